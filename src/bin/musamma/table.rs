//! The table for people: a row a mention, columns as wide as the terminal allows, nothing cut off.

use anstyle::Style;
use musamma::{Extraction, Mention, OffsetUnit, Offsets};

use crate::args::{InputFormat, Options};
use crate::cell::{Cell, Pen};
use crate::colour::colour;
use crate::documents::Document;
use crate::output::Output;
use crate::snippet::snippet;
use crate::why;

/// A row a mention.
pub struct Table {
    pen: Pen,
    unit: OffsetUnit,
    columns: usize,
    /// Whether each document says its name.
    named: bool,
}

/// Blanks between two columns.
const GAP: usize = 2;
/// A narrower snippet would show too little of the line, a wider one would be tiring to read.
const SNIPPET: std::ops::RangeInclusive<usize> = 24..=72;
/// Names are wrapped rather than squeezed into less than this.
const MIN_NAME: usize = 12;

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();
const PLAIN: Style = Style::new();

impl Table {
    /// For this terminal.
    pub fn new(options: &Options) -> Self {
        let (pen, columns) = pen_and_columns(options);
        Table {
            pen,
            unit: options.unit(),
            columns,
            named: options.files.len() > 1 || options.input == InputFormat::Ndjson,
        }
    }

    fn heading(&self, document: &Document, count: usize, out: &mut String) {
        let count = match count {
            0 => String::from("no mentions"),
            1 => String::from("1 mention"),
            n => format!("{n} mentions"),
        };
        let heading = match self.named {
            true => Cell::new(&document.id.plain(), BOLD).with(&format!("· {count}"), DIM),
            false => Cell::new(&count, DIM),
        };
        self.pen.line(0, &heading, out);
    }

    fn rows(&self, extraction: &Extraction, out: &mut String) {
        let mut offsets = extraction.offsets(self.unit);
        let rows: Vec<Row> =
            extraction.mentions().iter().map(|mention| Row::new(mention, &mut offsets)).collect();
        let layout = Layout::new(self.columns, &rows, self.unit);
        layout.write(self.pen, &layout.header(self.unit), out);
        for row in &rows {
            let mark = self.pen.colours.then(|| colour(row.mention.kind()).bold());
            let snippet =
                layout.snippet.map(|columns| snippet(extraction.text(), row.mention.span(), columns, mark));
            let mut cells = row.cells.clone().to_vec();
            cells.extend(snippet.map(|snippet| Cell(vec![snippet])));
            layout.write(self.pen, &cells, out);
            if let Some(explanation) = row.mention.explain() {
                let indent = layout.widths[0] + GAP;
                for reading in why::explanation(explanation) {
                    self.pen.hang(indent, self.columns, &reading, out);
                }
            }
        }
    }

    /// What was read and not found, apart from the rivals that stand beneath the mentions that beat them.
    fn passed_over(&self, extraction: &Extraction, out: &mut String) {
        let mut mentions = extraction.mentions().iter().map(Mention::span).peekable();
        let mut offsets = extraction.offsets(self.unit);
        let mut readings: Vec<_> = extraction.passed_over().iter().collect();
        readings.sort_by_key(|reading| reading.span);
        let mut first = true;
        for reading in readings {
            while mentions.next_if(|mention| mention.end <= reading.span.start).is_some() {}
            if mentions.peek().is_some_and(|mention| mention.overlaps(reading.span)) {
                continue;
            }
            if std::mem::take(&mut first) {
                self.pen.line(0, &Cell::new("passed over", DIM), out);
            }
            let range = offsets.translate_span(reading.span);
            let reading =
                Cell::new(&format!("{}..{}", range.start, range.end), DIM).and(why::reading(reading));
            self.pen.hang(GAP, self.columns, &reading, out);
        }
    }
}

impl Output for Table {
    fn separator(&self) -> &[u8] {
        b"\n"
    }

    fn write(&self, document: &Document, extraction: &Extraction, out: &mut Vec<u8>) {
        let mut text = String::new();
        let count = extraction.mentions().len();
        if self.named || count == 0 {
            self.heading(document, count, &mut text);
        }
        if count > 0 {
            self.rows(extraction, &mut text);
        }
        self.passed_over(extraction, &mut text);
        out.extend_from_slice(text.as_bytes());
    }
}

/// How to write for this terminal, and its width.
pub fn pen_and_columns(options: &Options) -> (Pen, usize) {
    // NO_COLOR, CLICOLOR and TERM=dumb are honoured there.
    let colours = anstream::AutoStream::choice(&std::io::stdout()) != anstream::ColorChoice::Never;
    let asked = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let measured = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    (Pen { bidi: options.bidi, colours }, asked.or_else(measured).unwrap_or(100))
}

/// Number of columns without the snippet.
const CELLS: usize = 5;
const NAME: usize = 1;
const VALUE: usize = 3;

