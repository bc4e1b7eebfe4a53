use chrono::{Datelike, NaiveDate};
use thiserror::Error;

use crate::official::Change;

/// A list of territorial changes with the period it covers: what it does not name did not change in that period.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangeList {
    file: String,
    first: NaiveDate,
    last: NaiveDate,
    changes: Vec<Change>,
}

/// Why changes and a period make no list.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum PeriodError {
    /// The period ends before it begins, or there is none.
    #[error("{file}: no day lies from {first} to {last} (expected the first day of the period first)")]
    Empty {
        /// The file, as it was named.
        file: String,
        /// The first day.
        first: NaiveDate,
        /// The last day.
        last: NaiveDate,
    },
    /// A change that the statistics follow outside the period.
    #[error("{file}, row {row}: {day} does not lie in the period of the list, {first} to {last}")]
    Outside {
        /// The file, as it was named.
        file: String,
        /// The row of the change.
        row: u64,
        /// Its statistical day.
        day: NaiveDate,
        /// The first day of the period.
        first: NaiveDate,
        /// The last day of the period.
        last: NaiveDate,
    },
    /// A list without a change and without a period.
    #[error("{file} names no change, so nothing says which period it covers (give the period)")]
    NoPeriod {
        /// The file, as it was named.
        file: String,
    },
}

impl ChangeList {
    /// A list of all changes whose statistical day lies in a period, both days inclusive.
    ///
    /// # Errors
    /// A period without a day, and a change outside it.
    pub fn new(file: &str, first: NaiveDate, last: NaiveDate, changes: Vec<Change>) -> Result<Self, PeriodError> {
        let file = file.to_owned();
        if first > last {
            return Err(PeriodError::Empty { file, first, last });
        }
        if let Some(change) = changes.iter().find(|change| !(first..=last).contains(&change.statistical)) {
            return Err(PeriodError::Outside { file, row: change.row, day: change.statistical, first, last });
        }
        Ok(Self { file, first, last, changes })
    }

    /// A list that holds whole calendar years: from the year of its first to the year of its last statistical day.
    ///
    /// # Errors
    /// A list without a change.
    pub fn of_whole_years(file: &str, changes: Vec<Change>) -> Result<Self, PeriodError> {
        let years = || changes.iter().map(|change| change.statistical.year());
        let first = years().min().and_then(|year| NaiveDate::from_ymd_opt(year, 1, 1));
        let last = years().max().and_then(year_end);
        match (first, last) {
            (Some(first), Some(last)) => Self::new(file, first, last, changes),
            _ => Err(PeriodError::NoPeriod { file: file.to_owned() }),
        }
    }

    /// The file, as it was named by whoever asked for it.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// The first day of the period.
    pub fn first(&self) -> NaiveDate {
        self.first
    }

    /// The last day of the period.
    pub fn last(&self) -> NaiveDate {
        self.last
    }

    /// The changes, in the order of the file.
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }
}

/// The day a year's territory stands for: its last one.
pub(in crate::official) fn year_end(year: i32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, 12, 31)
}
