//! The extractor: its options, and the stages in their order.

use std::sync::Arc;

use hashbrown::HashMap;

use crate::addresses;
use crate::bundled::{bundled, bundled_words, likeness};
use crate::candidate::{Candidate, Source};
use crate::class::{Class, ClassSet};
use crate::clitic;
use crate::dates::{DateGrammar, FoundDate};
use crate::document::{FullName, Memory, Thing};
use crate::entity::{Entity, EntityKind, KindSet};
use crate::error::{Error, Result};
use crate::evidence::{Evidence, EvidenceSet, Weights, confidence};
use crate::explain::{Explanation, Reading};
use crate::gazetteer::{CompiledGazetteer, Dictionary, Gazetteer, Target};
use crate::input::Input;
use crate::lexicon::Words;
use crate::matcher;
use crate::mention::{Extraction, Mention};
use crate::names::{self, Likeness};
use crate::passage::{Passage, Phrase};
use crate::resolve::resolve;
use crate::span::Span;
use crate::tokenize::{Gap, Key, Script, Token, Tokenizer};

/// Finds people, places, agencies and dates in Arabic and English text.
///
/// Cheap to clone, shared by threads. Extraction never fails and never panics, whatever the text.
///
/// ```
/// use musamma::{EntityKind, Extractor};
///
/// let extractor = Extractor::new()?;
/// let extraction = extractor.extract("قال ديمتري بيسكوف إن موسكو وقعت في 10 نوفمبر 2020");
/// let found: Vec<(&str, EntityKind)> = extraction.mentions().iter().map(|m| (m.as_str(), m.kind())).collect();
/// assert_eq!(
///     found,
///     [("ديمتري بيسكوف", EntityKind::Person), ("موسكو", EntityKind::Place), ("10 نوفمبر 2020", EntityKind::Date)]
/// );
///
/// let english = extractor.extract("Dmitry Peskov said Moscow signed on November 10, 2020.");
/// assert_eq!(english.mentions()[1].id(), extraction.mentions()[1].id());
/// # Ok::<(), musamma::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Extractor {
    parts: Arc<Parts>,
}

#[derive(Debug)]
struct Parts {
    tokenizer: Tokenizer,
    /// The bundled dictionary first, then the caller's own.
    dictionaries: Vec<Arc<Dictionary>>,
    dates: DateGrammar,
    likeness: Likeness,
    weights: Weights,
    options: Options,
}

#[derive(Clone, Copy, Debug)]
struct Options {
    bundled: bool,
    kinds: KindSet,
    min_confidence: f32,
    overlap: Overlap,
    explain: bool,
}

/// What happens to names inside names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Overlap {
    /// The best reading alone: جامعة بغداد.
    #[default]
    None,
    /// Names inside it as well: جامعة بغداد, then بغداد.
    Nested,
}

/// A list of the caller's own.
#[derive(Clone, Debug)]
enum OwnList {
    Tables(Box<Gazetteer>),
    Compiled(CompiledGazetteer),
}

/// Options of an [`Extractor`].
#[derive(Clone, Debug)]
pub struct ExtractorBuilder {
    gazetteers: Vec<OwnList>,
    options: Options,
}

impl Extractor {
    /// An extractor with the bundled gazetteers and all kinds.
    ///
    /// # Errors
    /// If a bundled table is faulty, which the crate's own tests rule out.
    pub fn new() -> Result<Self> {
        Extractor::builder().build()
    }

    /// Options before building.
    pub fn builder() -> ExtractorBuilder {
        let options = Options {
            bundled: true,
            kinds: KindSet::ALL,
            min_confidence: 0.5,
            overlap: Overlap::None,
            explain: false,
        };
        ExtractorBuilder { gazetteers: Vec::new(), options }
    }

    /// Finds the mentions of a text. Linear in the text.
    pub fn extract<'a>(&'a self, input: impl Into<Input<'a>>) -> Extraction<'a> {
        let input = input.into();
        let mut run = Run::new(&self.parts, input);
        let mut start = 0;
        while start < input.text.len() {
            let end = end_of_block(input.text, start);
            run.block(start, &input.text[start..end]);
            start = end;
        }
        Extraction { text: input.text, mentions: run.mentions, passed_over: run.passed_over }
    }
}

impl ExtractorBuilder {
    /// Adds names of the caller's own. May be called again; where two lists have one name, the later list is asked second.
    pub fn gazetteer(mut self, gazetteer: Gazetteer) -> Self {
        self.gazetteers.push(OwnList::Tables(Box::new(gazetteer)));
        self
    }

