//! Where in the file stands what a record says?

use super::conversion::Conversion;
use super::mapping::Part;
use crate::finding::{Finding, Origin};

impl Conversion {
    /// Where in the file a finding points: its own origin, else the row of the record it is about and the column of its field,
    /// with what stands there.
    pub fn locate(&self, finding: &Finding) -> Option<Origin> {
        if let Some(origin) = finding.origin() {
            return Some(origin.clone());
        }
        let subject = finding.subject();
        let about = subject.table.as_deref().zip(subject.record.as_deref())?;
        let row = self.record_rows().filter(|(record, _)| *record == about).map(|(_, row)| row).min()?;
        self.cell_origin(row, about.0, subject.field.as_deref())
    }

    /// The rows of this file that records came from, by table and id; a record may have several.
    pub(crate) fn record_rows(&self) -> impl Iterator<Item = ((&str, &str), i64)> {
        let from_here = self.register.origins().iter().filter(|origin| origin.source.contains(&self.source));
        from_here.map(|origin| ((origin.record.table(), origin.record.id()), origin.row))
    }

    /// The place of a row, and of the cell that holds a field of a table.
    pub(crate) fn cell_origin(&self, row: i64, table: &str, field: Option<&str>) -> Option<Origin> {
        let row = u64::try_from(row).ok()?;
        let entry = self.account.rows.get(self.account.rows.binary_search_by_key(&row, |entry| entry.row).ok()?)?;
        let origin = Origin::file(self.file.as_str()).row(entry.row).line(entry.line);
        let position = self.mapping.columns.iter().position(|column| {
            column.part == Part::Value
                && column.spec.is_some_and(|spec| spec.table == table && Some(spec.name) == field)
        });
        let Some((column, position)) = position.and_then(|at| Some((self.mapping.columns.get(at)?, at))) else {
            return Some(origin);
        };
        let raw = self.cells(entry).into_iter().find(|(at, ..)| *at == position);
        let origin = origin.column(column.header.as_str());
        Some(match raw {
            Some((_, text, false)) => origin.raw(text),
            _ => origin,
        })
    }
}
