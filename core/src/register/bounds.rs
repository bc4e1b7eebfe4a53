//! When was a membership in force? The day logic, on plain days.
//!
//! A stay has a first day `s` and a last day `l` (inclusive). What is known narrows both to intervals, `s0 <= s <= s1` and
//! `l0 <= l <= l1`, and everything said about a day follows: it is *possible* in `s0..=l1` and *certain* in `s1..=l0`.
//! That nothing interrupted a stay between two sightings is the one standing assumption.

use crate::time::Day;

/// What is known of one stay, in days; only proof belongs here, no inferred or approximate date.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stay {
    /// The earliest first day.
    pub start_from: Day,
    /// The latest first day, where a source bounds it.
    pub start_until: Option<Day>,
    /// The span of the last day, where the end is known.
    pub end: Option<(Day, Day)>,
    /// Spans on some day of which the stay was seen.
    pub sightings: Vec<(Day, Day)>,
    /// Spans of the day of a complete list that does not hold the stay.
    pub absences: Vec<(Day, Day)>,
}

/// The days a stay covers for certain, and those it may cover.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// Earliest first day, `s0`.
    pub first_earliest: Day,
    /// Latest first day, `s1`; none: not bounded.
    pub first_latest: Option<Day>,
    /// Earliest last day, `l0`.
    pub last_earliest: Day,
    /// Latest last day, `l1`; none: not bounded.
    pub last_latest: Option<Day>,
    /// Single days on which a complete list shows the place absent, before and after which it may have been a member.
    pub absent_on: Vec<Day>,
    /// Whether what is known excludes itself; such a stay is certain on no day.
    pub contradictory: bool,
}

impl Bounds {
    /// Whether some stay that fits what is known covers the day.
    pub fn possible(&self, day: Day) -> bool {
        self.first_earliest <= day && self.last_latest.is_none_or(|last| day <= last) && !self.absent_on.contains(&day)
    }

    /// Whether every stay that fits what is known covers the day.
    pub fn certain(&self, day: Day) -> bool {
        !self.contradictory && self.first_latest.is_some_and(|first| first <= day) && day <= self.last_earliest
    }

    /// Whether the stay is certain on the day, or had begun for certain and nothing but the silence of the sources speaks
    /// against it until the end of its last known term.
    pub fn presumed(&self, day: Day, term_end: Option<Day>) -> bool {
        let begun = self.first_latest.is_some_and(|first| first <= day);
        let in_term = term_end.is_some_and(|end| day <= end);
        self.certain(day) || (!self.contradictory && begun && in_term && self.possible(day))
    }

    fn of(stay: &Stay) -> Self {
        let seen_by = stay.sightings.iter().map(|&(_, until)| until).min();
        let seen_on = stay.sightings.iter().map(|&(from, _)| from).max();
        let last_latest = stay.end.map(|(_, until)| until);
        let earliest_end = stay.end.map(|(from, _)| from);
        Self {
            first_earliest: stay.start_from,
            first_latest: [stay.start_until, seen_by, last_latest].into_iter().flatten().min(),
            last_earliest: [Some(stay.start_from), earliest_end, seen_on]
                .into_iter()
                .flatten()
                .max()
                .unwrap_or(stay.start_from),
            last_latest,
            absent_on: Vec::new(),
            contradictory: false,
        }
    }

    fn raise_first(&mut self, day: Day) -> bool {
        let raised = day > self.first_earliest;
        if raised {
            self.first_earliest = day;
            self.last_earliest = self.last_earliest.max(day);
        }
        raised
    }

    fn lower_last(&mut self, day: Day) -> bool {
        let lowered = self.last_latest.is_none_or(|last| day < last);
        if lowered {
            self.last_latest = Some(day);
            self.first_latest = Some(self.first_latest.map_or(day, |first| first.min(day)));
        }
        lowered
    }

    /// A stay absent on some day of `from..=until` ended before it if it had begun, and began after it if it went on.
    fn exclude(&mut self, (from, until): (Day, Day)) -> bool {
        let mut changed = false;
        if self.first_latest.is_some_and(|first| first <= from) {
            changed |= self.lower_last(before(until));
        }
        if self.last_earliest >= until {
            changed |= self.raise_first(after(from));
        }
        changed
    }

    fn exclusive(&self) -> bool {
        self.first_latest.is_some_and(|first| self.first_earliest > first)
            || self.last_latest.is_some_and(|last| self.last_earliest > last)
    }
}

/// The bounds of the stays of one place, given in their order: a stay ends before the next one begins.
pub fn settle(stays: &[Stay]) -> Vec<Bounds> {
    let mut bounds: Vec<Bounds> = stays.iter().map(Bounds::of).collect();
    let lists: usize = stays.iter().map(|stay| stay.absences.len()).sum();
    // Every constraint can move each bound a few times; more rounds happen only when the evidence excludes itself.
    let rounds = 4 * (stays.len() + lists) + 4;
    for _ in 0..rounds {
        let mut changed = false;
        for (stay, bound) in stays.iter().zip(&mut bounds) {
            for &absence in &stay.absences {
                changed |= bound.exclude(absence);
            }
        }
        for next in 1..bounds.len() {
            let (earlier, later) = bounds.split_at_mut(next);
            if let (Some(earlier), Some(later)) = (earlier.last_mut(), later.first_mut()) {
                if let Some(first) = later.first_latest {
                    changed |= earlier.lower_last(before(first));
                }
                changed |= later.raise_first(after(earlier.last_earliest));
            }
        }
        if !changed {
            break;
        }
    }
    for (stay, bound) in stays.iter().zip(&mut bounds) {
        bound.absent_on = stay.absences.iter().filter(|(from, until)| from == until).map(|&(day, _)| day).collect();
        bound.contradictory = bound.exclusive();
    }
    bounds
}

fn before(day: Day) -> Day {
    day.pred_opt().unwrap_or(day)
}

fn after(day: Day) -> Day {
    day.succ_opt().unwrap_or(day)
}
