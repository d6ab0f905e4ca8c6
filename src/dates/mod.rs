//! Dates: a grammar of small productions over word classes held in data.

mod value;

pub use value::DateValue;

use jiff::civil::Date;

use crate::clitic::Clitics;
use crate::evidence::EvidenceSet;
use crate::gazetteer::Dictionary;
use crate::passage::Passage;

/// A date as the text says it, before it is resolved against a reference date.
#[derive(Clone, Debug)]
pub(crate) struct FoundDate {
    pub first: u32,
    pub last: u32,
    pub clitics: Clitics,
    pub evidence: EvidenceSet,
}

impl FoundDate {
    /// The value, with what is relative resolved against `reference` where there is one.
    pub(crate) fn value(&self, reference: Option<Date>) -> DateValue {
        let _ = reference;
        todo_value()
    }
}

fn todo_value() -> DateValue {
    DateValue::default()
}

/// Finds dates with the words of one dictionary.
#[derive(Debug)]
pub(crate) struct DateGrammar {}

impl DateGrammar {
    pub(crate) fn new(dictionary: &Dictionary) -> Self {
        let _ = dictionary;
        DateGrammar {}
    }

    /// Appends the dates of a passage.
    pub(crate) fn find(&self, passage: &Passage, dates: &mut Vec<FoundDate>) {
        let _ = (passage, dates);
    }
}
