//! The statements a membership rests on, gathered from all tables.

use std::collections::BTreeSet;

use super::Register;
use super::bounds;
use super::grouped::Grouped;
use super::id::Id;
use super::meetings::Capacity;
use super::memberships::{ListScope, Membership, Sighting};
use super::places::Place;
use super::sources::Source;
use crate::programme::{Call, Programme};
use crate::time::{Day, End, When};

/// What a statement says of a membership.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StatementKind {
    /// It began on some day of the span.
    Start,
    /// Its call opened on that day; it began no earlier.
    CallOpened,
    /// It lasted on some day of the span.
    Seen,
    /// It was still running on that day.
    OpenAsOf,
    /// Its last day is in the span.
    End,
    /// A list that is complete for the place's state or the network does not name the place on some day of the span.
    AbsentFromCompleteList,
    /// A term was announced to end on that day; proves nothing.
    PlannedEnd,
}

impl StatementKind {
    /// All kinds.
    pub const ALL: [Self; 7] = [
        Self::Start,
        Self::CallOpened,
        Self::Seen,
        Self::OpenAsOf,
        Self::End,
        Self::AbsentFromCompleteList,
        Self::PlannedEnd,
    ];

    /// The kebab-case text.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::CallOpened => "call-opened",
            Self::Seen => "seen",
            Self::OpenAsOf => "open-as-of",
            Self::End => "end",
            Self::AbsentFromCompleteList => "absent-from-complete-list",
            Self::PlannedEnd => "planned-end",
        }
    }
}

/// One dated statement about a membership, with the record that makes it and its sources.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// What it says.
    pub kind: StatementKind,
    /// The days it speaks of.
    pub when: When,
    /// Whether it proves something; inferred and approximate statements do not.
    pub proves: bool,
    /// The table of the record that makes it.
    pub table: &'static str,
    /// The id of that record.
    pub record: String,
    /// The sources of that record.
    pub source: Vec<Id<Source>>,
}

impl Register {
    /// Everything said about a membership, in the order start, sightings, end, absences.
    pub fn statements(&self, membership: &Membership) -> Vec<Statement> {
        Evidence::of(self).statements(membership)
    }
}

/// What a register says of memberships, sorted by what it is about.
pub(super) struct Evidence<'a> {
    register: &'a Register,
    memberships: Grouped<'a, &'a Membership>,
    sightings: Grouped<'a, &'a Sighting>,
    by_place: Grouped<'a, Seen<'a>>,
    lists: Vec<CompleteList<'a>>,
}

/// Evidence that names a place, not one of its memberships.
struct Seen<'a> {
    when: When,
    proves: bool,
    table: &'static str,
    record: &'a str,
    source: &'a [Id<Source>],
}

/// A list that its source calls complete, and the places it names.
struct CompleteList<'a> {
    scope: ListScope,
    when: When,
    proves: bool,
    record: &'a Sighting,
    places: BTreeSet<&'a str>,
}

impl<'a> Evidence<'a> {
    pub(super) fn of(register: &'a Register) -> Self {
        let mut memberships: Vec<&Membership> = register.memberships().iter().collect();
        memberships.sort_by_key(|membership| (&membership.place, membership.id.as_str().len(), &membership.id));
        let sightings = register.sightings().iter().map(|sighting| (sighting.membership.as_str(), sighting));
        Self {
            register,
            memberships: memberships.into_iter().map(|membership| (membership.place.as_str(), membership)).collect(),
            sightings: sightings.collect(),
            by_place: seen_at_meetings(register).chain(seen_in_cooperations(register)).collect(),
            lists: complete_lists(register),
        }
    }

