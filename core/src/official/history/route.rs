use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;

use chrono::NaiveDate;
use thiserror::Error;

use super::transition::Transition;
use super::{History, UnitKey};
use crate::official::Level;

/// What a statement about keys through time rests on, from the strongest to the weakest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Evidence {
    /// An edition lists the key for the very day.
    Edition,
    /// A change list.
    Changes,
    /// A crosswalk.
    Crosswalk,
    /// Two editions compared: the same key is taken for the same unit, and parts that passed between units go unnoticed.
    Comparison,
}

impl Evidence {
    /// The word used in tables.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Edition => "edition",
            Self::Changes => "changes",
            Self::Crosswalk => "crosswalk",
            Self::Comparison => "comparison",
        }
    }
}

impl fmt::Display for Evidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// No source says what became of the units of a level between two days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error(
    "nothing says what became of each {level} between {reached} and {to} (add a change list, a crosswalk or an edition)"
)]
pub struct NoRoute {
    /// Municipalities or districts.
    pub level: Level,
    /// The day the sources reach.
    pub reached: NaiveDate,
    /// The day that was asked for; earlier than `reached` where somebody asks backwards in time.
    pub to: NaiveDate,
}

/// The sources that lead from one day to another, in order.
#[derive(Debug)]
pub(in crate::official) struct Route<'a> {
    pub(super) legs: Vec<Leg<'a>>,
    /// The keys on the first day, where they are known; not looked for where it begins with a crosswalk, which names them.
    pub(super) keys: Option<Cow<'a, BTreeSet<UnitKey>>>,
    pub(super) from: NaiveDate,
}

#[derive(Debug)]
pub(super) enum Leg<'a> {
    /// Every change of the days; what none names stays.
    Changes(Vec<&'a Transition>),
    /// Every unit of the first day.
    Crosswalk(&'a Transition),
    /// The keys of an edition; the same key stays.
    Comparison { before: NaiveDate, after: NaiveDate, keys: &'a BTreeSet<UnitKey> },
}

impl<'a> Route<'a> {
    pub(in crate::official) fn find(
        history: &'a History,
        level: Level,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<Self, NoRoute> {
        let mut search = Search { history, level, to, dead: BTreeSet::new(), reached: from };
        let legs = if from <= to { search.legs(from) } else { None };
        let mut legs = legs.ok_or(NoRoute { level, reached: search.reached, to })?;
        legs.reverse();
        let keys = if matches!(legs.first(), Some(Leg::Crosswalk(_))) { None } else { history.keys_on(level, from) };
        Ok(Self { legs, keys, from })
    }

    /// The weakest evidence on the way.
    pub(in crate::official) fn evidence(&self) -> Evidence {
        let of_leg = |leg: &Leg<'_>| match leg {
            Leg::Changes(_) => Evidence::Changes,
            Leg::Crosswalk(_) => Evidence::Crosswalk,
            Leg::Comparison { .. } => Evidence::Comparison,
        };
        self.legs.iter().map(of_leg).max().unwrap_or(Evidence::Edition)
    }

    /// The day it begins on.
    pub(in crate::official) fn first_day(&self) -> NaiveDate {
        self.from
    }

    /// Whether a key is one of the first day; `None` where no source lists them.
    pub(in crate::official) fn knows(&self, key: UnitKey) -> Option<bool> {
        match self.legs.first() {
            Some(Leg::Crosswalk(transition)) => Some(transition.moves.contains_key(&key)),
            _ => Some(self.keys.as_ref()?.contains(&key)),
        }
    }

    /// The keys whose way can be followed: those listed on the first day, or named by the crosswalk it begins with.
    pub(in crate::official) fn first_keys(&self) -> Option<Cow<'_, BTreeSet<UnitKey>>> {
        match self.legs.first() {
            Some(Leg::Crosswalk(transition)) => Some(Cow::Owned(transition.moves.keys().copied().collect())),
            _ => self.keys.as_deref().map(Cow::Borrowed),
        }
    }
}

/// Looks for the way with the strongest sources; days that lead nowhere are tried once.
struct Search<'a> {
    history: &'a History,
    level: Level,
    to: NaiveDate,
    dead: BTreeSet<NaiveDate>,
    reached: NaiveDate,
}

impl<'a> Search<'a> {
    /// The legs from a day on, the last one first.
    fn legs(&mut self, day: NaiveDate) -> Option<Vec<Leg<'a>>> {
        self.reached = self.reached.max(day);
        if day == self.to {
            return Some(Vec::new());
        }
        if !self.dead.insert(day) {
            return None;
        }
        let found = self.strong_legs(day).into_iter().find_map(|(stop, leg)| self.onward(stop, leg));
        found.or_else(|| {
            let (after, keys) = self.history.next_listed(self.level, day).filter(|(after, _)| *after <= self.to)?;
            self.history.keys_on(self.level, day)?;
            self.onward(after, Leg::Comparison { before: day, after, keys })
        })
    }

    fn onward(&mut self, stop: NaiveDate, leg: Leg<'a>) -> Option<Vec<Leg<'a>>> {
        let mut legs = self.legs(stop)?;
        legs.push(leg);
        Some(legs)
    }

    /// The change lists and crosswalks that begin on a day, the best first.
    fn strong_legs(&self, day: NaiveDate) -> Vec<(NaiveDate, Leg<'a>)> {
        let (history, level) = (self.history, self.level);
        let mut next = Vec::new();
        let end = history.covered_until(day).min(self.to);
        for stop in std::iter::once(end).chain(history.crosswalk_starts(level, day, end)).filter(|stop| *stop > day) {
            if history.settles(level, day, stop) {
                let events = history.between(day, stop).filter(|_| level == Level::Municipality);
                next.push((stop, Leg::Changes(events.collect())));
            }
        }
        let crosswalks = history.crosswalks_from(level, day).into_iter().flatten().rev();
        let in_time = crosswalks.filter(|(after, _)| **after <= self.to);
        next.extend(in_time.map(|(&after, transition)| (after, Leg::Crosswalk(transition))));
        next
    }
}
