//! Which part of a numeric date comes first. Knows no text.

/// How an ambiguous numeric date such as 10/11/2020 is read. The other reading is its
/// [`alternative`](super::DateValue::alternative).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum DateOrder {
    /// Day first among Arabic words, month first among English ones.
    #[default]
    ByLanguage,
    /// 10/11/2020 is the tenth of November everywhere.
    DayFirst,
    /// 10/11/2020 is the eleventh of October everywhere.
    MonthFirst,
}
