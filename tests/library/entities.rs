//! Every bundled entity is found by its own names. Reads the tables themselves, so that a new row is a new case.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use musamma::EntityKind;
use musamma::normalize::{Strength, fold};

use crate::case::{BUNDLED, assert_sound};

/// A canonical name of an entity in one language.
struct Name {
    id: String,
    kind: EntityKind,
    subkind: String,
    form: String,
    row: String,
    arabic: bool,
    no_clitics: bool,
    /// Flagged, a name of several entities, or a word of the word tables: alone it need not mean this entity.
    doubtful: bool,
    /// Inside stands a shorter listed name (Red Cross in International Committee of the Red Cross) or a word of which
    /// the grammars make names and dates: a title, a head noun, a month, a given name inside a place.
    composed: bool,
}

/// Flags by which a form needs evidence.
const DOUBTFUL: [&str; 3] = ["ordinary", "context", "person_name"];

/// What the tables say of a form, folded, whosever it is.
#[derive(Default)]
struct Tables {
    rows: Vec<Row>,
    owners: HashMap<String, HashSet<String>>,
    flags: HashMap<String, Vec<(String, String)>>,
    words: HashSet<String>,
    name_parts: HashSet<String>,
}

struct Row {
    origin: String,
    cells: HashMap<String, String>,
}

impl Tables {
    fn read() -> Tables {
        let mut tables = Tables::default();
        for folder in ["", "places", "agencies", "people"] {
            for path in tsv_files(folder) {
                tables.read_file(&path);
            }
        }
        tables.words = forms_of("words");
        if gazetteers().join("dates").is_dir() {
            tables.words.extend(forms_of("dates"));
        }
        tables.name_parts = forms_of("names");
        tables
    }

    fn read_file(&mut self, path: &Path) {
        for row in rows_of(path) {
            let id = row.cell("id").to_owned();
            // A template stands for a row of each country, and is tested as such.
            if row.cells.contains_key("only") {
                continue;
            }
            if row.cells.contains_key("form") {
                self.flags.entry(key(row.cell("form"))).or_default().push((id, row.cell("flags").to_owned()));
                continue;
            }
            for column in ["en", "ar", "en_aliases", "ar_aliases"] {
                for form in row.list(column) {
                    self.owners.entry(key(form)).or_default().insert(id.clone());
                }
            }
            if row.cells.contains_key("kind") {
                self.rows.push(row);
            }
        }
    }

    /// The canonical names of all entities.
    fn names(&self) -> Vec<Name> {
        let mut names = Vec::new();
        for row in &self.rows {
            let (kind, subkind) = row.cell("kind").split_once('/').expect("every bundled kind has a subkind");
            let kind: EntityKind = kind.parse().expect("a bundled kind");
            for column in ["ar", "en"] {
                let form = row.cell(column);
                if form.is_empty() {
                    continue;
                }
                let key = key(form);
                let flags = self.flags_of(&key, row);
                let shared = self.owners.get(&key).is_some_and(|owners| owners.len() > 1);
                let flagged = DOUBTFUL.iter().any(|flag| flags.contains(*flag));
                names.push(Name {
                    id: row.cell("id").to_owned(),
                    kind,
                    subkind: subkind.to_owned(),
                    form: form.to_owned(),
                    row: row.origin.clone(),
                    arabic: column == "ar",
                    no_clitics: flags.contains("no_clitics"),
                    doubtful: shared
                        || flagged
                        || self.words.contains(&key)
                        || self.name_parts.contains(&key),
                    composed: self.is_composed(&key, kind),
                });
            }
        }
        names
    }

    /// Whether a part of the form is a form of an entity or a word of a grammar.
    fn is_composed(&self, key: &str, kind: EntityKind) -> bool {
        let words: Vec<&str> = key.split(' ').collect();
        let parts = |from: usize| (from + 1..=words.len()).map(move |to| from..to);
        let mut parts = (0..words.len()).flat_map(parts).filter(|part| part.len() < words.len());
        parts.any(|part| {
            let part = words[part].join(" ");
            let name_part = kind != EntityKind::Person && self.name_parts.contains(&part);
            self.owners.contains_key(&part) || self.words.contains(&part) || name_part
        })
    }

    fn flags_of(&self, key: &str, row: &Row) -> HashSet<String> {
        let decisions = self.flags.get(key).into_iter().flatten();
        let decisions = decisions
            .filter(|(id, _)| id.is_empty() || id == row.cell("id"))
            .map(|(_, flags)| flags.as_str());
        let all = decisions.chain([row.cell("flags")]).flat_map(str::split_whitespace);
        all.map(str::to_owned).collect()
    }
}

