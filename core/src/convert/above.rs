//! Cells that mean the one above: empty, or with a word or sign that says so.

use super::bytes::Sheet;
use super::grid::{Block, Cell};

/// The last cell that says something itself, for each column in which an empty one means the one above.
pub(super) struct Above(Vec<(usize, Option<Cell>)>);

impl Above {
    /// For the columns at these positions.
    pub(super) fn of(columns: impl Iterator<Item = usize>) -> Self {
        Self(columns.map(|position| (position, None)).collect())
    }

    /// Puts into the rows of data what their cells mean, also from an earlier block; which cells were filled, by row of the block
    /// and position.
    pub(super) fn fill(&mut self, sheet: &Sheet<'_>, block: &mut Block, rows: &[usize]) -> Vec<(usize, usize)> {
        let mut filled = Vec::new();
        for (position, above) in &mut self.0 {
            for &row in rows {
                let Some(cell) = block.cell_mut(row, *position) else { continue };
                if !is_ditto(cell.text(sheet).trim()) {
                    *above = Some(*cell);
                } else if let Some(above) = *above {
                    *cell = above;
                    filled.push((row, *position));
                }
            }
        }
        filled
    }
}

/// Whether a cell means the one above: it is empty, or says so.
pub(super) fn is_ditto(text: &str) -> bool {
    matches!(text, "" | "\"" | "''" | "„" | "\u{201d}" | "-\"-" | "–\"–")
        || ["dito", "dto.", "s. o.", "s.o.", "siehe oben", "ebenso", "wie oben"].contains(&text.to_lowercase().as_str())
}
