//! Agencies and places in Arabic that a head noun opens: وزارة الخارجية الروسية, جامعة بغداد, نهر بردى, مطار المزة.
//! Proposes every place where the chain of complements may end.

use super::likeness::{LIKE, Likeness};
use crate::candidate::{Candidate, Source};
use crate::class::{Class, ClassSet};
use crate::clitic::Clitics;
use crate::entity::EntityKind;
use crate::evidence::{Evidence, EvidenceSet};
use crate::gazetteer::Target;
use crate::lexicon::Reading;
use crate::normalize::arabic_code;
use crate::passage::{Passage, Phrase};
use crate::tokenize::{Gap, Script};

/// No name has more words after its head noun.
const LONGEST: usize = 8;
const HEAD: ClassSet = ClassSet::of(&[Class::AgencyHead, Class::PlaceHead]);
const NAME: ClassSet = ClassSet::of(&[Class::Given, Class::Family, Class::PersonName, Class::AgencyName]);
const CLOSED: ClassSet =
    ClassSet::of(&[Class::Preposition, Class::Function, Class::SpeechVerb, Class::DateWord]);
const KNOWN: ClassSet = ClassSet::of(&[
    Class::Ordinary,
    Class::AgencyHead,
    Class::PlaceHead,
    Class::TitleWeak,
    Class::PlaceAdjective,
]);
const TITLE: ClassSet = ClassSet::of(&[Class::TitleStrong, Class::TitleWeak]);
const WITHIN: ClassSet = ClassSet::of(&[Class::Lineage, Class::Kunya, Class::Servant, Class::Clan]);
const TAIL: ClassSet = ClassSet::of(&[Class::AgencyTail, Class::RulerNumber]);
const NATION: ClassSet = ClassSet::of(&[Class::Nisba, Class::Demonym]);

/// Proposes agencies and places wherever a head noun stands. `listed` are the candidates of the lists, sorted by place.
pub(super) fn find(
    passage: &Passage,
    likeness: &Likeness,
    listed: &[Candidate],
    candidates: &mut Vec<Candidate>,
) {
    for first in 0..passage.len() {
        if passage.tokens[first].script != Script::Arabic
            || !passage.classes_ending_at(first).any(HEAD)
            || in_phrase(passage, first)
        {
            continue;
        }
        for reading in passage.readings(first).filter(|r| r.classes.any(HEAD)) {
            for head in heads(passage, first, reading) {
                match head.value.starts_with("out ") {
                    true => announced(passage, likeness, &head, candidates),
                    false => Chain::new(passage, likeness, head).follow(listed, candidates),
                }
            }
        }
    }
}

/// Whether the noun belongs to a phrase that is no name: مجلس الإدارة, حركة المرور, عن طريق.
fn in_phrase(passage: &Passage, index: usize) -> bool {
    let closes = |p: &Phrase| p.last as usize == index && p.classes.any(CLOSED);
    passage.phrases_starting_at(index).any(|p| p.classes.has(Class::Ordinary))
        || index > 0 && passage.phrases_starting_at(index - 1).any(closes)
}

/// A head noun that stands in the text.
#[derive(Clone, Copy)]
struct Head<'a> {
    first: usize,
    clitics: Clitics,
    kind: EntityKind,
    sense: u32,
    /// Value of the sense: the subkind, and how far to trust it.
    value: &'a str,
    /// الجامعة: only adjectives follow.
    definite: bool,
}

/// The head nouns that a word can be.
fn heads<'a>(passage: &Passage<'a>, first: usize, reading: Reading) -> impl Iterator<Item = Head<'a>> {
    let dictionary = passage.dictionary;
    let token = &passage.tokens[first];
    let definite = reading.clitics.elides_article() || token.has_article_after(reading.clitics.letters());
    dictionary.form_ids(dictionary.root(reading.word)).filter_map(move |form| {
        let Target::Sense(sense) = dictionary.form(form).target else { return None };
        let value = dictionary.sense(sense).value;
        let kind = match dictionary.sense(sense).class {
            Class::AgencyHead => EntityKind::Agency,
            Class::PlaceHead => EntityKind::Place,
            _ => return None,
        };
        Some(Head { first, clitics: reading.clitics, kind, sense, value, definite })
    })
}

/// Whether the token is a noun that stands outside the name of the place after it: مدينة.
pub(super) fn is_outside(passage: &Passage, index: usize) -> bool {
    let readings = passage.readings(index).filter(|r| r.classes.has(Class::PlaceHead));
    readings.flat_map(|r| heads(passage, index, r)).any(|head| head.value.starts_with("out "))
}

