//! The two hash tables that matching lives on: folded words, and steps from word to word. Flat arrays of numbers.

use super::format::{Reader, Writer, fault};
use crate::class::{ClassSet, WordId};
use crate::error::Result;
use crate::tokenize::Key;

const EMPTY: u32 = u32::MAX;
/// Bits of a word's filter for each slot.
const FILTER_BITS: usize = 8;

/// Folded words, numbered in the order of their coming. A small filter before the table answers most questions.
#[derive(Clone, Debug)]
pub(super) struct WordTable {
    /// Low and high half of each word's key, and the bits of its classes.
    words: Vec<[u64; 3]>,
    /// Word numbers by hash, with linear probing; at most half full.
    slots: Vec<u32>,
    /// One bit a hash: a word whose bit is not set is not in the table.
    filter: Vec<u64>,
    filter_shift: u32,
}

impl WordTable {
    pub(super) fn new() -> Self {
        let mut table =
            WordTable { words: Vec::new(), slots: Vec::new(), filter: Vec::new(), filter_shift: 0 };
        table.grow(1024);
        table
    }

    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    #[inline(always)]
    pub(super) fn find(&self, key: Key) -> Option<(WordId, ClassSet)> {
        let hash = key.hash();
        let bit = hash >> self.filter_shift;
        if self.filter[(bit / 64) as usize] >> (bit % 64) & 1 == 0 {
            return None;
        }
        let word = self.probe(key, hash).ok()?;
        Some((word, ClassSet::from_bits(self.words[word.0 as usize][2])))
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (Key, ClassSet)> + '_ {
        self.words
            .iter()
            .map(|&[low, high, classes]| (Key::from_parts(low, high), ClassSet::from_bits(classes)))
    }

    /// Notes the classes of a word.
    pub(super) fn set_classes(&mut self, word: WordId, classes: ClassSet) {
        self.words[word.0 as usize][2] = classes.bits();
    }

    /// The word with this key, or the free slot where it belongs.
    #[inline]
    fn probe(&self, key: Key, hash: u64) -> std::result::Result<WordId, usize> {
        let (low, high) = key.parts();
        let mask = self.slots.len() - 1;
        let mut slot = hash as usize & mask;
        loop {
            match self.slots[slot] {
                EMPTY => return Err(slot),
                word => {
                    let [l, h, _] = self.words[word as usize];
                    if l == low && h == high {
                        return Ok(WordId(word));
                    }
                    slot = (slot + 1) & mask;
                }
            }
        }
    }

    pub(super) fn insert(&mut self, key: Key) -> WordId {
        let hash = key.hash();
        match self.probe(key, hash) {
            Ok(word) => word,
            Err(slot) => {
                let word = self.words.len() as u32;
                let (low, high) = key.parts();
                self.words.push([low, high, 0]);
                self.slots[slot] = word;
                self.set_filter(hash);
                if self.words.len() * 2 > self.slots.len() {
                    self.grow(self.slots.len() * 2);
                }
                WordId(word)
            }
        }
    }

    fn set_filter(&mut self, hash: u64) {
        let bit = hash >> self.filter_shift;
        self.filter[(bit / 64) as usize] |= 1 << (bit % 64);
    }

    fn grow(&mut self, slots: usize) {
        self.slots = vec![EMPTY; slots];
        // Sixteen bits a slot pair keep wrong passes near one in sixteen, in a few hundred kilobytes.
        let bits = slots * FILTER_BITS;
        self.filter = vec![0; bits / 64];
        self.filter_shift = 64 - bits.trailing_zeros();
        for word in 0..self.words.len() {
            let [low, high, _] = self.words[word];
            let key = Key::from_parts(low, high);
            let hash = key.hash();
            self.set_filter(hash);
            if let Err(slot) = self.probe(key, hash) {
                self.slots[slot] = word as u32;
            }
        }
    }
}

impl WordTable {
    /// Sections of a saved table.
    pub(super) const SECTIONS: usize = 3;

    pub(super) fn save(&self, writer: &mut Writer) {
        writer.table(self.words.iter().copied());
        writer.table(self.slots.iter().copied());
        writer.table(self.filter.iter().copied());
    }

    /// Opens a saved table. Every word is in one slot at most and one slot is free, so that probing ends.
    pub(super) fn open(reader: &mut Reader) -> Result<Self> {
        let words: Vec<[u64; 3]> = reader.table("words")?;
        let slots: Vec<u32> = reader.table("slots of words")?;
        let filter: Vec<u64> = reader.table("filter of words")?;
        let bits = slots.len() * FILTER_BITS;
        if !slots.len().is_power_of_two() || bits < 64 || filter.len() != bits / 64 {
            return Err(fault(
                "slots of words",
                slots.len(),
                format_args!("{} numbers in their filter", filter.len()),
            ));
        }
        let mut filled = 0;
        for (index, &word) in slots.iter().enumerate().filter(|(_, word)| **word != EMPTY) {
            filled += 1;
            if word as usize >= words.len() {
                return Err(fault("slots of words", index, format_args!("word {word} of {}", words.len())));
            }
        }
        if filled != words.len() || filled == slots.len() {
            return Err(fault(
                "slots of words",
                slots.len(),
                format_args!("{filled} filled, with {} words", words.len()),
            ));
        }
        Ok(WordTable { words, slots, filter, filter_shift: 64 - bits.trailing_zeros() })
    }
}

