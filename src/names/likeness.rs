//! How much an unknown word looks like a name: letter trigrams of the listed names against those of the listed words.
//! Computed from the project's own lists when the crate is built, small and deterministic. Knows letters only.

use crate::class::{Class, ClassSet};
use crate::gazetteer::Dictionary;
use crate::tokenize::Key;

/// Buckets that trigrams are hashed into.
const BUCKETS: usize = 1 << 14;
/// Trigrams seen less often than this say little: both counts start here.
const SMOOTHING: f32 = 1.0;

/// A word that scores above this looks like a name, one below its negative like an ordinary word.
pub(super) const LIKE: f32 = 0.25;

const NAME: ClassSet = ClassSet::of(&[Class::Given, Class::Family, Class::PlaceName, Class::PersonName]);
const WORD: ClassSet =
    ClassSet::of(&[Class::Ordinary, Class::Function, Class::Preposition, Class::SpeechVerb, Class::Nisba]);

/// The log ratio of each trigram's share among names and among words.
#[derive(Clone)]
pub(crate) struct Likeness {
    weights: Box<[f32]>,
}

impl Likeness {
    /// Counts the trigrams of a dictionary's names and words. Linear in its words.
    #[allow(dead_code, reason = "the build script calls it")]
    pub(crate) fn new(dictionary: &Dictionary) -> Self {
        let mut counts = vec![[SMOOTHING; 2]; BUCKETS];
        let mut totals = [SMOOTHING * BUCKETS as f32; 2];
        for (key, classes) in dictionary.words().filter(|(key, _)| !key.is_hashed()) {
            let side = match (classes.any(NAME), classes.any(WORD)) {
                (true, false) => 0,
                (false, true) => 1,
                _ => continue,
            };
            for trigram in trigrams(key) {
                counts[trigram][side] += 1.0;
                totals[side] += 1.0;
            }
        }
        let ratio = |[name, word]: [f32; 2]| ((name / totals[0]) / (word / totals[1])).ln();
        Likeness { weights: counts.into_iter().map(ratio).collect() }
    }

    /// The weights as bytes.
    #[allow(dead_code, reason = "the build script calls it")]
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        self.weights.iter().flat_map(|weight| weight.to_le_bytes()).collect()
    }

    /// The weights again; buckets that the bytes do not reach weigh nothing.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Self {
        let (chunks, _) = bytes.as_chunks();
        let mut weights: Vec<f32> = chunks.iter().map(|chunk| f32::from_le_bytes(*chunk)).collect();
        weights.resize(BUCKETS, 0.0);
        Likeness { weights: weights.into() }
    }

    /// The mean log ratio over the word's trigrams: above zero it looks like a name, below like a word. Zero for words whose
    /// letters the key does not hold.
    pub(crate) fn score(&self, key: Key) -> f32 {
        if key.is_hashed() || key.len() == 0 {
            return 0.0;
        }
        let (mut sum, mut count) = (0.0, 0.0);
        for trigram in trigrams(key) {
            sum += self.weights[trigram];
            count += 1.0;
        }
        sum / count
    }
}

impl std::fmt::Debug for Likeness {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Likeness")
    }
}

/// Buckets of a word's trigrams, with its edges marked by a letter that no word has.
fn trigrams(key: Key) -> impl Iterator<Item = usize> {
    let letter = move |at: usize| if at == 0 || at > key.len() { 0 } else { key.letter(at - 1) as usize };
    (0..key.len()).map(move |at| {
        let mixed = letter(at) << 16 | letter(at + 1) << 8 | letter(at + 2);
        (mixed.wrapping_mul(0x9E37_79B1) >> 12) % BUCKETS
    })
}
