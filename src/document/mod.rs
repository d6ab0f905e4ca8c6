//! What one document has named so far: full names, by which short forms and acronyms are known; which kind a name has where
//! two are possible; what is a mention of what. Knows names and word classes, no grammar.

mod memory;
mod parentheses;
mod recall;
mod short_forms;
mod sound;

pub(crate) use memory::FullName;

use hashbrown::{HashMap, HashSet};

use crate::block::Block;
use crate::candidate::{Candidate, NO_SUBKIND, Source};
use crate::entity::EntityKind;
use crate::evidence::Evidence;
use crate::names::initials_fit;
use crate::passage::Passage;
use crate::tokenize::{Key, Token};
use memory::{LONGEST, Memory, Written};

/// A name must be worth this much, in hundredths, for another mention to lean on it.
const SURE: i32 = 125;
/// What shows that a place is meant here, whatever else its name can be.
const PLACE_SHOWN: [Evidence; 4] =
    [Evidence::PrepositionBefore, Evidence::PlaceHeadBefore, Evidence::Dateline, Evidence::NeighbourOfKind];

/// What a mention is of, within one document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Thing {
    /// An entity of a dictionary.
    Listed(u8, u32),
    /// A body that a template makes of a place.
    Composed(u16, u32),
    /// A name in no list, by a hash of its folded words.
    Named(EntityKind, u64),
    /// A date, by its place: dates are not grouped.
    Date(usize),
}

/// The names and things of one document. Its size is bounded by the names that the document gives.
#[derive(Debug, Default)]
pub(crate) struct Document {
    memory: Memory,
    groups: HashMap<Thing, u32>,
    /// People in no list, by how their names sound: the same person in the other script.
    sounds: HashMap<String, Thing>,
    /// How often a word is surely a place.
    places: HashMap<Key, u32>,
    /// Entities that the document names beyond doubt.
    seen: HashSet<(u8, u32)>,
}

impl Document {
    /// Keeps the names that the block gives in full.
    pub(crate) fn remember(&mut self, block: &Block, candidates: &[Candidate], chosen: &[u32]) {
        for (at, &index) in chosen.iter().enumerate() {
            let candidate = &candidates[index as usize];
            // Whoever gives the acronym of a name goes on to use it.
            if candidate.score < SURE && !candidate.evidence.has(Evidence::AcronymFollows) {
                continue;
            }
            let doubtful = [Evidence::NeedsContext, Evidence::OrdinaryWord];
            if let Some(entity) = block.listed(candidate).filter(|_| !has_any(candidate, &doubtful)) {
                self.seen.insert(entity);
            }
            match candidate.kind {
                EntityKind::Person => self.remember_name(block, candidate, None),
                EntityKind::Agency => {
                    let short = parentheses::short_name(block, candidate);
                    // What stands in the parentheses may be chosen already: the next mention, or the one before.
                    let beside = [at.wrapping_sub(1), at + 1].map(|i| chosen.get(i).copied());
                    let is_short = |c: &&Candidate| {
                        short.is_some_and(|(token, _)| (c.first as usize, c.last as usize) == (token, token))
                    };
                    let taken = beside.into_iter().flatten().map(|i| &candidates[i as usize]).find(is_short);
                    self.remember_name(
                        block,
                        candidate,
                        short.map(|(token, written)| (token, written, taken)),
                    );
                }
                EntityKind::Place
                    if candidate.first == candidate.last && has_any(candidate, &PLACE_SHOWN) =>
                {
                    *self.places.entry(opening(block.passage.tokens, candidate)).or_default() += 1;
                }
                EntityKind::Place | EntityKind::Date => {}
            }
        }
    }

    /// Keeps one name, with what may stand for it. `short` is the token of a short name in parentheses, with the candidate
    /// that was chosen for it, if any.
    fn remember_name(
        &mut self,
        block: &Block,
        candidate: &Candidate,
        short: Option<(usize, Written, Option<&Candidate>)>,
    ) {
        let passage = &block.passage;
        let mut entity = block.listed(candidate);
        let short = short.filter(|(token, written, taken)| {
            let other = taken.and_then(|taken| block.listed(taken));
            if entity.is_none() && taken.is_some_and(|taken| taken.kind == EntityKind::Agency) {
                // The acronym of a name in no list is in one: it has the id.
                entity = other;
            }
            // Only letters that fit prove that a listed acronym means another name here.
            let fits = *written == Written::Acronym
                && initials_fit(
                    passage,
                    candidate.first as usize,
                    candidate.last as usize,
                    passage.tokens[*token].key,
                );
            taken.is_none() || other == entity || fits && taken.is_some_and(|t| t.kind == EntityKind::Agency)
        });
        let mut number = None;
        let mut lent = Vec::new();
        short_forms::find(block, candidate, &mut |first, last, written| lent.push((first, last, written)));
        lent.extend(short.map(|(token, written, _)| (token, token, written)));
        for (first, last, written) in lent {
            let number = *number.get_or_insert_with(|| {
                let subkind = match candidate.source {
                    Source::Grammar { subkind } => subkind,
                    _ => NO_SUBKIND,
                };
                let thing = match entity {
                    Some((dictionary, entity)) => Thing::Listed(dictionary, entity),
                    None => self.named(passage, candidate),
                };
                // بن سلمان after محمد بن سلمان is the man of the list.
                let entity = match thing {
                    Thing::Listed(dictionary, entity) => Some((dictionary, entity)),
                    _ => None,
                };
                let (span, kind) = (block.span(candidate), candidate.kind);
                self.memory.add(FullName { span, kind, subkind, entity, thing })
            });
            let key = match first == candidate.first as usize {
                true => opening(passage.tokens, candidate),
                false => passage.tokens[first].key,
            };
            self.memory.lend(number, passage, key, first, last, written);
        }
    }

