//! A decision keeps what it was decided on.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::facts::Facts;
use super::question::Question;
use super::words;
use crate::programme::{Programme, RuleKind};
use crate::register::Register;
use crate::time::Answer;

/// What was known when a decision was prepared: the version of the rules, the facts, and what they came to. It is what an office
/// files with the decision; the register holds its version and digest (`decisions.rule_version`, `decisions.facts_digest`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Frozen {
    /// The id of the place.
    pub place: String,
    /// The id of the call.
    pub call: String,
    /// The id of the programme.
    pub programme: String,
    /// The version of its definition.
    pub rule_version: String,
    /// The facts used.
    pub facts: Facts,
    /// What the rules came to.
    pub verdicts: Verdicts,
}

/// What the two rules come to; none where the programme has no such rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Verdicts {
    /// Could the place take part?
    #[serde(with = "words::optional")]
    pub place: Option<Answer>,
    /// Was the application complete?
    #[serde(with = "words::optional")]
    pub application: Option<Answer>,
}

/// What changed since something was frozen.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Since {
    /// Whether the definition has another version now.
    pub other_rules: bool,
    /// Whether other facts are known now.
    pub other_facts: bool,
    /// What the rules of today say of the facts of then.
    pub rules_now: Verdicts,
    /// What the rules of today say of the facts of today.
    pub now: Verdicts,
}

impl Verdicts {
    /// What a programme's rules say of facts.
    pub fn of(programme: &Programme, call: &str, facts: &Facts) -> Self {
        let answer = |kind| Question::new(programme, call, kind).map(|question| question.answer(facts));
        Self { place: answer(RuleKind::Place), application: answer(RuleKind::Application) }
    }
}

impl Frozen {
    /// The SHA-256 of the facts, in hexadecimal: the same facts have the same digest.
    pub fn digest(&self) -> String {
        let json = serde_json::to_vec(&self.facts).unwrap_or_default();
        Sha256::digest(json).iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
    }
}

impl Register {
    /// What is known now of a place and a call, to be kept with a decision; `None` where there is no such place or call.
    pub fn freeze(&self, place: &str, call: &str) -> Option<Frozen> {
        let facts = self.facts(place, call)?;
        Some(Frozen {
            place: place.to_owned(),
            call: call.to_owned(),
            programme: self.programme().id().to_owned(),
            rule_version: self.programme().version().to_owned(),
            verdicts: Verdicts::of(self.programme(), call, &facts),
            facts,
        })
    }

    /// What changed since something was frozen; `None` where its place or call is no more.
    pub fn since(&self, frozen: &Frozen) -> Option<Since> {
        let facts = self.facts(&frozen.place, &frozen.call)?;
        Some(Since {
            other_rules: self.programme().version() != frozen.rule_version,
            other_facts: facts != frozen.facts,
            rules_now: Verdicts::of(self.programme(), &frozen.call, &frozen.facts),
            now: Verdicts::of(self.programme(), &frozen.call, &facts),
        })
    }
}
