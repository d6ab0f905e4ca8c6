//! Bodies that templates make of places: every template in every country, in both languages, under one id.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use crate::case::{BUNDLED, Case, agency, all, among, check, place};

type Row = HashMap<String, String>;

fn rows(table: &str) -> Vec<Row> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("gazetteers").join(table);
    let text = fs::read_to_string(path).expect("the gazetteers are part of the crate");
    let mut lines = text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    let columns: Vec<&str> = lines.next().expect("a table has a header").split('\t').collect();
    let row =
        |line: &str| columns.iter().map(|c| c.to_string()).zip(line.split('\t').map(str::to_owned)).collect();
    lines.map(row).collect()
}

fn list(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('|').map(str::trim).filter(|form| !form.is_empty())
}

/// What fills the slots of one country: the first value of each.
fn fillings(country: &Row, adjectives: &HashMap<String, Row>, arabic: bool) -> HashMap<&'static str, String> {
    let name =
        country[if arabic { "ar" } else { "en" }].split(" (").next().expect("a split has a part").to_owned();
    let mut fillings = HashMap::from([("country", name)]);
    let Some(adjective) = adjectives.get(&country["id"]) else { return fillings };
    let mut fill = |slot, column: &str, ending: &str, definite: bool| {
        let Some(first) = list(&adjective[column]).next() else { return };
        let words = first.split(' ').map(|word| if definite { format!("ال{word}") } else { word.to_owned() });
        let words = words.collect::<Vec<_>>().join(" ") + ending;
        fillings.insert(slot, words.replace("الجنوب ال", "الجنوب "));
    };
    fill("adjective", "en_adjective", "", false);
    fill("nisba_m", "ar_m", "", true);
    fill("nisba_f", "ar_f", "", true);
    fill("nisba_mp", "ar_m", "ين", true);
    fillings
}

/// A form with its slot filled, where the country has what it wants.
fn fill(form: &str, fillings: &HashMap<&str, String>) -> Option<String> {
    let (before, rest) = form.split_once('{')?;
    let (slot, after) = rest.split_once('}')?;
    Some(format!("{before}{}{after}", fillings.get(slot)?))
}

#[test]
fn every_template_has_one_id_in_every_country_in_both_languages() {
    let countries: Vec<Row> = rows("places/territories.cldr.tsv")
        .into_iter()
        .filter(|row| row["kind"] == "place/country")
        .collect();
    let adjectives: HashMap<String, Row> =
        rows("words/country_adjectives.tsv").into_iter().map(|row| (row["iso"].clone(), row)).collect();
    let (mut checked, mut by_hand, mut failed) = (0, 0, Vec::new());
    for template in rows("templates.tsv") {
        let has = |column: &str, id: &str| template[column].split(' ').any(|country| country == id);
        for country in &countries {
            let id = &country["id"];
            if !template["only"].is_empty() && !has("only", id) || has("except", id) {
                continue;
            }
            for (arabic, column, around) in
                [(true, "ar", "تحدث التقرير عن {} مرارا"), (false, "en", "He wrote about {} at length.")]
            {
                let fillings = fillings(country, &adjectives, arabic);
                for form in list(&template[column]).filter_map(|form| fill(form, &fillings)) {
                    let text = around.replace("{}", &form);
                    let at = around.find("{}").expect("a place for the name");
                    let extraction = BUNDLED.extract(&text);
                    let found = extraction.mentions().iter().find(|m| m.range() == (at..at + form.len()));
                    let expected = format!("{}:{id}", template["id"]);
                    match found.and_then(|mention| mention.id()) {
                        Some(found) if found == expected => checked += 1,
                        // A row of a list, which wins.
                        Some(found) if !found.contains(':') => by_hand += 1,
                        found => failed.push(format!("{form}: expected {expected}, got {found:?}")),
                    }
                }
            }
        }
    }
    assert!(failed.is_empty(), "{} of {} fail:\n{}", failed.len(), checked + by_hand, failed.join("\n"));
    assert!(checked > 50_000 && by_hand < 500, "{checked} composed, {by_hand} listed by hand");
}

