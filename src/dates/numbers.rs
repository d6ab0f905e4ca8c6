//! Numbers as dates have them: digits, number words put together (خمسة وأربعين, nineteen forty-five), ordinals (21st).
//! Knows no months and no years.

use super::cursor::{Cursor, Read};
use super::guards;
use super::sort::{Link, Meaning, Sort, Sorts};
use crate::tokenize::Gap;

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// With so many digits.
    Digits(usize),
    Words,
    /// 21st, الحادي والعشرين
    Ordinal,
}

/// A number and how it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number {
    pub value: u32,
    pub form: Form,
}

/// A number of days or years to count with: digits or words, no ordinal.
pub(super) fn count(c: Cursor) -> Read<Number> {
    digits(c).or_else(|| cardinal(c))
}

/// A number that may be a day of a month.
pub(super) fn day_of_month(c: Cursor) -> Read<Number> {
    let read = ordinal(c).or_else(|| count(c))?;
    let short = !matches!(read.0.form, Form::Digits(length) if length > 2);
    ((1..=31).contains(&read.0.value) && short).then_some(read)
}

/// 10, ١٠
pub(super) fn digits(c: Cursor) -> Read<Number> {
    let ((value, length), c) = c.digits()?;
    Some((Number { value, form: Form::Digits(length) }, c))
}

/// A cardinal in words: اثنين وعشرين, two thousand and twenty, nineteen forty-five.
pub(super) fn cardinal(c: Cursor) -> Read<Number> {
    let (first, mut c) = c.word(Sorts::CARDINAL, cardinal_word)?;
    let mut sum = Sum::default().with(first, false)?;
    // The longest number of a date has seven words: one thousand nine hundred and forty five.
    for _ in 0..7 {
        let Some(((next, joined), after)) = next_cardinal(c) else { break };
        let Some(longer) = sum.with(next, joined) else { break };
        (sum, c) = (longer, after);
    }
    Some((Number { value: sum.value(), form: Form::Words }, c))
}

/// An ordinal: 21st, twenty-first, الحادي والعشرين.
pub(super) fn ordinal(c: Cursor) -> Read<Number> {
    let (value, c) = digit_ordinal(c)
        .or_else(|| arabic_ordinal(c))
        .or_else(|| english_ordinal(c))
        .or_else(|| c.word(Sorts::ORDINAL, ordinal_word))?;
    Some((Number { value, form: Form::Ordinal }, c))
}

fn digit_ordinal(c: Cursor) -> Read<u32> {
    let ((value, _), c) = c.digits()?;
    let c = c.after(Gap::NONE).or_else(|| c.after(Gap::HYPHEN))?.sort(Sort::Suffix)?;
    Some((value, c))
}

fn arabic_ordinal(c: Cursor) -> Read<u32> {
    let (ones, c) = c.word(Sorts::ORDINAL, ordinal_word).filter(|(n, _)| *n < 10)?;
    let tens = |meaning| {
        ordinal_word(meaning)
            .or_else(|| cardinal_word(meaning))
            .filter(|n| n % 10 == 0 && (20..100).contains(n))
    };
    let (tens, c) = c.spaced()?.word_after_conjunction(Sorts::CARDINAL.or(Sorts::ORDINAL), tens)?;
    Some((ones + tens, c))
}

fn english_ordinal(c: Cursor) -> Read<u32> {
    let (tens, c) =
        c.word(Sorts::CARDINAL, cardinal_word).filter(|(n, _)| n % 10 == 0 && (20..100).contains(n))?;
    let (ones, c) =
        c.after(Gap::BLANK.or(Gap::HYPHEN))?.word(Sorts::ORDINAL, ordinal_word).filter(|(n, _)| *n < 10)?;
    Some((tens + ones, c))
}

/// A bare year of our time, where one is expected: four digits, or words.
pub(super) fn year(c: Cursor) -> Read<i32> {
    let (number, after) = count(c)?;
    let plausible =
        matches!(number.form, Form::Digits(4) | Form::Words) && (1000..2200).contains(&number.value);
    (plausible && !guards::is_amount(c, after)).then_some((number.value as i32, after))
}

/// The next word of a number, and whether "and" stands before it.
fn next_cardinal(c: Cursor) -> Read<(u32, bool)> {
    let c = c.after(Gap::BLANK.or(Gap::HYPHEN))?;
    if let Some((n, c)) = c.word(Sorts::CARDINAL, cardinal_word) {
        return Some(((n, false), c));
    }
    if let Some((n, c)) = c.word_after_conjunction(Sorts::CARDINAL, cardinal_word) {
        return Some(((n, true), c));
    }
    let (n, c) = c.link(Link::And)?.spaced()?.word(Sorts::CARDINAL, cardinal_word)?;
    Some(((n, true), c))
}

fn cardinal_word(meaning: Meaning) -> Option<u32> {
    match meaning.sort {
        Sort::Cardinal(n) => Some(n),
        _ => None,
    }
}

fn ordinal_word(meaning: Meaning) -> Option<u32> {
    match meaning.sort {
        Sort::Ordinal(n) => u32::try_from(n).ok(),
        _ => None,
    }
}

/// A number in words as far as it has been read.
#[derive(Clone, Copy, Default)]
struct Sum {
    thousands: u32,
    /// What stands after the thousands.
    rest: u32,
}

impl Sum {
    fn value(self) -> u32 {
        self.thousands * 1000 + self.rest
    }

    /// The number with one more word, if that is a number.
    fn with(self, word: u32, joined: bool) -> Option<Sum> {
        let Sum { thousands, rest } = self;
        let ends_in_tens = rest % 10 == 0 && rest % 100 >= 20;
        Some(match word {
            1000 | 2000 if thousands == 0 && (rest == 0 || !joined) => {
                Sum { thousands: rest.max(1) * (word / 1000), rest: 0 }
            }
            100 if !joined && (1..100).contains(&rest) => Sum { thousands, rest: rest * 100 },
            100..1000 if rest == 0 => Sum { thousands, rest: word },
            1..100 if rest % 100 == 0 => Sum { thousands, rest: rest + word },
            // twenty-five
            1..10 if !joined && ends_in_tens => Sum { thousands, rest: rest + word },
            // خمسة وعشرين
            20..100 if joined && (1..10).contains(&(rest % 100)) => Sum { thousands, rest: rest + word },
            // nineteen forty
            10..100 if !joined && thousands == 0 && (10..=20).contains(&rest) => {
                Sum { thousands, rest: rest * 100 + word }
            }
            _ => return None,
        })
    }
}
