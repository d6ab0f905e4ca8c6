//! The fast way from text to tokens: one pass over the bytes, a table look-up a letter, the key packed on the way.
//! Runs with unusual letters are handed to [`reference`](super::reference), to whose answers this file is held equal.

use super::reference::{self, is_contraction, shape_of};
use super::token::{Ending, Script, Shape, Token};
use super::{Gap, Key};
use crate::normalize::{Family, Letter, LetterTable};
use crate::tokenize::key::Packer;

pub(super) fn tokenize(letters: &LetterTable, text: &str, tokens: &mut Vec<Token>) {
    let mut scanner = Scanner { letters, text, bytes: text.as_bytes() };
    let (mut at, mut previous_end) = (0, 0);
    while at < scanner.bytes.len() {
        let (letter, length) = scanner.letter_at(at);
        match letter.family {
            Family::Break | Family::Mark | Family::Invisible => at += length,
            Family::Digit | Family::Latin | Family::Arabic | Family::Other => {
                match scanner.word(at, letter.family) {
                    Some((mut token, next)) => {
                        token.gap = scanner.gap(previous_end, at);
                        previous_end = token.end as usize;
                        tokens.push(token);
                        at = next;
                    }
                    // An unusual letter: the whole run up to the next blank goes the plain way.
                    None => {
                        let end = scanner.end_of_run(at);
                        reference::tokenize(letters, text, at..end, &mut previous_end, tokens);
                        at = end;
                    }
                }
            }
        }
    }
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

    fn gap(&self, from: usize, to: usize) -> Gap {
        match self.bytes[from..to] {
            [b' '] => Gap::BLANK,
            [] => Gap::NONE,
            _ => Gap::of(&self.text[from..to]),
        }
    }

    /// The token that starts with the letter at `start`, without its gap, and where to go on; `None` if it has a letter
    /// that the table cannot fold.
    #[inline]
    fn word(&mut self, start: usize, family: Family) -> Option<(Token, usize)> {
        let mut packer = Packer::default();
        let mut fits = true;
        let mut end = start; // after the last letter or visible mark
        let mut at = start;
        let mut next = None; // where to go on, if not at the end of the word
        let (mut count, mut capitals, mut first_upper) = (0, 0, false);
        let mut in_piece = 0; // letters since the last apostrophe or dot
        let mut dotted = false;
        let mut last = (0u8, start); // code and place of the last letter
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
                last = (letter.code, at);
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

    /// The loose ending of an Arabic word from its last letter.
    fn ending(&self, (code, at): (u8, usize), count: usize) -> Ending {
        match (code, self.byte(at), self.byte(at + 1)) {
            (_, 0xD8, 0xA9) | (_, 0xDB, 0x83) => Ending::TehMarbuta, // ة ۃ
            (_, 0xD9, 0x89) => Ending::AlefMaksura,                  // ى
            (_, 0xD8, 0xA1) if count > 1 => Ending::Hamza,           // ء
            _ => Ending::Plain,
        }
    }

    /// The next ASCII blank or line end at or after `at`, or the end of the text.
    fn end_of_run(&self, at: usize) -> usize {
        at + self.bytes[at..].iter().position(u8::is_ascii_whitespace).unwrap_or(self.bytes.len() - at)
    }
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
