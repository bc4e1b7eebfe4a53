//! M: memberships that exclude each other, or whose days, routes and reasons are missing.

use chrono::Datelike;

use super::context::{Context, cell, found};
use super::rules::memberships as rules;
use super::time::seen_last;
use crate::finding::{Finding, Fix, Value};
use crate::language::Template;
use crate::register::{Decision, MemberStatus, Membership, Outcome, Place, Record, Stay};
use crate::time::{End, When, months_between};

/// A membership and the next one of its place.
fn pairs<'a>(context: &Context<'a>) -> impl Iterator<Item = (&'a Stay<'a>, &'a Stay<'a>)> {
    let standings = context.view.standings().iter();
    standings.flat_map(|standing| standing.stays.windows(2).filter_map(|pair| Some((pair.first()?, pair.last()?))))
}

/// M001: a membership that begins before the one before it ended.
pub(super) fn overlap(context: &Context<'_>) -> Vec<Finding> {
    let overlapping = pairs(context).filter_map(|(earlier, later)| {
        let (earlier, later) = (earlier.membership, later.membership);
        let last_day = earlier.last_day.as_ref().filter(|_| earlier.end == End::Known)?;
        let from = later.from.as_ref().filter(|from| from.latest() < last_day.earliest())?;
        let finding = found(&rules::OVERLAP, earlier, "last_day").resting_on(cell(later, "from"));
        let finding = finding.with("last_day", last_day.without_wording()).with("other", later.id());
        Some(finding.with("from", from.without_wording()))
    });
    overlapping.collect()
}

/// M002: two memberships of a place by one call, or a second one while the first was seen to go on.
pub(super) fn two_at_once(context: &Context<'_>) -> Vec<Finding> {
    let clashing = pairs(context).filter_map(|(earlier, later)| {
        let (first, second) = (earlier.membership, later.membership);
        let begun = second.from.as_ref().map(When::latest);
        let sightings = context.sightings.get(first.id()).iter().map(|sighting| sighting.from.earliest());
        let seen = sightings.chain(first.open_as_of.iter().map(When::earliest)).max();
        let problem = if first.call.is_some() && first.call == second.call {
            Template::new("derselbe Aufruf", "the same call")
        } else if begun.zip(seen).is_some_and(|(begun, seen)| begun <= seen) && first.end != End::Known {
            Template::new("nach dem Beginn der zweiten noch belegt", "seen after the second one began")
        } else {
            return None;
        };
        let finding = found(&rules::TWO_AT_ONCE, second, "place").resting_on(cell(first, "call"));
        Some(finding.with("place", second.place.as_str()).with("other", first.id()).with("problem", problem))
    });
    clashing.collect()
}

/// Members that are part of another member at the same time: the part, and the whole.
pub(super) fn part_and_whole<'a>(context: &Context<'a>) -> Vec<(&'a Place, &'a Place)> {
    let mut both = Vec::new();
    for standing in context.view.standings() {
        let whole = standing.place.part_of.as_ref().and_then(|id| context.view.place(id.as_str()));
        let at_once = whole.filter(|whole| {
            let certain = |a: &Stay<'_>, b: &Stay<'_>| {
                let begin = a.bounds.first_latest.zip(b.bounds.first_latest).map(|(a, b)| a.max(b));
                let end = |stay: &Stay<'_>| stay.bounds.last_latest;
                begin.is_some_and(|begin| [end(a), end(b)].into_iter().flatten().all(|end| begin <= end))
            };
            standing.stays.iter().any(|a| whole.stays.iter().any(|b| certain(a, b)))
        });
        both.extend(at_once.map(|whole| (standing.place, whole.place)));
    }
    both
}

/// M003: a city and its district, both members.
pub(super) fn part_and_whole_members(context: &Context<'_>) -> Vec<Finding> {
    let both = part_and_whole(context).into_iter().map(|(part, whole)| {
        found(&rules::PART_AND_WHOLE, part, "part_of").with("part", part.id()).with("whole", whole.id())
    });
    both.collect()
}

/// M004: presumed on the day of the check, without evidence for two years or more.
pub(super) fn presumed_long(context: &Context<'_>) -> Vec<Finding> {
    const YEARS: i32 = 2;
    let presumed = context.all_stays().filter(|stay| stay.status == MemberStatus::Presumed);
    let long = presumed.filter_map(|stay| {
        let seen = seen_last(context, stay);
        let years = months_between(seen, context.day) / 12;
        (years >= YEARS).then(|| {
            let finding = found(&rules::PRESUMED_LONG, stay.membership, "open_as_of");
            finding.with("day", context.day).with("seen", seen).with("years", i64::from(years))
        })
    });
    long.collect()
}

