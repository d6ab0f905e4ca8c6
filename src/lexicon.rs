//! The one look-up that gives a token its word, its classes and its clitic readings. Knows words, not phrases and not grammar.

use crate::class::{ClassSet, WordId};
use crate::clitic::{self, Clitics};
use crate::gazetteer::Dictionary;
use crate::tokenize::{Script, Token, word_fold};

/// What a dictionary says of a token as it stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    /// Classes of the whole token; none if the dictionary does not have it.
    pub classes: ClassSet,
    /// Classes of every word and listed phrase that ends with the token, under any reading.
    pub ending: ClassSet,
    /// Classes of every word and listed phrase that begins with the token, under any reading.
    pub beginning: ClassSet,
    id: u32,
    first_stripped: u32,
}

const UNKNOWN: Word = Word {
    classes: ClassSet::NONE,
    ending: ClassSet::NONE,
    beginning: ClassSet::NONE,
    id: u32::MAX,
    first_stripped: 0,
};

impl Word {
    /// The token's word, if the dictionary has it.
    #[inline(always)]
    pub(crate) fn id(&self) -> Option<WordId> {
        (self.id != UNKNOWN.id).then_some(WordId(self.id))
    }

    pub(crate) fn is_known(&self) -> bool {
        self.id != UNKNOWN.id
    }
}

/// A token under one of its readings.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reading {
    pub word: WordId,
    pub classes: ClassSet,
    pub clitics: Clitics,
}

/// The words of a text's tokens by one dictionary.
#[derive(Debug, Default)]
pub(crate) struct Words {
    words: Vec<Word>,
    stripped: Vec<Reading>,
}

impl Words {
    /// Looks every token up, whole and without proclitics. One hash a token, and one for each proclitic it may have.
    pub(crate) fn look_up(&mut self, dictionary: &Dictionary, text: &str, tokens: &[Token]) {
        self.words.clear();
        self.stripped.clear();
        self.words.reserve(tokens.len() + 1);
        for token in tokens {
            let first_stripped = self.stripped.len() as u32;
            let whole = if token.key.is_hashed() {
                self.look_up_long(dictionary, token, text)
            } else {
                if token.script == Script::Arabic {
                    self.look_up_stripped(dictionary, token);
                }
                dictionary.word(token.key, token.ending)
            };
            let (id, classes) =
                whole.map_or((UNKNOWN.id, ClassSet::NONE), |(word, classes)| (word.0, classes));
            let stripped = &self.stripped[first_stripped as usize..];
            let ending = stripped.iter().fold(classes, |set, s| set.or(s.classes));
            self.words.push(Word { classes, ending, beginning: ending, id, first_stripped });
        }
        self.words.push(Word { first_stripped: self.stripped.len() as u32, ..UNKNOWN });
    }

    #[inline]
    fn look_up_stripped(&mut self, dictionary: &Dictionary, token: &Token) {
        let key = token.key;
        clitic::cuts(key.first_letters(), key.len(), &mut |cut| {
            let rest = key.without_first(cut.skip);
            let rest = if cut.adds_alef { rest.with_first('ا') } else { Some(rest) };
            if let Some((word, classes)) = rest.and_then(|rest| dictionary.word(rest, token.ending)) {
                self.stripped.push(Reading { word, classes, clitics: cut.clitics });
            }
        });
    }

    /// The same for a word whose key is a hash: by its letters, so that no two words can be taken for each other.
    #[cold]
    fn look_up_long(
        &mut self,
        dictionary: &Dictionary,
        token: &Token,
        text: &str,
    ) -> Option<(WordId, ClassSet)> {
        let folded = word_fold(token.slice(text));
        if token.script == Script::Arabic {
            let mut first = [0; 3];
            for (code, c) in first.iter_mut().zip(folded.chars()) {
                *code = crate::normalize::code(c).unwrap_or(0);
            }
            clitic::cuts(first, folded.chars().count(), &mut |cut| {
                let alef = if cut.adds_alef { "ا" } else { "" };
                let rest: String = alef.chars().chain(folded.chars().skip(cut.skip)).collect();
                if let Some((word, classes)) = dictionary.word_of_letters(&rest, token.ending) {
                    self.stripped.push(Reading { word, classes, clitics: cut.clitics });
                }
            });
        }
        dictionary.word_of_letters(&folded, token.ending)
    }

    /// The word of the token at `index`; past the end, an unknown word.
    #[inline(always)]
    pub(crate) fn word(&self, index: usize) -> Word {
        self.words.get(index).copied().unwrap_or(UNKNOWN)
    }

    /// Whether a phrase or an entity's name may begin with the token, under any reading.
    #[inline(always)]
    pub(crate) fn opens(&self, index: usize) -> bool {
        self.words[index].ending.any(ClassSet::OPENS)
    }

    /// The readings of the token at `index` without its proclitics.
    #[inline(always)]
    pub(crate) fn stripped(&self, index: usize) -> &[Reading] {
        match (self.words.get(index), self.words.get(index + 1)) {
            (Some(word), Some(next)) => {
                &self.stripped[word.first_stripped as usize..next.first_stripped as usize]
            }
            _ => &[],
        }
    }

    /// All readings of the token at `index`, the whole one first.
    pub(crate) fn readings(&self, index: usize) -> impl Iterator<Item = Reading> + '_ {
        let word = self.word(index);
        let whole = word.id().map(|id| Reading { word: id, classes: word.classes, clitics: Clitics::NONE });
        let stripped = self.stripped(index).iter();
        whole.into_iter().chain(stripped.copied())
    }

    /// Notes a listed phrase of several words.
    pub(crate) fn add_phrase(&mut self, first: usize, last: usize, classes: ClassSet) {
        self.words[first].beginning = self.words[first].beginning.or(classes);
        self.words[last].ending = self.words[last].ending.or(classes);
    }
}
