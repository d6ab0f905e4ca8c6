//! Dates told from the present: yesterday, الأسبوع الماضي, three days ago, next Friday, the past two months.
//! Knows no names of months.

use super::cursor::{Cursor, Read};
use super::expression::{Amounts, Expression};
use super::guards;
use super::numbers;
use super::sort::{Count, Direction, Link, Meaning, Part, Shift, Sort, Sorts, Unit};
use super::stamp;
use super::tense;
use super::words::{any_unit, article, past_links, shift, shifted_unit, unit, weekday};
use crate::tokenize::{Gap, Script};

/// yesterday, أمس الأربعاء
pub(super) fn day(c: Cursor) -> Read<Expression> {
    let (by, c) = c.word(Sorts::DAY, |meaning| match meaning.sort {
        Sort::Day(by) => Some(by),
        _ => None,
    })?;
    let named = c.spaced().and_then(weekday).filter(|(_, weak, _)| !weak && c.script() == Script::Arabic);
    let (weekday, c) = named.map_or((None, c), |(weekday, _, c)| (Some(weekday), c));
    Some((Expression::Day { by, weekday }, c))
}

/// year to date, YTD
pub(super) fn to_date(c: Cursor) -> Read<Expression> {
    let (unit, c) = c.word(Sorts::DAY, |meaning| match meaning.sort {
        Sort::ToDate(unit) => Some(unit),
        _ => None,
    })?;
    let from = Expression::Shifted { unit, shift: Shift { by: 0, nearest: false } };
    Some((Expression::Range(Box::new(from), Box::new(Expression::Present)), c))
}

/// this week, العام الماضي, اليوم التالي
pub(super) fn shifted(c: Cursor) -> Read<Expression> {
    let ((unit, shift), c) = shifted_unit(c)?;
    Some((Expression::Shifted { unit, shift }, c))
}

/// last Tuesday, يوم الجمعة المقبل, Friday after next.
pub(super) fn weekday_shifted(c: Cursor) -> Read<Expression> {
    if let Some((shift, after)) = shift(c) {
        let (weekday, _, after) = weekday(past_day(after.spaced()?))?;
        return Some(dated(weekday, shift, after));
    }
    let (weekday, _, after) = weekday(past_day(c))?;
    let (shift, after) = shift(after.spaced()?)?;
    Some(dated(weekday, shift, after))
}

/// The date after a shifted weekday says which it is: this Friday, 5 December; الثلاثاء المقبل الموافق 5 مايو.
fn dated(weekday: u8, shift: Shift, c: Cursor) -> (Expression, Cursor) {
    match stamp::after_weekday(weekday, c).filter(|(stamp, _)| stamp.month.is_some()) {
        Some((stamp, after)) => (Expression::Stamp(stamp), after),
        None => (Expression::Weekday { weekday, shift }, c),
    }
}

/// Tuesday of next week, next week on Friday, ثلاثاء الأسبوع الماضي.
pub(super) fn weekday_in_week(c: Cursor) -> Read<Expression> {
    let week = |c| shifted_unit(c).filter(|((unit, _), _)| *unit == Unit::Week);
    let (weekday, shift, c) = match week(c) {
        Some(((_, shift), c)) => {
            let c = past_comma(c)?;
            let (weekday, _, c) = weekday(past_day(past_links(c)))?;
            (weekday, shift, c)
        }
        None => {
            let (weekday, _, c) = weekday(past_day(c))?;
            let ((_, shift), c) = week(past_links(past_comma(c)?))?;
            (weekday, shift, c)
        }
    };
    Some((Expression::InWeek { weekday, week: shift.by }, c))
}

/// three days ago, قبل يومين, in two weeks, two days after Christmas.
pub(super) fn distance(c: Cursor) -> Read<Expression> {
    directed(c).or_else(|| counted_then_directed(c))
}

/// قبل ثلاثة أيام, بعد أسبوعين من الآن
fn directed(c: Cursor) -> Read<Expression> {
    if c.script() != Script::Arabic {
        return None;
    }
    let (forward, c) = c.word(Sorts::DIRECTION, |meaning| match meaning.sort {
        Sort::Direction(Direction::Before | Direction::Since) => Some(false),
        Sort::Direction(Direction::After) => Some(true),
        _ => None,
    })?;
    let (part, c) = approximately(c.spaced()?);
    let (amounts, c) = amounts(c)?;
    let next = c.spaced();
    let (from, c) = match next.and_then(|c| c.sort(Sort::Direction(Direction::Hence))) {
        Some(c) => (None, c),
        None => match next.and_then(|c| c.link(Link::Of)) {
            // بعد يوم من إعلانه: a day after something that is no date.
            Some(c) => c.spaced()?.point().map(|(from, c)| (Some(Box::new(from)), c))?,
            None => (None, c),
        },
    };
    Some((part(Expression::Distance { amounts, forward, from }), c))
}

