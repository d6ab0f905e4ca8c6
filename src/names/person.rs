//! People: given name, father, grandfather, family; kunyas and lineages; foreign names; capitals in English.
//! Proposes every reasonable end of a name with its evidence; which is right, resolution decides.

use super::likeness::{LIKE, Likeness};
use super::part::{Part, part};
use super::setting::{definition, is_locative};
use crate::candidate::{Candidate, NO_SUBKIND, Source};
use crate::class::{Class, ClassSet};
use crate::clitic::Clitics;
use crate::entity::EntityKind;
use crate::evidence::{Evidence, EvidenceSet};
use crate::passage::Passage;
use crate::tokenize::{Gap, Script};

/// Words above this likeness are taken for a name without anything else that says so.
const SURELY_LIKE: f32 = 0.4;

/// No name has more tokens.
const LONGEST: usize = 8;
/// So many adjectives may stand between a title and the name.
const ADJECTIVES: usize = 2;
const NAME: ClassSet = ClassSet::of(&[Class::Given, Class::Family]);
const TITLE: ClassSet = ClassSet::of(&[Class::TitleStrong, Class::TitleWeak]);
const DESCRIPTION: ClassSet =
    ClassSet::of(&[Class::Nisba, Class::Demonym, Class::TitleStrong, Class::TitleWeak]);
const VERB: ClassSet = ClassSet::of(&[Class::SpeechVerb, Class::Ordinary]);
const CLOSED: ClassSet = ClassSet::of(&[Class::Preposition, Class::Function]);
/// Words that may open a name by themselves.
const OPENER: ClassSet =
    ClassSet::of(&[Class::Given, Class::Family, Class::Kunya, Class::Servant, Class::Lineage, Class::Clan]);

/// Proposes people. Costs one class test for each token, and a short walk where a name may open.
pub(super) fn find(passage: &Passage, likeness: &Likeness, candidates: &mut Vec<Candidate>) {
    for index in 0..passage.len() {
        let token = &passage.tokens[index];
        let opens = passage.classes_ending_at(index).any(OPENER);
        let capital = token.script == Script::Latin && token.shape.is_capital();
        let arabic = token.script == Script::Arabic;
        let unlisted = || {
            title_before(passage, index).any(TITLE)
                || opens_foreign(passage, likeness, index)
                || is_lineage(passage, index + 1)
        };
        if !(opens || capital || arabic && unlisted())
            || continues_name(passage, index)
            || ends_title(passage, index)
        {
            continue;
        }
        let mut read = false;
        let closed = passage.classes(index).any(CLOSED);
        for reading in passage.readings(index).take_while(|r| !closed || r.clitics.is_none()) {
            read = true;
            walk(passage, likeness, index, reading.classes, reading.clitics, candidates);
        }
        if !read {
            walk(passage, likeness, index, ClassSet::NONE, Clitics::NONE, candidates);
        }
    }
}

/// Whether the token is the last word of a title of several: باسم in المتحدث باسم.
fn ends_title(passage: &Passage, index: usize) -> bool {
    passage.classes_ending_at(index).any(TITLE) && !passage.all_classes(index).any(TITLE)
}

/// Whether an unlisted word looks like a name, and a sure one follows or somebody speaks: فينسينزو غاليلي.
fn opens_foreign(passage: &Passage, likeness: &Likeness, index: usize) -> bool {
    let spoken = || passage.follows_blank(index) && passage.classes(index - 1).has(Class::SpeechVerb);
    passage.classes(index).is_empty()
        && (passage.classes(index + 1).any(NAME) || spoken())
        && goes_on(passage, index, index + 1)
        && likeness.score(passage.tokens[index].key) > LIKE
}

/// Whether the token is بن, which a name stands before.
fn is_lineage(passage: &Passage, index: usize) -> bool {
    passage.classes(index).has(Class::Lineage)
        && passage.tokens[index].key.len() == 2
        && passage.follows_blank(index)
}

/// Whether the token before is so surely inside a name that none begins here.
fn continues_name(passage: &Passage, index: usize) -> bool {
    if !goes_on_from(passage, index) {
        return false;
    }
    let before = passage.classes(index - 1);
    match part(passage, index - 1, before) {
        Part::Given | Part::Lineage | Part::Kunya | Part::Servant | Part::Clan | Part::Initial => true,
        // سهل بن حنيف: before بن a word that may be a name is one.
        Part::OrdinaryGiven | Part::Family | Part::OrdinaryFamily | Part::Doubtful => {
            is_lineage(passage, index)
        }
        _ => false,
    }
}

