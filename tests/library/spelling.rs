//! Folds, end to end: every spelling of a name finds the same entity, at exactly the letters that the text has.

use musamma::EntityKind;

use crate::case::{BUNDLED, Case, agency, all, assert_sound, check, list, person, place};

/// One name, the sentence it stands in, and the ways it is written. `{}` is where the name goes.
struct Spellings {
    name: &'static str,
    sentence: &'static str,
    kind: EntityKind,
    id: &'static str,
    /// The span is the whole of each.
    ways: &'static [&'static str],
}

const ALL_WAYS: &[Spellings] = &[
    Spellings {
        name: "alef-variants",
        sentence: "سافر الوفد إلى {} صباحا",
        kind: EntityKind::Place,
        id: "AZ",
        ways: &["أذربيجان", "اذربيجان", "إذربيجان", "آذربيجان", "\u{0671}ذربيجان", "ا\u{0654}ذربيجان"],
    },
    Spellings {
        name: "marks-tatweel-dagger-alef",
        sentence: "سافر الوفد إلى {} صباحا",
        kind: EntityKind::Place,
        id: "AZ",
        ways: &[
            "أَذْرَبِيجَانُ",
            "أذربيجـان",
            "أـذـربيجـــان",
            "أذربيج\u{0670}ان",
            "أَذْرَبـِـيجان",
            "أذربيجا\u{06E1}ن",
        ],
    },
    Spellings {
        name: "persian-and-urdu-letters",
        sentence: "يعيش في {} كثيرون",
        kind: EntityKind::Place,
        id: "PK",
        ways: &["باكستان", "پا\u{06A9}ستان", "با\u{06A9}ستان", "پاكستان"],
    },
    Spellings {
        name: "persian-yeh",
        sentence: "يعيش في {} كثيرون",
        kind: EntityKind::Place,
        id: "IR",
        ways: &["إيران", "ا\u{06CC}ران", "ايران", "إ\u{06CC}ران"],
    },
    Spellings {
        name: "gaf",
        sentence: "يعيش في {} كثيرون",
        kind: EntityKind::Place,
        id: "HU",
        ways: &["المجر", "هنغاريا"],
    },
    Spellings {
        name: "hamza-on-its-carrier",
        sentence: "قال {} كلمته",
        kind: EntityKind::Person,
        id: "ali-khamenei",
        ways: &["علي خامنئي", "علي خامنيي", "علی خامنئی"],
    },
    Spellings {
        name: "presentation-forms",
        sentence: "زار السياح {} صيفا",
        kind: EntityKind::Place,
        id: "geonames:524901",
        ways: &["موسكو", "\u{FEE3}\u{FEEE}\u{FEB3}\u{FEDC}\u{FEEE}"],
    },
    Spellings {
        name: "presentation-form-of-lam-alef",
        sentence: "زار السياح {} صيفا",
        kind: EntityKind::Place,
        id: "LV",
        ways: &["لاتفيا", "\u{FEFB}\u{FE97}\u{FED4}\u{FEF4}\u{FE8E}"],
    },
    Spellings {
        name: "alef-maksura-at-the-end",
        sentence: "قال الرئيس {} ذلك",
        kind: EntityKind::Person,
        id: "abdel-fattah-el-sisi",
        ways: &["عبد الفتاح السيسي", "عبد الفتاح السيسى", "عبدالفتاح السيسي"],
    },
    Spellings {
        name: "teh-marbuta-as-heh",
        sentence: "سافر الوفد إلى {} صباحا",
        kind: EntityKind::Place,
        id: "geonames:323786",
        ways: &["أنقرة", "أنقره", "انقره", "انقرة"],
    },
    Spellings {
        name: "final-hamza-left-out",
        sentence: "سافر الوفد إلى {} صباحا",
        kind: EntityKind::Place,
        id: "geonames:71137",
        ways: &["صنعاء", "صنعا"],
    },
    Spellings {
        name: "foreign-g-and-qarabagh",
        sentence: "اندلع القتال في {} مجددا",
        kind: EntityKind::Place,
        id: "nagorno-karabakh",
        ways: &[
            "ناغورنو كاراباخ",
            "ناجورنو كاراباخ",
            "ناغورنو قره باغ",
            "ناغورني كاراباخ",
            "قره باغ",
            "قرة باغ",
            "ناغورنو-كاراباخ",
        ],
    },
    Spellings {
        name: "controls-inside-a-name",
        sentence: "سافر الوفد إلى {} صباحا",
        kind: EntityKind::Place,
        id: "geonames:524901",
        ways: &[
            "موسكو",
            "مو\u{200C}سكو",
            "مو\u{200D}سكو",
            "مو\u{200B}سكو",
            "موس\u{00AD}كو",
            "مو\u{200F}سكو",
            "موس\u{FEFF}كو",
        ],
    },
    Spellings {
        name: "controls-between-the-words-of-a-name",
        sentence: "قال {} ذلك",
        kind: EntityKind::Person,
        id: "vladimir-putin",
        ways: &[
            "فلاديمير بوتين",
            "فلاديمير\u{00A0}بوتين",
            "فلاديمير \u{200F}بوتين",
            "فلاديمير\u{202F}بوتين",
            "فلاديمير  بوتين",
        ],
    },
    Spellings {
        name: "latin-case-and-accents",
        sentence: "The delegation flew to {} on time.",
        kind: EntityKind::Place,
        id: "CI",
        ways: &["Côte d’Ivoire", "Cote d'Ivoire", "CÔTE D’IVOIRE", "Co\u{0302}te d'Ivoire", "Ivory Coast"],
    },
    Spellings {
        name: "accents-of-a-city",
        sentence: "The delegation flew to {} on time.",
        kind: EntityKind::Place,
        id: "geonames:3448439",
        ways: &["São Paulo", "Sao Paulo", "Sa\u{0303}o Paulo", "SÃO PAULO"],
    },
    Spellings {
        name: "full-width-latin",
        sentence: "The delegation flew to {} on time.",
        kind: EntityKind::Place,
        id: "geonames:524901",
        ways: &["Moscow", "MOSCOW", "Ｍｏｓｃｏｗ"],
    },
    Spellings {
        name: "al-and-el",
        sentence: "It was President {} who spoke.",
        kind: EntityKind::Person,
        id: "bashar-al-assad",
        ways: &[
            "Bashar al-Assad",
            "Bashar Al-Assad",
            "Bashar el-Assad",
            "Bashar El-Assad",
            "Bashar al Assad",
            "Bashar Al Assad",
        ],
    },
    Spellings {
        name: "curly-apostrophe",
        sentence: "It was {} who spoke.",
        kind: EntityKind::Person,
        id: "ali-khamenei",
        ways: &["Ali Khamenei", "Ali Khamene'i", "Ali Khamene’i"],
    },
    Spellings {
        name: "dotted-acronym",
        sentence: "A report of the {} said so.",
        kind: EntityKind::Agency,
        id: "united-nations",
        ways: &["UN", "U.N.", "United Nations", "UNITED NATIONS"],
    },
    Spellings {
        name: "dotted-arabic-acronym",
        sentence: "نقلت وكالة رويترز ثم {} الخبر",
        kind: EntityKind::Agency,
        id: "agence-france-presse",
        ways: &["أ ف ب", "أ.ف.ب", "فرانس برس"],
    },
];

