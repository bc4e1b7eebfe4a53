//! Meetings, one in a row.

use super::{ListRow, Records};
use crate::convert::days;
use crate::convert::members::fields::Field;
use crate::convert::rules;
use crate::finding::Finding;
use crate::language::Template;
use crate::place::slug;
use crate::register::{Id, Meeting, Place, RecordRef};
use crate::time::{GermanDate, When};

impl Records<'_> {
    pub(super) fn meeting(&mut self, row: &ListRow<'_>, records: &mut Vec<RecordRef>) {
        let list = self.list;
        let text = |field| list.text(field, row.at).map(str::to_owned);
        let Some(name) = text(Field::MeetingName) else { return };
        let said = list.date(Field::MeetingFrom, row.at).cloned();
        let to = match &said {
            Some(GermanDate::Span(span)) => span.last_day.clone(),
            _ => None,
        };
        let to = list.date(Field::MeetingTo, row.at).cloned().and_then(days::last_day).or(to);
        let from = said.and_then(days::first_day);
        let last_day = to.or_else(|| from.clone());
        let kind = text(Field::MeetingKind).unwrap_or_else(|| self.meeting_kind(&name));
        let host = list.text(Field::Host, row.at).and_then(|place| self.host(row, place));
        let (persons, cities) = (list.figure(Field::Persons, row.at), list.figure(Field::Cities, row.at));
        let source = self.source.clone();
        let same = |known: &Meeting| known.kind == kind && known.from == from && (known.name == name || from.is_some());
        let when = from.as_ref().map_or_else(|| slug(&name), |day: &When| slug(&day.to_string()));
        let (venue, topics) = (text(Field::Venue), text(Field::Topics));
        let (record, is_new) = self.keep(&format!("{}-{when}", slug(&kind)), same, |id| Meeting {
            id,
            name: name.clone(),
            kind: kind.clone(),
            region: None,
            from: from.clone(),
            last_day: last_day.clone(),
            host,
            venue,
            topics,
            persons: persons.map(|figure| figure.value),
            persons_comparator: persons.map(|figure| figure.comparator),
            cities: cities.map(|figure| figure.value),
            cities_comparator: cities.map(|figure| figure.comparator),
            announced_cities: None,
            source: vec![source.clone()],
            note: None,
        });
        self.merge.made(&record, is_new, row.entry.row);
        self.repairs(row, &record);
        records.push(record);
    }

    /// The kind that a name begins with, else the first of the programme.
    fn meeting_kind(&self, name: &str) -> String {
        let kinds = &self.draft.programme().vocabulary().meeting_kinds;
        let named = kinds.iter().find(|kind| {
            let words = [&kind.label.de, &kind.label.en];
            words.into_iter().chain(&kind.also).any(|word| slug(name).contains(&slug(word)))
        });
        named.or(kinds.first()).map(|kind| kind.id.clone()).unwrap_or_default()
    }

    /// The only known place of a name; another one is told and left out.
    fn host(&mut self, row: &ListRow<'_>, name: &str) -> Option<Id<Place>> {
        if let [only] = self.known.by_name(&slug(name), None)[..] {
            return Some(self.known.places[only].id.clone());
        }
        let none = Template::new("kein Ort dieses Namens im Register", "no place of that name in the register");
        let finding = Finding::new(&rules::NAME_UNRESOLVED).table("meetings").field("host");
        self.findings.push(finding.with("found", name).with("known", none).at(self.origin_of(row)));
        None
    }
}
