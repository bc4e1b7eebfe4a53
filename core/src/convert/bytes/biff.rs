//! Worksheets of Excel 2.0 to 4.0: a stream of records, each a number, a length and its bytes.

use std::collections::BTreeMap;

use super::cells::{Builder, number_text};
use super::sheet::Sheet;
use super::{Container, Encoding};
use crate::convert::ConversionError;
use crate::convert::grid::Form;

/// No worksheet of these versions has more.
const MOST_ROWS: u16 = 16_384;
const MOST_COLUMNS: u16 = 256;

type Cells = BTreeMap<(u16, u16), (String, Form)>;

/// The worksheets of a file.
pub(super) fn sheets<'a>(bytes: &[u8]) -> Result<Vec<Sheet<'a>>, ConversionError> {
    let mut reader = Records { cells: Cells::new(), encoding: Encoding::Windows1252, from_1904: false, formula: None };
    let mut found = Vec::new();
    for (kind, record) in records(bytes) {
        if kind == END {
            if !reader.cells.is_empty() {
                found.push(reader.sheet());
            }
        } else {
            reader.record(kind, record);
        }
    }
    if !reader.cells.is_empty() {
        found.push(reader.sheet());
    }
    if found.is_empty() { Err(ConversionError::Empty) } else { Ok(found) }
}

/// The records of a stream up to one that is cut off: number and bytes.
pub(super) fn records(mut rest: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    std::iter::from_fn(move || {
        let (head, body) = rest.split_first_chunk::<4>()?;
        let [a, b, c, d] = *head;
        let (record, after) = body.split_at_checked(usize::from(u16::from_le_bytes([c, d])))?;
        rest = after;
        Some((u16::from_le_bytes([a, b]), record))
    })
}

pub(super) const END: u16 = 0x000a;

struct Records {
    cells: Cells,
    encoding: Encoding,
    /// Whether days count from 1904.
    from_1904: bool,
    /// The cell whose formula gave a text, which comes in a record of its own.
    formula: Option<(u16, u16)>,
}

impl Records {
    /// The sheet of the cells so far.
    fn sheet(&mut self) -> Sheet<'static> {
        let sheet = sheet(std::mem::take(&mut self.cells)).written_in(self.encoding);
        sheet.counting_from_1904(self.from_1904)
    }

    fn record(&mut self, kind: u16, record: &[u8]) {
        let word = |at: usize| Some(u16::from_le_bytes([*record.get(at)?, *record.get(at + 1)?]));
        let double = |at: usize| record.get(at..at + 8)?.try_into().ok().map(f64::from_le_bytes);
        if kind == 0x0042 {
            self.encoding = match word(0) {
                Some(10_000 | 0x8000) => Encoding::MacRoman,
                Some(437 | 850) => Encoding::Cp850,
                _ => Encoding::Windows1252,
            };
            return;
        }
        if kind == 0x0022 {
            self.from_1904 = word(0) == Some(1);
            return;
        }
        if matches!(kind, 0x0007 | 0x0207) {
            // In Excel 2.0 the length has one byte.
            let text = if kind == 0x0007 { record.get(1..) } else { record.get(2..) };
            if let Some((at, text)) = self.formula.take().zip(text) {
                let text = self.decode(text);
                self.cells.insert(at, (text, Form::Plain));
            }
            return;
        }
        let Some(at) = word(0).zip(word(2)).filter(|&(row, column)| row < MOST_ROWS && column < MOST_COLUMNS) else {
            return;
        };
        let number = |value: Option<f64>| value.map(|value| (number_text(value), Form::Number));
        let cell = match kind {
            0x0002 => word(7).map(|value| (value.to_string(), Form::Number)),
            0x0003 => number(double(7)),
            0x0203 => number(double(6)),
            0x027e => {
                number(record.get(6..10).and_then(|rk| rk.try_into().ok()).map(|rk| compressed(u32::from_le_bytes(rk))))
            }
            0x0004 => record.get(8..).map(|text| (self.decode(text), Form::Plain)),
            0x0204 => record.get(8..).map(|text| (self.decode(text), Form::Plain)),
            0x0005 | 0x0205 => {
                let value = record.get(if kind == 0x0005 { 7.. } else { 6.. }).unwrap_or_default();
                match value {
                    [truth, 0, ..] => Some((if *truth == 0 { "false" } else { "true" }.to_owned(), Form::Truth)),
                    _ => Some(("#ERROR".to_owned(), Form::Error)),
                }
            }
            0x0006 | 0x0206 | 0x0406 => {
                let start = if kind == 0x0006 { 7 } else { 6 };
                if record.get(start + 6..start + 8) == Some(&[0xff, 0xff]) {
                    self.formula = Some(at);
                    None
                } else {
                    double(start).map(|value| (number_text(value), Form::Computed))
                }
            }
            _ => None,
        };
        if let Some(cell) = cell {
            self.cells.insert(at, cell);
        }
    }

    fn decode(&self, bytes: &[u8]) -> String {
        Sheet::encoded(bytes, self.encoding).decode(bytes).into_owned()
    }
}

/// A number in four bytes: a whole one or the upper half of a fraction, divided by 100 where the lowest bit says so.
fn compressed(bits: u32) -> f64 {
    let value = if bits & 2 != 0 {
        f64::from(i32::from_le_bytes(bits.to_le_bytes()) >> 2)
    } else {
        f64::from_bits(u64::from(bits & !3) << 32)
    };
    if bits & 1 != 0 { value / 100.0 } else { value }
}

fn sheet(cells: Cells) -> Sheet<'static> {
    let mut builder = Builder::new();
    let (mut row, mut column) = (0, 0);
    for ((at_row, at_column), (text, form)) in cells {
        while row < at_row {
            builder.end_row();
            (row, column) = (row + 1, 0);
        }
        while column < at_column {
            builder.cell("", Form::Plain);
            column += 1;
        }
        builder.cell(&text, form);
        column += 1;
    }
    builder.end_row();
    builder.finish(None, Container::Biff)
}
