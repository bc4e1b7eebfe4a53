//! Typed rows as records of a draft: what is new is made, what is there is compared.

mod claims;
mod directory;
mod figures;
mod known;
mod meetings;
mod memberships;
mod merge;
mod partners;
mod places;
#[cfg(test)]
mod tests;
mod wide;

pub(in crate::convert::members) use merge::Merge;

use self::directory::Lookup;
use self::known::Known;
use super::account::RowEntry;
use super::fields::Field;
use super::shape::Shape;
use super::typed::{CellRepair, List};
use crate::convert::days;
use crate::convert::profile::RowsAbout;
use crate::convert::rules;
use crate::finding::{Finding, Origin};
use crate::official::Directory;
use crate::register::field::Field as _;
use crate::register::{
    CallRef, Certainty, Draft, Id, Mention, MentionedRef, OriginRow, RecordRef, Repair, Source, Stored,
};
use crate::time::When;

/// Makes records of rows.
pub(super) struct Records<'a> {
    pub(super) draft: Draft,
    pub(super) findings: Vec<Finding>,
    pub(super) merge: Merge,
    shape: &'a Shape,
    list: &'a List,
    source: Id<Source>,
    /// Whether the same list was converted into this register before.
    again: bool,
    /// The day the list speaks of.
    day: Option<When>,
    known: Known,
    lookup: Option<Lookup<'a>>,
    /// The call of the first day that was asked last.
    call: Option<(When, Option<CallRef>)>,
}

/// A row of the list while records are made of it.
pub(super) struct ListRow<'a> {
    /// Position among the rows of data.
    pub(super) at: usize,
    pub(super) entry: RowEntry,
    pub(super) repairs: &'a [CellRepair],
}

impl<'a> Records<'a> {
    pub(super) fn new(
        draft: Draft,
        (source, again): (Id<Source>, bool),
        day: Option<When>,
        (shape, list): (&'a Shape, &'a List),
        directory: Option<&'a Directory>,
    ) -> Self {
        let known = Known::of(&draft);
        Self {
            draft,
            findings: Vec::new(),
            merge: Merge::default(),
            shape,
            list,
            source,
            again,
            day,
            known,
            lookup: directory.map(Lookup::new),
            call: None,
        }
    }

    /// The records of a row of which could be read what it is about.
    pub(super) fn add(&mut self, row: &ListRow<'_>) {
        let mut records = Vec::with_capacity(4);
        match self.shape.rows {
            RowsAbout::Members | RowsAbout::Places => self.about_place(row, &mut records),
            RowsAbout::Claims => self.claim(row, &mut records),
            RowsAbout::Meetings => self.meeting(row, &mut records),
        }
        if !records.is_empty() {
            self.origin(row, None, records);
        }
    }

    fn about_place(&mut self, row: &ListRow<'_>, records: &mut Vec<RecordRef>) {
        let Some(name) = self.list.name(row.at) else { return };
        let place = self.place(row, name, records);
        self.populations(row, place, records);
        let is_member = self.shape.rows == RowsAbout::Members && !self.is_outside(row);
        let membership = is_member.then(|| self.membership(row, place, records));
        if let Some(membership) = &membership {
            self.repairs(row, &RecordRef::to(membership));
            self.partner(row, membership, records);
        }
        self.wide(row, place, membership.as_ref());
        self.known.places[place].row.get_or_insert(row.entry.row);
    }

    fn first_day(&self, row: &ListRow<'_>) -> Option<When> {
        self.list.date(Field::Joined, row.at).cloned().and_then(days::first_day)
    }

    /// Where a row stands.
    fn origin_of(&self, row: &ListRow<'_>) -> Origin {
        let origin = Origin::file(self.shape.file.as_str()).row(row.entry.row).line(row.entry.line);
        Origin { sheet: self.shape.sheet.place(row.entry.row), ..origin }
    }

    /// Notes the row that records rest on, or the cell of it.
    fn origin(&mut self, row: &ListRow<'_>, column: Option<usize>, records: Vec<RecordRef>) {
        let number = |number: u64| i64::try_from(number).ok();
        let cell = column.map(|at| format!("-c{}", at + 1)).unwrap_or_default();
        let header = column.and_then(|at| self.shape.mapping.columns.get(at)).map(|column| column.header.clone());
        let id = self.id(&format!("{}-r{}{cell}", self.source, row.entry.row));
        let before = self.draft.get::<OriginRow>(id.as_str()).filter(|_| self.again);
        let mut known = before.map(|before| before.records.clone()).unwrap_or_default();
        known.extend(records.into_iter().filter(|record| !known.contains(record)).collect::<Vec<_>>());
        let origin = OriginRow {
            id,
            records: known,
            sheet: self.shape.sheet.place(row.entry.row),
            row: number(row.entry.row).unwrap_or(i64::MAX),
            line: number(row.entry.line),
            column: header,
            source: vec![self.source.clone()],
        };
        self.draft.put(origin);
    }

