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

use crate::normalize::LetterTable;

/// Cuts texts into tokens.
#[derive(Debug)]
pub(crate) struct Tokenizer {
    letters: LetterTable,
}

impl Tokenizer {
    pub(crate) fn new() -> Self {
        Tokenizer { letters: LetterTable::new() }
    }

    /// Appends the tokens of `text`, whose first byte counts as byte `base`. One pass, linear in the text.
    pub(crate) fn tokenize(&self, text: &str, base: u32, tokens: &mut Vec<Token>) {
        fast::tokenize(&self.letters, text, base, tokens);
    }
}

/// The tokens of a short text, such as an alias of a gazetteer.
pub(crate) fn tokens_of(tokenizer: &Tokenizer, text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    tokenizer.tokenize(text, 0, &mut tokens);
    tokens
}

#[cfg(test)]
mod tests;
