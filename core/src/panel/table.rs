//! The panel: one row per municipality and year.

use super::roles::{Reason, Role};
use super::status::Status;
use super::study::Study;
use super::territory::Territory;
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

/// A row of the panel: a unit in a year, by their positions.
#[derive(Clone, Copy)]
pub(super) struct Row {
    pub(super) at: usize,
    pub(super) year_at: usize,
}

impl Study {
    /// One row per municipality and year, by both; every column is defined in `docs/panel.md`.
    pub fn panel(&self) -> Table {
        Table::built("panel", self.columns(&self.rows()))
    }

    /// The rows of the panel whose role is treated or control: what an estimator is given. A unit that loses one year loses all
    /// of them, so that the rows stay balanced.
    pub fn sample(&self) -> Table {
        let roles = self.roles();
        let whole = |at: usize| {
            let cells = at * self.years.len()..(at + 1) * self.years.len();
            roles[at].0 != Role::Excluded && !cells.into_iter().any(|cell| self.measured.is_missing(cell))
        };
        let mut rows = self.rows();
        rows.retain(|row| whole(row.at));
        Table::built("sample", self.columns(&rows))
    }

    /// All units in all years.
    pub(super) fn rows(&self) -> Vec<Row> {
        let mut rows = Vec::with_capacity(self.units.len() * self.years.len());
        for at in 0..self.units.len() {
            rows.extend((0..self.years.len()).map(|year_at| Row { at, year_at }));
        }
        rows
    }

    /// The columns of the panel for some of its rows.
    pub(super) fn columns(&self, rows: &[Row]) -> Vec<Column> {
        let mut columns = self.columns_of_treatment(rows);
        columns.extend(self.columns_of_selection(rows));
        columns.extend(self.columns_around(rows));
        columns.extend(self.columns_measured(rows));
        columns
    }

    /// The columns about who was treated when.
    fn columns_of_treatment(&self, rows: &[Row]) -> Vec<Column> {
        let (of_units, of_rows) = (OfUnits { units: &self.units, rows }, OfRows { rows });
        let year = |row: Row| self.years[row.year_at];
        let unit = |row: Row| &self.units[row.at];
        let first_treated: Vec<Option<i32>> = self.units.iter().map(|unit| unit.g).collect();
        let exposure = |&row: &Row| if unit(row).spells.is_empty() { 0.0 } else { unit(row).exposure(year(row)) };
        let exposures: Vec<f64> = rows.iter().map(exposure).collect();
        vec![
            of_units.integer("unit", "official key as a number", StudyUnit::number),
            of_units.text("ags", "official key", |unit| unit.ags.as_str()),
            of_rows.integer("year", "year", |row| i64::from(year(row))),
            of_units.number("g", "first treated year under the onset; inf = never", |unit| float(unit.g)),
            of_units.integer("g0", "first treated year; 0 = never", |unit| i64::from(unit.g.unwrap_or(0))),
            of_units.number("g_concept", "first year with a day of a concept phase; inf = never", |unit| {
                float(unit.g_concept)
            }),
            of_units.number("g_last", "year of the last entry; inf = never", |unit| float(unit.g_last)),
            of_rows.integer("treat", "1 from the first treated year on", |row| {
                flag(first_treated[row.at].is_some_and(|g| year(row) >= g))
            }),
            full_integer(
                "active",
                "1 if some day of the year was funded",
                exposures.iter().map(|&days| flag(days > 0.0)),
            ),
            of_units.integer("ever_treated", "1 if it has a first treated year", |unit| flag(unit.g.is_some())),
            of_rows
                .number("rel_year", "year minus first treated year; inf = never", |row| {
                    first_treated[row.at].map_or(f64::INFINITY, |g| f64::from(year(row) - g))
                })
                .unit("years"),
            full_number("exposure", "funded days by days of the year", exposures).unit("share"),
            of_rows
                .number("concept", "days in a concept phase by days of the year", |row| {
                    if unit(row).concept.is_empty() { 0.0 } else { unit(row).concept_share(year(row)) }
                })
                .unit("share"),
            self.cumulated(rows),
        ]
    }

