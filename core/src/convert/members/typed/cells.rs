use std::borrow::Cow;

use super::Flaw;
use crate::convert::bytes::Sheet;
use crate::convert::cells::text::unguarded;
use crate::convert::grid::{Block, Form};
use crate::convert::members::fields::FieldSpec;
use crate::convert::members::mapping::Mapping;
use crate::convert::words;
use crate::finding::{Finding, Origin, Rule, Severity, Value};
use crate::language::Template;
use crate::place::State;

/// What became of the cells of a row.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::convert::members) struct Tally {
    pub(in crate::convert::members) converted: u64,
    pub(in crate::convert::members) extra: u64,
    pub(in crate::convert::members) missing: u64,
    pub(in crate::convert::members) rejected: u64,
    pub(in crate::convert::members) withheld: u64,
}

/// A value that was repaired.
#[derive(Clone, Debug)]
pub(in crate::convert::members) struct CellRepair {
    pub(in crate::convert::members) slot: usize,
    pub(in crate::convert::members) table: &'static str,
    pub(in crate::convert::members) field: &'static str,
    pub(in crate::convert::members) rule: &'static str,
    pub(in crate::convert::members) raw: String,
    pub(in crate::convert::members) value: String,
}

/// What is noted while the columns of a block are read, by slot: the position of a row among the block's rows of data.
#[derive(Default)]
pub(in crate::convert::members) struct Notes {
    pub(in crate::convert::members) tallies: Vec<Tally>,
    /// Whether a row has a finding of severity error.
    pub(in crate::convert::members) errors: Vec<bool>,
    pub(in crate::convert::members) findings: Vec<Finding>,
    pub(in crate::convert::members) repairs: Vec<CellRepair>,
    pub(in crate::convert::members) columns: Vec<ColumnTally>,
}

/// What became of cells of a column.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::convert::members) struct ColumnTally {
    pub(in crate::convert::members) withheld: u64,
    /// Cells that no record holds.
    pub(in crate::convert::members) extra: u64,
    /// Cells with blanks around their text.
    pub(in crate::convert::members) blanks: u64,
}

impl std::ops::AddAssign for ColumnTally {
    fn add_assign(&mut self, other: Self) {
        self.withheld += other.withheld;
        self.extra += other.extra;
        self.blanks += other.blanks;
    }
}

impl Notes {
    pub(in crate::convert::members) fn of(rows: usize, columns: usize) -> Self {
        Self {
            tallies: vec![Tally::default(); rows],
            errors: vec![false; rows],
            columns: vec![ColumnTally::default(); columns],
            ..Self::default()
        }
    }

    pub(in crate::convert::members) fn tally(&mut self, slot: usize, count: impl FnOnce(&mut Tally)) {
        if let Some(tally) = self.tallies.get_mut(slot) {
            count(tally);
        }
    }

    pub(in crate::convert::members) fn say(&mut self, slot: usize, finding: Finding) {
        if finding.severity() == Severity::Error
            && let Some(error) = self.errors.get_mut(slot)
        {
            *error = true;
        }
        self.findings.push(finding);
    }

    fn count(&mut self, position: usize, count: impl FnMut(&mut ColumnTally)) {
        self.columns.get_mut(position).into_iter().for_each(count);
    }

    fn withhold(&mut self, slot: usize, position: usize) {
        self.tally(slot, |tally| tally.withheld += 1);
        self.count(position, |column| column.withheld += 1);
    }
}

/// The rows of data of a block.
pub(in crate::convert::members) struct View<'a> {
    pub(in crate::convert::members) file: &'a str,
    pub(in crate::convert::members) sheet: &'a Sheet<'a>,
    pub(in crate::convert::members) block: &'a Block,
    /// Positions in the block.
    pub(in crate::convert::members) rows: &'a [usize],
    pub(in crate::convert::members) mapping: &'a Mapping,
    /// The state that a heading above each row says, by slot.
    pub(in crate::convert::members) headings: Option<&'a [Option<State>]>,
}

