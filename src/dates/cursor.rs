//! A place in a passage from which a production reads on: words by meaning, numbers, gaps. Copied, never moved back.
//! Knows how date words are found at a token, not how dates are put together.

use super::lexicon::{Lexicon, Link, Meaning, Sort};
use crate::clitic::Clitics;
use crate::gazetteer::NodeId;
use crate::lexicon::{Class, ClassSet};
use crate::passage::{Passage, Phrase};
use crate::tokenize::{Gap, Script, Token};

/// The classes of date words and links.
const DATES: ClassSet = ClassSet::of(&super::lexicon::CLASSES);
/// The classes of words with which a date may begin.
const OPENING: ClassSet = ClassSet::of(&[Class::DateWord, Class::DateShort]);

/// What a production gives: what it read, and where to read on.
pub(super) type Read<'a, T> = Option<(T, Cursor<'a>)>;

/// A place in a passage: the next token to read.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a> {
    lexicon: &'a Lexicon,
    pub passage: &'a Passage<'a>,
    start: usize,
    at: usize,
    clitics: Clitics,
}

impl<'a> Cursor<'a> {
    /// A cursor at the first token of a date that may begin there.
    pub fn new(lexicon: &'a Lexicon, passage: &'a Passage<'a>, at: usize) -> Self {
        Cursor { lexicon, passage, start: at, at, clitics: Clitics::NONE }
    }

    /// Whether a date may begin with the next token.
    pub fn opens(self) -> bool {
        self.is_digits()
            || self.passage.all_classes(self.at).any(OPENING)
            || self.phrases(OPENING).next().is_some()
    }

    /// The token it stands before.
    pub fn at(self) -> usize {
        self.at
    }

    /// The proclitics taken off the first word that was read.
    pub fn clitics(self) -> Clitics {
        self.clitics
    }

