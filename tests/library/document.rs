//! What a document says of its names: acronyms, quoted names, short forms, kinds, and the mentions of one thing.

use std::sync::LazyLock;

use musamma::{EntityKind, Extraction, Extractor, Overlap, Verdict};

use crate::case::{BUNDLED, Case, agency, all, among, check, check_with, person, place};

const ACRONYMS: &[Case] = &[
    all(
        "acronym-of-unlisted-agency",
        "The Brampton Rowing Association (BRA) met. BRA officials said so.",
        &[agency("Brampton Rowing Association"), agency("BRA"), agency("BRA")],
        "the initials fit, and the acronym alone is known from then on",
    ),
    all(
        "acronym-before-the-name",
        "The BRA (Brampton Rowing Association) met. Later BRA left.",
        &[agency("BRA"), agency("Brampton Rowing Association"), agency("BRA")],
        "the name in parentheses explains the acronym",
    ),
    all(
        "acronym-whose-letters-do-not-fit",
        "The Brampton Rowing Association (XKQ) met. XKQ left.",
        &[agency("Brampton Rowing Association")],
        "other letters are no acronym of the name",
    ),
    all(
        "words-and-numbers-in-parentheses",
        "The Brampton Rowing Association (left) met. The Brampton Rowing Association (10) left.",
        &[agency("Brampton Rowing Association"), agency("Brampton Rowing Association")],
        "what stands in parentheses need not be a name",
    ),
    among(
        "latin-acronym-of-arabic-agency",
        "قالت الهيئة العامة للطيران المدني (GACA) ذلك، وأكدت GACA الخبر",
        &[agency("GACA"), agency("GACA")],
        "letters of another script cannot be compared",
    ),
    all(
        "short-name-of-arabic-party",
        "أعلنت حركة مجتمع السلم (حمس) موقفها، وقالت حمس إنها سترد",
        &[
            agency("حركة مجتمع السلم").id("movement-of-society-for-peace"),
            agency("حمس").id("movement-of-society-for-peace"),
            agency("حمس").id("movement-of-society-for-peace"),
        ],
        "a word in no list after a party is its short name",
    ),
    among(
        "place-in-parentheses-is-no-short-name",
        "أعلنت حركة مجتمع السلم (الجزائر) موقفها",
        &[place("الجزائر")],
        "the place where it is",
    ),
    among(
        "dotted-arabic-acronym",
        "نقلت وكالة فرانس برس (ا.ف.ب) الخبر",
        &[agency("وكالة فرانس برس").id("agence-france-presse"), agency("ا.ف.ب").id("agence-france-presse")],
        "two mentions of one agency",
    ),
];

#[test]
fn acronyms_in_parentheses() {
    check(ACRONYMS);
}

const QUOTED: &[Case] = &[
    all("listed-company", "قالت شركة «تسلا» ذلك", &[agency("تسلا")], "the head noun is outside"),
    all(
        "listed-newspaper",
        "كتبت صحيفة «واشنطن بوست» ذلك",
        &[agency("واشنطن بوست").id("washington-post")],
        "the newspaper, not the city in its name",
    ),
    all(
        "unlisted-movement",
        "حركة \"نماء الغد\" عقدت مؤتمرها",
        &[agency("نماء الغد")],
        "the marks say where it ends",
    ),
    all(
        "unlisted-company",
        "The company \"Zentara\" left.",
        &[agency("Zentara")],
        "a capital and a head noun",
    ),
    all(
        "unlisted-newspaper",
        "The newspaper “Al-Balad Weekly” said so.",
        &[agency("Al-Balad Weekly")],
        "two words",
    ),
    all("speech-after-a-party", "وقال الحزب \"لن نشارك\"", &[], "what the party says is no name"),
    all("english-speech", "The party said \"We will win\".", &[], "what the party says is no name"),
    all("word-in-scare-quotes", "طلبت الهيئة \"تأجيل\" اللقاء", &[], "a common word"),
    all("no-head-noun", "كلمة \"نماء\" جميلة", &[], "quotation marks alone name nothing"),
];

#[test]
fn names_in_quotation_marks() {
    check(QUOTED);
}

