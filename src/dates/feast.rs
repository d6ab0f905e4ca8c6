//! Named days by rule: a day of some calendar's year, the nth weekday of a month, or a distance from Easter.
//! Knows no names; they are data.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::calendar::{self, Calendar, Days};

/// How the day of a feast is found in a year.
///
/// In tables: `CALENDAR MONTH DAY`, `nth MONTH WEEKDAY N` (N = -1: the last) or `easter` / `orthodox`, then optionally
/// `plus DAYS`, `for DAYS`, and `move` with the days by which it is moved if it falls on Monday, Tuesday … Sunday: Good Friday is
/// `easter plus -2`, Ramadan 1 to 10 `islamic 9 1 for 10`, King's Day on Saturday where it would be on Sunday
/// `gregorian 4 27 move 0 0 0 0 0 0 -1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Feast {
    rule: Rule,
    plus: i16,
    days: u8,
    moved: [i8; 7],
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rule {
    Day { calendar: Calendar, month: u8, day: u8 },
    Nth { month: u8, weekday: u8, n: i8 },
    Easter,
    OrthodoxEaster,
}

impl Feast {
    /// Reads a rule.
    pub(super) fn parse(text: &str) -> Option<Feast> {
        let mut words = text.split(' ');
        let rule = match words.next()? {
            "easter" => Rule::Easter,
            "orthodox" => Rule::OrthodoxEaster,
            "nth" => Rule::Nth {
                month: number(words.next())?,
                weekday: number(words.next())?,
                n: number(words.next())?,
            },
            name => Rule::Day {
                calendar: Calendar::named(name)?,
                month: number(words.next())?,
                day: number(words.next())?,
            },
        };
        let mut feast = Feast { rule, plus: 0, days: 1, moved: [0; 7] };
        while let Some(word) = words.next() {
            match word {
                "plus" => feast.plus = number(words.next())?,
                "for" => feast.days = number(words.next())?,
                "move" => {
                    for by in &mut feast.moved {
                        *by = number(words.next())?;
                    }
                }
                _ => return None,
            }
        }
        Some(feast)
    }

    /// Month and day, where they are the same in every Gregorian year.
    pub(super) fn fixed(self) -> Option<(u8, u8)> {
        match self.rule {
            Rule::Day { calendar: Calendar::Gregorian, month, day }
                if self.plus == 0 && self.days == 1 && self.moved == [0; 7] =>
            {
                Some((month, day))
            }
            _ => None,
        }
    }

    pub(super) fn calendar(self) -> Calendar {
        match self.rule {
            Rule::Day { calendar, .. } => calendar,
            Rule::Nth { .. } | Rule::Easter | Rule::OrthodoxEaster => Calendar::Gregorian,
        }
    }

    /// Whether it lasts one day.
    pub(super) fn is_one_day(self) -> bool {
        self.days == 1
    }

    /// The days of the feast in a year of its own calendar.
    pub(super) fn in_own_year(self, year: i32) -> Option<Days> {
        let day = match self.rule {
            Rule::Day { calendar, month, day } => calendar::day(calendar, year, month, day)?,
            Rule::Nth { month, weekday, n } => {
                let first = calendar::day(Calendar::Gregorian, year, month, 1)?;
                first.nth_weekday_of_month(n, Weekday::from_monday_one_offset(weekday as i8).ok()?).ok()?
            }
            Rule::Easter => easter(year)?,
            Rule::OrthodoxEaster => orthodox_easter(year)?,
        };
        let day = day.checked_add(i32::from(self.plus).days()).ok()?;
        let moved = self.moved.get(day.weekday().to_monday_zero_offset() as usize).copied().unwrap_or(0);
        let first = day.checked_add(i32::from(moved).days()).ok()?;
        let last = first.checked_add((i32::from(self.days) - 1).days()).ok()?;
        Some((first, last))
    }

    /// The days of the feast that begins first in a Gregorian year.
    pub(super) fn in_year(self, year: i32) -> Option<Days> {
        let new_year = calendar::day(Calendar::Gregorian, year, 1, 1)?;
        let own = calendar::year_of(self.calendar(), new_year)?;
        (own..=own + 1)
            .filter_map(|own| self.in_own_year(own))
            .find(|(first, _)| i32::from(first.year()) == year)
    }

    /// The feasts around a day: last year's, this year's and next year's.
    pub(super) fn around(self, date: Date) -> impl Iterator<Item = Days> {
        let own = calendar::year_of(self.calendar(), date).unwrap_or_else(|| date.year().into());
        (own - 1..=own + 1).filter_map(move |own| self.in_own_year(own))
    }
}

fn number<N: std::str::FromStr>(word: Option<&str>) -> Option<N> {
    word?.parse().ok()
}

/// Easter Sunday of the western churches, by the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8).
fn easter(year: i32) -> Option<Date> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let g = (b - (b + 8) / 25 + 1) / 3;
    let h = (19 * a + b - b / 4 - g + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let sum = h + l - 7 * m + 114;
    calendar::day(Calendar::Gregorian, year, u8::try_from(sum / 31).ok()?, u8::try_from(sum % 31 + 1).ok()?)
}

/// Easter Sunday of the eastern churches: the Julian rule (Meeus, chapter 8).
fn orthodox_easter(year: i32) -> Option<Date> {
    let d = (19 * (year % 19) + 15) % 30;
    let e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
    let sum = d + e + 114;
    calendar::day(Calendar::Julian, year, u8::try_from(sum / 31).ok()?, u8::try_from(sum % 31 + 1).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_give_the_known_days() {
        let cases = [
            ("easter", 2024, "2024-03-31"),
            ("easter", 2011, "2011-04-24"),
            ("easter plus -2", 2021, "2021-04-02"),
            ("orthodox", 2024, "2024-05-05"),
            ("orthodox", 2021, "2021-05-02"),
            ("nth 11 4 4", 2023, "2023-11-23"),
            ("nth 5 1 -1", 2022, "2022-05-30"),
            ("gregorian 12 25", 1999, "1999-12-25"),
            ("islamic 10 1", 2021, "2021-05-13"),
            ("islamic 12 10", 2024, "2024-06-16"),
            ("persian 1 1", 2021, "2021-03-21"),
            ("gregorian 4 27 move 0 0 0 0 0 0 -1", 2014, "2014-04-26"),
            ("gregorian 4 27 move 0 0 0 0 0 0 -1", 2018, "2018-04-27"),
        ];
        for (rule, year, expected) in cases {
            let days = Feast::parse(rule).and_then(|feast| feast.in_year(year));
            assert_eq!(
                days.map(|(first, _)| first.to_string()).as_deref(),
                Some(expected),
                "{rule} in {year}"
            );
        }
        for faulty in ["", "easter monday", "nth 11 4", "mayan 1 1", "islamic 10 1 for", "easter move 1"] {
            assert_eq!(Feast::parse(faulty), None, "{faulty}");
        }
    }
}
