//! A compiled gazetteer: words, phrases over words, what each phrase means. Read-only; answers look-ups, makes no decisions.

use super::table::{EdgeTable, WordTable};
use crate::entity::{Entity, Origin};
use crate::lexicon::{Class, ClassSet, WordId};
use crate::tokenize::{Ending, Gap, Key};

/// A point in the trie of phrases: the words read so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NodeId(pub(super) u32);

/// What a form stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// An entity, by its index.
    Entity(u32),
    /// A word sense, by its index.
    Sense(u32),
}

/// Properties of a form that matching has to respect or weigh.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) struct FormFlags(u16);

impl FormFlags {
    /// Also an ordinary word: counts only with evidence.
    pub(crate) const ORDINARY: FormFlags = FormFlags(1);
    /// Seldom meant: counts only with evidence.
    pub(crate) const CONTEXT: FormFlags = FormFlags(1 << 1);
    /// Also a name of people.
    pub(crate) const PERSON_NAME: FormFlags = FormFlags(1 << 2);
    /// No loose match.
    pub(crate) const EXACT: FormFlags = FormFlags(1 << 3);
    /// Capitals as written.
    pub(crate) const CASE: FormFlags = FormFlags(1 << 4);
    pub(crate) const NO_CLITICS: FormFlags = FormFlags(1 << 5);
    pub(crate) const NO_VARIANTS: FormFlags = FormFlags(1 << 6);
    /// A title at its head belongs to the name: Lady Gaga.
    pub(crate) const WHOLE: FormFlags = FormFlags(1 << 10);
    /// Derived by a spelling rule, not listed.
    pub(crate) const DERIVED: FormFlags = FormFlags(1 << 7);
    /// Written in capitals throughout: an acronym.
    pub(crate) const UPPER: FormFlags = FormFlags(1 << 8);
    /// Latin letters with a capital: a lower-case text hardly means it.
    pub(crate) const CAPITALISED: FormFlags = FormFlags(1 << 9);

    /// The flag with this name in a table.
    pub(super) fn named(name: &str) -> Option<FormFlags> {
        Some(match name {
            "ordinary" => Self::ORDINARY,
            "context" => Self::CONTEXT,
            "person_name" => Self::PERSON_NAME,
            "exact" => Self::EXACT,
            "case" => Self::CASE,
            "no_clitics" => Self::NO_CLITICS,
            "no_variants" => Self::NO_VARIANTS,
            "whole" => Self::WHOLE,
            _ => return None,
        })
    }

    #[inline(always)]
    pub(crate) fn has(self, flag: FormFlags) -> bool {
        self.0 & flag.0 != 0
    }

    pub(crate) fn or(self, other: FormFlags) -> FormFlags {
        FormFlags(self.0 | other.0)
    }
}

/// One way to write something.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Form {
    pub target: Target,
    pub classes: ClassSet,
    pub flags: FormFlags,
    /// What may stand between its words besides blanks, hyphens and apostrophes.
    pub gap: Gap,
    /// The loose ending of each of its first sixteen words, two bits each, the first word lowest.
    pub endings: u32,
    pub origin: Origin,
}

/// What a word table says of a form: a class, and a value whose meaning depends on the class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sense {
    pub class: Class,
    pub value: Box<str>,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    pub classes: ClassSet,
    pub first_form: u32,
    /// Whether a longer phrase goes on from here.
    pub goes_on: bool,
}

/// A compiled gazetteer.
#[derive(Clone, Debug)]
pub(crate) struct Dictionary {
    pub(super) words: WordTable,
    /// Letters of the words whose keys are hashes, sorted by word.
    pub(super) long_words: Vec<(WordId, Box<str>)>,
    pub(super) edges: EdgeTable,
    /// A node for each word, in the order of words, then one for each longer phrase; one more at the end.
    pub(super) nodes: Vec<Node>,
    pub(super) forms: Vec<Form>,
    pub(super) senses: Vec<Sense>,
    pub(super) entities: Vec<Entity>,
    pub(super) files: Vec<Box<str>>,
}