#[test]
fn every_spelling_finds_the_same_entity() {
    let mut report = String::new();
    let mut ways = 0;
    for spellings in ALL_WAYS {
        for way in spellings.ways {
            let text = spellings.sentence.replace("{}", way);
            let at = spellings.sentence.find("{}").expect("the sentence has a place for the name");
            let extraction = BUNDLED.extract(&text);
            assert_sound(&extraction);
            let found = extraction.mentions().iter().any(|mention| {
                mention.range() == (at..at + way.len())
                    && mention.kind() == spellings.kind
                    && mention.id() == Some(spellings.id)
            });
            ways += 1;
            if !found {
                let got = list(extraction.mentions());
                let name = spellings.name;
                report += &format!("\n== {name}: {way:?} is not {} in {text:?}\n  got\n{got}", spellings.id);
            }
        }
    }
    assert!(ways > 60);
    assert!(report.is_empty(), "{report}");
}

/// Where a span begins and ends when something invisible, or a digit, or a mark of punctuation stands beside the name.
const BESIDE: &[Case] = &[
    all(
        "arabic-indic-digits-before",
        "عاد ١٥ راكبا من موسكو",
        &[place("موسكو").id("geonames:524901")],
        "digits are words of their own",
    ),
    all(
        "arabic-indic-digits-glued",
        "موسكو٢٠",
        &[place("موسكو").id("geonames:524901")],
        "digits are cut off",
    ),
    all("persian-digits-glued", "موسكو۲۰", &[place("موسكو").id("geonames:524901")], "digits are cut off"),
    all(
        "direction-mark-before",
        "زار \u{200F}موسكو",
        &[place("موسكو").id("geonames:524901")],
        "the mark is outside",
    ),
    all(
        "direction-mark-after",
        "زار موسكو\u{200F} ثم عاد",
        &[place("موسكو").id("geonames:524901")],
        "the mark is outside",
    ),
    all(
        "embedding-around",
        "زار \u{202B}موسكو\u{202C} ثم عاد",
        &[place("موسكو").id("geonames:524901")],
        "both controls are outside",
    ),
    all(
        "isolates-around",
        "They met in \u{2068}Cairo\u{2069} again.",
        &[place("Cairo")],
        "both controls are outside",
    ),
    all(
        "byte-order-mark-first",
        "\u{FEFF}موسكو بعيدة",
        &[place("موسكو").id("geonames:524901")],
        "the mark is outside",
    ),
    all(
        "curly-quotes",
        "They call it “Moscow” there.",
        &[place("Moscow").id("geonames:524901")],
        "quotation marks are outside",
    ),
    all(
        "guillemets",
        "كتب «موسكو» على الخريطة",
        &[place("موسكو").id("geonames:524901")],
        "quotation marks are outside",
    ),
    all(
        "possessive",
        "Moscow's answer and Moscow’s silence",
        &[place("Moscow").id("geonames:524901"), place("Moscow").id("geonames:524901")],
        "the possessive is outside",
    ),
    all(
        "the-before-an-agency",
        "a report of the United Nations",
        &[agency("United Nations").id("united-nations")],
        "the article is outside",
    ),
    all(
        "one-person-in-both-scripts",
        "فلاديمير بوتين (Vladimir Putin)",
        &[person("فلاديمير بوتين").id("vladimir-putin"), person("Vladimir Putin").id("vladimir-putin")],
        "one id",
    ),
    all(
        "hashtag",
        "#Moscow is trending",
        &[place("Moscow").id("geonames:524901")],
        "a hashtag gives its readable name",
    ),
    all("web-address", "see https://example.org/Moscow for more", &[], "an address gives none"),
    all("mail-address", "write to moscow@example.org for more", &[], "an address gives none"),
    all(
        "final-mark-stays-inside",
        "زار موسكوَ ثم عاد",
        &[place("موسكوَ").id("geonames:524901")],
        "a mark on the last letter is the word's",
    ),
];

#[test]
fn spans_are_exact_whatever_stands_beside() {
    check(BESIDE);
}

/// Words that differ from a name by a loose fold alone, or by a capital.
const NEIGHBOURS: &[Case] = &[
    all("preposition-with-alef-maksura", "جلس على الكرسي", &[], "على is not علي"),
    all("lower-case-turkey", "we ate turkey and rice", &[], "a bird"),
    all("capital-turkey", "They flew to Turkey and back.", &[place("Turkey").id("TR")], "the country"),
    all("who-in-lower-case", "the man who came", &[], "an acronym needs its capitals"),
    all("us-in-lower-case", "they told us so", &[], "an acronym needs its capitals"),
    all("polish-in-lower-case", "polish the floor in china shops", &[], "words of every day"),
];

#[test]
fn look_alikes_of_names_are_left_alone() {
    check(NEIGHBOURS);
}
