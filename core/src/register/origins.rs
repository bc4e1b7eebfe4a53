//! Where converted records came from, and what was repaired on the way.

use std::sync::Arc;

use super::field::{Field, FieldFault, FieldKind};
use super::id::Id;
use super::record::record;
use super::sources::Source;

record! {
    /// The row of a converted file, or one cell of it, and the records that rest on it.
    OriginRow in "origins" {
        /// id
        id: Id<OriginRow>,
        /// records, each as table:id, joined by ";"
        records: Vec<RecordRef>,
        /// sheet of a workbook
        sheet: Option<String>,
        /// row of the source table, counted from 1; a row may span several lines
        row: i64,
        /// physical line on which the row begins, counted from 1
        line: Option<i64>,
        /// header of the column, where they rest on one cell of the row
        column: Option<String>,
        /// source: the converted file
        source: Vec<Id<Source>>,
    }
}

record! {
    /// A value that was repaired in conversion, with what stood there.
    Repair in "repairs" {
        /// id
        id: Id<Repair>,
        /// record, as table:id
        record: RecordRef,
        /// field of the record
        field: String,
        /// code of the rule that asked for the repair
        rule: String,
        /// what stood there
        raw: String,
        /// what was made of it
        value: String,
        /// row of the source table, counted from 1
        row: i64,
        /// source: the converted file
        source: Vec<Id<Source>>,
    }
}

/// A record of any table, written `places:kassel`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordRef {
    table: &'static str,
    id: Arc<str>,
}

impl RecordRef {
    /// The reference to a record of a table.
    pub fn new<T: super::Record>(record: &T) -> Self {
        Self { table: T::TABLE, id: record.shared_id() }
    }

    /// The reference to the record of an id.
    pub fn to<T: super::Record>(id: &Id<T>) -> Self {
        Self { table: T::TABLE, id: id.shared() }
    }

    /// The table's name.
    pub fn table(&self) -> &'static str {
        self.table
    }

    /// The record's id.
    pub fn id(&self) -> &str {
        &self.id
    }
}

impl Field for RecordRef {
    const KIND: FieldKind = FieldKind::Text;

    fn read(text: &str) -> Result<Self, FieldFault> {
        let found = text.split_once(':').and_then(|(name, id)| {
            let table = super::TABLES.iter().find(|table| **table == name)?;
            let id = Id::<Source>::new(id).ok()?;
            Some(Self { table, id: id.shared() })
        });
        found.ok_or_else(|| FieldFault::one_of(&["places:kassel", "memberships:kassel-1"]))
    }

    fn write(&self) -> String {
        format!("{}:{}", self.table, self.id)
    }

    fn targets<'a>(&'a self, see: &mut dyn FnMut(&'static str, &'a str)) {
        see(self.table, &self.id);
    }
}

impl Field for Vec<RecordRef> {
    const KIND: FieldKind = FieldKind::Text;

    fn read(text: &str) -> Result<Self, FieldFault> {
        text.split(';').map(RecordRef::read).collect()
    }

    fn write(&self) -> String {
        self.iter().map(RecordRef::write).collect::<Vec<_>>().join(";")
    }

    fn targets<'a>(&'a self, see: &mut dyn FnMut(&'static str, &'a str)) {
        for record in self {
            record.targets(see);
        }
    }

    fn unwritable(&self) -> Option<FieldFault> {
        self.is_empty().then(|| FieldFault::one_of(&["places:kassel", "memberships:kassel-1"]))
    }
}
