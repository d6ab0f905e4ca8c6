//! Rules for tables beyond what loading asks: names that say one thing twice, that another name hides, that are words.
//! Knows rows and dictionaries; looks in no text.

use std::path::Path;

use hashbrown::{HashMap, HashSet};

use super::compile::{Decisions, compile, pack_ending};
use super::dictionary::{Dictionary, Target};
use super::finding::{Finding, Severity};
use super::flags::FormFlags;
use super::origin::Origin;
use super::read::read;
use super::rows::{EntityForm, Rows};
use super::variants;
use crate::class::{Class, ClassSet};
use crate::entity::{EntityKind, subkinds};
use crate::error::Error;
use crate::normalize::{has_arabic, is_dropped};
use crate::tokenize::{Gap, Token, Tokenizer, word_fold};

/// Words that no name should be without a flag.
const ORDINARY: ClassSet =
    ClassSet::of(&[Class::Ordinary, Class::Preposition, Class::Function, Class::SpeechVerb]);

/// Tables, what they compile to, and what is wrong with them.
pub(crate) struct Checked {
    findings: Vec<Finding>,
    rows: Rows,
    dictionary: Dictionary,
}

/// A name of an entity, with what was decided about it.
pub(crate) struct ListedName<'r> {
    entity: u32,
    pub id: &'r str,
    pub form: &'r str,
    flags: FormFlags,
    pub origin: Origin,
}

