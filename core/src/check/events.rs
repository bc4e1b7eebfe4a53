//! E: meetings that do not fit their members, their numbers or each other.

use std::collections::{BTreeMap, BTreeSet};

use super::context::{Context, cell, found};
use super::rules::events as rules;
use crate::finding::{Finding, Severity};
use crate::language::Comparator;
use crate::place::State;
use crate::register::{Capacity, Meeting, Record};
use crate::time::When;

/// The days of a meeting; none where nothing is known of them.
fn days(meeting: &Meeting) -> Option<When> {
    let from = meeting.from.as_ref().or(meeting.last_day.as_ref())?;
    let last = meeting.last_day.as_ref().unwrap_or(from);
    When::between(from.earliest(), last.latest()).ok()
}

/// E001: who took part as a member without being one.
pub(super) fn not_a_member(context: &Context<'_>) -> Vec<Finding> {
    let members = context.register.attendances().iter().filter(|attendance| attendance.capacity == Capacity::Member);
    let strangers = members.filter_map(|attendance| {
        let meeting = context.register.meetings().get(attendance.meeting.as_str())?;
        let when = days(meeting)?;
        (!context.may_be_member(attendance.place.as_str(), &when)).then(|| {
            let finding = found(&rules::NOT_A_MEMBER, attendance, "capacity").resting_on(cell(meeting, "from"));
            finding.with("place", attendance.place.as_str()).with("day", when)
        })
    });
    strangers.collect()
}

/// E002: more places named than were counted.
pub(super) fn more_than_total(context: &Context<'_>) -> Vec<Finding> {
    let more = context.register.meetings().iter().filter_map(|meeting| {
        let total = meeting.cities?;
        let comparator = meeting.cities_comparator.unwrap_or(Comparator::Exactly);
        let limits = matches!(comparator, Comparator::Exactly | Comparator::UpTo);
        let present = context.attendances.get(meeting.id());
        let named: BTreeSet<&str> = present.iter().map(|attendance| attendance.place.as_str()).collect();
        (limits && i64::try_from(named.len()).is_ok_and(|named| total < named))
            .then(|| found(&rules::MORE_THAN_TOTAL, meeting, "cities").with("found", named.len()).with("total", total))
    });
    more.collect()
}

/// E004: a host that was no member.
pub(super) fn host_not_a_member(context: &Context<'_>) -> Vec<Finding> {
    let hosts = context.register.meetings().iter().filter_map(|meeting| {
        let (host, when) = meeting.host.as_ref().zip(days(meeting))?;
        (!context.may_be_member(host.as_str(), &when))
            .then(|| found(&rules::HOST_NOT_A_MEMBER, meeting, "host").with("place", host.as_str()).with("day", when))
    });
    hosts.collect()
}

/// E005: who came to a regional meeting from elsewhere; guests are invited, and only told of.
pub(super) fn other_region(context: &Context<'_>) -> Vec<Finding> {
    let strangers = context.register.attendances().iter().filter_map(|attendance| {
        let meeting = context.register.meetings().get(attendance.meeting.as_str())?;
        let region = meeting.region.as_ref()?;
        let states: Option<Vec<State>> = region.split(';').map(|state| state.trim().parse().ok()).collect();
        let place = context.register.places().get(attendance.place.as_str())?;
        let state = place.state.filter(|state| states.is_some_and(|states| !states.contains(state)))?;
        let finding = found(&rules::OTHER_REGION, attendance, "place").resting_on(cell(meeting, "region"));
        let finding =
            finding.with("place", place.id()).with("state", state.to_string()).with("region", region.as_str());
        Some(if attendance.capacity == Capacity::Guest { finding.judged(Severity::Info) } else { finding })
    });
    strangers.collect()
}

/// E006: two meetings of one kind on one day in one place.
pub(super) fn duplicate_meeting(context: &Context<'_>) -> Vec<Finding> {
    let mut seen: BTreeMap<(&str, &When, &str), &Meeting> = BTreeMap::new();
    let mut findings = Vec::new();
    for meeting in context.register.meetings() {
        let host = meeting.host.as_ref().map(crate::register::Id::as_str).or(meeting.venue.as_deref());
        let Some((from, host)) = meeting.from.as_ref().filter(|from| from.is_exact()).zip(host) else { continue };
        if let Some(other) = seen.insert((meeting.kind.as_str(), from, host), meeting) {
            let finding = found(&rules::DUPLICATE_MEETING, meeting, "from").resting_on(cell(other, "from"));
            findings.push(finding.with("other", other.id()));
        }
    }
    findings
}
