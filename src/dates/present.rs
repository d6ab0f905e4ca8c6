//! From where a date counts, and values of known and of unknown days. Knows neither expressions nor words.

use jiff::civil::Date;

use super::calendar::Days;
use super::period::{self, Grain};
use super::value::DateValue;

/// From where a date counts.
#[derive(Clone, Copy)]
pub(super) struct Present {
    pub reference: Option<Date>,
    /// Whether what is not said lies ahead.
    pub future: bool,
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
