//! The phrase book of dates: one value, all the ways to say it, in both languages; and what is no date.
//!
//! A line `= VALUE` opens a group; `key=value` after it asks for more: `mod`, `first`, `last`, `calendar`, `alternative`,
//! `conflict`, `relative`, `reckoning`. Each line below it is a text with that date. Where the text is more than the date, the date stands in
//! square brackets, several dates with `; ` between their values. Dates count from the reference date of the file's `@` line.

use jiff::civil::Date;
use musamma::{DateOrder, DateValue, EntityKind, Extraction, Extractor, ExtractorBuilder, Input};

const PHRASES: &str = include_str!("phrases.txt");
const NO_DATES: &str = include_str!("no_dates.txt");

fn extractor() -> Extractor {
    Extractor::builder().kinds([EntityKind::Date]).build().expect("the bundled tables are sound")
}

/// One text and what it should give.
struct Phrase {
    line: usize,
    text: String,
    /// The dates in it, as the text has them.
    dates: Vec<String>,
    expected: String,
}

impl Phrase {
    /// Takes the brackets out of a line.
    fn new(line: usize, marked: &str, expected: &str) -> Self {
        let dates: Vec<String> =
            marked.split('[').skip(1).filter_map(|rest| Some(rest.split_once(']')?.0.to_owned())).collect();
        let text = marked.replace(['[', ']'], "");
        let dates = if dates.is_empty() { vec![text.clone()] } else { dates };
        Phrase { line, text, dates, expected: expected.to_owned() }
    }
}

fn phrases() -> Vec<Phrase> {
    let (mut expected, mut phrases) = ("", Vec::new());
    for (line, text) in
        (1..).zip(PHRASES.lines()).filter(|(_, line)| !line.is_empty() && !line.starts_with(['#', '@']))
    {
        match text.strip_prefix("= ") {
            Some(value) => expected = value,
            None => phrases.push(Phrase::new(line, text, expected)),
        }
    }
    phrases
}

fn reference() -> Date {
    let line =
        PHRASES.lines().find_map(|line| line.strip_prefix("@ ")).expect("a line with the reference date");
    line.parse().expect("a day")
}

/// The value of a date with what the group asks for, in the order it asks.
fn describe(date: &DateValue, expected: &str) -> String {
    let day = |day: Option<Date>| day.map_or_else(|| String::from("none"), |day| day.to_string());
    let asked = expected.split(' ').skip(1).filter_map(|pair| pair.split_once('='));
    let answer = |key: &str| match key {
        "mod" => date.modifier().unwrap_or("none").to_owned(),
        "first" => day(date.first_day()),
        "last" => day(date.last_day()),
        "calendar" => date.calendar().to_owned(),
        "alternative" => date.alternative().unwrap_or("none").to_owned(),
        "conflict" => date.conflict().to_string(),
        "relative" => date.relative().to_string(),
        "reckoning" => date.reckoning().unwrap_or("none").to_owned(),
        _ => panic!("{key:?} is nothing a date has"),
    };
    asked.fold(date.value().to_owned(), |text, (key, _)| format!("{text} {key}={}", answer(key)))
}

fn found<'a>(extraction: &'a Extraction<'a>) -> Vec<(&'a str, &'a DateValue)> {
    extraction.mentions().iter().filter_map(|m| Some((m.as_str(), m.date()?))).collect()
}

#[test]
fn every_phrase_has_its_value() {
    let extractor = extractor();
    let reference = reference().to_string();
    let phrases = phrases();
    let mut faults = Vec::new();
    for phrase in &phrases {
        let input = Input::new(&phrase.text).reference_date(&reference).expect("a day");
        let extraction = extractor.extract(input);
        let found = found(&extraction);
        let expected: Vec<&str> = phrase.expected.split("; ").collect();
        let values: Vec<String> = found
            .iter()
            .zip(expected.iter().cycle())
            .map(|((_, date), expected)| describe(date, expected))
            .collect();
        let texts: Vec<&str> = found.iter().map(|(text, _)| *text).collect();
        let alike = texts == phrase.dates
            && (values == expected
                || (expected.len() == 1 && values.iter().all(|value| value == expected[0])));
        if !alike {
            let Phrase { line, text, dates, expected } = phrase;
            faults.push(format!(
                "phrases.txt:{line}: {text:?}\n  expected {dates:?} = {expected}\n  got      {texts:?} = {}",
                values.join("; ")
            ));
        }
    }
    assert!(faults.is_empty(), "{} of {} phrases:\n{}", faults.len(), phrases.len(), faults.join("\n"));
    assert!(phrases.len() >= 400, "the book has {} phrases", phrases.len());
}

#[test]
fn what_is_no_date_gives_none() {
    let extractor = extractor();
    let texts: Vec<&str> =
        NO_DATES.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    let mut faults = Vec::new();
    for text in &texts {
        let extraction = extractor.extract(*text);
        let found: Vec<&str> = found(&extraction).into_iter().map(|(text, _)| text).collect();
        if !found.is_empty() {
            faults.push(format!("{text:?} gave {found:?}"));
        }
    }
    assert!(faults.is_empty(), "{} of {} texts:\n{}", faults.len(), texts.len(), faults.join("\n"));
    assert!(texts.len() >= 150, "the list has {} texts", texts.len());
}

