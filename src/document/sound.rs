//! How a name sounds, written so that a name in Arabic letters and the same name in Latin letters are equal: its consonants,
//! word by word. Knows letters only.

use crate::passage::Passage;
use crate::tokenize::Script;

/// Fewer consonants are chance.
const FEWEST: usize = 4;

/// The consonants of a name of two words or more; `None` where they are too few to tell one name from another.
pub(super) fn skeleton(passage: &Passage, first: usize, last: usize) -> Option<String> {
    let mut skeleton = String::new();
    let mut words = 0;
    for token in &passage.tokens[first..=last] {
        let slice = token.slice(passage.text).to_lowercase();
        let sounds = match token.script {
            Script::Arabic => arabic(&slice),
            Script::Latin => latin(&slice),
            Script::Digits | Script::Other => return None,
        };
        // The article is a word of its own in one script and a part of one in the other.
        if !sounds.is_empty() {
            skeleton.push_str(&sounds);
            skeleton.push(' ');
            words += 1;
        }
    }
    (words >= 2 && skeleton.len() - words >= FEWEST).then_some(skeleton)
}

fn arabic(word: &str) -> String {
    let folded = crate::normalize::fold(word, crate::normalize::Strength::Loose);
    let word = folded.strip_prefix("ال").unwrap_or(&folded);
    // A last h is seldom written in Latin letters, and as often for ة as for ح.
    let word = word.trim_end_matches(['ه', 'ح']);
    let mut sounds = String::new();
    for (at, c) in word.chars().enumerate() {
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
        push(&mut sounds, sound);
    }
    sounds
}

fn latin(word: &str) -> String {
    let folded = crate::normalize::fold(word, crate::normalize::Strength::Loose);
    if matches!(folded.as_str(), "al" | "el") {
        return String::new();
    }
    let letters: Vec<char> = folded.trim_end_matches('h').chars().collect();
    let mut sounds = String::new();
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
            push(&mut sounds, sound);
        }
    }
    sounds
}

/// Adds a sound; a doubled one counts once, as Arabic does not write the second.
fn push(sounds: &mut String, sound: char) {
    if !sounds.ends_with(sound) {
        sounds.push(sound);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
            assert_eq!(arabic(word), latin(&other.to_lowercase()), "{word} {other}");
        }
        let other = [("خالد", "Hamid"), ("سعيد", "Salim"), ("يوسف", "Yunus")];
        for (word, other) in other {
            assert_ne!(arabic(word), latin(&other.to_lowercase()), "{word} {other}");
        }
    }
}
