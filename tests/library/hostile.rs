//! Texts made to hurt: extraction ends, soon, and in time linear in the text.

use std::time::{Duration, Instant};

use crate::case::{BUNDLED, assert_sound};

const MEGABYTE: usize = 1 << 20;

/// Name, what is repeated, how many mentions a megabyte of it has at least.
const REPEATED: &[(&str, &str, usize)] = &[
    ("waw", "و", 0),
    ("waw-and-blank", "و ", 0),
    ("lam", "ل", 0),
    ("marks", "\u{064E}", 0),
    ("tatweel", "\u{0640}", 0),
    ("direction-marks", "\u{200F}", 0),
    ("one-arabic-word", "مكتبة", 0),
    ("one-latin-word", "aB", 0),
    ("a-name-without-blanks", "موسكو", 0),
    ("digits", "2", 0),
    ("dots", ".", 0),
    ("brackets", "([{", 0),
    ("brackets-around-names", "(Moscow [", 10_000),
    ("quotation-marks", "\"'«»", 0),
    ("slashes-and-hyphens", "-/", 0),
    ("acronym-dots", "U.", 0),
    ("line-ends", "\r\n", 0),
    ("accents", "e\u{0301}", 0),
    ("emoji", "😀", 0),
    ("names-alone", "موسكو ", 10_000),
    ("names-behind-proclitics", "وأذربيجان ", 10_000),
    ("given-names", "محمد أحمد ", 1),
    ("servants", "عبد ", 0),
    ("lineages", "بن ", 0),
    ("head-nouns", "وزارة ", 0),
    ("head-nouns-and-words", "وزارة الدفاع الروسية و", 1_000),
    ("titles", "الرئيس ", 0),
    ("capitals", "United ", 0),
    ("capital-words-in-no-list", "Zxqv ", 0),
    ("openings-of-long-names", "منظمة الأمم المتحدة للتربية ", 1_000),
];

/// The same for what costs more for each byte: an eighth of a megabyte shows as much.
const COSTLY: &[(&str, &str, usize)] = &[
    ("initials", "A. ", 0),
    ("web-addresses", "http://", 0),
    ("mail-addresses", "a@", 0),
    ("mail-address-local-parts", "a.", 0),
    ("months", "مارس مايو ", 0),
    ("numbers-and-slashes", "1/2/", 0),
    ("numbers-and-blanks", "10 ", 0),
    ("presentation-ligature", "\u{FDFA}", 0),
];

/// So many bytes, and a quarter of them, of one thing.
fn texts(unit: &str, bytes: usize) -> (String, String) {
    let count = bytes / unit.len();
    (unit.repeat(count / 4), unit.repeat(count))
}

#[test]
fn four_times_the_text_takes_about_four_times_as_long() {
    // Generous: another process may take the processor for a while.
    const TIMES: u32 = 6;
    const ALWAYS_FINE: Duration = Duration::from_millis(250);
    // The bundled gazetteers are compiled on first use; that is no part of an extraction.
    assert!(BUNDLED.extract("").mentions().is_empty());
    let megabytes = REPEATED.iter().map(|case| (case, MEGABYTE));
    for ((name, unit, at_least), bytes) in megabytes.chain(COSTLY.iter().map(|case| (case, MEGABYTE / 8))) {
        let (quarter, whole) = texts(unit, bytes);
        let (mut seen, mut found) = (Vec::new(), 0);
        let linear = (0..3).any(|_| {
            let (small, _) = time(&quarter);
            let (large, mentions) = time(&whole);
            seen.push((small, large));
            found = mentions;
            large < ALWAYS_FINE || large <= small * TIMES
        });
        assert!(linear, "{name}: {seen:?} for a quarter of {bytes} bytes and for all");
        assert!(found >= *at_least, "{name}: {found} mentions; expected {at_least} at least");
    }
}

#[test]
fn nested_brackets_are_no_depth() {
    for (open, close) in [("(", ")"), ("[", "]"), ("«", "»"), ("\u{202B}", "\u{202C}")] {
        let text = format!("{}Moscow{}", open.repeat(50_000), close.repeat(50_000));
        let extraction = BUNDLED.extract(&text);
        assert_sound(&extraction);
        let found: Vec<&str> = extraction.mentions().iter().map(|mention| mention.as_str()).collect();
        assert_eq!(found, ["Moscow"], "inside 50000 of {open:?}");
    }
}

#[test]
fn a_text_of_nothing_has_no_mentions() {
    let blanks = " \t\n".repeat(10_000);
    let cases: &[(&str, &str)] = &[
        ("empty", ""),
        ("one-blank", " "),
        ("blanks", &blanks),
        ("line-ends", "\n\r\n\u{2028}"),
        ("one-mark", "\u{064E}"),
        ("one-tatweel", "\u{0640}"),
        ("one-control", "\u{200F}"),
        ("null", "\0"),
        ("replacement-characters", "\u{FFFD}\u{FFFD}"),
        ("last-code-point", "\u{10FFFF}"),
        ("proclitics-alone", "و ف ب ك ل لل وال بال"),
    ];
    for (name, text) in cases {
        let extraction = BUNDLED.extract(*text);
        assert_eq!(extraction.text(), *text, "{name}");
        assert!(extraction.mentions().is_empty(), "{name}: {:?}", extraction.mentions());
    }
}

#[test]
fn a_name_is_found_at_every_place_of_a_long_text() {
    // Long texts are taken in blocks; no border of a block may cut a name or move a span.
    let filler = "كلمة ".repeat(60_000);
    let text = format!("موسكو {filler}موسكو {filler}موسكو {filler}موسكو");
    let extraction = BUNDLED.extract(&text);
    assert_sound(&extraction);
    let found: Vec<usize> = extraction.mentions().iter().map(|mention| mention.range().start).collect();
    let expected: Vec<usize> = text.match_indices("موسكو").map(|(at, _)| at).collect();
    assert_eq!(found, expected);
}

/// How long an extraction takes, and how many mentions it finds.
fn time(text: &str) -> (Duration, usize) {
    let start = Instant::now();
    let extraction = BUNDLED.extract(text);
    let taken = start.elapsed();
    assert_sound(&extraction);
    (taken, extraction.mentions().len())
}
