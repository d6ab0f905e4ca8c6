//! A dictionary as bytes and back. Opening copies tables and checks every number in them that points somewhere; it hashes,
//! folds and sorts nothing.

use super::dictionary::{Dictionary, FormRecord, LongWord, Node, SenseRecord, Spelling, Target};
use super::format::{Reader, Record, Writer, fault};
use super::origin::{File, Files};
use super::table::{EdgeTable, WordTable};
use crate::entity::{EntityKind, EntityRecord};
use crate::error::{Error, Result};
use crate::strings::{Strings, Text};

/// Sections besides those of the word table and the steps.
const OWN_SECTIONS: usize = 9;
const SECTIONS: usize = OWN_SECTIONS + WordTable::SECTIONS + EdgeTable::SECTIONS;

impl Dictionary {
    /// The dictionary as bytes: the same for the same rows.
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut writer = Writer::new();
        writer.bytes(self.strings.as_str().as_bytes());
        writer.table(self.files.iter().copied());
        writer.table(self.subkinds.iter().copied());
        writer.table(self.entities.iter().copied());
        writer.table(self.senses.iter().copied());
        writer.table(self.spellings.iter().copied());
        writer.table(self.forms.iter().copied());
        self.words.save(&mut writer);
        writer.table(self.long_words.iter().copied());
        writer.table(self.nodes.iter().copied());
        self.edges.save(&mut writer);
        writer.finish()
    }

    /// The dictionary again. Linear in the bytes.
    ///
    /// # Errors
    /// Anything that [`Dictionary::to_bytes`] of this version and these rules would not have written.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Result<Dictionary> {
        let mut reader = Reader::new(bytes, SECTIONS)?;
        let strings = std::str::from_utf8(reader.bytes());
        let strings = strings.map_err(|e| {
            Error::new(format!("strings are not UTF-8 after byte {}; expected text", e.valid_up_to()))
        })?;
        let strings = Strings::new(strings.to_owned());
        let files: Vec<File> = reader.table("files")?;
        check_texts("files", files.iter().map(|file| file.name()), &strings)?;
        let file_count = files.len();
        let files =
            Files::opened(files).ok_or_else(|| fault("files", file_count, "lines are not numbered on"))?;
        let subkinds: Vec<Text> = reader.table("subkinds")?;
        check_texts("subkinds", subkinds.iter().copied(), &strings)?;
        let entities: Vec<EntityRecord> = reader.table("entities")?;
        check_entities(&entities, &strings, subkinds.len())?;
        let senses: Vec<SenseRecord> = reader.table("senses")?;
        check_texts("senses", senses.iter().map(|sense| sense.value), &strings)?;
        let spellings: Vec<Spelling> = reader.table("spellings")?;
        let forms: Vec<FormRecord> = reader.table("forms")?;
        check_forms(&forms, entities.len(), senses.len(), spellings.len(), files.rows())?;
        let words = WordTable::open(&mut reader)?;
        let long_words: Vec<LongWord> = reader.table("long words")?;
        check_texts("long words", long_words.iter().map(|long| long.letters), &strings)?;
        check_long_words(&long_words, words.len())?;
        let nodes: Vec<Node> = reader.table("nodes")?;
        check_nodes(&nodes, words.len(), forms.len())?;
        let edges = EdgeTable::open(&mut reader, words.len(), nodes.len() - 1)?;
        Ok(Dictionary {
            strings,
            files,
            words,
            long_words,
            edges,
            nodes,
            forms,
            spellings,
            senses,
            entities,
            subkinds,
        })
    }
}

fn check_texts(table: &str, texts: impl Iterator<Item = Text>, strings: &Strings) -> Result<()> {
    for (index, text) in texts.enumerate() {
        if !strings.has(text) {
            return Err(fault(
                table,
                index,
                format_args!("bytes {} to {:+} are no string", text.start, text.length),
            ));
        }
    }
    Ok(())
}

fn check_entities(entities: &[EntityRecord], strings: &Strings, subkinds: usize) -> Result<()> {
    for (index, entity) in entities.iter().enumerate() {
        let parts = [entity.id(), entity.english(), entity.arabic(), entity.codes()];
        if !parts.iter().all(|&part| strings.has(part)) {
            return Err(fault("entities", index, format_args!("bytes from {} are no strings", entity.start)));
        }
        if entity.subkind as usize >= subkinds {
            return Err(fault("entities", index, format_args!("subkind {} of {subkinds}", entity.subkind)));
        }
    }
    Ok(())
}

fn check_forms(
    forms: &[FormRecord],
    entities: usize,
    senses: usize,
    spellings: usize,
    rows: u32,
) -> Result<()> {
    for (index, form) in forms.iter().enumerate() {
        let known = match form.target {
            Target::Entity(id) => (id as usize) < entities,
            Target::Sense(id) => (id as usize) < senses,
        };
        if !known || form.spelling as usize >= spellings || form.origin.0 >= rows {
            return Err(fault(
                "forms",
                index,
                format_args!(
                    "{form:?}; {entities} entities, {senses} senses, {spellings} spellings, {rows} rows"
                ),
            ));
        }
    }
    Ok(())
}

/// Long words are looked up by bisection, so they have to be in order.
fn check_long_words(long_words: &[LongWord], words: usize) -> Result<()> {
    let in_order = long_words.is_sorted_by(|a, b| a.word < b.word);
    match long_words.last() {
        Some(last) if !in_order || last.word.0 as usize >= words => Err(fault(
            "long words",
            long_words.len() - 1,
            format_args!("word {} of {words}, or not in order", last.word.0),
        )),
        _ => Ok(()),
    }
}

/// Every node has its forms between its own first form and that of the next; the last node is there to end the one before it.
fn check_nodes(nodes: &[Node], words: usize, forms: usize) -> Result<()> {
    let in_order = nodes.is_sorted_by(|a, b| a.first_form() <= b.first_form());
    let ends = nodes.last().is_some_and(|last| last.first_form() as usize == forms);
    if nodes.len() <= words || !in_order || !ends {
        return Err(fault(
            "nodes",
            nodes.len(),
            format_args!("{words} words, {forms} forms, or not in order"),
        ));
    }
    Ok(())
}

impl Record<4> for EntityRecord {
    fn to_words(self) -> [u32; 4] {
        let [id, english, arabic, codes] = self.lengths.map(u32::from);
        let rest = (self.subkind as u32) << 16 | (self.kind as u32) << 8 | self.prior as u32;
        [self.start, english << 16 | id, codes << 16 | arabic, rest]
    }

    fn from_words([start, first, second, rest]: [u32; 4]) -> Option<Self> {
        let lengths = [first as u16, (first >> 16) as u16, second as u16, (second >> 16) as u16];
        let kind =
            *EntityKind::ALL.get((rest >> 8 & 0xFF) as usize).filter(|kind| **kind != EntityKind::Date)?;
        Some(EntityRecord { start, lengths, subkind: (rest >> 16) as u16, kind, prior: rest as u8 })
    }
}
