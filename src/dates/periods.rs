//! Periods inside and above the year: the first Monday of October, quarters, halves, seasons, weeks, decades, centuries, feasts.
//! Knows no days of months.

use super::calendar::Calendar;
use super::cursor::{Cursor, Read};
use super::expression::{Counted, Decade, Expression, Month, PartOfYear, Stamp, Year};
use super::numbers::{self, Form};
use super::relative::amount;
use super::sort::{Count, Direction, Link, Season, Shift, Sort, Sorts, Unit};
use super::stamp;
use super::words::{self, article, feast_name, past_links, shift, shifted_unit, unit};
use crate::tokenize::{Gap, Script};

const THIS: Shift = Shift { by: 0, nearest: false };

/// The first Monday of October, آخر أسبوع في سبتمبر, الثلاثاء الثالث من أيلول.
pub(super) fn nth(c: Cursor) -> Read<Expression> {
    let c = article(c);
    let ((n, of), after) = ordinal_first(c).or_else(|| counted_first(c))?;
    let rest = after.spaced();
    if let Some((within, after)) = rest.and_then(|c| container(past_links(c))) {
        return Some((Expression::Nth { n, of, within: Box::new(within) }, after));
    }
    let Counted::Weekday(weekday) = of else { return None };
    let origin =
        rest.and_then(|c| c.sort(Sort::Direction(Direction::After))).and_then(|c| c.spaced()?.point());
    if let Some((from, after)) = origin {
        return Some((Expression::Weekdays { weekday, count: n, from: Some(Box::new(from)) }, after));
    }
    // The third Tuesday, of this month.
    let within = Box::new(Expression::Shifted { unit: Unit::Month, shift: THIS });
    (1..=5).contains(&n).then_some((Expression::Nth { n, of, within }, after))
}

/// The first two weeks of May, آخر ثلاثة أيام من رمضان, الأيام العشرة الأولى من 2019.
pub(super) fn ends(c: Cursor) -> Read<Expression> {
    let c = article(c);
    let ((side, count, unit), c) = end_first(c).or_else(|| unit_first(c))?;
    let (within, c) = container(past_links(c.spaced()?))?;
    let sound = count > 1 && count < 1000;
    sound.then(|| (Expression::Ends { count: count * side, unit, within: Box::new(within) }, c))
}

/// first two weeks, آخر أسبوعين
fn end_first(c: Cursor) -> Read<(i32, i32, Unit)> {
    let (side, c) = signed_ordinal(c).filter(|(side, _)| side.abs() == 1)?;
    let ((count, unit), c) = amount(c.spaced()?)?;
    Some(((side, count, unit), c))
}

/// الأيام العشرة الأولى, الأسبوعين الأخيرين
fn unit_first(c: Cursor) -> Read<(i32, i32, Unit)> {
    let ((count, unit), c) = match unit(c, Count::Dual) {
        Some((unit, c)) => ((2, unit), c),
        None => {
            let (unit, c) = unit(c, Count::Many)?;
            let (number, c) = numbers::count(c.spaced()?)?;
            ((i32::try_from(number.value).ok()?, unit), c)
        }
    };
    let (side, c) = signed_ordinal(c.spaced()?).filter(|(side, _)| side.abs() == 1)?;
    Some(((side, count, unit), c))
}

/// Days of a period: نوفمبر بين 19 و20, Feb 2-7 2018, last week between Friday and Sunday.
pub(super) fn within(first: Cursor) -> Read<Expression> {
    let (period, after) = match shifted_unit(first).filter(|((unit, _), _)| *unit == Unit::Week) {
        Some(((_, shift), c)) => (Period::Week(shift.by), c),
        None => {
            let ((stamp, _), c) = stamp::stamp(first)?;
            (stamp.day.is_none() && stamp.month.is_some()).then_some((Period::Month(stamp), c))?
        }
    };
    let opening = after.spaced()?;
    let between = opening.link(Link::Between);
    let start = between.or_else(|| opening.link(Link::From))?.spaced()?;
    let (left, c) = period.day(start)?;
    let c = words::joint(c, between.is_some())?.1;
    let (right, c) = period.day(c.restarted())?;
    let year = matches!(period, Period::Month(Stamp { year: None, .. }))
        .then(|| c.spaced().and_then(numbers::year))
        .flatten();
    let (year, c) = year.map_or((None, c), |(year, c)| (Some(year), c));
    let range =
        Expression::Range(Box::new(period.holding(left, year)), Box::new(period.holding(right, year)));
    // The range begins with the period, whatever stands before its last day.
    Some((range, c.started_as(first, after)))
}

