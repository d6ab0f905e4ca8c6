//! Cells of the table: coloured text that is measured, wrapped and put in the order of reading. Knows nothing of mentions.

use std::fmt::Write;
use std::ops::Range;

use anstyle::Style;
use unicode_bidi::{BidiClass, BidiInfo, bidi_class};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthChar;

use crate::args::Bidi;

/// Columns that a text takes on a terminal.
///
/// Letter by letter, as terminals count: لا takes two, though a string's width by the book is one.
pub fn width(text: &str) -> usize {
    text.chars().map(|c| c.width().unwrap_or(0)).sum()
}

/// A text on one line in one direction: names and sentences of the other direction beside it do not disturb it.
#[derive(Clone, Debug, Default)]
pub struct Styled {
    text: String,
    /// Where each style ends.
    styles: Vec<(usize, Style)>,
}

impl Styled {
    /// A text in one style.
    pub fn new(text: &str, style: Style) -> Self {
        let mut styled = Styled::default();
        styled.push(text, style);
        styled
    }

    /// Appends text. Line ends and tabs become blanks; what could move the cursor or the order of other cells is taken out.
    pub fn push(&mut self, text: &str, style: Style) {
        self.text.extend(text.chars().filter_map(|c| match c {
            '\t' | '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
            // Embeddings, overrides and isolates, which would not be closed where the cell is.
            '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => None,
            c if c.is_control() => Some(char::REPLACEMENT_CHARACTER),
            c => Some(c),
        }));
        self.styles.push((self.text.len(), style));
    }

    pub fn width(&self) -> usize {
        width(&self.text)
    }

    /// In lines of at most `columns`, broken at blanks, and within a word only if it is longer than a line.
    fn wrap(&self, columns: usize) -> Vec<Styled> {
        let mut lines = Vec::new();
        let (mut start, mut end) = (0, 0);
        for word in self.text.split_word_bound_indices().map(|(at, word)| at..at + word.len()) {
            for part in self.parts(word, columns) {
                if width(self.text[start..part.end].trim_end()) > columns && end > start {
                    lines.push(self.slice(start..end));
                    start = part.start;
                }
                end = part.end;
            }
        }
        lines.push(self.slice(start..end));
        lines
    }

    /// A word whole, or letter by letter if no line holds it.
    fn parts(&self, word: Range<usize>, columns: usize) -> Vec<Range<usize>> {
        if width(&self.text[word.clone()]) <= columns {
            return vec![word];
        }
        let letters = self.text[word.clone()].grapheme_indices(true);
        letters.map(|(at, letter)| word.start + at..word.start + at + letter.len()).collect()
    }

    /// A part, without the blanks around it.
    fn slice(&self, range: Range<usize>) -> Styled {
        let part = &self.text[range.clone()];
        let start = range.start + part.len() - part.trim_start().len();
        let end = start + part.trim().len();
        let mut slice = Styled::default();
        let mut from = start;
        for &(to, style) in &self.styles {
            if to > from && from < end {
                slice.push(&self.text[from..to.min(end)], style);
                from = to;
            }
        }
        slice
    }

    fn style_at(&self, byte: usize) -> Style {
        self.styles.iter().find(|(end, _)| byte < *end).map(|(_, style)| *style).unwrap_or_default()
    }
}

/// One or more texts side by side.
#[derive(Clone, Debug, Default)]
pub struct Cell(pub Vec<Styled>);

impl Cell {
    /// A cell of one text in one style.
    pub fn new(text: &str, style: Style) -> Self {
        Cell(vec![Styled::new(text, style)])
    }

    /// Adds a text after a blank.
    pub fn with(mut self, text: &str, style: Style) -> Self {
        self.0.push(Styled::new(text, style));
        self
    }

    /// Adds the texts of another cell.
    pub fn and(mut self, other: Cell) -> Self {
        self.0.extend(other.0);
        self
    }

    /// Continues the last text in another style.
    pub fn append(&mut self, text: &str, style: Style) {
        match self.0.last_mut() {
            Some(last) => last.push(text, style),
            None => self.0.push(Styled::new(text, style)),
        }
    }

    /// Columns on one line.
    pub fn width(&self) -> usize {
        self.0.iter().map(|text| text.width() + 1).sum::<usize>().saturating_sub(1)
    }

    /// In lines of at most `columns`. A text stays whole if it fits on a line of its own.
    pub fn wrap(&self, columns: usize) -> Vec<Cell> {
        let mut lines: Vec<Cell> = Vec::new();
        for text in &self.0 {
            for piece in text.wrap(columns) {
                match lines.last_mut() {
                    Some(line) if line.width() + 1 + piece.width() <= columns => line.0.push(piece),
                    _ => lines.push(Cell(vec![piece])),
                }
            }
        }
        lines
    }
}

/// Puts cells on the terminal.
#[derive(Clone, Copy, Debug)]
pub struct Pen {
    pub bidi: Bidi,
    pub colours: bool,
}

impl Pen {
    /// Appends a line that holds one cell.
    pub fn line(self, indent: usize, cell: &Cell, out: &mut String) {
        out.extend(std::iter::repeat_n(' ', indent));
        self.write(cell, out);
        out.push('\n');
    }

