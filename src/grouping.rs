//! The mentions of one text, grouped by what they name. Knows mentions alone; what is a mention of what, the document decided.

use serde::Serialize;

use crate::entity::{Entity, EntityKind};
use crate::mention::{Extraction, Mention, Names};

/// A person, place or agency of one text, with its mentions.
///
/// ```
/// use musamma::Extractor;
///
/// let extractor = Extractor::new()?;
/// let arabic = extractor.extract("زار صدام حسين بغداد، وقال الرئيس صدام إن العراق بلد عريق");
/// let entities = arabic.entities();
/// let names: Vec<(&str, usize)> = entities.iter().map(|e| (e.as_str(), e.mentions().len())).collect();
/// assert_eq!(names, [("صدام حسين", 2), ("بغداد", 1), ("العراق", 1)]);
/// assert_eq!(entities[0].entity().and_then(|e| e.english()), Some("Saddam Hussein"));
///
/// let english = extractor.extract("The Brampton Rowing Association (BRA) met Nancy Kassebaum. BRA welcomed Ms Kassebaum.");
/// let names: Vec<(&str, usize)> = english.entities().iter().map(|e| (e.as_str(), e.mentions().len())).collect();
/// assert_eq!(names, [("Brampton Rowing Association", 3), ("Nancy Kassebaum", 2)]);
/// # Ok::<(), musamma::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct DocumentEntity<'m, 'a> {
    indices: Vec<usize>,
    mentions: Vec<&'m Mention<'a>>,
}

impl<'m, 'a> DocumentEntity<'m, 'a> {
    /// The fullest form that the text gives: the longest mention, of equally long ones the first.
    pub fn as_str(&self) -> &'a str {
        self.fullest().as_str()
    }

    /// Person, place or agency.
    pub fn kind(&self) -> EntityKind {
        self.fullest().kind()
    }

    /// The finer kind where it is known, as [`Mention::subkind`].
    pub fn subkind(&self) -> &'a str {
        self.mentions.iter().map(|mention| mention.subkind).find(|subkind| !subkind.is_empty()).unwrap_or("")
    }

    /// The entity, as [`Mention::entity`].
    pub fn entity(&self) -> Option<Entity<'m>> {
        self.mentions.iter().find_map(|mention| mention.entity())
    }

    /// The entity's id, if the name is in a gazetteer.
    pub fn id(&self) -> Option<&'m str> {
        self.entity().map(Entity::id)
    }

    /// Its mentions, in the order of the text; at least one.
    pub fn mentions(&self) -> &[&'m Mention<'a>] {
        &self.mentions
    }

    /// Where its mentions stand in [`Extraction::mentions`].
    pub fn indices(&self) -> &[usize] {
        &self.indices
    }

    fn fullest(&self) -> &'m Mention<'a> {
        let mut fullest = self.mentions[0];
        for &mention in &self.mentions {
            if mention.text.len() > fullest.text.len() {
                fullest = mention;
            }
        }
        fullest
    }
}

/// The shape of the program's JSON: `{"kind", "subkind"?, "id"?, "name"?, "text", "mentions": [index, …]}`.
impl Serialize for DocumentEntity<'_, '_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Fields<'f> {
            text: &'f str,
            kind: EntityKind,
            #[serde(skip_serializing_if = "str::is_empty")]
            subkind: &'f str,
            #[serde(skip_serializing_if = "Option::is_none")]
            id: Option<&'f str>,
            #[serde(skip_serializing_if = "Option::is_none")]
            name: Option<Names<'f>>,
            mentions: &'f [usize],
        }
        let (kind, subkind, id) = (self.kind(), self.subkind(), self.id());
        let name = self.entity().map(Names::of);
        Fields { text: self.as_str(), kind, subkind, id, name, mentions: &self.indices }.serialize(serializer)
    }
}

impl<'a> Extraction<'a> {
    /// The people, places and agencies of the text, each with its mentions, in the order of their first mention: موسكو and
    /// Moscow are one, as are a full name and its short forms. Dates are left out. Costs one pass over the mentions.
    pub fn entities(&self) -> Vec<DocumentEntity<'_, 'a>> {
        let mut entities: Vec<DocumentEntity<'_, 'a>> = Vec::new();
        let mut place_of_group: Vec<Option<usize>> = Vec::new();
        for (index, mention) in self.mentions().iter().enumerate() {
            if mention.kind() == EntityKind::Date {
                continue;
            }
            if place_of_group.len() <= mention.group() {
                place_of_group.resize(mention.group() + 1, None);
            }
            let place = *place_of_group[mention.group()].get_or_insert_with(|| {
                entities.push(DocumentEntity { indices: Vec::new(), mentions: Vec::new() });
                entities.len() - 1
            });
            entities[place].indices.push(index);
            entities[place].mentions.push(mention);
        }
        entities
    }
}
