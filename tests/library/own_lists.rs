//! Names of the caller's own: with the bundled lists and without, their ids, aliases and flags.

use musamma::{EntityKind, Extractor, ExtractorBuilder, Gazetteer, Overlap};

use crate::case::{Case, agency, all, among, assert_sound, check_with, person, place};

/// Real places and bodies, under ids that are not the bundled ones.
const TABLE: &str = "\
id\tkind\ten\tar\ten_aliases\tar_aliases
own:cairo\tplace/city\tCairo\tالقاهرة\tAl-Qahira\t
own:aswan\tplace/city\tAswan\tأسوان\t\t
own:new-aswan\tplace/city\tNew Aswan\tأسوان الجديدة\t\t
own:library\tagency/body\tBibliotheca Alexandrina\tمكتبة الإسكندرية\tLibrary of Alexandria\t
own:mahfouz\tperson/writer\tNaguib Mahfouz\tنجيب محفوظ\t\t
own:council\tagency/government\tSupreme Council for the Antiquities of Egypt\tالمجلس الأعلى للآثار المصرية\tSCA\t
";

const ALIASES: &str = "\
id\ten_aliases\tar_aliases
own:cairo\tThe Victorious City\tقاهرة المعز
own:aswan\tAssuan\t
";

fn gazetteer(tables: &[&str]) -> Gazetteer {
    let mut gazetteer = Gazetteer::default();
    for table in tables {
        gazetteer.add_tsv("own.tsv", table).expect("the table is whole");
    }
    gazetteer
}

fn own(tables: &[&str]) -> ExtractorBuilder {
    Extractor::builder().gazetteer(gazetteer(tables))
}

fn alone(tables: &[&str]) -> Extractor {
    own(tables).bundled(false).build().expect("the table is whole")
}

const ALONE: &[Case] = &[
    all(
        "own-ids-in-arabic",
        "افتتح نجيب محفوظ مكتبة الإسكندرية ثم زار القاهرة وأسوان",
        &[
            person("نجيب محفوظ").id("own:mahfouz"),
            agency("مكتبة الإسكندرية").id("own:library"),
            place("القاهرة").id("own:cairo"),
            place("أسوان").id("own:aswan").after("و"),
        ],
        "every name of the list, proclitics as well",
    ),
    all(
        "own-ids-in-english",
        "Naguib Mahfouz left Cairo for Aswan, past the Bibliotheca Alexandrina.",
        &[
            person("Naguib Mahfouz").id("own:mahfouz"),
            place("Cairo").id("own:cairo"),
            place("Aswan").id("own:aswan"),
            agency("Bibliotheca Alexandrina").id("own:library"),
        ],
        "the same ids",
    ),
    all(
        "bundled-names-are-off",
        "سافر من موسكو إلى باريس مع ديمتري بيسكوف",
        &[],
        "none of them is in the list",
    ),
    all(
        "bundled-names-are-off-in-english",
        "Dmitry Peskov left Moscow for Paris.",
        &[],
        "none of them is in the list",
    ),
    all(
        "alias-of-the-row",
        "The road to Al-Qahira is long.",
        &[place("Al-Qahira").id("own:cairo")],
        "en_aliases",
    ),
    all(
        "longest-name-wins",
        "زاروا أسوان الجديدة",
        &[place("أسوان الجديدة").id("own:new-aswan")],
        "the longer of two names of the list",
    ),
    all(
        "shorter-name-elsewhere",
        "زاروا أسوان القديمة",
        &[place("أسوان").id("own:aswan")],
        "the longer name is not there",
    ),
    all(
        "folds-hold-for-own-names",
        "زاروا اسـوان ثم القَاهِره",
        &[place("اسـوان").id("own:aswan"), place("القَاهِره").id("own:cairo")],
        "hamza, tatweel, marks, ه for ة",
    ),
    all("elided-article", "سافروا للقاهرة", &[place("لقاهرة").id("own:cairo").after("ل")], "ل and القاهرة"),
    all("part-of-a-longer-word", "Cairotown and Aswanese", &[], "no match inside a word"),
];

#[test]
fn own_names_without_the_bundled_ones() {
    check_with(&alone(&[TABLE]), ALONE);
}