const CASES: &[Case] = &[
    all(
        "clitic-before-a-composed-body",
        "أشار التقرير إلى اتفاق بين موسكو ووزارة الدفاع الأرمينية",
        &[place("موسكو"), agency("وزارة الدفاع الأرمينية").after("و").id("defence-ministry:AM")],
        "و belongs to the sentence",
    ),
    all(
        "lam-before-the-article",
        "انضم الشاب للجيش الباكستاني طوعا",
        &[agency("لجيش الباكستاني").after("ل").id("armed-forces:PK")],
        "لل is ل and ال",
    ),
    among(
        "loose-spelling",
        "قالت وزاره الدفاع الارمينيه ذلك",
        &[agency("وزاره الدفاع الارمينيه").id("defence-ministry:AM")],
        "ه for ة and no hamza",
    ),
    all(
        "minister-is-no-ministry",
        "قال وزير الدفاع الأرميني ذلك",
        &[],
        "the adjective is of the minister, and so is the name",
    ),
    all(
        "place-after-a-preposition",
        "زار الوفد وزارة الدفاع في أرمينيا",
        &[agency("وزارة الدفاع"), place("أرمينيا").id("AM")],
        "joined by في they are two",
    ),
    all(
        "possessive-stands-outside",
        "Armenia's Defence Ministry denied it.",
        &[place("Armenia").id("AM"), agency("Defence Ministry").id("defence-ministry:AM")],
        "the possessive is a place of its own, and says whose ministry it is",
    ),
    among(
        "article-stands-outside",
        "He works at the Ministry of Foreign Affairs of the Philippines.",
        &[agency("Ministry of Foreign Affairs of the Philippines").id("foreign-ministry:PH")],
        "the first article belongs to the sentence, the second to the name",
    ),
    all(
        "description-without-capitals",
        "An Armenian defence ministry was not to be found.",
        &[],
        "no name is meant",
    ),
    all(
        "listed-by-hand",
        "أعلنت وزارة الخارجية الأمريكية ذلك",
        &[agency("وزارة الخارجية الأمريكية").id("state-department-us")],
        "what a list has wins",
    ),
    all(
        "university-of-a-city",
        "درست في جامعة تعز ثم في عدن",
        &[agency("جامعة تعز").id("university:geonames:70225"), place("عدن")],
        "a city fills the slot as well",
    ),
    all(
        "university-of-a-city-in-english",
        "She studied at the University of Taiz.",
        &[agency("University of Taiz").id("university:geonames:70225")],
        "the same id",
    ),
    all(
        "no-university-of-a-person",
        "درست في جامعة حديثة",
        &[],
        "an adjective is no place here: a modern university",
    ),
];

#[test]
fn composed_bodies_in_sentences() {
    check(CASES);
}

#[test]
fn a_composed_body_has_names_a_subkind_and_a_group_like_any_other() {
    let text = "قالت وزارة الدفاع الأرمينية إن الدفاع الأرمينية لا تعلق";
    let extraction = BUNDLED.extract(text);
    let [first, second] = extraction.mentions() else { panic!("two mentions: {:?}", extraction.mentions()) };
    let entity = first.entity().expect("a composed body");
    assert_eq!(
        (entity.arabic(), entity.english()),
        (Some("وزارة الدفاع الأرمينية"), Some("Armenian Ministry of Defence"))
    );
    assert_eq!((entity.subkind(), first.subkind()), ("ministry", "ministry"));
    assert_eq!((first.group(), first.id()), (second.group(), second.id()));
    assert_eq!(first.entity(), second.entity());
    let english =
        BUNDLED.extract("The Netherlands has a national bank, the Central Bank of the Bahamas another.");
    let bank =
        english.mentions().iter().find(|m| m.id() == Some("central-bank:BS")).expect("a composed body");
    assert_eq!(
        bank.entity().and_then(|bank| bank.english().map(str::to_owned)).as_deref(),
        Some("Central Bank of the Bahamas")
    );
}
