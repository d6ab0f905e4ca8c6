//! Calendar dates of named fields in any order: weekday, day, month, year, era. Reads part after part as long as the next fits.
//! Knows no ranges and no distances.

use super::calendar::Calendar;
use super::cursor::{Cursor, Read};
use super::expression::{Expression, Month, Stamp, Year};
use super::guards;
use super::numbers::{self, Form, Number};
use super::numeric;
use super::sort::{Count, Era, Link, Sort, Unit};
use super::words::{self, day_word, era, era_before, month_word, named_month, weekday, year_word};
use crate::tokenize::{Gap, Script};

/// A calendar date, also one in two calendars or shifted (10 نوفمبر الماضي), and whether its words are weak alone.
pub(super) fn date(c: Cursor) -> Read<(Expression, bool)> {
    if let Some((expression, after)) = shift_first(c) {
        return Some(((expression, false), after));
    }
    let (draft, after) = draft(c)?;
    let longer = shift_last(draft.stamp, after).or_else(|| both(draft.stamp, after));
    let plain = ((Expression::Stamp(draft.stamp), draft.is_weak()), after);
    Some(longer.map_or(plain, |(expression, after)| ((expression, false), after)))
}

/// A calendar date of one calendar, and whether its words are weak alone.
pub(super) fn stamp(c: Cursor) -> Read<(Stamp, bool)> {
    let (draft, after) = draft(c)?;
    Some(((draft.stamp, draft.is_weak()), after))
}

/// last June, this September
fn shift_first(c: Cursor) -> Read<Expression> {
    let (shift, c) = words::shift(c)?;
    let (draft, after) = Draft::default().month(c.spaced()?, Bridge::default())?;
    // this may take
    (!draft.weak || guards::is_capital(c))
        .then_some((Expression::ShiftedStamp { stamp: draft.stamp, shift }, after))
}

/// 10 نوفمبر الماضي, رمضان المقبل, March after next
fn shift_last(stamp: Stamp, c: Cursor) -> Read<Expression> {
    let yearless = matches!(stamp, Stamp { month: Some(Month::Number(_)), year: None, .. });
    let (shift, after) = yearless.then(|| words::shift(c.spaced()?))??;
    let of_a_unit = after.spaced().is_some_and(|c| words::unit(c, Count::One).is_some());
    (!of_a_unit).then_some((Expression::ShiftedStamp { stamp, shift }, after))
}

/// 24 ربيع الأول 1442 هـ الموافق 10 نوفمبر 2020, and the other way round; 1442هـ / 2020م.
fn both(first: Stamp, c: Cursor) -> Read<Expression> {
    let (second, after) = second_calendar(c)?;
    let second = second.stamp;
    let weekday = first.weekday.or(second.weekday);
    let alike = first.day.is_some() == second.day.is_some() && first.calendar != second.calendar;
    let (main, other) = if first.calendar == Calendar::Gregorian { (first, second) } else { (second, first) };
    let gregorian = alike && main.calendar == Calendar::Gregorian;
    gregorian.then_some((Expression::Both(Stamp { weekday, ..main }, other), after))
}

fn second_calendar(c: Cursor) -> Read<Draft> {
    let joined =
        c.after(Gap::BLANK.or(Gap::COMMA).or(Gap::SLASH).or(Gap::HYPHEN).or(Gap::OPEN).or(Gap::CLOSE))?;
    match joined.link(Link::Matching) {
        Some(c) => paired(c.after(Gap::BLANK.or(Gap::COLON).or(Gap::OPEN))?),
        None => {
            let parted = !joined.gap().only(Gap::BLANK);
            parted.then(|| paired(joined))?
        }
    }
}

/// A date beside one of another calendar: there a bare era is sure, as in 273 هـ / 886 م.
fn paired(c: Cursor) -> Read<Draft> {
    longest(Draft { paired: true, ..Draft::default() }.next(c, Bridge::default()))
}

/// The date that follows a weekday and names its day.
pub(super) fn after_weekday(weekday: u8, c: Cursor) -> Read<Stamp> {
    let draft = Draft { stamp: Stamp { weekday: Some(weekday), ..Stamp::default() }, ..Draft::default() };
    longest(draft.bridged(c)).map(|(draft, after)| (draft.stamp, after))
}

