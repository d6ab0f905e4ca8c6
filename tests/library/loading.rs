//! Faults of gazetteers: every message has the file, the line, what was found and what was expected.

use std::fs;
use std::path::{Path, PathBuf};

use musamma::{Error, Extractor, Gazetteer, Input};

/// A faulty table, and what its message must say.
struct Fault {
    name: &'static str,
    table: &'static str,
    line: usize,
    found: &'static str,
    expected: &'static str,
}

const FAULTS: &[Fault] = &[
    Fault {
        name: "unknown-column",
        table: "id\tkind\ten\tarabic\nx\tplace/city\tCairo\tالقاهرة\n",
        line: 1,
        found: "unknown column \"arabic\"",
        expected: "ar_aliases",
    },
    Fault {
        name: "unknown-column-after-comments",
        table: "# cities\n\nid\tkind\tnom\nx\tplace/city\tCairo\n",
        line: 3,
        found: "unknown column \"nom\"",
        expected: "name",
    },
    Fault {
        name: "no-header",
        table: "# nothing but a comment\n\n",
        line: 1,
        found: "no header line",
        expected: "id kind en ar",
    },
    Fault { name: "empty-table", table: "", line: 1, found: "no header line", expected: "id kind en ar" },
    Fault {
        name: "unknown-kind",
        table: "id\tkind\ten\nx\ttown/city\tCairo\n",
        line: 2,
        found: "unknown kind \"town\"",
        expected: "person, place or agency",
    },
    Fault {
        name: "kind-of-a-date",
        table: "id\tkind\ten\nx\tdate\tEid\n",
        line: 2,
        found: "dates are found by grammar",
        expected: "person, place or agency",
    },
    Fault {
        name: "unknown-flag",
        table: "id\tkind\ten\tflags\na\tplace\tCairo\t\nb\tplace\tGiza\tordinary common\n",
        line: 3,
        found: "unknown flag \"common\"",
        expected: "no_clitics",
    },
    Fault {
        name: "unknown-flag-in-a-flag-table",
        table: "form\tid\tflags\treason\nCairo\t\tsometimes\ta town of Illinois\n",
        line: 2,
        found: "unknown flag \"sometimes\"",
        expected: "ordinary",
    },
    Fault {
        name: "cell-missing",
        table: "id\tkind\ten\tar\nx\tplace/city\tCairo\n",
        line: 2,
        found: "3 cells in this row",
        expected: "4 in the header",
    },
    Fault {
        name: "cell-too-many",
        table: "id\tkind\ten\na\tplace\tGiza\n# a comment\nx\tplace/city\tCairo\tالقاهرة\n",
        line: 4,
        found: "4 cells in this row",
        expected: "3 in the header",
    },
    Fault {
        name: "empty-id",
        table: "id\tkind\ten\n\tplace/city\tCairo\n",
        line: 2,
        found: "no id",
        expected: "geonames:524901",
    },
    Fault {
        name: "id-twice",
        table: "id\tkind\ten\nx\tplace/city\tCairo\ny\tplace/city\tGiza\nx\tplace/city\tLuxor\n",
        line: 4,
        found: "id x is taken at names.tsv:2",
        expected: "one row an entity",
    },
    Fault {
        name: "no-name",
        table: "id\tkind\ten\tar\nx\tplace/city\t\t \n",
        line: 2,
        found: "x has no name",
        expected: "en, ar or name",
    },
    Fault {
        name: "prior-out-of-range",
        table: "id\tkind\ten\tprior\nx\tplace/city\tCairo\t10\n",
        line: 2,
        found: "prior",
        expected: "0 to 9",
    },
    Fault {
        name: "control-character",
        table: "id\tkind\ten\nx\tplace/city\tCai\u{0007}ro\n",
        line: 2,
        found: "U+0007",
        expected: "plain letters",
    },
    Fault {
        name: "direction-mark",
        table: "id\tkind\tar\nx\tplace/city\tالقا\u{200F}هرة\n",
        line: 2,
        found: "U+200F",
        expected: "plain letters",
    },
    Fault {
        name: "presentation-form",
        table: "id\tkind\tar\nx\tplace/city\t\u{FEE3}\u{FEEE}\u{FEB3}\u{FEDC}\u{FEEE}\n",
        line: 2,
        found: "U+FEE3",
        expected: "plain letters",
    },
    Fault {
        name: "fault-in-an-alias",
        table: "id\tkind\ten\tar_aliases\nx\tplace/city\tCairo\tالقاهرة | مصر\u{FEFF}\n",
        line: 2,
        found: "U+FEFF",
        expected: "plain letters",
    },
    Fault {
        name: "unknown-role-of-a-name",
        table: "ar\ten\trole\nأحمد\tAhmad\tfirst\n",
        line: 2,
        found: "unknown role \"first\"",
        expected: "given, family or both",
    },
    Fault {
        name: "unknown-flag-of-a-name",
        table: "ar\ten\trole\tflags\nنور\tNour\tgiven\tcommon\n",
        line: 2,
        found: "unknown flag \"common\"",
        expected: "ordinary",
    },
    Fault {
        name: "unknown-class-of-a-word",
        table: "class\tar\ten\tvalue\nnoun\tكتاب\tbook\t\n",
        line: 2,
        found: "\"noun\"",
        expected: "class",
    },
];

/// Faults that show when everything is put together.
const BUILDING: &[Fault] = &[
    Fault {
        name: "alias-of-no-entity",
        table: "id\ten_aliases\tar_aliases\nnowhere\tNowhere\t\n",
        line: 2,
        found: "\"nowhere\"",
        expected: "no entity",
    },
    Fault {
        name: "flag-of-no-entity",
        table: "form\tid\tflags\treason\nNowhere\tnowhere\tcontext\ta slip\n",
        line: 2,
        found: "\"nowhere\"",
        expected: "expected one of these tables",
    },
    Fault {
        name: "form-without-letters",
        table: "id\tkind\ten\na\tplace\tCairo\nx\tagency/media\t--- ***\n",
        line: 3,
        found: "\"--- ***\"",
        expected: "no letter or digit",
    },
];