struct Row<'a> {
    mention: &'a Mention<'a>,
    cells: [Cell; CELLS],
}

impl<'a> Row<'a> {
    fn new(mention: &'a Mention<'a>, offsets: &mut Offsets) -> Self {
        let range = offsets.translate_span(mention.span());
        let kind = colour(mention.kind());
        let mut name = Cell::default();
        if !mention.prefix().is_empty() {
            name.append(&format!("{}+", mention.prefix()), DIM);
        }
        name.append(mention.as_str(), kind.bold());
        let mut words = Cell::new(mention.kind().as_str(), kind);
        if !mention.subkind().is_empty() {
            words.append(&format!("/{}", mention.subkind()), DIM);
        }
        // Nothing is certain: 0.998 is shown as 0.99, not as 1.00.
        let confidence = (mention.confidence() * 100.0).floor() / 100.0;
        let sure = if confidence < 0.7 { DIM } else { PLAIN };
        let cells = [
            Cell::new(&format!("{}..{}", range.start, range.end), DIM),
            name,
            words,
            value(mention),
            Cell::new(&format!("{confidence:.2}"), sure),
        ];
        Row { mention, cells }
    }
}

/// What a mention stands for: the day, the thing with its id, or the full name.
fn value(mention: &Mention) -> Cell {
    if let Some(date) = mention.date() {
        return Cell::new(date.value(), PLAIN);
    }
    if let Some(entity) = mention.entity() {
        let name = entity.english().or(entity.arabic()).unwrap_or_default();
        return Cell::new(name, PLAIN).with(entity.id(), DIM);
    }
    match mention.full_name() {
        Some(full_name) => Cell::new("short for", DIM).with(full_name, PLAIN),
        None => Cell::default(),
    }
}

/// How wide each column is.
struct Layout {
    widths: [usize; CELLS],
    /// Width of the snippet, where there is room for one.
    snippet: Option<usize>,
}

impl Layout {
    fn new(columns: usize, rows: &[Row], unit: OffsetUnit) -> Self {
        let mut layout = Layout { widths: [0; CELLS], snippet: None };
        let header = layout.header(unit);
        let all = std::iter::once(&header[..CELLS]).chain(rows.iter().map(|row| &row.cells[..]));
        for cells in all {
            for (widest, cell) in layout.widths.iter_mut().zip(cells) {
                *widest = cell.width().max(*widest);
            }
        }
        // Numbers and kinds keep their width; names and values share what is left.
        let wanted = layout.widths[NAME] + layout.widths[VALUE];
        let fixed = layout.widths.iter().sum::<usize>() - wanted + GAP * (CELLS - 1);
        let room = columns.saturating_sub(fixed);
        if wanted > room {
            let half = (room / 2).max(MIN_NAME);
            layout.widths[NAME] =
                layout.widths[NAME].min(half.max(room.saturating_sub(layout.widths[VALUE])));
            layout.widths[VALUE] = room.saturating_sub(layout.widths[NAME]).max(MIN_NAME);
        }
        layout.snippet = Some(room.saturating_sub(wanted + GAP).min(*SNIPPET.end()))
            .filter(|left| left >= SNIPPET.start());
        layout
    }

    /// The names of the columns; offsets say their unit.
    fn header(&self, unit: OffsetUnit) -> Vec<Cell> {
        let unit = match unit {
            OffsetUnit::Bytes => "bytes",
            OffsetUnit::Chars => "chars",
            OffsetUnit::Utf16 => "utf16",
        };
        let snippet = self.snippet.map(|_| "context");
        [unit, "text", "kind", "value", "conf"]
            .into_iter()
            .chain(snippet)
            .map(|name| Cell::new(name, DIM))
            .collect()
    }

    /// Writes one row, of several lines where a cell has several.
    fn write(&self, pen: Pen, cells: &[Cell], out: &mut String) {
        let widths = self.widths.into_iter().chain(self.snippet);
        let lines: Vec<(usize, Vec<Cell>)> =
            widths.zip(cells).map(|(width, cell)| (width, cell.wrap(width))).collect();
        let height = lines.iter().map(|(_, lines)| lines.len()).max().unwrap_or(0);
        for number in 0..height {
            let mut pad = 0;
            for (column, (width, lines)) in lines.iter().enumerate() {
                let cell = lines.get(number).cloned().unwrap_or_default();
                let rest = width.saturating_sub(cell.width());
                // Offsets end where the names begin; everything else starts in its column.
                let before = if column == 0 { rest } else { 0 };
                if cell.width() > 0 {
                    out.extend(std::iter::repeat_n(' ', pad + before));
                    pen.write(&cell, out);
                    pad = rest - before + GAP;
                } else {
                    pad += width + GAP;
                }
            }
            out.push('\n');
        }
    }
}
