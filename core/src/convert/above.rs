//! Cells that mean the one above: empty, or with a word or sign that says so.

use super::bytes::Sheet;
use super::grid::{Block, Cell};

/// What the rows above say, for the columns in which a cell can mean the one above.
#[derive(Default)]
pub(super) struct Above {
    columns: Vec<Column>,
    /// The column that says what a row is about, and those that belong to it.
    subject: Option<(usize, Vec<Column>)>,
}

struct Column {
    position: usize,
    /// Whether an empty cell means the one above, and not only a word or a sign.
    empty: bool,
    /// The last cell that says something itself.
    last: Option<Cell>,
}

impl Above {
    /// For the columns at these positions: those in which an empty cell means the one above, and not only a word or a sign.
    pub(super) fn of(columns: impl Iterator<Item = (usize, bool)>) -> Self {
        let columns = columns.map(|(position, empty)| Column { position, empty, last: None });
        Self { columns: columns.collect(), subject: None }
    }

    /// A row that is about what the one above is about has its key and its state too, where it says none.
    pub(super) fn about(self, subject: Option<usize>, belongs: impl Iterator<Item = usize>) -> Self {
        let belongs = belongs.map(|position| Column { position, empty: true, last: None }).collect();
        Self { subject: subject.map(|subject| (subject, belongs)), ..self }
    }

    /// Puts into the rows of data what their cells mean, also from an earlier block; which cells were filled, by row of the block
    /// and position.
    pub(super) fn fill(&mut self, sheet: &Sheet<'_>, block: &mut Block, rows: &[usize]) -> Vec<(usize, usize)> {
        let mut filled = Vec::new();
        if self.columns.is_empty() {
            return filled;
        }
        for &row in rows {
            let before = filled.len();
            for column in &mut self.columns {
                let Some(cell) = block.cell_mut(row, column.position) else { continue };
                let text = cell.text(sheet);
                let text = text.trim();
                if !is_ditto(text) {
                    column.last = Some(*cell);
                } else if let Some(last) = column.last.filter(|_| column.empty || !text.is_empty()) {
                    *cell = last;
                    filled.push((row, column.position));
                }
            }
            let Some((subject, belongs)) = &mut self.subject else { continue };
            let goes_on = filled.iter().skip(before).any(|(_, position)| position == subject);
            for column in belongs {
                let Some(cell) = block.cell_mut(row, column.position) else { continue };
                if !goes_on {
                    column.last = Some(*cell);
                } else if let Some(last) = column.last.filter(|_| cell.is_blank(sheet.bytes())) {
                    *cell = last;
                    filled.push((row, column.position));
                }
            }
        }
        filled
    }
}

/// Whether a cell means the one above: it is empty, or says so.
pub(super) fn is_ditto(text: &str) -> bool {
    matches!(text, "" | "\"" | "''" | "„" | "\u{201d}" | "-\"-" | "–\"–")
        || text.len() <= LONGEST
            && ["dito", "dto.", "s. o.", "s.o.", "siehe oben", "ebenso", "wie oben"]
                .contains(&text.to_lowercase().as_str())
}

/// No word here is longer.
const LONGEST: usize = 10;
