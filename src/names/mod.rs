//! Names that no list has: built from name parts, titles, head nouns and capitals. Each grammar proposes candidates.

mod agency;
mod capitals;
mod part;
mod person;

use crate::candidate::{Candidate, NO_SUBKIND};
use crate::gazetteer::Dictionary;
use crate::passage::Passage;

/// Proposes people and agencies by grammar. `candidates` holds what the lists found, sorted by place.
pub(crate) fn find(passage: &Passage, candidates: &mut Vec<Candidate>) {
    person::find(passage, candidates);
    agency::find(passage, candidates);
    capitals::find(passage, candidates);
}

/// The subkind that a grammar read off a head noun, by the number of the sense; empty for none.
pub(crate) fn subkind(dictionary: &Dictionary, sense: u32) -> &str {
    if sense == NO_SUBKIND { "" } else { &dictionary.sense(sense).value }
}
