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
    /// By unit: whether it has to do with the programme.
    pub(super) touched: &'s [bool],
    /// The years, by position, in which the rule of one call holds.
    pub(super) eras: &'s [Era],
}

/// A call, by position, and the years, by position, in which its rule holds.
pub(super) type Era = (Option<usize>, Range<usize>);

impl<'s> Rows<'s> {
    /// What is the same in all years of a unit.
    pub(super) fn of_units<C>(self, pick: impl Fn(&'s StudyUnit) -> C) -> impl Iterator<Item = (C, usize)> {
        self.stretches.iter().map(move |stretch| (pick(&self.study.units[stretch.at]), stretch.years.len()))
    }

    /// What is the same in all years of a unit that has to do with the programme; all others have one value.
    pub(super) fn of_touched_units<C: Copy>(
        self,
        untouched: C,
        pick: impl Fn(&'s StudyUnit) -> C,
    ) -> impl Iterator<Item = (C, usize)> {
        self.stretches.iter().map(move |Stretch { at, years }| {
            (if self.touched[*at] { pick(&self.study.units[*at]) } else { untouched }, years.len())
        })
    }

    /// What differs from year to year, for units that have to do with the programme; all others have one value.
    pub(super) fn of_touched<C: Copy>(
        self,
        untouched: C,
        pick: impl Fn(&'s StudyUnit, i32) -> C + Copy,
    ) -> impl Iterator<Item = (C, usize)> {
        self.stretches.iter().flat_map(move |Stretch { at, years }| {
            let touched = self.touched[*at];
            let unit = &self.study.units[*at];
            let (years, rows) =
                if touched { (years.clone(), 1) } else { (years.start..years.end.min(years.start + 1), years.len()) };
            years.map(move |year| (if touched { pick(unit, self.study.years[year]) } else { untouched }, rows))
        })
    }

    /// What is the same in all years in which the rule of one call holds.
    pub(super) fn of_calls<C>(
        self,
        pick: impl Fn(&'s StudyUnit, Option<usize>) -> C + Copy,
    ) -> impl Iterator<Item = (C, usize)> {
        self.stretches.iter().flat_map(move |Stretch { at, years }| {
            let unit = &self.study.units[*at];
            let years = years.clone();
            self.eras.iter().filter_map(move |(call, era)| {
                let rows = era.end.min(years.end).saturating_sub(era.start.max(years.start));
                (rows > 0).then(|| (pick(unit, *call), rows))
            })
        })
    }

    /// What is kept year by year, stretch by stretch.
    pub(super) fn of_years<C>(self, cells: &[C]) -> impl Iterator<Item = &[C]> {
        self.stretches.iter().map(|stretch| &cells[stretch.years.clone()])
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

    /// Whether units have to do with the programme.
    pub(super) fn touched(&self) -> Vec<bool> {
        self.units.iter().map(|unit| !unit.is_untouched()).collect()
    }

    /// The years in which the rule of one call holds, in their order.
    pub(super) fn eras(&self) -> Vec<Era> {
        let mut eras: Vec<Era> = Vec::new();
        for (year, &of) in self.years.iter().enumerate() {
            let call = self.call_in_force(of);
            match eras.last_mut().filter(|(last, _)| *last == call) {
                Some((_, years)) => years.end = year + 1,
                None => eras.push((call, year..year + 1)),
            }
        }
        eras
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
        joined(runs, i64::eq, |cell, rows| cells.repeat(Some(cell), rows));
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
        joined(runs, Self::eq, |cell, rows| cells.repeat(cell, rows));
        Values::Number(cells)
    }
}

impl Kind for &str {
    fn values(runs: impl Iterator<Item = (Self, usize)>) -> Values {
        texts(runs, |one, other| std::ptr::eq(*one, *other) || one == other, |cell| cell)
    }
}

fn texts<'t, C: Copy>(
    runs: impl Iterator<Item = (C, usize)>,
    is_same: impl Fn(&C, &C) -> bool,
    text: impl Fn(C) -> &'t str,
) -> Values {
    let mut cells = Texts::default();
    joined(runs, is_same, |cell, rows| cells.repeat(Some(text(cell)), rows));
    Values::Text(cells)
}

/// Hands on runs, those that show the same cell as one.
fn joined<C: Copy>(
    runs: impl Iterator<Item = (C, usize)>,
    is_same: impl Fn(&C, &C) -> bool,
    mut hand_on: impl FnMut(C, usize),
) {
    let mut open: Option<(C, usize)> = None;
    runs.for_each(|(cell, rows)| match &mut open {
        Some((last, all)) if is_same(last, &cell) => *all += rows,
        _ => {
            if let Some((last, all)) = open.replace((cell, rows)) {
                hand_on(last, all);
            }
        }
    });
    if let Some((last, all)) = open {
        hand_on(last, all);
    }
}

/// A column whose cells are mostly those of the row above.
pub(super) fn in_runs<C: Kind>(name: &str, description: &str, runs: impl Iterator<Item = (C, usize)>) -> Column {
    Column::new(name, description, None, C::values(runs))
}

/// A column of words, by what they stand for.
pub(super) fn in_words<C: Copy + PartialEq>(
    name: &str,
    description: &str,
    runs: impl Iterator<Item = (C, usize)>,
    word: impl Fn(C) -> &'static str,
) -> Column {
    Column::new(name, description, None, texts(runs, C::eq, word))
}

/// A column of whole numbers that mostly are others than in the row above.
pub(super) fn each(name: &str, description: &str, rows: usize, cells: impl Iterator<Item = i64>) -> Column {
    let mut values = Vec::with_capacity(rows);
    values.extend(cells);
    Column::new(name, description, None, Values::Integer(Cells::full(values)))
}
