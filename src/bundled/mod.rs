//! The gazetteers that come with the crate: compiled when it is built, opened once and shared by all extractors.

#[cfg(test)]
mod tables;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use once_cell::sync::OnceCell;

use crate::error::Result;
use crate::gazetteer::CompiledGazetteer;
use crate::names::Likeness;
use crate::templates::Templates;

/// Words and names.
pub(crate) fn bundled() -> Result<CompiledGazetteer> {
    static BUNDLED: OnceCell<CompiledGazetteer> = OnceCell::new();
    let strings = include_str!(concat!(env!("OUT_DIR"), "/bundled.txt"));
    BUNDLED.get_or_try_init(|| CompiledGazetteer::of_own(strings, &TABLES.bytes)).cloned()
}

/// Bytes at an address that numbers of eight bytes may have, so that tables are used where they are.
#[repr(C, align(8))]
struct Aligned<B: ?Sized> {
    bytes: B,
}

static TABLES: &Aligned<[u8]> = &Aligned { bytes: *include_bytes!(concat!(env!("OUT_DIR"), "/bundled.mus")) };

/// Templates of the bundled tables.
pub(crate) fn bundled_templates() -> Result<Arc<Templates>> {
    static BUNDLED: OnceCell<Arc<Templates>> = OnceCell::new();
    let read = || bundled().map(|bundled| Arc::new(Templates::new(bundled.dictionary())));
    BUNDLED.get_or_try_init(read).cloned()
}

/// How much words look like the names of the bundled tables.
pub(crate) fn likeness() -> Likeness {
    Likeness::from_bytes(include_bytes!(concat!(env!("OUT_DIR"), "/likeness.bin")))
}
