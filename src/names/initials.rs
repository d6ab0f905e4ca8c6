//! Initials: whether an acronym is made of the first letters of a name, and the evidence it gives to the name before it:
//! Brampton Rowing Association (BRA). Proposes nothing.

use crate::candidate::Candidate;
use crate::entity::EntityKind;
use crate::evidence::Evidence;
use crate::passage::Passage;
use crate::tokenize::{Gap, Key, Script, Shape};

/// Acronyms have as many letters.
pub(crate) const ACRONYM_LETTERS: std::ops::RangeInclusive<usize> = 2..=8;

/// Gives agencies whose initials follow in parentheses the evidence of it. Costs a gap test for each token.
pub(super) fn support(passage: &Passage, candidates: &mut [Candidate]) {
    let acronyms: Vec<usize> = (1..passage.len()).filter(|&i| is_in_parentheses(passage, i)).collect();
    if acronyms.is_empty() {
        return;
    }
    for candidate in candidates.iter_mut().filter(|c| c.kind == EntityKind::Agency) {
        let (first, next) = (candidate.first as usize, candidate.last as usize + 1);
        let follows = acronyms.binary_search(&next).is_ok();
        // Between two scripts letters prove nothing, and the acronym itself much.
        let fits = follows
            && (passage.tokens[first].script == Script::Arabic
                || initials_fit(passage, first, next - 1, passage.tokens[next].key));
        candidate.evidence.add_if(fits, Evidence::AcronymFollows);
    }
}

/// Whether the token alone stands in parentheses and in capitals.
fn is_in_parentheses(passage: &Passage, index: usize) -> bool {
    passage.gap(index).has(Gap::OPEN)
        && passage.gap(index + 1).has(Gap::CLOSE)
        && matches!(passage.tokens[index].shape, Shape::Upper | Shape::Mixed)
}

/// Whether the letters of an acronym are the first letters of the tokens `first..=last`, in their order. Words without a
/// capital may give a letter or none; one word with a capital may give none where the acronym is long enough.
pub(crate) fn initials_fit(passage: &Passage, first: usize, last: usize, acronym: Key) -> bool {
    if acronym.is_hashed() || last - first > 12 || !ACRONYM_LETTERS.contains(&acronym.len()) {
        return false;
    }
    fits(passage, first, last, acronym, 0, usize::from(acronym.len() > 2))
}

fn fits(passage: &Passage, word: usize, last: usize, acronym: Key, letter: usize, skips: usize) -> bool {
    if word > last {
        return letter == acronym.len();
    }
    let token = &passage.tokens[word];
    let gives = letter < acronym.len() && token.key.letter(0) == acronym.letter(letter);
    if gives && fits(passage, word + 1, last, acronym, letter + 1, skips) {
        return true;
    }
    match token.shape.is_capital() {
        false => fits(passage, word + 1, last, acronym, letter, skips),
        true => skips > 0 && letter > 0 && fits(passage, word + 1, last, acronym, letter, skips - 1),
    }
}
