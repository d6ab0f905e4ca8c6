//! Names that no list has: built from name parts, titles, head nouns and capitals. Each grammar proposes candidates.

mod agency;
mod capitals;
mod likeness;
mod part;
mod person;

pub(crate) use likeness::Likeness;

use crate::candidate::{Candidate, NO_SUBKIND};
use crate::gazetteer::Dictionary;
use crate::passage::Passage;

/// Proposes people and agencies by grammar. `candidates` holds what the lists found, sorted by place.
pub(crate) fn find(passage: &Passage, likeness: &Likeness, candidates: &mut Vec<Candidate>) {
    let mut proposed = Vec::new();
    person::find(passage, likeness, &mut proposed);
    agency::find(passage, candidates, &mut proposed);
    capitals::find(passage, &mut proposed);
    candidates.append(&mut proposed);
}

/// The subkind that a grammar read off a head noun, by the number of the sense; empty for none.
pub(crate) fn subkind(dictionary: &Dictionary, sense: u32) -> &str {
    if sense == NO_SUBKIND { "" } else { dictionary.sense(sense).value }
}
