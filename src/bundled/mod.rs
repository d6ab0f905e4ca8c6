//! The gazetteers that come with the crate: compiled when it is built, opened once and shared by all extractors.

#[cfg(test)]
mod tables;
#[cfg(test)]
mod tests;

use once_cell::sync::OnceCell;

use crate::error::Result;
use crate::gazetteer::CompiledGazetteer;
use crate::names::Likeness;

/// Words and names.
pub(crate) fn bundled() -> Result<CompiledGazetteer> {
    static BUNDLED: OnceCell<CompiledGazetteer> = OnceCell::new();
    BUNDLED.get_or_try_init(|| open(include_bytes!(concat!(env!("OUT_DIR"), "/names.mus")))).cloned()
}

/// Words alone, for an extractor that is to know no names but its user's.
pub(crate) fn bundled_words() -> Result<CompiledGazetteer> {
    static BUNDLED: OnceCell<CompiledGazetteer> = OnceCell::new();
    BUNDLED.get_or_try_init(|| open(include_bytes!(concat!(env!("OUT_DIR"), "/words.mus")))).cloned()
}

/// How much words look like the names of the bundled tables.
pub(crate) fn likeness() -> Likeness {
    Likeness::from_bytes(include_bytes!(concat!(env!("OUT_DIR"), "/likeness.bin")))
}

fn open(bytes: &[u8]) -> Result<CompiledGazetteer> {
    CompiledGazetteer::from_bytes(bytes)
}
