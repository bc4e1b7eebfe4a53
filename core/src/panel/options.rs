//! What a study can be asked for.

use std::ops::RangeInclusive;

use super::outcomes::Outcomes;
use super::words::words;
use crate::official::Directory;
use crate::time::Day;

words! {
    /// Which year is the first treated one.
    Onset: "onset" {
        /// The year of the first funded day.
        FirstDay = "first_day",
        /// The first year of which at least half of the days are funded.
        Majority = "majority",
        /// The first year of which every day is funded.
        FullYear = "full_year",
    }
}

words! {
    /// How the days of a membership are read where sources leave them open.
    Treatment: "treatment" {
        /// The days that every reading of the evidence has; a start as late as it can be.
        Certain = "certain",
        /// Those, and the days until the end of the last known term.
        Presumed = "presumed",
        /// The days that some reading of the evidence has.
        Possible = "possible",
        /// As presumed; a unit whose treatment differs between certain and possible in one of the years is excluded.
        Drop = "drop",
    }
}

/// Under which rule a municipality is eligible in a year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum RuleChoice {
    /// That of the last call that had opened by the end of the year; before the first call nobody is eligible.
    #[default]
    InForce,
    /// That of one call, in every year.
    Call(String),
}

impl From<&str> for RuleChoice {
    fn from(text: &str) -> Self {
        if text == "in_force" { Self::InForce } else { Self::Call(text.to_owned()) }
    }
}

/// What a study is made from and how.
#[derive(Clone, Debug)]
pub struct StudyOptions<'a> {
    /// The municipalities, their populations, and the way of old keys to the territory. Without one the units are those of
    /// outcomes and register, keys are taken as they are, and what only a directory knows is unknown.
    pub directory: Option<&'a Directory>,
    /// What was measured.
    pub outcomes: Option<&'a Outcomes>,
    /// The first and the last year; without them those of the outcomes.
    pub years: Option<RangeInclusive<i32>>,
    /// The day whose territory the units have; without it that of the directory's newest edition.
    pub territory: Option<Day>,
    /// Which year is the first treated one.
    pub onset: Onset,
    /// Under which rule a municipality is eligible.
    pub rule: RuleChoice,
    /// How uncertain days are read.
    pub treatment: Treatment,
    /// Municipalities that border on each other, by their keys as numbers, in either direction: borders are geometry, which this
    /// library does not do. Pairs with a municipality that is no unit count for nothing.
    pub contiguity: &'a [(i64, i64)],
}

impl Default for StudyOptions<'_> {
    fn default() -> Self {
        Self {
            directory: None,
            outcomes: None,
            years: None,
            territory: None,
            onset: Onset::FirstDay,
            rule: RuleChoice::InForce,
            treatment: Treatment::Presumed,
            contiguity: &[],
        }
    }
}
