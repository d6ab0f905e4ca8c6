//! Bodies that many countries or cities have: ministries, armies, courts, universities. Written once in a table, with a slot
//! for the place, and composed where a text has one, so that nothing is stored for each country.

mod find;

use hashbrown::HashMap;

pub(crate) use find::find;

use crate::class::Class;
use crate::entity::{Entity, EntityKind, EntityRecord};
use crate::gazetteer::{Dictionary, Slot, Target};
use crate::strings::Strings;
use crate::tokenize::{Key, Tokenizer};

/// The templates of a dictionary, ready for matching.
#[derive(Debug, Default)]
pub(crate) struct Templates {
    templates: Vec<Template>,
    /// Forms without their slots, by the number of the sense.
    parts: HashMap<u32, Part>,
    /// Adjectives of countries, by the number of the sense.
    nations: HashMap<u32, Nation>,
    /// The adjectives that a country is named by in canonical names: the first of each sort.
    adjectives: HashMap<(u32, Slot), String>,
}

/// One row of the table.
#[derive(Debug)]
struct Template {
    id: String,
    subkind: String,
    english: Vec<String>,
    arabic: Vec<String>,
    /// Ids of the countries that have the body; all if empty.
    only: Vec<String>,
    except: Vec<String>,
}

/// A form of a template.
#[derive(Debug)]
struct Part {
    template: u16,
    slot: Slot,
    /// The words that follow the slot of a form that opens with words.
    after: Vec<Key>,
}

/// An adjective of a country.
#[derive(Clone, Copy, Debug)]
struct Nation {
    place: u32,
    slot: Slot,
}

/// A body of a place, made for one mention.
#[derive(Clone, Debug)]
pub(crate) struct Composed {
    record: EntityRecord,
    subkind: Box<str>,
    strings: Strings,
}

impl Composed {
    pub(crate) fn entity(&self) -> Entity<'_> {
        Entity { record: &self.record, subkind: &self.subkind, strings: &self.strings }
    }
}

impl Templates {
    /// Reads the templates of a dictionary. Linear in its senses and entities.
    pub(crate) fn new(dictionary: &Dictionary) -> Templates {
        let mut templates = Templates::default();
        let tokenizer = Tokenizer::new();
        let mut countries = HashMap::new();
        for (number, sense) in (0..).zip(dictionary.senses()) {
            let mut cells = sense.value.split('\t');
            let mut cell = || cells.next().unwrap_or("");
            match sense.class {
                Class::Template => {
                    // Senses keep the order of rows, so the template's number is its place.
                    cell();
                    templates.templates.push(Template::read(cell));
                }
                Class::TemplateHead | Class::TemplateTail => {
                    let (template, slot, after) = (cell(), cell(), cell());
                    let (Ok(template), Some(slot)) = (template.parse(), Slot::named(slot)) else { continue };
                    let mut tokens = Vec::new();
                    tokenizer.tokenize(after, &mut tokens);
                    let after = tokens.iter().map(|token| token.key).collect();
                    templates.parts.insert(number, Part { template, slot, after });
                }
                Class::Nation => {
                    if countries.is_empty() {
                        countries = self::countries(dictionary);
                    }
                    let (iso, slot, adjective) = (cell(), cell(), cell());
                    let (Some(&place), Some(slot)) = (countries.get(iso), Slot::named(slot)) else {
                        continue;
                    };
                    templates.nations.insert(number, Nation { place, slot });
                    templates.adjectives.entry((place, slot)).or_insert_with(|| adjective.to_owned());
                }
                _ => {}
            }
        }
        templates
    }

    /// The id of a template, without that of a place.
    pub(crate) fn id(&self, template: u16) -> &str {
        &self.templates[template as usize].id
    }

    pub(crate) fn subkind(&self, template: u16) -> &str {
        &self.templates[template as usize].subkind
    }

    /// The body of a template in a place.
    pub(crate) fn compose(&self, template: u16, place: u32, dictionary: &Dictionary) -> Composed {
        let template = &self.templates[template as usize];
        let entity = dictionary.entity(place);
        let name = |forms: &[String], name: Option<&str>| {
            let name = name.map(|name| name.split(" (").next().unwrap_or(name));
            let mut made = forms.iter().filter_map(|form| self.fill(form, place, name?));
            made.next().unwrap_or_default()
        };
        let id = format!("{}:{}", template.id, entity.id());
        let english = name(&template.english, entity.english());
        let arabic = name(&template.arabic, entity.arabic());
        let texts = [id, english, arabic, String::new()];
        // Names of places and templates are short: each was a cell of a table.
        let lengths = texts.each_ref().map(|text| u16::try_from(text.len()).unwrap_or(0));
        Composed {
            record: EntityRecord { start: 0, lengths, subkind: 0, kind: EntityKind::Agency, prior: 5 },
            subkind: template.subkind.as_str().into(),
            strings: Strings::new(texts.concat().into()),
        }
    }

    /// A form with its slot filled by a place; `None` where the place has no adjective.
    fn fill(&self, form: &str, place: u32, name: &str) -> Option<String> {
        let (before, slot, after) = Slot::split(form)?;
        let filling = match slot.is_adjective() {
            true => self.adjectives.get(&(place, slot))?,
            false => name,
        };
        let article = if before.ends_with(" of") && takes_article(filling) { "the" } else { "" };
        let words = [before, article, filling, after];
        Some(words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "))
    }

    /// Whether the place may have the body, and fill the slot.
    fn fits(&self, part: &Part, place: Entity) -> bool {
        let template = &self.templates[part.template as usize];
        let of_sort = match part.slot {
            Slot::City => place.subkind() == "city",
            Slot::Place => matches!(place.subkind(), "city" | "country" | "territory" | "region"),
            _ => place.subkind() == "country",
        };
        let id = place.id();
        of_sort
            && (template.only.is_empty() || template.only.iter().any(|only| only == id))
            && !template.except.iter().any(|except| except == id)
    }
}

impl Template {
    /// From the cells of its row.
    fn read<'c>(mut cell: impl FnMut() -> &'c str) -> Template {
        let list = |cell: &str| cell.split('|').map(|form| form.trim().to_owned()).collect();
        let ids = |cell: &str| cell.split_whitespace().map(str::to_owned).collect();
        let (id, kind) = (cell().to_owned(), cell());
        let subkind = kind.split_once('/').map_or("", |(_, subkind)| subkind).to_owned();
        let (english, arabic) = (list(cell()), list(cell()));
        let (only, except) = (ids(cell()), ids(cell()));
        Template { id, subkind, english, arabic, only, except }
    }
}

/// The numbers of the countries, by id.
fn countries(dictionary: &Dictionary) -> HashMap<&str, u32> {
    let entities = (0..dictionary.entity_count() as u32).map(|number| (dictionary.entity(number), number));
    entities
        .filter(|(entity, _)| entity.subkind() == "country")
        .map(|(entity, number)| (entity.id(), number))
        .collect()
}

/// Whether English puts "the" before the name of a country inside a sentence.
fn takes_article(name: &str) -> bool {
    const NAMES: [&str; 6] = ["Netherlands", "Philippines", "Bahamas", "Maldives", "Gambia", "Comoros"];
    let first = ["United "].iter().any(|word| name.starts_with(word));
    let last = [" Republic", " Islands"].iter().any(|word| name.ends_with(word));
    first || last || NAMES.contains(&name)
}

/// What a form stands for, if it is a word's.
fn sense(dictionary: &Dictionary, form: u32) -> Option<u32> {
    match dictionary.target(form) {
        Target::Sense(sense) => Some(sense),
        Target::Entity(_) => None,
    }
}
