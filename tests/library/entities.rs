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
        for path in tsv_files("words").into_iter().chain(tsv_files("names")) {
            for row in rows_of(&path) {
                for column in ["ar", "en", "ar_aliases"] {
                    tables.words.extend(row.list(column).map(key));
                }
            }
        }
        tables
    }

    fn read_file(&mut self, path: &Path) {
        for row in rows_of(path) {
            let id = row.cell("id").to_owned();
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
                    doubtful: shared || flagged || self.words.contains(&key),
                });
            }
        }
        names
    }

    fn flags_of(&self, key: &str, row: &Row) -> HashSet<String> {
        let decisions = self.flags.get(key).into_iter().flatten();
        let decisions = decisions.filter(|(id, _)| id.is_empty() || id == row.cell("id")).map(|(_, flags)| flags.as_str());
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

fn tsv_files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("gazetteers").join(folder);
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

fn rows_of(path: &Path) -> Vec<Row> {
    let text = fs::read_to_string(path).expect("a table is UTF-8");
    let file = path.file_name().expect("a file has a name").to_string_lossy();
    let mut lines = (1..).zip(text.lines()).filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty());
    let (_, header) = lines.next().expect("a table has a header");
    let columns: Vec<&str> = header.split('\t').map(str::trim).collect();
    let row = |(number, line): (usize, &str)| Row {
        origin: format!("{file}:{number}"),
        cells: columns.iter().zip(line.split('\t')).map(|(column, cell)| (column.to_string(), cell.trim().to_owned())).collect(),
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

fn plain_sentence(name: &Name) -> &'static str {
    match name.arabic {
        true => "تحدث التقرير عن {} مرارا",
        false => "The report spoke of {} at length.",
    }
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
        (_, "newspaper", false) => "So wrote the newspaper {} in its pages.",
        (_, "club", true) => "فاز نادي {} كثيرا",
        (_, "party" | "armed_group", true) => "أعلنت حركة {} ذلك",
        (_, "broadcaster" | "media", true) => "ذكرت قناة {} ذلك",
        (_, "bank" | "central_bank", true) => "أعلن بنك {} ذلك",
        (_, _, true) => "أعلنت شركة {} ذلك",
        (_, _, false) => "So said the company {} in its reply.",
    }
}

/// Checks all names that `wanted` lets through; names of failures, and how many were checked.
fn failures(names: &[Name], wanted: impl Fn(&Name) -> bool, check: impl Fn(&Name) -> bool) -> (Vec<String>, usize) {
    let mut failed = Vec::new();
    let mut checked = 0;
    for name in names.iter().filter(|name| wanted(name)) {
        checked += 1;
        if !check(name) {
            failed.push(format!("{} {} {:?}", name.row, name.id, name.form));
        }
    }
    (failed, checked)
}

#[test]
fn report() {
    let names = Tables::read().names();
    let plain = |name: &Name| !name.doubtful;
    let (a, n) = failures(&names, plain, |name| finds(name, &name.form, plain_sentence(name)));
    eprintln!("PLAIN {} of {n}\n{}", a.len(), a.join("\n"));
    let known: HashSet<String> = a.into_iter().collect();
    let label = |name: &Name| format!("{} {} {:?}", name.row, name.id, name.form);
    let (a, n) = failures(&names, |name| plain(name) && name.arabic && !name.no_clitics && !known.contains(&label(name)), |name| finds(name, &name.form, "تحدث التقرير عن النمسا و{} مرارا"));
    eprintln!("WAW {} of {n}\n{}", a.len(), a.join("\n"));
    let (a, n) = failures(&names, |name| plain(name) && name.arabic && !known.contains(&label(name)), |name| finds(name, &name.form.replace(['أ', 'إ', 'آ'], "ا"), plain_sentence(name)));
    eprintln!("HAMZA {} of {n}\n{}", a.len(), a.join("\n"));
    let (a, n) = failures(&names, |name| name.doubtful, |name| finds_something(&name.form, sentence_with_evidence(name)));
    eprintln!("DOUBTFUL {} of {n}\n{}", a.len(), a.join("\n"));
    panic!("look");
}
