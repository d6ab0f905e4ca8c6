//! A place in a passage from which a production reads on: words by meaning, numbers, gaps. Copied, never moved back.
//! Knows how date words are found at a token, not how dates are put together.

use std::cell::Cell;

use super::expression::Expression;
use super::lexicon::Lexicon;
use super::order::DateOrder;
use super::sort::{Link, Meaning, Sort, Sorts, Unit};
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
    /// What each token may be, found out when it is first asked.
    sorts: Vec<Cell<Option<Sorts>>>,
    point: fn(Cursor) -> Read<Expression>,
    order: DateOrder,
}

impl<'a> Scene<'a> {
    /// `point` reads the date that a production expects inside its own: two weeks after *Christmas*.
    pub fn new(
        lexicon: &'a Lexicon,
        passage: &'a Passage<'a>,
        point: fn(Cursor) -> Read<Expression>,
        order: DateOrder,
    ) -> Self {
        let phrases: Vec<Phrase> = passage.phrases.iter().filter(|p| p.classes.any(DATES)).copied().collect();
        let mut starts = vec![0; passage.len() / 64 + 1];
        for phrase in &phrases {
            starts[phrase.first as usize / 64] |= 1 << (phrase.first % 64);
        }
        let sorts = vec![Cell::new(None); passage.len()];
        Scene { lexicon, passage, phrases, starts, sorts, point, order }
    }

    #[inline]
    fn starts_phrase(&self, index: usize) -> bool {
        self.starts.get(index / 64).is_some_and(|bits| bits >> (index % 64) & 1 == 1)
    }

    /// Whether the token has to do with dates at all.
    #[inline]
    fn is_of_dates(&self, index: usize) -> bool {
        self.passage.classes_beginning_at(index).any(DATES) || self.starts_phrase(index)
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
            return self.may_be_year() || self.leads_on() || self.may_be_day();
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
            let classes = self.passage.classes_beginning_at(index);
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
        self.token().is_some_and(|token| matches!(token.key.len(), 4 | 8) || token.gap.has(Gap::APOSTROPHE))
    }

    /// Whether the digits may be a date at the end of what is said: on the 27. And 80's.
    fn may_be_day(self) -> bool {
        let after = self.skip().gap();
        after.has(Gap::CONTRACTION) || (!after.only(Gap::BLANK) && self.follows_link())
    }

    fn follows_link(self) -> bool {
        self.at.checked_sub(1).is_some_and(|index| self.passage.classes_beginning_at(index).any(DATES))
    }

    /// Whether the word is a date by itself under some reading.
    fn stands_alone(self) -> bool {
        const NAMED: Sorts =
            Sorts::MONTH.or(Sorts::WEEKDAY).or(Sorts::DAY).or(Sorts::FEAST).or(Sorts::DECADE);
        self.sorts().any(NAMED)
            || self.means(Sorts::UNIT, |sort| matches!(sort, Sort::Unit(Unit::Weekend, _)))
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

    /// What the next token may be under any reading, digits among them.
    #[inline]
    pub fn sorts(self) -> Sorts {
        let Some(known) = self.scene.sorts.get(self.at) else { return Sorts::NONE };
        known.get().unwrap_or_else(|| {
            let sorts = self.look_up_sorts();
            known.set(Some(sorts));
            sorts
        })
    }

    fn look_up_sorts(self) -> Sorts {
        let digits = if self.is_digits() { Sorts::DIGITS } else { Sorts::NONE };
        if !self.scene.is_of_dates(self.at) {
            return digits;
        }
        let nodes =
            self.phrases().map(|phrase| phrase.node).chain(self.roots(|_| true).map(|(node, _)| node));
        let sorts = nodes.flat_map(|node| self.meanings(node)).map(|meaning| meaning.sort.set());
        sorts.fold(digits, Sorts::or)
    }

    /// The longest date word of these sorts that begins here and that `read` takes. Proclitics may stand before the first
    /// word of a date.
    #[inline]
    pub fn word<T>(self, sorts: Sorts, read: impl Fn(Meaning) -> Option<T>) -> Read<'a, T> {
        self.word_after(sorts, |clitics| clitics.is_none() || self.at == self.start, read)
    }

