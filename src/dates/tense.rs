//! What time a sentence speaks of, by words such as will and سوف, by the prefix of سيعقد, and by commands. Knows no dates.

use super::cursor::Cursor;
use super::expression::Tense;
use super::sort::{Sort, Sorts};
use crate::tokenize::{Ending, Gap, Script, Token};

/// Tokens looked at on either side.
const REACH: usize = 12;

/// The tense of the words around a date that begins at the cursor and ends before token `end`.
pub(super) fn around(c: Cursor, end: usize) -> Tense {
    if is_future(c) {
        Tense::Future
    } else if is_alone(c, end) {
        Tense::Timeless
    } else {
        Tense::Past
    }
}

/// Whether the text has nothing but the date, and small words before it: on Monday.
pub(super) fn is_alone(c: Cursor, end: usize) -> bool {
    let introduced = (0..c.at()).all(|index| c.at_token(index).sorts().any(Sorts::LINK));
    c.at() <= 2 && end == c.passage.len() && introduced
}

/// Whether the sentence around the cursor is of the future.
pub(super) fn is_future(c: Cursor) -> bool {
    let passage = c.passage;
    let (from, to) = (c.at().saturating_sub(REACH), (c.at() + REACH).min(passage.len()));
    let first = (from..=c.at().min(passage.len().saturating_sub(1)))
        .rev()
        .find(|&i| passage.starts_sentence(i))
        .unwrap_or(from);
    let end = (c.at() + 1..to).find(|&i| passage.starts_sentence(i)).unwrap_or(to);
    (first..end).any(|index| says_future(c.at_token(index), index))
}

fn says_future(c: Cursor, index: usize) -> bool {
    c.has(Sort::Future)
        || (c.has(Sort::Command) && c.passage.starts_sentence(index))
        || contracted_will(c, index)
        || c.token().is_some_and(|token| has_future_prefix(token, c))
}

/// The 'll of I'll.
fn contracted_will(c: Cursor, index: usize) -> bool {
    let passage = c.passage;
    let gap_start = index.checked_sub(1).map_or(0, |before| passage.tokens[before].end as usize);
    let start = passage.tokens[index].start as usize;
    passage.gap(index).has(Gap::CONTRACTION) && passage.text[gap_start..start].contains("ll")
}

/// سيعقد, ستبدأ, سنعود, سأعود; not ستة, سيارة.
fn has_future_prefix(token: &Token, c: Cursor) -> bool {
    if token.script != Script::Arabic || token.key.len() < 5 || token.ending == Ending::TehMarbuta {
        return false;
    }
    let word = token.slice(c.passage.text);
    let stripped = word.strip_prefix(['و', 'ف']).filter(|rest| rest.starts_with('س'));
    let present = stripped.unwrap_or(word).strip_prefix('س').unwrap_or_default();
    if !present.starts_with(['ي', 'ت', 'ن', 'أ']) || word.ends_with("ات") {
        return false;
    }
    // Of the words that are listed, those whose rest is listed too: سيعود has يعود in it, سيطر has no verb.
    let rest = (!token.key.is_hashed()).then(|| token.key.without_first(1 + usize::from(stripped.is_some())));
    let listed = |key| c.passage.dictionary.word(key, token.ending).is_some();
    !c.passage.words.word(c.at()).is_known() || rest.is_some_and(listed)
}