fn goes_on_from(passage: &Passage, index: usize) -> bool {
    index > 0 && goes_on(passage, index - 1, index)
}

/// What a name has so far.
#[derive(Clone, Copy, Default)]
struct Parts {
    /// Names proper: given, family, unknown; a compound such as عبد الله counts once.
    names: usize,
    known: usize,
    /// Those of them that are hardly anything but names.
    sure: usize,
    unknown: usize,
    ordinary: usize,
    doubtful: usize,
    /// The last word is one of the doubtful, and stands after a sure name.
    doubtful_inside: bool,
    lineage: bool,
    kunya: bool,
    initial: bool,
    family: bool,
    /// The least name-like of the unknown words.
    likeness: f32,
}

impl Parts {
    fn add_unknown(&mut self, likeness: f32) {
        self.likeness = if self.unknown == 0 { likeness } else { self.likeness.min(likeness) };
        self.unknown += 1;
    }
}

/// Follows a name from its first token and proposes it at every token where it may end.
fn walk(
    passage: &Passage,
    likeness: &Likeness,
    first: usize,
    classes: ClassSet,
    clitics: Clitics,
    candidates: &mut Vec<Candidate>,
) {
    let opening = part(passage, first, classes);
    let mut evidence = EvidenceSet::default();
    let mut parts = Parts::default();
    let mut incomplete = false; // the last token asks for another: بن, عبد, von
    match opening {
        Part::Given | Part::OrdinaryGiven => {
            evidence.add(Evidence::GivenName);
            evidence.add_if(opening == Part::OrdinaryGiven, Evidence::OrdinaryGiven);
            parts.names = 1;
            parts.known = 1;
            parts.sure = 1;
        }
        Part::Family | Part::OrdinaryFamily => {
            parts.names = 1;
            parts.known = usize::from(opening == Part::Family);
            parts.sure = parts.known;
            parts.ordinary = usize::from(opening == Part::OrdinaryFamily);
            parts.family = true;
        }
        Part::Doubtful => {
            parts.names = 1;
            parts.doubtful = 1;
        }
        Part::Kunya => {
            parts.kunya = true;
            incomplete = true;
        }
        Part::Servant => {
            evidence.add(Evidence::GivenName);
            incomplete = true;
        }
        // ولد opens a sentence about a birth far more often than a name.
        Part::Lineage if classes.any(VERB) => return,
        Part::Lineage | Part::Clan => {
            parts.lineage = true;
            incomplete = true;
        }
        Part::Initial => {
            parts.initial = true;
            incomplete = true;
        }
        Part::Unknown => {
            parts.names = 1;
            parts.add_unknown(likeness.score(passage.tokens[first].key));
        }
        Part::Particle | Part::Suffix | Part::None => return,
    }
    let around = around(passage, first, clitics);
    // المدرب الإسباني ديل بوسكي: a nationality or another adjective is no first name.
    let adjective = !classes.has(Class::Given)
        && passage.tokens[first].has_article_after(clitics.letters())
        && !matches!(opening, Part::Clan | Part::Lineage | Part::Kunya | Part::Servant);
    let mut last = first;
    loop {
        if !incomplete {
            propose(passage, first, last, clitics, evidence.or(around), parts, candidates);
        }
        let next = last + 1;
        if next - first >= LONGEST || !goes_on(passage, last, next) {
            return;
        }
        let classes = passage.classes(next);
        let after_servant = matches!(part(passage, last, passage.classes(last)), Part::Servant | Part::Clan)
            || last == first && opening == Part::Servant;
        let followed = part(passage, next, classes);
        if adjective && last == first && !matches!(followed, Part::Lineage | Part::Suffix) {
            return;
        }
        match followed {
            // What follows عبد or آل is a name whatever else it means: عبد الجبار, آل ثاني.
            _ if after_servant && passage.tokens[next].script == Script::Arabic => {
                incomplete = false;
                parts.names += 1;
                parts.known += 1;
                parts.sure += 1;
            }
            Part::Given | Part::Family | Part::OrdinaryGiven | Part::OrdinaryFamily => {
                incomplete = false;
                parts.names += 1;
                parts.known += 1;
                parts.sure += usize::from(followed != Part::OrdinaryFamily);
                parts.family = true;
                // A word between two names is one: محمد سيد أحمد.
                parts.doubtful -= usize::from(parts.doubtful_inside);
                parts.doubtful_inside = false;
            }
            Part::Doubtful => {
                incomplete = false;
                parts.doubtful_inside = parts.sure > 0;
                parts.names += 1;
                parts.doubtful += 1;
            }
            Part::Unknown if parts.unknown < 3 => {
                incomplete = false;
                parts.names += 1;
                parts.add_unknown(likeness.score(passage.tokens[next].key));
            }
            Part::Lineage | Part::Clan => {
                parts.lineage = true;
                incomplete = true;
                // Before بن stands a name whatever else it means: سهل بن حنيف.
                if last == first && followed == Part::Lineage && passage.tokens[next].key.len() == 2 {
                    parts.doubtful = 0;
                    evidence.remove(Evidence::OrdinaryGiven);
                }
            }
            Part::Kunya => {
                parts.kunya = true;
                incomplete = true;
            }
            Part::Servant | Part::Particle => incomplete = true,
            Part::Initial => {
                parts.initial = true;
                incomplete = true;
            }
            Part::Suffix if parts.names > 0 && !incomplete => {}
            // أبو ظبي and the like are listed; after أبو an ordinary word still makes a kunya: أبو جهاد.
            Part::None
                if incomplete
                    && parts.kunya
                    && passage.tokens[next].script == Script::Arabic
                    && !classes.has(Class::Preposition) =>
            {
                incomplete = false;
                parts.names += 1;
                parts.doubtful += 1;
            }
            Part::Unknown | Part::Suffix | Part::None => return,
        }
        last = next;
    }
}

