//! What the caller holds of a compiled gazetteer: made once, saved, opened in milliseconds, shared by extractors.

use std::fmt;
use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use super::dictionary::Dictionary;
use super::format::MAGIC;
use crate::error::{Error, Result};

/// Names compiled for matching. Cheap to clone.
///
/// Saved by one version of the library and opened by another whose rules or tables differ, it is refused, and has to be
/// compiled again from its tables; so is a file that was cut short or damaged.
///
/// ```
/// use musamma::{CompiledGazetteer, Extractor, Gazetteer};
///
/// let table = "id\tkind\ten\tar\nharbour-office\tagency/body\tHarbour Office\tمكتب الميناء\n";
/// let bytes = Gazetteer::from_tsv("own.tsv", table)?.compile()?.to_bytes();
///
/// let compiled = CompiledGazetteer::from_bytes(&bytes)?;
/// let extractor = Extractor::builder().bundled(false).compiled(compiled).build()?;
/// assert_eq!(extractor.extract("أعلن مكتب الميناء ذلك").mentions()[0].id(), Some("harbour-office"));
/// assert_eq!(extractor.extract("The Harbour Office said so").mentions()[0].id(), Some("harbour-office"));
/// # Ok::<(), musamma::Error>(())
/// ```
#[derive(Clone)]
pub struct CompiledGazetteer {
    dictionary: Arc<Dictionary>,
}

impl CompiledGazetteer {
    /// The bytes with which every saved gazetteer begins, and by which it is told from a table.
    pub const MAGIC: [u8; 8] = *MAGIC;

    pub(crate) fn new(dictionary: Dictionary) -> Self {
        CompiledGazetteer { dictionary: Arc::new(dictionary) }
    }

    /// The gazetteer as bytes. The same tables give the same bytes, on every machine.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.dictionary.to_bytes()
    }

    /// The gazetteer from its bytes. Linear in them; every part is checked, so that no answer can be wrong later.
    ///
    /// # Errors
    /// Bytes that are no compiled gazetteer, are cut short or damaged, or were written under another format version or other
    /// spelling rules than those of this library.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let length = bytes.len() as u64;
        Dictionary::from_file(&mut &*bytes, length).map(CompiledGazetteer::new)
    }

    /// The gazetteer that this program was built with, from what [`Dictionary::to_own`] gave.
    pub(crate) fn of_own(strings: &'static str, bytes: &'static [u8]) -> Result<Self> {
        Dictionary::of_own(strings, bytes).map(CompiledGazetteer::new)
    }

    /// Writes the gazetteer to a file.
    ///
    /// # Errors
    /// Those of writing a file. A file that was written in part is refused when it is opened.
    pub fn save(&self, path: impl AsRef<Path>) -> Result<()> {
        let path = path.as_ref();
        std::fs::write(path, self.to_bytes()).map_err(|e| Error::io(path, e))
    }

    /// Opens a saved gazetteer.
    ///
    /// ```
    /// use musamma::{CompiledGazetteer, Extractor, Gazetteer};
    ///
    /// let table = "id\tkind\tname\n1\tplace/port\tميناء الفجر\n2\tplace/port\tDawn Harbour\n";
    /// let path = std::env::temp_dir().join("musamma-doctest.mus");
    /// Gazetteer::from_tsv("ports.tsv", table)?.compile()?.save(&path)?;
    ///
    /// let extractor = Extractor::builder().bundled(false).compiled(CompiledGazetteer::open(&path)?).build()?;
    /// assert_eq!(extractor.extract("رست في ميناء الفجر").mentions()[0].id(), Some("1"));
    /// assert_eq!(extractor.extract("It lay in Dawn Harbour").mentions()[0].id(), Some("2"));
    /// # std::fs::remove_file(&path).ok();
    /// # Ok::<(), musamma::Error>(())
    /// ```
    ///
    /// # Errors
    /// Those of reading a file, and those of [`CompiledGazetteer::from_bytes`].
    pub fn open(path: impl AsRef<Path>) -> Result<Self> {
        let path = path.as_ref();
        let io = |e| Error::io(path, e);
        let mut file = File::open(path).map_err(io)?;
        let about = file.metadata().map_err(io)?;
        if about.is_file() {
            let dictionary = Dictionary::from_file(&mut file, about.len()).map_err(|e| e.in_file(path))?;
            return Ok(CompiledGazetteer::new(dictionary));
        }
        // A pipe does not say how long it is.
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).map_err(io)?;
        CompiledGazetteer::from_bytes(&bytes).map_err(|e| e.in_file(path))
    }

    /// Number of entities.
    pub fn len(&self) -> usize {
        self.dictionary.entity_count()
    }

    /// Whether there is no entity at all.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub(crate) fn dictionary(&self) -> &Arc<Dictionary> {
        &self.dictionary
    }
}

impl fmt::Debug for CompiledGazetteer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CompiledGazetteer({} entities)", self.len())
    }
}
