//! Who came together: meetings with who took part, and cooperations with their members.

use super::meetings::{Attendance, CooperationMember, Meeting};
use super::places::Place;
use super::{Capacity, Register};
use crate::table::{Column, Table};

impl Register {
    /// Every meeting with the places known to have taken part and the published numbers, in the order of their days; those
    /// without one stand last.
    ///
    /// Persons and cities are two columns and never added: 32 persons are not 32 cities.
    pub fn participation(&self) -> Table {
        Table::built("participation", self.who_took_part(&in_order(self.meetings().iter().collect())))
    }

    /// The meetings a place is known to have taken part in, with the same columns and one more: in which capacity.
    ///
    /// ```
    /// let table = stadtnetz::engagierte_stadt().participation_of("kassel");
    /// assert_eq!(table.cell("capacity", 0).to_string(), "member");
    /// ```
    pub fn participation_of(&self, place: &str) -> Table {
        let meetings = in_order(self.meetings_of(place).map(|(meeting, _)| meeting).collect());
        let capacity = |meeting: &&Meeting| {
            let attendance = self.attendances_of(meeting.id.as_str()).find(|seen| seen.place.as_str() == place)?;
            Some(attendance.capacity.to_string())
        };
        let mut columns = self.who_took_part(&meetings);
        columns.push(Column::text("capacity", "as what the place took part", meetings.iter().map(capacity)));
        Table::built("participation", columns)
    }

    fn who_took_part(&self, meetings: &[&Meeting]) -> Vec<Column> {
        let text = |name, description, pick: &dyn Fn(&Meeting) -> Option<String>| {
            Column::text(name, description, meetings.iter().map(|meeting| pick(meeting)))
        };
        let number = |name, description, pick: &dyn Fn(&Meeting) -> Option<i64>| {
            Column::integer(name, description, meetings.iter().map(|meeting| pick(meeting)))
        };
        let named = |meeting: &Meeting| -> Vec<&str> {
            self.attendances_of(meeting.id.as_str()).map(|attendance| attendance.place.as_str()).collect()
        };
        vec![
            text("meeting", "id of the meeting", &|m| Some(m.id.to_string())),
            text("name", "name of the meeting", &|m| Some(m.name.clone())),
            text("kind", "kind of meeting", &|m| Some(m.kind.clone())),
            text("from", "first day, as its sources say it", &|m| m.from.as_ref().map(ToString::to_string)),
            text("last_day", "last day (inclusive)", &|m| m.last_day.as_ref().map(ToString::to_string)),
            text("host", "id of the host place", &|m| m.host.as_ref().map(ToString::to_string)),
            number("persons", "persons who took part, as published", &|m| m.persons).unit("persons"),
            text("persons_comparator", "how that number is meant", &|m| {
                m.persons_comparator.map(|word| word.to_string())
            }),
            number("cities", "cities that took part, as published", &|m| m.cities).unit("cities"),
            text("cities_comparator", "how that number is meant", &|m| {
                m.cities_comparator.map(|word| word.to_string())
            }),
            number("places_named", "places that sources name as taking part", &|m| i64::try_from(named(m).len()).ok())
                .unit("places"),
            text("places", "their ids, joined by ;", &|m| Some(named(m).join(";")).filter(|ids| !ids.is_empty())),
        ]
    }

    /// Who is known to have taken part in a meeting.
    pub fn attendances_of(&self, meeting: &str) -> impl Iterator<Item = &Attendance> {
        self.attendances().iter().filter(move |attendance| attendance.meeting.as_str() == meeting)
    }

    /// The places of a cooperation, with what sort of place each is; `None` where there is no such cooperation.
    pub fn cooperation(&self, id: &str) -> Option<Table> {
        self.cooperations().get(id)?;
        let members: Vec<(&CooperationMember, &Place)> = self
            .cooperation_members()
            .iter()
            .filter(|member| member.cooperation.as_str() == id)
            .filter_map(|member| Some((member, self.places().get(member.place.as_str())?)))
            .collect();
        let text = |name, description, pick: &dyn Fn(&CooperationMember, &Place) -> Option<String>| {
            Column::text(name, description, members.iter().map(|(member, place)| pick(member, place)))
        };
        let columns = vec![
            text("place", "id of the place", &|_, place| Some(place.id.to_string())),
            text("name", "name of the place", &|_, place| Some(place.name.clone())),
            text("kind", "kind of place", &|_, place| Some(place.kind.to_string())),
            Column::flag(
                "municipality",
                "whether it is one municipality, with or without the rights of a city",
                members.iter().map(|(_, place)| Some(place.kind.has_ags())),
            ),
            text("from", "first day on which a source shows it there", &|member, _| {
                member.from.as_ref().map(ToString::to_string)
            }),
            text("last_day", "last day of that span (inclusive)", &|member, _| {
                member.last_day.as_ref().map(ToString::to_string)
            }),
        ];
        Some(Table::built("cooperation", columns))
    }

    /// The meetings of a place: which, when, in which capacity.
    pub fn meetings_of(&self, place: &str) -> impl Iterator<Item = (&Meeting, Capacity)> {
        self.attendances()
            .iter()
            .filter(move |attendance| attendance.place.as_str() == place)
            .filter_map(|attendance| Some((self.meetings().get(attendance.meeting.as_str())?, attendance.capacity)))
    }
}

/// Each meeting once, by its day; those without one stand last.
fn in_order(mut meetings: Vec<&Meeting>) -> Vec<&Meeting> {
    meetings.sort_by_key(|meeting| (meeting.from.is_none(), &meeting.from, &meeting.id));
    meetings.dedup_by_key(|meeting| &meeting.id);
    meetings
}
