//! From an expression to its value: against the reference date if there is one, as the text says it if not.
//! Knows no words; never asks today's clock.

use jiff::civil::{Date, Weekday};

use super::calendar::{self, Calendar, Days};
use super::expression::{Amounts, Counted, Decade, Expression, Month, PartOfYear, Stamp, Tense, Year};
use super::feast::Feast;
use super::period::{self, Grain};
use super::present::{Present, known, nearest, underspecified};
use super::sort::{Part, Season, Shift, Unit};
use super::value::DateValue;

/// The value of a date.
pub(super) fn resolve(expression: &Expression, reference: Option<Date>, tense: Tense) -> DateValue {
    Present { reference, tense }.resolve(expression)
}

impl Present {
    fn resolve(self, expression: &Expression) -> DateValue {
        match expression {
            Expression::Stamp(stamp) => self.stamp(stamp),
            Expression::ShiftedStamp { stamp, shift } => self.shifted_stamp(stamp, *shift),
            Expression::Both(main, other) => self.both(main, other),
            Expression::Day { by, weekday } => self.day(*by, *weekday),
            Expression::Shifted { unit, shift } => self.shifted(*unit, shift.by),
            Expression::Weekday { weekday, shift } => self.weekday(*weekday, *shift),
            Expression::InWeek { weekday, week } => {
                self.relative(Unit::Day, |today| in_week(today, *weekday, *week))
            }
            Expression::Distance { amounts, forward, from } => {
                self.distance(amounts, *forward, from.as_deref())
            }
            Expression::Weekdays { weekday, count, from } => self.weekdays(*weekday, *count, from.as_deref()),
            Expression::Spell { amounts, forward } => self.spell(amounts, *forward),
            Expression::Nth { n, of, within } => self.nth(*n, *of, within),
            Expression::Ends { count, unit, within } => self.ends(*count, *unit, within),
            Expression::HalfOf { n, within } => self.half_of(*n, within),
            Expression::Beginning { amounts, from } => self.beginning(amounts, from),
            Expression::DayOrNth(stamp, nth) => self.day_or_nth(stamp, nth),
            Expression::WeekOf(day) => self.week_of(day),
            Expression::WeekendOf(day) => self.weekend_of(day),
            Expression::PartOfYear { part, year } => self.part_of_year(*part, *year),
            Expression::Decade { decade } => self.decade(*decade),
            Expression::Century { number, calendar } => century(*number, *calendar),
            Expression::Feast { feast, year } => self.feast(*feast, *year),
            Expression::Range(left, right) if **right == Expression::Present => self.until_now(left),
            Expression::Range(left, right) => self.range(left, right),
            Expression::Part { part, of } => self.part(*part, of),
            Expression::Present => self.day(0, None),
        }
    }

    /// What the reference date gives, or else the shape of the unknown value.
    fn relative(self, unit: Unit, days: impl FnOnce(Date) -> Option<Days>) -> DateValue {
        match self.reference.and_then(days) {
            Some(days) => known(Grain::Unit(unit), days).relatively(),
            None => underspecified(period::unknown(unit).to_owned()),
        }
    }

    fn day(self, by: i32, weekday: Option<u8>) -> DateValue {
        let plain = self.relative(Unit::Day, |today| period::around(Unit::Day, today, by));
        match (plain.first_day(), weekday) {
            (Some(day), Some(weekday)) if !period::is_weekday(day, weekday) => {
                let named = self.relative(Unit::Day, |_| {
                    period::around(Unit::Day, period::nearest_weekday(day, weekday, by > 0, true)?, 0)
                });
                DateValue { conflict: true, ..named }
            }
            (None, Some(weekday)) => underspecified(format!("XXXX-WXX-{weekday}")),
            _ => plain,
        }
    }

    fn shifted(self, unit: Unit, by: i32) -> DateValue {
        self.relative(unit, |today| period::around(unit, today, by))
    }

    fn weekday(self, weekday: u8, shift: Shift) -> DateValue {
        if self.reference.is_none() {
            return underspecified(format!("XXXX-WXX-{weekday}"));
        }
        self.relative(Unit::Day, |today| {
            if shift.by == 0 && self.looks_ahead() {
                // This Monday, said of what is to come on a Tuesday, is next week's.
                let next = period::nearest_weekday(today, weekday, true, true)?;
                period::around(Unit::Day, next, 0)
            } else if shift.nearest && shift.by != 0 {
                let nearest = period::nearest_weekday(today, weekday, shift.by > 0, false)?;
                period::around(Unit::Day, period::add(nearest, shift.by - shift.by.signum(), Unit::Week)?, 0)
            } else {
                in_week(today, weekday, shift.by)
            }
        })
    }

