//! The rows of a sheet with what their cells look like.

use std::borrow::Cow;
use std::ops::Range;

use crate::convert::bytes::Sheet;
use crate::convert::cells::{Look, look};
use crate::convert::grid::{BLOCK, Block, Cell, Signs, Splitter};

/// How many blocks of a sheet are looked at.
const BLOCKS: usize = 64;

/// How the lines of a text end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LineEnds {
    /// Rows that end with a carriage return and a line feed, as Windows writes them.
    pub crlf: usize,
    /// Rows that end with a line feed.
    pub lf: usize,
    /// Rows that end with a carriage return, as old Macs wrote them.
    pub cr: usize,
}

impl LineEnds {
    /// `crlf`, `lf`, `cr`, `mixed`, or `none` where no row ends.
    pub fn as_str(self) -> &'static str {
        match (self.crlf, self.lf, self.cr) {
            (0, 0, 0) => "none",
            (_, 0, 0) => "crlf",
            (0, _, 0) => "lf",
            (0, 0, _) => "cr",
            _ => "mixed",
        }
    }
}

/// The first rows of a sheet.
pub(in crate::convert) struct Rows {
    pub(in crate::convert) block: Block,
    looks: Vec<Vec<Look>>,
    /// Whether the sheet has no further rows.
    pub(super) complete: bool,
}

impl Rows {
    /// As many rows as an inspection looks at.
    pub(super) fn read(sheet: &Sheet<'_>, signs: Signs) -> Self {
        Self::head(sheet, signs, BLOCK * BLOCKS)
    }

    /// So many rows at most.
    pub(in crate::convert) fn head(sheet: &Sheet<'_>, signs: Signs, limit: usize) -> Self {
        let mut block = Block::default();
        let mut splitter = Splitter::new(sheet, signs);
        splitter.next_rows(&mut block, limit);
        let complete = splitter.is_done();
        let of_row = |row| block.cells(row).iter().map(|cell| look(&cell.text(sheet), cell.form)).collect();
        let looks = (0..block.rows.len()).map(of_row).collect();
        Self { block, looks, complete }
    }

    /// Some columns of the same rows, without the titles of the whole sheet.
    pub(super) fn part(&self, columns: &Range<usize>) -> Self {
        let top = (0..self.len()).position(|row| self.filled(row) > 1).unwrap_or(0);
        let of_row = |(row, looks): (usize, &Vec<Look>)| {
            let end = if row < top { columns.start } else { columns.end };
            looks.get(columns.start..end.min(looks.len())).unwrap_or_default().to_vec()
        };
        let looks = self.looks.iter().enumerate().map(of_row).collect();
        Self { block: self.block.part(columns, top), looks, complete: self.complete }
    }

    /// A table on its side: many columns, few rows, in a container that has no lines.
    pub(in crate::convert) fn lie_on_their_side(&self, sheet: &Sheet<'_>) -> bool {
        const MOST_ROWS: usize = 64;
        const FEWEST_COLUMNS: usize = 256;
        sheet.cells().is_some() && self.len() < MOST_ROWS && (0..self.len()).any(|row| self.width(row) > FEWEST_COLUMNS)
    }

    /// How the rows end; line breaks inside quoted cells end none.
    pub(super) fn line_ends(&self, sheet: &Sheet<'_>) -> LineEnds {
        let mut ends = LineEnds::default();
        if sheet.cells().is_some() {
            return ends;
        }
        for row in 0..self.len() {
            let end = self.block.cells(row).last().map_or(0, |cell| cell.end);
            match sheet.bytes().get(end..).unwrap_or_default() {
                [b'\r', b'\n', ..] => ends.crlf += 1,
                [b'\n', ..] => ends.lf += 1,
                [b'\r', ..] => ends.cr += 1,
                _ => {}
            }
        }
        ends
    }

    pub(in crate::convert) fn len(&self) -> usize {
        self.looks.len()
    }

    pub(in crate::convert) fn cell(&self, row: usize, column: usize) -> Option<Cell> {
        self.block.cells(row).get(column).copied()
    }

    pub(in crate::convert) fn text<'a>(&self, sheet: &'a Sheet<'_>, row: usize, column: usize) -> Cow<'a, str> {
        self.cell(row, column).map_or(Cow::Borrowed(""), |cell| cell.text(sheet))
    }

    pub(in crate::convert) fn looks(&self, row: usize) -> &[Look] {
        self.looks.get(row).map(Vec::as_slice).unwrap_or_default()
    }

    pub(in crate::convert) fn look(&self, row: usize, column: usize) -> Look {
        self.looks(row).get(column).copied().unwrap_or(Look::Blank)
    }

    /// The columns in which a row has something.
    pub(in crate::convert) fn filled_columns(&self, row: usize) -> impl Iterator<Item = usize> + '_ {
        self.looks(row).iter().enumerate().filter(|(_, look)| **look != Look::Blank).map(|(column, _)| column)
    }

    /// How many cells of a row are not blank.
    pub(in crate::convert) fn filled(&self, row: usize) -> usize {
        self.looks(row).iter().filter(|look| **look != Look::Blank).count()
    }

    /// The first cell of a row that is not blank.
    pub(in crate::convert) fn first(&self, row: usize) -> Option<usize> {
        self.looks(row).iter().position(|look| *look != Look::Blank)
    }

    /// The number of columns up to the last filled cell.
    pub(in crate::convert) fn width(&self, row: usize) -> usize {
        self.looks(row).iter().rposition(|look| *look != Look::Blank).map_or(0, |last| last + 1)
    }
}
