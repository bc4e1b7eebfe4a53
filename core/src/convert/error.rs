use crate::register::Refused;

/// Why a file is no list that can be converted. Everything less is a finding.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ConversionError {
    /// Nothing but blanks.
    #[error("the file holds no rows (expected a header row and rows of data)")]
    Empty,
    /// Another kind of file.
    #[error(
        "the file is {kind}, not a list (expected CSV, XLSX, XLSB, ODS, XLS or HTML, also as .gz or .zip; {advice})"
    )]
    NoList {
        /// What it is.
        kind: &'static str,
        /// What to do.
        advice: &'static str,
    },
    /// A byte order mark that names an encoding the bytes are not in.
    #[error("the byte order mark says {encoding}, but the bytes are not {encoding} (save the list again as UTF-8)")]
    Characters {
        /// The encoding.
        encoding: &'static str,
    },
    /// A workbook or an archive that cannot be read.
    #[error("the file cannot be unpacked: {problem}")]
    Container {
        /// What is wrong.
        problem: String,
    },
    /// No row whose cells are headers of a profile's required columns.
    #[error(
        "none of the first {rows} rows is a header row of {profile} (expected {expected}; the row that comes nearest lacks \
         {missing})"
    )]
    NoProfileHeader {
        /// How many rows were looked at.
        rows: usize,
        /// The name of the profile.
        profile: String,
        /// The required columns.
        expected: String,
        /// Those that the row with the most known headers lacks.
        missing: String,
    },
    /// No row whose cells are headers.
    #[error(
        "none of the first {rows} rows is a header row of a {profile} (expected at least a column such as \
         \"Stadt/Gemeinde\" beside another known one, separated by ; TAB or comma; found {found})"
    )]
    NoHeader {
        /// How many rows were looked at.
        rows: usize,
        /// The kind of list that was expected.
        profile: String,
        /// How many cells the most header-like row has that are known headers.
        found: usize,
    },
    /// No layout of outcomes finds keys, years and figures.
    #[error(
        "no outcomes found in {rows} rows (looked for {layouts}; expected a column of official keys of municipalities or \
         districts, a year in a column or in the headers, and figures)"
    )]
    NoOutcomes {
        /// How many rows were looked at.
        rows: usize,
        /// The layouts that were tried.
        layouts: String,
    },
    /// Whoever watched the conversion stopped it.
    #[error("the conversion was stopped before its end")]
    Stopped,
    /// The converted records do not make a register.
    #[error("the converted records do not make a register: {0}")]
    Register(#[from] Refused),
}