impl Row {
    fn cell(&self, column: &str) -> &str {
        self.cells.get(column).map_or("", |cell| cell.as_str())
    }

    fn list(&self, column: &str) -> impl Iterator<Item = &str> {
        self.cell(column).split('|').map(str::trim).filter(|form| !form.is_empty())
    }
}

fn gazetteers() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("gazetteers")
}

fn tsv_files(folder: &str) -> Vec<PathBuf> {
    let folder = gazetteers().join(folder);
    let entries = fs::read_dir(&folder).expect("the gazetteers are part of the crate");
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("is readable").path()).collect();
    // Tables of weights and of corrections to generated rows hold no names.
    files.retain(|path| {
        let name = path.file_name().and_then(|name| name.to_str()).expect("names of tables are UTF-8");
        name.ends_with(".tsv") && !["evidence.tsv", "import_corrections.tsv"].contains(&name)
    });
    files.sort();
    files
}

/// Every form of the word or name tables of a folder.
fn forms_of(folder: &str) -> HashSet<String> {
    let mut forms = HashSet::new();
    for path in tsv_files(folder) {
        for row in rows_of(&path) {
            for column in ["ar", "en", "ar_aliases"] {
                forms.extend(row.list(column).map(key));
            }
        }
    }
    forms
}

fn rows_of(path: &Path) -> Vec<Row> {
    let text = fs::read_to_string(path).expect("a table is UTF-8");
    let file = path.file_name().expect("a file has a name").to_string_lossy();
    let mut lines =
        (1..).zip(text.lines()).filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty());
    let (_, header) = lines.next().expect("a table has a header");
    let columns: Vec<&str> = header.split('\t').map(str::trim).collect();
    let row = |(number, line): (usize, &str)| Row {
        origin: format!("{file}:{number}"),
        cells: columns
            .iter()
            .zip(line.split('\t'))
            .map(|(column, cell)| (column.to_string(), cell.trim().to_owned()))
            .collect(),
    };
    lines.map(row).collect()
}

/// What forms are compared by: folded, without what may stand inside or between words.
fn key(form: &str) -> String {
    let folded = fold(form, Strength::Loose).replace(['\'', '.'], "").replace('-', " ");
    fold(&folded, Strength::Loose)
}

/// Checks one sentence: whether the name, put in place of `{}`, is found with its id.
fn finds(name: &Name, form: &str, sentence: &str) -> bool {
    let at = sentence.find("{}").expect("the sentence has a place for the name");
    let text = sentence.replace("{}", form);
    let extraction = BUNDLED.extract(&text);
    assert_sound(&extraction);
    let range = at..at + form.len();
    extraction.mentions().iter().any(|m| m.range() == range && m.id() == Some(&name.id))
}

/// Whether anything of that place in the sentence is found, the head noun with it or not.
fn finds_something(form: &str, sentence: &str) -> bool {
    let at = sentence.find("{}").expect("the sentence has a place for the name");
    let text = sentence.replace("{}", form);
    let extraction = BUNDLED.extract(&text);
    assert_sound(&extraction);
    extraction.mentions().iter().any(|m| m.range().start <= at && m.range().end >= at + form.len())
}

/// A sentence with a fitting head noun or title before the name.
fn sentence_with_evidence(name: &Name) -> &'static str {
    match (name.kind, name.subkind.as_str(), name.arabic) {
        (EntityKind::Person, _, true) => "تحدث الشيخ {} إلى الحاضرين",
        (EntityKind::Person, _, false) => "The audience heard Mr {} speak.",
        (EntityKind::Place, "country" | "territory", true) => "وصل الوفد إلى دولة {} مساء",
        (EntityKind::Place, "region", true) => "وصل الوفد إلى محافظة {} مساء",
        (EntityKind::Place, "river", true) => "وصل الوفد إلى نهر {} مساء",
        (EntityKind::Place, "mountain", true) => "وصل الوفد إلى جبل {} مساء",
        (EntityKind::Place, "island", true) => "وصل الوفد إلى جزيرة {} مساء",
        (EntityKind::Place, _, true) => "وصل الوفد إلى مدينة {} مساء",
        (EntityKind::Place, _, false) => "The delegation came to the city of {} late.",
        (_, "newspaper", true) => "كتبت صحيفة {} ذلك",
        (_, "club", true) => "فاز نادي {} كثيرا",
        (_, "party" | "armed_group", true) => "أعلنت حركة {} ذلك",
        (_, "broadcaster" | "media", true) => "ذكرت قناة {} ذلك",
        (_, "bank" | "central_bank", true) => "أعلن بنك {} ذلك",
        (_, _, true) => "أعلنت شركة {} ذلك",
        (_, _, false) => "So said {} in its reply.",
    }
}

