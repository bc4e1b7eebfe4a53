use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use super::judgement::Reason;
use super::rules;
use crate::finding::Finding;
use crate::place::Basis;
use crate::programme::{Label, RuleKind};
use crate::time::{Answer, Day, When};

/// A verdict with everything it rests on. A value, not a text: [`to_text`](Self::to_text), [`to_markdown`](Self::to_markdown)
/// and [`to_json`](Self::to_json) render it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Explanation {
    /// Whether the rule holds.
    #[serde(serialize_with = "answer")]
    pub verdict: Answer,
    /// The id of the condition that decides, a colon, and why: `population:above`.
    pub reason: String,
    /// What was asked.
    pub asked: Asked,
    /// By how much the deciding condition is met or missed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub margin: Option<Margin>,
    /// What would have to be known to settle it.
    pub missing: Vec<Missing>,
    /// Why, or why not: the minimal sets of conditions that decide.
    pub decisive: Decisive,
    /// The smallest changes that would turn the verdict, the fewest first; each list is to be made together.
    pub flips: Vec<Vec<Change>>,
    /// The rule, condition by condition.
    pub because: Step,
    /// What the programme calls the ids above.
    #[serde(serialize_with = "labels")]
    pub words: BTreeMap<String, Label>,
}

impl Explanation {
    /// A finding for every value that was used beyond the day it is verified for.
    pub fn findings(&self) -> Vec<Finding> {
        let used = self.because.parameters().into_iter().filter(|parameter| parameter.beyond_verified);
        let finding = |parameter: &ParameterUsed| {
            let finding = Finding::new(&rules::BEYOND_VERIFIED).with("found", parameter.id.as_str());
            let finding = finding.with("day", self.asked.as_of);
            parameter.verified_until.map_or(finding.clone(), |until| finding.with("expected", until))
        };
        used.map(finding).collect()
    }
}

impl Step {
    /// The values of the definition that the condition and its parts use.
    pub fn parameters(&self) -> Vec<&ParameterUsed> {
        self.parameter.iter().chain(self.parts.iter().flat_map(Self::parameters)).collect()
    }
}

/// What was asked of which rule.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Asked {
    /// The name of the place.
    pub place: String,
    /// The id of the call.
    pub call: String,
    /// The rule.
    #[serde(serialize_with = "text")]
    pub rule: RuleKind,
    /// The rule's question in words.
    #[serde(serialize_with = "label")]
    pub question: Label,
    /// The id of the programme.
    pub programme: String,
    /// The version of its definition.
    pub version: String,
    /// Sources of the rule.
    pub source: Vec<String>,
    /// The day as of which parameters hold: the last day of the call.
    pub as_of: Day,
}

/// One condition of a rule, and what it comes to.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Step {
    /// Whether it holds.
    #[serde(serialize_with = "answer")]
    pub verdict: Answer,
    /// Its id.
    pub id: String,
    /// The word of its test: `all`, `in_band`.
    pub test: &'static str,
    /// What it asks for, in the programme's words.
    #[serde(serialize_with = "optional_label", skip_serializing_if = "Option::is_none")]
    pub label: Option<Label>,
    /// Why.
    pub reason: Reason,
    /// What it asks for, from the definition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parameter: Option<ParameterUsed>,
    /// The facts it looked at.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub inputs: Vec<Input>,
    /// By how much it is met or missed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub margin: Option<Margin>,
    /// What would have to be known to settle it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<Missing>,
    /// The smallest change that would turn it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change: Option<Change>,
    /// The conditions it consists of.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Step>,
}

/// A value of the definition that a condition uses.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ParameterUsed {
    /// Its id, or `call.place_kinds`.
    pub id: String,
    /// What it says.
    pub says: Says,
    /// First day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<When>,
    /// Last day (inclusive); none: until the next value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_day: Option<When>,
    /// Beyond this day nobody verified it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verified_until: Option<Day>,
    /// First and last reference day (inclusive) of the population figures that count for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub figures_of: Option<(Day, Day)>,
    /// Whether it was used beyond that day, because the caller asked for that.
    pub beyond_verified: bool,
    /// Sources.
    pub source: Vec<String>,
}