    pub fn token(self) -> Option<&'a Token> {
        self.passage.tokens.get(self.at)
    }

    pub fn script(self) -> Script {
        self.token().map_or(Script::Other, |token| token.script)
    }

    /// What stands before the next token; at the end what is left of the text, and a line end.
    pub fn gap(self) -> Gap {
        match self.passage.tokens.get(self.at) {
            Some(token) => token.gap,
            None => {
                let end = self.passage.tokens.last().map_or(0, |token| token.end as usize);
                Gap::of(&self.passage.text[end..]).or(Gap::NEWLINE)
            }
        }
    }

    /// Itself, if nothing but `gap` stands before the next token.
    pub fn after(self, gap: Gap) -> Option<Self> {
        (self.at < self.passage.len() && self.gap().only(gap)).then_some(self)
    }

    /// Itself, if one blank and no more stands before the next token.
    pub fn spaced(self) -> Option<Self> {
        (self.gap() == Gap::BLANK).then_some(self)
    }

    pub fn skip(self) -> Self {
        Cursor { at: self.at + 1, ..self }
    }

    /// A cursor at the same token as if a date began there: its word may have proclitics.
    pub fn restarted(self) -> Self {
        Cursor::new(self.lexicon, self.passage, self.at)
    }

    /// Itself as the end of a date that began at `first`, whose first word was read up to `after`.
    pub fn started_as(self, first: Self, after: Self) -> Self {
        Cursor { start: first.start, clitics: after.clitics, ..self }
    }

    /// A cursor at another token.
    pub fn at_token(self, index: usize) -> Self {
        Cursor::new(self.lexicon, self.passage, index)
    }

    /// A cursor at the token before this one: for looking back.
    pub fn previous(self) -> Option<Self> {
        Some(self.at_token(self.at.checked_sub(1)?))
    }

    /// The cursor at the token before the date, as if a date began there: for looking back.
    pub fn before(self) -> Option<Self> {
        Some(Cursor::new(self.lexicon, self.passage, self.start.checked_sub(1)?))
    }

    /// The longest date word that begins here and that `read` takes. Proclitics may stand before the first word of a date.
    pub fn word<T>(self, read: impl Fn(Meaning) -> Option<T>) -> Read<'a, T> {
        self.word_after(|clitics| clitics.is_none() || self.at == self.start, read)
    }

    /// The same after a proclitic preposition: لعام.
    pub fn word_after_preposition<T>(self, read: impl Fn(Meaning) -> Option<T>) -> Read<'a, T> {
        self.word_after(|clitics| clitics.has_preposition() && !clitics.has_conjunction(), read)
    }

    /// The same after a proclitic "and": وعشرين.
    pub fn word_after_conjunction<T>(self, read: impl Fn(Meaning) -> Option<T>) -> Read<'a, T> {
        self.word_after(|clitics| clitics.has_conjunction() && !clitics.has_preposition(), read)
    }

    fn word_after<T>(
        self,
        admits: impl Fn(Clitics) -> bool,
        read: impl Fn(Meaning) -> Option<T>,
    ) -> Read<'a, T> {
        let admitted = |clitics: &Clitics| admits(*clitics);
        let phrases = self.phrases(DATES).filter(|phrase| admitted(&phrase.clitics));
        let read_phrase = |phrase: &Phrase| {
            Some((self.meaning(phrase.node, &read)?, self.to(phrase.last as usize, phrase.clitics)))
        };
        if let Some(found) = phrases.filter_map(read_phrase).max_by_key(|(_, cursor)| cursor.at) {
            return Some(found);
        }
        let readings =
            self.passage.readings(self.at).filter(|r| r.classes.any(DATES) && admitted(&r.clitics));
        readings
            .filter_map(|reading| {
                let node = self.passage.dictionary.root(reading.word);
                Some((self.meaning(node, &read)?, self.to(self.at, reading.clitics)))
            })
            .next()
    }

    /// Whether some reading of the next word, whatever its proclitics, is of this sort.
    pub fn has(self, sort: Sort) -> bool {
        self.word_after(|_| true, |meaning| (meaning.sort == sort).then_some(())).is_some()
    }

    /// A link.
    pub fn link(self, link: Link) -> Option<Self> {
        self.sort(Sort::Link(link))
    }

    /// A word of exactly this sort.
    pub fn sort(self, sort: Sort) -> Option<Self> {
        self.word(|meaning| (meaning.sort == sort).then_some(())).map(|(_, cursor)| cursor)
    }

    /// A number in digits, and how many there are.
    pub fn digits(self) -> Read<'a, (u32, usize)> {
        let token = self.token().filter(|token| token.script == Script::Digits)?;
        Some(((token.key.number()?, token.key.len()), self.skip()))
    }

    pub fn is_digits(self) -> bool {
        self.script() == Script::Digits
    }

    /// The phrases that begin here with words that stand close together.
    fn phrases(self, classes: ClassSet) -> impl Iterator<Item = &'a Phrase> {
        let fits = move |phrase: &&Phrase| phrase.classes.any(classes) && self.is_tight(phrase);
        self.passage.phrases_starting_at(self.at).filter(fits)
    }

    fn is_tight(self, phrase: &Phrase) -> bool {
        let joined = Gap::BLANK.or(Gap::HYPHEN).or(Gap::APOSTROPHE).or(Gap::CONTRACTION);
        (phrase.first as usize + 1..=phrase.last as usize).all(|index| {
            // The dot of an abbreviation: St. Patrick, ق. م
            let short = self.passage.tokens[index - 1].key.len() <= 2;
            self.passage.gap(index).only(if short { joined.or(Gap::DOT) } else { joined })
        })
    }

    fn meaning<T>(self, node: NodeId, read: &impl Fn(Meaning) -> Option<T>) -> Option<T> {
        self.lexicon.meanings(self.passage.dictionary, node).find_map(read)
    }

    /// Past the word that ends with token `last`.
    fn to(self, last: usize, clitics: Clitics) -> Self {
        let clitics = if self.at == self.start { clitics } else { self.clitics };
        Cursor { at: last + 1, clitics, ..self }
    }
}