    /// The memberships of every place that has one, in their order.
    pub(super) fn memberships(&self) -> impl Iterator<Item = (&'a str, &[&'a Membership])> {
        self.memberships.iter()
    }

    /// Everything said about a membership, in the order start, sightings, end, absences.
    pub(super) fn statements(&self, membership: &Membership) -> Vec<Statement> {
        let mut statements = self.start(membership);
        let mut seen = self.seen(membership);
        seen.sort_by(|a, b| a.when.cmp(&b.when).then_with(|| a.record.cmp(&b.record)));
        statements.extend(seen);
        statements.extend(end(membership));
        if let Some(place) = self.register.places().get(membership.place.as_str()) {
            statements.extend(self.absences(place));
        }
        statements
    }

    /// What the membership's own record says of its start, narrowed by its call where it names only the year or the cohort.
    fn start(&self, membership: &Membership) -> Vec<Statement> {
        let call = membership.call.as_ref().and_then(|call| self.register.programme().call(call.as_str()));
        let mut statements = Vec::new();
        if let Some(call) = call {
            statements.push(Statement {
                kind: StatementKind::CallOpened,
                when: call.opens.clone(),
                proves: !call.opens.is_qualified(),
                table: "calls",
                record: call.id.clone(),
                source: membership.source.clone(),
            });
        }
        if let Some(when) = narrowed(membership.from.as_ref(), call) {
            let proves = membership.evidence == super::Evidence::Direct && !when.is_qualified();
            statements.push(said(membership, StatementKind::Start, when, proves));
        }
        statements
    }

    fn seen(&self, membership: &Membership) -> Vec<Statement> {
        let own = self.sightings.get(membership.id.as_str()).iter().filter_map(|sighting| {
            let when = hull(&sighting.from, &sighting.last_day)?;
            Some(Statement {
                kind: StatementKind::Seen,
                proves: sighting.evidence == super::Evidence::Direct && !when.is_qualified(),
                when,
                table: "sightings",
                record: sighting.id.to_string(),
                source: sighting.source.clone(),
            })
        });
        let of_the_place = self.by_place.get(membership.place.as_str());
        let meant =
            of_the_place.iter().filter(|seen| self.is_the_stay_of(membership, &seen.when)).map(|seen| Statement {
                kind: StatementKind::Seen,
                when: seen.when.clone(),
                proves: seen.proves,
                table: seen.table,
                record: seen.record.to_owned(),
                source: seen.source.to_vec(),
            });
        let still_open = membership
            .open_as_of
            .as_ref()
            .map(|when| said(membership, StatementKind::OpenAsOf, when.clone(), !when.is_qualified()));
        own.chain(meant).chain(still_open).collect()
    }

    /// Evidence that names the place, not the membership, belongs to the only membership it can belong to; where two can
    /// have been meant, it shows neither.
    fn is_the_stay_of(&self, membership: &Membership, when: &When) -> bool {
        let stays = self.memberships.get(membership.place.as_str());
        let mut fitting = stays.iter().filter(|stay| self.may_cover(stay, when));
        fitting.next().is_some_and(|only| only.id == membership.id) && fitting.next().is_none()
    }

    fn may_cover(&self, membership: &Membership, when: &When) -> bool {
        let statements = self.start(membership);
        let first = statements.iter().filter(|said| said.proves).map(|said| said.when.earliest()).max();
        let last = end(membership)
            .into_iter()
            .filter(|said| said.proves && said.kind == StatementKind::End)
            .map(|said| said.when.latest())
            .min();
        first.is_none_or(|first| first <= when.latest()) && last.is_none_or(|last| when.earliest() <= last)
    }

    /// Complete lists that should hold the place on their day and do not.
    fn absences(&self, place: &Place) -> impl Iterator<Item = Statement> {
        let silent = |list: &&CompleteList<'_>| list.scope.covers(place) && !list.places.contains(place.id.as_str());
        self.lists.iter().filter(silent).map(|list| Statement {
            kind: StatementKind::AbsentFromCompleteList,
            when: list.when.clone(),
            proves: list.proves,
            table: "sightings",
            record: list.record.id.to_string(),
            source: list.record.source.clone(),
        })
    }
}

fn seen_at_meetings(register: &Register) -> impl Iterator<Item = (&str, Seen<'_>)> {
    let as_members = register.attendances().iter().filter(|attendance| attendance.capacity == Capacity::Member);
    as_members.filter_map(|attendance| {
        let meeting = register.meetings().get(attendance.meeting.as_str())?;
        let from = meeting.from.as_ref()?;
        let when = hull(from, meeting.last_day.as_ref().unwrap_or(from))?;
        let seen = Seen {
            proves: attendance.evidence == super::Evidence::Direct && !when.is_qualified(),
            when,
            table: "attendances",
            record: attendance.id.as_str(),
            source: &attendance.source,
        };
        Some((attendance.place.as_str(), seen))
    })
}

