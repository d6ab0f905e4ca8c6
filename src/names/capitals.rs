//! Agencies and places in English: runs of capitalised words that a noun opens or closes. Brampton City Council,
//! University of Texas, Lake Chad, Sandy River.

use crate::candidate::{Candidate, Source};
use crate::class::{Class, ClassSet};
use crate::clitic::Clitics;
use crate::entity::EntityKind;
use crate::evidence::{Evidence, EvidenceSet};
use crate::gazetteer::{NodeId, Target};
use crate::passage::Passage;
use crate::tokenize::{Gap, Script, Shape};

const LONGEST: usize = 9;
const CLOSED: ClassSet = ClassSet::of(&[Class::Preposition, Class::Function]);
const NAME: ClassSet = ClassSet::of(&[Class::Given, Class::Family, Class::PersonName, Class::AgencyName]);
const NATION: ClassSet = ClassSet::of(&[Class::Nisba, Class::Demonym]);

/// Proposes agencies and places over runs of capitalised words.
pub(super) fn find(passage: &Passage, candidates: &mut Vec<Candidate>) {
    let mut index = 0;
    while index < passage.len() {
        if !is_capital(passage, index) {
            index += 1;
            continue;
        }
        let end = end_of_run(passage, index);
        run(passage, index, end, candidates);
        index = end;
    }
}

fn is_capital(passage: &Passage, index: usize) -> bool {
    let token = &passage.tokens[index];
    token.script == Script::Latin && token.shape.is_capital()
}

/// One past the last word of a run of capitalised words; of, for, and, the, & may stand between them.
fn end_of_run(passage: &Passage, start: usize) -> usize {
    let mut end = start + 1;
    while end < passage.len() && end - start < LONGEST {
        if !is_joined(passage, end) {
            break;
        }
        if is_capital(passage, end) {
            end += 1;
        } else if let Some(after) = connector(passage, end) {
            end = after + 1;
        } else {
            break;
        }
    }
    end
}

fn is_joined(passage: &Passage, index: usize) -> bool {
    let gap = passage.gap(index);
    // The dot of U.S. belongs to its token; a dot here is St., Inc. or the end of a sentence.
    gap.only(Gap::BLANK.or(Gap::HYPHEN).or(Gap::APOSTROPHE).or(Gap::OTHER)) && !gap.has(Gap::NEWLINE)
}

/// Where the run goes on after of, for, and, the: the next capitalised word.
fn connector(passage: &Passage, index: usize) -> Option<usize> {
    let links = |i: usize| {
        matches!(passage.slice(i), "of" | "for" | "and" | "the" | "on" | "de" | "du" | "la" | "des")
    };
    let mut next = index;
    while next < index + 2 && next < passage.len() && links(next) && passage.follows_blank(next) {
        next += 1;
    }
    (next > index && next < passage.len() && is_capital(passage, next) && passage.follows_blank(next))
        .then_some(next)
}

fn run(passage: &Passage, start: usize, end: usize, candidates: &mut Vec<Candidate>) {
    let mut first = start;
    // The, A, In at the beginning of a sentence; titles; Former.
    while first < end && passage.classes(first).any(CLOSED) && !passage.classes(first).has(Class::PlaceHead) {
        first += 1;
    }
    for last in first..end {
        if !is_capital(passage, last) {
            continue;
        }
        let classes = passage.classes(last);
        if last > first && classes.has(Class::AgencyTail) {
            propose(passage, first, last, EntityKind::Agency, Class::AgencyTail, candidates);
            // National Party of Australia
            if last + 2 < end && passage.slice(last + 1) == "of" {
                propose(
                    passage,
                    first,
                    end_of_simple_run(passage, last + 2, end),
                    EntityKind::Agency,
                    Class::AgencyTail,
                    candidates,
                );
            }
        }
        if last > first && classes.has(Class::PlaceTail) {
            propose(passage, first, last, EntityKind::Place, Class::PlaceTail, candidates);
        }
    }
    for head in passage.phrases_starting_at(first).filter(|p| p.classes.has(Class::AgencyHead)) {
        let complement = head.last as usize + 1;
        if complement < end && is_capital(passage, complement) {
            for last in complement..end {
                if is_capital(passage, last) {
                    propose_head(
                        passage,
                        first,
                        last,
                        head.node,
                        EntityKind::Agency,
                        Class::AgencyHead,
                        candidates,
                    );
                }
            }
        }
    }
    if passage.classes(first).has(Class::PlaceHead) && first + 1 < end && is_capital(passage, first + 1) {
        let last = end_of_simple_run(passage, first + 1, end).min(first + 2);
        if let Some(word) = passage.words.word(first).id() {
            let node = passage.dictionary.root(word);
            for last in first + 1..=last {
                propose_head(passage, first, last, node, EntityKind::Place, Class::PlaceHead, candidates);
            }
        }
    }
}

