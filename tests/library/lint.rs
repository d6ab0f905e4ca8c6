//! The check of tables: every rule has a table that breaks it, and beside it one that does not.

use musamma::lint::{Severity, check};

/// Tables, and what is found in them: a severity, a rule, a line, and words of the message.
struct Case {
    name: &'static str,
    tables: &'static [(&'static str, &'static str)],
    expected: &'static [(Severity, &'static str, usize, &'static str)],
}

const ERROR: Severity = Severity::Error;
const WARNING: Severity = Severity::Warning;

const CASES: &[Case] = &[
    Case {
        name: "sound",
        tables: &[
            (
                "names.tsv",
                "id\tkind\ten\tar\tar_aliases\tflags\nx\tplace/city\tMonrovia\tمونروفيا\tمنروفيا\t\ny\tagency/media\tGaze\tالحدقة\t\tcontext\n",
            ),
            ("aliases.tsv", "id\ten_aliases\nx\tOld Monrovia\n"),
            ("flags.tsv", "form\tid\tflags\treason\nمنروفيا\tx\tcontext\ta test\n"),
        ],
        expected: &[],
    },
    Case {
        name: "all-faults-of-a-table",
        tables: &[(
            "names.tsv",
            "id\tkind\ten\tprior\tflags\n\
             a\ttown\tCairo\t\t\n\
             b\tplace\tGiza\t12\t\n\
             \tplace\tLuxor\t\t\n\
             d\tplace\tQena\t\tseldom\n\
             e\tplace\t\t\t\n\
             f\tplace\tAs\u{200F}wan\t\t\n\
             g\tplace\t!!!\t\t\n\
             h\tplace\tTanta\n",
        )],
        expected: &[
            (ERROR, "faulty", 2, "unknown kind \"town\"; expected person, place or agency"),
            (ERROR, "faulty", 3, "prior is \"12\"; expected a digit"),
            (ERROR, "faulty", 4, "no id; expected one such as"),
            (ERROR, "faulty", 5, "unknown flag \"seldom\"; expected some of: ordinary"),
            (ERROR, "faulty", 6, "e has no name; expected one in"),
            (ERROR, "faulty", 7, "U+200F; expected plain letters"),
            (ERROR, "faulty", 8, "no letter or digit and can never match"),
            (ERROR, "faulty", 9, "3 cells in this row, 5 in the header"),
        ],
    },
    Case {
        name: "two-faults-of-a-row",
        tables: &[("names.tsv", "id\tkind\ten\tflags\na\tplace\tCai\u{FEFF}ro | Giza\tseldom often\n")],
        expected: &[(ERROR, "faulty", 2, "unknown flag \"seldom\""), (ERROR, "faulty", 2, "contains U+FEFF")],
    },
    Case {
        name: "the-other-tables-are-checked-too",
        tables: &[
            ("first.tsv", "id\tkind\tname\tcolour\nx\tplace\tCairo\tred\n"),
            ("second.tsv", "id\tkind\tname\nx\tplace\t***\n"),
        ],
        expected: &[
            (ERROR, "faulty", 1, "unknown column \"colour\""),
            (ERROR, "faulty", 2, "can never match"),
        ],
    },
    Case {
        name: "id-in-two-kinds",
        tables: &[
            ("first.tsv", "id\tkind\tname\nx\tplace\tMonrovia\n"),
            ("second.tsv", "id\tkind\tname\nx\tagency\tMonrovia Press\n"),
        ],
        expected: &[(ERROR, "faulty", 2, "taken at first.tsv:2 for place, and stands here for agency")],
    },
    Case {
        name: "id-of-a-bundled-name-of-another-kind",
        tables: &[("names.tsv", "id\tkind\tname\nLR\tagency\tLibrary of Records\nGH\tplace\tGhanaland\n")],
        expected: &[(
            WARNING,
            "kind",
            2,
            "id LR stands here for agency, and among the bundled names for place",
        )],
    },
    Case {
        name: "alias-and-flag-of-an-unknown-id",
        tables: &[
            ("names.tsv", "id\tkind\tname\nx\tplace\tMonrovia\n"),
            ("aliases.tsv", "id\taliases\ny\tOld Monrovia\nx\tNew Monrovia\n"),
            ("flags.tsv", "form\tid\tflags\treason\nMonrovia\tz\tcontext\t\nMonrovia\tx\tcontext\t\n"),
        ],
        expected: &[
            (ERROR, "faulty", 2, "\"y\" is the id of no entity"),
            (ERROR, "faulty", 2, "\"z\" is the id of no entity"),
        ],
    },
    Case {
        name: "flag-of-an-unknown-form",
        tables: &[
            ("names.tsv", "id\tkind\ten\tar\nx\tplace\tGabon\tغابون\ny\tplace\tMonrovia\tمونروفيا\n"),
            (
                "flags.tsv",
                "form\tid\tflags\treason\n\
                 Gabun\t\tcontext\tno name\n\
                 Gabon\ty\tcontext\tno name of y\n\
                 جابون\tx\tcontext\ta spelling that rules derive\n\
                 غابون\t\tcase\tno capital in it\n",
            ),
        ],
        expected: &[
            (WARNING, "flag", 2, "\"Gabun\" is no name of anything"),
            (WARNING, "flag", 3, "\"Gabon\" is no name of y"),
            (WARNING, "case", 5, "flagged case and has no capital"),
        ],
    },
    Case {
        name: "name-twice",
        tables: &[(
            "names.tsv",
            "id\tkind\ten\tar\ten_aliases\tar_aliases\n\
             x\tagency/media\tGazeta Ru\tغازيتا\tGazeta.ru | gazeta-ru\tغازيتـا | جازيتا الروسية\n",
        )],
        expected: &[
            (WARNING, "marks", 2, "U+0640, which matching passes over"),
            (WARNING, "twice", 2, "\"gazeta-ru\" is \"Gazeta Ru\" of names.tsv:2 again"),
            (WARNING, "twice", 2, "again, by the spelling rules"),
        ],
    },
    Case {
        name: "hidden-by-another",
        tables: &[(
            "names.tsv",
            "id\tkind\ten\ten_aliases\tprior\n\
             a\tplace/city\tCambria\t\t\n\
             b\tplace/city\tCambria\t\t\n\
             c\tplace/city\tCambria\tNew Cambria\t\n\
             d\tplace/city\tCambria\t\t2\n\
             e\tplace/region\tCambria\t\t\n\
             f\tagency/club\tCambria\t\t\n",
        )],
        expected: &[(
            WARNING,
            "hidden",
            3,
            "b is never meant by \"Cambria\", which is a at names.tsv:2 first",
        )],
    },
    Case {
        name: "ordinary-word",
        tables: &[(
            "names.tsv",
            "id\tkind\ten\tar\tflags\n\
             a\tagency/media\tPeople\tأناس\t\n\
             b\tagency/media\tPeople\tأناس\tcontext\n\
             c\tagency/ngo\tCARE\tكير الدولية\t\n\
             d\tagency/media\tPeople Abroad\tأهل الغربة\t\n",
        )],
        expected: &[(WARNING, "ordinary", 2, "\"People\" of a is also an ordinary word; expected the flag")],
    },
    Case {
        name: "language-missing",
        tables: &[
            (
                "both.tsv",
                "id\tkind\ten\tar\na\tplace\tMonrovia\tمونروفيا\nb\tplace\tBuchanan\t\nc\tplace\t\tغانتا\n",
            ),
            ("one.tsv", "id\tkind\ten\td\td\n"),
            ("english.tsv", "id\tkind\ten\ne\tplace\tHarper\n"),
        ],
        expected: &[
            (WARNING, "language", 3, "b has no Arabic name"),
            (WARNING, "language", 4, "c has no English name"),
            (ERROR, "faulty", 1, "unknown column \"d\""),
        ],
    },
    Case {
        name: "script-of-the-other-column",
        tables: &[("names.tsv", "id\tkind\ten\tar\na\tplace\tمونروفيا\tMonrovia\nb\tplace\tHarper\tهاربر\n")],
        expected: &[(WARNING, "script", 2, "expected Latin letters in the one")],
    },
    Case {
        name: "subkind",
        tables: &[(
            "names.tsv",
            "id\tkind\tname\na\tplace/ctiy\tMonrovia\nb\tplace\tHarper\nc\tplace/city\tGanta\n",
        )],
        expected: &[(
            WARNING,
            "subkind",
            2,
            "unknown subkind \"ctiy\" of a place; expected one of: continent",
        )],
    },
    Case {
        name: "never-found",
        tables: &[(
            "names.tsv",
            "id\tkind\tname\na\tagency/media\twww.harper.example\nb\tagency/media\tHarper.example\n",
        )],
        expected: &[(ERROR, "never", 2, "is not found in a text that is nothing but it")],
    },
];

