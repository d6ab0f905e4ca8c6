//! The bundled tables: the list of them is whole, and compiling them gives the same bytes everywhere.

use std::path::PathBuf;

use super::tables::{NAMES, WORDS};
use crate::gazetteer::{CompiledGazetteer, Gazetteer};

fn gazetteers() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("gazetteers")
}

#[test]
fn the_build_script_and_the_library_compile_the_same_bytes() {
    let mut gazetteer = Gazetteer::default();
    for table in WORDS.iter().chain(NAMES) {
        let text = std::fs::read_to_string(gazetteers().join(table)).expect(table);
        gazetteer.add_tsv(table, &text).expect(table);
    }
    let bytes = gazetteer.compile().expect("the build script compiled it").to_bytes();
    assert!(bytes == super::bundled().expect("bundled").to_bytes(), "the same rows gave other bytes");
    assert!(CompiledGazetteer::from_bytes(&bytes).is_ok(), "not checked when opened, since it is here");
}

#[test]
fn a_check_of_the_tables_finds_nothing() {
    let read =
        |table: &&'static str| (*table, std::fs::read_to_string(gazetteers().join(table)).expect(table));
    let tables: Vec<(&str, String)> = WORDS.iter().chain(NAMES).map(read).collect();
    let report = crate::lint::check(tables.iter().map(|(name, text)| (*name, text.as_str()))).expect("whole");
    let findings: Vec<String> = report.findings.iter().map(|finding| finding.to_string()).collect();
    assert!(findings.is_empty(), "{} findings:\n{}", findings.len(), findings.join("\n"));
    assert!(report.names > 50_000, "{} names were checked", report.names);
}

#[test]
fn every_table_is_listed_once() {
    let mut listed: Vec<&str> = WORDS.iter().chain(NAMES).copied().collect();
    listed.sort_unstable();
    let count = listed.len();
    listed.dedup();
    assert_eq!(listed.len(), count, "a table is listed twice");
    for folder in ["places", "agencies", "people", "names", "words"] {
        for entry in std::fs::read_dir(gazetteers().join(folder)).expect(folder) {
            let table = format!("{folder}/{}", entry.expect(folder).file_name().display());
            let is_table = table.ends_with(".tsv");
            assert!(!is_table || listed.contains(&&*table), "{table} is in no list of src/bundled/tables.rs");
        }
    }
}
