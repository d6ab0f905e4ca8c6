//! An unresolved span: where, what kind, from which source, and the evidence for it. Matchers and grammars propose them,
//! resolution chooses among them.

use crate::clitic::Clitics;
use crate::entity::EntityKind;
use crate::evidence::EvidenceSet;

/// Where a candidate comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// A form of a dictionary, by the numbers of both.
    Form { dictionary: u8, form: u32 },
    /// A grammar of names; agencies may close with a listed entity that gives them their id.
    Grammar { subkind: u32 },
    /// A body that a template makes of a place, by the numbers of both; the place is one of the bundled dictionary.
    Composed { template: u16, place: u32 },
    /// A date, by its number among the dates of the passage.
    Date(u32),
    /// The short form of a name that the document gives in full, by that name's number in the memory.
    Remembered(u32),
}

/// A span that may become a mention.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Candidate {
    /// First token.
    pub first: u32,
    /// Last token, inclusive.
    pub last: u32,
    /// What the first token carries before the name.
    pub clitics: Clitics,
    pub kind: EntityKind,
    pub source: Source,
    pub evidence: EvidenceSet,
    /// Sum of the weights, set by resolution.
    pub score: i32,
}

impl Candidate {
    pub(crate) fn overlaps(&self, other: &Candidate) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    pub(crate) fn len(&self) -> u32 {
        self.last - self.first + 1
    }

    /// A key that sorts by first token, then by last. Blocks have far fewer than 2²⁸ tokens.
    pub(crate) fn place(&self) -> u128 {
        u128::from(self.first) << 100 | u128::from(self.last) << 72
    }
}

/// Sorts candidates by keys of their own, so that a comparison is one of numbers and each candidate moves once.
/// Keeps its memory from sort to sort.
#[derive(Debug, Default)]
pub(crate) struct Sorter {
    keys: Vec<u128>,
    sorted: Vec<Candidate>,
}

impl Sorter {
    /// Bits of a key that are the sorter's own: the place of the candidate, by which equal ones stay in their order.
    pub(crate) const OWN_BITS: u32 = 32;

    /// Sorts by what `key` gives, which has its [`Sorter::OWN_BITS`] lowest bits unset. Stable.
    pub(crate) fn sort(&mut self, candidates: &mut Vec<Candidate>, key: impl Fn(&Candidate) -> u128) {
        self.keys.clear();
        self.keys.extend((0u32..).zip(candidates.iter()).map(|(place, c)| key(c) | u128::from(place)));
        if self.keys.is_sorted() {
            return;
        }
        self.keys.sort_unstable();
        self.sorted.clear();
        self.sorted.extend(self.keys.iter().map(|&key| candidates[key as u32 as usize]));
        std::mem::swap(candidates, &mut self.sorted);
    }
}

/// A source for grammars that know no finer kind.
pub(crate) const NO_SUBKIND: u32 = u32::MAX;
