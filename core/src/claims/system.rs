//! Whole numbers under linear rules: bounds propagated to a fixpoint, each knowing what gave it.
//!
//! Variables are counts, `0..`. A rule says that a weighted sum of them is at most a number. Every fact and rule belongs to a
//! premise, and any set of premises can be switched on. The bounds are sound: no solution lies outside. They are the tightest
//! where every rule compares two variables, or no two rules share more than one variable and no cycle of rules remains.

use std::collections::{BTreeSet, VecDeque};

use super::quantity::Range;

/// No upper bound.
const UNBOUNDED: i64 = i64::MAX;
/// How often, per variable, bounds may be tightened before the propagation stops with what it has (which stays sound).
const TIGHTENINGS: usize = 64;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Var(usize);

/// The position of a premise in the list of whoever builds the system.
pub(super) type PremiseId = usize;

/// What a bound was concluded from: a premise and earlier bounds.
#[derive(Clone, Copy, Debug)]
struct Conclusion {
    premise: PremiseId,
    /// Where its earlier bounds begin among all that were used.
    used_from: usize,
}

#[derive(Clone, Debug)]
struct Rule {
    terms: Vec<(Var, i64)>,
    at_most: i64,
    premise: PremiseId,
}

#[derive(Clone, Debug, Default)]
pub(super) struct System {
    rules: Vec<Rule>,
    /// By variable, the rules it stands in.
    watched: Vec<Vec<usize>>,
}

/// A bound and the conclusion that gave it.
#[derive(Clone, Copy, Debug)]
struct Bound {
    value: i64,
    by: Option<usize>,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Solution {
    lows: Vec<Bound>,
    highs: Vec<Bound>,
    conclusions: Vec<Conclusion>,
    /// The conclusions that conclusions rest on, one after another.
    used: Vec<usize>,
}

/// Premises that exclude one another.
pub(super) type Conflict = BTreeSet<PremiseId>;

impl System {
    pub(super) fn variable(&mut self) -> Var {
        self.watched.push(Vec::new());
        Var(self.watched.len() - 1)
    }

    /// `var` lies in the range.
    pub(super) fn within(&mut self, var: Var, range: Range, premise: PremiseId) {
        if range.low > 0 {
            self.at_most(&[(var, -1)], -range.low, premise);
        }
        if let Some(high) = range.high {
            self.at_most(&[(var, 1)], high, premise);
        }
    }

    /// The weighted sum is at most `limit`. No weight is zero, no variable is named twice.
    pub(super) fn at_most(&mut self, terms: &[(Var, i64)], limit: i64, premise: PremiseId) {
        for (var, _) in terms {
            self.watched[var.0].push(self.rules.len());
        }
        self.rules.push(Rule { terms: terms.to_vec(), at_most: limit, premise });
    }

    /// `larger` is at least `smaller` plus `by`.
    pub(super) fn exceeds(&mut self, larger: Var, smaller: Var, by: i64, premise: PremiseId) {
        self.at_most(&[(smaller, 1), (larger, -1)], -by, premise);
    }

    /// The weighted sum lies in the range.
    pub(super) fn sum_within(&mut self, terms: &[(Var, i64)], range: Range, premise: PremiseId) {
        let negated: Vec<(Var, i64)> = terms.iter().map(|&(var, weight)| (var, -weight)).collect();
        self.at_most(&negated, -range.low, premise);
        if let Some(high) = range.high {
            self.at_most(terms, high, premise);
        }
    }

    /// The bounds under the premises that are on.
    ///
    /// # Errors
    /// Premises that exclude one another.
    pub(super) fn propagate(&self, on: impl Fn(PremiseId) -> bool) -> Result<Solution, Conflict> {
        let variables = self.watched.len();
        let start = Solution {
            lows: vec![Bound { value: 0, by: None }; variables],
            highs: vec![Bound { value: UNBOUNDED, by: None }; variables],
            ..Solution::default()
        };
        let waiting = (0..self.rules.len()).filter(|&rule| on(self.rules[rule].premise)).collect();
        self.tighten(start, waiting, on)
    }

    /// The bounds when a variable lies in a range as well, on the ground of a premise that is `on`.
    ///
    /// # Errors
    /// Premises that exclude one another.
    pub(super) fn propagate_further(
        &self,
        from: &Solution,
        premise: PremiseId,
        on: impl Fn(PremiseId) -> bool,
    ) -> Result<Solution, Conflict> {
        let waiting = (0..self.rules.len()).filter(|&rule| self.rules[rule].premise == premise).collect();
        self.tighten(from.clone(), waiting, |other| other == premise || on(other))
    }

    /// The bounds if a variable were a number; none where it cannot be.
    pub(super) fn suppose(
        &self,
        from: &Solution,
        var: Var,
        number: i64,
        on: impl Fn(PremiseId) -> bool,
    ) -> Option<Solution> {
        let mut supposed = from.clone();
        supposed.lows[var.0] = Bound { value: number, by: None };
        supposed.highs[var.0] = Bound { value: number, by: None };
        let watched = self.watched[var.0].iter().copied();
        let waiting = watched.filter(|&rule| on(self.rules[rule].premise)).collect();
        self.tighten(supposed, waiting, on).ok()
    }

