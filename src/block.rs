//! One block of a text with what its stages found, and questions about candidates in it. Decides nothing.

use std::sync::Arc;

use crate::candidate::{Candidate, Source};
use crate::class::ClassSet;
use crate::dates::FoundDate;
use crate::entity::Entity;
use crate::explain::WordSenses;
use crate::gazetteer::{Dictionary, Target};
use crate::passage::Passage;
use crate::span::Span;
use crate::templates::{Composed, Templates};

/// A block of the text `whole`.
#[derive(Clone, Copy)]
pub(crate) struct Block<'r, 'a> {
    pub whole: &'a str,
    /// Byte of the whole text where the block begins.
    pub offset: usize,
    pub passage: Passage<'r>,
    /// The bundled dictionary first.
    pub dictionaries: &'a [Arc<Dictionary>],
    pub templates: &'a Templates,
    pub dates: &'r [FoundDate],
}

impl<'a> Block<'_, 'a> {
    /// The bytes of a candidate in the whole text: from after its clitics to the end of its last token.
    pub(crate) fn span(&self, candidate: &Candidate) -> Span {
        let Passage { text, tokens, .. } = self.passage;
        let (first, last) = (&tokens[candidate.first as usize], &tokens[candidate.last as usize]);
        let start = first.start as usize + candidate.clitics.length_in(first.slice(text));
        let end = match candidate.source {
            Source::Date(number) => self.dates[number as usize].end_in(text, last.end as usize),
            _ => last.end as usize,
        };
        Span { start: self.offset + start, end: self.offset + end }
    }

    /// The proclitics before a candidate, as written.
    pub(crate) fn clitics(&self, candidate: &Candidate) -> &'a str {
        let first = self.offset + self.passage.tokens[candidate.first as usize].start as usize;
        &self.whole[first..self.span(candidate).start]
    }

    /// Dictionary and number of the entity whose form a candidate is.
    pub(crate) fn listed(&self, candidate: &Candidate) -> Option<(u8, u32)> {
        let Source::Form { dictionary, form } = candidate.source else { return None };
        match self.dictionaries[dictionary as usize].target(form) {
            Target::Entity(entity) => Some((dictionary, entity)),
            Target::Sense(_) => None,
        }
    }

    /// What the bundled lists say of every word.
    pub(crate) fn word_senses(&self) -> impl Iterator<Item = WordSenses<'a>> {
        let passage = self.passage;
        let (whole, offset) = (self.whole, self.offset);
        passage.tokens.iter().enumerate().map(move |(index, token)| {
            let span = Span { start: offset + token.start as usize, end: offset + token.end as usize };
            let stripped = passage.words.stripped(index).iter();
            let rest = stripped.fold(ClassSet::NONE, |set, reading| set.or(reading.classes));
            WordSenses { span, text: &whole[span.range()], whole: passage.classes(index), rest }
        })
    }

    /// The body that a template makes of a candidate.
    pub(crate) fn composed(&self, candidate: &Candidate) -> Option<Composed> {
        match candidate.source {
            Source::Composed { template, place } => {
                Some(self.templates.compose(template, place, &self.dictionaries[0]))
            }
            _ => None,
        }
    }

    pub(crate) fn entity(&self, (dictionary, entity): (u8, u32)) -> Entity<'a> {
        self.dictionaries[dictionary as usize].entity(entity)
    }
}
