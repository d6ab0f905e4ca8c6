//! A compiled gazetteer: words, phrases over words, what each phrase means. Read-only; answers look-ups, makes no decisions.

use super::flags::FormFlags;
use super::format::{Numbers, Record};
use super::origin::{Files, Origin};
use super::table::{EdgeTable, WordTable};
use crate::class::{Class, ClassSet, WordId};
use crate::entity::{Entity, EntityRecord};
use crate::strings::{Strings, Text};
use crate::tokenize::{Ending, Gap, Key};

/// A point in the trie of phrases: the words read so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NodeId(pub(super) u32);

/// What a form stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Target {
    /// An entity, by its index.
    Entity(u32),
    /// A word sense, by its index.
    Sense(u32),
}

/// One way to write something.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Form {
    pub target: Target,
    pub flags: FormFlags,
    /// What may stand between its words besides blanks, hyphens and apostrophes.
    pub gap: Gap,
    /// The loose ending of each of its first sixteen words, two bits each, the first word lowest.
    pub endings: u32,
    pub origin: Origin,
}

/// A form as a dictionary holds it: what many forms have in common stands in one [`Spelling`].
#[derive(Clone, Copy, Debug)]
pub(super) struct FormRecord {
    pub target: Target,
    pub spelling: u32,
    pub origin: Origin,
}

/// Everything about a form but what it means and where it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Spelling {
    pub classes: ClassSet,
    pub endings: u32,
    pub flags: FormFlags,
    pub gap: Gap,
}

/// What a word table says of a form: a class, and a value whose meaning depends on the class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sense<'a> {
    pub class: Class,
    pub value: &'a str,
}

/// A sense as a dictionary holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct SenseRecord {
    pub class: Class,
    pub value: Text,
}

/// A node of the trie: its first form, and in the lowest bit whether a longer phrase goes on from here.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Node(pub u32);

impl Node {
    /// Numbers of forms and of entities have this bit unset.
    pub(super) const LIMIT: u32 = 1 << 31;

    pub(super) fn new(first_form: u32, goes_on: bool) -> Node {
        Node(first_form << 1 | u32::from(goes_on))
    }

    pub(super) fn bits(self) -> u32 {
        self.0
    }

    #[inline(always)]
    pub(super) fn first_form(self) -> u32 {
        self.0 >> 1
    }

    #[inline(always)]
    pub(super) fn goes_on(self) -> bool {
        self.0 & 1 == 1
    }
}

/// A word whose key is a hash, with its folded letters.
#[derive(Clone, Copy, Debug)]
pub(super) struct LongWord {
    pub word: WordId,
    pub letters: Text,
}

/// A compiled gazetteer.
#[derive(Clone, Debug)]
pub(crate) struct Dictionary {
    /// Ids and names of entities, subkinds, values of senses, long words, names of files.
    pub(super) strings: Strings,
    pub(super) files: Files,
    pub(super) words: WordTable,
    /// Sorted by word.
    pub(super) long_words: Vec<LongWord>,
    pub(super) edges: EdgeTable,
    /// A node for each number of a word, then one for each longer phrase; one more at the end.
    pub(super) nodes: Numbers<u32>,
    /// In the order of nodes, each as [`FormRecord::to_words`] gives it.
    pub(super) forms: Numbers<[u32; 3]>,
    pub(super) spellings: Vec<Spelling>,
    pub(super) senses: Vec<SenseRecord>,
    pub(super) entities: Vec<EntityRecord>,
    pub(super) subkinds: Vec<Text>,
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

    /// Reads ahead what [`Dictionary::word`] is going to read for this key; what it gives means nothing.
    #[inline(always)]
    pub(crate) fn read_ahead(&self, key: Key) -> u64 {
        self.words.read_ahead(key)
    }

    /// The word with these folded letters and its classes.
    pub(crate) fn word_of_letters(&self, folded: &str, ending: Ending) -> Option<(WordId, ClassSet)> {
        let key = Key::of_folded(folded);
        let (word, classes) = self.words.find(key)?;
        (!key.is_hashed() || self.long_word(word) == Some(folded))
            .then(|| (word, self.with_ending(word, classes, ending)))
    }

