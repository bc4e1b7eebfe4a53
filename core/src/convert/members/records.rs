//! Typed rows as places, populations and memberships of a draft.

use std::collections::HashMap;

use super::fields::Field;
use super::mapping::Mapping;
use super::typed::{CellRepair, Key, List};
use crate::convert::days;
use crate::convert::rules;
use crate::convert::words::{self, Status};
use crate::finding::{Finding, Origin};
use crate::language::{Comparator, Language};
use crate::place::{Basis, PlaceKind, State, slug};
use crate::programme::Programme;
use crate::register::{
    CallRef, Draft, Evidence, Id, Membership, OriginRow, Place, Population, RecordRef, Repair, Source, Stored,
};
use crate::time::{End, GermanDate, When};

/// Makes records of rows.
pub(super) struct Records<'a> {
    pub(super) draft: Draft,
    pub(super) source: Id<Source>,
    /// The day the list speaks of.
    pub(super) day: Option<When>,
    pub(super) mapping: &'a Mapping,
    by_key: HashMap<String, Id<Place>>,
    by_name: HashMap<(String, Option<State>), Vec<Id<Place>>>,
    stays: HashMap<Id<Place>, Vec<Id<Membership>>>,
    rows: HashMap<Id<Place>, u64>,
    pub(super) findings: Vec<Finding>,
}

/// A row of the list while records are made of it.
pub(super) struct ListRow<'a> {
    pub(super) list: &'a List,
    /// Position among the rows of data.
    pub(super) at: usize,
    pub(super) row: u64,
    pub(super) origin: Origin,
    pub(super) repairs: Vec<&'a CellRepair>,
}

impl<'a> Records<'a> {
    pub(super) fn new(draft: Draft, source: Id<Source>, day: Option<When>, mapping: &'a Mapping) -> Self {
        let (mut by_key, mut by_name) = (HashMap::new(), HashMap::<_, Vec<Id<Place>>>::new());
        for place in draft.places() {
            for key in [place.ags.map(|ags| ags.to_string()), place.ars.as_ref().map(ToString::to_string)]
                .into_iter()
                .flatten()
            {
                by_key.insert(key, place.id.clone());
            }
            by_name.entry((slug(&place.name), place.state)).or_default().push(place.id.clone());
        }
        let mut stays = HashMap::<_, Vec<Id<Membership>>>::new();
        for membership in draft.memberships() {
            stays.entry(membership.place.clone()).or_default().push(membership.id.clone());
        }
        Self { draft, source, day, mapping, by_key, by_name, stays, rows: HashMap::new(), findings: Vec::new() }
    }

    /// The records of a row whose name could be read.
    pub(super) fn add(&mut self, row: &ListRow<'_>, name: &str) {
        let place = self.place(row, name);
        self.populations(row, &place);
        self.membership(row, &place);
        self.rows.entry(place).or_insert(row.row);
    }

    fn place(&mut self, row: &ListRow<'_>, name: &str) -> Id<Place> {
        let (key, state) = (row.list.key(row.at), row.list.state(row.at));
        let state = state.or_else(|| key.as_ref().and_then(Key::state));
        let named = (slug(name), state);
        let known = key.as_ref().and_then(|key| self.by_key.get(&key.to_string())).cloned();
        let by_name = || match self.by_name.get(&named).map(Vec::as_slice) {
            Some([only]) => Some(only.clone()),
            _ => None,
        };
        let found = known.or_else(|| by_name().filter(|id| self.fits(id, key.as_ref())));
        if key.is_none() {
            let matches = self.by_name.get(&named).map_or(0, Vec::len);
            let finding = Finding::new(&rules::NAME_UNRESOLVED)
                .table("places")
                .field("name")
                .with("found", name)
                .with("matches", matches)
                .at(row.origin.clone());
            if found.is_none() {
                self.findings.push(finding);
            }
        }
        let id = found.unwrap_or_else(|| {
            let kind = row.list.kind(row.at).or_else(|| words::kind_in_name(name)).unwrap_or(PlaceKind::Municipality);
            let id = self.draft.free_place_id(name, state);
            self.draft.put(Place {
                id: id.clone(),
                name: name.to_owned(),
                kind,
                state,
                ags: key.as_ref().and_then(|key| key.ags).filter(|_| kind.has_ags()),
                ars: key.as_ref().and_then(|key| key.ars),
                part_of: None,
                latitude: None,
                longitude: None,
                source: vec![self.source.clone()],
                note: None,
            });
            if let Some(key) = &key {
                self.by_key.insert(key.to_string(), id.clone());
            }
            self.by_name.entry(named).or_default().push(id.clone());
            id
        });
        self.origin::<Place>(row, &id);
        for repair in &row.repairs {
            self.repair(row, &id, repair);
        }
        id
    }