/// A period whose days a range may name by number or weekday.
#[derive(Clone, Copy)]
enum Period {
    Month(Stamp),
    Week(i32),
}

impl Period {
    fn day<'a>(self, c: Cursor<'a>) -> Read<'a, u8> {
        match self {
            Period::Month(_) => numbers::day_of_month(c).map(|(number, c)| (number.value as u8, c)),
            Period::Week(_) => words::weekday(c).map(|(weekday, _, c)| (weekday, c)),
        }
    }

    fn holding(self, day: u8, year: Option<i32>) -> Expression {
        match self {
            Period::Month(stamp) => Expression::Stamp(Stamp {
                day: Some(day),
                year: year.map(Year::Number).or(stamp.year),
                ..stamp
            }),
            Period::Week(week) => Expression::InWeek { weekday: day, week },
        }
    }
}

fn ordinal_first(c: Cursor) -> Read<(i32, Counted)> {
    let (n, c) = signed_ordinal(c)?;
    let c = c.spaced()?;
    // أول أيام رمضان
    let days = || unit(c, Count::Many).filter(|(unit, _)| *unit == Unit::Day && c.script() == Script::Arabic);
    let (of, c) = counted(c).or_else(|| days().map(|(unit, c)| (Counted::Unit(unit), c)))?;
    Some(((n, of), c))
}

fn counted_first(c: Cursor) -> Read<(i32, Counted)> {
    let (of, c) = counted(c)?;
    let (n, c) = signed_ordinal(c.spaced()?)?;
    Some(((n, of), c))
}

fn counted(c: Cursor) -> Read<Counted> {
    let day = unit(c, Count::One).filter(|(unit, _)| *unit == Unit::Day);
    let named = day.and_then(|(_, c)| words::weekday(c.spaced()?)).or_else(|| words::weekday(c));
    if let Some((weekday, _, c)) = named {
        return Some((Counted::Weekday(weekday), c));
    }
    let (unit, c) = unit(c, Count::One)?;
    matches!(unit, Unit::Day | Unit::Week | Unit::Weekend | Unit::Month | Unit::Decade)
        .then_some((Counted::Unit(unit), c))
}

/// An ordinal, negative from the end: last, الأخير.
fn signed_ordinal(c: Cursor) -> Read<i32> {
    let last = c.word(Sorts::ORDINAL, |meaning| match meaning.sort {
        Sort::Ordinal(n) if n < 0 => Some(i32::from(n)),
        _ => None,
    });
    last.or_else(|| numbers::ordinal(c).and_then(|(number, c)| Some((i32::try_from(number.value).ok()?, c))))
}

/// A period that can hold others: a month, a year, this month, the month.
pub(super) fn container(c: Cursor) -> Read<Expression> {
    let point = c.point().filter(|(expression, _)| is_period(expression));
    point.or_else(|| bare_year(c)).or_else(|| bare_unit(c))
}

fn is_period(expression: &Expression) -> bool {
    match expression {
        Expression::Stamp(stamp) => stamp.day.is_none() && stamp.weekday.is_none(),
        Expression::Day { .. }
        | Expression::Weekday { .. }
        | Expression::InWeek { .. }
        | Expression::Distance { .. } => false,
        _ => true,
    }
}

/// The month, السنة: the present one, where the words around say so.
fn bare_unit(c: Cursor) -> Read<Expression> {
    let (unit, c) = unit(article(c), Count::One)?;
    // The month-long fast; late in the day, the end of the season.
    let sound = !c.gap().has(Gap::HYPHEN) && !matches!(unit, Unit::Day | Unit::Season);
    sound.then_some((Expression::Shifted { unit, shift: THIS }, c))
}

/// A year where one is expected: four digits, or words.
fn bare_year(c: Cursor) -> Read<Expression> {
    let (year, c) = numbers::year(c)?;
    Some((Expression::Stamp(Stamp { year: Some(Year::Number(year)), ..Stamp::default() }), c))
}

/// A year after a part of it: 2016, عام 2016, of this year, العام المقبل.
fn year(c: Cursor) -> Read<Year> {
    let c = past_links(c.after(Gap::BLANK.or(Gap::COMMA).or(Gap::HYPHEN).or(Gap::NONE))?);
    if let Some(((Unit::Year, shift), c)) = shifted_unit(c) {
        return Some((Year::Shift(shift), c));
    }
    if let Some((year, c)) = numbers::year(words::year_word(c).unwrap_or(c)) {
        return Some((Year::Number(year), c));
    }
    let (unit, c) = unit(c, Count::One)?;
    (unit == Unit::Year).then_some((Year::Shift(THIS), c))
}

