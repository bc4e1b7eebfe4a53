//! Where in a table key, year and values stand.

use std::collections::BTreeSet;

use super::cells::Cells;
use super::words;
use crate::convert::layout::{is_footer, is_sum};
use crate::convert::words::is_rule;

/// What a layout found: which columns hold what.
pub(super) struct Plan {
    /// The first row of data, from 0.
    pub(super) first: usize,
    /// The row behind the last one of data.
    pub(super) end: usize,
    pub(super) key: usize,
    pub(super) name: Option<usize>,
    /// The column that says the level in words: `Kreise`, `Gemeinden`.
    pub(super) aggregate: Option<usize>,
    pub(super) time: Time,
    /// Columns whose words tell the series of a row.
    pub(super) qualifiers: Vec<usize>,
    /// The column that names the unit of a row.
    pub(super) unit: Option<usize>,
    pub(super) values: Vec<ValueColumn>,
}

/// Where the year of a figure stands.
pub(super) enum Time {
    Column(usize),
    /// In the header of its column.
    Header,
    /// Above the table, once.
    Title(i32),
}

pub(super) struct ValueColumn {
    pub(super) column: usize,
    pub(super) label: String,
    pub(super) unit: Option<String>,
    pub(super) year: Option<i32>,
    /// The column of its quality marks.
    pub(super) quality: Option<usize>,
}

/// The row behind the data: at a rule of signs, or at the notes below the last row of figures.
pub(super) fn end_of_data(cells: &Cells, first: usize) -> usize {
    let rule = |row: usize| {
        let mut filled = cells.filled(row);
        filled.next().is_some_and(|column| is_rule(cells.text(row, column))) && filled.next().is_none()
    };
    let mut end = (first..cells.len()).find(|&row| rule(row)).unwrap_or(cells.len());
    while end > first {
        let filled = cells.filled(end - 1).count();
        if filled > 2 || (filled == 2 && !is_footer(cells.text(end - 1, 0))) {
            break;
        }
        end -= 1;
    }
    end
}

/// Whether a row without a key is one of sums.
pub(super) fn is_total(cells: &Cells, row: usize) -> bool {
    cells.filled(row).take(3).any(|column| is_sum(cells.text(row, column)))
}

/// The one year that the titles name.
pub(super) fn year_of_titles(cells: &Cells, first: usize) -> Option<i32> {
    let titles = (0..first).flat_map(|row| cells.filled(row).map(move |column| cells.text(row, column)));
    let years: BTreeSet<i32> = titles.filter_map(|title| words::year_within(title).map(|(year, _)| year)).collect();
    years.first().copied().filter(|_| years.len() == 1)
}
