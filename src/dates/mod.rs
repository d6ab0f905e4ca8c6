//! Dates: a grammar of small productions over word classes held in data.
//!
//! `lexicon` says what words mean, `cursor` finds them in a text, the productions put them together to an [`Expression`],
//! and `resolve` turns that into days once a reference date is known.

mod calendar;
mod cursor;
mod expression;
mod feast;
mod grammar;
mod guards;
mod lexicon;
mod numbers;
mod numeric;
mod order;
mod period;
mod periods;
mod present;
mod ranges;
mod relative;
mod resolve;
mod resolve_stamp;
mod sort;
mod stamp;
mod tense;
mod value;
mod words;

pub use order::DateOrder;
pub use value::{DateValue, OriginalFields};

use jiff::civil::Date;

use self::cursor::{Cursor, Scene};
use self::expression::{Expression, Tense};
use self::lexicon::Lexicon;
use self::ranges::Placed;
use crate::clitic::Clitics;
use crate::error::Result;
use crate::evidence::{Evidence, EvidenceSet};
use crate::gazetteer::Dictionary;
use crate::passage::Passage;
use crate::tokenize::Gap;

/// A date as the text says it, before it is resolved against a reference date.
#[derive(Clone, Debug)]
pub(crate) struct FoundDate {
    pub first: u32,
    pub last: u32,
    pub clitics: Clitics,
    pub evidence: EvidenceSet,
    expression: Expression,
    tense: Tense,
    timex3: bool,
    /// A bracket opens inside it and closes behind its last token: عام (1948).
    bracketed: bool,
}

impl FoundDate {
    /// Where it ends, given where its last token does: behind the bracket that belongs to it. Always on a character
    /// boundary.
    pub(crate) fn end_in(&self, text: &str, last_end: usize) -> usize {
        let closing = self.bracketed.then(|| text[last_end..].find([')', ']'])).flatten();
        closing.map_or(last_end, |at| last_end + at + 1)
    }

    /// The value, with what is relative resolved against `reference` where there is one.
    pub(crate) fn value(&self, reference: Option<Date>) -> DateValue {
        DateValue { timex3: self.timex3, ..resolve::resolve(&self.expression, reference, self.tense) }
    }
}

/// Finds dates with the words of one dictionary.
#[derive(Debug)]
pub(crate) struct DateGrammar {
    lexicon: Lexicon,
    options: DateOptions,
}

/// What the caller says of dates.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct DateOptions {
    pub order: DateOrder,
    /// Whether serialised values have their TIMEX3 form beside them.
    pub timex3: bool,
}

impl DateGrammar {
    /// A grammar with the date words of a dictionary.
    ///
    /// # Errors
    /// A date word whose value is not in the language of the tables.
    pub(crate) fn new(dictionary: &Dictionary, options: DateOptions) -> Result<Self> {
        Ok(DateGrammar { lexicon: Lexicon::new(dictionary)?, options })
    }

    /// Appends the dates of a passage. One pass: productions run only where a date word or a number stands, and each reads
    /// a bounded number of words.
    pub(crate) fn find(&self, passage: &Passage, dates: &mut Vec<FoundDate>) {
        let scene = Scene::new(&self.lexicon, passage, grammar::point, self.options.order);
        let mut placed = Vec::new();
        let mut at = 0;
        while at < passage.len() {
            let cursor = Cursor::new(&scene, at);
            at = match cursor.opens().then(|| ranges::dates(cursor, &mut placed)).flatten() {
                Some(after) => {
                    dates.extend(placed.drain(..).map(|date| found(date, cursor, self.options.timex3)));
                    after.at()
                }
                None => at + 1,
            };
        }
    }
}

fn found(date: Placed, cursor: Cursor, timex3: bool) -> FoundDate {
    let mut evidence = EvidenceSet::default();
    evidence.add(Evidence::DateShape);
    evidence.add_if(date.end - date.first >= 2, Evidence::DateParts);
    FoundDate {
        first: date.first as u32,
        last: date.end as u32 - 1,
        clitics: date.clitics,
        evidence,
        timex3,
        bracketed: is_left_open(&date, cursor.at_token(date.end)),
        tense: if date.expression.leans() { tense::around(cursor, date.end) } else { Tense::Past },
        expression: date.expression,
    }
}

/// Whether a bracket opens between the tokens of a date and closes only behind them.
fn is_left_open(date: &Placed, after: Cursor) -> bool {
    let open = (date.first + 1..date.end).fold(false, |open, index| {
        let gap = after.passage.gap(index);
        gap.has(Gap::OPEN) || (open && !gap.has(Gap::CLOSE))
    });
    open && after.gap().has(Gap::CLOSE)
}
