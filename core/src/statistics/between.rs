//! Ranges over everything that can have happened, and the figures that are exact on them.

use std::fmt;

/// From the smallest to the largest value that fits what is known, both inclusive.
///
/// For a count that is `certain..=possible`; for a figure made of several it is the range over all completions: all
/// ways to settle what is not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd)]
pub struct Between<T> {
    low: T,
    high: T,
}

impl<T: PartialOrd + Copy> Between<T> {
    /// The range of two values, in either order.
    pub fn new(one: T, other: T) -> Self {
        if one <= other { Self { low: one, high: other } } else { Self { low: other, high: one } }
    }

    /// A value that is known.
    pub fn exactly(value: T) -> Self {
        Self { low: value, high: value }
    }

    /// Whether it is one value.
    pub fn is_exact(&self) -> bool {
        self.low == self.high
    }

    /// Whether a value lies in the range.
    pub fn contains(&self, value: T) -> bool {
        self.low <= value && value <= self.high
    }
}

impl<T> Between<T> {
    /// The smallest value.
    pub fn low(self) -> T {
        self.low
    }

    /// The largest value.
    pub fn high(self) -> T {
        self.high
    }

    pub(super) fn map<U: PartialOrd + Copy>(self, change: impl Fn(T) -> U) -> Between<U> {
        Between::new(change(self.low), change(self.high))
    }
}

impl<T: fmt::Display + PartialEq> fmt::Display for Between<T> {
    /// `31` or `31..=56`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.low == self.high { write!(f, "{}", self.low) } else { write!(f, "{}..={}", self.low, self.high) }
    }
}

/// How many things are so: those that are for certain, and those that may be.
pub(super) fn count<T>(
    things: impl IntoIterator<Item = T>,
    certain: impl Fn(&T) -> bool,
    possible: impl Fn(&T) -> bool,
) -> Between<usize> {
    let (mut low, mut high) = (0, 0);
    for thing in things {
        low += usize::from(certain(&thing));
        high += usize::from(possible(&thing));
    }
    Between::new(low, high)
}

/// What one thing can add to numerator and denominator of a rate: one pair per way to settle what is not known of it.
pub(super) type Options = Vec<(i64, i64)>;

/// The range of a rate over all completions, where each thing adds one of its options and things are independent.
/// `None` where no completion has a denominator above 0; completions without one are left out. Exact: it follows
/// Dinkelbach (1967), "On nonlinear fractional programming", in whole numbers.
///
/// Every thing has at least one option, and denominators are 0 or more.
pub(super) fn rate(things: &[Options]) -> Option<Between<f64>> {
    let highest = extreme(things)?;
    let negated: Vec<Options> =
        things.iter().map(|options| options.iter().map(|&(part, whole)| (-part, whole)).collect()).collect();
    let (part, whole) = extreme(&negated)?;
    Some(Between::new(quotient((-part, whole)), quotient(highest)))
}

/// The largest `(part, whole)` over all completions with a whole above 0.
fn extreme(things: &[Options]) -> Option<(i64, i64)> {
    let least_whole: i64 = things.iter().filter_map(|options| options.iter().map(|&(_, whole)| whole).min()).sum();
    if least_whole > 0 {
        return climb(things, None);
    }
    // Some completion has no whole: ask for each way to have one.
    let mut best: Option<(i64, i64)> = None;
    for (at, options) in things.iter().enumerate() {
        for &option in options.iter().filter(|(_, whole)| *whole > 0) {
            let found = climb(things, Some((at, option)))?;
            if best.is_none_or(|best| gain(found, best) > 0) {
                best = Some(found);
            }
        }
    }
    best
}

/// Dinkelbach's steps to the largest quotient, with one option fixed where the whole can be 0 without it.
fn climb(things: &[Options], fixed: Option<(usize, (i64, i64))>) -> Option<(i64, i64)> {
    let choose = |by: &dyn Fn((i64, i64)) -> i128| {
        things.iter().enumerate().fold((0, 0), |sum: (i64, i64), (at, options)| {
            let best = options.iter().copied().max_by_key(|&option| by(option));
            let chosen = fixed.filter(|&(place, _)| place == at).map(|(_, option)| option).or(best).unwrap_or((0, 0));
            (sum.0 + chosen.0, sum.1 + chosen.1)
        })
    };
    let mut reached = choose(&|(_, whole)| i128::from(whole));
    if reached.1 == 0 {
        return None;
    }
    loop {
        let next = choose(&|option| gain(option, reached));
        if next.1 == 0 || gain(next, reached) <= 0 {
            return Some(reached);
        }
        reached = next;
    }
}

/// Above 0 where `one` lifts the quotient `other`.
fn gain(one: (i64, i64), other: (i64, i64)) -> i128 {
    i128::from(one.0) * i128::from(other.1) - i128::from(one.1) * i128::from(other.0)
}

fn quotient((part, whole): (i64, i64)) -> f64 {
    float(part) / float(whole)
}

/// `part / whole`; `None` where the whole is 0.
pub(super) fn share(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| size(part) / size(whole))
}

#[expect(clippy::cast_precision_loss, reason = "counts and days are far below 2^53")]
pub(crate) fn float(number: i64) -> f64 {
    number as f64
}

#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
pub(crate) fn size(number: usize) -> f64 {
    number as f64
}

/// The quantile of values, interpolated linearly between neighbours (type 7 of Hyndman and Fan, 1996); `None` without
/// values.
pub(super) fn quantile(values: &[f64], share: f64) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let last = sorted.len().checked_sub(1)?;
    let position = size(last) * share;
    let at = |index: usize| sorted.get(index.min(last)).copied();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and the number of values")]
    let below = position.floor() as usize;
    let (one, other) = (at(below)?, at(below + 1)?);
    Some(one + (other - one) * (position - position.floor()))
}

/// The range of a quantile over all completions: it grows with every value.
pub(super) fn quantile_between(values: &[Between<i64>], share: f64) -> Option<Between<f64>> {
    let end = |pick: fn(Between<i64>) -> i64| {
        quantile(&values.iter().map(|&value| float(pick(value))).collect::<Vec<_>>(), share)
    };
    Some(Between::new(end(Between::low)?, end(Between::high)?))
}
