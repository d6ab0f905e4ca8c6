//! Memory of one document: full names it gives, by which later short forms are known. Knows names and keys, no language.

use hashbrown::HashMap;

use crate::entity::EntityKind;
use crate::span::Span;
use crate::tokenize::{Ending, Key};

/// A name given in full.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FullName {
    pub span: Span,
    pub kind: EntityKind,
    /// Dictionary and entity, if it is in a list.
    pub entity: Option<(u8, u32)>,
    pub thing: Thing,
}

/// What a mention is of, within one document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Thing {
    /// An entity of a dictionary.
    Listed(u8, u32),
    /// A name in no list, by a hash of its folded words.
    Named(EntityKind, u64),
    /// A date, by its place: dates are not grouped.
    Date(usize),
}

/// The names a document has given so far, by the single words that later stand for them.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    names: Vec<FullName>,
    by_key: HashMap<(Key, Ending), u32>,
    /// One bit a key, so that most words are dismissed without a look-up.
    filter: [u64; 16],
}

impl Memory {
    /// Remembers a name and the word that may stand for it. The first name of a word keeps it.
    pub(crate) fn remember(&mut self, key: Key, ending: Ending, name: FullName) {
        let number = self.names.len() as u32;
        self.names.push(name);
        self.by_key.entry((key, ending)).or_insert(number);
        let bit = key.hash() >> 54;
        self.filter[(bit / 64) as usize] |= 1 << (bit % 64);
    }

    /// The number of the name that this word stands for.
    #[inline]
    pub(crate) fn recall(&self, key: Key, ending: Ending) -> Option<u32> {
        let bit = key.hash() >> 54;
        if self.filter[(bit / 64) as usize] >> (bit % 64) & 1 == 0 {
            return None;
        }
        self.by_key.get(&(key, ending)).copied()
    }

    pub(crate) fn name(&self, number: u32) -> &FullName {
        &self.names[number as usize]
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.names.is_empty()
    }
}
