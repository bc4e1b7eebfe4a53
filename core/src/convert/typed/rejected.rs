//! Rejected rows as a table, and as a list that can be mended and read again.

use std::convert::Infallible;

use super::block::TypedBlock;
use super::{Shape, Typed};
use crate::convert::Outcome;
use crate::convert::rejected::{self, RejectedRow};
use crate::language::Language;
use crate::table::Table;

impl Typed<'_> {
    /// The rejected rows: `row`, `code`, `reason` and `cell` (header of the column) of what is wrong with it, then the cells as they
    /// stand under the headers of the list; withheld ones are missing. The list is read once for it.
    pub fn rejected(&self, language: Language) -> Table {
        let mut found = Vec::new();
        let Ok(_) = self.blocks(|block| {
            rows(block, language, |row| found.push(row));
            Ok::<(), Infallible>(())
        });
        let headers: Vec<&str> = headers(&self.shape).collect();
        rejected::table(&headers, &found)
    }
}

pub(super) fn first_line(shape: &Shape<'_>) -> Vec<u8> {
    rejected::first_line(shape.sheet(), shape.delimiter(), headers(shape))
}

pub(super) fn write(block: &TypedBlock<'_>, out: &mut Vec<u8>, language: Language) {
    let shape = block.shape;
    rows(block, language, |row| rejected::write(&row, shape.sheet(), shape.delimiter(), out));
}

fn headers<'a>(shape: &'a Shape<'_>) -> impl Iterator<Item = &'a str> {
    (0..shape.width()).map(|at| shape.naming_header(at).unwrap_or_default())
}

fn rows(block: &TypedBlock<'_>, language: Language, mut take: impl FnMut(RejectedRow)) {
    let rejected = |slot: &usize| block.outcome(*slot) == Some(Outcome::Rejected);
    let mut findings = block.findings().peekable();
    for slot in (0..block.len()).filter(rejected) {
        let row = block.row(slot);
        while findings.next_if(|finding| finding.row() < row).is_some() {}
        let of_row = std::iter::from_fn(|| findings.next_if(|finding| finding.row() == row));
        let cells = (0..block.width(slot)).map(|position| {
            let raw = block.raw(slot, position);
            let withheld = block.shape.withholds_text(position, &raw);
            if withheld { String::new() } else { raw.into_owned() }
        });
        take(RejectedRow::new(row, of_row.map(|finding| finding.to_finding()), cells.collect(), language));
    }
}
