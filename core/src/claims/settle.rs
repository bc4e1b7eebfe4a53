//! Which figures hold together. No source counts more than another; of two figures that exclude each other the one is given up
//! that excludes more independent figures, and where both exclude as many, neither is believed.
//!
//! 1. What the calls, the listed memberships and the rules alone exclude is contradicted.
//! 2. Figures with a single reading that no other figure excludes are taken together. They narrow the readings of the others
//!    and the days of the intakes. Should they exclude one another, a minimal set of them stays undecided.
//! 3. Of the figures that exclude each other in pairs, those with most independent opponents are given up, and all begins again
//!    at 2. Copies of one statement count once.
//!
//! Figures whose day is known too badly, or that may count something else than places, are only judged by the others. Every
//! round gives up a reading, a figure or days, so there are only so many rounds.

use std::collections::{BTreeMap, BTreeSet};

use super::course::{Course, Spot};
use super::ground::Ground;
use super::step::{Step, StepKind};
use super::system::{Conflict, PremiseId, Solution};
use crate::register::{Quantity, Unit};
use crate::time::Day;

/// Why a figure is not believed.
#[derive(Clone, Debug)]
pub(super) struct Removed {
    /// What excludes it.
    pub(super) against: BTreeSet<Ground>,
    /// Whether what excludes it is no better founded.
    pub(super) undecided: bool,
}

/// Figures and other grounds that exclude one another, none of which can be left out.
#[derive(Clone, Debug)]
pub(super) struct Clash {
    pub(super) grounds: BTreeSet<Ground>,
    /// The figure that is given up; none: undecided.
    pub(super) given_up: Option<Ground>,
}

/// A course with what holds together of it.
pub(super) struct Settled<'a> {
    pub(super) course: Course<'a>,
    /// By candidate, the readings that are left.
    pub(super) left: Vec<Vec<Spot>>,
    /// By candidate, why it is not believed.
    pub(super) removed: Vec<Option<Removed>>,
    pub(super) clashes: Vec<Clash>,
    pub(super) steps: Vec<Step>,
    /// By epoch, the days on which it can have begun.
    pub(super) begins: Vec<(Day, Day)>,
    /// The premises that hold.
    pub(super) on: Vec<bool>,
    pub(super) solution: Solution,
}

/// `statements` says of every candidate which independent statement it is a copy of.
pub(super) fn settle<'a>(course: Course<'a>, statements: &[usize]) -> Settled<'a> {
    let on: Vec<bool> = (0..course.grounds.len()).map(|premise| premise < course.always).collect();
    let mut settler = Settled {
        left: course.candidates.iter().map(|candidate| candidate.spots.clone()).collect(),
        removed: vec![None; course.candidates.len()],
        clashes: Vec::new(),
        steps: Vec::new(),
        begins: course.epochs.iter().map(|epoch| epoch.begins).collect(),
        solution: Solution::default(),
        on,
        course,
    };
    settler.found();
    settler.exclude_alone();
    let mut opponents = settler.opponents();
    loop {
        settler.combine(&opponents);
        opponents = settler.opponents();
        if !settler.give_up_worst(&mut opponents, statements) {
            break;
        }
    }
    settler.judge_weak();
    settler
}

