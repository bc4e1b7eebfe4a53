//! Typed, documented columns: what every tabular answer of the library is made of.
//!
//! A [`Table`] is rectangular by construction, its column names are unique, and every column says what it holds and in which
//! unit. A missing cell is missing, never zero, false or an empty text. The Python package hands a table out without copying
//! its numbers; here it is written as CSV, JSON, Markdown or aligned text.
//!
//! ```
//! use stadtnetz::table::{Column, Table};
//!
//! let table = Table::new("places", vec![
//!     Column::text("place", "id of the place", ["kassel", "bautzen"].map(Some)),
//!     Column::integer("inhabitants", "official figure", [Some(201_050), None]).unit("persons"),
//! ])?;
//! assert_eq!(table.to_csv(), "place,inhabitants\nkassel,201050\nbautzen,\n");
//! # Ok::<(), stadtnetz::table::ShapeError>(())
//! ```

mod cells;
mod column;
mod html;
mod part;
mod reading;
mod render;
mod runs;
#[cfg(test)]
mod tests;

pub use cells::{Cells, Texts};
pub use column::{Cell, Column, Values};
pub(crate) use html::escaped;
pub use render::Format;

use thiserror::Error;

/// A table of equally long, uniquely named columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    name: String,
    columns: Vec<Column>,
    rows: usize,
}

/// Why columns do not make a table.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum ShapeError {
    /// A column has another length than the first one.
    #[error(
        "column {column} has {found} rows, the first column has {expected} (all columns of a table are equally long)"
    )]
    Length {
        /// The name of the column.
        column: String,
        /// Its length in rows.
        found: usize,
        /// The length of the first column in rows.
        expected: usize,
    },
    /// Two columns have the same name.
    #[error("two columns are called {column} (names within a table are unique)")]
    Name {
        /// The repeated name.
        column: String,
    },
}

impl Table {
    /// A table from its columns.
    ///
    /// # Errors
    /// Columns of different length or with the same name.
    pub fn new(name: impl Into<String>, columns: Vec<Column>) -> Result<Self, ShapeError> {
        let rows = columns.first().map_or(0, Column::len);
        for (position, column) in columns.iter().enumerate() {
            if column.len() != rows {
                return Err(ShapeError::Length {
                    column: column.name().to_owned(),
                    found: column.len(),
                    expected: rows,
                });
            }
            if columns[..position].iter().any(|earlier| earlier.name() == column.name()) {
                return Err(ShapeError::Name { column: column.name().to_owned() });
            }
        }
        Ok(Self { name: name.into(), columns, rows })
    }

    /// A table whose columns the library itself makes, one value per row of one source.
    pub(crate) fn built(name: &str, columns: Vec<Column>) -> Self {
        Self::new(name, columns).unwrap_or_else(|error| {
            // Columns built from one iterator each over the same rows, under literal names: a test of each table shows it.
            unreachable!("table {name}: {error}")
        })
    }

    /// What one row is about: `members`, `places`, `findings`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The columns, in order.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The column of this name.
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name() == name)
    }

    /// The cell of a column in a row (counted from 0); missing where there is no such column or row.
    pub fn cell(&self, column: &str, row: usize) -> Cell<'_> {
        self.column(column).map_or(Cell::Missing, |column| column.cell(row))
    }

    /// The number of rows.
    pub fn len(&self) -> usize {
        self.rows
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.rows == 0
    }
}
