//! What stands around a run of capitalised words, and the kind of name it speaks for: "in X", "X, Maine", "the band X",
//! "X is a village". Knows words and capitals; proposes nothing.

use crate::candidate::Candidate;
use crate::class::{Class, ClassSet};
use crate::entity::EntityKind;
use crate::evidence::{Evidence, EvidenceSet};
use crate::passage::Passage;
use crate::tokenize::{Gap, Script};

/// What an agency is or has: the band, the players of X.
const OWNER: ClassSet = ClassSet::of(&[Class::AgencyNoun, Class::AgencyPart]);
const PLACE: ClassSet = ClassSet::of(&[Class::PlaceName, Class::Town]);
const TITLE: ClassSet = ClassSet::of(&[Class::TitleStrong, Class::TitleWeak]);
/// Words that say what a thing is: village, band, footballer.
const DEFINING: ClassSet =
    ClassSet::of(&[Class::PlaceNoun, Class::AgencyNoun, Class::TitleStrong, Class::TitleWeak]);
/// Words that may stand before the noun of a definition: a small village, the oldest football club.
const BETWEEN: ClassSet =
    ClassSet::of(&[Class::Preposition, Class::SpeechVerb, Class::DateWord, Class::AgencyName]);
/// No definition has its noun farther from its article.
const DEFINITION: usize = 7;

/// The evidence around a run, for each kind of name it may be.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Setting {
    pub place: EvidenceSet,
    pub agency: EvidenceSet,
}

/// Where listed places of several words begin and end: what the classes of single words cannot say.
pub(super) struct Listed {
    marks: Vec<u8>,
}

impl Listed {
    const BEGINS: u8 = 1;
    const ENDS: u8 = 2;
    const GOES_ON: u8 = 4;

    /// Marks the places among `candidates` in a passage of `tokens` tokens.
    pub(super) fn new(candidates: &[Candidate], tokens: usize) -> Self {
        let mut marks = vec![0; tokens];
        let doubtful =
            |c: &Candidate| c.evidence.has(Evidence::OrdinaryWord) || c.evidence.has(Evidence::NeedsContext);
        for candidate in candidates.iter().filter(|c| c.kind == EntityKind::Place && c.len() > 1) {
            if !doubtful(candidate) {
                marks[candidate.first as usize] |= Self::BEGINS;
                marks[candidate.last as usize] |= Self::ENDS;
                for mark in &mut marks[candidate.first as usize..candidate.last as usize] {
                    *mark |= Self::GOES_ON;
                }
            }
        }
        Listed { marks }
    }

    /// Whether a place begins with the token.
    pub(super) fn place_begins(&self, passage: &Passage, index: usize) -> bool {
        self.marks.get(index).is_some_and(|mark| mark & Self::BEGINS != 0) || is_place(passage, index)
    }

    /// Whether a place has the token and the one after it: no name ends here.
    pub(super) fn place_goes_on(&self, index: usize) -> bool {
        self.marks.get(index).is_some_and(|mark| mark & Self::GOES_ON != 0)
    }

    /// Whether a place ends with the token.
    pub(super) fn place_ends(&self, passage: &Passage, index: usize) -> bool {
        self.marks.get(index).is_some_and(|mark| mark & Self::ENDS != 0) || is_place(passage, index)
    }
}

/// Reads what stands around the words from `first` to `last`.
pub(super) fn setting(passage: &Passage, listed: &Listed, first: usize, last: usize) -> Setting {
    let mut setting = Setting::default();
    before(passage, listed, first, &mut setting);
    after(passage, listed, last, &mut setting);
    match definition(passage, last) {
        Some(EntityKind::Place) => setting.place.add(Evidence::Defined),
        Some(EntityKind::Agency) => setting.agency.add(Evidence::Defined),
        _ => {}
    }
    setting
}

