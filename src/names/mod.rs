//! Names that no list has: built from name parts, titles, head nouns and capitals. Each grammar proposes candidates.

mod capitals;
mod headed;
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
    headed::find(passage, likeness, candidates, &mut proposed);
    capitals::find(passage, &mut proposed);
    candidates.append(&mut proposed);
}

/// The subkind that a grammar read off a head noun, by the number of the sense; empty for none.
pub(crate) fn subkind(dictionary: &Dictionary, sense: u32) -> &str {
    if sense == NO_SUBKIND { "" } else { subkind_of(dictionary.sense(sense).value) }
}

/// The subkind in the value of a head noun: `lake` of `in lake`, `body` of `body weak`.
fn subkind_of(value: &str) -> &str {
    let value = value.strip_prefix("in ").or_else(|| value.strip_prefix("out ")).unwrap_or(value);
    value.strip_suffix(" weak").unwrap_or(value)
}
