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
    "words/function.tsv",
    "words/ordinary.tsv",
    "words/ordinary_more.tsv",
    "words/heads.tsv",
    "words/events.tsv",
    "words/titles.tsv",
    "words/nisba.tsv",
    "words/particles.tsv",
    "words/verbs.tsv",
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
    "flags.tsv",
    "places/flags.places.tsv",
    "places/territories.cldr.tsv",
    "places/territories.iso.tsv",
    "places/countries.tsv",
    "places/capitals.tsv",
    "places/regions.tsv",
    "places/water_and_land.tsv",
    "places/cities.tsv",
    "places/cities.cldr.tsv",
    "places/cities.geonames.tsv",
    "places/subdivisions.cldr.tsv",
    "places/sites.tsv",
    "agencies/flags.media.tsv",
    "agencies/flags.groups.tsv",
    "agencies/media.tsv",
    "agencies/international.tsv",
    "agencies/civil.tsv",
    "agencies/political.tsv",
    "agencies/security.tsv",
    "agencies/companies.tsv",
    "agencies/education.tsv",
    "agencies/sports.tsv",
    "people/arab.tsv",
    "people/region.tsv",
    "people/arab_culture.tsv",
    "people/islamic_history.tsv",
    "people/world_politics.tsv",
    "people/world_history.tsv",
    "people/world_science_letters.tsv",
    "people/world_sport_stage.tsv",
    "names/arabic_given.tsv",
    "names/arabic_family.tsv",
    "names/foreign_given.tsv",
    "names/foreign_family.tsv",
    "names/english_given.tsv",
    "names/english_family.tsv",
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
