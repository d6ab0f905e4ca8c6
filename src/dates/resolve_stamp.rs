//! Dates of named fields against the reference date: which year, month or day is meant where the text leaves it out.
//! Knows no words.

use jiff::civil::Date;

use super::calendar::{self, Calendar, Days};
use super::expression::{Month, Stamp, Year};
use super::period::{self, Grain};
use super::present::{Present, known, nearest, underspecified};
use super::sort::{Shift, Unit};
use super::value::{DateValue, OriginalFields};

impl Present {
    /// One day in two calendars: the Gregorian part counts. Umm al-Qura and a sighted moon may differ by a day.
    pub(super) fn both(self, main: &Stamp, other: &Stamp) -> DateValue {
        let (main, other) = (self.stamp(main), self.stamp(other));
        let apart = |(first, last): Days, other: Days| {
            period::distance(first, other).min(period::distance(last, other)) > 1
                && period::distance(other.0, (first, last)) > 1
        };
        let conflict =
            main.conflict || main.days.zip(other.days).is_some_and(|(main, other)| apart(main, other));
        if main.days.is_none() && other.days.is_some() {
            return other;
        }
        DateValue { conflict, original: other.original, ..main }
    }

    pub(super) fn stamp(self, stamp: &Stamp) -> DateValue {
        let contradicts = |value: &DateValue| match (value.days, stamp.weekday) {
            (Some((first, last)), Some(weekday)) if first == last => !period::is_weekday(first, weekday),
            _ => false,
        };
        let mut value = self.fields(stamp);
        let mut swapped = stamp.swapped().map(|swapped| self.fields(&swapped));
        // Friday 7/6/2024: the weekday says which part is the month.
        if let Some(swapped) = &mut swapped
            && contradicts(&value)
            && !contradicts(swapped)
        {
            std::mem::swap(&mut value, swapped);
        }
        let conflict = contradicts(&value);
        let swapped = swapped.map(|swapped| swapped.value);
        let original = (stamp.calendar != Calendar::Gregorian).then(|| stamp.original());
        DateValue { alternative: swapped, conflict, calendar: stamp.calendar, original, ..value }
    }

    /// last June: the latest one that is over; next June: the first one to begin; this June: the one of this year.
    pub(super) fn shifted_stamp(self, stamp: &Stamp, shift: Shift) -> DateValue {
        let (Some(today), Some(Month::Number(month)), Some(grain)) =
            (self.reference, stamp.month, stamp.grain())
        else {
            return self.stamp(stamp);
        };
        let days = calendar::year_of(stamp.calendar, today).and_then(|year| {
            let mut near =
                (year - 1..=year + 1).filter_map(|year| Some((year, stamp.in_own_month(year, month)?)));
            let (year, _) = match shift.by {
                0 => Some((year, stamp.in_own_month(year, month)?)),
                1.. => near.find(|(_, (first, _))| *first > today),
                _ => near.rfind(|(_, (_, last))| *last < today),
            }?;
            stamp.in_own_month(year + shift.by - shift.by.signum(), month)
        });
        match days {
            Some(days) => DateValue { calendar: stamp.calendar, ..known(grain, days) }.relatively(),
            None => self.stamp(stamp),
        }
    }

    fn fields(self, stamp: &Stamp) -> DateValue {
        let Some(grain) = stamp.grain() else {
            return self.weekday_alone(stamp);
        };
        let found = match (stamp.year, self.reference) {
            (Some(Year::Number(year)), _) => stamp.in_year(year).map(|days| (days, false)),
            (Some(Year::Shift(shift)), Some(today)) => {
                stamp.in_year(i32::from(today.year()) + shift.by).map(|days| (days, true))
            }
            (None, Some(today)) => self.in_nearest(stamp, today).map(|days| (days, true)),
            (_, None) => None,
        };
        match found {
            Some((days, relative)) => DateValue { relative, ..known(grain, days) },
            None => underspecified(stamp.pattern()),
        }
    }

    /// A weekday by itself: the last one in a report, the next one where the sentence is of the future, or there is none.
    fn weekday_alone(self, stamp: &Stamp) -> DateValue {
        let Some(weekday) = stamp.weekday else { return underspecified(stamp.pattern()) };
        match self
            .reference
            .and_then(|today| period::nearest_weekday(today, weekday, self.looks_ahead(), true))
        {
            Some(day) => known(Grain::Unit(Unit::Day), (day, day)).relatively(),
            None => underspecified(format!("XXXX-WXX-{weekday}")),
        }
    }

