//! How a column keeps its cells: values one behind the other, which of them are missing, and how many rows show each.

use std::borrow::Cow;

use super::runs::{Runs, repeated};

/// The room that is made for a text at first, in bytes: that of an official key.
const SHORT: usize = 8;

/// Which kept values are there: nothing is kept while none is missing.
#[derive(Clone, Debug, Default)]
struct Mask(Vec<bool>);

impl Mask {
    fn is_present(&self, at: usize) -> bool {
        self.0.get(at).copied().unwrap_or(true)
    }

    /// Appends values behind `kept` others.
    fn append(&mut self, kept: usize, present: &[bool]) {
        if !present.contains(&false) && self.0.is_empty() {
            return;
        }
        self.0.resize(kept, true);
        self.0.extend(present);
    }

    /// Whether the cell of each row is there.
    fn of_rows(&self, runs: &Runs) -> Option<Cow<'_, [bool]>> {
        let known = Some(self.0.as_slice()).filter(|mask| !mask.is_empty())?;
        Some(if runs.is_empty() { Cow::Borrowed(known) } else { Cow::Owned(repeated(known, runs)) })
    }
}

/// Cells of a type whose values are copied.
#[derive(Clone, Debug, Default)]
pub struct Cells<T> {
    kept: Vec<T>,
    mask: Mask,
    runs: Runs,
}

impl<T: Copy + Default> Cells<T> {
    /// Cells of which none is missing.
    pub fn full(values: Vec<T>) -> Self {
        Self { kept: values, ..Self::default() }
    }

    /// The number of cells.
    pub fn len(&self) -> usize {
        self.runs.rows(self.kept.len())
    }

    /// Whether there is no cell.
    pub fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    /// The cell in a row; `None` where it is missing, and beyond the end.
    pub fn get(&self, row: usize) -> Option<T> {
        self.at(self.runs.of(row))
    }

    fn at(&self, at: usize) -> Option<T> {
        self.kept.get(at).copied().filter(|_| self.mask.is_present(at))
    }

    /// The cells in their order; `None` is a missing one.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Option<T>> + '_ {
        self.runs.iter(self.kept.len()).map(|at| self.at(at))
    }

    /// The cells in their order, equal ones that are kept once together with the number of rows that show them.
    pub fn repeated(&self) -> impl Iterator<Item = (Option<T>, usize)> + '_ {
        (0..self.kept.len()).map(|at| self.at(at)).zip(self.runs.lengths(self.kept.len()))
    }

    /// One value per cell; what stands where a cell is missing says nothing. Borrowed unless equal cells are kept once.
    pub fn values(&self) -> Cow<'_, [T]> {
        if self.runs.is_empty() { Cow::Borrowed(&self.kept) } else { Cow::Owned(repeated(&self.kept, &self.runs)) }
    }

    /// Whether each cell is there; `None` where no cell is missing.
    pub fn mask(&self) -> Option<Cow<'_, [bool]>> {
        self.mask.of_rows(&self.runs)
    }

    /// The same cells, each kept by itself.
    fn unfold(&mut self) {
        if !self.runs.is_empty() {
            self.mask = Mask(self.mask().map(Cow::into_owned).unwrap_or_default());
            self.kept = repeated(&self.kept, &self.runs);
            self.runs = Runs::default();
        }
    }
}

impl<T: Copy + Default + PartialEq> Cells<T> {
    /// Appends a cell as often as it is shown, and keeps it once; equal cells above it count with it.
    pub fn repeat(&mut self, cell: Option<T>, rows: usize) {
        let (kept, value) = (self.kept.len(), cell.unwrap_or_default());
        let is_same = self.kept.last() == Some(&value) && self.mask.is_present(kept - 1) == cell.is_some();
        if rows > 0 {
            self.runs.extend(kept, is_same, rows);
        }
        if rows > 0 && !is_same {
            self.kept.push(value);
            self.mask.append(kept, &[cell.is_some()]);
        }
    }
}

impl<T: Copy + Default + PartialEq> PartialEq for Cells<T> {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().eq(other.iter())
    }
}

