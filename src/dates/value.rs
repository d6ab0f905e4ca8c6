//! What a date means: an ISO 8601 or EDTF string and the days it covers. Knows no words.

use jiff::civil::Date;
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use super::calendar::{self, Calendar, Days};
use super::period;
use super::sort::Part;

/// The value of a date.
///
/// ```
/// use musamma::{Extractor, Input};
///
/// let extractor = Extractor::new()?;
/// let value = |text: &'static str| {
///     let input = Input::new(text).reference_date("2024-04-17").expect("a day");
///     extractor.extract(input).mentions()[0].date().map(|date| date.value().to_owned())
/// };
/// assert_eq!(value("وقّعت في العاشر من تشرين الثاني 2020").as_deref(), Some("2020-11-10"));
/// assert_eq!(value("It was signed on 10 November 2020.").as_deref(), Some("2020-11-10"));
/// # Ok::<(), musamma::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DateValue {
    pub(super) value: String,
    pub(super) days: Option<Days>,
    pub(super) calendar: Calendar,
    pub(super) original: Option<OriginalFields>,
    pub(super) modifier: Option<Part>,
    pub(super) alternative: Option<String>,
    pub(super) conflict: bool,
    pub(super) relative: bool,
    pub(super) timex3: bool,
}

/// The fields of a date as its own calendar counts them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct OriginalFields {
    /// The year of the calendar.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<i32>,
    /// The month, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub month: Option<u8>,
    /// The day of the month, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day: Option<u8>,
}

impl DateValue {
    /// ISO 8601 or EDTF: `2020-11-10`, `2020-11`, `197X`, `2016-07-13/2016-07-15`; `XXXX-08-01` where the year is not known.
    pub fn value(&self) -> &str {
        &self.value
    }

    /// The first day, where it is determined.
    pub fn first_day(&self) -> Option<Date> {
        self.days.map(|(first, _)| first)
    }

    /// The last day, inside the period, where it is determined.
    pub fn last_day(&self) -> Option<Date> {
        self.days.map(|(_, last)| last)
    }

    /// The calendar that the text counts in: `gregorian`, `islamic`, `persian`. The value is Gregorian always.
    pub fn calendar(&self) -> &'static str {
        self.calendar.name()
    }

    /// The fields in that calendar, if it is not the Gregorian one.
    pub fn original(&self) -> Option<OriginalFields> {
        self.original
    }

    /// By which reckoning a Hijri date was turned into a Gregorian one: `umm_al_qura` from 1300 to 1600 AH, `tabular` outside.
    pub fn reckoning(&self) -> Option<&'static str> {
        let year = match self.original {
            Some(OriginalFields { year: Some(year), .. }) => year,
            _ => calendar::year_of(Calendar::Islamic, self.first_day()?)?,
        };
        (self.calendar == Calendar::Islamic).then_some(if (1300..=1600).contains(&year) {
            "umm_al_qura"
        } else {
            "tabular"
        })
    }

    /// `START`, `MID`, `END` or `APPROX`, for early, mid, late, about. The days are then those of that part.
    pub fn modifier(&self) -> Option<&'static str> {
        self.modifier.and_then(|part| match part {
            Part::Start => Some("START"),
            Part::Mid => Some("MID"),
            Part::End => Some("END"),
            Part::Approx => Some("APPROX"),
            Part::Rest => None,
        })
    }

    /// The value if day and month of a numeric date are the other way round.
    pub fn alternative(&self) -> Option<&str> {
        self.alternative.as_deref()
    }

    /// Whether the weekday or the second calendar that the text gives contradicts the value.
    pub fn conflict(&self) -> bool {
        self.conflict
    }

    /// Whether the value depends on the reference date.
    pub fn relative(&self) -> bool {
        self.relative
    }

    /// The type in TIMEX3. Times and durations are no dates, so it is always `DATE`.
    pub fn timex3_type(&self) -> &'static str {
        "DATE"
    }

    /// The value as TIMEX3 writes it: decades and centuries without X, years before our era as `BC0500`.
    pub fn timex3_value(&self) -> String {
        let short = self.value.trim_end_matches('X');
        match self.value.strip_prefix('-').and_then(|year| year.parse::<i32>().ok()) {
            Some(year) => format!("BC{:04}", year + 1),
            None if self.value.len() == 4 && !short.is_empty() => short.to_owned(),
            None => self.value.clone(),
        }
    }

    /// Writes the fields of the value into an object that is being serialised.
    pub(crate) fn serialize_entries<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry("value", &self.value)?;
        if let Some((first, last)) = self.days {
            map.serialize_entry("first_day", &period::day_text(first))?;
            map.serialize_entry("last_day", &period::day_text(last))?;
        }
        if let Some(modifier) = self.modifier() {
            map.serialize_entry("mod", modifier)?;
        }
        if self.calendar != Calendar::Gregorian {
            map.serialize_entry("calendar", self.calendar())?;
        }
        if let Some(original) = &self.original {
            map.serialize_entry("original", original)?;
        }
        if let Some(reckoning) = self.reckoning() {
            map.serialize_entry("reckoning", reckoning)?;
        }
        if let Some(alternative) = &self.alternative {
            map.serialize_entry("alternative", alternative)?;
        }
        if self.conflict {
            map.serialize_entry("conflict", &true)?;
        }
        if self.relative {
            map.serialize_entry("relative", &true)?;
        }
        if self.timex3 {
            map.serialize_entry("timex3", &Timex3 { kind: self.timex3_type(), value: &self.timex3_value() })?;
        }
        Ok(())
    }
}

/// Type and value of a TIMEX3 tag.
#[derive(Serialize)]
struct Timex3<'a> {
    #[serde(rename = "type")]
    kind: &'a str,
    value: &'a str,
}

impl Serialize for DateValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        self.serialize_entries(&mut map)?;
        map.end()
    }
}
