//! Tab-separated tables: header, rows, cells, each with its line. Knows no column by name.
//! There is no quoting, so that a line is a row and a tab a border whatever a name contains.

use crate::error::{Error, Result};

/// What becomes of a fault: loading ends with the first, a check goes on and hears of all.
pub(super) type Faults<'f> = dyn FnMut(Error) -> Result<()> + 'f;

/// The value, or nothing where there was a fault and the reading goes on.
pub(super) fn heard<T>(result: Result<T>, faults: &mut Faults) -> Result<Option<T>> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(fault) => faults(fault).map(|()| None),
    }
}

/// A table whose cells borrow from its text.
pub(super) struct Table<'t> {
    pub name: &'t str,
    header: Vec<&'t str>,
    header_line: usize,
    body: &'t str,
}

/// One row.
pub(super) struct Row<'a, 't> {
    table: &'a Table<'t>,
    pub line: usize,
    cells: &'a [&'t str],
}

impl<'t> Table<'t> {
    /// Reads the header, past comments and empty lines.
    pub(super) fn read(name: &'t str, text: &'t str) -> Result<Self> {
        let mut rest = text;
        let mut line = 0;
        while !rest.is_empty() {
            let (first, after) = rest.split_once('\n').unwrap_or((rest, ""));
            line += 1;
            rest = after;
            if is_row(first) {
                let header = first.trim_end_matches('\r').split('\t').map(str::trim).collect();
                return Ok(Table { name, header, header_line: line, body: rest });
            }
        }
        Err(Error::at(name, 1, "no header line; expected tab-separated column names such as: id kind en ar"))
    }

    pub(super) fn has(&self, column: &str) -> bool {
        self.header.contains(&column)
    }

    /// Refuses a header with a column that is not among `known`.
    pub(super) fn check_columns(&self, known: &[&str]) -> Result<()> {
        match self.header.iter().find(|column| !known.contains(column)) {
            None => Ok(()),
            Some(column) => {
                let message = format!("unknown column {column:?}; expected some of: {}", known.join(" "));
                Err(Error::at(self.name, self.header_line, message))
            }
        }
    }

    /// Number of lines after the header: at least as many as there are rows.
    pub(super) fn line_count(&self) -> usize {
        1 + self.body.bytes().filter(|&b| b == b'\n').count()
    }

    /// Gives every row to `each`, in order; a row that has not as many cells as the header is a fault.
    pub(super) fn rows(
        &self,
        faults: &mut Faults,
        mut each: impl FnMut(Row<'_, 't>, &mut Faults) -> Result<()>,
    ) -> Result<()> {
        let mut cells = Vec::with_capacity(self.header.len());
        for (offset, text) in self.body.split('\n').enumerate().filter(|(_, text)| is_row(text)) {
            cells.clear();
            cells.extend(text.trim_end_matches('\r').split('\t').map(str::trim));
            let line = self.header_line + 1 + offset;
            if cells.len() != self.header.len() {
                let message =
                    format!("{} cells in this row, {} in the header", cells.len(), self.header.len());
                faults(Error::at(self.name, line, message))?;
                continue;
            }
            each(Row { table: self, line, cells: &cells }, faults)?;
        }
        Ok(())
    }
}

impl<'t> Row<'_, 't> {
    /// The cell of a column; empty where the table does not have the column.
    pub(super) fn cell(&self, column: &str) -> &'t str {
        let index = self.table.header.iter().position(|name| *name == column);
        index.map_or("", |index| self.cells[index])
    }

    /// The values of a cell that holds several.
    pub(super) fn list(&self, column: &str) -> impl Iterator<Item = &'t str> + use<'t> {
        self.cell(column).split('|').map(str::trim).filter(|value| !value.is_empty())
    }

    /// A fault of this row.
    pub(super) fn fault(&self, message: impl Into<String>) -> Error {
        Error::at(self.table.name, self.line, message)
    }
}

fn is_row(text: &str) -> bool {
    !text.starts_with('#') && !text.trim().is_empty()
}
