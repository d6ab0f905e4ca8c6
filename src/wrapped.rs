//! Hard-wrapped text: lines that end where the next word would not have fitted. Such a line end is a blank, and a name may go
//! on over it. Knows widths and punctuation, no words.

use crate::tokenize::{Gap, Token};

/// Texts are wrapped at such widths, in characters. Shorter lines are lists and verses, longer ones paragraphs.
const WIDTHS: std::ops::RangeInclusive<usize> = 40..=120;
/// Fewer full lines may be full by chance.
const FEWEST: usize = 3;

/// Makes blanks of the line ends that only keep a text narrow, if it is wrapped. One pass over the text.
pub(crate) fn join_lines(text: &str, tokens: &mut [Token]) {
    let ends = wrapped_ends(text);
    let mut ends = ends.into_iter().peekable();
    for at in 1..tokens.len() {
        if ends.peek().is_none() {
            return;
        }
        let (before, start) = (tokens[at - 1].end as usize, tokens[at].start as usize);
        while ends.next_if(|&end| end < before).is_some() {}
        if ends.next_if(|&end| end < start).is_some() {
            tokens[at].gap = tokens[at].gap.without(Gap::NEWLINE).or(Gap::BLANK);
        }
    }
}

/// A line of the text.
#[derive(Clone, Copy)]
struct Line<'t> {
    text: &'t str,
    /// Byte of its end.
    end: usize,
    /// In characters.
    width: usize,
}

/// Where the line ends stand that only keep the text narrow; none if it is not wrapped.
fn wrapped_ends(text: &str) -> Vec<usize> {
    let mut lines = Vec::new();
    let mut widest = 0;
    for piece in text.split_inclusive('\n') {
        let start = piece.as_ptr() as usize - text.as_ptr() as usize;
        let line = piece.trim_end();
        let width = line.chars().count();
        if width > *WIDTHS.end() {
            return Vec::new();
        }
        widest = widest.max(width);
        lines.push(Line { text: line, end: start + line.len(), width });
    }
    // Columns stand apart by more than a blank, or by signs.
    let is_row =
        |line: &Line| line.text.trim_start().contains(['\t', '|']) || line.text.trim_start().contains("  ");
    if !WIDTHS.contains(&widest) || lines.iter().any(is_row) {
        return Vec::new();
    }
    let (mut ends, mut broken_early) = (Vec::new(), 0);
    for pair in lines.windows(2) {
        let [line, next] = pair else { continue };
        // A paragraph ends at an empty line, an item begins with a sign or is set in.
        if line.text.is_empty()
            || !next.text.starts_with(|c: char| c.is_alphanumeric() || "\"'«“‘(".contains(c))
        {
            continue;
        }
        let word = next.text.split(char::is_whitespace).next().unwrap_or("");
        if line.width + 1 + word.chars().count() > widest {
            ends.push(line.end);
        } else if !line.text.ends_with(['.', '!', '?', '؟', ':', '…', '»', '”', '"']) {
            broken_early += 1;
        }
    }
    // A headline or two may stand among full lines.
    if ends.len() < FEWEST || broken_early * 6 > ends.len() { Vec::new() } else { ends }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH: &str = "\
The delegation came to the capital of the country late on
Tuesday and met the former senator of Kansas, Nancy Landon
Kassebaum, who spoke about the long way to a lasting peace
and about the help that her country would give to the
south of the region.
";

    #[test]
    fn full_lines_are_wrapped_and_others_are_not() {
        let list = "Apples from the north of the country\nPears\nPlums from the south of the country and the isles\nNuts\n";
        let table = ENGLISH.replace("the capital", "the  capital");
        let bullets = ENGLISH.replace('\n', "\n- ");
        let cases = [
            ("wrapped", ENGLISH, 4),
            ("with line ends of two characters", &ENGLISH.replace('\n', "\r\n"), 4),
            ("list", list, 0),
            ("columns", &table, 0),
            ("items", &bullets, 0),
            ("one line", "The delegation came to the capital of the country late.", 0),
            ("empty", "", 0),
        ];
        for (name, text, expected) in cases {
            assert_eq!(wrapped_ends(text).len(), expected, "{name}: {text}");
        }
    }
}
