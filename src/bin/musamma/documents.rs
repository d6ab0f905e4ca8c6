//! The documents of files and standard input, read one at a time. Reports what cannot be read, and goes on with the rest.

use std::fmt::Display;
use std::fs::File;
use std::io::{self, BufRead, BufReader, IsTerminal, Read};
use std::path::{Path, PathBuf};
use std::string::FromUtf8Error;

use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use crate::args::InputFormat;
use crate::messages::{Messages, say};
use crate::ndjson;

/// A text with its name.
pub struct Document {
    pub id: Id,
    pub text: String,
    /// The document's own; the run's where it has none.
    pub reference_date: Option<String>,
}

/// What a document is called in the output.
pub enum Id {
    /// Its file, or `-`.
    File(String),
    /// Its line, counted from 1.
    Line(u64),
    /// What the line gives, as it was written.
    Given(Box<RawValue>),
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Id::File(name) => serializer.serialize_str(name),
            Id::Line(number) => serializer.serialize_u64(*number),
            Id::Given(raw) => raw.serialize(serializer),
        }
    }
}

impl Id {
    /// The id in words: a string without its quotes, anything else as JSON.
    pub fn plain(&self) -> String {
        match self {
            Id::File(name) => name.clone(),
            Id::Line(number) => number.to_string(),
            Id::Given(raw) => serde_json::from_str(raw.get()).unwrap_or_else(|_| raw.get().to_owned()),
        }
    }
}

/// Reads the documents of one file after the other.
pub struct Documents<'m> {
    files: std::vec::IntoIter<PathBuf>,
    format: InputFormat,
    lines: Option<Lines>,
    messages: &'m Messages,
}

/// An NDJSON file on its way.
struct Lines {
    name: String,
    reader: BufReader<Box<dyn Read>>,
    waits: bool,
    number: u64,
}

impl<'m> Documents<'m> {
    /// Of these files; of standard input if there are none.
    pub fn new(mut files: Vec<PathBuf>, format: InputFormat, messages: &'m Messages) -> Self {
        if files.is_empty() {
            files.push(PathBuf::from("-"));
        }
        Documents { files: files.into_iter(), format, lines: None, messages }
    }

    /// Whether the next document may have to be waited for, so that what is done had better be shown: it comes from standard
    /// input, or from a pipe, and has not arrived whole.
    pub fn may_wait(&self) -> bool {
        match &self.lines {
            Some(lines) => lines.waits && !lines.reader.buffer().contains(&b'\n'),
            None => self.files.as_slice().first().is_some_and(|next| waits(next)),
        }
    }

    /// A file's bytes, after saying why not if they cannot be had.
    fn open(&self, path: &Path) -> Option<Box<dyn Read>> {
        if is_stdin(path) {
            if io::stdin().is_terminal() {
                say("reading what you type; Ctrl-D on an empty line ends it");
            }
            return Some(Box::new(io::stdin().lock()));
        }
        match File::open(path).and_then(|file| Ok((file.metadata()?.is_dir(), file))) {
            Ok((false, file)) => return Some(Box::new(file)),
            Ok((true, _)) => self.messages.fault(format_args!(
                "{}: is a folder; name the files in it, as in {}",
                shown(path),
                path.join("*.txt").display()
            )),
            Err(error) => unreadable(&shown(path), &error, self.messages),
        }
        None
    }

    fn whole(&self, path: &Path) -> Option<Document> {
        let mut bytes = Vec::new();
        if let Err(error) = self.open(path)?.read_to_end(&mut bytes) {
            unreadable(&shown(path), &error, self.messages);
            return None;
        }
        self.messages.progress.advance(bytes.len() as u64);
        let text = String::from_utf8(bytes).unwrap_or_else(|error| {
            let at = error.utf8_error().valid_up_to();
            let line = 1 + error.as_bytes()[..at].iter().filter(|&&b| b == b'\n').count();
            replace(&error, format_args!("{}:{line}: not UTF-8 at byte {at}", shown(path)), self.messages)
        });
        Some(Document { id: Id::File(path.to_string_lossy().into_owned()), text, reference_date: None })
    }

