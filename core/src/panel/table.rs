//! The panel: one row per municipality and year.

use super::roles::{Reason, Role};
use super::status::Status;
use super::study::Study;
use super::unit::StudyUnit;
use crate::programme::BandScale;
use crate::statistics::band_word;
use crate::table::{Column, Table};
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
pub(super) struct Row<'s> {
    pub(super) at: usize,
    pub(super) unit: &'s StudyUnit,
    pub(super) year_at: usize,
    pub(super) year: i32,
}

impl Study {
    /// One row per municipality and year, by both; every column is defined in `docs/panel.md`.
    pub fn panel(&self) -> Table {
        let rows: Vec<Row<'_>> = self.rows().collect();
        Table::built("panel", self.columns(&rows))
    }

    /// The rows of the panel whose role is treated or control: what an estimator is given. A unit that loses one year loses all
    /// of them, so that the rows stay balanced.
    pub fn sample(&self) -> Table {
        let roles = self.roles();
        let whole = |at: usize| {
            let cells = at * self.years.len()..(at + 1) * self.years.len();
            roles[at].0 != Role::Excluded && !cells.into_iter().any(|cell| self.measured.is_missing(cell))
        };
        let rows: Vec<Row<'_>> = self.rows().filter(|row| whole(row.at)).collect();
        Table::built("sample", self.columns(&rows))
    }

    /// All units in all years.
    pub(super) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.units.iter().enumerate().flat_map(|(at, unit)| {
            self.years.iter().enumerate().map(move |(year_at, &year)| Row { at, unit, year_at, year })
        })
    }

    /// The columns of the panel for some of its rows.
    pub(super) fn columns(&self, rows: &[Row<'_>]) -> Vec<Column> {
        let roles = self.roles();
        let statuses: Vec<Status> = rows
            .iter()
            .map(|row| if row.unit.is_untouched() { Status::Never } else { self.status(row.unit, row.year) })
            .collect();
        let in_force: Vec<Option<usize>> = self.years.iter().map(|&year| self.call_in_force(year)).collect();
        let call_of = |row: &Row<'_>| in_force[row.year_at];
        let funded = |row: &Row<'_>| if row.unit.spells.is_empty() { 0.0 } else { row.unit.exposure(row.year) };
        let role = |row: &Row<'_>| self.role_in(roles[row.at], row);
        let around = |row: &Row<'_>| self.around[row.year_at][row.at];
        let mut columns = vec![
            integer("unit", "official key as a number", rows, |row| row.unit.number()),
            text("ags", "official key", rows, |row| row.unit.ags.as_str().to_owned()),
            integer("year", "year", rows, |row| i64::from(row.year)),
            number("g", "first treated year under the onset; inf = never", rows, |row| float(row.unit.g)),
            integer("g0", "first treated year; 0 = never", rows, |row| i64::from(row.unit.g.unwrap_or(0))),
            number("g_concept", "first year with a day of a concept phase; inf = never", rows, |row| {
                float(row.unit.g_concept)
            }),
            number("g_last", "year of the last entry; inf = never", rows, |row| float(row.unit.g_last)),
            integer("treat", "1 from the first treated year on", rows, |row| flag(row.unit.is_treated(row.year))),
            integer("active", "1 if some day of the year was funded", rows, |row| flag(funded(row) > 0.0)),
            integer("ever_treated", "1 if it has a first treated year", rows, |row| flag(row.unit.g.is_some())),
            number("rel_year", "year minus first treated year; inf = never", rows, |row| {
                row.unit.g.map_or(f64::INFINITY, |g| f64::from(row.year - g))
            })
            .unit("years"),
            number("exposure", "funded days by days of the year", rows, funded).unit("share"),
            number("concept", "days in a concept phase by days of the year", rows, |row| {
                row.unit.concept_share(row.year)
            })
            .unit("share"),
            cumulated(rows),
            integer("population", "inhabitants at the date the rule names; -1 = unknown", rows, |row| {
                call_of(row).and_then(|call| row.unit.population[call]).unwrap_or(-1)
            })
            .unit("persons"),
            text("band", "band of the rule in force, or below, above, unknown, no-rule", rows, |row| {
                self.band(row.unit, call_of(row))
            }),
            integer("eligible", "1 if eligible under the rule in force, 0 if not, -1 = unknown", rows, |row| {
                call_of(row).map_or(0, |call| answer(row.unit.eligible[call]))
            }),
            integer("applied", "1 if it ever applied", rows, |row| flag(row.unit.first_call().is_some())),
            number("call_first", "number of the first call it applied to; inf = none", rows, |row| {
                #[expect(clippy::cast_precision_loss, reason = "the number of a call is a year or small")]
                row.unit.first_call().map_or(f64::INFINITY, |call| self.calls[call].number as f64)
            }),
            integer("land", "number of the state", rows, |row| row.unit.land()),
            integer("kreis", "key of the district as a number", rows, |row| row.unit.kreis()),
            words(
                "status",
                "never, applied, nominated, concept, funded, left or rejoined",
                statuses.iter().map(|one| one.as_str()),
            ),
            words("role", "treated, control or excluded", rows.iter().map(|row| role(row).0.as_str())),
            words("reason", "why it is excluded; empty: it is not", rows.iter().map(|row| role(row).1.as_str())),
            integer("territory_changed", "1 if its territory was another one, -1 = unknown", rows, |row| {
                self.territories.of(row.unit.ags, row.year_at).changed.map_or(-1, flag)
            }),
            integer("n_predecessors", "units of the year with a share in it, -1 = unknown", rows, |row| {
                self.territories.of(row.unit.ags, row.year_at).predecessors.unwrap_or(-1)
            })
            .unit("municipalities"),
            integer("neighbours_in", "neighbours that are members on 31 December", rows, |row| {
                count(around(row).neighbours_in)
            })
            .unit("municipalities"),
            integer("same_land_in", "other members of its state on 31 December", rows, |row| {
                count(around(row).same_land_in)
            })
            .unit("municipalities"),
            optional("share_neighbours_in", "members among its neighbours; missing without a neighbour", rows, |row| {
                around(row).share_neighbours_in
            })
            .unit("share"),
            optional("km_nearest", "distance to the nearest other member; missing where unknown", rows, |row| {
                around(row).km_nearest
            })
            .unit("km"),
        ];
        let cell = |row: &Row<'_>| row.at * self.years.len() + row.year_at;
        for (name, values) in &self.measured.columns {
            let value = |row: &Row<'_>| Some(values[cell(row)]).filter(|value| !value.is_nan());
            columns.push(optional(name, "outcome; missing: see reason", rows, value));
        }
        columns
    }

    /// The band of a unit under the rule of a call.
    pub(super) fn band(&self, unit: &StudyUnit, call: Option<usize>) -> String {
        call.map_or_else(|| "no-rule".to_owned(), |call| band_word(self.scale(call), unit.population[call]))
    }

    /// The population bands of a call's rule.
    fn scale(&self, call: usize) -> Option<&BandScale> {
        let programme = self.register.programme();
        programme.bands_of(programme.calls().get(call)?)
    }

    /// The part a unit plays in a year.
    fn role_in(&self, (role, reason): (Role, Reason), row: &Row<'_>) -> (Role, Reason) {
        let cell = row.at * self.years.len() + row.year_at;
        if role == Role::Excluded || !self.measured.is_missing(cell) {
            return (role, reason);
        }
        let split = self.measured.split.get(cell).copied().unwrap_or(false);
        (Role::Excluded, if split { Reason::TerritorySplit } else { Reason::MissingOutcome })
    }
}

