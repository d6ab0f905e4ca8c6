//! What a name can name: the kind of an entity, and the entity itself with its names in both languages.

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

use crate::strings::{Strings, Text};

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
    pub const ALL: [EntityKind; 4] =
        [EntityKind::Person, EntityKind::Place, EntityKind::Agency, EntityKind::Date];

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

/// The subkinds of a kind that the bundled tables use.
pub(crate) fn subkinds(kind: EntityKind) -> &'static [&'static str] {
    match kind {
        EntityKind::Person => &[
            "politician",
            "royal",
            "diplomat",
            "military",
            "religious",
            "militant",
            "activist",
            "business",
            "writer",
            "artist",
            "scientist",
            "athlete",
            "journalist",
            "historic",
        ],
        EntityKind::Place => &[
            "continent",
            "country",
            "territory",
            "region",
            "city",
            "quarter",
            "island",
            "sea",
            "river",
            "lake",
            "strait",
            "mountain",
            "desert",
            "camp",
            "crossing",
            "airport",
            "port",
            "road",
            "building",
            "site",
        ],
        EntityKind::Agency => &[
            "igo",
            "government",
            "parliament",
            "ministry",
            "court",
            "army",
            "security",
            "party",
            "armed_group",
            "news_agency",
            "broadcaster",
            "newspaper",
            "media",
            "company",
            "bank",
            "central_bank",
            "exchange",
            "airline",
            "university",
            "school",
            "hospital",
            "club",
            "federation",
            "think_tank",
            "ngo",
            "religious",
            "body",
        ],
        EntityKind::Date => &[],
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

/// One real thing of a gazetteer, under one id in both scripts. A small view, to be copied.
///
/// ```
/// use musamma::Extractor;
///
/// let extractor = Extractor::new()?;
/// let (arabic, english) = (extractor.extract("في موسكو"), extractor.extract("in Moscow"));
/// let entities = [&arabic, &english].map(|e| e.mentions()[0].entity().expect("a listed city"));
/// assert_eq!(entities[0], entities[1]);
/// assert_eq!((entities[0].arabic(), entities[0].english()), (Some("موسكو"), Some("Moscow")));
/// # Ok::<(), musamma::Error>(())
/// ```
#[derive(Clone, Copy)]
pub struct Entity<'a> {
    pub(crate) record: &'a EntityRecord,
    pub(crate) subkind: &'a str,
    pub(crate) strings: &'a Strings,
}

impl<'a> Entity<'a> {
    /// The stable id: `AZ`, `geonames:524901`, `interfax`.
    pub fn id(self) -> &'a str {
        self.strings.text(self.record.id())
    }

    /// Person, place or agency.
    pub fn kind(self) -> EntityKind {
        self.record.kind
    }

    /// The finer kind, such as `city` or `news_agency`; empty where the gazetteer gives none.
    pub fn subkind(self) -> &'a str {
        self.subkind
    }

    /// The usual English name, if the gazetteer has one.
    pub fn english(self) -> Option<&'a str> {
        Some(self.strings.text(self.record.english())).filter(|name| !name.is_empty())
    }

    /// The usual Arabic name, if the gazetteer has one.
    pub fn arabic(self) -> Option<&'a str> {
        Some(self.strings.text(self.record.arabic())).filter(|name| !name.is_empty())
    }

    /// A code of this entity in another scheme, such as `iso` or `geonames`.
    pub fn code(self, scheme: &str) -> Option<&'a str> {
        self.codes().split(' ').find_map(|code| code.strip_prefix(scheme)?.strip_prefix('='))
    }

    fn codes(self) -> &'a str {
        self.strings.text(self.record.codes())
    }

    /// How often text means this thing by its name, 0 to 9.
    pub(crate) fn prior(self) -> u8 {
        self.record.prior
    }
}

impl PartialEq for Entity<'_> {
    fn eq(&self, other: &Self) -> bool {
        let names = |e: &Self| (e.english(), e.arabic());
        self.id() == other.id()
            && self.kind() == other.kind()
            && self.subkind == other.subkind
            && names(self) == names(other)
            && self.codes() == other.codes()
    }
}

impl Eq for Entity<'_> {}

impl fmt::Debug for Entity<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Entity")
            .field("id", &self.id())
            .field("kind", &self.kind())
            .field("subkind", &self.subkind)
            .field("english", &self.english())
            .field("arabic", &self.arabic())
            .field("codes", &self.codes())
            .finish()
    }
}

/// An entity as a gazetteer holds it: sixteen bytes beside its strings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct EntityRecord {
    /// Where its strings begin in the arena; they follow one another there.
    pub start: u32,
    /// Bytes of the id, the English name, the Arabic name and the codes.
    pub lengths: [u16; 4],
    /// Its number among the subkinds of the gazetteer.
    pub subkind: u16,
    pub kind: EntityKind,
    pub prior: u8,
}

impl EntityRecord {
    pub(crate) fn id(&self) -> Text {
        self.string(0)
    }

    pub(crate) fn english(&self) -> Text {
        self.string(1)
    }

    pub(crate) fn arabic(&self) -> Text {
        self.string(2)
    }

    pub(crate) fn codes(&self) -> Text {
        self.string(3)
    }

    fn string(&self, index: usize) -> Text {
        let before: u32 = self.lengths[..index].iter().map(|&l| l as u32).sum();
        Text { start: self.start.saturating_add(before), length: self.lengths[index] as u32 }
    }
}