/// Steps of a trie over words: from a node by a word to a node. A filter before the table, as for words.
#[derive(Clone, Debug)]
pub(super) struct EdgeTable {
    /// `[from, word, to]` by hash, with linear probing; `to` is `EMPTY` in a free slot. At most two thirds full.
    slots: Vec<[u32; 3]>,
    filter: Vec<u64>,
    len: usize,
}

impl EdgeTable {
    pub(super) fn new() -> Self {
        let mut table = EdgeTable { slots: Vec::new(), filter: Vec::new(), len: 0 };
        table.refill(1024, std::iter::empty());
        table
    }

    #[inline]
    pub(super) fn find(&self, from: u32, word: WordId) -> Option<u32> {
        let hash = Self::hash(from, word.0);
        let bit = self.filter_bit(hash);
        if self.filter[bit / 64] >> (bit % 64) & 1 == 0 {
            return None;
        }
        self.probe(from, word.0, hash).ok()
    }

    #[inline(always)]
    fn hash(from: u32, word: u32) -> u64 {
        ((from as u64) << 32 | word as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }

    /// Eight bits of filter a slot, by other bits of the hash than the slot.
    #[inline(always)]
    fn filter_bit(&self, hash: u64) -> usize {
        (hash >> 20) as usize & (self.filter.len() * 64 - 1)
    }

    #[inline]
    fn probe(&self, from: u32, word: u32, hash: u64) -> std::result::Result<u32, usize> {
        let slots = self.slots.len();
        // The high half of the hash, scaled to the number of slots, which need be no power of two.
        let mut slot = (((hash >> 32) * slots as u64) >> 32) as usize;
        loop {
            match self.slots[slot] {
                [_, _, EMPTY] => return Err(slot),
                [f, w, to] if f == from && w == word => return Ok(to),
                _ => slot = if slot + 1 == slots { 0 } else { slot + 1 },
            }
        }
    }

    /// The node that the step leads to; `next` if the step is new.
    pub(super) fn insert(&mut self, from: u32, word: WordId, next: u32) -> u32 {
        let hash = Self::hash(from, word.0);
        match self.probe(from, word.0, hash) {
            Ok(to) => to,
            Err(slot) => {
                self.fill(slot, hash, [from, word.0, next]);
                if !Self::fits(self.len, self.slots.len()) {
                    let old = std::mem::take(&mut self.slots);
                    self.refill(old.len() * 2, old.into_iter());
                }
                next
            }
        }
    }

    /// Renames every node, and takes no more room than the steps need.
    pub(super) fn rename(&mut self, node: impl Fn(u32) -> u32) {
        let old = std::mem::take(&mut self.slots);
        let renamed =
            old.iter().map(|&[f, w, to]| if to == EMPTY { [f, w, to] } else { [node(f), w, node(to)] });
        self.refill(self.len + self.len / 2 + 2, renamed);
    }

    /// Whether so many steps leave a third of the slots free.
    fn fits(steps: usize, slots: usize) -> bool {
        steps * 3 <= slots * 2
    }

    fn refill(&mut self, slots: usize, edges: impl Iterator<Item = [u32; 3]>) {
        self.slots = vec![[0, 0, EMPTY]; slots];
        self.filter = vec![0; Self::filter_length(slots)];
        self.len = 0;
        for edge in edges.filter(|edge| edge[2] != EMPTY) {
            let hash = Self::hash(edge[0], edge[1]);
            if let Err(slot) = self.probe(edge[0], edge[1], hash) {
                self.fill(slot, hash, edge);
            }
        }
    }

    /// Eight bits a slot or more, in a power of two.
    fn filter_length(slots: usize) -> usize {
        (slots / 8).max(1).next_power_of_two()
    }

    fn fill(&mut self, slot: usize, hash: u64, edge: [u32; 3]) {
        self.slots[slot] = edge;
        self.len += 1;
        let bit = self.filter_bit(hash);
        self.filter[bit / 64] |= 1 << (bit % 64);
    }
}

impl EdgeTable {
    /// Sections of a saved table.
    pub(super) const SECTIONS: usize = 2;

    pub(super) fn save(&self, writer: &mut Writer) {
        writer.table(self.slots.iter().copied());
        writer.table(self.filter.iter().copied());
    }

    /// Opens a saved table over so many words and nodes. Every step leads from a node by a word to a phrase's node, and one
    /// slot is free, so that probing ends.
    pub(super) fn open(reader: &mut Reader, words: usize, nodes: usize) -> Result<Self> {
        let slots: Vec<[u32; 3]> = reader.table("steps")?;
        let filter: Vec<u64> = reader.table("filter of steps")?;
        if filter.len() != Self::filter_length(slots.len()) {
            return Err(fault(
                "steps",
                slots.len(),
                format_args!("{} numbers in their filter", filter.len()),
            ));
        }
        let mut len = 0;
        for (index, &[from, word, to]) in slots.iter().enumerate().filter(|(_, step)| step[2] != EMPTY) {
            len += 1;
            let known =
                (from as usize) < nodes && (word as usize) < words && (words..nodes).contains(&(to as usize));
            if !known {
                return Err(fault(
                    "steps",
                    index,
                    format_args!("{from} by {word} to {to}; {words} words, {nodes} nodes"),
                ));
            }
        }
        if len >= slots.len() {
            return Err(fault("steps", len, "no free slot"));
        }
        Ok(EdgeTable { slots, filter, len })
    }
}