/// A place in no list after a noun that stands outside its name: مدينة كيتيون, بلدة الفارعة.
fn announced(passage: &Passage, likeness: &Likeness, head: &Head, candidates: &mut Vec<Candidate>) {
    let mut evidence = EvidenceSet::default();
    evidence.add(Evidence::PlaceHeadBefore);
    for last in head.first + 1..(head.first + 3).min(passage.len()) {
        let token = &passage.tokens[last];
        if head.definite
            || passage.gap(last) != Gap::BLANK
            || token.script != Script::Arabic
            || link(passage, last) != Link::Unknown
        {
            return;
        }
        evidence.add_if(likeness.score(token.key) < -LIKE, Evidence::WordLike);
        evidence.add(if last == head.first + 1 { Evidence::UnknownPart } else { Evidence::UnknownParts });
        let source = Source::Grammar { subkind: head.sense };
        let (first, last) = (head.first as u32 + 1, last as u32);
        candidates.push(Candidate {
            first,
            last,
            clitics: Clitics::NONE,
            kind: head.kind,
            source,
            evidence,
            score: 0,
        });
    }
}

/// What one word does in the chain after the head noun.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Link {
    /// الروسية: closes the chain more often than not.
    Nisba,
    Place,
    Name,
    /// A definite word: الدفاع.
    Definite,
    /// An indefinite known word, which asks for a definite one: (اتحاد) كرة (القدم).
    Indefinite,
    /// In no list: foreign names mostly.
    Unknown,
    /// لل + noun: (وكالة إنترفاكس) للأنباء.
    For,
    /// و + definite word: (وزارة التربية) والتعليم.
    And,
    /// A title, which a name may follow: (مستشفى) الملك (خالد).
    Title,
    /// A word that a name goes on after: (مسجد عمر) بن (الخطاب).
    Within,
    /// An adjective of names, after one: (مطار دمشق) الدولي.
    Tail,
    End,
}

/// A head noun and the words that follow it.
struct Chain<'p, 'a> {
    passage: &'p Passage<'a>,
    likeness: &'p Likeness,
    head: Head<'a>,
    evidence: EvidenceSet,
    /// The last word asks for another.
    open: bool,
    /// A name closed the chain: وكالة إنترفاكس. Only its purpose follows: للأنباء.
    named: bool,
    indefinite: usize,
    previous: Link,
}

impl<'p, 'a> Chain<'p, 'a> {
    fn new(passage: &'p Passage<'a>, likeness: &'p Likeness, head: Head<'a>) -> Self {
        let mut evidence = EvidenceSet::default();
        evidence.add(Evidence::HeadNoun);
        evidence.add_if(!head.clitics.is_none(), Evidence::Clitic);
        let known_whole = passage.classes(head.first).any(KNOWN.or(CLOSED));
        evidence.add_if(!head.clitics.is_none() && known_whole, Evidence::KnownWhole);
        evidence.add_if(head.definite, Evidence::DefiniteHead);
        evidence.add_if(head.value.ends_with(" generic"), Evidence::GenericHead);
        Chain {
            passage,
            likeness,
            head,
            evidence,
            open: true,
            named: false,
            indefinite: 0,
            previous: Link::Indefinite,
        }
    }

    /// Goes from word to word and proposes every end.
    fn follow(mut self, listed: &[Candidate], candidates: &mut Vec<Candidate>) {
        let mut last = self.head.first;
        while last + 1 < self.passage.len().min(self.head.first + 1 + LONGEST) {
            last += 1;
            if self.passage.gap(last) != Gap::BLANK {
                return;
            }
            if let Some(end) = self.listed_name(last, listed, candidates) {
                last = end;
                continue;
            }
            let link = match link(self.passage, last) {
                // البنك المركزي: without a name before it, one adjective is as good as another.
                Link::Tail if !self.named => Link::Definite,
                link => link,
            };
            if !self.takes(link, last) {
                return;
            }
            self.previous = link;
            if link == Link::Indefinite {
                self.indefinite += 1;
                continue;
            }
            if link == Link::Within {
                continue;
            }
            self.open = false;
            self.named |= matches!(link, Link::Place | Link::Name);
            let evidence = self.weigh(link, last);
            let source = Source::Grammar { subkind: self.head.sense };
            candidates.push(self.candidate(last, source, evidence));
        }
    }

    /// Whether the chain goes on with such a word.
    fn takes(&self, link: Link, last: usize) -> bool {
        let directly = last == self.head.first + 1;
        let agency = self.head.kind == EntityKind::Agency;
        match link {
            Link::End => false,
            Link::For => agency && (!self.open || directly),
            Link::Tail => true,
            // عمر بن الخطاب, جورج واشنطن: a person's name goes on.
            Link::Name | Link::Within if self.named => {
                matches!(self.previous, Link::Name | Link::Within)
            }
            _ if self.named => false,
            Link::Within => !self.head.definite && self.open,
            Link::Nisba => agency && (!self.open || directly),
            // After a definite head only adjectives follow: الجامعة العربية.
            Link::Definite | Link::Title => agency || directly && !self.head.definite,
            Link::And => agency && matches!(self.previous, Link::Definite | Link::And | Link::For),
            Link::Name if self.previous == Link::Title => true,
            Link::Place | Link::Name | Link::Unknown => !self.head.definite && (agency || self.open),
            Link::Indefinite => agency && !self.head.definite && self.open && self.indefinite < 2,
        }
    }

