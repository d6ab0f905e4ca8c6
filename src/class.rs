//! What a word can be: the classes that word tables and name tables give, as a set. Knows no dictionary and no text.

/// Declares [`Class`] with the names used in the `class` column of word tables.
macro_rules! classes {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// What a word can be. Several at once are usual: مارس is a month and a verb.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub(crate) enum Class { $($(#[$doc])* $variant,)* }

        impl Class {
            /// The class with this name in a table.
            pub(crate) fn named(name: &str) -> Option<Class> {
                match name { $($name => Some(Class::$variant),)* _ => None }
            }

            /// Every class, in the order of their numbers.
            pub(crate) const ALL: &[Class] = &[$(Class::$variant),*];
            /// Their names.
            pub(crate) const NAMES: &[&str] = &[$($name),*];
        }

    };
}

classes! {
    /// Given name of a person.
    Given = "given",
    Family = "family",
    /// Given or family name whose form is also a common word.
    OrdinaryName = "ordinary_name",
    TitleStrong = "title_strong",
    TitleWeak = "title_weak",
    SpeechVerb = "speech_verb",
    Nisba = "nisba",
    Demonym = "demonym_other",
    /// بن, bint
    Lineage = "lineage",
    /// أبو, Umm
    Kunya = "kunya",
    /// عبد, Abdul
    Servant = "servant",
    /// آل
    Clan = "clan",
    /// von, de, فان
    Particle = "particle",
    /// Jr, III
    Suffix = "suffix",
    RulerNumber = "ruler_number",
    AgencyHead = "agency_head",
    AgencyTail = "agency_tail",
    PlaceHead = "place_head",
    PlaceTail = "place_tail",
    PlaceAdjective = "place_adjective",
    /// كأس, Battle of: the name of a place after it belongs to an event.
    EventHead = "event_head",
    /// Cup, War
    EventTail = "event_tail",
    /// village, river, in lower case: what a place is.
    PlaceNoun = "place_noun",
    /// band, label, company: what an agency is.
    AgencyNoun = "agency_noun",
    /// players, album: what an agency has.
    AgencyPart = "agency_part",
    /// played for, signed with: an agency follows.
    AgencyContext = "agency_context",
    /// in, near, north of: a place follows.
    Locative = "locative",
    /// the, my, this: no person's name follows.
    Article = "article",
    Preposition = "preposition",
    /// Any other closed-class word.
    Function = "function",
    /// A common content word.
    Ordinary = "ordinary",
    /// A single word that alone names a place, person or agency of a gazetteer.
    PlaceName = "place_name",
    /// The same of a place that is seldom meant, in Latin letters: whether it is one, what stands beside it says.
    Town = "town",
    PersonName = "person_name",
    AgencyName = "agency_name",
    /// A word that opens or makes up dates; which, its senses say.
    DateWord = "date_word",
    /// The same, shortened: Sept, Mon.
    DateShort = "date_short",
    /// A small word that joins parts of dates and opens none: of, الموافق.
    DateLink = "date_link",
    /// A template of names, whole: its value has everything about it.
    Template = "template",
    /// What stands before the slot of a template: وزارة الدفاع
    TemplateHead = "template_head",
    /// What stands after the slot of a template that nothing opens: Foreign Ministry
    TemplateTail = "template_tail",
    /// The adjective of a country, as a template may want it.
    Nation = "nation",
}

/// A set of classes.
#[derive(Clone, Copy, PartialEq, Eq, Default, Hash)]
pub(crate) struct ClassSet(u64);

impl ClassSet {
    pub(crate) const NONE: ClassSet = ClassSet(0);
    /// Beside the classes: an entity has the word alone for a name.
    pub(crate) const NAMES: ClassSet = ClassSet(1 << 63);
    /// Beside the classes: a phrase of several words begins with the word.
    pub(crate) const BEGINS: ClassSet = ClassSet(1 << 62);
    /// Beside the classes: such a phrase goes on with the word.
    pub(crate) const GOES_ON: ClassSet = ClassSet(1 << 61);
    /// Beside the classes: they depend on how the word ends before loose folding.
    pub(crate) const MIXED: ClassSet = ClassSet(1 << 60);
    /// The first three, which say where phrases may be found.
    pub(crate) const PHRASES: ClassSet = ClassSet(Self::NAMES.0 | Self::BEGINS.0 | Self::GOES_ON.0);
    /// What names give, and words do not.
    pub(crate) const OF_NAMES: ClassSet = ClassSet::of(&[
        Class::Given,
        Class::Family,
        Class::OrdinaryName,
        Class::PlaceName,
        Class::PersonName,
        Class::AgencyName,
    ])
    .or(ClassSet::NAMES);
    /// Bits that are left for classes.
    const CLASSES: u32 = 60;

    pub(crate) const fn of(classes: &[Class]) -> ClassSet {
        let (mut set, mut i) = (0, 0);
        while i < classes.len() {
            set |= 1 << classes[i] as u8;
            i += 1;
        }
        ClassSet(set)
    }

    #[inline(always)]
    pub(crate) fn has(self, class: Class) -> bool {
        self.0 >> (class as u8) & 1 == 1
    }

    #[inline(always)]
    pub(crate) fn any(self, of: ClassSet) -> bool {
        self.0 & of.0 != 0
    }

    /// Whether there is no class, whatever stands beside the classes.
    pub(crate) fn is_empty(self) -> bool {
        self.0 & ((1 << Self::CLASSES) - 1) == 0
    }

    pub(crate) fn without(self, other: ClassSet) -> ClassSet {
        ClassSet(self.0 & !other.0)
    }

    pub(crate) fn and(self, other: ClassSet) -> ClassSet {
        ClassSet(self.0 & other.0)
    }

    pub(crate) const fn or(self, other: ClassSet) -> ClassSet {
        ClassSet(self.0 | other.0)
    }

    pub(crate) fn bits(self) -> u64 {
        self.0
    }

    pub(crate) fn from_bits(bits: u64) -> ClassSet {
        ClassSet(bits)
    }
}

impl std::fmt::Debug for ClassSet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ClassSet({:#x})", self.0)
    }
}

/// A word of a dictionary by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct WordId(pub u32);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_classes_fit_their_set() {
        assert!(Class::ALL.len() <= ClassSet::CLASSES as usize, "the bits above are for other use");
    }
}
