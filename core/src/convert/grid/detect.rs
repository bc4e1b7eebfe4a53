//! What separates the cells of a text of which nothing is known.

use super::{Block, Cell, Dialect, Form, Splitter, quoting};
use crate::convert::bytes::Sheet;
use crate::convert::cells::{Look, look};

/// In the order of preference where the evidence is even, with how usual each is.
///
/// A colon is none: it stands in times and addresses. Bars separate lists within cells as well.
const DELIMITERS: [(u8, f64); 9] = [
    (b',', 1.0),
    (b';', 1.0),
    (b'\t', 1.0),
    (b'|', 0.7),
    (b'#', UNUSUAL),
    (b' ', UNUSUAL),
    (b'~', UNUSUAL),
    (b'^', UNUSUAL),
    (b'$', UNUSUAL),
];
/// An unusual sign separates cells only where at least three rows, and nine tenths of all, have it alike.
const UNUSUAL: f64 = 0.5;
const SAMPLE: usize = 400;

impl Dialect {
    /// The delimiter under which many rows have one width, few widths occur, and cells are values rather than remains of values.
    pub(in crate::convert) fn detect(sheet: &Sheet<'_>) -> Self {
        if let Some(delimiter) = super::dialect::said(sheet) {
            return weigh(sheet, delimiter).1;
        }
        let mut best: Option<(f64, Self)> = None;
        for (delimiter, usual) in DELIMITERS {
            let (score, dialect) = weigh(sheet, delimiter);
            let better = best.as_ref().is_none_or(|(most, _)| score * usual > *most + 1e-9);
            if better && (usual > UNUSUAL || dialect.is_alike()) {
                best = Some((score * usual, dialect));
            }
        }
        best.map_or(Self::of(b','), |(_, dialect)| dialect)
    }
}

fn weigh(sheet: &Sheet<'_>, delimiter: u8) -> (f64, Dialect) {
    let mut block = Block::default();
    let signs = quoting::find(sheet, delimiter);
    Splitter::new(sheet, signs).next_rows(&mut block, SAMPLE);
    let (mut widths, mut values, mut cells) = (Vec::new(), 0_u32, 0_u32);
    let (mut remarks, mut looks) = (0, Vec::new());
    for row in 0..block.rows.len() {
        let of_row = block.cells(row);
        let begins = of_row.first().map(|cell| cell.text(sheet));
        if begins.is_some_and(|text| text.starts_with('#')) {
            remarks += 1;
            // One such row may be a header; several are remarks.
            if remarks > 1 {
                continue;
            }
        }
        if of_row.iter().all(|cell| cell.is_blank(sheet.bytes())) {
            continue;
        }
        widths.push(of_row.len());
        looks.push((of_row.len(), look_of_row(sheet, of_row)));
        for cell in of_row {
            cells += 1;
            let text = cell.text(sheet);
            // Blanks align a table; between two of them stands no cell.
            values += u32::from(is_value(&text, cell.form) && !(delimiter == b' ' && text.is_empty()));
        }
    }
    let rows = widths.len();
    if let Some(table) = table_among_lines(&looks) {
        widths = table;
    }
    widths.sort_unstable();
    let runs = || widths.chunk_by(|a, b| a == b).map(|run| (run.len(), run.first().copied().unwrap_or(0)));
    let (agreeing, width) = runs().max().unwrap_or((0, 0));
    let number = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
    // A row of more cells is better evidence; a row of one is hardly any.
    let evidence = runs().map(|(rows, width)| number(rows) * (number(width) - 1.0).max(1e-3) / number(width).max(1.0));
    // What splits few rows separates nothing.
    let pattern = if width > 1 { evidence.sum::<f64>() / number(runs().count()) } else { 1e-3 * number(rows) };
    let faults = number(block.faults.len()) / number(rows.max(1));
    let alike = number(agreeing) / number(rows.max(1));
    let score = pattern / number(rows.max(1)) * alike * f64::from(values) / f64::from(cells.max(1)) / (1.0 + faults);
    (score, Dialect { signs, width, agreeing, rows })
}

/// What the cells of a row that is split look like: text all of them, or a figure among them.
fn look_of_row(sheet: &Sheet<'_>, cells: &[Cell]) -> RowLook {
    let looks = || cells.iter().map(|cell| look(&cell.text(sheet), cell.form));
    if cells.len() > 1 && looks().all(|look| look == Look::Text) {
        RowLook::Words
    } else if cells.len() > 1 && looks().any(|look| look == Look::Figure) {
        RowLook::Figures
    } else {
        RowLook::Other
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum RowLook {
    Words,
    Figures,
    Other,
}

/// The widths of a small table between more lines of titles and remarks: the only rows that are split stand one below the other,
/// are equally wide, and begin with words above figures.
fn table_among_lines(rows: &[(usize, RowLook)]) -> Option<Vec<usize>> {
    let is_split = |(width, _): &(usize, RowLook)| *width > 1;
    let (first, last) = (rows.iter().position(is_split)?, rows.iter().rposition(is_split)?);
    let table = rows.get(first..=last)?;
    let (width, header) = *table.first()?;
    let is_one = table.len() >= 3 && 2 * table.len() <= rows.len() && table.iter().all(|(of, _)| *of == width);
    let figures = table.iter().any(|(_, look)| *look == RowLook::Figures);
    (is_one && header == RowLook::Words && figures).then(|| vec![width; table.len()])
}

/// Whether a cell is a value: quoted, a figure, a mark, an address, or words without the signs that separate cells elsewhere.
fn is_value(text: &str, form: Form) -> bool {
    if matches!(form, Form::Quoted | Form::Escaped | Form::Backslashed) {
        return true;
    }
    match look(text, form) {
        Look::Figure | Look::Mark | Look::Blank => true,
        Look::Text => {
            let address = text.contains("://") || text.contains('@');
            let remains = text.starts_with(['"', '\'']) != text.ends_with(['"', '\'']);
            !remains && (address || !text.contains([',', ';', '\t', '#', '"', '=', '{', '}', '[', ']', '<', '>']))
        }
    }
}
