//! Rows of tables, checked one by one and sorted by what they say: entities, aliases, name parts, words, flags.
//! Knows columns and their rules; knows nothing of matching.

use std::collections::HashMap;

use super::dictionary::{FormFlags, Sense};
use super::tsv::{Row, Table};
use crate::entity::{Entity, EntityKind, Origin};
use crate::error::{Error, Result};
use crate::lexicon::Class;

/// Everything that was read so far.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rows {
    pub files: Vec<Box<str>>,
    pub entities: Vec<Entity>,
    /// Forms of entities, by the entity's id: canonical names and aliases.
    pub forms: Vec<EntityForm>,
    pub words: Vec<WordForm>,
    pub flags: Vec<FlagRow>,
    by_id: HashMap<Box<str>, Origin>,
}

#[derive(Clone, Debug)]
pub(crate) struct EntityForm {
    pub id: Box<str>,
    pub form: Box<str>,
    pub flags: FormFlags,
    pub origin: Origin,
}

/// A form of a word table or name table.
#[derive(Clone, Debug)]
pub(crate) struct WordForm {
    pub form: Box<str>,
    pub sense: Sense,
    pub flags: FormFlags,
    pub origin: Origin,
}

/// A decision about one form, of one entity or of all.
#[derive(Clone, Debug)]
pub(crate) struct FlagRow {
    pub form: Box<str>,
    pub id: Box<str>,
    pub flags: FormFlags,
    pub origin: Origin,
}

const ENTITY_COLUMNS: [&str; 12] =
    ["id", "kind", "en", "ar", "en_aliases", "ar_aliases", "name", "aliases", "codes", "flags", "prior", "source"];
const NAME_COLUMNS: [&str; 6] = ["ar", "en", "ar_aliases", "role", "gender", "flags"];
const WORD_COLUMNS: [&str; 4] = ["class", "ar", "en", "value"];
const NAME_FLAGS: [&str; 5] = ["ordinary", "ordinary_ar", "ordinary_en", "context", "exact"];
const FLAG_COLUMNS: [&str; 4] = ["form", "id", "flags", "reason"];

/// Reads a table of any kind, which its columns tell.
pub(super) fn read(name: &str, text: &str, rows: &mut Rows) -> Result<()> {
    let table = Table::read(name, text)?;
    let file = u16::try_from(rows.files.len()).map_err(|_| Error::new("more than 65535 gazetteer files"))?;
    rows.files.push(name.into());
    let origin = |row: &Row| Origin { file, line: row.line as u32 };
    if table.has("class") {
        table.check_columns(&WORD_COLUMNS)?;
        table.rows(|row| read_word(&row, origin(&row), rows))
    } else if table.has("role") {
        table.check_columns(&NAME_COLUMNS)?;
        table.rows(|row| read_name(&row, origin(&row), rows))
    } else if table.has("form") {
        table.check_columns(&FLAG_COLUMNS)?;
        table.rows(|row| {
            let (form, id) = (checked(&row, row.cell("form"))?.into(), row.cell("id").into());
            rows.flags.push(FlagRow { form, id, flags: flags(&row)?, origin: origin(&row) });
            Ok(())
        })
    } else {
        table.check_columns(&ENTITY_COLUMNS)?;
        table.rows(|row| read_entity(&table, &row, origin(&row), rows))
    }
}

fn read_entity(table: &Table, row: &Row, origin: Origin, rows: &mut Rows) -> Result<()> {
    let id = row.cell("id");
    if id.is_empty() {
        return Err(row.fault("no id; expected one such as: AZ, geonames:524901, lake-chad"));
    }
    let flags = flags(row)?;
    let mut forms = Vec::new();
    for column in ["en", "ar", "name", "en_aliases", "ar_aliases", "aliases"] {
        for form in row.list(column) {
            forms.push(checked(row, form)?);
        }
    }
    if table.has("kind") {
        if forms.is_empty() {
            return Err(row.fault(format!("{id} has no name; expected one in column en, ar or name")));
        }
        let (kind, subkind) = row.cell("kind").split_once('/').unwrap_or((row.cell("kind"), ""));
        let kind: EntityKind = kind.parse().map_err(|message| row.fault(message))?;
        if kind == EntityKind::Date {
            return Err(row.fault("dates are found by grammar; expected person, place or agency"));
        }
        if let Some(first) = rows.by_id.insert(id.into(), origin) {
            let first = format!("{}:{}", rows.files[first.file as usize], first.line);
            return Err(row.fault(format!("id {id} is taken at {first}; expected one row an entity")));
        }
        let prior = match row.cell("prior") {
            "" => 5,
            digit => digit.parse().ok().filter(|p| *p <= 9).ok_or_else(|| row.fault("prior must be a digit, 0 to 9"))?,
        };
        let (mut en, mut ar) = (row.cell("en"), row.cell("ar"));
        if let Some(name) = row.list("name").next() {
            let own = if is_arabic(name) { &mut ar } else { &mut en };
            *own = if own.is_empty() { name } else { own };
        }
        rows.entities.push(Entity {
            id: id.into(),
            kind,
            subkind: subkind.into(),
            en: en.into(),
            ar: ar.into(),
            codes: row.cell("codes").into(),
            prior,
            origin,
        });
    }
    rows.forms.extend(forms.into_iter().map(|form| EntityForm { id: id.into(), form: form.into(), flags, origin }));
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
        return Err(row.fault(format!("unknown flag {unknown:?}; expected some of: {}", NAME_FLAGS.join(" "))));
    }
    let ordinary = has("ordinary") || has("context");
    let flags = if has("exact") { FormFlags::EXACT } else { FormFlags::default() };
    let value = if row.cell("en").is_empty() { row.cell("ar") } else { row.list("en").next().unwrap_or("") };
    for (column, own_flag) in [("ar", "ordinary_ar"), ("ar_aliases", "ordinary_ar"), ("en", "ordinary_en")] {
        for form in row.list(column) {
            let form = checked(row, form)?;
            let mut push = |class| {
                rows.words.push(WordForm { form: form.into(), sense: Sense { class, value: value.into() }, flags, origin })
            };
            classes.iter().for_each(|class| push(*class));
            if ordinary || has(own_flag) {
                push(Class::OrdinaryName);
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
            let sense = Sense { class, value: value.into() };
            let takes_article = is_arabic && matches!(class, Class::Nisba | Class::Demonym) && !form.starts_with("ال");
            if takes_article {
                rows.words.push(WordForm { form: format!("ال{form}").into(), sense: sense.clone(), flags: FormFlags::default(), origin });
            }
            rows.words.push(WordForm { form: form.into(), sense, flags: FormFlags::default(), origin });
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
        c.is_control() || crate::normalize::is_invisible(c) || matches!(c, '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}')
    });
    match stray {
        None => Ok(form),
        Some(c) => Err(row.fault(format!("{form:?} contains U+{:04X}; expected plain letters", c as u32))),
    }
}

pub(super) fn is_arabic(form: &str) -> bool {
    form.chars().any(|c| ('\u{0620}'..='\u{06FF}').contains(&c))
}
