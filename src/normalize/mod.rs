//! Folding: what makes two spellings one. Used for matching alone; the text itself is never changed.
//!
//! Each rule is a function of its own, and one function gives their order. Folds that
//! can confuse words (ى for ي, ة for ه, a dropped final ء) are *loose* and told apart from the rest.

mod arabic;
mod latin;
mod letter;

use unicode_normalization::UnicodeNormalization;

pub(crate) use letter::{Family, Letter, LetterTable, arabic_code, code, decode};

/// How far [`fold`] goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strength {
    /// Only folds that never make two words one: marks, tatweel, alef, hamza carriers, foreign letters, digits, case.
    Strict,
    /// Also the loose folds: ى to ي, ة to ه, no ء at the end of a word.
    Loose,
}

/// Folds a text for comparison.
///
/// Folding twice is folding once. Costs one pass over the text.
///
/// ```
/// use musamma::normalize::{Strength, fold};
///
/// assert_eq!(fold("أَذْرَبِيجـان ١٠", Strength::Strict), "اذربيجان 10");
/// assert_eq!(fold("مُصطفى", Strength::Strict), "مصطفى");
/// assert_eq!(fold("مُصطفى", Strength::Loose), "مصطفي");
/// assert_eq!(fold("Côte d’Ivoire", Strength::Strict), "cote d'ivoire");
/// ```
pub fn fold(text: &str, strength: Strength) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        fold_char(c, strength, &mut |folded| {
            if strength == Strength::Loose && !is_arabic_letter(folded) {
                drop_final_hamzas(&mut out);
            }
            out.push(folded);
        });
    }
    if strength == Strength::Loose {
        drop_final_hamzas(&mut out);
    }
    out
}

/// Removes ء from the end of a word, where writers leave it out: الأربعاء, الاربعا.
fn drop_final_hamzas(word: &mut String) {
    while let Some(rest) = word.strip_suffix('ء').filter(|rest| rest.ends_with(is_arabic_letter)) {
        word.truncate(rest.len());
    }
}

fn is_arabic_letter(c: char) -> bool {
    matches!(c, '\u{0620}'..='\u{063F}' | '\u{0641}'..='\u{064A}' | '\u{066E}'..='\u{066F}' | '\u{0671}'..='\u{06D3}')
}

/// Whether a text has a letter of the Arabic script.
pub(crate) fn has_arabic(text: &str) -> bool {
    text.chars().any(|c| ('\u{0620}'..='\u{06FF}').contains(&c))
}

/// Gives the folded characters of one character to `out`: none, one, or for ligatures several.
pub(crate) fn fold_char(c: char, strength: Strength, out: &mut dyn FnMut(char)) {
    if c.is_ascii() {
        return out(if c == '`' { '\'' } else { c.to_ascii_lowercase() });
    }
    if is_dropped(c) {
        return;
    }
    if arabic::is_presentation_form(c) {
        for part in std::iter::once(c).nfkc().filter(|&part| !arabic::is_presentation_form(part)) {
            fold_char(part, strength, out);
        }
        return;
    }
    let simple = arabic::alef(c)
        .or_else(|| arabic::hamza_carrier(c))
        .or_else(|| arabic::neighbour(c))
        .or_else(|| arabic::digit(c))
        .or_else(|| latin::quote(c))
        .or_else(|| latin::dash(c))
        .or_else(|| latin::blank(c));
    if let Some(simple) = simple {
        return out(simple);
    }
    match (arabic::loose(c), strength) {
        (Some(folded), Strength::Loose) => out(folded),
        (Some(folded), Strength::Strict) => out(if folded == 'ه' { 'ة' } else { c }),
        (None, _) if ('\u{0600}'..'\u{0700}').contains(&c) => out(c),
        // What decomposition uncovers is folded in its turn.
        (None, _) => latin::case_and_accents(c, &mut |part| match part == c {
            true => out(part),
            false => fold_char(part, strength, out),
        }),
    }
}

/// Whether folding removes this character altogether: marks, tatweel, invisible controls.
pub(crate) fn is_dropped(c: char) -> bool {
    latin::is_invisible(c) || arabic::is_mark(c) || arabic::is_tatweel(c) || is_combining_accent(c)
}

/// Whether the character shows nothing by itself; such characters are trimmed off the ends of a span.
pub(crate) fn is_invisible(c: char) -> bool {
    latin::is_invisible(c)
}

fn is_combining_accent(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FE20}'..='\u{FE2F}')
}

#[cfg(test)]
mod tests;
