//! What stands around a number or a weak word, and whether that lets it be part of a date: ١٢ جندي is no day, $1999 no year.
//! Questions only; reads nothing into a date.

use super::calendar::Calendar;
use super::cursor::Cursor;
use super::expression::{Expression, Stamp};
use super::sort::{Direction, Era, Link, Sort, Sorts};
use crate::class::{Class, ClassSet};
use crate::tokenize::{Gap, Script, Shape};

/// Words after which no noun is counted: a number before them stands alone.
const CLOSED: ClassSet = ClassSet::of(&[Class::Function, Class::Preposition, Class::SpeechVerb]);

/// Whether the number between the two cursors counts, measures or numbers something: 2000 جندي, $1999, page 12, 4,500.
pub(super) fn is_amount(number: Cursor, after: Cursor) -> bool {
    let digits = number.is_digits();
    let before = number.gap();
    let fraction = Gap::COMMA.or(Gap::DOT).or(Gap::COLON);
    // 12,2016 is a day and its year.
    let year = after.gap() == Gap::COMMA && after.digits().is_some_and(|((_, length), _)| length == 4);
    let goes_on = after.is_digits() && after.gap() != Gap::NONE && after.gap().only(fraction) && !year;
    let went_on = digits
        && before != Gap::NONE
        && before.only(fraction)
        && number.previous().is_some_and(Cursor::is_digits);
    let signed = before.has(Gap::UNIT_SIGN) || after.gap().has(Gap::UNIT_SIGN) || before.has(Gap::HASH);
    let glued = digits && after.gap() == Gap::NONE && after.script() == Script::Latin;
    goes_on || went_on || signed || glued || counts(after) || is_numbered(number)
}

/// Whether the word before takes a number of its own: version, رقم.
pub(super) fn is_numbered(number: Cursor) -> bool {
    number.previous().is_some_and(|c| c.has(Sort::Numbered))
}

/// Whether the word here is counted by the number before it.
pub(super) fn counts(after: Cursor) -> bool {
    after.spaced().is_some_and(|c| c.has(Sort::Counted))
}

/// Whether a clause may end here: no plain word follows.
pub(super) fn ends_clause(c: Cursor) -> bool {
    c.token().is_none() || !c.gap().only(Gap::BLANK.or(Gap::NONE)) || is_closed(c)
}

fn is_closed(c: Cursor) -> bool {
    c.passage.all_classes(c.at()).any(CLOSED)
}

/// Whether the word before may be followed by a dot inside a date: Jan. 5, 16. November.
pub(super) fn is_short(c: Cursor) -> bool {
    c.at().checked_sub(1).is_some_and(|index| {
        let token = &c.passage.tokens[index];
        token.key.len() <= 4 && token.script != Script::Arabic
    })
}

/// Whether the word before says that a weak word is a date: في مارس, in May. من أحد is "of one", not "from Sunday".
pub(super) fn introduces(c: Cursor, expression: &Expression) -> bool {
    if c.script() == Script::Arabic && matches!(expression, Expression::Stamp(Stamp { weekday: Some(_), .. }))
    {
        return false;
    }
    let Some(before) = c.before() else { return false };
    c.gap() == Gap::BLANK && is_capital(c) && is_preposition(before)
}

/// Whether the word is written with a capital, or its script has none.
pub(super) fn is_capital(c: Cursor) -> bool {
    c.token().is_some_and(|token| token.script != Script::Latin || token.shape != Shape::Lower)
}

/// Whether a preposition of time begins here, under any of its readings.
pub(super) fn is_preposition(c: Cursor) -> bool {
    c.means(Sorts::LINK.or(Sorts::DIRECTION), |sort| match sort {
        Sort::Link(link) => {
            matches!(
                link,
                Link::In
                    | Link::During
                    | Link::To
                    | Link::From
                    | Link::Starting
                    | Link::For
                    | Link::Between
                    | Link::Of
            )
        }
        Sort::Direction(direction) => {
            matches!(direction, Direction::Before | Direction::After | Direction::Since)
        }
        _ => false,
    })
}

