//! Bytes as rows of cells: spans into the bytes, nothing copied.
//!
//! A row is a record of the table, not a physical line: a quoted cell may hold line breaks. Every row knows the byte and the
//! physical line it begins at, so a position is true in every editor.

mod detect;
mod dialect;
pub(super) mod part;
pub(super) mod quoting;
mod split;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::ops::Range;

use super::bytes::Sheet;
pub(super) use dialect::{Dialect, Signs};
pub(super) use split::{Position, QuoteFault, Splitter};

/// How a cell stands in the bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// As it is.
    Plain,
    /// Between quotes, none inside.
    Quoted,
    /// Between quotes, with doubled quotes inside or text behind the closing one.
    Escaped,
    /// Between quotes, with backslashes before signs inside.
    Backslashed,
    /// A number of a workbook, written with a decimal point.
    Number,
    /// The same, computed by a formula.
    Computed,
    /// A day or a moment of a workbook, in ISO 8601.
    Date,
    /// `true` or `false` of a workbook.
    Truth,
    /// What a formula of a workbook says instead of a value.
    Error,
}

/// A cell, quotes included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) form: Form,
}

impl Cell {
    /// Whether nothing but blanks stands in it.
    pub(super) fn is_blank(self, bytes: &[u8]) -> bool {
        bytes.get(self.inner()).is_none_or(|text| text.iter().all(u8::is_ascii_whitespace))
    }

    /// The text without its quotes; blanks around it stay.
    pub(super) fn text<'a>(self, sheet: &'a Sheet<'_>) -> Cow<'a, str> {
        let text = sheet.text(self.inner());
        match self.form {
            Form::Escaped | Form::Backslashed => {
                let quote = sheet.bytes().get(self.start).map_or('"', |&byte| char::from(byte));
                Cow::Owned(unescaped(&text, quote, self.form == Form::Backslashed))
            }
            _ => text,
        }
    }

    /// Where its text stands, without quotes.
    pub(super) fn inner(self) -> Range<usize> {
        match self.form {
            Form::Quoted => self.start + 1..self.end - 1,
            Form::Escaped | Form::Backslashed => self.start + 1..self.end,
            _ => self.start..self.end,
        }
    }
}

/// What stands behind an opening quote: a doubled quote is one, a backslash before a quote or another backslash goes, and the
/// single quote ends the quoted part.
fn unescaped(text: &str, quote: char, backslashes: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(|c| c == quote || (backslashes && c == '\\')) {
        let (before, sign) = rest.split_at(at);
        out.push_str(before);
        let mut behind = sign.chars();
        let is_quote = behind.next() == Some(quote);
        let next = behind.next();
        let kept = next.filter(|&next| next == quote || (!is_quote && next == '\\'));
        rest = sign.get(1..).unwrap_or_default();
        match kept {
            Some(kept) => {
                out.push(kept);
                rest = rest.get(1..).unwrap_or_default();
            }
            None if is_quote => break,
            None => out.push('\\'),
        }
    }
    out.push_str(rest);
    out
}

/// A row of a block: where it begins, and which cells of the block are its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// Byte at which it begins.
    pub(super) offset: usize,
    /// Physical line on which it begins, from 1.
    pub(super) line: u64,
    first: usize,
    last: usize,
}

/// Some rows in their order.
#[derive(Clone, Debug, Default)]
pub(super) struct Block {
    /// The number of the first row, from 1.
    pub(super) first_row: u64,
    pub(super) rows: Vec<Row>,
    cells: Vec<Cell>,
    /// Quotes that are not as they should be: position of the row in the block, of the cell in the row.
    pub(super) faults: Vec<(usize, usize, QuoteFault)>,
}

/// How many rows a block has; a block's cells stay in the processor's cache.
pub(super) const BLOCK: usize = 4096;

impl Block {
    pub(super) fn cells(&self, row: usize) -> &[Cell] {
        self.rows.get(row).and_then(|row| self.cells.get(row.first..row.last)).unwrap_or_default()
    }

    pub(super) fn cell_mut(&mut self, row: usize, position: usize) -> Option<&mut Cell> {
        let row = self.rows.get(row)?;
        self.cells.get_mut(row.first..row.last)?.get_mut(position)
    }

    /// Some columns of the same rows, those above `top` empty.
    pub(super) fn part(&self, columns: &Range<usize>, top: usize) -> Self {
        let cut = |(at, row): (usize, &Row)| {
            let end = if at < top { columns.start } else { columns.end };
            Row { first: (row.first + columns.start).min(row.last), last: (row.first + end).min(row.last), ..*row }
        };
        let rows = self.rows.iter().enumerate().map(cut).collect();
        Self { rows, cells: self.cells.clone(), faults: Vec::new(), ..*self }
    }

    /// From the first cell to the last, in bytes.
    pub(super) fn span(&self) -> Range<usize> {
        let start = self.cells.first().map_or(0, |cell| cell.start);
        start..self.cells.last().map_or(start, |cell| cell.end)
    }

    /// The number of a row in the sheet, from 1.
    pub(super) fn row_number(&self, row: usize) -> u64 {
        self.first_row + row as u64
    }
}

/// The cells of the row that begins at a byte, or that is the one of this number (from 0) in a workbook.
pub(super) fn row_at(sheet: &Sheet, offset: usize, dialect: &Dialect) -> Vec<Cell> {
    if let Some(rows) = sheet.cells() {
        return rows.row(offset).to_vec();
    }
    let mut cells = Vec::new();
    split::row(sheet.bytes(), offset, dialect.signs, &mut cells, |_, _| {});
    cells
}
