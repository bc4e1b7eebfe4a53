//! What was decided. Eligible and admitted are two things.

use serde_json::json;

use super::deadline::Timeliness;
use super::explanation::Explanation;
use crate::language::Language;
use crate::register::{Decision, Outcome, Register};
use crate::table::escaped;
use crate::time::{Answer, When};

/// What a register says about a place and a call: whether it could take part, whether its application was complete, and what
/// was decided.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Eligibility {
    /// The rule `place`; none where the programme has no such rule.
    pub place: Option<Explanation>,
    /// The rule `application`; none where the programme has no such rule.
    pub application: Option<Explanation>,
    /// Whether the application was in time; none where its receipt is not dated.
    pub timeliness: Option<Timeliness>,
    /// What was decided.
    pub admission: Admission,
}

/// What was decided on the application of a place to a call.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Admission {
    /// Whether it was admitted; unknown where neither an admission nor a rejection is recorded.
    pub admitted: Answer,
    /// Whether a waiver of the place rule is recorded.
    pub waived: bool,
    /// What the admission depends on.
    pub conditions: Vec<String>,
    /// The decisions, in their order.
    pub decisions: Vec<Decision>,
    /// The id of the membership that came of it.
    pub membership: Option<String>,
}

impl Admission {
    /// What a register says was decided.
    pub(super) fn of(register: &Register, place: &str, call: &str) -> Self {
        let applications = register.applications().iter();
        let ids: Vec<&str> = applications
            .filter(|application| application.place.as_str() == place && application.call.as_str() == call)
            .map(|application| application.id.as_str())
            .collect();
        let of_these = |decision: &&Decision| ids.contains(&decision.application.as_str());
        let mut decisions: Vec<Decision> = register.decisions().iter().filter(of_these).cloned().collect();
        decisions.sort_by_key(|decision| {
            decision.decided_on.as_ref().or(decision.effective_on.as_ref()).map(crate::time::When::earliest)
        });
        let membership = register
            .memberships_of(place)
            .into_iter()
            .find(|membership| membership.call.as_ref().is_some_and(|named| named.as_str() == call));
        let decided = |outcome: Outcome| decisions.iter().any(|decision| decision.outcome == outcome);
        let admitted = decided(Outcome::Admitted) || membership.is_some();
        Self {
            admitted: match (admitted, decided(Outcome::Rejected)) {
                (true, false) => Answer::Yes,
                (false, true) => Answer::No,
                _ => Answer::Unknown,
            },
            waived: decided(Outcome::Waiver),
            conditions: decisions.iter().filter_map(|decision| decision.conditions.clone()).collect(),
            membership: membership.map(|membership| membership.id.to_string()),
            decisions,
        }
    }

    /// What was decided, in a sentence.
    pub fn to_text(&self, language: Language) -> String {
        let admitted = match self.admitted {
            Answer::Yes => language.pick("aufgenommen", "admitted"),
            Answer::No => language.pick("abgelehnt", "rejected"),
            Answer::Unknown => language.pick("keine Entscheidung bekannt", "no decision is known"),
        };
        let waived = if self.waived {
            language.pick("Ausnahme von der Ortsregel vermerkt", "a waiver of the place rule is recorded")
        } else {
            language.pick("keine Ausnahme vermerkt", "no waiver is recorded")
        };
        let mut parts = vec![admitted.to_owned(), waived.to_owned()];
        parts.extend(
            self.conditions.iter().map(|condition| format!("{}: {condition}", language.pick("Bedingung", "condition"))),
        );
        parts.join("; ")
    }
}

impl Eligibility {
    /// Everything, as text in a language.
    pub fn to_text(&self, language: Language) -> String {
        let rules = self.rules().map(|explanation| explanation.to_text(language));
        rules.chain(self.decided(language)).collect::<Vec<_>>().join("\n\n")
    }

    /// Everything as Markdown, in a language.
    pub fn to_markdown(&self, language: Language) -> String {
        let rules = self.rules().map(|explanation| explanation.to_markdown(language));
        rules.chain(self.decided(language)).collect::<Vec<_>>().join("\n\n")
    }

    /// Both rules as trees to unfold and what was decided, in HTML; everything is escaped.
    pub fn to_html(&self, language: Language) -> String {
        let rules = self.rules().map(|explanation| explanation.to_html(language));
        rules.chain(self.decided(language).map(|line| format!("<p>{}</p>\n", escaped(&line)))).collect()
    }

    /// Whether it was in time and what was decided, a sentence each.
    fn decided(&self, language: Language) -> impl Iterator<Item = String> {
        let timeliness = self.timeliness.iter().map(move |timeliness| timeliness.to_text(language));
        timeliness.chain([self.admission.to_text(language)])
    }

    /// Everything as JSON; its texts are ids and words of the definition, in no language.
    pub fn to_json(&self) -> String {
        let by = |(day, answer): &(When, Answer)| json!({ "day": day, "in_time": answer.as_str() });
        let timeliness = self.timeliness.as_ref().map(|timeliness| {
            json!({
                "verdict": timeliness.verdict().as_str(),
                "received": timeliness.received,
                "first": by(&timeliness.first),
                "known_that_day": by(&timeliness.known_that_day),
                "last": by(&timeliness.last),
            })
        });
        let admission = &self.admission;
        let decisions: Vec<&str> = admission.decisions.iter().map(|decision| decision.id.as_str()).collect();
        let all = json!({
            "place": self.place,
            "application": self.application,
            "timeliness": timeliness,
            "admission": {
                "admitted": admission.admitted.as_str(),
                "waived": admission.waived,
                "conditions": admission.conditions,
                "decisions": decisions,
                "membership": admission.membership,
            },
        });
        format!("{all:#}")
    }

    /// The rules that the programme has: of the place, of the application.
    pub fn rules(&self) -> impl Iterator<Item = &Explanation> {
        self.place.iter().chain(&self.application)
    }
}
