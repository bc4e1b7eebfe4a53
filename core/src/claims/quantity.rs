//! Vague figures as ranges of whole numbers.

use std::fmt;
use std::str::FromStr;

use crate::language::{Comparator, Language, numbers};

/// Whole numbers from `low` to `high`, both inclusive; no `high`: not bounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Range {
    /// The smallest number.
    pub low: i64,
    /// The largest number.
    pub high: Option<i64>,
}

impl Range {
    /// From one number to another, both inclusive.
    pub const fn between(low: i64, high: i64) -> Self {
        Self { low, high: Some(high) }
    }

    /// The number, where it is one.
    pub fn exact(self) -> Option<i64> {
        self.high.filter(|&high| high == self.low)
    }

    /// Whether the ranges share a number.
    pub fn meets(self, other: Self) -> bool {
        self.high.is_none_or(|high| other.low <= high) && other.high.is_none_or(|high| self.low <= high)
    }

    /// Whether every number of the other range lies in this one.
    pub fn holds(self, other: Self) -> bool {
        self.low <= other.low && self.high.is_none_or(|high| other.high.is_some_and(|other| other <= high))
    }

    /// The numbers from the smallest to the largest of both.
    #[must_use]
    pub fn hull(self, other: Self) -> Self {
        Self { low: self.low.min(other.low), high: self.high.zip(other.high).map(|(a, b)| a.max(b)) }
    }

    /// How many numbers lie between the ends; none where it is not bounded.
    pub fn width(self) -> Option<i64> {
        self.high.map(|high| high - self.low)
    }

    /// The range as a person reads it: `112`, `99 bis 125`, `at least 141`.
    pub fn to_text(self, language: Language) -> String {
        let number = |number| numbers::integer(number, language);
        match self.high {
            None => Comparator::AtLeast.phrase(self.low, language),
            Some(high) if high == self.low => number(high),
            Some(high) => format!("{} {} {}", number(self.low), language.pick("bis", "to"), number(high)),
        }
    }
}

impl fmt::Display for Range {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.to_text(Language::En))
    }
}

/// How far "about" reaches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum About {
    /// Half the last rounding step: the power of ten at which the digits end, of three or more digits never the first two; five
    /// where the figure ends in five. About 100 is 95 to 104, about 75 is 73 to 77, about 1,200 is 1,150 to 1,249.
    #[default]
    RoundingStep,
    /// So many to either side.
    Within(u32),
    /// So many hundredths of the figure to either side.
    Percent(u32),
}

/// Text that does not say how far "about" reaches.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "\"{0}\" is not how far about reaches (expected rounding-step, a number such as 5, or a percentage such as 10%)"
)]
pub struct AboutError(String);

impl FromStr for About {
    type Err = AboutError;

    /// Reads `rounding-step`, `5` or `10%`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let number = |digits: &str| digits.parse().map_err(|_| AboutError(text.to_owned()));
        match (text, text.strip_suffix('%')) {
            ("rounding-step", _) => Ok(Self::RoundingStep),
            (_, Some(percent)) => number(percent).map(Self::Percent),
            _ => number(text).map(Self::Within),
        }
    }
}

impl fmt::Display for About {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::RoundingStep => f.pad("rounding-step"),
            Self::Within(by) => f.pad(&by.to_string()),
            Self::Percent(percent) => f.pad(&format!("{percent}%")),
        }
    }
}

impl About {
    /// The numbers that "about `value`" may mean.
    fn range(self, value: i64) -> (i64, i64) {
        let by = match self {
            Self::RoundingStep => {
                let step = rounding_step(value);
                return ((value - step / 2).min(value), (value + (step - 1) / 2).max(value));
            }
            Self::Within(by) => i64::from(by),
            Self::Percent(percent) => value.abs().saturating_mul(i64::from(percent)) / 100,
        };
        (value.saturating_sub(by), value.saturating_add(by))
    }
}

/// The unit a round figure was rounded to.
fn rounding_step(value: i64) -> i64 {
    let value = value.abs();
    if value == 0 || value % 10 != 0 {
        return if value % 5 == 0 && value != 0 { 5 } else { 1 };
    }
    let mut step = 10;
    while value % (step * 10) == 0 && value / (step * 10) >= 10 {
        step *= 10;
    }
    step
}

/// The largest figure that is told apart; counts of places and persons lie far below.
pub(super) const LARGEST: i64 = 1 << 40;

/// The numbers a published figure may mean. Counts are never negative.
///
/// ```
/// use stadtnetz::claims::{About, Range, range};
/// use stadtnetz::language::Comparator;
///
/// assert_eq!(range(Comparator::MoreThan, 100, About::default()), Range { low: 101, high: None });
/// assert_eq!(range(Comparator::About, 100, About::default()), Range::between(95, 104));
/// assert_eq!(range(Comparator::About, 100, About::Percent(10)), Range::between(90, 110));
/// assert_eq!(range(Comparator::UpTo, 30, About::default()), Range::between(0, 30));
/// ```
pub fn range(comparator: Comparator, value: i64, about: About) -> Range {
    let value = value.clamp(0, LARGEST);
    match comparator {
        Comparator::Exactly => Range::between(value, value),
        Comparator::AtLeast => Range { low: value, high: None },
        Comparator::MoreThan => Range { low: value + 1, high: None },
        Comparator::UpTo => Range::between(0, value),
        Comparator::About => {
            let (low, high) = about.range(value);
            Range::between(low.max(0), high.min(LARGEST))
        }
    }
}
