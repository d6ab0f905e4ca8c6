//! CSV for spreadsheets: one row a mention, one column a field, the same columns always.

use musamma::{Extraction, Mention, OffsetUnit};
use serde::Deserialize;

use crate::documents::Document;
use crate::output::Output;

/// One row a mention.
pub struct Csv {
    pub unit: OffsetUnit,
}

const HEADER: &str =
    "id,start,end,text,prefix,kind,subkind,entity,name_ar,name_en,value,first_day,last_day,confidence\n";

impl Output for Csv {
    fn opening(&self) -> &[u8] {
        HEADER.as_bytes()
    }

    fn write(&self, document: &Document, extraction: &Extraction, out: &mut Vec<u8>) {
        let id = document.id.plain();
        let mut offsets = extraction.offsets(self.unit);
        let mut rows = csv::Writer::from_writer(out);
        for mention in extraction.mentions() {
            let range = offsets.translate_span(mention.span());
            let entity = mention.entity();
            let days = mention.date().map(|_| Days::of(mention)).unwrap_or_default();
            let row = [
                id.as_str(),
                &range.start.to_string(),
                &range.end.to_string(),
                mention.as_str(),
                mention.prefix(),
                mention.kind().as_str(),
                mention.subkind(),
                mention.id().unwrap_or_default(),
                entity.and_then(|e| e.arabic()).unwrap_or_default(),
                entity.and_then(|e| e.english()).unwrap_or_default(),
                &days.value,
                &days.first_day,
                &days.last_day,
                &format!("{:.3}", mention.confidence()),
            ];
            rows.write_record(row).expect("memory takes every byte, and all rows are of one length");
        }
        rows.flush().expect("memory takes every byte");
    }
}

/// The fields that a mention has if it is a date, as they are serialised: those that a value lacks stay empty.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Days {
    value: String,
    first_day: String,
    last_day: String,
}

impl Days {
    fn of(mention: &Mention) -> Days {
        let fields = serde_json::to_value(mention).ok();
        fields.and_then(|fields| serde_json::from_value(fields).ok()).unwrap_or_default()
    }
}
