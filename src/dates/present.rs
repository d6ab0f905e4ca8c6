//! From where a date counts, and values of known and of unknown days. Knows no words.

use jiff::civil::Date;

use super::calendar::Days;
use super::expression::Tense;
use super::period::{self, Grain};
use super::value::DateValue;

/// From where a date counts.
#[derive(Clone, Copy)]
pub(super) struct Present {
    pub reference: Option<Date>,
    pub tense: Tense,
}

impl Present {
    /// Whether what is not said lies ahead: "on Monday" in a sentence of the future, Monday as an entry of a calendar.
    pub(super) fn looks_ahead(self) -> bool {
        self.tense != Tense::Past
    }

    /// Whether the words around say that it lies ahead.
    pub(super) fn is_future(self) -> bool {
        self.tense == Tense::Future
    }
}

/// A value of known days.
pub(super) fn known(grain: Grain, days: Days) -> DateValue {
    DateValue { value: period::value(grain, days), days: Some(days), ..DateValue::default() }
}

/// A value that only its own words tell.
pub(super) fn underspecified(value: String) -> DateValue {
    DateValue { value, ..DateValue::default() }
}

impl DateValue {
    pub(super) fn relatively(self) -> Self {
        DateValue { relative: true, ..self }
    }
}

/// The period nearest to a day; of those that are not over, if it lies ahead.
pub(super) fn nearest(today: Date, future: bool, periods: impl Iterator<Item = Days>) -> Option<Days> {
    periods.filter(|(_, last)| !future || *last >= today).min_by_key(|days| period::distance(today, *days))
}
