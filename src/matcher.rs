//! Gazetteer matching: phrases of a dictionary over the tokens of a passage, each a candidate with its evidence.
//! Proposes every form that fits, ambiguous ones too; which of them is meant, resolution decides.

use std::sync::Arc;

use crate::candidate::{Candidate, Source};
use crate::class::{Class, ClassSet};
use crate::clitic::Clitics;
use crate::entity::{Entity, EntityKind};
use crate::evidence::{Evidence, EvidenceSet};
use crate::gazetteer::{Dictionary, Form, FormFlags, Target, pack_ending};
use crate::lexicon::{Reading, Words};
use crate::passage::{Passage, Phrase};
use crate::tokenize::{Gap, Key, Script, Shape, Token};

/// Matches one dictionary. Gives entity forms to `candidates`; several-word phrases of word tables to `phrases`.
/// Costs one step for each token that begins a phrase, and one more for each word the phrase goes on.
pub(crate) fn scan(
    dictionary: &Dictionary,
    words: &Words,
    tokens: &[Token],
    hit: &mut impl FnMut(Hit),
    phrases: &mut Vec<Phrase>,
) {
    const OPENS: ClassSet = ClassSet::NAMES.or(ClassSet::BEGINS);
    for first in 0..tokens.len() {
        if !words.word(first).ending.any(OPENS) {
            continue;
        }
        for reading in words.readings(first).filter(|r| r.classes.any(OPENS)) {
            let mut node = dictionary.root(reading.word);
            let mut run = Run { gap: Gap::NONE, endings: pack_ending(0, 0, tokens[first].ending) };
            if reading.classes.any(ClassSet::NAMES) {
                for form in dictionary.form_ids(node) {
                    if let Target::Entity(entity) = dictionary.target(form) {
                        hit(Hit { first, last: first, reading, form, entity, run });
                    }
                }
            }
            if !reading.classes.any(ClassSet::BEGINS) {
                continue;
            }
            for last in first + 1..tokens.len() {
                let (token, word) = (&tokens[last], words.word(last));
                if token.gap.has(Gap::NEWLINE) || !word.classes.any(ClassSet::GOES_ON) {
                    break;
                }
                let Some(step) = word.id().and_then(|word| dictionary.step(node, word)) else { break };
                node = step;
                // The dot of an abbreviation (St. Petersburg) parts no name.
                let gap =
                    if tokens[last - 1].key.len() <= 3 { token.gap.without(Gap::DOT) } else { token.gap };
                run.gap = run.gap.or(gap);
                run.endings = pack_ending(run.endings, last - first, token.ending);
                let mut is_phrase = false;
                for form in dictionary.form_ids(node) {
                    match dictionary.target(form) {
                        Target::Entity(entity) => hit(Hit { first, last, reading, form, entity, run }),
                        Target::Sense(_) => is_phrase = true,
                    }
                }
                if is_phrase {
                    phrases.push(Phrase {
                        first: first as u32,
                        last: last as u32,
                        classes: dictionary.node_classes(node),
                        node,
                        clitics: reading.clitics,
                    });
                }
                if !dictionary.goes_on(node) {
                    break;
                }
            }
        }
    }
}

/// What was read on the way through a phrase.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Run {
    gap: Gap,
    endings: u32,
}

/// A form of an entity that stands in the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hit {
    first: usize,
    last: usize,
    reading: Reading,
    form: u32,
    entity: u32,
    run: Run,
}

impl Hit {
    /// Index of its first token.
    pub(crate) fn first(&self) -> usize {
        self.first
    }

    /// Index of its last token.
    pub(crate) fn last(&self) -> usize {
        self.last
    }

    /// What its first token carries before the name.
    pub(crate) fn clitics(&self) -> Clitics {
        self.reading.clitics
    }

    /// Whether only blanks and hyphens stand between its words.
    pub(crate) fn is_joined(&self) -> bool {
        self.run.gap.only(Gap::BLANK.or(Gap::HYPHEN))
    }
}

