//! The fast way from text to tokens: one pass over the bytes, a table look-up a letter, the key packed on the way.
//! Runs with unusual letters are handed to [`reference`](super::reference), to whose answers this file is held equal.

use super::key::Packer;
use super::reference::{self, is_contraction, shape_of};
use super::token::{Ending, Script, Shape, Token};
use super::{Gap, Key};
use crate::normalize::{Family, Letter, LetterTable};

/// What the one pass needs of every character, as tables.
#[derive(Debug)]
pub(super) struct Tables {
    pub letters: LetterTable,
    /// What a character of one or two bytes is between tokens.
    gaps: Box<[Gap; LetterTable::REACH]>,
}

impl Tables {
    pub(super) fn new() -> Self {
        let mut gaps = Box::new([Gap::NONE; LetterTable::REACH]);
        for (scalar, gap) in (0u32..).zip(gaps.iter_mut()) {
            *gap = char::from_u32(scalar).map_or(Gap::NONE, Gap::of_char);
        }
        Tables { letters: LetterTable::new(), gaps }
    }
}

pub(super) fn tokenize(tables: &Tables, text: &str, tokens: &mut Vec<Token>) {
    let scanner = Scanner { letters: &tables.letters, text, bytes: text.as_bytes() };
    let mut at = 0;
    // What stands between the last token and here.
    let mut gap = Gap::NONE;
    while let Some(&byte) = scanner.bytes.get(at) {
        let plain = match byte {
            b' ' => {
                gap = gap.or(Gap::BLANK);
                at += 1;
                continue;
            }
            0xD8..0xDC => scanner.plain_arabic(at),
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => scanner.plain_ascii(at),
            _ => None,
        };
        if let Some(mut token) = plain {
            token.gap = std::mem::take(&mut gap);
            at = token.end as usize;
            tokens.push(token);
            continue;
        }
        let (letter, length) = scanner.letter_at(at);
        if matches!(letter.family, Family::Break | Family::Mark | Family::Invisible) {
            gap = gap.or(match LetterTable::index(byte, scanner.byte(at + 1)) {
                Some(index) => tables.gaps[index],
                None => Gap::of(&text[at..at + length]),
            });
            at += length;
            continue;
        }
        let next = match scanner.word(at, letter.family) {
            Some((mut token, next)) => {
                token.gap = gap;
                tokens.push(token);
                next
            }
            // An unusual letter: the whole run up to the next blank goes the plain way.
            None => {
                let end = scanner.end_of_run(at);
                reference::tokenize(scanner.letters, text, at..end, &mut end_of_last(tokens), tokens);
                end
            }
        };
        gap = Gap::of(&text[end_of_last(tokens)..next]);
        at = next;
    }
}

/// Where the gap after the last token begins.
fn end_of_last(tokens: &[Token]) -> usize {
    tokens.last().map_or(0, |token| token.end as usize)
}

struct Scanner<'t> {
    letters: &'t LetterTable,
    text: &'t str,
    bytes: &'t [u8],
}