    /// The year or month that puts a date nearest to the reference date, and if its weekday is named, on that weekday.
    fn in_nearest(self, stamp: &Stamp, today: Date) -> Option<Days> {
        let year = calendar::year_of(stamp.calendar, today)?;
        match (stamp.month, stamp.day) {
            (Some(Month::Number(month)), _) => {
                let near = (year - 1..=year + 1).filter_map(|year| stamp.in_own_month(year, month));
                let on_weekday = |(first, _): &Days| {
                    stamp
                        .weekday
                        .is_some_and(|weekday| stamp.day.is_some() && period::is_weekday(*first, weekday))
                };
                nearest(today, self.is_future(), near.clone().filter(on_weekday))
                    .or_else(|| nearest(today, self.is_future(), near))
            }
            (Some(Month::Shift(shift)), Some(day)) => {
                let (first, _) = period::around(Unit::Month, today, shift.by)?;
                let day = calendar::day(
                    Calendar::Gregorian,
                    first.year().into(),
                    first.month().unsigned_abs(),
                    day,
                )?;
                Some((day, day))
            }
            (None, Some(day)) => {
                let months = (-12..=12).filter_map(|by| period::around(Unit::Month, today, by));
                let days =
                    months.filter_map(|(first, _)| Date::new(first.year(), first.month(), day as i8).ok());
                let named =
                    days.filter(|day| stamp.weekday.is_none_or(|weekday| period::is_weekday(*day, weekday)));
                nearest(today, false, named.map(|day| (day, day)))
            }
            _ => None,
        }
    }
}

impl Stamp {
    /// How fine it is; `None` for a weekday alone. Periods of other calendars are written by their first and last day.
    fn grain(&self) -> Option<Grain> {
        let gregorian = self.calendar == Calendar::Gregorian;
        match (self.day, self.month, self.year) {
            (Some(_), ..) => Some(Grain::Unit(Unit::Day)),
            (None, Some(_), _) => Some(if gregorian { Grain::Unit(Unit::Month) } else { Grain::Days }),
            (None, None, Some(_)) => Some(if gregorian { Grain::Unit(Unit::Year) } else { Grain::Days }),
            (None, None, None) => None,
        }
    }

    /// Its days in a year; a year that is none of its calendar is Gregorian: Ramadan 2019.
    fn in_year(&self, year: i32) -> Option<Days> {
        match self.month {
            Some(Month::Number(month)) if self.calendar == Calendar::Islamic && year >= 1700 => {
                let own = calendar::year_of(self.calendar, calendar::day(Calendar::Gregorian, year, 1, 1)?)?;
                let mut months = (own..=own + 1).filter_map(|own| self.in_own_month(own, month));
                months.rfind(|(first, _)| i32::from(first.year()) == year)
            }
            Some(Month::Number(month)) => self.in_own_month(year, month),
            Some(Month::Shift(_)) => None,
            None => calendar::year_days(self.calendar, year),
        }
    }

    fn in_own_month(&self, year: i32, month: u8) -> Option<Days> {
        match self.day {
            Some(day) => calendar::day(self.calendar, year, month, day).map(|day| (day, day)),
            None => calendar::month_days(self.calendar, year, month),
        }
    }

    /// The value of what is named, with X for what is not.
    fn pattern(&self) -> String {
        let gregorian = self.calendar == Calendar::Gregorian;
        let year = match self.year {
            Some(Year::Number(year)) if gregorian => period::year_text(year),
            _ => String::from("XXXX"),
        };
        let month = match self.month {
            Some(Month::Number(month)) if gregorian => format!("{month:02}"),
            _ => String::from("XX"),
        };
        match self.day {
            Some(day) if gregorian => format!("{year}-{month}-{day:02}"),
            Some(_) => format!("{year}-XX-XX"),
            None if self.month.is_some() => format!("{year}-{month}"),
            None => year,
        }
    }

    /// With day and month the other way round, where that can be meant as well.
    fn swapped(&self) -> Option<Stamp> {
        match (self.ambiguous, self.day, self.month) {
            (true, Some(day), Some(Month::Number(month))) => {
                Some(Stamp { day: Some(month), month: Some(Month::Number(day)), ambiguous: false, ..*self })
            }
            _ => None,
        }
    }

    fn original(&self) -> OriginalFields {
        let month = match self.month {
            Some(Month::Number(month)) => Some(month),
            _ => None,
        };
        let year = match self.year {
            Some(Year::Number(year)) => Some(year),
            _ => None,
        };
        OriginalFields { year, month, day: self.day }
    }
}