/// Weighs a hit; `None` if the form forbids being read here.
pub(crate) fn candidate(
    hit: Hit,
    dictionary: &Dictionary,
    number: u8,
    passage: &Passage,
) -> Option<Candidate> {
    let form = dictionary.form(hit.form);
    let entity = dictionary.entity(hit.entity);
    let Hit { first, last, reading, .. } = hit;
    if !hit.run.gap.only(Gap::USUAL.or(form.gap)) {
        return None;
    }
    let mut evidence = EvidenceSet::default();
    spelling(&mut evidence, &form, hit.run, reading, &passage.tokens[first..=last])?;
    listing(&mut evidence, &form, entity, last - first + 1, number);
    if !reading.clitics.is_none() {
        clitics(&mut evidence, &form, reading, first, last, entity, passage)?;
    }
    common_word(&mut evidence, first, last, reading, passage);
    context(&mut evidence, first, last, entity.kind(), form.flags, reading, passage);
    let source = Source::Form { dictionary: number, form: hit.form };
    let titled = entity.kind() == EntityKind::Person
        && !form.flags.has(FormFlags::WHOLE)
        && opens_with_title(passage, first, last);
    evidence.add_if(titled, Evidence::StrongTitleBefore);
    let (first, clitics) = if titled { (first + 1, Clitics::NONE) } else { (first, reading.clitics) };
    let last = if closes_with_nationality(passage, entity, first, last) { last - 1 } else { last };
    Some(Candidate {
        first: first as u32,
        last: last as u32,
        clitics,
        kind: entity.kind(),
        source,
        evidence,
        score: 0,
    })
}

/// Whether a listed name opens with a title, which stands outside the mention: Pope Francis. Sultan Qaboos is a given name.
fn opens_with_title(passage: &Passage, first: usize, last: usize) -> bool {
    let opening = passage.all_classes(first);
    let titled =
        opening.any(ClassSet::of(&[Class::TitleStrong, Class::TitleWeak])) && !opening.has(Class::Given);
    titled && last > first && !passage.classes(first + 1).any(CLOSED)
}

/// Whether a club or newspaper is told from its namesakes by its country, which stands outside the mention: بايرن ميونيخ
/// الألماني. النادي الأفريقي is nothing without it.
fn closes_with_nationality(passage: &Passage, entity: Entity, first: usize, last: usize) -> bool {
    let namesakes = matches!(entity.subkind(), "club" | "newspaper");
    if !namesakes || first == last || !passage.tokens[last].has_article() {
        return false;
    }
    let bare_noun = last == first + 1 && passage.classes(first).any(COMMON);
    !bare_noun && is_nationality(passage, last)
}

/// Whether the word is an adjective of a country, not of a town or a people.
fn is_nationality(passage: &Passage, index: usize) -> bool {
    let dictionary = passage.dictionary;
    let is_country = |value: &str| value.len() == 2 && value.bytes().all(|b| b.is_ascii_uppercase());
    passage.classes(index).has(Class::Nisba)
        && passage.readings(index).filter(|r| r.clitics.is_none()).any(|r| {
            dictionary.form_ids(dictionary.root(r.word)).any(|form| match dictionary.target(form) {
                Target::Sense(sense) => is_country(dictionary.sense(sense).value),
                Target::Entity(_) => false,
            })
        })
}

/// Letters and capitals. `None` where the form insists on its own.
fn spelling(
    evidence: &mut EvidenceSet,
    form: &Form,
    run: Run,
    reading: Reading,
    tokens: &[Token],
) -> Option<()> {
    if form.endings != run.endings {
        if form.flags.has(FormFlags::EXACT) {
            return None;
        }
        evidence.add(Evidence::Loose);
    }
    if form.flags.has(FormFlags::NO_CLITICS) && !reading.clitics.is_none() {
        return None;
    }
    evidence.add_if(form.flags.has(FormFlags::DERIVED), Evidence::Derived);
    let mut latin = tokens.iter().filter(|t| t.script == Script::Latin);
    if form.flags.has(FormFlags::UPPER) {
        let upper = latin.clone().all(|t| t.shape == Shape::Upper || t.dotted);
        if !upper {
            let letters: usize = tokens.iter().map(|t| t.key.len()).sum();
            if form.flags.has(FormFlags::CASE) || letters <= 3 {
                return None;
            }
            evidence.add_if(!latin.all(|t| t.shape.is_capital()), Evidence::WrongCase);
        }
    } else if form.flags.has(FormFlags::CAPITALISED) {
        // The article of a title is a capital, or it is an article: the Australian is not The Australian.
        if tokens.len() > 1 && tokens[0].shape == Shape::Lower && tokens[0].key == Key::of_folded("the") {
            return None;
        }
        let lower = !latin.any(|t| t.shape.is_capital());
        if lower && form.flags.has(FormFlags::CASE) {
            return None;
        }
        evidence.add_if(lower, Evidence::LowerCase);
    }
    Some(())
}

