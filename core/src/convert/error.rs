use std::fmt;

use super::rules;
use crate::finding::{Finding, Origin};
use crate::language::{Language, Template};
use crate::register::Refused;

/// Why a file is no list that can be converted. Everything less is a finding.
#[derive(Debug)]
#[non_exhaustive]
pub enum ConversionError {
    /// Nothing but blanks.
    Empty,
    /// Another kind of file.
    NoList {
        /// What it is.
        kind: Template,
        /// What to do.
        advice: Template,
    },
    /// A byte order mark that names an encoding the bytes are not in.
    Characters {
        /// The encoding.
        encoding: &'static str,
    },
    /// A workbook or an archive that cannot be read.
    Container(ContainerProblem),
    /// A file of this name in an archive, and what is wrong with it.
    Within(String, Box<ConversionError>),
    /// No row whose cells are headers of a profile's required columns.
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
    NoHeader {
        /// How many rows were looked at.
        rows: usize,
        /// The kind of list that was expected.
        profile: String,
        /// How many cells the most header-like row has that are known headers.
        found: usize,
    },
    /// No column has a header of its own that a profile could name it by.
    NoHeaders,
    /// No layout of outcomes finds keys, years and figures.
    NoOutcomes {
        /// How many rows were looked at.
        rows: usize,
        /// The layouts that were tried.
        layouts: String,
    },
    /// Whoever watched the conversion stopped it.
    Stopped,
    /// The converted records do not make a register.
    Register(Refused),
}

/// Why a workbook or an archive cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ContainerProblem {
    /// A password protects it.
    Protected,
    /// It cannot be unpacked, and why.
    Packed(String),
    /// It unfolds to more than so many bytes.
    TooLarge(u64),
    /// It is an archive within an archive.
    Nested,
    /// It is no workbook that can be read, and why.
    Workbook(String),
    /// Cells of a sheet reach to a row and a column far from any table.
    Stray(String, u64, u64),
    /// The crate was built without the feature `spreadsheets`.
    Unsupported,
}

impl ConversionError {
    /// The refusal as a finding about a file, in both languages; a register that was refused has its own, and who stopped needs none.
    pub fn to_finding(&self, file: &str) -> Option<Finding> {
        let finding = match self {
            Self::Empty => Finding::new(&rules::NO_ROWS),
            Self::NoList { kind, advice } => Finding::new(&rules::NO_LIST).with("kind", *kind).with("advice", *advice),
            Self::NoHeaders => Finding::new(&rules::COLUMNS_UNNAMED),
            Self::Characters { encoding } => Finding::new(&rules::ENCODING_UNTRUE).with("encoding", *encoding),
            Self::Container(problem) => problem.finding(),
            Self::Within(part, problem) => {
                let origin = Origin { sheet: Some(part.clone()), ..Origin::file(file) };
                return Some(problem.to_finding(file)?.at(origin));
            }
            Self::NoProfileHeader { rows, profile, expected, missing } => Finding::new(&rules::PROFILE_NOT_FOUND)
                .with("rows", *rows)
                .with("profile", profile.as_str())
                .with("expected", expected.as_str())
                .with("missing", missing.as_str()),
            Self::NoHeader { rows, profile, found } => Finding::new(&rules::HEADER_NOT_FOUND)
                .with("rows", *rows)
                .with("profile", profile.as_str())
                .with("found", *found),
            Self::NoOutcomes { rows, layouts } => {
                Finding::new(&rules::OUTCOMES_NOT_FOUND).with("rows", *rows).with("layouts", layouts.as_str())
            }
            Self::Stopped | Self::Register(_) => return None,
        };
        Some(if file.is_empty() { finding } else { finding.at(Origin::file(file)) })
    }
}

impl ContainerProblem {
    fn finding(&self) -> Finding {
        match self {
            Self::Protected => Finding::new(&rules::FILE_PROTECTED),
            Self::Packed(problem) => Finding::new(&rules::FILE_NOT_UNPACKED).with("problem", problem.as_str()),
            Self::TooLarge(bytes) => {
                Finding::new(&rules::UNFOLDS_TOO_LARGE).with("bytes", i64::try_from(*bytes).unwrap_or(i64::MAX))
            }
            Self::Nested => Finding::new(&rules::ARCHIVE_WITHIN),
            Self::Workbook(problem) => Finding::new(&rules::WORKBOOK_UNREADABLE).with("problem", problem.as_str()),
            Self::Stray(sheet, row, column) => Finding::new(&rules::CELL_STRAY)
                .with("sheet", sheet.as_str())
                .with("row", row.to_string())
                .with("column", column.to_string()),
            Self::Unsupported => Finding::new(&rules::WITHOUT_SPREADSHEETS),
        }
    }
}

impl From<ContainerProblem> for ConversionError {
    fn from(problem: ContainerProblem) -> Self {
        Self::Container(problem)
    }
}

impl From<Refused> for ConversionError {
    fn from(refused: Refused) -> Self {
        Self::Register(refused)
    }
}

impl fmt::Display for ConversionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self, self.to_finding("")) {
            (Self::Register(refused), _) => write!(f, "the converted records do not make a register: {refused}"),
            (Self::Within(part, problem), _) => write!(f, "{part}: {problem}"),
            (_, Some(finding)) => f.write_str(&finding.message(Language::En)),
            _ => f.write_str("the conversion was stopped before its end"),
        }
    }
}

impl std::error::Error for ConversionError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        if let Self::Register(refused) = self { Some(refused) } else { None }
    }
}