/// The third quarter of 2016, الربع الثالث, Q3, 2016H2, winter 1944.
pub(super) fn part_of_year(c: Cursor) -> Read<Expression> {
    if let Some((part, after)) = part(article(c)) {
        let (year, after) = year(after).map_or((None, after), |(year, c)| (Some(year), c));
        return match (part, year) {
            // The first half is also that of a match.
            (PartOfYear::Half(n), None) => {
                let (within, after) = container(past_links(after.spaced()?))?;
                Some((Expression::HalfOf { n, within: Box::new(within) }, after))
            }
            (PartOfYear::Season(_, None), None) => None,
            _ => Some((Expression::PartOfYear { part, year }, after)),
        };
    }
    let (number, after) = numbers::digits(c).filter(|(number, _)| number.form == Form::Digits(4))?;
    let next = article(after.after(Gap::BLANK.or(Gap::HYPHEN))?);
    let (part, after) = quarter_or_half(next).or_else(|| numbered_week(next))?;
    Some((Expression::PartOfYear { part, year: Some(Year::Number(number.value as i32)) }, after))
}

fn part(c: Cursor) -> Read<PartOfYear> {
    quarter_or_half(c).or_else(|| season(c)).or_else(|| numbered_week(c))
}

fn quarter_or_half(c: Cursor) -> Read<PartOfYear> {
    let (unit, n, c) = match signed_ordinal(c) {
        Some((n, c)) => {
            let (unit, c) = unit(c.after(Gap::BLANK.or(Gap::HYPHEN))?, Count::One)?;
            (unit, n, c)
        }
        None => {
            let (unit, c) = unit(c, Count::One)?;
            let digit = c.after(Gap::NONE).and_then(numbers::digits);
            let digit = digit.and_then(|(number, c)| Some((i32::try_from(number.value).ok()?, c)));
            let (n, c) = digit.or_else(|| signed_ordinal(c.spaced()?))?;
            (unit, n, c)
        }
    };
    // The last quarter of 2019; last quarter is the one before this.
    let last = || year(c).is_some();
    let part = match (unit, n) {
        (Unit::Quarter, 1..=4) => PartOfYear::Quarter(n as u8),
        (Unit::Half, 1..=2) => PartOfYear::Half(n as u8),
        (Unit::Quarter, -1) if last() => PartOfYear::Quarter(4),
        (Unit::Half, -1) if last() => PartOfYear::Half(2),
        _ => return None,
    };
    Some((part, c))
}

/// week 31, W31
fn numbered_week(c: Cursor) -> Read<PartOfYear> {
    let (unit, c) = unit(c, Count::One)?;
    let (number, c) = numbers::digits(c.after(Gap::BLANK.or(Gap::NONE))?)?;
    (unit == Unit::Week && (1..=53).contains(&number.value))
        .then_some((PartOfYear::Week(number.value as u8), c))
}

fn season(c: Cursor) -> Read<PartOfYear> {
    if let Some((shift, c)) = shift(c) {
        let (season, c) = season_name(c.spaced()?)?;
        return Some((PartOfYear::Season(season, Some(shift)), c));
    }
    let (season, c) = season_name(c)?;
    let shifted = c.spaced().and_then(shift);
    Some(shifted.map_or((PartOfYear::Season(season, None), c), |(shift, c)| {
        (PartOfYear::Season(season, Some(shift)), c)
    }))
}

fn season_name(c: Cursor) -> Read<Season> {
    let c = unit(c, Count::One)
        .filter(|(unit, _)| *unit == Unit::Season)
        .and_then(|(_, c)| c.spaced())
        .unwrap_or(c);
    c.word(Sorts::SEASON, |meaning| match meaning.sort {
        Sort::Season(season) => Some(season),
        _ => None,
    })
}

/// The eighties, الثمانينيات, ثمانينات القرن الماضي, the 1980s, '80s.
pub(super) fn decade(c: Cursor) -> Read<Expression> {
    let c = article(c);
    let c = unit(c, Count::One)
        .filter(|(unit, _)| *unit == Unit::Decade)
        .and_then(|(_, c)| c.spaced())
        .unwrap_or(c);
    let (decade, c) = digit_decade(c).or_else(|| named_decade(c))?;
    Some((Expression::Decade { decade }, c))
}