/// What the gazetteer says by itself.
fn listing(evidence: &mut EvidenceSet, form: &Form, entity: Entity, words: usize, number: u8) {
    evidence.add(match entity.kind() {
        EntityKind::Place | EntityKind::Date => Evidence::ListedPlace,
        EntityKind::Person => Evidence::ListedPerson,
        EntityKind::Agency => Evidence::ListedAgency,
    });
    // A name that its own list calls ambiguous is no surer for being in it.
    let flagged = form.flags.has(FormFlags::ORDINARY) || form.flags.has(FormFlags::CONTEXT);
    evidence.add_if(number > 0 && !flagged, Evidence::OwnList);
    evidence.add_if(words >= 2, Evidence::SeveralWords);
    evidence.add_if(words >= 4, Evidence::ManyWords);
    evidence.add_if(entity.prior() >= 8, Evidence::PriorHigh);
    evidence.add_if(entity.prior() <= 3, Evidence::PriorLow);
    evidence.add_if(form.flags.has(FormFlags::ORDINARY), Evidence::OrdinaryWord);
    evidence.add_if(form.flags.has(FormFlags::CONTEXT), Evidence::NeedsContext);
    evidence.add_if(
        form.flags.has(FormFlags::PERSON_NAME) && entity.kind() != EntityKind::Person,
        Evidence::AlsoPersonName,
    );
}

/// A single word that the word tables know as well needs evidence, flagged or not.
fn common_word(evidence: &mut EvidenceSet, first: usize, last: usize, reading: Reading, passage: &Passage) {
    let stripped_closed =
        || reading.clitics.is_none() && passage.words.stripped(first).iter().any(|r| r.classes.any(CLOSED));
    if first != last || !(passage_classes(passage, first, reading).any(COMMON) || stripped_closed()) {
        return;
    }
    // A capital inside a sentence says that no common word is meant.
    let capital = passage.tokens[first].shape.is_capital() && !passage.starts_sentence(first);
    evidence.add(if capital { Evidence::NeedsContext } else { Evidence::OrdinaryWord });
}

/// What the word tables say of the token under this reading.
fn passage_classes(passage: &Passage, index: usize, reading: Reading) -> ClassSet {
    passage.readings(index).find(|r| r.clitics == reading.clitics).map_or(ClassSet::NONE, |r| r.classes)
}

/// ومع is و and a preposition before it is a news agency.
const CLOSED: ClassSet = ClassSet::of(&[Class::Preposition, Class::Function]);

const COMMON: ClassSet = ClassSet::of(&[
    Class::Ordinary,
    Class::Preposition,
    Class::Function,
    Class::SpeechVerb,
    Class::AgencyHead,
    Class::AgencyTail,
    Class::PlaceHead,
    Class::PlaceTail,
    Class::DateWord,
]);

/// Whether the proclitics are believable. `None` if they are not at all.
fn clitics(
    evidence: &mut EvidenceSet,
    form: &Form,
    reading: Reading,
    first: usize,
    last: usize,
    entity: Entity,
    passage: &Passage,
) -> Option<()> {
    let token = &passage.tokens[first];
    let rest = token.key.len() - reading.clitics.letters() + usize::from(reading.clitics.elides_article());
    evidence.add(Evidence::Clitic);
    evidence.add_if(reading.clitics.has_kaf(), Evidence::ClashingClitic);
    // A short rest is chance, unless more words of the name follow or the name is a household word.
    evidence.add_if(rest <= 3 && last == first && entity.prior() < 8, Evidence::ShortRest);
    let whole = passage.classes(first);
    evidence.add_if(!whole.is_empty() && last == first, Evidence::KnownWhole);
    let ordinary = form.flags.has(FormFlags::ORDINARY);
    // An ordinary word behind و or ك is the ordinary word.
    (!ordinary || reading.clitics.has_preposition() && !reading.clitics.has_kaf()).then_some(())
}

