use proptest::prelude::*;

use super::*;

#[test]
fn each_fold() {
    let cases: &[(&str, &str, &str)] = &[
        ("tashkeel", "مُحَمَّدٌ", "محمد"),
        ("quranic-mark", "ٱلرَّحۡمَٰنِ", "الرحمن"),
        ("tatweel", "أذربيجـــان", "اذربيجان"),
        ("dagger-alef", "هٰذا", "هذا"),
        ("alef-hamza", "أإآٱ", "اااا"),
        ("combining-hamza-and-madda", "ا\u{0654}ا\u{0655}ا\u{0653}", "ااا"),
        ("hamza-carriers", "رئيس مسؤول", "رييس مسوول"),
        ("hamza-alone-stays", "قراءة", "قراءة"),
        ("alef-maksura-is-not-strict", "على", "على"),
        ("teh-marbuta-is-not-strict", "غزة", "غزة"),
        ("persian-yeh-keheh", "ایران کرج", "ايران كرج"),
        ("gaf-peh-cheh-veh-zhe", "گپچڤژڨ", "كبجفزق"),
        ("urdu", "ٹڈڑںے", "تدرني"),
        ("heh-forms", "ھہە", "ههه"),
        ("presentation-forms", "ﻻﺍﻟﺴﻼم", "لاالسلام"),
        ("allah-ligature", "ﷲ", "الله"),
        ("salla-ligature", "ﷺ", "صلى الله عليه وسلم"),
        ("arabic-indic-digits", "٠١٢٣٤٥٦٧٨٩", "0123456789"),
        ("persian-digits", "۰۱۲۳۴۵۶۷۸۹", "0123456789"),
        (
            "bidi-and-zero-width",
            "a\u{200E}b\u{200F}c\u{200B}d\u{200D}e\u{FEFF}f\u{2067}g\u{00AD}h",
            "abcdefgh",
        ),
        ("case", "NATO İstanbul", "nato istanbul"),
        ("accents", "Éàçñü Łódź Ðø", "eacnu lodz do"),
        ("ligatures-and-doubles", "ﬁ æ œ ß", "fi ae oe ss"),
        ("full-width", "Ａ１", "a1"),
        ("quotes", "‘a’ “b” «c» `d´", "'a' \"b\" \"c\" 'd'"),
        ("dashes", "a–b—c−d", "a-b-c-d"),
        ("blanks", "a\u{00A0}b\u{202F}c\u{3000}d", "a b c d"),
        ("other-scripts", "Москва Αθήνα 東京 한국", "москва αθηνα 東京 한국"),
        ("empty", "", ""),
    ];
    for (name, text, expected) in cases {
        assert_eq!(fold(text, Strength::Strict), *expected, "{name}");
    }
}

#[test]
fn loose_folds() {
    let cases: &[(&str, &str, &str)] = &[
        ("alef-maksura", "مصطفى", "مصطفي"),
        ("teh-marbuta", "غزة", "غزه"),
        ("final-hamza", "الأربعاء", "الاربعا"),
        ("final-hamza-before-blank", "سماء زرقاء", "سما زرقا"),
        ("final-hamza-before-mark", "سماءِ", "سما"),
        ("inner-hamza-stays", "قراءات", "قراءات"),
        ("hamza-alone-stays", "ء", "ء"),
    ];
    for (name, text, expected) in cases {
        assert_eq!(fold(text, Strength::Loose), *expected, "{name}");
        assert_eq!(
            fold(&fold(text, Strength::Strict), Strength::Loose),
            *expected,
            "{name}: strict, then loose"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn folding_twice_is_folding_once(text in "(?:[ا-ي]|[\u{0600}-\u{06FF}]|[\u{FB50}-\u{FDFF}]|\\PC|[a-zA-Zß-ž ]){0,12}") {
        for strength in [Strength::Strict, Strength::Loose] {
            let once = fold(&text, strength);
            prop_assert_eq!(fold(&once, strength), once, "{:?}", text);
        }
    }

    #[test]
    fn marks_and_tatweel_change_nothing(text in "[ا-ي ]{0,12}", mark in "[\u{064B}-\u{0652}\u{0640}\u{0670}]", at in 0usize..12) {
        let at = text.char_indices().map(|(i, _)| i).nth(at).unwrap_or(text.len());
        let marked = format!("{}{mark}{}", &text[..at], &text[at..]);
        for strength in [Strength::Strict, Strength::Loose] {
            prop_assert_eq!(fold(&marked, strength), fold(&text, strength));
        }
    }
}