impl Scanner<'_> {
    /// The letter at a character boundary, and its length in bytes. Past the end: a break.
    #[inline(always)]
    fn letter_at(&self, at: usize) -> (Letter, usize) {
        match self.bytes.get(at) {
            Some(&byte) if byte < 0x80 => (self.letters.ascii(byte), 1),
            Some(&first) if first < 0xE0 => (self.letters.two_bytes(first, self.byte(at + 1)), 2),
            Some(_) => self.long_letter_at(at),
            None => (Letter { family: Family::Break, code: 0, upper: false }, 1),
        }
    }

    /// The token that starts with the ASCII letter or digit at `start`, if it is of ASCII letters or digits alone, has no
    /// more than a key holds, and what follows it surely ends it. Eight letters at a time: a word of this kind is its own key
    /// but for its capitals.
    #[inline]
    fn plain_ascii(&self, start: usize) -> Option<Token> {
        let chunk: &[u8; 16] = self.bytes.get(start..)?.first_chunk()?;
        let chunk = u128::from_le_bytes(*chunk);
        let halves = [chunk as u64, (chunk >> 64) as u64];
        let (script, run, capitals, folded);
        if self.byte(start).is_ascii_digit() {
            script = Script::Digits;
            run = join(halves.map(|half| bytes_between(half, b'0', b'9')));
            capitals = 0;
            folded = chunk;
        } else {
            script = Script::Latin;
            let lower = halves.map(|half| half | splat(0x20));
            run = join(lower.map(|half| bytes_between(half, b'a', b'z')));
            capitals = join(halves.map(|half| bytes_between(half, b'A', b'Z')));
            folded = join(lower);
        }
        // Bit 7 of every byte of the run is set; the first other byte ends it.
        let length = ((!run & HIGH_BITS).trailing_zeros() / 8) as usize;
        if length == 0 || length > Key::PACKED || !self.surely_ends(start + length, script) {
            return None;
        }
        let kept = (1u128 << (8 * length)) - 1;
        let capitals = capitals & kept;
        let shape = match script {
            Script::Latin => shape_of(capitals & 0x80 != 0, length, capitals.count_ones() as usize),
            _ => Shape::Caseless,
        };
        Some(Token {
            key: Key::packed(folded & kept),
            start: start as u32,
            end: (start + length) as u32,
            gap: Gap::NONE,
            script,
            shape,
            ending: Ending::Plain,
            dotted: false,
        })
    }

    /// The token that starts with the Arabic letter at `start`, if it is of letters alone that the table folds, has no more
    /// than a key holds, and what follows it surely ends it.
    #[inline]
    fn plain_arabic(&self, start: usize) -> Option<Token> {
        let mut halves = [0u64; 2];
        let mut end = start;
        'word: for half in &mut halves {
            for shift in (0..64).step_by(8) {
                match self.arabic_code(end) {
                    0 => break 'word,
                    code => *half |= (code as u64) << shift,
                }
                end += 2;
            }
        }
        let letters = (end - start) / 2;
        if letters == 0 || letters > Key::PACKED || !self.surely_ends(end, Script::Arabic) {
            return None;
        }
        let ending = self.ending(end - 2, letters);
        let key = Key::packed(join(halves));
        Some(Token {
            key: if ending == Ending::Hamza { key.without_final_hamzas() } else { key },
            start: start as u32,
            end: end as u32,
            gap: Gap::NONE,
            script: Script::Arabic,
            shape: Shape::Caseless,
            ending,
            dotted: false,
        })
    }

    /// The code of the Arabic letter of two bytes at `at`; 0 for anything else.
    #[inline(always)]
    fn arabic_code(&self, at: usize) -> u8 {
        match self.bytes.get(at..at + 2) {
            Some(&[first @ 0xD8..0xE0, second]) => self.letters.arabic_code(first, second),
            _ => 0,
        }
    }

    /// Whether the character at `at` ends a word of `script` whatever follows it. Says no where only a longer look could tell.
    #[inline(always)]
    fn surely_ends(&self, at: usize, script: Script) -> bool {
        match (self.byte(at), self.byte(at + 1)) {
            // A joiner before what is no letter of the same script joins nothing.
            (b'.' | b'\'', next) => match script {
                Script::Digits => next < 0x80 && !next.is_ascii_digit(),
                _ => next < 0x80 && !(next.is_ascii_alphabetic() && script == Script::Latin),
            },
            (..0x80, _) => true,
            (first @ 0x80..0xE0, second) => {
                let letter = self.letters.two_bytes(first, second);
                match letter.family {
                    Family::Break => true,
                    Family::Arabic => letter.code != 0 && script != Script::Arabic,
                    Family::Latin => letter.code != 0 && script != Script::Latin,
                    Family::Digit => letter.code != 0 && script != Script::Digits,
                    Family::Mark | Family::Invisible | Family::Other => false,
                }
            }
            _ => false,
        }
    }

    #[inline(always)]
    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    #[cold]
    fn long_letter_at(&self, at: usize) -> (Letter, usize) {
        let c = self.text[at..].chars().next().unwrap_or(' ');
        let mut letter = self.letters.letter(c);
        letter.code = 0; // three bytes and more are the plain way's
        (letter, c.len_utf8())
    }

    /// The token that starts with the letter at `start`, without its gap, and where to go on; `None` if it has a letter
    /// that the table cannot fold.
    #[inline]
    fn word(&self, start: usize, family: Family) -> Option<(Token, usize)> {
        let mut packer = Packer::default();
        let mut fits = true;
        let mut end = start; // after the last letter or visible mark
        let mut at = start;
        let mut next = None; // where to go on, if not at the end of the word
        let (mut count, mut capitals, mut first_upper) = (0, 0, false);
        let mut in_piece = 0; // letters since the last apostrophe or dot
        let mut dotted = false;
        let mut last = start; // place of the last letter
        loop {
            let (letter, length) = self.letter_at(at);
            if letter.family == family {
                if letter.code == 0 {
                    return None;
                }
                fits &= packer.push(letter.code);
                first_upper |= letter.upper && count == 0;
                capitals += usize::from(letter.upper);
                count += 1;
                in_piece += 1;
                last = at;
                at += length;
                end = at;
                continue;
            }
            match letter.family {
                Family::Mark => {
                    at += length;
                    end = at;
                }
                Family::Invisible => at += length,
                Family::Other => return None,
                Family::Break => match self.joiner(at, family, in_piece) {
                    Joiner::None => break,
                    Joiner::Unusual => return None,
                    Joiner::Contraction { end } => {
                        next = Some(end);
                        break;
                    }
                    Joiner::Inside { length, is_dot } => {
                        dotted |= is_dot;
                        in_piece = 0;
                        at += length;
                        end = at;
                    }
                },
                // Another script begins here; an unusual letter in it may belong to the run of the plain way all the same.
                Family::Digit | Family::Latin | Family::Arabic if letter.code == 0 => return None,
                Family::Digit | Family::Latin | Family::Arabic => break,
            }
        }
        if dotted && family == Family::Latin && next.is_none() && end == at && self.byte(end) == b'.' {
            end += 1;
            at = end;
        }
        let ending = if family == Family::Arabic { self.ending(last, count) } else { Ending::Plain };
        let key = match (fits, ending) {
            (true, Ending::Plain | Ending::TehMarbuta | Ending::AlefMaksura) => packer.key(),
            _ => Key::of(&self.text[start..end]),
        };
        let script = match family {
            Family::Arabic => Script::Arabic,
            Family::Latin => Script::Latin,
            _ => Script::Digits,
        };
        let shape =
            if script == Script::Latin { shape_of(first_upper, count, capitals) } else { Shape::Caseless };
        let token = Token {
            key,
            start: start as u32,
            end: end as u32,
            gap: Gap::NONE,
            script,
            shape,
            ending,
            dotted,
        };
        Some((token, next.unwrap_or(at)))
    }

    /// What the break character at `at`, after a letter of `family`, does to the word.
    #[inline]
    fn joiner(&self, at: usize, family: Family, in_piece: usize) -> Joiner {
        let length = match self.byte(at) {
            b'\'' | b'.' => 1,
            0xE2 if self.byte(at + 1) == 0x80 && matches!(self.byte(at + 2), 0x98 | 0x99) => 3,
            _ => return Joiner::None,
        };
        let is_dot = self.byte(at) == b'.';
        let (after, _) = self.letter_at(at + length);
        if after.family != family || in_piece == 0 {
            return if is_unusual(after) { Joiner::Unusual } else { Joiner::None };
        }
        // The letters after the joiner, as far as it takes to decide.
        let (mut end, mut count) = (at + length, 0);
        let mut suffix_end = end;
        while count < 4 {
            let (letter, length) = self.letter_at(end);
            if is_unusual(letter) {
                return Joiner::Unusual;
            }
            match letter.family {
                f if f == family => count += 1,
                Family::Mark | Family::Invisible => {}
                _ => break,
            }
            end += length;
            suffix_end = end;
        }
        match (is_dot, family) {
            (true, Family::Latin | Family::Arabic) if in_piece == 1 && count == 1 => {
                Joiner::Inside { length, is_dot }
            }
            (false, Family::Latin) if count < 4 && is_contraction(&self.text[at + length..suffix_end]) => {
                Joiner::Contraction { end: suffix_end }
            }
            (false, Family::Latin) => Joiner::Inside { length, is_dot },
            _ => Joiner::None,
        }
    }

    /// The loose ending of an Arabic word of `count` letters from its last one, at `at`.
    #[inline]
    fn ending(&self, at: usize, count: usize) -> Ending {
        match (self.byte(at), self.byte(at + 1)) {
            (0xD8, 0xA9) | (0xDB, 0x83) => Ending::TehMarbuta, // ة ۃ
            (0xD9, 0x89) => Ending::AlefMaksura,               // ى
            (0xD8, 0xA1) if count > 1 => Ending::Hamza,        // ء
            _ => Ending::Plain,
        }
    }

    /// The next ASCII blank or line end at or after `at`, or the end of the text.
    fn end_of_run(&self, at: usize) -> usize {
        at + self.bytes[at..].iter().position(u8::is_ascii_whitespace).unwrap_or(self.bytes.len() - at)
    }
}

