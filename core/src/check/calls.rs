//! C: applications and what was decided on them.

use std::collections::BTreeMap;

use super::context::{Context, cell, found};
use super::rules::calls as rules;
use crate::eligibility::{Facts, Inhabitants, Question, Timeliness, Timely};
use crate::finding::{Finding, Value};
use crate::language::Template;
use crate::programme::RuleKind;
use crate::register::{Decision, Outcome, Place, Record, Stay};
use crate::time::Answer;

/// C003: an application after the deadline known on the day of its receipt.
pub(super) fn late(context: &Context<'_>) -> Vec<Finding> {
    let late = context.register.applications().iter().filter_map(|application| {
        let call = context.programme().call(application.call.as_str())?;
        let asked = Timeliness::of(call, application.received.as_ref()?);
        let late = matches!(asked.verdict(), Timely::Late | Timely::CoveredLater);
        let deadline = &asked.known_that_day.0;
        late.then(|| {
            let days = (asked.received.earliest() - deadline.latest()).num_days();
            let finding = found(&rules::LATE, application, "received").with("days", days);
            finding.with("deadline", deadline.without_wording()).with("last", asked.last.0.without_wording())
        })
    });
    late.collect()
}

/// C004: a decision before the application was received or the call closed.
pub(super) fn decided_early(context: &Context<'_>) -> Vec<Finding> {
    let early = context.register.decisions().iter().filter_map(|decision| {
        let decided = decision.decided_on.as_ref().filter(|decided| !decided.is_qualified())?;
        let application = context.register.applications().get(decision.application.as_str())?;
        let call = context.programme().call(application.call.as_str())?;
        let before_receipt = application.received.as_ref().filter(|received| decided.latest() < received.earliest());
        let (problem, expected) = match before_receipt {
            Some(received) => (Template::new("vor dem Eingang", "before the receipt"), received),
            None if decided.latest() < call.closes.earliest() => {
                (Template::new("vor dem Ende des Aufrufs", "before the end of the call"), &call.closes)
            }
            None => return None,
        };
        let finding = found(&rules::DECIDED_EARLY, decision, "decided_on").with("found", decided.without_wording());
        let finding = finding.resting_on(cell(application, "received")).with("problem", problem);
        Some(finding.with("expected", expected.without_wording()))
    });
    early.collect()
}

/// The admission by which a membership came in.
fn admission<'a>(context: &Context<'a>, stay: &'a Stay<'a>) -> Option<&'a Decision> {
    decided(context, stay, Outcome::Admitted)
}

fn decided<'a>(context: &Context<'a>, stay: &'a Stay<'a>, outcome: Outcome) -> Option<&'a Decision> {
    let membership = stay.membership;
    let applications = context.applications_of(membership.place.as_str(), membership.call.as_ref()?.as_str());
    let mut decisions = applications.iter().flat_map(|application| context.decisions_on(application).iter().copied());
    decisions.find(|decision| decision.outcome == outcome)
}

/// C007: a membership that begins before its admission holds.
pub(super) fn begun_early(context: &Context<'_>) -> Vec<Finding> {
    let early = context.all_stays().filter_map(|stay| {
        let decision = admission(context, stay)?;
        let effective = decision.effective_on.as_ref().filter(|effective| !effective.is_qualified())?;
        let from = stay.membership.from.as_ref().filter(|from| from.latest() < effective.earliest())?;
        let finding = found(&rules::BEGUN_EARLY, stay.membership, "from").resting_on(cell(decision, "effective_on"));
        Some(finding.with("found", from.without_wording()).with("expected", effective.without_wording()))
    });
    early.collect()
}

/// C014: a membership that came by a call without an admission on record.
pub(super) fn undecided_entry(context: &Context<'_>) -> Vec<Finding> {
    let undecided = context.all_stays().filter_map(|stay| {
        let call = stay.membership.call.as_ref().filter(|_| admission(context, stay).is_none())?;
        Some(found(&rules::UNDECIDED_ENTRY, stay.membership, "call").with("call", call.as_str()))
    });
    undecided.collect()
}

/// C009: an application both admitted and rejected.
pub(super) fn two_outcomes(context: &Context<'_>) -> Vec<Finding> {
    let both = context.register.applications().iter().filter_map(|application| {
        let decisions = context.decisions_on(application);
        let of = |outcome| decisions.iter().copied().find(|decision| decision.outcome == outcome);
        let (admitted, rejected) = of(Outcome::Admitted).zip(of(Outcome::Rejected))?;
        let finding = found(&rules::TWO_OUTCOMES, application, "id").resting_on(cell(admitted, "outcome"));
        let finding = finding.resting_on(cell(rejected, "outcome"));
        Some(finding.with("found", admitted.id()).with("other", rejected.id()))
    });
    both.collect()
}