/// Whether an ordinal by itself is a day: on the 21st; not on the 21st floor, في الدور الثاني.
pub(super) fn is_lone_day(number: u32, c: Cursor, after: Cursor) -> bool {
    let before = c.previous().filter(|_| c.gap() == Gap::BLANK);
    let before = before.and_then(|c| if c.link(Link::The).is_some() { c.previous() } else { Some(c) });
    let introduced = before.is_some_and(is_preposition) || after.clitics().has_preposition();
    let of_something = after.spaced().is_some_and(|c| c.link(Link::Of).is_some());
    (c.is_digits() || number > 10) && introduced && ends_clause(after) && !of_something
}

/// Whether two days are joined before the month that follows: from 4 to 22 this month.
pub(super) fn joins_days(c: Cursor) -> bool {
    let joins = |c: Cursor| c.has(Sort::Link(Link::And)) || is_preposition(c);
    c.previous().and_then(Cursor::previous).is_some_and(joins)
}

/// Whether this era after a bare number makes it a year: 1442هـ, 500 BC; 1500 م are metres.
pub(super) fn is_era(era: Era, year: Cursor, after: Cursor) -> bool {
    let metres =
        era == Era::Of(Calendar::Gregorian) && after.token().is_some_and(|token| token.key.len() == 1);
    if !metres {
        return true;
    }
    let Some(((number, _), _)) = year.digits() else { return false };
    let bracketed = year.gap().has(Gap::OPEN);
    let close = after.gap() == Gap::NONE && !number.is_multiple_of(100);
    let squared = after.skip().is_digits() && after.skip().gap().only(Gap::BLANK);
    let modern = (1000..2100).contains(&number) && !squared;
    modern && (bracketed || close || is_year(number, year, after.skip()))
}

/// Whether nothing else stands in the line.
pub(super) fn is_alone(c: Cursor, after: Cursor) -> bool {
    let open = c.at() == 0 || c.gap().has(Gap::NEWLINE);
    open && (after.token().is_none() || after.gap().has(Gap::NEWLINE))
}

/// Whether what is between the cursors stands alone in brackets: (1948).
pub(super) fn is_bracketed(first: Cursor, after: Cursor) -> bool {
    first.gap().has(Gap::OPEN) && after.gap().has(Gap::CLOSE)
}

/// Whether a number in words reads as a year: in nineteen forty-five.
pub(super) fn is_spelled_year(year: u32, first: Cursor, after: Cursor) -> bool {
    let prepared = first.previous().is_some_and(is_preposition) || after.clitics().has_preposition();
    (1100..2100).contains(&year) && prepared && ends_clause(after) && !is_amount(first, after)
}

/// Whether a bare number at the end of a sentence is a day: سأعود في 15, back on the 27.
pub(super) fn is_bare_day(c: Cursor, after: Cursor) -> bool {
    let ends = after.token().is_none()
        || [Gap::STOP, Gap::DOT, Gap::NEWLINE].iter().any(|&gap| after.gap().has(gap));
    let before = c.previous().filter(|_| c.is_digits() && c.gap() == Gap::BLANK);
    let before = before.and_then(|c| if c.link(Link::The).is_some() { c.previous() } else { Some(c) });
    let on = before.filter(|c| c.has(Sort::Link(Link::On)));
    // 3 في 5 is a product.
    ends && on.is_some_and(|c| c.previous().is_none_or(|c| !c.is_digits()))
}

/// Whether two digits are a year: in '99.
pub(super) fn is_short_year(first: Cursor, after: Cursor) -> bool {
    let cut = first.gap().has(Gap::APOSTROPHE) && first.gap().only(Gap::APOSTROPHE.or(Gap::BLANK));
    cut && first.previous().is_some_and(is_preposition) && ends_clause(after)
}

/// Whether a bare number between the cursors reads as a year of our time: in brackets, or after a preposition that a
/// number of things would not follow.
pub(super) fn is_year(year: u32, first: Cursor, after: Cursor) -> bool {
    if is_amount(first, after) || !(1000..2200).contains(&year) {
        return false;
    }
    let modern = (1800..2100).contains(&year);
    let round = year.is_multiple_of(100);
    let prepared = first.gap().only(Gap::BLANK) && first.previous().is_some_and(is_preposition);
    is_bracketed(first, after) || (modern && prepared && (!round || ends_clause(after)))
}