    fn distance(self, amounts: &Amounts, forward: bool, from: Option<&Expression>) -> DateValue {
        let origin = match from {
            Some(from) => self.resolve(from),
            None => self.day(0, None),
        };
        let Some((start, _)) = origin.days else {
            return underspecified(period::unknown(Unit::Day).to_owned());
        };
        let sign = if forward { 1 } else { -1 };
        match add_all(start, amounts, sign) {
            Some(end) => DateValue { relative: origin.relative, ..known(Grain::Unit(Unit::Day), (end, end)) },
            None => underspecified(period::unknown(Unit::Day).to_owned()),
        }
    }

    fn weekdays(self, weekday: u8, count: i32, from: Option<&Expression>) -> DateValue {
        let origin = match from {
            Some(from) => self.resolve(from),
            None => self.day(0, None),
        };
        let day = origin.first_day().and_then(|day| {
            let nearest = period::nearest_weekday(day, weekday, count > 0, false)?;
            period::add(nearest, count - count.signum(), Unit::Week)
        });
        match day {
            Some(day) => DateValue { relative: origin.relative, ..known(Grain::Unit(Unit::Day), (day, day)) },
            None => underspecified(period::unknown(Unit::Day).to_owned()),
        }
    }

    /// The days up to yesterday or from tomorrow; decades, quarters and weekends by the calendar.
    fn spell(self, amounts: &Amounts, forward: bool) -> DateValue {
        let (count, unit) = (amounts[0].0, amounts[0].1.unwrap_or(Unit::Day));
        let Some(today) = self.reference else { return underspecified(period::unknown(unit).to_owned()) };
        let by_calendar =
            matches!(unit, Unit::Quarter | Unit::Half | Unit::Decade | Unit::Century | Unit::Weekend);
        let days = if by_calendar {
            let (near, far) = if forward { (1, count) } else { (-count, -1) };
            period::around(unit, today, near)
                .zip(period::around(unit, today, far))
                .map(|(near, far)| (near.0, far.1))
        } else if forward {
            period::add(today, 1, Unit::Day).zip(add_all(today, amounts, 1))
        } else {
            add_all(today, amounts, -1).zip(period::add(today, -1, Unit::Day))
        };
        match days {
            Some(days) => known(Grain::Days, days).relatively(),
            None => underspecified(period::unknown(unit).to_owned()),
        }
    }

    /// So many units from one end of a period, as far as it goes.
    fn ends(self, count: i32, unit: Unit, within: &Expression) -> DateValue {
        let within = self.resolve(within);
        let days = within.days.and_then(|(first, last)| {
            Some(if count > 0 {
                (first, period::add(first, count, unit)?.yesterday().ok()?.min(last))
            } else {
                (period::add(last.tomorrow().ok()?, count, unit)?.max(first), last)
            })
        });
        match days {
            Some(days) => DateValue { relative: within.relative, ..known(Grain::Days, days) },
            None => underspecified(period::unknown(unit).to_owned()),
        }
    }

    /// Half of a month (to the 15th, from the 16th), a decade, a century.
    fn half_of(self, n: u8, within: &Expression) -> DateValue {
        let whole = self.resolve(within);
        let halves = whole.days.and_then(|(first, last)| {
            let years = i32::from(last.year()) - i32::from(first.year()) + 1;
            let second = if years > 1 {
                period::add(first, years / 2, Unit::Year)
            } else {
                period::add(first, 15, Unit::Day)
            };
            let second = second?;
            Some((years, if n == 1 { (first, second.yesterday().ok()?) } else { (second, last) }))
        });
        match halves {
            Some((2.., (first, last))) => DateValue {
                value: format!(
                    "{}/{}",
                    period::year_text(first.year().into()),
                    period::year_text(last.year().into())
                ),
                days: Some((first, last)),
                relative: whole.relative,
                ..DateValue::default()
            },
            Some((_, days)) => DateValue { relative: whole.relative, ..known(Grain::Days, days) },
            None => underspecified(first_end(&whole.value).to_owned()),
        }
    }

