//! What is given to an extractor: a text, and the day from which its relative dates count.

use jiff::civil::Date;

use crate::error::{Error, Result};

/// A text with what is known about it.
///
/// ```
/// use musamma::{Extractor, Input};
///
/// let extractor = Extractor::new()?;
/// let input = Input::new("التقى الوفدان أمس").reference_date("2024-04-17")?;
/// let extraction = extractor.extract(input);
/// assert_eq!(extraction.mentions()[0].date().map(|d| d.value()), Some("2024-04-16"));
///
/// let input = Input::new("They met yesterday.").reference_date("2024-04-17")?;
/// assert_eq!(extractor.extract(input).mentions()[0].date().map(|d| d.value()), Some("2024-04-16"));
/// # Ok::<(), musamma::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Input<'t> {
    pub(crate) text: &'t str,
    pub(crate) reference: Option<Date>,
}

impl<'t> Input<'t> {
    /// A text alone. Its relative dates stay underspecified.
    pub fn new(text: &'t str) -> Self {
        Input { text, reference: None }
    }

    /// The day the text was written, as `YYYY-MM-DD`. Never today unless the caller says so.
    ///
    /// # Errors
    /// If `date` is no such day.
    pub fn reference_date(mut self, date: &str) -> Result<Self> {
        let parsed = date
            .parse()
            .map_err(|_| Error::new(format!("{date:?} is no date; expected a day such as 2024-04-17")));
        self.reference = Some(parsed?);
        Ok(self)
    }
}

impl<'t> From<&'t str> for Input<'t> {
    fn from(text: &'t str) -> Self {
        Input::new(text)
    }
}

impl<'t> From<&'t String> for Input<'t> {
    fn from(text: &'t String) -> Self {
        Input::new(text)
    }
}