    /// The evidence of a chain that ends with such a word; what holds for longer ones too is kept.
    fn weigh(&mut self, link: Link, last: usize) -> EvidenceSet {
        let agency = self.head.kind == EntityKind::Agency;
        let unlike = link == Link::Unknown && self.likeness.score(self.passage.tokens[last].key) < -LIKE;
        self.evidence.add_if(unlike, Evidence::WordLike);
        let kept = match link {
            Link::Name => Some(Evidence::NameComplement),
            Link::Unknown => Some(Evidence::UnknownComplement),
            Link::Definite | Link::Title | Link::For | Link::And => Some(Evidence::WordComplement),
            Link::Nisba | Link::Indefinite | Link::Within | Link::End => None,
            Link::Place => Some(Evidence::PlaceComplement),
            Link::Tail => None,
        };
        if let Some(kept) = kept {
            self.evidence.add(kept);
        }
        let mut here = self.evidence;
        here.add_if(link == Link::Nisba, Evidence::NisbaComplement);
        let proper = here.has(Evidence::NameComplement) || here.has(Evidence::PlaceComplement);
        // A word that no list has, after a noun of places, is a name: ملعب تشامارتين.
        let weak = self.head.value.ends_with(" weak") || !agency && link != Link::Unknown;
        here.add_if(weak && !proper, Evidence::WeakHead);
        // المركز الثقافي الفرنسي: a noun with several adjectives is less of a common one.
        if self.head.definite && here.has(Evidence::WordComplement) && here.has(Evidence::NisbaComplement) {
            here.remove(Evidence::WeakHead);
        }
        here
    }

    fn candidate(&self, last: usize, source: Source, evidence: EvidenceSet) -> Candidate {
        let Head { first, clitics, kind, .. } = self.head;
        Candidate { first: first as u32, last: last as u32, clitics, kind, source, evidence, score: 0 }
    }

    /// Proposes a listed agency directly after its head noun, which belongs to its name: شركة أرامكو, صحيفة الحياة. Gives the
    /// last token of the name.
    fn listed_name(
        &mut self,
        at: usize,
        listed: &[Candidate],
        candidates: &mut Vec<Candidate>,
    ) -> Option<usize> {
        if self.head.definite || !self.open || self.head.kind != EntityKind::Agency {
            return None;
        }
        let from = listed.partition_point(|c| (c.first as usize) < at);
        let starting = listed[from..].iter().take_while(|c| c.first as usize == at);
        // A name that is also a common word counts only after the head noun of its own sort: صحيفة الأنباء, not وكالة الأنباء.
        let fits = |c: &&Candidate| {
            let flagged = c.evidence.has(Evidence::OrdinaryWord) || c.evidence.has(Evidence::NeedsContext);
            c.kind == EntityKind::Agency && c.clitics.is_none() && (!flagged || self.is_of_sort(c))
        };
        let longest = starting.filter(fits).max_by_key(|c| c.last)?;
        self.evidence.add(Evidence::NameComplement);
        (self.open, self.named) = (false, true);
        candidates.push(self.candidate(longest.last as usize, longest.source, self.evidence));
        Some(longest.last as usize)
    }

    /// Whether a listed agency is of the sort that the head noun says.
    fn is_of_sort(&self, candidate: &Candidate) -> bool {
        let Source::Form { dictionary: 0, form } = candidate.source else { return false };
        match self.passage.dictionary.target(form) {
            Target::Entity(entity) => {
                self.passage.dictionary.entity(entity).subkind() == super::subkind_of(self.head.value)
            }
            Target::Sense(_) => false,
        }
    }
}

fn link(passage: &Passage, index: usize) -> Link {
    let token = &passage.tokens[index];
    if token.script != Script::Arabic {
        return Link::End;
    }
    let classes = passage.classes(index);
    if classes.any(WITHIN) {
        return Link::Within;
    }
    // بأن is no name, whoever is called so.
    let stripped = passage.words.stripped(index);
    if classes.any(CLOSED) || !classes.any(KNOWN) && stripped.iter().any(|r| r.classes.any(CLOSED)) {
        return Link::End;
    }
    if classes.any(NATION) && token.has_article() {
        return Link::Nisba;
    }
    if classes.any(TAIL) {
        return Link::Tail;
    }
    if classes.has(Class::PlaceName) {
        return Link::Place;
    }
    if classes.any(NAME) && !classes.any(KNOWN) {
        return Link::Name;
    }
    if token.has_article() {
        return if classes.any(TITLE) { Link::Title } else { Link::Definite };
    }
    let letters = token.key.first_letters();
    if letters[0] == arabic_code('ل') && letters[1] == arabic_code('ل') {
        return Link::For;
    }
    if letters[0] == arabic_code('و') && letters[1] == arabic_code('ا') && letters[2] == arabic_code('ل') {
        return Link::And;
    }
    if classes.any(KNOWN) {
        return Link::Indefinite;
    }
    if passage.words.word(index).is_known()
        || !passage.words.stripped(index).is_empty()
        || token.key.len() < 3
    {
        return Link::End;
    }
    Link::Unknown
}
