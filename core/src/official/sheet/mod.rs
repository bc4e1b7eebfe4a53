//! The sheets of an office's workbook: rows of cells, the columns found by their header texts, and fields read from them.

mod field;
mod headers;

use std::io::Cursor;

use calamine::{DataRef, Reader, Xlsx, XlsxError};

pub(super) use field::Line;
pub(super) use headers::{Column, Headers, fold};

use super::{OfficialError, archive};
use crate::finding::Origin;

/// Cells further right are no table of the office's; they are not read.
const WIDEST: u32 = 64;

/// More rows than any edition has.
const LONGEST: usize = 200_000;

/// A sheet with the rows that hold something.
pub(super) struct Sheet {
    pub(super) name: String,
    pub(super) rows: Vec<Row>,
}

/// A row with its number, counted from 1.
pub(super) struct Row {
    pub(super) number: u64,
    pub(super) cells: Vec<Cell>,
}

/// What stands in a cell. A text has no blanks around it.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cell {
    Empty,
    Text(String),
    Number(f64),
}

impl Cell {
    pub(super) fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Empty | Self::Number(_) => None,
        }
    }
}

impl Row {
    pub(super) fn cell(&self, column: usize) -> &Cell {
        self.cells.get(column).unwrap_or(&Cell::Empty)
    }

    /// The text of a cell; empty for a number.
    pub(super) fn text(&self, column: usize) -> &str {
        match self.cell(column) {
            Cell::Text(text) => text,
            _ => "",
        }
    }
}

/// Where a row of a sheet stands.
pub(super) fn place(file: &str, sheet: &str, row: u64) -> Origin {
    Origin { sheet: Some(sheet.to_owned()), ..Origin::file(file).row(row).line(row) }
}

/// The sheets of a workbook.
pub(super) fn sheets(file: &str, bytes: &[u8]) -> Result<Vec<Sheet>, OfficialError> {
    archive::unzip(file, bytes)?; // refuses what is too large before it is parsed
    let unreadable = |error: XlsxError| OfficialError::Unreadable { file: file.to_owned(), problem: error.to_string() };
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(unreadable)?;
    book.sheet_names().into_iter().map(|name| sheet(&mut book, name).map_err(unreadable)).collect()
}

fn sheet(book: &mut Xlsx<Cursor<&[u8]>>, name: String) -> Result<Sheet, XlsxError> {
    let mut cells = match book.worksheet_cells_reader(&name) {
        Ok(cells) => cells,
        Err(XlsxError::NotAWorksheet(_)) => return Ok(Sheet { name, rows: Vec::new() }), // a chart
        Err(error) => return Err(error),
    };
    let mut rows: Vec<Row> = Vec::new();
    while let Some(cell) = cells.next_cell()? {
        let (row, column) = cell.get_position();
        let content = content(cell.get_value());
        if content == Cell::Empty || column >= WIDEST {
            continue;
        }
        let number = u64::from(row) + 1;
        if rows.last().is_none_or(|last| last.number != number) {
            if rows.len() == LONGEST {
                break;
            }
            rows.push(Row { number, cells: Vec::new() });
        }
        if let Some(row) = rows.last_mut() {
            let column = column as usize;
            row.cells.resize(row.cells.len().max(column + 1), Cell::Empty);
            row.cells[column] = content;
        }
    }
    Ok(Sheet { name, rows })
}

#[allow(clippy::cast_precision_loss)] // no figure of the office's has 16 digits
fn content(value: &DataRef) -> Cell {
    let text = |text: &str| match text.trim() {
        "" => Cell::Empty,
        text => Cell::Text(text.to_owned()),
    };
    match value {
        DataRef::Empty => Cell::Empty,
        DataRef::Int(number) => Cell::Number(*number as f64),
        DataRef::Float(number) => Cell::Number(*number),
        DataRef::DateTime(day) => Cell::Number(day.as_f64()),
        DataRef::String(content) | DataRef::DateTimeIso(content) | DataRef::DurationIso(content) => text(content),
        DataRef::SharedString(content) => text(content),
        DataRef::Bool(truth) => text(&truth.to_string()),
        DataRef::Error(error) => text(&error.to_string()),
    }
}
