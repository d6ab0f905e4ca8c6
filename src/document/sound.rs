//! How a name sounds, written so that a name in Arabic letters and the same name in Latin letters are equal: its consonants,
//! word by word. Knows letters only.

use crate::passage::Passage;
use crate::tokenize::{Key, Script};

/// Fewer consonants are chance.
const FEWEST: usize = 4;

/// The consonants of a name of two words or more; `None` where they are too few to tell one name from another, and for words
/// whose keys do not hold their letters.
pub(super) fn skeleton(passage: &Passage, first: usize, last: usize) -> Option<String> {
    let mut skeleton = String::new();
    let mut words = 0;
    for token in &passage.tokens[first..=last] {
        let mut letters = ['\0'; Key::PACKED];
        let letters = token.key.letters(&mut letters)?;
        let before = skeleton.len();
        match token.script {
            Script::Arabic => arabic(letters, &mut skeleton),
            Script::Latin => latin(letters, &mut skeleton),
            Script::Digits | Script::Other => return None,
        }
        // The article is a word of its own in one script and a part of one in the other.
        if skeleton.len() > before {
            skeleton.push(' ');
            words += 1;
        }
    }
    (words >= 2 && skeleton.len() - words >= FEWEST).then_some(skeleton)
}

/// Appends the sounds of a folded word in Arabic letters.
fn arabic(letters: &[char], sounds: &mut String) {
    let word = letters.strip_prefix(&['ا', 'ل']).unwrap_or(letters);
    // A last h is seldom written in Latin letters, and as often for ة as for ح.
    let end = word.iter().rposition(|c| !matches!(c, 'ه' | 'ح')).map_or(0, |last| last + 1);
    let start = sounds.len();
    for (at, &c) in word[..end].iter().enumerate() {
        let sound = match c {
            'ب' => 'B',
            'ت' | 'ط' | 'ث' => 'T',
            'ج' => 'J',
            'ح' | 'ه' => 'H',
            'خ' => 'X',
            'د' | 'ض' => 'D',
            'ذ' | 'ز' | 'ظ' => 'Z',
            'ر' => 'R',
            'س' | 'ص' => 'S',
            'ش' => 'C',
            'غ' => 'G',
            'ف' => 'F',
            'ق' | 'ك' => 'K',
            'ل' => 'L',
            'م' => 'M',
            'ن' => 'N',
            'و' if at == 0 => 'W',
            'ي' if at == 0 => 'Y',
            _ => continue,
        };
        push(sounds, start, sound);
    }
}

/// Appends the sounds of a folded word in Latin letters.
fn latin(letters: &[char], sounds: &mut String) {
    if matches!(letters, ['a' | 'e', 'l']) {
        return;
    }
    let end = letters.iter().rposition(|&c| c != 'h').map_or(0, |last| last + 1);
    let letters = &letters[..end];
    let start = sounds.len();
    let mut at = 0;
    while let Some(&c) = letters.get(at) {
        let aspirated = letters.get(at + 1) == Some(&'h');
        let sound = match (c, aspirated) {
            ('s', true) => Some('C'),
            ('k', true) => Some('X'),
            ('g', true) => Some('G'),
            ('d', true) => Some('Z'),
            ('t', true) => Some('T'),
            ('b' | 'p', _) => Some('B'),
            ('t', _) => Some('T'),
            ('j' | 'g', _) => Some('J'),
            ('h', _) => Some('H'),
            ('d', _) => Some('D'),
            ('z', _) => Some('Z'),
            ('r', _) => Some('R'),
            ('s', _) => Some('S'),
            ('f' | 'v', _) => Some('F'),
            ('k' | 'q' | 'c', _) => Some('K'),
            ('l', _) => Some('L'),
            ('m', _) => Some('M'),
            ('n', _) => Some('N'),
            ('w', _) if at == 0 => Some('W'),
            ('y', _) if at == 0 => Some('Y'),
            _ => None,
        };
        at += 1 + usize::from(aspirated && matches!(c, 's' | 'k' | 'g' | 'd' | 't'));
        if let Some(sound) = sound {
            push(sounds, start, sound);
        }
    }
}

/// Adds a sound to the word that begins at `start`; a doubled one counts once, as Arabic does not write the second.
fn push(sounds: &mut String, start: usize, sound: char) {
    if !sounds[start..].ends_with(sound) {
        sounds.push(sound);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sounds(word: &str) -> String {
        let mut letters = ['\0'; Key::PACKED];
        let letters = Key::of(word).letters(&mut letters).expect("a short word");
        let mut sounds = String::new();
        match word.is_ascii() {
            true => latin(letters, &mut sounds),
            false => arabic(letters, &mut sounds),
        }
        sounds
    }

    #[test]
    fn a_name_sounds_the_same_in_both_scripts() {
        let same = [
            ("محمد", "Mohammed"),
            ("محمد", "Muhammad"),
            ("علي", "Ali"),
            ("صالح", "Saleh"),
            ("خالد", "Khaled"),
            ("الشمري", "Shammari"),
            ("يوسف", "Yousef"),
            ("فاطمة", "Fatimah"),
        ];
        for (word, other) in same {
            assert_eq!(sounds(word), sounds(other), "{word} {other}");
        }
        let other = [("خالد", "Hamid"), ("سعيد", "Salim"), ("يوسف", "Yunus")];
        for (word, other) in other {
            assert_ne!(sounds(word), sounds(other), "{word} {other}");
        }
    }
}
