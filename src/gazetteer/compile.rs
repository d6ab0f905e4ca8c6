//! From checked rows to flat tables. Knows how names are cut and folded; decides nothing about texts.

use std::collections::{HashMap, HashSet};

use super::dictionary::{Dictionary, Form, FormFlags, Node, Target};
use super::rows::{FlagRow, Rows, is_arabic};
use super::table::{EdgeTable, WordTable};
use super::variants;
use crate::entity::{Entity, EntityKind, Origin};
use crate::error::{Error, Result};
use crate::lexicon::{Class, ClassSet, WordId};
use crate::tokenize::{Ending, Gap, Script, Shape, Token, Tokenizer, word_fold};

/// Compiles rows into a dictionary. Linear in the rows.
///
/// # Errors
/// A form without a letter, which could never match; an alias or flag of an id that no table has.
pub(crate) fn compile(rows: &Rows) -> Result<Dictionary> {
    let mut compiler = Compiler::new();
    let index: HashMap<&str, u32> = rows.entities.iter().map(|e| &*e.id).zip(0..).collect();
    let decisions = Decisions::new(&rows.flags);
    let fault = |origin: Origin, message: String| {
        Error::at(&rows.files[origin.file as usize], origin.line as usize, message)
    };
    let mut derived = Vec::new();
    for form in &rows.forms {
        let Some(&id) = index.get(&*form.id) else {
            return Err(fault(form.origin, format!("{:?} is the id of no entity", form.id)));
        };
        let entity = &rows.entities[id as usize];
        let flags = form.flags.or(decisions.about(&form.form, &form.id));
        let target = Target::Entity(id);
        compiler.add(&form.form, target, entity_class(entity, flags), flags, form.origin).map_err(|m| fault(form.origin, m))?;
        if !flags.has(FormFlags::NO_VARIANTS) {
            variants::derive(&form.form, &entity.en, &mut |variant| derived.push((variant, id, form.flags, form.origin)));
        }
    }
    for (variant, id, flags, origin) in derived {
        let entity = &rows.entities[id as usize];
        let flags = flags.or(decisions.about(&variant, &entity.id)).or(FormFlags::DERIVED);
        let target = Target::Entity(id);
        compiler.add_derived(&variant, target, entity_class(entity, flags), flags, origin);
    }
    let mut senses: HashMap<(Class, &str), u32> = HashMap::new();
    let mut sense_table = Vec::new();
    for word in &rows.words {
        let sense = *senses.entry((word.sense.class, &word.sense.value)).or_insert_with(|| {
            sense_table.push(word.sense.clone());
            sense_table.len() as u32 - 1
        });
        let class = ClassSet::of(&[word.sense.class]);
        compiler.add(&word.form, Target::Sense(sense), class, word.flags, word.origin).map_err(|m| fault(word.origin, m))?;
        if matches!(word.sense.class, Class::Given) {
            variants::derive(&word.form, "", &mut |variant| {
                compiler.add_derived(&variant, Target::Sense(sense), class, word.flags.or(FormFlags::DERIVED), word.origin);
            });
        }
    }
    Ok(compiler.finish(rows.entities.clone(), sense_table, rows.files.clone()))
}

/// The class of the words that alone name this entity, unless they are ordinary words as well.
fn entity_class(entity: &Entity, flags: FormFlags) -> ClassSet {
    if flags.has(FormFlags::ORDINARY) || flags.has(FormFlags::CONTEXT) {
        return ClassSet::NONE;
    }
    match entity.kind {
        EntityKind::Place => ClassSet::of(&[Class::PlaceName]),
        EntityKind::Person => ClassSet::of(&[Class::PersonName]),
        EntityKind::Agency => ClassSet::of(&[Class::AgencyName]),
        EntityKind::Date => ClassSet::NONE,
    }
}

/// Hand-made decisions about forms, found by the folded form.
struct Decisions<'r> {
    by_form: HashMap<String, Vec<&'r FlagRow>>,
}

impl<'r> Decisions<'r> {
    fn new(flags: &'r [FlagRow]) -> Self {
        let mut by_form: HashMap<String, Vec<&FlagRow>> = HashMap::new();
        for row in flags {
            by_form.entry(word_fold(&row.form)).or_default().push(row);
        }
        Decisions { by_form }
    }

    fn about(&self, form: &str, id: &str) -> FormFlags {
        if self.by_form.is_empty() {
            return FormFlags::default();
        }
        let rows = self.by_form.get(&word_fold(form)).into_iter().flatten();
        rows.filter(|row| row.id.is_empty() || &*row.id == id).fold(FormFlags::default(), |flags, row| flags.or(row.flags))
    }
}

/// A node before all words are numbered.
#[derive(Clone, Copy)]
enum Place {
    Word(WordId),
    Deep(u32),
}

/// Deep nodes carry this bit until the number of words is known.
const DEEP: u32 = 1 << 31;

struct Compiler {
    tokenizer: Tokenizer,
    tokens: Vec<Token>,
    words: WordTable,
    long_words: Vec<(WordId, Box<str>)>,
    edges: EdgeTable,
    deep_nodes: u32,
    forms: Vec<(u32, Form, ClassSet)>,
    /// Nodes and targets that are listed, so that no derived spelling repeats or hides one.
    listed: HashSet<(u32, u32, bool)>,
    going_on: Vec<u32>,
}

impl Compiler {
    fn new() -> Self {
        Compiler {
            tokenizer: Tokenizer::new(),
            tokens: Vec::new(),
            words: WordTable::new(),
            long_words: Vec::new(),
            edges: EdgeTable::new(),
            deep_nodes: 0,
            forms: Vec::new(),
            listed: HashSet::new(),
            going_on: Vec::new(),
        }
    }

