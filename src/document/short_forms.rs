//! Short forms: which words of a name may stand for it later. Knows word classes; remembers nothing.

use super::memory::{LONGEST, Written};
use crate::block::Block;
use crate::candidate::{Candidate, Source};
use crate::class::{Class, ClassSet};
use crate::entity::EntityKind;
use crate::names;
use crate::passage::Passage;
use crate::tokenize::Script;

/// Last words of a name that never stand for it.
const NO_FAMILY_NAME: ClassSet =
    ClassSet::of(&[Class::RulerNumber, Class::Suffix, Class::Function, Class::Preposition]);
/// Words that belong to the one after them: بن سلمان, von Braun.
const CONNECTIVE: ClassSet =
    ClassSet::of(&[Class::Servant, Class::Kunya, Class::Lineage, Class::Clan, Class::Particle]);
/// Words that stand for a company only where more than its name says so.
const COMMON: ClassSet = ClassSet::of(&[
    Class::Ordinary,
    Class::OrdinaryName,
    Class::Function,
    Class::Preposition,
    Class::Nisba,
    Class::Demonym,
    Class::PlaceName,
    Class::PlaceAdjective,
    Class::AgencyHead,
    Class::AgencyTail,
    Class::DateWord,
    Class::Given,
]);

/// Gives `lend` the tokens of a name that may stand for all of it, and how they must be written.
pub(super) fn find(block: &Block, candidate: &Candidate, lend: &mut impl FnMut(usize, usize, Written)) {
    let (first, last) = (candidate.first as usize, candidate.last as usize);
    match candidate.kind {
        EntityKind::Person => person(&block.passage, first, last, lend),
        EntityKind::Agency => company(block, candidate, lend),
        EntityKind::Place | EntityKind::Date => return,
    }
    // A name that only a grammar found may be found less surely, or not at all, where less stands around it.
    if first < last && last - first < LONGEST && matches!(candidate.source, Source::Grammar { .. }) {
        lend(first, last, Written::Name);
    }
}

fn person(passage: &Passage, first: usize, last: usize, lend: &mut impl FnMut(usize, usize, Written)) {
    if first == last {
        return;
    }
    let classes = passage.classes(last);
    if classes.has(Class::RulerNumber) {
        // Abdullah II is Abdullah, John Paul II is John Paul.
        lend(first, last - 1, Written::Name);
        return;
    }
    if passage.classes(first).has(Class::Given) || passage.classes(first).has(Class::Servant) {
        let end = first + usize::from(passage.classes(first).has(Class::Servant));
        lend(first, end.min(last), Written::WithTitle);
    }
    let key = passage.tokens[last].key;
    if classes.any(NO_FAMILY_NAME) || key.is_hashed() || key.len() < 3 {
        return;
    }
    let mut family = last;
    while family > first + 1 && passage.classes(family - 1).any(CONNECTIVE) {
        family -= 1;
    }
    if family < last {
        lend(family, last, Written::Name);
    }
    // عبد اللهيان is never اللهيان alone.
    let compound = passage.classes(last - 1).has(Class::Servant);
    let given = classes.has(Class::Given) && !classes.has(Class::Family);
    if !compound && !given {
        lend(last, last, Written::Name);
    }
}

/// Boeing of Boeing Company, أرامكو of شركة أرامكو السعودية.
fn company(block: &Block, candidate: &Candidate, lend: &mut impl FnMut(usize, usize, Written)) {
    let subkind = match (block.listed(candidate), candidate.source) {
        (Some(entity), _) => block.entity(entity).subkind(),
        (None, Source::Grammar { subkind }) => names::subkind(&block.dictionaries[0], subkind),
        _ => return,
    };
    if subkind != "company" || candidate.len() < 2 {
        return;
    }
    let passage = &block.passage;
    let arabic = passage.tokens[candidate.first as usize].script == Script::Arabic;
    let name = match arabic {
        true if passage.classes_ending_at(candidate.first as usize).has(Class::AgencyHead) => {
            candidate.first + 1
        }
        true => return,
        false => candidate.first,
    } as usize;
    let next = name + 1;
    let alone = match arabic {
        // What follows the name describes it: شركة أرامكو السعودية, شركة سابك للبتروكيماويات.
        true => {
            next > candidate.last as usize
                || passage.classes(next).any(ClassSet::of(&[Class::Nisba, Class::Demonym]))
        }
        false => next <= candidate.last as usize && passage.classes(next).has(Class::AgencyTail),
    };
    if alone && passage.tokens[name].key.len() > 2 && !passage.all_classes(name).any(COMMON) {
        lend(name, name, Written::Name);
    }
}
