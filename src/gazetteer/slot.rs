//! Slots of templates: what stands for a place in the name of a body that many places have.

/// What fills a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Slot {
    /// The name of a country.
    Country,
    /// The name of a city.
    City,
    /// The name of a country, region or city.
    Place,
    /// Russian
    Adjective,
    /// الروسي
    NisbaM,
    /// الروسية
    NisbaF,
    /// الروسيين
    NisbaMp,
}

impl Slot {
    const NAMED: [(&str, Slot); 7] = [
        ("country", Slot::Country),
        ("city", Slot::City),
        ("place", Slot::Place),
        ("adjective", Slot::Adjective),
        ("nisba_m", Slot::NisbaM),
        ("nisba_f", Slot::NisbaF),
        ("nisba_mp", Slot::NisbaMp),
    ];

    /// The slot with this name in a table.
    pub(crate) fn named(name: &str) -> Option<Slot> {
        Self::NAMED.iter().find(|(own, _)| *own == name).map(|(_, slot)| *slot)
    }

    /// Its name in tables.
    pub(crate) fn name(self) -> &'static str {
        Self::NAMED.iter().find(|(_, slot)| *slot == self).map_or("", |(name, _)| name)
    }

    /// Whether an adjective fills it, and no name.
    pub(crate) fn is_adjective(self) -> bool {
        !matches!(self, Slot::Country | Slot::City | Slot::Place)
    }

    /// What stands before and after the slot of a form; `None` for a form that has not one slot.
    pub(crate) fn split(form: &str) -> Option<(&str, Slot, &str)> {
        let (before, rest) = form.split_once('{')?;
        let (name, after) = rest.split_once('}')?;
        let one = !after.contains('{');
        Slot::named(name).filter(|_| one).map(|slot| (before.trim(), slot, after.trim()))
    }
}
