//! The tables that come with the crate, compiled once and shared by all extractors.

use std::sync::Arc;

use once_cell::sync::OnceCell;

use super::{Dictionary, Gazetteer, compile};
use crate::error::Result;

macro_rules! tables {
    ($($path:literal),* $(,)?) => {
        &[$(($path, include_str!(concat!("../../gazetteers/", $path)))),*]
    };
}

/// Words of both languages: what grammars are made of.
const WORDS: &[(&str, &str)] = tables![
    "words/heads.tsv",
    "words/titles.tsv",
    "words/nisba.tsv",
    "dates/months.tsv",
    "dates/weekdays.tsv",
    "dates/numbers.tsv",
    "dates/units.tsv",
    "dates/periods.tsv",
    "dates/feasts.tsv",
    "dates/links.tsv",
    "dates/guards.tsv",
];

/// Names: entities, parts of people's names, and the decisions about them.
const NAMES: &[(&str, &str)] = tables![
    "places/territories.cldr.tsv",
];

/// Words and names.
pub(crate) fn bundled() -> Result<Arc<Dictionary>> {
    static DICTIONARY: OnceCell<Arc<Dictionary>> = OnceCell::new();
    DICTIONARY.get_or_try_init(|| load(&[WORDS, NAMES])).cloned()
}

/// Words alone, for an extractor that is to know no names but its user's.
pub(crate) fn bundled_words() -> Result<Arc<Dictionary>> {
    static DICTIONARY: OnceCell<Arc<Dictionary>> = OnceCell::new();
    DICTIONARY.get_or_try_init(|| load(&[WORDS])).cloned()
}

fn load(groups: &[&[(&str, &str)]]) -> Result<Arc<Dictionary>> {
    let mut gazetteer = Gazetteer::default();
    for (name, text) in groups.iter().copied().flatten() {
        gazetteer.add_tsv(name, text)?;
    }
    compile(gazetteer.rows()).map(Arc::new)
}