    /// Adds names of the caller's own that are compiled already; as [`ExtractorBuilder::gazetteer`] otherwise.
    pub fn compiled(mut self, gazetteer: CompiledGazetteer) -> Self {
        self.gazetteers.push(OwnList::Compiled(gazetteer));
        self
    }

    /// Whether the bundled names are used (default). Without them names come from the caller's lists alone; dates are
    /// found all the same.
    pub fn bundled(mut self, bundled: bool) -> Self {
        self.options.bundled = bundled;
        self
    }

    /// The kinds to find; all by default. Work for other kinds is left out where no rival of a wanted kind needs it.
    pub fn kinds(mut self, kinds: impl IntoIterator<Item = EntityKind>) -> Self {
        self.options.kinds = kinds.into_iter().fold(KindSet::NONE, KindSet::with);
        self
    }

    /// Leaves out mentions below this confidence; 0.5 by default, and nothing below 0.5 is ever found.
    pub fn min_confidence(mut self, confidence: f32) -> Self {
        self.options.min_confidence = confidence;
        self
    }

    /// What happens to names inside names.
    pub fn overlap(mut self, overlap: Overlap) -> Self {
        self.options.overlap = overlap;
        self
    }

    /// Whether mentions can say why they were found, and the extraction what it passed over. Costs time and memory.
    pub fn explain(mut self, explain: bool) -> Self {
        self.options.explain = explain;
        self
    }

    /// Builds the extractor.
    ///
    /// # Errors
    /// If a gazetteer has a form that can never match, an alias of no entity, or more than 250 gazetteers are given.
    pub fn build(self) -> Result<Extractor> {
        if self.gazetteers.len() > 250 {
            return Err(Error::new(format!(
                "{} gazetteers; expected at most 250: add tables to one",
                self.gazetteers.len()
            )));
        }
        let bundled = if self.options.bundled { bundled()? } else { bundled_words()? };
        let mut dictionaries = vec![bundled.dictionary().clone()];
        for list in self.gazetteers {
            let compiled = match list {
                OwnList::Tables(gazetteer) => gazetteer.compile()?,
                OwnList::Compiled(compiled) => compiled,
            };
            dictionaries.push(compiled.dictionary().clone());
        }
        let dates = DateGrammar::new(&dictionaries[0])?;
        let parts = Parts {
            tokenizer: Tokenizer::new(),
            dictionaries,
            dates,
            likeness: likeness(),
            weights: Weights::bundled()?,
            options: self.options,
        };
        Ok(Extractor { parts: Arc::new(parts) })
    }
}

/// Last words of a name that never stand for it.
const NO_FAMILY_NAME: ClassSet =
    ClassSet::of(&[Class::RulerNumber, Class::Suffix, Class::Function, Class::Preposition]);
/// Words that stand for no name given in full elsewhere.
const NO_SHORT_FORM: ClassSet =
    ClassSet::of(&[Class::Preposition, Class::Function, Class::SpeechVerb, Class::Nisba]);
/// Words that do only with more to support it.
const AMBIGUOUS_SHORT_FORM: ClassSet =
    ClassSet::of(&[Class::Ordinary, Class::PlaceName, Class::DateWord, Class::AgencyHead]);

/// Long texts are taken in blocks of this many bytes, so that memory is bounded and stays in the cache; names are remembered
/// from block to block.
const BLOCK: usize = 256 << 10;

/// Where the block that starts at `start` ends: at a line end if there is one, else a blank, else a character boundary.
pub(crate) fn end_of_block(text: &str, start: usize) -> usize {
    if text.len() - start <= BLOCK {
        return text.len();
    }
    let window = &text.as_bytes()[start..start + BLOCK];
    let after = |byte: u8| window.iter().rposition(|&b| b == byte).map(|at| start + at + 1);
    let mut end = after(b'\n').or_else(|| after(b' ')).unwrap_or(start + BLOCK);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    end
}

/// One extraction on its way through the stages.
struct Run<'a> {
    parts: &'a Parts,
    input: Input<'a>,
    tokens: Vec<Token>,
    words: Vec<Words>,
    phrases: Vec<Phrase>,
    candidates: Vec<Candidate>,
    dates: Vec<FoundDate>,
    chosen: Vec<u32>,
    memory: Memory,
    groups: HashMap<Thing, u32>,
    mentions: Vec<Mention<'a>>,
    passed_over: Vec<Reading<'a>>,
}

