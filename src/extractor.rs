//! The extractor: its options, and the stages in their order.

use std::sync::Arc;

#[cfg(feature = "parallel")]
use rayon::prelude::*;

use crate::addresses;
use crate::block::Block;
use crate::bundled::{bundled, bundled_templates, likeness};
use crate::candidate::{Candidate, Sorter, Source};
use crate::class::ClassSet;
use crate::dates::{DateGrammar, DateOptions, DateOrder, FoundDate};
use crate::document::Document;
use crate::emit::Emitter;
use crate::entity::{EntityKind, KindSet};
use crate::error::{Error, Result};
use crate::evidence::{Evidence, Weights};
use crate::explain::{Reading, WordSenses};
use crate::gazetteer::{CompiledGazetteer, Dictionary, Gazetteer};
use crate::input::Input;
use crate::lexicon::Words;
use crate::matcher::{self, Hit};
use crate::mention::{Extraction, Mention};
use crate::names::{self, Likeness};
use crate::passage::{Passage, Phrase};
use crate::pool::Pool;
use crate::resolve::{Resolver, nested};
use crate::templates::{self, Templates};
use crate::tokenize::{Gap, Token, Tokenizer};
use crate::wrapped;

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
    templates: Arc<Templates>,
    likeness: Likeness,
    weights: Weights,
    options: Options,
    scratch: Pool<Scratch>,
}

impl Parts {
    /// Room for the words of each dictionary. Of the bundled one only words are seen where its names are not wanted.
    fn words(&self) -> Vec<Words> {
        let hidden = if self.options.bundled { ClassSet::NONE } else { ClassSet::OF_NAMES };
        let first = Words::hiding(hidden);
        std::iter::once(first).chain(self.dictionaries[1..].iter().map(|_| Words::default())).collect()
    }
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
    dates: DateOptions,
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
        ExtractorBuilder { gazetteers: Vec::new(), options, dates: DateOptions::default() }
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
        self.parts.scratch.give_back(run.scratch);
        Extraction {
            text: input.text,
            mentions: run.mentions,
            passed_over: run.passed_over,
            words: self.parts.options.explain.then_some(run.word_senses),
        }
    }

    /// Finds the mentions of many texts, on all cores: what [`Extractor::extract`] finds in each, in the order of the texts.
    /// On the threads of rayon: inside [`rayon::ThreadPool::install`](https://docs.rs/rayon) those of that pool.
    ///
    /// ```
    /// use musamma::{Extractor, Input};
    ///
    /// let extractor = Extractor::new()?;
    /// let texts = ["وصل الوفد إلى موسكو", "The delegation reached Moscow", ""];
    /// let extractions = extractor.extract_batch(&texts.map(Input::new));
    /// let ids = extractions.iter().map(|extraction| extraction.mentions().first().and_then(|m| m.id()));
    /// let moscow = Some("geonames:524901");
    /// assert!(ids.eq([moscow, moscow, None]));
    /// # Ok::<(), musamma::Error>(())
    /// ```
    #[cfg(feature = "parallel")]
    pub fn extract_batch<'a>(&'a self, inputs: &[Input<'a>]) -> Vec<Extraction<'a>> {
        inputs.par_iter().map(|input| self.extract(*input)).collect()
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

    /// How an ambiguous numeric date is read: by the language around it unless this says otherwise.
    pub fn date_order(mut self, order: DateOrder) -> Self {
        self.dates.order = order;
        self
    }

    /// Whether serialised dates have the type and value of a TIMEX3 tag beside their own: `"timex3":{"type":"DATE","value":"198"}`.
    /// [`DateValue::timex3_value`](crate::DateValue::timex3_value) gives it at any time.
    pub fn timex3(mut self, timex3: bool) -> Self {
        self.dates.timex3 = timex3;
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
        let mut dictionaries = vec![bundled()?.dictionary().clone()];
        for list in self.gazetteers {
            let compiled = match list {
                OwnList::Tables(gazetteer) => gazetteer.compile()?,
                OwnList::Compiled(compiled) => compiled,
            };
            dictionaries.push(compiled.dictionary().clone());
        }
        let templates = if self.options.bundled { bundled_templates()? } else { Arc::default() };
        let dates = DateGrammar::new(&dictionaries[0], self.dates)?;
        let parts = Parts {
            tokenizer: Tokenizer::new(),
            dictionaries,
            dates,
            templates,
            likeness: likeness(),
            weights: Weights::bundled()?,
            options: self.options,
            scratch: Pool::new(),
        };
        Ok(Extractor { parts: Arc::new(parts) })
    }
}

/// Long texts are taken in blocks of this many bytes, so that memory is bounded and stays in the cache; names are remembered
/// from block to block.
const BLOCK: usize = 96 << 10;

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

/// What the stages put their work in, block after block and text after text.
#[derive(Debug)]
struct Scratch {
    tokens: Vec<Token>,
    words: Vec<Words>,
    hits: Vec<Hit>,
    phrases: Vec<Phrase>,
    candidates: Vec<Candidate>,
    sorter: Sorter,
    dates: Vec<FoundDate>,
    resolver: Resolver,
    chosen: Vec<u32>,
}

/// One extraction on its way through the stages.
struct Run<'a> {
    parts: &'a Parts,
    input: Input<'a>,
    scratch: Scratch,
    document: Document,
    mentions: Vec<Mention<'a>>,
    passed_over: Vec<Reading<'a>>,
    word_senses: Vec<WordSenses<'a>>,
}

