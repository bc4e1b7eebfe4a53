//! Who stayed: retention, transitions between phases, re-entry.

use std::collections::BTreeMap;

use super::Statistics;
use super::between::{Between, Options, count, rate, share};
use super::figures::{Figures, figures};
use super::spells::{Chance, Member, SETS, Spell, after};
use crate::programme::Phase;
use crate::register::MemberStatus;
use crate::time::{Day, FIRST_DAY};

figures! {
    /// Which share of the members of one day were members on a later day. The range is over all completions and exact;
    /// the three shares after it are of a chosen set on both days.
    Retention in "retention" {
        /// the earlier day
        from: Day,
        /// the later day
        to: Day,
        /// members of the earlier day
        members: Between<usize> ["places"],
        /// of them members on the later day too
        retained: Between<usize> ["places"],
        /// retained per member
        retention: Option<Between<f64>> ["share"],
        /// the same of the certain members
        certain: Option<f64> ["share"],
        /// the same of the presumed members
        presumed: Option<f64> ["share"],
        /// the same of the possible members
        possible: Option<f64> ["share"],
    }
}

figures! {
    /// How many places went from one status at the end of a phase to another at the end of a later one: a transition
    /// matrix in long form.
    Transition in "transitions" {
        /// id of the earlier phase
        from_phase: String,
        /// id of the later phase
        to_phase: String,
        /// the latest day on which the earlier phase may have ended
        from: Day,
        /// the latest day on which the later phase may have ended
        to: Day,
        /// status on the earlier day: not-yet, certain, presumed, possible, left
        from_status: String,
        /// status on the later day
        to_status: String,
        /// places that went this way
        places: usize ["places"],
        /// places that went this way per place with the earlier status
        share: f64 ["share"],
    }
}

figures! {
    /// How many of the places that had left by a day came back by it.
    Reentry in "reentry" {
        /// the day
        day: Day,
        /// places of which a membership had ended
        ended: Between<usize> ["places"],
        /// places with a second membership
        reentered: Between<usize> ["places"],
        /// re-entered per ended
        rate: Option<Between<f64>> ["share"],
    }
}

