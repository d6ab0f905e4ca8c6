//! JSON: one array of all documents, written as they come, so that it is whole whenever the last one is.

use musamma::{Extraction, OffsetUnit};

use crate::documents::Document;
use crate::output::{Output, Record};

/// One array.
pub struct Json {
    pub unit: OffsetUnit,
    pub explain: bool,
}

impl Output for Json {
    fn opening(&self) -> &[u8] {
        b"["
    }

    fn separator(&self) -> &[u8] {
        b","
    }

    fn closing(&self) -> &[u8] {
        b"\n]\n"
    }

    fn write(&self, document: &Document, extraction: &Extraction, out: &mut Vec<u8>) {
        let record = Record { document, extraction, unit: self.unit, explain: self.explain, entities: true };
        out.push(b'\n');
        serde_json::to_writer(&mut *out, &record).expect("memory takes every byte, and all keys are strings");
    }
}
