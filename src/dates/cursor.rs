//! A place in a passage from which a production reads on: words by meaning, numbers, gaps. Copied, never moved back.
//! Knows how date words are found at a token, not how dates are put together.

use std::cell::Cell;

use super::lexicon::{Lexicon, Link, Meaning, Opening, Sort, Unit};
use crate::class::{Class, ClassSet};
use crate::clitic::Clitics;
use crate::gazetteer::NodeId;
use crate::passage::{Passage, Phrase};
use crate::tokenize::{Gap, Script, Token};

/// The classes of date words and links.
const DATES: ClassSet = ClassSet::of(&super::lexicon::CLASSES);
/// The classes of words with which a date may begin.
const OPENING: ClassSet = ClassSet::of(&[Class::DateWord, Class::DateShort]);

/// What a production gives: what it read, and where to read on.
pub(super) type Read<'a, T> = Option<(T, Cursor<'a>)>;

/// A passage with its date phrases, which most tokens have none of.
pub(super) struct Scene<'a> {
    lexicon: &'a Lexicon,
    passage: &'a Passage<'a>,
    /// Phrases of date words, sorted by their first token.
    phrases: Vec<Phrase>,
    /// A bit a token: whether a phrase begins there.
    starts: Vec<u64>,
}

impl<'a> Scene<'a> {
    pub fn new(lexicon: &'a Lexicon, passage: &'a Passage<'a>) -> Self {
        let phrases: Vec<Phrase> = passage.phrases.iter().filter(|p| p.classes.any(DATES)).copied().collect();
        let mut starts = vec![0; passage.len() / 64 + 1];
        for phrase in &phrases {
            starts[phrase.first as usize / 64] |= 1 << (phrase.first % 64);
        }
        Scene { lexicon, passage, phrases, starts }
    }

    #[inline]
    fn starts_phrase(&self, index: usize) -> bool {
        self.starts.get(index / 64).is_some_and(|bits| bits >> (index % 64) & 1 == 1)
    }

    /// Whether the token has to do with dates at all.
    #[inline]
    fn is_of_dates(&self, index: usize) -> bool {
        index < self.passage.len()
            && (self.passage.all_classes(index).any(DATES) || self.starts_phrase(index))
    }
}

/// A place in a passage: the next token to read.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a> {
    scene: &'a Scene<'a>,
    pub passage: &'a Passage<'a>,
    start: usize,
    at: usize,
    clitics: Clitics,
}

impl<'a> Cursor<'a> {
    /// A cursor at the first token of a date that may begin there.
    pub fn new(scene: &'a Scene<'a>, at: usize) -> Self {
        Cursor { scene, passage: scene.passage, start: at, at, clitics: Clitics::NONE }
    }

    /// Whether a date may begin with the next token.
    ///
    /// Asked of every token, so it dismisses what needs company and has none: a count of something, "the first prize".
    pub fn opens(self) -> bool {
        if self.scene.starts_phrase(self.at) {
            return true;
        }
        if self.is_digits() {
            return self.leads_on() || self.may_be_year() || self.skip().gap().has(Gap::CONTRACTION);
        }
        self.passage.classes_beginning_at(self.at).any(OPENING) && (self.leads_on() || self.stands_alone())
    }

    /// Whether what follows, past a link or two, has to do with dates too: the first of May; not "one of the".
    fn leads_on(self) -> bool {
        const LINKS: usize = 3;
        for index in self.at + 1..=self.at + 1 + LINKS {
            let Some(token) = self.passage.tokens.get(index).filter(|token| !token.gap.has(Gap::NEWLINE))
            else {
                break;
            };
            let classes = self.passage.all_classes(index);
            if token.script == Script::Digits || classes.any(OPENING) || self.scene.starts_phrase(index) {
                return true;
            }
            if !classes.has(Class::DateLink) {
                break;
            }
        }
        false
    }

    fn may_be_year(self) -> bool {
        self.token().is_some_and(|token| matches!(token.key.len(), 4 | 8))
    }

    /// Whether the word is a date by itself under some reading.
    fn stands_alone(self) -> bool {
        let alone = |meaning: Meaning| {
            let weekend = matches!(meaning.sort, Sort::Unit(Unit::Weekend, _));
            let named = matches!(
                meaning.sort,
                Sort::Month(..) | Sort::Weekday(_) | Sort::Day(_) | Sort::Feast(_) | Sort::Decade(_)
            );
            (weekend || named).then_some(())
        };
        self.word_after(|_| true, alone).is_some()
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
        Cursor::new(self.scene, self.at)
    }

    /// Itself as the end of a date that began at `first`, whose first word was read up to `after`.
    pub fn started_as(self, first: Self, after: Self) -> Self {
        Cursor { start: first.start, clitics: after.clitics, ..self }
    }

    /// A cursor at another token.
    pub fn at_token(self, index: usize) -> Self {
        Cursor::new(self.scene, index)
    }

    /// A cursor at the token before this one: for looking back.
    pub fn previous(self) -> Option<Self> {
        Some(self.at_token(self.at.checked_sub(1)?))
    }

    /// The cursor at the token before the date, as if a date began there: for looking back.
    pub fn before(self) -> Option<Self> {
        Some(Cursor::new(self.scene, self.start.checked_sub(1)?))
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
        if !self.scene.is_of_dates(self.at) {
            return None;
        }
        let admitted = |clitics: &Clitics| admits(*clitics);
        let phrases = self.phrases().filter(|phrase| admitted(&phrase.clitics));
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
        self.means(|other| other == sort)
    }

    /// Whether some reading of the next word, whatever its proclitics, is of such a sort.
    pub fn means(self, is: impl Fn(Sort) -> bool) -> bool {
        self.word_after(|_| true, |meaning| is(meaning.sort).then_some(())).is_some()
    }

    /// With what a date may begin here.
    pub fn opening(self) -> Opening {
        if self.is_digits() {
            return Opening::DIGITS;
        }
        let opening = Cell::new(Opening::NONE);
        self.means(|sort| {
            opening.set(opening.get().or(sort.opening()));
            false
        });
        opening.get()
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
    fn phrases(self) -> impl Iterator<Item = &'a Phrase> {
        let (first, phrases) = (self.at as u32, &self.scene.phrases);
        let from = match self.scene.starts_phrase(self.at) {
            true => phrases.partition_point(|phrase| phrase.first < first),
            false => phrases.len(),
        };
        phrases[from..]
            .iter()
            .take_while(move |phrase| phrase.first == first)
            .filter(move |phrase| self.is_tight(phrase))
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
        self.scene.lexicon.meanings(self.passage.dictionary, node).find_map(read)
    }

    /// Past the word that ends with token `last`.
    fn to(self, last: usize, clitics: Clitics) -> Self {
        let clitics = if self.at == self.start { clitics } else { self.clitics };
        Cursor { at: last + 1, clitics, ..self }
    }
}