/// The last word of the capitalised words that follow one another from `start` without a connector.
fn end_of_simple_run(passage: &Passage, start: usize, end: usize) -> usize {
    let mut last = start;
    while last + 1 < end && is_capital(passage, last + 1) {
        last += 1;
    }
    last
}

fn propose(
    passage: &Passage,
    first: usize,
    last: usize,
    kind: EntityKind,
    class: Class,
    candidates: &mut Vec<Candidate>,
) {
    let Some(word) = passage.words.word(last).id() else { return };
    let Some((subkind, _)) = sense(passage, passage.dictionary.root(word), class) else { return };
    let mut evidence = complement(passage, first, last);
    evidence.add(Evidence::TailNoun);
    push(passage, first, last, kind, subkind, evidence, candidates);
}

fn propose_head(
    passage: &Passage,
    first: usize,
    last: usize,
    node: NodeId,
    kind: EntityKind,
    class: Class,
    candidates: &mut Vec<Candidate>,
) {
    let Some((subkind, value)) = sense(passage, node, class) else { return };
    if value.starts_with("out") {
        return;
    }
    let mut evidence = complement(passage, first + 1, last + 1);
    evidence.add(Evidence::HeadNoun);
    evidence.add(Evidence::TailNoun);
    push(passage, first, last, kind, subkind, evidence, candidates);
}

fn sense<'a>(passage: &Passage<'a>, node: NodeId, class: Class) -> Option<(u32, &'a str)> {
    let dictionary = passage.dictionary;
    dictionary.form_ids(node).find_map(|form| match dictionary.target(form) {
        Target::Sense(sense) if dictionary.sense(sense).class == class => {
            Some((sense, dictionary.sense(sense).value))
        }
        _ => None,
    })
}

/// What the words besides the noun say.
fn complement(passage: &Passage, first: usize, last: usize) -> EvidenceSet {
    let mut evidence = EvidenceSet::default();
    let mut ordinary = true;
    for index in first..last {
        if !is_capital(passage, index) {
            continue;
        }
        let classes = passage.classes(index);
        evidence.add_if(classes.has(Class::PlaceName), Evidence::PlaceComplement);
        evidence.add_if(classes.any(NATION), Evidence::NisbaComplement);
        evidence.add_if(classes.any(NAME), Evidence::NameComplement);
        ordinary &=
            classes.has(Class::Ordinary) || classes.has(Class::AgencyTail) || classes.has(Class::AgencyHead);
        evidence
            .add_if(!passage.words.word(index).is_known() || classes.is_empty(), Evidence::UnknownComplement);
    }
    evidence.add_if(ordinary, Evidence::WordComplement);
    // One piece of evidence for what is inside: the strongest.
    if evidence.has(Evidence::PlaceComplement) || evidence.has(Evidence::NameComplement) {
        evidence.remove(Evidence::NisbaComplement);
        evidence.remove(Evidence::UnknownComplement);
    }
    if evidence.has(Evidence::NameComplement) {
        evidence.remove(Evidence::PlaceComplement);
    }
    evidence
}

fn push(
    passage: &Passage,
    first: usize,
    last: usize,
    kind: EntityKind,
    subkind: u32,
    mut evidence: EvidenceSet,
    candidates: &mut Vec<Candidate>,
) {
    evidence.add(Evidence::CapitalSequence);
    evidence.add_if(last - first >= 2, Evidence::SeveralWords);
    evidence.add_if(passage.starts_sentence(first), Evidence::SentenceStart);
    // A line of capitals says nothing by its capitals.
    let shouting =
        passage.tokens[first..=last].iter().filter(|t| t.shape.is_capital()).all(|t| t.shape == Shape::Upper);
    evidence.add_if(shouting && last - first >= 2, Evidence::Adverse);
    let source = Source::Grammar { subkind };
    let (first, last) = (first as u32, last as u32);
    candidates.push(Candidate { first, last, clitics: Clitics::NONE, kind, source, evidence, score: 0 });
}
