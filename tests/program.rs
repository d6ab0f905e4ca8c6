//! The program from outside: what it writes, what it says, and how it ends.
#![cfg(feature = "cli")]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

/// Real places in a list of the tests' own, so that the bundled one can grow without changing them.
const TABLE: &str = "\
id\tkind\ten\tar\tcodes
cairo\tplace/city\tCairo\tالقاهرة\tgeonames=360630
baghdad\tplace/city\tBaghdad\tبغداد\t
baghdad-university\tagency/university\tUniversity of Baghdad\tجامعة بغداد\t
iraq\tplace/country\tIraq\tالعراق\tiso=IQ
";

const ARABIC: &str = "وصل الوفد إلى بغداد.\nثم سافر من العراق إلى القاهرة 😀 وبغداد.\n";
const ENGLISH: &str = "The delegation flew from Baghdad to Cairo.\n";

/// A folder of one test, with the table and two texts in it. Tests run in it, so that messages name files shortly.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str) -> Folder {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("program-{test}"));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("the folder can be made");
        let folder = Folder(path);
        folder.write("own.tsv", TABLE).write("ar.txt", ARABIC).write("en.txt", ENGLISH);
        folder
    }

    fn write(&self, name: &str, content: impl AsRef<[u8]>) -> &Folder {
        fs::write(self.0.join(name), content).expect("the file can be written");
        self
    }

    fn command(&self, args: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_musamma"));
        command.args(args.split_whitespace()).current_dir(&self.0).env("COLUMNS", "100");
        for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
            command.env_remove(variable);
        }
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Runs the program, which finds the table's names alone.
    fn run(&self, args: &str, stdin: impl AsRef<[u8]>) -> Ran {
        Ran::of(self.command(&format!("--no-bundled --gazetteer own.tsv {args}")), stdin.as_ref())
    }
}

/// What a run left behind.
#[derive(Debug)]
struct Ran {
    status: Option<i32>,
    out: String,
    err: String,
}

