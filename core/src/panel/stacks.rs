//! Stacks: every call beside its own controls.

use std::collections::BTreeMap;

use super::error::PanelError;
use super::roles::{Reason, Role};
use super::rows::{Stretch, each, in_runs};
use super::study::Study;
use super::table::flag;
use super::unit::{Applied, Stage, StudyUnit};
use super::words::words;
use crate::table::{Column, Table};
use crate::time::Answer;

words! {
    /// Whom the treated of a call are compared with. None of them is treated before the window ends.
    Controls: "kind of controls" {
        /// Those that the call turned down.
        Rejected = "rejected",
        /// Those that the call nominated and did not select.
        Nominated = "nominated",
        /// Those that were eligible under the call's rule.
        Eligible = "eligible",
        /// Those treated later.
        NotYet = "not_yet",
        /// Those that are never treated.
        Never = "never",
    }
}

/// The units of one call with one first treated year, and their controls, as positions.
pub(super) struct Stack {
    pub(super) call: usize,
    pub(super) g: i32,
    pub(super) treated: Vec<usize>,
    pub(super) controls: Vec<usize>,
}

impl Study {
    /// Every call beside its own controls, from `window.0` years before the first treated one to `window.1` years after it: the
    /// rows of the panel with the columns of the stack behind them. A call whose treated start in different years makes one stack
    /// for each; calls without controls make none.
    ///
    /// # Errors
    /// No call has controls of this kind.
    pub fn stacks(&self, window: (i32, i32), controls: Controls) -> Result<Table, PanelError> {
        let stacks: Vec<Stack> =
            self.pools(window, controls).into_iter().filter(|stack| !stack.controls.is_empty()).collect();
        if stacks.is_empty() {
            return Err(PanelError::EmptyPool { controls: controls.as_str(), missing: self.missing_table(controls) });
        }
        let mut parts: Vec<Part> = Vec::new();
        for (number, stack) in stacks.iter().enumerate() {
            let position = |year: i32| self.years.partition_point(|&one| one < year);
            let from = position(stack.g.saturating_add(window.0));
            let years = from..position(stack.g.saturating_add(window.1).saturating_add(1)).max(from);
            let mut members: Vec<(usize, bool)> = stack.treated.iter().map(|at| (*at, true)).collect();
            members.extend(stack.controls.iter().map(|at| (*at, false)));
            members.sort_unstable();
            let part = |(at, treated)| Part { stretch: Stretch { at, years: years.clone() }, number, treated };
            parts.extend(members.into_iter().map(part));
        }
        let stretches: Vec<Stretch> = parts.iter().map(|part| part.stretch.clone()).collect();
        let mut columns = self.columns(&stretches);
        columns.extend(self.stack_columns(&stacks, &parts));
        Ok(Table::built("stacks", columns))
    }

    fn stack_columns(&self, stacks: &[Stack], parts: &[Part]) -> Vec<Column> {
        let weights = weights(stacks);
        let of = |part: &Part| &stacks[part.number];
        let rel = |part: &Part, year: i32| i64::from(year - of(part).g);
        let id = |part: &Part| i64::try_from(part.number + 1).unwrap_or(i64::MAX);
        let length = parts.iter().map(|part| part.stretch.years.len()).sum();
        let runs = |name: &str, description: &str, pick: &dyn Fn(&Part) -> i64| {
            in_runs(name, description, parts.iter().map(|part| (pick(part), part.stretch.years.len())))
        };
        let by_year = |name: &str, description: &str, pick: &dyn Fn(&Part, i32) -> i64| {
            let rows = parts.iter().flat_map(|part| part.stretch.years.clone().map(move |year| (part, year)));
            each(name, description, length, rows.map(|(part, year)| pick(part, self.years[year])))
        };
        vec![
            runs("call", "number of the call", &|part| self.calls[of(part).call].number),
            runs("stack_treat", "1 if the call selected it", &|part| flag(part.treated)),
            by_year("stack_rel", "year minus first treated year of the stack", &rel).unit("years"),
            by_year("stack_did", "1 if selected and treated already", &|part, year| {
                flag(part.treated && rel(part, year) >= 0)
            }),
            runs("stack_unit", "unit within the stack, unique over stacks", &|part| {
                id(part) * 100_000_000 + self.units[part.stretch.at].number()
            }),
            by_year("stack_year", "year within the stack, unique over stacks", &|part, year| {
                id(part) * 10_000 + i64::from(year)
            }),
            in_runs(
                "weight",
                "1 for treated; for controls the stack's share of all treated by its share of all controls",
                parts
                    .iter()
                    .map(|part| (if part.treated { 1.0 } else { weights[part.number] }, part.stretch.years.len())),
            ),
        ]
    }

