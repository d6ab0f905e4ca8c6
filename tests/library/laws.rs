//! Laws on random text: Arabic, Latin, marks, controls, digits, and real names among them.

use std::thread;

use musamma::{Extraction, Extractor, Input, OffsetUnit, Overlap, Span};
use proptest::prelude::*;

use crate::case::{BUNDLED, assert_sound};

/// Names that mean one thing, whatever stands around them.
const SURE: [(&str, &str); 12] = [
    ("أذربيجان", "AZ"),
    ("موسكو", "geonames:524901"),
    ("باكستان", "PK"),
    ("فلاديمير بوتين", "vladimir-putin"),
    ("ديمتري بيسكوف", "dmitry-peskov"),
    ("الأمم المتحدة", "united-nations"),
    ("إلهام علييف", "ilham-aliyev"),
    ("Moscow", "geonames:524901"),
    ("Azerbaijan", "AZ"),
    ("Vladimir Putin", "vladimir-putin"),
    ("United Nations", "united-nations"),
    ("Dmitry Peskov", "dmitry-peskov"),
];

/// Words that grammars take for parts of names and dates.
const WORDS: [&str; 40] = [
    "الرئيس",
    "وزير",
    "وزارة",
    "الدفاع",
    "الخارجية",
    "الروسية",
    "محمد",
    "أحمد",
    "عبد",
    "الله",
    "بن",
    "أبو",
    "آل",
    "قال",
    "في",
    "من",
    "مدينة",
    "نهر",
    "وكالة",
    "للأنباء",
    "مارس",
    "نوفمبر",
    "الأول",
    "يوم",
    "ثلاثة",
    "هـ",
    "الأربعاء",
    "أمس",
    "President",
    "Dr.",
    "Ministry of",
    "Bank",
    "said",
    "John",
    "Smith",
    "March",
    "November",
    "yesterday",
    "of the",
    "U.S.",
];

/// A piece of text: a word, a name, or anything at all.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => prop::sample::select(&SURE[..]).prop_map(|(name, _)| name.to_owned()),
        4 => prop::sample::select(&WORDS[..]).prop_map(str::to_owned),
        2 => "[وفبلكا]{1,4}[ء-ي]{0,8}",
        1 => "[ء-ي\u{064B}-\u{0652}\u{0640}\u{0670}]{1,10}",
        1 => "[A-Za-zÀ-ž']{1,10}",
        1 => "[0-9٠-٩۰-۹/.-]{1,8}",
        1 => "[\u{200B}-\u{200F}\u{202A}-\u{202E}\u{2066}-\u{2069}\u{FEFF}\u{00AD}]{1,3}",
        1 => "[\u{FB50}-\u{FDFF}\u{FE70}-\u{FEFF}]{1,3}",
        1 => "[(){}\\[\\]«»\"'“”،؛؟.,:;!?#@_-]{1,3}",
        1 => "\\PC{1,6}",
    ]
}

/// Pieces with blanks, nothing, or line ends between them.
fn soup() -> impl Strategy<Value = String> {
    let gap = prop_oneof![6 => Just(" "), 2 => Just(""), 1 => Just("\n"), 1 => Just("\u{00A0}"), 1 => Just(" و"), 1 => Just(", ")];
    prop::collection::vec((piece(), gap), 0..14)
        .prop_map(|pieces| pieces.into_iter().flat_map(|(piece, gap)| [piece, gap.to_owned()]).collect())
}

/// A text of plain words around sure names, with the names in order.
fn plain() -> impl Strategy<Value = (Vec<String>, Vec<&'static str>)> {
    let filler =
        prop::sample::select(vec!["ثم", "تحدث التقرير عن", "مرارا", "the report spoke of", "at length"]);
    prop::collection::vec((filler, prop::sample::select(&SURE[..])), 1..6).prop_map(|pairs| {
        let ids = pairs.iter().map(|(_, (_, id))| *id).collect();
        (pairs.into_iter().map(|(filler, (name, _))| format!("{filler} {name}.")).collect(), ids)
    })
}

