//! What became of every row and every cell.

use super::typed::Tally;
use crate::convert::{Outcome, Skip};
use crate::table::{Column, Table};

/// A row of the sheet, to be found again.
#[derive(Clone, Copy, Debug)]
pub(super) struct RowEntry {
    pub(super) row: u64,
    pub(super) line: u64,
    pub(super) offset: usize,
    pub(super) outcome: Outcome,
}

/// The sums over all rows.
#[derive(Clone, Debug, Default)]
pub(super) struct Account {
    pub(super) rows: Vec<RowEntry>,
    pub(super) cells: Tally,
    /// Cells of tables beside the one that is read.
    pub(super) other_table: u64,
}

impl Account {
    /// Counts a row of data; the cells of a rejected row are rejected, but for those withheld or missing.
    pub(super) fn count(&mut self, entry: RowEntry, tally: Tally) {
        self.rows.push(entry);
        self.cells.missing += tally.missing;
        self.cells.withheld += tally.withheld;
        if entry.outcome == Outcome::Converted {
            self.cells.converted += tally.converted;
            self.cells.extra += tally.extra;
            self.cells.rejected += tally.rejected;
        } else {
            self.cells.rejected += tally.converted + tally.extra + tally.rejected;
        }
    }

    pub(super) fn count_of(&self, wanted: impl Fn(Outcome) -> bool) -> usize {
        self.rows.iter().filter(|entry| wanted(entry.outcome)).count()
    }

    /// The account: how many rows and cells there are, and what became of them.
    ///
    /// Rows read = skipped + rejected + converted; cells read (those of rows of data) = converted + extra + missing + rejected +
    /// withheld + those of another table beside this one.
    pub(super) fn table(&self) -> Table {
        let mut lines: Vec<(&str, String, u64)> = Vec::new();
        let rows = |wanted: &dyn Fn(Outcome) -> bool| self.count_of(wanted) as u64;
        lines.push(("rows", "read".to_owned(), self.rows.len() as u64));
        for skip in Skip::ALL {
            let count = rows(&|outcome| outcome == Outcome::Skipped(skip));
            if count > 0 {
                lines.push(("rows", format!("skipped: {}", skip.as_str()), count));
            }
        }
        lines.push(("rows", "rejected".to_owned(), rows(&|outcome| outcome == Outcome::Rejected)));
        lines.push(("rows", "converted".to_owned(), rows(&|outcome| outcome == Outcome::Converted)));
        let Tally { converted, extra, missing, rejected, withheld } = self.cells;
        lines.push(("cells", "read".to_owned(), converted + extra + missing + rejected + withheld + self.other_table));
        for (what, count) in [
            ("converted", converted),
            ("extra", extra),
            ("missing", missing),
            ("rejected", rejected),
            ("withheld", withheld),
        ] {
            lines.push(("cells", what.to_owned(), count));
        }
        if self.other_table > 0 {
            lines.push(("cells", "skipped: other-table".to_owned(), self.other_table));
        }
        let columns = vec![
            Column::text("unit", "rows or cells", lines.iter().map(|line| Some(line.0.to_owned()))),
            Column::text("what", "what became of them", lines.iter().map(|line| Some(line.1.clone()))),
            Column::integer("count", "how many", lines.iter().map(|line| i64::try_from(line.2).ok())),
        ];
        Table::built("account", columns)
    }

    /// One row per row of the sheet: its number, line, outcome and the reason of a skip.
    pub(super) fn rows_table(&self) -> Table {
        let number = |number: u64| i64::try_from(number).ok();
        let reason = |entry: &RowEntry| match entry.outcome {
            Outcome::Skipped(skip) => Some(skip.as_str().to_owned()),
            _ => None,
        };
        let columns = vec![
            Column::integer("row", "row of the sheet, counted from 1", self.rows.iter().map(|entry| number(entry.row))),
            Column::integer("line", "physical line it begins at", self.rows.iter().map(|entry| number(entry.line))),
            Column::text(
                "outcome",
                "skipped, rejected or converted",
                self.rows.iter().map(|entry| Some(entry.outcome.as_str().to_owned())),
            ),
            Column::text("reason", "why it was skipped", self.rows.iter().map(reason)),
        ];
        Table::built("rows", columns)
    }
}
