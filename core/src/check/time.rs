//! T: days that cannot be, or prove less than they seem to.

use std::collections::BTreeMap;

use chrono::Datelike;

use super::context::{Context, each_value, found};
use super::rules::time as rules;
use crate::finding::{Finding, Value};
use crate::register::bounds;
use crate::register::field::Seen;
use crate::register::{MemberStatus, Quantity, Record, Statement, StatementKind, Stay};
use crate::time::{Day, End, When};

/// T003: a key or membership that ends on the day on which the next one begins.
pub(super) fn same_day(context: &Context<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (_, keys) in context.keys.iter() {
        for key in keys {
            let next = keys.iter().find(|next| {
                next.id != key.id && next.scheme == key.scheme && meets(key.last_day.as_ref(), next.from.as_ref())
            });
            findings.extend(next.zip(key.last_day.as_ref()).map(|(next, day)| ends_as_begins(*key, *next, day)));
        }
    }
    for standing in context.view.standings() {
        for pair in standing.stays.windows(2) {
            let [earlier, later] = pair else { continue };
            let (earlier, later) = (earlier.membership, later.membership);
            if earlier.end == End::Known && meets(earlier.last_day.as_ref(), later.from.as_ref()) {
                findings.extend(earlier.last_day.as_ref().map(|day| ends_as_begins(earlier, later, day)));
            }
        }
    }
    findings
}

fn meets(last_day: Option<&When>, from: Option<&When>) -> bool {
    last_day
        .zip(from)
        .is_some_and(|(last, from)| last.is_exact() && from.is_exact() && last.earliest() == from.earliest())
}

fn ends_as_begins<T: Record>(record: &T, next: &T, day: &When) -> Finding {
    let finding = found(&rules::SAME_DAY, record, "last_day").resting_on(super::context::cell(next, "from"));
    finding.with("found", record.id()).with("day", day.without_wording()).with("next", next.id())
}

/// T004: a column whose exact days are nearly all firsts of a month.
pub(super) fn false_precision(context: &Context<'_>) -> Vec<Finding> {
    const ENOUGH: usize = 10; // fewer may be firsts by chance
    let mut counts: BTreeMap<(&str, &str), (usize, usize)> = BTreeMap::new();
    each_value(context.register, &mut |table, _, field, value| {
        let Seen::When(when) = value else { return };
        // Words of the source beside a day say how it was meant.
        if when.is_exact() && when.wording().is_none() {
            let count = counts.entry((table, field)).or_default();
            count.0 += usize::from(when.earliest().day() == 1);
            count.1 += 1;
        }
    });
    let doubtful = counts.into_iter().filter(|(_, (firsts, all))| *all >= ENOUGH && firsts * 10 >= all * 9);
    doubtful
        .map(|((table, field), (firsts, all))| {
            let finding = Finding::new(&rules::FALSE_PRECISION).table(table).field(field);
            finding.with("found", firsts).with("of", all).with("field", field)
        })
        .collect()
}

/// T005: evidence of a day after all of its sources were published.
pub(super) fn future_observation(context: &Context<'_>) -> Vec<Finding> {
    let register = context.register;
    let sightings = register.sightings().iter().filter_map(|it| observed(context, it, "from", &it.from, &it.source));
    let open = register
        .memberships()
        .iter()
        .filter_map(|it| observed(context, it, "open_as_of", it.open_as_of.as_ref()?, &it.source));
    let figures = register.populations().iter().filter_map(|it| observed(context, it, "day", &it.day, &it.source));
    let counted = |quantity| !matches!(quantity, Quantity::Target | Quantity::Invited);
    let claims = register.claims().iter().filter(|claim| counted(claim.quantity));
    let claims = claims.filter_map(|it| observed(context, it, "as_of", it.as_of.as_ref()?, &it.source));
    sightings.chain(open).chain(figures).chain(claims).collect()
}

fn observed<T: Record>(
    context: &Context<'_>,
    record: &T,
    field: &'static str,
    when: &When,
    source: &[crate::register::Id<crate::register::Source>],
) -> Option<Finding> {
    let published = source.iter().map(|id| context.register.sources().get(id.as_str())?.published.as_ref());
    // One source without a day may be newer than all others.
    let newest = published.collect::<Option<Vec<&When>>>()?.into_iter().max_by_key(|when| when.latest())?;
    (newest.latest() < when.earliest() && !when.is_qualified()).then(|| {
        let finding = found(&rules::FUTURE_OBSERVATION, record, field);
        finding.with("found", when.without_wording()).with("published", newest.without_wording())
    })
}

