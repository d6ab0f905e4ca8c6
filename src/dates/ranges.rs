//! Several dates that share their words: ranges (13 إلى 15 يوليو, 2014–2018) and lists (10 and 12 November).
//! Knows how two ends complete each other, not how one is read.

use super::calendar::Calendar;
use super::cursor::{Cursor, Read};
use super::expression::{Expression, Month, PartOfYear, Stamp, Year};
use super::grammar::{self, Found};
use super::guards;
use super::numbers::{self, Form};
use super::sort::{Count, Link, Sort, Sorts, Unit};
use super::words::{self, Joint, conjunction, joint};
use crate::clitic::Clitics;
use crate::tokenize::Gap;

/// A date and the tokens it takes.
pub(super) struct Placed {
    pub expression: Expression,
    pub first: usize,
    /// One past its last token.
    pub end: usize,
    pub clitics: Clitics,
}

/// The dates that begin here: a range, a list that shares a month, or one date. Weak ones alone are none.
pub(super) fn dates<'a>(c: Cursor<'a>, found: &mut Vec<Placed>) -> Option<Cursor<'a>> {
    const BARE: Sorts = Sorts::DIGITS.or(Sorts::CARDINAL).or(Sorts::ORDINAL).or(Sorts::UNIT).or(Sorts::LINK);
    let single = grammar::single(c);
    if single.is_none() && !c.sorts().any(BARE) {
        return None;
    }
    // Every Monday is no day of the calendar.
    if c.previous().is_some_and(|c| c.has(Sort::Link(Link::Every)))
        && single.as_ref().is_none_or(|(found, _)| found.expression.leans())
    {
        return None;
    }
    if let Some(after) = centuries(c, found).or_else(|| days_after_month(c, single.as_ref(), found)) {
        return Some(after);
    }
    if let Some((expression, after)) = range(c, single.as_ref())
        && single.as_ref().is_none_or(|(_, single)| single.at() < after.at())
    {
        found.push(place(expression, c, after));
        return Some(after);
    }
    if let Some(after) = list(c, single.as_ref(), found) {
        return Some(after);
    }
    let (single, after) = single?;
    if single.weak {
        return None;
    }
    found.push(place(single.expression, c, after));
    Some(years(after, found).unwrap_or(after))
}

/// The bare years after a year: in 2007 and 2009, أعوام 2014 و2016 و2018.
fn years<'a>(c: Cursor<'a>, found: &mut Vec<Placed>) -> Option<Cursor<'a>> {
    const LONGEST: usize = 10;
    let is_year = matches!(
        found.last()?.expression,
        Expression::Stamp(Stamp { year: Some(Year::Number(_)), month: None, .. })
    );
    let mut at = is_year.then_some(c)?;
    for _ in 0..LONGEST {
        let comma = || at.after(Gap::BLANK.or(Gap::COMMA)).filter(|c| c.gap().has(Gap::COMMA));
        let Some(next) = conjunction(at).or_else(comma).map(Cursor::restarted) else { break };
        let Some((End::Year(number), after)) = lone_year(next) else { break };
        if next.gap().has(Gap::COMMA) && !guards::ends_clause(after) {
            break;
        }
        found.push(place(year(number), next, after));
        at = after;
    }
    (at.at() > c.at()).then_some(at)
}

/// The 19th and 20th centuries, القرنين التاسع عشر والعشرين; between them, a range: بين القرنين الثالث والعاشر للهجرة.
fn centuries<'a>(c: Cursor<'a>, found: &mut Vec<Placed>) -> Option<Cursor<'a>> {
    let ordinal = |c: Cursor<'a>| {
        let (number, c) = numbers::ordinal(c).or_else(|| numbers::digits(c))?;
        Some((i32::try_from(number.value).ok().filter(|n| (1..=30).contains(n))?, c))
    };
    let is_century =
        |count| move |c: Cursor<'a>| words::unit(c, count).filter(|(unit, _)| *unit == Unit::Century);
    let start = words::article(c);
    let dual = is_century(Count::Dual)(start);
    let (first, after_first) = ordinal(dual.map_or(Some(start), |(_, c)| c.spaced())?)?;
    let next = words::article(conjunction(after_first)?.restarted());
    let (second, after) = ordinal(next)?;
    let after = match dual {
        Some(_) => after,
        None => is_century(Count::Many)(after.after(Gap::BLANK.or(Gap::HYPHEN))?)?.1,
    };
    let (era, after) = words::era(after).map_or((None, after), |(era, c)| (Some(era), c));
    let [first, second] = [first, second].map(|number| Expression::century(number, era));
    if c.previous().is_some_and(|c| c.has(Sort::Link(Link::Between))) {
        let range = Expression::Range(Box::new(first), Box::new(second));
        found.push(place(range, start, after.started_as(start, after_first)));
    } else {
        found.push(place(first, start, after_first));
        found.push(place(second, next, after));
    }
    Some(after)
}

