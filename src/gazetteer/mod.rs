//! Lists of names and words: read from tables, checked, and compiled into flat tables for matching.
//! Knows what a name is made of; knows nothing of the texts it will be looked for in.

mod check;
mod compile;
mod compiled;
mod dictionary;
mod finding;
mod fingerprint;
mod flags;
mod format;
mod ids;
mod origin;
mod read;
mod rows;
mod saved;
mod slot;
mod table;
mod tsv;
mod variants;

#[cfg(test)]
mod tests;

use std::path::Path;

pub(crate) use check::{Checked, Note};
pub(crate) use compile::pack_ending;
pub use compiled::CompiledGazetteer;
pub(crate) use dictionary::{Dictionary, Form, NodeId, Target};
pub use finding::{Finding, Severity};
pub(crate) use flags::FormFlags;
pub(crate) use slot::Slot;

use crate::error::{Error, Result};
use rows::Rows;

/// Names to look for, as read from tables.
///
/// A table is tab-separated text with a header line. The columns `id`, `kind`, `en` and `ar` make entities;
/// `name` and `aliases` may stand for names of any script. All columns are described in `gazetteers/README.md`.
///
/// ```
/// use musamma::{Extractor, Gazetteer};
///
/// let table = "id\tkind\ten\tar\nharbour-office\tagency/body\tHarbour Office\tمكتب الميناء\n";
/// let extractor = Extractor::builder().bundled(false).gazetteer(Gazetteer::from_tsv("own.tsv", table)?).build()?;
/// let arabic = extractor.extract("أعلن مكتب الميناء ذلك");
/// let english = extractor.extract("The Harbour Office said so");
/// assert_eq!(arabic.mentions()[0].id(), Some("harbour-office"));
/// assert_eq!(english.mentions()[0].id(), Some("harbour-office"));
/// # Ok::<(), musamma::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Gazetteer {
    rows: Rows,
}

impl Gazetteer {
    /// Reads a table. `name` is what messages and explanations call it.
    ///
    /// # Errors
    /// The first fault of the table, with its line: an unknown column, kind or flag, a row of the wrong length, an entity
    /// without a name, a stray control character or presentation form, an id of two entities.
    pub fn from_tsv(name: &str, text: &str) -> Result<Self> {
        let mut gazetteer = Gazetteer::default();
        gazetteer.add_tsv(name, text)?;
        Ok(gazetteer)
    }

    /// Reads a table from a file.
    ///
    /// # Errors
    /// Those of [`Gazetteer::from_tsv`], and those of reading a file as UTF-8.
    pub fn from_path(path: impl AsRef<Path>) -> Result<Self> {
        let mut gazetteer = Gazetteer::default();
        gazetteer.add_path(path)?;
        Ok(gazetteer)
    }

    /// Adds another table to this one from a file, as [`Gazetteer::add_tsv`] does from a text.
    ///
    /// # Errors
    /// Those of [`Gazetteer::from_path`].
    pub fn add_path(&mut self, path: impl AsRef<Path>) -> Result<()> {
        let path = path.as_ref();
        let bytes = std::fs::read(path).map_err(|e| Error::io(path, e))?;
        let name = path.display().to_string();
        let text = String::from_utf8(bytes).map_err(|e| {
            let line =
                1 + e.as_bytes()[..e.utf8_error().valid_up_to()].iter().filter(|&&b| b == b'\n').count();
            Error::at(&name, line, "not UTF-8 text; save the table as UTF-8")
        })?;
        self.add_tsv(&name, text.strip_prefix('\u{FEFF}').unwrap_or(&text))
    }

    /// Adds another table to this one. Alias and flag tables speak of the entities of all tables together.
    ///
    /// # Errors
    /// Those of [`Gazetteer::from_tsv`].
    pub fn add_tsv(&mut self, name: &str, text: &str) -> Result<()> {
        read::read(name, text, &mut self.rows, &mut Err)
    }

    /// Number of entities.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no entity at all.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Compiles the names for matching, so that they can be saved and opened again without this work.
    /// Linear in the names.
    ///
    /// # Errors
    /// A name that can never match, an alias or flag of no entity.
    pub fn compile(&self) -> Result<CompiledGazetteer> {
        compile::compile(&self.rows, &mut Err).map(CompiledGazetteer::new)
    }
}
