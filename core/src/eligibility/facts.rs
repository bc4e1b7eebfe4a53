use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::words;
use crate::place::{Basis, PlaceKind};
use crate::time::When;

/// What is known of a place and, where there is one, of its application: all that a rule can ask. What is not in here is not
/// known; it is never zero and never "no".
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Facts {
    /// What sort of place it is.
    #[serde(with = "words::optional", skip_serializing_if = "Option::is_none")]
    pub kind: Option<PlaceKind>,
    /// Sources of the kind.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub kind_source: Vec<String>,
    /// Population figures, of any day and basis.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub figures: Vec<Inhabitants>,
    /// What was counted, by fact: `partners`, or a fact of the programme's vocabulary.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub counts: BTreeMap<String, Counted>,
    /// Sectors the partners come from, with sources.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub sectors: BTreeMap<String, Vec<String>>,
    /// Whether the partners come from no other sectors than these.
    #[serde(skip_serializing_if = "is_false")]
    pub sectors_complete: bool,
    /// Commitments that were made or are known to be missing.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub commitments: BTreeMap<String, Stated>,
    /// When things happened, by event: `received`, or an event of the programme's vocabulary.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub events: BTreeMap<String, Happened>,
}

/// A population figure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inhabitants {
    /// Reference day.
    pub day: When,
    /// Persons.
    pub inhabitants: i64,
    /// Step the figure is rounded to, persons; none: exact.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rounded_to: Option<i64>,
    /// What it is based on. An estimate never counts.
    #[serde(with = "words")]
    pub basis: Basis,
    /// Sources.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub source: Vec<String>,
}

impl Inhabitants {
    /// The smallest and the largest number that a rounded figure can stand for, both inclusive.
    pub fn range(&self) -> (i64, i64) {
        let half = self.rounded_to.unwrap_or(0).max(0) / 2;
        (self.inhabitants.saturating_sub(half), self.inhabitants.saturating_add(half))
    }
}

/// How many there are of something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counted {
    /// So many are known.
    pub known: i64,
    /// Whether there are no others.
    #[serde(default, skip_serializing_if = "is_false")]
    pub complete: bool,
    /// Sources.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub source: Vec<String>,
}

/// Whether a commitment was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stated {
    /// Whether it was.
    pub made: bool,
    /// Sources.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub source: Vec<String>,
}

/// When something happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Happened {
    /// The day, as precise as its source.
    pub when: When,
    /// Sources.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub source: Vec<String>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn is_false(flag: &bool) -> bool {
    !flag
}