    /// Records what was repaired in the cells that a record was made of.
    fn repairs(&mut self, row: &ListRow<'_>, record: &RecordRef) {
        for repair in row.repairs.iter().filter(|repair| repair.table == record.table()) {
            self.draft.put(Repair {
                id: self.id(&format!("{}-r{}-{}", self.source, row.entry.row, repair.field.replace('_', "-"))),
                record: record.clone(),
                field: repair.field.to_owned(),
                rule: repair.rule.to_owned(),
                raw: repair.raw.clone(),
                value: repair.value.clone(),
                row: i64::try_from(row.entry.row).unwrap_or(i64::MAX),
                source: vec![self.source.clone()],
            });
        }
    }

    /// The id in a text made of ids, numbers and days.
    fn id<T: Stored>(&self, text: &str) -> Id<T> {
        Id::new(text).unwrap_or_else(|_| self.draft.new_id(text))
    }

    /// The record that this list made of the same words before, or a new one: ids are tried in their order.
    fn keep<T: Stored>(
        &mut self,
        text: &str,
        same: impl Fn(&T) -> bool,
        make: impl FnOnce(Id<T>) -> T,
    ) -> (RecordRef, bool) {
        let first = Id::<T>::new(text).unwrap_or_else(|_| Id::made(crate::place::slug(text)));
        let mut ids =
            std::iter::once(first.clone()).chain((2_u64..).map(|number| Id::made(format!("{first}-{number}"))));
        let found = ids.find_map(|id| match self.draft.get::<T>(id.as_str()) {
            None => Some((id, true)),
            Some(record) if same(record) => Some((id, false)),
            Some(_) => None,
        });
        let (id, is_new) = found.unwrap_or((first, false));
        let record = RecordRef::to(&id);
        if is_new {
            self.draft.put(make(id));
        }
        (record, is_new)
    }

    /// Keeps what the list says of a field beside what the record says, as a mention with its source; true where it is new.
    fn mention(&mut self, of: &RecordRef, field: &str, said: &str, records: &mut Vec<RecordRef>) -> bool {
        let source = self.source.clone();
        let says = |mention: &Mention| mention.value == said && mention.source.contains(&source);
        let subject = MentionedRef::Record { table: of.table(), id: of.id().to_owned() };
        let text = format!("{}-{}-{}", of.id(), field.replace('_', "-"), crate::place::slug(said));
        let (mention, is_new) = self.keep(&text, says, |id| Mention {
            id,
            subject,
            property: field.to_owned(),
            value: said.to_owned(),
            certainty: Some(Certainty::Stated),
            source: vec![source.clone()],
            note: None,
        });
        records.push(mention);
        is_new
    }

    /// A list says of a field something else than the record: both stay, and it is told once.
    fn conflict(
        &mut self,
        row: &ListRow<'_>,
        of: &RecordRef,
        field: &'static str,
        (said, known): (&str, &str),
        records: &mut Vec<RecordRef>,
    ) {
        if !self.mention(of, field, said, records) {
            return;
        }
        self.tell_conflict(row, of, field, (said, known));
    }

    fn tell_conflict(&mut self, row: &ListRow<'_>, of: &RecordRef, field: &'static str, (said, known): (&str, &str)) {
        self.merge.conflict(of, field, (said, known), row.entry.row);
        let finding = Finding::new(&rules::REGISTER_DISAGREES)
            .about(of.table(), of.id())
            .field(field)
            .with("field", field)
            .with("found", said)
            .with("expected", known)
            .at(self.origin_of(row));
        self.findings.push(finding);
    }

    /// What a list says of a day of a record, against what the record says.
    fn day_of(
        &mut self,
        row: &ListRow<'_>,
        of: &RecordRef,
        field: &'static str,
        (said, known): (Option<&When>, Option<&When>),
        records: &mut Vec<RecordRef>,
    ) {
        let Some((said, known)) = said.zip(known) else { return };
        if said.earliest() <= known.earliest() && known.latest() <= said.latest() {
            return;
        }
        if said.intersect(known).is_none() {
            self.conflict(row, of, field, (&said.write(), &known.write()), records);
        } else if self.mention(of, field, &said.write(), records) {
            self.merge.value(of, field, &said.write(), row.entry.row);
        }
    }
}
