//! Why a stretch of text is a mention, or is none: what its words can be, how it was read, and what became of each reading.
//! Looks up what an extraction kept; decides nothing.

use std::fmt;
use std::ops::Range;

use crate::explain::{Reading, Verdict, WordSenses};
use crate::mention::{Extraction, Mention};
use crate::span::Span;

/// All that is known of a stretch of text after extraction.
///
/// ```
/// use musamma::{Extractor, Verdict};
///
/// let extractor = Extractor::builder().explain(true).build()?;
///
/// let arabic = extractor.extract("نور وصلت أمس");
/// let why = arabic.why(0.."نور".len()).expect("the extractor was built to explain");
/// assert!(why.mentions().is_empty());
/// assert!(why.words()[0].senses().any(|sense| sense == "given"));
/// assert!(matches!(why.readings()[0].verdict, Verdict::TooWeak { .. }));
///
/// let english = extractor.extract("Reports were read.");
/// let why = english.why(0..7).expect("the extractor was built to explain");
/// assert_eq!(why.obstacle().as_deref(), Some("no list of names has it, and nothing around it suggests one"));
/// # Ok::<(), musamma::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Inquiry<'e, 'a> {
    span: Span,
    text: &'a str,
    words: Vec<WordSenses<'a>>,
    mentions: Vec<&'e Mention<'a>>,
    readings: Vec<&'e Reading<'a>>,
}

impl<'e, 'a> Inquiry<'e, 'a> {
    /// Byte offsets of the stretch that was asked about.
    pub fn span(&self) -> Span {
        self.span
    }

    /// The stretch itself.
    pub fn as_str(&self) -> &'a str {
        self.text
    }

    /// Its words, in their order. None for what is no word: punctuation, a part of an address.
    pub fn words(&self) -> &[WordSenses<'a>] {
        &self.words
    }

    /// The mentions that share a letter with it.
    pub fn mentions(&self) -> &[&'e Mention<'a>] {
        &self.mentions
    }

    /// The readings that became no mention and share a letter with it: those of exactly this stretch first, then by score.
    pub fn readings(&self) -> &[&'e Reading<'a>] {
        &self.readings
    }

    /// In one sentence, what kept it from being a mention; `None` if it is one, or a part of one.
    pub fn obstacle(&self) -> Option<String> {
        if self.mentions.iter().any(|mention| mention.span().contains(self.span)) {
            return None;
        }
        let Some(best) = self.readings.iter().find(|reading| reading.span.contains(self.span)) else {
            return Some(String::from(match () {
                () if self.words.is_empty() => "there is no word in it",
                () if self.words.iter().any(WordSenses::is_known) => {
                    "no list of names has it, and nothing around it suggests one"
                }
                () => "no word of it is in any list, and nothing around it suggests a name",
            }));
        };
        let as_what = format!("the best reading, {:?} as {},", best.text, best.kind);
        Some(match best.verdict {
            Verdict::TooWeak { short_by } => format!("{as_what} falls {short_by:.1} short"),
            Verdict::Beaten { by, by_kind, by_score } => {
                format!(
                    "{as_what} is worth {:.1}, and {by:?} as {by_kind} is worth {by_score:.1}",
                    best.score
                )
            }
            Verdict::LeftOut => {
                format!("{as_what} was left out: another kind or more confidence was asked for")
            }
            Verdict::Found => return None,
        })
    }
}

impl fmt::Display for Inquiry<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.obstacle() {
            Some(obstacle) => write!(f, "{:?} is no mention: {obstacle}", self.text)?,
            None => {
                let inside = |m: &&&Mention| m.span().contains(self.span);
                let mention =
                    self.mentions.iter().find(inside).expect("without a mention there is an obstacle");
                let relation = if mention.span() == self.span { "is" } else { "is a part of" };
                write!(f, "{:?} {relation} {:?}, {}", self.text, mention.as_str(), mention.kind())?;
            }
        }
        self.readings.iter().try_for_each(|reading| write!(f, "\n    {reading}"))
    }
}

impl<'a> Extraction<'a> {
    /// Why a range of bytes is a mention, or is none; `None` if the extractor was not built to explain
    /// ([`ExtractorBuilder::explain`](crate::ExtractorBuilder::explain)). A range that reaches out of the text is cut.
    /// Costs a pass over the mentions and the readings of the text.
    pub fn why(&self, range: Range<usize>) -> Option<Inquiry<'_, 'a>> {
        let words = self.words.as_ref()?;
        let boundary = |mut at: usize| {
            at = at.min(self.text.len());
            while !self.text.is_char_boundary(at) {
                at -= 1;
            }
            at
        };
        let start = boundary(range.start);
        let span = Span { start, end: boundary(range.end).max(start) };
        let mentions: Vec<&Mention> = self.mentions.iter().filter(|m| m.span().overlaps(span)).collect();
        // What is found inside another name was beaten by it, and is found all the same.
        let found = |r: &&Reading| mentions.iter().any(|m| m.span() == r.span && m.kind() == r.kind);
        let mut readings: Vec<&Reading> =
            self.passed_over.iter().filter(|r| r.span.overlaps(span) && !found(r)).collect();
        readings.sort_by(|a, b| (b.span == span).cmp(&(a.span == span)).then(b.score.total_cmp(&a.score)));
        Some(Inquiry {
            span,
            text: &self.text[span.range()],
            words: words.iter().filter(|word| word.span.overlaps(span)).copied().collect(),
            mentions,
            readings,
        })
    }
}