    /// A stretch of time whose first day is named.
    fn beginning(self, amounts: &Amounts, from: &Expression) -> DateValue {
        let from = self.resolve(from);
        let last = from.first_day().and_then(|first| add_all(first, amounts, 1)?.yesterday().ok());
        match from.first_day().zip(last) {
            Some(days) => DateValue { relative: from.relative, ..known(Grain::Days, days) },
            None => underspecified(period::unknown(Unit::Day).to_owned()),
        }
    }

    fn nth(self, n: i32, of: Counted, within: &Expression) -> DateValue {
        if let (Expression::Feast { .. }, Counted::Unit(Unit::Day), 1..) = (within, of, n) {
            return self.day_of_feast(n, within);
        }
        let within = self.resolve(within);
        let (unit, found) = match of {
            Counted::Weekday(weekday) => {
                (Unit::Day, within.days.and_then(|days| nth_weekday(n, weekday, days)))
            }
            Counted::Unit(unit) => (unit, within.days.and_then(|days| nth_unit(n, unit, days))),
        };
        match found {
            Some(days) => DateValue { relative: within.relative, ..known(Grain::Unit(unit), days) },
            None => underspecified(period::unknown(unit).to_owned()),
        }
    }

    /// The second day of Eid al-Fitr: feasts go on after the day they are named for.
    fn day_of_feast(self, n: i32, feast: &Expression) -> DateValue {
        let feast = self.resolve(feast);
        match feast.first_day().and_then(|first| period::add(first, n - 1, Unit::Day)) {
            Some(day) => DateValue { relative: feast.relative, ..known(Grain::Unit(Unit::Day), (day, day)) },
            None => underspecified(period::unknown(Unit::Day).to_owned()),
        }
    }

    /// الثلاثاء الثالث من أيلول: Tuesday the third, unless that is no Tuesday.
    fn day_or_nth(self, stamp: &Stamp, nth: &Expression) -> DateValue {
        let day = self.stamp(stamp);
        if day.conflict || day.days.is_none() { self.resolve(nth) } else { day }
    }

    fn week_of(self, day: &Expression) -> DateValue {
        let day = self.resolve(day);
        match day.days.and_then(|(first, _)| period::week(first)) {
            Some(days) => DateValue { relative: day.relative, ..known(Grain::Unit(Unit::Week), days) },
            None => underspecified(period::unknown(Unit::Week).to_owned()),
        }
    }

    /// Saturday and Sunday, and the free day before or behind them.
    fn weekend_of(self, day: &Expression) -> DateValue {
        let day = self.resolve(day);
        let days = day.first_day().and_then(|first| {
            let (saturday, sunday) = match first.weekday() {
                Weekday::Monday => (period::add(first, -2, Unit::Day)?, first),
                _ => period::around(Unit::Weekend, first, 0)?,
            };
            let joined = matches!(first.weekday(), Weekday::Thursday | Weekday::Friday);
            Some((if joined { first } else { saturday }, sunday))
        });
        match days {
            Some(days) => DateValue { relative: day.relative, ..known(Grain::Days, days) },
            None => underspecified(period::unknown(Unit::Weekend).to_owned()),
        }
    }

    fn part_of_year(self, part: PartOfYear, year: Option<Year>) -> DateValue {
        let (number, relative) = match (year, part) {
            (None, PartOfYear::Season(season, Some(shift))) => {
                (self.reference.map(|today| season_year(today, season, shift)), true)
            }
            (None, _) => (self.reference.map(|today| today.year().into()), true),
            (Some(Year::Number(year)), _) => (Some(year), false),
            (Some(Year::Shift(shift)), _) => {
                (self.reference.map(|today| i32::from(today.year()) + shift.by), true)
            }
        };
        let year_text = number.map_or_else(|| String::from("XXXX"), period::year_text);
        let (value, days) = match part {
            PartOfYear::Quarter(n) => {
                (format!("{year_text}-Q{n}"), number.and_then(|year| period::part_of_year(year, n, 3)))
            }
            PartOfYear::Half(n) => {
                (format!("{year_text}-H{n}"), number.and_then(|year| period::part_of_year(year, n, 6)))
            }
            PartOfYear::Week(n) => {
                (format!("{year_text}-W{n:02}"), number.and_then(|year| period::numbered_week(year, n)))
            }
            // Where a season begins depends on the hemisphere and on who counts.
            PartOfYear::Season(season, _) => (format!("{year_text}-{}", season.code()), None),
        };
        DateValue { value, days, relative: relative && number.is_some(), ..DateValue::default() }
    }

