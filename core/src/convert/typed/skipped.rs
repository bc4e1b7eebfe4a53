//! Rows that hold no data, named with the reason.

use std::borrow::Cow;
use std::convert::Infallible;

use super::block::TypedBlock;
use super::{Shape, Typed};
use crate::convert::grid::Block;
use crate::convert::{Skip, persons};
use crate::table::{Column, Table};

/// A row that is skipped.
pub struct SkippedRow<'a> {
    shape: &'a Shape<'a>,
    block: &'a Block,
    at: usize,
    reason: Skip,
}

impl SkippedRow<'_> {
    /// Its number in the list, from 1.
    pub fn row(&self) -> u64 {
        self.block.row_number(self.at)
    }

    /// The physical line on which it begins, from 1.
    pub fn line(&self) -> u64 {
        self.block.rows.get(self.at).map_or(0, |row| row.line)
    }

    /// Why.
    pub fn reason(&self) -> Skip {
        self.reason
    }

    /// What its first cell says that is not blank; `None` where it is of another table or mentions a person.
    pub fn text(&self) -> Option<Cow<'_, str>> {
        let sheet = self.shape.sheet();
        let cells = self.block.cells(self.at);
        let position = cells.iter().position(|cell| !cell.is_blank(sheet.bytes()))?;
        let text = cells.get(position)?.text(sheet);
        let is_of_table = self.reason != Skip::OtherTable;
        let is_open = self.reason == Skip::Header || !self.shape.withholds(position) && !persons::mentions(&text);
        (is_of_table && is_open).then_some(text)
    }
}

impl TypedBlock<'_> {
    /// The rows that are skipped and not blank, in their order.
    pub fn skipped(&self) -> impl Iterator<Item = SkippedRow<'_>> {
        let (shape, block) = (self.shape, self.block);
        self.skipped.iter().map(move |&(at, reason)| SkippedRow { shape, block, at, reason })
    }
}

impl Typed<'_> {
    /// The rows that are skipped and not blank: `row`, `line`, `reason`, and `text`, what stands first in it. The list is read once
    /// for it.
    pub fn skipped(&self) -> Table {
        let mut found: Vec<(u64, u64, Skip, Option<String>)> = Vec::new();
        let Ok(_) = self.blocks(|block| {
            found.extend(
                block.skipped().map(|row| (row.row(), row.line(), row.reason(), row.text().map(Cow::into_owned))),
            );
            Ok::<(), Infallible>(())
        });
        let number = |number: u64| i64::try_from(number).ok();
        Table::built(
            "skipped",
            vec![
                Column::integer("row", "row of the list, counted from 1", found.iter().map(|row| number(row.0))),
                Column::integer("line", "physical line it begins at", found.iter().map(|row| number(row.1))),
                Column::text("reason", "why it was skipped", found.iter().map(|row| Some(row.2.as_str().to_owned()))),
                Column::text(
                    "text",
                    "what stands first in it; missing where it is of another table or mentions a person",
                    found.iter().map(|row| row.3.clone()),
                ),
            ],
        )
    }
}