#[test]
fn every_fault_of_a_table_names_its_line_and_what_was_expected() {
    for fault in FAULTS {
        let error = Gazetteer::from_tsv("names.tsv", fault.table).expect_err(fault.name);
        assert_message(fault, "names.tsv", &error);
    }
}

#[test]
fn every_fault_of_the_whole_names_its_line_too() {
    for fault in BUILDING {
        let gazetteer = Gazetteer::from_tsv("names.tsv", fault.table).expect(fault.name);
        let error = Extractor::builder().bundled(false).gazetteer(gazetteer).build().expect_err(fault.name);
        assert_message(fault, "names.tsv", &error);
    }
}

#[test]
fn a_fault_of_a_second_table_names_the_second_table() {
    let mut gazetteer =
        Gazetteer::from_tsv("first.tsv", "id\tkind\ten\nx\tplace\tCairo\n").expect("is whole");
    let error = gazetteer.add_tsv("second.tsv", "id\tkind\ten\n\nx\tplace\tGiza\n").expect_err("x is taken");
    assert_eq!(error.file(), Some(Path::new("second.tsv")));
    assert_eq!(error.line(), Some(3));
    assert!(error.to_string().contains("first.tsv:2"), "{error}");
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("library-no-such-file.tsv");
    let error = Gazetteer::from_path(&path).expect_err("no such file");
    assert_eq!(error.file(), Some(path.as_path()));
    assert_eq!(error.line(), None);
    assert!(error.to_string().starts_with(&path.display().to_string()), "{error}");
    assert!(std::error::Error::source(&error).is_some(), "the cause is kept");
}

#[test]
fn a_file_that_is_not_utf_8_is_named_with_the_line() {
    // The second line is the Arabic of code page 1256.
    let path = write("not-utf-8.tsv", b"id\tkind\tar\nx\tplace\t\xC7\xE1\xDE\xC7\xE5\xD1\xC9\n");
    let error = Gazetteer::from_path(&path).expect_err("not UTF-8");
    assert_eq!((error.file(), error.line()), (Some(path.as_path()), Some(2)));
    assert!(error.to_string().contains("UTF-8"), "{error}");
}

#[test]
fn what_editors_add_to_a_file_is_fine() {
    let cases: &[(&str, &str)] = &[
        ("byte-order-mark", "\u{FEFF}id\tkind\ten\nx\tplace\tCairo\n"),
        ("byte-order-mark-before-a-comment", "\u{FEFF}# cities\nid\tkind\ten\nx\tplace\tCairo\n"),
        ("carriage-returns", "id\tkind\ten\r\nx\tplace\tCairo\r\n"),
        ("no-last-line-end", "id\tkind\ten\nx\tplace\tCairo"),
        ("blank-lines-and-comments", "# a\n\nid\tkind\ten\n# b\n\n   \nx\tplace\tCairo\n\n"),
        ("blanks-around-cells", "id \t kind\t en\n x \t place \t Cairo \n"),
    ];
    for (name, table) in cases {
        let path = write(&format!("{name}.tsv"), table.as_bytes());
        let gazetteer = Gazetteer::from_path(&path).expect(name);
        assert_eq!((gazetteer.len(), gazetteer.is_empty()), (1, false), "{name}");
        let extractor = Extractor::builder().bundled(false).gazetteer(gazetteer).build().expect(name);
        let extraction = extractor.extract("They met in Cairo.");
        let ids: Vec<_> = extraction.mentions().iter().map(|mention| mention.id()).collect();
        assert_eq!(ids, [Some("x")], "{name}");
    }
}

#[test]
fn too_many_gazetteers_are_refused() {
    let own = Gazetteer::from_tsv("own.tsv", "id\tkind\ten\nx\tplace\tCairo\n").expect("is whole");
    let with = |count| {
        let builder = Extractor::builder().bundled(false);
        (0..count).fold(builder, |builder, _| builder.gazetteer(own.clone())).build()
    };
    assert!(with(250).is_ok(), "250 are allowed");
    let error = with(251).expect_err("251 are not");
    assert!(error.to_string().contains("251") && error.to_string().contains("250"), "{error}");
}

#[test]
fn a_reference_date_that_is_no_day_is_refused() {
    for day in ["2024-02-30", "17/4/2024", "yesterday", ""] {
        let error = Input::new("أمس").reference_date(day).expect_err(day);
        let message = error.to_string();
        assert!(message.contains(&format!("{day:?}")) && message.contains("2024-04-17"), "{message}");
    }
    assert!(Input::new("أمس").reference_date("2024-02-29").is_ok(), "a leap day");
}

fn assert_message(fault: &Fault, file: &str, error: &Error) {
    let message = error.to_string();
    let Fault { name, table, line, found, expected } = fault;
    assert_eq!(error.file(), Some(Path::new(file)), "{name}: the file of {message:?}");
    assert_eq!(error.line(), Some(*line), "{name}: the line of {message:?} in {table:?}");
    assert!(message.starts_with(&format!("{file}:{line}: ")), "{name}: {message:?}");
    assert!(message.contains(found), "{name}: what was found is not in {message:?}");
    assert!(message.contains(expected), "{name}: what was expected is not in {message:?}");
}

fn write(name: &str, content: &[u8]) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("library-{name}"));
    fs::write(&path, content).expect("the file can be written");
    path
}