impl Statistics<'_> {
    /// Retention between every two of the days, the earlier one first.
    ///
    /// ```
    /// use stadtnetz::time::parse_day;
    ///
    /// let days = [parse_day("2017-12-31")?, parse_day("2020-07-01")?];
    /// let retention = stadtnetz::engagierte_stadt().stats().retention(&days);
    /// let stayed = retention[0].retention.ok_or("there were members")?;
    /// assert!(stayed.low() < stayed.high(), "nobody announces who leaves");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn retention(&self, days: &[Day]) -> Figures<Retention> {
        let pairs = days.iter().flat_map(|&from| days.iter().map(move |&to| (from, to)));
        self.figures(pairs.filter(|(from, to)| from < to).map(|(from, to)| self.retained(from, to)).collect())
    }

    fn retained(&self, from: Day, to: Day) -> Retention {
        let things: Vec<Options> = self
            .members
            .iter()
            .map(|member| {
                let patterns = member.patterns(from, to).into_iter();
                patterns.map(|(was, is)| (i64::from(was && is), i64::from(was))).collect()
            })
            .collect();
        let [certain, presumed, possible] = SETS.map(|set| {
            let before: Vec<&Member<'_>> = self.set(set, from).collect();
            share(before.iter().filter(|member| member.is_in(set, to)).count(), before.len())
        });
        Retention {
            from,
            to,
            members: self.stock(from),
            retained: reached(&things, |(part, _)| part > 0),
            retention: rate(&things),
            certain,
            presumed,
            possible,
        }
    }

    /// From which status to which places went between the ends of consecutive phases; a phase that is not known to have
    /// ended ends as planned.
    pub fn transitions(&self) -> Figures<Transition> {
        let ends: Vec<(&Phase, Day)> = self.phase_ends().collect();
        let mut rows = Vec::new();
        for pair in ends.windows(2) {
            if let [(earlier, from), (later, to)] = *pair {
                rows.extend(self.transitions_between((&earlier.id, from), (&later.id, to)));
            }
        }
        self.figures(rows)
    }

    /// The latest day on which each phase may have ended.
    fn phase_ends(&self) -> impl Iterator<Item = (&Phase, Day)> {
        let phases = self.register.programme().phases().iter();
        phases.filter_map(|phase| Some((phase, phase.end_known().or(phase.planned_last_day.as_ref())?.latest())))
    }

    /// The ends of the phases that may have had members, and a day after them: days for
    /// [`retention`](Self::retention).
    pub fn phases_until(&self, day: Day) -> Vec<Day> {
        let ends = self.phase_ends().map(|(_, end)| end);
        ends.filter(|&end| end < day && self.stock(end).high() > 0).chain([day]).collect()
    }

    fn transitions_between(&self, (from_phase, from): (&str, Day), (to_phase, to): (&str, Day)) -> Vec<Transition> {
        let mut ways: BTreeMap<(Status, Status), usize> = BTreeMap::new();
        for member in &self.members {
            *ways.entry((Status::of(member, from), Status::of(member, to))).or_default() += 1;
        }
        let leaving = |from: Status| ways.iter().filter(|((status, _), _)| *status == from).map(|(_, n)| n).sum();
        let row = |(&(one, other), &places): (&(Status, Status), &usize)| {
            Some(Transition {
                from_phase: from_phase.to_owned(),
                to_phase: to_phase.to_owned(),
                from,
                to,
                from_status: one.as_str().to_owned(),
                to_status: other.as_str().to_owned(),
                places,
                share: share(places, leaving(one))?,
            })
        };
        ways.iter().filter_map(row).collect()
    }

    /// How many of the places that had left by a day came back.
    pub fn reentry(&self, day: Day) -> Figures<Reentry> {
        let things: Vec<Options> = self.members.iter().map(|member| came_back(member, day)).collect();
        let row = Reentry {
            day,
            ended: reached(&things, |(_, whole)| whole > 0),
            reentered: reached(&things, |(part, _)| part > 0),
            rate: rate(&things),
        };
        self.figures(vec![row])
    }
}

/// How many things are so in every, and in some completion.
fn reached(things: &[Options], so: fn((i64, i64)) -> bool) -> Between<usize> {
    count(
        things,
        |options| options.iter().all(|&option| so(option)),
        |options| options.iter().any(|&option| so(option)),
    )
}

/// Whether a place came back, and whether one of its memberships had ended.
fn came_back(member: &Member<'_>, day: Day) -> Options {
    let by = |spell: &Spell<'_>| (spell.begins(FIRST_DAY, after(day)), spell.ends(FIRST_DAY, after(day)));
    let back = member.spells.get(1).map_or(Chance::default(), |second| by(second).0);
    let must_have_ended = member.spells.iter().any(|spell| by(spell).1.must);
    let may_have_ended = member.spells.iter().any(|spell| by(spell).1.can);
    let ways = [((0, 0), !must_have_ended && !back.must), ((0, 1), may_have_ended && !back.must), ((1, 1), back.can)];
    ways.into_iter().filter_map(|(way, possible)| possible.then_some(way)).collect()
}

/// The status of a place at the end of a phase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Status {
    NotYet,
    Member(MemberStatus),
    Left,
}

impl Status {
    fn of(member: &Member<'_>, day: Day) -> Self {
        match member.status(day) {
            MemberStatus::No if member.spells.iter().any(|spell| spell.bounds.first_earliest <= day) => Self::Left,
            MemberStatus::No => Self::NotYet,
            status => Self::Member(status),
        }
    }

    const fn as_str(self) -> &'static str {
        match self {
            Self::NotYet => "not-yet",
            Self::Member(status) => status.as_str(),
            Self::Left => "left",
        }
    }
}
