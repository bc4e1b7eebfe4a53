use super::{Block, Splitter, quoting};
use crate::convert::bytes::Sheet;

/// The signs that make cells of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::convert) struct Signs {
    /// Stands between cells.
    pub(in crate::convert) delimiter: u8,
    /// Stands around a cell; `None` where the sign is part of the text.
    pub(in crate::convert) quote: Option<u8>,
    /// Stands before a quote inside a quoted cell, beside the doubled quote that is always understood.
    pub(in crate::convert) escape: Option<u8>,
}

impl From<u8> for Signs {
    fn from(delimiter: u8) -> Self {
        Self { delimiter, quote: Some(b'"'), escape: None }
    }
}

/// What separates the cells of a sheet, and what shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::convert) struct Dialect {
    pub(in crate::convert) signs: Signs,
    /// Cells of most of the rows looked at.
    pub(in crate::convert) width: usize,
    /// Rows looked at that have so many cells.
    pub(in crate::convert) agreeing: usize,
    /// Rows looked at; blank ones do not count.
    pub(in crate::convert) rows: usize,
}

/// What a first line `sep=;` says, which Excel writes and obeys.
pub(super) fn said(sheet: &Sheet<'_>) -> Option<u8> {
    match sheet.bytes().get(sheet.start()..).filter(|_| sheet.cells().is_none())? {
        [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', sign, b'\r' | b'\n', ..] if sign.is_ascii() => Some(*sign),
        _ => None,
    }
}

/// In the order of preference where the evidence is even. Those behind the third are unusual: they are taken only where they split
/// off more known headers.
const DELIMITERS: [u8; 9] = [b';', b'\t', b',', b'|', b'~', b'^', b'#', b'$', b' '];
const USUAL: usize = 3;
const SAMPLE: usize = 64;

impl Dialect {
    /// The delimiter that splits off the most known headers, then the one with the most rows of equal width.
    pub(in crate::convert) fn decide(sheet: &Sheet, is_header: impl Fn(&str) -> bool) -> Self {
        if let Some(delimiter) = said(sheet) {
            return Self::weigh(sheet, delimiter, &is_header).1;
        }
        let mut best: Option<(usize, Self)> = None;
        let delimiters = if sheet.cells().is_some() { &DELIMITERS[..1] } else { &DELIMITERS };
        for (at, &delimiter) in delimiters.iter().enumerate() {
            let (headers, dialect) = Self::weigh(sheet, delimiter, &is_header);
            let better = best.as_ref().is_none_or(|(most, found)| {
                headers > *most || (at < USUAL && (headers, dialect.split_rows()) > (*most, found.split_rows()))
            });
            // Blanks stand within headers and names as well.
            if better && (delimiter != b' ' || dialect.is_alike()) {
                best = Some((headers, dialect));
            }
        }
        best.map_or(Self::of(b';'), |(_, dialect)| dialect)
    }

    /// These signs, of which nothing is known.
    pub(in crate::convert) fn of(signs: impl Into<Signs>) -> Self {
        Self { signs: signs.into(), width: 0, agreeing: 0, rows: 0 }
    }

    /// Whether at least three rows, and nine tenths of all, are equally wide.
    pub(super) fn is_alike(&self) -> bool {
        self.agreeing >= 3 && self.agreeing * 10 >= self.rows * 9
    }

    /// Rows of equal width that were split at all.
    fn split_rows(&self) -> usize {
        if self.width > 1 { self.agreeing } else { 0 }
    }

    fn weigh(sheet: &Sheet, delimiter: u8, is_header: &impl Fn(&str) -> bool) -> (usize, Self) {
        let mut block = Block::default();
        let signs = quoting::find(sheet, delimiter);
        Splitter::new(sheet, signs).next_rows(&mut block, SAMPLE);
        let (mut widths, mut headers) = (Vec::new(), 0);
        for row in 0..block.rows.len() {
            let cells = block.cells(row);
            if cells.iter().all(|cell| cell.is_blank(sheet.bytes())) {
                continue;
            }
            widths.push(cells.len());
            headers = headers.max(cells.iter().filter(|cell| is_header(&cell.text(sheet))).count());
        }
        let rows = widths.len();
        widths.sort_unstable();
        let runs = widths.chunk_by(|a, b| a == b).map(|run| (run.len(), run.first().copied().unwrap_or(0)));
        let (agreeing, width) = runs.max().unwrap_or((0, 0));
        (headers, Self { signs, width, agreeing, rows })
    }

    /// The delimiter as people name it.
    pub(in crate::convert) fn shown(&self) -> String {
        match self.signs.delimiter {
            b'\t' => "TAB".to_owned(),
            other => char::from(other).to_string(),
        }
    }
}