fn digit_decade(c: Cursor) -> Read<Decade> {
    let (number, after) = numbers::digits(c)?;
    let after = after
        .after(Gap::BLANK.or(Gap::APOSTROPHE))
        .and_then(|c| c.sort(Sort::Plural))
        .or_else(|| contracted_plural(after))?;
    let value = number.value as i32;
    match number.form {
        Form::Digits(4) if value % 10 == 0 => Some((Decade::Number(value / 10), after)),
        Form::Digits(2) if value % 10 == 0 => Some((Decade::InCentury(value, None), after)),
        _ => None,
    }
}

/// 80's: the tokenizer leaves a possessive out of the tokens.
fn contracted_plural(after: Cursor) -> Option<Cursor> {
    after.gap().has(Gap::CONTRACTION).then_some(after)
}

fn named_decade(c: Cursor) -> Read<Decade> {
    let (decade, c) = c.word(Sorts::DECADE, |meaning| match meaning.sort {
        Sort::Decade(decade) => Some(decade),
        _ => None,
    })?;
    let century_shift =
        c.spaced().and_then(|c| shifted_unit(past_links(c))).filter(|((unit, _), _)| *unit == Unit::Century);
    if let Some(((_, shift), c)) = century_shift {
        return Some((Decade::InCentury(decade, Some(shift)), c));
    }
    let named = c.spaced().and_then(|c| century(past_links(c)));
    if let Some((Expression::Century { number, calendar: Calendar::Gregorian }, c)) = named {
        return Some((Decade::Number((number - 1) * 10 + decade / 10), c));
    }
    let whole = decade >= 1000;
    Some((if whole { Decade::Number(decade / 10) } else { Decade::InCentury(decade, None) }, c))
}

/// The 19th century, القرن العشرين, القرن الثالث الهجري, 5th century BC.
pub(super) fn century(c: Cursor) -> Read<Expression> {
    let c = article(c);
    let (number, c) = match unit(c, Count::One).filter(|(unit, _)| *unit == Unit::Century) {
        Some((_, c)) => {
            let c = c.spaced()?;
            numbers::ordinal(c).or_else(|| numbers::digits(c.link(Link::The).unwrap_or(c)))?
        }
        None => {
            let (number, c) = numbers::ordinal(c)?;
            let (unit, c) = unit(c.after(Gap::BLANK.or(Gap::HYPHEN))?, Count::One)?;
            (unit == Unit::Century).then_some((number, c))?
        }
    };
    let (era, c) = words::era(c).map_or((None, c), |(era, c)| (Some(era), c));
    let value = i32::try_from(number.value).ok().filter(|n| (1..=40).contains(n))?;
    Some((Expression::century(value, era), c))
}

/// Christmas, عيد الأضحى 2013, next Thanksgiving, عيد الفطر المقبل.
pub(super) fn feast(c: Cursor) -> Read<Expression> {
    let before = shift(c).and_then(|(shift, c)| Some((shift, c.spaced()?)));
    let (feast, after) = feast_name(before.map_or(c, |(_, c)| c))?;
    let shifted = match before {
        Some((shift, _)) => Some((shift, after)),
        None => after
            .spaced()
            .and_then(shift)
            .filter(|(_, c)| c.spaced().is_none_or(|c| unit(c, Count::One).is_none())),
    };
    let (year, after) = match shifted {
        Some((shift, after)) => (Some(Year::Shift(Shift { nearest: true, ..shift })), after),
        None => year(after).map_or((None, after), |(year, after)| (Some(year), after)),
    };
    let day = Expression::Feast { feast, year };
    let weekend = after
        .spaced()
        .and_then(|c| unit(c, Count::One))
        .filter(|(unit, _)| *unit == Unit::Weekend && c.script() == Script::Latin);
    let Some((_, after)) = weekend else { return Some((day, after)) };
    let later = year.is_none().then(|| self::year(after)).flatten();
    let (year, after) = later.map_or((year, after), |(year, after)| (Some(year), after));
    Some((Expression::WeekendOf(Box::new(Expression::Feast { feast, year })), after))
}

/// The week of October 6, أسبوع 16 سبتمبر.
pub(super) fn week_of(c: Cursor) -> Read<Expression> {
    let (unit, c) = unit(article(c), Count::One)?;
    let c = c.spaced()?;
    let c = c.link(Link::For).or_else(|| c.link(Link::Starting)).and_then(Cursor::spaced).unwrap_or(c);
    let ((stamp, _), c) = stamp::stamp(past_links(c))?;
    let is_day = stamp.day.is_some() && matches!(stamp.month, Some(Month::Number(_)));
    (unit == Unit::Week && is_day).then(|| (Expression::WeekOf(Box::new(Expression::Stamp(stamp))), c))
}
