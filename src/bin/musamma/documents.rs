//! The documents of files and standard input, read one at a time. Reports what cannot be read, and goes on with the rest.

use std::fs::File;
use std::io::{self, BufRead, BufReader, IsTerminal, Read};
use std::path::{Path, PathBuf};

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

    /// Whether the next document may have to be waited for, so that what is done had better be shown.
    pub fn may_wait(&self) -> bool {
        self.lines.as_ref().is_none_or(|lines| !lines.reader.buffer().contains(&b'\n'))
    }

    fn open(&self, path: &Path) -> Option<(String, Box<dyn Read>)> {
        if path == Path::new("-") {
            if io::stdin().is_terminal() {
                say("reading what you type; Ctrl-D on an empty line ends it");
            }
            return Some((String::from("-"), Box::new(io::stdin().lock())));
        }
        let name = path.to_string_lossy().into_owned();
        match File::open(path).and_then(|file| Ok((file.metadata()?.is_dir(), file))) {
            Ok((true, _)) => {
                self.messages.fault(format_args!(
                    "{name}: is a folder; name the files in it, as in {}/*.txt",
                    name.trim_end_matches('/')
                ));
                None
            }
            Ok((false, file)) => Some((name, Box::new(file))),
            Err(error) => {
                self.unreadable(&name, &error);
                None
            }
        }
    }

    fn unreadable(&self, name: &str, error: &io::Error) {
        let reason = match error.kind() {
            io::ErrorKind::NotFound => String::from("no such file; check the name and the folder"),
            io::ErrorKind::PermissionDenied => String::from("no permission to read it"),
            _ => format!("cannot be read: {error}"),
        };
        self.messages.fault(format_args!("{name}: {reason}"));
    }

    fn whole(&self, path: &Path) -> Option<Document> {
        let (name, mut reader) = self.open(path)?;
        let mut bytes = Vec::new();
        if let Err(error) = reader.read_to_end(&mut bytes) {
            self.unreadable(&name, &error);
            return None;
        }
        self.messages.progress.advance(bytes.len() as u64);
        let text = self.decode(bytes, &name, 1);
        Some(Document { id: Id::File(name), text, reference_date: None })
    }

    fn line(&mut self) -> Option<Document> {
        loop {
            let Lines { name, reader, number } = self.lines.as_mut()?;
            let mut bytes = Vec::new();
            match reader.read_until(b'\n', &mut bytes) {
                Ok(0) => return None,
                Ok(_) => *number += 1,
                Err(error) => {
                    let name = name.clone();
                    self.unreadable(&name, &error);
                    return None;
                }
            }
            let (name, number) = (name.clone(), *number);
            self.messages.progress.advance(bytes.len() as u64);
            let line = self.decode(bytes, &name, number);
            let line = line.strip_prefix('\u{FEFF}').filter(|_| number == 1).unwrap_or(&line);
            if line.trim().is_empty() {
                continue;
            }
            match ndjson::parse(line) {
                Ok(ndjson::Line { id, text, reference_date }) => {
                    let id = id.map_or(Id::Line(number), Id::Given);
                    return Some(Document { id, text, reference_date });
                }
                Err(fault) => self.messages.fault(format_args!("{name}:{number}: {fault}")),
            }
        }
    }

    /// The bytes as text. Bad ones are replaced, one U+FFFD for each maximal part of a character, and reported.
    fn decode(&self, bytes: Vec<u8>, name: &str, first_line: u64) -> String {
        String::from_utf8(bytes).unwrap_or_else(|error| {
            let at = error.utf8_error().valid_up_to();
            let bytes = error.as_bytes();
            let line = first_line + bytes[..at].iter().filter(|&&b| b == b'\n').count() as u64;
            let encoding = if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") { "UTF-16" } else { "WINDOWS-1256" };
            let place = match self.format {
                InputFormat::Text => format!("byte {at}"),
                InputFormat::Ndjson => format!("byte {at} of the line"),
            };
            self.messages.fault(format_args!(
                "{name}:{line}: not UTF-8 at {place}; goes on with U+FFFD in place of the bad bytes, offsets count the text \
                 so replaced. To mend the file, try: iconv -f {encoding} -t UTF-8"
            ));
            String::from_utf8_lossy(bytes).into_owned()
        })
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
                    let open = |(name, reader)| Lines {
                        name,
                        reader: BufReader::with_capacity(1 << 16, reader),
                        number: 0,
                    };
                    self.lines = self.open(&path).map(open);
                }
            }
        }
    }
}

/// Bytes of all the files together; nothing where that cannot be known before they are read.
pub fn total_bytes(files: &[PathBuf]) -> Option<u64> {
    let bytes = |path: &PathBuf| path.metadata().ok().filter(|m| m.is_file()).map(|m| m.len());
    if files.is_empty() { None } else { files.iter().map(bytes).sum() }
}
