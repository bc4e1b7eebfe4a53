//! Some columns of a sheet as a sheet of their own, or several runs of columns one below the other.

use std::ops::Range;

use super::{Block, Signs, Splitter};
use crate::convert::bytes::{CellRows, Sheet};

/// A run of columns, and the first row (from 0) of what stands below its header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::convert) struct Part {
    pub(in crate::convert) columns: Range<usize>,
    pub(in crate::convert) body: usize,
}

/// The sheet with nothing but these parts: the first with all its rows, the others below it without what stands above their bodies.
/// Their rows are counted on, and every row keeps its line.
pub(in crate::convert) fn cut<'a>(sheet: Sheet<'a>, signs: Signs, parts: &[Part]) -> Sheet<'a> {
    let mut rows = CellRows::of(std::iter::empty());
    let (mut starts, mut outside) = (Vec::with_capacity(parts.len()), 0);
    let mut block = Block::default();
    let top = parts.iter().map(|part| part.body).min().unwrap_or(0);
    for (at, part) in parts.iter().enumerate() {
        starts.push((rows.len(), part.columns.clone()));
        let first = if at == 0 { 0 } else { part.body };
        let mut splitter = Splitter::new(&sheet, signs);
        let mut above = 0;
        while splitter.next_block(&mut block) {
            for row in 0..block.rows.len() {
                let cells = block.cells(row);
                if at == 0 && above + row >= top {
                    let outside_of = |column: &usize| !parts.iter().any(|part| part.columns.contains(column));
                    let filled = (0..cells.len()).filter(|&column| !cells[column].is_blank(sheet.bytes()));
                    outside += filled.filter(outside_of).count() as u64;
                }
                if above + row >= first {
                    let last = part.columns.end.min(cells.len());
                    rows.push(cells.get(part.columns.start..last).unwrap_or_default(), block.rows[row].line);
                    let faults = block.faults.iter().filter(|(of, cell, _)| *of == row && part.columns.contains(cell));
                    faults.for_each(|&(_, cell, fault)| rows.fault(cell - part.columns.start, fault));
                }
            }
            above += block.rows.len();
        }
    }
    sheet.of_parts(rows, starts, outside)
}

/// Columns as a spreadsheet names them: `D:F`, or `A:B, D:E`.
pub(in crate::convert) fn named(columns: &[Range<usize>]) -> String {
    let of = |columns: &Range<usize>| format!("{}:{}", letters(columns.start), letters(columns.end.saturating_sub(1)));
    columns.iter().map(of).collect::<Vec<_>>().join(", ")
}

/// The columns that such a text names: equally many in each run, and none twice.
pub(in crate::convert) fn read(text: &str) -> Option<Vec<Range<usize>>> {
    let column = |letters: &str| {
        let of =
            |sum: usize, letter: u8| letter.is_ascii_uppercase().then(|| sum * 26 + usize::from(letter - b'A') + 1);
        let is_short = (1..=3).contains(&letters.len());
        letters.bytes().try_fold(0, of).filter(|_| is_short)?.checked_sub(1)
    };
    let run = |text: &str| {
        let (first, last) = text.trim().split_once(':')?;
        let (first, last) = (column(first)?, column(last)?);
        (first <= last).then_some(first..last + 1)
    };
    let runs: Vec<Range<usize>> = text.split(',').map(run).collect::<Option<_>>()?;
    let apart = runs.windows(2).all(|pair| pair[0].end <= pair[1].start && pair[0].len() == pair[1].len());
    apart.then_some(runs)
}

/// The name of a column in a spreadsheet: A to Z, AA and so on.
pub(in crate::convert) fn letters(mut at: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + u8::try_from(at % 26).unwrap_or_default()));
        match (at / 26).checked_sub(1) {
            Some(rest) => at = rest,
            None => break,
        }
    }
    letters.iter().rev().collect()
}