impl<'a> Run<'a> {
    fn new(parts: &'a Parts, input: Input<'a>) -> Self {
        Run {
            parts,
            input,
            tokens: Vec::new(),
            words: parts.dictionaries.iter().map(|_| Words::default()).collect(),
            phrases: Vec::new(),
            candidates: Vec::new(),
            dates: Vec::new(),
            chosen: Vec::new(),
            memory: Memory::default(),
            groups: HashMap::new(),
            mentions: Vec::new(),
            passed_over: Vec::new(),
        }
    }

    /// Takes one block, which starts at byte `offset` of the text, through all stages.
    fn block(&mut self, offset: usize, text: &'a str) {
        self.tokenize(text);
        self.look_up(text);
        self.propose(text);
        resolve(&mut self.candidates, &self.parts.weights, &mut self.chosen);
        self.remember(offset, text);
        if self.recall(text) {
            resolve(&mut self.candidates, &self.parts.weights, &mut self.chosen);
        }
        self.emit(offset, text);
    }

    fn tokenize(&mut self, text: &str) {
        self.tokens.clear();
        self.parts.tokenizer.tokenize(text, &mut self.tokens);
        let addresses = addresses::find(text);
        if addresses.is_empty() {
            return;
        }
        // What stands in an address is no word; the address is a gap.
        let mut addresses = addresses.into_iter().peekable();
        let mut after_address = false;
        self.tokens.retain_mut(|token| {
            while addresses.next_if(|a| a.end <= token.start as usize).is_some() {}
            let inside = addresses.peek().is_some_and(|a| a.start < token.end as usize);
            if !inside && std::mem::take(&mut after_address) {
                token.gap = token.gap.or(Gap::OTHER);
            }
            after_address |= inside;
            !inside
        });
    }

    fn look_up(&mut self, text: &str) {
        for (words, dictionary) in self.words.iter_mut().zip(&self.parts.dictionaries) {
            words.look_up(dictionary, text, &self.tokens);
        }
    }

    /// Lets every matcher and grammar propose its candidates.
    fn propose(&mut self, text: &str) {
        let Run { parts, tokens, words, phrases, candidates, dates, .. } = self;
        let kinds = parts.options.kinds;
        candidates.clear();
        dates.clear();
        phrases.clear();
        let mut hits = Vec::new();
        matcher::scan(&parts.dictionaries[0], &words[0], tokens, &mut |hit| hits.push(hit), phrases);
        for phrase in phrases.iter() {
            words[0].add_phrase(phrase.first as usize, phrase.last as usize, phrase.classes);
        }
        let passage = Passage { text, tokens, words: &words[0], dictionary: &parts.dictionaries[0], phrases };
        candidates.extend(
            hits.drain(..).filter_map(|hit| matcher::candidate(hit, &parts.dictionaries[0], 0, &passage)),
        );
        for (number, (dictionary, words)) in parts.dictionaries.iter().zip(words.iter()).enumerate().skip(1) {
            matcher::scan(dictionary, words, tokens, &mut |hit| hits.push(hit), &mut Vec::new());
            let number = number as u8;
            candidates.extend(
                hits.drain(..).filter_map(|hit| matcher::candidate(hit, dictionary, number, &passage)),
            );
        }
        candidates.sort_by_key(|c| (c.first, c.last));
        matcher::neighbours(candidates, &passage, &parts.dictionaries);
        if parts.options.bundled && kinds != KindSet::NONE.with(EntityKind::Date) {
            names::find(&passage, &parts.likeness, candidates);
        }
        if kinds.has(EntityKind::Date) {
            parts.dates.find(&passage, dates);
            for date in dates.iter_mut().filter(|date| date.first == date.last) {
                // Ramzan Kadyrov is no month.
                date.evidence.add_if(matcher::name_beside(&passage, date.first as usize), Evidence::DateWeak);
            }
            candidates.extend((0..).zip(dates.iter()).map(|(number, date)| Candidate {
                first: date.first,
                last: date.last,
                clitics: date.clitics,
                kind: EntityKind::Date,
                source: Source::Date(number),
                evidence: date.evidence,
                score: 0,
            }));
        }
    }

