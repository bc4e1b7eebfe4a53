//! How a list and a profile fit together: where the header is, which column is which field, which rows are data.

use std::borrow::Cow;
use std::ops::RangeInclusive;

use crate::convert::bytes::{self, Sheet};
use crate::convert::grid::{Block, Cell, Dialect, Splitter};
use crate::convert::inspect::SpreadHeader;
use crate::convert::layout::{is_footer, is_sum, is_units};
use crate::convert::profile::{ColumnKind, Profile};
use crate::convert::{ConversionError, Skip, persons, words};

/// A list with the columns of its profile found in it.
pub(super) struct Shape<'a> {
    file: String,
    sheet: Sheet<'a>,
    dialect: Dialect,
    profile: Cow<'a, Profile>,
    headers: Vec<String>,
    header_rows: RangeInclusive<u64>,
    /// Where each column of the profile stands in the list.
    positions: Vec<Option<usize>>,
    withheld: Vec<bool>,
}

/// How many rows are looked at for the header.
const HEADER_WITHIN: usize = 64;

impl<'a> Shape<'a> {
    pub(super) fn find(file: &str, bytes: Cow<'a, [u8]>, profile: &Cow<'a, Profile>) -> Result<Self, ConversionError> {
        let found = match profile.encoding {
            Some(encoding) => bytes::sheets_in(bytes, encoding)?,
            None => bytes::sheets(bytes)?,
        };
        let mut sheets = found.into_iter().map(|sheet| Self::of_sheet(file, sheet, profile.clone()));
        let first = sheets.next().ok_or(ConversionError::Empty)?;
        // The first sheet with the columns of the profile; where none has them, what is wrong with the first.
        first.or_else(|error| sheets.flatten().next().ok_or(error))
    }

    pub(super) fn of_sheet(file: &str, sheet: Sheet<'a>, profile: Cow<'a, Profile>) -> Result<Self, ConversionError> {
        let dialect = match profile.delimiter {
            Some(delimiter) => Dialect { delimiter, width: 0, agreeing: 0, rows: 0 },
            None => Dialect::decide(&sheet, |header| profile.column_of(header).is_some()),
        };
        let mut block = Block::default();
        if !Splitter::new(&sheet, dialect.delimiter).next_rows(&mut block, HEADER_WITHIN) {
            return Err(ConversionError::Empty);
        }
        let named = |row: usize| -> Vec<Option<usize>> {
            let columns = block.cells(row).iter().map(|cell| profile.column_of(&cell.text(&sheet)));
            let columns: Vec<Option<usize>> = columns.collect();
            let at = |column| columns.iter().position(|&named| named == Some(column));
            (0..profile.columns.len()).map(at).collect()
        };
        let found = |positions: &[Option<usize>]| positions.iter().flatten().count();
        // The first of the rows with the most known headers.
        let mut best = (0..block.rows.len()).rev().max_by_key(|&row| found(&named(row))).unwrap_or(0);
        let mut positions = named(best);
        let mut first_header = best;
        let mut headers: Vec<String> =
            block.cells(best).iter().map(|cell| cell.text(&sheet).trim().to_owned()).collect();
        if let Some(spread) = SpreadHeader::find(&sheet, dialect.delimiter, HEADER_WITHIN) {
            let of_spread = profile.positions_in(&spread.paths);
            if found(&of_spread) > found(&positions) {
                (positions, best, first_header) = (of_spread, spread.last, spread.first);
                headers = spread.paths.iter().map(|path| path.join(" ")).collect();
            } else if spread.last == best {
                first_header = spread.first;
            }
        }
        let lacking: Vec<&str> = profile
            .columns
            .iter()
            .zip(&positions)
            .filter(|(column, position)| position.is_none() && column.required)
            .map(|(column, _)| column.name.as_str())
            .collect();
        if found(&positions) == 0 || !lacking.is_empty() {
            let required = profile.columns.iter().filter(|column| column.required);
            return Err(ConversionError::NoProfileHeader {
                rows: block.rows.len(),
                profile: profile.name.clone(),
                expected: required.map(|column| column.headers.join(" / ")).collect::<Vec<_>>().join(", "),
                missing: if lacking.is_empty() { "all columns".to_owned() } else { lacking.join(", ") },
            });
        }
        let withheld = headers
            .iter()
            .enumerate()
            .map(|(at, header)| {
                let column = positions.iter().position(|&position| position == Some(at));
                let kind = column.and_then(|column| profile.columns.get(column)).map(|column| &column.kind);
                kind.map_or_else(|| persons::is_person_header(header), |kind| *kind == ColumnKind::Withheld)
            })
            .collect();
        let header_rows = block.row_number(first_header)..=block.row_number(best);
        Ok(Self { file: file.to_owned(), sheet, dialect, profile, headers, header_rows, positions, withheld })
    }

