//! Equal cells one below the other, kept once.

use std::iter::repeat_n;

/// Where the runs of rows end that show the same kept value; empty where each row shows a value of its own.
#[derive(Clone, Debug, Default)]
pub(super) struct Runs(Vec<usize>);

impl Runs {
    /// The rows that `kept` values make.
    pub(super) fn rows(&self, kept: usize) -> usize {
        self.0.last().copied().unwrap_or(kept)
    }

    /// The kept value that a row shows.
    pub(super) fn of(&self, row: usize) -> usize {
        if self.0.is_empty() { row } else { self.0.partition_point(|&end| end <= row) }
    }

    /// How many rows show each of `kept` values.
    pub(super) fn lengths(&self, kept: usize) -> impl ExactSizeIterator<Item = usize> + '_ {
        let start = |at: usize| if at == 0 { 0 } else { self.0[at - 1] };
        (0..kept).map(move |at| self.0.get(at).map_or(1, |end| end - start(at)))
    }

    /// Makes the last of `kept` values stand for more rows, or the next one for its first.
    pub(super) fn extend(&mut self, kept: usize, is_same: bool, rows: usize) {
        if self.0.is_empty() {
            self.0.extend(1..=kept);
        }
        match self.0.last_mut().filter(|_| is_same) {
            Some(end) => *end += rows,
            None => self.0.push(self.0.last().copied().unwrap_or(0) + rows),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The kept value of every row.
    pub(super) fn iter(&self, kept: usize) -> Places<'_> {
        Places { ends: &self.0, row: 0, rows: self.rows(kept), at: 0 }
    }
}

/// The kept values that rows show, in the order of the rows.
pub(super) struct Places<'r> {
    ends: &'r [usize],
    row: usize,
    rows: usize,
    at: usize,
}

impl Iterator for Places<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        if self.row == self.rows {
            return None;
        }
        let row = self.row;
        self.row += 1;
        let Some(end) = self.ends.get(self.at) else { return Some(row) };
        if *end == row {
            self.at += 1;
        }
        Some(self.at)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.rows - self.row, Some(self.rows - self.row))
    }
}

impl ExactSizeIterator for Places<'_> {}

/// Kept values, each as often as it is shown.
pub(super) fn repeated<T: Copy>(values: &[T], runs: &Runs) -> Vec<T> {
    let mut all = Vec::with_capacity(runs.rows(values.len()));
    for (&value, rows) in values.iter().zip(runs.lengths(values.len())) {
        all.extend(repeat_n(value, rows));
    }
    all
}