#[test]
fn every_rule_is_said_once_for_each_break_of_it() {
    for Case { name, tables, expected } in CASES {
        let report = check(tables.iter().copied()).expect("the bundled tables are whole");
        let list: Vec<String> = report.findings.iter().map(|f| format!("[{}] {f}", f.rule())).collect();
        let list = list.join("\n");
        assert_eq!(report.findings.len(), expected.len(), "{name}: got\n{list}");
        for (severity, rule, line, words) in *expected {
            let fits = report.findings.iter().any(|finding| {
                finding.severity() == *severity
                    && finding.rule() == *rule
                    && finding.line() == Some(*line)
                    && finding.message().contains(words)
            });
            assert!(fits, "{name}: expected {severity} {rule} at {line}: {words:?}; got\n{list}");
        }
    }
}

#[test]
fn a_finding_is_written_with_its_place() {
    let report = check([("own/names.tsv", "id\tkind\ten\nx\tplanet\tMars\n")]).expect("whole");
    let written: Vec<String> = report.findings.iter().map(|finding| finding.to_string()).collect();
    assert_eq!(
        written,
        ["own/names.tsv:2: error: unknown kind \"planet\"; expected person, place or agency"]
    );
}

#[test]
fn a_report_counts_what_it_has_seen() {
    let report =
        check([("names.tsv", "id\tkind\ten\tar\nGB\tplace/country\tGambia\tغامبيا\n")]).expect("whole");
    assert_eq!(
        (report.entities, report.names, report.derived),
        (1, 2, 3),
        "جامبيا, قامبيا and كامبيا are derived"
    );
    assert_eq!((report.count(ERROR), report.count(WARNING)), (0, 0));
}
