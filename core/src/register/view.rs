//! The register on a day.

use std::fmt;

use super::Register;
use super::bounds::{self, Bounds};
use super::claims::{Claim, Quantity};
use super::count::{Count, Unlisted};
use super::memberships::Membership;
use super::partners::{Organisation, Role};
use super::places::Place;
use super::statement::{self, Evidence, Statement, StatementKind};
use crate::programme::Phase;
use crate::table::{Column, Table};
use crate::time::{Answer, Day, Span, When};

/// How sure it is that a place was a member on a day, from the surest to the least sure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MemberStatus {
    /// Every reading of the evidence has it as a member.
    Certain,
    /// It had joined for certain, and its last known term was running.
    Presumed,
    /// Some reading of the evidence has it as a member.
    Possible,
    /// No reading of the evidence has it as a member.
    No,
}

impl MemberStatus {
    /// `certain`, `presumed`, `possible` or `no`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Certain => "certain",
            Self::Presumed => "presumed",
            Self::Possible => "possible",
            Self::No => "no",
        }
    }
}

impl fmt::Display for MemberStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// One membership as seen on a day.
#[derive(Clone, Debug)]
pub struct Stay<'a> {
    /// The record.
    pub membership: &'a Membership,
    /// What is known of its days.
    pub bounds: Bounds,
    /// The last day of the term in which it was last admitted, renewed or seen.
    pub term_end: Option<Day>,
    /// Everything said about it.
    pub statements: Vec<Statement>,
    /// How sure it is on the day.
    pub status: MemberStatus,
}

/// A place as seen on a day.
#[derive(Clone, Debug)]
pub struct Standing<'a> {
    /// The place.
    pub place: &'a Place,
    /// The day.
    pub day: Day,
    /// How sure it is that the place was a member: the surest of its memberships.
    pub status: MemberStatus,
    /// Its memberships in their order.
    pub stays: Vec<Stay<'a>>,
}

impl<'a> Standing<'a> {
    /// The membership that gives the status.
    pub fn decisive(&self) -> Option<&Stay<'a>> {
        self.stays.iter().min_by_key(|stay| stay.status)
    }
}

/// The register on a day. Everything read through it holds for that day.
#[derive(Clone, Debug)]
pub struct View<'a> {
    register: &'a Register,
    day: Day,
    standings: Vec<Standing<'a>>,
}

impl Register {
    /// The register on a day.
    pub fn on(&self, day: Day) -> View<'_> {
        let evidence = Evidence::of(self);
        let standings = evidence
            .memberships()
            .filter_map(|(place, memberships)| {
                Some(self.standing(self.places().get(place)?, memberships, &evidence, day))
            })
            .collect();
        View { register: self, day, standings }
    }

    /// The memberships of a place, in their order.
    pub fn memberships_of(&self, place: &str) -> Vec<&Membership> {
        let mut memberships: Vec<&Membership> =
            self.memberships().iter().filter(|membership| membership.place.as_str() == place).collect();
        memberships.sort_by_key(|membership| (membership.id.as_str().len(), &membership.id));
        memberships
    }

    fn standing<'a>(
        &'a self,
        place: &'a Place,
        memberships: &[&'a Membership],
        evidence: &Evidence<'_>,
        day: Day,
    ) -> Standing<'a> {
        let statements: Vec<Vec<Statement>> =
            memberships.iter().map(|membership| evidence.statements(membership)).collect();
        let known: Vec<bounds::Stay> =
            statements.iter().map(|statements| statement::stay(statements, self.programme())).collect();
        let stays: Vec<Stay<'a>> = memberships
            .iter()
            .zip(statements)
            .zip(bounds::settle(&known))
            .map(|((membership, statements), bounds)| {
                let term_end = self.term_end(membership, &bounds, &statements);
                let status = status(&bounds, day, term_end);
                Stay { membership, bounds, term_end, statements, status }
            })
            .collect();
        Standing { place, day, status: stays.iter().map(|stay| stay.status).min().unwrap_or(MemberStatus::No), stays }
    }

    /// The last day of the term in which a membership was last admitted, renewed or seen: as announced for itself, else as
    /// announced for the phase.
    fn term_end(&self, membership: &Membership, bounds: &Bounds, statements: &[Statement]) -> Option<Day> {
        let seen = statements
            .iter()
            .filter(|said| said.proves && matches!(said.kind, StatementKind::Seen | StatementKind::OpenAsOf))
            .map(|said| said.when.earliest())
            .max();
        let last = seen.into_iter().chain(bounds.first_latest).max()?;
        let phase = self.programme().term_end(last);
        let own = membership.planned_last_day.as_ref().filter(|own| last <= own.latest());
        match (own, phase) {
            (Some(own), Some(phase)) if own.contains(phase) => Some(phase),
            (Some(own), _) => Some(own.latest()),
            (None, phase) => phase,
        }
    }
}

