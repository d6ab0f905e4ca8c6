//! Agencies in Arabic: a head noun and its complements, وزارة الخارجية الروسية, جامعة بغداد, هيئة تحرير الشام.
//! Proposes every place where the chain may end.

use crate::candidate::{Candidate, Source};
use crate::clitic::Clitics;
use crate::entity::EntityKind;
use crate::evidence::{Evidence, EvidenceSet};
use crate::gazetteer::{Dictionary, Target};
use crate::lexicon::{Class, ClassSet, Reading, WordId};
use crate::normalize::arabic_code;
use crate::passage::Passage;
use crate::tokenize::{Gap, Script, Token};

/// No agency has more words after its head noun.
const LONGEST: usize = 8;
const NAME: ClassSet = ClassSet::of(&[Class::Given, Class::Family, Class::PersonName, Class::AgencyName]);
const CLOSED: ClassSet = ClassSet::of(&[Class::Preposition, Class::Function, Class::SpeechVerb, Class::DateWord]);
const KNOWN: ClassSet = ClassSet::of(&[Class::Ordinary, Class::AgencyHead, Class::PlaceHead, Class::TitleWeak, Class::PlaceAdjective]);

/// Proposes agencies wherever a head noun stands. `listed` are the candidates of the lists, sorted by place.
pub(super) fn find(passage: &Passage, listed: &[Candidate], candidates: &mut Vec<Candidate>) {
    for first in 0..passage.len() {
        if passage.tokens[first].script != Script::Arabic || !passage.classes_ending_at(first).has(Class::AgencyHead) {
            continue;
        }
        for reading in passage.readings(first).filter(|r| r.classes.has(Class::AgencyHead)) {
            chain(passage, first, reading, listed, candidates);
        }
    }
}

/// Whether a head noun of this subkind opens descriptions as often as names: مكتب, لجنة.
fn is_weak(subkind: &str) -> bool {
    matches!(subkind, "body" | "government" | "media" | "religious" | "federation" | "security" | "think_tank" | "school" | "army" | "exchange")
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
    End,
}

fn chain(passage: &Passage, first: usize, head: Reading, listed: &[Candidate], candidates: &mut Vec<Candidate>) {
    let Some(subkind) = sense_of(passage.dictionary, head.word) else { return };
    let weak = is_weak(passage.dictionary.sense(subkind).value);
    let definite_head = is_definite(&passage.tokens[first], head.clitics);
    let mut evidence = EvidenceSet::default();
    evidence.add(Evidence::HeadNoun);
    evidence.add_if(!head.clitics.is_none(), Evidence::Clitic);
    evidence.add_if(!head.clitics.is_none() && passage.classes(first).any(KNOWN.or(CLOSED)), Evidence::KnownWhole);
    let mut open = true; // the last word asks for another
    let mut indefinite = 0;
    let mut named = false;
    let mut last = first;
    while last + 1 < passage.len().min(first + 1 + LONGEST) {
        last += 1;
        if passage.gap(last) != Gap::BLANK {
            return;
        }
        if !definite_head && open
            && let Some(end) = headed(passage, (first, last), head.clitics, subkind, evidence, listed, candidates)
        {
            evidence.add(Evidence::NameComplement);
            (open, named, last) = (false, true, end);
            continue;
        }
        let link = link(passage, last);
        // After a definite head only adjectives follow: الجامعة العربية, الهيئة العامة للاستعلامات.
        let fits = match link {
            Link::End => false,
            Link::For => !open || last == first + 1,
            _ if named => false,
            Link::Nisba => !open || last == first + 1,
            Link::Definite => true,
            Link::And => !open,
            Link::Place | Link::Name | Link::Unknown => !definite_head,
            Link::Indefinite => !definite_head && open && indefinite < 2,
        };
        if !fits {
            return;
        }
        let mut here = evidence;
        match link {
            Link::Nisba => here.add(Evidence::NisbaComplement),
            Link::Place => here.add(Evidence::PlaceComplement),
            Link::Name => {
                evidence.add(Evidence::NameComplement);
                here.add(Evidence::NameComplement);
            }
            Link::Unknown => {
                evidence.add(Evidence::UnknownComplement);
                here.add(Evidence::UnknownComplement);
            }
            Link::Definite | Link::For | Link::And => {
                evidence.add(Evidence::WordComplement);
                here.add(Evidence::WordComplement);
            }
            Link::Indefinite | Link::End => {}
        }
        match link {
            Link::Indefinite => {
                indefinite += 1;
                open = true;
                continue;
            }
            _ => open = false,
        }
        here.add_if(definite_head, Evidence::DefiniteHead);
        here.add_if(weak && !here.has(Evidence::NameComplement) && !here.has(Evidence::PlaceComplement), Evidence::WeakHead);
        let source = Source::Grammar { subkind };
        let (first, last) = (first as u32, last as u32);
        candidates.push(Candidate { first, last, clitics: head.clitics, kind: EntityKind::Agency, source, evidence: here, score: 0 });
        // After a name only its purpose follows: وكالة إنترفاكس للأنباء.
        named = matches!(link, Link::Place | Link::Name);
    }
}

