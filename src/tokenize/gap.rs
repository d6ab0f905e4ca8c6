//! What stands between two tokens, as a set of flags. Knows characters only.

/// The kinds of characters between a token and the one before it.
#[derive(Clone, Copy, PartialEq, Eq, Default, Hash)]
pub(crate) struct Gap(u16);

impl Gap {
    pub(crate) const BLANK: Gap = Gap(1);
    pub(crate) const NEWLINE: Gap = Gap(1 << 1);
    pub(crate) const DOT: Gap = Gap(1 << 2);
    /// `!`, `?`, `؟`, `…`
    pub(crate) const TERMINAL: Gap = Gap(1 << 3);
    pub(crate) const COMMA: Gap = Gap(1 << 4);
    /// `:` and `;` and their Arabic forms
    pub(crate) const COLON: Gap = Gap(1 << 5);
    pub(crate) const HYPHEN: Gap = Gap(1 << 6);
    pub(crate) const SLASH: Gap = Gap(1 << 7);
    pub(crate) const OPEN: Gap = Gap(1 << 8);
    pub(crate) const CLOSE: Gap = Gap(1 << 9);
    pub(crate) const QUOTE: Gap = Gap(1 << 10);
    /// An apostrophe, also that of a possessive 's.
    pub(crate) const APOSTROPHE: Gap = Gap(1 << 11);
    /// Letters of a contraction that was cut off: 's, n't.
    pub(crate) const CONTRACTION: Gap = Gap(1 << 12);
    pub(crate) const HASH: Gap = Gap(1 << 13);
    pub(crate) const OTHER: Gap = Gap(1 << 14);
    /// `$`, `%`, `€`, `£`, degree signs: what makes a number an amount.
    pub(crate) const UNIT_SIGN: Gap = Gap(1 << 15);

    /// What ends a sentence, or at least a clause in which a name could go on.
    pub(crate) const STOP: Gap = Gap(Self::NEWLINE.0 | Self::TERMINAL.0);

    /// What may stand inside any listed name, as blanks do.
    pub(crate) const USUAL: Gap = Gap(Self::BLANK.0 | Self::HYPHEN.0 | Self::APOSTROPHE.0);

    /// Nothing at all between the tokens.
    pub(crate) const NONE: Gap = Gap(0);

    /// The flags of the characters in `between`.
    pub(crate) fn of(between: &str) -> Gap {
        let mut flags = 0;
        for c in between.chars() {
            flags |= Gap::of_char(c).0;
        }
        Gap(flags)
    }

    /// The flags of one character.
    pub(super) fn of_char(c: char) -> Gap {
        match c {
            '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Gap::NEWLINE,
            '.' | '\u{06D4}' => Gap::DOT,
            '!' | '?' | '؟' | '…' => Gap::TERMINAL,
            ',' | '،' | '٬' | '٫' | '、' => Gap::COMMA,
            ':' | ';' | '؛' => Gap::COLON,
            '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' => Gap::HYPHEN,
            '/' | '\\' => Gap::SLASH,
            '(' | '[' | '{' => Gap::OPEN,
            ')' | ']' | '}' => Gap::CLOSE,
            '"' | '«' | '»' | '\u{201C}'..='\u{201F}' | '<' | '>' | '‹' | '›' => Gap::QUOTE,
            '\'' | '`' | '´' | '\u{2018}'..='\u{201B}' => Gap::APOSTROPHE,
            '#' => Gap::HASH,
            '_' => Gap::BLANK, // #White_House
            '$' | '%' | '€' | '£' | '¥' | '°' | '٪' | '№' | '§' => Gap::UNIT_SIGN,
            _ if c.is_whitespace() => Gap::BLANK,
            _ if c.is_alphanumeric() => Gap::CONTRACTION,
            _ if crate::normalize::is_dropped(c) => Gap::NONE,
            _ => Gap::OTHER,
        }
    }

    /// Whether any of `flags` is present.
    #[inline(always)]
    pub(crate) fn has(self, flags: Gap) -> bool {
        self.0 & flags.0 != 0
    }

    /// Whether nothing but `flags` is present.
    #[inline(always)]
    pub(crate) fn only(self, flags: Gap) -> bool {
        self.0 & !flags.0 == 0
    }

    pub(crate) fn without(self, flags: Gap) -> Gap {
        Gap(self.0 & !flags.0)
    }

    pub(crate) fn bits(self) -> u16 {
        self.0
    }

    pub(crate) fn from_bits(bits: u16) -> Gap {
        Gap(bits)
    }

    pub(crate) const fn or(self, other: Gap) -> Gap {
        Gap(self.0 | other.0)
    }
}

impl std::fmt::Debug for Gap {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        const NAMES: [&str; 16] = [
            "blank",
            "newline",
            "dot",
            "terminal",
            "comma",
            "colon",
            "hyphen",
            "slash",
            "open",
            "close",
            "quote",
            "apostrophe",
            "contraction",
            "hash",
            "other",
            "unit",
        ];
        let present = NAMES.iter().enumerate().filter(|(bit, _)| self.0 >> bit & 1 == 1);
        f.write_str("Gap")?;
        f.debug_set().entries(present.map(|(_, name)| name)).finish()
    }
}
