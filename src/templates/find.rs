//! Finds the bodies of templates: where words of a template stand, whether a place fills the slot beside them.

use std::cmp::Reverse;

use super::{Part, Templates, sense};
use crate::candidate::{Candidate, Source};
use crate::class::{Class, ClassSet};
use crate::clitic::Clitics;
use crate::entity::EntityKind;
use crate::evidence::{Evidence, EvidenceSet};
use crate::gazetteer::{FormFlags, NodeId, Slot, Target};
use crate::passage::Passage;
use crate::tokenize::{Gap, Key};

const PART: ClassSet = ClassSet::of(&[Class::TemplateHead, Class::TemplateTail]);
/// Bodies that overlap are proposed one after another, a few at most.
const AROUND: usize = 8;
/// No name of a place has more words.
const LONGEST_PLACE: usize = 5;

/// Proposes a body wherever words of a template stand beside a place. `listed` are the candidates of the lists, sorted by
/// place; what they name themselves is theirs.
pub(crate) fn find(
    passage: &Passage,
    templates: &Templates,
    listed: &[Candidate],
    candidates: &mut Vec<Candidate>,
) {
    let mut found = Vec::new();
    for first in 0..passage.len() {
        if !passage.classes_beginning_at(first).any(PART) {
            continue;
        }
        let words = passage.readings(first).filter(|reading| reading.classes.any(PART));
        let words = words.map(|reading| (first, passage.dictionary.root(reading.word), reading.clitics));
        let phrases = passage.phrases_starting_at(first).filter(|phrase| phrase.classes.any(PART));
        let phrases = phrases.map(|phrase| (phrase.last as usize, phrase.node, phrase.clitics));
        for (last, node, clitics) in words.chain(phrases) {
            let finder = Finder { passage, templates, listed, first, last, clitics };
            finder.parts(node, &mut found);
        }
    }
    let last = found.len().saturating_sub(1);
    let is_best = |i: &usize| {
        let around = &found[i.saturating_sub(AROUND)..=(i + AROUND).min(last)];
        !around.iter().any(|other| holds(other, &found[*i], passage))
    };
    candidates.extend((0..found.len()).filter(is_best).map(|i| found[i]));
}

/// Whether a body is the other one under a longer name, or that of the longer name of a place, or that of a likelier place:
/// وزارة الشؤون الخارجية الروسية and الخارجية الروسية, Guinea-Bissau Stock Exchange and Bissau Stock Exchange.
fn holds(better: &Candidate, other: &Candidate, passage: &Passage) -> bool {
    let inside = better.first <= other.first && other.last <= better.last;
    let rank = |candidate: &Candidate| match candidate.source {
        Source::Composed { place, .. } => Some(rank(place, passage)),
        _ => None,
    };
    inside && (better.len() > other.len() || rank(better) > rank(other))
}

/// Of places of one name the likeliest: a country rather than a city (عمان), a city rather than its province.
fn rank(place: u32, passage: &Passage) -> (bool, bool, u8, Reverse<u32>) {
    let entity = passage.dictionary.entity(place);
    (entity.subkind() == "country", entity.subkind() != "region", entity.prior(), Reverse(place))
}

/// Words of templates that stand in the text.
struct Finder<'r, 'a> {
    passage: &'r Passage<'a>,
    templates: &'r Templates,
    listed: &'r [Candidate],
    first: usize,
    last: usize,
    clitics: Clitics,
}

impl Finder<'_, '_> {
    /// Tries every template that has the words of this node.
    fn parts(&self, node: NodeId, proposed: &mut Vec<Candidate>) {
        let dictionary = self.passage.dictionary;
        for form in dictionary.form_ids(node) {
            let Some(sense) = sense(dictionary, form) else { continue };
            let Some(part) = self.templates.parts.get(&sense) else { continue };
            // Written with capitals in the table it is a name; without, it is a description: Russian police.
            let named = dictionary.form(form).flags.has(FormFlags::CAPITALISED);
            let mut tokens = self.passage.tokens[self.first..=self.last].iter();
            if named && !tokens.any(|token| token.shape.is_capital()) {
                continue;
            }
            let found = match dictionary.sense(sense).class {
                Class::TemplateHead => self.headed(part),
                _ => self.tailed(part),
            };
            proposed.extend(found.filter(|found| !self.is_listed(found)));
        }
    }

    /// وزارة الدفاع الروسية, Bank of the Philippines: the slot follows.
    fn headed(&self, part: &Part) -> Option<Candidate> {
        let mut at = self.last + 1;
        let article = self.passage.tokens.get(at).is_some_and(|token| token.key == Key::of_folded("the"));
        if article && !part.slot.is_adjective() && self.passage.follows_blank(at) {
            at += 1;
        }
        if !self.passage.follows_blank(at) {
            return None;
        }
        let (place, end) = self.slot_from(at, part)?;
        let last = end + part.after.len();
        let follows = |(index, key): (usize, &Key)| {
            self.passage.follows_blank(index)
                && self.passage.tokens.get(index).is_some_and(|token| token.key == *key)
        };
        let whole = (end + 1..).zip(&part.after).all(follows);
        whole.then(|| self.candidate(self.first, last, part, place))
    }