    /// Keeps the names that the block gives in full.
    fn remember(&mut self, offset: usize, text: &str) {
        for &index in &self.chosen {
            let candidate = self.candidates[index as usize];
            let sure = confidence(candidate.score) >= 0.7;
            if candidate.kind == EntityKind::Person && candidate.len() >= 2 && sure {
                let last = &self.tokens[candidate.last as usize];
                let classes = self.words[0].word(candidate.last as usize).classes;
                let short = last.key.is_hashed() || last.key.len() < 3;
                // عبد اللهيان is never اللهيان alone.
                let compound = self.words[0].word(candidate.last as usize - 1).classes.has(Class::Servant);
                let given = classes.has(Class::Given) && !classes.has(Class::Family);
                if !short && !given && !compound && !classes.any(NO_FAMILY_NAME) {
                    let span = self.span(&candidate, offset, text);
                    let name = FullName {
                        span,
                        kind: candidate.kind,
                        entity: self.entity_number(&candidate),
                        thing: self.thing(&candidate, index),
                    };
                    self.memory.remember(last.key, last.ending, name);
                }
            }
        }
    }

    /// Proposes the short forms of remembered names; whether there are any.
    fn recall(&mut self, _text: &str) -> bool {
        if self.memory.is_empty() {
            return false;
        }
        let before = self.candidates.len();
        let mut chosen = self.chosen.iter().map(|&i| self.candidates[i as usize]).peekable();
        let mut recalled = Vec::new();
        for (index, token) in self.tokens.iter().enumerate() {
            while chosen.next_if(|c| (c.last as usize) < index).is_some() {}
            let covered = chosen.peek().is_some_and(|c| c.first as usize <= index);
            let known = self.words[0].word(index).classes;
            if covered
                || known.any(NO_SHORT_FORM)
                || token.key.is_hashed()
                || (token.script == Script::Latin && !token.shape.is_capital())
            {
                continue;
            }
            let mut propose = |key: Key, clitics: clitic::Clitics| {
                if let Some(number) = self.memory.recall(key, token.ending) {
                    let mut evidence = EvidenceSet::default();
                    evidence.add(Evidence::SeenInDocument);
                    evidence.add_if(!clitics.is_none(), Evidence::Clitic);
                    evidence.add_if(known.any(AMBIGUOUS_SHORT_FORM), Evidence::OrdinaryPart);
                    recalled.push(Candidate {
                        first: index as u32,
                        last: index as u32,
                        clitics,
                        kind: self.memory.name(number).kind,
                        source: Source::Remembered(number),
                        evidence,
                        score: 0,
                    });
                }
            };
            propose(token.key, clitic::Clitics::NONE);
            if token.script == Script::Arabic && known.is_empty() {
                clitic::cuts(token.key.first_letters(), token.key.len(), &mut |cut| {
                    let rest = token.key.without_first(cut.skip);
                    if let Some(rest) = if cut.adds_alef { rest.with_first('ا') } else { Some(rest) } {
                        propose(rest, cut.clitics);
                    }
                });
            }
        }
        self.candidates.append(&mut recalled);
        self.candidates.len() > before
    }

    /// Turns what was chosen into mentions.
    fn emit(&mut self, offset: usize, text: &'a str) {
        let chosen = std::mem::take(&mut self.chosen);
        let options = self.parts.options;
        for &index in &chosen {
            self.emit_one(index, offset, text);
            if options.overlap == Overlap::Nested {
                for inner in crate::resolve::nested(&self.candidates, index) {
                    self.emit_one(inner, offset, text);
                }
            }
        }
        if options.explain {
            let is_chosen = |i: &u32| chosen.binary_search(i).is_ok();
            let rest = (0..self.candidates.len() as u32)
                .filter(|i| !is_chosen(i))
                .map(|i| self.reading(i, offset, text));
            let rest: Vec<Reading<'a>> = rest.collect();
            self.passed_over.extend(rest);
        }
        self.chosen = chosen;
    }

    fn emit_one(&mut self, index: u32, offset: usize, text: &'a str) {
        let candidate = self.candidates[index as usize];
        let confidence = confidence(candidate.score);
        let options = self.parts.options;
        if !options.kinds.has(candidate.kind) || confidence < options.min_confidence {
            return;
        }
        let span = self.span(&candidate, offset, text);
        let whole = &self.input.text[..span.start];
        let first = offset + self.tokens[candidate.first as usize].start as usize;
        let entity =
            self.entity_number(&candidate).map(|(dictionary, entity)| self.entity((dictionary, entity)));
        let remembered = match candidate.source {
            Source::Remembered(number) => Some(*self.memory.name(number)),
            _ => None,
        };
        let thing = self.thing(&candidate, index);
        let next_group = self.groups.len() as u32;
        let group = *self.groups.entry(thing).or_insert(next_group);
        let date = match candidate.source {
            Source::Date(number) => Some(Box::new(self.dates[number as usize].value(self.input.reference))),
            _ => None,
        };
        let subkind = match (entity, candidate.source) {
            (Some(entity), _) => entity.subkind(),
            (None, Source::Grammar { subkind }) => names::subkind(&self.parts.dictionaries[0], subkind),
            _ => "",
        };
        let explanation = options.explain.then(|| Box::new(self.explanation(index, offset, text)));
        self.mentions.push(Mention {
            text: &self.input.text[span.range()],
            span,
            prefix: &whole[first..],
            kind: candidate.kind,
            subkind,
            entity,
            full_name: remembered
                .filter(|name| name.entity.is_none())
                .map(|name| &self.input.text[name.span.range()]),
            date,
            confidence,
            group,
            explanation,
        });
    }