impl Scratch {
    fn new(parts: &Parts) -> Self {
        Scratch {
            tokens: Vec::new(),
            words: parts.words(),
            hits: Vec::new(),
            phrases: Vec::new(),
            candidates: Vec::new(),
            sorter: Sorter::default(),
            dates: Vec::new(),
            resolver: Resolver::default(),
            chosen: Vec::new(),
        }
    }
}

impl<'a> Run<'a> {
    fn new(parts: &'a Parts, input: Input<'a>) -> Self {
        Run {
            parts,
            input,
            scratch: parts.scratch.take(|| Scratch::new(parts)),
            document: Document::default(),
            mentions: Vec::new(),
            passed_over: Vec::new(),
            word_senses: Vec::new(),
        }
    }

    /// Takes one block, which starts at byte `offset` of the text, through all stages.
    fn block(&mut self, offset: usize, text: &'a str) {
        self.tokenize(text);
        self.look_up(text);
        self.propose(text);
        let Run { parts, input, scratch, document, .. } = self;
        let Scratch { tokens, words, phrases, candidates, dates, resolver, chosen, .. } = scratch;
        let dictionaries = &parts.dictionaries;
        let passage = Passage { text, tokens, words: &words[0], dictionary: &dictionaries[0], phrases };
        let block =
            Block { whole: input.text, offset, passage, dictionaries, templates: &parts.templates, dates };
        resolver.resolve(candidates, &parts.weights, chosen);
        document.remember(&block, candidates, chosen);
        if document.recall(&block, candidates, chosen) {
            resolver.resolve(candidates, &parts.weights, chosen);
        }
        let Options { kinds, min_confidence, overlap, explain, .. } = parts.options;
        let (input, weights) = (*input, &parts.weights);
        let emitter = Emitter { block, input, candidates, chosen, weights, kinds, min_confidence, explain };
        for &index in chosen.iter() {
            let inner = match overlap {
                Overlap::None => Vec::new(),
                Overlap::Nested => nested(candidates, index),
            };
            let wanted = std::iter::once(index).chain(inner).filter(|&index| emitter.is_wanted(index));
            self.mentions.extend(wanted.map(|index| emitter.mention(index, document)));
        }
        if explain {
            self.passed_over.extend(emitter.passed_over(document));
            self.word_senses.extend(block.word_senses());
        }
    }

    fn tokenize(&mut self, text: &str) {
        let tokens = &mut self.scratch.tokens;
        tokens.clear();
        self.parts.tokenizer.tokenize(text, tokens);
        wrapped::join_lines(text, tokens);
        let addresses = addresses::find(text);
        if addresses.is_empty() {
            return;
        }
        // What stands in an address is no word; the address is a gap.
        let mut addresses = addresses.into_iter().peekable();
        let mut after_address = false;
        tokens.retain_mut(|token| {
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
        let Scratch { tokens, words, .. } = &mut self.scratch;
        for (words, dictionary) in words.iter_mut().zip(&self.parts.dictionaries) {
            words.look_up(dictionary, text, tokens);
        }
    }

    /// Lets every matcher and grammar propose its candidates.
    fn propose(&mut self, text: &str) {
        let Run { parts, scratch, .. } = self;
        let Scratch { tokens, words, hits, phrases, candidates, sorter, dates, .. } = scratch;
        let kinds = parts.options.kinds;
        candidates.clear();
        dates.clear();
        phrases.clear();
        matcher::scan(&parts.dictionaries[0], &words[0], tokens, &mut |hit| hits.push(hit), phrases);
        for phrase in phrases.iter() {
            words[0].add_phrase(phrase.first as usize, phrase.last as usize, phrase.classes);
        }
        let passage = Passage { text, tokens, words: &words[0], dictionary: &parts.dictionaries[0], phrases };
        if !parts.options.bundled {
            hits.clear();
        }
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
        sorter.sort(candidates, Candidate::place);
        matcher::neighbours(candidates, &passage, &parts.dictionaries);
        if parts.options.bundled && kinds != KindSet::NONE.with(EntityKind::Date) {
            let mut composed = Vec::new();
            templates::find(&passage, &parts.templates, candidates, &mut composed);
            names::find(&passage, &parts.likeness, candidates);
            candidates.append(&mut composed);
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
}
