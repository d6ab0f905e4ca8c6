//! The line around a mention, cut to a width, with the mention marked. Knows nothing of columns.

use anstyle::Style;
use musamma::Span;
use unicode_bidi::{Direction, get_base_direction};
use unicode_width::UnicodeWidthChar;

use crate::cell::{Styled, width};

/// As much of the mention's line as `columns` hold, the mention in the middle where the line allows it; cuts show as `…`.
///
/// Looks no further than that, so that a text of one long line costs no more than any other. Without colours the mention
/// stands in brackets. Empty if the mention itself has no room.
pub fn snippet(text: &str, span: Span, columns: usize, mark: Option<Style>) -> Styled {
    let mention = &text[span.range()];
    let marks = if mark.is_some() { 0 } else { 2 };
    let Some(room) = columns.checked_sub(width(mention) + marks + 2) else { return Styled::default() };
    let (before, after) = (&text[..span.start], &text[span.end..]);
    let reach_after = width(forwards(after, room));
    let reach_before = width(backwards(before, room));
    let room_before = reach_before.min((room / 2).max(room.saturating_sub(reach_after)));
    let left = backwards(before, room_before);
    let right = forwards(after, room - width(left));

    let plain = Style::new();
    let mut snippet = Styled::default();
    snippet.push(direction_mark(before, &text[span.start - left.len()..]), plain);
    if is_cut(before[..before.len() - left.len()].chars().next_back()) {
        snippet.push("…", plain);
    }
    snippet.push(left, plain);
    match mark {
        Some(style) => snippet.push(mention, style),
        None => snippet.push(&format!("[{mention}]"), plain),
    }
    snippet.push(right, plain);
    if is_cut(after[right.len()..].chars().next()) {
        snippet.push("…", plain);
    }
    snippet
}

/// The mark that gives a snippet the direction of its line, where its own first letter would give it the other: an English
/// name in an Arabic sentence. Empty where they agree.
fn direction_mark(before: &str, snippet: &str) -> &'static str {
    // So far back at most, lest a text of one long line be searched for every mention.
    let mut from = before.len().saturating_sub(4096);
    while !before.is_char_boundary(from) {
        from += 1;
    }
    let line = before[from..].rsplit(is_line_end).next().unwrap_or_default();
    match (get_base_direction(line), get_base_direction(snippet)) {
        (Direction::Rtl, Direction::Ltr) => "\u{200F}", // right-to-left mark
        (Direction::Ltr, Direction::Rtl) => "\u{200E}", // left-to-right mark
        _ => "",
    }
}

/// Whether the character beyond the snippet belongs to the same line.
fn is_cut(beyond: Option<char>) -> bool {
    beyond.is_some_and(|c| !is_line_end(c))
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}')
}

/// The whole words at the start of `text`, up to the end of the line or of the room.
fn forwards(text: &str, room: usize) -> &str {
    let mut used = 0;
    let mut words = 0;
    for (count, (at, c)) in text.char_indices().enumerate() {
        used += c.width().unwrap_or(0);
        if is_line_end(c) {
            return &text[..at];
        }
        if c.is_whitespace() {
            words = at;
        }
        if used > room || count > 8 * room {
            return &text[..words];
        }
    }
    text
}

/// The whole words at the end of `text`, back to the start of the line or of the room.
fn backwards(text: &str, room: usize) -> &str {
    let mut used = 0;
    let mut words = text.len();
    for (count, (at, c)) in text.char_indices().rev().enumerate() {
        let after = at + c.len_utf8();
        used += c.width().unwrap_or(0);
        if is_line_end(c) {
            return &text[after..];
        }
        if c.is_whitespace() {
            words = after;
        }
        if used > room || count > 8 * room {
            return &text[words..];
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::args::Bidi;
    use crate::cell::{Cell, Pen};

    #[test]
    fn a_snippet_is_read_in_the_direction_of_its_line() {
        let cases = [
            ("Cairo", "said \u{0645}", ""),
            ("\u{0645} ", "Cairo", "\u{200F}"),
            ("A\n\u{0645} ", "Cairo", "\u{200F}"),
            ("Cairo ", "\u{0645} Cairo", "\u{200E}"),
            ("", "\u{0645}", ""),
        ];
        for (before, snippet, expected) in cases {
            assert_eq!(direction_mark(before, snippet), expected, "{before:?} {snippet:?}");
        }
    }

    #[test]
    fn a_snippet_keeps_to_its_line_and_width() {
        let text = "First line.\nThe delegation flew from Baku to Moscow on the tenth of November.\nLast.";
        let cases = [
            (80, "The delegation flew from Baku to [Moscow] on the tenth of November."),
            (40, "…from Baku to [Moscow] on the tenth of…"),
            (20, "…to [Moscow] on the…"),
            (10, "…[Moscow]…"),
            (9, ""),
        ];
        let start = text.find("Moscow").expect("is there");
        let span = Span { start, end: start + "Moscow".len() };
        for (columns, expected) in cases {
            let mut found = String::new();
            Pen { bidi: Bidi::Off, colours: false }
                .write(&Cell(vec![snippet(text, span, columns, None)]), &mut found);
            assert_eq!(found, expected, "in {columns} columns");
            assert!(width(&found) <= columns);
        }
    }
}
