//! Explanations as cells: why a mention was found, and what it was weighed against. Knows nothing of columns.

use anstyle::Style;
use musamma::{Explanation, Reading};

use crate::cell::Cell;
use crate::colour::colour;

const DIM: Style = Style::new().dimmed();
const PLAIN: Style = Style::new();

/// The lines beneath a mention: its own reading, then those it beat.
pub fn explanation(explanation: &Explanation) -> Vec<Cell> {
    let mut first = grounds(Cell::new("why", DIM), &explanation.reading);
    if !explanation.folds.is_empty() {
        first = first.with(&format!("({} spelling)", explanation.folds.join(", ")), DIM);
    }
    if !explanation.clitics.is_empty() {
        first = first.with("after the proclitic", DIM).with(explanation.clitics, PLAIN);
    }
    let rivals = explanation.rivals.iter().map(|rival| Cell::new("beats", DIM).and(reading(rival)));
    std::iter::once(first).chain(rivals).collect()
}

/// A reading on its own: the words, as what they were read, and why it was worth so much.
pub fn reading(reading: &Reading) -> Cell {
    let mut cell =
        Cell::new(reading.text, PLAIN).with("as", DIM).with(reading.kind.as_str(), colour(reading.kind));
    if let Some(id) = &reading.id {
        cell = cell.with(id.as_ref(), PLAIN);
    }
    grounds(cell, reading)
}

/// Where a reading comes from, and the sum of its evidence.
fn grounds(cell: Cell, reading: &Reading) -> Cell {
    let mut cell =
        cell.with(&format!("({})", reading.source), PLAIN).with(&format!("{:.1} =", reading.score), DIM);
    for piece in &reading.evidence {
        cell = cell.with(&format!("{} {:+.1}", piece.evidence, piece.weight), DIM);
    }
    cell
}
