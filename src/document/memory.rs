//! The names a document has given so far, by the words that may stand for them. Compares words; judges none.

use hashbrown::HashMap;

use super::Thing;
use crate::entity::EntityKind;
use crate::passage::Passage;
use crate::span::Span;
use crate::tokenize::{Ending, Gap, Key};

/// Forms of more words are not remembered.
pub(super) const LONGEST: usize = 4;

/// A name given in full.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FullName {
    pub span: Span,
    pub kind: EntityKind,
    /// The head noun's sense, where a grammar found the name.
    pub subkind: u32,
    /// Dictionary and entity, if it is in a list.
    pub entity: Option<(u8, u32)>,
    pub(super) thing: Thing,
}

/// How a form must be written to stand for its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Written {
    /// As names are: with a capital, where there are any.
    Name,
    /// In capitals, or with dots: BRA, أ.ف.ب.
    Acronym,
    /// After a title alone: King Abdullah, الرئيس صدام.
    WithTitle,
}

/// The words of a form, and how it must be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Form {
    words: [Key; LONGEST],
    ending: Ending,
    written: Written,
}

impl Form {
    /// The form of the tokens `first..=last`, the first of them without its proclitics; `None` for long words, whose keys do
    /// not hold their letters, and for long forms.
    fn new(passage: &Passage, opening: Key, first: usize, last: usize, written: Written) -> Option<Form> {
        let mut words = [Key::default(); LONGEST];
        for (word, key) in words.iter_mut().zip(keys(passage, opening, first, last)) {
            *word = key;
        }
        let held = last - first < LONGEST && !words.iter().any(|word| word.is_hashed());
        held.then_some(Form { words, ending: passage.tokens[last].ending, written })
    }
}

fn keys(passage: &Passage, opening: Key, first: usize, last: usize) -> impl Iterator<Item = Key> {
    std::iter::once(opening).chain(passage.tokens[first + 1..=last].iter().map(|token| token.key))
}

/// The names that a form may stand for.
#[derive(Debug)]
pub(super) struct Lent {
    /// In the order of the text.
    numbers: Vec<u32>,
    one_thing: bool,
}

impl Lent {
    const NONE: &Lent = &Lent { numbers: Vec::new(), one_thing: true };

    pub(super) fn numbers(&self) -> &[u32] {
        &self.numbers
    }

    /// Whether all of them are names of one thing.
    pub(super) fn are_one_thing(&self) -> bool {
        self.one_thing
    }
}

/// Names, and what may stand for them.
#[derive(Debug, Default)]
pub(super) struct Memory {
    names: Vec<FullName>,
    by_form: HashMap<Form, Lent>,
    /// How many words the forms have that open with a word: one bit a number.
    lengths: HashMap<Key, u8>,
    /// One bit an opening word, so that most words are dismissed without a look-up. Grows with the words.
    filter: Filter,
}

/// A set of words that may say yes to a word it does not have.
#[derive(Debug, Default)]
struct Filter {
    /// None, or a power of two; at most one bit in eight is set.
    bits: Vec<u64>,
}

impl Filter {
    fn add(&mut self, words: &HashMap<Key, u8>, word: Key) {
        if words.len() * 8 > self.bits.len() * 64 {
            self.bits = vec![0; (words.len() / 4).next_power_of_two().max(16)];
            words.keys().for_each(|&word| self.set(word));
        }
        self.set(word);
    }

    fn set(&mut self, word: Key) {
        let bit = self.bit(word);
        self.bits[bit / 64] |= 1 << (bit % 64);
    }

    #[inline(always)]
    fn bit(&self, word: Key) -> usize {
        (word.hash() >> 20) as usize & (self.bits.len() * 64).wrapping_sub(1)
    }

    #[inline(always)]
    fn may_have(&self, word: Key) -> bool {
        let bit = self.bit(word);
        self.bits.get(bit / 64).is_some_and(|bits| bits >> (bit % 64) & 1 == 1)
    }
}

impl Memory {
    pub(super) fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    pub(super) fn name(&self, number: u32) -> &FullName {
        &self.names[number as usize]
    }

    /// Adds a name and gives its number.
    pub(super) fn add(&mut self, name: FullName) -> u32 {
        self.names.push(name);
        self.names.len() as u32 - 1
    }

    /// Lets the tokens `first..=last`, which open with the word `opening`, stand for a name.
    pub(super) fn lend(
        &mut self,
        number: u32,
        passage: &Passage,
        opening: Key,
        first: usize,
        last: usize,
        written: Written,
    ) {
        let Some(form) = Form::new(passage, opening, first, last, written) else { return };
        let thing = self.name(number).thing;
        let lent = self.by_form.entry(form).or_insert(Lent { numbers: Vec::new(), one_thing: true });
        if let Some(&before) = lent.numbers.last() {
            lent.one_thing &= self.names[before as usize].thing == thing;
        }
        if lent.numbers.last() != Some(&number) {
            lent.numbers.push(number);
        }
        *self.lengths.entry(opening).or_default() |= 1 << (last - first);
        self.filter.add(&self.lengths, opening);
    }

    /// Gives `found` the last token and the names of every form that the text has from token `first` on, whose word is
    /// `opening` once its proclitics are off.
    #[inline]
    pub(super) fn forms_from(
        &self,
        passage: &Passage,
        opening: Key,
        first: usize,
        written: Written,
        found: &mut impl FnMut(usize, &Lent),
    ) {
        if self.filter.may_have(opening) {
            self.forms_of(passage, opening, first, written, found);
        }
    }

    #[cold]
    fn forms_of(
        &self,
        passage: &Passage,
        opening: Key,
        first: usize,
        written: Written,
        found: &mut impl FnMut(usize, &Lent),
    ) {
        let lengths = self.lengths.get(&opening).copied().unwrap_or(0);
        for last in first..(first + LONGEST).min(passage.len()) {
            if last > first && !is_joined(passage, last) {
                return;
            }
            if lengths >> (last - first) & 1 == 0 {
                continue;
            }
            let form = Form::new(passage, opening, first, last, written);
            if let Some(names) = form.and_then(|form| self.by_form.get(&form)) {
                found(last, names);
            }
        }
    }

    /// The names that exactly these tokens stand for.
    pub(super) fn names_of(
        &self,
        passage: &Passage,
        opening: Key,
        first: usize,
        last: usize,
        written: Written,
    ) -> &Lent {
        if !self.filter.may_have(opening) {
            return Lent::NONE;
        }
        let form = Form::new(passage, opening, first, last, written);
        form.and_then(|form| self.by_form.get(&form)).unwrap_or(Lent::NONE)
    }

    /// Of several names the one given last before byte `at`; the first one where all come later.
    pub(super) fn nearest(&self, names: &Lent, at: usize) -> Option<u32> {
        let before = names.numbers.partition_point(|&number| self.name(number).span.start <= at);
        names.numbers.get(before.saturating_sub(1)).copied()
    }
}

/// Whether a form may go on to this token from the one before it.
fn is_joined(passage: &Passage, index: usize) -> bool {
    let gap = passage.gap(index);
    let after_initial = passage.tokens[index - 1].key.len() == 1;
    let gap = if after_initial { gap.without(Gap::DOT) } else { gap };
    gap.only(Gap::BLANK.or(Gap::HYPHEN).or(Gap::APOSTROPHE))
}
