//! The two hash tables that matching lives on: folded words, and steps from word to word. Flat arrays of numbers.

use hashbrown::{HashMap, HashTable};

use super::format::{Numbers, Reader, Writer, fault};
use crate::class::{ClassSet, WordId};
use crate::error::Result;
use crate::tokenize::Key;

const EMPTY: u32 = u32::MAX;

/// Folded words while they are collected, numbered in the order of their coming.
#[derive(Debug, Default)]
pub(super) struct WordList {
    words: Vec<(Key, ClassSet)>,
    numbers: HashTable<u32>,
}

impl WordList {
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// The number of a word, which is added if it is new.
    pub(super) fn insert(&mut self, key: Key) -> WordId {
        let words = &mut self.words;
        let known = |&number: &u32| words[number as usize].0 == key;
        let hash = |&number: &u32| words[number as usize].0.hash();
        let entry = self.numbers.entry(key.hash(), known, hash);
        let number = *entry.or_insert_with(|| words.len() as u32).get();
        if number as usize == words.len() {
            words.push((key, ClassSet::NONE));
        }
        WordId(number)
    }

    /// What was noted of the classes of each word, in the order of numbers.
    pub(super) fn classes(&self) -> impl Iterator<Item = ClassSet> + '_ {
        self.words.iter().map(|&(_, classes)| classes)
    }

    /// Adds to the classes of a word.
    pub(super) fn add_classes(&mut self, word: WordId, classes: ClassSet) {
        let (_, known) = &mut self.words[word.0 as usize];
        *known = known.or(classes);
    }
}

/// Folded words by their hash. A word's number is its slot, so that finding it is reading one place; a small filter before
/// the table answers most questions for words that it does not have.
#[derive(Clone, Debug)]
pub(super) struct WordTable {
    /// Low and high half of each word's key; a free slot has the empty key. Linear probing, six sevenths full: four slots are
    /// one line of the cache.
    slots: Numbers<[u64; 2]>,
    /// The classes of the word in each slot, as a number among `class_sets`.
    classes: Numbers<u32>,
    /// Words have a few hundred sets of classes among them.
    class_sets: Vec<u64>,
    /// One bit a hash: a word whose bit is not set is not in the table.
    filter: Numbers<u64>,
}

const FREE_SLOT: [u64; 2] = [0; 2];

impl WordTable {
    /// The table of all words of a list, without their classes, and each word's number in it.
    pub(super) fn new(list: &WordList) -> (Self, Vec<WordId>) {
        let capacity = list.len() + list.len() / 6 + 1;
        let mut slots = vec![FREE_SLOT; capacity];
        let mut filter = vec![0; Self::filter_length(capacity)];
        let place = |&(key, _): &(Key, ClassSet)| {
            let hash = key.hash();
            let slot = Self::probe(&slots, key, hash).expect_err("no word is in a list twice");
            let (low, high) = key.parts();
            slots[slot] = [low, high];
            let bit = Self::filter_bit(&filter, hash);
            filter[bit / 64] |= 1 << (bit % 64);
            WordId(slot as u32)
        };
        let numbers = list.words.iter().map(place).collect();
        let classes = Numbers::default();
        (WordTable { slots: slots.into(), classes, class_sets: Vec::new(), filter: filter.into() }, numbers)
    }

    /// Gives every word its classes, by its number.
    pub(super) fn classify(&mut self, classes: &[ClassSet]) {
        let mut numbers = HashMap::new();
        let number = |set: &ClassSet| {
            *numbers.entry(*set).or_insert_with(|| {
                self.class_sets.push(set.bits());
                self.class_sets.len() as u32 - 1
            })
        };
        self.classes = classes.iter().map(number).collect();
    }

    /// One past the highest number of a word.
    pub(super) fn len(&self) -> usize {
        self.slots.len()
    }

    #[inline(always)]
    pub(super) fn find(&self, key: Key) -> Option<(WordId, ClassSet)> {
        let hash = key.hash();
        let bit = Self::filter_bit(&self.filter, hash);
        if self.filter[bit / 64] >> (bit % 64) & 1 == 0 {
            return None;
        }
        let slot = Self::probe(&self.slots, key, hash).ok()?;
        Some((WordId(slot as u32), self.classes_of(slot)))
    }

    /// Reads what [`WordTable::find`] is going to read, so that the waits for memory of several words run side by side.
    /// What it gives means nothing.
    #[inline(always)]
    pub(super) fn read_ahead(&self, key: Key) -> u64 {
        let hash = key.hash();
        self.filter[Self::filter_bit(&self.filter, hash) / 64] ^ self.slots[Self::home(&self.slots, hash)][0]
    }

