//! Tokens: words and numbers of a text, each with its folded key and with what stood before it.
//! Boundaries depend on script, never on a guess of the language. Knows letters and punctuation, no words.

mod fast;
mod gap;
mod key;
mod reference;
mod token;

pub(crate) use gap::Gap;
pub(crate) use key::{Key, word_fold};
pub(crate) use token::{Ending, Script, Shape, Token};

use std::sync::LazyLock;

use fast::Tables;

/// Cuts texts into tokens.
#[derive(Debug)]
pub(crate) struct Tokenizer {
    tables: &'static Tables,
}

impl Tokenizer {
    pub(crate) fn new() -> Self {
        /// Made once: they take longer than opening a gazetteer.
        static TABLES: LazyLock<Tables> = LazyLock::new(Tables::new);
        Tokenizer { tables: &TABLES }
    }

    /// The fold of every letter that the table holds, as one byte each.
    pub(crate) fn letter_codes(&self) -> impl Iterator<Item = u8> + '_ {
        self.tables.letters.codes()
    }

    /// Appends the tokens of `text`. One pass, linear in the text, which must be shorter than 4 GiB.
    pub(crate) fn tokenize(&self, text: &str, tokens: &mut Vec<Token>) {
        fast::tokenize(self.tables, text, tokens);
    }
}

#[cfg(test)]
mod tests;
