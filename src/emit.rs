//! Emission: from the candidates that resolution chose to what the caller sees. Chooses nothing itself.

use std::borrow::Cow;

use crate::block::Block;
use crate::candidate::{Candidate, Source};
use crate::confidence::confidence;
use crate::document::Document;
use crate::entity::{EntityKind, KindSet};
use crate::evidence::{Evidence, Weights};
use crate::explain::{Explanation, Reading, Verdict, WeighedEvidence};
use crate::input::Input;
use crate::mention::Mention;
use crate::names;
use crate::resolve;

/// A resolved block, ready to be shown.
pub(crate) struct Emitter<'r, 'a> {
    pub block: Block<'r, 'a>,
    pub input: Input<'a>,
    pub candidates: &'r [Candidate],
    /// The best set of candidates, by number.
    pub chosen: &'r [u32],
    pub weights: &'r Weights,
    /// What the caller asked for.
    pub kinds: KindSet,
    pub min_confidence: f32,
    /// Whether mentions say why they were found.
    pub explain: bool,
}

/// Evidence that a writer can put around a name.
fn around(kind: EntityKind) -> &'static [Evidence] {
    use Evidence::*;
    match kind {
        EntityKind::Person => &[TitleBefore, StrongTitleBefore, SpeechAfter, TitleAfter, SeenInDocument],
        EntityKind::Place => &[PrepositionBefore, PlaceHeadBefore, NeighbourOfKind, Dateline],
        EntityKind::Agency => &[AgencyHeadBefore, Quoted, AcronymFollows, SeenInDocument],
        EntityKind::Date => &[DateParts],
    }
}

