//! Rows of tables, checked one by one and sorted by what they say: entities, aliases, name parts, words, flags.
//! Knows columns and their rules; knows nothing of matching.

use hashbrown::HashMap;

use super::dictionary::{FormFlags, SenseRecord};
use super::ids::Ids;
use super::origin::{Files, Origin};
use super::tsv::{Row, Table};
use crate::class::Class;
use crate::entity::{EntityKind, EntityRecord};
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
    ids: Ids,
    /// The row of each entity.
    entity_origins: Vec<Origin>,
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

    /// The id of an entity.
    pub(super) fn id(&self, entity: u32) -> &str {
        self.strings.text(self.entities[entity as usize].id())
    }

    /// Makes room for so many more entities.
    fn reserve(&mut self, entities: usize) {
        self.entities.reserve(entities);
        self.entity_origins.reserve(entities);
        self.forms.reserve(entities);
        let Rows { ids, entities: records, strings, .. } = self;
        ids.reserve(entities, |entity| strings.text(records[entity as usize].id()));
    }

    fn add_word(
        &mut self,
        form: &str,
        class: Class,
        value: &str,
        flags: FormFlags,
        origin: Origin,
    ) -> Result<()> {
        let form = self.forms_text.add(form)?;
        let sense = SenseRecord { class, value: self.interner.add(&mut self.strings, value)? };
        let next = self.senses.len() as u32;
        let sense = *self.sense_numbers.entry(sense).or_insert_with(|| {
            self.senses.push(sense);
            next
        });
        self.words.push(WordForm { form, sense, flags, origin });
        Ok(())
    }

    fn subkind(&mut self, subkind: &str) -> Result<u16> {
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

const ENTITY_COLUMNS: [&str; 12] = [
    "id",
    "kind",
    "en",
    "ar",
    "en_aliases",
    "ar_aliases",
    "name",
    "aliases",
    "codes",
    "flags",
    "prior",
    "source",
];
const NAME_COLUMNS: [&str; 6] = ["ar", "en", "ar_aliases", "role", "gender", "flags"];
const WORD_COLUMNS: [&str; 4] = ["class", "ar", "en", "value"];
const NAME_FLAGS: [&str; 5] = ["ordinary", "ordinary_ar", "ordinary_en", "context", "exact"];
const FLAG_COLUMNS: [&str; 4] = ["form", "id", "flags", "reason"];

/// Reads a table of any kind, which its columns tell.
pub(super) fn read(name: &str, text: &str, rows: &mut Rows) -> Result<()> {
    let table = Table::read(name, text)?;
    let file = rows.strings.add(name)?;
    let file = rows.files.add(file, text)?;
    let origin = |row: &Row| file.origin(row.line);
    if table.has("class") {
        table.check_columns(&WORD_COLUMNS)?;
        table.rows(|row| read_word(&row, origin(&row), rows))
    } else if table.has("role") {
        table.check_columns(&NAME_COLUMNS)?;
        table.rows(|row| read_name(&row, origin(&row), rows))
    } else if table.has("form") {
        table.check_columns(&FLAG_COLUMNS)?;
        table.rows(|row| {
            let form = rows.forms_text.add(checked(&row, row.cell("form"))?)?;
            let id = rows.forms_text.add(row.cell("id"))?;
            rows.flags.push(FlagRow { form, id, flags: flags(&row)? });
            Ok(())
        })
    } else {
        table.check_columns(&ENTITY_COLUMNS)?;
        if table.has("kind") {
            rows.reserve(table.line_count());
        }
        table.rows(|row| read_entity(&table, &row, origin(&row), rows))
    }
}

fn read_entity(table: &Table, row: &Row, origin: Origin, rows: &mut Rows) -> Result<()> {
    let id = row.cell("id");
    if id.is_empty() {
        return Err(row.fault("no id; expected one such as: AZ, geonames:524901, lake-chad"));
    }
    let flags = flags(row)?;
    let is_entity = table.has("kind");
    let mut forms = Vec::new();
    for column in ["en", "ar", "name", "en_aliases", "ar_aliases", "aliases"] {
        for form in row.list(column) {
            forms.push(checked(row, form)?);
        }
    }
    let owner = if is_entity {
        Owner::Entity(rows.entities.len() as u32)
    } else {
        Owner::Id(rows.forms_text.add(id)?)
    };
    if is_entity {
        if forms.is_empty() {
            return Err(row.fault(format!("{id} has no name; expected one in column en, ar or name")));
        }
        let (kind, subkind) = row.cell("kind").split_once('/').unwrap_or((row.cell("kind"), ""));
        let kind: EntityKind = kind.parse().map_err(|message| row.fault(message))?;
        if kind == EntityKind::Date {
            return Err(row.fault("dates are found by grammar; expected person, place or agency"));
        }
        if let Some(first) = rows.entity_with_id(id) {
            let first = rows.files.locate(rows.entity_origins[first as usize], &rows.strings);
            let first = first.map_or(String::new(), |(file, line)| format!("{file}:{line}"));
            return Err(row.fault(format!("id {id} is taken at {first}; expected one row an entity")));
        }
        let prior = match row.cell("prior") {
            "" => 5,
            digit => digit
                .parse()
                .ok()
                .filter(|p| *p <= 9)
                .ok_or_else(|| row.fault("prior must be a digit, 0 to 9"))?,
        };
        let (mut en, mut ar) = (row.cell("en"), row.cell("ar"));
        if let Some(name) = row.list("name").next() {
            let own = if is_arabic(name) { &mut ar } else { &mut en };
            *own = if own.is_empty() { name } else { own };
        }
        let subkind = rows.subkind(subkind)?;
        let strings = [id, en, ar, row.cell("codes")];
        let start = rows.strings.add("")?.start;
        let mut lengths = [0; 4];
        for (length, string) in lengths.iter_mut().zip(strings) {
            *length = u16::try_from(string.len())
                .map_err(|_| row.fault("a cell of more than 65535 bytes; expected a name"))?;
            rows.strings.add(string)?;
        }
        let number = rows.entities.len() as u32;
        rows.entities.push(EntityRecord { start, lengths, subkind, kind, prior });
        rows.entity_origins.push(origin);
        let Rows { ids, entities, strings, .. } = rows;
        ids.add(id, number, |entity| strings.text(entities[entity as usize].id()));
    }
    for form in forms {
        let form = rows.forms_text.add(form)?;
        rows.forms.push(EntityForm { owner, form, flags, origin });
    }
    Ok(())
}

fn read_name(row: &Row, origin: Origin, rows: &mut Rows) -> Result<()> {
    let classes: &[Class] = match row.cell("role") {
        "given" => &[Class::Given],
        "family" => &[Class::Family],
        "both" => &[Class::Given, Class::Family],
        role => return Err(row.fault(format!("unknown role {role:?}; expected given, family or both"))),
    };
    let has = |flag: &str| row.cell("flags").split_whitespace().any(|f| f == flag);
    if let Some(unknown) = row.cell("flags").split_whitespace().find(|f| !NAME_FLAGS.contains(f)) {
        return Err(
            row.fault(format!("unknown flag {unknown:?}; expected some of: {}", NAME_FLAGS.join(" ")))
        );
    }
    let ordinary = has("ordinary") || has("context");
    let flags = if has("exact") { FormFlags::EXACT } else { FormFlags::default() };
    let value = if row.cell("en").is_empty() { row.cell("ar") } else { row.list("en").next().unwrap_or("") };
    for (column, own_flag) in [("ar", "ordinary_ar"), ("ar_aliases", "ordinary_ar"), ("en", "ordinary_en")] {
        for form in row.list(column) {
            let form = checked(row, form)?;
            for &class in classes {
                rows.add_word(form, class, value, flags, origin)?;
            }
            if ordinary || has(own_flag) {
                rows.add_word(form, Class::OrdinaryName, value, flags, origin)?;
            }
        }
    }
    Ok(())
}

fn read_word(row: &Row, origin: Origin, rows: &mut Rows) -> Result<()> {
    let value = row.cell("value");
    let class = match (row.cell("class"), value) {
        ("title", "strong") => Class::TitleStrong,
        ("title", _) => Class::TitleWeak,
        ("preposition", _) => Class::Preposition,
        (name, _) if FUNCTION_CLASSES.contains(&name) => Class::Function,
        (name, _) => Class::named(name).ok_or_else(|| row.fault(format!("unknown class {name:?}")))?,
    };
    for (column, is_arabic) in [("ar", true), ("en", false)] {
        for form in row.list(column) {
            let form = checked(row, form)?;
            let takes_article =
                is_arabic && matches!(class, Class::Nisba | Class::Demonym) && !form.starts_with("ال");
            if takes_article {
                rows.add_word(&format!("ال{form}"), class, value, FormFlags::default(), origin)?;
            }
            rows.add_word(form, class, value, FormFlags::default(), origin)?;
        }
    }
    Ok(())
}

/// Classes of closed-class words that nothing tells apart.
const FUNCTION_CLASSES: [&str; 12] = [
    "conjunction",
    "pronoun",
    "demonstrative",
    "relative",
    "auxiliary",
    "negation",
    "question",
    "adverb",
    "determiner",
    "interjection",
    "quantifier",
    "numeral",
];

fn flags(row: &Row) -> Result<FormFlags> {
    row.cell("flags").split_whitespace().try_fold(FormFlags::default(), |flags, name| {
        let flag = FormFlags::named(name).ok_or_else(|| {
            row.fault(format!("unknown flag {name:?}; expected ordinary, context, person_name, exact, case, no_clitics, no_variants or whole"))
        })?;
        Ok(flags.or(flag))
    })
}

/// Refuses what a name never has: control characters and presentation forms, which come in by pasting and never match.
fn checked<'t>(row: &Row, form: &'t str) -> Result<&'t str> {
    let stray = form.chars().find(|&c| {
        c.is_control()
            || crate::normalize::is_invisible(c)
            || matches!(c, '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}')
    });
    match stray {
        None => Ok(form),
        Some(c) => Err(row.fault(format!("{form:?} contains U+{:04X}; expected plain letters", c as u32))),
    }
}

pub(super) fn is_arabic(form: &str) -> bool {
    form.chars().any(|c| ('\u{0620}'..='\u{06FF}').contains(&c))
}
