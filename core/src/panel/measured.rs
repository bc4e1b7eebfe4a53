//! Outcomes on the study's units and years.

use std::collections::HashMap;

use super::error::PanelError;
use super::options::StudyOptions;
use super::outcomes::{Kind, Outcome};
use super::table::RESERVED;
use super::unit::StudyUnit;
use crate::place::Ags;
use crate::time::Day;

/// Outcomes by unit and year.
#[derive(Clone, Debug, Default)]
pub(super) struct Measured {
    pub(super) declared: Vec<Outcome>,
    /// By outcome: unit by unit, year by year; not a number where missing.
    pub(super) values: Vec<Vec<f64>>,
}

impl Measured {
    pub(super) fn new(
        options: &StudyOptions<'_>,
        _territory: Option<Day>,
        units: &[StudyUnit],
        years: &[i32],
    ) -> Result<Self, PanelError> {
        let Some(given) = options.outcomes else { return Ok(Self::default()) };
        if let Some(taken) = given.outcomes().iter().find(|one| RESERVED.contains(&one.name.as_str())) {
            return Err(PanelError::Reserved(taken.name.clone()));
        }
        let place: HashMap<Ags, usize> = units.iter().enumerate().map(|(at, unit)| (unit.ags, at)).collect();
        let first = years.first().copied().unwrap_or_default();
        let mut at: Vec<Option<usize>> = Vec::with_capacity(given.keys.len());
        for (key, year) in given.keys.iter().zip(&given.years) {
            let unit = key.parse().ok().and_then(|ags: Ags| place.get(&ags));
            let year = usize::try_from(year - first).ok().filter(|year| *year < years.len());
            at.push(unit.zip(year).map(|(unit, year)| unit * years.len() + year));
        }
        let column = |name: &str| {
            let mut values = vec![f64::NAN; units.len() * years.len()];
            let cells = given.values.iter().find(|(there, _)| there == name).map(|(_, cells)| cells);
            for (cell, at) in cells.into_iter().flatten().zip(&at) {
                if let (Some(cell), Some(at)) = (cell, at) {
                    values[*at] = *cell;
                }
            }
            values
        };
        let mut measured = Self::default();
        for outcome in given.outcomes() {
            let values = match &outcome.kind {
                Kind::Count | Kind::AsIs => column(&outcome.name),
                Kind::Rate { numerator, denominator } => {
                    let pairs = column(numerator).into_iter().zip(column(denominator));
                    pairs.map(|(above, below)| if below == 0.0 { f64::NAN } else { above / below }).collect()
                }
            };
            measured.declared.push(outcome.clone());
            measured.values.push(values);
        }
        Ok(measured)
    }
}
