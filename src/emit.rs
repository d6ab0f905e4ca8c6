//! Emission: from the candidates that resolution chose to what the caller sees. Chooses nothing itself.

use crate::block::Block;
use crate::candidate::{Candidate, Source};
use crate::document::Document;
use crate::evidence::{Evidence, Weights, confidence};
use crate::explain::{Explanation, Reading};
use crate::input::Input;
use crate::mention::Mention;
use crate::names;
use crate::resolve;

/// A resolved block, ready to be shown.
pub(crate) struct Emitter<'r, 'a> {
    pub block: Block<'r, 'a>,
    pub input: Input<'a>,
    pub candidates: &'r [Candidate],
    pub weights: &'r Weights,
    /// Whether mentions say why they were found.
    pub explain: bool,
}

impl<'a> Emitter<'_, 'a> {
    /// The mention of a candidate.
    pub(crate) fn mention(&self, index: u32, document: &mut Document) -> Mention<'a> {
        let candidate = &self.candidates[index as usize];
        let span = self.block.span(candidate);
        let entity = document.entity(&self.block, candidate).map(|number| self.block.entity(number));
        let full_name = match candidate.source {
            Source::Remembered(number) if entity.is_none() => {
                Some(&self.block.whole[document.name(number).span.range()])
            }
            _ => None,
        };
        let date = match candidate.source {
            Source::Date(number) => {
                Some(Box::new(self.block.dates[number as usize].value(self.input.reference)))
            }
            _ => None,
        };
        let subkind = match (entity, candidate.source) {
            (Some(entity), _) => entity.subkind(),
            (None, Source::Grammar { subkind }) => names::subkind(&self.block.dictionaries[0], subkind),
            _ => "",
        };
        Mention {
            text: &self.block.whole[span.range()],
            span,
            prefix: self.block.clitics(candidate),
            kind: candidate.kind,
            subkind,
            entity,
            full_name,
            date,
            confidence: confidence(candidate.score),
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
            Source::Grammar { .. } => format!("{} grammar", candidate.kind),
            Source::Date(_) => String::from("date grammar"),
            Source::Remembered(number) => {
                format!("short for {}", &self.block.whole[document.name(number).span.range()])
            }
        };
        let id = document.entity(&self.block, candidate).map(|number| self.block.entity(number).id());
        let slice = &self.block.whole[span.range()];
        Reading::new(span, slice, candidate.kind, id, source, candidate.evidence, self.weights)
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
        Explanation {
            reading: self.reading(index, document),
            folds,
            clitics: self.block.clitics(winner),
            rivals,
        }
    }
}
