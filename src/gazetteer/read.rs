//! From tables to rows: which columns there are, and what may stand in them. Knows nothing of matching.

use super::flags::FormFlags;
use super::origin::Origin;
use super::rows::{EntityForm, FlagRow, Owner, Rows};
use super::slot::Slot;
use super::tsv::{Faults, Row, Table, heard};
use crate::class::Class;
use crate::entity::{EntityKind, EntityRecord};
use crate::error::Result;
use crate::normalize::has_arabic;

/// The columns that hold names.
const FORM_COLUMNS: [&str; 6] = ["en", "ar", "name", "en_aliases", "ar_aliases", "aliases"];
/// Columns of entities and of aliases.
pub(super) const ENTITY_COLUMNS: [&str; 12] = [
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
pub(super) const NAME_COLUMNS: [&str; 6] = ["ar", "en", "ar_aliases", "role", "gender", "flags"];
pub(super) const WORD_COLUMNS: [&str; 4] = ["class", "ar", "en", "value"];
pub(super) const NAME_FLAGS: [&str; 5] = ["ordinary", "ordinary_ar", "ordinary_en", "context", "exact"];
pub(super) const FLAG_COLUMNS: [&str; 4] = ["form", "id", "flags", "reason"];
pub(super) const TEMPLATE_COLUMNS: [&str; 6] = ["id", "kind", "en", "ar", "only", "except"];
pub(super) const NATION_COLUMNS: [&str; 4] = ["iso", "en_adjective", "ar_m", "ar_f"];

/// Reads a table of any kind, which its columns tell. Hands every fault of a row to `faults`, and goes on if told to.
///
/// # Errors
/// Those that `faults` gives back, and those of the table as a whole: no header, an unknown column.
pub(super) fn read(name: &str, text: &str, rows: &mut Rows, faults: &mut Faults) -> Result<()> {
    let table = Table::read(name, text)?;
    let file = rows.strings.add(name)?;
    let file = rows.files.add(file, text)?;
    let origin = |row: &Row| file.origin(row.line);
    if table.has("class") {
        table.check_columns(&WORD_COLUMNS)?;
        table.rows(faults, |row, faults| read_word(&row, origin(&row), rows, faults))
    } else if table.has("role") {
        table.check_columns(&NAME_COLUMNS)?;
        table.rows(faults, |row, faults| read_name(&row, origin(&row), rows, faults))
    } else if table.has("only") {
        table.check_columns(&TEMPLATE_COLUMNS)?;
        table.rows(faults, |row, faults| read_template(&row, origin(&row), rows, faults))
    } else if table.has("iso") {
        table.check_columns(&NATION_COLUMNS)?;
        table.rows(faults, |row, _| read_nation(&row, origin(&row), rows))
    } else if table.has("form") {
        table.check_columns(&FLAG_COLUMNS)?;
        table.rows(faults, |row, faults| read_flags(&row, origin(&row), rows, faults))
    } else {
        table.check_columns(&ENTITY_COLUMNS)?;
        if table.has("kind") {
            rows.reserve(table.line_count());
        }
        table.rows(faults, |row, faults| read_names_of_entity(&table, &row, origin(&row), rows, faults))
    }
}

/// A row about an entity: its own row, or one of aliases.
fn read_names_of_entity(
    table: &Table,
    row: &Row,
    origin: Origin,
    rows: &mut Rows,
    faults: &mut Faults,
) -> Result<()> {
    let id = row.cell("id");
    if id.is_empty() {
        return faults(row.fault("no id; expected one such as: AZ, geonames:524901, lake-chad"));
    }
    let flags = heard(flags(row), faults)?.unwrap_or_default();
    let mut forms = Vec::new();
    for column in FORM_COLUMNS {
        forms.extend(row.list(column));
    }
    let owner = if table.has("kind") {
        if forms.is_empty() {
            return faults(row.fault(format!("{id} has no name; expected one in column en, ar or name")));
        }
        match heard(read_entity(row, origin, rows), faults)? {
            Some(number) => Owner::Entity(number),
            None => return Ok(()),
        }
    } else {
        Owner::Id(rows.forms_text.add(id)?)
    };
    for form in forms {
        if let Some(form) = heard(checked(row, form), faults)? {
            let form = rows.forms_text.add(form)?;
            rows.forms.push(EntityForm { owner, form, flags, origin });
        }
    }
    Ok(())
}

/// The entity of a row, by its number.
fn read_entity(row: &Row, origin: Origin, rows: &mut Rows) -> Result<u32> {
    let id = row.cell("id");
    let (kind, subkind) = row.cell("kind").split_once('/').unwrap_or((row.cell("kind"), ""));
    let unknown = || row.fault(format!("unknown kind {kind:?}; expected person, place or agency"));
    let kind: EntityKind = kind.parse().map_err(|_| unknown())?;
    if kind == EntityKind::Date {
        return Err(row.fault("dates are found by grammar; expected person, place or agency"));
    }
    if let Some(first) = rows.entity_with_id(id) {
        let place = rows.place(rows.entity_origins[first as usize]);
        let as_kind = match rows.entities[first as usize].kind {
            first if first == kind => String::new(),
            first => format!(" for {first}, and stands here for {kind}"),
        };
        return Err(row.fault(format!("id {id} is taken at {place}{as_kind}; expected one row an entity")));
    }
    let prior = match row.cell("prior") {
        "" => 5,
        digit => digit
            .parse()
            .ok()
            .filter(|p| *p <= 9)
            .ok_or_else(|| row.fault(format!("prior is {digit:?}; expected a digit, 0 to 9")))?,
    };
    let (mut en, mut ar) = (row.cell("en"), row.cell("ar"));
    if let Some(name) = row.list("name").next() {
        let own = if has_arabic(name) { &mut ar } else { &mut en };
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
    Ok(number)
}

fn read_flags(row: &Row, origin: Origin, rows: &mut Rows, faults: &mut Faults) -> Result<()> {
    let form = heard(checked(row, row.cell("form")), faults)?;
    let flags = heard(flags(row), faults)?;
    if let (Some(form), Some(flags)) = (form, flags) {
        let form = rows.forms_text.add(form)?;
        let id = rows.forms_text.add(row.cell("id"))?;
        rows.flags.push(FlagRow { form, id, flags, origin });
    }
    Ok(())
}

/// A template: one sense for the whole of it, and a phrase for each of its forms without the slot.
fn read_template(row: &Row, origin: Origin, rows: &mut Rows, faults: &mut Faults) -> Result<()> {
    let number = rows.templates;
    rows.templates += 1;
    if row.cell("id").is_empty() || !row.cell("kind").starts_with("agency/") {
        return faults(
            row.fault("a template without an id or kind; expected an id and agency/ with a subkind"),
        );
    }
    let cells = TEMPLATE_COLUMNS.map(|column| row.cell(column)).join("\t");
    rows.sense(Class::Template, &format!("{number}\t{cells}"))?;
    // Of two forms that differ in capitals alone the one without is kept, which fits both.
    let mut forms: Vec<&str> = row.list("en").chain(row.list("ar")).collect();
    forms.sort_by_key(|form| form.contains(char::is_uppercase));
    for form in forms {
        let (class, words, value) = match Slot::split(form) {
            Some((before, slot, after)) if !before.is_empty() => {
                (Class::TemplateHead, before, format!("{number}\t{}\t{after}", slot.name()))
            }
            Some((_, slot, after)) if !after.is_empty() => {
                (Class::TemplateTail, after, format!("{number}\t{}\t", slot.name()))
            }
            _ => {
                let what = format!(
                    "{form:?} has not one slot and words beside it; expected such as: Bank of {{country}}"
                );
                faults(row.fault(what))?;
                continue;
            }
        };
        rows.add_word(words, class, &value, FormFlags::default(), origin)?;
    }
    Ok(())
}

/// The adjectives of a country: one in English, and in Arabic definite ones, which close the name of a body.
fn read_nation(row: &Row, origin: Origin, rows: &mut Rows) -> Result<()> {
    let definite = |adjective: &str| match adjective.strip_prefix("جنوب ") {
        Some(rest) => format!("الجنوب {rest}"),
        None => adjective.split(' ').map(|word| format!("ال{word}")).collect::<Vec<_>>().join(" "),
    };
    let mut adjectives: Vec<(Slot, String)> = Vec::new();
    adjectives.extend(row.list("en_adjective").map(|adjective| (Slot::Adjective, adjective.to_owned())));
    adjectives.extend(row.list("ar_m").map(|adjective| (Slot::NisbaM, definite(adjective))));
    adjectives.extend(row.list("ar_f").map(|adjective| (Slot::NisbaF, definite(adjective))));
    adjectives.extend(row.list("ar_m").map(|adjective| (Slot::NisbaMp, definite(adjective) + "ين")));
    for (slot, adjective) in adjectives {
        let value = format!("{}\t{}\t{adjective}", row.cell("iso"), slot.name());
        rows.add_word(&adjective, Class::Nation, &value, FormFlags::default(), origin)?;
    }
    Ok(())
}

fn read_name(row: &Row, origin: Origin, rows: &mut Rows, faults: &mut Faults) -> Result<()> {
    let classes: &[Class] = match row.cell("role") {
        "given" => &[Class::Given],
        "family" => &[Class::Family],
        "both" => &[Class::Given, Class::Family],
        role => return faults(row.fault(format!("unknown role {role:?}; expected given, family or both"))),
    };
    let has = |flag: &str| row.cell("flags").split_whitespace().any(|f| f == flag);
    if let Some(unknown) = row.cell("flags").split_whitespace().find(|f| !NAME_FLAGS.contains(f)) {
        faults(row.fault(format!("unknown flag {unknown:?}; expected some of: {}", NAME_FLAGS.join(" "))))?;
    }
    let ordinary = has("ordinary") || has("context");
    let flags = if has("exact") { FormFlags::EXACT } else { FormFlags::default() };
    let value = if row.cell("en").is_empty() { row.cell("ar") } else { row.list("en").next().unwrap_or("") };
    for (column, own_flag) in [("ar", "ordinary_ar"), ("ar_aliases", "ordinary_ar"), ("en", "ordinary_en")] {
        for form in row.list(column) {
            let Some(form) = heard(checked(row, form), faults)? else { continue };
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

fn read_word(row: &Row, origin: Origin, rows: &mut Rows, faults: &mut Faults) -> Result<()> {
    let value = row.cell("value");
    let class = match (row.cell("class"), value) {
        ("title", "strong") => Class::TitleStrong,
        ("title", _) => Class::TitleWeak,
        ("preposition", _) => Class::Preposition,
        (name, _) if FUNCTION_CLASSES.contains(&name) => Class::Function,
        (name, _) => match Class::named(name) {
            Some(class) => class,
            None => {
                return faults(
                    row.fault(format!("unknown class {name:?}; expected one of: {}", word_classes())),
                );
            }
        },
    };
    for (column, is_arabic) in [("ar", true), ("en", false)] {
        for form in row.list(column) {
            let Some(form) = heard(checked(row, form), faults)? else { continue };
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

/// What the column `class` of a word table may say.
fn word_classes() -> String {
    let given_otherwise = [
        "given",
        "family",
        "ordinary_name",
        "place_name",
        "person_name",
        "agency_name",
        "template",
        "template_head",
        "template_tail",
        "nation",
    ];
    let named = Class::NAMES.iter().filter(|name| !given_otherwise.contains(name));
    let names: Vec<&str> = named.chain(&["title"]).chain(&FUNCTION_CLASSES).copied().collect();
    names.join(" ")
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
            let known = FormFlags::names().join(" ");
            row.fault(format!("unknown flag {name:?}; expected some of: {known}"))
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