/// The longest row of fields from here that makes a date.
fn draft(c: Cursor) -> Read<Draft> {
    longest(Draft::default().next(c, Bridge::default()))
}

fn longest<'a>(mut next: Read<'a, Draft>) -> Read<'a, Draft> {
    let mut best = None;
    // No date has more parts: weekday, day, month, year.
    for _ in 0..4 {
        let Some((draft, after)) = next else { break };
        if draft.is_date() {
            best = Some((draft, after));
        }
        next = draft.bridged(after);
    }
    best
}

/// A calendar date on its way.
#[derive(Clone, Copy, Default)]
struct Draft {
    stamp: Stamp,
    /// The first word is also something else.
    weak: bool,
    /// A word or an ending says which field the number is: يوم 21, the 21st, عام 1945.
    sure: bool,
    day_form: Option<Form>,
    /// The day is written in digits.
    in_digits: bool,
    /// The month is joined to the day by a hyphen: 10-Nov-20.
    hyphened: bool,
    /// It says what another date has said.
    paired: bool,
}

/// What stands between two parts of a date.
#[derive(Clone, Copy, Default)]
struct Bridge {
    gap: Gap,
    the: bool,
    /// من, of, in
    linked: bool,
}

impl Bridge {
    /// The ways over what stands here, the plain one first.
    fn over(c: Cursor<'_>) -> [Option<(Bridge, Cursor<'_>)>; 2] {
        let mut bridge = Bridge { gap: c.gap(), ..Bridge::default() };
        let plain = bridge.is_sound(c).then_some((bridge, c));
        let mut at = c;
        // of the, الموافق, في الـ
        for _ in 0..2 {
            let next = if at.at() == c.at() { Some(at) } else { at.after(Gap::BLANK.or(Gap::NONE)) };
            let Some(next) = next else { break };
            if let Some(after) = next.link(Link::Matching) {
                at = after;
            } else if let Some(after) = next.link(Link::Of).or_else(|| next.link(Link::In)) {
                (bridge.linked, at) = (true, after);
            } else if let Some(after) = next.link(Link::The) {
                (bridge.the, at) = (true, after);
            } else {
                break;
            }
        }
        let linked = at.at() > c.at()
            && bridge.is_sound(c)
            && at.after(Gap::BLANK.or(Gap::COLON).or(Gap::OPEN).or(Gap::NONE)).is_some();
        [plain, linked.then_some((bridge, at))]
    }

    /// Whether parts of one date may stand so before the cursor.
    fn is_sound(self, c: Cursor) -> bool {
        const INSIDE: Gap = Gap::BLANK
            .or(Gap::COMMA)
            .or(Gap::HYPHEN)
            .or(Gap::SLASH)
            .or(Gap::DOT)
            .or(Gap::OPEN)
            .or(Gap::CLOSE)
            .or(Gap::APOSTROPHE);
        // A dot ends a sentence unless a number or an abbreviation stands before it.
        let ends = self.gap.has(Gap::DOT) && !guards::is_short(c);
        c.token().is_some() && self.gap.only(INSIDE) && !ends
    }

    /// A hyphen between blanks parts two dates more often than two fields.
    fn is_dash(self) -> bool {
        self.gap.has(Gap::HYPHEN) && self.gap.has(Gap::BLANK)
    }
}