/// Whether a name may go on from one token to the next.
fn goes_on(passage: &Passage, last: usize, next: usize) -> bool {
    if next >= passage.len() || passage.tokens[last].script != passage.tokens[next].script {
        return false;
    }
    let gap = passage.gap(next);
    if passage.tokens[next].script == Script::Arabic {
        return gap == Gap::BLANK;
    }
    let after_initial = gap.only(Gap::BLANK.or(Gap::DOT)) && passage.tokens[last].key.len() == 1;
    after_initial || gap == Gap::BLANK || gap == Gap::HYPHEN || gap == Gap::APOSTROPHE
}

fn propose(
    passage: &Passage,
    first: usize,
    last: usize,
    clitics: Clitics,
    evidence: EvidenceSet,
    parts: Parts,
    candidates: &mut Vec<Candidate>,
) {
    let mut evidence = evidence;
    let latin = passage.tokens[first].script == Script::Latin;
    // Of three names the first is one: خالد محمد علي.
    if parts.names > 2 && parts.sure > 2 {
        evidence.remove(Evidence::OrdinaryGiven);
    }
    evidence.add_if(parts.family, Evidence::FamilyName);
    evidence.add_if(parts.lineage && parts.names > 0, Evidence::Lineage);
    evidence.add_if(parts.kunya, Evidence::Kunya);
    evidence.add_if(parts.initial && parts.names > 0, Evidence::Initial);
    evidence.add_if(parts.names == 2, Evidence::TwoParts);
    evidence.add_if(parts.names > 2, Evidence::ThreeParts);
    evidence.add_if(parts.unknown == 1, Evidence::UnknownPart);
    evidence.add_if(parts.unknown > 1, Evidence::UnknownParts);
    evidence.add_if(parts.unknown > 0 && parts.likeness > LIKE, Evidence::NameLike);
    evidence.add_if(parts.unknown > 0 && parts.likeness < -LIKE, Evidence::WordLike);
    evidence.add_if(
        parts.names == 1 && !parts.family && !parts.kunya && !parts.lineage && !parts.initial,
        Evidence::LonePart,
    );
    evidence.add_if(parts.ordinary > 0 && parts.names == 1, Evidence::OrdinaryGiven);
    evidence.add_if(parts.doubtful > 0, Evidence::OrdinaryPart);
    evidence.add_if(latin, Evidence::CapitalSequence);
    evidence.add_if(!clitics.is_none(), Evidence::Clitic);
    evidence.add_if(clitics.has_kaf(), Evidence::ClashingClitic);
    evidence.add_if(!clitics.is_none() && !passage.classes(first).is_empty(), Evidence::KnownWhole);
    evidence.add_if(latin && passage.starts_sentence(first) && parts.known == 0, Evidence::SentenceStart);
    evidence.add_if(goes_on(passage, last, last + 1) && is_name(passage, last + 1), Evidence::CutShort);
    let longer = passage.capital_follows(last) || passage.capital_precedes(first);
    evidence.add_if(latin && longer, Evidence::GoesOn);
    evidence.add_if(
        latin && parts.names == 1 && !parts.initial && is_locative(passage, first),
        Evidence::PlacePosition,
    );
    after(passage, last, &mut evidence);
    // A nationality or title alone is what it says: الرئيس السوري.
    if first == last && parts.known == 0 && passage.classes_ending_at(first).any(DESCRIPTION) {
        return;
    }
    let named = parts.sure > 0 || parts.kunya || parts.lineage || parts.initial;
    let supported = [
        Evidence::TitleBefore,
        Evidence::StrongTitleBefore,
        Evidence::SpeechAfter,
        Evidence::TitleAfter,
        Evidence::Defined,
    ];
    // An Arabic verb of speech is followed by who speaks, or by what is said: وقال أنان, وقال كلمة.
    let speaks = !latin
        && evidence.has(Evidence::SpeechBefore)
        && parts.ordinary > 0
        && !passage.tokens[first].has_article();
    let foreign = latin && is_whole_run(passage, first, last, parts);
    // Words in no list are a name only where something around them says so.
    if !named && !speaks && !foreign && !supported.iter().any(|e| evidence.has(*e)) {
        return;
    }
    let (first, last) = (first as u32, last as u32);
    let source = Source::Grammar { subkind: NO_SUBKIND };
    candidates.push(Candidate { first, last, clitics, kind: EntityKind::Person, source, evidence, score: 0 });
}

