//! What the benchmarks run on: text and names of the project, or of files that two variables of the environment name.
//!
//! `MUSAMMA_BENCH_TEXT`: a file of text, taken as it is. `MUSAMMA_BENCH_NAMES`: a file of lines `form TAB kind`.
//! `MUSAMMA_BENCH_LARGE`, set to anything: also a million names, and 16 and 50 MiB of text.

use std::collections::HashSet;
use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// Bytes of text unless a file is named.
const USUAL_TEXT: usize = 1 << 20;

/// The text to search: the file of the environment, else about a megabyte of the project's articles. If a length in bytes is
/// asked for, as many whole paragraphs as it takes.
pub fn text(bytes: Option<usize>) -> String {
    let named = env::var_os("MUSAMMA_BENCH_TEXT").map(|path| read(Path::new(&path)));
    match (named, bytes) {
        (None, bytes) => articles(bytes.unwrap_or(USUAL_TEXT)),
        (Some(text), None) => text,
        (Some(text), Some(bytes)) => paragraphs_up_to(bytes, &text.split_inclusive('\n').collect::<Vec<_>>()),
    }
}

fn articles(bytes: usize) -> String {
    let texts: Vec<String> = files("tests/articles", "txt").iter().map(|path| read(path)).collect();
    paragraphs_up_to(bytes, &texts.iter().flat_map(|text| text.split_inclusive('\n')).collect::<Vec<_>>())
}

/// Paragraphs up to `bytes`, another order in each round: a processor learns by heart what it sees twice alike.
fn paragraphs_up_to(bytes: usize, paragraphs: &[&str]) -> String {
    let mut text = String::with_capacity(bytes + (bytes >> 3));
    for round in 0.. {
        let steps = (1..).map(|step| 1 + (step * (2 * round + 1)) % paragraphs.len());
        let step =
            steps.clone().find(|&step| greatest_common_divisor(step, paragraphs.len()) == 1).unwrap_or(1);
        for index in 0..paragraphs.len() {
            if text.len() >= bytes {
                return text;
            }
            text.push_str(paragraphs[(round + index * step) % paragraphs.len()]);
        }
    }
    text
}

fn greatest_common_divisor(a: usize, b: usize) -> usize {
    if b == 0 { a } else { greatest_common_divisor(b, a % b) }
}

/// Whether to take the time for what takes long.
pub fn is_large() -> bool {
    env::var_os("MUSAMMA_BENCH_LARGE").is_some()
}

/// How many names to try: powers of ten up to a hundred thousand, a million if asked for.
pub fn name_counts(least: usize) -> Vec<usize> {
    let most = if is_large() { 1_000_000 } else { 100_000 };
    [1_000, 10_000, 100_000, 1_000_000].into_iter().filter(|count| (least..=most).contains(count)).collect()
}

/// A name to look for.
#[derive(Clone, Debug)]
pub struct Name {
    pub form: String,
    pub kind: &'static str,
}

/// Names for a benchmark: of the file of the environment, else of the gazetteers; evenly taken if there are more than
/// `count`, filled up with given and family names of the gazetteers if there are fewer. Plain words and no form twice.
pub fn names(count: usize) -> Vec<Name> {
    let listed = match env::var_os("MUSAMMA_BENCH_NAMES") {
        Some(path) => read(Path::new(&path)).lines().filter_map(named).collect(),
        None => bundled_names(),
    };
    let listed = distinct(listed.into_iter());
    if listed.len() >= count {
        return (0..count).map(|index| listed[index * listed.len() / count].clone()).collect();
    }
    let mut names = distinct(listed.into_iter().chain(persons()).take(2 * count));
    names.truncate(count);
    names
}

fn named(line: &str) -> Option<Name> {
    let (form, kind) = line.split_once('\t')?;
    let kind = match kind.trim() {
        "person" => "person",
        "agency" | "org" | "organisation" | "organization" => "agency",
        _ => "place",
    };
    Some(Name { form: form.trim().to_owned(), kind })
}

/// Every name of the gazetteers that come with the project.
pub fn bundled_names() -> Vec<Name> {
    let mut names = Vec::new();
    for (folder, kind) in [("places", "place"), ("agencies", "agency"), ("people", "person")] {
        for path in files(&format!("gazetteers/{folder}"), "tsv") {
            for column in ["en", "ar", "en_aliases", "ar_aliases"] {
                names.extend(cells(&path, column).into_iter().map(|form| Name { form, kind }));
            }
        }
    }
    distinct(names.into_iter())
}

/// People who may or may not exist: every given name with every family name of its script.
fn persons() -> impl Iterator<Item = Name> {
    let parts = |folder: &str, column| {
        let files = files("gazetteers/names", "tsv");
        let files = files.iter().filter(|path| path.to_string_lossy().contains(folder));
        files.flat_map(|path| cells(path, column)).collect::<Vec<String>>()
    };
    let scripts = ["ar", "en"].map(|column| (parts("given", column), parts("family", column)));
    (0usize..).map_while(move |number| {
        let (given, family) = &scripts[number % 2];
        let (round, index) = (number / 2 / given.len(), number / 2 % given.len());
        let family = family.get(round).map(|_| &family[(round + index) % family.len()])?;
        Some(Name { form: format!("{} {family}", given[index]), kind: "person" })
    })
}

/// The names that are made of words, each form once.
fn distinct(names: impl Iterator<Item = Name>) -> Vec<Name> {
    let mut seen = HashSet::new();
    names.filter(|name| is_plain(&name.form) && seen.insert(name.form.clone())).collect()
}

/// Letters, and what stands between them in names; no presentation forms, which a gazetteer refuses.
fn is_plain(form: &str) -> bool {
    let letter = |c: char| c.is_alphabetic() && !matches!(c, '\u{FB50}'..='\u{FEFF}');
    form.chars().all(|c| letter(c) || " -'.".contains(c)) && form.chars().any(letter)
}

/// A gazetteer table of these names, each an entity of its own with these flags.
pub fn table(names: &[Name], flags: &str) -> String {
    let mut table = String::from("id\tkind\tname\tflags\n");
    for (number, Name { form, kind }) in names.iter().enumerate() {
        writeln!(table, "n{number}\t{kind}\t{form}\t{flags}").expect("a string takes everything");
    }
    table
}

/// The values of one column of a table; several in one cell are parted by bars.
fn cells(path: &Path, column: &str) -> Vec<String> {
    let text = read(path);
    let mut rows = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let header = rows.next().unwrap_or("");
    let Some(index) = header.split('\t').position(|name| name == column) else { return Vec::new() };
    let cells = rows.filter_map(|row| row.split('\t').nth(index));
    cells
        .flat_map(|cell| cell.split(" | "))
        .map(|value| value.trim().to_owned())
        .filter(|value| !value.is_empty())
        .collect()
}

/// The files of one extension in a folder of the project, in the order of their names.
fn files(folder: &str, extension: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let paths = entries.filter_map(|entry| entry.ok().map(|entry| entry.path()));
    let mut paths: Vec<PathBuf> =
        paths.filter(|path| path.extension().is_some_and(|e| e == extension)).collect();
    paths.sort();
    paths
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