impl Checked {
    /// Reads tables, each with its name, and checks them one by one and together. `known` tells which entities other tables
    /// have, and which words are ordinary.
    pub(crate) fn new<'t>(
        tables: impl IntoIterator<Item = (&'t str, &'t str)>,
        known: &Dictionary,
    ) -> Checked {
        let mut rows = Rows::default();
        let mut findings = Vec::new();
        let mut hear = |fault: Error| {
            findings.push(Finding::error(&fault));
            Ok(())
        };
        for (name, text) in tables {
            let table = read(name, text, &mut rows, &mut hear);
            table.or_else(&mut hear).expect("a fault that was heard is no error");
        }
        let dictionary = compile(&rows, &mut hear)
            .or_else(|fault| hear(fault).and_then(|()| compile(&Rows::default(), &mut hear)));
        let dictionary = dictionary.expect("nothing can be wrong with no rows");
        let mut checked = Checked { findings, rows, dictionary };
        for note in
            [checked.entities(known), checked.forms(known), checked.rivals(), checked.decisions()].concat()
        {
            checked.note(note);
        }
        checked
    }

    /// The compiled tables, without what is at fault.
    pub(crate) fn dictionary(&self) -> &Dictionary {
        &self.dictionary
    }

    /// The findings in the order of tables and lines, errors first in a line.
    pub(crate) fn into_findings(mut self) -> Vec<Finding> {
        let Rows { files, strings, .. } = &self.rows;
        let numbers: HashMap<&Path, usize> =
            files.iter().map(|file| Path::new(strings.text(file.name()))).zip(0..).collect();
        self.findings.sort_by_key(|f| (f.file().and_then(|file| numbers.get(file)), f.line(), f.severity()));
        self.findings
    }

    /// Every name of every entity.
    pub(crate) fn listed(&self) -> Vec<ListedName<'_>> {
        let rows = &self.rows;
        let decisions = Decisions::new(rows, &mut |_| Ok(())).expect("faults are passed over");
        let name = |row: &EntityForm| {
            let entity = rows.owner(row).ok()?;
            let (id, form) = (rows.id(entity), rows.forms_text.text(row.form));
            let flags = row.flags.or(decisions.about(form, || id));
            Some(ListedName { entity, id, form, flags, origin: row.origin })
        };
        rows.forms.iter().filter_map(name).collect()
    }

    /// Notes a broken rule.
    pub(crate) fn note(&mut self, Note { rule, severity, origin, message }: Note) {
        let fault = self.rows.fault(origin, message);
        self.findings.push(Finding::of_rule(rule, severity, &fault));
    }

    /// Ids, kinds and canonical names.
    fn entities(&self, known: &Dictionary) -> Vec<Note> {
        let rows = &self.rows;
        let known: HashMap<&str, EntityKind> = (0..known.entity_count() as u32)
            .map(|entity| (known.entity(entity).id(), known.entity(entity).kind()))
            .collect();
        let bilingual = self.bilingual_files();
        let mut notes = Vec::new();
        for (record, &origin) in rows.entities.iter().zip(&rows.entity_origins) {
            let mut note = |rule, message| notes.push(Note::warning(rule, origin, message));
            let kind = record.kind;
            let [id, en, ar] =
                [record.id(), record.english(), record.arabic()].map(|text| rows.strings.text(text));
            if let Some(other) = known.get(id).filter(|other| **other != kind) {
                note(
                    "kind",
                    format!(
                        "id {id} stands here for {kind}, and among the bundled names for {other}; expected one kind an id: take another id"
                    ),
                );
            }
            let subkind = rows.strings.text(rows.subkinds[record.subkind as usize]);
            if !subkind.is_empty() && !subkinds(kind).contains(&subkind) {
                let usual = subkinds(kind).join(" ");
                note(
                    "subkind",
                    format!(
                        "unknown subkind {subkind:?} of a {kind}; expected one of: {usual}: correct it, unless it is meant to be passed on as it is"
                    ),
                );
            }
            let missing = match (en.is_empty(), ar.is_empty()) {
                (true, false) => Some("English"),
                (false, true) => Some("Arabic"),
                _ => None,
            };
            let in_bilingual =
                rows.files.locate(origin, &rows.strings).is_some_and(|(file, _)| bilingual.contains(file));
            if let Some(language) = missing.filter(|_| in_bilingual) {
                note(
                    "language",
                    format!(
                        "{id} has no {language} name; expected one in each language: add it, so that text in both gives the same id"
                    ),
                );
            }
            if has_arabic(en) || !ar.is_empty() && !has_arabic(ar) {
                note(
                    "script",
                    format!(
                        "{id} is {en:?} in column en and {ar:?} in column ar; expected Latin letters in the one and Arabic ones in the other: move the names"
                    ),
                );
            }
        }
        notes
    }

    /// The files that name something in English and something in Arabic: what has one name there lacks the other.
    fn bilingual_files(&self) -> HashSet<&str> {
        let rows = &self.rows;
        let mut seen: HashMap<&str, [bool; 2]> = HashMap::new();
        for (record, &origin) in rows.entities.iter().zip(&rows.entity_origins) {
            if let Some((file, _)) = rows.files.locate(origin, &rows.strings) {
                let seen = seen.entry(file).or_default();
                seen[0] |= record.english().length > 0;
                seen[1] |= record.arabic().length > 0;
            }
        }
        seen.into_iter().filter(|(_, languages)| *languages == [true; 2]).map(|(file, _)| file).collect()
    }

    /// Names one by one: what they are made of, and whether they are words.
    fn forms(&self, words: &Dictionary) -> Vec<Note> {
        let mut notes = Vec::new();
        let mut folds = Folds::default();
        for name in self.listed() {
            let ListedName { id, form, .. } = name;
            let mut note = |rule, message| notes.push(Note::warning(rule, name.origin, message));
            if let Some(dropped) = form.chars().find(|&c| is_dropped(c)) {
                let code = dropped as u32;
                note(
                    "marks",
                    format!(
                        "{form:?} contains U+{code:04X}, which matching passes over; expected plain letters: write it without"
                    ),
                );
            }
            // An acronym is told from the word by its capitals: WHO.
            let acronym = form.chars().all(|c| c.is_uppercase() || c == '.');
            let decided = acronym || name.flags.needs_evidence() || name.flags.has(FormFlags::CASE);
            if !decided && folds.is_word(form, ORDINARY, words) {
                note(
                    "ordinary",
                    format!(
                        "{form:?} of {id} is also an ordinary word; expected the flag ordinary or context: add it to the row or to a table of flags"
                    ),
                );
            }
        }
        notes
    }

    /// Names beside names: those of an entity that fold alike, and entities that others hide in a language altogether.
    fn rivals(&self) -> Vec<Note> {
        let mut notes = Vec::new();
        let mut folds = Folds::default();
        let listed = self.listed();
        let mut by_key: HashMap<String, Vec<&ListedName>> = HashMap::new();
        // By entity and script: a name that can be chosen, or the first that never is, with what hides it.
        let mut chosen: HashMap<(u32, bool), Option<(&ListedName, &ListedName)>> = HashMap::new();
        for name in &listed {
            let before = by_key.entry(folds.key(name.form)).or_default();
            if let Some(first) = before.iter().find(|first| first.entity == name.entity) {
                let (form, again, place) = (name.form, first.form, self.rows.place(first.origin));
                let message = format!(
                    "{form:?} is {again:?} of {place} again, by the spelling rules; expected each name once: take it out"
                );
                notes.push(Note::warning("twice", name.origin, message));
                continue;
            }
            let hidden = before.iter().find(|first| self.hides(first, name)).map(|first| (name, *first));
            let of_script = chosen.entry((name.entity, has_arabic(name.form))).or_insert(hidden);
            *of_script = of_script.and(hidden.and(*of_script));
            before.push(name);
        }
        for (name, first) in chosen.into_values().flatten() {
            let (form, place) = (name.form, self.rows.place(first.origin));
            let (id, other) = (name.id, first.id);
            let message = format!(
                "{id} is never meant by {form:?}, which is {other} at {place} first; expected a name or prior that tells them apart, or a flag: decide"
            );
            notes.push(Note::warning("hidden", name.origin, message));
        }
        notes
    }

    /// Whether a name is never chosen beside one that is listed before it and folds alike. A flag and a prior are decisions,
    /// and a province has the name of its town.
    fn hides(&self, first: &ListedName, name: &ListedName) -> bool {
        let weight = |name: &ListedName| {
            let record = &self.rows.entities[name.entity as usize];
            (record.kind, record.subkind, record.prior, name.flags)
        };
        weight(first) == weight(name) && !name.flags.needs_evidence()
    }

    /// Flags of forms that nothing has, and of capitals that a form has not.
    fn decisions(&self) -> Vec<Note> {
        let mut forms: HashSet<(String, u32)> = HashSet::new();
        for name in self.listed() {
            forms.insert((word_fold(name.form), name.entity));
            let english = self.rows.strings.text(self.rows.entities[name.entity as usize].english());
            variants::derive(name.form, english, &mut |variant| {
                forms.insert((word_fold(&variant), name.entity));
            });
        }
        let all: HashSet<&str> = forms.iter().map(|(form, _)| form.as_str()).collect();
        let mut notes = Vec::new();
        for row in &self.rows.flags {
            let [form, id] = [row.form, row.id].map(|text| self.rows.forms_text.text(text));
            let folded = word_fold(form);
            let known = match self.rows.entity_with_id(id) {
                Some(entity) => forms.contains(&(folded, entity)),
                None => !id.is_empty() || all.contains(folded.as_str()),
            };
            if !known {
                let whose = if id.is_empty() { "anything" } else { id };
                let message = format!(
                    "{form:?} is no name of {whose}; expected a form that the tables have, or that spelling rules derive: correct it, or take the row out"
                );
                notes.push(Note::warning("flag", row.origin, message));
            }
            if row.flags.has(FormFlags::CASE) && !form.chars().any(char::is_uppercase) {
                let message = format!(
                    "{form:?} is flagged case and has no capital; expected one: correct the form or the flag"
                );
                notes.push(Note::warning("case", row.origin, message));
            }
        }
        notes
    }

    /// How many forms there are, and how many of them are derived by spelling rules.
    pub(crate) fn form_counts(&self) -> (usize, usize) {
        let forms = self.dictionary.form_count();
        let derived = (0..forms).filter(|&form| {
            let form = self.dictionary.form(form as u32);
            form.flags.has(FormFlags::DERIVED) && matches!(form.target, Target::Entity(_))
        });
        (self.rows.forms.len(), derived.count())
    }
}

