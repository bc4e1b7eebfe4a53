//! What goes back to whoever made the list: rejected rows, cells that no record holds, columns withheld.

use std::collections::BTreeMap;

use super::account::RowEntry;
use super::conversion::Conversion;
use super::mapping::{Part, WhyWithheld};
use crate::convert::rejected::{self, RejectedRow};
use crate::convert::{Outcome, words};
use crate::finding::{Finding, Severity};
use crate::language::Language;
use crate::table::{Column, Table};

impl Conversion {
    /// The rejected rows: `row` of the list, `code`, `reason` and `cell` (header of the column) of what is wrong with it, then the
    /// cells as they stood under the list's own headers; withheld ones are missing, and one that means the cell above says what that
    /// says.
    pub fn rejected(&self, language: Language) -> Table {
        let headers: Vec<&str> = self.own_headers().collect();
        rejected::table(&headers, &self.rejected_rows(language))
    }

    /// The same as a list in the delimiter and the encoding of this one, to be corrected and converted again alone.
    pub fn rejected_csv(&self, language: Language) -> Vec<u8> {
        let (sheet, delimiter) = (&self.shape.sheet, self.shape.delimiter());
        let mut out = rejected::first_line(sheet, delimiter, self.own_headers());
        for row in self.rejected_rows(language) {
            rejected::write(&row, sheet, delimiter, &mut out);
        }
        out
    }

    fn own_headers(&self) -> impl Iterator<Item = &str> {
        self.shape.mapping.columns.iter().map(|column| column.naming.as_str())
    }

    fn rejected_rows(&self, language: Language) -> Vec<RejectedRow> {
        let mut errors: BTreeMap<u64, Vec<&Finding>> = BTreeMap::new();
        for finding in self.findings().iter().filter(|finding| finding.severity() == Severity::Error) {
            if let Some(row) = finding.origin().and_then(|origin| origin.row) {
                errors.entry(row).or_default().push(finding);
            }
        }
        let rejected = self.account.rows.iter().filter(|entry| entry.outcome == Outcome::Rejected);
        let row = |entry: &RowEntry| -> RejectedRow {
            let errors = errors.remove(&entry.row).unwrap_or_default();
            let cells = self.shape.cells(entry).into_iter();
            let cells = cells.map(|(_, text, withheld)| if withheld { String::new() } else { text });
            let mut cells: Vec<String> = cells.collect();
            for (position, cell) in self.filled.get(&entry.row).into_iter().flatten() {
                let text = cell.text(&self.shape.sheet).trim().to_owned();
                let withheld = self.shape.mapping.withholds_text(*position, cells.len(), &text);
                if let Some(cell) = cells.get_mut(*position).filter(|_| !withheld) {
                    *cell = text;
                }
            }
            RejectedRow::new(entry.row, errors.into_iter(), cells, language)
        };
        rejected.map(row).collect()
    }

    /// The cells that no record holds: `row`, `column`, `text`.
    pub fn extra(&self) -> Table {
        let is_value = self.values();
        self.cell_table("extra", |position, withheld| !withheld && !is_value.get(position).copied().unwrap_or(false))
    }

    /// The columns with withheld cells: `column`, `why`, `cells`. What stands in them is nowhere but in [`personal`](Self::personal).
    pub fn withheld(&self) -> Table {
        let columns: Vec<(&str, &str, u64)> = self
            .shape
            .mapping
            .columns
            .iter()
            .zip(&self.withheld)
            .filter_map(|(column, count)| {
                let why = match column.part {
                    Part::Withheld(why) => why,
                    _ if *count > 0 => WhyWithheld::Cells,
                    _ => return None,
                };
                Some((column.header.as_str(), why.as_str(), *count))
            })
            .collect();
        Table::built(
            "withheld",
            vec![
                Column::text("column", "header of the column", columns.iter().map(|column| Some(column.0.to_owned()))),
                Column::text(
                    "why",
                    "header: it names persons; profile: it says so; cells: they look like names of persons, mail addresses or telephone numbers",
                    columns.iter().map(|column| Some(column.1.to_owned())),
                ),
                Column::integer("cells", "cells withheld", columns.iter().map(|column| i64::try_from(column.2).ok())),
            ],
        )
    }

    /// The withheld cells: `row`, `column`, `text`. For a file of its own, where somebody asks to keep them.
    pub fn personal(&self) -> Table {
        let is_value = self.values();
        self.cell_table("personal", |position, withheld| withheld && !is_value.get(position).copied().unwrap_or(false))
    }

    fn values(&self) -> Vec<bool> {
        self.shape.mapping.columns.iter().map(|column| column.part == Part::Value).collect()
    }

    fn cell_table(&self, name: &str, wanted: impl Fn(usize, bool) -> bool) -> Table {
        let mut found: Vec<(u64, String, String)> = Vec::new();
        let data = |entry: &&RowEntry| matches!(entry.outcome, Outcome::Converted | Outcome::Rejected);
        for entry in self.account.rows.iter().filter(data) {
            for (at, text, withheld) in self.shape.cells(entry) {
                if !words::is_missing_text(&text)
                    && wanted(at, withheld)
                    && (withheld || entry.outcome == Outcome::Converted)
                {
                    let header = self.shape.mapping.columns.get(at).map(|column| column.header.clone());
                    found.push((entry.row, header.unwrap_or_else(|| format!("column {}", at + 1)), text));
                }
            }
        }
        Table::built(
            name,
            vec![
                Column::integer(
                    "row",
                    "row of the list, counted from 1",
                    found.iter().map(|cell| i64::try_from(cell.0).ok()),
                ),
                Column::text("column", "header of the column", found.iter().map(|cell| Some(cell.1.clone()))),
                Column::text("text", "what stands there", found.iter().map(|cell| Some(cell.2.clone()))),
            ],
        )
    }
}