    fn decade(self, decade: Decade) -> DateValue {
        let century = self.reference.map(|today| i32::from(today.year()).div_euclid(100) * 100);
        let (start, relative) = match decade {
            Decade::Number(number) => (Some(number * 10), false),
            Decade::InCentury(tens, Some(shift)) => {
                (century.map(|century| century + 100 * shift.by + tens), true)
            }
            // The latest such decade that has begun.
            Decade::InCentury(tens, None) => match (self.reference, century) {
                (Some(today), Some(century)) if century + tens <= i32::from(today.year()) => {
                    (Some(century + tens), true)
                }
                (Some(_), Some(century)) => (Some(century - 100 + tens), true),
                _ => (Some(1900 + tens), false),
            },
        };
        match (start.and_then(|start| period::years(start, 10)), decade) {
            (Some(days), _) => DateValue { relative, ..known(Grain::Unit(Unit::Decade), days) },
            (None, Decade::InCentury(tens, _)) => underspecified(format!("XX{}X", tens / 10)),
            (None, Decade::Number(_)) => underspecified(period::unknown(Unit::Decade).to_owned()),
        }
    }

    fn feast(self, feast: Feast, year: Option<Year>) -> DateValue {
        let (days, relative) = match (year, self.reference) {
            (Some(Year::Number(year)), _) => (feast.in_year(year), false),
            (_, None) => (None, false),
            (Some(Year::Shift(shift)), Some(today)) if shift.nearest && shift.by != 0 => {
                let mut ahead = feast
                    .around(today)
                    .filter(|(first, last)| if shift.by > 0 { *first > today } else { *last < today });
                (if shift.by > 0 { ahead.next() } else { ahead.last() }, true)
            }
            (Some(Year::Shift(shift)), Some(today)) => {
                (feast.in_year(i32::from(today.year()) + shift.by), true)
            }
            (None, Some(today)) => (nearest(today, self.looks_ahead(), feast.around(today)), true),
        };
        let grain = if feast.is_one_day() { Grain::Unit(Unit::Day) } else { Grain::Days };
        match (days, feast.fixed()) {
            (Some(days), _) => DateValue { relative, ..known(grain, days) },
            (None, Some((month, day))) => underspecified(format!("XXXX-{month:02}-{day:02}")),
            (None, None) => underspecified(period::unknown(Unit::Day).to_owned()),
        }
    }

    fn range(self, left: &Expression, right: &Expression) -> DateValue {
        // What will be from May to March may have begun.
        let begun = self.is_future() && matches!(left, Expression::Stamp(Stamp { month: Some(_), .. }));
        let begun = begun.then(|| {
            let half_a_year_ago = self.reference.and_then(|today| period::add(today, -6, Unit::Month));
            Present { reference: half_a_year_ago, tense: Tense::Past }.ends_of_range(left, right)
        });
        let runs = |(left, right): &(DateValue, DateValue)| {
            let span = left.first_day().zip(right.last_day());
            self.reference.zip(span).is_some_and(|(today, (first, last))| first <= today && today <= last)
        };
        let (left, right) = begun.filter(runs).unwrap_or_else(|| self.ends_of_range(left, right));
        let days = match (left.days, right.days) {
            (Some((first, _)), Some((_, last))) if first <= last => Some((first, last)),
            _ => None,
        };
        DateValue {
            value: format!("{}/{}", first_end(&left.value), last_end(&right.value)),
            days,
            calendar: left.calendar,
            relative: left.relative || right.relative,
            conflict: left.conflict || right.conflict,
            ..DateValue::default()
        }
    }

    /// Both ends. The right one is the first such day after the left one: Friday through Sunday, from November to February;
    /// but in "from 4 to 23 of next month" both count from today.
    fn ends_of_range(self, left: &Expression, right: &Expression) -> (DateValue, DateValue) {
        let counted = matches!(right, Expression::Stamp(Stamp { month: Some(Month::Shift(_)), .. }));
        let left = self.resolve(left);
        let right = match left.days {
            Some((first, _)) if right.leans() && !counted => {
                Present { reference: Some(first), tense: Tense::Future }.resolve(right)
            }
            _ => self.resolve(right),
        };
        (left, right)
    }

