//! Memory of one document: full names it gives, by which later short forms are known, and what is a mention of what.
//! Knows names and word classes, no grammar.

use hashbrown::HashMap;

use crate::block::Block;
use crate::candidate::{Candidate, Source};
use crate::class::{Class, ClassSet};
use crate::clitic::{self, Clitics};
use crate::entity::EntityKind;
use crate::evidence::{Evidence, EvidenceSet, confidence};
use crate::span::Span;
use crate::tokenize::{Ending, Key, Script};

/// Last words of a name that never stand for it.
const NO_FAMILY_NAME: ClassSet =
    ClassSet::of(&[Class::RulerNumber, Class::Suffix, Class::Function, Class::Preposition]);
/// Words that stand for no name given in full elsewhere.
const NO_SHORT_FORM: ClassSet =
    ClassSet::of(&[Class::Preposition, Class::Function, Class::SpeechVerb, Class::Nisba]);
/// Words that do only with more to support it.
const AMBIGUOUS_SHORT_FORM: ClassSet =
    ClassSet::of(&[Class::Ordinary, Class::PlaceName, Class::DateWord, Class::AgencyHead]);

/// A name given in full.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FullName {
    pub span: Span,
    pub kind: EntityKind,
    /// Dictionary and entity, if it is in a list.
    pub entity: Option<(u8, u32)>,
    thing: Thing,
}

/// What a mention is of, within one document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Thing {
    /// An entity of a dictionary.
    Listed(u8, u32),
    /// A name in no list, by a hash of its folded words.
    Named(EntityKind, u64),
    /// A date, by its place: dates are not grouped.
    Date(usize),
}

/// What one document has named so far.
#[derive(Debug, Default)]
pub(crate) struct Document {
    memory: Memory,
    groups: HashMap<Thing, u32>,
}

impl Document {
    /// Keeps the names that the block gives in full.
    pub(crate) fn remember(&mut self, block: &Block, candidates: &[Candidate], chosen: &[u32]) {
        let passage = &block.passage;
        for &index in chosen {
            let candidate = &candidates[index as usize];
            let sure = confidence(candidate.score) >= 0.7;
            if candidate.kind != EntityKind::Person || candidate.len() < 2 || !sure {
                continue;
            }
            let last = &passage.tokens[candidate.last as usize];
            let classes = passage.classes(candidate.last as usize);
            let short = last.key.is_hashed() || last.key.len() < 3;
            // عبد اللهيان is never اللهيان alone.
            let compound = passage.classes(candidate.last as usize - 1).has(Class::Servant);
            let given = classes.has(Class::Given) && !classes.has(Class::Family);
            if !short && !given && !compound && !classes.any(NO_FAMILY_NAME) {
                let name = FullName {
                    span: block.span(candidate),
                    kind: candidate.kind,
                    entity: self.entity(block, candidate),
                    thing: self.thing(block, candidate),
                };
                self.memory.remember(last.key, last.ending, name);
            }
        }
    }