    /// Whether a place found by its name can be the one with this key.
    fn fits(&self, id: &Id<Place>, key: Option<&Key>) -> bool {
        let Some((key, place)) = key.zip(self.draft.places().get(id.as_str())) else { return true };
        key.ags.is_none_or(|ags| place.ags.is_none_or(|known| known == ags))
    }

    fn populations(&mut self, row: &ListRow<'_>, place: &Id<Place>) {
        for (position, figure) in row.list.figures(row.at) {
            let Some(column) = self.mapping.columns.get(position) else { continue };
            let Some(day) = column.day.clone() else { continue };
            let id = self.row_id::<Population>(&format!("{place}-{day}"));
            let exact = figure.comparator == Comparator::Exactly;
            let basis = column.basis.filter(|_| exact).unwrap_or(Basis::Estimate);
            let note = match (exact, column.basis) {
                (false, _) => Some(format!("The list says {}.", figure.comparator.phrase(figure.value, Language::En))),
                (true, None) => Some("The list does not say what the figure is based on.".to_owned()),
                (true, Some(_)) => None,
            };
            self.draft.put(Population {
                id: id.clone(),
                place: place.clone(),
                day,
                inhabitants: figure.value,
                rounded_to: None,
                basis,
                source: vec![self.source.clone()],
                note,
            });
            self.origin::<Population>(row, &id);
        }
    }

    fn membership(&mut self, row: &ListRow<'_>, place: &Id<Place>) {
        let joined = row.list.date(Field::Joined, row.at).cloned();
        let planned = match &joined {
            Some(GermanDate::Span(span)) => span.last_day.clone(),
            _ => None,
        };
        let from = joined.and_then(days::first_day);
        let last_day = row.list.date(Field::Left, row.at).cloned().and_then(days::last_day);
        let status = row.list.status(row.at);
        let call = row.list.call(row.at).or_else(|| call_of(self.draft.programme(), from.as_ref()));
        if let Some(known) = self.known_membership(place, call.as_ref(), from.as_ref(), last_day.as_ref()) {
            if let Some(&earlier) = self.rows.get(place) {
                let finding = Finding::new(&rules::ROW_REPEATED)
                    .about("memberships", known.as_str())
                    .with("row", i64::try_from(earlier).unwrap_or(i64::MAX))
                    .at(row.origin.clone());
                self.findings.push(finding);
            }
            self.compare(row, &known, from.as_ref(), last_day.as_ref());
            self.origin::<Membership>(row, &known);
            return;
        }
        let id = self.draft.free_membership_id(place);
        self.stays.entry(place.clone()).or_default().push(id.clone());
        let open = self.day.clone().filter(|_| status == Some(Status::Active) && last_day.is_none());
        let left = status == Some(Status::Left) && last_day.is_none();
        self.draft.put(Membership {
            id: id.clone(),
            place: place.clone(),
            call,
            from,
            end: match (&last_day, &open, &planned) {
                (Some(_), ..) => End::Known,
                (None, Some(_), _) => End::Open,
                (None, None, Some(_)) => End::Planned,
                (None, None, None) => End::Unknown,
            },
            last_day,
            open_as_of: open,
            planned_last_day: planned,
            exit_reason: None,
            evidence: Evidence::Direct,
            source: vec![self.source.clone()],
            note: left.then(|| "The list says that it left, not when.".to_owned()),
        });
        self.origin::<Membership>(row, &id);
    }

