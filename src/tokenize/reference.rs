//! The plain way from text to tokens: Unicode word boundaries (UAX #29), then the cuts that names and dates need.
//! Slow and clear. It serves runs of unusual letters, and the tests hold the fast way equal to it.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::{Ending, Gap, Key, Script, Shape, Token};
use crate::normalize::{Family, LetterTable};

/// Endings that English writes after an apostrophe, cut off the word and dropped.
const CONTRACTIONS: [&str; 5] = ["s", "t", "re", "ve", "ll"];

/// Whether the letters after an apostrophe are one of those.
pub(super) fn is_contraction(suffix: &str) -> bool {
    CONTRACTIONS.iter().any(|c| c.eq_ignore_ascii_case(suffix))
}

pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2018}' | '\u{2019}')
}

/// Appends the tokens of `text[range]`. `previous_end` is where the gap before the first one starts.
pub(super) fn tokenize(
    letters: &LetterTable,
    text: &str,
    range: Range<usize>,
    previous_end: &mut usize,
    tokens: &mut Vec<Token>,
) {
    // A zero-width space ends a word by UAX #29, but pasted text has it inside words: read it as a word joiner, of the same length.
    let joined = text[range.clone()].replace('\u{200B}', "\u{2060}");
    for (offset, word) in joined.split_word_bound_indices() {
        let start = range.start + offset;
        for piece in merge(text, pieces(letters, text, start..start + word.len())) {
            let mut piece = trim(letters, text, piece);
            // A dotted Latin acronym takes its last dot along: U.S.
            let is_acronym = piece.script == Script::Latin && text[piece.range.clone()].contains('.');
            if is_acronym && text[piece.range.end..range.end].starts_with('.') {
                piece.range.end += 1;
            }
            tokens.push(token(letters, text, &piece, *previous_end));
            *previous_end = piece.range.end;
        }
    }
}

/// A run of letters of one script, with the marks between and after them.
struct Piece {
    range: Range<usize>,
    script: Script,
    letters: usize,
}

/// The runs of one script in a word; what is in no run (dots, apostrophes) is left out.
fn pieces(letters: &LetterTable, text: &str, word: Range<usize>) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut open = false;
    for (offset, c) in text[word.clone()].char_indices() {
        let start = word.start + offset;
        let end = start + c.len_utf8();
        let script = script_of(letters, c);
        match pieces.last_mut().filter(|_| open) {
            Some(piece) if is_passed_over(letters, c) => piece.range.end = end,
            Some(piece) if script == Some(piece.script) => {
                piece.range.end = end;
                piece.letters += 1;
            }
            _ => {
                open = script.is_some();
                pieces.extend(script.map(|script| Piece { range: start..end, script, letters: 1 }));
            }
        }
    }
    pieces
}

/// Joins what a single apostrophe or dot parts: O'Neill, U.S., ا.ف.ب; drops contractions: Xi's.
fn merge(text: &str, pieces: Vec<Piece>) -> Vec<Piece> {
    let mut merged: Vec<Piece> = Vec::new();
    let mut previous: Option<Piece> = None;
    for piece in pieces {
        let joiner = previous.as_ref().and_then(|p| {
            let mut between = text[p.range.end..piece.range.start].chars();
            between.next().filter(|_| between.next().is_none() && p.script == piece.script)
        });
        let single = |p: &Option<Piece>| p.as_ref().is_some_and(|p| p.letters == 1);
        let (mut joins, mut dropped) = (false, false);
        match joiner {
            Some(c) if is_apostrophe(c) && piece.script == Script::Latin => {
                dropped = is_contraction(&text[piece.range.clone()]);
                joins = !dropped;
            }
            Some('.') if matches!(piece.script, Script::Latin | Script::Arabic) => {
                joins = single(&previous) && piece.letters == 1
            }
            _ => {}
        }
        match merged.last_mut().filter(|_| joins) {
            Some(last) => last.range.end = piece.range.end,
            None if dropped => {}
            None => merged.push(Piece { range: piece.range.clone(), ..piece }),
        }
        previous = Some(piece).filter(|_| !dropped);
    }
    merged
}

fn script_of(letters: &LetterTable, c: char) -> Option<Script> {
    match letters.letter(c).family {
        Family::Latin => Some(Script::Latin),
        Family::Arabic => Some(Script::Arabic),
        Family::Digit => Some(Script::Digits),
        Family::Other => Some(Script::Other),
        Family::Break | Family::Mark | Family::Invisible => None,
    }
}

fn is_passed_over(letters: &LetterTable, c: char) -> bool {
    matches!(letters.letter(c).family, Family::Mark | Family::Invisible)
}

/// Takes invisible characters off the end of a piece; none stand at its start.
fn trim(letters: &LetterTable, text: &str, piece: Piece) -> Piece {
    let slice = text[piece.range.clone()].trim_end_matches(|c| letters.letter(c).family == Family::Invisible);
    Piece { range: piece.range.start..piece.range.start + slice.len(), ..piece }
}

fn token(letters: &LetterTable, text: &str, piece: &Piece, previous_end: usize) -> Token {
    let slice = &text[piece.range.clone()];
    Token {
        key: Key::of(slice),
        start: piece.range.start as u32,
        end: piece.range.end as u32,
        gap: Gap::of(&text[previous_end..piece.range.start]),
        script: piece.script,
        shape: shape(letters, slice, piece.script),
        ending: ending(letters, slice),
        dotted: slice.contains('.'),
    }
}

fn shape(letters: &LetterTable, slice: &str, script: Script) -> Shape {
    if script != Script::Latin {
        return Shape::Caseless;
    }
    let cases =
        slice.chars().map(|c| letters.letter(c)).filter(|l| l.family == Family::Latin).map(|l| l.upper);
    let (mut first, mut count, mut capitals) = (false, 0, 0);
    for upper in cases {
        if count == 0 {
            first = upper;
        }
        count += 1;
        capitals += usize::from(upper);
    }
    shape_of(first, count, capitals)
}

/// The shape of a Latin word from whether its first letter is a capital and how many of its letters are.
pub(super) fn shape_of(first: bool, letters: usize, capitals: usize) -> Shape {
    match capitals {
        0 => Shape::Lower,
        1 if first => Shape::Capitalised,
        n if n == letters => Shape::Upper,
        _ => Shape::Mixed,
    }
}

/// The loose ending of a word, from its last letter that folding keeps.
pub(super) fn ending(letters: &LetterTable, slice: &str) -> Ending {
    let mut kept = slice.chars().rev().filter(|&c| !is_passed_over(letters, c));
    match kept.next() {
        Some('ة' | '\u{06C3}') => Ending::TehMarbuta,
        Some('ى') => Ending::AlefMaksura,
        Some('ء') if kept.next().is_some() => Ending::Hamza,
        _ => Ending::Plain,
    }
}
