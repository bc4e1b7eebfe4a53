//! The panel: one row per municipality and year.

use super::roles::{Reason, Role};
use super::rows::{Rows, Stretch, each, in_runs, in_words};
use super::status::Status;
use super::study::Study;
use super::unit::StudyUnit;
use crate::programme::BandScale;
use crate::statistics::band_word;
use crate::table::{Cells, Column, Table, Values};
use crate::time::Answer;

/// Names of columns that the tables of a study use, and that no outcome can have.
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
    /// One row per municipality and year, by both; every column is defined in `docs/panel.md`.
    pub fn panel(&self) -> Table {
        Table::built("panel", self.columns(&self.stretches()))
    }

    /// The rows of the panel whose role is treated or control: what an estimator is given. A unit that loses one year loses all
    /// of them, so that the rows stay balanced.
    pub fn sample(&self) -> Table {
        let roles = self.roles();
        let mut stretches = self.stretches();
        stretches.retain(|stretch| {
            roles[stretch.at].0 != Role::Excluded && !self.cells(stretch).any(|cell| self.measured.is_missing(cell))
        });
        Table::built("sample", self.columns(&stretches))
    }

    /// The columns of the panel for some of its rows.
    pub(super) fn columns(&self, stretches: &[Stretch]) -> Vec<Column> {
        let rows = Rows { study: self, stretches, touched: &self.touched(), eras: &self.eras() };
        let mut columns = self.columns_of_treatment(rows);
        columns.extend(self.columns_of_selection(rows));
        columns.extend(self.columns_around(rows));
        columns.extend(self.columns_measured(rows));
        columns
    }

    /// The columns about who was treated when.
    fn columns_of_treatment(&self, rows: Rows<'_>) -> Vec<Column> {
        let key = rows.of_units(StudyUnit::number);
        let years: Vec<i64> = self.years.iter().map(|&year| i64::from(year)).collect();
        let first = rows.of_touched_units(f64::INFINITY, |unit| float(unit.g));
        let first_or_zero = rows.of_touched_units(0, |unit| i64::from(unit.g.unwrap_or(0)));
        let first_concept = rows.of_touched_units(f64::INFINITY, |unit| float(unit.g_concept));
        let last_entry = rows.of_touched_units(f64::INFINITY, |unit| float(unit.g_last));
        let treated = rows.of_touched(0, |unit, year| flag(unit.g.is_some_and(|g| year >= g)));
        let active = rows.of_touched(0, |unit, year| flag(unit.exposure(year) > 0.0));
        let ever = rows.of_touched_units(0, |unit| flag(unit.g.is_some()));
        let since = |unit: &StudyUnit, year| unit.g.map_or(f64::INFINITY, |g| f64::from(year - g));
        let since = rows.of_touched(f64::INFINITY, since);
        let exposure = rows.of_touched(0.0, StudyUnit::exposure);
        let concept = rows.of_touched(0.0, StudyUnit::concept_share);
        vec![
            in_runs("unit", "official key as a number", key),
            in_runs("ags", "official key", rows.of_units(|unit| unit.ags.as_str())),
            each("year", "year", rows.len(), rows.of_years(&years).flatten().copied()),
            in_runs("g", "first treated year under the onset; inf = never", first),
            in_runs("g0", "first treated year; 0 = never", first_or_zero),
            in_runs("g_concept", "first year with a day of a concept phase; inf = never", first_concept),
            in_runs("g_last", "year of the last entry; inf = never", last_entry),
            in_runs("treat", "1 from the first treated year on", treated),
            in_runs("active", "1 if some day of the year was funded", active),
            in_runs("ever_treated", "1 if it has a first treated year", ever),
            in_runs("rel_year", "year minus first treated year; inf = never", since).unit("years"),
            in_runs("exposure", "funded days by days of the year", exposure).unit("share"),
            in_runs("concept", "days in a concept phase by days of the year", concept).unit("share"),
            in_runs("exposure_cum", "years funded so far, by days", self.cumulated(rows)).unit("years"),
        ]
    }

    /// The columns about who could be selected, who was, and what part each plays in the comparison.
    fn columns_of_selection(&self, rows: Rows<'_>) -> Vec<Column> {
        let known = |unit: &StudyUnit, call: Option<usize>| call.and_then(|call| unit.population[call]).unwrap_or(-1);
        let eligible = |unit: &StudyUnit, call: Option<usize>| call.map_or(0, |call| answer(unit.eligible[call]));
        let applied = rows.of_touched_units(0, |unit| flag(unit.first_call().is_some()));
        #[expect(clippy::cast_precision_loss, reason = "the number of a call is a year or small")]
        let call_first =
            rows.of_units(|unit| unit.first_call().map_or(f64::INFINITY, |call| self.calls[call].number as f64));
        let scales: Vec<Option<&BandScale>> = (0..self.calls.len()).map(|call| self.scale(call)).collect();
        let band = |unit: &StudyUnit, call: Option<usize>| {
            call.map_or("no-rule", |call| band_word(scales[call], unit.population[call]))
        };
        let status = rows.of_touched(Status::Never, |unit, year| self.status(unit, year));
        let parts = self.parts(rows);
        let role = parts.iter().map(|((role, _), rows)| (*role, *rows));
        let reason = parts.iter().map(|((_, reason), rows)| (*reason, *rows));
        vec![
            in_runs("population", "inhabitants at the date the rule names; -1 = unknown", rows.of_calls(known))
                .unit("persons"),
            in_runs("band", "band of the rule in force, or below, above, unknown, no-rule", rows.of_calls(band)),
            in_runs(
                "eligible",
                "1 if eligible under the rule in force, 0 if not, -1 = unknown",
                rows.of_calls(eligible),
            ),
            in_runs("applied", "1 if it ever applied", applied),
            in_runs("call_first", "number of the first call it applied to; inf = none", call_first),
            in_runs("land", "number of the state", rows.of_units(StudyUnit::land)),
            in_runs("kreis", "key of the district as a number", rows.of_units(StudyUnit::kreis)),
            in_words("status", "never, applied, nominated, concept, funded, left or rejoined", status, Status::as_str),
            in_words("role", "treated, control or excluded", role, Role::as_str),
            in_words("reason", "why it is excluded; empty: it is not", reason, Reason::as_str),
        ]
    }

    /// The columns about a unit's territory and about the members around it.
    fn columns_around(&self, rows: Rows<'_>) -> Vec<Column> {
        let around = || rows.of_cells(&self.around).flatten();
        let territories = self.territories_of(rows);
        let changed = territories.iter().map(|(one, rows)| (one.changed.map_or(-1, flag), *rows));
        let predecessors = territories.iter().map(|(one, rows)| (one.predecessors.unwrap_or(-1), *rows));
        let neighbours = around().map(|one| (one.neighbours_in.map_or(-1, count), 1));
        let share = around().map(|one| (one.share_neighbours_in, 1));
        let in_land = around().map(|one| count(one.same_land_in));
        let nearest = around().map(|one| (one.km_nearest, 1));
        vec![
            in_runs("territory_changed", "1 if its territory was another one, -1 = unknown", changed),
            in_runs("n_predecessors", "units of the year with a share in it, -1 = unknown", predecessors)
                .unit("municipalities"),
            in_runs("neighbours_in", "neighbours that are members on 31 December; -1 = unknown", neighbours)
                .unit("municipalities"),
            each("same_land_in", "other members of its state on 31 December", rows.len(), in_land)
                .unit("municipalities"),
            in_runs("share_neighbours_in", "members among its neighbours; missing without a neighbour", share)
                .unit("share"),
            in_runs("km_nearest", "distance to the nearest other member; missing where unknown", nearest).unit("km"),
        ]
    }

    /// The outcomes.
    fn columns_measured(&self, rows: Rows<'_>) -> Vec<Column> {
        let column = |(name, values): &(String, Vec<f64>)| {
            let mut kept = Vec::with_capacity(rows.len());
            rows.of_cells(values).for_each(|values| kept.extend_from_slice(values));
            let cells = if kept.iter().any(|value: &f64| value.is_nan()) {
                kept.into_iter().map(|value| Some(value).filter(|value| !value.is_nan())).collect()
            } else {
                Cells::full(kept)
            };
            Column::new(name, "outcome; missing: see reason", None, Values::Number(cells))
        };
        self.measured.columns.iter().map(column).collect()
    }

    /// Years funded so far, those before the first year included.
    fn cumulated(&self, rows: Rows<'_>) -> impl Iterator<Item = (f64, usize)> {
        let mut sums = Vec::with_capacity(rows.stretches.len());
        for Stretch { at, years } in rows.stretches {
            let unit = &self.units[*at];
            let Some(mut from) = rows.touched[*at].then(|| unit.first_funded_year()).flatten() else {
                sums.push((0.0, years.len()));
                continue;
            };
            let mut sum = 0.0;
            for &year in &self.years[years.clone()] {
                sum += (from..=year).map(|year| unit.exposure(year)).sum::<f64>();
                from = from.max(year + 1);
                sums.push((sum, 1));
            }
        }
        sums.into_iter()
    }

    /// The band of a unit under the rule of a call.
    pub(super) fn band(&self, unit: &StudyUnit, call: Option<usize>) -> &str {
        call.map_or("no-rule", |call| band_word(self.scale(call), unit.population[call]))
    }

    /// The population bands of a call's rule.
    fn scale(&self, call: usize) -> Option<&BandScale> {
        let programme = self.register.programme();
        programme.bands_of(programme.calls().get(call)?)
    }

    /// The parts units play; those of their years where one is without an outcome.
    fn parts(&self, rows: Rows<'_>) -> Vec<((Role, Reason), usize)> {
        let roles = self.roles();
        let mut parts = Vec::with_capacity(rows.stretches.len());
        for stretch in rows.stretches {
            let whole = roles[stretch.at];
            if whole.0 == Role::Excluded || !self.cells(stretch).any(|cell| self.measured.is_missing(cell)) {
                parts.push((whole, stretch.years.len()));
            } else {
                parts.extend(self.cells(stretch).map(|cell| (self.part(whole, cell), 1)));
            }
        }
        parts
    }

    /// The part a unit plays in a year.
    fn part(&self, whole: (Role, Reason), cell: usize) -> (Role, Reason) {
        if !self.measured.is_missing(cell) {
            return whole;
        }
        let split = self.measured.split.get(cell).copied().unwrap_or(false);
        (Role::Excluded, if split { Reason::TerritorySplit } else { Reason::MissingOutcome })
    }
}

/// A year as estimators take it: infinite where there is none.
pub(super) fn float(year: Option<i32>) -> f64 {
    year.map_or(f64::INFINITY, f64::from)
}

fn count(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

pub(super) fn flag(is: bool) -> i64 {
    i64::from(is)
}

pub(super) fn answer(answer: Answer) -> i64 {
    match answer {
        Answer::Yes => 1,
        Answer::No => 0,
        Answer::Unknown => -1,
    }
}
