//! A dictionary as bytes and back. Opening copies tables, or leaves those of the program itself where they are, and checks every
//! number of a stranger's file that points somewhere; it folds and sorts nothing.

use std::io::Read;

use super::dictionary::{Dictionary, FormRecord, LongWord, Node, Target};
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
        self.written(self.strings.as_str())
    }

    /// The dictionary as its strings and the bytes of all the rest: what [`Dictionary::of_own`] takes.
    #[allow(dead_code, reason = "the build script calls it")]
    pub(crate) fn to_own(&self) -> (&str, Vec<u8>) {
        (self.strings.as_str(), self.written(""))
    }

    fn written(&self, strings: &str) -> Vec<u8> {
        let mut writer = Writer::new();
        writer.bytes(strings.as_bytes());
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

    /// The dictionary again, from a file of so many bytes. Linear in them.
    ///
    /// # Errors
    /// Anything that [`Dictionary::to_bytes`] of this version and these rules would not have written.
    pub(crate) fn from_file(bytes: &mut dyn Read, length: u64) -> Result<Dictionary> {
        let mut reader = Reader::new(bytes, length, SECTIONS)?;
        let strings = reader.bytes()?;
        let strings = simdutf8::compat::from_utf8(&strings).map_err(|e| {
            Error::new(format!("strings are not UTF-8 after byte {}; expected text", e.valid_up_to()))
        })?;
        let dictionary = Dictionary::read(Strings::new(strings.to_owned().into()), reader)?;
        dictionary.check()?;
        Ok(dictionary)
    }

    /// A dictionary that this program was built with: most of it stays where it is. Not checked again, since the build
    /// wrote it with these very modules; the tests check it.
    ///
    /// # Errors
    /// Tables that are not those of a dictionary at all.
    pub(crate) fn of_own(strings: &'static str, bytes: &'static [u8]) -> Result<Dictionary> {
        let mut reader = Reader::of_own(bytes, SECTIONS)?;
        reader.bytes()?;
        Dictionary::read(Strings::new(strings.into()), reader)
    }

    /// Reads the tables that follow the strings.
    fn read(strings: Strings, mut reader: Reader) -> Result<Dictionary> {
        let files: Vec<File> = reader.table("files")?;
        let file_count = files.len();
        let files =
            Files::opened(files).ok_or_else(|| fault("files", file_count, "lines are not numbered on"))?;
        let dictionary = Dictionary {
            strings,
            files,
            subkinds: reader.table("subkinds")?,
            entities: reader.table("entities")?,
            senses: reader.table("senses")?,
            spellings: reader.table("spellings")?,
            forms: reader.numbers("forms")?,
            words: WordTable::open(&mut reader)?,
            long_words: reader.table("long words")?,
            nodes: reader.numbers("nodes")?,
            edges: EdgeTable::open(&mut reader)?,
        };
        reader.finish()?;
        Ok(dictionary)
    }

    /// Everything in the tables that points somewhere points to something.
    fn check(&self) -> Result<()> {
        let Dictionary { strings, files, words, long_words, nodes, forms, senses, entities, .. } = self;
        check_texts("files", files.iter().map(|file| file.name()), strings)?;
        check_texts("subkinds", self.subkinds.iter().copied(), strings)?;
        check_entities(entities, strings, self.subkinds.len())?;
        check_texts("senses", senses.iter().map(|sense| sense.value), strings)?;
        check_forms(forms, entities.len(), senses.len(), self.spellings.len(), files.rows())?;
        words.check()?;
        check_texts("long words", long_words.iter().map(|long| long.letters), strings)?;
        check_long_words(long_words, words.len())?;
        check_nodes(nodes, words.len(), forms.len())?;
        self.edges.check(words.len(), nodes.len() - 1)
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
    forms: &[[u32; 3]],
    entities: usize,
    senses: usize,
    spellings: usize,
    rows: u32,
) -> Result<()> {
    for (index, &form) in forms.iter().enumerate() {
        let form = FormRecord::of(form);
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
fn check_nodes(nodes: &[u32], words: usize, forms: usize) -> Result<()> {
    let in_order = nodes.is_sorted_by(|&a, &b| Node(a).first_form() <= Node(b).first_form());
    let ends = nodes.last().is_some_and(|&last| Node(last).first_form() as usize == forms);
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
