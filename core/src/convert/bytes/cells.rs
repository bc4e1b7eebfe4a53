//! Sheets whose cells are not separated by signs: those of workbooks and of tables in web pages.

use std::ops::Range;

use super::Container;
use super::sheet::Sheet;
use crate::convert::grid::{Cell, Form, QuoteFault};

/// The cells of a sheet in their rows; their text stands in the bytes of the sheet.
#[derive(Clone, Debug, Default)]
pub(in crate::convert) struct CellRows {
    cells: Vec<Cell>,
    /// Where each row begins among the cells, and behind the last one where it ends.
    starts: Vec<usize>,
    /// The line of each row, where rows do not follow each other line by line.
    lines: Vec<u64>,
    /// Quotes that are not as they should be: row, cell in it.
    faults: Vec<(usize, usize, QuoteFault)>,
}

impl CellRows {
    fn new() -> Self {
        Self { starts: vec![0], ..Self::default() }
    }

    /// Some rows of cells.
    pub(in crate::convert) fn of(rows: impl Iterator<Item = Vec<Cell>>) -> Self {
        let mut found = Self::new();
        for row in rows {
            found.cells.extend(row);
            found.starts.push(found.cells.len());
        }
        found
    }

    /// Appends a row that stands on a line.
    pub(in crate::convert) fn push(&mut self, cells: &[Cell], line: u64) {
        self.cells.extend_from_slice(cells);
        self.starts.push(self.cells.len());
        self.lines.push(line);
    }

    /// Notes a fault in a cell of the last row.
    pub(in crate::convert) fn fault(&mut self, cell: usize, fault: QuoteFault) {
        self.faults.push((self.len().saturating_sub(1), cell, fault));
    }

    /// The faults of some rows.
    pub(in crate::convert) fn faults(
        &self,
        rows: Range<usize>,
    ) -> impl Iterator<Item = (usize, usize, QuoteFault)> + '_ {
        let first = self.faults.partition_point(|(row, ..)| *row < rows.start);
        self.faults.iter().skip(first).copied().take_while(move |(row, ..)| *row < rows.end)
    }

    /// The line of a row, where that is not the one behind the row before.
    pub(in crate::convert) fn line(&self, row: usize) -> Option<u64> {
        self.lines.get(row).copied()
    }

    pub(in crate::convert) fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// The same cells, rows as columns.
    pub(super) fn transposed(&self) -> Self {
        let width = (0..self.len()).map(|row| self.row(row).len()).max().unwrap_or(0);
        let blank = Cell { start: 0, end: 0, form: Form::Plain };
        let mut turned = Self { cells: Vec::with_capacity(width * self.len()), ..Self::new() };
        for column in 0..width {
            let cells = (0..self.len()).map(|row| self.row(row).get(column).copied().unwrap_or(blank));
            turned.cells.extend(cells);
            turned.starts.push(turned.cells.len());
        }
        turned
    }

    /// The cells of a row, counted from 0.
    pub(in crate::convert) fn row(&self, row: usize) -> &[Cell] {
        let bounds = self.starts.get(row).copied().zip(self.starts.get(row + 1).copied());
        bounds.and_then(|(start, end)| self.cells.get(start..end)).unwrap_or_default()
    }
}

/// A sheet while its cells are put in, row by row.
pub(super) struct Builder {
    text: String,
    rows: CellRows,
    filled: usize,
}

impl Builder {
    pub(super) fn new() -> Self {
        Self { text: String::new(), rows: CellRows::new(), filled: 0 }
    }

    pub(super) fn cell(&mut self, text: &str, form: Form) {
        let start = self.text.len();
        self.text.push_str(text);
        self.rows.cells.push(Cell { start, end: self.text.len(), form });
        if !text.is_empty() {
            self.filled = self.rows.cells.len();
        }
    }

    /// Ends a row; blank cells behind the last filled one are dropped.
    pub(super) fn end_row(&mut self) {
        let start = self.rows.starts.last().copied().unwrap_or(0);
        self.rows.cells.truncate(self.filled.max(start));
        self.filled = self.rows.cells.len();
        self.rows.starts.push(self.filled);
    }

    pub(super) fn finish(self, name: Option<String>, container: Container) -> Sheet<'static> {
        Sheet::of_cells(self.text, self.rows, name, container)
    }
}

/// A number as the shortest text that is it.
pub(super) fn number_text(number: f64) -> String {
    // Whole numbers up to this one are exact.
    if number.fract() == 0.0 && number.abs() < 9_007_199_254_740_992.0 {
        return number.to_string();
    }
    // Spreadsheets compute with 15 digits; what lies behind them is an artefact of binary fractions.
    let rounded: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    rounded.to_string()
}