/// T006: a day that contradicts the other evidence of its membership, and would not with day and month swapped.
pub(super) fn day_month_swapped(context: &Context<'_>) -> Vec<Finding> {
    let torn =
        context.view.standings().iter().filter(|standing| standing.stays.iter().any(|it| it.bounds.contradictory));
    let mut findings = Vec::new();
    for standing in torn {
        for (at, stay) in standing.stays.iter().enumerate() {
            let swaps = stay.statements.iter().enumerate().filter(|(_, said)| said.proves && said.table != "calls");
            let agreeing = swaps.filter_map(|(which, said)| {
                let candidate = swapped(&said.when)?;
                agrees(context, &standing.stays, (at, which), &candidate).then_some((said, candidate))
            });
            findings.extend(agreeing.map(|(said, candidate)| {
                let finding = Finding::new(&rules::DAY_MONTH_SWAPPED).about(said.table, said.record.as_str());
                finding.with("found", said.when.without_wording()).with("candidate", candidate)
            }));
        }
    }
    findings
}

fn swapped(when: &When) -> Option<When> {
    let day = Some(when.earliest()).filter(|_| when.is_exact())?;
    let candidate = Day::from_ymd_opt(day.year(), day.day(), day.month()).filter(|candidate| *candidate != day)?;
    When::day(candidate).ok()
}

/// Whether the stays of a place exclude nothing with another day in one statement.
fn agrees(context: &Context<'_>, stays: &[Stay<'_>], (at, which): (usize, usize), candidate: &When) -> bool {
    let known: Vec<bounds::Stay> = stays
        .iter()
        .enumerate()
        .map(|(position, stay)| {
            let mut statements: Vec<Statement> = stay.statements.clone();
            if let Some(said) = statements.get_mut(which).filter(|_| position == at) {
                said.when = candidate.clone();
            }
            crate::register::stay_of(&statements, context.programme())
        })
        .collect();
    bounds::settle(&known).iter().all(|bounds| !bounds.contradictory)
}

/// T007: memberships whose evidence excludes itself.
pub(super) fn contradictions(context: &Context<'_>) -> Vec<Finding> {
    let torn = context.all_stays().filter(|stay| stay.bounds.contradictory);
    torn.map(crate::register::contradiction).collect()
}

/// The last day of which there is evidence of a stay.
fn last_evidence(stay: &Stay<'_>) -> Day {
    stay.bounds.last_earliest
}

/// T008: the days on which a membership is only presumed.
pub(super) fn assumed_gap(context: &Context<'_>) -> Vec<Finding> {
    let presumed = context.all_stays().filter_map(|stay| {
        let bounds = &stay.bounds;
        let term = stay.term_end.filter(|_| !bounds.contradictory)?;
        let seen = last_evidence(stay).max(bounds.first_latest?);
        let from = seen.succ_opt()?;
        let until = bounds.last_latest.map_or(term, |last| last.min(term)).min(context.day);
        (from <= until).then(|| {
            let finding = found(&rules::ASSUMED_GAP, stay.membership, "last_day");
            finding.with("from", from).with("until", until).with("seen", seen).with("term", term)
        })
    });
    presumed.collect()
}

/// T009: a term that ended before the day of the check, with nothing known after.
pub(super) fn term_passed(context: &Context<'_>) -> Vec<Finding> {
    let passed = context.all_stays().filter_map(|stay| {
        let term = stay.term_end.filter(|term| *term < context.day)?;
        let open = stay.status == MemberStatus::Possible && !stay.bounds.contradictory;
        (open && last_evidence(stay) <= term).then(|| {
            let mut finding = found(&rules::TERM_PASSED, stay.membership, "last_day").with("term", term);
            let last =
                stay.statements.iter().filter(|said| said.kind == StatementKind::Seen).max_by_key(|said| &said.when);
            if let Some(said) = last {
                finding = finding.with("seen", said.when.without_wording());
            }
            finding
        })
    });
    passed.collect()
}

/// T010: a meeting of which nobody knows the year.
pub(super) fn without_year(context: &Context<'_>) -> Vec<Finding> {
    let (first, last) = (context.programme().first_day().year(), context.day.year());
    let meetings = context.register.meetings().iter().filter_map(|meeting| {
        let when = meeting.last_day.as_ref().or(meeting.from.as_ref());
        let from = meeting.from.as_ref().or(when);
        let (from, until) = match from.zip(when) {
            Some((from, until)) => (from.earliest().year().max(first), until.latest().year().min(last)),
            None => (first, last),
        };
        (from < until && !spans_new_year(meeting)).then(|| {
            let years: Vec<Value> = (from..=until).map(|year| Value::Text(year.to_string())).collect();
            found(&rules::WITHOUT_YEAR, meeting, "from").with("candidates", Value::List(years))
        })
    });
    meetings.collect()
}

/// Whether both days of a meeting are known to the year: it lasted from one year into the next.
fn spans_new_year(meeting: &crate::register::Meeting) -> bool {
    let of_one_year = |when: &When| when.earliest().year() == when.latest().year();
    let days = [&meeting.from, &meeting.last_day];
    days.iter().all(|day| day.as_ref().is_some_and(of_one_year))
}

/// The last day on which a stay was seen, by evidence that proves it or not.
pub(super) fn seen_last(context: &Context<'_>, stay: &Stay<'_>) -> Day {
    let sightings = context.sightings.get(stay.membership.id.as_str()).iter().map(|sighting| sighting.from.earliest());
    sightings.chain([last_evidence(stay)]).max().unwrap_or_else(|| last_evidence(stay))
}