/// November 10 and 12, 2020: days behind their month.
fn days_after_month<'a>(
    c: Cursor<'a>,
    single: Option<&(Found, Cursor<'a>)>,
    found: &mut Vec<Placed>,
) -> Option<Cursor<'a>> {
    let (Found { expression: Expression::Stamp(first), .. }, after_first) = single? else { return None };
    let named =
        matches!(first, Stamp { day: Some(_), month: Some(Month::Number(_)), year: None, weekday: None, .. });
    let opened = named && c.sorts().any(Sorts::MONTH);
    let next = opened.then(|| conjunction(*after_first))??.restarted();
    let (End::Day(day), after) = lone_day(next)? else { return None };
    let year = after.after(Gap::BLANK.or(Gap::COMMA)).and_then(numbers::year);
    let (year, end) = year.map_or((None, after), |(year, c)| (Some(Year::Number(year)), c));
    if (year.is_none() && !guards::ends_clause(after)) || Some(day) <= first.day {
        return None;
    }
    found.push(place(Expression::Stamp(Stamp { year, ..*first }), c, *after_first));
    found.push(place(Expression::Stamp(Stamp { year, day: Some(day), ..*first }), next, end));
    Some(end)
}

fn place(expression: Expression, from: Cursor, after: Cursor) -> Placed {
    Placed { expression, first: from.at(), end: after.at(), clitics: after.clitics() }
}

/// One end of a range, or one item of a list.
enum End {
    /// A day whose month the other end names.
    Day(u8),
    Year(i32),
    Whole(Expression),
}

fn end(c: Cursor) -> Read<End> {
    let c = words::article(c);
    end_of(c, grammar::single(c).as_ref())
}

/// The end that begins with what was read as a single date, or with a bare number.
fn end_of<'a>(c: Cursor<'a>, single: Option<&(Found, Cursor<'a>)>) -> Read<'a, End> {
    let whole = single.map(|(found, after)| match &found.expression {
        Expression::Stamp(Stamp { day: Some(day), month: None, weekday: None, .. }) => {
            (End::Day(*day), *after)
        }
        expression => (End::Whole(expression.clone()), *after),
    });
    whole.or_else(|| lone_year(c)).or_else(|| lone_day(c))
}

fn lone_day(c: Cursor) -> Read<End> {
    let (number, after) = numbers::day_of_month(c)?;
    (!guards::is_amount(c, after)).then_some((End::Day(number.value as u8), after))
}

fn lone_year(c: Cursor) -> Read<End> {
    let (year, after) = numbers::year(c)?;
    Some((End::Year(year), after))
}

/// Two ends and what joins them.
fn range<'a>(c: Cursor<'a>, single: Option<&(Found, Cursor<'a>)>) -> Read<'a, Expression> {
    if c.gap() == Gap::HYPHEN && c.previous().is_some_and(Cursor::is_digits) {
        return None;
    }
    let opening = c.previous().and_then(|c| if c.link(Link::The).is_some() { c.previous() } else { Some(c) });
    let between = opening.is_some_and(|c| c.has(Sort::Link(Link::Between)));
    let (left, after) = end_of(c, single)?;
    let (joint, right) = joint(after, between)?;
    let right = right.restarted();
    let (right_end, after_right) = short_year(&left, joint, right).or_else(|| right_end(right))?;
    let opened = between || opening.is_some_and(guards::is_preposition);
    let (right_end, after_right) = with_year(&left, right_end, after_right);
    // A longer row of numbers is a telephone number.
    if after_right.is_digits() && after_right.gap() == Gap::HYPHEN {
        return None;
    }
    let expression = join(left, right_end, joint, opened)?;
    Some((expression, after_right.started_as(c, after)))
}

fn right_end(c: Cursor) -> Read<End> {
    let present = || c.sort(Sort::Now).map(|after| (End::Whole(Expression::Present), after));
    end(c).or_else(present)
}

/// The second year of 1990-91, 2024/25.
fn short_year<'a>(left: &End, joint: Joint, c: Cursor<'a>) -> Read<'a, End> {
    let End::Year(left @ 1800..2100) = *left else { return None };
    let (number, after) = numbers::digits(c.after(Gap::HYPHEN.or(Gap::SLASH))?)?;
    let year = left - left % 100 + i32::try_from(number.value).ok()?;
    // 2024/25; but 2001/12 is a month.
    let joined = joint == Joint::Hyphen || (joint == Joint::Slash && year == left + 1 && number.value > 12);
    let sound = joined && number.form == Form::Digits(2) && year > left && !guards::is_amount(c, after);
    sound.then_some((End::Year(year), after))
}

