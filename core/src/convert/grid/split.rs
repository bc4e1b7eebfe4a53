use std::ops::Range;

use super::{BLOCK, Block, Cell, Form, Row, Signs};
use crate::convert::bytes::{CellRows, Sheet};

/// A quote that is not as it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::convert) enum QuoteFault {
    /// An opening quote that nothing closes, or only somewhere inside a later cell; it is read as a character.
    Unclosed,
    /// Text behind the closing quote.
    TextBehind,
}

/// Cuts bytes into blocks of rows.
pub(in crate::convert) struct Splitter<'a> {
    bytes: &'a [u8],
    /// The cells of a workbook, which are separated already.
    cells: Option<&'a CellRows>,
    signs: Signs,
    at: usize,
    line: u64,
    row: u64,
}

/// Where a splitter stands: before which byte, line and row.
#[derive(Clone, Copy, Debug)]
pub(in crate::convert) struct Position {
    pub(in crate::convert) at: usize,
    line: u64,
    row: u64,
}

impl<'a> Splitter<'a> {
    /// A splitter of a sheet from its beginning.
    pub(in crate::convert) fn new(sheet: &'a Sheet<'_>, signs: impl Into<Signs>) -> Self {
        let (first, signs) = (sheet.first_row(), signs.into());
        Self { bytes: sheet.bytes(), cells: sheet.cells(), signs, at: sheet.start(), line: first, row: first }
    }

    pub(in crate::convert) fn position(&self) -> Position {
        Position { at: self.at, line: self.line, row: self.row }
    }

    /// The same splitter at a place where it has been.
    pub(in crate::convert) fn go_on_at(self, Position { at, line, row }: Position) -> Self {
        Self { at, line, row, ..self }
    }

    /// Whether there are no further rows.
    pub(in crate::convert) fn is_done(&self) -> bool {
        self.at >= self.cells.map_or(self.bytes.len(), CellRows::len)
    }

    /// The next rows, at most `limit`; false where there are none left.
    pub(in crate::convert) fn next_rows(&mut self, block: &mut Block, limit: usize) -> bool {
        block.rows.clear();
        block.cells.clear();
        block.faults.clear();
        block.first_row = self.row;
        match self.cells {
            Some(cells) => self.copy(cells, block, limit),
            None => self.split(block, limit),
        }
        self.row += block.rows.len() as u64;
        !block.rows.is_empty()
    }

    fn split(&mut self, block: &mut Block, limit: usize) {
        while block.rows.len() < limit && self.at < self.bytes.len() {
            let (offset, line, first) = (self.at, self.line, block.cells.len());
            let row = block.rows.len();
            let Block { cells, faults, .. } = block;
            let end = self::row(self.bytes, offset, self.signs, cells, |cell, fault| {
                faults.push((row, cell - first, fault));
            });
            block.rows.push(Row { offset, line, first, last: block.cells.len() });
            self.at = end.next;
            self.line += end.lines;
        }
    }

    /// Rows of a workbook: their offset is their number from 0, and their line the number a spreadsheet program shows.
    fn copy(&mut self, rows: &CellRows, block: &mut Block, limit: usize) {
        while block.rows.len() < limit && self.at < rows.len() {
            let first = block.cells.len();
            block.cells.extend_from_slice(rows.row(self.at));
            let line = rows.line(self.at).unwrap_or(self.line);
            block.rows.push(Row { offset: self.at, line, first, last: block.cells.len() });
            self.at += 1;
            self.line += 1;
        }
        let first = self.at - block.rows.len();
        block.faults.extend(rows.faults(first..self.at).map(|(row, cell, fault)| (row - first, cell, fault)));
    }

    /// The next block; false where there is none left.
    pub(in crate::convert) fn next_block(&mut self, block: &mut Block) -> bool {
        self.next_rows(block, BLOCK)
    }
}

/// Where a row ends.
pub(super) struct RowEnd {
    /// The byte at which the next row begins.
    next: usize,
    /// The physical lines it takes.
    lines: u64,
}

/// Cuts one row; faults are told with the position of their cell in `cells`.
pub(super) fn row(
    bytes: &[u8],
    start: usize,
    signs: Signs,
    cells: &mut Vec<Cell>,
    mut fault: impl FnMut(usize, QuoteFault),
) -> RowEnd {
    let delimiter = signs.delimiter;
    let (mut at, mut lines) = (start, 0);
    loop {
        let cell = match bytes.get(at) {
            Some(&byte) if Some(byte) == signs.quote => match quoted(bytes, at, signs) {
                Closed::Clean(cell) => {
                    lines += line_breaks(&bytes[cell.start..cell.end]);
                    cell
                }
                Closed::TextBehind(cell) => {
                    fault(cells.len(), QuoteFault::TextBehind);
                    cell
                }
                Closed::Never => {
                    fault(cells.len(), QuoteFault::Unclosed);
                    plain(bytes, at, delimiter)
                }
            },
            Some(b' ') if delimiter != b' ' => match quoted_behind_blanks(bytes, at, signs) {
                Some(cell) => {
                    lines += line_breaks(&bytes[cell.start..cell.end]);
                    cell
                }
                None => plain(bytes, at, delimiter),
            },
            _ => plain(bytes, at, delimiter),
        };
        let end = cell.end;
        cells.push(cell);
        match bytes.get(end) {
            Some(&byte) if byte == delimiter => at = end + 1,
            Some(b'\r') if bytes.get(end + 1) == Some(&b'\n') => return RowEnd { next: end + 2, lines: lines + 1 },
            Some(_) => return RowEnd { next: end + 1, lines: lines + 1 },
            None => return RowEnd { next: end, lines },
        }
    }
}

