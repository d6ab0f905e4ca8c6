//! Properties of a form that matching has to respect or weigh. Those with a name are given by tables.

/// A set of properties.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Hash)]
pub(crate) struct FormFlags(u16);

impl FormFlags {
    /// Also an ordinary word: counts only with evidence.
    pub(crate) const ORDINARY: FormFlags = FormFlags(1);
    /// Seldom meant: counts only with evidence.
    pub(crate) const CONTEXT: FormFlags = FormFlags(1 << 1);
    /// Also a name of people.
    pub(crate) const PERSON_NAME: FormFlags = FormFlags(1 << 2);
    /// No loose match.
    pub(crate) const EXACT: FormFlags = FormFlags(1 << 3);
    /// Capitals as written.
    pub(crate) const CASE: FormFlags = FormFlags(1 << 4);
    /// Never after a proclitic.
    pub(crate) const NO_CLITICS: FormFlags = FormFlags(1 << 5);
    /// No derived spelling.
    pub(crate) const NO_VARIANTS: FormFlags = FormFlags(1 << 6);
    /// Derived by a spelling rule, not listed.
    pub(crate) const DERIVED: FormFlags = FormFlags(1 << 7);
    /// Written in capitals throughout: an acronym.
    pub(crate) const UPPER: FormFlags = FormFlags(1 << 8);
    /// Latin letters with a capital: a lower-case text hardly means it.
    pub(crate) const CAPITALISED: FormFlags = FormFlags(1 << 9);
    /// A title at its head belongs to the name: Lady Gaga.
    pub(crate) const WHOLE: FormFlags = FormFlags(1 << 10);

    /// The flags that tables give, by name.
    const NAMED: [(&str, FormFlags); 8] = [
        ("ordinary", Self::ORDINARY),
        ("context", Self::CONTEXT),
        ("person_name", Self::PERSON_NAME),
        ("exact", Self::EXACT),
        ("case", Self::CASE),
        ("no_clitics", Self::NO_CLITICS),
        ("no_variants", Self::NO_VARIANTS),
        ("whole", Self::WHOLE),
    ];

    /// The names of the flags that tables give.
    pub(super) fn names() -> [&'static str; 8] {
        Self::NAMED.map(|(name, _)| name)
    }

    /// The flag with this name in a table.
    pub(super) fn named(name: &str) -> Option<FormFlags> {
        Self::NAMED.iter().find(|(own, _)| *own == name).map(|(_, flag)| *flag)
    }

    pub(super) fn bits(self) -> u16 {
        self.0
    }

    pub(super) fn from_bits(bits: u16) -> FormFlags {
        FormFlags(bits)
    }

    #[inline(always)]
    pub(crate) fn has(self, flag: FormFlags) -> bool {
        self.0 & flag.0 != 0
    }

    /// Whether the form counts only with evidence.
    #[inline(always)]
    pub(crate) fn needs_evidence(self) -> bool {
        self.0 & (Self::ORDINARY.0 | Self::CONTEXT.0) != 0
    }

    pub(crate) fn or(self, other: FormFlags) -> FormFlags {
        FormFlags(self.0 | other.0)
    }
}
