//! What is known of a place, on no day in particular.

use super::Register;
use super::partners::LocalPartner;
use super::places::Place;

use crate::language::{Language, Template, numbers};
use crate::table::{Column, Table};
use crate::time::{FIRST_DAY, When};

impl Register {
    /// What is known of a place: its keys and figures, its memberships with the statements they rest on, its local partners,
    /// its meetings and cooperations. No day is asked, so nothing is said of its status. `None` where there is no such place.
    ///
    /// ```
    /// use stadtnetz::engagierte_stadt;
    /// use stadtnetz::language::Language;
    ///
    /// let kassel = engagierte_stadt().describe("kassel", Language::De).ok_or("no such place")?;
    /// assert!(kassel.starts_with("Kassel (kassel): city, DE-HE, AGS 06611000\n"));
    /// assert!(kassel.contains("\nkassel-1\n  erster Tag: 2020-07-01\n"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn describe(&self, place: &str, language: Language) -> Option<String> {
        let place = self.places().get(place)?;
        let id = place.id.as_str();
        let mut lines = vec![identity(place)];
        lines.extend(self.inhabitants(id, language));
        let view = self.on(FIRST_DAY); // what is known of a stay is the same on every day
        for stay in view.place(id).iter().flat_map(|standing| &standing.stays) {
            lines.push(String::new());
            lines.push(stay.membership.id.to_string());
            lines.extend(stay.evidence(language));
        }
        let mut section = |title: Template, entries: Vec<String>| {
            if !entries.is_empty() {
                lines.push(String::new());
                lines.push(format!("{} ({})", title.text(language), entries.len()));
                lines.extend(entries.into_iter().map(|entry| format!("  - {entry}")));
            }
        };
        section(Template::new("Lokale Partner", "Local partners"), self.partners_of(id));
        section(Template::new("Treffen", "Meetings"), self.meetings_told(id));
        section(Template::new("Kooperationen", "Cooperations"), self.cooperations_told(id));
        Some(lines.join("\n"))
    }

    /// Everything said about the memberships of a place, as a table: one row per statement. `None` where there is no such place.
    ///
    /// ```
    /// let table = stadtnetz::engagierte_stadt().statements_of("kassel").ok_or("no such place")?;
    /// assert_eq!(table.cell("kind", 0).to_string(), "call-opened");
    /// # Ok::<(), &str>(())
    /// ```
    pub fn statements_of(&self, place: &str) -> Option<Table> {
        self.places().get(place)?;
        let said: Vec<_> = self
            .memberships_of(place)
            .into_iter()
            .flat_map(|membership| {
                self.statements(membership).into_iter().map(|said| (membership.id.to_string(), said))
            })
            .collect();
        let text = |name, description, pick: &dyn Fn(&super::Statement) -> String| {
            Column::text(name, description, said.iter().map(|(_, said)| Some(pick(said))))
        };
        let columns = vec![
            Column::text("membership", "id of the membership", said.iter().map(|(id, _)| Some(id.clone()))),
            text("kind", "what is said", &|said| said.kind.as_str().to_owned()),
            text("when", "the days it speaks of", &|said| said.when.to_field()),
            Column::flag("proves", "whether it proves something", said.iter().map(|(_, said)| Some(said.proves))),
            text("table", "table of the record that makes it", &|said| said.table.to_owned()),
            text("record", "id of that record", &|said| said.record.clone()),
            text("source", "ids of that record's sources, joined by ;", &|said| {
                said.source.iter().map(super::Id::as_str).collect::<Vec<_>>().join(";")
            }),
        ];
        Some(Table::built("statements", columns))
    }

    fn inhabitants(&self, place: &str, language: Language) -> Vec<String> {
        let figures = self.populations().iter().filter(|figure| figure.place.as_str() == place);
        let said = Template::new("{number} Einwohner am {day}", "{number} inhabitants on {day}");
        let told = figures.map(|figure| {
            said.render(language, |hole| match hole {
                "number" => Some(numbers::integer(figure.inhabitants, language)),
                _ => Some(figure.day.to_string()),
            })
        });
        told.collect()
    }

    fn partners_of(&self, place: &str) -> Vec<String> {
        let of_place = |partner: &&LocalPartner| {
            let subject = partner.subject.as_str();
            let membership = self.memberships().get(subject).map(|membership| &membership.place);
            let application = self.applications().get(subject).map(|application| &application.place);
            membership.or(application).is_some_and(|id| id.as_str() == place)
        };
        let told = |partner: &LocalPartner| {
            let id = partner.organisation.as_str();
            let name = self.organisations().get(id).map_or(id, |organisation| organisation.name.as_str());
            format!("{name} (local_partners {})", partner.id)
        };
        self.local_partners().iter().filter(of_place).map(told).collect()
    }

    fn meetings_told(&self, place: &str) -> Vec<String> {
        let mut meetings: Vec<_> = self.meetings_of(place).collect();
        meetings.sort_by_key(|(meeting, _)| (meeting.from.is_none(), &meeting.from, &meeting.id));
        let day = |from: &Option<When>| from.as_ref().map(|from| format!("{from}: ")).unwrap_or_default();
        meetings
            .iter()
            .map(|(meeting, capacity)| {
                format!("{}{} ({capacity}, meetings {})", day(&meeting.from), meeting.name, meeting.id)
            })
            .collect()
    }

    fn cooperations_told(&self, place: &str) -> Vec<String> {
        let members = self.cooperation_members().iter().filter(|member| member.place.as_str() == place);
        let told = members.filter_map(|member| {
            let cooperation = self.cooperations().get(member.cooperation.as_str())?;
            Some(format!("{} (cooperations {})", cooperation.name, cooperation.id))
        });
        told.collect()
    }
}

/// Name, id, kind, state and keys.
fn identity(place: &Place) -> String {
    let mut parts = vec![place.kind.to_string()];
    parts.extend(place.state.map(|state| state.to_string()));
    parts.extend(place.ags.map(|key| format!("AGS {key}")));
    parts.extend(place.ars.as_ref().map(|key| format!("ARS {key}")));
    format!("{} ({}): {}", place.name, place.id, parts.join(", "))
}