impl Draft {
    /// Over what stands here, then the next part.
    fn bridged<'a>(self, c: Cursor<'a>) -> Read<'a, Draft> {
        Bridge::over(c).into_iter().flatten().find_map(|(bridge, after)| self.next(after, bridge))
    }

    /// With the part that begins here.
    fn next<'a>(self, c: Cursor<'a>, bridge: Bridge) -> Read<'a, Draft> {
        self.numeric(c, bridge)
            .or_else(|| self.weekday(c, bridge))
            .or_else(|| self.month(c, bridge))
            .or_else(|| self.relative(c, bridge))
            .or_else(|| self.day(c, bridge))
            .or_else(|| self.year(c, bridge))
    }

    /// Whether it is one word that is also something else.
    fn is_weak(self) -> bool {
        self.weak && self.stamp.parts() == 1
    }

    fn is_empty(self) -> bool {
        self.stamp.parts() == 0
    }

    fn is_date(self) -> bool {
        let Stamp { weekday, day, month, year, .. } = self.stamp;
        match (weekday, day, month, year) {
            (_, Some(_), Some(_), _)
            | (None, None, Some(Month::Number(_)), _)
            | (Some(_), None, None, None) => true,
            (_, Some(_), None, None) | (None, None, None, Some(Year::Number(_))) => self.sure,
            _ => false,
        }
    }

    /// A numeric date: 10/11/2020, also after a weekday, or in brackets after its month: تموز (18/7/1946).
    fn numeric<'a>(self, c: Cursor<'a>, bridge: Bridge) -> Read<'a, Draft> {
        let Stamp { weekday, day, month, year, .. } = self.stamp;
        if day.is_some() || year.is_some() || (month.is_some() && !bridge.gap.has(Gap::OPEN)) {
            return None;
        }
        let worded = day_word(c);
        let start = worded.unwrap_or(c);
        let (stamp, after) = numeric::numeric(start, weekday.is_some())?;
        let (stamp, after) = in_era(stamp, after);
        if month.is_some() && month != stamp.month {
            return None;
        }
        let weak = numeric::is_doubtful(&stamp, start, after) && weekday.is_none() && worded.is_none();
        (!weak).then_some((Draft { stamp: Stamp { weekday, ..stamp }, ..self }, after))
    }

    fn weekday<'a>(self, c: Cursor<'a>, bridge: Bridge) -> Read<'a, Draft> {
        let Stamp { weekday: named, day, month, .. } = self.stamp;
        let misplaced =
            !self.is_empty() && (day.is_none() || month.is_none() || bridge.linked || bridge.is_dash());
        if named.is_some() || misplaced {
            return None;
        }
        let worded = day_word(c);
        let (weekday, weak, after) = weekday(worded.unwrap_or(c))?;
        let weak = self.is_empty() && weak && worded.is_none();
        Some((Draft { stamp: Stamp { weekday: Some(weekday), ..self.stamp }, weak, ..self }, after))
    }

    /// A month by name, with its second name; شهر رمضان; شهر 3.
    fn month<'a>(self, c: Cursor<'a>, bridge: Bridge) -> Read<'a, Draft> {
        let Stamp { weekday, day, month, year, .. } = self.stamp;
        let dash = bridge.is_dash() && (day.is_none() || year.is_some());
        // Issue 6, June 2004: a comma parts a number from the month after it.
        let comma = bridge.gap.has(Gap::COMMA)
            && (year.is_some() && day.is_none() || matches!(self.day_form, Some(Form::Digits(_))));
        if month.is_some() || dash || comma {
            return None;
        }
        let worded = month_word(c);
        let ((calendar, month, weak), after) = match worded {
            Some(c) => named_month(c).or_else(|| numbered_month(c))?,
            None => named_month(c)?,
        };
        // one may, the second march; صفر - 3 is a score
        let spelled =
            day.is_some() && !self.in_digits && !bridge.linked && !guards::is_capital(worded.unwrap_or(c));
        if weak && (spelled || bridge.is_dash()) {
            return None;
        }
        let after = second_name(after, calendar, month).unwrap_or(after);
        let weak = weak && worded.is_none() && weekday.is_none() && self.is_empty();
        Some((
            Draft {
                stamp: Stamp { calendar, month: Some(Month::Number(month)), ..self.stamp },
                hyphened: self.in_digits && bridge.gap == Gap::HYPHEN,
                weak,
                ..self
            },
            after,
        ))
    }

    /// Of this month, العام الماضي: a month after a day, a year after a month.
    fn relative<'a>(self, c: Cursor<'a>, bridge: Bridge) -> Read<'a, Draft> {
        let Stamp { day, month, year, .. } = self.stamp;
        if bridge.is_dash() || year.is_some() || (day.is_none() && month.is_none()) {
            return None;
        }
        // في 15 الجاري
        let present = || {
            let (shift, after) = words::shift(c)?;
            (day.is_some() && month.is_none() && is_present(c)).then_some(((Unit::Month, shift), after))
        };
        let ((unit, shift), after) = words::shifted_unit(c).or_else(present)?;
        let stamp = match unit {
            // Five this month are five of something.
            Unit::Month
                if month.is_none()
                    && (bridge.linked
                        || is_present(c)
                        || self.day_form == Some(Form::Ordinal)
                        || guards::joins_days(c)) =>
            {
                Stamp { month: Some(Month::Shift(shift)), ..self.stamp }
            }
            Unit::Year if month.is_some() => Stamp { year: Some(Year::Shift(shift)), ..self.stamp },
            _ => return None,
        };
        Some((Draft { stamp, ..self }, after))
    }

    fn day<'a>(self, c: Cursor<'a>, bridge: Bridge) -> Read<'a, Draft> {
        let Stamp { weekday, day, month, year, .. } = self.stamp;
        if day.is_some()
            || bridge.is_dash()
            || (year.is_some() && month.is_none())
            || (bridge.linked && month.is_some())
        {
            return None;
        }
        let worded = day_word(c);
        let start = worded.unwrap_or(c);
        let (number, after) = numbers::day_of_month(start)?;
        if guards::is_amount(start, after) || is_year_of_era(start, after) {
            return None;
        }
        let after = day_of(after).unwrap_or(after);
        let ordinal = number.form == Form::Ordinal;
        let sure = match weekday {
            // Tuesday the 21st, الأربعاء 27; but "الأحد الأول" is the first Sunday, and "Tuesday 5 people" counts.
            Some(_) if self.weak && !(ordinal && start.is_digits()) => false,
            Some(_) if ordinal => number.value > 5 || bridge.the,
            Some(_) => !bridge.gap.has(Gap::COMMA) && guards::ends_clause(after),
            None if ordinal => {
                (worded.is_some() && number.value > 5) || guards::is_lone_day(number.value, c, after)
            }
            None => worded.is_some() || guards::is_bare_day(c, after),
        };
        let stamp = Stamp { day: Some(number.value as u8), ..self.stamp };
        let fits = weekday.is_none() || month.is_some() || sure || leads_on(after);
        fits.then_some((
            Draft {
                stamp,
                sure,
                weak: false,
                day_form: Some(number.form),
                in_digits: start.is_digits(),
                ..self
            },
            after,
        ))
    }

    /// A year, with the word for it before and the era after: عام 1945, 1442 هـ, AD 79.
    fn year<'a>(self, c: Cursor<'a>, bridge: Bridge) -> Read<'a, Draft> {
        let Stamp { day, month, year, .. } = self.stamp;
        if year.is_some() || bridge.is_dash() || (day.is_some() && month.is_none()) {
            return None;
        }
        let worded = year_word(c);
        let (era_before, start) =
            era_before(c).map_or((None, worded.unwrap_or(c)), |(era, c)| (Some(era), c));
        let (number, after) = numbers::count(start)?;
        let (era, after) = match era(after) {
            Some((era, past_era))
                if worded.is_some()
                    || month.is_some()
                    || self.paired
                    || guards::is_era(era, start, after) =>
            {
                (Some(era), past_era)
            }
            _ => (era_before, after),
        };
        let calendar = self.calendar_of(era)?;
        let named = worded.is_some() || era.is_some();
        let sound = if named {
            guards::counts(after) <= (era.is_some())
        } else if month.is_some() {
            (self.hyphened && bridge.gap == Gap::HYPHEN && number.form == Form::Digits(2))
                || is_year_beside_month(number, calendar, bridge, after)
        } else {
            number.form == Form::Digits(4) && !guards::is_amount(start, after)
        };
        // التاسع والسادس عشر للميلاد are centuries.
        if number.form == Form::Words && number.value < 100 && worded.is_none() && month.is_none() {
            return None;
        }
        let year = year_number(number, era, named || month.is_some())?;
        let stamp = Stamp { calendar, year: Some(Year::Number(year)), ..self.stamp };
        sound.then_some((Draft { stamp, sure: self.sure || named, ..self }, after))
    }

    /// The calendar that the year is counted in; `None` if era and month contradict each other.
    fn calendar_of(self, era: Option<Era>) -> Option<Calendar> {
        let month = self.stamp.month.map(|_| self.stamp.calendar);
        match (month, era) {
            (Some(month), None) => Some(month),
            (None, None) | (_, Some(Era::BeforeChrist)) => Some(Calendar::Gregorian),
            (None, Some(Era::Of(calendar))) => Some(calendar),
            (Some(month), Some(Era::Of(calendar))) => {
                (month == calendar || calendar == Calendar::Gregorian).then_some(month)
            }
        }
    }
}

