//! Calendars: which Gregorian days a day, month or year of another calendar covers. All arithmetic is that of `jiff` and
//! `icu_calendar`; nothing is computed by hand. Knows no words.

use icu_calendar::cal::{ChineseTraditional, Hebrew, Hijri, Julian, Persian};
use icu_calendar::types::Month;
use icu_calendar::{AsCalendar, Date as Foreign, Iso};
use jiff::civil::Date;

/// A calendar whose months and years a text may name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Calendar {
    #[default]
    Gregorian,
    Islamic,
    Persian,
    /// For feasts alone, as the two below.
    Hebrew,
    Chinese,
    Julian,
}

impl Calendar {
    /// The calendar with this name in a table.
    pub(super) fn named(name: &str) -> Option<Calendar> {
        Some(match name {
            "gregorian" => Calendar::Gregorian,
            "islamic" => Calendar::Islamic,
            "persian" => Calendar::Persian,
            "hebrew" => Calendar::Hebrew,
            "chinese" => Calendar::Chinese,
            "julian" => Calendar::Julian,
            _ => return None,
        })
    }

    /// The name in tables and values.
    pub(super) fn name(self) -> &'static str {
        match self {
            Calendar::Gregorian => "gregorian",
            Calendar::Islamic => "islamic",
            Calendar::Persian => "persian",
            Calendar::Hebrew => "hebrew",
            Calendar::Chinese => "chinese",
            Calendar::Julian => "julian",
        }
    }
}

/// The first and the last day of a period, both inside it.
pub(crate) type Days = (Date, Date);

/// The Gregorian day of a day in a calendar; `None` if there is no such day.
///
/// Islamic dates follow the Umm al-Qura calendar from 1300 to 1600 AH and the tabular calendar outside, as `icu_calendar` has
/// them.
pub(crate) fn day(calendar: Calendar, year: i32, month: u8, day: u8) -> Option<Date> {
    match calendar {
        Calendar::Gregorian => {
            Date::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?).ok()
        }
        Calendar::Islamic => foreign_day(year, month, day, Hijri::new_umm_al_qura()),
        Calendar::Persian => foreign_day(year, month, day, Persian),
        Calendar::Hebrew => foreign_day(year, month, day, Hebrew),
        Calendar::Chinese => foreign_day(year, month, day, ChineseTraditional::new()),
        Calendar::Julian => foreign_day(year, month, day, Julian),
    }
}

/// The year of a calendar in which a day falls.
pub(crate) fn year_of(calendar: Calendar, date: Date) -> Option<i32> {
    Some(match calendar {
        Calendar::Gregorian => date.year().into(),
        Calendar::Islamic => foreign(date, Hijri::new_umm_al_qura())?.year().extended_year(),
        Calendar::Persian => foreign(date, Persian)?.year().extended_year(),
        Calendar::Hebrew => foreign(date, Hebrew)?.year().extended_year(),
        Calendar::Chinese => foreign(date, ChineseTraditional::new())?.year().extended_year(),
        Calendar::Julian => foreign(date, Julian)?.year().extended_year(),
    })
}

/// The days of a month.
pub(crate) fn month_days(calendar: Calendar, year: i32, month: u8) -> Option<Days> {
    let first = day(calendar, year, month, 1)?;
    let next = if month == 12 { day(calendar, year + 1, 1, 1) } else { day(calendar, year, month + 1, 1) };
    let last = match next {
        Some(next) => next.yesterday().ok()?,
        None => first.last_of_month(),
    };
    Some((first, last))
}

/// The days of a year.
pub(crate) fn year_days(calendar: Calendar, year: i32) -> Option<Days> {
    years_days(calendar, year, year)
}

/// The days from the beginning of one year to the end of another.
pub(crate) fn years_days(calendar: Calendar, from: i32, to: i32) -> Option<Days> {
    Some((day(calendar, from, 1, 1)?, month_days(calendar, to, 12)?.1))
}

fn foreign_day<C: AsCalendar>(year: i32, month: u8, day: u8, calendar: C) -> Option<Date> {
    let iso = Foreign::try_new(year.into(), Month::new(month), day, calendar).ok()?.to_calendar(Iso);
    let (month, day) = (iso.month().number(), iso.day_of_month().0);
    self::day(Calendar::Gregorian, iso.year().extended_year(), month, day)
}

fn foreign<C: AsCalendar>(date: Date, calendar: C) -> Option<Foreign<C>> {
    let (month, day) = (date.month().unsigned_abs(), date.day().unsigned_abs());
    let iso = Foreign::try_new_iso(date.year().into(), month, day).ok()?;
    Some(iso.to_calendar(calendar))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn umm_al_qura_months_begin_where_the_published_calendar_says() {
        // The calendar of King Abdulaziz City for Science and Technology.
        let cases = [
            (1420, 9, "1999-12-09"),
            (1435, 1, "2013-11-04"),
            (1440, 9, "2019-05-06"),
            (1441, 9, "2020-04-24"),
            (1442, 1, "2020-08-20"),
            (1442, 3, "2020-10-18"),
            (1442, 9, "2021-04-13"),
            (1443, 1, "2021-08-09"),
            (1444, 9, "2023-03-23"),
            (1445, 1, "2023-07-19"),
            (1445, 9, "2024-03-11"),
            (1445, 12, "2024-06-07"),
            (1446, 1, "2024-07-07"),
            (1446, 9, "2025-03-01"),
        ];
        for (year, month, expected) in cases {
            let first = day(Calendar::Islamic, year, month, 1).map(|d| d.to_string());
            assert_eq!(first.as_deref(), Some(expected), "{month}/{year} AH");
        }
    }

    #[test]
    fn other_calendars() {
        let cases = [
            (Calendar::Persian, 1399, 1, 1, "2020-03-20"),
            (Calendar::Persian, 1357, 11, 22, "1979-02-11"),
            (Calendar::Hebrew, 5779, 1, 1, "2018-09-10"),
            (Calendar::Chinese, 2018, 1, 1, "2018-02-16"),
            (Calendar::Islamic, 1, 1, 1, "0622-07-19"),
        ];
        for (calendar, year, month, d, expected) in cases {
            let date = day(calendar, year, month, d);
            assert_eq!(
                date.map(|d| d.to_string()).as_deref(),
                Some(expected),
                "{calendar:?} {year}-{month}-{d}"
            );
            assert_eq!(date.and_then(|date| year_of(calendar, date)), Some(year), "{calendar:?} {year}");
        }
        assert_eq!(day(Calendar::Gregorian, 2021, 2, 29), None);
        assert_eq!(day(Calendar::Islamic, 1442, 13, 1), None);
    }
}
