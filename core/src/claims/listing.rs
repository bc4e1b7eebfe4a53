//! Listed members beside claimed ones.

use super::part::Part;
use super::quantity::Range;
use super::scope::Scope;
use crate::register::{Claim, Id, Quantity};
use crate::time::Day;

/// A published number of members beside those the register lists for the same days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    /// The figure.
    pub claim: Id<Claim>,
    /// The part of the network.
    pub scope: Scope,
    /// The first and the last day it may speak of.
    pub days: (Day, Day),
    /// The numbers it may mean.
    pub claimed: Range,
    /// Listed places that were members for certain, the fewest on one of the days.
    pub certain: i64,
    /// Listed places that may have been members, the most on one of the days.
    pub possible: i64,
    /// Whether the figure holds together with the others.
    pub believed: bool,
}

impl Listing {
    /// How many members at least are not listed.
    pub fn not_listed(&self) -> i64 {
        (self.claimed.low - self.possible).max(0)
    }

    /// How many listed members at least the figure leaves out.
    pub fn not_claimed(&self) -> i64 {
        self.claimed.high.map_or(0, |high| (self.certain - high).max(0))
    }
}

impl Part<'_> {
    /// The figures for members of a day, in the order of their days.
    pub(super) fn listings(&self) -> Vec<Listing> {
        let Some(listed) = &self.listed else { return Vec::new() };
        let settled = &self.settled;
        let candidates = settled.course.candidates.iter().enumerate();
        let mut listings: Vec<Listing> = candidates
            .filter(|(_, candidate)| candidate.claim.quantity == Quantity::MembersNow && !candidate.weak)
            .map(|(at, candidate)| Listing {
                claim: candidate.claim.id.clone(),
                scope: settled.course.scope.clone(),
                days: candidate.days,
                claimed: candidate.range,
                certain: listed.certain(candidate.days),
                possible: listed.possible(candidate.days),
                believed: settled.removed[at].is_none(),
            })
            .collect();
        listings.sort_by(|a, b| (a.days, &a.claim).cmp(&(b.days, &b.claim)));
        listings
    }
}