/// The year after the second day of "Nov 18-19, 2015".
fn with_year<'a>(left: &End, right: End, after: Cursor<'a>) -> (End, Cursor<'a>) {
    if let (End::Whole(Expression::Stamp(stamp)), End::Day(day)) = (left, &right)
        && stamp.year.is_none()
        && let Some((year, after)) = after.after(Gap::BLANK.or(Gap::COMMA)).and_then(numbers::year)
    {
        let stamp = Stamp { day: Some(*day), year: Some(Year::Number(year)), weekday: None, ..*stamp };
        return (End::Whole(Expression::Stamp(stamp)), after);
    }
    (right, after)
}

/// The range of two ends, each completed by the other; `None` where they do not belong together.
fn join(left: End, right: End, joint: Joint, opened: bool) -> Option<Expression> {
    let range = |left, right| Some(Expression::Range(Box::new(left), Box::new(right)));
    match (left, right) {
        (End::Year(left), End::Year(right)) if joint == Joint::Slash && right != left + 1 => None,
        (End::Year(left), End::Year(right)) => {
            let sound =
                left < right && right - left <= 1000 && (opened || joint != Joint::Word || left >= 1800);
            if sound { range(year(left), year(right)) } else { None }
        }
        _ if joint == Joint::Slash => None,
        (End::Year(left), End::Whole(right)) if ends_in_year(&right) => {
            let (left, right) = complete(year(left), right);
            range(left, right)
        }
        // The winter of 2019-2020 begins in the first year.
        (End::Whole(Expression::PartOfYear { part, year: Some(Year::Number(first)) }), End::Year(second))
            if matches!(part, PartOfYear::Season(..)) && second == first + 1 =>
        {
            Some(Expression::PartOfYear { part, year: Some(Year::Number(first)) })
        }
        (End::Whole(left), End::Year(right)) if ends_in_year(&left) => range(left, year(right)),
        (End::Day(first), End::Whole(Expression::Century { number, calendar }))
            if i32::from(first) < number =>
        {
            range(
                Expression::Century { number: first.into(), calendar },
                Expression::Century { number, calendar },
            )
        }
        (End::Day(day), End::Whole(right)) => {
            let left = day_before(day, &right)?;
            range(left, right)
        }
        (End::Whole(left), End::Day(day)) => {
            let right = day_of(day, &left)?;
            range(left, right)
        }
        // 31 March – Easter: the dash explains.
        (End::Whole(_), End::Whole(Expression::Feast { .. })) if joint == Joint::Hyphen => None,
        (End::Whole(left), End::Whole(right)) => {
            let (left, right) = complete(left, right);
            if is_joinable(&left, &right) { range(left, right) } else { None }
        }
        _ => None,
    }
}

fn year(number: i32) -> Expression {
    Expression::Stamp(Stamp { year: Some(Year::Number(number)), ..Stamp::default() })
}

fn ends_in_year(expression: &Expression) -> bool {
    match expression {
        Expression::Stamp(stamp) => stamp.year.is_some(),
        Expression::Part { of, .. } => ends_in_year(of),
        Expression::PartOfYear { .. } | Expression::Present | Expression::Day { .. } => true,
        _ => false,
    }
}

/// The same month and year with another day.
fn day_of(day: u8, whole: &Expression) -> Option<Expression> {
    match whole {
        Expression::Stamp(stamp) if stamp.day.is_some() && stamp.month.is_some() => {
            Some(Expression::Stamp(Stamp { day: Some(day), weekday: None, ..*stamp }))
        }
        _ => None,
    }
}

/// The same with an earlier day: from the 27th to the 3rd of April begins in March.
fn day_before(day: u8, whole: &Expression) -> Option<Expression> {
    let Expression::Stamp(stamp) = whole else { return None };
    match (stamp.day, stamp.month) {
        (Some(last), Some(Month::Number(month))) if day > last => {
            let (month, years) = if month == 1 { (12, 1) } else { (month - 1, 0) };
            let year = match stamp.year {
                Some(Year::Number(year)) => Some(Year::Number(year - years)),
                other => other,
            };
            let (day, month) = (Some(day), Some(Month::Number(month)));
            Some(Expression::Stamp(Stamp { day, month, year, weekday: None, ..*stamp }))
        }
        _ => day_of(day, whole),
    }
}

