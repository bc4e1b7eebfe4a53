//! Stacks: every call beside its own controls.

use std::collections::BTreeMap;

use super::error::PanelError;
use super::roles::{Reason, Role};
use super::study::Study;
use super::table::{Row, flag};
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
        let mut rows: Vec<Row> = Vec::new();
        let mut of_stack: Vec<(usize, bool)> = Vec::new();
        for (number, stack) in stacks.iter().enumerate() {
            let mut members: Vec<(usize, bool)> = stack.treated.iter().map(|at| (*at, true)).collect();
            members.extend(stack.controls.iter().map(|at| (*at, false)));
            members.sort_unstable();
            for (at, treated) in members {
                for (year_at, &year) in self.years.iter().enumerate() {
                    if (stack.g + window.0..=stack.g + window.1).contains(&year) {
                        rows.push(Row { at, year_at });
                        of_stack.push((number, treated));
                    }
                }
            }
        }
        let mut columns = self.columns(&rows);
        let cells: Vec<Cell> =
            rows.iter().zip(of_stack).map(|(row, (number, treated))| Cell { row: *row, number, treated }).collect();
        columns.extend(self.stack_columns(&stacks, &cells));
        Ok(Table::built("stacks", columns))
    }

    fn stack_columns(&self, stacks: &[Stack], cells: &[Cell]) -> Vec<Column> {
        let weights = weights(stacks);
        let of = |cell: &Cell| &stacks[cell.number];
        let year = |cell: &Cell| self.years[cell.row.year_at];
        let rel = |cell: &Cell| i64::from(year(cell) - of(cell).g);
        let id = |cell: &Cell| i64::try_from(cell.number + 1).unwrap_or(i64::MAX);
        let integer = |name: &str, description: &str, pick: &dyn Fn(&Cell) -> i64| {
            Column::integer(name, description, cells.iter().map(|cell| Some(pick(cell))))
        };
        vec![
            integer("call", "number of the call", &|cell| self.calls[of(cell).call].number),
            integer("stack_treat", "1 if the call selected it", &|cell| flag(cell.treated)),
            integer("stack_rel", "year minus first treated year of the stack", &rel).unit("years"),
            integer("stack_did", "1 if selected and treated already", &|cell| flag(cell.treated && rel(cell) >= 0)),
            integer("stack_unit", "unit within the stack, unique over stacks", &|cell| {
                id(cell) * 100_000_000 + self.units[cell.row.at].number()
            }),
            integer("stack_year", "year within the stack, unique over stacks", &|cell| {
                id(cell) * 10_000 + i64::from(year(cell))
            }),
            Column::number(
                "weight",
                "1 for treated; for controls the stack's share of all treated by its share of all controls",
                cells.iter().map(|cell| Some(if cell.treated { 1.0 } else { weights[cell.number] })),
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
            let until = g + window.1;
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

struct Cell {
    row: Row,
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
