//! JSON Lines: one object a document. Knows nothing of the fields in it.

use musamma::{Extraction, OffsetUnit};

use crate::documents::Document;
use crate::output::{Output, Record};

/// One object a line.
pub struct Jsonl {
    pub unit: OffsetUnit,
    pub explain: bool,
}

impl Output for Jsonl {
    fn write(&self, document: &Document, extraction: &Extraction, out: &mut Vec<u8>) {
        let record = Record { document, extraction, unit: self.unit, explain: self.explain, entities: false };
        serde_json::to_writer(&mut *out, &record).expect("memory takes every byte, and all keys are strings");
        out.push(b'\n');
    }
}