    /// The bytes of a candidate in the whole text: from after its clitics to the end of its last token.
    fn span(&self, candidate: &Candidate, offset: usize, text: &str) -> Span {
        let (first, last) = (&self.tokens[candidate.first as usize], &self.tokens[candidate.last as usize]);
        let start = first.start as usize + candidate.clitics.length_in(first.slice(text));
        let end = match candidate.source {
            Source::Date(number) => self.dates[number as usize].end_in(text, last.end as usize),
            _ => last.end as usize,
        };
        Span { start: offset + start, end: offset + end }
    }

    /// Dictionary and number of the entity that a candidate names.
    fn entity_number(&self, candidate: &Candidate) -> Option<(u8, u32)> {
        match candidate.source {
            Source::Form { dictionary, form } => {
                match self.parts.dictionaries[dictionary as usize].form(form).target {
                    Target::Entity(entity) => Some((dictionary, entity)),
                    Target::Sense(_) => None,
                }
            }
            Source::Remembered(number) => self.memory.name(number).entity,
            Source::Grammar { .. } | Source::Date(_) => None,
        }
    }

    fn entity(&self, (dictionary, entity): (u8, u32)) -> Entity<'a> {
        self.parts.dictionaries[dictionary as usize].entity(entity)
    }

    /// What a candidate is a mention of.
    fn thing(&self, candidate: &Candidate, index: u32) -> Thing {
        match (candidate.source, self.entity_number(candidate)) {
            (_, Some((dictionary, entity))) => Thing::Listed(dictionary, entity),
            (Source::Remembered(number), None) => self.memory.name(number).thing,
            (Source::Date(_), None) => Thing::Date(self.mentions.len() + index as usize),
            (_, None) => {
                let keys =
                    self.tokens[candidate.first as usize + 1..=candidate.last as usize].iter().map(|t| t.key);
                let first = self.tokens[candidate.first as usize].key;
                let letters = candidate.clitics.letters();
                let first = if first.is_hashed() { first } else { first.without_first(letters) };
                Thing::Named(
                    candidate.kind,
                    keys.fold(first.hash(), |hash, key| hash.rotate_left(9) ^ key.hash()),
                )
            }
        }
    }

    fn reading(&self, index: u32, offset: usize, text: &'a str) -> Reading<'a> {
        let candidate = &self.candidates[index as usize];
        let span = self.span(candidate, offset, text);
        let source = match candidate.source {
            Source::Form { dictionary, form } => {
                let dictionary = &self.parts.dictionaries[dictionary as usize];
                dictionary.origin(dictionary.form(form).origin)
            }
            Source::Grammar { .. } => format!("{} grammar", candidate.kind),
            Source::Date(_) => String::from("date grammar"),
            Source::Remembered(number) => {
                format!("short for {}", &self.input.text[self.memory.name(number).span.range()])
            }
        };
        let id = self.entity_number(candidate).map(|number| self.entity(number).id());
        let slice = &self.input.text[span.range()];
        Reading::new(span, slice, candidate.kind, id, source, candidate.evidence, &self.parts.weights)
    }

    fn explanation(&self, index: u32, offset: usize, text: &'a str) -> Explanation<'a> {
        let winner = &self.candidates[index as usize];
        let mut rivals: Vec<Reading<'a>> =
            crate::resolve::rivals(&self.candidates, index).map(|i| self.reading(i, offset, text)).collect();
        rivals.sort_by(|a, b| b.score.total_cmp(&a.score));
        let mut folds = Vec::new();
        if winner.evidence.has(Evidence::Loose) {
            folds.push("loose");
        }
        if winner.evidence.has(Evidence::Derived) {
            folds.push("derived");
        }
        let first = &self.tokens[winner.first as usize];
        let slice = first.slice(text);
        Explanation {
            reading: self.reading(index, offset, text),
            folds,
            clitics: &slice[..winner.clitics.length_in(slice)],
            rivals,
        }
    }
}