#[test]
fn without_a_reference_date_the_unknown_stays_unknown() {
    let cases = [
        ("1 أغسطس", "XXXX-08-01"),
        ("August 1", "XXXX-08-01"),
        ("في أغسطس", "XXXX-08"),
        ("يوم الأربعاء", "XXXX-WXX-3"),
        ("on Wednesday", "XXXX-WXX-3"),
        ("next Wednesday", "XXXX-WXX-3"),
        ("أمس", "XXXX-XX-XX"),
        ("three days ago", "XXXX-XX-XX"),
        ("الأسبوع الماضي", "XXXX-WXX"),
        ("last month", "XXXX-XX"),
        ("العام المقبل", "XXXX"),
        ("10 من الشهر الجاري", "XXXX-XX-10"),
        ("September of last year", "XXXX-09"),
        ("15 رمضان", "XXXX-XX-XX"),
        ("Christmas", "XXXX-12-25"),
        ("10-12 نوفمبر", "XXXX-11-10/XXXX-11-12"),
        ("ثمانينات القرن الماضي", "XX8X"),
        ("this summer", "XXXX-SU"),
        ("30 فبراير 2020", "2020-02-30"),
    ];
    let extractor = extractor();
    for (text, expected) in cases {
        let extraction = extractor.extract(text);
        let values: Vec<&str> = found(&extraction).into_iter().map(|(_, date)| date.value()).collect();
        assert_eq!(values, [expected], "{text}");
    }
}

#[test]
fn islamic_dates_keep_their_fields() {
    let extractor = extractor();
    for text in ["15 رمضان 1442 هـ", "15 Ramadan 1442 AH", "15/9/1442 هـ", "١٥ رمضان ١٤٤٢"]
    {
        let extraction = extractor.extract(text);
        let found = found(&extraction);
        let original = found.first().and_then(|(_, date)| date.original()).expect(text);
        assert_eq!((original.year, original.month, original.day), (Some(1442), Some(9), Some(15)), "{text}");
    }
}

#[test]
fn timex3_values() {
    let cases = [
        ("in the 1980s", "198"),
        ("القرن التاسع عشر", "18"),
        ("عام 500 قبل الميلاد", "BC0500"),
        ("10 November 2020", "2020-11-10"),
        ("الربع الثالث من 2016", "2016-Q3"),
    ];
    let extractor = extractor();
    for (text, expected) in cases {
        let extraction = extractor.extract(text);
        let values: Vec<String> =
            found(&extraction).into_iter().map(|(_, date)| date.timex3_value()).collect();
        assert_eq!(values, [expected], "{text}");
    }
}

#[test]
fn the_caller_may_say_which_part_comes_first() {
    let cases = [
        (DateOrder::ByLanguage, "It was signed on 10/11/2020.", "2020-10-11", Some("2020-11-10")),
        (DateOrder::DayFirst, "It was signed on 10/11/2020.", "2020-11-10", Some("2020-10-11")),
        (DateOrder::ByLanguage, "صدر القرار في 10/11/2020", "2020-11-10", Some("2020-10-11")),
        (DateOrder::MonthFirst, "صدر القرار في 10/11/2020", "2020-10-11", Some("2020-11-10")),
        (DateOrder::MonthFirst, "صدر القرار في 23/11/2020", "2020-11-23", None),
        (DateOrder::DayFirst, "It was signed on 2020-11-10.", "2020-11-10", None),
    ];
    for (order, text, value, alternative) in cases {
        let extractor = Extractor::builder().date_order(order).build().expect("the bundled tables are sound");
        let extraction = extractor.extract(text);
        let found = found(&extraction);
        let date = found.first().map(|(_, date)| (date.value(), date.alternative()));
        assert_eq!(date, Some((value, alternative)), "{order:?}: {text}");
    }
}

#[test]
fn serialised_dates_tell_all_that_is_known() {
    let json = |builder: ExtractorBuilder, text: &str| {
        let extractor = builder.build().expect("the bundled tables are sound");
        let input = Input::new(text).reference_date("2024-04-17").expect("a day");
        let extraction = extractor.extract(input);
        serde_json::to_value(found(&extraction)[0].1).expect("plain fields")
    };
    let cases = [
        (
            "15 رمضان 1442 هـ",
            serde_json::json!({
                "value": "2021-04-27", "first_day": "2021-04-27", "last_day": "2021-04-27", "calendar": "islamic",
                "original": {"year": 1442, "month": 9, "day": 15}, "reckoning": "umm_al_qura",
            }),
        ),
        (
            "1 محرم 200 هـ",
            serde_json::json!({
                "value": "0815-08-15", "first_day": "0815-08-15", "last_day": "0815-08-15", "calendar": "islamic",
                "original": {"year": 200, "month": 1, "day": 1}, "reckoning": "tabular",
            }),
        ),
        (
            "They met yesterday.",
            serde_json::json!({
                "value": "2024-04-16", "first_day": "2024-04-16", "last_day": "2024-04-16", "relative": true,
            }),
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(json(Extractor::builder(), text), expected, "{text}");
    }
    let timex3 = json(Extractor::builder().timex3(true), "in the 1980s");
    assert_eq!(timex3["timex3"], serde_json::json!({"type": "DATE", "value": "198"}));
}
