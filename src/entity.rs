//! What a name can name: the kind of an entity, and the entity itself with its names in both languages.

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

/// The kind of a mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum EntityKind {
    /// A human being: ديمتري بيسكوف, Dmitry Peskov.
    Person,
    /// A country, city, region, sea, street or building: موسكو, Lake Chad.
    Place,
    /// A named organisation of any sort: وزارة الدفاع الأمريكية, Interfax.
    Agency,
    /// A calendar date or period: 10 نوفمبر 2020, last Tuesday.
    Date,
}

impl EntityKind {
    /// Every kind, in the order that breaks ties.
    pub const ALL: [EntityKind; 4] = [EntityKind::Person, EntityKind::Place, EntityKind::Agency, EntityKind::Date];

    /// The kind's name as it is written in data and output.
    pub fn as_str(self) -> &'static str {
        match self {
            EntityKind::Person => "person",
            EntityKind::Place => "place",
            EntityKind::Agency => "agency",
            EntityKind::Date => "date",
        }
    }
}

impl fmt::Display for EntityKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for EntityKind {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        EntityKind::ALL
            .into_iter()
            .find(|kind| kind.as_str() == name)
            .ok_or_else(|| format!("unknown kind {name:?}; expected person, place, agency or date"))
    }
}

impl Serialize for EntityKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// A set of kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct KindSet(u8);

impl KindSet {
    pub(crate) const ALL: KindSet = KindSet(0b1111);
    pub(crate) const NONE: KindSet = KindSet(0);

    pub(crate) fn with(self, kind: EntityKind) -> KindSet {
        KindSet(self.0 | 1 << kind as u8)
    }

    pub(crate) fn has(self, kind: EntityKind) -> bool {
        self.0 >> (kind as u8) & 1 == 1
    }
}

/// One real thing of a gazetteer, under one id in both scripts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    pub(crate) id: Box<str>,
    pub(crate) kind: EntityKind,
    pub(crate) subkind: Box<str>,
    pub(crate) en: Box<str>,
    pub(crate) ar: Box<str>,
    pub(crate) codes: Box<str>,
    pub(crate) prior: u8,
    pub(crate) origin: Origin,
}

impl Entity {
    /// The stable id: `AZ`, `geonames:524901`, `interfax`.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Person, place or agency.
    pub fn kind(&self) -> EntityKind {
        self.kind
    }

    /// The finer kind, such as `city` or `news_agency`; empty where the gazetteer gives none.
    pub fn subkind(&self) -> &str {
        &self.subkind
    }

    /// The usual English name, if the gazetteer has one.
    pub fn english(&self) -> Option<&str> {
        Some(&*self.en).filter(|name| !name.is_empty())
    }

    /// The usual Arabic name, if the gazetteer has one.
    pub fn arabic(&self) -> Option<&str> {
        Some(&*self.ar).filter(|name| !name.is_empty())
    }

    /// A code of this entity in another scheme, such as `iso` or `geonames`.
    pub fn code(&self, scheme: &str) -> Option<&str> {
        self.codes.split(' ').find_map(|code| code.strip_prefix(scheme)?.strip_prefix('='))
    }
}

/// A row of a gazetteer: which of its files, and the line in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) struct Origin {
    pub file: u16,
    pub line: u32,
}