/// three days ago, a week from now, two weeks before Christmas; in three days, where the sentence is of the future.
fn counted_then_directed(c: Cursor) -> Read<Expression> {
    let (part, c) = approximately(c);
    let start = c;
    // Half a year ago is no year ago.
    if start.previous().is_some_and(|c| c.has(Sort::Unit(Unit::Half, Count::One))) {
        return None;
    }
    let (amounts, c) = amounts(c)?;
    let direction = |direction| c.spaced().and_then(|c| c.sort(Sort::Direction(direction)));
    if let Some(c) = direction(Direction::Ago) {
        return Some((part(Expression::Distance { amounts, forward: false, from: None }), c));
    }
    if let Some(c) = direction(Direction::Hence) {
        return Some((part(Expression::Distance { amounts, forward: true, from: None }), c));
    }
    if let Some((from, c)) = first_day(start, c).and_then(Cursor::point) {
        return Some((Expression::Beginning { amounts, from: Box::new(from) }, c));
    }
    let from = c.spaced().and_then(|c| c.link(Link::From));
    let related = [(from, true), (direction(Direction::After), true), (direction(Direction::Before), false)];
    for (after, forward) in related {
        let Some((from, c)) = after.and_then(|c| c.spaced()?.point()) else { continue };
        return Some((part(Expression::Distance { amounts, forward, from: Some(Box::new(from)) }), c));
    }
    let within = start.before().is_some_and(|c| c.has(Sort::Link(Link::In)));
    let ahead =
        within && guards::ends_clause(c) && (tense::is_future(start) || tense::is_alone(start, c.at()));
    ahead.then(|| (part(Expression::Distance { amounts, forward: true, from: None }), c))
}

/// Where the first day of a stretch of time is named: a week *starting* tomorrow, for 10 days *from* the 5th, أسبوعا ابتداء من الغد.
fn first_day<'a>(start: Cursor, after: Cursor<'a>) -> Option<Cursor<'a>> {
    let next = after.after(Gap::BLANK.or(Gap::COMMA))?;
    let lasting = start.before().is_some_and(|c| c.has(Sort::Link(Link::For)));
    let named = next.link(Link::Starting).or_else(|| next.link(Link::From).filter(|_| lasting))?.spaced()?;
    Some(named.link(Link::The).and_then(Cursor::spaced).unwrap_or(named))
}

/// this weekend, the weekend, عطلة نهاية الأسبوع
pub(super) fn weekend(c: Cursor) -> Read<Expression> {
    let (unit, after) = unit(article(c), Count::One)?;
    let introduced =
        c.previous().is_some_and(|before| guards::is_preposition(before) || before.link(Link::The).is_some());
    let sound =
        unit == Unit::Weekend && (introduced || guards::ends_clause(after) || c.script() == Script::Arabic);
    sound.then_some((Expression::Shifted { unit, shift: Shift { by: 0, nearest: false } }, after))
}

/// three Fridays from now
pub(super) fn weekdays(c: Cursor) -> Read<Expression> {
    let (number, c) = numbers::count(c)?;
    let (weekday, _, c) = weekday(c.spaced()?)?;
    let c = c.spaced()?;
    let (forward, c) = match c.sort(Sort::Direction(Direction::Hence)) {
        Some(c) => (true, c),
        None => (false, c.sort(Sort::Direction(Direction::Ago))?),
    };
    let count = i32::try_from(number.value).ok()?;
    Some((Expression::Weekdays { weekday, count: if forward { count } else { -count }, from: None }, c))
}

/// the past three weeks, الأسابيع الثلاثة الماضية, العامين الماضيين.
pub(super) fn spell(c: Cursor) -> Read<Expression> {
    let c = article(c);
    if let Some(((amounts, shift), c)) = spell_shift_first(c) {
        return (shift.by.abs() == 1).then_some((Expression::Spell { amounts, forward: shift.by > 0 }, c));
    }
    let ((count, unit, shift), c) = spell_count_first(c).or_else(|| spell_unit_first(c))?;
    let plain = shift.by.abs() == 1 && count > 0 && count < 1000;
    let amounts = [(count, Some(unit)), (0, None), (0, None)];
    plain.then_some((Expression::Spell { amounts, forward: shift.by > 0 }, c))
}

