use std::collections::BTreeMap;

use crate::convert::{Outcome, Skip};
use crate::table::{Column, Table};

/// What became of the rows and cells of a list, and how often each rule was broken in which field.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TypedAccount {
    pub(super) skipped: BTreeMap<Skip, u64>,
    pub(super) rejected: u64,
    pub(super) converted: u64,
    pub(super) cells: CellCount,
    /// By rule and field.
    pub(super) findings: BTreeMap<(&'static str, &'static str, String), u64>,
}

/// What became of the cells of rows of data: read = converted + extra + missing + rejected + withheld + those of another table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct CellCount {
    /// All cells of rows of data, and those of tables beside them.
    pub read: u64,
    /// Values of typed columns, in rows that were converted.
    pub converted: u64,
    /// In columns that the profile does not name.
    pub extra: u64,
    /// They say nothing.
    pub missing: u64,
    /// They cannot be read, or their row was rejected.
    pub rejected: u64,
    /// They name persons.
    pub withheld: u64,
    /// They belong to another table beside the one that is read.
    pub other_table: u64,
}

impl TypedAccount {
    /// How many rows were read.
    pub fn rows(&self) -> u64 {
        self.skipped.values().sum::<u64>() + self.rejected + self.converted
    }

    /// How many rows had an outcome; skipped ones for one reason.
    pub fn rows_with(&self, outcome: Outcome) -> u64 {
        match outcome {
            Outcome::Skipped(skip) => self.skipped.get(&skip).copied().unwrap_or(0),
            Outcome::Rejected => self.rejected,
            Outcome::Converted => self.converted,
        }
    }

    /// What became of the cells.
    pub fn cells(&self) -> CellCount {
        self.cells
    }

    /// How many findings there are of a rule, by its code.
    pub fn findings_of(&self, code: &str) -> u64 {
        self.findings.iter().filter(|((of, ..), _)| *of == code).map(|(_, count)| count).sum()
    }

    /// The account: `unit`, `what`, `count`, as that of a [`Conversion`](crate::convert::Conversion).
    pub fn table(&self) -> Table {
        let CellCount { read, converted, extra, missing, rejected, withheld, other_table } = self.cells;
        let mut lines: Vec<(&str, String, u64)> = vec![("rows", "read".to_owned(), self.rows())];
        lines.extend(self.skipped.iter().map(|(skip, &count)| ("rows", format!("skipped: {}", skip.as_str()), count)));
        lines.push(("rows", "rejected".to_owned(), self.rejected));
        lines.push(("rows", "converted".to_owned(), self.converted));
        let cells = [read, converted, extra, missing, rejected, withheld];
        let words = ["read", "converted", "extra", "missing", "rejected", "withheld"];
        lines.extend(words.into_iter().zip(cells).map(|(what, count)| ("cells", what.to_owned(), count)));
        lines.extend((other_table > 0).then(|| ("cells", "skipped: other-table".to_owned(), other_table)));
        Table::built(
            "account",
            vec![
                Column::text("unit", "rows or cells", lines.iter().map(|line| Some(line.0.to_owned()))),
                Column::text("what", "what became of them", lines.iter().map(|line| Some(line.1.clone()))),
                Column::integer("count", "how many", lines.iter().map(|line| i64::try_from(line.2).ok())),
            ],
        )
    }

    /// How often each rule was broken: `code`, `name`, `field`, `count`.
    pub fn findings(&self) -> Table {
        let all = || self.findings.iter();
        Table::built(
            "findings",
            vec![
                Column::text("code", "stable code of the rule", all().map(|((code, ..), _)| Some((*code).to_owned()))),
                Column::text("name", "name of the rule", all().map(|((_, name, _), _)| Some((*name).to_owned()))),
                Column::text("field", "field of the profile", all().map(|((.., field), _)| Some(field.clone()))),
                Column::integer("count", "how many", all().map(|(_, &count)| i64::try_from(count).ok())),
            ],
        )
    }
}