fn status(bounds: &Bounds, day: Day, term_end: Option<Day>) -> MemberStatus {
    if bounds.certain(day) {
        MemberStatus::Certain
    } else if bounds.presumed(day, term_end) {
        MemberStatus::Presumed
    } else if bounds.possible(day) {
        MemberStatus::Possible
    } else {
        MemberStatus::No
    }
}

impl<'a> View<'a> {
    /// The day.
    pub fn day(&self) -> Day {
        self.day
    }

    /// Every place that has a membership, members or not on this day, in the order of their ids.
    pub fn standings(&self) -> &[Standing<'a>] {
        &self.standings
    }

    /// A place on this day; `None` for a place without a membership.
    pub fn place(&self, id: &str) -> Option<&Standing<'a>> {
        let at = self.standings.binary_search_by(|standing| standing.place.id.as_str().cmp(id)).ok()?;
        self.standings.get(at)
    }

    /// The places that were at least this surely members.
    pub fn members(&self, at_least: MemberStatus) -> impl Iterator<Item = &Standing<'a>> {
        self.standings.iter().filter(move |standing| standing.status <= at_least && standing.status != MemberStatus::No)
    }

    /// How many places were members.
    pub fn count(&self) -> Count {
        Count {
            certain: self.members(MemberStatus::Certain).count(),
            presumed: self.members(MemberStatus::Presumed).count(),
            possible: self.members(MemberStatus::Possible).count(),
            unlisted: self.unlisted(),
        }
    }

    /// Admissions of the calls that may be effective by the day, minus the listed ones. A listed membership that names no call
    /// may be one of them if it can have begun when one of these calls took effect; the low end counts it as one.
    fn unlisted(&self) -> Unlisted {
        let calls = self.register.programme().calls().iter();
        let effective: Vec<_> = calls
            .filter_map(|call| Some((call, call.effective_on.as_ref()?)))
            .filter(|(_, effective_on)| effective_on.earliest() <= self.day)
            .collect();
        let (mut low, mut high) = (0, 0);
        for (call, _) in &effective {
            let Some((least, most)) = call.admitted_range() else {
                return Unlisted::Unknown;
            };
            low += least;
            high += most;
        }
        let stays = || self.standings.iter().flat_map(|standing| &standing.stays);
        let of_a_call = |stay: &&Stay<'_>| {
            let named = stay.membership.call.as_ref();
            named.is_some_and(|named| effective.iter().any(|(call, _)| call.id == named.as_str()))
        };
        let may_be_of_a_call = |stay: &&Stay<'_>| {
            let bounds = &stay.bounds;
            let can_begin = |when: &When| {
                bounds.first_earliest <= when.latest()
                    && bounds.first_latest.is_none_or(|first| when.earliest() <= first)
            };
            stay.membership.call.is_none() && effective.iter().any(|(_, effective_on)| can_begin(effective_on))
        };
        let listed = stays().filter(of_a_call).count();
        let undated = stays().filter(may_be_of_a_call).count();
        Unlisted::Between { low: low.saturating_sub(listed).saturating_sub(undated), high: high.saturating_sub(listed) }
    }

    /// The published figures for members nearest to this day, before and after it, in their own words and unreconciled.
    pub fn published(&self) -> Vec<&'a Claim> {
        let claims = || {
            self.register
                .claims()
                .iter()
                .filter(|claim| claim.quantity == Quantity::MembersNow && claim.scope == "all")
                .filter_map(|claim| claim.as_of.as_ref().map(|as_of| (claim, as_of)))
        };
        let before = claims().filter(|(_, as_of)| as_of.earliest() <= self.day);
        let after = claims().filter(|(_, as_of)| as_of.earliest() > self.day);
        let nearest = [before.map(|(_, as_of)| as_of.earliest()).max(), after.map(|(_, as_of)| as_of.earliest()).min()];
        claims().filter(|(_, as_of)| nearest.contains(&Some(as_of.earliest()))).map(|(claim, _)| claim).collect()
    }

    /// The members as a table, one row per place that may have been a member: how sure, since when, until when, seen when.
    pub fn members_table(&self) -> Table {
        let rows: Vec<(&Standing<'a>, &Stay<'a>)> = self
            .members(MemberStatus::Possible)
            .filter_map(|standing| Some((standing, standing.decisive()?)))
            .collect();
        let text = |name, description, pick: &dyn Fn(&Standing<'a>, &Stay<'a>) -> Option<String>| {
            Column::text(name, description, rows.iter().map(|(standing, stay)| pick(standing, stay)))
        };
        let day = |name, description, pick: &dyn Fn(&Stay<'a>) -> Option<Day>| {
            Column::day(name, description, rows.iter().map(|(_, stay)| pick(stay)))
        };
        let until = |last: Option<Day>| last.and_then(|last| last.succ_opt());
        let columns = vec![
            text("place", "id of the place", &|s, _| Some(s.place.id.to_string())),
            text("name", "name of the place", &|s, _| Some(s.place.name.clone())),
            text("kind", "kind of place", &|s, _| Some(s.place.kind.to_string())),
            text("state", "state (Land), ISO 3166-2", &|s, _| s.place.state.map(|state| state.to_string())),
            text("status", "certain, presumed or possible on the day", &|s, _| Some(s.status.to_string())),
            text("membership", "id of the membership", &|_, stay| Some(stay.membership.id.to_string())),
            day("from_earliest", "earliest first day", &|stay| Some(stay.bounds.first_earliest)),
            day("from_latest", "latest first day", &|stay| stay.bounds.first_latest),
            day("last_day_earliest", "earliest last day (inclusive)", &|stay| Some(stay.bounds.last_earliest)),
            day("last_day_latest", "latest last day (inclusive)", &|stay| stay.bounds.last_latest),
            day("until_earliest", "day after the earliest last day (exclusive)", &|stay| {
                until(Some(stay.bounds.last_earliest))
            }),
            day("until_latest", "day after the latest last day (exclusive)", &|stay| until(stay.bounds.last_latest)),
            day("first_seen", "first seen on this day or earlier", &|stay| seen(stay).map(When::latest).min()),
            day("last_seen", "last seen on this day or later", &|stay| seen(stay).map(When::earliest).max()),
            text("evidence", "whether a source says when it began", &|_, stay| {
                Some(stay.membership.evidence.to_string())
            }),
            Column::flag(
                "contradictory",
                "whether the evidence excludes itself",
                rows.iter().map(|(_, stay)| Some(stay.bounds.contradictory)),
            ),
        ];
        Table::built("members", columns)
    }

    /// The partners of the programme on this day: who held which role for certain (`yes`), and who may have held one
    /// (`unknown`). A role without days of its own is dated by its phase.
    pub fn roles(&self) -> Vec<(&'a Role, Answer)> {
        self.register
            .roles()
            .iter()
            .filter_map(|role| {
                let phase = role.phase.as_ref().and_then(|phase| self.register.programme().phase(phase.as_str()));
                let from = role.from.as_ref().or_else(|| phase.and_then(|phase| phase.starts.as_ref()));
                let last = role.last_day.as_ref().or_else(|| phase.and_then(Phase::end_known));
                let answer = Span::covers(from, last, self.day);
                (answer != Answer::No).then_some((role, answer))
            })
            .collect()
    }

    /// The partners of the programme as a table: organisation, kind, role, phase, held on the day (yes, unknown), since, until.
    pub fn roles_table(&self) -> Table {
        let rows: Vec<RoleRow<'_>> = self
            .roles()
            .into_iter()
            .map(|(role, answer)| (role, answer, self.register.organisations().get(role.organisation.as_str())))
            .collect();
        let text = |name, description, pick: &dyn Fn(&RoleRow<'_>) -> Option<String>| {
            Column::text(name, description, rows.iter().map(pick))
        };
        let date = |when: &Option<When>| when.as_ref().map(ToString::to_string);
        let columns = vec![
            text("organisation", "id of the organisation", &|(role, ..)| Some(role.organisation.to_string())),
            text("name", "name of the organisation", &|(.., organisation)| Some((*organisation)?.name.clone())),
            text("kind", "sort of body", &|(.., organisation)| Some((*organisation)?.kind?.to_string())),
            text("role", "role in the programme", &|(role, ..)| Some(role.role.clone())),
            text("phase", "phase of the programme", &|(role, ..)| role.phase.as_ref().map(ToString::to_string)),
            text("held", "yes, or unknown where the dates leave it open", &|(_, answer, _)| Some(answer.to_string())),
            text("from", "first day, where the role has one of its own", &|(role, ..)| date(&role.from)),
            text("last_day", "last day (inclusive), where the role has one of its own", &|(role, ..)| {
                date(&role.last_day)
            }),
        ];
        Table::built("roles", columns)
    }
}

/// A role, whether it was held, and by whom.
type RoleRow<'a> = (&'a Role, Answer, Option<&'a Organisation>);

fn seen<'s>(stay: &'s Stay<'_>) -> impl Iterator<Item = &'s When> {
    stay.statements
        .iter()
        .filter(|said| said.proves && matches!(said.kind, StatementKind::Seen | StatementKind::OpenAsOf))
        .map(|said| &said.when)
}