    pub(super) fn file(&self) -> &str {
        &self.file
    }

    pub(super) fn sheet(&self) -> &Sheet<'a> {
        &self.sheet
    }

    pub(super) fn profile(&self) -> &Profile {
        &self.profile
    }

    /// The last row of the header.
    pub(super) fn header_row(&self) -> u64 {
        *self.header_rows.end()
    }

    pub(super) fn header(&self, position: usize) -> Option<&str> {
        self.headers.get(position).map(String::as_str)
    }

    /// How many columns the header has.
    pub(super) fn width(&self) -> usize {
        self.headers.len()
    }

    /// Where a column of the profile stands.
    pub(super) fn position(&self, column: usize) -> Option<usize> {
        self.positions.get(column).copied().flatten()
    }

    /// Whether a column names persons.
    pub(super) fn withholds(&self, position: usize) -> bool {
        self.withheld.get(position).copied().unwrap_or(false)
    }

    /// The sign between cells; a semicolon where the list needs none.
    pub(super) fn delimiter(&self) -> u8 {
        if self.sheet.cells().is_some() { b';' } else { self.dialect.delimiter }
    }

    /// Whether every character is one byte.
    pub(super) fn is_single_byte(&self) -> bool {
        self.sheet.encoding().upper().is_some()
    }

    pub(super) fn splitter(&self) -> Splitter<'_> {
        Splitter::new(&self.sheet, self.dialect.delimiter)
    }

    /// Why a row is skipped; `None` for a row of data.
    pub(super) fn skip(&self, number: u64, cells: &[Cell]) -> Option<Skip> {
        let bytes = self.sheet.bytes();
        let mut filled = cells.iter().filter(|cell| !cell.is_blank(bytes));
        let Some(first) = filled.next() else { return Some(Skip::Blank) };
        if number <= self.header_row() {
            return Some(if self.header_rows.contains(&number) { Skip::Header } else { Skip::Title });
        }
        let second = filled.next();
        let sum = |cell: &Cell| may_begin_sum(*cell, bytes) && is_sum(cell.text(&self.sheet).trim());
        if sum(first) || second.is_some_and(sum) {
            return Some(Skip::Sum);
        }
        if filled.next().is_some() && self.width() > 2 {
            // The usual row of data: more than two cells are filled, and the first is not its own header.
            let again = || first.text(&self.sheet).trim() == self.headers.first().map_or("", String::as_str);
            let like_header = may_be_word(*first, bytes) && again() && self.is_header_again(cells);
            let units = number == self.header_row() + 1 && is_units(&self.sheet, cells);
            return if like_header { Some(Skip::Header) } else { units.then_some(Skip::Unit) };
        }
        let text = first.text(&self.sheet);
        let text = text.trim();
        let rules = |cell: &&Cell| cell.is_blank(bytes) || words::is_rule(cell.text(&self.sheet).trim());
        if cells.iter().all(|cell| rules(&cell)) {
            return Some(Skip::Separator);
        }
        if self.width() > 2 && is_footer(text) {
            return Some(Skip::Footer);
        }
        (self.width() > 2 && second.is_none() && self.keys_are_blank(cells)).then_some(Skip::Separator)
    }

    fn keys_are_blank(&self, cells: &[Cell]) -> bool {
        let keys = self.profile.columns.iter().enumerate().filter(|(_, column)| column.required);
        let mut positions = keys.filter_map(|(at, _)| self.position(at));
        positions.any(|position| cells.get(position).is_none_or(|cell| cell.is_blank(self.sheet.bytes())))
    }

    fn is_header_again(&self, cells: &[Cell]) -> bool {
        let same = |(cell, header): &(&Cell, &String)| cell.text(&self.sheet).trim() == header.as_str();
        cells.iter().zip(&self.headers).filter(same).count() * 2 > self.headers.len()
    }
}

/// Whether a cell begins as a word for sums does, which few names of places do.
fn may_begin_sum(cell: Cell, bytes: &[u8]) -> bool {
    match bytes.get(cell.inner()).map(<[u8]>::trim_ascii_start) {
        Some([first, second, ..]) => {
            let start = [first.to_ascii_lowercase(), second.to_ascii_lowercase()];
            !first.is_ascii() || [*b"su", *b"ge", *b"zw", *b"in", *b"zu", *b"to", *b"an"].contains(&start)
        }
        _ => false,
    }
}

/// Whether a cell begins with a letter or a sign, as words do.
fn may_be_word(cell: Cell, bytes: &[u8]) -> bool {
    bytes.get(cell.inner()).and_then(|text| text.first()).is_some_and(|first| !first.is_ascii_digit())
}
