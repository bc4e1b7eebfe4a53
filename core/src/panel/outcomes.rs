//! What was measured: long tables by key and year.

use super::error::PanelError;
use crate::table::{Cell, Table};

/// What the values of an outcome are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A count: added up over predecessors, shared out where a unit was split.
    Count,
    /// A rate, computed from two counts on the study's territory; it is never averaged.
    Rate {
        /// The column of the numerator.
        numerator: String,
        /// The column of the denominator.
        denominator: String,
    },
    /// Neither, such as a mean or a logarithm: taken where the unit's territory is the same, missing elsewhere.
    AsIs,
}

/// A column of the outcomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The name, that of its column in the panel.
    pub name: String,
    /// What its values are.
    pub kind: Kind,
}

/// A long table of outcomes: one row per key and year.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcomes {
    pub(super) keys: Vec<String>,
    pub(super) years: Vec<i32>,
    pub(super) declared: Vec<Outcome>,
    /// The columns that the outcomes need, by name.
    pub(super) values: Vec<(String, Vec<Option<f64>>)>,
}

impl Outcomes {
    /// The outcomes in a table: a column of keys (text), a column of years, and columns of numbers. A column that `outcomes`
    /// does not declare, and that is no part of a rate, is a count.
    ///
    /// # Errors
    /// A column that is missing or of another type.
    pub fn new(table: &Table, key: &str, year: &str, declared: &[Outcome]) -> Result<Self, PanelError> {
        let names = || table.columns().iter().map(crate::table::Column::name);
        let known = |name: &str| {
            table.column(name).ok_or_else(|| PanelError::Column {
                found: name.to_owned(),
                expected: names().collect::<Vec<_>>().join(", "),
            })
        };
        let wrong = |name: &str, row: usize, cell: Cell<'_>, expected| PanelError::Cell {
            column: name.to_owned(),
            row: row + 1,
            found: if cell == Cell::Missing { "nothing".to_owned() } else { format!("\"{cell}\"") },
            expected,
        };
        let rows = 0..table.len();
        let (key_column, year_column) = (known(key)?, known(year)?);
        let keys = rows.clone().map(|row| match key_column.cell(row) {
            Cell::Text(text) => Ok(text.to_owned()),
            cell => Err(wrong(key, row, cell, "an official key as text, leading zeros included")),
        });
        let years = rows.clone().map(|row| match year_column.cell(row) {
            Cell::Integer(year) => Ok(i32::try_from(year).unwrap_or(i32::MAX)),
            cell => Err(wrong(year, row, cell, "a year as a whole number")),
        });
        let parts: Vec<&str> = declared.iter().flat_map(Outcome::columns).collect();
        let mut outcomes: Vec<Outcome> = Vec::new();
        for name in names().filter(|name| *name != key && *name != year) {
            if !parts.contains(&name) && !declared.iter().any(|one| one.name == name) {
                outcomes.push(Outcome { name: name.to_owned(), kind: Kind::Count });
            }
        }
        outcomes.extend(declared.iter().cloned());
        let mut values: Vec<(String, Vec<Option<f64>>)> = Vec::new();
        for name in outcomes.iter().flat_map(Outcome::columns) {
            let column = known(name)?;
            #[expect(clippy::cast_precision_loss, reason = "outcomes are floating-point numbers")]
            let cells = rows.clone().map(|row| match column.cell(row) {
                Cell::Missing => Ok(None),
                Cell::Number(number) => Ok(Some(number).filter(|number| number.is_finite())),
                Cell::Integer(number) => Ok(Some(number as f64)),
                Cell::Flag(flag) => Ok(Some(f64::from(u8::from(flag)))),
                cell => Err(wrong(name, row, cell, "a number")),
            });
            if !values.iter().any(|(there, _)| there == name) {
                values.push((name.to_owned(), cells.collect::<Result<_, _>>()?));
            }
        }
        Ok(Self {
            keys: keys.collect::<Result<_, _>>()?,
            years: years.collect::<Result<_, _>>()?,
            declared: outcomes,
            values,
        })
    }

    /// The outcomes: first the counts nobody declared, then those that were, in their order.
    pub fn outcomes(&self) -> &[Outcome] {
        &self.declared
    }

    /// The names of its columns in the panel.
    pub(super) fn columns(&self) -> impl Iterator<Item = &str> {
        let rates = self.declared.iter().map(|outcome| outcome.name.as_str());
        self.values.iter().map(|(name, _)| name.as_str()).chain(rates)
    }

    /// The values of a column that the outcomes need.
    pub(super) fn column(&self, name: &str) -> &[Option<f64>] {
        self.values.iter().find(|(there, _)| there == name).map_or(&[], |(_, values)| values)
    }

    /// The first and the last year; `None` without rows.
    pub fn period(&self) -> Option<(i32, i32)> {
        Some((*self.years.iter().min()?, *self.years.iter().max()?))
    }
}

impl Outcome {
    /// The columns it is made from.
    fn columns(&self) -> Vec<&str> {
        match &self.kind {
            Kind::Rate { numerator, denominator } => vec![numerator, denominator],
            Kind::Count | Kind::AsIs => vec![&self.name],
        }
    }
}