/// Whether a name of two or three words that are in no list and look like names is all that is written with capitals here:
/// foreign people.
fn is_whole_run(passage: &Passage, first: usize, last: usize, parts: Parts) -> bool {
    let capital = |index: usize| passage.tokens.get(index).is_some_and(|t| t.shape.is_capital());
    let described = passage.follows_blank(first) && passage.classes(first - 1).has(Class::Article);
    (2..=3).contains(&parts.names)
        && parts.unknown == parts.names
        && parts.likeness > SURELY_LIKE
        && !described
        && !(capital(last + 1) && goes_on(passage, last, last + 1))
        && !(first > 0 && capital(first - 1) && goes_on(passage, first - 1, first))
        && !passage.starts_sentence(first)
}

/// Whether the token is surely a part of a name.
fn is_name(passage: &Passage, index: usize) -> bool {
    matches!(
        part(passage, index, passage.classes(index)),
        Part::Given | Part::Family | Part::Lineage | Part::Clan
    )
}

/// Evidence before the name.
fn around(passage: &Passage, first: usize, clitics: Clitics) -> EvidenceSet {
    let mut evidence = EvidenceSet::default();
    let dotted_title = passage.gap(first).only(Gap::BLANK.or(Gap::DOT));
    if first == 0 || !clitics.is_none() || !dotted_title {
        return evidence;
    }
    let before = passage.classes_ending_at(first - 1);
    let title = title_before(passage, first).or(before);
    evidence.add_if(title.has(Class::TitleWeak), Evidence::TitleBefore);
    evidence.add_if(before.has(Class::TitleStrong), Evidence::StrongTitleBefore);
    evidence.add_if(before.has(Class::Nisba), Evidence::NisbaBefore);
    evidence.add_if(before.has(Class::SpeechVerb), Evidence::SpeechBefore);
    evidence
}

/// The classes of the title before a token, with no more than adjectives between: الرئيس الفرنسي السابق جاك شيراك.
fn title_before(passage: &Passage, index: usize) -> ClassSet {
    let mut at = index;
    for _ in 0..=ADJECTIVES {
        if !passage.follows_blank(at) {
            return ClassSet::NONE;
        }
        let before = passage.classes_ending_at(at - 1);
        if before.any(TITLE) {
            return before;
        }
        if !passage.tokens[at - 1].has_article() {
            return ClassSet::NONE;
        }
        at -= 1;
    }
    ClassSet::NONE
}

/// Evidence after the name.
fn after(passage: &Passage, last: usize, evidence: &mut EvidenceSet) {
    let next = last + 1;
    let gap = passage.gap(next);
    if gap.has(Gap::STOP) || next >= passage.len() {
        return;
    }
    if passage.tokens[last].script == Script::Latin {
        evidence.add_if(definition(passage, last) == Some(EntityKind::Person), Evidence::Defined);
    }
    let classes = passage.classes_ending_at(next);
    evidence.add_if(gap == Gap::BLANK && classes.has(Class::SpeechVerb), Evidence::SpeechAfter);
    evidence.add_if(gap.has(Gap::COMMA) && classes.any(TITLE), Evidence::TitleAfter);
}