impl<'a> Emitter<'_, 'a> {
    /// Whether the caller wants to see a candidate that was chosen.
    pub(crate) fn is_wanted(&self, index: u32) -> bool {
        let candidate = &self.candidates[index as usize];
        // A score above zero is a confidence above one half, which is what most callers ask for.
        let enough = self.min_confidence <= 0.5 && candidate.score > 0;
        self.kinds.has(candidate.kind)
            && (enough || confidence(candidate.kind, candidate.score) >= self.min_confidence)
    }

    /// The readings that did not become mentions.
    pub(crate) fn passed_over(&self, document: &Document) -> impl Iterator<Item = Reading<'a>> {
        (0..self.candidates.len() as u32)
            .filter(|i| self.chosen.binary_search(i).is_err() || !self.is_wanted(*i))
            .map(|index| self.reading(index, document))
    }

    /// The mention of a candidate.
    pub(crate) fn mention(&self, index: u32, document: &mut Document) -> Mention<'a> {
        let candidate = &self.candidates[index as usize];
        let span = self.block.span(candidate);
        let entity = document.entity(&self.block, candidate).map(|number| self.block.entity(number));
        let text = &self.block.whole[span.range()];
        let known_as = document.full_name(&self.block, candidate);
        let full_name = known_as
            .filter(|_| entity.is_none())
            .map(|name| &self.block.whole[name.span.range()])
            .filter(|full_name| *full_name != text);
        let date = match candidate.source {
            Source::Date(number) => {
                Some(Box::new(self.block.dates[number as usize].value(self.input.reference)))
            }
            _ => None,
        };
        let composed = self.block.composed(candidate).map(Box::new);
        let subkind = match (entity, candidate.source, known_as) {
            (Some(entity), ..) => entity.subkind(),
            (None, Source::Composed { template, .. }, _) => self.block.templates.subkind(template),
            (None, Source::Grammar { subkind }, _) => names::subkind(&self.block.dictionaries[0], subkind),
            (None, _, Some(name)) => names::subkind(&self.block.dictionaries[0], name.subkind),
            (None, _, None) => "",
        };
        Mention {
            text,
            span,
            prefix: self.block.clitics(candidate),
            kind: candidate.kind,
            subkind,
            entity,
            composed,
            full_name,
            date,
            confidence: confidence(candidate.kind, candidate.score),
            group: document.group(&self.block, candidate),
            explanation: self.explain.then(|| Box::new(self.explanation(index, document))),
        }
    }

    /// A candidate as it was weighed, chosen or not.
    pub(crate) fn reading(&self, index: u32, document: &Document) -> Reading<'a> {
        let candidate = &self.candidates[index as usize];
        let span = self.block.span(candidate);
        let source = match candidate.source {
            Source::Form { dictionary, form } => {
                let dictionary = &self.block.dictionaries[dictionary as usize];
                dictionary.origin(dictionary.form(form).origin)
            }
            Source::Composed { template, .. } => format!("template {}", self.block.templates.id(template)),
            Source::Grammar { .. } => format!("{} grammar", candidate.kind),
            Source::Date(_) => String::from("date grammar"),
            Source::Remembered(number) => {
                format!("short for {}", &self.block.whole[document.name(number).span.range()])
            }
        };
        let listed = document.entity(&self.block, candidate);
        let id = match listed.map(|number| self.block.entity(number).id()) {
            Some(id) => Some(Cow::Borrowed(id)),
            None => self.block.composed(candidate).map(|body| Cow::Owned(body.entity().id().to_owned())),
        };
        let weigh = |evidence| WeighedEvidence::new(evidence, self.weights);
        Reading {
            span,
            text: &self.block.whole[span.range()],
            kind: candidate.kind,
            id,
            source,
            evidence: candidate.evidence.iter().map(weigh).collect(),
            score: candidate.score as f32 / 100.0,
            confidence: confidence(candidate.kind, candidate.score),
            verdict: self.verdict(index),
            would_do: self.would_do(candidate).map(weigh).collect(),
        }
    }

    /// What around a candidate that is too weak would have been enough.
    fn would_do(&self, candidate: &Candidate) -> impl Iterator<Item = Evidence> {
        let missing = move |&evidence: &Evidence| {
            candidate.score <= 0
                && !candidate.evidence.has(evidence)
                && candidate.score + self.weights.weight(evidence) > 0
        };
        around(candidate.kind).iter().copied().filter(missing)
    }

    fn verdict(&self, index: u32) -> Verdict<'a> {
        let candidate = &self.candidates[index as usize];
        if self.chosen.binary_search(&index).is_ok() {
            return if self.is_wanted(index) { Verdict::Found } else { Verdict::LeftOut };
        }
        let from = self.chosen.partition_point(|&c| self.candidates[c as usize].last < candidate.first);
        let rivals = self.chosen[from..].iter().map(|&c| &self.candidates[c as usize]);
        let rivals = rivals.take_while(|rival| rival.first <= candidate.last);
        match rivals.max_by_key(|rival| rival.score) {
            Some(rival) if candidate.score > 0 => Verdict::Beaten {
                by: &self.block.whole[self.block.span(rival).range()],
                by_kind: rival.kind,
                by_score: rival.score as f32 / 100.0,
            },
            _ => Verdict::TooWeak { short_by: -candidate.score as f32 / 100.0 },
        }
    }

    fn explanation(&self, index: u32, document: &Document) -> Explanation<'a> {
        let winner = &self.candidates[index as usize];
        let mut rivals: Vec<Reading<'a>> =
            resolve::rivals(self.candidates, index).map(|rival| self.reading(rival, document)).collect();
        rivals.sort_by(|a, b| b.score.total_cmp(&a.score));
        let mut folds = Vec::new();
        if winner.evidence.has(Evidence::Loose) {
            folds.push("loose");
        }
        if winner.evidence.has(Evidence::Derived) {
            folds.push("derived");
        }
        // What is found inside another name was beaten by it, and is found all the same.
        let reading = Reading { verdict: Verdict::Found, ..self.reading(index, document) };
        Explanation { reading, folds, clitics: self.block.clitics(winner), rivals }
    }
}
