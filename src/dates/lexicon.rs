//! What the words of dates mean: the values of the tables in `gazetteers/dates`, parsed once. Knows no text and no grammar.
//!
//! A value is a word that says the sort, then its arguments:
//!
//! | value | meaning |
//! |---|---|
//! | `month CALENDAR N` | a month by name, N from 1; CALENDAR is gregorian, islamic or persian |
//! | `weekday N` | 1 is Monday, as in ISO 8601 |
//! | `cardinal N`, `ordinal N` | number words; `ordinal -1` is the last one |
//! | `article` | a, an: one of a unit |
//! | `suffix` | what makes a number an ordinal: the th of 10th |
//! | `unit U`, `unit U dual`, `unit U plural` | U is day, week, weekend, fortnight, month, quarter, half, season, year, decade, century |
//! | `to_date U` | from the beginning of the present U until now: year to date |
//! | `day N` | so many days from today: yesterday is -1 |
//! | `shift N` | so many units from this one: last is -1, next 1; with `near`, the nearest: الماضي, coming |
//! | `part start`, `mid`, `end`, `rest`, `approx` | early, middle, late, rest of, about |
//! | `season S` | SP, SU, FA, WI |
//! | `decade N` | the seventies: 70; the noughties: 2000 |
//! | `plural` | the s of 1980s |
//! | `era E` | gregorian, islamic, persian, bc |
//! | `ago`, `before`, `after`, `hence`, `since` | directions of a distance |
//! | `now` | the present moment, a date only as the end of a range |
//! | `feast RULE` | a named day; see [`Feast`] |
//! | `link L` | of, in, on, the, and, to, from, for, between, matching, during, starting, every |
//! | `counted` | a noun after which a number counts: soldiers, كيلومتر |
//! | `numbered` | a noun whose number follows it: law, page, رقم |
//! | `future` | a word that puts a sentence into the future: will, سوف |
//! | `command` | the same, if the sentence begins with it: schedule, احجز |
//!
//! `weak` at the end: the word is also something else and says nothing alone (مارس, May).

use super::calendar::Calendar;
use super::feast::Feast;
use super::sort::{Count, Direction, Era, Link, Meaning, Part, Season, Shift, Sort, Unit};
use crate::class::Class;
use crate::error::{Error, Result};
use crate::gazetteer::{Dictionary, NodeId, Target};

/// The meanings of a dictionary's date words.
#[derive(Debug)]
pub(crate) struct Lexicon {
    by_sense: Vec<Option<Meaning>>,
}

/// The classes of the tables' rows. Links and abbreviations have classes of their own: a link opens no date, and a dot
/// after an abbreviation ends no sentence.
pub(crate) const CLASSES: [Class; 3] = [Class::DateWord, Class::DateShort, Class::DateLink];

impl Lexicon {
    /// Parses the values of a dictionary's date words.
    ///
    /// # Errors
    /// A value that is not in the language above.
    pub(crate) fn new(dictionary: &Dictionary) -> Result<Self> {
        let parse = |value: &str| {
            meaning(value).ok_or_else(|| Error::new(format!("unknown date word value {value:?}")))
        };
        let meaning_of = |(class, value): (Class, &str)| {
            if CLASSES.contains(&class) { parse(value).map(Some) } else { Ok(None) }
        };
        let senses = dictionary.senses().map(|sense| (sense.class, sense.value));
        Ok(Lexicon { by_sense: senses.map(meaning_of).collect::<Result<_>>()? })
    }

    /// What the phrase that ends at `node` means; several things where a form is listed several times.
    pub(crate) fn meanings<'a>(
        &'a self,
        dictionary: &'a Dictionary,
        node: NodeId,
    ) -> impl Iterator<Item = Meaning> + 'a {
        dictionary.form_ids(node).filter_map(move |form| match dictionary.target(form) {
            Target::Sense(sense) => self.by_sense.get(sense as usize).copied().flatten(),
            Target::Entity(_) => None,
        })
    }
}

