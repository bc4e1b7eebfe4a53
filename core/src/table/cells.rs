//! How a column keeps its cells: values one behind the other, and which of them are missing.

/// The room that is made for a text at first, in bytes: that of an official key.
const SHORT: usize = 8;

/// Which cells are there: nothing is kept while none is missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Mask(Vec<bool>);

impl Mask {
    fn is_present(&self, row: usize) -> bool {
        self.0.get(row).copied().unwrap_or(true)
    }

    /// Appends the cells behind `rows` others.
    fn append(&mut self, rows: usize, present: Vec<bool>) {
        if !present.contains(&false) && self.0.is_empty() {
            return;
        }
        self.0.resize(rows, true);
        self.0.extend(present);
    }

    fn get(&self) -> Option<&[bool]> {
        Some(self.0.as_slice()).filter(|mask| !mask.is_empty())
    }
}

/// Cells of a type whose values are copied.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cells<T> {
    values: Vec<T>,
    mask: Mask,
}

impl<T: Copy + Default> Cells<T> {
    /// Cells of which none is missing.
    pub fn full(values: Vec<T>) -> Self {
        Self { values, mask: Mask::default() }
    }

    /// The number of cells.
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether there is no cell.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// The cell in a row; `None` where it is missing, and beyond the end.
    pub fn get(&self, row: usize) -> Option<T> {
        self.values.get(row).copied().filter(|_| self.mask.is_present(row))
    }

    /// The cells in their order; `None` is a missing one.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Option<T>> + '_ {
        self.values.iter().enumerate().map(|(row, &value)| self.mask.is_present(row).then_some(value))
    }

    /// One value per cell; what stands where a cell is missing says nothing.
    pub fn values(&self) -> &[T] {
        &self.values
    }

    /// Whether each cell is there; `None` where no cell is missing.
    pub fn mask(&self) -> Option<&[bool]> {
        self.mask.get()
    }
}

impl<T: Copy + Default> Extend<Option<T>> for Cells<T> {
    fn extend<I: IntoIterator<Item = Option<T>>>(&mut self, cells: I) {
        let (cells, rows) = (cells.into_iter(), self.values.len());
        let mut present = Vec::with_capacity(cells.size_hint().0);
        self.values.extend(cells.map(|cell| {
            present.push(cell.is_some());
            cell.unwrap_or_default()
        }));
        self.mask.append(rows, present);
    }
}

impl<T: Copy + Default> FromIterator<Option<T>> for Cells<T> {
    fn from_iter<I: IntoIterator<Item = Option<T>>>(cells: I) -> Self {
        let mut all = Self::default();
        all.extend(cells);
        all
    }
}

/// Cells of text: one text, and where each cell ends in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts {
    text: String,
    ends: Vec<usize>,
    mask: Mask,
}

impl Texts {
    /// The number of cells.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is no cell.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The cell in a row; `None` where it is missing, and beyond the end.
    pub fn get(&self, row: usize) -> Option<&str> {
        let end = *self.ends.get(row)?;
        let start = row.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.text.get(start..end).filter(|_| self.mask.is_present(row))
    }

    /// The cells in their order; `None` is a missing one.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Option<&str>> + '_ {
        (0..self.len()).map(|row| self.get(row))
    }

    /// All cells one behind the other; a missing one takes no room.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where each cell ends, in bytes of [`text`](Self::text).
    pub fn ends(&self) -> &[usize] {
        &self.ends
    }

    /// Whether each cell is there; `None` where no cell is missing.
    pub fn mask(&self) -> Option<&[bool]> {
        self.mask.get()
    }
}

impl<S: AsRef<str>> Extend<Option<S>> for Texts {
    fn extend<I: IntoIterator<Item = Option<S>>>(&mut self, cells: I) {
        let (cells, rows) = (cells.into_iter(), self.ends.len());
        let mut present = Vec::with_capacity(cells.size_hint().0);
        self.text.reserve(cells.size_hint().0 * SHORT);
        self.ends.extend(cells.map(|cell| {
            present.push(cell.is_some());
            self.text.push_str(cell.as_ref().map_or("", AsRef::as_ref));
            self.text.len()
        }));
        self.mask.append(rows, present);
    }
}

impl<S: AsRef<str>> FromIterator<Option<S>> for Texts {
    fn from_iter<I: IntoIterator<Item = Option<S>>>(cells: I) -> Self {
        let mut all = Self::default();
        all.extend(cells);
        all
    }
}
