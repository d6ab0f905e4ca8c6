//! The pass that all rivals share: a text folded by the library's own rules, its words marked off, each with its place in
//! the text. Made fast, so that what is compared is the matching: the rules stand in a table filled once.

use std::ops::Range;

use musamma::normalize::{Strength, fold};

/// A text as rivals search it. Every word has a blank on both sides (` new  york `), and where more than blanks and hyphens
/// stands between two words, there is a comma: a name with its blanks is found as whole words, and no name across a comma.
#[derive(Default)]
pub struct Folded {
    pub letters: String,
    pub words: Vec<Word>,
}

/// One word: its place among the folded letters, blanks included, and in the text.
#[derive(Clone, Copy)]
pub struct Word {
    pub at: u32,
    pub close: u32,
    pub start: u32,
    pub end: u32,
}

impl Folded {
    /// Whether nothing but blanks and hyphens parts this word from the one before it.
    pub fn is_joined(&self, word: usize) -> bool {
        word > 0 && self.words[word - 1].close == self.words[word].at
    }

    /// The bytes of the text from one word to another.
    pub fn span(&self, first: usize, last: usize) -> Range<usize> {
        self.words[first].start as usize..self.words[last].end as usize
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Arabic,
    Latin,
    Digit,
    OtherLetter,
    /// A blank or hyphen: words of a name may be parted by it.
    Joint,
    Break,
    /// Dropped by folding.
    Mark,
    /// Dropped, and no part of a word at its end.
    Invisible,
}

#[derive(Clone, Copy)]
struct Letter {
    class: Class,
    /// The folded letter; `SEVERAL` if it folds to more than one.
    folded: char,
}

const SEVERAL: char = '\0';
/// The table covers Arabic, Latin and typographic punctuation.
const REACH: u32 = 0x3000;

/// Folds texts.
pub struct Folder {
    letters: Vec<Letter>,
}

impl Folder {
    pub fn new() -> Self {
        let letters = (0..REACH).map(|scalar| classify(char::from_u32(scalar).unwrap_or(' ')));
        Folder { letters: letters.collect() }
    }

    /// Folds `text` into `out`.
    pub fn fold(&self, text: &str, out: &mut Folded) {
        out.letters.clear();
        out.words.clear();
        let mut open: Option<Class> = None;
        let mut breaks = false;
        for (start, c) in text.char_indices() {
            let letter = self.letters.get(c as usize).copied().unwrap_or_else(|| classify(c));
            match letter.class {
                Class::Arabic | Class::Latin | Class::Digit | Class::OtherLetter => {
                    if open != Some(letter.class) {
                        close(open, out);
                        begin(start, std::mem::take(&mut breaks), out);
                        open = Some(letter.class);
                    }
                    match letter.folded {
                        SEVERAL => out.letters.push_str(&fold(c.encode_utf8(&mut [0; 4]), Strength::Loose)),
                        folded => out.letters.push(folded),
                    }
                }
                Class::Mark if open.is_some() => {}
                Class::Mark | Class::Invisible => continue,
                Class::Joint | Class::Break => {
                    close(open.take(), out);
                    breaks |= letter.class == Class::Break;
                    continue;
                }
            }
            if let Some(word) = out.words.last_mut() {
                word.end = (start + c.len_utf8()) as u32;
            }
        }
        close(open, out);
    }

    /// A name as a pattern for folded texts, if it is words of letters with blanks and hyphens between: what is between the
    /// words, and what a word is, every matcher then reads the same way.
    pub fn pattern(&self, name: &str) -> Option<String> {
        let letter = |c: char| self.letters.get(c as usize).copied().unwrap_or_else(|| classify(c)).class;
        let plain = name
            .chars()
            .all(|c| matches!(letter(c), Class::Arabic | Class::Latin | Class::Joint | Class::Mark));
        let mut folded = Folded::default();
        self.fold(name, &mut folded);
        (plain && !folded.words.is_empty()).then_some(folded.letters)
    }
}

fn begin(start: usize, breaks: bool, out: &mut Folded) {
    if breaks && !out.words.is_empty() {
        out.letters.push(',');
    }
    let at = out.letters.len() as u32;
    out.words.push(Word { at, close: at, start: start as u32, end: start as u32 });
    out.letters.push(' ');
}

/// Ends the open word, without the ء that folding drops there.
fn close(open: Option<Class>, out: &mut Folded) {
    if open.is_none() {
        return;
    }
    while open == Some(Class::Arabic) && out.letters.ends_with('ء') && !out.letters.ends_with(" ء") {
        out.letters.pop();
    }
    out.letters.push(' ');
    if let Some(word) = out.words.last_mut() {
        word.close = out.letters.len() as u32;
    }
}

fn classify(c: char) -> Letter {
    let folded = fold(c.encode_utf8(&mut [0; 4]), Strength::Loose);
    let mut letters = folded.chars();
    let first = letters.next();
    let class = match first {
        None if is_invisible(c) => Class::Invisible,
        None => Class::Mark,
        Some(' ' | '-') => Class::Joint,
        Some('_' | '\t') => Class::Joint,
        Some('0'..='9') if !matches!(c, '²' | '³' | '¹') => Class::Digit,
        Some('a'..='z') if c.is_alphabetic() => Class::Latin,
        Some('\u{0620}'..='\u{06FF}') if c.is_alphabetic() => Class::Arabic,
        Some(first) if c.is_alphabetic() && first.is_alphabetic() => Class::OtherLetter,
        Some(_) => Class::Break,
    };
    Letter { class, folded: if letters.next().is_some() { SEVERAL } else { first.unwrap_or(' ') } }
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{00AD}' | '\u{061C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

/// Asserts that every word is what the library's own folding makes of it.
pub fn assert_folds_alike(text: &str, folded: &Folded) {
    for (index, word) in folded.words.iter().enumerate() {
        let letters = folded.letters[word.at as usize..word.close as usize].trim_matches(' ');
        let slice = &text[folded.span(index, index)];
        assert_eq!(
            letters,
            fold(slice, Strength::Loose),
            "{slice:?}: the pass of the rivals folds otherwise"
        );
    }
}
