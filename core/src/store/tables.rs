//! The file of a table into its records.

use std::collections::{HashMap, HashSet};

use super::cells::{CellRow, Rows};
use super::files::table_file;
use super::header::Header;
use super::read::{Contents, may_be_absent, required, table_content};
use super::text::decode;
use super::{FAULT_LIMIT, rules};
use crate::finding::{Finding, Origin};
use crate::register::record::Row;
use crate::register::rules::{ID_REPEATED, VALUE_MISSING};
use crate::register::{Record, Records, TableVisitorMut};

/// Reads the tables one after the other, and keeps where every record stands.
pub(super) struct TableReader<'c> {
    contents: &'c Contents,
    findings: Vec<Finding>,
    /// Row and line of the records, by table and id.
    places: HashMap<&'static str, HashMap<String, (u64, u64)>>,
    /// Tables of which not all ids are known.
    partly_read: HashSet<&'static str>,
}

impl<'c> TableReader<'c> {
    pub(super) fn of(contents: &'c Contents) -> Self {
        Self { contents, findings: Vec::new(), places: HashMap::new(), partly_read: HashSet::new() }
    }

    /// Whether an id may stand in one of the tables although no record was read: its row or file has a fault, which was said
    /// already; what points to it is not called dangling on top.
    pub(super) fn may_hold(&self, tables: &str, id: &str) -> bool {
        tables.split('|').any(|table| {
            let row = self.places.get(table).and_then(|places| places.get(id));
            self.partly_read.contains(table) || row.is_some()
        })
    }

    /// The finding with the place of its record in the files.
    pub(super) fn locate(&self, finding: Finding) -> Finding {
        if finding.origin().is_some() {
            return finding;
        }
        let subject = finding.subject();
        let place = |table: &str, record: &Option<String>| {
            let origin = Origin::file(table_file(table));
            let row = self.places.get(table)?.get(record.as_deref()?);
            let origin = row.map_or(origin.clone(), |(row, line)| origin.row(*row).line(*line));
            Some(match subject.field.as_deref() {
                Some(field) => origin.column(field),
                None => origin,
            })
        };
        match subject.table.as_deref().and_then(|table| place(table, &subject.record)) {
            Some(origin) => finding.at(origin),
            None => finding,
        }
    }

    pub(super) fn into_findings(self) -> Vec<Finding> {
        self.findings
    }

    /// Reads the rows below a header; `false` where some id may have stayed unread.
    fn read_rows<T: Record>(&mut self, rows: &mut Rows<'_>, header: &Header<'_>, records: &mut Records<T>) -> bool {
        let file = table_file(T::TABLE);
        let limit = self.findings.len() + FAULT_LIMIT;
        let mut complete = true;
        for (number, row) in (1..).zip(rows) {
            if self.findings.len() > limit {
                let finding = Finding::new(&rules::TOO_MANY_FAULTS).with("limit", FAULT_LIMIT);
                self.findings.push(finding.table(T::TABLE).at(Origin::file(file)));
                return false;
            }
            let row = match row {
                Ok(row) => row,
                Err(misplaced) => {
                    let origin = Origin::file(file).row(number).line(misplaced.line);
                    self.findings.push(
                        Finding::new(&rules::QUOTE_MISPLACED).with("what", misplaced.what).table(T::TABLE).at(origin),
                    );
                    return false;
                }
            };
            let origin = Origin::file(&file).row(number).line(row.line);
            complete &= self.read_row(&row, origin, header, records);
        }
        complete
    }

    /// Reads one row; `false` where even its id is not known.
    fn read_row<T: Record>(
        &mut self,
        row: &CellRow<'_>,
        origin: Origin,
        header: &Header<'_>,
        records: &mut Records<T>,
    ) -> bool {
        let cell = |name: &str| header.position(name).and_then(|at| row.cells.get(at)).map(AsRef::as_ref);
        let id = cell("id").unwrap_or("");
        let place = (origin.row.unwrap_or(0), row.line);
        let places = self.places.entry(T::TABLE).or_default();
        let repeated = !id.is_empty() && places.contains_key(id);
        if !id.is_empty() && !repeated {
            places.insert(id.to_owned(), place);
        }
        if row.cells.len() != header.width() {
            let finding = Finding::new(&rules::CELLS_MISCOUNTED)
                .about(T::TABLE, id)
                .with("found", row.cells.len())
                .with("expected", header.width());
            self.findings.push(finding.at(origin));
            return !id.is_empty();
        }
        let mut reading = Row::new(T::TABLE, origin.clone(), &cell);
        let record = T::read(&mut reading);
        let told = |finding: &Finding| {
            let field = finding.subject().field.as_deref();
            finding.rule() == &VALUE_MISSING && field.is_some_and(|field| header.position(field).is_none())
        };
        self.findings.extend(reading.into_findings().into_iter().filter(|finding| !told(finding)));
        if repeated {
            let finding = Finding::new(&ID_REPEATED).about(T::TABLE, id).field("id").with("found", id);
            self.findings.push(finding.at(origin.column("id").raw(id)));
        } else if let Some(record) = record {
            records.put(record);
        }
        !id.is_empty()
    }

    /// Reads a table; `false` where some of its ids may have stayed unread.
    fn read_table<T: Record>(&mut self, records: &mut Records<T>) -> bool {
        let file = table_file(T::TABLE);
        let content = table_content(self.contents, T::TABLE);
        if may_be_absent(T::TABLE, content) {
            return true;
        }
        let text =
            required(&file, content, &mut self.findings).and_then(|bytes| decode(&file, bytes, &mut self.findings));
        let Some(text) = text else {
            return false;
        };
        let mut rows = Rows::of(text);
        let Some(header) = Header::read::<T>(&mut rows, &mut self.findings) else {
            return false;
        };
        let complete = self.read_rows(&mut rows, &header, records);
        if rows.had_carriage_returns() {
            self.findings.push(Finding::new(&rules::LINE_ENDS).table(T::TABLE).at(Origin::file(file)));
        }
        complete && header.position("id").is_some()
    }
}

impl TableVisitorMut for TableReader<'_> {
    fn visit<T: Record>(&mut self, records: &mut Records<T>) {
        if !self.read_table(records) {
            self.partly_read.insert(T::TABLE);
        }
    }
}
