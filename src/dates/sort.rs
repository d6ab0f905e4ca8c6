//! What a word of a date can be: month, weekday, unit, shift, link and so on, and sets of these. Knows neither the words nor
//! the grammar.

use super::calendar::Calendar;
use super::feast::Feast;

/// A stretch of the calendar that can be counted and shifted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    Day,
    Week,
    Weekend,
    Fortnight,
    Month,
    Quarter,
    Half,
    Season,
    Year,
    Decade,
    Century,
}

/// The grammatical number of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Count {
    One,
    Dual,
    Many,
}

/// Which part of a period is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Start,
    Mid,
    End,
    Rest,
    Approx,
}

/// A season, in the order of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// The era a year is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Era {
    Of(Calendar),
    BeforeChrist,
}

/// How many units from the present one; the nearest such unit, or by the calendar's weeks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shift {
    pub by: i32,
    pub nearest: bool,
}

/// A small word that joins parts of dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Link {
    Of,
    In,
    /// Of days alone: on the 27th.
    On,
    The,
    And,
    To,
    From,
    For,
    Between,
    /// الموافق: what follows says the same day otherwise.
    Matching,
    /// خلال, within: inside a stretch of time.
    During,
    /// starting, ابتداء من: the first day follows.
    Starting,
    /// every, كل
    Every,
}

/// Where a distance points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
    Ago,
    Before,
    After,
    Hence,
    Since,
}

/// One sort of date word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    Month(Calendar, u8),
    Weekday(u8),
    Cardinal(u32),
    Ordinal(i8),
    Suffix,
    Article,
    Unit(Unit, Count),
    Day(i32),
    /// From the beginning of the present unit until now.
    ToDate(Unit),
    Shift(Shift),
    Part(Part),
    Season(Season),
    Decade(i32),
    Plural,
    Era(Era),
    Direction(Direction),
    Now,
    Feast(Feast),
    Link(Link),
    Counted,
    Numbered,
    Future,
    Command,
}

/// A set of sorts, whatever their arguments: what a word may be, and with what a production may begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sorts(u32);

impl Sorts {
    pub const NONE: Sorts = Sorts(0);
    pub const ALL: Sorts = Sorts(u32::MAX);
    pub const MONTH: Sorts = Sorts(1);
    pub const WEEKDAY: Sorts = Sorts(1 << 1);
    pub const CARDINAL: Sorts = Sorts(1 << 2);
    pub const ORDINAL: Sorts = Sorts(1 << 3);
    pub const SUFFIX: Sorts = Sorts(1 << 4);
    pub const ARTICLE: Sorts = Sorts(1 << 5);
    pub const UNIT: Sorts = Sorts(1 << 6);
    pub const DAY: Sorts = Sorts(1 << 7);
    pub const SHIFT: Sorts = Sorts(1 << 8);
    pub const PART: Sorts = Sorts(1 << 9);
    pub const SEASON: Sorts = Sorts(1 << 10);
    pub const DECADE: Sorts = Sorts(1 << 11);
    pub const PLURAL: Sorts = Sorts(1 << 12);
    pub const ERA: Sorts = Sorts(1 << 13);
    pub const DIRECTION: Sorts = Sorts(1 << 14);
    pub const NOW: Sorts = Sorts(1 << 15);
    pub const FEAST: Sorts = Sorts(1 << 16);
    pub const LINK: Sorts = Sorts(1 << 17);
    pub const COUNTED: Sorts = Sorts(1 << 18);
    pub const NUMBERED: Sorts = Sorts(1 << 19);
    pub const FUTURE: Sorts = Sorts(1 << 20);
    /// No sort of word: digits.
    pub const DIGITS: Sorts = Sorts(1 << 21);

    #[inline(always)]
    pub const fn or(self, other: Sorts) -> Sorts {
        Sorts(self.0 | other.0)
    }

    #[inline(always)]
    pub const fn any(self, of: Sorts) -> bool {
        self.0 & of.0 != 0
    }
}

impl Sort {
    /// The set of this sort alone.
    pub const fn set(self) -> Sorts {
        match self {
            Sort::Month(..) => Sorts::MONTH,
            Sort::Weekday(_) => Sorts::WEEKDAY,
            Sort::Cardinal(_) => Sorts::CARDINAL,
            Sort::Ordinal(_) => Sorts::ORDINAL,
            Sort::Suffix => Sorts::SUFFIX,
            Sort::Article => Sorts::ARTICLE,
            Sort::Unit(..) => Sorts::UNIT,
            Sort::Day(_) | Sort::ToDate(_) => Sorts::DAY,
            Sort::Shift(_) => Sorts::SHIFT,
            Sort::Part(_) => Sorts::PART,
            Sort::Season(_) => Sorts::SEASON,
            Sort::Decade(_) => Sorts::DECADE,
            Sort::Plural => Sorts::PLURAL,
            Sort::Era(_) => Sorts::ERA,
            Sort::Direction(_) => Sorts::DIRECTION,
            Sort::Now => Sorts::NOW,
            Sort::Feast(_) => Sorts::FEAST,
            Sort::Link(_) => Sorts::LINK,
            Sort::Counted => Sorts::COUNTED,
            Sort::Numbered => Sorts::NUMBERED,
            Sort::Future | Sort::Command => Sorts::FUTURE,
        }
    }
}

/// What a word means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Meaning {
    pub sort: Sort,
    /// Also something else: no date by itself.
    pub weak: bool,
}
