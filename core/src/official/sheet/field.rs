use chrono::{Days, NaiveDate};

use super::{Cell, Column, Row, place};
use crate::finding::Origin;
use crate::language::numbers;
use crate::official::OfficialError;

/// A row of a table in its file: where fields are read and faults are placed.
#[derive(Clone, Copy)]
pub(in crate::official) struct Line<'a> {
    pub(in crate::official) file: &'a str,
    pub(in crate::official) sheet: &'a str,
    pub(in crate::official) row: &'a Row,
}

impl Line<'_> {
    /// Where the row stands.
    pub(in crate::official) fn place(&self) -> Origin {
        place(self.file, self.sheet, self.row.number)
    }

    /// The text of a field, or its number without a fraction; `None` where it is empty.
    pub(in crate::official) fn text(&self, column: &Column) -> Option<String> {
        match self.row.cell(column.at) {
            Cell::Empty => None,
            Cell::Text(text) => Some(text.clone()),
            Cell::Number(number) => Some(number.to_string()),
        }
    }

    /// The digits of a field. A number has lost its leading zeros; they are put back up to the width.
    pub(in crate::official) fn digits(&self, column: &Column, width: usize) -> Option<String> {
        match self.row.cell(column.at) {
            Cell::Number(number) => Some(format!("{number:0width$}")),
            _ => self.text(column),
        }
    }

    /// The whole number of a field, as number or as text; `None` where it is empty.
    pub(in crate::official) fn integer(&self, column: &Column) -> Result<Option<i64>, OfficialError> {
        let expected = "a whole number from 0 or an empty cell";
        let number = match self.row.cell(column.at) {
            Cell::Empty => return Ok(None),
            Cell::Text(text) => numbers::read_integer(text).ok(),
            Cell::Number(number) => whole(*number),
        };
        number.filter(|number| *number >= 0).map(Some).ok_or_else(|| self.fault(column, expected))
    }

    /// The number of a field, as number or as text with a decimal comma; `None` where it is empty.
    pub(in crate::official) fn decimal(&self, column: &Column) -> Result<Option<f64>, OfficialError> {
        match self.row.cell(column.at) {
            Cell::Empty => Ok(None),
            Cell::Number(number) => Ok(Some(*number)),
            Cell::Text(text) => numbers::read_decimal(text)
                .map(Some)
                .map_err(|_| self.fault(column, "a number with a decimal comma or an empty cell")),
        }
    }

    /// The day of a field, as `31.12.2023` or as a date of the spreadsheet.
    pub(in crate::official) fn day(&self, column: &Column) -> Result<NaiveDate, OfficialError> {
        let day = match self.row.cell(column.at) {
            Cell::Empty => None,
            Cell::Text(text) => NaiveDate::parse_from_str(text, "%d.%m.%Y").ok(),
            Cell::Number(number) => whole(*number).and_then(|days| {
                let first = NaiveDate::from_ymd_opt(1899, 12, 30)?;
                first.checked_add_days(Days::new(u64::try_from(days).ok()?))
            }),
        };
        day.ok_or_else(|| self.fault(column, "a day such as 31.12.2023"))
    }

    /// What is wrong with a field.
    pub(in crate::official) fn fault(&self, column: &Column, expected: &'static str) -> OfficialError {
        let at = self.place().column(column.header);
        OfficialError::Cell { at: Box::new(at), found: self.text(column).unwrap_or_default(), expected }
    }
}

/// The number as a whole one, if it is one.
#[allow(clippy::cast_possible_truncation)] // checked by the range
fn whole(number: f64) -> Option<i64> {
    (number.fract() == 0.0 && number.abs() < 1e15).then_some(number as i64)
}
