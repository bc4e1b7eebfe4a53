//! Columns that are one record each: meetings, years of membership, figures by year.

use super::{ListRow, Records};
use crate::convert::days;
use crate::convert::members::fields::Field;
use crate::convert::members::mapping::MappedColumn;
use crate::convert::members::typed::WideValue;
use crate::convert::profile::WideRecord;
use crate::place::slug;
use crate::register::{Attendance, Capacity, Evidence, Id, Indicator, Meeting, Membership, RecordRef};

impl Records<'_> {
    pub(super) fn wide(&mut self, row: &ListRow<'_>, place: usize, membership: Option<&Id<Membership>>) {
        let (shape, list) = (self.shape, self.list);
        for (position, value) in list.wide(row.at) {
            let Some(column) = shape.mapping.columns.get(position) else { continue };
            let made = match (&column.wide, value) {
                (Some(WideRecord::Attendance { meeting }), WideValue::Mark(true)) => {
                    self.attendance(row, place, column, meeting)
                }
                (Some(WideRecord::Sighting), WideValue::Mark(true)) => {
                    membership.map(|membership| self.seen(row, membership, column)).unwrap_or_default()
                }
                (Some(WideRecord::Indicator { indicator, unit }), WideValue::Number(value)) => {
                    self.indicator(row, place, column, (indicator, unit, value))
                }
                // That a place was not there is no record.
                _ => continue,
            };
            self.origin(row, Some(position), made);
        }
    }

    /// A place at the meeting of a column: of its kind and day, else of its header.
    fn attendance(&mut self, row: &ListRow<'_>, place: usize, column: &MappedColumn, kind: &str) -> Vec<RecordRef> {
        let source = self.source.clone();
        let day = column.day.clone();
        let name = day.as_ref().map_or_else(|| slug(&column.header), |day| slug(&day.to_string()));
        // Of two meetings in a year, a header that says no more than the year does not tell which.
        let is_day = day.as_ref().is_some_and(|day| !day.is_year());
        let same = |known: &Meeting| known.kind == kind && (known.name == column.header || known.from == day && is_day);
        let (meeting, is_new) = self.keep(&format!("{}-{name}", slug(kind)), same, |id| Meeting {
            id,
            name: column.header.clone(),
            kind: kind.to_owned(),
            region: None,
            from: day.clone(),
            last_day: day.clone(),
            host: None,
            venue: None,
            topics: None,
            persons: None,
            persons_comparator: None,
            cities: None,
            cities_comparator: None,
            announced_cities: None,
            source: vec![source.clone()],
            note: None,
        });
        self.merge.made(&meeting, is_new, row.entry.row);
        let (at, place) = (Id::<Meeting>::made(meeting.id()), self.known.places[place].id.clone());
        let same = |known: &Attendance| known.meeting == at && known.place == place;
        let (attendance, is_new) = self.keep(&format!("{at}-{place}"), same, |id| Attendance {
            id,
            meeting: at.clone(),
            place: place.clone(),
            capacity: Capacity::Member,
            ordinal: None,
            evidence: Evidence::Direct,
            source: vec![source.clone()],
            note: None,
        });
        self.merge.made(&attendance, is_new, row.entry.row);
        vec![meeting, attendance]
    }

    /// A membership on some day of what a header names.
    fn seen(&mut self, row: &ListRow<'_>, membership: &Id<Membership>, column: &MappedColumn) -> Vec<RecordRef> {
        column.day.as_ref().map(|day| self.listed(row, membership, day)).into_iter().collect()
    }

    fn indicator(
        &mut self,
        row: &ListRow<'_>,
        place: usize,
        column: &MappedColumn,
        (indicator, unit, value): (&str, &str, f64),
    ) -> Vec<RecordRef> {
        let said = |field| self.list.text(field, row.at);
        let indicator = Some(indicator).filter(|word| !word.is_empty()).or_else(|| said(Field::Measure));
        let Some(indicator) = indicator.or_else(|| column.header.split(" (").next()) else { return Vec::new() };
        let unit = Some(unit).filter(|word| !word.is_empty()).or_else(|| said(Field::MeasureUnit)).unwrap_or("number");
        let measured = self.list.date(Field::MeasuredOn, row.at).cloned().and_then(days::first_day);
        let day = measured.or_else(|| column.day.clone()).or_else(|| self.day.clone());
        let (place, source) = (self.known.places[place].id.clone(), self.source.clone());
        let when = day.as_ref().map_or_else(|| slug(&column.header), |day| slug(&day.to_string()));
        let same = |known: &Indicator| known.value.total_cmp(&value).is_eq() && known.source.contains(&source);
        let (record, is_new) = self.keep(&format!("{place}-{}-{when}", slug(indicator)), same, |id| Indicator {
            id,
            place: place.clone(),
            indicator: indicator.to_owned(),
            value,
            comparator: None,
            unit: unit.to_owned(),
            day,
            claimant: None,
            source: vec![source.clone()],
            note: None,
        });
        self.merge.made(&record, is_new, row.entry.row);
        vec![record]
    }
}
