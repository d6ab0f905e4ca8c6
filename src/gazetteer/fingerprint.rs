//! One number for everything that a compiled gazetteer has been compiled under: how words fold and hash, what classes and
//! flags are numbered. A file of another number would answer wrongly, and is refused.

use std::sync::LazyLock;

use crc32fast::Hasher;

use super::flags::FormFlags;
use crate::class::Class;
use crate::tokenize::Tokenizer;

/// Letters of every fold, words of every cut, a key that is a hash: what changes one of the rules changes a token of these.
const PROBE: &str = "أإآٱىيةهؤئء مَسؤولٌ گچپڤکی ﷺ ﻻ شيء ١٢٣ ۴۵۶ 2020نوفمبر ا.ف.ب U.S. O'Neill Xi's Łódź Straße Æøé \
    abcdefghijklmnopqrstuvwxyz Москва 北京 (a-b/c: d, e; «f» – “g” #h $5%";

/// The number.
pub(super) fn fingerprint() -> u32 {
    static FINGERPRINT: LazyLock<u32> = LazyLock::new(compute);
    *FINGERPRINT
}

fn compute() -> u32 {
    let mut hasher = Hasher::new();
    for name in Class::NAMES.iter().chain(&FormFlags::names()) {
        hasher.update(name.as_bytes());
        hasher.update(&FormFlags::named(name).unwrap_or_default().bits().to_le_bytes());
    }
    let tokenizer = Tokenizer::new();
    let letters: Vec<u8> = tokenizer.letter_codes().collect();
    hasher.update(&letters);
    let mut tokens = Vec::new();
    tokenizer.tokenize(PROBE, &mut tokens);
    for token in tokens {
        let (low, high) = token.key.parts();
        for number in
            [low, high, token.key.hash(), token.gap.bits() as u64, token.ending as u64, token.shape as u64]
        {
            hasher.update(&number.to_le_bytes());
        }
    }
    hasher.finalize()
}
