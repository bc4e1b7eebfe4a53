//! One part of the network, reconciled: its members on every day.

use std::collections::BTreeSet;

use super::ground::Ground;
use super::listed::Listed;
use super::quantity::Range;
use super::scope::Scope;
use super::settle::Settled;
use super::system::Var;
use crate::register::Quantity;
use crate::time::{Day, FIRST_DAY, LAST_DAY};

/// What is known of the members of a scope on a day, and what it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The part of the network.
    pub scope: Scope,
    /// The day.
    pub day: Day,
    /// Places that were members.
    pub now: Range,
    /// Places that had ever joined.
    pub ever: Range,
    /// Memberships that had ever begun.
    pub admissions: Range,
    /// What gives the smallest number of members.
    pub because_low: Vec<Ground>,
    /// What gives the largest number of members.
    pub because_high: Vec<Ground>,
}

/// A scope with what holds together of it, and its listed memberships where they count.
pub(super) struct Part<'a> {
    pub(super) settled: Settled<'a>,
    pub(super) listed: Option<Listed<'a>>,
    /// What is known from one day until the next in the list.
    levels: Vec<(Day, Level)>,
    /// By epoch, the figures that bound its members, with their days.
    figures: Vec<Vec<(Var, (Day, Day))>>,
}

/// The numbers of a day.
#[derive(Clone, Copy, Debug)]
struct Level {
    now: Range,
    ever: Range,
    admissions: Range,
    /// The epochs that give the ends of `now`.
    low_in: usize,
    high_in: usize,
}

/// One side of what is known of a number: the number and what it rests on.
struct Side {
    value: Option<i64>,
    by: By,
}

/// What gives an end of a number of members.
#[derive(Clone, Copy)]
enum By {
    Var(Var),
    /// The listed memberships, of so many admissions.
    Listed(Option<Var>),
}

impl<'a> Part<'a> {
    pub(super) fn new(settled: Settled<'a>, listed: Option<Listed<'a>>) -> Self {
        let mut figures = vec![Vec::new(); settled.begins.len()];
        for (_, spot) in settled.single() {
            figures[spot.epoch].push((spot.var, spot.days));
        }
        let mut part = Self { settled, listed, levels: Vec::new(), figures };
        let days = part.days();
        let around = days.iter().flat_map(|day| [day.pred_opt(), Some(*day), day.succ_opt()]).flatten();
        let days: BTreeSet<Day> = around.filter(|day| part.first_day() <= *day && days.last() >= Some(day)).collect();
        part.levels = days.into_iter().filter_map(|day| Some((day, part.level(day)?))).collect();
        part
    }

    /// What is known of every day on which something can change.
    pub(super) fn moments(&self) -> Vec<Moment> {
        let days = self.days();
        let levels = self.levels.iter().filter(|(day, _)| days.contains(day));
        levels
            .map(|&(day, level)| Moment {
                scope: self.settled.course.scope.clone(),
                day,
                now: level.now,
                ever: level.ever,
                admissions: level.admissions,
                because_low: self.because(self.low(level.low_in, day).by, false),
                because_high: self.because(self.high(level.high_in, day).by, true),
            })
            .collect()
    }

    /// The hull over the epochs that a day may belong to.
    fn level(&self, day: Day) -> Option<Level> {
        let levels = self.epochs_of(day).map(|at| self.in_epoch(at, day));
        levels.reduce(|a, b| Level {
            now: a.now.hull(b.now),
            ever: a.ever.hull(b.ever),
            admissions: a.admissions.hull(b.admissions),
            low_in: if b.now.low < a.now.low { b.low_in } else { a.low_in },
            high_in: if a.now.hull(b.now).high == a.now.high { a.high_in } else { b.high_in },
        })
    }

    fn epochs_of(&self, day: Day) -> impl Iterator<Item = usize> {
        let begins = &self.settled.begins;
        let over = move |at: usize| begins.get(at + 1).is_some_and(|next| next.1 <= day);
        (0..begins.len()).filter(move |&at| begins[at].0 <= day && !over(at))
    }

    fn in_epoch(&self, at: usize, day: Day) -> Level {
        let epoch = self.settled.course.epochs[at];
        let solution = &self.settled.solution;
        Level {
            now: Range { low: self.low(at, day).value.unwrap_or(0), high: self.high(at, day).value },
            ever: solution.range(epoch.ever),
            admissions: solution.range(epoch.admissions),
            low_in: at,
            high_in: at,
        }
    }

    fn because(&self, by: By, high: bool) -> Vec<Ground> {
        let (settled, solution) = (&self.settled, &self.settled.solution);
        let premises = match by {
            By::Var(var) if high => solution.because_high(var),
            By::Var(var) => solution.because_low(var),
            By::Listed(of) => of.map(|admissions| solution.because_high(admissions)).unwrap_or_default(),
        };
        let mut grounds = settled.grounds(&premises);
        if let By::Listed(_) = by {
            grounds.insert(Ground::Listed);
        }
        grounds.into_iter().collect()
    }

