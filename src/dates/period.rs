//! Periods of the Gregorian calendar: which days a week, quarter or decade has, how it is shifted, and how its value is written.
//! Knows neither words nor expressions.

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

use super::calendar::{self, Calendar, Days};
use super::sort::{Part, Unit};

/// How fine a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Grain {
    Unit(Unit),
    /// Days from one to another: both are written.
    Days,
}

/// The value of a period, written by its grain: 2020-11-10, 2024-W16, 2016-Q3, 197X, 2020-04-24/2020-05-23.
pub(super) fn value(grain: Grain, (first, last): Days) -> String {
    let (year, month) = (i32::from(first.year()), first.month());
    match grain {
        Grain::Unit(Unit::Day) => day_text(first),
        Grain::Unit(Unit::Week) => week_text(first),
        Grain::Unit(Unit::Weekend) => format!("{}-WE", week_text(first)),
        Grain::Unit(Unit::Month) => format!("{}-{month:02}", year_text(year)),
        Grain::Unit(Unit::Quarter) => format!("{}-Q{}", year_text(year), (month + 2) / 3),
        Grain::Unit(Unit::Half) => format!("{}-H{}", year_text(year), (month + 5) / 6),
        Grain::Unit(Unit::Year) => year_text(year),
        Grain::Unit(Unit::Decade) => decade_text(year.div_euclid(10)),
        Grain::Unit(Unit::Century) => century_text(first, last),
        Grain::Unit(Unit::Fortnight | Unit::Season) | Grain::Days => {
            format!("{}/{}", day_text(first), day_text(last))
        }
    }
}

/// Year, month and day; years before our era as in EDTF.
pub(super) fn day_text(day: Date) -> String {
    format!("{}-{:02}-{:02}", year_text(day.year().into()), day.month(), day.day())
}

/// Four digits, and a sign before our era.
pub(super) fn year_text(year: i32) -> String {
    if year < 0 { format!("-{:04}", -year) } else { format!("{year:04}") }
}

fn decade_text(decade: i32) -> String {
    if decade < 0 { format!("-{:03}X", -decade) } else { format!("{decade:03}X") }
}

fn century_text(first: Date, last: Date) -> String {
    let (first, last) = (i32::from(first.year()), i32::from(last.year()));
    if first < 0 { format!("-{:02}XX", -last / 100) } else { format!("{:02}XX", first / 100) }
}

fn week_text(day: Date) -> String {
    let week = day.iso_week_date();
    format!("{}-W{:02}", year_text(week.year().into()), week.week())
}

/// What stands for the value where it is not known.
pub(super) fn unknown(unit: Unit) -> &'static str {
    match unit {
        Unit::Day => "XXXX-XX-XX",
        Unit::Week | Unit::Fortnight => "XXXX-WXX",
        Unit::Weekend => "XXXX-WXX-WE",
        Unit::Month => "XXXX-XX",
        Unit::Quarter => "XXXX-QX",
        Unit::Half => "XXXX-HX",
        Unit::Season | Unit::Year | Unit::Decade | Unit::Century => "XXXX",
    }
}

/// The period of this unit that holds a day, and the one so many later.
pub(super) fn around(unit: Unit, day: Date, by: i32) -> Option<Days> {
    let year = i32::from(day.year());
    match unit {
        Unit::Day => {
            let day = add(day, by, Unit::Day)?;
            Some((day, day))
        }
        Unit::Week => week(add(day, by, Unit::Week)?),
        Unit::Weekend => {
            let (_, sunday) = week(add(day, by, Unit::Week)?)?;
            Some((sunday.yesterday().ok()?, sunday))
        }
        Unit::Fortnight => {
            let (monday, _) = week(add(day, 2 * by, Unit::Week)?)?;
            Some((monday, add(monday, 13, Unit::Day)?))
        }
        Unit::Month => months(add(day.first_of_month(), by, Unit::Month)?, 1),
        Unit::Quarter => months(add(start_of(day, 3)?, 3 * by, Unit::Month)?, 3),
        Unit::Half => months(add(start_of(day, 6)?, 6 * by, Unit::Month)?, 6),
        Unit::Season => None,
        Unit::Year => calendar::year_days(Calendar::Gregorian, year + by),
        Unit::Decade => years(year.div_euclid(10) * 10 + 10 * by, 10),
        Unit::Century => years(year.div_euclid(100) * 100 + 100 * by, 100),
    }
}

/// A quarter or half of a year, by its number.
pub(super) fn part_of_year(year: i32, number: u8, length: u8) -> Option<Days> {
    months(calendar::day(Calendar::Gregorian, year, (number - 1) * length + 1, 1)?, length.into())
}

/// An ISO week of a year.
pub(super) fn numbered_week(year: i32, number: u8) -> Option<Days> {
    // The fourth of January is always in the first week.
    week(add(calendar::day(Calendar::Gregorian, year, 1, 4)?, i32::from(number) - 1, Unit::Week)?)
}

/// Whole years.
pub(super) fn years(from: i32, count: i32) -> Option<Days> {
    calendar::years_days(Calendar::Gregorian, from, from + count - 1)
}

/// Monday to Sunday.
pub(super) fn week(day: Date) -> Option<Days> {
    let monday = add(day, -i32::from(day.weekday().to_monday_zero_offset()), Unit::Day)?;
    Some((monday, add(monday, 6, Unit::Day)?))
}

