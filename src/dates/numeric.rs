//! Dates in numbers alone: 10/11/2020, 2020-11-10, 22.4, 11/2016, 20201110. Knows the order of the parts, no words.

use super::cursor::{Cursor, Read};
use super::expression::{Month, Stamp, Year};
use super::guards;
use super::order::DateOrder;
use super::sort::Unit;
use super::words::{named_month, past_links, shifted_unit};
use crate::tokenize::{Gap, Script};

/// A numeric date; after its weekday also one with a dot: Friday 7.6.
pub(super) fn numeric(c: Cursor, weekday: bool) -> Read<Stamp> {
    if !c.is_digits() || c.gap().has(Gap::UNIT_SIGN) || guards::is_numbered(c) {
        return None;
    }
    three_numbers(c).or_else(|| two_numbers(c, weekday)).or_else(|| one_number(c))
}

/// Whether a day and month without a year may as well be a fraction or a score, and nothing before says otherwise: 1/2.
pub(super) fn is_doubtful(stamp: &Stamp, c: Cursor, after: Cursor) -> bool {
    let length = |c: Cursor| c.digits().map_or(0, |((_, length), _)| length);
    let both = c.at() + 2 == after.at() && stamp.day.is_some();
    // 4/22 is no fraction one writes; 24/7 is a way of speaking.
    let plain = c.skip().digits().is_some_and(|((second, _), _)| second > 12);
    let short = length(c) + length(c.skip()) < 4 && !plain;
    let score = length(c) + length(c.skip()) == 2;
    let introduced = c.gap() == Gap::BLANK && c.previous().is_some_and(guards::is_preposition);
    let hyphen = c.skip().gap().has(Gap::HYPHEN);
    let ranged = !hyphen && (c.gap() == Gap::HYPHEN || after.gap() == Gap::HYPHEN);
    both && (guards::is_amount(c, after)
        || ((short || hyphen) && !introduced && !ranged && (score || !guards::is_alone(c, after))))
}

/// The year of two digits: the pivot lies where birth years and plans part.
pub(super) fn full_year(short: u32) -> i32 {
    short as i32 + if short < 40 { 2000 } else { 1900 }
}

/// One number of a date and its digits.
type Digits = (u32, usize);

fn three_numbers(c: Cursor) -> Read<Stamp> {
    let (first, second) = c.digits()?;
    let separator = separator(second)?;
    let (middle, third) = second.digits()?;
    let bracketed = third.gap().has(separator) && third.gap().only(separator.or(Gap::BLANK).or(Gap::OPEN));
    let (last, after) =
        (bracketed || self::separator(third) == Some(separator)).then(|| third.digits())??;
    let row = c.gap() == separator && c.previous().is_some_and(Cursor::is_digits);
    if row || (is_continued(after) && !opens_range(separator, after)) {
        return None;
    }
    let stamp = if first.1 == 4 {
        day_and_month(middle, last, Order::MonthFirst, false)?.of_year(first)?
    } else {
        day_and_month(first, middle, order(c), true)?.of_year(last)?
    };
    Some((stamp, after))
}

fn two_numbers(c: Cursor, weekday: bool) -> Read<Stamp> {
    let (first, second) = c.digits()?;
    let separator = separator(second)?;
    let (last, after) = second.digits()?;
    let row = c.gap() == separator && c.previous().is_some_and(Cursor::is_digits);
    if row || (is_continued(after) && !opens_range(separator, after)) || parts_days(after) {
        return None;
    }
    let stamp = match (first.1, last.1) {
        (4, 1 | 2) => Stamp { month: month(last), ..Stamp::default() }.with_month()?.of_year(first)?,
        (1 | 2, 4) => Stamp { month: month(first), ..Stamp::default() }.with_month()?.of_year(last)?,
        (1 | 2, 1 | 2) if separator != Gap::DOT || weekday => day_and_month(first, last, order(c), true)?,
        _ => return None,
    };
    Some((stamp, after))
}

/// 20201110
fn one_number(c: Cursor) -> Read<Stamp> {
    let ((number, length), after) = c.digits()?;
    let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100);
    let plausible = length == 8 && (1800..2200).contains(&year) && !is_continued(after);
    let stamp = plausible.then(|| day_and_month((month, 2), (day, 2), Order::MonthFirst, false))??;
    Some((stamp.of_year((year, 4))?, after))
}

