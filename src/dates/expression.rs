//! What a date says, before it is resolved: fields, shifts, distances, ranges. Knows no words and no reference date.

use super::calendar::Calendar;
use super::feast::Feast;
use super::sort::{Era, Part, Season, Shift, Unit};

/// What the words around a date say of its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tense {
    /// A report: without other signs it speaks of what has been.
    Past,
    Future,
    /// No sentence at all but the date alone: an entry of a calendar, a question to an archive.
    Timeless,
}

/// Something with a place in the calendar.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Expression {
    /// 10 November 2020, Tuesday the 10th, September of last year.
    Stamp(Stamp),
    /// last June, 10 نوفمبر الماضي: a day or month without a year.
    ShiftedStamp {
        stamp: Stamp,
        shift: Shift,
    },
    /// One day in two calendars: the Gregorian part first.
    Both(Stamp, Stamp),
    /// yesterday; أمس الأربعاء
    Day {
        by: i32,
        weekday: Option<u8>,
    },
    /// this week, العام الماضي
    Shifted {
        unit: Unit,
        shift: Shift,
    },
    /// last Tuesday, الجمعة المقبل
    Weekday {
        weekday: u8,
        shift: Shift,
    },
    /// Tuesday of next week.
    InWeek {
        weekday: u8,
        week: i32,
    },
    /// three days ago; two weeks after Christmas.
    Distance {
        amounts: Amounts,
        forward: bool,
        from: Option<Box<Expression>>,
    },
    /// three Fridays from now; the third Tuesday after Christmas.
    Weekdays {
        weekday: u8,
        count: i32,
        from: Option<Box<Expression>>,
    },
    /// the last three weeks
    Spell {
        amounts: Amounts,
        forward: bool,
    },
    /// the first Monday of October, the last week of 2018.
    Nth {
        n: i32,
        of: Counted,
        within: Box<Expression>,
    },
    /// الثلاثاء الثالث من أيلول: the third day of the month if it is a Tuesday, else its third Tuesday.
    DayOrNth(Stamp, Box<Expression>),
    /// the first two weeks of May, the last 3 days of 2019: days counted from one end of a period.
    Ends {
        count: i32,
        unit: Unit,
        within: Box<Expression>,
    },
    /// a week starting tomorrow
    Beginning {
        amounts: Amounts,
        from: Box<Expression>,
    },
    /// Labor Day weekend
    WeekendOf(Box<Expression>),
    /// the week of October 6
    WeekOf(Box<Expression>),
    /// the third quarter of 2016, winter 1944.
    PartOfYear {
        part: PartOfYear,
        year: Option<Year>,
    },
    /// the second half of June, النصف الأول من القرن العشرين
    HalfOf {
        n: u8,
        within: Box<Expression>,
    },
    Decade {
        decade: Decade,
    },
    /// Of an era: the 19th century, القرن الثالث الهجري.
    Century {
        number: i32,
        calendar: Calendar,
    },
    Feast {
        feast: Feast,
        year: Option<Year>,
    },
    Range(Box<Expression>, Box<Expression>),
    /// early 2015, أواخر يوليو
    Part {
        part: Part,
        of: Box<Expression>,
    },
    /// A range that ends now.
    Present,
}

/// The fields that a date names.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Stamp {
    pub calendar: Calendar,
    pub weekday: Option<u8>,
    pub day: Option<u8>,
    pub month: Option<Month>,
    pub year: Option<Year>,
    /// A numeric date whose day and month may be the other way round.
    pub ambiguous: bool,
}

/// A month by number, or counted from the present one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Month {
    Number(u8),
    Shift(Shift),
}

/// A year by number (astronomical: 1 BC is 0), or counted from the present one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Year {
    Number(i32),
    Shift(Shift),
}

/// A stretch of a year that is no month.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum PartOfYear {
    Quarter(u8),
    Half(u8),
    Season(Season, Option<Shift>),
    /// By its ISO number.
    Week(u8),
}

/// What an ordinal counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Counted {
    Weekday(u8),
    Unit(Unit),
}

/// A decade: 198 for the 1980s, or the 80s of a century that is to be guessed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Decade {
    Number(i32),
    /// The eighties, and the century by its shift from the present one where it is named.
    InCentury(i32, Option<Shift>),
}

/// An amount of time in up to three units: 2 years, 1 month and 21 days.
pub(crate) type Amounts = [(i32, Option<Unit>); 3];

impl Expression {
    /// A century of an era; one before our era has a number below one.
    pub(crate) fn century(number: i32, era: Option<Era>) -> Expression {
        match era {
            Some(Era::BeforeChrist) => {
                Expression::Century { number: 1 - number, calendar: Calendar::Gregorian }
            }
            Some(Era::Of(calendar)) => Expression::Century { number, calendar },
            None => Expression::Century { number, calendar: Calendar::Gregorian },
        }
    }

    /// Whether its place depends on the tense of the words around it.
    pub(crate) fn leans(&self) -> bool {
        match self {
            Expression::Stamp(stamp) => !matches!(stamp.year, Some(Year::Number(_))),
            Expression::Weekday { shift, .. } => shift.by == 0,
            Expression::Feast { year, .. } => year.is_none(),
            Expression::Range(left, right) => left.leans() || right.leans(),
            Expression::Part { of, .. }
            | Expression::Nth { within: of, .. }
            | Expression::Ends { within: of, .. }
            | Expression::HalfOf { within: of, .. }
            | Expression::DayOrNth(_, of)
            | Expression::WeekOf(of)
            | Expression::WeekendOf(of)
            | Expression::Beginning { from: of, .. }
            | Expression::Distance { from: Some(of), .. }
            | Expression::Weekdays { from: Some(of), .. } => of.leans(),
            _ => false,
        }
    }
}

impl Stamp {
    /// Whether it could be a date: something is named that has a place in the calendar.
    pub(crate) fn parts(&self) -> u8 {
        [self.weekday.is_some(), self.day.is_some(), self.month.is_some(), self.year.is_some()]
            .iter()
            .map(|&named| u8::from(named))
            .sum()
    }
}
