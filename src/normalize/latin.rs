//! Folds of Latin and other cased letters, and of punctuation. Knows single characters only, never words.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Bidi marks, joiners, soft hyphen, byte order mark: invisible, and dropped.
pub fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{00AD}' | '\u{061C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206F}' | '\u{FEFF}')
}

/// Every quotation mark and apostrophe to `'` or `"`.
pub fn quote(c: char) -> Option<char> {
    match c {
        '\u{2018}'..='\u{201B}' | '\u{02BB}'..='\u{02BD}' | '\u{02B9}' | '\u{0060}' | '\u{00B4}' => {
            Some('\'')
        }
        '\u{201C}'..='\u{201F}' | '\u{00AB}' | '\u{00BB}' => Some('"'),
        _ => None,
    }
}

/// Every dash to `-`.
pub fn dash(c: char) -> Option<char> {
    matches!(c, '\u{2010}'..='\u{2015}' | '\u{2212}').then_some('-')
}

/// Non-breaking and typographic blanks to the blank.
pub fn blank(c: char) -> Option<char> {
    matches!(c, '\u{00A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}').then_some(' ')
}

/// Letters that have no decomposition, yet are written as others where the keyboard lacks them.
fn undecomposable(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' | 'ẞ' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'ø' | 'Ø' => "o",
        'ł' | 'Ł' => "l",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'þ' | 'Þ' => "th",
        'ı' => "i",
        'ŋ' | 'Ŋ' => "n",
        'ħ' | 'Ħ' => "h",
        'ə' | 'Ə' => "a", // Azerbaijani Əliyev, English Aliyev
        _ => return None,
    })
}

/// Case, accents and compatibility forms: `É` gives `e`, `ﬁ` gives `fi`, `Ω` gives `ω`.
pub fn case_and_accents(c: char, out: &mut dyn FnMut(char)) {
    if c.is_ascii() {
        return out(c.to_ascii_lowercase());
    }
    if let Some(letters) = undecomposable(c) {
        return letters.chars().for_each(out);
    }
    // Hangul syllables decompose too, and must not: only what carries an accent or a compatibility form is taken apart.
    if matches!(c, '\u{AC00}'..='\u{D7A3}') {
        return out(c);
    }
    for d in std::iter::once(c).nfkd().flat_map(char::to_lowercase).nfkd().filter(|&d| !is_combining_mark(d))
    {
        match undecomposable(d) {
            Some(letters) => letters.chars().for_each(&mut *out),
            None => out(d),
        }
    }
}