/// What an extraction says, as values that compare.
fn facts(extraction: &Extraction) -> Vec<(Span, String, String, String, String, usize)> {
    let facts = extraction.mentions().iter().map(|mention| {
        let id = mention.id().unwrap_or("-").to_owned();
        let date = mention.date().map_or("", |date| date.value()).to_owned();
        let kind = format!("{} {} {}", mention.kind(), mention.subkind(), mention.confidence());
        (mention.span(), kind, id, date, mention.prefix().to_owned(), mention.group())
    });
    facts.collect()
}

fn ids<'e>(extraction: &'e Extraction) -> Vec<&'e str> {
    extraction.mentions().iter().filter_map(|mention| mention.id()).collect()
}

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { failure_persistence: None, cases, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config(600))]

    #[test]
    fn mentions_are_sorted_disjoint_slices(text in soup()) {
        let extraction = BUNDLED.extract(&text);
        assert_sound(&extraction);
        let spans: Vec<Span> = extraction.mentions().iter().map(|mention| mention.span()).collect();
        prop_assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start), "{spans:?} in {text:?}");
        prop_assert!(spans.iter().all(|span| text.is_char_boundary(span.start) && text.is_char_boundary(span.end)));
        prop_assert_eq!(extraction.text(), &text);
    }

    #[test]
    fn extraction_is_the_same_every_time(text in soup()) {
        let first = facts(&BUNDLED.extract(&text));
        prop_assert_eq!(&first, &facts(&BUNDLED.extract(&text)), "{:?}", text);
        let dated = Input::new(&text).reference_date("2024-04-17").expect("a day");
        let spans = |facts: Vec<(Span, String, String, String, String, usize)>| facts.into_iter().map(|f| f.0).collect::<Vec<_>>();
        prop_assert_eq!(spans(first), spans(facts(&BUNDLED.extract(dated))), "a reference date moves no span: {:?}", text);
    }

    #[test]
    fn anything_at_all_is_a_text(text in any::<String>()) {
        assert_sound(&BUNDLED.extract(&text));
    }

    #[test]
    fn offsets_agree_with_counting(text in soup()) {
        let extraction = BUNDLED.extract(&text);
        let mut chars = extraction.offsets(OffsetUnit::Chars);
        let mut utf16 = extraction.offsets(OffsetUnit::Utf16);
        let mut bytes = extraction.offsets(OffsetUnit::Bytes);
        for mention in extraction.mentions() {
            let span = mention.span();
            let (before, within) = (&text[..span.start], &text[..span.end]);
            prop_assert_eq!(chars.translate_span(span), before.chars().count()..within.chars().count());
            prop_assert_eq!(utf16.translate_span(span), before.encode_utf16().count()..within.encode_utf16().count());
            prop_assert_eq!(bytes.translate_span(span), span.range());
            let record = serde_json::to_value(mention.to_record(&mut chars)).expect("a mention serialises");
            prop_assert_eq!(record["start"].as_u64(), u64::try_from(before.chars().count()).ok());
        }
    }
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn nested_mentions_lie_in_the_outer_ones(text in soup()) {
        let nesting = nesting();
        let extraction = nesting.extract(&text);
        assert_sound(&extraction);
        let nested: Vec<Span> = extraction.mentions().iter().map(|mention| mention.span()).collect();
        let flat = BUNDLED.extract(&text);
        for mention in flat.mentions() {
            prop_assert!(nested.contains(&mention.span()), "{:?} is lost by asking for nested ones", mention.as_str());
        }
        for span in &nested {
            let outer = flat.mentions().iter().any(|mention| mention.span().contains(*span));
            prop_assert!(outer, "{span:?} lies in no mention of {text:?}");
        }
    }

    #[test]
    fn marks_and_tatweel_move_spans_and_no_ids(
        (sentences, _) in plain(),
        // Not the tanwin U+064B, the ending of an indefinite noun: a word with it is hardly a name.
        mark in prop::sample::select(vec!['\u{064E}', '\u{064F}', '\u{0650}', '\u{0651}', '\u{0652}', '\u{0640}', '\u{0670}']),
        every in 2usize..7,
    ) {
        let text = sentences.join("\n");
        let mut marked = String::new();
        // After a letter, and never at the end of a word, where a tatweel would stand alone to the eye.
        let letters: Vec<char> = text.chars().collect();
        for (at, &letter) in letters.iter().enumerate() {
            marked.push(letter);
            let arabic = |c: Option<&char>| c.is_some_and(|c| ('\u{0621}'..='\u{064A}').contains(c));
            if at % every == 0 && arabic(Some(&letter)) && arabic(letters.get(at + 1)) {
                marked.push(mark);
            }
        }
        let (plain, stretched) = (BUNDLED.extract(&text), BUNDLED.extract(&marked));
        assert_sound(&stretched);
        prop_assert_eq!(ids(&plain), ids(&stretched), "{:?}", marked);
        for (plain, stretched) in plain.mentions().iter().zip(stretched.mentions()) {
            let bare = |s: &str| s.chars().filter(|c| *c != mark).collect::<String>();
            prop_assert_eq!(bare(plain.as_str()), bare(stretched.as_str()));
        }
    }

    #[test]
    fn texts_set_apart_by_blank_lines_keep_their_names((sentences, expected) in plain()) {
        let single: Vec<String> = sentences
            .iter()
            .flat_map(|sentence| ids(&BUNDLED.extract(sentence)).into_iter().map(str::to_owned).collect::<Vec<_>>())
            .collect();
        let text = sentences.join("\n\n");
        let together = BUNDLED.extract(&text);
        assert_sound(&together);
        prop_assert_eq!(ids(&together), single, "{:?}", &text);
        prop_assert_eq!(ids(&together), expected, "{:?}", &text);
    }

    #[test]
    fn mentions_of_one_thing_share_a_group((sentences, expected) in plain()) {
        let text = sentences.join("\n");
        let extraction = BUNDLED.extract(&text);
        let mentions = extraction.mentions();
        prop_assert_eq!(mentions.len(), expected.len(), "{:?}", &text);
        for (i, a) in mentions.iter().enumerate() {
            for b in &mentions[..i] {
                prop_assert_eq!(a.id() == b.id(), a.group() == b.group(), "{:?} and {:?}", a, b);
            }
        }
    }
}

