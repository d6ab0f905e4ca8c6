//! The order of productions: which are tried where a date may begin, and that the longest wins.

use super::cursor::{Cursor, Read};
use super::expression::{Expression, Stamp, Year};
use super::guards;
use super::numbers::{self, Form};
use super::numeric;
use super::periods;
use super::relative;
use super::sort::{Part, Sort, Sorts};
use super::stamp;
use super::words;
use crate::tokenize::Gap;

/// A date as it was read.
pub(super) struct Found {
    pub expression: Expression,
    /// Its words are also something else, and nothing around them says that a date is meant.
    pub weak: bool,
}

/// A production, and with what it may begin.
type Production = (Sorts, fn(Cursor) -> Read<Expression>);

/// Productions of a single date or period, besides the one of named fields.
const POINTS: [Production; 17] = [
    (Sorts::DAY, relative::day),
    (SHIFTED, relative::shifted),
    (SHIFTED.or(Sorts::WEEKDAY), relative::weekday_shifted),
    (SHIFTED.or(Sorts::WEEKDAY), relative::weekday_in_week),
    (NUMBER.or(Sorts::UNIT).or(Sorts::DIRECTION).or(Sorts::PART), relative::distance),
    (NUMBER, relative::weekdays),
    (NUMBER.or(SHIFTED), relative::spell),
    (SHIFTED.or(Sorts::ORDINAL), periods::ends),
    (SHIFTED, relative::weekend),
    (SHIFTED.or(Sorts::MONTH), periods::within),
    (SHIFTED, periods::week_of),
    (NUMBER.or(SHIFTED).or(Sorts::ORDINAL).or(Sorts::WEEKDAY), periods::nth),
    (NUMBER.or(SHIFTED).or(Sorts::ORDINAL).or(Sorts::SEASON), periods::part_of_year),
    (NUMBER.or(SHIFTED).or(Sorts::DECADE), periods::decade),
    (NUMBER.or(SHIFTED).or(Sorts::ORDINAL), periods::century),
    (Sorts::FEAST.or(Sorts::SHIFT), periods::feast),
    (Sorts::DAY, relative::to_date),
];

const NUMBER: Sorts = Sorts::DIGITS.or(Sorts::CARDINAL).or(Sorts::ARTICLE);
/// A unit and its shift, in either order, or an article before them.
const SHIFTED: Sorts = Sorts::UNIT.or(Sorts::SHIFT).or(Sorts::LINK);

/// The longest of the productions that may begin here.
fn longest(c: Cursor) -> Read<Expression> {
    let opening = c.sorts();
    let fitting = POINTS.iter().filter(|(first, _)| first.any(opening));
    fitting.filter_map(|(_, production)| production(c)).max_by_key(|(_, after)| after.at())
}

/// A single date or period that stands by itself. Part of it in front is [`modified`].
pub(super) fn single(c: Cursor) -> Read<Found> {
    // A number among plain words is a year or nothing.
    if c.sorts() == Sorts::DIGITS
        && c.skip().sorts() == Sorts::NONE
        && c.skip().spaced().is_some()
        && !is_compact(c)
    {
        return lone_year(c).map(|(expression, after)| (Found { expression, weak: false }, after));
    }
    let point = longest(c).map(|(expression, after)| (Found { expression, weak: false }, after));
    let stamp = stamp::date(c).map(|((expression, weak), after)| {
        (Found { weak: weak && !guards::introduces(c, &expression), expression }, after)
    });
    let modified = modified(c).map(|(expression, after)| (Found { expression, weak: false }, after));
    let lone = lone_year(c).map(|(expression, after)| (Found { expression, weak: false }, after));
    let either = point.as_ref().zip(stamp.as_ref()).and_then(|(point, stamp)| day_or_nth(point, stamp));
    [modified, point, stamp, lone, either].into_iter().flatten().max_by_key(|(_, after)| after.at())
}

/// 20201110
fn is_compact(c: Cursor) -> bool {
    c.token().is_some_and(|token| token.key.len() == 8)
}

/// A weekday, an ordinal and a month, which two productions read: as a day, and as the nth such weekday.
fn day_or_nth<'a>(
    (point, after): &(Found, Cursor<'a>),
    (stamp, after_stamp): &(Found, Cursor<'a>),
) -> Read<'a, Found> {
    let (Expression::Nth { n: 1..=5, .. }, Expression::Stamp(day)) = (&point.expression, &stamp.expression)
    else {
        return None;
    };
    let same = after.at() == after_stamp.at() && day.day.is_some() && day.weekday.is_some();
    let expression = Expression::DayOrNth(*day, Box::new(point.expression.clone()));
    same.then_some((Found { expression, weak: false }, *after))
}

/// The same where other words say that a date follows.
pub(super) fn point(c: Cursor) -> Read<Expression> {
    let point = longest(c);
    let stamp = stamp::date(c).map(|((expression, _), after)| (expression, after));
    [point, stamp].into_iter().flatten().max_by_key(|(_, after)| after.at())
}

/// early 2015, mid-July, أواخر الشهر الجاري, the end of the month, about 1900.
fn modified(c: Cursor) -> Read<Expression> {
    let c = words::article(c);
    let ((part, weak), after) = c.word(Sorts::PART, |meaning| match meaning.sort {
        Sort::Part(part) => Some((part, meaning.weak)),
        _ => None,
    })?;
    // ca. 1850
    let dot = if guards::is_short(after) { Gap::DOT } else { Gap::NONE };
    let after = words::past_links(after.after(Gap::BLANK.or(Gap::HYPHEN).or(dot))?);
    let (of, after) = match part {
        // c. 1850; but about 1850 soldiers
        Part::Approx if !weak => {
            single(after).map(|(found, c)| (found.expression, c)).or_else(|| bare_year(after))?
        }
        Part::Approx => {
            single(after).map(|(found, c)| (found.expression, c)).filter(|(of, _)| can_be_about(of))?
        }
        Part::Start | Part::Mid | Part::End | Part::Rest => periods::container(after)?,
    };
    Some((Expression::Part { part, of: Box::new(of) }, after))
}

/// "How about the first week": about a rough date, not a counted one.
fn can_be_about(expression: &Expression) -> bool {
    !matches!(expression, Expression::Nth { .. } | Expression::PartOfYear { .. })
}

fn bare_year(c: Cursor) -> Read<Expression> {
    let (year, c) = numbers::year(c)?;
    Some((Expression::Stamp(Stamp { year: Some(Year::Number(year)), ..Stamp::default() }), c))
}

/// A year that its surroundings tell: (1948), since 2016, in '99.
fn lone_year(c: Cursor) -> Read<Expression> {
    let (number, after) = numbers::count(c)?;
    let short = number.form == Form::Digits(2) && guards::is_short_year(c, after);
    let value = if short { numeric::full_year(number.value) } else { i32::try_from(number.value).ok()? };
    let sound = match number.form {
        Form::Digits(2) => short,
        Form::Digits(4) => guards::is_year(number.value, c, after),
        Form::Words => guards::is_spelled_year(number.value, c, after),
        Form::Digits(_) | Form::Ordinal => false,
    };
    let stamp = Stamp { year: Some(Year::Number(value)), ..Stamp::default() };
    sound.then_some((Expression::Stamp(stamp), after))
}