    /// The columns about who could be selected, who was, and what part each plays in the comparison.
    fn columns_of_selection(&self, rows: &[Row]) -> Vec<Column> {
        let (of_units, of_rows) = (OfUnits { units: &self.units, rows }, OfRows { rows });
        let unit = |row: Row| &self.units[row.at];
        let in_force: Vec<Option<usize>> = self.years.iter().map(|&year| self.call_in_force(year)).collect();
        let call_of = |row: Row| in_force[row.year_at];
        let status = |&row: &Row| {
            if unit(row).is_untouched() { Status::Never } else { self.status(unit(row), self.years[row.year_at]) }
        };
        let statuses: Vec<Status> = rows.iter().map(status).collect();
        let roles = self.roles();
        let parts: Vec<(Role, Reason)> = rows.iter().map(|&row| self.role_in(roles[row.at], row)).collect();
        vec![
            of_rows
                .integer("population", "inhabitants at the date the rule names; -1 = unknown", |row| {
                    call_of(row).and_then(|call| unit(row).population[call]).unwrap_or(-1)
                })
                .unit("persons"),
            of_rows.text("band", "band of the rule in force, or below, above, unknown, no-rule", |row| {
                self.band(unit(row), call_of(row))
            }),
            of_rows.integer("eligible", "1 if eligible under the rule in force, 0 if not, -1 = unknown", |row| {
                call_of(row).map_or(0, |call| answer(unit(row).eligible[call]))
            }),
            of_units.integer("applied", "1 if it ever applied", |unit| flag(unit.first_call().is_some())),
            of_units.number("call_first", "number of the first call it applied to; inf = none", |unit| {
                #[expect(clippy::cast_precision_loss, reason = "the number of a call is a year or small")]
                unit.first_call().map_or(f64::INFINITY, |call| self.calls[call].number as f64)
            }),
            of_units.integer("land", "number of the state", StudyUnit::land),
            of_units.integer("kreis", "key of the district as a number", StudyUnit::kreis),
            words(
                "status",
                "never, applied, nominated, concept, funded, left or rejoined",
                statuses.iter().map(|one| one.as_str()),
            ),
            words("role", "treated, control or excluded", parts.iter().map(|(role, _)| role.as_str())),
            words("reason", "why it is excluded; empty: it is not", parts.iter().map(|(_, reason)| reason.as_str())),
        ]
    }

    /// The columns about a unit's territory and about the members around it.
    fn columns_around(&self, rows: &[Row]) -> Vec<Column> {
        let of_rows = OfRows { rows };
        let around = |row: Row| self.around[row.at * self.years.len() + row.year_at];
        let territories: Vec<Territory> =
            rows.iter().map(|row| self.territories.of(self.units[row.at].ags, row.year_at)).collect();
        vec![
            full_integer(
                "territory_changed",
                "1 if its territory was another one, -1 = unknown",
                territories.iter().map(|one| one.changed.map_or(-1, flag)),
            ),
            full_integer(
                "n_predecessors",
                "units of the year with a share in it, -1 = unknown",
                territories.iter().map(|one| one.predecessors.unwrap_or(-1)),
            )
            .unit("municipalities"),
            of_rows
                .integer("neighbours_in", "neighbours that are members on 31 December; -1 = unknown", |row| {
                    around(row).neighbours_in.map_or(-1, count)
                })
                .unit("municipalities"),
            of_rows
                .integer("same_land_in", "other members of its state on 31 December", |row| {
                    count(around(row).same_land_in)
                })
                .unit("municipalities"),
            of_rows
                .optional("share_neighbours_in", "members among its neighbours; missing without a neighbour", |row| {
                    around(row).share_neighbours_in
                })
                .unit("share"),
            of_rows
                .optional("km_nearest", "distance to the nearest other member; missing where unknown", |row| {
                    around(row).km_nearest
                })
                .unit("km"),
        ]
    }

    /// The outcomes.
    fn columns_measured(&self, rows: &[Row]) -> Vec<Column> {
        let cell = |row: Row| row.at * self.years.len() + row.year_at;
        let column = |(name, values): &(String, Vec<f64>)| {
            let value = |row: Row| Some(values[cell(row)]).filter(|value| !value.is_nan());
            OfRows { rows }.optional(name, "outcome; missing: see reason", value)
        };
        self.measured.columns.iter().map(column).collect()
    }