    /// The same after a proclitic preposition: لعام.
    #[inline]
    pub fn word_after_preposition<T>(self, sorts: Sorts, read: impl Fn(Meaning) -> Option<T>) -> Read<'a, T> {
        self.word_after(sorts, |clitics| clitics.has_preposition() && !clitics.has_conjunction(), read)
    }

    /// The same after a proclitic "and": وعشرين.
    #[inline]
    pub fn word_after_conjunction<T>(self, sorts: Sorts, read: impl Fn(Meaning) -> Option<T>) -> Read<'a, T> {
        self.word_after(sorts, |clitics| clitics.has_conjunction() && !clitics.has_preposition(), read)
    }

    #[inline]
    fn word_after<T>(
        self,
        sorts: Sorts,
        admits: impl Fn(Clitics) -> bool,
        read: impl Fn(Meaning) -> Option<T>,
    ) -> Read<'a, T> {
        self.sorts().any(sorts).then(|| self.look_up(admits, read))?
    }

    fn look_up<T>(
        self,
        admits: impl Fn(Clitics) -> bool,
        read: impl Fn(Meaning) -> Option<T>,
    ) -> Read<'a, T> {
        let phrases = self.phrases().filter(|phrase| admits(phrase.clitics));
        let longest = phrases
            .filter_map(|phrase| {
                let meaning = self.meanings(phrase.node).find_map(&read)?;
                Some((meaning, self.to(phrase.last as usize, phrase.clitics)))
            })
            .max_by_key(|(_, cursor)| cursor.at);
        longest.or_else(|| {
            self.roots(admits).find_map(|(node, clitics)| {
                Some((self.meanings(node).find_map(&read)?, self.to(self.at, clitics)))
            })
        })
    }

    /// Whether some reading of the next word, whatever its proclitics, is of this sort.
    pub fn has(self, sort: Sort) -> bool {
        self.means(sort.set(), |other| other == sort)
    }

    /// Whether some reading of the next word, whatever its proclitics, is of such a sort.
    pub fn means(self, sorts: Sorts, is: impl Fn(Sort) -> bool) -> bool {
        self.word_after(sorts, |_| true, |meaning| is(meaning.sort).then_some(())).is_some()
    }

    /// The date that begins here, where other words say that one follows.
    pub fn point(self) -> Read<'a, Expression> {
        (self.scene.point)(self)
    }

    /// What the caller says of numeric dates.
    pub fn order(self) -> DateOrder {
        self.scene.order
    }

    /// A link.
    pub fn link(self, link: Link) -> Option<Self> {
        self.sort(Sort::Link(link))
    }

    /// A word of exactly this sort.
    pub fn sort(self, sort: Sort) -> Option<Self> {
        self.word(sort.set(), |meaning| (meaning.sort == sort).then_some(())).map(|(_, cursor)| cursor)
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

    /// The readings of the next word alone that have to do with dates, the whole word first.
    fn roots(self, admits: impl Fn(Clitics) -> bool) -> impl Iterator<Item = (NodeId, Clitics)> {
        let passage = self.passage;
        let readings = passage.readings(self.at).filter(move |r| r.classes.any(DATES) && admits(r.clitics));
        readings.map(move |reading| (passage.dictionary.root(reading.word), reading.clitics))
    }

    fn meanings(self, node: NodeId) -> impl Iterator<Item = Meaning> + 'a {
        self.scene.lexicon.meanings(self.passage.dictionary, node)
    }

    /// Past the word that ends with token `last`.
    fn to(self, last: usize, clitics: Clitics) -> Self {
        let clitics = if self.at == self.start { clitics } else { self.clitics };
        Cursor { at: last + 1, clitics, ..self }
    }
}
