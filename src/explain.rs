//! Why a mention was found, or a candidate was not: evidence with weights, the row it comes from, the rivals. Decides nothing.

use std::borrow::Cow;
use std::fmt;

use crate::class::{Class, ClassSet};
use crate::entity::EntityKind;
use crate::evidence::{Evidence, Weights};
use crate::span::{Offsets, Span};

/// A word of the text, with what the lists say that it can be.
#[derive(Clone, Copy, Debug)]
pub struct WordSenses<'a> {
    /// Byte offsets.
    pub span: Span,
    /// The slice of the text, proclitics included.
    pub text: &'a str,
    pub(crate) whole: ClassSet,
    /// Without its proclitics.
    pub(crate) rest: ClassSet,
}

impl WordSenses<'_> {
    /// What the word can be as it stands: `given`, `family`, `title_weak`, `ordinary`, `place_name` …, the classes of the
    /// word tables. Empty if no list has it alone.
    pub fn senses(&self) -> impl Iterator<Item = &'static str> + use<> {
        names(self.whole)
    }

    /// What it can be without the proclitics that it may begin with, و ف ب ل ك.
    pub fn senses_without_proclitics(&self) -> impl Iterator<Item = &'static str> + use<> {
        names(self.rest)
    }

    pub(crate) fn is_known(&self) -> bool {
        !(self.whole.is_empty() && self.rest.is_empty())
    }
}

fn names(classes: ClassSet) -> impl Iterator<Item = &'static str> {
    Class::ALL.iter().filter(move |&&class| classes.has(class)).map(|&class| Class::NAMES[class as usize])
}

/// One piece of evidence and its weight.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct WeighedEvidence {
    /// Its name in `gazetteers/evidence.tsv`, which says what it means.
    pub evidence: &'static str,
    /// What it adds to the score.
    pub weight: f32,
    /// What it means, in a few words.
    #[serde(skip)]
    pub meaning: &'static str,
}

impl WeighedEvidence {
    pub(crate) fn new(evidence: Evidence, weights: &Weights) -> Self {
        WeighedEvidence {
            evidence: evidence.name(),
            weight: weights.weight(evidence) as f32 / 100.0,
            meaning: weights.meaning(evidence),
        }
    }
}

/// What became of a reading.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
#[serde(tag = "verdict", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Verdict<'a> {
    /// It is a mention.
    Found,
    /// More spoke against it than for it.
    TooWeak {
        /// What was missing to a score above zero.
        short_by: f32,
    },
    /// Another reading of the same words was worth more.
    Beaten {
        /// The slice of the text that was read otherwise.
        by: &'a str,
        /// As what.
        by_kind: EntityKind,
        /// How much that was worth.
        by_score: f32,
    },
    /// It was the best reading, and the caller asked for other kinds or for more confidence.
    LeftOut,
}

/// A reading of a span that was weighed: one that won, or one that did not.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Reading<'a> {
    /// Byte offsets.
    pub span: Span,
    /// The slice of the text.
    pub text: &'a str,
    /// As what it was read.
    pub kind: EntityKind,
    /// The entity's id, if a gazetteer has it or a template makes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<Cow<'a, str>>,
    /// File and line of the gazetteer's row, or the grammar it comes from.
    pub source: String,
    /// What spoke for and against it.
    pub evidence: Vec<WeighedEvidence>,
    /// Sum of the weights; nothing below zero becomes a mention.
    pub score: f32,
    /// The confidence that the score stands for.
    pub confidence: f32,
    /// Whether it became a mention, and why not.
    #[serde(flatten)]
    pub verdict: Verdict<'a>,
    /// What around it would have been enough, each piece by itself, where it was too weak.
    #[serde(skip)]
    pub would_do: Vec<WeighedEvidence>,
}

impl Reading<'_> {
    /// The same reading with its span counted in the unit of `offsets`, for output beside mentions in that unit. `offsets`
    /// must be of the same text.
    pub fn in_unit(&self, offsets: &mut Offsets) -> Self {
        let range = offsets.translate_span(self.span);
        Reading { span: Span { start: range.start, end: range.end }, ..self.clone() }
    }
}

impl fmt::Display for Reading<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} as {}", self.text, self.kind)?;
        if let Some(id) = &self.id {
            write!(f, " {id}")?;
        }
        write!(f, " ({}), score {:.1}:", self.source, self.score)?;
        for piece in &self.evidence {
            write!(f, " {} {:+.1}", piece.evidence, piece.weight)?;
        }
        Ok(())
    }
}

/// Why a mention was found: how it was read, and the readings it beat.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Explanation<'a> {
    /// The reading that won.
    pub reading: Reading<'a>,
    /// What folding did away with to match: `loose`, `derived`, or nothing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub folds: Vec<&'static str>,
    /// The proclitics taken off, as written.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub clitics: &'a str,
    /// Readings of the same words that were worth less, best first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rivals: Vec<Reading<'a>>,
}

impl Explanation<'_> {
    /// The same explanation with its spans counted in the unit of `offsets`.
    pub(crate) fn in_unit(&self, offsets: &mut Offsets) -> Self {
        let reading = self.reading.in_unit(offsets);
        let rivals = self.rivals.iter().map(|rival| rival.in_unit(offsets)).collect();
        Explanation { reading, folds: self.folds.clone(), clitics: self.clitics, rivals }
    }
}

impl fmt::Display for Explanation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.reading)?;
        if !self.clitics.is_empty() {
            write!(f, "; after the proclitic {}", self.clitics)?;
        }
        for rival in &self.rivals {
            write!(f, "\n    beats {rival}")?;
        }
        Ok(())
    }
}
