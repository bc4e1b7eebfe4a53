//! The cells of a sheet as text.

use crate::convert::bytes::Sheet;
use crate::convert::cells::{Look, look};
use crate::convert::grid::{BLOCK, Block, Dialect, Form, Splitter};

/// A cell of a table that is no file.
#[derive(Clone, Debug, PartialEq)]
pub enum OutcomeCell {
    /// Text, read as the cell of a file.
    Text(String),
    /// A number.
    Number(f64),
    /// Nothing.
    Blank,
}

struct Cell {
    text: String,
    form: Form,
}

/// Rows of cells; what lies outside is blank.
pub(super) struct Cells {
    rows: Vec<Vec<Cell>>,
    lines: Vec<u64>,
    comma: bool,
}

impl Cells {
    pub(super) fn of_sheet(sheet: &Sheet<'_>) -> Self {
        let signs = Dialect::detect(sheet).signs;
        let (mut rows, mut lines) = (Vec::new(), Vec::new());
        let mut splitter = Splitter::new(sheet, signs);
        let mut block = Block::default();
        while splitter.next_rows(&mut block, BLOCK) {
            for row in 0..block.rows.len() {
                let of = |cell: &crate::convert::grid::Cell| Cell {
                    text: trimmed(&cell.text(sheet)).to_owned(),
                    form: cell.form,
                };
                rows.push(block.cells(row).iter().map(of).collect());
                lines.push(block.rows[row].line);
            }
        }
        Self { rows, lines, comma: sheet.cells().is_none() && signs.delimiter == b',' }
    }

    pub(super) fn of_rows(rows: Vec<Vec<OutcomeCell>>) -> Self {
        let of = |cell| match cell {
            OutcomeCell::Text(text) => Cell { text: trimmed(&text).to_owned(), form: Form::Plain },
            OutcomeCell::Number(number) if number.is_finite() => Cell { text: number.to_string(), form: Form::Number },
            OutcomeCell::Number(_) | OutcomeCell::Blank => Cell { text: String::new(), form: Form::Plain },
        };
        let rows: Vec<Vec<Cell>> = rows.into_iter().map(|row| row.into_iter().map(of).collect()).collect();
        Self { lines: (1..=rows.len() as u64).collect(), rows, comma: false }
    }

    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    pub(super) fn width(&self, row: usize) -> usize {
        self.rows.get(row).map_or(0, Vec::len)
    }

    pub(super) fn text(&self, row: usize, column: usize) -> &str {
        self.rows.get(row).and_then(|row| row.get(column)).map_or("", |cell| &cell.text)
    }

    pub(super) fn form(&self, row: usize, column: usize) -> Form {
        self.rows.get(row).and_then(|row| row.get(column)).map_or(Form::Plain, |cell| cell.form)
    }

    pub(super) fn look(&self, row: usize, column: usize) -> Look {
        look(self.text(row, column), self.form(row, column))
    }

    pub(super) fn filled(&self, row: usize) -> impl Iterator<Item = usize> + '_ {
        (0..self.width(row)).filter(move |&column| !self.text(row, column).is_empty())
    }

    pub(super) fn is_blank(&self, row: usize) -> bool {
        self.filled(row).next().is_none()
    }

    /// The physical line of a row, from 1.
    pub(super) fn line(&self, row: usize) -> u64 {
        self.lines.get(row).copied().unwrap_or(0)
    }

    /// Whether a comma separates the cells, so that it rarely divides numbers.
    pub(super) fn is_comma_separated(&self) -> bool {
        self.comma
    }
}

fn trimmed(text: &str) -> &str {
    text.trim_matches([' ', '\u{a0}', '\t', '\n', '\r', '\u{feff}'])
}