    /// Appends a cell as lines of at most `columns`, all but the first set in further.
    pub fn hang(self, indent: usize, columns: usize, cell: &Cell, out: &mut String) {
        const HANG: usize = 6;
        let lines = cell.wrap(columns.saturating_sub(indent + HANG).max(1));
        for (number, line) in lines.iter().enumerate() {
            self.line(if number == 0 { indent } else { indent + HANG }, line, out);
        }
    }

    /// Appends a cell of one line.
    pub fn write(self, cell: &Cell, out: &mut String) {
        for (number, text) in cell.0.iter().enumerate() {
            if number > 0 {
                out.push(' ');
            }
            match self.bidi {
                // Within first strong isolate and pop directional isolate the terminal orders by the text's own direction.
                Bidi::Auto if is_mixed(&text.text) => {
                    out.push('\u{2068}');
                    self.write_parts(text, &[(0..text.text.len(), false)], out);
                    out.push('\u{2069}');
                }
                Bidi::On => self.write_parts(text, &visual_order(&text.text), out),
                Bidi::Auto | Bidi::Off => self.write_parts(text, &[(0..text.text.len(), false)], out),
            }
        }
    }

    /// Writes parts of a text in the order given, backwards where it says so.
    fn write_parts(self, text: &Styled, parts: &[(Range<usize>, bool)], out: &mut String) {
        let mut current = Style::new();
        for (range, backwards) in parts {
            let mut letters: Vec<(usize, &str)> = text.text[range.clone()].grapheme_indices(true).collect();
            if *backwards {
                letters.reverse();
            }
            for (at, letter) in letters {
                let style = if self.colours { text.style_at(range.start + at) } else { Style::new() };
                if style != current {
                    let _ = write!(out, "{current:#}{style}");
                    current = style;
                }
                out.push_str(if *backwards { mirrored(letter) } else { letter });
            }
        }
        let _ = write!(out, "{current:#}");
    }
}

fn is_mixed(text: &str) -> bool {
    text.chars().any(|c| matches!(bidi_class(c), BidiClass::R | BidiClass::AL | BidiClass::AN))
}

/// The stretches of a line from left to right (UAX #9), and whether each is read from right to left.
fn visual_order(text: &str) -> Vec<(Range<usize>, bool)> {
    let info = BidiInfo::new(text, None);
    let Some(paragraph) = info.paragraphs.first() else { return Vec::new() };
    let (levels, runs) = info.visual_runs(paragraph, paragraph.range.clone());
    runs.into_iter().map(|run| (run.clone(), levels[run.start].is_rtl())).collect()
}

/// Brackets open towards the text they hold (rule L4).
fn mirrored(letter: &str) -> &str {
    match letter {
        "(" => ")",
        ")" => "(",
        "[" => "]",
        "]" => "[",
        "{" => "}",
        "}" => "{",
        "<" => ">",
        ">" => "<",
        "\u{AB}" => "\u{BB}",
        "\u{BB}" => "\u{AB}",
        "\u{2039}" => "\u{203A}",
        "\u{203A}" => "\u{2039}",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str, bidi: Bidi) -> String {
        let mut out = String::new();
        Pen { bidi, colours: false }.write(&Cell::new(text, Style::new()), &mut out);
        out
    }

    #[test]
    fn arabic_is_isolated_reordered_or_left_alone() {
        let name = "\u{0645}\u{0650}\u{0635}\u{0631}"; // Misr, with a kasra on its first letter
        let backwards = "\u{0631}\u{0635}\u{0645}\u{0650}"; // the mark stays with its letter
        assert_eq!(written(name, Bidi::Auto), format!("\u{2068}{name}\u{2069}"));
        assert_eq!(written(name, Bidi::Off), name);
        assert_eq!(written(name, Bidi::On), backwards);
        assert_eq!(written(&format!("({name}) 2020"), Bidi::On), format!("2020 ({backwards})"));
        assert_eq!(written("Cairo (2020)", Bidi::Auto), "Cairo (2020)");
        assert_eq!(written("Cairo (2020)", Bidi::On), "Cairo (2020)");
    }

    #[test]
    fn a_text_cannot_leave_its_cell() {
        assert_eq!(written("a\u{1B}[2Jb\nc\td\u{202E}e\u{2069}", Bidi::Off), "a\u{FFFD}[2Jb c de");
    }

    #[test]
    fn lines_hold_whole_words_and_all_of_them() {
        let cases: [(&str, usize, &[&str]); 5] = [
            ("Moscow", 10, &["Moscow"]),
            ("Gulf Cooperation Council", 16, &["Gulf Cooperation", "Council"]),
            ("Gulf Cooperation Council", 11, &["Gulf", "Cooperation", "Council"]),
            ("geonames:524901", 8, &["geonames", ":524901"]),
            ("", 8, &[""]),
        ];
        for (text, columns, expected) in cases {
            let lines = Styled::new(text, Style::new()).wrap(columns);
            let lines: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
            assert_eq!(lines, expected, "{text:?} in {columns} columns");
        }
    }

    #[test]
    fn letters_are_counted_as_terminals_count_them() {
        for (text, columns) in
            [("\u{0644}\u{0627}", 2), ("\u{0645}\u{064E}", 1), ("\u{2068}a\u{2069}", 1), ("中", 2)]
        {
            assert_eq!(width(text), columns, "{text:?}");
        }
    }
}
