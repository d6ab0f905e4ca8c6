//! Whether a sentence speaks of the future, by words such as will and سوف and by the prefix of سيعقد. Knows no dates.

use super::cursor::Cursor;
use super::sort::Sort;
use crate::tokenize::{Ending, Gap, Script, Token};

/// Tokens looked at on either side.
const REACH: usize = 12;

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
    let word = word.strip_prefix(['و', 'ف']).filter(|rest| rest.starts_with('س')).unwrap_or(word);
    let prefixed = word.strip_prefix('س').is_some_and(|rest| rest.starts_with(['ي', 'ت', 'ن', 'أ']));
    prefixed && !word.ends_with("ات") && !c.passage.words.word(c.at()).is_known()
}