    /// Years funded so far, those before the first year included.
    fn cumulated(&self, rows: &[Row]) -> Column {
        let first_funded: Vec<Option<i32>> = self.units.iter().map(StudyUnit::first_funded_year).collect();
        let mut sum = 0.0;
        let mut reached: Option<(usize, i32)> = None;
        let cells = rows.iter().map(|row| {
            let Some(first) = first_funded[row.at] else { return 0.0 };
            let year = self.years[row.year_at];
            let known = reached.filter(|(at, before)| *at == row.at && *before < year);
            if known.is_none() {
                sum = 0.0;
            }
            let from = known.map_or(first, |(_, before)| before + 1);
            sum += (from..=year).map(|year| self.units[row.at].exposure(year)).sum::<f64>();
            reached = Some((row.at, year));
            sum
        });
        full_number("exposure_cum", "years funded so far, by days", cells.collect()).unit("years")
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

    /// The part a unit plays in a year.
    fn role_in(&self, (role, reason): (Role, Reason), row: Row) -> (Role, Reason) {
        let cell = row.at * self.years.len() + row.year_at;
        if role == Role::Excluded || !self.measured.is_missing(cell) {
            return (role, reason);
        }
        let split = self.measured.split.get(cell).copied().unwrap_or(false);
        (Role::Excluded, if split { Reason::TerritorySplit } else { Reason::MissingOutcome })
    }
}

/// Columns whose cells are the same in all years of a unit.
struct OfUnits<'s> {
    units: &'s [StudyUnit],
    rows: &'s [Row],
}

impl<'s> OfUnits<'s> {
    fn integer(&self, name: &str, description: &str, pick: impl Fn(&StudyUnit) -> i64) -> Column {
        let of_unit: Vec<i64> = self.units.iter().map(pick).collect();
        full_integer(name, description, self.rows.iter().map(|row| of_unit[row.at]))
    }

    fn number(&self, name: &str, description: &str, pick: impl Fn(&StudyUnit) -> f64) -> Column {
        let of_unit: Vec<f64> = self.units.iter().map(pick).collect();
        full_number(name, description, self.rows.iter().map(|row| of_unit[row.at]).collect())
    }

    fn text(&self, name: &str, description: &str, pick: impl Fn(&'s StudyUnit) -> &'s str) -> Column {
        let of_unit: Vec<&str> = self.units.iter().map(pick).collect();
        words(name, description, self.rows.iter().map(|row| of_unit[row.at]))
    }
}

/// Columns whose cells differ from year to year.
struct OfRows<'s> {
    rows: &'s [Row],
}

impl OfRows<'_> {
    fn integer(&self, name: &str, description: &str, pick: impl Fn(Row) -> i64) -> Column {
        full_integer(name, description, self.rows.iter().map(|&row| pick(row)))
    }

    fn number(&self, name: &str, description: &str, pick: impl Fn(Row) -> f64) -> Column {
        full_number(name, description, self.rows.iter().map(|&row| pick(row)).collect())
    }

    fn optional(&self, name: &str, description: &str, pick: impl Fn(Row) -> Option<f64>) -> Column {
        Column::number(name, description, self.rows.iter().map(|&row| pick(row)))
    }

    fn text<'w>(&self, name: &str, description: &str, pick: impl Fn(Row) -> &'w str) -> Column {
        words(name, description, self.rows.iter().map(|&row| pick(row)))
    }
}

fn full_integer(name: &str, description: &str, cells: impl Iterator<Item = i64>) -> Column {
    Column::new(name, description, None, Values::Integer(Cells::full(cells.collect())))
}

fn full_number(name: &str, description: &str, cells: Vec<f64>) -> Column {
    Column::new(name, description, None, Values::Number(Cells::full(cells)))
}

fn words<'w>(name: &str, description: &str, words: impl Iterator<Item = &'w str>) -> Column {
    Column::text(name, description, words.map(Some))
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
