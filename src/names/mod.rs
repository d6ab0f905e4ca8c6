//! Names that no list has: built from name parts, titles, head nouns and capitals. Each grammar proposes candidates.

mod capitals;
mod headed;
mod initials;
mod likeness;
mod part;
mod person;
mod quoted;
mod run;
mod setting;

pub(crate) use initials::{ACRONYM_LETTERS, initials_fit};
pub(crate) use likeness::Likeness;

use crate::candidate::{Candidate, NO_SUBKIND, Source};
use crate::entity::EntityKind;
use crate::evidence::Evidence;
use crate::gazetteer::{Dictionary, Target};
use crate::passage::Passage;

/// Proposes people and agencies by grammar. `candidates` holds what the lists found, sorted by place.
pub(crate) fn find(passage: &Passage, likeness: &Likeness, candidates: &mut Vec<Candidate>) {
    let mut proposed = Vec::new();
    person::find(passage, likeness, &mut proposed);
    let people = proposed.len();
    headed::find(passage, likeness, candidates, &mut proposed);
    leave_head_to_the_longer(passage, candidates, &proposed[people..]);
    let listed = setting::Listed::new(candidates, passage.len());
    capitals::find(passage, &listed, &mut proposed);
    run::find(passage, likeness, &listed, &mut proposed);
    quoted::find(passage, &mut proposed);
    initials::support(passage, &mut proposed);
    candidates.append(&mut proposed);
}

/// Takes the evidence of a head noun from names inside a longer one to which the noun belongs: العربية السعودية in المملكة
/// العربية السعودية, بغداد in جامعة بغداد. `candidates` are sorted by place.
fn leave_head_to_the_longer(passage: &Passage, candidates: &mut [Candidate], headed: &[Candidate]) {
    for longer in headed.iter().filter(|c| is_sure_name(c)) {
        strip_heads(passage, *longer, candidates);
    }
    for index in 0..candidates.len() {
        if is_sure_name(&candidates[index]) {
            strip_heads(passage, candidates[index], candidates);
        }
    }
}

/// Whether a candidate of several words is hardly anything but a name.
fn is_sure_name(candidate: &Candidate) -> bool {
    let has = |kinds: &[Evidence]| kinds.iter().any(|e| candidate.evidence.has(*e));
    let listed = matches!(candidate.source, Source::Form { .. });
    candidate.len() > 1
        && (listed || has(&[Evidence::PlaceComplement, Evidence::NameComplement]))
        && !has(&[Evidence::OrdinaryWord, Evidence::NeedsContext, Evidence::WeakHead, Evidence::GenericHead])
}

fn strip_heads(passage: &Passage, longer: Candidate, candidates: &mut [Candidate]) {
    let from = candidates.partition_point(|c| c.first <= longer.first);
    for inner in candidates[from..].iter_mut().take_while(|c| c.first <= longer.last) {
        if inner.last <= longer.last && !is_complete(passage, inner, &longer) {
            inner.evidence.remove(Evidence::PlaceHeadBefore);
            inner.evidence.remove(Evidence::AgencyHeadBefore);
        }
    }
}

/// Whether a place is complete without the noun before it, so that the noun stands outside its name: (مدينة) غزة, (جزيرة)
/// قبرص.
fn is_complete(passage: &Passage, inner: &Candidate, longer: &Candidate) -> bool {
    if inner.kind != EntityKind::Place || longer.kind != EntityKind::Place {
        return false;
    }
    let dictionary = passage.dictionary;
    let outside = headed::is_outside(passage, inner.first as usize - 1);
    let Source::Grammar { subkind: sense } = longer.source else { return outside };
    let head = subkind(dictionary, sense);
    let Source::Form { dictionary: 0, form } = inner.source else { return outside };
    let Target::Entity(entity) = dictionary.target(form) else { return outside };
    let place = dictionary.entity(entity).subkind();
    outside || place == head || place == "country" && head != "country"
}

/// The subkind that a grammar read off a head noun, by the number of the sense; empty for none.
pub(crate) fn subkind(dictionary: &Dictionary, sense: u32) -> &str {
    if sense == NO_SUBKIND { "" } else { subkind_of(dictionary.sense(sense).value) }
}

/// The subkind in the value of a head noun: `lake` of `in lake`, `body` of `body weak` and `body generic`.
fn subkind_of(value: &str) -> &str {
    let value = value.strip_prefix("in ").or_else(|| value.strip_prefix("out ")).unwrap_or(value);
    value.strip_suffix(" weak").or_else(|| value.strip_suffix(" generic")).unwrap_or(value)
}
