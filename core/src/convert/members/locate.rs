//! Where in the file a finding points, and what a record was made of.

use super::account::RowEntry;
use super::conversion::Conversion;
use super::mapping::Part;
use crate::finding::{Finding, Origin};
use crate::register::OriginRow;
use crate::table::{Column, Table};

impl Conversion {
    /// Where in the file a finding points: its own origin, else the row of the record it is about and the column of its field,
    /// with what stands there.
    pub fn locate(&self, finding: &Finding) -> Option<Origin> {
        if let Some(origin) = finding.origin() {
            return Some(origin.clone());
        }
        let subject = finding.subject();
        let (table, record) = subject.table.as_deref().zip(subject.record.as_deref())?;
        let row = self.record_rows().filter(|(about, _)| *about == (table, record)).map(|(_, row)| row).min()?;
        self.cell_origin(row, table, subject.field.as_deref())
    }

    /// The rows of this file that records came from, by table and id; a record may have several.
    pub(crate) fn record_rows(&self) -> impl Iterator<Item = ((&str, &str), i64)> {
        let from_here = self.register.origins().iter().filter(|origin| origin.source.contains(&self.source));
        from_here.flat_map(|origin| origin.records.iter().map(|of| ((of.table(), of.id()), origin.row)))
    }

    /// The place of a row, and of the cell that holds a field of a table.
    pub(crate) fn cell_origin(&self, row: i64, table: &str, field: Option<&str>) -> Option<Origin> {
        let row = u64::try_from(row).ok()?;
        let entry = self.account.rows.get(self.account.rows.binary_search_by_key(&row, |entry| entry.row).ok()?)?;
        let mut cells = self.cells_of(entry, None, table).into_iter();
        let cell = cells.find(|(name, _)| Some(*name) == field).map(|(_, origin)| origin);
        Some(cell.unwrap_or_else(|| self.origin_of(entry)))
    }

    /// The cells that a record was made of: `field`, `row`, `line`, `column`, `raw`. None where this list says nothing of it.
    pub fn provenance(&self, table: &str, record: &str) -> Table {
        let rows = self.rows_of(table, record);
        let cells: Vec<(&str, Origin)> = rows.flat_map(|(entry, column)| self.cells_of(entry, column, table)).collect();
        let number = |number: Option<u64>| number.and_then(|number| i64::try_from(number).ok());
        Table::built(
            "provenance",
            vec![
                Column::text("field", "field of the record", cells.iter().map(|cell| Some(cell.0.to_owned()))),
                Column::integer("row", "row of the list, counted from 1", cells.iter().map(|cell| number(cell.1.row))),
                Column::integer("line", "physical line it begins at", cells.iter().map(|cell| number(cell.1.line))),
                Column::text("column", "header of the column", cells.iter().map(|cell| cell.1.column.clone())),
                Column::text("raw", "what stands there", cells.iter().map(|cell| cell.1.raw.clone())),
            ],
        )
    }

    /// The rows of this list that a record rests on, with the column where it is one cell.
    fn rows_of<'c>(&'c self, table: &'c str, record: &'c str) -> impl Iterator<Item = (&'c RowEntry, Option<&'c str>)> {
        let is_of = move |origin: &&OriginRow| {
            origin.source.contains(&self.source)
                && origin.records.iter().any(|of| of.table() == table && of.id() == record)
        };
        self.register.origins().iter().filter(is_of).filter_map(|origin| {
            let row = u64::try_from(origin.row).ok()?;
            let at = self.account.rows.binary_search_by_key(&row, |entry| entry.row).ok()?;
            Some((self.account.rows.get(at)?, origin.column.as_deref()))
        })
    }

    /// The fields of a record of a table in a row, with their cells.
    fn cells_of(&self, entry: &RowEntry, column: Option<&str>, table: &str) -> Vec<(&'static str, Origin)> {
        let cells = self.shape.cells(entry);
        let columns = self.shape.mapping.columns.iter().zip(cells);
        let of_table = columns.filter_map(|(mapped, (_, text, withheld))| {
            let spec = mapped.spec.filter(|spec| spec.table == table && mapped.part == Part::Value)?;
            let is_it = column.is_none_or(|column| column == mapped.header) && !text.is_empty();
            let origin = self.origin_of(entry).column(mapped.header.as_str());
            is_it.then(|| (spec.name, if withheld { origin } else { origin.raw(text) }))
        });
        of_table.collect()
    }

    fn origin_of(&self, entry: &RowEntry) -> Origin {
        let origin = Origin::file(self.shape.file.as_str()).row(entry.row).line(entry.line);
        Origin { sheet: self.shape.sheet.place(entry.row), ..origin }
    }
}