    fn tighten(
        &self,
        mut solution: Solution,
        mut waiting: VecDeque<usize>,
        on: impl Fn(PremiseId) -> bool,
    ) -> Result<Solution, Conflict> {
        let mut queued = vec![false; self.rules.len()];
        for &rule in &waiting {
            queued[rule] = true;
        }
        let limit = solution.conclusions.len() + TIGHTENINGS * (self.watched.len() + 1);
        while let Some(at) = waiting.pop_front() {
            queued[at] = false;
            let rule = &self.rules[at];
            for position in 0..rule.terms.len() {
                if !solution.tighten(rule, position) {
                    continue;
                }
                let var = rule.terms[position].0;
                if let Some(conflict) = solution.conflict(var) {
                    return Err(conflict);
                }
                for &next in &self.watched[var.0] {
                    if !queued[next] && on(self.rules[next].premise) {
                        queued[next] = true;
                        waiting.push_back(next);
                    }
                }
            }
            if solution.conclusions.len() > limit {
                break;
            }
        }
        Ok(solution)
    }

    /// Premises of those that are on which exclude one another, none of which can be left out; none where the propagation
    /// finds no contradiction.
    pub(super) fn minimal_conflict(&self, on: impl Fn(PremiseId) -> bool) -> Option<Conflict> {
        let mut core = self.propagate(on).err()?;
        for premise in core.clone() {
            if core.contains(&premise)
                && let Err(smaller) = self.propagate(|other| other != premise && core.contains(&other))
            {
                core = smaller;
            }
        }
        Some(core)
    }
}

impl Solution {
    pub(super) fn range(&self, var: Var) -> Range {
        let high = self.highs[var.0].value;
        Range { low: self.lows[var.0].value, high: (high != UNBOUNDED).then_some(high) }
    }

    /// The premises that gave the lower bound of a variable.
    pub(super) fn because_low(&self, var: Var) -> BTreeSet<PremiseId> {
        self.premises(self.lows[var.0].by)
    }

    /// The premises that gave the upper bound of a variable.
    pub(super) fn because_high(&self, var: Var) -> BTreeSet<PremiseId> {
        self.premises(self.highs[var.0].by)
    }

    fn premises(&self, ends: impl IntoIterator<Item = usize>) -> BTreeSet<PremiseId> {
        let mut open: Vec<usize> = ends.into_iter().collect();
        let mut seen: BTreeSet<usize> = open.iter().copied().collect();
        let mut found = BTreeSet::new();
        while let Some(at) = open.pop() {
            let until = self.conclusions.get(at + 1).map_or(self.used.len(), |next| next.used_from);
            let conclusion = self.conclusions[at];
            found.insert(conclusion.premise);
            open.extend(self.used[conclusion.used_from..until].iter().copied().filter(|&earlier| seen.insert(earlier)));
        }
        found
    }

    fn conflict(&self, var: Var) -> Option<Conflict> {
        let (low, high) = (self.lows[var.0], self.highs[var.0]);
        (low.value > high.value).then(|| self.premises(low.by.into_iter().chain(high.by)))
    }

    /// The end of a variable that makes a term smallest.
    fn smallest(&self, (var, weight): (Var, i64)) -> Bound {
        if weight > 0 { self.lows[var.0] } else { self.highs[var.0] }
    }

    /// Tightens one variable of a rule by the smallest values of the others, and says whether that changed a bound.
    fn tighten(&mut self, rule: &Rule, position: usize) -> bool {
        let (var, weight) = rule.terms[position];
        let mut left = i128::from(rule.at_most);
        let others = || rule.terms.iter().enumerate().filter(|&(at, _)| at != position).map(|(_, &term)| term);
        for term in others() {
            let end = self.smallest(term);
            if end.value == UNBOUNDED {
                return false;
            }
            left -= i128::from(term.1) * i128::from(end.value);
        }
        let weight = i128::from(weight);
        let value = match weight {
            1 => left,
            -1 => -left,
            _ if weight > 0 => left.div_euclid(weight),
            _ => -(left.div_euclid(-weight)),
        };
        let value = i64::try_from(value.clamp(-1, i128::from(UNBOUNDED - 1))).unwrap_or(UNBOUNDED);
        let better = if weight > 0 { value < self.highs[var.0].value } else { value > self.lows[var.0].value };
        if better {
            self.conclusions.push(Conclusion { premise: rule.premise, used_from: self.used.len() });
            for term in others() {
                self.used.extend(self.smallest(term).by);
            }
            let bound = Bound { value, by: Some(self.conclusions.len() - 1) };
            if weight > 0 { self.highs[var.0] = bound } else { self.lows[var.0] = bound }
        }
        better
    }
}
