//! Evidence that excludes itself.

use super::view::Stay;
use super::{Register, rules};
use crate::finding::{Finding, Value};

impl Register {
    /// Memberships of which no history fits everything that is said: one finding each, with the statements that count.
    ///
    /// Such a membership is certain on no day.
    pub fn contradictions(&self) -> Vec<Finding> {
        let view = self.on(self.programme().first_day());
        let stays = view.standings().iter().flat_map(|standing| &standing.stays);
        stays.filter(|stay| stay.bounds.contradictory).map(contradiction).collect()
    }
}

pub(crate) fn contradiction(stay: &Stay<'_>) -> Finding {
    let statements: Vec<Value> = stay
        .statements
        .iter()
        .filter(|said| said.proves)
        .map(|said| format!("{} {} ({}:{})", said.kind.as_str(), said.when, said.table, said.record).into())
        .collect();
    Finding::new(&rules::EVIDENCE_CONTRADICTORY)
        .about("memberships", stay.membership.id.as_str())
        .with("statements", Value::List(statements))
}
