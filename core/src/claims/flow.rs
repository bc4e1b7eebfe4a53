//! Who came and who left between two published figures.

use super::ground::Ground;
use super::part::Part;
use super::quantity::Range;
use super::scope::Scope;
use super::settle::Settled;
use crate::register::{Claim, Id};
use crate::time::Day;

/// A number of members and the days on one of which it held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The first and the last day it may speak of.
    pub days: (Day, Day),
    /// The number of members.
    pub members: Range,
    /// The figure that says it; none: concluded.
    pub claim: Option<Id<Claim>>,
}

/// What two numbers of members and the entries between them imply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flow {
    /// The part of the network.
    pub scope: Scope,
    /// Members before.
    pub before: Report,
    /// Members after.
    pub after: Report,
    /// The calls and memberships by which somebody came in between.
    pub intakes: Vec<Ground>,
    /// Memberships that began in between.
    pub entries: Range,
    /// Memberships that ended in between.
    pub exits: Range,
    /// Of those that came in, places that had been members before.
    pub returned: Range,
    /// Places that had been members by then, at any time, and were none after.
    pub gone: Range,
}

impl Flow {
    /// Members before and entries together.
    pub fn expected(&self) -> Range {
        let high = self.before.members.high.zip(self.entries.high).map(|(before, entries)| before + entries);
        Range { low: self.before.members.low + self.entries.low, high }
    }
}

/// A report and the epoch it belongs to.
struct Placed {
    epoch: usize,
    report: Report,
}

impl Part<'_> {
    /// From each intake to the next: the first exact figure after the one and after the other.
    pub(super) fn flows(&self) -> Vec<Flow> {
        let settled = &self.settled;
        let reports: Vec<Placed> = (0..settled.course.epochs.len()).map(|at| settled.report_of(at)).collect();
        settled.between(&reports)
    }

    /// Every step from one figure to the next that differs, or that an intake separates.
    pub(super) fn changes(&self) -> Vec<Flow> {
        let settled = &self.settled;
        let mut reports = vec![settled.report_of(0)];
        for placed in settled.reports().into_iter().filter(|placed| placed.report.members.exact().is_some()) {
            let last = &reports[reports.len() - 1];
            if placed.epoch != last.epoch || placed.report.members != last.report.members {
                reports.push(placed);
            }
        }
        settled.between(&reports)
    }
}

impl Settled<'_> {
    /// The believed figures in the order of epochs and days.
    fn reports(&self) -> Vec<Placed> {
        let mut reports: Vec<Placed> = self
            .single()
            .map(|(at, spot)| Placed {
                epoch: spot.epoch,
                report: Report {
                    days: spot.days,
                    members: self.solution.range(spot.var),
                    claim: Some(self.course.candidates[at].claim.id.clone()),
                },
            })
            .collect();
        reports.sort_by_key(|placed| (placed.epoch, placed.report.days.1, placed.report.days.0));
        reports
    }

    /// The number of members that stands for an epoch: the narrowest figure, the earliest of these; else what is concluded.
    fn report_of(&self, epoch: usize) -> Placed {
        let width = |report: &Report| report.members.width().unwrap_or(i64::MAX);
        let own = self.reports().into_iter().filter(|placed| placed.epoch == epoch);
        own.min_by_key(|placed| width(&placed.report)).unwrap_or_else(|| Placed {
            epoch,
            report: Report {
                days: self.begins[epoch],
                members: self.solution.range(self.course.epochs[epoch].after),
                claim: None,
            },
        })
    }

    fn between(&self, reports: &[Placed]) -> Vec<Flow> {
        reports.windows(2).map(|pair| self.flow(&pair[0], &pair[1])).collect()
    }

    fn flow(&self, before: &Placed, after: &Placed) -> Flow {
        let epochs = before.epoch + 1..=after.epoch;
        let sum = |pick: &dyn Fn(usize) -> Range| {
            epochs.clone().map(pick).fold(Range::between(0, 0), |sum, more| Range {
                low: sum.low + more.low,
                high: sum.high.zip(more.high).map(|(a, b)| a + b),
            })
        };
        let entries = sum(&|at| self.solution.range(self.course.epochs[at].entries));
        let (from, to) = (before.report.members, after.report.members);
        let expected =
            Range { low: from.low + entries.low, high: from.high.zip(entries.high).map(|(from, more)| from + more) };
        let mut intakes: Vec<Ground> = epochs.clone().flat_map(|at| self.course.began_with[at].clone()).collect();
        intakes.dedup();
        Flow {
            scope: self.course.scope.clone(),
            before: before.report.clone(),
            after: after.report.clone(),
            intakes,
            entries,
            exits: difference(expected, to),
            returned: sum(&|at| self.solution.range(self.course.epochs[at].returned)),
            gone: difference(self.solution.range(self.course.epochs[after.epoch].ever), to),
        }
    }
}

/// What is left of one number without another that is no larger.
fn difference(all: Range, part: Range) -> Range {
    Range {
        low: part.high.map_or(0, |part| (all.low - part).max(0)),
        high: all.high.map(|all| (all - part.low).max(0)),
    }
}
