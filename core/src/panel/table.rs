//! The panel: one row per municipality and year.

use super::study::Study;
use super::unit::StudyUnit;
use crate::table::{Column, Table};

/// The columns of the panel, which no outcome can be called by.
pub(super) const RESERVED: &[&str] = &[
    "unit",
    "ags",
    "year",
    "g",
    "g0",
    "g_concept",
    "g_last",
    "treat",
    "active",
    "ever_treated",
    "rel_year",
    "exposure",
    "concept",
    "exposure_cum",
    "population",
    "band",
    "eligible",
    "applied",
    "call_first",
    "land",
    "kreis",
    "status",
    "role",
    "reason",
    "territory_changed",
    "n_predecessors",
    "neighbours_in",
    "same_land_in",
    "share_neighbours_in",
    "km_nearest",
    "call",
    "stack_treat",
    "stack_rel",
    "stack_did",
    "stack_unit",
    "stack_year",
    "weight",
];

impl Study {
    /// One row per municipality and year, by both.
    pub fn panel(&self) -> Table {
        let mut columns = vec![
            self.integers("unit", "official key as a number", |unit, _| unit.number()),
            self.texts("ags", "official key", |unit, _| unit.ags.as_str()),
            self.integers("year", "year", |_, year| i64::from(year)),
        ];
        columns.push(self.numbers("g", "first treated year; inf = never", |unit, _| float(unit.g)));
        columns.push(self.numbers("exposure", "share of the year's days that were funded", |unit, year| {
            if unit.spells.is_empty() { 0.0 } else { unit.exposure(year) }
        }));
        for (outcome, values) in self.measured.declared.iter().zip(&self.measured.values) {
            let cells = values.iter().map(|value| Some(*value).filter(|value| !value.is_nan()));
            columns.push(Column::number(&outcome.name, "outcome", cells));
        }
        Table::built("panel", columns)
    }

    fn integers(&self, name: &str, description: &str, pick: impl Fn(&StudyUnit, i32) -> i64) -> Column {
        Column::integer(name, description, self.rows().map(|(unit, year)| Some(pick(unit, year))))
    }

    fn numbers(&self, name: &str, description: &str, pick: impl Fn(&StudyUnit, i32) -> f64) -> Column {
        Column::number(name, description, self.rows().map(|(unit, year)| Some(pick(unit, year))))
    }

    fn texts<'s>(&'s self, name: &str, description: &str, pick: impl Fn(&'s StudyUnit, i32) -> &'s str) -> Column {
        Column::text(name, description, self.rows().map(|(unit, year)| Some(pick(unit, year).to_owned())))
    }

    fn rows(&self) -> impl Iterator<Item = (&StudyUnit, i32)> {
        self.units.iter().flat_map(|unit| self.years.iter().map(move |&year| (unit, year)))
    }
}

/// A year as estimators take it: infinite where there is none.
fn float(year: Option<i32>) -> f64 {
    year.map_or(f64::INFINITY, f64::from)
}
