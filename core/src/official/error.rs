use thiserror::Error;

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
}