/// What stands around it.
fn context(
    evidence: &mut EvidenceSet,
    first: usize,
    last: usize,
    kind: EntityKind,
    flags: FormFlags,
    reading: Reading,
    passage: &Passage,
) {
    let before =
        if passage.follows_blank(first) { passage.classes_ending_at(first - 1) } else { ClassSet::NONE };
    let bare = reading.clitics.is_none();
    match kind {
        EntityKind::Place => {
            let preposition = bare && is_preposition(passage, first, before) || reading.clitics.has_ba();
            evidence.add_if(preposition, Evidence::PrepositionBefore);
            evidence.add_if(bare && before.has(Class::PlaceHead), Evidence::PlaceHeadBefore);
            evidence.add_if(
                bare && before.has(Class::EventHead) || event_follows(passage, last),
                Evidence::InEvent,
            );
            let after = passage.gap(last + 1);
            let opens_line = first == 0 || passage.gap(first).has(Gap::NEWLINE);
            evidence.add_if(
                opens_line && after.has(Gap::COLON.or(Gap::HYPHEN).or(Gap::OPEN)),
                Evidence::Dateline,
            );
        }
        EntityKind::Agency => {
            // الحركة الاقتصادية: after a noun with its article no name follows, but an adjective.
            let article = |index: usize| passage.tokens[index].has_article();
            let adjective = bare && first > 0 && first == last && article(first) && article(first - 1);
            // A name of several words may have its head noun inside: وزارة الخارجية الأمريكية beside الخارجية الأمريكية.
            let head = first == last && bare && before.has(Class::AgencyHead) && !adjective;
            evidence.add_if(head, Evidence::AgencyHeadBefore)
        }
        EntityKind::Person => {
            evidence.add_if(bare && before.has(Class::TitleWeak), Evidence::TitleBefore);
            evidence.add_if(bare && before.has(Class::TitleStrong), Evidence::StrongTitleBefore);
            evidence.add_if(bare && goes_on_before(passage, first), Evidence::InsideName);
        }
        EntityKind::Date => {}
    }
    if first == last && kind != EntityKind::Agency && name_beside(passage, first) {
        evidence.add(Evidence::NameBeside);
    }
    if flags.has(FormFlags::CAPITALISED) {
        evidence.add_if(
            kind == EntityKind::Place && is_capital_beside(passage, first, last),
            Evidence::CapitalBeside,
        );
        evidence.add_if(kind == EntityKind::Person && passage.capital_follows(last), Evidence::GoesOn);
    }
    if flags.has(FormFlags::CAPITALISED) && first == last {
        evidence.add_if(
            flags.has(FormFlags::ORDINARY) && passage.starts_sentence(first),
            Evidence::SentenceStart,
        );
    }
}

/// Whether a preposition stands before the token. بلدية is a municipality, whatever else is left without its first letter.
fn is_preposition(passage: &Passage, first: usize, before: ClassSet) -> bool {
    if !before.has(Class::Preposition) {
        return false;
    }
    let whole = passage.classes(first - 1);
    whole.is_empty()
        || whole.any(CLOSED)
        || passage.words.stripped(first - 1).iter().all(|r| !r.classes.has(Class::Preposition))
}

/// Whether an English name of an event goes on after the place: Vietnam War.
fn event_follows(passage: &Passage, last: usize) -> bool {
    let next = last + 1;
    passage.follows_blank(next)
        && passage.tokens[next].shape.is_capital()
        && passage.classes(next).has(Class::EventTail)
}

/// Whether the name of an Arabic person began before the token: محمد (بن زايد), بن (سلمان).
fn goes_on_before(passage: &Passage, first: usize) -> bool {
    if !passage.follows_blank(first) || passage.tokens[first].script != Script::Arabic {
        return false;
    }
    let before = passage.classes(first - 1);
    before.any(ClassSet::of(&[Class::Lineage, Class::Kunya, Class::Servant]))
        || before.has(Class::Given)
            && !before.any(COMMON)
            && !before.any(ClassSet::of(&[Class::OrdinaryName, Class::PlaceName]))
}