impl Ran {
    fn of(mut command: Command, stdin: &[u8]) -> Ran {
        let mut child = command.spawn().expect("the program starts");
        let mut input = child.stdin.take().expect("was piped");
        let output: Output = std::thread::scope(|scope| {
            // The program may end before it has read everything.
            scope.spawn(move || input.write_all(stdin).is_ok());
            child.wait_with_output().expect("the program ends")
        });
        let text = |bytes| String::from_utf8(bytes).expect("the program writes UTF-8");
        Ran { status: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }

    fn objects(&self) -> Vec<Value> {
        self.out.lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect()
    }

    fn ids(&self) -> Vec<Value> {
        self.objects().iter().map(|object| object["id"].clone()).collect()
    }

    /// The texts found, document by document.
    fn texts(&self) -> Vec<Vec<String>> {
        let text = |mention: &Value| mention["text"].as_str().expect("every mention has a text").to_owned();
        let texts = |object: &Value| mentions(object).iter().map(text).collect();
        self.objects().iter().map(texts).collect()
    }
}

fn mentions(object: &Value) -> &[Value] {
    object["mentions"].as_array().expect("every document has mentions")
}

fn line(id: Value, text: &str) -> String {
    json!({"id": id, "text": text}).to_string() + "\n"
}

#[test]
fn faults_are_said_and_the_rest_goes_on() {
    let folder = Folder::new("faults");
    folder.write("empty.txt", "").write("none.txt", "No name here.").write("bom.txt", "\u{FEFF}Cairo");
    folder.write("bad.txt", b"\xC7\xE1\nin \xE1 Cairo").write("utf16.txt", b"\xFF\xFEC\0a\0i\0r\0o\0");
    folder
        .write("bad.tsv", "id\tkind\ten\nx\tplanet\tMars\n")
        .write("bad-bytes.tsv", b"id\tkind\ten\nx\tplace\t\xE1\n");
    folder.write("bad.ndjson", "{\"id\": 1}\n\n{\"text\": \"Cairo\"}\nCairo\n{\"text\": 7}\n[1]\n");
    folder.write("day.ndjson", "{\"text\": \"Cairo\", \"reference_date\": \"2024-02-30\"}\n");
    folder.write("bytes.ndjson", b"\xEF\xBB\xBF{\"text\": \"Cairo\"}\n{\"text\": \"Cairo \xE1\"}\n");
    type Case<'a> = (&'a str, i32, &'a [&'a [&'a str]], &'a [&'a str]);
    // Arguments; the status; the texts found in each document; what must be said.
    let cases: &[Case] = &[
        ("en.txt", 0, &[&["Baghdad", "Cairo"]], &[]),
        ("none.txt", 1, &[&[]], &[]),
        ("empty.txt", 1, &[&[]], &[]),
        ("bom.txt", 0, &[&["Cairo"]], &[]),
        ("empty.txt en.txt none.txt", 0, &[&[], &["Baghdad", "Cairo"], &[]], &[]),
        ("gone.txt en.txt", 2, &[&["Baghdad", "Cairo"]], &["musamma: gone.txt: no such file"]),
        ("gone.txt", 2, &[], &["musamma: gone.txt: no such file; check the name"]),
        (". none.txt", 2, &[&[]], &["musamma: .: is a folder; name the files in it, as in ./*.txt"]),
        (
            "bad.txt",
            2,
            &[&["Cairo"]],
            &["musamma: bad.txt:1: not UTF-8 at byte 0;", "U+FFFD", "iconv -f WINDOWS-1256"],
        ),
        ("utf16.txt", 2, &[&[]], &["iconv -f UTF-16"]),
        (
            "--input ndjson bad.ndjson",
            2,
            &[&["Cairo"]],
            &[
                "musamma: bad.ndjson:1: no \"text\"; expected an object",
                "musamma: bad.ndjson:4: not JSON at column 1; expected an object",
                "plain text needs --input text",
                "musamma: bad.ndjson:5: \"text\" is a number;",
                "musamma: bad.ndjson:6: an array instead of an object;",
            ],
        ),
        (
            "--input ndjson day.ndjson",
            2,
            &[],
            &["musamma: day.ndjson:1: \"reference_date\": \"2024-02-30\" is no date; expected"],
        ),
        (
            "--input ndjson bytes.ndjson",
            2,
            &[&["Cairo"], &["Cairo"]],
            &["musamma: bytes.ndjson:2: not UTF-8 at byte 16 of the line"],
        ),
        ("--input ndjson empty.txt", 1, &[], &[]),
        ("--gazetteer bad.tsv en.txt", 2, &[], &["musamma: bad.tsv:2: ", "planet"]),
        ("--gazetteer bad-bytes.tsv en.txt", 2, &[], &["musamma: bad-bytes.tsv:2: not UTF-8 text"]),
        ("--gazetteer gone.tsv en.txt", 2, &[], &["musamma: gone.tsv: "]),
        ("--gazetteer own.tsv en.txt", 2, &[], &["musamma: own.tsv:2: id cairo is taken at own.tsv:2"]),
        (
            "--format xml",
            2,
            &[],
            &["musamma: invalid value 'xml' for '--format <FORMAT>'", "table, jsonl, json, csv"],
        ),
        ("--input pdf", 2, &[], &["text, ndjson"]),
        ("--offsets words", 2, &[], &["bytes, chars, utf16"]),
        ("--kind place,planet", 2, &[], &["unknown kind \"planet\"; expected person, place, agency or date"]),
        ("--min-confidence 1.5", 2, &[], &["expected a number from 0 to 1"]),
        ("--min-confidence -0.1", 2, &[], &["expected a number from 0 to 1"]),
        ("--min-confidence NaN", 2, &[], &["expected a number from 0 to 1"]),
        (
            "--reference-date yesterday",
            2,
            &[],
            &["\"yesterday\" is no date; expected a day such as 2024-04-17"],
        ),
        ("--jobs 0", 2, &[], &["0 is not in 1..=512"]),
        ("--bidi left", 2, &[], &["auto, on, off"]),
        ("--colour", 2, &[], &["musamma: unexpected argument '--colour'", "--help"]),
    ];
    for (args, status, texts, said) in cases {
        let ran = folder.run(args, "");
        assert_eq!(ran.status, Some(*status), "{args}\n{ran:#?}");
        assert_eq!(ran.texts(), *texts, "{args}\n{ran:#?}");
        assert_eq!(said.is_empty(), ran.err.is_empty(), "{args}\n{ran:#?}");
        for part in *said {
            assert!(ran.err.contains(part), "{args}\nexpected: {part}\n{ran:#?}");
        }
    }
}

#[test]
fn documents_come_from_files_and_standard_input() {
    let folder = Folder::new("sources");
    for (args, ids) in [
        ("", json!(["-"])),
        ("-", json!(["-"])),
        ("en.txt", json!(["en.txt"])),
        ("en.txt - ar.txt", json!(["en.txt", "-", "ar.txt"])),
        ("./ar.txt", json!(["./ar.txt"])),
    ] {
        let ran = folder.run(args, ENGLISH);
        assert_eq!(Value::from(ran.ids()), ids, "{args:?}\n{ran:#?}");
        assert_eq!(ran.status, Some(0));
        let of_input = ran.ids().iter().position(|id| id == "-");
        if let Some(at) = of_input {
            assert_eq!(ran.texts()[at], ["Baghdad", "Cairo"]);
        }
    }
}

#[test]
fn ids_of_lines_are_echoed_as_they_were_written() {
    let folder = Folder::new("ids");
    let given = [
        "\"قصة\"",
        "7",
        "1.50",
        "12345678901234567890123",
        "[1,2]",
        "{\"a\":null}",
        "false",
        "\"a,\\\"b\\\"\"",
    ];
    let lines: String = given.iter().map(|id| format!("{{\"id\": {id}, \"text\": \"Cairo\"}}\n\n")).collect();
    let lines = lines + "{\"text\": \"Cairo\"}\r\n{\"text\": \"Cairo\", \"id\": null}";
    let ran = folder.run("--input ndjson", &lines);
    let starts: Vec<&str> =
        ran.out.lines().map(|l| l.split(",\"mentions\"").next().unwrap_or_default()).collect();
    let expected: Vec<String> =
        given.iter().copied().chain(["17", "18"]).map(|id| format!("{{\"id\":{id}")).collect();
    assert_eq!(starts, expected, "{ran:#?}");
    let rows = folder.run("--input ndjson --format csv", &lines);
    assert!(rows.out.contains("\nقصة,0,5,Cairo,"), "a string loses its quotes\n{rows:#?}");
    assert!(
        rows.out.contains("\n\"a,\"\"b\"\"\",0,5,Cairo,"),
        "and gets those of CSV where it needs them\n{rows:#?}"
    );
}

#[test]
fn offsets_are_those_of_the_text_in_every_unit() {
    let folder = Folder::new("offsets");
    let chars: Vec<char> = ARABIC.chars().collect();
    let utf16: Vec<u16> = ARABIC.encode_utf16().collect();
    let slice = |unit: &str, at: std::ops::Range<usize>| match unit {
        "bytes" => ARABIC[at].to_owned(),
        "chars" => chars[at].iter().collect(),
        _ => String::from_utf16(&utf16[at]).expect("whole characters"),
    };
    for unit in ["bytes", "chars", "utf16"] {
        let ran = folder.run(&format!("--nested --explain --offsets {unit} ar.txt"), "");
        let object = &ran.objects()[0];
        let number = |value: &Value| usize::try_from(value.as_u64().expect("an offset")).expect("fits");
        let mut checked = 0;
        let mut check = |range: &Value, text: &Value| {
            let at = number(&range["start"])..number(&range["end"]);
            assert_eq!(text, &slice(unit, at), "{unit}\n{object:#}");
            checked += 1;
        };
        for mention in mentions(object) {
            check(mention, &mention["text"]);
            let why = &mention["explanation"];
            check(&why["reading"]["span"], &why["reading"]["text"]);
            for rival in why["rivals"].as_array().into_iter().flatten() {
                check(&rival["span"], &rival["text"]);
            }
        }
        for reading in object["passed_over"].as_array().expect("is there when explaining") {
            check(&reading["span"], &reading["text"]);
        }
        assert!(checked >= 8, "{unit}: {checked} spans");
    }
    let bytes = folder.run("ar.txt", "");
    let last = mentions(&bytes.objects()[0]).last().cloned().expect("وبغداد is found");
    assert_eq!(
        (&last["text"], &last["prefix"], &last["id"]),
        (&json!("بغداد"), &json!("و"), &json!("baghdad"))
    );
}

#[test]
fn formats_agree() {
    let folder = Folder::new("formats");
    let jsonl = folder.run("--format jsonl ar.txt en.txt", "");
    let first = jsonl.out.lines().next().unwrap_or_default();
    let start = ARABIC.find("بغداد").expect("is there");
    let end = start + "بغداد".len();
    let expected = format!(
        r#"{{"id":"ar.txt","mentions":[{{"start":{start},"end":{end},"text":"بغداد","kind":"place","subkind":"city","id":"baghdad","name":{{"ar":"بغداد","en":"Baghdad"}},"#
    );
    assert!(first.starts_with(&expected), "{first}");

    let json = folder.run("--format json ar.txt en.txt", "");
    let mut array: Vec<Value> = serde_json::from_str(&json.out).expect("is JSON");
    // What JSON has besides: the mentions by what they name.
    for (object, line) in array.iter_mut().zip(jsonl.objects()) {
        let entities = object.as_object_mut().and_then(|object| object.remove("entities"));
        let entities = entities.expect("every document has entities");
        let first = &entities[0];
        let named = |index: &Value| &line["mentions"][index.as_u64().expect("a number") as usize];
        let indices = first["mentions"].as_array().expect("its mentions by index");
        assert!(
            !indices.is_empty() && indices.iter().all(|index| named(index)["id"] == first["id"]),
            "{entities}"
        );
    }
    assert_eq!(array, jsonl.objects());
    let broken = folder.run("--format json ar.txt gone.txt", "");
    assert!(serde_json::from_str::<Value>(&broken.out).is_ok(), "whole after a fault as well\n{broken:#?}");
    assert_eq!(folder.run("--format json gone.txt", "").out, "[\n]\n");

    let csv = folder.run("--format csv ar.txt en.txt", "");
    let mut lines = csv.out.lines();
    let header =
        "id,start,end,text,prefix,kind,subkind,entity,name_ar,name_en,value,first_day,last_day,confidence";
    assert_eq!(lines.next(), Some(header));
    let row = format!("\nar.txt,{start},{end},بغداد,,place,city,baghdad,بغداد,Baghdad,,,,0.");
    assert!(csv.out.contains(&row), "{}", csv.out);
    let found: usize = jsonl.objects().iter().map(|object| mentions(object).len()).sum();
    assert_eq!(lines.count(), found);

    // Beside a pipe the default is jsonl.
    assert_eq!(folder.run("ar.txt en.txt", "").out, jsonl.out);
}

#[test]
fn the_table_is_read_by_people() {
    let folder = Folder::new("table");
    folder
        .write("none.txt", "No name here.\n")
        .write("escape.txt", "in Baghdad\u{1B}[2J and Cairo\u{202E}.\n");
    let table = folder.run("--format table en.txt", "");
    let rows: Vec<Vec<&str>> =
        table.out.lines().map(|row| row.split_whitespace().take(6).collect()).collect();
    assert_eq!(rows[0], ["bytes", "text", "kind", "value", "conf", "context"], "{}", table.out);
    assert_eq!(rows[1][..5], ["25..32", "Baghdad", "place/city", "Baghdad", "baghdad"], "{}", table.out);
    assert!(table.out.contains("[Baghdad]"), "marked in its context\n{}", table.out);

    let several = folder.run("--format table ar.txt none.txt", "");
    assert!(several.out.starts_with("ar.txt · 4 mentions\n"), "{}", several.out);
    assert!(several.out.ends_with("\n\nnone.txt · no mentions\n"), "{}", several.out);
    assert!(several.out.contains("\u{2068}و+بغداد\u{2069}"), "isolated, with its proclitic\n{}", several.out);
    assert_eq!(folder.run("--format table none.txt", "").out, "no mentions\n");

    let off = folder.run("--format table --bidi off ar.txt", "").out;
    assert!(off.contains("و+بغداد") && !off.contains('\u{2068}'), "{off}");
    let on = folder.run("--format table --bidi on ar.txt", "").out;
    let backwards: String = "و+بغداد".chars().rev().collect();
    assert!(on.contains(&backwards) && !on.contains('\u{2068}'), "{on}");

    let escape = folder.run("--format table escape.txt", "").out;
    assert!(!escape.contains(['\u{1B}', '\u{202E}']), "a text cannot steer the terminal\n{escape:?}");

    let mut forced = folder.command("--no-bundled --gazetteer own.tsv --format table en.txt");
    let colours = Ran::of(
        {
            forced.env("CLICOLOR_FORCE", "1");
            forced
        },
        b"",
    )
    .out;
    assert!(colours.contains("\u{1B}[32m") && !colours.contains("[Baghdad]"), "{colours:?}");
    let mut refused = folder.command("--no-bundled --gazetteer own.tsv --format table en.txt");
    let plain = Ran::of(
        {
            refused.env("NO_COLOR", "1");
            refused
        },
        b"",
    )
    .out;
    assert_eq!(plain, table.out);

    let why = folder.run("--format table --explain ar.txt", "").out;
    assert!(why.contains("why (own.tsv:3)") && why.contains("own_list +"), "{why}");
    assert!(why.contains("after the proclitic"), "{why}");
}

#[test]
fn columns_line_up_and_lose_nothing_at_any_width() {
    let folder = Folder::new("widths");
    folder.write("inner.txt", "The University of Baghdad, and العراق وجامعة بغداد.\n");
    for columns in ["1", "40", "60", "80", "100", "120", "200"] {
        let mut command =
            folder.command("--no-bundled --gazetteer own.tsv --format table --bidi off inner.txt");
        command.env("COLUMNS", columns);
        let out = Ran::of(command, b"").out;
        let words: Vec<&str> = out.split_whitespace().collect();
        for word in ["University", "Baghdad", "agency/university", "العراق", "بغداد", "iraq"] {
            assert!(words.contains(&word), "{word} in {columns} columns\n{out}");
        }
        let wide = columns.parse::<usize>().expect("a number").max(60);
        assert!(out.lines().all(|row| row.chars().count() <= wide), "{columns} columns\n{out}");
    }
}

#[test]
fn options_change_what_is_found() {
    let folder = Folder::new("options");
    folder.write("inner.txt", "The University of Baghdad in Iraq.\n");
    folder.write("more.tsv", "id\tkind\ten\tar\nred-sea\tplace/sea\tRed Sea\tالبحر الأحمر\n");
    let cases: &[(&str, &str, &[&str])] = &[
        ("inner.txt", "", &["University of Baghdad", "Iraq"]),
        ("--nested inner.txt", "", &["University of Baghdad", "Baghdad", "Iraq"]),
        ("--kind agency inner.txt", "", &["University of Baghdad"]),
        ("--kind place inner.txt", "", &["Iraq"]),
        ("--kind place,agency inner.txt", "", &["University of Baghdad", "Iraq"]),
        ("--kind place --kind agency inner.txt", "", &["University of Baghdad", "Iraq"]),
        ("--min-confidence 1 inner.txt", "", &[]),
        ("--min-confidence 0 inner.txt", "", &["University of Baghdad", "Iraq"]),
        ("--gazetteer more.tsv", "from the Red Sea to Cairo", &["Red Sea", "Cairo"]),
        ("--reference-date 2024-04-17 inner.txt", "", &["University of Baghdad", "Iraq"]),
    ];
    for (args, stdin, expected) in cases {
        let ran = folder.run(args, stdin);
        assert_eq!(ran.texts(), [*expected], "{args}\n{ran:#?}");
        assert_eq!(ran.status, Some(i32::from(expected.is_empty())), "{args}");
    }
    let bundled = Ran::of(folder.command("en.txt"), b"");
    assert_eq!(bundled.texts(), [["Baghdad", "Cairo"]], "without a list of one's own\n{bundled:#?}");
    let none = Ran::of(folder.command("--no-bundled en.txt"), b"");
    assert_eq!((none.texts(), none.status), (vec![vec![]], Some(1)), "{none:#?}");
}

#[test]
fn explanations_are_asked_for() {
    let folder = Folder::new("explain");
    let plain = folder.run("ar.txt", "");
    assert!(!plain.out.contains("explanation") && !plain.out.contains("passed_over"), "{}", plain.out);
    let ran = folder.run("--explain ar.txt", "");
    let object = &ran.objects()[0];
    let mention = &mentions(object)[0];
    assert_eq!(mention["explanation"]["reading"]["source"], "own.tsv:3", "{object:#}");
    assert!(object["passed_over"].is_array(), "{object:#}");
}

#[test]
fn a_string_can_be_asked_about() {
    let folder = Folder::new("why");
    let found = folder.run("--why Baghdad en.txt", "");
    let expected =
        ["Baghdad en.txt 25..32 is a mention: place", "found Baghdad as place baghdad", "+3.0 listed_place"];
    for expected in expected {
        assert!(found.out.contains(expected), "{expected}\n{}", found.out);
    }
    let missing = folder.run("--why xqzt en.txt", "");
    assert!(missing.out.contains("xqzt does not stand in en.txt"), "{}", missing.out);
    let refused = folder.run("--why Baghdad --format csv en.txt", "");
    assert_eq!(refused.status, Some(2), "{refused:#?}");
}

#[test]
fn jobs_change_nothing_but_time() {
    let folder = Folder::new("jobs");
    let mut lines = String::new();
    for number in 0..300 {
        lines += &match number % 5 {
            0 => line(json!(number), &ENGLISH.repeat(number)),
            1 => line(Value::Null, ARABIC),
            2 => String::from("{\"text\": 1}\n"),
            3 => String::from("\n"),
            _ => line(json!(format!("n{number}")), ""),
        };
    }
    for format in ["jsonl", "json", "csv", "table", "table --explain"] {
        let args = format!("--input ndjson --format {format}");
        let alone = folder.run(&args, &lines);
        assert_eq!(alone.status, Some(2));
        for jobs in [2, 7] {
            let shared = folder.run(&format!("{args} --jobs {jobs}"), &lines);
            assert!(alone.out == shared.out, "{format}, {jobs} jobs: the output differs");
            assert_eq!((&alone.err, alone.status), (&shared.err, shared.status), "{format}, {jobs} jobs");
        }
    }
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let folder = Folder::new("pipe");
    let lines = line(json!("x"), &ENGLISH.repeat(50)).repeat(400);
    for args in ["", "--jobs 2"] {
        let mut command = folder.command(&format!("--no-bundled --gazetteer own.tsv --input ndjson {args}"));
        let mut child = command.spawn().expect("the program starts");
        drop(child.stdout.take());
        let mut stdin = child.stdin.take().expect("was piped");
        // The program stops reading when nobody listens.
        let _ = stdin.write_all(lines.as_bytes());
        drop(stdin);
        let output = child.wait_with_output().expect("the program ends");
        assert_eq!(output.status.code(), Some(0), "{args:?} {output:?}");
        assert!(output.stderr.is_empty(), "{args:?} {output:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_reported() {
    let folder = Folder::new("full");
    for args in ["en.txt", "--jobs 2 en.txt", "--format json en.txt"] {
        let mut command = folder.command(&format!("--no-bundled --gazetteer own.tsv {args}"));
        let full = fs::File::options().write(true).open("/dev/full").expect("Linux has it");
        let ran = Ran::of(
            {
                command.stdout(full);
                command
            },
            b"",
        );
        assert_eq!(ran.status, Some(2), "{ran:#?}");
        assert!(ran.err.starts_with("musamma: cannot write the results: "), "{ran:#?}");
    }
}

#[test]
fn answers_come_line_by_line_to_who_waits_for_them() {
    use std::io::{BufRead, BufReader};

    let folder = Folder::new("dialogue");
    for args in ["", "--jobs 2"] {
        let mut command = folder.command(&format!("--no-bundled --gazetteer own.tsv --input ndjson {args}"));
        let mut child = command.spawn().expect("the program starts");
        let mut stdin = child.stdin.take().expect("was piped");
        let mut answers = BufReader::new(child.stdout.take().expect("was piped")).lines();
        for number in 0..3 {
            stdin.write_all(line(json!(number), ENGLISH).as_bytes()).expect("the program listens");
            let answer = answers.next().expect("an answer").expect("is UTF-8");
            assert!(answer.starts_with(&format!("{{\"id\":{number},")), "{answer}");
        }
        drop(stdin);
        assert!(child.wait().expect("the program ends").success());
    }
}

#[test]
fn help_and_version() {
    let folder = Folder::new("help");
    let help = Ran::of(folder.command("--help"), b"");
    assert_eq!((help.status, help.err.as_str()), (Some(0), ""));
    for option in [
        "--input",
        "--format",
        "--offsets",
        "--reference-date",
        "--kind",
        "--gazetteer",
        "--no-bundled",
        "--nested",
        "--min-confidence",
        "--explain",
        "--bidi",
        "--jobs",
        "-V",
        "Example:",
    ] {
        assert!(help.out.contains(option), "{option}\n{}", help.out);
    }
    let version = Ran::of(folder.command("-V"), b"");
    assert_eq!((version.status, version.out), (Some(0), format!("musamma {}\n", env!("CARGO_PKG_VERSION"))));
}

#[test]
fn long_lines_are_like_any_other() {
    let folder = Folder::new("long");
    let text = ENGLISH.trim_end().repeat(20_000);
    for args in
        ["--format csv", "--format table --offsets chars", "--format json --explain --nested --offsets utf16"]
    {
        let ran = folder.run(args, &text);
        assert_eq!((ran.status, ran.err.as_str()), (Some(0), ""), "{args}");
    }
}

/// Arguments; the status; what is written; what is said.
type GazetteerCase<'a> = (&'a str, i32, &'a [&'a str], &'a [&'a str]);

#[test]
fn tables_are_checked() {
    let folder = Folder::new("check");
    folder.write("bad.tsv", "id\tkind\ten\nx\tplanet\tMars\ny\tplace\t***\n");
    folder.write("doubtful.tsv", "id\tkind\ten\nx\tagency/media\tPeople\n");
    fs::create_dir_all(folder.0.join("lists/more")).expect("the folder can be made");
    folder.write("lists/more/names.tsv", TABLE).write("lists/weights.tsv", "evidence\tweight\nx\t1\n");
    let cases: &[GazetteerCase] = &[
        ("own.tsv", 0, &["1 tables, 4 entities, 8 names, ", "0 errors, 0 warnings\n"], &[]),
        ("doubtful.tsv", 0, &["doubtful.tsv:2: warning: \"People\"", "0 errors, 1 warnings\n"], &[]),
        (
            "own.tsv bad.tsv",
            2,
            &["bad.tsv:2: error: unknown kind", "bad.tsv:3: error: \"***\"", "2 errors, 0 warnings\n"],
            &[],
        ),
        ("lists", 0, &["1 tables, 4 entities"], &[]),
        ("gone.tsv own.tsv", 2, &["1 tables, 4 entities"], &["musamma: gone.tsv: "]),
        ("", 2, &[], &["musamma gazetteer check <FILE>..."]),
    ];
    check_gazetteer_command(&folder, "check", cases);
}

#[test]
fn tables_are_compiled_and_used_whatever_their_file_is_called() {
    let folder = Folder::new("compile");
    folder.write("bad.tsv", "id\tkind\ten\nx\tplanet\tMars\n");
    let cases: &[GazetteerCase] = &[
        ("own.tsv -o names.mus", 0, &[], &[]),
        ("own.tsv -o names.tsv", 0, &[], &[]),
        ("bad.tsv -o bad.mus", 2, &[], &["musamma: bad.tsv:2: unknown kind"]),
        ("own.tsv -o gone/names.mus", 2, &[], &["musamma: gone/names.mus: "]),
        ("own.tsv", 2, &[], &["--output <FILE>"]),
    ];
    check_gazetteer_command(&folder, "compile", cases);
    assert!(!folder.0.join("bad.mus").exists(), "nothing is written of a faulty table");

    let whole = fs::read(folder.0.join("names.mus")).expect("was written");
    let mut damaged = whole.clone();
    damaged[whole.len() / 2] ^= 1;
    folder.write("short.mus", &whole[..whole.len() / 2]).write("damaged.mus", damaged);
    let from_table = folder.run("en.txt ar.txt", b"");
    for name in ["names.mus", "names.tsv"] {
        let args = format!("--no-bundled --gazetteer {name} en.txt ar.txt");
        let from_compiled = Ran::of(folder.command(&args), b"");
        assert_eq!((from_compiled.status, &from_compiled.err), (Some(0), &String::new()), "{name}");
        assert_eq!(from_compiled.out, from_table.out, "{name}");
    }
    for (name, message) in [("short.mus", "cut short"), ("damaged.mus", "damaged")] {
        let ran = Ran::of(folder.command(&format!("--gazetteer {name} en.txt")), b"");
        assert_eq!((ran.status, ran.out.as_str()), (Some(2), ""), "{name}");
        assert!(
            ran.err.starts_with(&format!("musamma: {name}: ")) && ran.err.contains(message),
            "{}",
            ran.err
        );
    }
}

fn check_gazetteer_command(folder: &Folder, command: &str, cases: &[GazetteerCase]) {
    for (args, status, written, said) in cases {
        let ran = Ran::of(folder.command(&format!("gazetteer {command} {args}")), b"");
        assert_eq!(ran.status, Some(*status), "{args}: {ran:?}");
        assert!(written.iter().all(|words| ran.out.contains(words)), "{args}: {}", ran.out);
        assert!(said.iter().all(|words| ran.err.contains(words)), "{args}: {}", ran.err);
        assert!(!said.is_empty() || ran.err.is_empty(), "{args}: {}", ran.err);
    }
}

#[test]
fn a_file_called_gazetteer_is_read_as_a_file_where_it_is_not_the_first_argument() {
    let folder = Folder::new("called");
    folder.write("gazetteer", ENGLISH);
    for args in ["./gazetteer", "en.txt gazetteer"] {
        let ran = folder.run(args, b"");
        assert_eq!(ran.status, Some(0), "{args}: {ran:?}");
        assert_eq!(ran.texts().last(), Some(&vec!["Baghdad".to_owned(), "Cairo".to_owned()]), "{args}");
    }
}
