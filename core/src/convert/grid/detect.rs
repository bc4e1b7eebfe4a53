//! What separates the cells of a text of which nothing is known.

use super::{Block, Dialect, Splitter};
use crate::convert::bytes::Sheet;
use crate::convert::cells::{Look, look};

/// In the order of preference where the evidence is even.
const DELIMITERS: [u8; 8] = [b';', b'\t', b',', b'|', b':', b'~', b'^', b' '];
const SAMPLE: usize = 200;

impl Dialect {
    /// The delimiter under which rows have the same width and cells are figures, marks and short words.
    pub(in crate::convert) fn detect(sheet: &Sheet<'_>) -> Self {
        let mut best: Option<(f64, Self)> = None;
        let delimiters = if sheet.cells().is_some() { &DELIMITERS[..1] } else { &DELIMITERS[..] };
        for &delimiter in delimiters {
            let (score, dialect) = weigh(sheet, delimiter);
            if best.as_ref().is_none_or(|(most, _)| score > *most + 1e-9) {
                best = Some((score, dialect));
            }
        }
        best.map_or(Self { delimiter: b';', width: 0, agreeing: 0, rows: 0 }, |(_, dialect)| dialect)
    }
}

fn weigh(sheet: &Sheet<'_>, delimiter: u8) -> (f64, Dialect) {
    let mut block = Block::default();
    Splitter::new(sheet, delimiter).next_rows(&mut block, SAMPLE);
    let (mut widths, mut clean, mut cells) = (Vec::new(), 0_u32, 0_u32);
    for row in 0..block.rows.len() {
        let of_row = block.cells(row);
        let begins = of_row.first().map(|cell| cell.text(sheet));
        let comment = begins.is_some_and(|text| text.starts_with('#')) && row > 0;
        if comment || of_row.iter().all(|cell| cell.is_blank(sheet.bytes())) {
            continue;
        }
        widths.push(of_row.len());
        for cell in of_row {
            let text = cell.text(sheet);
            cells += 1;
            clean += u32::from(match look(&text, cell.form) {
                Look::Figure | Look::Mark | Look::Blank => true,
                // A cell that holds another usual delimiter is a doubtful one.
                Look::Text => {
                    !text.contains([';', '\t', '|']) && !text.trim().is_empty() && text.trim() == text.trim_end()
                }
            });
        }
    }
    let rows = widths.len();
    let mut sorted = widths.clone();
    sorted.sort_unstable();
    let runs = sorted.chunk_by(|a, b| a == b).map(|run| (run.len(), run.first().copied().unwrap_or(0)));
    let (agreeing, width) = runs.max().unwrap_or((0, 0));
    let dialect = Dialect { delimiter, width, agreeing, rows };
    if rows == 0 || width == 0 {
        return (0.0, dialect);
    }
    let share = |part: usize| {
        f64::from(u32::try_from(part).unwrap_or(u32::MAX)) / f64::from(u32::try_from(rows).unwrap_or(u32::MAX))
    };
    let wide = widths.iter().filter(|width| **width > 1).count();
    let split = if width > 1 { 1.0 } else { 0.1 + share(wide) };
    let typed = f64::from(clean) / f64::from(cells.max(1));
    let columns = f64::from(u32::try_from(width.min(1000)).unwrap_or(1));
    let penalty = if matches!(delimiter, b' ' | b':' | b'~' | b'^') { 0.5 } else { 1.0 };
    (share(agreeing) * typed * split * penalty * (1.0 + columns.ln() / 4.0), dialect)
}
