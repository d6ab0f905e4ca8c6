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
}

/// A source for grammars that know no finer kind.
pub(crate) const NO_SUBKIND: u32 = u32::MAX;