    /// Adds a listed form.
    fn add(&mut self, form: &str, target: Target, classes: ClassSet, flags: FormFlags, origin: Origin) -> std::result::Result<(), String> {
        let (node, form) = self.place(form, target, flags, origin).ok_or_else(|| format!("{form:?} has no letter or digit and can never match"))?;
        if self.listed.insert(key_of(node, target)) {
            self.forms.push((node, form, classes));
        }
        Ok(())
    }

    /// Adds a spelling derived by rule, unless the same is listed.
    fn add_derived(&mut self, form: &str, target: Target, classes: ClassSet, flags: FormFlags, origin: Origin) {
        if let Some((node, form)) = self.place(form, target, flags, origin)
            && self.listed.insert(key_of(node, target))
        {
            self.forms.push((node, form, classes));
        }
    }

    fn place(&mut self, text: &str, target: Target, flags: FormFlags, origin: Origin) -> Option<(u32, Form)> {
        let mut tokens = std::mem::take(&mut self.tokens);
        tokens.clear();
        self.tokenizer.tokenize(text, &mut tokens);
        let mut node = None;
        let (mut gap, mut endings) = (Gap::NONE, 0);
        for (i, token) in tokens.iter().enumerate() {
            let word = self.word(token, text);
            node = Some(match node {
                None => Place::Word(word),
                Some(from) => {
                    gap = gap.or(token.gap);
                    self.step(from, word)
                }
            });
            if i < 16 {
                endings |= (token.ending as u32) << (2 * i);
            }
        }
        let node = node.map(|node| match node {
            Place::Word(word) => word.0,
            Place::Deep(deep) => deep | DEEP,
        })?;
        let flags = flags.or(shape_flags(&tokens, text));
        self.tokens = tokens;
        Some((node, Form { target, classes: ClassSet::NONE, flags, gap, endings, origin }))
    }

    fn word(&mut self, token: &Token, text: &str) -> WordId {
        let known = self.words.len();
        let word = self.words.insert(token.key);
        if token.key.is_hashed() && self.words.len() > known {
            self.long_words.push((word, word_fold(token.slice(text)).into()));
        }
        word
    }

    fn step(&mut self, from: Place, word: WordId) -> Place {
        let from = match from {
            Place::Word(word) => word.0,
            Place::Deep(deep) => deep | DEEP,
        };
        let next = self.deep_nodes | DEEP;
        let to = self.edges.insert(from, word, next);
        if to == next {
            self.deep_nodes += 1;
            self.going_on.push(from);
        }
        Place::Deep(to & !DEEP)
    }

    fn finish(mut self, entities: Vec<Entity>, senses: Vec<super::dictionary::Sense>, files: Vec<Box<str>>) -> Dictionary {
        let word_count = self.words.len() as u32;
        let number = |node: u32| if node & DEEP == 0 { node } else { word_count + (node & !DEEP) };
        self.edges.rename(number);
        let mut nodes =
            vec![Node { classes: ClassSet::NONE, first_form: 0, goes_on: false }; (word_count + self.deep_nodes) as usize + 1];
        for &node in &self.going_on {
            nodes[number(node) as usize].goes_on = true;
        }
        self.forms.sort_by_key(|(node, ..)| number(*node));
        let mut forms = Vec::with_capacity(self.forms.len());
        let (mut filled, mut last_endings) = (0, 0);
        for (node, form, classes) in self.forms {
            let node = number(node) as usize;
            while filled <= node {
                nodes[filled].first_form = forms.len() as u32;
                filled += 1;
            }
            let entry = &mut nodes[node];
            let is_first = entry.first_form as usize == forms.len();
            entry.classes = entry.classes.or(classes);
            if form.flags.has(FormFlags::EXACT) || !is_first && form.endings != last_endings {
                entry.classes = entry.classes.or(ClassSet::MIXED);
            }
            if matches!(form.target, Target::Entity(_)) {
                entry.classes = entry.classes.or(ClassSet::OPENS);
            }
            last_endings = form.endings;
            forms.push(Form { classes, ..form });
        }
        for node in &mut nodes[filled..] {
            node.first_form = forms.len() as u32;
        }
        for (word, node) in (0..word_count).zip(&mut nodes) {
            let opens = if node.goes_on { ClassSet::OPENS } else { ClassSet::NONE };
            self.words.set_classes(WordId(word), node.classes.or(opens));
        }
        Dictionary { words: self.words, long_words: self.long_words, edges: self.edges, nodes, forms, senses, entities, files }
    }
}

fn key_of(node: u32, target: Target) -> (u32, u32, bool) {
    match target {
        Target::Entity(id) => (node, id, true),
        Target::Sense(id) => (node, id, false),
    }
}

/// How a Latin form is written: an acronym, a name with capitals, or a plain word.
fn shape_flags(tokens: &[Token], text: &str) -> FormFlags {
    let mut latin = tokens.iter().filter(|t| t.script == Script::Latin).peekable();
    if latin.peek().is_none() || is_arabic(text) {
        return FormFlags::default();
    }
    if latin.clone().all(|t| t.shape == Shape::Upper) {
        FormFlags::UPPER.or(FormFlags::CAPITALISED)
    } else if latin.any(|t| t.shape.is_capital()) {
        FormFlags::CAPITALISED
    } else {
        FormFlags::default()
    }
}

/// The loose endings of a matched phrase, packed as a [`Form`] has them.
pub(crate) fn pack_ending(endings: u32, index: usize, ending: Ending) -> u32 {
    if index < 16 { endings | (ending as u32) << (2 * index) } else { endings }
}