#[test]
fn own_names_beside_the_bundled_ones() {
    const CASES: &[Case] = &[
        among(
            "both-lists",
            "سافر من موسكو إلى أسوان",
            &[place("موسكو").id("geonames:524901"), place("أسوان")],
            "each from its list",
        ),
        all(
            "own-name-that-no-bundled-list-has",
            "زاروا أسوان الجديدة",
            &[place("أسوان الجديدة").id("own:new-aswan")],
            "the own list adds to the bundled ones",
        ),
        all(
            "own-agency",
            "أعلن المجلس الأعلى للآثار المصرية ذلك",
            &[agency("المجلس الأعلى للآثار المصرية").id("own:council")],
            "an own id",
        ),
    ];
    check_with(&own(&[TABLE]).build().expect("the table is whole"), CASES);
}

#[test]
fn own_ids_win_over_the_bundled_ones() {
    const CASES: &[Case] = &[
        all(
            "both-lists-have-the-city",
            "وصل إلى القاهرة",
            &[place("القاهرة").id("own:cairo")],
            "the caller's own list outranks the bundled one",
        ),
        all(
            "both-lists-have-the-city-in-english",
            "They flew to Cairo.",
            &[place("Cairo").id("own:cairo")],
            "the caller's own list outranks the bundled one",
        ),
    ];
    check_with(&own(&[TABLE]).build().expect("the table is whole"), CASES);
}

#[test]
fn an_alias_table_adds_names_to_the_rows_of_another() {
    const CASES: &[Case] = &[
        all(
            "english-alias",
            "They reached The Victorious City and Assuan.",
            &[place("The Victorious City").id("own:cairo"), place("Assuan").id("own:aswan")],
            "names of the alias table",
        ),
        all(
            "arabic-alias",
            "عاد إلى قاهرة المعز",
            &[place("قاهرة المعز").id("own:cairo")],
            "a name of the alias table",
        ),
        all(
            "names-of-the-row-stay",
            "عاد إلى القاهرة",
            &[place("القاهرة").id("own:cairo")],
            "the row's own name",
        ),
    ];
    check_with(&alone(&[TABLE, ALIASES]), CASES);
    // Tables of one gazetteer may come in any order.
    check_with(&alone(&[ALIASES, TABLE]), CASES);
}

/// Flags, each with the text it lets through and the one it does not.
#[test]
fn flags_of_own_forms() {
    const FLAGGED: &str = "\
id\tkind\ten\tar\tflags
own:basra\tplace/city\tBasra\tبصرة\texact
own:sur\tplace/city\tTyre\tصور\tno_clitics
own:sidon\tplace/city\tSidon\tصيدا\t
own:aid\tagency/ngo\tCARE\tكير\tcase
own:gaza\tplace/city\tGaza\tغزة\tno_variants
own:gori\tplace/city\tGori\tغوري\t
";
    const CASES: &[Case] = &[
        all("exact-as-written", "سوق بصرة", &[place("بصرة").id("own:basra")], "the very letters"),
        all("exact-refuses-loose", "سوق بصره", &[], "ه for ة is a loose fold"),
        all("no-clitics-bare", "سكن في صور سنوات", &[place("صور").id("own:sur")], "no proclitic"),
        all("no-clitics-refuses-one", "كتاب وصور كثيرة", &[], "and pictures"),
        all(
            "neighbour-takes-proclitics",
            "كتاب وصيدا كثيرة",
            &[place("صيدا").id("own:sidon").after("و")],
            "the same without the flag",
        ),
        all(
            "case-as-written",
            "They work for CARE in the field.",
            &[agency("CARE").id("own:aid")],
            "the very capitals",
        ),
        all("case-refuses-lower", "They care. Care is due.", &[], "a word of every day"),
        all("no-variants", "وصل إلى جزة", &[], "ج for غ is a derived spelling"),
        all(
            "variants-of-the-neighbour",
            "وصل إلى جوري",
            &[place("جوري").id("own:gori")],
            "the same without the flag",
        ),
    ];
    check_with(&alone(&[FLAGGED]), CASES);
}