/// C010 and C011: members that the place rule of their call keeps out, or of which it cannot say.
pub(super) fn eligibility(context: &Context<'_>) -> Vec<Finding> {
    let programme = context.programme();
    let ready = |call: &str| Question::new(programme, call, RuleKind::Place);
    let questions: BTreeMap<&str, Question<'_>> =
        programme.calls().iter().filter_map(|call| Some((call.id.as_str(), ready(&call.id)?))).collect();
    let asked = context.all_stays().filter_map(|stay| {
        let question = questions.get(stay.membership.call.as_ref()?.as_str())?;
        let place = context.register.places().get(stay.membership.place.as_str())?;
        let facts = facts(context, place);
        match question.answer(&facts) {
            Answer::Yes => None,
            Answer::No if decided(context, stay, Outcome::Waiver).is_some() => None,
            Answer::No => {
                let reason = question.explain(&place.name, &facts).reason;
                Some(about_admission(&rules::ADMITTED_INELIGIBLE, context, stay).with("reason", in_words(&reason)))
            }
            Answer::Unknown => {
                let missing = question.explain(&place.name, &facts).missing;
                let mut missing: Vec<String> = missing.into_iter().map(|missing| missing.fact).collect();
                missing.dedup();
                let said = Value::List(missing.iter().map(|fact| in_words(fact)).collect());
                Some(about_admission(&rules::ADMITTED_UNKNOWN, context, stay).with("missing", said))
            }
        }
    });
    asked.collect()
}

/// A missing fact, or the reason of a verdict (`population:above`), as a person says it.
fn in_words(id: &str) -> Value {
    Value::Phrase(match id.rsplit(':').next().unwrap_or(id) {
        "population" => Template::new("Einwohnerzahl", "population"),
        "kind" => Template::new("Art des Ortes", "kind of place"),
        "above" => Template::new("zu viele Einwohner", "too many inhabitants"),
        "below" => Template::new("zu wenige Einwohner", "too few inhabitants"),
        "kind-not-named" => {
            Template::new("Orte dieser Art sind nicht vorgesehen", "no place of this kind can take part")
        }
        _ => return Value::Text(id.to_owned()),
    })
}

fn about_admission(rule: &'static crate::finding::Rule, context: &Context<'_>, stay: &Stay<'_>) -> Finding {
    let figures = context.populations.get(stay.membership.place.as_str());
    let finding = found(rule, stay.membership, "call");
    figures.iter().fold(finding, |finding, figure| finding.resting_on(cell(*figure, "inhabitants")))
}

/// What the place rule asks of a place: its kind and its figures.
fn facts(context: &Context<'_>, place: &Place) -> Facts {
    let figures = context.populations.get(place.id()).iter().map(|figure| Inhabitants {
        day: figure.day.clone(),
        inhabitants: figure.inhabitants,
        rounded_to: figure.rounded_to,
        basis: figure.basis,
        source: Vec::new(),
    });
    Facts { kind: Some(place.kind), figures: figures.collect(), ..Facts::default() }
}

/// C012: a second application of a place to one call.
pub(super) fn applied_twice(context: &Context<'_>) -> Vec<Finding> {
    let again = context
        .applications
        .values()
        .flat_map(|applications| applications.windows(2).filter_map(|two| Some((*two.first()?, *two.last()?))));
    again
        .map(|(first, second)| {
            let finding = found(&rules::APPLIED_TWICE, second, "call").resting_on(cell(first, "call"));
            finding.with("place", second.place.as_str()).with("other", first.id())
        })
        .collect()
}

/// C013: an applicant of a sector that the call does not admit.
pub(super) fn applicant_refused(context: &Context<'_>) -> Vec<Finding> {
    let refused = context.register.applications().iter().filter_map(|application| {
        let call = context.programme().call(application.call.as_str())?;
        let applicant = context.register.organisations().get(application.applicant.as_ref()?.as_str())?;
        let sector = applicant.sector.as_ref()?;
        let admitted = &call.applicant_sectors;
        (!admitted.is_empty() && !admitted.contains(sector)).then(|| {
            let finding =
                found(&rules::APPLICANT_REFUSED, application, "applicant").resting_on(cell(applicant, "sector"));
            let finding = finding.with("found", applicant.id()).with("sector", sector.as_str());
            finding.with("expected", admitted.clone())
        })
    });
    refused.collect()
}
