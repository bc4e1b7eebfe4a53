use thiserror::Error;

use crate::finding::Origin;

/// Why a file is no file of the official directory. Everything less is a finding.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum OfficialError {
    /// Nothing but blanks.
    #[error("{file} holds no record")]
    Empty {
        /// The file, as it was named.
        file: String,
    },
    /// A record that is none.
    #[error("{file}:{row}, position {column}: found \"{found}\" (expected {expected})")]
    Record {
        /// The file, as it was named.
        file: String,
        /// The line, counted from 1.
        row: u64,
        /// The position in the line, in characters, counted from 1.
        column: usize,
        /// What stands there.
        found: String,
        /// What the description of the file asks for.
        expected: &'static str,
    },
    /// A cell of a table that cannot be what its column says.
    #[error("{at}: found \"{found}\" (expected {expected})")]
    Cell {
        /// File, sheet, row and column.
        at: Box<Origin>,
        /// What stands there.
        found: String,
        /// What the column asks for.
        expected: &'static str,
    },
    /// A table without a column it cannot do without.
    #[error("{file}, {sheet}: no column \"{expected}\" (is it the office's table, with its header rows?)")]
    Column {
        /// The file, as it was named.
        file: String,
        /// The sheet; empty for a text file.
        sheet: String,
        /// The header, in lower case, without blanks and hyphens; group and column parted by a slash.
        expected: &'static str,
    },
    /// A workbook without the table that was asked for.
    #[error("{file}: no sheet with {expected}")]
    NoTable {
        /// The file, as it was named.
        file: String,
        /// What was looked for.
        expected: &'static str,
    },
    /// A file the system does not hand out, a container or workbook that is damaged, or too large to be one of the office's.
    #[error("{file} cannot be read: {problem}")]
    Unreadable {
        /// The file, as it was named.
        file: String,
        /// What is wrong.
        problem: String,
    },
    /// A file that is none of those the library knows.
    #[error("{file} is no file of the official directory (expected {expected})")]
    Unknown {
        /// The file, as it was named.
        file: String,
        /// What it could have been.
        expected: &'static str,
    },
}
