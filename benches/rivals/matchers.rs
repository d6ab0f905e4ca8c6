//! The rivals behind one face: each finds names in a folded text, leftmost first, of those the longest, whole words alone.

use std::collections::HashSet;
use std::ops::Range;

use aho_corasick::AhoCorasick;
use daachorse::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder};
use fst::raw::Fst;
use yada::DoubleArray;
use yada::builder::DoubleArrayBuilder;

use crate::folded::Folded;

/// Something that finds names.
pub trait Matcher {
    /// Appends the place of each name in the text that was folded.
    fn find(&self, folded: &Folded, found: &mut Vec<Range<usize>>);
}

/// Makes a matcher of patterns, which are sorted and distinct. The second argument is a folded text to lay it out by.
pub type Build = fn(&[String], &str) -> Box<dyn Matcher>;

/// Every rival, by name.
pub const RIVALS: [(&str, Build); 4] = [
    ("aho-corasick", |patterns, _| {
        let kind = aho_corasick::MatchKind::LeftmostLongest;
        Box::new(AhoCorasick::builder().match_kind(kind).build(patterns).expect("a million names fit"))
    }),
    ("daachorse", |patterns, sample| {
        let builder =
            CharwiseDoubleArrayAhoCorasickBuilder::new().match_kind(daachorse::MatchKind::LeftmostLongest);
        let automaton: CharwiseDoubleArrayAhoCorasick<u32> =
            builder.corpus([sample]).build(patterns).expect("a million names fit");
        Box::new(automaton)
    }),
    ("yada", |patterns, _| {
        let numbered: Vec<(&str, u32)> = patterns.iter().map(|pattern| &pattern[1..]).zip(0..).collect();
        let bytes = DoubleArrayBuilder::build(&numbered).expect("patterns are sorted and distinct");
        Box::new(DoubleArray::new(bytes).expect("as it was built"))
    }),
    ("fst", |patterns, _| {
        let numbered = patterns.iter().map(|pattern| &pattern[1..]).zip(0..);
        Box::new(Fst::from_iter_map(numbered).expect("patterns are sorted and distinct"))
    }),
];

impl Matcher for AhoCorasick {
    fn find(&self, folded: &Folded, found: &mut Vec<Range<usize>>) {
        let mut places = Places { folded, word: 0 };
        found.extend(self.find_iter(&folded.letters).map(|found| places.span(found.start(), found.end())));
    }
}

impl Matcher for CharwiseDoubleArrayAhoCorasick<u32> {
    fn find(&self, folded: &Folded, found: &mut Vec<Range<usize>>) {
        let mut places = Places { folded, word: 0 };
        found.extend(
            self.leftmost_find_iter(&folded.letters).map(|found| places.span(found.start(), found.end())),
        );
    }
}

impl Matcher for DoubleArray<Vec<u8>> {
    fn find(&self, folded: &Folded, found: &mut Vec<Range<usize>>) {
        at_words(folded, found, |rest| self.common_prefix_search(rest).last().map(|(_, length)| length));
    }
}

impl Matcher for Fst<Vec<u8>> {
    fn find(&self, folded: &Folded, found: &mut Vec<Range<usize>>) {
        at_words(folded, found, |rest| {
            let mut node = self.root();
            let mut longest = None;
            for (length, &byte) in (1..).zip(rest) {
                let Some(index) = node.find_input(byte) else { break };
                node = self.node(node.transition_addr(index));
                if node.is_final() {
                    longest = Some(length);
                }
            }
            longest
        });
    }
}

/// The plain way, to hold the others to: every stretch of words that may be a name is looked for in a set.
pub struct Reference<'p> {
    patterns: HashSet<&'p str>,
    most_words: usize,
}

impl<'p> Reference<'p> {
    pub fn new(patterns: &'p [String]) -> Self {
        let words = |pattern: &String| pattern.split_ascii_whitespace().count();
        let most_words = patterns.iter().map(words).max().unwrap_or(0);
        Reference { patterns: patterns.iter().map(String::as_str).collect(), most_words }
    }
}

impl Matcher for Reference<'_> {
    fn find(&self, folded: &Folded, found: &mut Vec<Range<usize>>) {
        let mut first = 0;
        while first < folded.words.len() {
            let joined = (first + 1..folded.words.len())
                .take(self.most_words - 1)
                .take_while(|&word| folded.is_joined(word));
            let letters = |last: usize| {
                &folded.letters[folded.words[first].at as usize..folded.words[last].close as usize]
            };
            let lasts = std::iter::once(first).chain(joined);
            match lasts.filter(|&last| self.patterns.contains(letters(last))).last() {
                Some(last) => {
                    found.push(folded.span(first, last));
                    first = last + 1;
                }
                None => first += 1,
            }
        }
    }
}

/// Translates places among folded letters, which come in their order, to places in the text.
struct Places<'f> {
    folded: &'f Folded,
    word: usize,
}

impl Places<'_> {
    fn span(&mut self, at: usize, close: usize) -> Range<usize> {
        let words = &self.folded.words;
        while (words[self.word].at as usize) < at {
            self.word += 1;
        }
        let first = self.word;
        while (words[self.word].close as usize) < close {
            self.word += 1;
        }
        self.folded.span(first, self.word)
    }
}

/// Asks `longest` at every word outside a name how many of the bytes that follow are one.
fn at_words(folded: &Folded, found: &mut Vec<Range<usize>>, longest: impl Fn(&[u8]) -> Option<usize>) {
    let bytes = folded.letters.as_bytes();
    let mut places = Places { folded, word: 0 };
    let mut first = 0;
    while let Some(word) = folded.words.get(first) {
        let at = word.at as usize;
        // The blank before the word is in every pattern, and left out of these.
        if let Some(length) = longest(&bytes[at + 1..]) {
            found.push(places.span(at, at + 1 + length));
            first = places.word;
        }
        first += 1;
    }
}
