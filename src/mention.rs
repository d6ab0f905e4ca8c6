//! What the caller sees: mentions with exact spans, and the extraction that holds them.

use std::ops::Range;

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::dates::DateValue;
use crate::entity::{Entity, EntityKind};
use crate::explain::{Explanation, Reading, WordSenses};
use crate::span::{OffsetUnit, Offsets, Span};
use crate::templates::Composed;

/// A name or date in the text.
///
/// Serialises as an object with byte offsets, the shape of the program's JSON Lines; [`Mention::to_record`] gives other
/// units.
#[derive(Clone, Debug)]
pub struct Mention<'a> {
    pub(crate) text: &'a str,
    pub(crate) span: Span,
    pub(crate) prefix: &'a str,
    pub(crate) kind: EntityKind,
    pub(crate) subkind: &'a str,
    pub(crate) entity: Option<Entity<'a>>,
    /// A body that a template makes of a place.
    pub(crate) composed: Option<Box<Composed>>,
    /// The full name that the document gives elsewhere, for a short form of a name in no list.
    pub(crate) full_name: Option<&'a str>,
    pub(crate) date: Option<Box<DateValue>>,
    pub(crate) confidence: f32,
    pub(crate) group: u32,
    pub(crate) explanation: Option<Box<Explanation<'a>>>,
}

impl<'a> Mention<'a> {
    /// The mention as it stands in the text: always exactly the slice of its span.
    ///
    /// For للكرملين that is لكرملين, as no slice equals the name; [`Mention::entity`] has the proper form.
    pub fn as_str(&self) -> &'a str {
        self.text
    }

    /// Byte offsets into the text.
    pub fn span(&self) -> Span {
        self.span
    }

    /// Byte offsets into the text, as a range.
    pub fn range(&self) -> Range<usize> {
        self.span.range()
    }

    /// Person, place, agency or date.
    pub fn kind(&self) -> EntityKind {
        self.kind
    }

    /// The finer kind where it is known: `city`, `news_agency`, `ministry`; empty otherwise.
    pub fn subkind(&self) -> &'a str {
        self.subkind
    }

    /// The entity, if the name is in a gazetteer, or is what a template of a gazetteer makes of a place: وزارة الدفاع الروسية
    /// is `defence-ministry:RU`.
    pub fn entity(&self) -> Option<Entity<'_>> {
        self.entity.or_else(|| self.composed.as_ref().map(|body| body.entity()))
    }

    /// The entity's id: the same for موسكو, بموسكو and Moscow.
    pub fn id(&self) -> Option<&str> {
        self.entity().map(Entity::id)
    }

    /// The full name that the document gives elsewhere, where this mention is short for one that no list has.
    pub fn full_name(&self) -> Option<&'a str> {
        self.full_name
    }

    /// The value of a date.
    pub fn date(&self) -> Option<&DateValue> {
        self.date.as_deref()
    }

    /// The proclitics directly before the span, as written: و in وأذربيجان. Empty for most mentions.
    pub fn prefix(&self) -> &'a str {
        self.prefix
    }

    /// How sure the mention is, above 0 and below 1.
    pub fn confidence(&self) -> f32 {
        self.confidence
    }

    /// The number of the thing mentioned within this document: mentions of one thing share it, whether a gazetteer knows
    /// the thing or not. Dates have numbers of their own.
    pub fn group(&self) -> usize {
        self.group as usize
    }

    /// Why it was found, if the extractor was built to explain ([`ExtractorBuilder::explain`](crate::ExtractorBuilder::explain)).
    pub fn explain(&self) -> Option<&Explanation<'a>> {
        self.explanation.as_deref()
    }

    /// The mention as a serialisable object with offsets in a unit of choice. `offsets` must be of the same text.
    pub fn to_record<'m>(&'m self, offsets: &mut Offsets) -> MentionRecord<'m> {
        let range = offsets.translate_span(self.span);
        let explanation = self.explain().map(|explanation| explanation.in_unit(offsets));
        MentionRecord { mention: self, range, explanation }
    }
}

impl Serialize for Mention<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        MentionRecord { mention: self, range: self.range(), explanation: self.explain().cloned() }
            .serialize(serializer)
    }
}

/// A mention ready for serialisation, its offsets in the unit they were asked in.
#[derive(Clone, Debug)]
pub struct MentionRecord<'m> {
    mention: &'m Mention<'m>,
    range: Range<usize>,
    explanation: Option<Explanation<'m>>,
}

impl Serialize for MentionRecord<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mention = self.mention;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("start", &self.range.start)?;
        map.serialize_entry("end", &self.range.end)?;
        map.serialize_entry("text", mention.text)?;
        if !mention.prefix.is_empty() {
            map.serialize_entry("prefix", mention.prefix)?;
        }
        map.serialize_entry("kind", &mention.kind)?;
        if !mention.subkind.is_empty() {
            map.serialize_entry("subkind", mention.subkind)?;
        }
        if let Some(entity) = mention.entity() {
            map.serialize_entry("id", entity.id())?;
            map.serialize_entry("name", &Names::of(entity))?;
        }
        if let Some(full_name) = mention.full_name {
            map.serialize_entry("full_name", full_name)?;
        }
        if let Some(date) = &mention.date {
            date.serialize_entries(&mut map)?;
        }
        map.serialize_entry("group", &mention.group)?;
        map.serialize_entry("confidence", &((mention.confidence as f64 * 1000.0).round() / 1000.0))?;
        if let Some(explanation) = &self.explanation {
            map.serialize_entry("explanation", explanation)?;
        }
        map.end()
    }
}

/// An entity's names as they are serialised.
#[derive(serde::Serialize)]
pub(crate) struct Names<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    ar: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    en: Option<&'a str>,
}

impl<'a> Names<'a> {
    pub(crate) fn of(entity: Entity<'a>) -> Self {
        Names { ar: entity.arabic(), en: entity.english() }
    }
}

/// Everything found in one text.
#[derive(Debug)]
pub struct Extraction<'a> {
    pub(crate) text: &'a str,
    pub(crate) mentions: Vec<Mention<'a>>,
    pub(crate) passed_over: Vec<Reading<'a>>,
    /// If the extractor was built to explain.
    pub(crate) words: Option<Vec<WordSenses<'a>>>,
}

impl<'a> Extraction<'a> {
    /// The mentions, sorted by place, disjoint unless nested ones were asked for.
    pub fn mentions(&self) -> &[Mention<'a>] {
        &self.mentions
    }

    /// Readings that did not become mentions, in the order of the text, if the extractor was built to explain: why a string
    /// that looks like a name was not taken for one.
    pub fn passed_over(&self) -> &[Reading<'a>] {
        &self.passed_over
    }

    /// The text that was given, unchanged.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// A translator of this text's byte offsets into another unit.
    pub fn offsets(&self, unit: OffsetUnit) -> Offsets<'a> {
        Offsets::new(self.text, unit)
    }
}
