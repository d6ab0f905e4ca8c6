//! Agencies and places in English: runs of capitalised words that a noun opens or closes. Brampton City Council,
//! University of Texas, Lake Chad, Sandy River.

use super::setting::Listed;
use crate::candidate::{Candidate, Source};
use crate::class::{Class, ClassSet};
use crate::clitic::Clitics;
use crate::entity::EntityKind;
use crate::evidence::{Evidence, EvidenceSet};
use crate::gazetteer::{NodeId, Target};
use crate::passage::{Passage, Phrase};
use crate::tokenize::{Gap, Script, Shape};

const LONGEST: usize = 16;
/// Words that open a sentence with a capital and belong to no name: The, In, Attended.
const LEADING: ClassSet =
    ClassSet::of(&[Class::Preposition, Class::Function, Class::AgencyContext, Class::Locative]);
const NAME: ClassSet = ClassSet::of(&[Class::Given, Class::Family, Class::PersonName, Class::AgencyName]);
const PLACE: ClassSet = ClassSet::of(&[Class::PlaceName, Class::Town]);
const COMMON: ClassSet = ClassSet::of(&[Class::Ordinary, Class::OrdinaryName]);
const TAIL: ClassSet = ClassSet::of(&[Class::AgencyTail, Class::PlaceTail]);
const NATION: ClassSet = ClassSet::of(&[Class::Nisba, Class::Demonym]);