/// What parts the numbers of a date; blanks around a slash are scanned text.
fn separator(c: Cursor) -> Option<Gap> {
    let gap = c.gap();
    match gap {
        Gap::DOT | Gap::HYPHEN | Gap::SLASH => Some(gap),
        _ if gap.has(Gap::SLASH) && gap.only(Gap::SLASH.or(Gap::BLANK)) => Some(Gap::SLASH),
        _ if gap.has(Gap::HYPHEN) && gap.only(Gap::HYPHEN.or(Gap::BLANK)) => None,
        _ => None,
    }
}

/// Whether the number goes on: a longer row of numbers is a telephone number or a version.
fn is_continued(c: Cursor) -> bool {
    c.is_digits() && separator(c).is_some()
}

/// Whether the hyphen after a date with other separators opens a range: 5/1-5/7.
fn opens_range(separator: Gap, after: Cursor) -> bool {
    separator != Gap::HYPHEN && after.gap() == Gap::HYPHEN
}

/// Whether a month follows, so that the numbers are two days of it: 4-22 January.
fn parts_days(after: Cursor) -> bool {
    after.spaced().is_some_and(|c| {
        let c = past_links(c);
        named_month(c).is_some() || shifted_unit(c).is_some_and(|((unit, _), _)| unit == Unit::Month)
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    DayFirst,
    MonthFirst,
}

/// Day first in Arabic text, month first in English; where only one is possible, that one.
fn day_and_month(first: Digits, second: Digits, order: Order, either: bool) -> Option<Stamp> {
    let fits = |day: Digits, month: Digits| {
        (1..=31).contains(&day.0) && (1..=12).contains(&month.0) && day.1 <= 2 && month.1 <= 2
    };
    let (day_first, month_first) = (fits(first, second), fits(second, first));
    let (day, month) = match order {
        Order::DayFirst if day_first => (first, second),
        Order::MonthFirst if month_first => (second, first),
        _ if either && day_first => (first, second),
        _ if either && month_first => (second, first),
        _ => return None,
    };
    let ambiguous = either && day_first && month_first && first.0 != second.0;
    Some(Stamp {
        day: Some(day.0 as u8),
        month: Some(Month::Number(month.0 as u8)),
        ambiguous,
        ..Stamp::default()
    })
}

fn month((number, _): Digits) -> Option<Month> {
    (1..=12).contains(&number).then_some(Month::Number(number as u8))
}

impl Stamp {
    fn of_year(self, (number, length): Digits) -> Option<Stamp> {
        let year = match length {
            4 if (1000..2200).contains(&number) => number as i32,
            2 => full_year(number),
            _ => return None,
        };
        Some(Stamp { year: Some(Year::Number(year)), ..self })
    }

    fn with_month(self) -> Option<Stamp> {
        self.month.is_some().then_some(self)
    }
}

/// The order that the caller asks for, or that the text around suggests: by the nearest letters in the line.
fn order(c: Cursor) -> Order {
    const REACH: usize = 12;
    match c.order() {
        DateOrder::DayFirst => return Order::DayFirst,
        DateOrder::MonthFirst => return Order::MonthFirst,
        DateOrder::ByLanguage => {}
    }
    let tokens = c.passage.tokens;
    let before = (0..c.at()).rev().map(|i| (i, tokens[i + 1].gap));
    let after = (c.at() + 1..tokens.len()).map(|i| (i, tokens[i].gap));
    let nearest = |mut places: &mut dyn Iterator<Item = (usize, Gap)>| {
        let line = (&mut places).take(REACH).take_while(|(_, gap)| !gap.has(Gap::NEWLINE));
        line.enumerate().find_map(|(distance, (index, _))| match tokens[index].script {
            Script::Arabic => Some((distance, Order::DayFirst)),
            Script::Latin => Some((distance, Order::MonthFirst)),
            Script::Digits | Script::Other => None,
        })
    };
    let sides = [nearest(&mut { before }), nearest(&mut { after })];
    let found = sides.into_iter().flatten().min_by_key(|(distance, _)| *distance);
    found.map_or(Order::MonthFirst, |(_, order)| order)
}