impl Settled<'_> {
    /// The candidates that are believed so far.
    fn believed(&self) -> Vec<usize> {
        let candidates = self.course.candidates.iter().enumerate();
        candidates.filter(|(at, candidate)| !candidate.weak && self.removed[*at].is_none()).map(|(at, _)| at).collect()
    }

    /// The believed figures for members of a day that have a single reading left.
    pub(super) fn single(&self) -> impl Iterator<Item = (usize, Spot)> {
        self.believed().into_iter().filter_map(|at| match self.left[at].as_slice() {
            [only] if self.course.candidates[at].claim.quantity != Quantity::MembersEver => Some((at, *only)),
            _ => None,
        })
    }

    fn ground(&self, candidate: usize) -> Ground {
        Ground::Claim(self.course.candidates[candidate].claim.id.clone())
    }

    /// What excludes a figure, without the figures that were given up themselves; of an undecided one all.
    pub(super) fn standing(&self, removed: &Removed) -> Vec<Ground> {
        let given_up: BTreeSet<Ground> =
            (0..self.left.len()).filter(|&at| self.removed[at].is_some()).map(|at| self.ground(at)).collect();
        let stands = |ground: &&Ground| removed.undecided || !given_up.contains(ground);
        removed.against.iter().filter(stands).cloned().collect()
    }

    pub(super) fn grounds(&self, premises: &Conflict) -> BTreeSet<Ground> {
        premises.iter().map(|&premise| self.course.grounds[premise].clone()).collect()
    }

    /// What holds, and one reading as well.
    fn told(&self, spot: &Spot) -> Result<Solution, Conflict> {
        if self.on[spot.premise] {
            return Ok(self.solution.clone());
        }
        self.course.system.propagate_further(&self.solution, spot.premise, |premise| self.on[premise])
    }

    fn conflict_with(&self, more: &[PremiseId]) -> Conflict {
        let on = |premise| self.on[premise] || more.contains(&premise);
        self.course.system.minimal_conflict(on).unwrap_or_default()
    }

    /// Makes the calls and the listed memberships agree: whichever exclude one another are not used.
    fn found(&mut self) {
        for _ in 0..=self.course.always {
            if let Ok(solution) = self.course.system.propagate(|premise| self.on[premise]) {
                self.solution = solution;
                return;
            }
            let conflict = self.conflict_with(&[]);
            let grounds = self.grounds(&conflict);
            self.step(StepKind::SetAside, None, &grounds);
            self.clashes.push(Clash { grounds, given_up: None });
            let is_fact = |ground: &Ground| !matches!(ground, Ground::Principle(_));
            let facts = conflict.iter().any(|&premise| is_fact(&self.course.grounds[premise]));
            for premise in conflict {
                self.on[premise] &= facts && !is_fact(&self.course.grounds[premise]);
            }
        }
    }

    /// Gives up readings that what always holds excludes.
    fn exclude_alone(&mut self) {
        for at in 0..self.left.len() {
            let mut against = BTreeSet::new();
            let (left, lost): (Vec<Spot>, Vec<Spot>) = self.left[at].iter().partition(|spot| self.told(spot).is_ok());
            for spot in &lost {
                let grounds = self.grounds(&self.conflict_with(&[spot.premise]));
                self.step(StepKind::ReadingExcluded, Some(at), &grounds);
                against.extend(grounds);
            }
            if left.is_empty() {
                self.give_up(at, against);
            }
            self.left[at] = left;
        }
    }

    /// Removes a figure that a set of grounds excludes. One that may count something else than places is in no conflict.
    fn give_up(&mut self, candidate: usize, grounds: BTreeSet<Ground>) {
        if self.course.candidates[candidate].claim.unit != Unit::Participants {
            self.clashes.push(Clash { grounds: grounds.clone(), given_up: Some(self.ground(candidate)) });
        }
        self.remove(candidate, grounds, false);
    }

    fn remove(&mut self, candidate: usize, mut against: BTreeSet<Ground>, undecided: bool) {
        against.remove(&self.ground(candidate));
        let kind = if undecided { StepKind::SetAside } else { StepKind::GivenUp };
        self.step(kind, Some(candidate), &against);
        for spot in &self.left[candidate] {
            self.on[spot.premise] = false;
        }
        self.removed[candidate] = Some(Removed { against, undecided });
    }

    fn step(&mut self, kind: StepKind, candidate: Option<usize>, grounds: &BTreeSet<Ground>) {
        self.steps.push(Step {
            scope: self.course.scope.clone(),
            kind,
            claim: candidate.map(|at| self.course.candidates[at].claim.id.clone()),
            grounds: grounds.iter().cloned().collect(),
        });
    }

    /// By candidate, the others that exclude it.
    fn opponents(&self) -> Vec<BTreeSet<usize>> {
        let believed = self.believed();
        let told: BTreeMap<usize, Vec<(Spot, Solution)>> = believed
            .iter()
            .map(|&at| (at, self.left[at].iter().filter_map(|spot| Some((*spot, self.told(spot).ok()?))).collect()))
            .collect();
        let mut opponents = vec![BTreeSet::new(); self.left.len()];
        for (&a, first) in &told {
            for (&b, second) in told.range(a + 1..) {
                let mut readings = first.iter().flat_map(|here| second.iter().map(move |there| (here, there)));
                if !readings.any(|(here, there)| self.together((a, here), (b, there))) {
                    opponents[a].insert(b);
                    opponents[b].insert(a);
                }
            }
        }
        opponents
    }

    /// Whether a reading of one figure goes with a reading of another.
    fn together(&self, (a, here): (usize, &(Spot, Solution)), (b, there): (usize, &(Spot, Solution))) -> bool {
        let ((first, with_first), (second, with_second)) = (here, there);
        let in_order = |earlier: &Spot, later: &Spot| earlier.epoch >= later.epoch || earlier.days.0 < later.days.1;
        let fits = |solution: &Solution, at: usize, spot: &Spot| self.course.candidates[at].fits(solution, spot);
        in_order(first, second) && in_order(second, first) && fits(with_first, b, second) && fits(with_second, a, first)
    }

    /// Gives up the figures with most independent opponents; those among them that exclude each other stay undecided.
    fn give_up_worst(&mut self, opponents: &mut [BTreeSet<usize>], statements: &[usize]) -> bool {
        let count = |at: &usize| opponents[*at].iter().map(|&other| statements[other]).collect::<BTreeSet<_>>().len();
        let most = (0..opponents.len()).map(|at| count(&at)).max().unwrap_or(0);
        if most == 0 {
            return false;
        }
        let worst: BTreeSet<usize> = (0..opponents.len()).filter(|at| count(at) == most).collect();
        let undecided: BTreeSet<usize> =
            worst.iter().copied().filter(|&at| !opponents[at].is_disjoint(&worst)).collect();
        let given_up = if undecided.is_empty() { &worst } else { &undecided };
        for &at in given_up {
            let against: BTreeSet<Ground> = opponents[at].iter().map(|&other| self.ground(other)).collect();
            self.clash_in_pair(at, &opponents[at], !undecided.is_empty());
            self.remove(at, against, !undecided.is_empty());
        }
        for &at in given_up {
            for other in std::mem::take(&mut opponents[at]) {
                opponents[other].remove(&at);
            }
        }
        true
    }

    /// Records a figure that is given up, with the first opponent and what else it takes.
    fn clash_in_pair(&mut self, at: usize, opponents: &BTreeSet<usize>, undecided: bool) {
        let Some(&other) = opponents.first() else { return };
        if undecided && other < at && opponents.len() == 1 {
            // Recorded from the other side.
            return;
        }
        let mut grounds = BTreeSet::from([self.ground(at), self.ground(other)]);
        for here in &self.left[at] {
            for there in &self.left[other] {
                let conflict = self.conflict_with(&[here.premise, there.premise]);
                grounds.extend(self.grounds(&conflict));
            }
        }
        self.clashes.push(Clash { grounds, given_up: (!undecided).then(|| self.ground(at)) });
    }

    /// Takes the figures with a single reading together, and narrows the others and the days of the intakes by them.
    fn combine(&mut self, opponents: &[BTreeSet<usize>]) {
        loop {
            self.assert_single(opponents);
            match self.course.system.propagate(|premise| self.on[premise]) {
                Ok(solution) => {
                    self.solution = solution;
                    if !(self.narrow_days() | self.narrow_readings()) {
                        return;
                    }
                }
                Err(_) => self.set_aside(),
            }
        }
    }

    fn assert_single(&mut self, opponents: &[BTreeSet<usize>]) {
        for at in self.believed() {
            if let ([only], true) = (self.left[at].as_slice(), opponents[at].is_empty()) {
                self.on[only.premise] = true;
            }
        }
    }

    /// Leaves a minimal set of figures undecided that hold in pairs but not together.
    fn set_aside(&mut self) {
        let conflict = self.conflict_with(&[]);
        let grounds = self.grounds(&conflict);
        let named = |at: &usize| self.left[*at].iter().any(|spot| conflict.contains(&spot.premise));
        let claims: Vec<usize> = self.believed().into_iter().filter(named).collect();
        self.clashes.push(Clash { grounds: grounds.clone(), given_up: None });
        for at in claims {
            self.remove(at, grounds.clone(), true);
        }
    }

    /// Judges the figures that bound nothing by those that do.
    fn judge_weak(&mut self) {
        for at in 0..self.left.len() {
            if self.course.candidates[at].weak && self.removed[at].is_none() {
                self.narrow(at);
            }
        }
    }

    /// An intake lies before the figures behind it and after those before it.
    fn narrow_days(&mut self) -> bool {
        let mut changed = false;
        for at in self.believed() {
            let [only] = self.left[at].as_slice() else { continue };
            if !self.on[only.premise] {
                continue;
            }
            let (epoch, days) = (only.epoch, self.course.candidates[at].days);
            for begun in 1..self.begins.len() {
                let begins = self.begins[begun];
                let narrowed = if begun <= epoch {
                    (begins.0, begins.1.min(days.1))
                } else {
                    (begins.0.max(days.0.succ_opt().unwrap_or(days.0)), begins.1)
                };
                if narrowed != begins && narrowed.0 <= narrowed.1 {
                    self.begins[begun] = narrowed;
                    let intake = self.course.began_with[begun].iter().cloned().collect();
                    self.step(StepKind::DaysNarrowed, Some(at), &intake);
                    changed = true;
                }
            }
        }
        changed
    }

    /// Gives up readings that the other figures exclude.
    fn narrow_readings(&mut self) -> bool {
        let open: Vec<usize> = self.believed().into_iter().filter(|&at| !self.asserted(at)).collect();
        open.into_iter().map(|at| self.narrow(at)).fold(false, |changed, narrowed| changed | narrowed)
    }

    fn asserted(&self, candidate: usize) -> bool {
        self.left[candidate].iter().any(|spot| self.on[spot.premise])
    }

    fn narrow(&mut self, at: usize) -> bool {
        let candidate = &self.course.candidates[at];
        let fits = |spot: &&Spot| {
            let begun = self.begins.get(spot.epoch).is_none_or(|begins| begins.0 <= candidate.days.1);
            let over = self.begins.get(spot.epoch + 1).is_some_and(|next| next.1 <= candidate.days.0);
            begun && !over && self.told(spot).is_ok()
        };
        let (left, lost): (Vec<Spot>, Vec<Spot>) = self.left[at].iter().partition(fits);
        let mut all = BTreeSet::new();
        for spot in &lost {
            let grounds = self.grounds(&self.conflict_with(&[spot.premise]));
            self.step(StepKind::ReadingExcluded, Some(at), &grounds);
            all.extend(grounds);
        }
        if left.is_empty() && !lost.is_empty() {
            self.give_up(at, all);
        }
        self.left[at] = left;
        !lost.is_empty()
    }
}