impl Dictionary {
    /// The word with this key and its classes. The key must hold its letters; for hashes there is
    /// [`Dictionary::word_of_letters`].
    ///
    /// Where forms differ in their loose endings, those that end as the text does outrank the others: على is a preposition,
    /// علي a name.
    #[inline(always)]
    pub(crate) fn word(&self, key: Key, ending: Ending) -> Option<(WordId, ClassSet)> {
        debug_assert!(!key.is_hashed());
        let (word, classes) = self.words.find(key)?;
        Some((word, self.with_ending(word, classes, ending)))
    }

    /// The word with these folded letters and its classes.
    pub(crate) fn word_of_letters(&self, folded: &str, ending: Ending) -> Option<(WordId, ClassSet)> {
        let key = Key::of_folded(folded);
        let (word, classes) = self.words.find(key)?;
        (!key.is_hashed() || self.long_word(word) == Some(folded)).then(|| (word, self.with_ending(word, classes, ending)))
    }

    /// Every word with its classes.
    pub(crate) fn words(&self) -> impl Iterator<Item = (Key, ClassSet)> + '_ {
        self.words.iter()
    }

    fn long_word(&self, word: WordId) -> Option<&str> {
        let index = self.long_words.binary_search_by_key(&word, |(id, _)| *id).ok()?;
        Some(&self.long_words[index].1)
    }

    #[inline(always)]
    fn with_ending(&self, word: WordId, classes: ClassSet, ending: Ending) -> ClassSet {
        if classes.any(ClassSet::MIXED) {
            self.classes_by_ending(NodeId(word.0), ending).or(classes.and(ClassSet::OPENS))
        } else {
            classes
        }
    }

    fn classes_by_ending(&self, node: NodeId, ending: Ending) -> ClassSet {
        let forms = || self.form_ids(node).map(|id| self.form(id));
        let union = |set: ClassSet, form: &Form| set.or(form.classes);
        let exact = forms().filter(|form| form.endings == ending as u32).fold(ClassSet::NONE, union);
        if exact.is_empty() { forms().filter(|form| !form.flags.has(FormFlags::EXACT)).fold(ClassSet::NONE, union) } else { exact }
    }

    /// The node of a phrase that begins with `word`.
    #[inline(always)]
    pub(crate) fn root(&self, word: WordId) -> NodeId {
        NodeId(word.0)
    }

    /// The node after one more word.
    #[inline]
    pub(crate) fn step(&self, from: NodeId, word: WordId) -> Option<NodeId> {
        self.edges.find(from.0, word).map(NodeId)
    }

    /// Whether a longer phrase goes on from here.
    #[inline(always)]
    pub(crate) fn goes_on(&self, node: NodeId) -> bool {
        self.nodes[node.0 as usize].goes_on
    }

    /// The classes of the phrase that ends here.
    #[inline(always)]
    pub(crate) fn node_classes(&self, node: NodeId) -> ClassSet {
        self.nodes[node.0 as usize].classes
    }

    /// Numbers of the forms that end here.
    #[inline(always)]
    pub(crate) fn form_ids(&self, node: NodeId) -> std::ops::Range<u32> {
        let node = node.0 as usize;
        self.nodes[node].first_form..self.nodes[node + 1].first_form
    }

    pub(crate) fn form(&self, id: u32) -> &Form {
        &self.forms[id as usize]
    }

    pub(crate) fn sense(&self, id: u32) -> &Sense {
        &self.senses[id as usize]
    }

    /// The values of the senses of one class that a phrase has.
    pub(crate) fn values(&self, node: NodeId, class: Class) -> impl Iterator<Item = &str> + '_ {
        self.form_ids(node).filter_map(move |id| match self.forms[id as usize].target {
            Target::Sense(sense) => Some(self.sense(sense)).filter(|s| s.class == class).map(|s| &*s.value),
            Target::Entity(_) => None,
        })
    }

    pub(crate) fn senses(&self) -> &[Sense] {
        &self.senses
    }

    pub(crate) fn entity(&self, id: u32) -> &Entity {
        &self.entities[id as usize]
    }

    pub(crate) fn entities(&self) -> &[Entity] {
        &self.entities
    }

    /// `file:line` of a row.
    pub(crate) fn origin(&self, origin: Origin) -> String {
        match self.files.get(origin.file as usize) {
            Some(file) => format!("{file}:{}", origin.line),
            None => String::new(),
        }
    }
}