fn meaning(value: &str) -> Option<Meaning> {
    let (value, weak) = match value.strip_suffix(" weak") {
        Some(value) => (value, true),
        None => (value, false),
    };
    let (name, arguments) = value.split_once(' ').unwrap_or((value, ""));
    let sort = match name {
        "month" => month(arguments)?,
        "weekday" => Sort::Weekday(arguments.parse().ok().filter(|day| (1..=7).contains(day))?),
        "cardinal" => Sort::Cardinal(arguments.parse().ok()?),
        "ordinal" => Sort::Ordinal(arguments.parse().ok()?),
        "suffix" => Sort::Suffix,
        "article" => Sort::Article,
        "unit" => counted_unit(arguments)?,
        "to_date" => Sort::ToDate(unit(arguments)?),
        "day" => Sort::Day(arguments.parse().ok()?),
        "shift" => shift(arguments)?,
        "part" => Sort::Part(part(arguments)?),
        "season" => Sort::Season(season(arguments)?),
        "decade" => Sort::Decade(arguments.parse().ok()?),
        "plural" => Sort::Plural,
        "era" => Sort::Era(if arguments == "bc" {
            Era::BeforeChrist
        } else {
            Era::Of(Calendar::named(arguments)?)
        }),
        "ago" => Sort::Direction(Direction::Ago),
        "before" => Sort::Direction(Direction::Before),
        "after" => Sort::Direction(Direction::After),
        "hence" => Sort::Direction(Direction::Hence),
        "since" => Sort::Direction(Direction::Since),
        "now" => Sort::Now,
        "feast" => Sort::Feast(Feast::parse(arguments)?),
        "link" => Sort::Link(link(arguments)?),
        "counted" => Sort::Counted,
        "numbered" => Sort::Numbered,
        "future" => Sort::Future,
        "command" => Sort::Command,
        _ => return None,
    };
    Some(Meaning { sort, weak })
}

fn month(arguments: &str) -> Option<Sort> {
    let (name, number) = arguments.split_once(' ')?;
    Some(Sort::Month(Calendar::named(name)?, number.parse().ok().filter(|month| (1..=12).contains(month))?))
}

fn counted_unit(arguments: &str) -> Option<Sort> {
    let (name, count) = arguments.split_once(' ').unwrap_or((arguments, ""));
    let count = match count {
        "" => Count::One,
        "dual" => Count::Dual,
        "plural" => Count::Many,
        _ => return None,
    };
    Some(Sort::Unit(unit(name)?, count))
}

fn unit(name: &str) -> Option<Unit> {
    Some(match name {
        "day" => Unit::Day,
        "week" => Unit::Week,
        "weekend" => Unit::Weekend,
        "fortnight" => Unit::Fortnight,
        "month" => Unit::Month,
        "quarter" => Unit::Quarter,
        "half" => Unit::Half,
        "season" => Unit::Season,
        "year" => Unit::Year,
        "decade" => Unit::Decade,
        "century" => Unit::Century,
        _ => return None,
    })
}

fn shift(arguments: &str) -> Option<Sort> {
    let (by, nearest) = match arguments.strip_suffix(" near") {
        Some(by) => (by, true),
        None => (arguments, false),
    };
    Some(Sort::Shift(Shift { by: by.parse().ok()?, nearest }))
}

fn part(name: &str) -> Option<Part> {
    Some(match name {
        "start" => Part::Start,
        "mid" => Part::Mid,
        "end" => Part::End,
        "rest" => Part::Rest,
        "approx" => Part::Approx,
        _ => return None,
    })
}

fn season(name: &str) -> Option<Season> {
    Some(match name {
        "SP" => Season::Spring,
        "SU" => Season::Summer,
        "FA" => Season::Autumn,
        "WI" => Season::Winter,
        _ => return None,
    })
}

fn link(name: &str) -> Option<Link> {
    Some(match name {
        "of" => Link::Of,
        "in" => Link::In,
        "on" => Link::On,
        "the" => Link::The,
        "and" => Link::And,
        "to" => Link::To,
        "from" => Link::From,
        "for" => Link::For,
        "between" => Link::Between,
        "matching" => Link::Matching,
        "during" => Link::During,
        "starting" => Link::Starting,
        "every" => Link::Every,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read_or_refused() {
        let strong = |sort| Some(Meaning { sort, weak: false });
        assert_eq!(meaning("month gregorian 11"), strong(Sort::Month(Calendar::Gregorian, 11)));
        assert_eq!(
            meaning("month gregorian 3 weak"),
            Some(Meaning { sort: Sort::Month(Calendar::Gregorian, 3), weak: true })
        );
        assert_eq!(meaning("unit year dual"), strong(Sort::Unit(Unit::Year, Count::Dual)));
        assert_eq!(meaning("shift -1 near"), strong(Sort::Shift(Shift { by: -1, nearest: true })));
        for faulty in ["month gregorian 13", "month mayan 1", "weekday 0", "unit year three", "moon", ""] {
            assert_eq!(meaning(faulty), None, "{faulty}");
        }
    }
}
