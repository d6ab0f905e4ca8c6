//! Places and agencies in English that no list and no noun of their own gives away: runs of capitalised words whose kind
//! is told by what stands around them. Bridgton in "in Bridgton, Maine"; Nirvana in "the band Nirvana"; the Chicago Bears.

use super::likeness::{LIKE, Likeness};
use super::setting::{Listed, setting};
use crate::candidate::{Candidate, NO_SUBKIND, Source};
use crate::class::{Class, ClassSet};
use crate::clitic::Clitics;
use crate::entity::EntityKind;
use crate::evidence::{Evidence, EvidenceSet};
use crate::passage::Passage;
use crate::tokenize::{Gap, Script, Shape};

/// No such name has more words.
const LONGEST: usize = 5;
const CLOSED: ClassSet =
    ClassSet::of(&[Class::Preposition, Class::Function, Class::DateWord, Class::SpeechVerb]);
const NATION: ClassSet = ClassSet::of(&[Class::Nisba, Class::Demonym]);
const TITLE: ClassSet = ClassSet::of(&[Class::TitleStrong, Class::TitleWeak]);
const PLACE: ClassSet = ClassSet::of(&[Class::PlaceName, Class::Town]);
const ANNOUNCING: ClassSet = ClassSet::of(&[Class::Preposition, Class::Function]);
/// Nouns whose own grammar reads the run.
const NOUN: ClassSet = ClassSet::of(&[
    Class::AgencyHead,
    Class::AgencyTail,
    Class::PlaceTail,
    Class::EventTail,
    Class::EventHead,
]);

/// Proposes places and agencies over runs of capitalised words.
pub(super) fn find(passage: &Passage, likeness: &Likeness, listed: &Listed, candidates: &mut Vec<Candidate>) {
    let mut index = 0;
    while index < passage.len() {
        if !is_capital(passage, index) {
            index += 1;
            continue;
        }
        let mut end = index + 1;
        while end < passage.len() && is_capital(passage, end) && is_joined(passage, end) {
            end += 1;
        }
        let mut first = index;
        while first < end && passage.classes(first).any(CLOSED.or(TITLE)) {
            first += 1;
        }
        if first < end && end - first <= LONGEST {
            run(passage, likeness, listed, first, end - 1, candidates);
        }
        index = end;
    }
}

fn is_capital(passage: &Passage, index: usize) -> bool {
    let token = &passage.tokens[index];
    token.script == Script::Latin && token.shape.is_capital()
}

fn is_joined(passage: &Passage, index: usize) -> bool {
    // The dot of St. parts no name.
    let short = passage.tokens[index - 1].key.len() <= 3 && passage.classes(index - 1).has(Class::PlaceHead);
    let gap = if short { passage.gap(index).without(Gap::DOT) } else { passage.gap(index) };
    gap == Gap::BLANK || gap == Gap::HYPHEN || gap == Gap::APOSTROPHE || gap == Gap::NONE
}

fn run(
    passage: &Passage,
    likeness: &Likeness,
    listed: &Listed,
    first: usize,
    last: usize,
    candidates: &mut Vec<Candidate>,
) {
    let setting = setting(passage, listed, first, last);
    let words = words(passage, likeness, first, last);
    let closing = passage.classes(last);
    if words.nation || passage.classes_ending_at(first.max(1) - 1).has(Class::EventHead) {
        return;
    }
    let given = last > first && passage.classes(first).has(Class::Given);
    let told =
        PLACE_TELLS.iter().any(|e| setting.place.has(*e)) || setting.place.has(Evidence::Contained) && !given;
    let acronym = first == last && passage.tokens[first].shape == Shape::Upper;
    if told && last - first < 3 && !closing.any(NOUN) && !acronym && !words.ordinary {
        push(passage, first, last, EntityKind::Place, setting.place.or(words.evidence), candidates);
    }
    if last > first && passage.classes(first).has(Class::PlaceAdjective) && last - first < 3 {
        let place = listed.place_ends(passage, last);
        let mut evidence = setting.place;
        evidence.add_if(place, Evidence::Directed);
        if place {
            push(passage, first, last, EntityKind::Place, evidence, candidates);
        }
    }
    let mut agency = setting.agency;
    agency.add_if(is_acronym(passage, first, last), Evidence::Acronym);
    agency.add_if(is_team(passage, listed, first, last), Evidence::Team);
    if agency != EvidenceSet::default() && !words.ordinary && !given {
        push(passage, first, last, EntityKind::Agency, agency.or(words.evidence), candidates);
    }
}

