//! An outcome by unit and year, as the re-assignments read it.

/// An outcome of units over the same years; units without a value in one of them are left out.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    pub(super) units: Vec<i64>,
    pub(super) years: Vec<i64>,
    /// One row of years per unit.
    pub(super) values: Vec<f64>,
    left_out: usize,
}

/// Why columns are no outcome by unit and year.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SeriesError {
    /// The columns are not equally long.
    #[error("unit has {units} rows, year {years}, the outcome {values} (equally many)")]
    Length {
        /// Rows of `unit`.
        units: usize,
        /// Rows of `year`.
        years: usize,
        /// Rows of the outcome.
        values: usize,
    },
    /// A unit has two values in a year.
    #[error("unit {unit} has two rows in {year} (one per unit and year)")]
    Twice {
        /// The unit.
        unit: i64,
        /// The year.
        year: i64,
    },
}

impl Series {
    /// An outcome out of three equally long columns in any order; a missing value is no number (NaN).
    ///
    /// # Errors
    /// Columns of different length, two rows for a unit and year.
    pub fn new(unit: &[i64], year: &[i64], outcome: &[f64]) -> Result<Self, SeriesError> {
        if unit.len() != year.len() || unit.len() != outcome.len() {
            return Err(SeriesError::Length { units: unit.len(), years: year.len(), values: outcome.len() });
        }
        let mut years = year.to_vec();
        years.sort_unstable();
        years.dedup();
        let mut rows: Vec<(i64, i64, f64)> =
            unit.iter().zip(year).zip(outcome).map(|((&unit, &year), &value)| (unit, year, value)).collect();
        rows.sort_by_key(|&(unit, year, _)| (unit, year));
        if let Some(twice) = rows.windows(2).find(|two| (two[0].0, two[0].1) == (two[1].0, two[1].1)) {
            return Err(SeriesError::Twice { unit: twice[0].0, year: twice[0].1 });
        }
        let (mut units, mut values, mut left_out) = (Vec::new(), Vec::with_capacity(rows.len()), 0);
        for of_unit in rows.chunk_by(|one, other| one.0 == other.0) {
            if of_unit.len() == years.len() && of_unit.iter().all(|row| row.2.is_finite()) {
                units.push(of_unit[0].0);
                values.extend(of_unit.iter().map(|row| row.2));
            } else {
                left_out += 1;
            }
        }
        Ok(Self { units, years, values, left_out })
    }

    /// The units with a value in every year, in order.
    pub fn units(&self) -> &[i64] {
        &self.units
    }

    /// The years, in order.
    pub fn years(&self) -> &[i64] {
        &self.years
    }

    /// How many units lack a value in some year.
    pub fn left_out(&self) -> usize {
        self.left_out
    }

    pub(super) fn of(&self, unit: i64) -> Option<&[f64]> {
        let at = self.units.binary_search(&unit).ok()?;
        self.values.chunks_exact(self.years.len()).nth(at)
    }
}
