//! What a token can be inside a name: the alphabet in which the name grammars are written. Knows word classes and capitals.

use crate::class::{Class, ClassSet};
use crate::normalize::arabic_code;
use crate::passage::Passage;
use crate::tokenize::{Script, Shape};

/// The role a token can play in a person's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Given,
    /// A given name that is a rarer word as well: كريم, Grace.
    OrdinaryGiven,
    Family,
    /// A family name that is a place, a nationality or a rarer word as well.
    OrdinaryFamily,
    /// A name that is a common word, a title or a verb as well: it is a name beside others alone.
    Doubtful,
    /// بن, bint
    Lineage,
    /// أبو
    Kunya,
    /// عبد
    Servant,
    /// آل
    Clan,
    /// von, de
    Particle,
    /// A single capital, perhaps with a dot.
    Initial,
    /// Jr, III, الثاني
    Suffix,
    /// In no list, and may be a name.
    Unknown,
    /// In a list of something else, or not fit for a name.
    None,
}

const NAME: ClassSet = ClassSet::of(&[Class::Given, Class::Family]);
/// Words that no name is made of, unless they are names as well.
const NO_NAME: ClassSet = ClassSet::of(&[
    Class::Preposition,
    Class::Function,
    Class::Ordinary,
    Class::TitleStrong,
    Class::TitleWeak,
    Class::SpeechVerb,
    Class::Nisba,
    Class::Demonym,
    Class::AgencyHead,
    Class::AgencyTail,
    Class::PlaceHead,
    Class::PlaceTail,
    Class::PlaceAdjective,
    Class::DateWord,
    Class::PlaceName,
    Class::AgencyName,
]);
const CLOSED: ClassSet = ClassSet::of(&[Class::Preposition, Class::Function]);
/// Words that a name may be too, but seldom is.
const COMMON: ClassSet = ClassSet::of(&[
    Class::Preposition,
    Class::Function,
    Class::Ordinary,
    Class::SpeechVerb,
    Class::DateWord,
    Class::AgencyHead,
    Class::PlaceHead,
    Class::PlaceAdjective,
    Class::TitleWeak,
    Class::TitleStrong,
]);
const AMBIGUOUS: ClassSet =
    ClassSet::of(&[Class::OrdinaryName, Class::PlaceName, Class::Nisba, Class::Demonym]);

/// The part that token `index` can be. `classes` are those of the reading at hand; `whole` says that it is the whole token.
pub(super) fn part(passage: &Passage, index: usize, classes: ClassSet) -> Part {
    let token = &passage.tokens[index];
    match token.script {
        Script::Latin => latin_part(passage, index, classes),
        Script::Arabic => arabic_part(passage, index, classes),
        Script::Digits | Script::Other => Part::None,
    }
}

fn arabic_part(passage: &Passage, index: usize, classes: ClassSet) -> Part {
    let doubtful = || has_tanwin(passage, index) || stripped_any(passage, index, CLOSED);
    let names = listed_part(classes).map(|part| if doubtful() { Part::Doubtful } else { part });
    if classes.has(Class::Lineage) {
        return Part::Lineage;
    }
    if classes.has(Class::Kunya) {
        return Part::Kunya;
    }
    if classes.has(Class::Servant) {
        return Part::Servant;
    }
    if classes.has(Class::Clan) {
        return Part::Clan;
    }
    if classes.any(CLOSED) {
        return Part::None;
    }
    if let Some(part) = names {
        return part;
    }
    if classes.has(Class::Particle) {
        return Part::Particle;
    }
    if classes.has(Class::RulerNumber) {
        return Part::Suffix;
    }
    let known = classes.any(NO_NAME) || passage.classes_ending_at(index).any(NO_NAME);
    let joined = stripped_any(passage, index, NAME) || joins_article(passage, index);
    if known || joined || passage.tokens[index].key.len() < 3 { Part::None } else { Part::Unknown }
}

/// Whether the word without proclitics is of one of these classes: بأن is أن, وأحمد is أحمد.
fn stripped_any(passage: &Passage, index: usize, classes: ClassSet) -> bool {
    passage.words.stripped(index).iter().any(|r| r.classes.any(classes))
}

/// Whether the word begins with و or ل and the article: والمعتز, للخور.
fn joins_article(passage: &Passage, index: usize) -> bool {
    let key = passage.tokens[index].key;
    if key.len() < 6 || key.is_hashed() {
        return false;
    }
    let first = key.first_letters();
    first == [WAW, ALEF, LAM] || first[..2] == [LAM, LAM]
}

const WAW: u8 = arabic_code('و');
const ALEF: u8 = arabic_code('ا');
const LAM: u8 = arabic_code('ل');

/// Whether the word is written with the ending of an indefinite noun, as names hardly are: ميلاً.
fn has_tanwin(passage: &Passage, index: usize) -> bool {
    // The mark stands before or after the alef: ميلاً, ميلًا.
    let word = passage.slice(index);
    word.ends_with('\u{064B}') || word.ends_with("\u{064B}ا")
}

fn latin_part(passage: &Passage, index: usize, classes: ClassSet) -> Part {
    let token = &passage.tokens[index];
    let capital = token.shape.is_capital();
    if classes.has(Class::Particle) || classes.has(Class::Lineage) && !capital {
        return Part::Particle;
    }
    if !capital {
        return Part::None;
    }
    if token.key.len() == 1 || token.dotted && token.key.len() <= 3 {
        return if token.slice(passage.text) == "I" { Part::None } else { Part::Initial };
    }
    if classes.has(Class::Kunya) {
        return Part::Kunya;
    }
    if classes.has(Class::Suffix) {
        return Part::Suffix;
    }
    if classes.any(CLOSED) {
        return Part::None;
    }
    if let Some(part) = listed_part(classes) {
        return part;
    }
    if classes.any(NO_NAME) || token.shape == Shape::Upper && token.key.len() <= 5 {
        Part::None
    } else {
        Part::Unknown
    }
}

fn listed_part(classes: ClassSet) -> Option<Part> {
    if !classes.any(NAME) {
        return None;
    }
    Some(match (classes.has(Class::Given), classes.any(AMBIGUOUS)) {
        _ if classes.any(COMMON) => Part::Doubtful,
        (true, false) => Part::Given,
        (true, true) => Part::OrdinaryGiven,
        (false, false) => Part::Family,
        (false, true) => Part::OrdinaryFamily,
    })
}
