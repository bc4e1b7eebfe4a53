//! A list, or a block of it, as a table: for what fits in memory.

use std::convert::Infallible;

use super::block::{BlockFinding, TypedBlock, TypedColumn, TypedValues};
use super::{Typed, date_text};
use crate::convert::Outcome;
use crate::convert::profile::{ColumnKind, ColumnSpec, DateForm};
use crate::finding::Finding;
use crate::table::{Cells, Column, Table, Texts, Values};

/// The rows and the findings of a list, block by block.
pub struct Gathered {
    rows: Vec<Column>,
    findings: Vec<Column>,
}

impl Gathered {
    /// Appends a block.
    pub fn add(&mut self, block: &TypedBlock<'_>) {
        append(&mut self.rows, block.columns_of_rows());
        append(&mut self.findings, block.columns_of_findings());
    }

    /// The clean rows, and what was found.
    pub fn tables(self) -> (Table, Table) {
        (Table::built("typed", self.rows), Table::built("findings", self.findings))
    }
}

impl Typed<'_> {
    /// The whole list as a table, rejected rows left out, and everything that was found: for lists that fit in memory.
    pub fn tables(&self) -> (Table, Vec<Finding>) {
        let mut findings = self.about();
        let mut gathered = self.gather();
        let Ok(_) = self.blocks(|block| {
            append(&mut gathered.rows, block.columns_of_rows());
            findings.extend(block.findings().map(|finding| finding.to_finding()));
            Ok::<(), Infallible>(())
        });
        (gathered.tables().0, findings)
    }

    /// The tables of the list before its first block.
    pub fn gather(&self) -> Gathered {
        Gathered { rows: self.empty_columns(), findings: finding_columns() }
    }

    /// The table of a list without rows: names, types, descriptions and units.
    pub fn empty_table(&self) -> Table {
        Table::built("typed", self.empty_columns())
    }

    fn empty_columns(&self) -> Vec<Column> {
        let columns = &self.shape.profile().columns;
        let typed = self.typed_columns().map(|(at, _)| described(&columns[at], no_values(&columns[at].kind)));
        std::iter::once(row_numbers([])).chain(typed).collect()
    }
}

impl TypedBlock<'_> {
    /// The rows that were converted: `row` and the fields of the profile.
    pub fn table(&self) -> Table {
        Table::built("typed", self.columns_of_rows())
    }

    /// What was found: `row`, `line`, `position`, `field`, `code`, `name`, `severity`, `found`.
    pub fn findings_table(&self) -> Table {
        let mut columns = finding_columns();
        append(&mut columns, self.columns_of_findings());
        Table::built("findings", columns)
    }

    fn columns_of_rows(&self) -> Vec<Column> {
        let kept: Vec<usize> = (0..self.len()).filter(|&slot| self.outcome(slot) == Some(Outcome::Converted)).collect();
        let numbers = row_numbers(kept.iter().map(|&slot| i64::try_from(self.row(slot)).ok()));
        let columns = self.columns().iter().map(|column| described(column.spec, values(column, &kept)));
        std::iter::once(numbers).chain(columns).collect()
    }

    fn columns_of_findings(&self) -> Vec<Column> {
        let number = |number: u64| i64::try_from(number).ok();
        let found: Vec<_> = self.findings().collect();
        let all = || found.iter();
        vec![
            Column::integer("row", "", all().map(|finding| number(finding.row()))),
            Column::integer("line", "", all().map(|finding| number(finding.line()))),
            Column::integer(
                "position",
                "",
                all().map(|finding| finding.position().and_then(|at| i64::try_from(at).ok())),
            ),
            Column::text("field", "", all().map(|finding| finding.field())),
            Column::text("code", "", all().map(|finding| Some(finding.rule().code))),
            Column::text("name", "", all().map(|finding| Some(finding.rule().name))),
            Column::text("severity", "", all().map(|finding| Some(finding.rule().severity.as_str()))),
            Column::text("found", "", all().map(BlockFinding::raw)),
        ]
    }
}

/// Appends the columns of a block to those of the blocks before.
fn append(columns: &mut [Column], more: Vec<Column>) {
    for (column, more) in columns.iter_mut().zip(more) {
        column.append(more);
    }
}

/// The columns of a table of findings, without a row.
fn finding_columns() -> Vec<Column> {
    let text = |name, description| Column::text(name, description, [None::<&str>; 0]);
    vec![
        Column::integer("row", "row of the list, counted from 1", []),
        Column::integer("line", "line of the file on which the row begins, counted from 1", []),
        Column::integer("position", "column of the list, counted from 1; missing for a whole row", []),
        text("field", "field of the profile"),
        text("code", "stable code of the rule"),
        text("name", "name of the rule"),
        text("severity", "info, warning or error"),
        text("found", "what stands there; missing where it must not be quoted"),
    ]
}

fn row_numbers(numbers: impl IntoIterator<Item = Option<i64>>) -> Column {
    Column::integer("row", "row of the list, counted from 1", numbers)
}

fn described(spec: &ColumnSpec, values: Values) -> Column {
    Column::new(spec.name.as_str(), spec.description.as_str(), spec.unit.clone(), values)
}

fn no_values(kind: &ColumnKind) -> Values {
    match kind {
        ColumnKind::Integer { .. } => Values::Integer(Cells::default()),
        ColumnKind::Decimal { .. } => Values::Number(Cells::default()),
        ColumnKind::Date(form) if *form != DateForm::Any => Values::Day(Cells::default()),
        ColumnKind::Boolean => Values::Flag(Cells::default()),
        _ => Values::Text(Texts::default()),
    }
}

fn values(column: &TypedColumn<'_>, kept: &[usize]) -> Values {
    fn pick<T: Clone, U, C: FromIterator<Option<U>>>(values: &[Option<T>], kept: &[usize], make: impl Fn(T) -> U) -> C {
        kept.iter().map(|&slot| values.get(slot).cloned().flatten().map(&make)).collect()
    }
    match &column.values {
        TypedValues::Text(texts) => Values::Text(kept.iter().map(|&slot| texts.get(slot)).collect()),
        TypedValues::Integer(values) => Values::Integer(pick(values, kept, |value| value)),
        TypedValues::Number(values) => Values::Number(pick(values, kept, |value| value)),
        TypedValues::Day(values) => Values::Day(pick(values, kept, |value| value)),
        TypedValues::Date(values) => Values::Text(pick(values, kept, |date| date_text(&date))),
        TypedValues::State(values) => Values::Text(pick(values, kept, |state| state.to_string())),
        TypedValues::Flag(values) => Values::Flag(pick(values, kept, |value| value)),
        TypedValues::Choice(values) => {
            let word = |at: u16| match &column.spec.kind {
                ColumnKind::Choice(words) => words.get(usize::from(at)).map_or("", String::as_str),
                _ => "",
            };
            Values::Text(pick(values, kept, word))
        }
    }
}