fn seen_in_cooperations(register: &Register) -> impl Iterator<Item = (&str, Seen<'_>)> {
    register.cooperation_members().iter().filter_map(|member| {
        let from = member.from.as_ref()?;
        let when = hull(from, member.last_day.as_ref().unwrap_or(from))?;
        let seen = Seen {
            proves: !when.is_qualified(),
            when,
            table: "cooperation_members",
            record: member.id.as_str(),
            source: &member.source,
        };
        Some((member.place.as_str(), seen))
    })
}

/// One list is what the same sources say of the same days and scope.
fn complete_lists(register: &Register) -> Vec<CompleteList<'_>> {
    let mut lists: Vec<CompleteList<'_>> = Vec::new();
    for sighting in register.sightings() {
        let Some(scope) = sighting.complete_list else { continue };
        let Some(when) = hull(&sighting.from, &sighting.last_day) else {
            continue;
        };
        let Some(membership) = register.memberships().get(sighting.membership.as_str()) else {
            continue;
        };
        let same = |list: &&mut CompleteList<'_>| {
            list.scope == scope && list.when == when && list.record.source == sighting.source
        };
        let place = membership.place.as_str();
        match lists.iter_mut().find(same) {
            Some(list) => {
                list.places.insert(place);
            }
            None => lists.push(CompleteList {
                scope,
                proves: sighting.evidence == super::Evidence::Direct && !when.is_qualified(),
                when,
                record: sighting,
                places: BTreeSet::from([place]),
            }),
        }
    }
    lists
}

/// The days that statements leave for a stay; `programme` gives the first day where no statement does.
pub(crate) fn stay(statements: &[Statement], programme: &Programme) -> bounds::Stay {
    let proven = |kind: StatementKind| {
        statements
            .iter()
            .filter(move |statement| statement.kind == kind && statement.proves)
            .map(|statement| (statement.when.earliest(), statement.when.latest()))
    };
    let start = proven(StatementKind::Start).next();
    let opened = proven(StatementKind::CallOpened).next().map(|(opened, _)| opened);
    bounds::Stay {
        start_from: start.map_or_else(
            || opened.map_or(programme.first_day(), |opened| opened.max(programme.first_day())),
            |(from, _)| from,
        ),
        start_until: start.map(|(_, until)| until).filter(|&until| until < Day::MAX),
        end: proven(StatementKind::End).next(),
        sightings: proven(StatementKind::Seen).chain(proven(StatementKind::OpenAsOf)).collect(),
        absences: proven(StatementKind::AbsentFromCompleteList).collect(),
    }
}

/// A start as its source says it; where that is only the year or nothing but the cohort, the call's effective day narrows it.
fn narrowed(from: Option<&When>, call: Option<&Call>) -> Option<When> {
    let effective = call.and_then(|call| call.effective_on.as_ref());
    match (from, effective) {
        (Some(from), Some(effective)) if from.is_year() && !from.is_qualified() => {
            Some(from.intersect(effective).unwrap_or_else(|| from.clone()))
        }
        (Some(from), _) => Some(from.clone()),
        (None, effective) => effective.cloned(),
    }
}

fn end(membership: &Membership) -> Vec<Statement> {
    let mut statements = Vec::new();
    if let (End::Known, Some(when)) = (membership.end, &membership.last_day) {
        let proves = !when.is_qualified();
        statements.push(said(membership, StatementKind::End, when.clone(), proves));
    }
    if let Some(when) = &membership.planned_last_day {
        statements.push(said(membership, StatementKind::PlannedEnd, when.clone(), false));
    }
    statements
}

fn said(membership: &Membership, kind: StatementKind, when: When, proves: bool) -> Statement {
    Statement {
        kind,
        when,
        proves,
        table: "memberships",
        record: membership.id.to_string(),
        source: membership.source.clone(),
    }
}

/// From the first day of one date to the last day of another, with the doubts of both.
fn hull(from: &When, last_day: &When) -> Option<When> {
    if from == last_day {
        return Some(from.without_wording());
    }
    let span = When::between(from.earliest(), last_day.latest()).ok()?;
    Some(
        span.with_uncertain(from.is_uncertain() || last_day.is_uncertain())
            .with_approximate(from.is_approximate() || last_day.is_approximate()),
    )
}
