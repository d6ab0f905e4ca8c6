//! Rows of tables, sorted by what they say: entities, aliases, name parts, words, flags. Knows each by number and origin;
//! knows nothing of tables and of matching.

use hashbrown::HashMap;

use super::dictionary::SenseRecord;
use super::flags::FormFlags;
use super::ids::Ids;
use super::origin::{Files, Origin};
use crate::class::Class;
use crate::entity::EntityRecord;
use crate::error::{Error, Result};
use crate::strings::{Interner, Strings, Text};

/// Everything that was read so far.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rows {
    /// What a compiled gazetteer keeps: names of entities and files, subkinds, values of senses.
    pub(super) strings: Strings,
    /// What it does not: names as they are to be found, of which it keeps the folded words alone.
    pub(super) forms_text: Strings,
    pub(super) files: Files,
    pub(super) entities: Vec<EntityRecord>,
    pub(super) subkinds: Vec<Text>,
    /// Forms of entities: canonical names and aliases.
    pub(super) forms: Vec<EntityForm>,
    pub(super) senses: Vec<SenseRecord>,
    pub(super) words: Vec<WordForm>,
    pub(super) flags: Vec<FlagRow>,
    /// Number of templates.
    pub(super) templates: u32,
    pub(super) ids: Ids,
    /// The row of each entity.
    pub(super) entity_origins: Vec<Origin>,
    interner: Interner,
    subkind_numbers: HashMap<Text, u16>,
    sense_numbers: HashMap<SenseRecord, u32>,
}

/// Whose name a form is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Owner {
    /// The entity of the same row.
    Entity(u32),
    /// An entity by its id, of any table; the id stands among the texts of forms.
    Id(Text),
}

#[derive(Clone, Copy, Debug)]
pub(super) struct EntityForm {
    pub owner: Owner,
    pub form: Text,
    pub flags: FormFlags,
    pub origin: Origin,
}

/// A form of a word table or name table.
#[derive(Clone, Copy, Debug)]
pub(super) struct WordForm {
    pub form: Text,
    pub sense: u32,
    pub flags: FormFlags,
    pub origin: Origin,
}

/// A decision about one form, of one entity or of all.
#[derive(Clone, Copy, Debug)]
pub(super) struct FlagRow {
    pub form: Text,
    pub id: Text,
    pub flags: FormFlags,
    pub origin: Origin,
}

impl Rows {
    /// Number of entities.
    pub(super) fn len(&self) -> usize {
        self.entities.len()
    }

    /// The number of the entity with this id.
    pub(super) fn entity_with_id(&self, id: &str) -> Option<u32> {
        self.ids.find(id, |entity| self.id(entity))
    }

    /// The entity whose name a form is.
    ///
    /// # Errors
    /// An id that no table has.
    pub(super) fn owner(&self, form: &EntityForm) -> Result<u32> {
        let id = match form.owner {
            Owner::Entity(entity) => return Ok(entity),
            Owner::Id(id) => self.forms_text.text(id),
        };
        let unknown =
            || format!("{id:?} is the id of no entity; expected one that a table with the column kind has");
        self.entity_with_id(id).ok_or_else(|| self.fault(form.origin, unknown()))
    }

    /// The id of an entity.
    pub(super) fn id(&self, entity: u32) -> &str {
        self.strings.text(self.entities[entity as usize].id())
    }

    /// `file:line` of a row.
    pub(super) fn place(&self, origin: Origin) -> String {
        self.files
            .locate(origin, &self.strings)
            .map_or(String::new(), |(file, line)| format!("{file}:{line}"))
    }

    /// A fault of a row.
    pub(super) fn fault(&self, origin: Origin, message: String) -> Error {
        self.files.fault(origin, &self.strings, message)
    }

    /// Makes room for so many more entities.
    pub(super) fn reserve(&mut self, entities: usize) {
        self.entities.reserve(entities);
        self.entity_origins.reserve(entities);
        self.forms.reserve(entities);
        let Rows { ids, entities: records, strings, .. } = self;
        ids.reserve(entities, |entity| strings.text(records[entity as usize].id()));
    }

    pub(super) fn add_word(
        &mut self,
        form: &str,
        class: Class,
        value: &str,
        flags: FormFlags,
        origin: Origin,
    ) -> Result<()> {
        let form = self.forms_text.add(form)?;
        let sense = self.sense(class, value)?;
        self.words.push(WordForm { form, sense, flags, origin });
        Ok(())
    }

    /// The number of what a word table says, added if it is new.
    pub(super) fn sense(&mut self, class: Class, value: &str) -> Result<u32> {
        let sense = SenseRecord { class, value: self.interner.add(&mut self.strings, value)? };
        let next = self.senses.len() as u32;
        Ok(*self.sense_numbers.entry(sense).or_insert_with(|| {
            self.senses.push(sense);
            next
        }))
    }

    pub(super) fn subkind(&mut self, subkind: &str) -> Result<u16> {
        let text = self.interner.add(&mut self.strings, subkind)?;
        if let Some(&number) = self.subkind_numbers.get(&text) {
            return Ok(number);
        }
        let number = u16::try_from(self.subkinds.len())
            .map_err(|_| Error::new("more than 65536 subkinds; expected fewer"))?;
        self.subkinds.push(text);
        self.subkind_numbers.insert(text, number);
        Ok(number)
    }
}