/// Names that are left out of the checks below because of what their letters are: a sign that words do not have at the
/// end (OPEC+, McDonald's), a part that is repeated, a whole that is another name's derived spelling or an ordinary word
/// behind a proclitic (باجل is ب and أجل).
const LEFT_OUT: [&str; 22] = [
    "فلامس بلوك",
    "جلال بايار",
    "بهلاء",
    "لويل",
    "بالتي",
    "باجل",
    "كاليه",
    "باما",
    "القابون",
    "سومغاييت",
    "ميانمار (بورما)",
    "McDonald's",
    "Sainsbury's",
    "Sotheby's",
    "Moody's",
    "Barron's",
    "OPEC+",
    "Canal+",
    "AJ+",
    "كولو كولو",
    "راجا برويز أشرف",
    "Kim Jong-il",
];

/// Whether a name alone means its entity, in any sentence.
fn is_plain(name: &Name) -> bool {
    !name.doubtful && !name.composed && !LEFT_OUT.contains(&name.form.as_str())
}

/// Checks all names that `wanted` lets through, and fails with those that are not found.
fn check_all(
    names: &[Name],
    at_least: usize,
    wanted: impl Fn(&Name) -> bool,
    form: impl Fn(&str) -> String,
    arabic: &str,
) {
    let mut failed = Vec::new();
    let mut checked = 0;
    for name in names.iter().filter(|name| wanted(name)) {
        let sentence = if name.arabic { arabic } else { "The report spoke of {} at length." };
        checked += 1;
        if !finds(name, &form(&name.form), sentence) {
            failed.push(format!("{} {} {:?}", name.row, name.id, name.form));
        }
    }
    assert!(failed.is_empty(), "{} of {checked} names are not found:\n{}", failed.len(), failed.join("\n"));
    assert!(checked >= at_least, "{checked} names were checked; expected {at_least} at least");
}

const ABOUT: &str = "تحدث التقرير عن {} مرارا";

#[test]
fn every_entity_is_found_by_its_names() {
    let names = Tables::read().names();
    check_all(&names, 16_000, is_plain, str::to_owned, ABOUT);
}

#[test]
fn every_arabic_name_is_found_without_its_hamzas() {
    let names = Tables::read().names();
    let hamza = ['أ', 'إ', 'آ'];
    let wanted = |name: &Name| is_plain(name) && name.form.contains(hamza);
    check_all(&names, 1_400, wanted, |form| form.replace(hamza, "ا"), ABOUT);
}

#[test]
fn every_arabic_name_is_found_behind_waw() {
    let tables = Tables::read();
    let names = tables.names();
    let wanted = |name: &Name| {
        // Fewer than three letters are never cut off; و and the name may be a word, ب ل ك and a shorter name as well.
        let key = key(&name.form);
        let first = key.split(' ').next().expect("a split has a first part");
        let is_word = |form: &str| {
            tables.words.contains(form)
                || tables.name_parts.contains(form)
                || tables.owners.contains_key(form)
        };
        let cut = first.strip_prefix(['ب', 'ل', 'ك']);
        let ambiguous = is_word(&format!("و{first}")) || cut.is_some_and(is_word);
        // ولو and وكو are words, and three letters are little.
        let ambiguous = ambiguous || ["لو360", "كوتشي", "أجا"].contains(&name.form.as_str());
        name.arabic && is_plain(name) && !name.no_clitics && first.chars().count() > 2 && !ambiguous
    };
    check_all(&names, 7_000, wanted, str::to_owned, "تحدث التقرير عن النمسا و{} مرارا");
}

/// Names that mean their entity only with evidence are ambiguous by their flags: behind a head noun or title they are
/// found as something, all but a few for which the head noun does not fit. English agencies are left out: no head noun
/// is evidence for a name after it in English.
#[test]
fn doubtful_names_are_found_with_evidence() {
    let names = Tables::read().names();
    for (kind, arabic, at_least) in [
        (EntityKind::Place, true, 1_500),
        (EntityKind::Place, false, 1_400),
        (EntityKind::Person, true, 150),
        (EntityKind::Person, false, 150),
        (EntityKind::Agency, true, 350),
    ] {
        let group = || names.iter().filter(|n| n.doubtful && n.kind == kind && n.arabic == arabic);
        let missed: Vec<&str> = group()
            .filter(|name| !finds_something(&name.form, sentence_with_evidence(name)))
            .map(|name| name.form.as_str())
            .collect();
        let checked = group().count();
        assert!(checked >= at_least, "{kind}, arabic {arabic}: {checked} names; expected {at_least}");
        assert!(
            missed.len() * 20 <= checked,
            "{kind}, arabic {arabic}: {} of {checked} missed: {missed:?}",
            missed.len()
        );
    }
}