/// الجاري by itself.
fn is_present(c: Cursor) -> bool {
    c.script() == Script::Arabic
        && words::shift(c).is_some_and(|(shift, after)| shift.by == 0 && guards::ends_clause(after))
}

/// Whether a small number is a year: 14 AD.
fn is_year_of_era(number: Cursor, after: Cursor) -> bool {
    era(after).is_some_and(|(era, _)| guards::is_era(era, number, after))
}

/// A numeric date in the era that follows it. Without one, a year of our age by the Hijri count is one.
fn in_era<'a>(stamp: Stamp, after: Cursor<'a>) -> (Stamp, Cursor<'a>) {
    match (stamp.year, era(after)) {
        (Some(_), Some((Era::Of(calendar), past_era))) => {
            (Stamp { calendar, ambiguous: false, ..stamp }, past_era)
        }
        (Some(Year::Number(1300..1500)), None) => {
            (Stamp { calendar: Calendar::Islamic, ambiguous: false, ..stamp }, after)
        }
        _ => (stamp, after),
    }
}

/// Whether a date goes on after a bare number behind a weekday: Tuesday, 10 November.
fn leads_on(after: Cursor) -> bool {
    Bridge::over(after)
        .into_iter()
        .flatten()
        .any(|(_, c)| named_month(month_word(c).unwrap_or(c)).is_some() || words::shifted_unit(c).is_some())
}