#[test]
fn a_flag_table_speaks_of_single_forms() {
    const FLAGS: &str =
        "form\tid\tflags\treason\nAswan\town:aswan\tcase\ta test\nالقاهرة\t\tno_clitics\tthe conqueror\n";
    const CASES: &[Case] = &[
        all("flagged-form", "they saw aswan", &[], "the flag asks for capitals"),
        all(
            "other-form-of-the-entity",
            "زاروا أسوان",
            &[place("أسوان").id("own:aswan")],
            "the flag speaks of one form",
        ),
        all("form-of-every-entity", "سافروا وبالقاهرة", &[], "without an id the flag is for all"),
        all("form-without-a-proclitic", "زاروا القاهرة", &[place("القاهرة").id("own:cairo")], "allowed"),
    ];
    check_with(&alone(&[TABLE, FLAGS]), CASES);
}

#[test]
fn names_of_any_length_and_script() {
    const TWENTY: &str = "الجمعية الوطنية المستقلة لدعم وتطوير ورعاية وصيانة المكتبات العامة والخاصة والمدرسية والجامعية في جميع القرى والمدن الصغيرة والكبيرة البعيدة";
    let words = TWENTY.split(' ').count();
    assert_eq!(words, 19);
    let table = format!(
        "id\tkind\tname\naddress\tagency/body\t{TWENTY} والقريبة\nlong-word\tagency/company\tDonaudampfschifffahrtsgesellschaft\n\
         москва\tplace/city\tМосква\nathens\tplace/city\tΑθήνα\none\tagency/body\tX1\n"
    );
    let extractor = alone(&[&table]);
    let cases = [
        (format!("أعلنت {TWENTY} والقريبة ذلك"), format!("{TWENTY} والقريبة"), "address"),
        (format!("أعلنت\u{064E} {TWENTY}  وَالقريبة ذلك"), format!("{TWENTY}  وَالقريبة"), "address"),
        (
            String::from("The Donaudampfschifffahrtsgesellschaft said so."),
            String::from("Donaudampfschifffahrtsgesellschaft"),
            "long-word",
        ),
        (String::from("Они в город Москва едут"), String::from("Москва"), "москва"),
        (String::from("στην ΑΘΗΝΑ τώρα"), String::from("ΑΘΗΝΑ"), "athens"),
        (String::from("made by X1 here"), String::from("X1"), "one"),
    ];
    for (text, name, id) in &cases {
        let extraction = extractor.extract(text);
        assert_sound(&extraction);
        let got: Vec<_> = extraction.mentions().iter().map(|m| (m.as_str(), m.id())).collect();
        assert_eq!(got, [(name.as_str(), Some(*id))], "{text:?}");
    }
    let shorter = format!("أعلنت {TWENTY} ذلك");
    assert!(extractor.extract(&shorter).mentions().is_empty(), "nineteen of twenty words are not the name");
    let other = "The Donaudampfschifffahrtsgesellschaften said so.";
    assert!(extractor.extract(other).mentions().is_empty(), "a long word that goes on is another word");
}

#[test]
fn kinds_leave_the_others_out() {
    let text = "افتتح نجيب محفوظ مكتبة الإسكندرية ثم زار القاهرة";
    let wanted = [EntityKind::Person, EntityKind::Agency, EntityKind::Place];
    for bundled in [false, true] {
        for kind in wanted {
            let builder = own(&[TABLE]).bundled(bundled).kinds([kind]);
            let extractor = builder.build().expect("the table is whole");
            let extraction = extractor.extract(text);
            assert_sound(&extraction);
            let kinds: Vec<EntityKind> = extraction.mentions().iter().map(|m| m.kind()).collect();
            assert_eq!(kinds, [kind], "bundled: {bundled}");
        }
    }
    let none = own(&[TABLE]).kinds([]).build().expect("the table is whole");
    assert!(none.extract(text).mentions().is_empty(), "no kind, no mention");
}

#[test]
fn min_confidence_leaves_out_what_is_less_sure() {
    let text = "Naguib Mahfouz, Cairo, Moscow, Al-Ahram, New Aswan. زار القاهرة وأسوان وموسكو ومصطفى علي";
    let at = |confidence: f32| own(&[TABLE]).min_confidence(confidence).build().expect("the table is whole");
    let lowest = at(0.0);
    let everything = lowest.extract(text);
    assert!(everything.mentions().len() >= 8, "{:?}", everything.mentions());
    for confidence in [0.5, 0.7, 0.9, 0.95, 0.99, 1.0] {
        let extractor = at(confidence);
        let extraction = extractor.extract(text);
        let got: Vec<_> = extraction.mentions().iter().map(|m| m.range()).collect();
        let sure = everything.mentions().iter().filter(|m| m.confidence() >= confidence);
        assert_eq!(got, sure.map(|m| m.range()).collect::<Vec<_>>(), "at {confidence}");
    }
    assert!(at(1.0).extract(text).mentions().is_empty(), "no mention is certain");
}