/// Proposes a listed agency directly after its head noun, which belongs to its name: شركة أرامكو, صحيفة الحياة. Gives the last
/// token of the name.
fn headed(
    passage: &Passage,
    (first, name): (usize, usize),
    clitics: Clitics,
    subkind: u32,
    evidence: EvidenceSet,
    listed: &[Candidate],
    candidates: &mut Vec<Candidate>,
) -> Option<usize> {
    let from = listed.partition_point(|c| (c.first as usize) < name);
    let starting = listed[from..].iter().take_while(|c| c.first as usize == name);
    // A name that is also a common word counts only after the head noun of its own sort: صحيفة الأنباء, not وكالة الأنباء.
    let fits = |c: &&Candidate| {
        let flagged = c.evidence.has(Evidence::OrdinaryWord) || c.evidence.has(Evidence::NeedsContext);
        c.kind == EntityKind::Agency && c.clitics.is_none() && (!flagged || same_sort(passage, c, subkind))
    };
    let longest = starting.filter(fits).max_by_key(|c| c.last)?;
    let mut evidence = evidence;
    evidence.add(Evidence::NameComplement);
    candidates.push(Candidate { first: first as u32, clitics, evidence, ..*longest });
    Some(longest.last as usize)
}

fn same_sort(passage: &Passage, candidate: &Candidate, head: u32) -> bool {
    let Source::Form { dictionary: 0, form } = candidate.source else { return false };
    match passage.dictionary.form(form).target {
        Target::Entity(entity) => passage.dictionary.entity(entity).subkind() == passage.dictionary.sense(head).value,
        Target::Sense(_) => false,
    }
}

fn link(passage: &Passage, index: usize) -> Link {
    let token = &passage.tokens[index];
    if token.script != Script::Arabic {
        return Link::End;
    }
    let classes = passage.classes(index);
    if classes.any(CLOSED) {
        return Link::End;
    }
    if classes.any(ClassSet::of(&[Class::Nisba, Class::Demonym])) && is_definite(token, Clitics::NONE) {
        return Link::Nisba;
    }
    if classes.has(Class::PlaceName) {
        return Link::Place;
    }
    if classes.any(NAME) && !classes.any(KNOWN) {
        return Link::Name;
    }
    if is_definite(token, Clitics::NONE) {
        return Link::Definite;
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
    if passage.words.word(index).is_known() || !passage.words.stripped(index).is_empty() || token.key.len() < 3 {
        return Link::End;
    }
    Link::Unknown
}

/// Whether the word has the article: ال, or ل for it after a preposition.
fn is_definite(token: &Token, clitics: Clitics) -> bool {
    if token.key.is_hashed() {
        return false;
    }
    let skip = clitics.letters();
    clitics.elides_article()
        || token.key.letter(skip) == arabic_code('ا') && token.key.letter(skip + 1) == arabic_code('ل') && token.key.len() > skip + 4
}

/// The sense of a word as a head noun of agencies.
fn sense_of(dictionary: &Dictionary, word: WordId) -> Option<u32> {
    dictionary.form_ids(dictionary.root(word)).find_map(|form| match dictionary.form(form).target {
        Target::Sense(sense) if dictionary.sense(sense).class == Class::AgencyHead => Some(sense),
        _ => None,
    })
}