/// The highest bit of every byte.
const HIGH_BITS: u128 = 0x8080_8080_8080_8080_8080_8080_8080_8080;

/// The byte in all eight places.
const fn splat(byte: u8) -> u64 {
    0x0101_0101_0101_0101 * byte as u64
}

/// Bit 7 of every byte from `first` to `last`, which are ASCII; the other bits are zero.
#[inline(always)]
fn bytes_between(bytes: u64, first: u8, last: u8) -> u64 {
    // Without their bit 7, no sum of bytes carries into the next.
    let low = bytes & splat(0x7F);
    let from_first = low + splat(0x80 - first);
    let after_last = low + splat(0x7F - last);
    from_first & !after_last & !bytes & splat(0x80)
}

#[inline(always)]
fn join([low, high]: [u64; 2]) -> u128 {
    (high as u128) << 64 | low as u128
}

fn is_unusual(letter: Letter) -> bool {
    letter.family == Family::Other
        || (letter.code == 0 && matches!(letter.family, Family::Digit | Family::Latin | Family::Arabic))
}

enum Joiner {
    None,
    /// Apostrophe or dot that stays in the word.
    Inside {
        length: usize,
        is_dot: bool,
    },
    /// Apostrophe and ending, which are cut off.
    Contraction {
        end: usize,
    },
    /// The plain way has to look.
    Unusual,
}