    /// The membership that a row speaks of: of the same call, or with days that overlap.
    fn known_membership(
        &self,
        place: &Id<Place>,
        call: Option<&CallRef>,
        from: Option<&When>,
        last_day: Option<&When>,
    ) -> Option<Id<Membership>> {
        let stays = self.stays.get(place).into_iter().flatten();
        stays.filter_map(|id| self.draft.memberships().get(id.as_str())).find_map(|stay| {
            let same_call = call.is_some() && stay.call.as_ref() == call;
            let over_before = |last: Option<&When>, first: Option<&When>| {
                last.zip(first).is_some_and(|(last, first)| last.latest() < first.earliest())
            };
            let apart = over_before(stay.last_day.as_ref(), from) || over_before(last_day, stay.from.as_ref());
            (same_call || !apart).then(|| stay.id.clone())
        })
    }

    /// A row changes no value that a record already has; it may say another one.
    fn compare(&mut self, row: &ListRow<'_>, id: &Id<Membership>, from: Option<&When>, last_day: Option<&When>) {
        let Some(record) = self.draft.memberships().get(id.as_str()) else { return };
        for (field, said, known) in [("from", from, &record.from), ("last_day", last_day, &record.last_day)] {
            let Some((said, known)) = said.zip(known.as_ref()) else { continue };
            if said.intersect(known).is_none() {
                let finding = Finding::new(&rules::REGISTER_DISAGREES)
                    .about("memberships", id.as_str())
                    .field(field)
                    .with("field", field)
                    .with("found", said.clone())
                    .with("expected", known.clone())
                    .at(row.origin.clone());
                self.findings.push(finding);
            }
        }
    }

    /// Notes the row that a record rests on.
    fn origin<T: Stored>(&mut self, row: &ListRow<'_>, id: &Id<T>) {
        let record = RecordRef::to(id);
        let id = self.row_id::<OriginRow>(&format!("{}-{id}-{}", T::TABLE, row.row));
        self.draft.put(OriginRow {
            id,
            record,
            sheet: row.origin.sheet.clone(),
            row: i64::try_from(row.row).unwrap_or(i64::MAX),
            line: row.origin.line.and_then(|line| i64::try_from(line).ok()),
            source: vec![self.source.clone()],
        });
    }

    /// An id made of ids and numbers, which is one; with a number where it is taken.
    fn row_id<T: Stored>(&self, text: &str) -> Id<T> {
        match Id::new(text) {
            Ok(id) if self.draft.get::<T>(text).is_none() => id,
            _ => self.draft.new_id::<T>(text),
        }
    }

    fn repair(&mut self, row: &ListRow<'_>, place: &Id<Place>, repair: &CellRepair) {
        let record = RecordRef::to(place);
        let id = self.row_id::<Repair>(&format!("places-{place}-{}-{}", repair.field, row.row));
        self.draft.put(Repair {
            id,
            record,
            field: repair.field.to_owned(),
            rule: repair.rule.to_owned(),
            raw: repair.raw.clone(),
            value: repair.value.clone(),
            row: i64::try_from(row.row).unwrap_or(i64::MAX),
            source: vec![self.source.clone()],
        });
    }
}

/// The call whose effective day a start can be, where it is only one.
fn call_of(programme: &Programme, from: Option<&When>) -> Option<CallRef> {
    let from = from?;
    let mut fitting = programme
        .calls()
        .iter()
        .filter(|call| call.effective_on.as_ref().is_some_and(|effective| effective.intersect(from).is_some()));
    let call = fitting.next().filter(|_| fitting.next().is_none())?;
    CallRef::new(call.id.as_str()).ok()
}