    /// Proposes the short forms of remembered names where nothing was chosen; whether there are any.
    pub(crate) fn recall(&self, block: &Block, candidates: &mut Vec<Candidate>, chosen: &[u32]) -> bool {
        if self.memory.is_empty() {
            return false;
        }
        let mut recalled = Vec::new();
        let mut chosen = chosen.iter().map(|&i| &candidates[i as usize]).peekable();
        for (index, token) in block.passage.tokens.iter().enumerate() {
            while chosen.next_if(|c| (c.last as usize) < index).is_some() {}
            let covered = chosen.peek().is_some_and(|c| c.first as usize <= index);
            let known = block.passage.classes(index);
            if covered
                || known.any(NO_SHORT_FORM)
                || token.key.is_hashed()
                || (token.script == Script::Latin && !token.shape.is_capital())
            {
                continue;
            }
            let mut propose = |key: Key, clitics: Clitics| {
                if let Some(number) = self.memory.recall(key, token.ending) {
                    let mut evidence = EvidenceSet::default();
                    evidence.add(Evidence::SeenInDocument);
                    evidence.add_if(!clitics.is_none(), Evidence::Clitic);
                    evidence.add_if(known.any(AMBIGUOUS_SHORT_FORM), Evidence::OrdinaryPart);
                    recalled.push(Candidate {
                        first: index as u32,
                        last: index as u32,
                        clitics,
                        kind: self.name(number).kind,
                        source: Source::Remembered(number),
                        evidence,
                        score: 0,
                    });
                }
            };
            propose(token.key, Clitics::NONE);
            if token.script == Script::Arabic && known.is_empty() {
                clitic::cuts(token.key.first_letters(), token.key.len(), &mut |cut| {
                    let rest = token.key.without_first(cut.skip);
                    if let Some(rest) = if cut.adds_alef { rest.with_first('ا') } else { Some(rest) } {
                        propose(rest, cut.clitics);
                    }
                });
            }
        }
        candidates.extend_from_slice(&recalled);
        !recalled.is_empty()
    }

    /// The name with this number: that of a [`Source::Remembered`].
    pub(crate) fn name(&self, number: u32) -> &FullName {
        &self.memory.names[number as usize]
    }

    /// Dictionary and number of the entity that a candidate names.
    pub(crate) fn entity(&self, block: &Block, candidate: &Candidate) -> Option<(u8, u32)> {
        match candidate.source {
            Source::Remembered(number) => self.name(number).entity,
            _ => block.listed(candidate),
        }
    }

    /// The number of the thing that a candidate mentions; a new one for a thing not mentioned before.
    pub(crate) fn group(&mut self, block: &Block, candidate: &Candidate) -> u32 {
        let next = self.groups.len() as u32;
        *self.groups.entry(self.thing(block, candidate)).or_insert(next)
    }

    /// What a candidate is a mention of.
    fn thing(&self, block: &Block, candidate: &Candidate) -> Thing {
        if let Some((dictionary, entity)) = self.entity(block, candidate) {
            return Thing::Listed(dictionary, entity);
        }
        match candidate.source {
            Source::Remembered(number) => self.name(number).thing,
            Source::Date(_) => Thing::Date(block.span(candidate).start),
            _ => {
                let tokens = &block.passage.tokens[candidate.first as usize..=candidate.last as usize];
                let first = tokens[0].key;
                let letters = candidate.clitics.letters();
                let first = if first.is_hashed() { first } else { first.without_first(letters) };
                let rest = tokens[1..].iter();
                let hash = rest.fold(first.hash(), |hash, token| hash.rotate_left(9) ^ token.key.hash());
                Thing::Named(candidate.kind, hash)
            }
        }
    }
}

/// The names a document has given so far, by the single words that later stand for them.
#[derive(Debug, Default)]
struct Memory {
    names: Vec<FullName>,
    by_key: HashMap<(Key, Ending), u32>,
    /// One bit a key, so that most words are dismissed without a look-up.
    filter: [u64; 16],
}

impl Memory {
    /// Remembers a name and the word that may stand for it. The first name of a word keeps it.
    fn remember(&mut self, key: Key, ending: Ending, name: FullName) {
        let number = self.names.len() as u32;
        self.names.push(name);
        self.by_key.entry((key, ending)).or_insert(number);
        let bit = key.hash() >> 54;
        self.filter[(bit / 64) as usize] |= 1 << (bit % 64);
    }

    /// The number of the name that this word stands for.
    #[inline]
    fn recall(&self, key: Key, ending: Ending) -> Option<u32> {
        let bit = key.hash() >> 54;
        if self.filter[(bit / 64) as usize] >> (bit % 64) & 1 == 0 {
            return None;
        }
        self.by_key.get(&(key, ending)).copied()
    }

    fn is_empty(&self) -> bool {
        self.names.is_empty()
    }
}
