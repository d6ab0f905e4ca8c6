use proptest::prelude::*;

use super::*;
use crate::normalize::LetterTable;

fn plain(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    reference::tokenize(&LetterTable::new(), text, 0..text.len(), &mut 0, &mut tokens);
    tokens
}

fn fast(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    Tokenizer::new().tokenize(text, &mut tokens);
    tokens
}

fn words(text: &str) -> Vec<&str> {
    fast(text).iter().map(|t| t.slice(text)).collect()
}

#[test]
fn cuts() {
    let cases: &[(&str, &str, &[&str])] = &[
        ("letters-from-digits", "نوفمبر2020", &["نوفمبر", "2020"]),
        ("possessive", "Xi's visit", &["Xi", "visit"]),
        ("possessive-curly", "Russia’s", &["Russia"]),
        ("apostrophe-inside", "O'Neill of Sana'a", &["O'Neill", "of", "Sana'a"]),
        ("apostrophe-then-possessive", "O’Neill’s", &["O’Neill"]),
        ("acronym", "the U.S. and U.S.A", &["the", "U.S.", "and", "U.S.A"]),
        ("acronym-arabic", "(ا.ف.ب) قالت", &["ا.ف.ب", "قالت"]),
        ("no-acronym", "example.com a.nb", &["example", "com", "a", "nb"]),
        ("initials", "J.K. Rowling", &["J.K.", "Rowling"]),
        ("hyphen", "al-Assad", &["al", "Assad"]),
        ("slash", "مايو/أيار", &["مايو", "أيار"]),
        ("scripts", "موسكوMoscow", &["موسكو", "Moscow"]),
        ("quotes", "«أذربيجان».", &["أذربيجان"]),
        ("numbers", "10.11.2020 4,500", &["10", "11", "2020", "4", "500"]),
        ("marks-stay", "مُحَمَّدٌ.", &["مُحَمَّدٌ"]),
        ("invisible-trimmed", "\u{200F}مصر\u{200E} \u{FEFF}x", &["مصر", "x"]),
        ("zero-width-space-inside", "أذر\u{200B}بيجان", &["أذر\u{200B}بيجان"]),
        ("sharp-s", "in der Straße", &["in", "der", "Straße"]),
        ("other-script", "Путин и Putin", &["Путин", "и", "Putin"]),
        ("underscore", "#White_House", &["White", "House"]),
        ("nothing", " \n.،", &[]),
        ("empty", "", &[]),
    ];
    for (name, text, expected) in cases {
        assert_eq!(words(text), *expected, "{name}: {text:?}");
    }
}

#[test]
fn gaps_tell_what_stood_between() {
    let tokens = fast("قال: «نعم» (x), A-B/C\nD. E");
    let gaps: Vec<Gap> = tokens.iter().map(|t| t.gap).collect();
    let expected = [
        Gap::NONE,
        Gap::COLON.or(Gap::BLANK).or(Gap::QUOTE),
        Gap::QUOTE.or(Gap::BLANK).or(Gap::OPEN),
        Gap::CLOSE.or(Gap::COMMA).or(Gap::BLANK),
        Gap::HYPHEN,
        Gap::SLASH,
        Gap::NEWLINE,
        Gap::DOT.or(Gap::BLANK),
    ];
    assert_eq!(gaps, expected);
}

#[test]
fn shapes_and_endings() {
    let shape = |text| fast(text)[0].shape;
    assert_eq!(
        ["Cairo", "NATO", "iPhone", "cairo", "A", "مصر", "É", "U.S."].map(shape),
        [
            Shape::Capitalised,
            Shape::Upper,
            Shape::Mixed,
            Shape::Lower,
            Shape::Capitalised,
            Shape::Caseless,
            Shape::Capitalised,
            Shape::Upper
        ]
    );
    let ending = |text| fast(text)[0].ending;
    assert_eq!(
        ["غزة", "غزه", "على", "علي", "الأربعاء", "ء", "غزةَ"].map(ending),
        [
            Ending::TehMarbuta,
            Ending::Plain,
            Ending::AlefMaksura,
            Ending::Plain,
            Ending::Hamza,
            Ending::Plain,
            Ending::TehMarbuta
        ]
    );
}

/// Arabic, Latin, digits, marks, controls, joiners and the odd letter, close together.
fn soup() -> impl Strategy<Value = String> {
    let alphabet: Vec<char> = "ابتوفلكىيةهءأإآؤئپگیک abcdABSst.'’‘-/,،:0129٠١۲ـ\u{064E}\u{0651}\u{0670}\u{200B}\u{200C}\u{200D}\u{200F}\u{FEFF}\u{00AD}\u{0301}\nßéİıŁªµ²½ﷺﻻﷲЖяא中あกー_\u{00A0}\u{202F}😀©٪\u{06DD}\u{0600}\u{06E5}\u{0E33}ʼ·"
        .chars()
        .collect();
    proptest::collection::vec(prop_oneof![9 => proptest::sample::select(alphabet), 1 => any::<char>()], 0..40)
        .prop_map(|chars| chars.into_iter().collect())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 4000, ..ProptestConfig::default() })]

    #[test]
    fn the_fast_way_equals_the_plain_way(text in soup()) {
        prop_assert_eq!(fast(&text), plain(&text), "{:?}", text);
    }

    #[test]
    fn tokens_are_sorted_disjoint_and_whole(text in soup()) {
        let mut end = 0;
        for token in fast(&text) {
            prop_assert!(end <= token.start as usize && token.start < token.end);
            prop_assert!(text.is_char_boundary(token.start as usize) && text.is_char_boundary(token.end as usize));
            end = token.end as usize;
        }
    }
}