/// Proposes agencies and places over runs of capitalised words.
pub(super) fn find(passage: &Passage, listed: &Listed, candidates: &mut Vec<Candidate>) {
    let mut index = 0;
    while index < passage.len() {
        if !is_capital(passage, index) {
            index += 1;
            continue;
        }
        let end = end_of_run(passage, index);
        run(passage, listed, index, end, candidates);
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

fn run(passage: &Passage, listed: &Listed, start: usize, end: usize, candidates: &mut Vec<Candidate>) {
    let mut first = start;
    // The, A, In at the beginning of a sentence; titles; Former.
    while first < end && passage.classes(first).any(LEADING) && !passage.classes(first).has(Class::PlaceHead)
    {
        first += 1;
    }
    for last in first..end {
        if !is_capital(passage, last) {
            continue;
        }
        let classes = passage.classes(last);
        let simple = start_of_simple_run(passage, first, last);
        if last > simple && classes.has(Class::AgencyTail) {
            closed_by_noun(passage, listed, first, simple, last, end, candidates);
        }
        if last > simple && classes.has(Class::PlaceTail) {
            propose(passage, simple, last, EntityKind::Place, Class::PlaceTail, candidates);
        }
        for phrase in passage.phrases_starting_at(last) {
            let closing = phrase.last as usize;
            if closing < end && last > simple && phrase.classes.has(Class::AgencyTail) {
                close(
                    passage,
                    simple,
                    closing,
                    phrase.node,
                    EntityKind::Agency,
                    Class::AgencyTail,
                    candidates,
                );
            }
            if phrase.classes.has(Class::AgencyHead) {
                let prefix = prefix(passage, listed, simple, last);
                opened_by_noun(passage, listed, prefix, last, phrase, end, candidates);
            }
        }
    }
    let opens_place = passage.classes(first).has(Class::PlaceHead) && !listed.place_goes_on(first);
    if opens_place && first + 1 < end && is_capital(passage, first + 1) {
        let last = end_of_simple_run(passage, first + 1, end).min(first + 2);
        if let Some(word) = passage.words.word(first).id() {
            let node = passage.dictionary.root(word);
            for last in first + 1..=last {
                propose_head(passage, first, first + 1, last, node, EntityKind::Place, candidates);
            }
        }
    }
}

/// The first of the capitalised words that follow one another up to `last` without a connector.
fn start_of_simple_run(passage: &Passage, first: usize, last: usize) -> usize {
    let mut start = last;
    while start > first && is_capital(passage, start - 1) {
        start -= 1;
    }
    start
}

/// Agencies that close with the noun `last`: from the start of its own run, and across of, for, and before it.
fn closed_by_noun(
    passage: &Passage,
    listed: &Listed,
    first: usize,
    simple: usize,
    last: usize,
    end: usize,
    candidates: &mut Vec<Candidate>,
) {
    let mut start = simple;
    loop {
        propose(passage, start, last, EntityKind::Agency, Class::AgencyTail, candidates);
        // National Party of Australia, Superior Court of the District of Columbia
        let mut noun = last;
        while let Some(from) = complement_of(passage, noun, end) {
            noun = end_of_simple_run(passage, from, end);
            let own_place = listed.place_ends(passage, noun);
            propose_with_complement(passage, start, last, noun, own_place, candidates);
        }
        if start < first + 2 || !matches!(passage.slice(start - 1), "of" | "for" | "and") {
            return;
        }
        start = start_of_simple_run(passage, first, start - 2);
    }
}

/// Where the place or nationality begins that stands directly before a head noun and belongs to the name.
fn prefix(passage: &Passage, listed: &Listed, simple: usize, head: usize) -> Option<usize> {
    let belongs = simple < head
        && (listed.place_ends(passage, head - 1) || passage.classes_ending_at(head - 1).any(NATION));
    belongs.then_some(simple)
}

/// Agencies that open with the phrase `head`, or with the capitalised words before it: New Jersey Department of Health.
fn opened_by_noun(
    passage: &Passage,
    listed: &Listed,
    prefix: Option<usize>,
    first: usize,
    head: &Phrase,
    end: usize,
    candidates: &mut Vec<Candidate>,
) {
    let complement = head.last as usize + 1;
    if complement >= end || !is_capital(passage, complement) {
        return;
    }
    for last in complement..end {
        if is_capital(passage, last) && !listed.place_goes_on(last) {
            propose_head(passage, first, complement, last, head.node, EntityKind::Agency, candidates);
            if let Some(prefix) = prefix {
                propose_head(passage, prefix, complement, last, head.node, EntityKind::Agency, candidates);
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
    if let Some(word) = passage.words.word(last).id() {
        close(passage, first, last, passage.dictionary.root(word), kind, class, candidates);
    }
}

/// A name that closes with a noun or a phrase.
fn close(
    passage: &Passage,
    first: usize,
    last: usize,
    node: NodeId,
    kind: EntityKind,
    class: Class,
    candidates: &mut Vec<Candidate>,
) {
    let Some((subkind, value)) = sense(passage, node, class) else { return };
    let first = if value == "army" { with_number(passage, first) } else { first };
    let mut evidence = complement(passage, first, last);
    evidence.add(Evidence::TailNoun);
    evidence.add_if(is_joined_by_and(passage, first, last), Evidence::Joined);
    push(passage, first, last, kind, subkind, evidence, candidates);
}

/// An agency whose noun has a complement after it: the words from `first` to the noun, and on to `last`.
fn propose_with_complement(
    passage: &Passage,
    first: usize,
    noun: usize,
    last: usize,
    own_place: bool,
    candidates: &mut Vec<Candidate>,
) {
    let Some(word) = passage.words.word(noun).id() else { return };
    let node = passage.dictionary.root(word);
    let Some((subkind, value)) = sense(passage, node, Class::AgencyTail) else { return };
    let first = if value == "army" { with_number(passage, first) } else { first };
    let mut evidence = complement(passage, first, last + 1);
    evidence.add(Evidence::TailNoun);
    evidence.add_if(own_place, Evidence::OwnPlace);
    evidence.add_if(is_joined_by_and(passage, first, last), Evidence::Joined);
    push(passage, first, last, EntityKind::Agency, subkind, evidence, candidates);
}

/// Where the complement of a noun begins: after "of" or "of the".
fn complement_of(passage: &Passage, noun: usize, end: usize) -> Option<usize> {
    if noun + 2 >= end || passage.slice(noun + 1) != "of" {
        return None;
    }
    let from = noun + 2 + usize::from(passage.slice(noun + 2) == "the");
    (from < end && is_capital(passage, from)).then_some(from)
}

/// The number of a military unit before its name: 4 Wing, 65th Air Division.
fn with_number(passage: &Passage, first: usize) -> usize {
    if !passage.follows_blank(first) {
        return first;
    }
    let ordinal = first > 1
        && passage.gap(first - 1) == Gap::NONE
        && matches!(passage.slice(first - 1), "st" | "nd" | "rd" | "th" | "d");
    let number = first - 1 - usize::from(ordinal);
    if passage.tokens[number].script == Script::Digits { number } else { first }
}

/// A name that opens with a noun, whose complement goes from `from` to `last`.
fn propose_head(
    passage: &Passage,
    first: usize,
    from: usize,
    last: usize,
    node: NodeId,
    kind: EntityKind,
    candidates: &mut Vec<Candidate>,
) {
    let class = if kind == EntityKind::Agency { Class::AgencyHead } else { Class::PlaceHead };
    let Some((subkind, value)) = sense(passage, node, class) else { return };
    if value.starts_with("out") {
        return;
    }
    let mut evidence = complement(passage, first + 1, last + 1);
    evidence.add(Evidence::HeadNoun);
    evidence.add(Evidence::TailNoun);
    evidence.add_if(is_joined_by_and(passage, from, last), Evidence::Joined);
    let prefixed = kind == EntityKind::Agency && !passage.classes_beginning_at(first).has(class);
    evidence.add_if(prefixed, Evidence::OwnPlace);
    push(passage, first, last, kind, subkind, evidence, candidates);
}

/// Whether "and" or "on" parts what may be two names: Texas and Bridgton, Hiram on the Saco; unlike Health and Safety.
fn is_joined_by_and(passage: &Passage, first: usize, last: usize) -> bool {
    (first + 1..last).any(|index| {
        let after = passage.classes(index + 1);
        let whole = passage.classes(index - 1).any(TAIL) || after.any(PLACE.or(NAME)) && !after.any(COMMON);
        passage.slice(index) == "on" || passage.slice(index) == "and" && whole
    })
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
        evidence.add_if(classes.any(PLACE), Evidence::PlaceComplement);
        evidence.add_if(classes.any(NATION), Evidence::NisbaComplement);
        evidence.add_if(classes.any(NAME) && !classes.has(Class::Ordinary), Evidence::NameComplement);
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