fn plain(bytes: &[u8], start: usize, delimiter: u8) -> Cell {
    Cell { start, end: plain_end(bytes, start, delimiter), form: Form::Plain }
}

fn plain_end(bytes: &[u8], start: usize, delimiter: u8) -> usize {
    memchr::memchr3(delimiter, b'\n', b'\r', &bytes[start..]).map_or(bytes.len(), |length| start + length)
}

enum Closed {
    Clean(Cell),
    TextBehind(Cell),
    Never,
}

/// Blanks between a delimiter and a quote belong to neither where the quoted cell ends as it should.
fn quoted_behind_blanks(bytes: &[u8], start: usize, signs: Signs) -> Option<Cell> {
    let blanks = bytes[start..].iter().take_while(|&&byte| byte == b' ').count();
    let quote = start + blanks;
    if bytes.get(quote).copied() != Some(signs.quote?) {
        return None;
    }
    match quoted(bytes, quote, signs) {
        Closed::Clean(cell) => Some(cell),
        Closed::TextBehind(_) | Closed::Never => None,
    }
}

/// The cell behind an opening quote.
///
/// A quote that seems to close in the middle of a later line's text opens nothing: read as a quote, it would swallow all lines
/// between, which is how other readers lose rows.
fn quoted(bytes: &[u8], start: usize, signs: Signs) -> Closed {
    let sign = bytes[start];
    let (mut at, mut form) = (start + 1, Form::Quoted);
    loop {
        let rest = bytes.get(at..).unwrap_or_default();
        let found = match signs.escape {
            Some(escape) => memchr::memchr2(sign, escape, rest),
            None => memchr::memchr(sign, rest),
        };
        let Some(length) = found else {
            return Closed::Never;
        };
        let quote = at + length;
        if bytes[quote] != sign {
            form = Form::Backslashed;
            at = quote + 2;
            continue;
        }
        match bytes.get(quote + 1) {
            // An apostrophe within a word.
            Some(byte) if sign == b'\'' && byte.is_ascii_alphabetic() && bytes[quote - 1].is_ascii_alphabetic() => {
                at = quote + 1;
            }
            Some(&byte) if byte == sign => {
                form = if form == Form::Quoted { Form::Escaped } else { form };
                at = quote + 2;
            }
            Some(&byte) if byte != signs.delimiter && byte != b'\n' && byte != b'\r' => {
                if line_breaks(&bytes[start..quote]) > 0 {
                    return Closed::Never;
                }
                let end = plain_end(bytes, quote + 1, signs.delimiter);
                let form = if form == Form::Quoted { Form::Escaped } else { form };
                return Closed::TextBehind(Cell { start, end, form });
            }
            _ if are_alone(bytes, start..quote, signs.delimiter) => return Closed::Never,
            _ => return Closed::Clean(Cell { start, end: quote + 1, form }),
        }
    }
}

/// Whether two quotes stand alone in cells of different lines, where each means the cell above: what is between them begins with the
/// end of a cell and ends with the sign before one, and all lines from one to the other have as many cells.
fn are_alone(bytes: &[u8], quotes: Range<usize>, delimiter: u8) -> bool {
    let is_break = |byte: &u8| matches!(byte, b'\r' | b'\n');
    let between = &bytes[quotes.start + 1..quotes.end];
    let ends_cell = between.first().is_some_and(|first| *first == delimiter || is_break(first));
    if !ends_cell || between.last() != Some(&delimiter) || !between.iter().any(is_break) {
        return false;
    }
    let begin = bytes[..quotes.start].iter().rposition(is_break).map_or(0, |at| at + 1);
    let end = bytes[quotes.end..].iter().position(is_break).map_or(bytes.len(), |length| quotes.end + length);
    let lines = bytes[begin..end].split(is_break).filter(|line| !line.is_empty());
    let mut widths = lines.map(|line| memchr::memchr_iter(delimiter, line).count());
    let first = widths.next();
    widths.all(|width| Some(width) == first)
}

/// Line ends in some bytes: LF, CR, or both as one.
fn line_breaks(bytes: &[u8]) -> u64 {
    let mut breaks = 0;
    for (at, &byte) in bytes.iter().enumerate() {
        let alone = byte == b'\r' && bytes.get(at + 1) != Some(&b'\n');
        breaks += u64::from(byte == b'\n' || alone);
    }
    breaks
}