    #[inline(always)]
    fn classes_of(&self, slot: usize) -> ClassSet {
        ClassSet::from_bits(self.class_sets[self.classes[slot] as usize])
    }

    /// Every word with its classes.
    pub(super) fn iter(&self) -> impl Iterator<Item = (Key, ClassSet)> + '_ {
        let filled = self.slots.iter().enumerate().filter(|(_, slot)| **slot != FREE_SLOT);
        filled.map(|(slot, &[low, high])| (Key::from_parts(low, high), self.classes_of(slot)))
    }

    /// The slot where the search for a word begins: the high half of the hash, scaled to the number of slots.
    #[inline(always)]
    fn home(slots: &[[u64; 2]], hash: u64) -> usize {
        (((hash >> 32) * slots.len() as u64) >> 32) as usize
    }

    /// The slot of the word with this key, or the free one where it belongs.
    #[inline(always)]
    fn probe(slots: &[[u64; 2]], key: Key, hash: u64) -> std::result::Result<usize, usize> {
        let mut slot = Self::home(slots, hash);
        loop {
            let [low, high] = slots[slot];
            match Key::from_parts(low, high) {
                found if found == key => return Ok(slot),
                Key::EMPTY => return Err(slot),
                _ => slot = if slot + 1 == slots.len() { 0 } else { slot + 1 },
            }
        }
    }

    /// Eight bits a slot or more, in a power of two: nine a word, for wrong passes near one in ten.
    fn filter_length(slots: usize) -> usize {
        (slots * 8 / 64).max(1).next_power_of_two()
    }

    /// By the low half of the hash.
    #[inline(always)]
    fn filter_bit(filter: &[u64], hash: u64) -> usize {
        hash as usize & (filter.len() * 64 - 1)
    }
}

impl WordTable {
    /// Sections of a saved table.
    pub(super) const SECTIONS: usize = 4;

    pub(super) fn save(&self, writer: &mut Writer) {
        writer.table(self.slots.iter().copied());
        writer.table(self.classes.iter().copied());
        writer.table(self.class_sets.iter().copied());
        writer.table(self.filter.iter().copied());
    }

    /// Opens a saved table.
    pub(super) fn open(reader: &mut Reader) -> Result<Self> {
        Ok(WordTable {
            slots: reader.numbers("words")?,
            classes: reader.numbers("classes of words")?,
            class_sets: reader.table("sets of classes")?,
            filter: reader.numbers("filter of words")?,
        })
    }

    /// Every word is found where it stands, and one slot is free, so that probing ends.
    pub(super) fn check(&self) -> Result<()> {
        if self.filter.len() != Self::filter_length(self.slots.len()) {
            let length = self.filter.len();
            return Err(fault("words", self.slots.len(), format_args!("{length} numbers in their filter")));
        }
        if !self.slots.contains(&FREE_SLOT) {
            return Err(fault("words", self.slots.len(), "no free slot"));
        }
        if self.classes.len() != self.slots.len() {
            return Err(fault("classes of words", self.classes.len(), "not one for each slot"));
        }
        let sets = self.class_sets.len();
        if let Some(index) = self.classes.iter().position(|&set| set as usize >= sets) {
            return Err(fault(
                "classes of words",
                index,
                format_args!("set {} of {sets}", self.classes[index]),
            ));
        }
        for (slot, &[low, high]) in self.slots.iter().enumerate().filter(|(_, s)| **s != FREE_SLOT) {
            let found = self.find(Key::from_parts(low, high)).map(|(word, _)| word.0 as usize);
            if found != Some(slot) {
                return Err(fault("words", slot, format_args!("found in slot {found:?}")));
            }
        }
        Ok(())
    }
}

/// Steps of a trie over words while they are collected: from a node by a word to a node.
#[derive(Debug, Default)]
pub(super) struct EdgeList {
    edges: Vec<[u32; 3]>,
    numbers: HashTable<u32>,
}

impl EdgeList {
    /// The node that the step leads to; `next` if the step is new.
    pub(super) fn insert(&mut self, from: u32, word: WordId, next: u32) -> u32 {
        let edges = &mut self.edges;
        let known = |&number: &u32| edges[number as usize][..2] == [from, word.0];
        let hash = |&number: &u32| EdgeTable::hash(edges[number as usize][0], edges[number as usize][1]);
        let entry = self.numbers.entry(EdgeTable::hash(from, word.0), known, hash);
        let number = *entry.or_insert_with(|| edges.len() as u32).get();
        if number as usize == edges.len() {
            edges.push([from, word.0, next]);
        }
        edges[number as usize][2]
    }
}