proptest! {
    #![proptest_config(config(40))]

    #[test]
    fn threads_find_what_one_finds(texts in prop::collection::vec(soup(), 2..24)) {
        let one_by_one: Vec<_> = texts.iter().map(|text| facts(&BUNDLED.extract(text))).collect();
        let (left, right) = texts.split_at(texts.len() / 2);
        let run = |texts: &[String]| {
            let extractor = BUNDLED.clone();
            texts.iter().map(|text| facts(&extractor.extract(text))).collect::<Vec<_>>()
        };
        let in_threads = thread::scope(|scope| {
            let (a, b) = (scope.spawn(|| run(left)), scope.spawn(|| run(right)));
            let mut found = a.join().expect("extraction never panics");
            found.extend(b.join().expect("extraction never panics"));
            found
        });
        prop_assert_eq!(&one_by_one, &in_threads);
        #[cfg(feature = "parallel")]
        {
            let inputs: Vec<Input> = texts.iter().map(|text| Input::new(text)).collect();
            let batch: Vec<_> = BUNDLED.extract_batch(&inputs).iter().map(facts).collect();
            prop_assert_eq!(&one_by_one, &batch);
        }
    }
}

/// Built once: the bundled lists with nested mentions.
fn nesting() -> &'static Extractor {
    static NESTING: std::sync::LazyLock<Extractor> = std::sync::LazyLock::new(|| {
        Extractor::builder().overlap(Overlap::Nested).build().expect("the bundled gazetteers are whole")
    });
    &NESTING
}