/// What one end leaves out, the other says: the year of the right one, the year of the left one.
fn complete(left: Expression, right: Expression) -> (Expression, Expression) {
    match (left, right) {
        (Expression::Stamp(left), Expression::Stamp(right)) if left.is_year() && right.is_year() => {
            (Expression::Stamp(left.in_era_of(&right)), Expression::Stamp(right))
        }
        (Expression::Stamp(mut left), Expression::Stamp(mut right))
            if left.month.is_some() && right.month.is_some() =>
        {
            left.year = left.year.or(right.year);
            right.year = right.year.or(left.year.filter(|_| is_later(&left, &right)));
            (Expression::Stamp(left), Expression::Stamp(right))
        }
        (Expression::Part { part, of }, right) => {
            let (of, right) = complete(*of, right);
            (Expression::Part { part, of: Box::new(of) }, right)
        }
        (left, Expression::Part { part, of }) => {
            let (left, of) = complete(left, *of);
            (left, Expression::Part { part, of: Box::new(of) })
        }
        ends => ends,
    }
}

impl Stamp {
    fn is_year(&self) -> bool {
        self.weekday.is_none() && self.day.is_none() && self.month.is_none() && self.year.is_some()
    }

    /// 2205 and 2197 BC, 1442-1443 هـ: the era stands behind the second year alone.
    fn in_era_of(self, right: &Stamp) -> Stamp {
        match (self.year, right.year) {
            (Some(Year::Number(..1700)), _) if right.calendar != Calendar::Gregorian => {
                Stamp { calendar: right.calendar, ..self }
            }
            (Some(Year::Number(left)), Some(Year::Number(right))) if right <= 0 && left > -right => {
                Stamp { year: Some(Year::Number(1 - left)), ..self }
            }
            _ => self,
        }
    }
}

fn is_later(left: &Stamp, right: &Stamp) -> bool {
    match (left.month, right.month) {
        (Some(Month::Number(left)), Some(Month::Number(right))) => left <= right,
        _ => true,
    }
}

/// Whether two dates can be the ends of one range: no feast to a century.
fn is_joinable(left: &Expression, right: &Expression) -> bool {
    let bound = |expression: &Expression| {
        !matches!(
            expression,
            Expression::Range(..)
                | Expression::Spell { .. }
                | Expression::Both(..)
                | Expression::Century { .. }
        )
    };
    let is_century = |expression: &Expression| matches!(expression, Expression::Century { .. });
    let centuries = is_century(left) && is_century(right);
    (centuries || (bound(left) && bound(right))) && *left != Expression::Present
}

/// Days of one month, or months of one year: 10 و12 نوفمبر 2020, March and April 2020, 3, 5 and 7 May.
fn list<'a>(
    c: Cursor<'a>,
    single: Option<&(Found, Cursor<'a>)>,
    found: &mut Vec<Placed>,
) -> Option<Cursor<'a>> {
    const LONGEST: usize = 6;
    let mut items = Vec::new();
    let mut at = c;
    while items.len() < LONGEST {
        let (item, after) = if items.is_empty() { end_of(at, single)? } else { end(at)? };
        let next = conjunction(after)
            .or_else(|| after.after(Gap::BLANK.or(Gap::COMMA)).filter(|c| c.gap().has(Gap::COMMA)));
        let open = item.is_open();
        items.push((item, at, after));
        match next {
            Some(next) if open => at = next.restarted(),
            _ => break,
        }
    }
    let (End::Whole(last), ..) = items.last()? else { return None };
    let last = last.clone();
    if items.len() < 2 {
        return None;
    }
    let expressions: Option<Vec<Expression>> = items.iter().map(|(item, ..)| item_of(item, &last)).collect();
    for (expression, (_, from, after)) in expressions?.into_iter().zip(&items) {
        found.push(place(expression, *from, *after));
    }
    items.last().map(|(_, _, after)| *after)
}

/// An item completed by the last one.
fn item_of(item: &End, last: &Expression) -> Option<Expression> {
    match item {
        End::Day(day) => day_of(*day, last),
        End::Year(_) => None,
        End::Whole(Expression::Stamp(item)) => match last {
            Expression::Stamp(last) if last.day.is_none() && last.month.is_some() => {
                Some(Expression::Stamp(Stamp { year: item.year.or(last.year), ..*item }))
            }
            Expression::Stamp(last) if last == item => Some(Expression::Stamp(*item)),
            _ => None,
        },
        End::Whole(expression) => Some(expression.clone()),
    }
}

impl End {
    /// Whether a list may go on after it: a day without its month, a month without its year.
    fn is_open(&self) -> bool {
        match self {
            End::Day(_) => true,
            End::Year(_) => false,
            End::Whole(expression) => {
                matches!(
                    expression,
                    Expression::Stamp(Stamp {
                        weekday: None,
                        day: None,
                        month: Some(Month::Number(_)),
                        year: None,
                        ..
                    })
                )
            }
        }
    }
}
