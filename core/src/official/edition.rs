use chrono::NaiveDate;

use super::Unit;
use crate::finding::Finding;
use crate::place::Basis;
use crate::time::When;

/// One published file of the directory: its units on one day.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Edition {
    /// The file, as it was named by whoever asked for it.
    pub file: String,
    /// The day whose territory it shows (Gebietsstand).
    pub territory: NaiveDate,
    /// What its population figures are.
    pub figures: Figures,
    /// The units, in the order of the file.
    pub units: Vec<Unit>,
    /// What is odd in the file; nothing here hindered reading it.
    pub findings: Vec<Finding>,
}

/// What the population figures of an edition are: rarely of the day of its territory.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures {
    /// Their reference day, as exactly as the file or its notes say; a set of days where they only bound it.
    pub day: Option<When>,
    /// The census they update, where file or notes say so, or where the reference day leaves only one.
    pub basis: Option<Basis>,
}
