//! Every municipality at every call, and how many got how far.

use std::collections::BTreeMap;

use super::study::Study;
use super::unit::{Applied, Stage, StudyCall, StudyUnit};
use crate::language::Comparator;
use crate::register::{Claim, Quantity};
use crate::statistics::figures::{Figures, figures, size};
use crate::table::{Column, Table};
use crate::time::Answer;

figures! {
    /// How many came how far at a call: one row for the call as a whole, then those that the register lists, by state and band.
    Flow in "flow" {
        /// number of the call
        call: i64,
        /// applied, nominated or selected
        stage: String,
        /// how many, at least; missing where nothing says it
        n: Option<i64> ["applications"],
        /// how many, at most
        n_most: Option<i64> ["applications"],
        /// where the number is from: calls (the programme's definition), claims (published figures, where the definition has
        /// none), listed (counted in the register), unknown
        basis: String,
        /// number of the state; missing in rows for the call as a whole
        land: Option<i64>,
        /// population band under the call's rule; missing in rows for the call as a whole
        band: Option<String>,
    }
}

impl Study {
    /// One row per municipality and call, by both: whether it could apply, did, was nominated, selected, turned down; how far its
    /// population lies from the limits of the call's rule (the running variable of a discontinuity design; population limits
    /// rarely decide one programme alone: Eggers, Freier, Grembi and Nannicini, 2018); and every outcome in the year before the
    /// call.
    pub fn applications(&self) -> Table {
        let rows: Vec<(usize, usize)> =
            (0..self.units().len()).flat_map(|unit| (0..self.calls().len()).map(move |call| (unit, call))).collect();
        let nominating: Vec<bool> = (0..self.calls().len()).map(|call| self.nominates(call)).collect();
        let integer = |name: &str, description: &str, pick: &dyn Fn(&StudyUnit, usize) -> i64| {
            let cells = rows.iter().map(|&(unit, call)| Some(pick(&self.units()[unit], call)));
            Column::integer(name, description, cells)
        };
        let reached = |name: &str, description: &str, is: &dyn Fn(Applied, usize) -> bool| {
            integer(name, description, &|unit, call| {
                i64::from(unit.applications[call].is_some_and(|applied| is(applied, call)))
            })
        };
        let distance = |name: &str, description: &str, limit: fn(&StudyCall) -> Option<i64>| {
            let cells = rows.iter().map(|&(unit, call)| {
                let away = self.units()[unit].population[call]? - limit(&self.calls()[call])?;
                usize::try_from(away.abs()).ok().map(|size_of| size(size_of) * if away < 0 { -1.0 } else { 1.0 })
            });
            Column::number(name, description, cells).unit("persons")
        };
        let mut columns =
            vec![
                integer("unit", "official key as a number", &|unit, _| unit.number()),
                Column::text(
                    "ags",
                    "official key",
                    rows.iter().map(|&(unit, _)| Some(self.units()[unit].ags.as_str().to_owned())),
                ),
                integer("call", "number of the call", &|_, call| self.calls()[call].number),
                integer("eligible", "1 if eligible under the call's rule, 0 if not, -1 = unknown", &|unit, call| {
                    match unit.eligible[call] {
                        Answer::Yes => 1,
                        Answer::No => 0,
                        Answer::Unknown => -1,
                    }
                }),
                reached("applied", "1 if it is known to have applied", &|_, _| true),
                reached("nominated", "1 if it is known to have been nominated", &|applied, call| {
                    applied.stage >= Stage::Nominated && nominating[call]
                }),
                reached("selected", "1 if it was selected", &|applied, _| applied.stage == Stage::Selected),
                reached("rejected", "1 if it is known to have been turned down", &|applied, _| applied.rejected),
                integer("population", "inhabitants at the date the call's rule names; -1 = unknown", &|unit, call| {
                    unit.population[call].unwrap_or(-1)
                })
                .unit("persons"),
                distance(
                    "to_lower",
                    "population minus the lower limit of the call's rule; missing where unknown",
                    |call| Some(call.limits?.0),
                ),
                distance(
                    "to_upper",
                    "population minus the upper limit of the call's rule; missing where unknown",
                    |call| call.limits?.1,
                ),
                Column::text(
                    "band",
                    "population band under the call's rule, or below, above, unknown",
                    rows.iter().map(|&(unit, call)| Some(self.band(&self.units()[unit], Some(call)))),
                ),
                integer("land", "number of the state", &|unit, _| unit.land()),
            ];
        for (name, _) in &self.measured.columns {
            let cells = rows.iter().map(|&(unit, call)| self.outcome_before(name, call, unit));
            columns.push(Column::number(name, "outcome in the year before the call; missing where unknown", cells));
        }
        Table::built("applications", columns)
    }

