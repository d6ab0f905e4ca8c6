//! Compiled gazetteers: what is saved is opened unchanged, and nothing else is opened.

use proptest::prelude::*;

use super::{CompiledGazetteer, Gazetteer};
use crate::{Extractor, Overlap};

const TABLES: [(&str, &str); 4] = [
    (
        "own.tsv",
        "id\tkind\ten\tar\taliases\tcodes\tflags\n\
         AZ\tplace/country\tAzerbaijan\tأذربيجان\t\tiso=AZ\t\n\
         harbour-office\tagency/body\tHarbour Office\tمكتب الميناء\tH.O.\t\t\n\
         long\tplace\tLlanfairpwllgwyngyllgogerychwyrndrobwll\t\tМосква\t\t\n\
         peskov\tperson/politician\tDmitry Peskov\tديمتري بيسكوف\tPeskov | بيسكوف\t\t\n\
         ali\tperson\t\tعلي\t\t\texact\n",
    ),
    ("aliases.tsv", "id\taliases\nAZ\tAzerbaijan Republic\n"),
    ("flags.tsv", "form\tid\tflags\treason\nPeskov\tpeskov\tcontext\ta test\n"),
    ("words.tsv", "class\tar\ten\tvalue\nfunction\tعلى\tupon\t\npreposition\tفي\tin\t\n"),
];

const TEXTS: [&str; 4] = [
    "أعلن مكتب الميناء في أذربيجان أن ديمتري بيسكوف وصل، وقال بيسكوف إن للميناء على علي حقا",
    "The Harbour Office (H.O.) in Azerbaijan Republic said Dmitry Peskov saw Llanfairpwllgwyngyllgogerychwyrndrobwll. Peskov left",
    "Москва и Llanfairpwllgwyngyllgogerychwyrndrobwll",
    "",
];

fn gazetteer() -> Gazetteer {
    let mut gazetteer = Gazetteer::default();
    for (name, table) in TABLES {
        gazetteer.add_tsv(name, table).expect(name);
    }
    gazetteer
}

fn bytes() -> Vec<u8> {
    gazetteer().compile().expect("every form has letters").to_bytes()
}

fn message(bytes: &[u8]) -> String {
    CompiledGazetteer::from_bytes(bytes).expect_err("refused").to_string()
}

/// Everything that an extractor says of the texts.
fn answers(extractor: &Extractor) -> Vec<String> {
    TEXTS.iter().map(|text| format!("{:?}", extractor.extract(*text))).collect()
}

fn extractor(compiled: CompiledGazetteer) -> Extractor {
    let builder = Extractor::builder().bundled(false).explain(true).overlap(Overlap::Nested);
    builder.compiled(compiled).build().expect("built")
}

#[test]
fn opened_from_bytes_it_answers_as_compiled_from_rows() {
    let builder = Extractor::builder().bundled(false).explain(true).overlap(Overlap::Nested);
    let from_rows = answers(&builder.gazetteer(gazetteer()).build().expect("built"));
    let opened = CompiledGazetteer::from_bytes(&bytes()).expect("just written");
    assert_eq!(opened.len(), 5);
    assert_eq!(opened.to_bytes(), bytes(), "written again, the same bytes");
    assert_eq!(answers(&extractor(opened)), from_rows);
    assert!(from_rows.concat().contains("aliases.tsv:2"), "explanations keep file and line: {from_rows:?}");
}

#[test]
fn the_same_rows_give_the_same_bytes() {
    assert_eq!(bytes(), bytes());
}

#[test]
fn an_empty_gazetteer_is_saved_and_opened() {
    let empty = Gazetteer::default().compile().expect("nothing can be wrong");
    let opened = CompiledGazetteer::from_bytes(&empty.to_bytes()).expect("just written");
    assert!(opened.is_empty());
    assert!(extractor(opened).extract(TEXTS[0]).mentions().is_empty());
}

#[test]
fn what_was_not_written_here_is_refused_with_a_reason() {
    let mut newer = bytes();
    newer[8] += 1;
    let mut other_rules = bytes();
    other_rules[12] ^= 1;
    repair(&mut other_rules);
    let mut longer = bytes();
    longer.push(0);
    let cases: [(&str, &[u8], &str); 7] = [
        ("newer version", &newer, "format version 2; expected version 1"),
        ("other spelling rules", &other_rules, "compile the gazetteer again"),
        ("a table", b"id\tkind\tname\n", "begins with \"id\\tkind\\t\"; expected a compiled gazetteer"),
        ("an empty file", b"", "expected a compiled gazetteer"),
        ("the magic number alone", b"MUSAMMA\0", "cut short"),
        ("cut short", &bytes()[..bytes().len() - 9], "cut short"),
        ("added to", &longer, "added to"),
    ];
    for (name, bytes, expected) in cases {
        assert!(message(bytes).contains(expected), "{name}: expected {expected:?}, got {:?}", message(bytes));
    }
}

#[test]
fn a_fault_of_a_file_names_it() {
    let path = std::env::temp_dir().join(format!("musamma-{}.mus", std::process::id()));
    std::fs::write(&path, b"no gazetteer").expect("written");
    let error = CompiledGazetteer::open(&path).expect_err("refused");
    std::fs::remove_file(&path).expect("removed");
    assert_eq!(error.file(), Some(&*path));
}

/// Puts a right checksum under changed bytes, so that the checks behind it are reached.
fn repair(bytes: &mut [u8]) {
    let end = bytes.len() - 4;
    let checksum = crc32fast::hash(&bytes[..end]);
    bytes[end..].copy_from_slice(&checksum.to_le_bytes());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn damaged_bytes_are_refused(at in any::<prop::sample::Index>(), change in 1..=u8::MAX) {
        let mut bytes = bytes();
        let at = at.index(bytes.len());
        bytes[at] ^= change;
        prop_assert!(CompiledGazetteer::from_bytes(&bytes).is_err(), "byte {at} changed");
    }

    #[test]
    fn truncated_bytes_are_refused(length in any::<prop::sample::Index>()) {
        let bytes = bytes();
        prop_assert!(CompiledGazetteer::from_bytes(&bytes[..length.index(bytes.len())]).is_err());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    /// Made on purpose, with a checksum that is right: refused, or an extractor that answers without a panic.
    #[test]
    fn forged_bytes_never_panic(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<bool>(), any::<u8>()), 1..4)) {
        let mut bytes = bytes();
        for (at, early, value) in changes {
            // The slots and filters of words and steps make up most of the bytes; the other tables stand before them.
            let end = if early { 1600 } else { bytes.len() };
            bytes[at.index(end)] = value;
        }
        repair(&mut bytes);
        if let Ok(compiled) = CompiledGazetteer::from_bytes(&bytes) {
            answers(&extractor(compiled));
        }
    }
}
