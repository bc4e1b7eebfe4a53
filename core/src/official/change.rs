use chrono::NaiveDate;

use super::Level;
use crate::finding::Finding;
use crate::place::{Ags, RegionalKey};

/// A published list of changes.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Changes {
    /// The file, as it was named by whoever asked for it.
    pub file: String,
    /// The first and the last statistical day it covers, where its title says so.
    pub period: Option<(NaiveDate, NaiveDate)>,
    /// The changes, in the order of the file.
    pub changes: Vec<Change>,
    /// What is odd in the file; nothing here hindered reading it.
    pub findings: Vec<Finding>,
}

/// One row of the office's list of territorial changes (Gebietsänderungen): what one unit gave to another.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Change {
    /// The file, as it was named by whoever asked for it.
    pub file: String,
    /// The row of the sheet, counted from 1.
    pub row: u64,
    /// The office's number of the change (Kennziffer); one change may have several rows.
    pub number: String,
    /// Municipality or association.
    pub level: Level,
    /// What happened; one row may say several things at once.
    pub kinds: Vec<ChangeKind>,
    /// Who gave or was dissolved.
    pub from: ChangedUnit,
    /// Who received or was formed; the same unit in the row that says what it kept.
    pub to: ChangedUnit,
    /// Area that passed or stayed, square metres.
    pub square_metres: Option<i64>,
    /// Inhabitants who passed or stayed, persons.
    pub inhabitants: Option<i64>,
    /// The day from which it holds in law.
    pub legal: NaiveDate,
    /// The day from which the statistics follow it.
    pub statistical: NaiveDate,
}

/// A unit as a change list names it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ChangedUnit {
    /// The regional key, 9 or 12 digits.
    pub ars: RegionalKey,
    /// The AGS of a municipality.
    pub ags: Option<Ags>,
    /// The official name.
    pub name: String,
}

/// What happened to a unit (Änderungsart).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChangeKind {
    /// It was dissolved (Auflösung), 1.
    Dissolution,
    /// It gave away a part (Teilausgliederung), 2.
    PartialTransfer,
    /// Its key changed (Schlüsseländerung), 3.
    KeyChange,
    /// Its name changed (Namensänderung), 4.
    Renaming,
}

impl ChangeKind {
    /// The kind with the office's number, 1 to 4.
    pub fn from_number(number: u8) -> Option<Self> {
        [Self::Dissolution, Self::PartialTransfer, Self::KeyChange, Self::Renaming]
            .into_iter()
            .find(|kind| *kind as u8 + 1 == number)
    }

    /// The word used in tables.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Dissolution => "dissolution",
            Self::PartialTransfer => "partial-transfer",
            Self::KeyChange => "key-change",
            Self::Renaming => "renaming",
        }
    }
}
