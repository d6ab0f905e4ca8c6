//! The command `gazetteer`: checks tables of names, and compiles them. Says what the library finds; has no rules of its own.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use musamma::Gazetteer;
use musamma::lint::{Report, Severity, check};

use crate::args::GazetteerCommand;
use crate::messages::say;
use crate::run::Outcome;

/// Does what is asked for.
pub fn run(command: &GazetteerCommand) -> Outcome {
    let done = match command {
        GazetteerCommand::Check { files } => check_files(files),
        GazetteerCommand::Compile { files, output } => compile(files, output).map(|()| Outcome::Found),
    };
    done.unwrap_or_else(|message| {
        say(message);
        Outcome::Failed
    })
}

/// Writes every finding on a line, and the sum of them on the last.
fn check_files(files: &[PathBuf]) -> Result<Outcome, String> {
    let (mut tables, mut failed) = (Vec::new(), false);
    for path in tables_of(files)? {
        match read(&path) {
            Ok(text) => tables.push((path.display().to_string(), text)),
            Err(message) => {
                say(message);
                failed = true;
            }
        }
    }
    let report = check(tables.iter().map(|(name, text)| (name.as_str(), text.as_str())));
    let report = report.map_err(|error| error.to_string())?;
    match write_report(&report, tables.len()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            return Err(format!("cannot write the findings: {error}"));
        }
        _ => {}
    }
    let sound = !failed && report.count(Severity::Error) == 0;
    Ok(if sound { Outcome::Found } else { Outcome::Failed })
}

fn write_report(report: &Report, tables: usize) -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    for finding in &report.findings {
        writeln!(out, "{finding}")?;
    }
    let Report { entities, names, derived, .. } = report;
    let (errors, warnings) = (report.count(Severity::Error), report.count(Severity::Warning));
    writeln!(
        out,
        "{tables} tables, {entities} entities, {names} names, {derived} derived spellings: {errors} errors, {warnings} warnings"
    )?;
    out.flush()
}

fn compile(files: &[PathBuf], output: &Path) -> Result<(), String> {
    let mut gazetteer = Gazetteer::default();
    for path in tables_of(files)? {
        gazetteer.add_path(path).map_err(|error| error.to_string())?;
    }
    let compiled = gazetteer.compile().map_err(|error| error.to_string())?;
    compiled.save(output).map_err(|error| error.to_string())
}

/// The files, and for folders the tables in them, by name.
fn tables_of(paths: &[PathBuf]) -> Result<Vec<PathBuf>, String> {
    let mut tables = Vec::new();
    for path in paths {
        match path.is_dir() {
            true => tables_in(path, &mut tables)?,
            false => tables.push(path.clone()),
        }
    }
    Ok(tables)
}

/// The files that end in `.tsv` in a folder and the folders in it, but those of another purpose, such as weights: their
/// columns are not those of names.
fn tables_in(folder: &Path, tables: &mut Vec<PathBuf>) -> Result<(), String> {
    let fault = |error: io::Error| format!("{}: {error}", folder.display());
    let mut entries = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(fault)? {
        entries.push(entry.map_err(fault)?.path());
    }
    entries.sort();
    for path in entries {
        if path.is_dir() {
            tables_in(&path, tables)?;
        } else if path.extension().is_some_and(|extension| extension == "tsv") && names_something(&path) {
            tables.push(path);
        }
    }
    Ok(())
}

/// Whether a file that can be read has a column of names in its header.
fn names_something(path: &Path) -> bool {
    let Ok(text) = read(path) else { return true };
    let header = text.lines().find(|line| !line.starts_with('#') && !line.trim().is_empty());
    let names = |column: &str| ["id", "form", "class", "role"].contains(&column.trim());
    header.is_none_or(|header| header.split('\t').any(names))
}

fn read(path: &Path) -> Result<String, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text))
}