/// The first day of the group of months, counted from January, that holds a day.
fn start_of(day: Date, months: i8) -> Option<Date> {
    let month = (day.month() - 1) / months * months + 1;
    Date::new(day.year(), month, 1).ok()
}

fn months(first: Date, count: i32) -> Option<Days> {
    Some((first, add(first, count, Unit::Month)?.yesterday().ok()?))
}

/// The day so many units later.
pub(super) fn add(day: Date, count: i32, unit: Unit) -> Option<Date> {
    day.checked_add(length(unit, count)?).ok()
}

fn length(unit: Unit, count: i32) -> Option<Span> {
    // A text may count anything; what no calendar holds is no date.
    let count = Some(count).filter(|count| count.abs() < 10_000)?;
    Some(match unit {
        Unit::Day => count.days(),
        Unit::Week | Unit::Weekend => count.weeks(),
        Unit::Fortnight => (2 * count).weeks(),
        Unit::Month => count.months(),
        Unit::Quarter | Unit::Season => (3 * count).months(),
        Unit::Half => (6 * count).months(),
        Unit::Year => count.years(),
        Unit::Decade => Some(count).filter(|count| count.abs() < 1000).map(|count| (10 * count).years())?,
        Unit::Century => Some(count).filter(|count| count.abs() < 100).map(|count| (100 * count).years())?,
    })
}

/// The day of the week nearest before a day, or after it; the day itself if `today` counts.
pub(super) fn nearest_weekday(day: Date, weekday: u8, forward: bool, today: bool) -> Option<Date> {
    let distance = (i32::from(weekday) - 1 - i32::from(day.weekday().to_monday_zero_offset())).rem_euclid(7);
    let by = match (forward, distance) {
        (_, 0) if today => 0,
        (true, 0) => 7,
        (false, 0) => -7,
        (true, _) => distance,
        (false, _) => distance - 7,
    };
    add(day, by, Unit::Day)
}

/// The weekday of ISO number 1 to 7.
pub(super) fn is_weekday(day: Date, weekday: u8) -> bool {
    Weekday::from_monday_one_offset(weekday as i8).is_ok_and(|weekday| weekday == day.weekday())
}

/// How many days lie between a day and a period; none if it is inside.
pub(super) fn distance(day: Date, (first, last): Days) -> u32 {
    if day < first {
        days_between(day, first)
    } else if last < day {
        days_between(last, day)
    } else {
        0
    }
}

/// Days from one day to a later one.
pub(super) fn days_between(from: Date, to: Date) -> u32 {
    from.until(to).map_or(u32::MAX, |span| span.get_days().unsigned_abs())
}

/// The days of a part of a period: thirds of months and of longer periods; of a week the first and last three days and
/// the four between Monday and Saturday.
pub(super) fn narrow(part: Part, (first, last): Days) -> Option<Days> {
    let length = days_between(first, last) + 1;
    let day = |offset: u32| add(first, i32::try_from(offset).ok()?, Unit::Day);
    let month = |offset: i32| add(first, offset, Unit::Month);
    let before = |date: Date| date.yesterday().ok();
    Some(match (part, length) {
        (Part::Approx | Part::Rest, _) | (_, 0..=3) => (first, last),
        (Part::Start, 4..=9) => (first, day(2)?),
        (Part::Mid, 4..=9) => (day(1)?, day(length.saturating_sub(3))?),
        (Part::End, 4..=9) => (day(length - 3)?, last),
        (Part::Start, 10..=31) => (first, day(9)?),
        (Part::Mid, 10..=31) => (day(10)?, day(19.min(length - 1))?),
        (Part::End, 10..=31) => (day(20.min(length - 1))?, last),
        (part, 32..) => {
            let years = i32::from(last.year()) - i32::from(first.year());
            let months = 12 * years + i32::from(last.month()) - i32::from(first.month()) + 1;
            match part {
                Part::Start => (first, before(month(months / 3)?)?),
                Part::Mid => (month(months / 3)?, before(month(months * 2 / 3)?)?),
                _ => (month(months * 2 / 3)?, last),
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().expect("a day")
    }

    #[test]
    fn units_around_a_day() {
        let day = date("2024-04-17");
        let cases = [
            (Unit::Day, -1, "2024-04-16"),
            (Unit::Week, 0, "2024-W16"),
            (Unit::Weekend, 0, "2024-W16-WE"),
            (Unit::Month, -4, "2023-12"),
            (Unit::Quarter, 0, "2024-Q2"),
            (Unit::Half, 1, "2024-H2"),
            (Unit::Year, -1, "2023"),
            (Unit::Decade, -2, "200X"),
            (Unit::Century, -1, "19XX"),
        ];
        for (unit, by, expected) in cases {
            let days = around(unit, day, by).expect("inside the calendar");
            assert_eq!(value(Grain::Unit(unit), days), expected);
        }
    }

    #[test]
    fn parts_of_periods() {
        let part = |part, unit| {
            narrow(part, around(unit, date("2013-03-15"), 0).expect("inside"))
                .map(|(a, b)| format!("{a}/{b}"))
        };
        assert_eq!(part(Part::Start, Unit::Month).as_deref(), Some("2013-03-01/2013-03-10"));
        assert_eq!(part(Part::End, Unit::Month).as_deref(), Some("2013-03-21/2013-03-31"));
        assert_eq!(part(Part::Mid, Unit::Year).as_deref(), Some("2013-05-01/2013-08-31"));
        assert_eq!(part(Part::Start, Unit::Week).as_deref(), Some("2013-03-11/2013-03-13"));
    }
}
