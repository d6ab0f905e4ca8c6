//! The words that several productions read: units, shifts, months, weekdays, eras, and what joins two dates.
//! Knows no order of words in a date.

use super::calendar::Calendar;
use super::cursor::{Cursor, Read};
use super::feast::Feast;
use super::sort::{Count, Era, Link, Meaning, Shift, Sort, Sorts, Unit};
use crate::tokenize::{Gap, Script};

pub(super) fn any_unit(c: Cursor) -> Read<Unit> {
    c.word(Sorts::UNIT, |meaning| match meaning.sort {
        Sort::Unit(unit, _) => Some(unit),
        _ => None,
    })
}

/// A unit in a grammatical number.
pub(super) fn unit(c: Cursor, count: Count) -> Read<Unit> {
    c.word(Sorts::UNIT, |meaning| match meaning.sort {
        Sort::Unit(unit, number) if number == count => Some(unit),
        _ => None,
    })
}

/// last, next, الماضي
pub(super) fn shift(c: Cursor) -> Read<Shift> {
    c.word(Sorts::SHIFT, |meaning| match meaning.sort {
        Sort::Shift(shift) => Some(shift),
        _ => None,
    })
}

/// A unit and its shift, in either order.
pub(super) fn shifted_unit(c: Cursor) -> Read<(Unit, Shift)> {
    let c = article(c);
    let shift_first = shift(c).and_then(|(shift, c)| {
        let (unit, c) = unit(c.spaced()?, Count::One)?;
        // this Q3
        let numbered = c.gap() == Gap::NONE && c.is_digits();
        (!numbered).then_some(((unit, shift), c))
    });
    shift_first.or_else(|| {
        let (unit, after) = unit(c, Count::One)?;
        let (shift, after) = shift(after.spaced()?)?;
        // week after next; but half past
        let behind = c.script() == Script::Arabic || shift.by.abs() == 2;
        behind.then_some(((unit, shift), after))
    })
}

/// A weekday, and whether the word is weak.
pub(super) fn weekday(c: Cursor) -> Option<(u8, bool, Cursor)> {
    let ((weekday, weak), after) = c.word(Sorts::WEEKDAY, |meaning| match meaning.sort {
        Sort::Weekday(day) => Some((day, meaning.weak)),
        _ => None,
    })?;
    Some((weekday, weak, after))
}

/// A month by name: its calendar and number, and whether the word is weak.
pub(super) fn named_month(c: Cursor) -> Read<(Calendar, u8, bool)> {
    c.word(Sorts::MONTH, |meaning| match meaning.sort {
        Sort::Month(calendar, month) => Some((calendar, month, meaning.weak)),
        _ => None,
    })
}

/// Past يوم before a day.
pub(super) fn day_word(c: Cursor) -> Option<Cursor> {
    unit_word(c, Unit::Day)?.spaced()
}

/// Past شهر or "month of" before a month.
pub(super) fn month_word(c: Cursor) -> Option<Cursor> {
    let c = unit_word(c, Unit::Month)?;
    c.spaced().and_then(|c| c.link(Link::Of)).unwrap_or(c).spaced()
}

/// Past عام or "year" before a year.
pub(super) fn year_word(c: Cursor) -> Option<Cursor> {
    // أعوام 2017 و2018 و2019
    let years = || {
        let (unit, after) = unit(c, Count::Many)?;
        let year = after.spaced()?.digits().is_some_and(|((_, length), _)| length == 4);
        (unit == Unit::Year && year && c.script() == Script::Arabic).then_some(after)
    };
    unit_word(c, Unit::Year).or_else(years)?.after(Gap::BLANK.or(Gap::OPEN).or(Gap::QUOTE).or(Gap::COLON))
}

fn unit_word(c: Cursor, unit: Unit) -> Option<Cursor> {
    let read = |meaning: Meaning| {
        matches!(meaning.sort, Sort::Unit(u, Count::One | Count::Dual) if u == unit).then_some(())
    };
    c.word(Sorts::UNIT, read).or_else(|| c.word_after_preposition(Sorts::UNIT, read)).map(|(_, c)| c)
}

/// An era after a year.
pub(super) fn era(c: Cursor) -> Read<Era> {
    era_word(c.after(Gap::BLANK.or(Gap::CLOSE))?)
}

/// An era before a year: AD 79.
pub(super) fn era_before(c: Cursor) -> Read<Era> {
    let (era, after) = era_word(c).filter(|_| c.script() == Script::Latin)?;
    after.is_digits().then(|| Some((era, after.spaced()?)))?
}

fn era_word(c: Cursor) -> Read<Era> {
    c.word(Sorts::ERA, |meaning| match meaning.sort {
        Sort::Era(era) => Some(era),
        _ => None,
    })
}

pub(super) fn feast_name(c: Cursor) -> Read<Feast> {
    c.word(Sorts::FEAST, |meaning| match meaning.sort {
        Sort::Feast(feast) => Some(feast),
        _ => None,
    })
}

/// Past "the".
pub(super) fn article(c: Cursor) -> Cursor {
    c.link(Link::The).and_then(Cursor::spaced).unwrap_or(c)
}

/// Past "of", "in" and the article between two parts.
pub(super) fn past_links(c: Cursor) -> Cursor {
    let linked = c.link(Link::Of).or_else(|| c.link(Link::In)).and_then(Cursor::spaced).unwrap_or(c);
    article(linked)
}

/// What joins the ends of a range.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    Word,
    Hyphen,
    /// Between the two years of a season or school year alone.
    Slash,
}

/// Past "to", a hyphen, a slash, or the "and" that "between" calls for.
pub(super) fn joint(c: Cursor, between: bool) -> Option<(Joint, Cursor)> {
    if let Some(c) = c.after(Gap::BLANK.or(Gap::COMMA)).and_then(|c| c.link(Link::To)) {
        return Some((Joint::Word, c.spaced()?));
    }
    if between && let Some(c) = conjunction(c) {
        return Some((Joint::Word, c));
    }
    if c.gap() == Gap::SLASH {
        return Some((Joint::Slash, c));
    }
    let hyphen = c.gap().has(Gap::HYPHEN) && c.gap().only(Gap::HYPHEN.or(Gap::BLANK));
    hyphen.then_some((Joint::Hyphen, c))
}

/// Past "and", also where it is written with the next word: والأحد.
pub(super) fn conjunction(c: Cursor) -> Option<Cursor> {
    let c = c.after(Gap::BLANK.or(Gap::COMMA))?;
    match c.link(Link::And) {
        Some(c) => c.after(Gap::BLANK.or(Gap::NONE)),
        None => c.word_after_conjunction(Sorts::ALL, |_| Some(())).map(|_| c),
    }
}
