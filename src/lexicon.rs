//! The one look-up that gives a token its word, its classes and its clitic readings. Knows words, not phrases and not grammar.

use std::ops::Range;

use crate::class::{ClassSet, WordId};
use crate::clitic::{self, Clitics};
use crate::gazetteer::Dictionary;
use crate::tokenize::{Ending, Key, Script, Token, word_fold};

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
    stripped: Stripped,
}

const UNKNOWN: Word = Word {
    classes: ClassSet::NONE,
    ending: ClassSet::NONE,
    beginning: ClassSet::NONE,
    id: u32::MAX,
    stripped: Stripped(0),
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

/// Where a word's readings without proclitics stand among all such readings: their start, and in the lowest bits their number,
/// which the ways to cut a token keep below eight.
#[derive(Clone, Copy, Debug)]
struct Stripped(u32);

impl Stripped {
    const COUNT: u32 = 7;

    fn new(range: Range<usize>) -> Self {
        debug_assert!(range.len() <= Self::COUNT as usize);
        Stripped((range.start as u32) << 3 | range.len() as u32)
    }

    #[inline(always)]
    fn range(self) -> Range<usize> {
        let start = (self.0 >> 3) as usize;
        start..start + (self.0 & Self::COUNT) as usize
    }
}

/// A token under one of its readings.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reading {
    pub word: WordId,
    pub classes: ClassSet,
    pub clitics: Clitics,
}

/// The words of a text's tokens by one dictionary. Kept from block to block, since most words come again.
#[derive(Debug, Default)]
pub(crate) struct Words {
    words: Vec<Word>,
    stripped: Vec<Reading>,
    /// Classes that are not to be seen.
    hidden: ClassSet,
    /// What the dictionary said before, by some bits of the key's hash; the word met last has the place.
    recent: Vec<Recent>,
    /// Tokens looked up so far.
    met: usize,
}

/// A word that was looked up, as it was written.
#[derive(Clone, Copy, Debug)]
struct Recent {
    key: Key,
    ending: Ending,
    word: Word,
}

/// In a place that is still free: no token has an empty key.
const FREE: Recent = Recent { key: Key::EMPTY, ending: Ending::Plain, word: UNKNOWN };

/// Places for recent words: half a megabyte, which a core's own cache holds.
const RECENT_BITS: u32 = 13;

/// The place of a recent word.
#[inline(always)]
fn place(key: Key) -> usize {
    (key.hash() >> (64 - RECENT_BITS)) as usize
}

impl Words {
    /// Tokens that are looked up together.
    const AHEAD: usize = 32;
    /// Fewer tokens are not worth the places.
    const FEW: usize = 2048;
    /// Readings kept before all is forgotten: so that memory is bounded, and far below what [`Stripped`] can number.
    const READINGS: usize = 1 << 16;

    /// For a dictionary some of whose classes are not to be seen.
    pub(crate) fn hiding(hidden: ClassSet) -> Self {
        Words { hidden, ..Words::default() }
    }

    /// Looks every token up, whole and without proclitics. One hash a token; for a word not met lately, one look-up, and one
    /// for each proclitic it may have. All calls are for one dictionary.
    pub(crate) fn look_up(&mut self, dictionary: &Dictionary, text: &str, tokens: &[Token]) {
        self.words.clear();
        self.words.reserve(tokens.len() + 1);
        if self.stripped.len() > Self::READINGS {
            self.stripped.clear();
            self.recent.clear();
        }
        self.met = self.met.saturating_add(tokens.len());
        if self.recent.is_empty() && self.met > Self::FEW {
            self.recent.resize(1 << RECENT_BITS, FREE);
        }
        for tokens in tokens.chunks(Self::AHEAD) {
            self.look_up_chunk(dictionary, text, tokens);
        }
    }

    /// First what was met lately; then the others, for which memory has been asked by then.
    fn look_up_chunk(&mut self, dictionary: &Dictionary, text: &str, tokens: &[Token]) {
        let first = self.words.len();
        let mut others = [0u8; Self::AHEAD];
        let mut count = 0;
        let mut ahead = 0;
        for (number, token) in (0u8..).zip(tokens) {
            match self.recent.get(place(token.key)) {
                Some(recent) if recent.key == token.key && recent.ending == token.ending => {
                    self.words.push(recent.word);
                }
                _ => {
                    self.words.push(UNKNOWN);
                    others[count] = number;
                    count += 1;
                    ahead ^= dictionary.read_ahead(token.key);
                }
            }
        }
        std::hint::black_box(ahead);
        for &number in &others[..count] {
            let token = &tokens[number as usize];
            let word = self.look_up_token(dictionary, text, token);
            if let Some(recent) = self.recent.get_mut(place(token.key)).filter(|_| !token.key.is_hashed()) {
                *recent = Recent { key: token.key, ending: token.ending, word };
            }
            self.words[first + number as usize] = word;
        }
    }

    fn look_up_token(&mut self, dictionary: &Dictionary, text: &str, token: &Token) -> Word {
        let first_stripped = self.stripped.len();
        let whole = if token.key.is_hashed() {
            self.look_up_long(dictionary, token, text)
        } else {
            if token.script == Script::Arabic {
                self.look_up_stripped(dictionary, token);
            }
            dictionary.word(token.key, token.ending)
        };
        let (id, classes) = whole.map_or((UNKNOWN.id, ClassSet::NONE), |(word, classes)| (word.0, classes));
        let classes = classes.without(self.hidden);
        for reading in &mut self.stripped[first_stripped..] {
            reading.classes = reading.classes.without(self.hidden);
        }
        let stripped = Stripped::new(first_stripped..self.stripped.len());
        let ending = self.stripped[stripped.range()].iter().fold(classes, |set, s| set.or(s.classes));
        Word { classes, ending, beginning: ending, id, stripped }
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

    /// The readings of the token at `index` without its proclitics.
    #[inline(always)]
    pub(crate) fn stripped(&self, index: usize) -> &[Reading] {
        &self.stripped[self.word(index).stripped.range()]
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
        let classes = classes.without(self.hidden);
        self.words[first].beginning = self.words[first].beginning.or(classes);
        self.words[last].ending = self.words[last].ending.or(classes);
    }
}
