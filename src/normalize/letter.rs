//! The fold of one character as a table look-up, for the two-byte range that Arabic and Western text is written in.
//! Computed from [`fold_char`](super::fold_char), so that each rule stands once; anything unusual is left to the slow way.

use super::{Strength, fold_char, is_dropped, is_invisible};

/// What a character is to the tokenizer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Family {
    /// No part of a word: blanks, punctuation, symbols.
    Break,
    /// A decimal digit.
    Digit,
    /// A letter that folds to letters of a–z.
    Latin,
    /// A letter that folds to letters of the Arabic alphabet.
    Arabic,
    /// Dropped by folding, yet visible: a vowel mark, tatweel, an accent.
    Mark,
    /// Dropped and invisible: a joiner or direction mark.
    Invisible,
    /// A letter of another script.
    Other,
}

/// One entry of the table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Letter {
    pub family: Family,
    /// The folded letter as one byte, see [`code`]; 0 where the fold is not one such letter.
    pub code: u8,
    pub upper: bool,
}

/// One byte for each folded letter that keys are packed from: ASCII as it is, Arabic `U+06xx` as `0x80 | xx`.
pub(crate) fn code(folded: char) -> Option<u8> {
    match folded {
        'a'..='z' | '0'..='9' => Some(folded as u8),
        '\u{0621}'..='\u{063A}' | '\u{0641}'..='\u{064A}' => Some(arabic_code(folded)),
        _ => None,
    }
}

/// The code of a letter of the Arabic alphabet.
pub(crate) const fn arabic_code(letter: char) -> u8 {
    0x80 | (letter as u32 & 0x7F) as u8
}

/// The folded letter of a code.
pub(crate) fn decode(code: u8) -> char {
    if code < 0x80 {
        code as char
    } else {
        char::from_u32(0x0600 | (code & 0x7F) as u32).unwrap_or('\u{FFFD}')
    }
}

/// [`Letter`] of every character below U+0800, and by rule of the ones above.
#[derive(Debug)]
pub(crate) struct LetterTable {
    entries: Box<[Letter; LetterTable::REACH]>,
    /// The codes of Arabic letters alone, so that runs of them are read from one small table.
    arabic: Box<[u8; LetterTable::REACH]>,
}

impl LetterTable {
    /// Two-byte characters end here.
    pub(crate) const REACH: usize = 0x800;

    pub(crate) fn new() -> Self {
        let mut entries = Box::new([Letter { family: Family::Other, code: 0, upper: false }; Self::REACH]);
        for (scalar, entry) in (0u32..).zip(entries.iter_mut()) {
            if let Some(c) = char::from_u32(scalar) {
                *entry = classify(c);
            }
        }
        let mut arabic = Box::new([0; Self::REACH]);
        for (code, letter) in
            arabic.iter_mut().zip(entries.iter()).filter(|(_, l)| l.family == Family::Arabic)
        {
            *code = letter.code;
        }
        LetterTable { entries, arabic }
    }

    /// The code of every entry.
    pub(crate) fn codes(&self) -> impl Iterator<Item = u8> + '_ {
        self.entries.iter().map(|letter| letter.code)
    }

    /// The entry of `c`.
    pub(crate) fn letter(&self, c: char) -> Letter {
        match self.entries.get(c as usize) {
            Some(&letter) => letter,
            None => classify(c),
        }
    }

    /// The entry of an ASCII byte.
    #[inline(always)]
    pub(crate) fn ascii(&self, byte: u8) -> Letter {
        self.entries[(byte & 0x7F) as usize]
    }

    /// The entry of a character of two bytes.
    #[inline(always)]
    pub(crate) fn two_bytes(&self, first: u8, second: u8) -> Letter {
        self.entries[two_byte_index(first, second)]
    }

    /// The code of an Arabic letter of two bytes; 0 for any other character of two bytes.
    #[inline(always)]
    pub(crate) fn arabic_code(&self, first: u8, second: u8) -> u8 {
        self.arabic[two_byte_index(first, second)]
    }

    /// Where tables of this reach have a character that begins with these bytes; `None` for one of three bytes or four.
    #[inline(always)]
    pub(crate) fn index(first: u8, second: u8) -> Option<usize> {
        match first {
            ..0x80 => Some(first as usize),
            0x80..0xE0 => Some(two_byte_index(first, second)),
            _ => None,
        }
    }
}

/// The scalar value of a character of two bytes, below [`LetterTable::REACH`] whatever the bytes.
#[inline(always)]
fn two_byte_index(first: u8, second: u8) -> usize {
    ((first & 0x1F) as usize) << 6 | (second & 0x3F) as usize
}

fn classify(c: char) -> Letter {
    let of = |family| Letter { family, code: 0, upper: false };
    if is_dropped(c) {
        return of(if is_invisible(c) { Family::Invisible } else { Family::Mark });
    }
    let mut folded = Vec::new();
    fold_char(c, Strength::Loose, &mut |f| folded.push(f));
    let family = match folded.first() {
        Some('0'..='9') if is_decimal(c) => Family::Digit,
        Some('a'..='z') if c.is_alphabetic() => Family::Latin,
        Some('\u{0620}'..='\u{06FF}') if c.is_alphabetic() => Family::Arabic,
        Some(_) if c.is_alphabetic() => Family::Other,
        _ => Family::Break,
    };
    let code = match folded[..] {
        [one] if family != Family::Break => code(one).unwrap_or(0),
        _ => 0,
    };
    Letter { family, code, upper: c.is_uppercase() }
}

/// Digits that date and number words are made of: ASCII, Arabic-Indic, Persian, full-width. Not ² or ①.
fn is_decimal(c: char) -> bool {
    c.is_ascii_digit()
        || matches!(c, '\u{0660}'..='\u{0669}' | '\u{06F0}'..='\u{06F9}' | '\u{FF10}'..='\u{FF19}')
}
