//! Names in Arabic text: where a person's, an agency's or a place's name begins and ends, each beside what must not match.

use crate::case::{Case, agency, all, among, check, person, place};

/// What stands before a person's name and is no part of it, and what is one although it looks like a word.
const PEOPLE: &[Case] = &[
    all(
        "waw-before-two-letters",
        "كتب العقاد وطه حسين في الأدب",
        &[person("العقاد"), person("طه حسين").after("و").id("taha-hussein")],
        "و leaves two letters here",
    ),
    all("waw-that-is-a-letter", "ولد في الشتاء", &[], "ولد is no و and no name"),
    among(
        "nationality-before-name",
        "فاز المصري محمد عبد الفتاح بالميدالية",
        &[person("محمد عبد الفتاح")],
        "a nationality is no first name",
    ),
    among(
        "title-nationality-adjective-name",
        "قال المدرب الإسباني السابق بينيتو كاسكالانا إن الفريق جاهز",
        &[person("بينيتو كاسكالانا")],
        "a title reaches over two adjectives to a name in no list",
    ),
    all("nationality-without-name", "فاز المصري بالميدالية", &[], "a nationality alone names nobody"),
    among(
        "waw-ends-a-name",
        "حضر صالح عبد الغفور وبسام سلمان الحفل",
        &[person("صالح عبد الغفور"), person("بسام سلمان").after("و")],
        "و and a name begin the next one",
    ),
    among(
        "word-between-names",
        "وصل محمد سيد أحمد إلى القاهرة",
        &[person("محمد سيد أحمد")],
        "سيد between two names is one",
    ),
    among(
        "word-before-bin",
        "روى سهل بن حنيف الخبر",
        &[person("سهل بن حنيف")],
        "before بن a word that may be a name is one",
    ),
    all("word-without-bin", "الأمر سهل جدا", &[], "easy is no name"),
    all(
        "who-speaks",
        "وقال أنان في كلمته إن السلام ممكن",
        &[person("أنان")],
        "a family name that is a word as well, after a verb of speech",
    ),
    all("what-is-said", "وقال كلمة ثم خرج", &[], "a word after a verb of speech"),
    all("closed-word-in-a-name-list", "وعد بأن يعود قريبا", &[], "بأن is أن with ب, not a name"),
];

/// Where the name of an agency ends, and which nouns open none.
const AGENCIES: &[Case] = &[
    all(
        "municipality-of-a-city",
        "اجتمع رئيس بلدية نابلس مع السكان",
        &[agency("بلدية نابلس")],
        "the city belongs to the longer name",
    ),
    all(
        "city-after-preposition",
        "اجتمع السكان في نابلس",
        &[place("نابلس")],
        "no noun of agencies stands before it",
    ),
    all(
        "university-of-a-king",
        "درس في جامعة الملك فهد ثم عاد",
        &[agency("جامعة الملك فهد")],
        "a title inside the name of an agency",
    ),
    all(
        "club-and-its-country",
        "تعادل بايرن ميونيخ الألماني على أرضه",
        &[agency("بايرن ميونيخ").id("bayern-munich")],
        "the nationality tells the club from its namesakes, and stands outside",
    ),
    all("movement-of-traffic", "توقفت حركة المرور ساعتين", &[], "a movement that is no party"),
    all("board-of-directors", "استقال مجلس الإدارة كله", &[], "every company has one"),
    all(
        "government-of-a-country",
        "رحبت حكومة السودان بالقرار",
        &[place("السودان")],
        "a government is described by its country",
    ),
    all(
        "police-of-a-nation",
        "أعلنت الشرطة التركية الخبر",
        &[],
        "a definite noun and a nationality describe",
    ),
    all(
        "unlisted-adjective",
        "هي منظمة ترفيهية صغيرة",
        &[],
        "an indefinite adjective after the noun is no name",
    ),
];

/// Nouns before places: inside the name or outside it.
const PLACES: &[Case] = &[
    all(
        "kingdom-inside",
        "زار المملكة العربية السعودية وفد",
        &[place("المملكة العربية السعودية").id("SA")],
        "the longer listed name",
    ),
    all("city-outside", "تقع مدينة غزة على الساحل", &[place("غزة")], "a name complete without the noun"),
    all(
        "airport-inside",
        "هبطت الطائرة في مطار دمشق الدولي",
        &[place("مطار دمشق الدولي")],
        "an adjective of names closes it",
    ),
    all(
        "stadium-unlisted",
        "أقيمت المباراة على ملعب فيلودروم",
        &[place("ملعب فيلودروم")],
        "a stadium in no list",
    ),
    all("stadium-of-a-word", "كان الملعب كبيرا", &[], "no name follows"),
    all(
        "by-way-of",
        "سجل الهدف عن طريق محمد صلاح",
        &[person("محمد صلاح").id("mohamed-salah")],
        "عن طريق is no road",
    ),
];

#[test]
fn people_begin_and_end() {
    check(PEOPLE);
}

#[test]
fn agencies_begin_and_end() {
    check(AGENCIES);
}

#[test]
fn places_keep_or_leave_their_noun() {
    check(PLACES);
}