    /// Every word with its classes.
    pub(crate) fn words(&self) -> impl Iterator<Item = (Key, ClassSet)> + '_ {
        self.words.iter()
    }

    fn long_word(&self, word: WordId) -> Option<&str> {
        let index = self.long_words.binary_search_by_key(&word, |long| long.word).ok()?;
        Some(self.strings.text(self.long_words[index].letters))
    }

    #[inline(always)]
    fn with_ending(&self, word: WordId, classes: ClassSet, ending: Ending) -> ClassSet {
        if classes.any(ClassSet::MIXED) {
            self.classes_by_ending(NodeId(word.0), ending).or(classes.and(ClassSet::PHRASES))
        } else {
            classes
        }
    }

    fn classes_by_ending(&self, node: NodeId, ending: Ending) -> ClassSet {
        let forms = || self.form_ids(node).map(|id| self.spelling(id));
        let union = |set: ClassSet, form: &Spelling| set.or(form.classes);
        let exact = forms().filter(|form| form.endings == ending as u32).fold(ClassSet::NONE, union);
        if exact.is_empty() {
            forms().filter(|form| !form.flags.has(FormFlags::EXACT)).fold(ClassSet::NONE, union)
        } else {
            exact
        }
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
        Node(self.nodes[node.0 as usize]).goes_on()
    }

    /// The classes of the phrase that ends here.
    pub(crate) fn node_classes(&self, node: NodeId) -> ClassSet {
        self.form_ids(node).fold(ClassSet::NONE, |set, id| set.or(self.spelling(id).classes))
    }

    /// Numbers of the forms that end here.
    #[inline(always)]
    pub(crate) fn form_ids(&self, node: NodeId) -> std::ops::Range<u32> {
        let node = node.0 as usize;
        Node(self.nodes[node]).first_form()..Node(self.nodes[node + 1]).first_form()
    }

    /// Number of forms.
    pub(crate) fn form_count(&self) -> usize {
        self.forms.len()
    }

    /// The form with this number.
    #[inline]
    pub(crate) fn form(&self, id: u32) -> Form {
        let record = FormRecord::of(self.forms[id as usize]);
        let Spelling { endings, flags, gap, .. } = *self.spelling(id);
        Form { target: record.target, flags, gap, endings, origin: record.origin }
    }

    /// What the form with this number stands for.
    #[inline]
    pub(crate) fn target(&self, form: u32) -> Target {
        FormRecord::of(self.forms[form as usize]).target
    }

    #[inline]
    fn spelling(&self, form: u32) -> &Spelling {
        &self.spellings[FormRecord::of(self.forms[form as usize]).spelling as usize]
    }

    pub(crate) fn sense(&self, id: u32) -> Sense<'_> {
        let SenseRecord { class, value } = self.senses[id as usize];
        Sense { class, value: self.strings.text(value) }
    }

    pub(crate) fn senses(&self) -> impl ExactSizeIterator<Item = Sense<'_>> + '_ {
        (0..self.senses.len() as u32).map(|id| self.sense(id))
    }

    #[inline]
    pub(crate) fn entity(&self, id: u32) -> Entity<'_> {
        let record = &self.entities[id as usize];
        Entity {
            record,
            subkind: self.strings.text(self.subkinds[record.subkind as usize]),
            strings: &self.strings,
        }
    }

    /// Number of entities.
    pub(crate) fn entity_count(&self) -> usize {
        self.entities.len()
    }

    /// `file:line` of a row.
    pub(crate) fn origin(&self, origin: Origin) -> String {
        match self.files.locate(origin, &self.strings) {
            Some((file, line)) => format!("{file}:{line}"),
            None => String::new(),
        }
    }
}

/// Set in the number of a target that is a sense.
const SENSE: u32 = 1 << 31;

impl FormRecord {
    pub(super) fn to_words(self) -> [u32; 3] {
        let target = match self.target {
            Target::Entity(id) => id,
            Target::Sense(id) => id | SENSE,
        };
        [target, self.spelling, self.origin.0]
    }

    #[inline(always)]
    pub(super) fn of([target, spelling, origin]: [u32; 3]) -> Self {
        let target =
            if target & SENSE == 0 { Target::Entity(target) } else { Target::Sense(target & !SENSE) };
        FormRecord { target, spelling, origin: Origin(origin) }
    }
}

impl Record<4> for Spelling {
    fn to_words(self) -> [u32; 4] {
        let classes = self.classes.bits();
        let flags_and_gap = (self.flags.bits() as u32) << 16 | self.gap.bits() as u32;
        [classes as u32, (classes >> 32) as u32, self.endings, flags_and_gap]
    }

    fn from_words([low, high, endings, flags_and_gap]: [u32; 4]) -> Option<Self> {
        let classes = ClassSet::from_bits((high as u64) << 32 | low as u64);
        let (flags, gap) =
            (FormFlags::from_bits((flags_and_gap >> 16) as u16), Gap::from_bits(flags_and_gap as u16));
        Some(Spelling { classes, endings, flags, gap })
    }
}

impl Record<3> for SenseRecord {
    fn to_words(self) -> [u32; 3] {
        [self.class as u32, self.value.start, self.value.length]
    }

    fn from_words([class, start, length]: [u32; 3]) -> Option<Self> {
        let class = *Class::ALL.get(class as usize)?;
        Some(SenseRecord { class, value: Text { start, length } })
    }
}

impl Record<3> for LongWord {
    fn to_words(self) -> [u32; 3] {
        [self.word.0, self.letters.start, self.letters.length]
    }

    fn from_words([word, start, length]: [u32; 3]) -> Option<Self> {
        Some(LongWord { word: WordId(word), letters: Text { start, length } })
    }
}
