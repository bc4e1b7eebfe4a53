//! What the register's own memberships say of a part of the network on every day.

use std::collections::BTreeSet;

use super::ground::Ground;
use super::intake::{Intake, effective_days, whole};
use super::quantity::Range;
use super::scope::Scope;
use crate::programme::Call;
use crate::register::bounds::Bounds;
use crate::register::{Evidence, Membership, Register, View};
use crate::time::{Day, LAST_DAY};

/// One listed membership of the scope.
struct Stay<'a> {
    membership: &'a Membership,
    bounds: &'a Bounds,
    /// Whether the place had an earlier membership.
    again: bool,
}

/// How many listed places were members from one day until the next entry.
#[derive(Clone, Copy, Debug)]
struct Tally {
    from: Day,
    certain: i64,
    possible: i64,
    /// Stays that had begun for certain and cannot cover the day.
    over: i64,
}

/// The listed memberships of a scope.
pub(super) struct Listed<'a> {
    register: &'a Register,
    stays: Vec<Stay<'a>>,
    /// In the order of their days, from the beginning of time on.
    tallies: Vec<Tally>,
}

impl<'a> Listed<'a> {
    /// The memberships of a scope; `view` is of any day.
    pub(super) fn of(register: &'a Register, view: &'a View<'_>, scope: &Scope) -> Self {
        let places = view.standings().iter().filter(|standing| scope.holds(standing.place));
        let stays: Vec<Stay<'a>> = places
            .flat_map(|standing| {
                standing.stays.iter().enumerate().map(|(at, stay)| Stay {
                    membership: stay.membership,
                    bounds: &stay.bounds,
                    again: at > 0,
                })
            })
            .collect();
        let tallies = tallies(&stays);
        Self { register, stays, tallies }
    }

    /// The fewest places that were members for certain on a day of the span.
    pub(super) fn certain(&self, days: (Day, Day)) -> i64 {
        self.tallies_in(days).map(|tally| tally.certain).min().unwrap_or(0)
    }

    /// The most places that can have been members on a day of the span.
    pub(super) fn possible(&self, days: (Day, Day)) -> i64 {
        self.tallies_in(days).map(|tally| tally.possible).max().unwrap_or(0)
    }

    /// The fewest stays that were over for certain on a day of the span.
    pub(super) fn over(&self, days: (Day, Day)) -> i64 {
        self.tallies_in(days).map(|tally| tally.over).min().unwrap_or(0)
    }

    /// How many places of this part a call admitted, of so many in the whole network: the listed ones at least, and at most
    /// these and all that no list names.
    pub(super) fn share(&self, call: &Call, of: Range) -> Range {
        let direct = |membership: &Membership| {
            let named = membership.call.as_ref().is_some_and(|named| named.as_str() == call.id);
            named && membership.evidence == Evidence::Direct
        };
        let here = whole(self.stays.iter().filter(|stay| direct(stay.membership)).count());
        let everywhere = whole(self.register.memberships().iter().filter(|membership| direct(membership)).count());
        Range { low: here, high: of.high.map(|high| (high - everywhere).max(0) + here) }
    }

    /// How many listed places a call admitted that had been members before.
    pub(super) fn returned(&self, call: &Call) -> i64 {
        let named = |stay: &&Stay<'_>| stay.membership.call.as_ref().is_some_and(|named| named.as_str() == call.id);
        whole(self.stays.iter().filter(named).filter(|stay| stay.again).count())
    }

    /// Memberships that cannot have come by a call: they name none and began on no day on which one took effect.
    pub(super) fn outside_calls(&self) -> Vec<Intake> {
        let calls: Vec<(Day, Day)> = self.register.programme().calls().iter().map(effective_days).collect();
        let mut outside = Vec::new();
        for stay in &self.stays {
            let days = (stay.bounds.first_earliest, stay.bounds.first_latest.unwrap_or(LAST_DAY));
            let by_call = stay.membership.call.is_some() || calls.iter().any(|call| meet(*call, days));
            if !by_call && !stay.bounds.contradictory {
                outside.push(Intake {
                    ground: Ground::Entry(stay.membership.id.clone()),
                    days,
                    entries: Range::between(1, 1),
                    returned: i64::from(stay.again),
                });
            }
        }
        outside
    }

    /// What holds on the first day of the span and at every later change within it.
    fn tallies_in(&self, (from, until): (Day, Day)) -> impl Iterator<Item = &Tally> {
        let first = self.tallies.partition_point(|tally| tally.from <= from).saturating_sub(1);
        self.tallies[first..].iter().take_while(move |tally| tally.from <= until)
    }
}

fn meet(a: (Day, Day), b: (Day, Day)) -> bool {
    a.0 <= b.1 && b.0 <= a.1
}

fn tallies(stays: &[Stay<'_>]) -> Vec<Tally> {
    let mut changes = BTreeSet::from([Day::MIN]);
    for Stay { bounds, .. } in stays {
        let after = |day: Day| day.succ_opt().unwrap_or(day);
        changes.insert(bounds.first_earliest);
        changes.extend(bounds.first_latest);
        changes.insert(after(bounds.last_earliest));
        changes.extend(bounds.last_latest.map(after));
        changes.extend(bounds.absent_on.iter().flat_map(|&day| [day, after(day)]));
    }
    let count = |counts: &dyn Fn(&Bounds) -> bool| whole(stays.iter().filter(|stay| counts(stay.bounds)).count());
    changes
        .into_iter()
        .map(|day| Tally {
            from: day,
            certain: count(&|bounds| bounds.certain(day)),
            possible: count(&|bounds| bounds.possible(day)),
            over: count(&|bounds| {
                let begun = bounds.first_latest.is_some_and(|first| first <= day);
                begun && !bounds.contradictory && !bounds.possible(day)
            }),
        })
        .collect()
}