/// Years funded so far, those before the first year included.
fn cumulated(rows: &[Row<'_>]) -> Column {
    let mut sum = 0.0;
    let mut reached: Option<(usize, i32)> = None;
    number("exposure_cum", "years funded so far, by days", rows, |row| {
        let Some(first) = row.unit.first_funded_year() else { return 0.0 };
        let known = reached.filter(|(at, year)| *at == row.at && *year < row.year);
        if known.is_none() {
            sum = 0.0;
        }
        let from = known.map_or(first, |(_, year)| year + 1);
        sum += (from..=row.year).map(|year| row.unit.exposure(year)).sum::<f64>();
        reached = Some((row.at, row.year));
        sum
    })
    .unit("years")
}

fn integer(name: &str, description: &str, rows: &[Row<'_>], pick: impl Fn(&Row<'_>) -> i64) -> Column {
    Column::integer(name, description, rows.iter().map(|row| Some(pick(row))))
}

fn number(name: &str, description: &str, rows: &[Row<'_>], mut pick: impl FnMut(&Row<'_>) -> f64) -> Column {
    Column::number(name, description, rows.iter().map(|row| Some(pick(row))))
}

fn optional(name: &str, description: &str, rows: &[Row<'_>], pick: impl Fn(&Row<'_>) -> Option<f64>) -> Column {
    Column::number(name, description, rows.iter().map(pick))
}

fn text(name: &str, description: &str, rows: &[Row<'_>], pick: impl Fn(&Row<'_>) -> String) -> Column {
    Column::text(name, description, rows.iter().map(|row| Some(pick(row))))
}

fn words<'w>(name: &str, description: &str, words: impl Iterator<Item = &'w str>) -> Column {
    Column::text(name, description, words.map(|word| Some(word.to_owned())))
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
