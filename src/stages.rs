//! The stages one by one, over whole texts, for the benchmarks of this crate. No part of its face: may change at any time.

use std::ops::Range;
use std::sync::Arc;

use crate::bundled::bundled;
use crate::error::Result;
use crate::extractor::end_of_block;
use crate::gazetteer::{Dictionary, Gazetteer};
use crate::lexicon::Words;
use crate::matcher::{self, Hit};
use crate::tokenize::{Token, Tokenizer};

/// One list of names, and the stages that find them. Every method does the work of those above it as well, block by block
/// as an extractor does.
#[derive(Debug)]
pub struct Stages {
    tokenizer: Tokenizer,
    dictionary: Arc<Dictionary>,
}

impl Stages {
    /// Over the bundled names.
    ///
    /// # Errors
    /// Those of [`Extractor::new`](crate::Extractor::new).
    pub fn bundled() -> Result<Self> {
        Ok(Stages { tokenizer: Tokenizer::new(), dictionary: bundled()?.dictionary().clone() })
    }

    /// Over names of the caller's own.
    ///
    /// # Errors
    /// Those of [`ExtractorBuilder::build`](crate::ExtractorBuilder::build).
    pub fn of(gazetteer: &Gazetteer) -> Result<Self> {
        Ok(Stages { tokenizer: Tokenizer::new(), dictionary: gazetteer.compile()?.dictionary().clone() })
    }

    /// Number of tokens.
    pub fn tokenize(&self, text: &str) -> usize {
        let mut count = 0;
        self.blocks(text, |_, _, tokens| count += tokens.len());
        count
    }

    /// Number of tokens that the list knows, whole or without proclitics.
    pub fn look_up(&self, text: &str) -> usize {
        let mut count = 0;
        self.looked_up(text, |_, _, tokens, words| {
            count += (0..tokens.len()).filter(|&token| words.readings(token).next().is_some()).count();
        });
        count
    }

    /// Number of forms that stand in the text, overlapping ones too.
    pub fn scan(&self, text: &str) -> usize {
        let mut count = 0;
        self.looked_up(text, |_, _, tokens, words| {
            matcher::scan(&self.dictionary, words, tokens, &mut |_| count += 1, &mut Vec::new());
        });
        count
    }

    /// Gives `found` the byte range of every name: of several that begin in one place the longest, of those that overlap the
    /// first; only blanks and hyphens between its words; clitics not included. Without `clitics`, whole words alone.
    pub fn longest(&self, text: &str, clitics: bool, found: &mut impl FnMut(Range<usize>)) {
        self.looked_up(text, |offset, block, tokens, words| {
            let mut give = |hit: Hit| {
                let first = &tokens[hit.first()];
                let start = first.start as usize + hit.clitics().length_in(first.slice(block));
                found(offset + start..offset + tokens[hit.last()].end as usize);
            };
            let mut best: Option<Hit> = None;
            let mut choose = |hit: Hit| {
                if !hit.is_joined() || !clitics && !hit.clitics().is_none() {
                    return;
                }
                match best {
                    Some(before) if hit.first() == before.first() && hit.last() <= before.last() => return,
                    Some(before) if hit.first() > before.first() && hit.first() <= before.last() => return,
                    Some(before) if hit.first() > before.last() => give(before),
                    _ => {}
                }
                best = Some(hit);
            };
            matcher::scan(&self.dictionary, words, tokens, &mut choose, &mut Vec::new());
            best.into_iter().for_each(give);
        });
    }

    fn blocks(&self, text: &str, mut stage: impl FnMut(usize, &str, &[Token])) {
        let mut tokens = Vec::new();
        let mut start = 0;
        while start < text.len() {
            let end = end_of_block(text, start);
            tokens.clear();
            self.tokenizer.tokenize(&text[start..end], &mut tokens);
            stage(start, &text[start..end], &tokens);
            start = end;
        }
    }

    fn looked_up(&self, text: &str, mut stage: impl FnMut(usize, &str, &[Token], &Words)) {
        let mut words = Words::default();
        self.blocks(text, |offset, block, tokens| {
            words.look_up(&self.dictionary, block, tokens);
            stage(offset, block, tokens, &words);
        });
    }
}