/// Whether a bare number after a month is a year: 2020; '87, and two digits at the end of a clause.
fn is_year_beside_month(number: Number, calendar: Calendar, bridge: Bridge, after: Cursor) -> bool {
    match number.form {
        Form::Digits(4) => !guards::counts(after),
        Form::Words => (1000..2200).contains(&number.value),
        Form::Digits(3) => calendar != Calendar::Gregorian,
        Form::Digits(2) => {
            bridge.gap.has(Gap::APOSTROPHE) || (!bridge.gap.has(Gap::HYPHEN) && guards::ends_clause(after))
        }
        Form::Digits(_) | Form::Ordinal => false,
    }
}

/// The number of a year, astronomical: 1 BC is 0.
fn year_number(number: Number, era: Option<Era>, beside: bool) -> Option<i32> {
    let value = i32::try_from(number.value).ok()?;
    match (number.form, era) {
        (_, Some(Era::BeforeChrist)) => (1..10_000).contains(&value).then_some(1 - value),
        (Form::Digits(2), None) => beside.then(|| numeric::full_year(number.value)),
        (Form::Digits(4), None) => (1000..3000).contains(&value).then_some(value),
        (Form::Words, None) => (100..3000).contains(&value).then_some(value),
        (_, Some(_)) | (Form::Digits(3), None) => (1..10_000).contains(&value).then_some(value),
        _ => None,
    }
}

/// The number of a month after شهر: شهر 3, الشهر التاسع.
fn numbered_month(c: Cursor) -> Read<(Calendar, u8, bool)> {
    let (number, after) = numbers::ordinal(c).or_else(|| numbers::count(c))?;
    let arabic = c.previous().is_some_and(|before| before.script() == Script::Arabic);
    let sound = arabic && (1..=12).contains(&number.value) && !guards::is_amount(c, after);
    sound.then_some(((Calendar::Gregorian, number.value as u8, false), after))
}

/// The second name of the same month: /تشرين الثاني, (أيار).
fn second_name(c: Cursor, calendar: Calendar, month: u8) -> Option<Cursor> {
    let c = c.after(Gap::SLASH.or(Gap::HYPHEN).or(Gap::OPEN).or(Gap::BLANK))?;
    let ((other, number, _), after) = named_month(c)?;
    (other == calendar && number == month).then_some(after)
}

/// Past "day" after an ordinal: the third day of October.
fn day_of(c: Cursor) -> Option<Cursor> {
    let after = c.spaced()?.sort(Sort::Unit(Unit::Day, Count::One))?;
    after.spaced()?.link(Link::Of).map(|_| after)
}