    /// A name in no list, the same for a person whose name stands in the other script as well.
    fn named(&mut self, passage: &Passage, candidate: &Candidate) -> Thing {
        let thing = thing_of(passage, candidate);
        if candidate.kind != EntityKind::Person {
            return thing;
        }
        let (first, last) = (candidate.first as usize, candidate.last as usize);
        let known =
            self.memory.names_of(passage, opening(passage.tokens, candidate), first, last, Written::Name);
        if let Some(&number) = known.numbers().first() {
            return self.name(number).thing;
        }
        match sound::skeleton(passage, first, last) {
            Some(skeleton) => *self.sounds.entry(skeleton).or_insert(thing),
            None => thing,
        }
    }

    /// The name with this number: that of a [`Source::Remembered`].
    pub(crate) fn name(&self, number: u32) -> &FullName {
        self.memory.name(number)
    }

    /// The full name that a candidate stands for, or is itself.
    pub(crate) fn full_name(&self, block: &Block, candidate: &Candidate) -> Option<&FullName> {
        let (first, last) = (candidate.first as usize, candidate.last as usize);
        match candidate.source {
            Source::Remembered(number) => return Some(self.name(number)),
            Source::Grammar { .. } if last - first < LONGEST => {}
            _ => return None,
        }
        let passage = &block.passage;
        let opening = opening(passage.tokens, candidate);
        let at = block.span(candidate).start;
        let written = match self.memory.names_of(passage, opening, first, last, Written::Name).numbers() {
            [] if parentheses::is_written_as_acronym(passage, first) => Written::Acronym,
            _ => Written::Name,
        };
        let names = self.memory.names_of(passage, opening, first, last, written);
        let titled = [Evidence::TitleBefore, Evidence::StrongTitleBefore];
        let number = self.memory.nearest(names, at).or_else(|| {
            // King Abdullah is Abdullah II if no other Abdullah is named.
            let names = self.memory.names_of(passage, opening, first, last, Written::WithTitle);
            let number = self.memory.nearest(names, at);
            number.filter(|_| has_any(candidate, &titled) && names.are_one_thing())
        })?;
        Some(self.name(number)).filter(|name| name.kind == candidate.kind)
    }

    /// Dictionary and number of the entity that a candidate names.
    pub(crate) fn entity(&self, block: &Block, candidate: &Candidate) -> Option<(u8, u32)> {
        block.listed(candidate).or_else(|| self.full_name(block, candidate)?.entity)
    }

    /// The number of the thing that a candidate mentions; a new one for a thing not mentioned before.
    pub(crate) fn group(&mut self, block: &Block, candidate: &Candidate) -> u32 {
        let next = self.groups.len() as u32;
        *self.groups.entry(self.thing(block, candidate)).or_insert(next)
    }

    /// What a candidate is a mention of.
    fn thing(&self, block: &Block, candidate: &Candidate) -> Thing {
        if let Some((dictionary, entity)) = block.listed(candidate) {
            return Thing::Listed(dictionary, entity);
        }
        match (candidate.source, self.full_name(block, candidate)) {
            (_, Some(name)) => name.thing,
            (Source::Date(_), None) => Thing::Date(block.span(candidate).start),
            (_, None) => thing_of(&block.passage, candidate),
        }
    }
}

fn has_any(candidate: &Candidate, evidence: &[Evidence]) -> bool {
    evidence.iter().any(|&piece| candidate.evidence.has(piece))
}

/// The first word of a candidate without its proclitics. A hash of a long word stays whole.
fn opening(tokens: &[Token], candidate: &Candidate) -> Key {
    let key = tokens[candidate.first as usize].key;
    if key.is_hashed() { key } else { key.without_first(candidate.clitics.letters()) }
}

/// A name in no list, by its words, or by its template and place.
fn thing_of(passage: &Passage, candidate: &Candidate) -> Thing {
    if let Source::Composed { template, place } = candidate.source {
        return Thing::Composed(template, place);
    }
    let rest = &passage.tokens[candidate.first as usize + 1..=candidate.last as usize];
    let first = opening(passage.tokens, candidate).hash();
    let hash = rest.iter().fold(first, |hash, token| hash.rotate_left(9) ^ token.key.hash());
    Thing::Named(candidate.kind, hash)
}