const SHORT_FORMS: &[Case] = &[
    all(
        "company-by-its-first-word",
        "Zentara Holdings Company grew. Zentara said so.",
        &[agency("Zentara Holdings Company"), agency("Zentara")],
        "what stands before Company",
    ),
    all("no-company-no-short-form", "Growth was seen. Zentara said so.", &[], "a word in no list"),
    all(
        "ruler-by-the-given-name",
        "King Abdullah II spoke. Abdullah left.",
        &[person("Abdullah II").id("abdullah-ii"), person("Abdullah").id("abdullah-ii")],
        "the number belongs to the given name",
    ),
    among(
        "given-name-that-the-list-has",
        "زار صدام حسين بغداد، ثم قال صدام إن الحرب انتهت",
        &[person("صدام حسين").id("saddam-hussein"), place("بغداد"), person("صدام").id("saddam-hussein")],
        "he is called so",
    ),
    all("the-word-alone", "وقع صدام بين السيارتين", &[], "a clash"),
    among(
        "given-name-after-a-title",
        "زار صدام حسين بغداد. وقال الرئيس صدام إن الحرب انتهت",
        &[person("صدام حسين").id("saddam-hussein"), place("بغداد"), person("صدام").id("saddam-hussein")],
        "one man has this given name here",
    ),
    all(
        "family-name-of-two-words",
        "Wernher von Braun spoke. Then von Braun left.",
        &[person("Wernher von Braun").id("wernher-von-braun"), person("von Braun").id("wernher-von-braun")],
        "von belongs to the family name",
    ),
    among(
        "son-of-a-father-already-named",
        "التقى محمد بن سلمان الوفد. وأكد بن سلمان ذلك.",
        &[person("محمد بن سلمان").id("mohammed-bin-salman"), person("بن سلمان").id("mohammed-bin-salman")],
        "the grammar finds بن سلمان by itself, and the document has who that is",
    ),
];

#[test]
fn short_forms_are_known_from_the_full_name() {
    check(SHORT_FORMS);
}

const KINDS: &[Case] = &[
    among(
        "town-that-is-a-president",
        "President Abraham Lincoln spoke. Later Lincoln left.",
        &[person("Abraham Lincoln"), person("Lincoln")],
        "the document has the man in full",
    ),
    among(
        "town-that-is-a-town",
        "President Abraham Lincoln spoke. They live in Lincoln, Nebraska.",
        &[person("Abraham Lincoln"), place("Lincoln"), place("Nebraska")],
        "the preposition says that the town is meant",
    ),
];

#[test]
fn a_document_settles_who_is_a_place() {
    check(KINDS);
}

const INSIDE: &[Case] = &[
    all(
        "city-in-university",
        "التقى وفد في جامعة بغداد",
        &[agency("جامعة بغداد"), place("بغداد").nested()],
        "the city is named as well",
    ),
    all(
        "country-in-bank",
        "أعلن بنك أوف أمريكا ذلك",
        &[agency("بنك أوف أمريكا"), place("أمريكا").nested()],
        "the country is named as well",
    ),
    all(
        "nationality-in-ministry",
        "قالت وزارة الخارجية الروسية ذلك",
        &[agency("وزارة الخارجية الروسية")],
        "an adjective names nothing, and a shorter reading has lost",
    ),
    all(
        "place-in-a-person",
        "Jack London wrote.",
        &[person("Jack London")],
        "nothing is named inside a person",
    ),
];

#[test]
fn names_inside_names() {
    static NESTED: LazyLock<Extractor> = LazyLock::new(|| {
        Extractor::builder().overlap(Overlap::Nested).build().expect("bundled lists are whole")
    });
    check_with(&NESTED, INSIDE);
}

/// The texts of the mentions of each entity.
fn grouped<'a>(extraction: &Extraction<'a>) -> Vec<Vec<&'a str>> {
    let texts = |e: &musamma::DocumentEntity<'_, 'a>| e.mentions().iter().map(|m| m.as_str()).collect();
    extraction.entities().iter().map(texts).collect()
}

#[test]
fn mentions_are_grouped_by_what_they_name() {
    let cases: &[(&str, &[&[&str]])] = &[
        ("Moscow is موسكو, and London is not.", &[&["Moscow", "موسكو"], &["London"]]),
        (
            "التقى محمد علي صالح الوفد. Mohammed Ali Saleh thanked them.",
            &[&["محمد علي صالح", "Mohammed Ali Saleh"]],
        ),
        (
            "التقى محمد علي صالح الوفد. Mohammed Ali Rashid thanked them.",
            &[&["محمد علي صالح"], &["Mohammed Ali Rashid"]],
        ),
        ("Nancy Kassebaum spoke. Ms Kassebaum left.", &[&["Nancy Kassebaum", "Kassebaum"]]),
        ("Nancy Kassebaum spoke. Ms Mikulski left.", &[&["Nancy Kassebaum"], &["Mikulski"]]),
        (
            "The BRA (Brampton Rowing Association) met. Later BRA left.",
            &[&["BRA", "Brampton Rowing Association", "BRA"]],
        ),
    ];
    for (text, expected) in cases {
        let extraction = BUNDLED.extract(*text);
        assert_eq!(grouped(&extraction), *expected, "{text}");
        for entity in extraction.entities() {
            assert_eq!(entity.indices().len(), entity.mentions().len());
            for (&index, mention) in entity.indices().iter().zip(entity.mentions()) {
                assert_eq!(extraction.mentions()[index].span(), mention.span());
                assert_eq!(mention.kind(), entity.kind());
            }
        }
    }
}

