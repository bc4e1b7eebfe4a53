//! What has no day, and what would give it one.

use super::record::Record;
use super::records::Records;
use super::tables::TableVisitor;
use super::{Register, field::FieldKind};
use crate::table::{Column, Table};
use crate::time::When;

/// The property of a mention that says why something has no day and what would give it one.
pub const UNDATED: &str = "undated";

struct Row {
    record: String,
    field: &'static str,
    found: String,
    remark: Option<String>,
}

impl Register {
    /// What a source says without a day: dates that are missing or wider than a day in records that rest on it, and mentions
    /// with the property `undated`, whose value says what would give the day.
    pub fn undated(&self, source: &str) -> Table {
        let mut search = Search { source, rows: Vec::new() };
        self.visit(&mut search);
        for mention in self.mentions() {
            let rests = mention.source.iter().any(|named| named.as_str() == source);
            if rests && mention.property == UNDATED {
                search.rows.push(Row {
                    record: format!("mentions:{}", mention.id),
                    field: "value",
                    found: String::new(),
                    remark: Some(mention.value.clone()),
                });
            }
        }
        let rows = search.rows;
        let columns = vec![
            Column::text("record", "the record, as table:id", rows.iter().map(|row| Some(row.record.clone()))),
            Column::text("field", "its field that holds the date", rows.iter().map(|row| Some(row.field.to_owned()))),
            Column::text(
                "found",
                "what is known of the date; empty: nothing",
                rows.iter().map(|row| Some(row.found.clone()).filter(|found| !found.is_empty())),
            ),
            Column::text("remark", "what would give the day", rows.iter().map(|row| row.remark.clone())),
        ];
        Table::built("undated", columns)
    }
}

struct Search<'a> {
    source: &'a str,
    rows: Vec<Row>,
}

impl TableVisitor for Search<'_> {
    fn visit<T: Record>(&mut self, records: &Records<T>) {
        // Sources have their own days, and the ends of spans are known to be unknown.
        let dates: Vec<usize> = (0..T::FIELDS.len())
            .filter(|&at| T::TABLE != "sources" && T::FIELDS[at].kind == FieldKind::When)
            .filter(|&at| matches!(T::FIELDS[at].name, "from" | "as_of" | "day" | "decided_on"))
            .collect();
        let (Some(source), Some(note)) = (position::<T>("source"), position::<T>("note")) else {
            return;
        };
        for record in records {
            let cells = record.write();
            let cell = |at: usize| cells.get(at).map_or("", String::as_str);
            if !cell(source).split(';').any(|id| id == self.source) {
                continue;
            }
            for &at in &dates {
                let exact = When::from_field(cell(at)).is_ok_and(|when| when.is_exact() && !when.is_qualified());
                if !exact {
                    self.rows.push(Row {
                        record: format!("{}:{}", T::TABLE, record.id()),
                        field: T::FIELDS[at].name,
                        found: cell(at).to_owned(),
                        remark: Some(cell(note).to_owned()).filter(|note| !note.is_empty()),
                    });
                }
            }
        }
    }
}

fn position<T: Record>(field: &str) -> Option<usize> {
    T::FIELDS.iter().position(|spec| spec.name == field)
}
