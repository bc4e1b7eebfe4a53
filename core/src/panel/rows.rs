//! Rows of the panel, and columns that say of all years of a unit at once what is the same in all of them.

use std::ops::Range;

use super::study::Study;
use super::unit::StudyUnit;
use crate::table::{Cells, Column, Texts, Values};

/// Rows of the panel one below the other: years of a unit, both by position.
#[derive(Clone, Debug)]
pub(super) struct Stretch {
    pub(super) at: usize,
    pub(super) years: Range<usize>,
}

/// Some rows of the panel of a study.
#[derive(Clone, Copy)]
pub(super) struct Rows<'s> {
    pub(super) study: &'s Study,
    pub(super) stretches: &'s [Stretch],
}

impl<'s> Rows<'s> {
    /// What is the same in all years of a unit.
    pub(super) fn of_units<C>(self, pick: impl Fn(&'s StudyUnit) -> C) -> impl Iterator<Item = (C, usize)> {
        self.stretches.iter().map(move |stretch| (pick(&self.study.units[stretch.at]), stretch.years.len()))
    }

    /// What differs from year to year, for units that have to do with the programme; all others have one value.
    pub(super) fn of_touched<C: Copy>(
        self,
        untouched: C,
        pick: impl Fn(&'s StudyUnit, i32) -> C + Copy,
    ) -> impl Iterator<Item = (C, usize)> {
        self.stretches.iter().flat_map(move |Stretch { at, years }| {
            let unit = &self.study.units[*at];
            let whole = unit.is_untouched();
            let (years, rows) =
                if whole { (years.start..years.end.min(years.start + 1), years.len()) } else { (years.clone(), 1) };
            years.map(move |year| (if whole { untouched } else { pick(unit, self.study.years[year]) }, rows))
        })
    }

    /// What is the same in all years in which the rule of one call holds.
    pub(super) fn of_calls<C>(
        self,
        pick: impl Fn(&'s StudyUnit, Option<usize>) -> C + Copy,
    ) -> impl Iterator<Item = (C, usize)> {
        let mut eras: Vec<(Option<usize>, Range<usize>)> = Vec::new();
        for (year, &of) in self.study.years.iter().enumerate() {
            let call = self.study.call_in_force(of);
            match eras.last_mut().filter(|(last, _)| *last == call) {
                Some((_, years)) => years.end = year + 1,
                None => eras.push((call, year..year + 1)),
            }
        }
        self.stretches.iter().flat_map(move |Stretch { at, years }| {
            let unit = &self.study.units[*at];
            let of_era = |(call, era): &(Option<usize>, Range<usize>)| {
                let rows = era.end.min(years.end).saturating_sub(era.start.max(years.start));
                (rows > 0).then(|| (pick(unit, *call), rows))
            };
            eras.iter().filter_map(of_era).collect::<Vec<_>>()
        })
    }

    /// The positions of the years.
    pub(super) fn years(self) -> impl Iterator<Item = usize> {
        self.stretches.iter().flat_map(|stretch| stretch.years.clone())
    }

    /// What is kept unit by unit and year by year, stretch by stretch.
    pub(super) fn of_cells<'c, C>(self, cells: &'c [C]) -> impl Iterator<Item = &'c [C]>
    where
        's: 'c,
    {
        self.stretches.iter().map(|stretch| &cells[self.study.cells(stretch)])
    }

    /// How many they are.
    pub(super) fn len(self) -> usize {
        self.stretches.iter().map(|stretch| stretch.years.len()).sum()
    }
}

impl Study {
    /// All units in all years.
    pub(super) fn stretches(&self) -> Vec<Stretch> {
        (0..self.units.len()).map(|at| Stretch { at, years: 0..self.years.len() }).collect()
    }

    /// Where what is kept unit by unit and year by year has the rows of a stretch.
    pub(super) fn cells(&self, stretch: &Stretch) -> Range<usize> {
        let first = stretch.at * self.years.len();
        first + stretch.years.start..first + stretch.years.end
    }
}

/// What a column of the panel has in its cells.
pub(super) trait Kind: Sized {
    fn values(runs: impl Iterator<Item = (Self, usize)>) -> Values;
}

impl Kind for i64 {
    fn values(runs: impl Iterator<Item = (Self, usize)>) -> Values {
        let mut cells = Cells::default();
        runs.for_each(|(cell, rows)| cells.repeat(Some(cell), rows));
        Values::Integer(cells)
    }
}

impl Kind for f64 {
    fn values(runs: impl Iterator<Item = (Self, usize)>) -> Values {
        Option::values(runs.map(|(cell, rows)| (Some(cell), rows)))
    }
}

impl Kind for Option<f64> {
    fn values(runs: impl Iterator<Item = (Self, usize)>) -> Values {
        let mut cells = Cells::default();
        runs.for_each(|(cell, rows)| cells.repeat(cell, rows));
        Values::Number(cells)
    }
}

impl Kind for &str {
    fn values(runs: impl Iterator<Item = (Self, usize)>) -> Values {
        let mut cells = Texts::default();
        runs.for_each(|(cell, rows)| cells.repeat(Some(cell), rows));
        Values::Text(cells)
    }
}

/// A column whose cells are mostly those of the row above.
pub(super) fn in_runs<C: Kind>(name: &str, description: &str, runs: impl Iterator<Item = (C, usize)>) -> Column {
    Column::new(name, description, None, C::values(runs))
}

/// A column of whole numbers that mostly are others than in the row above.
pub(super) fn each(name: &str, description: &str, rows: usize, cells: impl Iterator<Item = i64>) -> Column {
    let mut values = Vec::with_capacity(rows);
    values.extend(cells);
    Column::new(name, description, None, Values::Integer(Cells::full(values)))
}
