//! The rows of a sheet with what their cells look like.

use std::borrow::Cow;

use crate::convert::bytes::Sheet;
use crate::convert::cells::{Look, look};
use crate::convert::grid::{BLOCK, Block, Cell, Splitter};

/// How many blocks of a sheet are looked at.
const BLOCKS: usize = 64;

/// The first rows of a sheet.
pub(super) struct Rows {
    pub(super) block: Block,
    looks: Vec<Vec<Look>>,
}

impl Rows {
    pub(super) fn read(sheet: &Sheet<'_>, delimiter: u8) -> Self {
        Self::first_of(sheet, delimiter, BLOCK * BLOCKS)
    }

    /// At most `limit` rows.
    pub(super) fn first_of(sheet: &Sheet<'_>, delimiter: u8, limit: usize) -> Self {
        let mut block = Block::default();
        Splitter::new(sheet, delimiter).next_rows(&mut block, limit);
        let of_row = |row| block.cells(row).iter().map(|cell| look(&cell.text(sheet), cell.form)).collect();
        let looks = (0..block.rows.len()).map(of_row).collect();
        Self { block, looks }
    }

    pub(super) fn len(&self) -> usize {
        self.looks.len()
    }

    pub(super) fn cell(&self, row: usize, column: usize) -> Option<Cell> {
        self.block.cells(row).get(column).copied()
    }

    pub(super) fn text<'a>(&self, sheet: &'a Sheet<'_>, row: usize, column: usize) -> Cow<'a, str> {
        self.cell(row, column).map_or(Cow::Borrowed(""), |cell| cell.text(sheet))
    }

    pub(super) fn looks(&self, row: usize) -> &[Look] {
        self.looks.get(row).map(Vec::as_slice).unwrap_or_default()
    }

    pub(super) fn look(&self, row: usize, column: usize) -> Look {
        self.looks(row).get(column).copied().unwrap_or(Look::Blank)
    }

    /// How many cells of a row are not blank.
    pub(super) fn filled(&self, row: usize) -> usize {
        self.looks(row).iter().filter(|look| **look != Look::Blank).count()
    }

    /// The first cell of a row that is not blank.
    pub(super) fn first(&self, row: usize) -> Option<usize> {
        self.looks(row).iter().position(|look| *look != Look::Blank)
    }

    /// The number of columns up to the last filled cell.
    pub(super) fn width(&self, row: usize) -> usize {
        self.looks(row).iter().rposition(|look| *look != Look::Blank).map_or(0, |last| last + 1)
    }
}
