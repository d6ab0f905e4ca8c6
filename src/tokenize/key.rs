//! A folded word as one number, so that comparing words is comparing numbers and dropping a first letter is a shift.

use crate::normalize::{Strength, arabic_code, code, decode, fold};

/// Set in the key of a word that does not fit: the rest is a hash of its folded letters.
const HASHED: u128 = 0xFF << 120;

/// A folded word. Words of up to 15 Arabic or Latin letters and digits are held exactly; longer ones, and those of other
/// scripts, as a 120-bit hash of their folded letters.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub(crate) struct Key(u128);

impl Key {
    /// Letters a key can hold as they are; one byte each, the first letter lowest.
    pub(crate) const PACKED: usize = 15;

    /// The key of no letter at all.
    pub(crate) const EMPTY: Key = Key(0);

    /// The key of these codes, the first lowest, at most [`Key::PACKED`] of them.
    #[inline(always)]
    pub(super) fn packed(codes: u128) -> Key {
        debug_assert!(codes < 1 << (8 * Key::PACKED));
        Key(codes)
    }

    /// The word without ء at its end, where writers leave it out; ء alone stays.
    pub(super) fn without_final_hamzas(self) -> Key {
        const HAMZA: u8 = arabic_code('ء');
        let mut length = self.len();
        while length > 1 && self.letter(length - 1) == HAMZA {
            length -= 1;
        }
        Key(self.0 & ((1 << (8 * length)) - 1))
    }

    /// The key of a word as it stands in text.
    pub(crate) fn of(word: &str) -> Key {
        Key::of_folded(&word_fold(word))
    }

    /// The key of letters that are folded already (loosely, no apostrophes or dots).
    pub(crate) fn of_folded(folded: &str) -> Key {
        let mut packer = Packer::default();
        for c in folded.chars() {
            match code(c) {
                Some(code) if packer.push(code) => {}
                _ => return Key::hashed(folded),
            }
        }
        packer.key()
    }

    pub(crate) fn from_parts(low: u64, high: u64) -> Key {
        Key((high as u128) << 64 | low as u128)
    }

    /// Low and high half, for tables.
    #[inline(always)]
    pub(crate) fn parts(self) -> (u64, u64) {
        (self.0 as u64, (self.0 >> 64) as u64)
    }

    fn hashed(folded: &str) -> Key {
        // Two FNV-like streams with different multipliers, finished by a folded product each.
        let (mut a, mut b) = (0xcbf2_9ce4_8422_2325u64, 0x9e37_79b9_7f4a_7c15u64);
        for byte in folded.bytes() {
            a = (a ^ byte as u64).wrapping_mul(0x0000_0100_0000_01b3);
            b = (b.rotate_left(7) ^ byte as u64).wrapping_mul(0xff51_afd7_ed55_8ccd);
        }
        let (a, b) = (fold_product(a, b ^ 0x2545_f491_4f6c_dd1d), fold_product(b, a ^ 0xd6e8_feb8_6659_fd93));
        Key(HASHED | ((a as u128) << 64 | b as u128) & !HASHED)
    }

    /// Whether this is a hash, so that an equal key has to be verified against the letters.
    #[inline(always)]
    pub(crate) fn is_hashed(self) -> bool {
        self.0 >= HASHED
    }

    /// Number of letters, for keys that hold them.
    #[inline(always)]
    pub(crate) fn len(self) -> usize {
        if self.is_hashed() { Key::PACKED + 1 } else { 16 - self.0.leading_zeros() as usize / 8 }
    }

    /// The codes of the first letters. Only of keys that hold their letters.
    #[inline(always)]
    pub(crate) fn first_letters(self) -> [u8; 3] {
        [self.letter(0), self.letter(1), self.letter(2)]
    }

    /// The letter at `index` as a code, 0 past the end. Only of keys that hold their letters.
    #[inline(always)]
    pub(crate) fn letter(self, index: usize) -> u8 {
        (self.0 >> (8 * index)) as u8
    }

    /// All letters, written to `buffer`; `None` of a hash, which does not hold them.
    #[allow(dead_code, reason = "the build script, which has this module as well, does not call it")]
    pub(crate) fn letters(self, buffer: &mut [char; Key::PACKED]) -> Option<&[char]> {
        if self.is_hashed() {
            return None;
        }
        let letters = &mut buffer[..self.len()];
        for (index, letter) in letters.iter_mut().enumerate() {
            *letter = decode(self.letter(index));
        }
        Some(letters)
    }