#[test]
fn an_entity_has_its_fullest_name_and_dates_are_none() {
    let extraction = BUNDLED.extract("On 10 November 2020 Ms Kassebaum met Nancy Kassebaum in Baku.");
    let entities = extraction.entities();
    let names: Vec<_> = entities.iter().map(|e| (e.as_str(), e.kind(), e.id().is_some())).collect();
    assert_eq!(names, [("Nancy Kassebaum", EntityKind::Person, false), ("Baku", EntityKind::Place, true)]);
}

/// A stretch of a text, and what kept it from being a mention.
#[test]
fn every_stretch_says_why_it_is_no_mention() {
    static EXPLAINING: LazyLock<Extractor> =
        LazyLock::new(|| Extractor::builder().explain(true).build().expect("bundled lists are whole"));
    let cases: &[(&str, &str, Option<&str>)] = &[
        ("They live in Baghdad.", "Baghdad", None),
        ("سكنوا في بغداد", "بغداد", None),
        ("درس في جامعة بغداد", "بغداد", None),
        ("The xqzt left.", "xqzt", Some("no word of it is in any list")),
        ("They live in Baghdad.", "live", Some("no list of names has it")),
        ("They live in Baghdad.", ".", Some("there is no word in it")),
        ("Reading is fun.", "Reading", Some("\"Reading\" as place, falls")),
        ("ثم غادر صدام المكان", "صدام", Some("\"صدام\" as person, falls")),
    ];
    for (text, part, expected) in cases {
        let extraction = EXPLAINING.extract(*text);
        let start = text.find(part).expect("the part stands in the text");
        let why = extraction.why(start..start + part.len()).expect("built to explain");
        match (why.obstacle(), expected) {
            (None, None) => assert!(!why.mentions().is_empty(), "{why}"),
            (Some(obstacle), Some(expected)) => {
                assert!(obstacle.contains(expected), "{text}: {obstacle}");
                assert!(why.readings().iter().all(|reading| reading.verdict != Verdict::Found), "{why}");
            }
            (obstacle, _) => panic!("{text}: {obstacle:?}, expected {expected:?}\n{why}"),
        }
        // Any range is answered, in the text or out of it.
        assert!(extraction.why(text.len()..usize::MAX).is_some());
    }
    assert!(BUNDLED.extract("in Baghdad").why(0..2).is_none(), "not built to explain");
}

#[test]
fn what_the_caller_did_not_ask_for_is_left_out() {
    let places = Extractor::builder().explain(true).kinds([EntityKind::Person]).build();
    let places = places.expect("bundled lists are whole");
    let extraction = places.extract("They live in Baghdad.");
    let why = extraction.why(13..20).expect("built to explain");
    assert_eq!(why.readings()[0].verdict, Verdict::LeftOut, "{why}");
    assert!(why.obstacle().is_some_and(|obstacle| obstacle.contains("left out")), "{why}");
}

/// A text whose lines are all full, and a list of lines.
#[test]
fn names_go_on_over_the_line_ends_of_wrapped_text() {
    let wrapped = "\
The delegation came to the capital of the country late on
Tuesday and met the former senator, Mrs. Nancy Landon
Kassebaum, who spoke at length on the way to peace and the
help that her country, and with it the whole of the United
Nations, would give to the south of the region in spring.
";
    let texts = |text: &str| -> Vec<String> {
        BUNDLED.extract(text).mentions().iter().map(|m| m.as_str().replace('\n', " ")).collect()
    };
    let found = texts(wrapped);
    for name in ["Nancy Landon Kassebaum", "United Nations"] {
        assert!(found.iter().any(|text| text == name), "{name}: {found:?}");
    }
    let list = "Those who came from the United\nNations\nNancy Landon\nKassebaum\nLondon\n";
    assert!(
        !texts(list).iter().any(|text| text.contains(' ') && text.contains("Nations")),
        "{:?}",
        texts(list)
    );

    let arabic = "\
وصل الوفد مساء أمس إلى مطار العاصمة حيث كان في
استقباله عدد من كبار المسؤولين في البلاد، ومن
المقرر أن يلتقي بعد ذلك بيوم أو يومين الرئيس محمد
علي صالح قبل أن يتوجه إلى المدينة القديمة لحضور
الاحتفال الذي تقيمه الأمم المتحدة كل عام في هذا
الموعد من الشهر نفسه على ضفاف النهر وبين بساتين
النخيل التي تحيط بها من كل جانب
";
    assert!(texts(arabic).contains(&String::from("محمد علي صالح")), "{:?}", texts(arabic));
}