impl View<'_> {
    /// The cell of a column in a row, without blanks around it; `None` where the row is shorter.
    pub(in crate::convert::members) fn text(&self, slot: usize, position: usize) -> Option<Cow<'_, str>> {
        let cell = self.block.cells(*self.rows.get(slot)?).get(position)?;
        Some(match cell.text(self.sheet) {
            // A number of a workbook or a frame, as German lists write it.
            text if matches!(cell.form, Form::Number | Form::Computed) => Cow::Owned(text.replace('.', ",")),
            Cow::Borrowed(text) => unguarded(text.trim()),
            Cow::Owned(text) => Cow::Owned(unguarded(text.trim()).into_owned()),
        })
    }

    /// Reads the cells of a column; a cell that cannot be read is unknown, and one finding.
    pub(super) fn column<T>(
        &self,
        position: usize,
        spec: &FieldSpec,
        notes: &mut Notes,
        read: impl FnMut(usize, &str) -> Result<T, Flaw>,
    ) -> Vec<Option<T>> {
        self.column_where(position, spec, notes, words::is_missing, read)
    }

    /// The same, where other cells say nothing.
    pub(super) fn column_where<T>(
        &self,
        position: usize,
        spec: &FieldSpec,
        notes: &mut Notes,
        is_missing: impl Fn(&str) -> bool,
        mut read: impl FnMut(usize, &str) -> Result<T, Flaw>,
    ) -> Vec<Option<T>> {
        let mut values = Vec::with_capacity(self.rows.len());
        for slot in 0..self.rows.len() {
            let text = self.text(slot, position);
            if self.has_blanks_around(slot, position) {
                notes.count(position, |column| column.blanks += 1);
            }
            let value = match text.as_deref() {
                None => None,
                Some(text) if is_missing(text) => {
                    notes.tally(slot, |tally| tally.missing += 1);
                    if let Some(rule) = words::lost(text) {
                        notes.say(slot, self.about(slot, position, spec, rule, text));
                    }
                    None
                }
                Some(_) if self.may_have_moved(slot, position) => {
                    notes.tally(slot, |tally| tally.rejected += 1);
                    None
                }
                Some(text) => match read(slot, text) {
                    Ok(value) => {
                        notes.tally(slot, |tally| tally.converted += 1);
                        Some(value)
                    }
                    Err(flaw) => {
                        self.faulty(slot, position, spec, text, flaw, notes);
                        None
                    }
                },
            };
            values.push(value);
        }
        values
    }

    /// Whether blanks stand before or behind the text of a cell.
    fn has_blanks_around(&self, slot: usize, position: usize) -> bool {
        let cell = self.rows.get(slot).and_then(|&row| self.block.cells(row).get(position));
        let Some(text) = cell.and_then(|cell| self.sheet.bytes().get(cell.inner())) else { return false };
        let blank = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_whitespace);
        (blank(text.first()) || blank(text.last())) && !text.iter().all(u8::is_ascii_whitespace)
    }

    fn faulty(&self, slot: usize, position: usize, spec: &FieldSpec, raw: &str, flaw: Flaw, notes: &mut Notes) {
        notes.tally(slot, |tally| tally.rejected += 1);
        let found = if self.hides(slot, position, raw) {
            Value::from(Template::new("(zurückgehalten)", "(withheld)"))
        } else {
            Value::from(raw)
        };
        let finding = Finding::new(flaw.rule)
            .table(spec.table)
            .field(spec.name)
            .with("found", found)
            .with("field", spec.name)
            .with("expected", flaw.expected);
        notes.say(slot, finding.at(self.origin(slot, position)));
    }

    /// Whether a withheld cell may stand here, in a row that is too wide.
    fn may_have_moved(&self, slot: usize, position: usize) -> bool {
        let cells = self.rows.get(slot).map_or(0, |&row| self.block.cells(row).len());
        cells > self.mapping.columns.len() && self.mapping.withholds(position, cells)
    }

    /// Whether what stands in a cell must not be quoted.
    fn hides(&self, slot: usize, position: usize, raw: &str) -> bool {
        let cells = self.rows.get(slot).map_or(0, |&row| self.block.cells(row).len());
        self.mapping.withholds_text(position, cells, raw)
    }

    /// Where a cell stands, and what stands there if that may be quoted.
    pub(in crate::convert::members) fn origin(&self, slot: usize, position: usize) -> Origin {
        let origin = self.row_origin(slot);
        let origin = match self.mapping.columns.get(position) {
            Some(column) => origin.column(column.header.as_str()),
            None => origin,
        };
        match self.text(slot, position) {
            Some(raw) if !self.hides(slot, position, &raw) => origin.raw(raw),
            _ => origin,
        }
    }

    /// Where a row stands.
    pub(in crate::convert::members) fn row_origin(&self, slot: usize) -> Origin {
        let row = self.rows.get(slot).copied().unwrap_or_default();
        let line = self.block.rows.get(row).map_or(0, |row| row.line);
        let number = self.block.row_number(row);
        Origin { sheet: self.sheet.place(number), ..Origin::file(self.file).row(number).line(line) }
    }

    /// Notes a repaired cell.
    pub(super) fn repaired(
        &self,
        (slot, raw, value): (usize, &str, &str),
        position: usize,
        spec: &FieldSpec,
        rule: &'static Rule,
        notes: &mut Notes,
    ) {
        notes.say(slot, self.about(slot, position, spec, rule, raw).with("value", value));
        notes.repairs.push(CellRepair {
            slot,
            table: spec.table,
            field: spec.name,
            rule: rule.code,
            raw: raw.to_owned(),
            value: value.to_owned(),
        });
    }

    /// Notes what a rule says of a cell that has a value.
    pub(super) fn told(
        &self,
        slot: usize,
        position: usize,
        spec: &FieldSpec,
        rule: &'static Rule,
        raw: &str,
        notes: &mut Notes,
    ) {
        notes.say(slot, self.about(slot, position, spec, rule, raw));
    }

    /// What a rule says of a cell.
    fn about(&self, slot: usize, position: usize, spec: &FieldSpec, rule: &'static Rule, raw: &str) -> Finding {
        Finding::new(rule).table(spec.table).field(spec.name).with("found", raw).at(self.origin(slot, position))
    }

    /// Counts the cells that no value is made of: handed back, withheld or missing.
    pub(in crate::convert::members) fn count_others(&self, is_value: &[bool], notes: &mut Notes) {
        for (slot, &row) in self.rows.iter().enumerate() {
            let cells = self.block.cells(row);
            for (position, cell) in cells.iter().enumerate() {
                if is_value.get(position).copied().unwrap_or(false) {
                    continue;
                }
                if cell.is_blank(self.sheet.bytes()) {
                    notes.tally(slot, |tally| tally.missing += 1);
                    continue;
                }
                let text = cell.text(self.sheet);
                let text = text.trim();
                if words::is_missing_text(text) {
                    notes.tally(slot, |tally| tally.missing += 1);
                } else if self.mapping.withholds_text(position, cells.len(), text) {
                    notes.withhold(slot, position);
                } else {
                    notes.tally(slot, |tally| tally.extra += 1);
                    notes.count(position, |column| column.extra += 1);
                }
            }
        }
    }
}