#[test]
fn nested_names_come_after_the_name_around_them() {
    const NAMES: &str = "\
id\tkind\ten\tar
own:baghdad\tplace/city\tBaghdad\tبغداد
own:university\tagency/university\tUniversity of Baghdad\tجامعة بغداد
own:alumni\tagency/ngo\tUniversity of Baghdad Alumni\tرابطة خريجي جامعة بغداد
";
    const CASES: &[Case] = &[
        all(
            "one-deep",
            "درس في جامعة بغداد",
            &[agency("جامعة بغداد").id("own:university"), place("بغداد").id("own:baghdad").nested()],
            "the city inside the university",
        ),
        all("nothing-inside", "سكن في بغداد", &[place("بغداد").id("own:baghdad")], "nothing is in it"),
    ];
    let nested = own(&[NAMES]).bundled(false).overlap(Overlap::Nested).build().expect("the table is whole");
    check_with(&nested, CASES);
    const FLAT: &[Case] = &[all(
        "outer-alone",
        "انتسب إلى رابطة خريجي جامعة بغداد ثم غادر بغداد",
        &[agency("رابطة خريجي جامعة بغداد").id("own:alumni"), place("بغداد").id("own:baghdad")],
        "no nested ones unless asked for",
    )];
    check_with(&alone(&[NAMES]), FLAT);
    // Each inside the one before it; then the city alone.
    let extraction = nested.extract(FLAT[0].text);
    assert_sound(&extraction);
    let ids: Vec<_> = extraction.mentions().iter().filter_map(|m| m.id()).collect();
    assert_eq!(ids, ["own:alumni", "own:university", "own:baghdad", "own:baghdad"]);
}

#[test]
fn a_mention_of_an_own_entity_carries_its_row() {
    let table = "id\tkind\ten\tar\tcodes\nown:cairo\tplace/city\tCairo\tالقاهرة\tiso=EG-C geonames=360630\n";
    let extractor = alone(&[table]);
    let extraction = extractor.extract("زار القاهرة");
    let mention = extraction.mentions().first().expect("the city is found");
    let entity = mention.entity().expect("it is in the list");
    assert_eq!((entity.id(), entity.kind(), entity.subkind()), ("own:cairo", EntityKind::Place, "city"));
    assert_eq!((entity.english(), entity.arabic()), (Some("Cairo"), Some("القاهرة")));
    assert_eq!(
        (entity.code("iso"), entity.code("geonames"), entity.code("geo")),
        (Some("EG-C"), Some("360630"), None)
    );
    assert_eq!(mention.subkind(), "city");
    let json = serde_json::to_value(mention).expect("a mention serialises");
    assert_eq!(json["start"], 7);
    assert_eq!(json["end"], 21);
    assert_eq!(json["text"], "القاهرة");
    assert_eq!(json["id"], "own:cairo");
    assert_eq!(json["name"]["en"], "Cairo");
    assert_eq!(json.get("prefix"), None, "no proclitic, no field");
}

#[test]
fn names_of_a_second_gazetteer_are_asked_second() {
    let first = "id\tkind\ten\none:cairo\tplace/city\tCairo\n";
    let second = "id\tkind\ten\ntwo:cairo\tplace/city\tCairo\ntwo:luxor\tplace/city\tLuxor\n";
    let builder = Extractor::builder().bundled(false);
    let builder = builder.gazetteer(gazetteer(&[first])).gazetteer(gazetteer(&[second]));
    let extractor = builder.build().expect("the tables are whole");
    const CASES: &[Case] = &[all(
        "one-name-in-two-lists",
        "From Cairo to Luxor.",
        &[place("Cairo").id("one:cairo"), place("Luxor").id("two:luxor")],
        "where two lists have one name, the later list is asked second",
    )];
    check_with(&extractor, CASES);
}