/// M005: a membership that begins before the programme, or after it ended.
pub(super) fn outside_programme(context: &Context<'_>) -> Vec<Finding> {
    let first = context.programme().first_day();
    let phases = context.programme().phases();
    let ends: Option<Vec<_>> = phases.iter().map(|phase| Some(phase.end_known()?.latest())).collect();
    let last = ends.and_then(|ends| ends.into_iter().max());
    let outside = context.register.memberships().iter().filter_map(|membership| {
        let from = membership.from.as_ref().filter(|from| !from.is_qualified())?;
        let (problem, expected) = if from.latest() < first {
            (Template::new("vor dem ersten Tag des Programms", "before the first day of the programme"), first)
        } else {
            let last = last.filter(|last| *last < from.earliest())?;
            (Template::new("nach dem letzten Tag des Programms", "after the last day of the programme"), last)
        };
        let finding = found(&rules::OUTSIDE_PROGRAMME, membership, "from").with("found", from.without_wording());
        Some(finding.with("problem", problem).with("expected", expected))
    });
    outside.collect()
}

/// M006: an end without a reason, a start without a route.
pub(super) fn reason_missing(context: &Context<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for membership in context.register.memberships() {
        if membership.end == End::Known && membership.exit_reason.is_none() {
            let problem = Template::new("das Ende hat keinen Grund", "the end has no reason");
            let finding = found(&rules::REASON_MISSING, membership, "exit_reason");
            findings.push(finding.with("problem", problem).with("field", "exit_reason"));
        }
        if membership.call.is_none() {
            let problem = Template::new("kein Aufruf als Weg des Eintritts", "no call as the route of entry");
            let finding = found(&rules::REASON_MISSING, membership, "call");
            let finding = finding.with("problem", problem).with("field", "call");
            findings.push(match only_admission(context, membership) {
                Some((call, decision)) => finding.resting_on(cell(decision, "outcome")).mended_by(Fix {
                    table: Membership::TABLE.to_owned(),
                    record: membership.id().to_owned(),
                    field: "call".to_owned(),
                    before: String::new(),
                    after: call.to_owned(),
                }),
                None => finding,
            });
        }
    }
    findings
}

/// The call that admitted the place of its only membership, where there is one such admission, effective on its first day.
fn only_admission<'a>(context: &Context<'a>, membership: &'a Membership) -> Option<(&'a str, &'a Decision)> {
    let place = membership.place.as_str();
    let of_place = context.applications.range((place, "")..).take_while(|((of, _), _)| *of == place);
    let decisions = of_place.flat_map(|((_, call), applications)| {
        let decided = applications.iter().flat_map(|application| context.decisions_on(application));
        decided.filter(|decision| decision.outcome == Outcome::Admitted).map(|decision| (*call, *decision))
    });
    let admissions: Vec<_> = decisions.collect();
    let [(call, decision)] = admissions[..] else { return None };
    let effective = decision.effective_on.as_ref()?;
    let agrees = membership.from.as_ref().is_some_and(|from| from.intersect(effective).is_some());
    (agrees && context.stays_of(place).len() == 1).then_some((call, decision))
}

/// M007: a second membership without a new application.
pub(super) fn reentry_undecided(context: &Context<'_>) -> Vec<Finding> {
    let undecided = pairs(context).filter(|(_, later)| {
        let membership = later.membership;
        let call = membership.call.as_ref().map(crate::register::CallRef::as_str);
        call.is_none_or(|call| context.applications_of(membership.place.as_str(), call).is_empty())
    });
    undecided
        .map(|(earlier, later)| {
            found(&rules::REENTRY_UNDECIDED, later.membership, "call").with("other", earlier.membership.id())
        })
        .collect()
}

/// M009: a first day that is known only to the year, the phase or not at all.
pub(super) fn start_vague(context: &Context<'_>) -> Vec<Finding> {
    let vague = context.register.memberships().iter().filter_map(|membership| {
        let call = membership.call.as_ref().and_then(|call| context.programme().call(call.as_str()));
        let effective = call.map(|call| call.effective_on.as_ref().unwrap_or(&call.opens));
        let known = match (&membership.from, effective) {
            (Some(from), _) if !is_vague(from) => return None,
            (Some(known), _) | (None, Some(known)) => Value::When(known.without_wording()),
            (None, None) => Template::new("nichts", "nothing").into(),
        };
        Some(found(&rules::START_VAGUE, membership, "from").with("found", known))
    });
    vague.collect()
}

/// Whether a date leaves open two months or more, or the year.
fn is_vague(when: &When) -> bool {
    let (from, until) = (when.earliest(), when.latest());
    months_between(from, until) >= 2 || from.year() != until.year()
}
