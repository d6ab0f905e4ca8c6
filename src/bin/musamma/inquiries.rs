//! The answer to `--why`: for every place where a text has a string, what its words can be, how it was read, and what spoke for
//! and against each reading. Knows nothing of columns.

use anstyle::{AnsiColor, Style};
use musamma::{Extraction, Inquiry, Mention, OffsetUnit, Reading, Verdict, WeighedEvidence, WordSenses};

use crate::args::Options;
use crate::cell::{Cell, Pen};
use crate::colour::colour;
use crate::documents::Document;
use crate::output::Output;
use crate::table::pen_and_columns;

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();
const PLAIN: Style = Style::new();
const GREEN: Style = Style::new().fg_color(Some(anstyle::Color::Ansi(AnsiColor::Green)));
const RED: Style = Style::new().fg_color(Some(anstyle::Color::Ansi(AnsiColor::Red)));
/// Places of the string in one document that are answered for: more say the same again.
const PLACES: usize = 20;
/// Readings that are further from being a mention say little.
const MOST: usize = 6;

/// Why a string is a mention, or is none.
pub struct Inquiries {
    pen: Pen,
    columns: usize,
    unit: OffsetUnit,
    string: String,
}

impl Inquiries {
    /// About `string`, for this terminal.
    pub fn new(options: &Options, string: &str) -> Self {
        let (pen, columns) = pen_and_columns(options);
        Inquiries { pen, columns, unit: options.unit(), string: string.to_owned() }
    }

    fn answer(&self, inquiry: &Inquiry, at: &str, out: &mut String) {
        let heading = Cell::new(inquiry.as_str(), BOLD).with(at, DIM);
        let heading = match inquiry.obstacle() {
            Some(obstacle) => heading.with("is no mention:", RED.bold()).with(&obstacle, PLAIN),
            None => {
                let mention = inquiry.mentions().iter().find(|m| m.span().contains(inquiry.span()));
                mention.map_or(heading.clone(), |mention| found(heading, inquiry, mention))
            }
        };
        self.pen.hang(0, self.columns, &heading, out);
        for word in inquiry.words() {
            self.pen.hang(2, self.columns, &senses(word), out);
        }
        for mention in inquiry.mentions() {
            if let Some(explanation) = mention.explain() {
                self.reading(&explanation.reading, out);
            }
        }
        for reading in inquiry.readings().iter().take(MOST) {
            self.reading(reading, out);
        }
        let rest = inquiry.readings().len().saturating_sub(MOST);
        if rest > 0 {
            self.pen.line(2, &Cell::new(&format!("and {rest} weaker readings"), DIM), out);
        }
    }

    fn reading(&self, reading: &Reading, out: &mut String) {
        let mut heading = match reading.verdict {
            Verdict::Found => Cell::new("found", GREEN),
            Verdict::TooWeak { short_by } => Cell::new(&format!("{short_by:.1} short"), RED),
            Verdict::Beaten { .. } => Cell::new("beaten", RED),
            _ => Cell::new("left out", RED),
        };
        heading = heading.with(reading.text, BOLD).with("as", DIM);
        heading = heading.with(reading.kind.as_str(), colour(reading.kind));
        if let Some(id) = &reading.id {
            heading = heading.with(id, PLAIN);
        }
        heading = heading.with(&format!("({})", reading.source), DIM);
        if let Verdict::Beaten { by, by_kind, by_score } = reading.verdict {
            heading = heading.with("by", DIM).with(by, BOLD).with("as", DIM);
            heading = heading.with(by_kind.as_str(), colour(by_kind));
            heading = heading.with(&format!("({by_score:.1} to {:.1})", reading.score), DIM);
        }
        self.pen.hang(2, self.columns, &heading, out);
        for piece in &reading.evidence {
            self.pen.hang(4, self.columns, &evidence(piece), out);
        }
        if !reading.would_do.is_empty() {
            let mut line = Cell::new("enough would be", DIM);
            for piece in &reading.would_do {
                line = line.with(&format!("{} {:+.1}", piece.evidence, piece.weight), PLAIN);
            }
            self.pen.hang(4, self.columns, &line, out);
        }
    }
}

fn found(heading: Cell, inquiry: &Inquiry, mention: &Mention) -> Cell {
    let heading = match mention.span() == inquiry.span() {
        true => heading.with("is a mention:", GREEN.bold()),
        false => heading.with("is a part of", GREEN.bold()).with(mention.as_str(), BOLD),
    };
    heading.with(mention.kind().as_str(), colour(mention.kind()))
}

/// A word, and what the lists say that it can be.
fn senses(word: &WordSenses) -> Cell {
    let list = |senses: &mut dyn Iterator<Item = &str>| {
        let senses: Vec<String> = senses.map(|sense| sense.replace('_', " ")).collect();
        senses.join(", ")
    };
    let whole = list(&mut word.senses());
    let rest = list(&mut word.senses_without_proclitics());
    let mut cell = Cell::new(word.text, PLAIN).with("can be", DIM);
    cell = match whole.is_empty() {
        true => cell.with("nothing that a list has", PLAIN),
        false => cell.with(&whole, PLAIN),
    };
    match rest.is_empty() {
        true => cell,
        false => cell.with("without its proclitics", DIM).with(&rest, PLAIN),
    }
}

fn evidence(piece: &WeighedEvidence) -> Cell {
    let sign = if piece.weight < 0.0 { RED } else { GREEN };
    let name = format!("{}:", piece.evidence);
    Cell::new(&format!("{:+.1}", piece.weight), sign).with(&name, PLAIN).with(piece.meaning, DIM)
}

impl Output for Inquiries {
    fn separator(&self) -> &[u8] {
        b"\n"
    }

    fn write(&self, document: &Document, extraction: &Extraction, out: &mut Vec<u8>) {
        let mut text = String::new();
        let mut offsets = extraction.offsets(self.unit);
        let id = document.id.plain();
        let mut places = extraction.text().match_indices(&self.string);
        for (number, (start, part)) in places.by_ref().take(PLACES).enumerate() {
            let Some(inquiry) = extraction.why(start..start + part.len()) else { continue };
            if number > 0 {
                text.push('\n');
            }
            let range = offsets.translate_span(inquiry.span());
            self.answer(&inquiry, &format!("{id} {}..{}", range.start, range.end), &mut text);
        }
        let rest = places.count();
        if rest > 0 {
            self.pen.line(0, &Cell::new(&format!("and {rest} more places"), DIM), &mut text);
        }
        if text.is_empty() {
            let none = Cell::new(&self.string, BOLD).with("does not stand in", PLAIN).with(&id, BOLD);
            self.pen.hang(0, self.columns, &none, &mut text);
        }
        out.extend_from_slice(text.as_bytes());
    }
}