/// Steps of a trie over words, by their hash. A filter before the table, as for words.
#[derive(Clone, Debug)]
pub(super) struct EdgeTable {
    /// `[from, word, to]`, with linear probing; `to` is `EMPTY` in a free slot. Four fifths full.
    slots: Numbers<[u32; 3]>,
    filter: Numbers<u64>,
}

impl EdgeTable {
    /// The table of all steps of a list, with its nodes and words under new numbers.
    pub(super) fn new(
        list: &EdgeList,
        node: impl Fn(u32) -> u32,
        word: impl Fn(WordId) -> WordId,
    ) -> EdgeTable {
        let capacity = list.edges.len() + list.edges.len() / 4 + 2;
        let mut slots = vec![[0, 0, EMPTY]; capacity];
        let mut filter = vec![0; Self::filter_length(capacity)];
        for &[from, by, to] in &list.edges {
            let (from, by, to) = (node(from), word(WordId(by)).0, node(to));
            let hash = Self::hash(from, by);
            let slot = Self::probe(&slots, from, by, hash).expect_err("no step is in a list twice");
            slots[slot] = [from, by, to];
            let bit = Self::filter_bit(&filter, hash);
            filter[bit / 64] |= 1 << (bit % 64);
        }
        EdgeTable { slots: slots.into(), filter: filter.into() }
    }

    #[inline]
    pub(super) fn find(&self, from: u32, word: WordId) -> Option<u32> {
        let hash = Self::hash(from, word.0);
        let bit = Self::filter_bit(&self.filter, hash);
        if self.filter[bit / 64] >> (bit % 64) & 1 == 0 {
            return None;
        }
        Self::probe(&self.slots, from, word.0, hash).ok()
    }

    #[inline(always)]
    fn hash(from: u32, word: u32) -> u64 {
        ((from as u64) << 32 | word as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }

    /// By other bits of the hash than the slot.
    #[inline(always)]
    fn filter_bit(filter: &[u64], hash: u64) -> usize {
        (hash >> 20) as usize & (filter.len() * 64 - 1)
    }

    #[inline]
    fn probe(slots: &[[u32; 3]], from: u32, word: u32, hash: u64) -> std::result::Result<u32, usize> {
        // The high half of the hash, scaled to the number of slots, which need be no power of two.
        let mut slot = (((hash >> 32) * slots.len() as u64) >> 32) as usize;
        loop {
            match slots[slot] {
                [_, _, EMPTY] => return Err(slot),
                [f, w, to] if f == from && w == word => return Ok(to),
                _ => slot = if slot + 1 == slots.len() { 0 } else { slot + 1 },
            }
        }
    }

    /// Eight bits a slot or more, in a power of two.
    fn filter_length(slots: usize) -> usize {
        (slots / 8).max(1).next_power_of_two()
    }
}

impl EdgeTable {
    /// Sections of a saved table.
    pub(super) const SECTIONS: usize = 2;

    pub(super) fn save(&self, writer: &mut Writer) {
        writer.table(self.slots.iter().copied());
        writer.table(self.filter.iter().copied());
    }

    /// Opens a saved table.
    pub(super) fn open(reader: &mut Reader) -> Result<Self> {
        Ok(EdgeTable { slots: reader.numbers("steps")?, filter: reader.numbers("filter of steps")? })
    }

    /// Over so many words and nodes: every step leads from a node by a word to a phrase's node, and one slot is free, so that
    /// probing ends.
    pub(super) fn check(&self, words: usize, nodes: usize) -> Result<()> {
        if self.filter.len() != Self::filter_length(self.slots.len()) {
            let length = self.filter.len();
            return Err(fault("steps", self.slots.len(), format_args!("{length} numbers in their filter")));
        }
        let mut free = 0;
        for (index, &[from, word, to]) in self.slots.iter().enumerate() {
            if to == EMPTY {
                free += 1;
                continue;
            }
            let known =
                (from as usize) < nodes && (word as usize) < words && (words..nodes).contains(&(to as usize));
            if !known {
                let what = format_args!("{from} by {word} to {to}; {words} words, {nodes} nodes");
                return Err(fault("steps", index, what));
            }
        }
        if free == 0 {
            return Err(fault("steps", self.slots.len(), "no free slot"));
        }
        Ok(())
    }
}
