use chrono::{Datelike, NaiveDate};

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
    /// The units, in the order of the file; none stands in it twice.
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

impl Figures {
    /// Figures of a file that does not say what they are.
    ///
    /// The office publishes figures of the end of a year, when they are ready: with the territory of November 2025 those of
    /// December 2024, with that of December 2024 still those of December 2023. So the day lies between the end of the second year
    /// before the territory's and the day of the territory.
    pub(super) fn bounded_by(territory: NaiveDate) -> Self {
        let earliest = NaiveDate::from_ymd_opt(territory.year() - 2, 12, 31).unwrap_or(territory);
        Self::new(When::between(earliest, territory).ok(), None)
    }

    /// Figures of a day; where the file names no census, the one the day leaves, if it leaves only one.
    pub(super) fn new(day: Option<When>, basis: Option<Basis>) -> Self {
        let basis = basis.or_else(|| day.as_ref().and_then(only_basis));
        Self { day, basis }
    }
}

/// The census that figures of a day update, where there is no other.
///
/// Until 2012 the western states updated the census of 1987 and the eastern ones their registers, and figures of 2011 and 2012
/// exist on two bases; so do those of 2022 and 2023.
fn only_basis(day: &When) -> Option<Basis> {
    match (day.earliest().year(), day.latest().year()) {
        (2013.., ..=2021) => Some(Basis::Census2011),
        (2024.., _) => Some(Basis::Census2022),
        _ => None,
    }
}