    /// Russian Foreign Ministry, Russia's Foreign Ministry: the slot stands before, and a possessive outside the name.
    fn tailed(&self, part: &Part) -> Option<Candidate> {
        let before = self.first.checked_sub(1)?;
        let gap = self.passage.gap(self.first);
        if gap == Gap::BLANK {
            let (place, start) = self.slot_to(before, part, part.slot)?;
            return Some(self.candidate(start, self.last, part, place));
        }
        let possessive =
            gap.has(Gap::CONTRACTION) && gap.only(Gap::BLANK.or(Gap::APOSTROPHE).or(Gap::CONTRACTION));
        if !possessive || part.slot != Slot::Adjective {
            return None;
        }
        let (place, _) = self.slot_to(before, part, Slot::Country)?;
        Some(self.candidate(self.first, self.last, part, place))
    }

    /// The place that fills the slot from this token on, and the token where it ends. The longest filling.
    fn slot_from(&self, at: usize, part: &Part) -> Option<(u32, usize)> {
        if part.slot.is_adjective() {
            let phrases = self.passage.phrases_starting_at(at).filter(|phrase| phrase.clitics.is_none());
            let phrases = phrases.map(|phrase| (phrase.node, phrase.last as usize));
            let word = self.passage.words.word(at).id().map(|word| (self.passage.dictionary.root(word), at));
            let fillings =
                phrases.chain(word).filter_map(|(node, end)| Some((self.nation(node, part)?, end)));
            return fillings.max_by_key(|(_, end)| *end);
        }
        let from = self.listed.partition_point(|c| (c.first as usize) < at);
        let starting = self.listed[from..].iter().take_while(|c| c.first as usize == at);
        let places = starting.filter_map(|c| Some((self.place(c, part, part.slot)?, c.last as usize)));
        places.max_by_key(|&(place, end)| (end, rank(place, self.passage)))
    }

    /// The place that fills such a slot up to this token, and the token where it starts. The longest filling.
    fn slot_to(&self, end: usize, part: &Part, slot: Slot) -> Option<(u32, usize)> {
        let start = (end + 1).saturating_sub(LONGEST_PLACE);
        if slot.is_adjective() {
            let phrases = (start..end).flat_map(|start| self.passage.phrases_starting_at(start));
            let phrases = phrases.filter(|phrase| phrase.last as usize == end);
            let phrases = phrases.map(|phrase| (phrase.node, phrase.first as usize));
            let word =
                self.passage.words.word(end).id().map(|word| (self.passage.dictionary.root(word), end));
            let fillings =
                phrases.chain(word).filter_map(|(node, start)| Some((self.nation(node, part)?, start)));
            return fillings.min_by_key(|(_, start)| *start);
        }
        let from = self.listed.partition_point(|c| (c.first as usize) < start);
        let ending = self.listed[from..].iter().take_while(|c| c.first as usize <= end);
        let ending = ending.filter(|c| c.last as usize == end);
        let places = ending.filter_map(|c| Some((self.place(c, part, slot)?, c.first as usize)));
        places.max_by_key(|&(place, start)| (Reverse(start), rank(place, self.passage)))
    }

    /// The country whose adjective ends at a node, in the gender and number of the slot.
    fn nation(&self, node: NodeId, part: &Part) -> Option<u32> {
        let dictionary = self.passage.dictionary;
        let senses = dictionary.form_ids(node).filter_map(|form| sense(dictionary, form));
        let mut nations = senses.filter_map(|sense| self.templates.nations.get(&sense));
        let fits = |place| self.templates.fits(part, dictionary.entity(place));
        nations.find(|nation| nation.slot == part.slot && fits(nation.place)).map(|nation| nation.place)
    }

    /// The place that a candidate of the bundled list names, if it may fill such a slot and is no word as well.
    fn place(&self, candidate: &Candidate, part: &Part, slot: Slot) -> Option<u32> {
        let Source::Form { dictionary: 0, form } = candidate.source else { return None };
        let dictionary = self.passage.dictionary;
        let Target::Entity(place) = dictionary.target(form) else { return None };
        let doubtful = slot != Slot::Country && candidate.evidence.has(Evidence::OrdinaryWord);
        let whole = candidate.clitics.is_none() && !doubtful;
        (whole && self.templates.fits(part, dictionary.entity(place))).then_some(place)
    }

    fn candidate(&self, first: usize, last: usize, part: &Part, place: u32) -> Candidate {
        let mut evidence = EvidenceSet::default();
        evidence.add(Evidence::ByTemplate);
        evidence.add_if(last > first, Evidence::SeveralWords);
        evidence.add_if(last - first >= 3, Evidence::ManyWords);
        evidence.add_if(!self.clitics.is_none(), Evidence::Clitic);
        Candidate {
            first: first as u32,
            last: last as u32,
            clitics: if first == self.first { self.clitics } else { Clitics::NONE },
            kind: EntityKind::Agency,
            source: Source::Composed { template: part.template, place },
            evidence,
            score: 0,
        }
    }

    /// Whether a list has an agency of the same words.
    fn is_listed(&self, found: &Candidate) -> bool {
        let from = self.listed.partition_point(|c| c.first < found.first);
        let starting = self.listed[from..].iter().take_while(|c| c.first == found.first);
        starting.filter(|c| c.kind == EntityKind::Agency).any(|c| c.last == found.last)
    }
}
