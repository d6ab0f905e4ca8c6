//! One token: where it stands, how it folds, how it is written.

use super::{Gap, Key};
use crate::normalize::arabic_code;

/// The script of a token; one token has one script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Script {
    Arabic,
    Latin,
    /// Decimal digits of any kind.
    Digits,
    Other,
}

/// The capitals of a Latin token. Other scripts are `Caseless`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Shape {
    Caseless,
    Lower,
    /// First letter a capital, and no other: Cairo. Also a single capital.
    Capitalised,
    /// Two letters or more, all capitals: NATO, U.S.
    Upper,
    /// McDonald, iPhone
    Mixed,
}

impl Shape {
    /// Whether an English name may be written so.
    pub(crate) fn is_capital(self) -> bool {
        matches!(self, Shape::Capitalised | Shape::Upper | Shape::Mixed)
    }
}

/// The last letter before loose folding, by which على and علي are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub(crate) enum Ending {
    Plain = 0,
    /// ة
    TehMarbuta = 1,
    /// ى
    AlefMaksura = 2,
    /// a final ء, which the key leaves out
    Hamza = 3,
}

const ALEF: u8 = arabic_code('ا');
const LAM: u8 = arabic_code('ل');

/// A word or number of the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Token {
    pub key: Key,
    /// First byte; always on a character boundary.
    pub start: u32,
    /// One past the last byte; always on a character boundary.
    pub end: u32,
    /// What stands between the token before it (or the beginning of the text) and this one.
    pub gap: Gap,
    pub script: Script,
    pub shape: Shape,
    pub ending: Ending,
    /// Written with dots inside: U.S., أ.ف.ب
    pub dotted: bool,
}

impl Token {
    /// The slice of `text` that this token is, where `text` is what was tokenized with base 0.
    pub(crate) fn slice<'t>(&self, text: &'t str) -> &'t str {
        &text[self.start as usize..self.end as usize]
    }

    /// Whether the word begins as with the Arabic article and is long enough to have it: الوزير, not ألم.
    pub(crate) fn has_article(&self) -> bool {
        self.has_article_after(0)
    }

    /// The same after `skip` letters of proclitics.
    pub(crate) fn has_article_after(&self, skip: usize) -> bool {
        !self.key.is_hashed()
            && self.key.letter(skip) == ALEF
            && self.key.letter(skip + 1) == LAM
            && self.key.len() > skip + 4
    }
}