/// last three weeks, the past 3 months and 2 days
fn spell_shift_first(c: Cursor) -> Read<(Amounts, Shift)> {
    let (shift, c) = shift(c)?;
    let (amounts, c) = amounts(c.spaced()?)?;
    Some(((amounts, shift), c))
}

/// 3 أيام القادمة, 10 previous weeks, اليومين المقبلين
fn spell_count_first(c: Cursor) -> Read<(i32, Unit, Shift)> {
    if let Some(((count, unit), after)) = amount(c) {
        let (shift, after) = shift(after.spaced()?)?;
        return (count > 1).then_some(((count, unit, shift), after));
    }
    let (number, c) = numbers::count(c)?;
    let (shift, c) = shift(c.spaced()?)?;
    let (unit, c) = unit(c.spaced()?, Count::Many)?;
    Some(((i32::try_from(number.value).ok()?, unit, shift), c))
}

/// الأسابيع الثلاثة الماضية
fn spell_unit_first(c: Cursor) -> Read<(i32, Unit, Shift)> {
    let (unit, c) = unit(c, Count::Many)?;
    let (number, c) = numbers::count(c.spaced()?)?;
    let (shift, c) = shift(c.spaced()?)?;
    Some(((i32::try_from(number.value).ok()?, unit, shift), c))
}

/// One to three amounts: 2 years, 1 month and 21 days.
fn amounts(c: Cursor) -> Read<Amounts> {
    let mut amounts: Amounts = [(0, None); 3];
    let ((count, unit), mut c) = amount(c)?;
    amounts[0] = (count, Some(unit));
    let half = c.spaced().and_then(|c| c.word_after_conjunction(Sorts::UNIT, half));
    if let Some(((), after)) = half {
        amounts[1] = (6, Some(Unit::Month));
        return (unit == Unit::Year).then_some((amounts, after));
    }
    for slot in &mut amounts[1..] {
        let Some(((count, unit), after)) = joined(c).and_then(amount) else { break };
        *slot = (count, Some(unit));
        c = after;
    }
    Some((amounts, c))
}

/// قبل عام ونصف
fn half(meaning: Meaning) -> Option<()> {
    (meaning.sort == Sort::Unit(Unit::Half, Count::One)).then_some(())
}

/// Past what joins two amounts: a blank, a comma, "and".
fn joined(c: Cursor) -> Option<Cursor> {
    let c = c.after(Gap::BLANK.or(Gap::COMMA))?;
    match c.link(Link::And) {
        Some(c) => c.after(Gap::BLANK.or(Gap::NONE)),
        None => Some(c),
    }
}

/// 3 weeks, three days, a month, يومين, أسبوع
pub(super) fn amount(c: Cursor) -> Read<(i32, Unit)> {
    let dual = || unit(c, Count::Dual).map(|(unit, c)| ((2, unit), c));
    let counted = || {
        let (number, c) = numbers::count(c)?;
        let (unit, c) = any_unit(c.after(Gap::BLANK.or(Gap::HYPHEN)).filter(|c| c.gap() != Gap::NONE)?)?;
        Some(((i32::try_from(number.value).ok()?, unit), c))
    };
    let single = || {
        let c = match c.script() {
            Script::Arabic => c,
            _ => c.sort(Sort::Article)?.spaced()?,
        };
        // قبل عام 2020 is no year ago.
        let alone = |after: &Cursor<'_>| after.spaced().is_none_or(|c| !c.is_digits());
        unit(c, Count::One).filter(|(_, after)| alone(after)).map(|(unit, c)| ((1, unit), c))
    };
    dual().or_else(counted).or_else(single)
}

/// "about" before an amount, as what it does to the whole.
fn approximately<'a>(c: Cursor<'a>) -> (fn(Expression) -> Expression, Cursor<'a>) {
    match c.sort(Sort::Part(Part::Approx)).and_then(Cursor::spaced) {
        Some(c) => (|of| Expression::Part { part: Part::Approx, of: Box::new(of) }, c),
        None => (|of| of, c),
    }
}

/// Past يوم before a weekday.
fn past_day(c: Cursor) -> Cursor {
    unit(c, Count::One).filter(|(unit, _)| *unit == Unit::Day).and_then(|(_, c)| c.spaced()).unwrap_or(c)
}

/// Past a blank or a comma.
fn past_comma(c: Cursor) -> Option<Cursor> {
    c.after(Gap::BLANK.or(Gap::COMMA).or(Gap::APOSTROPHE).or(Gap::CONTRACTION))
}