    /// The most that the end of the epoch, later figures and the listed memberships ask for.
    fn low(&self, at: usize, day: Day) -> Side {
        let solution = &self.settled.solution;
        let certain = self.listed.as_ref().map_or(0, |listed| listed.certain((day, day)));
        let later = self.figures[at].iter().filter(|(_, days)| day <= days.0).map(|&(var, _)| var);
        let epoch = self.settled.course.epochs[at];
        let first_day = (day <= self.settled.begins[at].0).then_some(epoch.after);
        let others = [epoch.before_next].into_iter().chain(first_day).chain(later);
        match others.map(|var| (solution.range(var).low, var)).max_by_key(|(low, _)| *low) {
            Some((low, var)) if low >= certain => Side { value: Some(low), by: By::Var(var) },
            _ => Side { value: Some(certain), by: By::Listed(None) },
        }
    }

    /// The least that the beginning of the epoch, earlier figures and the stays that are over leave.
    fn high(&self, at: usize, day: Day) -> Side {
        let solution = &self.settled.solution;
        let epoch = self.settled.course.epochs[at];
        let over = self.listed.as_ref().map_or(0, |listed| listed.over((day, day)));
        let left = solution.range(epoch.admissions).high.map(|admitted| admitted - over);
        let earlier = self.figures[at].iter().filter(|(_, days)| days.1 <= day).map(|&(var, _)| var);
        let others = [epoch.after].into_iter().chain(earlier).filter_map(|var| Some((solution.range(var).high?, var)));
        match others.min_by_key(|(high, _)| *high) {
            Some((high, var)) if left.is_none_or(|left| high <= left) => Side { value: Some(high), by: By::Var(var) },
            _ => Side { value: left, by: By::Listed(Some(epoch.admissions)) },
        }
    }

    /// Days on which something can change, in their order: the ends of what figures and intakes may speak of.
    fn days(&self) -> BTreeSet<Day> {
        let ends = self.ends().filter(|day| self.first_day() <= *day);
        ends.collect()
    }

    fn first_day(&self) -> Day {
        self.settled.begins.get(1).map_or(FIRST_DAY, |begins| begins.0)
    }

    /// The ends of the days of figures and intakes; an end that nobody named is none.
    fn ends(&self) -> impl Iterator<Item = Day> {
        let figures = self.settled.course.candidates.iter().map(|candidate| candidate.days);
        let intakes = self.settled.begins.iter().copied();
        figures.chain(intakes).flat_map(|(from, until)| [from, until]).filter(|day| (FIRST_DAY..LAST_DAY).contains(day))
    }

    /// What is known of the days of a span, with the first day in the span of each.
    fn levels_in(&self, (from, until): (Day, Day)) -> impl Iterator<Item = (Day, &Level)> {
        let first = self.levels.partition_point(|(day, _)| *day <= from).saturating_sub(1);
        let levels = self.levels[first..].iter().take_while(move |(day, _)| *day <= until);
        levels.map(move |(day, level)| ((*day).max(from), level)).filter(move |(day, _)| *day <= until)
    }

    /// What is known of a number on some day of a span.
    pub(super) fn known(&self, quantity: Quantity, days: (Day, Day)) -> Option<Range> {
        self.levels_in(days).map(|(_, level)| level.of(quantity)).reduce(Range::hull)
    }

    /// The most members on a day of a span.
    pub(super) fn most(&self, days: (Day, Day)) -> Option<i64> {
        self.levels_in(days).map(|(_, level)| level.now.high).try_fold(0, |most, high| Some(most.max(high?)))
    }

    /// The first and the last day of a span on which a number may lie in a range.
    pub(super) fn fits(&self, quantity: Quantity, range: Range, days: (Day, Day)) -> Option<(Day, Day)> {
        let mut found = self.levels_in(days).filter(|(_, level)| range.meets(level.of(quantity))).map(|(day, _)| day);
        let first = found.next()?;
        Some((first, found.last().unwrap_or(first)))
    }

    /// The latest unbroken days before a day on which the number of members may have lain in a range; preferred are those among
    /// which it did so for certain.
    pub(super) fn fitted_before(&self, range: Range, day: Day) -> Option<(Day, Day)> {
        let mut runs: Vec<(Day, Day, bool)> = Vec::new();
        let mut broken = true;
        for (day, level) in self.levels_in((FIRST_DAY, day.pred_opt()?)) {
            let fits = range.meets(level.now);
            match runs.last_mut() {
                Some(run) if fits && !broken => *run = (run.0, day, run.2 || range.holds(level.now)),
                _ if fits => runs.push((day, day, range.holds(level.now))),
                _ => {}
            }
            broken = !fits;
        }
        let run = runs.iter().rfind(|run| run.2).or(runs.last())?;
        Some((run.0, run.1))
    }
}

impl Level {
    fn of(&self, quantity: Quantity) -> Range {
        if quantity == Quantity::MembersEver { self.ever } else { self.now }
    }
}
