//! Folds of Arabic letters, one function a rule. Knows single characters only, never words.

/// Vowel marks, Quranic marks and the dagger alef: written or left out at will, never part of a name's identity.
pub fn is_mark(c: char) -> bool {
    matches!(c,
        '\u{0610}'..='\u{061A}'     // honorific signs over a name
        | '\u{064B}'..='\u{065F}'   // tashkeel, and hamza or madda written as a mark of its own
        | '\u{0670}'                // dagger alef
        | '\u{06D6}'..='\u{06DC}' | '\u{06DF}'..='\u{06E4}' | '\u{06E7}' | '\u{06E8}' | '\u{06EA}'..='\u{06ED}'
        | '\u{08D3}'..='\u{08E1}' | '\u{08E3}'..='\u{08FF}')
}

/// Tatweel stretches a word and says nothing.
pub fn is_tatweel(c: char) -> bool {
    c == '\u{0640}'
}

/// أ إ آ ٱ and their relatives are one alef: writers drop its hamza freely.
pub fn alef(c: char) -> Option<char> {
    matches!(c, 'أ' | 'إ' | 'آ' | '\u{0671}'..='\u{0673}' | '\u{0675}').then_some('ا')
}

/// A hamza on waw or yeh leaves its carrier: مسؤول is found as مسوول, رئيس as رييس.
pub fn hamza_carrier(c: char) -> Option<char> {
    match c {
        'ؤ' | '\u{0676}' => Some('و'),
        'ئ' | '\u{0678}' => Some('ي'),
        _ => None,
    }
}

/// Letters of Persian, Urdu, Kurdish and Maghrebi spelling, each to the Arabic letter of its shape.
pub fn neighbour(c: char) -> Option<char> {
    Some(match c {
        '\u{06CC}' | '\u{06CD}' | '\u{06CE}' | '\u{06D0}'..='\u{06D2}' => 'ي', // yeh: ی ۍ ێ ې ۑ ے
        '\u{06A9}'..='\u{06AC}' | '\u{06AE}'..='\u{06B4}' => 'ك',              // keheh, gaf: ک گ
        '\u{06AD}' => 'ك',                                                     // ng: ڭ
        '\u{067E}' | '\u{067B}' | '\u{0680}' => 'ب',                           // peh: پ
        '\u{0686}' | '\u{0683}' | '\u{0684}' | '\u{0687}' => 'ج',              // cheh: چ
        '\u{06A4}' | '\u{06A5}' | '\u{06A6}' | '\u{06A2}' => 'ف',              // veh: ڤ ڥ
        '\u{06A7}' | '\u{06A8}' => 'ق',                                        // ڧ ڨ
        '\u{0698}' => 'ز',                                                     // zhe: ژ
        '\u{0679}' | '\u{067C}' | '\u{067A}' | '\u{067F}' => 'ت',              // Urdu teh: ٹ
        '\u{0688}'..='\u{068A}' => 'د',                                        // Urdu dal: ڈ
        '\u{0691}'..='\u{0695}' => 'ر',                                        // Urdu reh: ڑ, Kurdish ڕ
        '\u{06BA}'..='\u{06BC}' => 'ن',                                        // noon ghunna: ں
        '\u{06B5}'..='\u{06B8}' => 'ل',                                        // Kurdish lam: ڵ
        '\u{06C4}'..='\u{06CB}' => 'و',                                        // Kurdish and Uyghur waw: ۆ ۇ
        '\u{06BE}' | '\u{06C0}'..='\u{06C2}' | '\u{06D5}' => 'ه',              // ھ ۀ ہ ە
        _ => return None,
    })
}

/// Folds that can confuse words: ى for ي (على is not علي), ة for ه. A match through one of them is *loose*.
pub fn loose(c: char) -> Option<char> {
    match c {
        'ى' => Some('ي'),
        'ة' | '\u{06C3}' => Some('ه'),
        _ => None,
    }
}

/// Arabic-Indic and Persian digits.
pub fn digit(c: char) -> Option<char> {
    let value = match c {
        '\u{0660}'..='\u{0669}' => c as u32 - 0x0660,
        '\u{06F0}'..='\u{06F9}' => c as u32 - 0x06F0,
        _ => return None,
    };
    char::from_digit(value, 10)
}

/// Presentation forms and ligatures, which stand for ordinary letters and are expanded by NFKC (ﷺ is a whole phrase).
pub fn is_presentation_form(c: char) -> bool {
    matches!(c, '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}')
}
