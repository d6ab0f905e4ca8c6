//! A stretch of text as grammars read it: its tokens with their words, and questions about what stands where.
//! Knows words and gaps; finds nothing by itself.

use crate::class::{Class, ClassSet};
use crate::clitic::Clitics;
use crate::gazetteer::{Dictionary, NodeId};
use crate::lexicon::{Reading, Words};
use crate::tokenize::{Gap, Script, Shape, Token};

/// A phrase of several words that a word table lists: رئيس الوزراء, Ministry of.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Phrase {
    pub first: u32,
    pub last: u32,
    pub classes: ClassSet,
    pub node: NodeId,
    /// Taken off the first word.
    pub clitics: Clitics,
}

/// Tokens of one text with what the bundled dictionary says of them.
#[derive(Clone, Copy)]
pub(crate) struct Passage<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token],
    pub words: &'a Words,
    pub dictionary: &'a Dictionary,
    /// Sorted by their first token.
    pub phrases: &'a [Phrase],
}

impl<'a> Passage<'a> {
    pub(crate) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// What stands before the token; past the end a line end.
    #[inline(always)]
    pub(crate) fn gap(&self, index: usize) -> Gap {
        self.tokens.get(index).map_or(Gap::NEWLINE, |token| token.gap)
    }

    /// Whether only a blank stands before the token.
    #[inline(always)]
    pub(crate) fn follows_blank(&self, index: usize) -> bool {
        index > 0 && self.gap(index) == Gap::BLANK
    }

    /// Whether a sentence or a line starts with this token.
    pub(crate) fn starts_sentence(&self, index: usize) -> bool {
        let gap = self.gap(index);
        index == 0
            || gap.has(Gap::STOP)
            || (gap.has(Gap::DOT) && gap.has(Gap::BLANK) && !self.is_abbreviation(index - 1))
    }

    /// Whether a dot after this token belongs to it: an initial, Mr., St.
    pub(crate) fn is_abbreviation(&self, index: usize) -> bool {
        let token = &self.tokens[index];
        let short = token.key.len() == 1 || token.dotted;
        short
            || (token.script == Script::Latin && token.key.len() <= 4 && self.classes(index).any(ABBREVIATED))
    }

    /// Whether a capitalised Latin word in no list follows directly.
    pub(crate) fn capital_follows(&self, last: usize) -> bool {
        self.follows_blank(last + 1) && self.is_unlisted_capital(last + 1)
    }

    /// Whether a capitalised Latin word in no list stands directly before.
    pub(crate) fn capital_precedes(&self, first: usize) -> bool {
        self.follows_blank(first) && !self.starts_sentence(first - 1) && self.is_unlisted_capital(first - 1)
    }

    fn is_unlisted_capital(&self, index: usize) -> bool {
        let token = &self.tokens[index];
        token.script == Script::Latin
            && matches!(token.shape, Shape::Capitalised | Shape::Mixed)
            && self.words.word(index).beginning.or(self.words.word(index).ending).is_empty()
    }

    /// The classes of the whole token.
    #[inline(always)]
    pub(crate) fn classes(&self, index: usize) -> ClassSet {
        self.words.word(index).classes
    }

    /// The classes of all words and listed phrases that begin with this token, under any reading.
    #[inline(always)]
    pub(crate) fn classes_beginning_at(&self, index: usize) -> ClassSet {
        self.words.word(index).beginning
    }

    /// The classes of the token over all readings.
    pub(crate) fn all_classes(&self, index: usize) -> ClassSet {
        self.readings(index).fold(ClassSet::NONE, |set, reading| set.or(reading.classes))
    }

    /// The readings of the token, the whole one first.
    pub(crate) fn readings(&self, index: usize) -> impl Iterator<Item = Reading> + use<'a> {
        self.words.readings(index)
    }

    /// The classes of all words and listed phrases that end with this token, under any reading.
    #[inline(always)]
    pub(crate) fn classes_ending_at(&self, index: usize) -> ClassSet {
        self.words.word(index).ending
    }

    /// The listed phrases of several words that start with this token.
    pub(crate) fn phrases_starting_at(&self, index: usize) -> impl Iterator<Item = &'a Phrase> + use<'a> {
        let index = index as u32;
        let from = self.phrases.partition_point(|p| p.first < index);
        self.phrases[from..].iter().take_while(move |p| p.first == index)
    }

    pub(crate) fn slice(&self, index: usize) -> &'a str {
        self.tokens[index].slice(self.text)
    }
}

const ABBREVIATED: ClassSet = ClassSet::of(&[
    Class::TitleStrong,
    Class::TitleWeak,
    Class::Suffix,
    Class::PlaceHead,
    Class::AgencyTail,
    Class::DateShort,
]);
