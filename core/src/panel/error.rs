use thiserror::Error;

/// Why a study or one of its tables cannot be made.
#[derive(Clone, Debug, Error, PartialEq)]
#[non_exhaustive]
pub enum PanelError {
    /// Neither years nor outcomes were given.
    #[error("a study has no years (name them, or give outcomes that have some)")]
    NoYears,
    /// The last year lies before the first one, or a year outside 1 to 9999.
    #[error("the years {first} to {last} are no period (expected the first year first, both from 1 to 9999)")]
    Years {
        /// The first year.
        first: i32,
        /// The last year.
        last: i32,
    },
    /// No source makes a unit.
    #[error("a study has no units (give a directory, or outcomes by official key)")]
    NoUnits,
    /// The directory has no edition of the territory's day or before.
    #[error(
        "the directory begins on {first}, the territory of {day} lies before (choose a later day, or add an edition)"
    )]
    Territory {
        /// The day asked for.
        day: crate::time::Day,
        /// The first day of the directory.
        first: crate::time::Day,
    },
    /// A call that the programme does not have.
    #[error("\"{found}\" is no call of the programme (expected in_force or {expected})")]
    Call {
        /// What was asked for.
        found: String,
        /// The calls there are.
        expected: String,
    },
    /// A column that the outcomes do not have.
    #[error("the outcomes have no column \"{found}\" (they have {})", if expected.is_empty() { "none of numbers" } else { expected })]
    Column {
        /// What was asked for.
        found: String,
        /// What there is.
        expected: String,
    },
    /// A column of another type.
    #[error("column \"{column}\" of the outcomes holds {found}, row {row} (expected {expected})")]
    Cell {
        /// The column.
        column: String,
        /// The row, counted from 1.
        row: usize,
        /// What it holds.
        found: String,
        /// What was expected.
        expected: &'static str,
    },
    /// An outcome called as a column of the panel.
    #[error("an outcome cannot be called \"{0}\", which is a column of the panel (rename it)")]
    Reserved(String),
    /// Borders between municipalities that the study does not have.
    #[error(
        "none of the {pairs} pairs of contiguity names a municipality of the study, {one} and {other} first (expected official \
         keys as numbers, on the study's territory)"
    )]
    Contiguity {
        /// How many pairs were given.
        pairs: usize,
        /// The first key of the first pair.
        one: i64,
        /// The other.
        other: i64,
    },
    /// Borders asked of a study that was given none.
    #[error("the study knows no borders (give it contiguity: pairs of official keys that border on each other)")]
    NoContiguity,
    /// Nobody to compare with.
    #[error("no unit can be a control of kind \"{controls}\": {missing}")]
    EmptyPool {
        /// The kind of controls.
        controls: &'static str,
        /// What is missing, and what to do.
        missing: String,
    },
    /// Pools that nothing can be drawn from.
    #[error(transparent)]
    Pool(#[from] super::assignments::PoolError),
    /// Rows that are no outcome by unit and year.
    #[error(transparent)]
    Series(#[from] super::assignments::SeriesError),
}
