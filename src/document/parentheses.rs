//! Acronyms and short names beside an agency's full name, one of the two in parentheses: Brampton Rowing Association (BRA),
//! BRA (Brampton Rowing Association), حركة مجتمع السلم (حمس). Finds them; remembers nothing.

use super::memory::Written;
use crate::block::Block;
use crate::candidate::{Candidate, Source};
use crate::class::{Class, ClassSet};
use crate::names::{ACRONYM_LETTERS, initials_fit};
use crate::passage::Passage;
use crate::tokenize::{Ending, Gap, Script, Shape};

/// Words that no acronym and no short name is.
const NO_NAME: ClassSet = ClassSet::of(&[
    Class::RulerNumber,
    Class::Suffix,
    Class::Preposition,
    Class::Function,
    Class::PlaceName,
    Class::DateWord,
    Class::DateShort,
]);

/// The token that stands for a chosen agency, in the parentheses after it or, where the agency itself is in parentheses,
/// before them; and how it is written.
pub(super) fn short_name(block: &Block, agency: &Candidate) -> Option<(usize, Written)> {
    let passage = &block.passage;
    let (first, last) = (agency.first as usize, agency.last as usize);
    if opens(passage, last + 1) && closes(passage, last + 2) {
        return is_acronym(block, agency, last + 1)
            .then_some((last + 1, Written::Acronym))
            .or_else(|| is_short_name(block, agency, last + 1).then_some((last + 1, Written::Name)));
    }
    let before = first > 0 && opens(passage, first) && closes(passage, last + 1);
    (before && is_acronym(block, agency, first - 1)).then(|| (first - 1, Written::Acronym))
}

fn opens(passage: &Passage, index: usize) -> bool {
    let gap = passage.gap(index);
    index < passage.len() && gap.has(Gap::OPEN) && gap.only(Gap::OPEN.or(Gap::BLANK).or(Gap::QUOTE))
}

fn closes(passage: &Passage, index: usize) -> bool {
    passage.gap(index).has(Gap::CLOSE)
}

/// Whether the token is written as an acronym is: in capitals, or with dots.
pub(super) fn is_written_as_acronym(passage: &Passage, index: usize) -> bool {
    let token = &passage.tokens[index];
    token.dotted || token.shape == Shape::Upper || token.shape == Shape::Mixed && token.key.len() <= 5
}

fn is_acronym(block: &Block, agency: &Candidate, index: usize) -> bool {
    let passage = &block.passage;
    let token = &passage.tokens[index];
    if !is_written_as_acronym(passage, index)
        || !ACRONYM_LETTERS.contains(&token.key.len())
        || passage.classes(index).any(NO_NAME)
        || agency.len() < 2
    {
        return false;
    }
    let latin = passage.tokens[agency.first as usize].script == Script::Latin;
    // Between two scripts, and for names a list knows (Médecins Sans Frontières), letters prove nothing.
    !latin && token.script != Script::Other
        || matches!(agency.source, Source::Form { .. })
        || initials_fit(passage, agency.first as usize, agency.last as usize, token.key)
}

/// Whether a word in no list stands in parentheses after an agency of a sort that has such names.
fn is_short_name(block: &Block, agency: &Candidate, index: usize) -> bool {
    let passage = &block.passage;
    let token = &passage.tokens[index];
    let named = || {
        let subkind = match (block.listed(agency), agency.source) {
            (Some(entity), _) => block.entity(entity).subkind(),
            (None, Source::Grammar { subkind }) => crate::names::subkind(&block.dictionaries[0], subkind),
            _ => "",
        };
        matches!(subkind, "party" | "armed_group" | "news_agency" | "company" | "igo" | "federation" | "ngo")
    };
    // Adjectives end in ة: (مستقلة).
    token.script == Script::Arabic
        && token.ending == Ending::Plain
        && (3..=6).contains(&token.key.len())
        && agency.len() > 2
        && !passage.words.word(index).is_known()
        && passage.words.stripped(index).is_empty()
        && named()
}
