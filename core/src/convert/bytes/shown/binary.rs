//! What cells of workbooks of Excel 5.0 to 2003 show: a stream of records, of which formats and cells are read here.

use std::io::{Cursor, Read};

use super::{Shown, ShownCells};
use crate::convert::bytes::biff::{self, END};

/// The cells that show something else than their value, sheet by sheet; `None` where the file has no such stream.
pub(in crate::convert::bytes) fn sheets(bytes: &[u8]) -> Option<Vec<ShownCells>> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).ok()?;
    let path = ["/Workbook", "/Book"].into_iter().find(|path| file.is_stream(path))?;
    let mut stream = Vec::new();
    file.open_stream(path).ok()?.read_to_end(&mut stream).ok()?;
    let (mut by_cell, mut sheets) = (Styles::default(), Vec::new());
    records(&stream, |kind, record| match kind {
        SHEET => sheets.extend(double_word(record, 0).and_then(|at| usize::try_from(at).ok())),
        _ => by_cell.record(kind, record),
    });
    let shown = by_cell.shown();
    let of_sheet = |at: usize| cells(stream.get(at..).unwrap_or_default(), &shown);
    Some(sheets.into_iter().map(of_sheet).collect())
}

const BEGIN: u16 = 0x0809;
const SHEET: u16 = 0x0085;
const FORMAT: u16 = 0x041e;
const STYLE: u16 = 0x00e0;
const NUMBER: u16 = 0x0203;
const COMPRESSED: u16 = 0x027e;
const SEVERAL: u16 = 0x00bd;
const FORMULA: u16 = 0x0006;

/// The records from the first one to the end that belongs to it; what begins and ends between, such as a chart, is left out.
fn records<'a>(stream: &'a [u8], mut take: impl FnMut(u16, &'a [u8])) {
    let mut depth = 0;
    for (kind, record) in biff::records(stream) {
        match kind {
            BEGIN => depth += 1,
            END if depth <= 1 => return,
            END => depth -= 1,
            _ => {}
        }
        if depth <= 1 {
            take(kind, record);
        }
    }
}

/// The formats of the workbook, and the format of each style of a cell.
#[derive(Default)]
struct Styles {
    in_bytes: bool,
    formats: Vec<(u16, Shown)>,
    /// The format of each style, by its position.
    by_position: Vec<u16>,
}

impl Styles {
    fn record(&mut self, kind: u16, record: &[u8]) {
        match kind {
            // Before Excel 97 texts have one byte per letter, and their length too.
            BEGIN => self.in_bytes = word(record, 0) != Some(0x0600),
            FORMAT => {
                let text = if self.in_bytes { record.get(3..).map(letters) } else { text(record.get(4..)) };
                let shown = text.and_then(|text| Shown::by(&text));
                self.formats.extend(word(record, 0).zip(shown));
            }
            STYLE => self.by_position.push(word(record, 2).unwrap_or_default()),
            _ => {}
        }
    }

    fn shown(&self) -> Vec<Option<Shown>> {
        let of = |format: &u16| {
            let said = self.formats.iter().find(|(number, _)| number == format).map(|(_, shown)| *shown);
            // The formats that need no record: `mmm-yy`, `0%` and `0.00%`.
            said.or(match format {
                17 => Some(Shown::Month),
                9 | 10 => Some(Shown::Percent),
                _ => None,
            })
        };
        self.by_position.iter().map(of).collect()
    }
}

fn cells(stream: &[u8], by_style: &[Option<Shown>]) -> ShownCells {
    let mut found = ShownCells::new();
    records(stream, |kind, record| {
        let Some((row, column)) = word(record, 0).zip(word(record, 2)) else { return };
        let mut put = |column: u16, style: Option<u16>| {
            let shown = style.and_then(|style| *by_style.get(usize::from(style))?);
            found.extend(shown.map(|shown| ((u32::from(row), u32::from(column)), shown)));
        };
        match kind {
            NUMBER | COMPRESSED | FORMULA => put(column, word(record, 4)),
            SEVERAL => {
                let styles = record.get(4..).unwrap_or_default().chunks_exact(6).map(|cell| word(cell, 0));
                (column..).zip(styles).for_each(|(column, style)| put(column, style));
            }
            _ => {}
        }
    });
    found
}

/// A text of which a byte says whether its letters have two.
fn text(bytes: Option<&[u8]>) -> Option<String> {
    let (kind, rest) = bytes?.split_first()?;
    if kind & 1 == 0 {
        return Some(letters(rest));
    }
    let units: Vec<u16> = rest.chunks_exact(2).map(|unit| u16::from_le_bytes([unit[0], unit[1]])).collect();
    Some(String::from_utf16_lossy(&units))
}

/// Formats are written in letters that every code page has in one place.
fn letters(bytes: &[u8]) -> String {
    bytes.iter().copied().map(char::from).collect()
}

fn word(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn double_word(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}