    /// The stacks of all calls, those without controls among them, by call and first treated year.
    pub(super) fn pools(&self, window: (i32, i32), controls: Controls) -> Vec<Stack> {
        let roles = self.roles();
        let mut treated: BTreeMap<(usize, i32), Vec<usize>> = BTreeMap::new();
        for (at, unit) in self.units.iter().enumerate().filter(|(at, _)| roles[*at].0 == Role::Treated) {
            if let (Some(call), Some(g)) = (unit.spells.first().and_then(|spell| spell.call), unit.g) {
                treated.entry((call, g)).or_default().push(at);
            }
        }
        let stack = |((call, g), treated)| {
            let until = i32::saturating_add(g, window.1);
            let pool = self.units.iter().enumerate().filter(|(at, unit)| {
                let unclear = matches!(roles[*at].1, Reason::Spill | Reason::UncertainMembership | Reason::BelowOnset);
                !unclear && unit.g.is_none_or(|g| g > until) && is_control(unit, call, controls)
            });
            Stack { call, g, treated, controls: pool.map(|(at, _)| at).collect() }
        };
        treated.into_iter().map(stack).collect()
    }

    pub(super) fn missing_table(&self, controls: Controls) -> String {
        let none_treated = !self.roles().iter().any(|(role, _)| *role == Role::Treated);
        let missing = match controls {
            _ if none_treated => "no unit is treated in these years (table memberships, or choose other years)",
            Controls::Rejected => {
                "the register names nobody whom a call turned down (tables applications and decisions; add them, or choose \
                 eligible or not_yet)"
            }
            Controls::Nominated => {
                "the register names nobody nominated and not selected (table decisions; add them, or choose eligible or not_yet)"
            }
            Controls::Eligible => {
                "no unit is known to be eligible (table populations, or a directory with population figures)"
            }
            Controls::NotYet => "no unit is treated after the window (table memberships, or choose a shorter window)",
            Controls::Never => {
                "every unit is treated or excluded (table outcomes: add municipalities that never joined)"
            }
        };
        missing.to_owned()
    }
}

/// A unit in a stack.
struct Part {
    stretch: Stretch,
    number: usize,
    treated: bool,
}

fn is_control(unit: &StudyUnit, call: usize, controls: Controls) -> bool {
    let turned_down =
        |stage: Stage| unit.applications[call].is_some_and(|one: Applied| one.rejected && one.stage >= stage);
    match controls {
        Controls::Rejected => turned_down(Stage::Applied),
        Controls::Nominated => turned_down(Stage::Nominated),
        Controls::Eligible => unit.eligible[call] == Answer::Yes,
        Controls::NotYet => unit.g.is_some(),
        Controls::Never => unit.g.is_none(),
    }
}

/// By stack: its share of all treated by its share of all controls.
#[expect(clippy::cast_precision_loss, reason = "numbers of municipalities")]
fn weights(stacks: &[Stack]) -> Vec<f64> {
    let treated: usize = stacks.iter().map(|stack| stack.treated.len()).sum();
    let controls: usize = stacks.iter().map(|stack| stack.controls.len()).sum();
    let weight =
        |stack: &Stack| (stack.treated.len() as f64 / treated as f64) / (stack.controls.len() as f64 / controls as f64);
    stacks.iter().map(weight).collect()
}