    /// The word without its first `count` letters. Only of keys that hold their letters.
    #[inline(always)]
    pub(crate) fn without_first(self, count: usize) -> Key {
        debug_assert!(!self.is_hashed());
        Key(self.0 >> (8 * count))
    }

    /// The word with `letter` before it, if that still fits.
    #[inline(always)]
    pub(crate) fn with_first(self, letter: char) -> Option<Key> {
        let code = code(letter)?;
        (self.len() < Key::PACKED).then_some(Key(self.0 << 8 | code as u128))
    }

    /// A 64-bit hash, good in all its bits.
    #[inline(always)]
    pub(crate) fn hash(self) -> u64 {
        let (low, high) = self.parts();
        fold_product(low ^ 0xa076_1d64_78bd_642f, high ^ 0xe703_7ed1_a0b4_28db)
    }

    /// The number a word of up to nine digits stands for.
    pub(crate) fn number(self) -> Option<u32> {
        if self.is_hashed() || self.0 == 0 || self.len() > 9 {
            return None;
        }
        (0..self.len()).try_fold(0u32, |n, i| {
            let digit = self.letter(i).wrapping_sub(b'0');
            (digit < 10).then_some(n * 10 + digit as u32)
        })
    }

    /// The letters, for messages and explanations.
    pub(crate) fn text(self) -> String {
        if self.is_hashed() {
            String::from("(long word)")
        } else {
            (0..self.len()).map(|i| decode(self.letter(i))).collect()
        }
    }
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Key({})", self.text())
    }
}

#[inline(always)]
fn fold_product(a: u64, b: u64) -> u64 {
    let product = (a as u128).wrapping_mul(b as u128);
    (product >> 64) as u64 ^ product as u64
}

/// A word folded for matching: loosely, and without the apostrophes and dots that stand inside it (O'Neill, U.S.).
pub(crate) fn word_fold(word: &str) -> String {
    fold(&fold(word, Strength::Loose).replace(['\'', '.'], ""), Strength::Loose)
}

/// Packs codes into a key as they come.
#[derive(Clone, Copy, Default)]
pub(crate) struct Packer {
    low: u64,
    high: u64,
    bits: u32,
}

impl Packer {
    /// Adds a letter; false, and nothing added, if the key is full.
    #[inline(always)]
    pub(crate) fn push(&mut self, code: u8) -> bool {
        if self.bits < 64 {
            self.low |= (code as u64) << self.bits;
        } else if self.bits < 8 * Key::PACKED as u32 {
            self.high |= (code as u64) << (self.bits - 64);
        } else {
            return false;
        }
        self.bits += 8;
        true
    }

    #[inline(always)]
    pub(crate) fn key(self) -> Key {
        Key::from_parts(self.low, self.high)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_holds_fifteen_letters_and_hashes_the_rest() {
        assert_eq!(Key::of("أَذْرَبيجان").text(), "اذربيجان");
        assert_eq!(Key::of("U.S.").text(), "us");
        assert_eq!(Key::of("O’Neill").text(), "oneill");
        assert!(!Key::of("abcdefghijklmno").is_hashed());
        assert!(Key::of("abcdefghijklmnop").is_hashed());
        assert!(Key::of("Москва").is_hashed());
        assert_ne!(Key::of("Москва"), Key::of("Москвы"));
    }

    #[test]
    fn dropping_the_first_letters_is_the_key_of_the_rest() {
        assert_eq!(Key::of("وبروسيا").without_first(2), Key::of("روسيا"));
        assert_eq!(Key::of("كرملين").with_first('ل'), Some(Key::of("لكرملين")));
        assert_eq!(Key::of("abcdefghijklmno").with_first('x'), None);
    }

    #[test]
    fn numbers_are_read_and_words_are_not() {
        assert_eq!(Key::of("٢٠٢٠").number(), Some(2020));
        assert_eq!(Key::of("0").number(), Some(0));
        assert_eq!(Key::of("1234567890").number(), None, "ten digits are no number that a date needs");
        assert_eq!(Key::of("12a").number(), None);
        assert_eq!(Key::default().number(), None);
    }
}