fn before(passage: &Passage, listed: &Listed, first: usize, setting: &mut Setting) {
    if first == 0 {
        return;
    }
    let gap = passage.gap(first);
    if gap == Gap::BLANK {
        let article = passage.slice(first - 1) == "the";
        if article && !(first > 1 && passage.follows_blank(first - 1)) {
            return;
        }
        let word = first - 1 - usize::from(article);
        let classes = passage.classes_ending_at(word);
        let common = !passage.tokens[word].shape.is_capital();
        setting.agency.add_if(classes.has(Class::AgencyContext), Evidence::AgencyContext);
        if article {
            return;
        }
        setting.place.add_if(is_locative(passage, first), Evidence::LocativeBefore);
        let noun = common && (classes.has(Class::PlaceNoun) || classes.has(Class::PlaceHead));
        setting.place.add_if(noun, Evidence::PlaceHeadBefore);
        setting.agency.add_if(common && classes.has(Class::AgencyNoun), Evidence::AgencyHeadBefore);
        if passage.slice(word) == "and" && word > 0 && passage.follows_blank(word) {
            setting.place.add_if(listed.place_ends(passage, word - 1), Evidence::NeighbourOfKind);
        }
    } else if gap.only(Gap::BLANK.or(Gap::COMMA)) {
        setting.place.add_if(listed.place_ends(passage, first - 1), Evidence::NeighbourOfKind);
    }
}

fn after(passage: &Passage, listed: &Listed, last: usize, setting: &mut Setting) {
    let next = last + 1;
    if next >= passage.len() {
        return;
    }
    let gap = passage.gap(next);
    let token = &passage.tokens[next];
    let possessive = gap.has(Gap::CONTRACTION) && gap.only(POSSESSIVE);
    if (gap == Gap::BLANK || possessive) && !token.shape.is_capital() {
        let classes = passage.classes_beginning_at(next);
        setting.place.add_if(!possessive && classes.has(Class::PlaceNoun), Evidence::PlaceNounAfter);
        setting.agency.add_if(classes.any(OWNER), Evidence::AgencyNounAfter);
    } else if gap.only(Gap::BLANK.or(Gap::COMMA)) && token.shape.is_capital() {
        let whole = !(passage.follows_blank(next + 1) && passage.tokens[next + 1].shape.is_capital());
        let several = listed.place_begins(passage, next) && !is_place(passage, next);
        let contained = whole && passage.classes(next).has(Class::PlaceName) || several;
        setting.place.add_if(contained, Evidence::Contained);
    }
}

/// A possessive 's.
const POSSESSIVE: Gap = Gap::BLANK.or(Gap::APOSTROPHE).or(Gap::CONTRACTION);

/// Whether a capitalised word alone names a place.
fn is_place(passage: &Passage, index: usize) -> bool {
    passage.tokens.get(index).is_some_and(|t| t.shape.is_capital()) && passage.classes(index).any(PLACE)
}

/// Whether a word that asks for a place stands before the token: in, near, north of.
pub(super) fn is_locative(passage: &Passage, first: usize) -> bool {
    passage.follows_blank(first) && passage.classes_ending_at(first - 1).has(Class::Locative)
}

/// The kind of thing that the text says a name is: X is a village in …; X, the rock band; X (born 1950).
pub(super) fn definition(passage: &Passage, last: usize) -> Option<EntityKind> {
    let next = last + 1;
    let gap = passage.gap(next);
    let opening = match passage.tokens.get(next).map(|_| passage.slice(next))? {
        "born" | "b" if gap.has(Gap::OPEN) => return Some(EntityKind::Person),
        "is" | "was" | "are" | "were" if gap == Gap::BLANK => next + 1,
        _ if gap.only(Gap::BLANK.or(Gap::COMMA)) && gap.has(Gap::COMMA) => next,
        _ => return None,
    };
    if opening >= passage.len() || !matches!(passage.slice(opening), "a" | "an" | "the" | "one") {
        return None;
    }
    let mut kind = None;
    for index in opening + 1..(opening + 1 + DEFINITION).min(passage.len()) {
        let token = &passage.tokens[index];
        let classes = passage.classes(index);
        if !passage.gap(index).only(Gap::BLANK.or(Gap::HYPHEN).or(Gap::COMMA))
            || token.script != Script::Latin
            || classes.any(BETWEEN) && !classes.any(DEFINING)
        {
            break;
        }
        if token.shape.is_capital() {
            continue;
        }
        let ending = passage.classes_ending_at(index);
        if classes.has(Class::PlaceNoun) {
            kind = Some(EntityKind::Place);
        } else if classes.has(Class::AgencyNoun) {
            kind = Some(EntityKind::Agency);
        } else if ending.any(TITLE) {
            kind = Some(EntityKind::Person);
        }
    }
    kind
}
