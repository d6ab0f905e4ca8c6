//! From checked rows to flat tables. Knows how names are cut and folded; decides nothing about texts.

use hashbrown::{HashMap, HashSet};

use super::dictionary::{Dictionary, FormRecord, LongWord, Node, Spelling, Target};
use super::flags::FormFlags;
use super::origin::Origin;
use super::rows::{FlagRow, Rows};
use super::table::{EdgeList, EdgeTable, WordList, WordTable};
use super::tsv::{Faults, heard};
use super::variants;
use crate::class::{Class, ClassSet, WordId};
use crate::entity::{EntityKind, EntityRecord};
use crate::error::{Error, Result};
use crate::normalize::has_arabic;
use crate::strings::Strings;
use crate::tokenize::{Ending, Gap, Script, Shape, Token, Tokenizer, word_fold};

/// Compiles rows into a dictionary. Linear in the rows. Hands every fault to `faults`, and leaves out what is at fault if
/// told to go on: a form without a letter, which could never match; an alias or flag of an id that no table has.
///
/// # Errors
/// Those that `faults` gives back, and more than two thousand million names.
pub(super) fn compile(rows: &Rows, faults: &mut Faults) -> Result<Dictionary> {
    let mut compiler = Compiler::new(rows.strings.clone());
    let decisions = Decisions::new(rows, faults)?;
    let never = |form: &str, origin| {
        rows.fault(origin, format!("{form:?} has no letter or digit and can never match"))
    };
    let mut derived = Vec::new();
    for row in &rows.forms {
        let form = rows.forms_text.text(row.form);
        let Some(entity) = heard(rows.owner(row), faults)? else { continue };
        let record = &rows.entities[entity as usize];
        let flags = row.flags.or(decisions.about(form, || rows.id(entity)));
        let (target, class) = (Target::Entity(entity), entity_class(record, form, flags));
        if !compiler.add(form, target, class, flags, row.origin)? {
            faults(never(form, row.origin))?;
            continue;
        }
        if !flags.has(FormFlags::NO_VARIANTS) {
            let english = rows.strings.text(record.english());
            variants::derive(form, english, &mut |variant| {
                derived.push((variant, entity, flags, row.origin))
            });
        }
    }
    let mut derived_words = Vec::new();
    for word in &rows.words {
        let form = rows.forms_text.text(word.form);
        let class = rows.senses[word.sense as usize].class;
        let (target, classes) = (Target::Sense(word.sense), ClassSet::of(&[class]));
        if !compiler.add(form, target, classes, word.flags, word.origin)? {
            faults(never(form, word.origin))?;
            continue;
        }
        if class == Class::Given {
            let flags = word.flags.or(FormFlags::DERIVED);
            variants::derive(form, "", &mut |variant| {
                derived_words.push((variant, target, classes, flags, word.origin))
            });
        }
    }
    // After everything that is listed, which is never hidden by what is derived.
    for (variant, entity, flags, origin) in derived {
        let decided = decisions.about(&variant, || rows.id(entity));
        let flags = flags.or(decided).or(FormFlags::DERIVED);
        let class = entity_class(&rows.entities[entity as usize], &variant, flags);
        compiler.add(&variant, Target::Entity(entity), class, flags, origin)?;
    }
    for (variant, target, classes, flags, origin) in derived_words {
        compiler.add(&variant, target, classes, flags, origin)?;
    }
    compiler.finish(rows)
}

/// The class of the words that alone name an entity of this kind, unless they are ordinary words as well.
fn entity_class(entity: &EntityRecord, form: &str, flags: FormFlags) -> ClassSet {
    if flags.needs_evidence() {
        return ClassSet::NONE;
    }
    match entity.kind {
        EntityKind::Place if entity.prior <= 3 && !has_arabic(form) => ClassSet::of(&[Class::Town]),
        EntityKind::Place => ClassSet::of(&[Class::PlaceName]),
        EntityKind::Person => ClassSet::of(&[Class::PersonName]),
        EntityKind::Agency => ClassSet::of(&[Class::AgencyName]),
        EntityKind::Date => ClassSet::NONE,
    }
}

/// Hand-made decisions about forms, found by the folded form.
pub(super) struct Decisions<'r> {
    by_form: HashMap<String, Vec<&'r FlagRow>>,
    texts: &'r Strings,
}