/// Whether a capitalised word that is neither a title, a date nor a place stands directly beside an English place, which
/// then is a part of a longer name: Montreal Victorias, Sandy Hook.
fn is_capital_beside(passage: &Passage, first: usize, last: usize) -> bool {
    let belongs = |index: usize| {
        let token = &passage.tokens[index];
        token.script == Script::Latin
            && matches!(token.shape, Shape::Capitalised | Shape::Mixed)
            && token.key.len() > 1
            && !passage.classes(index).any(APART)
            && !passage.classes_ending_at(index).any(APART)
            && !passage.classes_beginning_at(index).any(APART)
    };
    passage.follows_blank(last + 1) && belongs(last + 1)
        || passage.follows_blank(first) && !passage.starts_sentence(first - 1) && belongs(first - 1)
}

/// Capitalised words that stand beside a place and belong to no name with it.
const APART: ClassSet = ClassSet::of(&[
    Class::Preposition,
    Class::Function,
    Class::TitleStrong,
    Class::TitleWeak,
    Class::Nisba,
    Class::Demonym,
    Class::DateWord,
    Class::DateShort,
    Class::SpeechVerb,
    Class::PlaceName,
    Class::PlaceHead,
    Class::PlaceAdjective,
    Class::PlaceNoun,
]);

/// Whether a sure part of a person's name stands directly beside the token.
pub(crate) fn name_beside(passage: &Passage, index: usize) -> bool {
    let sure = |i: usize| {
        let classes = passage.classes(i);
        classes.any(ClassSet::of(&[Class::Given, Class::Family]))
            && !classes.any(ClassSet::of(&[Class::OrdinaryName, Class::PlaceName]))
    };
    (passage.follows_blank(index) && sure(index - 1)) || (passage.follows_blank(index + 1) && sure(index + 1))
}

/// Gives every candidate the evidence of a sure name of its kind that stands beside it in a list: روسيا وأوكرانيا; Nice, Paris.
/// `candidates` are sorted by place.
pub(crate) fn neighbours(candidates: &mut [Candidate], passage: &Passage, dictionaries: &[Arc<Dictionary>]) {
    let flagged = ClassOfForm { dictionaries };
    for i in 0..candidates.len() {
        let candidate = candidates[i];
        if !flagged.needs_evidence(&candidate) {
            continue;
        }
        let sure = |other: &Candidate| other.kind == candidate.kind && !flagged.needs_evidence(other);
        let before = candidates[..i].iter().rev().take(8);
        let mut before =
            before.filter(|other| other.last + 1 == candidate.first || other.last + 2 == candidate.first);
        let mut after = candidates[i + 1..]
            .iter()
            .take(8)
            .filter(|other| other.first == candidate.last + 1 || other.first == candidate.last + 2);
        let listed = before
            .any(|other| sure(other) && is_list(passage, other.last, candidate.first, candidate.clitics))
            || after.any(|other| sure(other) && is_list(passage, candidate.last, other.first, other.clitics));
        candidates[i].evidence.add_if(listed, Evidence::NeighbourOfKind);
    }
}

struct ClassOfForm<'d> {
    dictionaries: &'d [Arc<Dictionary>],
}

impl ClassOfForm<'_> {
    /// Whether the form of a candidate is flagged as ambiguous.
    fn needs_evidence(&self, candidate: &Candidate) -> bool {
        match candidate.source {
            Source::Form { dictionary, form } => {
                let flags = self.dictionaries[dictionary as usize].form(form).flags;
                flags.has(FormFlags::ORDINARY) || flags.has(FormFlags::CONTEXT)
            }
            _ => false,
        }
    }
}

/// Whether two names are parted as members of a list are: by a comma, by و, by "and" or "or".
fn is_list(passage: &Passage, last: u32, first: u32, clitics: Clitics) -> bool {
    let (last, first) = (last as usize, first as usize);
    match first - last {
        1 => passage.gap(first).has(Gap::COMMA.or(Gap::SLASH)) || clitics.has_conjunction(),
        _ => matches!(passage.slice(first - 1), "and" | "or" | "أو" | "و") && passage.follows_blank(first),
    }
}