/// What tells a place by itself.
const PLACE_TELLS: [Evidence; 4] =
    [Evidence::LocativeBefore, Evidence::PlaceHeadBefore, Evidence::PlaceNounAfter, Evidence::Defined];

/// What the words of a run say by themselves.
struct RunWords {
    evidence: EvidenceSet,
    /// All are nationalities: Danish-German.
    nation: bool,
    /// All are common words: Great, Information Technology.
    ordinary: bool,
}

fn words(passage: &Passage, likeness: &Likeness, first: usize, last: usize) -> RunWords {
    let mut evidence = EvidenceSet::default();
    let (mut unknown, mut ordinary, mut nation) = (0, true, true);
    for index in first..=last {
        let classes = passage.classes(index);
        nation &= classes.any(NATION);
        ordinary &= classes.has(Class::Ordinary);
        if classes.is_empty() {
            unknown += 1;
            let score = likeness.score(passage.tokens[index].key);
            evidence.add_if(score > LIKE, Evidence::NameLike);
            evidence.add_if(score < -LIKE, Evidence::WordLike);
        }
    }
    evidence.add_if(unknown == 1, Evidence::UnknownPart);
    evidence.add_if(unknown > 1, Evidence::UnknownParts);
    RunWords { evidence, nation, ordinary }
}

/// Whether a run is one word of capitals where an agency may stand, in a sentence that is written otherwise: by the WAFL.
fn is_acronym(passage: &Passage, first: usize, last: usize) -> bool {
    let token = &passage.tokens[first];
    let fits = first == last
        && token.shape == Shape::Upper
        && (3..=6).contains(&token.key.len())
        && passage.classes(first).is_empty();
    if !fits || !passage.follows_blank(first) {
        return false;
    }
    let announced =
        passage.classes(first - 1).any(ANNOUNCING) && !matches!(passage.slice(first - 1), "a" | "an");
    let lower = |index: usize| {
        passage.tokens.get(index).is_none_or(|t| t.script == Script::Latin && t.shape != Shape::Upper)
            || passage.gap(index).has(Gap::STOP)
    };
    announced && lower(first - 1) && lower(last + 1)
}

/// Whether a run reads as a team or another body of a place: a place and a plural, Montreal Victorias; a place with the
/// article and any word, the Perth Glory, since no place alone has the article.
fn is_team(passage: &Passage, listed: &Listed, first: usize, last: usize) -> bool {
    let closing = passage.classes(last);
    let word = passage.slice(last);
    if last == first || closing.any(NOUN.or(NATION).or(PLACE).or(CLOSED).or(TITLE)) {
        return false;
    }
    let article = passage.follows_blank(first) && passage.slice(first - 1).eq_ignore_ascii_case("the");
    let plural = word.ends_with('s')
        && !word.ends_with("ss")
        && passage.tokens[last].shape == Shape::Capitalised
        && listed.place_ends(passage, last - 1);
    plural
        || article
            && (first..last).any(|index| listed.place_ends(passage, index))
            && listed.place_begins(passage, first)
}

fn push(
    passage: &Passage,
    first: usize,
    last: usize,
    kind: EntityKind,
    mut evidence: EvidenceSet,
    candidates: &mut Vec<Candidate>,
) {
    evidence.add(Evidence::CapitalSequence);
    evidence.add_if(passage.starts_sentence(first), Evidence::SentenceStart);
    let source = Source::Grammar { subkind: NO_SUBKIND };
    let (first, last) = (first as u32, last as u32);
    candidates.push(Candidate { first, last, clitics: Clitics::NONE, kind, source, evidence, score: 0 });
}