impl<'r> Decisions<'r> {
    pub(super) fn new(rows: &'r Rows, faults: &mut Faults) -> Result<Self> {
        let texts = &rows.forms_text;
        let mut by_form: HashMap<String, Vec<&FlagRow>> = HashMap::new();
        for row in &rows.flags {
            let id = texts.text(row.id);
            if !id.is_empty() && rows.entity_with_id(id).is_none() {
                let what =
                    format!("{id:?} is the id of no entity; expected one of these tables, or none for all");
                faults(rows.fault(row.origin, what))?;
            }
            by_form.entry(word_fold(texts.text(row.form))).or_default().push(row);
        }
        Ok(Decisions { by_form, texts })
    }

    /// What was decided about a form of the entity with this id.
    pub(super) fn about(&self, form: &str, id: impl FnOnce() -> &'r str) -> FormFlags {
        // Folding costs more than all the rest, and most lists have no decisions.
        if self.by_form.is_empty() {
            return FormFlags::default();
        }
        let Some(rows) = self.by_form.get(&word_fold(form)) else { return FormFlags::default() };
        let id = id();
        let about = |row: &&&FlagRow| [id, ""].contains(&self.texts.text(row.id));
        rows.iter().filter(about).fold(FormFlags::default(), |flags, row| flags.or(row.flags))
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

/// A form before nodes have their last numbers.
struct Pending {
    node: u32,
    record: FormRecord,
}

struct Compiler {
    tokenizer: Tokenizer,
    tokens: Vec<Token>,
    strings: Strings,
    words: WordList,
    long_words: Vec<LongWord>,
    edges: EdgeList,
    deep_nodes: u32,
    forms: Vec<Pending>,
    spellings: Vec<Spelling>,
    spelling_numbers: HashMap<Spelling, u32>,
    going_on: Vec<u32>,
}

impl Compiler {
    fn new(strings: Strings) -> Self {
        Compiler {
            tokenizer: Tokenizer::new(),
            tokens: Vec::new(),
            strings,
            words: WordList::default(),
            long_words: Vec::new(),
            edges: EdgeList::default(),
            deep_nodes: 0,
            forms: Vec::new(),
            spellings: Vec::new(),
            spelling_numbers: HashMap::new(),
            going_on: Vec::new(),
        }
    }

    /// Adds a form. False if the form has no letter or digit.
    fn add(
        &mut self,
        form: &str,
        target: Target,
        classes: ClassSet,
        flags: FormFlags,
        origin: Origin,
    ) -> Result<bool> {
        let Some((node, spelling)) = self.place(form, classes, flags)? else { return Ok(false) };
        let next = self.spellings.len() as u32;
        let spelling = *self.spelling_numbers.entry(spelling).or_insert_with(|| {
            self.spellings.push(spelling);
            next
        });
        self.forms.push(Pending { node, record: FormRecord { target, spelling, origin } });
        Ok(true)
    }

    /// The node where a form ends, and how it is spelt.
    fn place(&mut self, text: &str, classes: ClassSet, flags: FormFlags) -> Result<Option<(u32, Spelling)>> {
        let mut tokens = std::mem::take(&mut self.tokens);
        tokens.clear();
        self.tokenizer.tokenize(text, &mut tokens);
        let mut node = None;
        let (mut gap, mut endings) = (Gap::NONE, 0);
        for (i, token) in tokens.iter().enumerate() {
            let word = self.word(token, text)?;
            node = Some(match node {
                None => Place::Word(word),
                Some(from) => {
                    gap = gap.or(token.gap);
                    self.step(from, word)
                }
            });
            endings = pack_ending(endings, i, token.ending);
        }
        let node = node.map(|node| match node {
            Place::Word(word) => word.0,
            Place::Deep(deep) => deep | DEEP,
        });
        let flags = flags.or(shape_flags(&tokens, text));
        self.tokens = tokens;
        Ok(node.map(|node| (node, Spelling { classes, endings, flags, gap })))
    }

    fn word(&mut self, token: &Token, text: &str) -> Result<WordId> {
        let known = self.words.len();
        let word = self.words.insert(token.key);
        if token.key.is_hashed() && self.words.len() > known {
            let letters = self.strings.add(&word_fold(token.slice(text)))?;
            self.long_words.push(LongWord { word, letters });
        }
        Ok(word)
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
            self.words.add_classes(word, ClassSet::GOES_ON);
        }
        Place::Deep(to & !DEEP)
    }

    fn finish(mut self, rows: &Rows) -> Result<Dictionary> {
        let (mut words, numbers) = WordTable::new(&self.words);
        let word_count = words.len() as u32;
        let node_count = words.len() + self.deep_nodes as usize;
        if node_count.max(self.forms.len()).max(rows.len()) >= Node::LIMIT as usize {
            return Err(Error::new("more than 2147483647 names; expected fewer: make several gazetteers"));
        }
        let word = |word: WordId| numbers[word.0 as usize];
        let number =
            |node: u32| if node & DEEP == 0 { word(WordId(node)).0 } else { word_count + (node & !DEEP) };
        let edges = EdgeTable::new(&self.edges, number, word);
        for long in &mut self.long_words {
            long.word = word(long.word);
        }
        self.long_words.sort_unstable_by_key(|long| long.word);
        let mut goes_on = vec![false; node_count];
        for &node in &self.going_on {
            goes_on[number(node) as usize] = true;
        }
        self.forms.sort_by_cached_key(|form| number(form.node));
        let mut rest = self.forms.as_slice();
        let mut forms = Vec::with_capacity(rest.len());
        let mut nodes = Vec::with_capacity(node_count + 1);
        let mut classes = vec![ClassSet::NONE; words.len()];
        for (number, noted) in numbers.iter().zip(self.words.classes()) {
            classes[number.0 as usize] = noted;
        }
        for (node, goes_on) in (0..).zip(goes_on) {
            let first = forms.len();
            let (of_node, of_others) =
                rest.split_at(rest.iter().take_while(|form| number(form.node) == node).count());
            rest = of_others;
            forms.extend(without_repetition(of_node, &self.spellings).map(|form| form.record));
            if node < word_count {
                let begins = if goes_on { ClassSet::BEGINS } else { ClassSet::NONE };
                let classes = &mut classes[node as usize];
                *classes = classes.or(word_classes(&forms[first..], &self.spellings)).or(begins);
            }
            nodes.push(Node::new(first as u32, goes_on).bits());
        }
        nodes.push(Node::new(forms.len() as u32, false).bits());
        words.classify(&classes);
        Ok(Dictionary {
            strings: self.strings,
            files: rows.files.clone(),
            words,
            long_words: self.long_words,
            edges,
            nodes: nodes.into(),
            forms: forms.into_iter().map(FormRecord::to_words).collect(),
            spellings: self.spellings,
            senses: rows.senses.clone(),
            entities: rows.entities.clone(),
            subkinds: rows.subkinds.clone(),
        })
    }
}

/// What the look-up of a word answers at once, from the forms that the word alone makes.
fn word_classes(forms: &[FormRecord], spellings: &[Spelling]) -> ClassSet {
    let spelling = |form: &FormRecord| spellings[form.spelling as usize];
    let mut classes = ClassSet::NONE;
    for (i, form) in forms.iter().enumerate() {
        let Spelling { classes: own, endings, flags, .. } = spelling(form);
        classes = classes.or(own);
        if flags.has(FormFlags::EXACT) || i > 0 && endings != spelling(&forms[i - 1]).endings {
            classes = classes.or(ClassSet::MIXED);
        }
        if matches!(form.target, Target::Entity(_)) {
            classes = classes.or(ClassSet::NAMES);
        }
    }
    classes
}

/// Leaves each target of a node one form for each sign that may stand inside it (Gazeta.ru, Gazeta ru), and no derived
/// spelling where anything is listed: what a list has is not also the misspelling of something else. `forms` are those of
/// one node, in the order of their coming, listed ones first.
fn without_repetition<'f>(forms: &'f [Pending], spellings: &[Spelling]) -> impl Iterator<Item = &'f Pending> {
    /// From here on a set is faster than looking through the forms before.
    const MANY: usize = 16;
    let spelling = |form: &Pending| spellings[form.record.spelling as usize];
    let listed = forms.iter().take_while(|form| !spelling(form).flags.has(FormFlags::DERIVED)).count();
    let forms = if listed > 0 { &forms[..listed] } else { forms };
    let identity = move |form: &Pending| (form.record.target, spelling(form).gap.without(Gap::USUAL));
    let mut seen = HashSet::new();
    forms.iter().enumerate().filter_map(move |(i, form)| {
        let own = identity(form);
        let is_new = match forms.len() {
            ..MANY => forms[..i].iter().all(|before| identity(before) != own),
            _ => seen.insert(own),
        };
        is_new.then_some(form)
    })
}

/// How a Latin form is written: an acronym, a name with capitals, or a plain word.
fn shape_flags(tokens: &[Token], text: &str) -> FormFlags {
    let mut latin = tokens.iter().filter(|t| t.script == Script::Latin).peekable();
    if latin.peek().is_none() || has_arabic(text) {
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
