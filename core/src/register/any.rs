//! Records of tables that are known by name only, for callers that learn the table at run time: other languages, editors.

use super::Register;
use super::draft::{Draft, Refused};
use super::field::FieldSpec;
use super::record::{Record, Row};
use super::records::Records;
use super::tables::{TableVisitor, TableVisitorMut, Tables};
use crate::finding::{Finding, Origin};

/// A record of some table: its cells as they stand in the table's file. Read through the table's own record, so every cell is
/// one of its column and written in its canonical form.
///
/// ```
/// use stadtnetz::engagierte_stadt;
/// use stadtnetz::register::AnyRecord;
///
/// let register = engagierte_stadt();
/// let kassel = register.any_record("places", "kassel").ok_or("no such place")?;
/// assert_eq!(kassel.cell("name"), Some("Kassel"));
///
/// let renamed = AnyRecord::read("places", &|field| match field {
///     "name" => Some("Cassel"),
///     field => kassel.cell(field),
/// })?;
/// let mut draft = register.edit();
/// assert_eq!(draft.put_any(&renamed), Some(kassel));
/// assert_eq!(draft.finish()?.any_record("places", "kassel"), Some(renamed));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct AnyRecord {
    table: &'static str,
    cells: Vec<String>,
}

impl AnyRecord {
    fn of<T: Record>(record: &T) -> Self {
        Self { table: T::TABLE, cells: record.write() }
    }

    /// The record of a table whose cells are given by field; an empty cell, as one that is not given, is a missing one.
    ///
    /// # Errors
    /// Everything that cannot be read. A table that does not exist has no fields, so its record is refused without a finding.
    pub fn read<'a>(table: &'a str, cells: &'a dyn Fn(&str) -> Option<&'a str>) -> Result<Self, Refused> {
        struct Reader<'a> {
            table: &'a str,
            cells: &'a dyn Fn(&str) -> Option<&'a str>,
            read: Result<AnyRecord, Vec<Finding>>,
        }
        impl TableVisitor for Reader<'_> {
            fn visit<T: Record>(&mut self, _: &Records<T>) {
                if T::TABLE == self.table {
                    let mut row = Row::new(T::TABLE, Origin::default(), self.cells);
                    let record = T::read(&mut row);
                    self.read = record
                        .as_ref()
                        .map(AnyRecord::of)
                        .ok_or_else(|| row.into_findings().into_iter().map(Finding::without_origin).collect());
                }
            }
        }
        let mut reader = Reader { table, cells, read: Err(Vec::new()) };
        Tables::default().visit(&mut reader);
        reader.read.map_err(|findings| Refused { findings })
    }

    /// The name of the table.
    pub fn table(&self) -> &'static str {
        self.table
    }

    /// The id.
    pub fn id(&self) -> &str {
        self.cell("id").unwrap_or_default()
    }

    /// The columns of the table in their order.
    pub fn fields(&self) -> &'static [FieldSpec] {
        fields(self.table).unwrap_or_default()
    }

    /// The cell of a field, as it stands in the table's file: empty where it is missing; `None` where there is no such field.
    pub fn cell(&self, field: &str) -> Option<&str> {
        let position = self.fields().iter().position(|spec| spec.name == field)?;
        self.cells.get(position).map(String::as_str)
    }

    /// The cells in the order of the fields.
    pub fn cells(&self) -> &[String] {
        &self.cells
    }
}

/// The columns of a table in their order; `None` where there is no such table.
pub fn fields(table: &str) -> Option<&'static [FieldSpec]> {
    struct Search<'a>(&'a str, Option<&'static [FieldSpec]>);
    impl TableVisitor for Search<'_> {
        fn visit<T: Record>(&mut self, _: &Records<T>) {
            if T::TABLE == self.0 {
                self.1 = Some(T::FIELDS);
            }
        }
    }
    let mut search = Search(table, None);
    Tables::default().visit(&mut search);
    search.1
}

impl Tables {
    fn any<'a>(&self, table: &'a str, id: Option<&'a str>) -> Vec<AnyRecord> {
        struct Search<'a> {
            table: &'a str,
            id: Option<&'a str>,
            found: Vec<AnyRecord>,
        }
        impl TableVisitor for Search<'_> {
            fn visit<T: Record>(&mut self, records: &Records<T>) {
                if T::TABLE == self.table {
                    self.found = match self.id {
                        Some(id) => records.get(id).map(AnyRecord::of).into_iter().collect(),
                        None => records.iter().map(AnyRecord::of).collect(),
                    };
                }
            }
        }
        let mut search = Search { table, id, found: Vec::new() };
        self.visit(&mut search);
        search.found
    }
}

impl Register {
    /// The record of a table with an id.
    pub fn any_record(&self, table: &str, id: &str) -> Option<AnyRecord> {
        self.tables.any(table, Some(id)).pop()
    }

    /// The records of a table in the order of their ids; none where there is no such table.
    pub fn any_records(&self, table: &str) -> Vec<AnyRecord> {
        self.tables.any(table, None)
    }
}

impl Draft {
    /// The record of a table with an id.
    pub fn any_record(&self, table: &str, id: &str) -> Option<AnyRecord> {
        self.tables().any(table, Some(id)).pop()
    }

    /// Adds a record to its table, or puts it in the place of the one with its id, which is handed back.
    pub fn put_any(&mut self, record: &AnyRecord) -> Option<AnyRecord> {
        struct Put<'a>(&'a AnyRecord);
        impl TableVisitorMut for Put<'_> {
            fn visit<T: Record>(&mut self, records: &mut Records<T>) {
                if T::TABLE == self.0.table {
                    let cells = |field: &str| self.0.cell(field);
                    // What was read once is read again.
                    if let Some(record) = T::read(&mut Row::new(T::TABLE, Origin::default(), &cells)) {
                        records.put(record);
                    }
                }
            }
        }
        let before = self.any_record(record.table, record.id());
        self.tables_mut().visit_mut(&mut Put(record));
        before
    }

    /// Takes a record out of a table. What still points to it is found by [`finish`](Self::finish).
    pub fn remove_any(&mut self, table: &str, id: &str) -> Option<AnyRecord> {
        struct Remove<'a>(&'a str, &'a str);
        impl TableVisitorMut for Remove<'_> {
            fn visit<T: Record>(&mut self, records: &mut Records<T>) {
                if T::TABLE == self.0 {
                    records.remove(self.1);
                }
            }
        }
        let before = self.any_record(table, id);
        self.tables_mut().visit_mut(&mut Remove(table, id));
        before
    }
}
