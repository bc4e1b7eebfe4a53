//! What every check looks at, sorted once by what it is about.

use std::collections::BTreeMap;

use crate::finding::{Evidence, Finding, Rule};
use crate::programme::Programme;
use crate::register::field::Seen;
use crate::register::{
    Application, Attendance, CooperationMember, Decision, Grouped, LocalPartner, Membership, Place, PlaceKey,
    Population, Record, Records, Register, Sighting, Stay, TableVisitor, View,
};
use crate::time::{Day, When};

/// A register on the day as of which it is checked, sorted for the checks.
pub struct Context<'a> {
    pub(super) register: &'a Register,
    pub(super) day: Day,
    pub(super) view: &'a View<'a>,
    pub(super) before: Option<&'a Programme>,
    pub(super) sightings: Grouped<'a, &'a Sighting>,
    pub(super) parts: Grouped<'a, &'a Place>,
    pub(super) keys: Grouped<'a, &'a PlaceKey>,
    pub(super) populations: Grouped<'a, &'a Population>,
    pub(super) applications: BTreeMap<(&'a str, &'a str), Vec<&'a Application>>,
    pub(super) decisions: Grouped<'a, &'a Decision>,
    pub(super) partners: Grouped<'a, &'a LocalPartner>,
    pub(super) attendances: Grouped<'a, &'a Attendance>,
    pub(super) cooperation_members: Grouped<'a, &'a CooperationMember>,
}

impl<'a> Context<'a> {
    pub(super) fn of(register: &'a Register, view: &'a View<'a>, before: Option<&'a Programme>) -> Self {
        let mut populations: Vec<&Population> = register.populations().iter().collect();
        populations.sort_by_key(|figure| (&figure.place, &figure.day, &figure.id));
        let mut applications: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for application in register.applications() {
            let subject = (application.place.as_str(), application.call.as_str());
            applications.entry(subject).or_default().push(application);
        }
        Self {
            register,
            day: view.day(),
            view,
            before,
            sightings: grouped(register.sightings(), |sighting| Some(sighting.membership.as_str())),
            parts: grouped(register.places(), |place| place.part_of.as_ref().map(crate::register::Id::as_str)),
            keys: grouped(register.keys(), |key| Some(key.place.as_str())),
            populations: populations.into_iter().map(|figure| (figure.place.as_str(), figure)).collect(),
            applications,
            decisions: grouped(register.decisions(), |decision| Some(decision.application.as_str())),
            partners: grouped(register.local_partners(), |partner| Some(partner.subject.as_str())),
            attendances: grouped(register.attendances(), |attendance| Some(attendance.meeting.as_str())),
            cooperation_members: grouped(register.cooperation_members(), |member| Some(member.cooperation.as_str())),
        }
    }

    pub(super) fn programme(&self) -> &'a Programme {
        self.register.programme()
    }

    /// The stays of all places, in their order.
    pub(super) fn all_stays(&self) -> impl Iterator<Item = &'a Stay<'a>> {
        self.view.standings().iter().flat_map(|standing| &standing.stays)
    }

    /// The stays of a place, in their order.
    pub(super) fn stays_of(&self, place: &str) -> &'a [Stay<'a>] {
        self.view.place(place).map_or(&[], |standing| &standing.stays)
    }

    /// A membership as it stands on the day.
    pub(super) fn stay(&self, membership: &str) -> Option<&'a Stay<'a>> {
        let place = self.register.memberships().get(membership)?.place.as_str();
        self.stays_of(place).iter().find(|stay| stay.membership.id.as_str() == membership)
    }

    /// The applications of a place to a call.
    pub(super) fn applications_of(&self, place: &'a str, call: &'a str) -> &[&'a Application] {
        self.applications.get(&(place, call)).map_or(&[], Vec::as_slice)
    }

    pub(super) fn decisions_on(&self, application: &Application) -> &[&'a Decision] {
        self.decisions.get(application.id.as_str())
    }

    /// The sector of a local partner: that of its partnership, else its own.
    pub(super) fn sector_of(&self, partner: &'a LocalPartner) -> Option<&'a str> {
        let own = || self.register.organisations().get(partner.organisation.as_str())?.sector.as_deref();
        partner.sector.as_deref().or_else(own)
    }

    /// Whether some reading of the evidence has a place as a member on some day of a date; unknown places are none.
    pub(super) fn may_be_member(&self, place: &str, when: &When) -> bool {
        self.stays_of(place).iter().any(|stay| {
            let bounds = &stay.bounds;
            bounds.first_earliest <= when.latest() && bounds.last_latest.is_none_or(|last| when.earliest() <= last)
        })
    }
}

fn grouped<'a, T: Record>(records: &'a Records<T>, id: impl Fn(&'a T) -> Option<&'a str>) -> Grouped<'a, &'a T> {
    records.iter().filter_map(|record| Some((id(record)?, record))).collect()
}

/// A finding about a field of a record, resting on what stands there.
pub(super) fn found<T: Record>(rule: &'static Rule, record: &T, field: &'static str) -> Finding {
    Finding::new(rule).about(T::TABLE, record.id()).field(field).resting_on(cell(record, field))
}

/// What stands in a field of a record, with the record's sources.
pub(super) fn cell<T: Record>(record: &T, field: &'static str) -> Evidence {
    let of = |name: &str| record.cell(name).unwrap_or_default();
    Evidence {
        table: T::TABLE.into(),
        record: record.id().to_owned(),
        field: field.into(),
        value: of(field),
        source: of("source").split(';').filter(|id| !id.is_empty()).map(str::to_owned).collect(),
    }
}

/// The day as of which a register speaks: the last one on which something in it was seen, counted, met or read.
pub(super) fn horizon(register: &Register) -> Day {
    let seen = register.sightings().iter().map(|sighting| &sighting.from);
    let open = register.memberships().iter().filter_map(|membership: &Membership| membership.open_as_of.as_ref());
    let met = register.meetings().iter().filter_map(|meeting| meeting.from.as_ref());
    let counted = register.claims().iter().filter_map(|claim| claim.stated_on.as_ref());
    let read = register.sources().iter().flat_map(|source| [&source.published, &source.retrieved]).flatten();
    let started = register.memberships().iter().filter_map(|membership| membership.from.as_ref());
    let days = seen.chain(open).chain(met).chain(counted).chain(read).chain(started).map(When::earliest);
    days.max().unwrap_or_else(|| register.programme().first_day())
}

/// Shows every value of a register to a function: its table, the id of its record, its field, what stands there.
pub(super) fn each_value(register: &Register, look: &mut dyn FnMut(&'static str, &str, &'static str, Seen<'_>)) {
    struct Values<'f>(&'f mut dyn FnMut(&'static str, &str, &'static str, Seen<'_>));
    impl TableVisitor for Values<'_> {
        fn visit<T: Record>(&mut self, records: &Records<T>) {
            for record in records {
                record.look(&mut |field, value| (self.0)(T::TABLE, record.id(), field, value));
            }
        }
    }
    register.visit(&mut Values(look));
}
