//! Readings of an Arabic token without the proclitics before it: و ف, then ب ل ك, then the article in لل.
//! Proposes every cut that spelling allows; whether the rest is a name, a dictionary decides. Never takes ال off.

use crate::normalize::{arabic_code, is_dropped};

/// The proclitics that a reading takes off.
#[derive(Clone, Copy, PartialEq, Eq, Default, Hash)]
pub(crate) struct Clitics {
    /// Letters before the name: the span starts after them.
    letters: u8,
    flags: u8,
}

const CONJUNCTION: u8 = 1;
const BA: u8 = 2;
const LAM: u8 = 4;
const KAF: u8 = 8;
/// لل: the article's alef is not written, so no slice of the text equals the name.
const ELIDED_ARTICLE: u8 = 16;

impl Clitics {
    /// The whole reading.
    pub(crate) const NONE: Clitics = Clitics { letters: 0, flags: 0 };

    pub(crate) fn is_none(self) -> bool {
        self.letters == 0
    }

    /// How many letters the clitics take.
    pub(crate) fn letters(self) -> usize {
        self.letters as usize
    }

    pub(crate) fn has_conjunction(self) -> bool {
        self.flags & CONJUNCTION != 0
    }

    /// ب ل ك: what a noun follows and a verb does not.
    pub(crate) fn has_preposition(self) -> bool {
        self.flags & (BA | LAM | KAF) != 0
    }

    /// ب alone makes a place likelier: in.
    pub(crate) fn has_ba(self) -> bool {
        self.flags & BA != 0
    }

    /// ك is weak evidence: far more words begin with it than take it as "like".
    pub(crate) fn has_kaf(self) -> bool {
        self.flags & KAF != 0
    }

    pub(crate) fn elides_article(self) -> bool {
        self.flags & ELIDED_ARTICLE != 0
    }

    fn and(self, flag: u8) -> Clitics {
        Clitics { letters: self.letters + 1, flags: self.flags | flag }
    }

    /// The first byte of `token` after the clitics: always on a char boundary, past the marks of the last clitic letter.
    pub(crate) fn length_in(self, token: &str) -> usize {
        let mut left = self.letters();
        if left == 0 {
            return 0;
        }
        let mut kept = token.char_indices().filter(|&(_, c)| !is_dropped(c));
        kept.find(|_| {
            let found = left == 0;
            left = left.saturating_sub(1);
            found
        })
        .map_or(token.len(), |(at, _)| at)
    }
}

impl std::fmt::Debug for Clitics {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Clitics({}, {:#b})", self.letters, self.flags)
    }
}

/// One way to cut a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cut {
    pub clitics: Clitics,
    /// Letters to take off the front.
    pub skip: usize,
    /// Whether an alef goes before the rest: للكرملين is ل + الكرملين.
    pub adds_alef: bool,
}

/// A reading must leave this many letters.
const SHORTEST_REST: usize = 3;
/// After و alone it may leave two: وطه حسين, ومن.
const SHORTEST_AFTER_WAW: usize = 2;

const WAW: u8 = arabic_code('و');
const FEH: u8 = arabic_code('ف');
const BEH: u8 = arabic_code('ب');
const LAM_LETTER: u8 = arabic_code('ل');
const KAF_LETTER: u8 = arabic_code('ك');

/// Gives `cut` every way to cut a word of `length` letters that begins with these letter codes.
#[inline]
pub(crate) fn cuts(first: [u8; 3], length: usize, cut: &mut impl FnMut(Cut)) {
    let mut clitics = Clitics::NONE;
    if length <= SHORTEST_REST {
        if length > SHORTEST_AFTER_WAW && first[0] == WAW {
            clitics = clitics.and(CONJUNCTION);
            cut(Cut { clitics, skip: clitics.letters(), adds_alef: false });
        }
        return;
    }
    let mut emit = |clitics: Clitics, adds_alef: bool| {
        let skip = clitics.letters();
        if length - skip + usize::from(adds_alef) >= SHORTEST_REST {
            cut(Cut { clitics, skip, adds_alef });
        }
    };
    if matches!(first[0], WAW | FEH) {
        clitics = clitics.and(CONJUNCTION);
        emit(clitics, false);
    }
    match first[clitics.letters()] {
        BEH => emit(clitics.and(BA), false),
        KAF_LETTER => emit(clitics.and(KAF), false),
        LAM_LETTER => {
            emit(clitics.and(LAM), false);
            if first[clitics.letters() + 1] == LAM_LETTER {
                let mut elided = clitics.and(LAM);
                elided.flags |= ELIDED_ARTICLE;
                emit(elided, true);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tokenize::Key;

    fn rests(word: &str) -> Vec<String> {
        let key = Key::of(word);
        let mut rests = Vec::new();
        cuts(key.first_letters(), key.len(), &mut |cut| {
            let rest = key.without_first(cut.skip);
            rests.push(if cut.adds_alef {
                rest.with_first('ا').expect("short").text()
            } else {
                rest.text()
            });
        });
        rests
    }

    #[test]
    fn every_cut_that_spelling_allows() {
        let cases: &[(&str, &[&str])] = &[
            ("وأذربيجان", &["اذربيجان"]),
            ("بأذربيجان", &["اذربيجان"]),
            ("للكرملين", &["لكرملين", "الكرملين"]),
            ("وللكرملين", &["للكرملين", "لكرملين", "الكرملين"]),
            ("وبالقاهرة", &["بالقاهره", "القاهره"]),
            ("فلسطين", &["لسطين", "سطين"]),
            ("الكرملين", &[]),
            ("ألمانيا", &[]),
            ("وطه", &["طه"]),
            ("فطن", &[]),
            ("وط", &[]),
            ("بمصر", &["مصر"]),
        ];
        for (word, expected) in cases {
            assert_eq!(rests(word), *expected, "{word}");
        }
    }

    #[test]
    fn the_rest_starts_after_the_clitics_marks() {
        let clitics = Clitics::NONE.and(CONJUNCTION).and(BA);
        for (word, rest) in [("وبمصر", "مصر"), ("وَبِمِصر", "مِصر"), ("وـبـمصر", "مصر"), ("و\u{200F}بمصر", "مصر")]
        {
            assert_eq!(&word[clitics.length_in(word)..], rest, "{word}");
        }
        assert_eq!(clitics.length_in("وب"), "وب".len(), "nothing is left: the end, never a panic");
    }
}