/// What a parameter says.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Says {
    /// A range of inhabitants, persons.
    Band {
        /// Lower limit.
        lower: i64,
        /// Upper limit; none: open.
        upper: Option<i64>,
        /// Whether the limits belong to it: `inclusive`, `half-open`, `unspecified`.
        edges: &'static str,
    },
    /// Words: kinds of places, sectors, a commitment.
    Words(Vec<String>),
    /// At least so many.
    AtLeast {
        /// The smallest number that may be needed.
        least: i64,
        /// The largest number that may be needed.
        most: i64,
    },
    /// From a day to a day, both inclusive; one per reading.
    Days(Vec<(Day, Day)>),
    /// Nobody says what.
    Unknown,
}

/// A fact that a condition looked at.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Input {
    /// What it is about: `population`, `kind`, `partners`, a sector, a commitment, an event.
    pub fact: String,
    /// What is known.
    pub value: Known,
    /// What this fact alone says of the condition.
    #[serde(serialize_with = "answer")]
    pub says: Answer,
    /// Why it does not count, where it does not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left_out: Option<LeftOut>,
    /// Sources.
    pub source: Vec<String>,
}

/// The value of a fact.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Known {
    /// A population figure.
    Population {
        /// Reference day.
        day: When,
        /// Persons.
        inhabitants: i64,
        /// Step it is rounded to, persons.
        rounded_to: Option<i64>,
        /// What it is based on.
        #[serde(serialize_with = "text")]
        basis: Basis,
    },
    /// A word.
    Word(String),
    /// So many are known.
    Count {
        /// So many.
        known: i64,
        /// Whether there are no others.
        complete: bool,
    },
    /// It is so, or it is not.
    Flag(bool),
    /// A date.
    When(When),
}

/// Why a population figure does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum LeftOut {
    /// It is an estimate or a claim.
    Estimate,
    /// The programme names another basis.
    OtherBasis,
    /// Its reference day is none of those that count.
    OtherDay,
    /// A newer one counts.
    NotNewest,
}

impl LeftOut {
    /// `estimate`, `other-basis`, `other-day` or `not-newest`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Estimate => "estimate",
            Self::OtherBasis => "other-basis",
            Self::OtherDay => "other-day",
            Self::NotNewest => "not-newest",
        }
    }
}

/// The distance to a limit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Margin {
    /// What is measured: `population`, `partners`, an event.
    pub fact: String,
    /// How far from the nearest limit; negative where it is missed.
    pub amount: i64,
    /// Unit of the amount.
    pub unit: String,
    /// The limit, where it is a number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<i64>,
}

/// A fact that is not known well enough.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Missing {
    /// The condition that needs it.
    pub id: String,
    /// What it is about.
    pub fact: String,
    /// Why it is needed.
    pub reason: Reason,
}

/// A change that would turn a condition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The condition.
    pub id: String,
    /// What would have to change.
    pub fact: String,
    /// How.
    pub how: How,
}

/// How a fact would have to change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum How {
    /// So many more (negative: fewer), in a unit.
    By(i64, String),
    /// One of these instead.
    OneOf(Vec<String>),
    /// All of these as well.
    Added(Vec<String>),
    /// It would have to be so.
    So,
    /// It would have to be otherwise.
    Otherwise,
    /// It would have to be shown.
    Shown,
}

impl How {
    /// `by`, `one-of`, `added`, `so`, `otherwise` or `shown`.
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::By(..) => "by",
            Self::OneOf(_) => "one-of",
            Self::Added(_) => "added",
            Self::So => "so",
            Self::Otherwise => "otherwise",
            Self::Shown => "shown",
        }
    }
}

/// Minimal sets of conditions that decide, by the ids of the conditions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Decisive {
    /// Each of these sets alone decides, whatever the other conditions come to.
    pub sets: Vec<Vec<String>>,
    /// Changing all conditions of one of these sets would turn the verdict; no smaller part of it would.
    pub repairs: Vec<Vec<String>>,
    /// Whether there are no other sets; a bound keeps rules with very many from being listed in full.
    pub complete: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn answer<S: Serializer>(answer: &Answer, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(answer.as_str())
}

fn text<T: std::fmt::Display, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(value)
}

fn label<S: Serializer>(label: &Label, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map([("de", &label.de), ("en", &label.en)])
}

fn labels<S: Serializer>(words: &BTreeMap<String, Label>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(words.iter().map(|(id, label)| (id, BTreeMap::from([("de", &label.de), ("en", &label.en)]))))
}

#[expect(clippy::ref_option, reason = "serde hands over a reference")]
fn optional_label<S: Serializer>(given: &Option<Label>, serializer: S) -> Result<S::Ok, S::Error> {
    match given {
        Some(given) => label(given, serializer),
        None => serializer.serialize_none(),
    }
}