    /// The next good line of the file on its way.
    fn line(&mut self) -> Option<Document> {
        let Lines { name, reader, number, .. } = self.lines.as_mut()?;
        loop {
            let mut bytes = Vec::new();
            match reader.read_until(b'\n', &mut bytes) {
                Ok(0) => return None,
                Ok(_) => *number += 1,
                Err(error) => {
                    unreadable(name, &error, self.messages);
                    return None;
                }
            }
            self.messages.progress.advance(bytes.len() as u64);
            let line = String::from_utf8(bytes).unwrap_or_else(|error| {
                let at = error.utf8_error().valid_up_to();
                let place = format_args!("{name}:{number}: not UTF-8 at byte {at} of the line");
                replace(&error, place, self.messages)
            });
            let line = line.strip_prefix('\u{FEFF}').filter(|_| *number == 1).unwrap_or(&line);
            if line.trim().is_empty() {
                continue;
            }
            match ndjson::parse(line) {
                Ok(ndjson::Line { id, text, reference_date }) => {
                    let id = id.map_or(Id::Line(*number), Id::Given);
                    return Some(Document { id, text, reference_date });
                }
                Err(fault) => self.messages.fault(format_args!("{name}:{number}: {fault}")),
            }
        }
    }
}

impl Iterator for Documents<'_> {
    type Item = Document;

    fn next(&mut self) -> Option<Document> {
        loop {
            if let Some(document) = self.line() {
                return Some(document);
            }
            self.lines = None;
            let path = self.files.next()?;
            match self.format {
                InputFormat::Text => {
                    if let Some(document) = self.whole(&path) {
                        return Some(document);
                    }
                }
                InputFormat::Ndjson => {
                    self.lines = self.open(&path).map(|reader| {
                        let reader = BufReader::with_capacity(1 << 16, reader);
                        Lines { name: shown(&path), reader, waits: waits(&path), number: 0 }
                    });
                }
            }
        }
    }
}

fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}

/// What messages call a file.
fn shown(path: &Path) -> String {
    if is_stdin(path) { String::from("standard input") } else { path.display().to_string() }
}

fn unreadable(name: &str, error: &io::Error, messages: &Messages) {
    let reason = match error.kind() {
        io::ErrorKind::NotFound => String::from("no such file; check the name and the folder"),
        io::ErrorKind::PermissionDenied => String::from("no permission to read it"),
        _ => format!("cannot be read: {error}"),
    };
    messages.fault(format_args!("{name}: {reason}"));
}

/// Replaces what is not UTF-8, one U+FFFD for each maximal part of a character, and says so.
fn replace(error: &FromUtf8Error, place: impl Display, messages: &Messages) -> String {
    let bytes = error.as_bytes();
    let utf16 = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
    // The two encodings in which Arabic files come that are not UTF-8.
    let encoding = if utf16 { "UTF-16" } else { "WINDOWS-1256" };
    messages.fault(format_args!(
        "{place}; goes on with U+FFFD in place of the bad bytes, and offsets count the text so replaced. \
         To mend the file, try: iconv -f {encoding} -t UTF-8"
    ));
    String::from_utf8_lossy(bytes).into_owned()
}

/// Whether a file is one that others may still be writing to.
fn waits(path: &Path) -> bool {
    is_stdin(path) || path.metadata().is_ok_and(|metadata| !metadata.is_file())
}

/// Bytes of all the files together; nothing where that cannot be known before they are read.
pub fn total_bytes(files: &[PathBuf]) -> Option<u64> {
    if files.is_empty() || files.iter().any(|path| waits(path)) {
        return None;
    }
    Some(files.iter().filter_map(|path| path.metadata().ok()).map(|metadata| metadata.len()).sum())
}