/// A broken rule, before it is known which line that is.
#[derive(Clone)]
pub(crate) struct Note {
    pub rule: &'static str,
    pub severity: Severity,
    pub origin: Origin,
    pub message: String,
}

impl Note {
    fn warning(rule: &'static str, origin: Origin, message: String) -> Note {
        Note { rule, severity: Severity::Warning, origin, message }
    }
}

/// Forms as matching compares them: word by word, folded.
struct Folds {
    tokenizer: Tokenizer,
    tokens: Vec<Token>,
}

impl Default for Folds {
    fn default() -> Self {
        Folds { tokenizer: Tokenizer::new(), tokens: Vec::new() }
    }
}

impl Folds {
    /// What forms have in common that no text tells apart.
    fn key(&mut self, form: &str) -> String {
        self.tokenize(form);
        let mut key = String::new();
        let mut inside = Gap::NONE;
        for (index, token) in self.tokens.iter().enumerate() {
            if index > 0 {
                inside = inside.or(token.gap);
                key.push(' ');
            }
            key.push_str(&word_fold(token.slice(form)));
        }
        // Gazeta.ru is not Gazeta ru.
        key.push(' ');
        key.push_str(&inside.without(Gap::USUAL).bits().to_string());
        key
    }

    /// Whether a dictionary has the whole form, spelt with the same endings, as a word of one of `classes`.
    fn is_word(&mut self, form: &str, classes: ClassSet, words: &Dictionary) -> bool {
        self.tokenize(form);
        let (mut node, mut endings) = (None, 0);
        for (index, token) in self.tokens.iter().enumerate() {
            let Some((word, _)) = words.word_of_letters(&word_fold(token.slice(form)), token.ending) else {
                return false;
            };
            let next = match node {
                None => Some(words.root(word)),
                Some(from) => words.step(from, word),
            };
            let Some(next) = next else { return false };
            node = Some(next);
            endings = pack_ending(endings, index, token.ending);
        }
        node.into_iter().flat_map(|node| words.form_ids(node)).map(|form| words.form(form)).any(|word| {
            let of_class = |sense| classes.has(words.sense(sense).class);
            word.endings == endings && matches!(word.target, Target::Sense(sense) if of_class(sense))
        })
    }

    fn tokenize(&mut self, form: &str) {
        self.tokens.clear();
        self.tokenizer.tokenize(form, &mut self.tokens);
    }
}
