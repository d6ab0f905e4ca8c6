//! Whole articles, as snapshots with the mentions visible as a reader sees them.
//!
//! After a change that is meant to be seen in them, write them anew and review the difference:
//!
//!     MUSAMMA_UPDATE=1 cargo test --test library articles

use std::fs;
use std::path::{Path, PathBuf};

use musamma::{Extraction, Input};

use crate::case::{BUNDLED, assert_sound};

#[test]
fn articles_read_as_their_snapshots() {
    let update = std::env::var_os("MUSAMMA_UPDATE").is_some();
    let articles = articles();
    assert!(articles.len() >= 6, "{articles:?}");
    let mut report = String::new();
    for path in &articles {
        let text = fs::read_to_string(path).expect("an article is UTF-8");
        let input = match reference_date(path) {
            Some(day) => Input::new(&text).reference_date(day).expect("the file name ends in a day"),
            None => Input::new(&text),
        };
        let extraction = BUNDLED.extract(input);
        assert_sound(&extraction);
        assert!(
            extraction.mentions().len() >= 5,
            "{} has {} mentions",
            path.display(),
            extraction.mentions().len()
        );
        let got = render(&extraction);
        let snapshot = snapshot_of(path);
        if update {
            fs::create_dir_all(snapshot.parent().expect("a snapshot stands in a folder"))
                .expect("the folder can be made");
            fs::write(&snapshot, &got).expect("the snapshot can be written");
        }
        let expected = fs::read_to_string(&snapshot).unwrap_or_default();
        if got != expected {
            report += &format!("\n== {}\n{}", snapshot.display(), differences(&expected, &got));
        }
    }
    assert!(
        report.is_empty(),
        "articles differ from their snapshots; if that is meant: MUSAMMA_UPDATE=1 cargo test --test library articles\n{report}"
    );
    assert_complete(&articles);
}

/// Every snapshot belongs to an article and has its lines.
fn assert_complete(articles: &[PathBuf]) {
    let snapshots: Vec<PathBuf> = articles.iter().map(|path| snapshot_of(path)).collect();
    for entry in fs::read_dir(folder().join("snapshots")).expect("the snapshots are part of the crate") {
        let path = entry.expect("is readable").path();
        assert!(snapshots.contains(&path), "{} is the snapshot of no article", path.display());
    }
    for (article, snapshot) in articles.iter().zip(&snapshots) {
        let text = fs::read_to_string(article).expect("an article is UTF-8");
        let snapshot = fs::read_to_string(snapshot).expect("every article has a snapshot");
        assert_eq!(
            snapshot.lines().count(),
            text.lines().count(),
            "{}: one line for each",
            article.display()
        );
    }
}

/// The text with its mentions in brackets: `[ديمتري بيسكوف|person dmitry-peskov]`, dates with their value.
fn render(extraction: &Extraction) -> String {
    let text = extraction.text();
    let mut out = String::with_capacity(2 * text.len());
    let mut from = 0;
    for mention in extraction.mentions() {
        let range = mention.range();
        out.push_str(&text[from..range.start]);
        out.push_str(&format!("[{}|{}", mention.as_str(), mention.kind()));
        if let Some(id) = mention.id() {
            out.push_str(&format!(" {id}"));
        }
        if let Some(date) = mention.date() {
            out.push_str(&format!(" {}", date.value()));
        }
        out.push(']');
        from = range.end;
    }
    out.push_str(&text[from..]);
    out
}

/// The lines that differ, with their numbers: `-` as in the snapshot, `+` as found.
fn differences(expected: &str, got: &str) -> String {
    let mut out = String::new();
    let (mut old, mut new) = (expected.lines(), got.lines());
    for number in 1.. {
        match (old.next(), new.next()) {
            (None, None) => break,
            (old, new) if old == new => {}
            (old, new) => {
                out += &format!(
                    "{number}\n  - {}\n  + {}\n",
                    old.unwrap_or("(no line)"),
                    new.unwrap_or("(no line)")
                );
            }
        }
    }
    out
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join("articles")
}

fn articles() -> Vec<PathBuf> {
    let entries = fs::read_dir(folder()).expect("the articles are part of the crate");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("is readable").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    paths
}

/// `news.ar.2024-05-20.txt` was written on 2024-05-20; a name without a day has no such date.
fn reference_date(article: &Path) -> Option<&str> {
    let stem = article.file_stem().and_then(|stem| stem.to_str()).expect("names of articles are UTF-8");
    stem.rsplit('.').next().filter(|day| day.starts_with(|c: char| c.is_ascii_digit()))
}

fn snapshot_of(article: &Path) -> PathBuf {
    let stem = article.file_stem().and_then(|stem| stem.to_str()).expect("names of articles are UTF-8");
    folder().join("snapshots").join(format!("{stem}.snap"))
}
