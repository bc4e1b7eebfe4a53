//! The pools of a study.

use std::collections::BTreeMap;

use super::{Assignments, Candidate, Pools, Selection, Series};
use crate::panel::error::PanelError;
use crate::panel::stacks::Controls;
use crate::panel::study::Study;
use crate::panel::words::words;
use crate::time::Answer;

words! {
    /// Within what the selection is drawn again; always within a call.
    Within: "stratum" {
        /// Call.
        Call = "call",
        /// State.
        Land = "land",
        /// Population band under the call's rule.
        Band = "band",
    }
}

impl Study {
    /// The selection of every call drawn again out of those it selected and the controls of a kind. Of pools that nobody had to
    /// apply for (eligible, not yet and never treated), whoever another call selected belongs to the pool too: without that
    /// selection it would not have been treated. `selection` says how the pool was selected; no source of a register does.
    ///
    /// # Errors
    /// Nobody was selected, or nobody else could have been; no draws; strata too small to be drawn from.
    pub fn assignments(
        &self,
        draws: usize,
        seed: u64,
        within: &[Within],
        pool: Controls,
        selection: Selection,
    ) -> Result<Assignments, PanelError> {
        let mut candidates: BTreeMap<(usize, usize), Option<i32>> = BTreeMap::new();
        let stacks = self.pools((0, 0), pool);
        let others = stacks.iter().any(|stack| !stack.controls.is_empty());
        let applied_for = matches!(pool, Controls::Rejected | Controls::Nominated);
        let elsewhere: Vec<usize> =
            stacks.iter().filter(|_| !applied_for).flat_map(|one| one.treated.clone()).collect();
        for stack in stacks {
            let eligible = |unit: &&usize| self.units()[**unit].eligible[stack.call] == Answer::Yes;
            for &unit in elsewhere.iter().filter(|unit| pool != Controls::Eligible || eligible(unit)) {
                candidates.entry((stack.call, unit)).or_default();
            }
            for unit in stack.controls {
                candidates.entry((stack.call, unit)).or_default();
            }
            candidates.extend(stack.treated.into_iter().map(|unit| ((stack.call, unit), Some(stack.g))));
        }
        if !others {
            return Err(PanelError::EmptyPool { controls: pool.as_str(), missing: self.missing_table(pool) });
        }
        let candidate = |((call, unit), g): ((usize, usize), Option<i32>)| {
            let one = &self.units()[unit];
            let word = |within: &Within| match within {
                Within::Call => self.calls()[call].id.clone(),
                Within::Land => one.land().to_string(),
                Within::Band => self.band(one, Some(call)).to_owned(),
            };
            Candidate {
                call: self.calls()[call].number,
                stratum: within.iter().map(word).collect::<Vec<_>>().join(" / "),
                unit: one.number(),
                g: g.map(i64::from),
            }
        };
        let candidates: Vec<Candidate> = candidates.into_iter().map(candidate).collect();
        Ok(Pools::new(&candidates, selection).and_then(|pools| pools.assignments(draws, seed))?)
    }

    /// An outcome by unit and year, as re-assignments compare it.
    ///
    /// # Errors
    /// No outcome of this name.
    pub fn series(&self, outcome: &str) -> Result<Series, PanelError> {
        let names = || self.measured.columns.iter().map(|(name, _)| name.as_str());
        if !names().any(|name| name == outcome) {
            let (found, expected) = (outcome.to_owned(), names().collect::<Vec<_>>().join(", "));
            return Err(PanelError::Column { found, expected });
        }
        let (mut unit, mut year, mut values) = (Vec::new(), Vec::new(), Vec::new());
        for (unit_at, one) in self.units().iter().enumerate() {
            for (year_at, &of_year) in self.years().iter().enumerate() {
                unit.push(one.number());
                year.push(i64::from(of_year));
                values.push(self.outcome(outcome, unit_at, year_at).unwrap_or(f64::NAN));
            }
        }
        Ok(Series::new(&unit, &year, &values)?)
    }
}
