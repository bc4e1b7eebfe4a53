use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use thiserror::Error;

use super::route::{Leg, Route};
use super::transition::{Move, Share, Transition};
use super::{Evidence, UnitKey};

/// A unit that holds something of an earlier one.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Successor {
    /// Its key on the later day.
    pub key: UnitKey,
    /// The share of the earlier unit's inhabitants, 0 to 1; empty where no source says.
    pub population: Option<f64>,
    /// The share of the earlier unit's area, 0 to 1; empty where no source says.
    pub area: Option<f64>,
    /// Whether some share of inhabitants is that of the area, because the source's figures of inhabitants make no shares.
    pub by_area: bool,
    /// The ways its parts took, each as the steps that changed something; one empty way for what stayed as it was.
    pub ways: Vec<Vec<Passage>>,
}

/// A unit that a later one holds something of.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Predecessor {
    /// Its key on the earlier day.
    pub key: UnitKey,
    /// What of it the later unit holds; [`Successor::key`] is the later unit's.
    pub part: Successor,
}

/// A step on the way of a unit or its part: the row of a source that says it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Passage {
    /// The unit before.
    pub from: UnitKey,
    /// The unit afterwards.
    pub to: UnitKey,
    /// The share of inhabitants of `from` that took this step.
    pub population: Option<f64>,
    /// The share of its area.
    pub area: Option<f64>,
    /// Change list or crosswalk.
    pub evidence: Evidence,
    /// The last day before the step on which the source knows the unit.
    pub before: NaiveDate,
    /// The day the step is done on in the statistics: exact in a change list, the end of a year in a crosswalk.
    pub after: NaiveDate,
    /// The day it holds from in law.
    pub legal: Option<NaiveDate>,
    /// The file that says it.
    pub file: Arc<str>,
    /// Its row, counted from 1.
    pub row: u64,
}

/// Why the way of a unit cannot be followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum Lost {
    /// No unit has this key on that day.
    #[error("{key} is no key of {day}")]
    Unknown {
        /// The key.
        key: UnitKey,
        /// The day.
        day: NaiveDate,
    },
    /// No source lists the keys of that day.
    #[error("no source lists the keys of {day}, so nobody knows whether {key} was one (add an edition)")]
    Unlisted {
        /// The key.
        key: UnitKey,
        /// The day.
        day: NaiveDate,
    },
    /// It was there on one day and gone on another, and no source says where it went.
    #[error(
        "{key} is gone between {last_seen} and {gone_by}, and no source says where (add a change list or a crosswalk)"
    )]
    Unexplained {
        /// The key.
        key: UnitKey,
        /// The last day it is known on.
        last_seen: NaiveDate,
        /// The first day on which it is missing.
        gone_by: NaiveDate,
    },
}

struct Reached {
    share: Share,
    ways: Vec<Vec<Passage>>,
}

impl Route<'_> {
    /// What became of a unit, by the key of its successors.
    pub(in crate::official) fn follow(&self, key: UnitKey) -> Result<Vec<Successor>, Lost> {
        match self.knows(key) {
            Some(true) => {}
            Some(false) => return Err(Lost::Unknown { key, day: self.from }),
            None => return Err(Lost::Unlisted { key, day: self.from }),
        }
        let mut reached = BTreeMap::from([(key, Reached { share: Share::WHOLE, ways: vec![Vec::new()] })]);
        for leg in &self.legs {
            match leg {
                Leg::Changes(events) => {
                    for event in events {
                        if reached.keys().any(|key| event.moves.contains_key(key)) {
                            reached = step(event, reached, |_| true)
                                .map_err(|key| Lost::Unknown { key, day: event.after })?;
                        }
                    }
                }
                Leg::Crosswalk(transition) => {
                    reached = step(transition, reached, |_| false)
                        .map_err(|key| Lost::Unknown { key, day: transition.before })?;
                }
                &Leg::Comparison { before, after, keys } => {
                    if let Some(&key) = reached.keys().find(|key| !keys.contains(key)) {
                        return Err(Lost::Unexplained { key, last_seen: before, gone_by: after });
                    }
                }
            }
        }
        let successors = reached.into_iter().map(|(key, Reached { share, ways })| Successor {
            key,
            population: share.population,
            area: share.area,
            by_area: share.by_area,
            ways,
        });
        Ok(successors.collect())
    }
}

/// One transition further; `stays` says what holds for a unit it does not name. The key of a unit that is lost otherwise.
fn step(
    transition: &Transition,
    reached: BTreeMap<UnitKey, Reached>,
    stays: impl Fn(UnitKey) -> bool,
) -> Result<BTreeMap<UnitKey, Reached>, UnitKey> {
    let mut next: BTreeMap<UnitKey, Reached> = BTreeMap::new();
    for (from, Reached { share, ways }) in reached {
        let unchanged = [Move { to: from, share: Share::WHOLE, row: 0 }];
        let parts = match transition.moves.get(&from) {
            Some(parts) => parts.as_slice(),
            None if stays(from) => &unchanged,
            None => return Err(from),
        };
        for part in parts {
            let ways = ways.iter().cloned().map(|mut way| {
                if part.to != from || part.share != Share::WHOLE {
                    way.push(passage(transition, from, part));
                }
                way
            });
            let (share, ways) = (share.of(part.share), ways.collect::<Vec<_>>());
            match next.get_mut(&part.to) {
                Some(there) => {
                    there.share = there.share.and(share);
                    there.ways.extend(ways);
                }
                None => {
                    next.insert(part.to, Reached { share, ways });
                }
            }
        }
    }
    Ok(next)
}

pub(super) fn passage(transition: &Transition, from: UnitKey, part: &Move) -> Passage {
    Passage {
        from,
        to: part.to,
        population: part.share.population,
        area: part.share.area,
        evidence: transition.evidence,
        before: transition.before,
        after: transition.after,
        legal: transition.legal,
        file: Arc::clone(&transition.file),
        row: part.row,
    }
}