impl<T: Copy + Default> Extend<Option<T>> for Cells<T> {
    fn extend<I: IntoIterator<Item = Option<T>>>(&mut self, cells: I) {
        self.unfold();
        let (cells, rows) = (cells.into_iter(), self.kept.len());
        let mut present = Vec::with_capacity(cells.size_hint().0);
        self.kept.extend(cells.map(|cell| {
            present.push(cell.is_some());
            cell.unwrap_or_default()
        }));
        self.mask.append(rows, &present);
    }
}

impl<T: Copy + Default> FromIterator<Option<T>> for Cells<T> {
    fn from_iter<I: IntoIterator<Item = Option<T>>>(cells: I) -> Self {
        let mut all = Self::default();
        all.extend(cells);
        all
    }
}

/// Cells of text: one text, and where each kept value ends in it.
#[derive(Clone, Debug, Default)]
pub struct Texts {
    text: String,
    ends: Vec<usize>,
    mask: Mask,
    runs: Runs,
}

impl Texts {
    /// The number of cells.
    pub fn len(&self) -> usize {
        self.runs.rows(self.ends.len())
    }

    /// Whether there is no cell.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The cell in a row; `None` where it is missing, and beyond the end.
    pub fn get(&self, row: usize) -> Option<&str> {
        self.at(self.runs.of(row))
    }

    fn at(&self, at: usize) -> Option<&str> {
        let end = *self.ends.get(at)?;
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.text.get(start..end).filter(|_| self.mask.is_present(at))
    }

    /// The cells in their order; `None` is a missing one. Equal cells that are kept once are the same place in memory.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Option<&str>> + '_ {
        self.runs.iter(self.ends.len()).map(|at| self.at(at))
    }

    /// The cells in their order, equal ones that are kept once together with the number of rows that show them.
    pub fn repeated(&self) -> impl Iterator<Item = (Option<&str>, usize)> {
        (0..self.ends.len()).map(|at| self.at(at)).zip(self.runs.lengths(self.ends.len()))
    }

    /// The bytes of all cells together.
    pub fn bytes(&self) -> usize {
        let repeated = || self.repeated().map(|(cell, rows)| cell.map_or(0, str::len) * rows).sum();
        self.parts().map_or_else(repeated, |(text, _)| text.len())
    }

    /// All cells one behind the other, a missing one without room, and where each ends, in bytes; `None` where equal cells are
    /// kept once.
    pub fn parts(&self) -> Option<(&str, &[usize])> {
        self.runs.is_empty().then_some((self.text.as_str(), self.ends.as_slice()))
    }

    /// Whether each cell is there; `None` where no cell is missing.
    pub fn mask(&self) -> Option<Cow<'_, [bool]>> {
        self.mask.of_rows(&self.runs)
    }

    /// Appends a cell as often as it is shown, and keeps it once; equal cells above it count with it.
    pub fn repeat(&mut self, cell: Option<&str>, rows: usize) {
        let kept = self.ends.len();
        let is_same = kept > 0 && self.at(kept - 1) == cell;
        if rows > 0 {
            self.runs.extend(kept, is_same, rows);
        }
        if rows > 0 && !is_same {
            self.text.push_str(cell.unwrap_or_default());
            self.ends.push(self.text.len());
            self.mask.append(kept, &[cell.is_some()]);
        }
    }
}

impl PartialEq for Texts {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().eq(other.iter())
    }
}

impl<S: AsRef<str>> Extend<Option<S>> for Texts {
    fn extend<I: IntoIterator<Item = Option<S>>>(&mut self, cells: I) {
        if !self.runs.is_empty() {
            *self = std::mem::take(self).iter().collect();
        }
        let (cells, rows) = (cells.into_iter(), self.ends.len());
        let mut present = Vec::with_capacity(cells.size_hint().0);
        self.text.reserve(cells.size_hint().0 * SHORT);
        self.ends.extend(cells.map(|cell| {
            present.push(cell.is_some());
            self.text.push_str(cell.as_ref().map_or("", AsRef::as_ref));
            self.text.len()
        }));
        self.mask.append(rows, &present);
    }
}

impl<S: AsRef<str>> FromIterator<Option<S>> for Texts {
    fn from_iter<I: IntoIterator<Item = Option<S>>>(cells: I) -> Self {
        let mut all = Self::default();
        all.extend(cells);
        all
    }
}
