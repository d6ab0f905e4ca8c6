//! Which row of which file something comes from, for messages and explanations.

use super::format::Record;
use crate::error::{Error, Result};
use crate::strings::{Strings, Text};

/// A row of a gazetteer: the lines of all its files, numbered on from file to file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) struct Origin(pub(super) u32);

/// The files of a gazetteer, in the order of their coming.
#[derive(Clone, Debug, Default)]
pub(super) struct Files {
    files: Vec<File>,
}

/// One file.
#[derive(Clone, Copy, Debug)]
pub(super) struct File {
    name: Text,
    first_row: u32,
    lines: u32,
}

impl Files {
    /// Numbers the lines of one more file. Gives the file, which numbers its origins.
    pub(super) fn add(&mut self, name: Text, text: &str) -> Result<File> {
        let first_row = self.files.last().map_or(0, |last| last.first_row + last.lines);
        let lines = 1 + text.bytes().filter(|&b| b == b'\n').count();
        let lines = u32::try_from(lines).ok().filter(|lines| first_row.checked_add(*lines).is_some());
        let lines = lines.ok_or_else(|| {
            Error::new("more than 4294967295 lines; expected fewer: make several gazetteers")
        })?;
        let file = File { name, first_row, lines };
        self.files.push(file);
        Ok(file)
    }

    /// The file's name and the line, counted from 1.
    pub(super) fn locate<'s>(&self, origin: Origin, strings: &'s Strings) -> Option<(&'s str, usize)> {
        let after = self.files.partition_point(|file| file.first_row <= origin.0);
        let file = self.files[..after].last()?;
        Some((strings.text(file.name), (origin.0 - file.first_row) as usize + 1))
    }

    /// A fault of a row.
    pub(super) fn fault(&self, origin: Origin, strings: &Strings, message: String) -> Error {
        match self.locate(origin, strings) {
            Some((file, line)) => Error::at(file, line, message),
            None => Error::new(message),
        }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &File> {
        self.files.iter()
    }

    /// The files again, from those of an opened gazetteer; `None` if their lines are not numbered on.
    pub(super) fn opened(files: Vec<File>) -> Option<Files> {
        let mut next = 0u32;
        for file in &files {
            if file.first_row != next || file.lines == 0 {
                return None;
            }
            next = next.checked_add(file.lines)?;
        }
        Some(Files { files })
    }

    /// Number of all lines.
    pub(super) fn rows(&self) -> u32 {
        self.files.last().map_or(0, |last| last.first_row + last.lines)
    }
}

impl File {
    /// The origin of a line, counted from 1.
    pub(super) fn origin(self, line: usize) -> Origin {
        Origin(self.first_row + line as u32 - 1)
    }

    pub(super) fn name(self) -> Text {
        self.name
    }
}

impl Record<4> for File {
    fn to_words(self) -> [u32; 4] {
        [self.name.start, self.name.length, self.first_row, self.lines]
    }

    fn from_words([start, length, first_row, lines]: [u32; 4]) -> Option<Self> {
        Some(File { name: Text { start, length }, first_row, lines })
    }
}
