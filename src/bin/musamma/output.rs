//! What every output format has in common: how documents follow each other, and the fields of one. Writes nothing itself.

use musamma::{DocumentEntity, Extraction, MentionRecord, OffsetUnit, Reading};
use serde::{Serialize, Serializer};

use crate::documents::{Document, Id};

/// A way to write mentions. Documents are written one by one, perhaps by several threads, and joined in their order.
pub trait Output: Sync {
    /// Comes before all documents.
    fn opening(&self) -> &[u8] {
        b""
    }

    /// Comes between two documents.
    fn separator(&self) -> &[u8] {
        b""
    }

    /// Comes after all documents.
    fn closing(&self) -> &[u8] {
        b""
    }

    /// Appends one document.
    fn write(&self, document: &Document, extraction: &Extraction, out: &mut Vec<u8>);
}

/// A document as an object: its id, its mentions, and what was passed over if the extractor explains.
pub struct Record<'a> {
    pub document: &'a Document,
    pub extraction: &'a Extraction<'a>,
    pub unit: OffsetUnit,
    pub explain: bool,
    /// Whether the mentions are also listed by what they name.
    pub entities: bool,
}

impl Serialize for Record<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut offsets = self.extraction.offsets(self.unit);
        let mentions = self.extraction.mentions().iter().map(|m| m.to_record(&mut offsets)).collect();
        let passed_over = || self.extraction.passed_over().iter().map(|r| r.in_unit(&mut offsets)).collect();
        let passed_over = self.explain.then(passed_over);
        let entities = self.entities.then(|| self.extraction.entities());
        Fields { id: &self.document.id, mentions, entities, passed_over }.serialize(serializer)
    }
}

#[derive(Serialize)]
struct Fields<'a> {
    id: &'a Id,
    mentions: Vec<MentionRecord<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    entities: Option<Vec<DocumentEntity<'a, 'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    passed_over: Option<Vec<Reading<'a>>>,
}