    /// How many came how far at each call. Numbers for a call as a whole come from the definition, else from published figures,
    /// else they are counted in the register, which says the least; the rows by state and band are counted there always.
    pub fn flow(&self) -> Figures<Flow> {
        let mut rows = Vec::new();
        for at in 0..self.calls().len() {
            for stage in [Stage::Applied, Stage::Nominated, Stage::Selected] {
                if stage != Stage::Nominated || self.nominates(at) {
                    rows.push(self.whole(at, stage));
                    rows.extend(self.listed(at, stage));
                }
            }
        }
        self.figures(rows)
    }

    /// Whether a call nominates before it selects, as far as is known.
    fn nominates(&self, call: usize) -> bool {
        let nominated = |unit: &StudyUnit| unit.applications[call].is_some_and(|one| one.stage == Stage::Nominated);
        self.calls()[call].nominated.is_some() || self.units().iter().any(nominated)
    }

    fn whole(&self, at: usize, stage: Stage) -> Flow {
        let call = &self.calls()[at];
        let exactly = |count: Option<usize>| count.map(|count| (count, count));
        let defined = match stage {
            Stage::Applied => exactly(call.applied),
            Stage::Nominated => exactly(call.nominated),
            Stage::Selected => call.admitted,
        };
        let defined = defined.map(|(least, most)| (i64::try_from(least).ok(), i64::try_from(most).ok()));
        let (basis, (n, n_most)) = defined
            .map(|range| ("calls", range))
            .or_else(|| self.claimed(call, stage).map(|range| ("claims", range)))
            .unwrap_or_else(|| {
                let listed = self.reached(at, stage).count();
                if listed == 0 { ("unknown", (None, None)) } else { ("listed", (i64::try_from(listed).ok(), None)) }
            });
        let (basis, stage) = (basis.to_owned(), word(stage).to_owned());
        Flow { call: call.number, stage, n, n_most, basis, land: None, band: None }
    }

    /// What published figures say of a call: from the least to the most that any of them allows.
    fn claimed(&self, call: &StudyCall, stage: Stage) -> Option<(Option<i64>, Option<i64>)> {
        let quantity = match stage {
            Stage::Applied => Quantity::Applied,
            Stage::Nominated => Quantity::Nominated,
            Stage::Selected => Quantity::Admitted,
        };
        let scope = format!("call:{}", call.id);
        let claims: Vec<&Claim> =
            self.register().claims().iter().filter(|one| one.quantity == quantity && one.scope == scope).collect();
        let exact = claims.iter().filter(|one| one.comparator == Comparator::Exactly).map(|one| one.value);
        let (least, most) = (exact.clone().min(), exact.max());
        let floor = claims.iter().filter(|one| one.comparator == Comparator::AtLeast).map(|one| one.value).max();
        least.or(floor).map(|least| (Some(least), most))
    }

    fn listed(&self, at: usize, stage: Stage) -> Vec<Flow> {
        let mut groups: BTreeMap<(i64, String), i64> = BTreeMap::new();
        for unit in self.reached(at, stage) {
            *groups.entry((unit.land(), self.band(unit, Some(at)).to_owned())).or_default() += 1;
        }
        let row = |((land, band), n)| Flow {
            call: self.calls()[at].number,
            stage: word(stage).to_owned(),
            n: Some(n),
            n_most: None,
            basis: "listed".to_owned(),
            land: Some(land),
            band: Some(band),
        };
        groups.into_iter().map(row).collect()
    }

    fn reached(&self, call: usize, stage: Stage) -> impl Iterator<Item = &StudyUnit> {
        self.units().iter().filter(move |unit| unit.applications[call].is_some_and(|one| one.stage >= stage))
    }
}

const fn word(stage: Stage) -> &'static str {
    match stage {
        Stage::Applied => "applied",
        Stage::Nominated => "nominated",
        Stage::Selected => "selected",
    }
}