    /// 2016–present: the day it ends is written open.
    fn until_now(self, left: &Expression) -> DateValue {
        let left = self.resolve(left);
        let first = left.first_day().map(period::day_text);
        DateValue {
            value: format!("{}/..", first.as_deref().unwrap_or_else(|| first_end(&left.value))),
            days: left.first_day().zip(self.reference).filter(|(first, last)| first <= last),
            relative: left.relative || self.reference.is_some(),
            ..left
        }
    }

    fn part(self, part: Part, of: &Expression) -> DateValue {
        let whole = self.resolve(of);
        match (part, whole.days, self.reference) {
            (Part::Rest, Some((first, last)), Some(today)) => {
                known(Grain::Days, (first.max(today), last)).relatively()
            }
            (_, days, _) => DateValue {
                modifier: Some(part),
                days: days.and_then(|days| period::narrow(part, days)),
                ..whole
            },
        }
    }
}

/// The day at the end of several amounts of time, one after the other.
fn add_all(day: Date, amounts: &Amounts, sign: i32) -> Option<Date> {
    amounts.iter().try_fold(day, |day, (count, unit)| match unit {
        Some(unit) => period::add(day, sign * count, *unit),
        None => Some(day),
    })
}

fn in_week(today: Date, weekday: u8, week: i32) -> Option<Days> {
    let (monday, _) = period::around(Unit::Week, today, week)?;
    period::around(Unit::Day, monday, i32::from(weekday) - 1)
}

fn nth_weekday(n: i32, weekday: u8, (first, last): Days) -> Option<Days> {
    let day = if n > 0 {
        period::add(period::nearest_weekday(first, weekday, true, true)?, n - 1, Unit::Week)?
    } else {
        period::add(period::nearest_weekday(last, weekday, false, true)?, n + 1, Unit::Week)?
    };
    (first <= day && day <= last).then_some((day, day))
}

/// The nth day, week, month of a period. A week belongs where its Thursday lies, as in ISO 8601.
fn nth_unit(n: i32, unit: Unit, (first, last): Days) -> Option<Days> {
    const THURSDAY: u8 = 4;
    match unit {
        Unit::Week => {
            nth_weekday(n, THURSDAY, (first, last)).and_then(|(thursday, _)| period::week(thursday))
        }
        Unit::Weekend => nth_weekday(n, 6, (first, last))
            .and_then(|(saturday, _)| period::around(Unit::Weekend, saturday, 0)),
        _ => {
            let days =
                if n > 0 { period::around(unit, first, n - 1) } else { period::around(unit, last, n + 1) };
            days.filter(|found| first <= found.0 && found.1 <= last)
        }
    }
}

fn century(number: i32, calendar: Calendar) -> DateValue {
    let first = (number - 1) * 100;
    match calendar {
        Calendar::Gregorian if number > 0 => {
            period::years(first, 100).map(|days| known(Grain::Unit(Unit::Century), days))
        }
        // The first century before our era has the years -99 to 0.
        Calendar::Gregorian => {
            period::years(first + 1, 100).map(|days| known(Grain::Unit(Unit::Century), days))
        }
        _ => calendar::years_days(calendar, first + 1, first + 100).map(|days| known(Grain::Days, days)),
    }
    .map_or_else(
        || underspecified(period::unknown(Unit::Century).to_owned()),
        |value| DateValue { calendar, ..value },
    )
}

/// The year of the season that is meant by this, last or next.
fn season_year(today: Date, season: Season, shift: Shift) -> i32 {
    let year = i32::from(today.year());
    let past = i32::from(today.month()) > season.first_month();
    match shift.by {
        1.. if past => year + shift.by,
        1.. => year + shift.by - 1,
        // In January, this winter began last year.
        0 if season == Season::Winter && today.month() < 3 => year - 1,
        0 => year,
        _ if past => year + shift.by + 1,
        _ => year + shift.by,
    }
}

/// The first end of a value that may be a range itself.
fn first_end(value: &str) -> &str {
    value.split_once('/').map_or(value, |(first, _)| first)
}

fn last_end(value: &str) -> &str {
    value.split_once('/').map_or(value, |(_, last)| last)
}

impl Season {
    fn code(self) -> &'static str {
        match self {
            Season::Spring => "SP",
            Season::Summer => "SU",
            Season::Autumn => "FA",
            Season::Winter => "WI",
        }
    }

    fn first_month(self) -> i32 {
        match self {
            Season::Spring => 3,
            Season::Summer => 6,
            Season::Autumn => 9,
            Season::Winter => 12,
        }
    }
}
