#[cfg(feature = "convert")]
use std::iter::repeat_n;

use chrono::NaiveDate;

use super::cells::{Cells, Texts};

/// The unit of a column of years.
const YEAR: &str = "calendar year";

/// The values of one column, all of one type; each says which of its cells are missing.
#[derive(Clone, Debug, PartialEq)]
pub enum Values {
    /// Text.
    Text(Texts),
    /// Whole numbers.
    Integer(Cells<i64>),
    /// Numbers with a fraction.
    Number(Cells<f64>),
    /// Yes or no.
    Flag(Cells<bool>),
    /// Calendar days.
    Day(Cells<NaiveDate>),
}

/// One cell, borrowed from its column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell<'a> {
    /// Nothing is known.
    Missing,
    /// Text.
    Text(&'a str),
    /// A whole number.
    Integer(i64),
    /// A number with a fraction.
    Number(f64),
    /// Yes or no.
    Flag(bool),
    /// A calendar day.
    Day(NaiveDate),
}

/// A named, documented column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    name: String,
    description: String,
    unit: Option<String>,
    values: Values,
}

impl Column {
    /// A column from its parts.
    pub fn new(name: impl Into<String>, description: impl Into<String>, unit: Option<String>, values: Values) -> Self {
        Self { name: name.into(), description: description.into(), unit, values }
    }

    /// A column of text.
    pub fn text<S: AsRef<str>>(name: &str, description: &str, values: impl IntoIterator<Item = Option<S>>) -> Self {
        Self::new(name, description, None, Values::Text(values.into_iter().collect()))
    }

    /// A column of whole numbers.
    pub fn integer(name: &str, description: &str, values: impl IntoIterator<Item = Option<i64>>) -> Self {
        Self::new(name, description, None, Values::Integer(values.into_iter().collect()))
    }

    /// A column of calendar years: numbers that nobody groups or adds.
    pub fn year(name: &str, description: &str, values: impl IntoIterator<Item = Option<i64>>) -> Self {
        Self::integer(name, description, values).unit(YEAR)
    }

    /// A column of numbers.
    pub fn number(name: &str, description: &str, values: impl IntoIterator<Item = Option<f64>>) -> Self {
        Self::new(name, description, None, Values::Number(values.into_iter().collect()))
    }

    /// A column of yes and no.
    pub fn flag(name: &str, description: &str, values: impl IntoIterator<Item = Option<bool>>) -> Self {
        Self::new(name, description, None, Values::Flag(values.into_iter().collect()))
    }

    /// A column of days.
    pub fn day(name: &str, description: &str, values: impl IntoIterator<Item = Option<NaiveDate>>) -> Self {
        Self::new(name, description, None, Values::Day(values.into_iter().collect()))
    }

    /// Appends the values of a column of the same type; values of another type are missing.
    #[cfg(feature = "convert")]
    pub(crate) fn append(&mut self, more: Self) {
        let missing = more.len();
        match (&mut self.values, more.values) {
            (Values::Text(cells), Values::Text(more)) => cells.extend(more.iter()),
            (Values::Integer(cells), Values::Integer(more)) => cells.extend(more.iter()),
            (Values::Number(cells), Values::Number(more)) => cells.extend(more.iter()),
            (Values::Flag(cells), Values::Flag(more)) => cells.extend(more.iter()),
            (Values::Day(cells), Values::Day(more)) => cells.extend(more.iter()),
            (Values::Text(cells), _) => cells.extend(repeat_n(None::<&str>, missing)),
            (Values::Integer(cells), _) => cells.extend(repeat_n(None, missing)),
            (Values::Number(cells), _) => cells.extend(repeat_n(None, missing)),
            (Values::Flag(cells), _) => cells.extend(repeat_n(None, missing)),
            (Values::Day(cells), _) => cells.extend(repeat_n(None, missing)),
        }
    }

    /// The same column with the unit of its values.
    #[must_use]
    pub fn unit(mut self, unit: &str) -> Self {
        self.unit = Some(unit.to_owned());
        self
    }

    /// The name, unique within the table.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What the column holds.
    pub fn description(&self) -> &str {
        &self.description
    }

    /// The unit of the values, where they have one.
    pub fn unit_name(&self) -> Option<&str> {
        self.unit.as_deref()
    }

    /// The values with their type.
    pub fn values(&self) -> &Values {
        &self.values
    }

    /// The cell in a row (counted from 0); missing beyond the end.
    pub fn cell(&self, row: usize) -> Cell<'_> {
        match &self.values {
            Values::Text(cells) => cells.get(row).map(Cell::Text),
            Values::Integer(cells) => cells.get(row).map(Cell::Integer),
            Values::Number(cells) => cells.get(row).map(Cell::Number),
            Values::Flag(cells) => cells.get(row).map(Cell::Flag),
            Values::Day(cells) => cells.get(row).map(Cell::Day),
        }
        .unwrap_or(Cell::Missing)
    }

    /// The number of rows.
    pub fn len(&self) -> usize {
        match &self.values {
            Values::Text(cells) => cells.len(),
            Values::Integer(cells) => cells.len(),
            Values::Number(cells) => cells.len(),
            Values::Flag(cells) => cells.len(),
            Values::Day(cells) => cells.len(),
        }
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub(super) fn is_year(&self) -> bool {
        self.unit_name() == Some(YEAR)
    }

    pub(super) fn is_numeric(&self) -> bool {
        matches!(self.values, Values::Integer(_) | Values::Number(_))
    }
}

impl std::fmt::Display for Cell<'_> {
    /// The plain form, as in CSV: decimal point, ISO days, `true` and `false`, nothing for a missing cell.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Cell::Missing => Ok(()),
            Cell::Text(text) => f.pad(text),
            Cell::Integer(number) => write!(f, "{number}"),
            Cell::Number(number) => write!(f, "{number}"),
            Cell::Flag(flag) => write!(f, "{flag}"),
            Cell::Day(day) => write!(f, "{day}"),
        }
    }
}
