//! What every check looks at, sorted once by what it is about.

use std::collections::BTreeMap;

use crate::finding::{Evidence, Finding, Rule};
use crate::programme::Programme;
use crate::register::field::{FieldKind, FieldSpec};
use crate::register::{
    Application, Attendance, CooperationMember, Decision, LocalPartner, Membership, Place, PlaceKey, Population,
    Record, Records, Register, Sighting, Standing, Stay, TableVisitor, View,
};
use crate::time::{Day, When};

/// Records by the id they belong to.
pub(super) type Grouped<'a, T> = BTreeMap<&'a str, Vec<&'a T>>;

/// A register on the day as of which it is checked, sorted for the checks.
pub struct Context<'a> {
    pub(super) register: &'a Register,
    pub(super) day: Day,
    pub(super) view: &'a View<'a>,
    pub(super) before: Option<&'a Programme>,
    pub(super) standings: BTreeMap<&'a str, &'a Standing<'a>>,
    pub(super) stays: BTreeMap<&'a str, &'a Stay<'a>>,
    pub(super) sightings: Grouped<'a, Sighting>,
    pub(super) parts: Grouped<'a, Place>,
    pub(super) keys: Grouped<'a, PlaceKey>,
    pub(super) populations: Grouped<'a, Population>,
    pub(super) applications: BTreeMap<(&'a str, &'a str), Vec<&'a Application>>,
    pub(super) decisions: Grouped<'a, Decision>,
    pub(super) partners: Grouped<'a, LocalPartner>,
    pub(super) attendances: Grouped<'a, Attendance>,
    pub(super) cooperation_members: Grouped<'a, CooperationMember>,
}

impl<'a> Context<'a> {
    pub(super) fn of(register: &'a Register, view: &'a View<'a>, before: Option<&'a Programme>) -> Self {
        let stays = view.standings().iter().flat_map(|standing| &standing.stays);
        let mut populations = grouped(register.populations(), |figure| Some(figure.place.as_str()));
        for figures in populations.values_mut() {
            figures.sort_by(|a, b| a.day.cmp(&b.day).then_with(|| a.id.cmp(&b.id)));
        }
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
            standings: view.standings().iter().map(|standing| (standing.place.id.as_str(), standing)).collect(),
            stays: stays.map(|stay| (stay.membership.id.as_str(), stay)).collect(),
            sightings: grouped(register.sightings(), |sighting| Some(sighting.membership.as_str())),
            parts: grouped(register.places(), |place| place.part_of.as_ref().map(crate::register::Id::as_str)),
            keys: grouped(register.keys(), |key| Some(key.place.as_str())),
            populations,
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

    /// The applications of a place to a call.
    pub(super) fn applications_of(&self, place: &'a str, call: &'a str) -> &[&'a Application] {
        self.applications.get(&(place, call)).map_or(&[], Vec::as_slice)
    }

    pub(super) fn decisions_on(&self, application: &Application) -> &[&'a Decision] {
        group(&self.decisions, application.id.as_str())
    }

    /// The sector of a local partner: that of its partnership, else its own.
    pub(super) fn sector_of(&self, partner: &'a LocalPartner) -> Option<&'a str> {
        let own = || self.register.organisations().get(partner.organisation.as_str())?.sector.as_deref();
        partner.sector.as_deref().or_else(own)
    }

    /// Whether some reading of the evidence has a place as a member on some day of a date; unknown places are none.
    pub(super) fn may_be_member(&self, place: &str, when: &When) -> bool {
        let stays = self.standings.get(place).map_or(&[][..], |standing| &standing.stays);
        stays.iter().any(|stay| {
            let bounds = &stay.bounds;
            bounds.first_earliest <= when.latest() && bounds.last_latest.is_none_or(|last| when.earliest() <= last)
        })
    }
}

fn grouped<'a, T: Record>(records: &'a Records<T>, key: impl Fn(&'a T) -> Option<&'a str>) -> Grouped<'a, T> {
    let mut groups: Grouped<'a, T> = BTreeMap::new();
    for record in records {
        if let Some(key) = key(record) {
            groups.entry(key).or_default().push(record);
        }
    }
    groups
}

/// The records of a group; none where there is no such group.
pub(super) fn group<'g, 'a, T>(groups: &'g Grouped<'a, T>, key: &str) -> &'g [&'a T] {
    groups.get(key).map_or(&[], Vec::as_slice)
}

/// A finding about a field of a record, resting on what stands there.
pub(super) fn found<T: Record>(rule: &'static Rule, record: &T, field: &'static str) -> Finding {
    Finding::new(rule).about(T::TABLE, record.id()).field(field).resting_on(cell(record, field))
}

/// What stands in a field of a record, with the record's sources.
pub(super) fn cell<T: Record>(record: &T, field: &'static str) -> Evidence {
    let of = |name: &str| record.cell(name).unwrap_or_default();
    Evidence {
        table: T::TABLE.to_owned(),
        record: record.id().to_owned(),
        field: field.to_owned(),
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

/// A cell of a register: its table, the id of its record, its column, what stands there.
pub(super) type Cell<'c> = (&'static str, &'c str, &'static FieldSpec, &'c str);

/// Shows every cell of a kind that holds something to a function.
pub(super) fn each_cell(register: &Register, kind: FieldKind, look: &mut dyn FnMut(Cell<'_>)) {
    struct Cells<'f>(FieldKind, &'f mut dyn FnMut(Cell<'_>));
    impl TableVisitor for Cells<'_> {
        fn visit<T: Record>(&mut self, records: &Records<T>) {
            for spec in T::FIELDS.iter().filter(|spec| spec.kind == self.0) {
                for record in records {
                    match record.cell(spec.name) {
                        Some(cell) if !cell.is_empty() => (self.1)((T::TABLE, record.id(), spec, &cell)),
                        _ => {}
                    }
                }
            }
        }
    }
    register.visit(&mut Cells(kind, look));
}
