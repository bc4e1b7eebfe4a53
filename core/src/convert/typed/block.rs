use std::borrow::Cow;

use super::Shape;
use super::kernels::completed;
use crate::convert::cells::text;
use crate::convert::grid::Block;
use crate::convert::profile::{ColumnKind, ColumnSpec};
use crate::convert::{Outcome, Skip, rules};
use crate::finding::{Excerpt, Finding, Origin, Rule, Value};
use crate::language::Template;
use crate::place::State;
use crate::register::rules::{LAND_MISMATCH, SPAN_REVERSED};
use crate::time::{Day, GermanDate};

/// Some thousand rows of a list: typed columns, what became of each row, and what was found.
pub struct TypedBlock<'a> {
    pub(super) shape: &'a Shape<'a>,
    pub(super) block: &'a Block,
    /// The rows of data: their position in the block.
    pub(super) rows: Vec<usize>,
    /// The rows that are skipped and not blank: their position in the block, and why.
    pub(super) skipped: Vec<(usize, Skip)>,
    pub(super) outcomes: Vec<Outcome>,
    pub(super) columns: Vec<TypedColumn<'a>>,
    pub(super) findings: Vec<CellFlaw>,
}

/// A column of a block.
pub struct TypedColumn<'a> {
    pub(super) spec: &'a ColumnSpec,
    pub(super) position: usize,
    pub(super) values: TypedValues,
}

impl TypedColumn<'_> {
    /// The column as the profile declares it.
    pub fn spec(&self) -> &ColumnSpec {
        self.spec
    }

    /// The values, one per row of data.
    pub fn values(&self) -> &TypedValues {
        &self.values
    }
}

/// The values of a column of a block; `None` where the cell says nothing or cannot be read.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum TypedValues {
    /// Texts and keys.
    Text(Texts),
    /// Whole numbers.
    Integer(Vec<Option<i64>>),
    /// Numbers with a fraction.
    Number(Vec<Option<f64>>),
    /// Days.
    Day(Vec<Option<Day>>),
    /// Dates as precise as the list.
    Date(Vec<Option<GermanDate>>),
    /// States.
    State(Vec<Option<State>>),
    /// Yes and no.
    Flag(Vec<Option<bool>>),
    /// Words of a choice: their position in the profile.
    Choice(Vec<Option<u16>>),
}

impl TypedValues {
    /// Whether a row has a value.
    pub fn has(&self, slot: usize) -> bool {
        fn some<T>(values: &[Option<T>], slot: usize) -> bool {
            values.get(slot).is_some_and(Option::is_some)
        }
        match self {
            Self::Text(texts) => texts.get(slot).is_some(),
            Self::Integer(values) => some(values, slot),
            Self::Number(values) => some(values, slot),
            Self::Day(values) => some(values, slot),
            Self::Date(values) => some(values, slot),
            Self::State(values) => some(values, slot),
            Self::Flag(values) => some(values, slot),
            Self::Choice(values) => some(values, slot),
        }
    }

    /// Makes the value of a row unknown.
    pub(super) fn forget(&mut self, slot: usize) {
        fn none<T>(values: &mut [Option<T>], slot: usize) {
            if let Some(value) = values.get_mut(slot) {
                *value = None;
            }
        }
        match self {
            Self::Text(texts) => texts.forget(slot),
            Self::Integer(values) => none(values, slot),
            Self::Number(values) => none(values, slot),
            Self::Day(values) => none(values, slot),
            Self::Date(values) => none(values, slot),
            Self::State(values) => none(values, slot),
            Self::Flag(values) => none(values, slot),
            Self::Choice(values) => none(values, slot),
        }
    }
}

/// Texts one behind the other.
#[derive(Clone, Debug, Default)]
pub struct Texts {
    text: String,
    /// Where each text ends, and whether there is one.
    ends: Vec<(u32, bool)>,
}

impl Texts {
    pub(super) fn with_capacity(rows: usize) -> Self {
        Self { text: String::with_capacity(rows * 12), ends: Vec::with_capacity(rows) }
    }

    /// The text of a row.
    pub fn get(&self, slot: usize) -> Option<&str> {
        let &(end, present) = self.ends.get(slot)?;
        let start = slot.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |&(end, _)| end);
        self.text.get(start as usize..end as usize).filter(|_| present)
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Appends a text; a block of more than 4 GiB of text keeps what fits.
    pub(super) fn push(&mut self, write: impl FnOnce(&mut String)) {
        let before = self.text.len();
        write(&mut self.text);
        if let Ok(end) = u32::try_from(self.text.len()) {
            self.ends.push((end, true));
        } else {
            self.text.truncate(before);
            self.push_none();
        }
    }

    pub(super) fn push_none(&mut self) {
        let end = self.ends.last().map_or(0, |&(end, _)| end);
        self.ends.push((end, false));
    }

    fn forget(&mut self, slot: usize) {
        if let Some((_, present)) = self.ends.get_mut(slot) {
            *present = false;
        }
    }
}

/// What is wrong with a row or a cell; everything else about it stands in the block.
#[derive(Clone, Copy, Debug)]
pub(super) struct CellFlaw {
    pub(super) rule: &'static Rule,
    pub(super) slot: u32,
    /// The position in the list; `None` for a whole row.
    pub(super) position: Option<u32>,
    /// What would have been right.
    pub(super) expected: Expected,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Expected {
    Nothing,
    Phrase(Template),
    /// The column of the profile that the cell contradicts.
    Column(usize),
    /// The row that says the same.
    Row(u64),
}

/// A finding of a block: which rule, where, and what stands there.
pub struct BlockFinding<'a> {
    block: &'a TypedBlock<'a>,
    flaw: CellFlaw,
}

impl<'a> TypedBlock<'a> {
    /// The number of rows of data.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no row of data.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The typed columns, in the order of the profile; those that the list lacks are left out.
    pub fn columns(&self) -> &[TypedColumn<'a>] {
        &self.columns
    }

    /// What became of a row of data.
    pub fn outcome(&self, slot: usize) -> Option<Outcome> {
        self.outcomes.get(slot).copied()
    }

    /// The number of a row of data in the list, from 1.
    pub fn row(&self, slot: usize) -> u64 {
        self.rows.get(slot).map_or(0, |&row| self.block.row_number(row))
    }

    /// The physical line on which a row of data begins, from 1.
    pub fn line(&self, slot: usize) -> u64 {
        self.rows.get(slot).and_then(|&row| self.block.rows.get(row)).map_or(0, |row| row.line)
    }

    /// What was found, row by row.
    pub fn findings(&'a self) -> impl Iterator<Item = BlockFinding<'a>> + 'a {
        self.findings.iter().map(move |&flaw| BlockFinding { block: self, flaw })
    }

    /// How many cells a row of data has.
    pub(super) fn width(&self, slot: usize) -> usize {
        self.rows.get(slot).map_or(0, |&row| self.block.cells(row).len())
    }

    pub(super) fn raw(&self, slot: usize, position: usize) -> Cow<'_, str> {
        let cell = self.rows.get(slot).and_then(|&row| self.block.cells(row).get(position).copied());
        cell.map_or(Cow::Borrowed(""), |cell| match cell.text(self.shape.sheet()) {
            Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
            Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
        })
    }
}

impl BlockFinding<'_> {
    /// The rule.
    pub fn rule(&self) -> &'static Rule {
        self.flaw.rule
    }

    /// The number of the row, from 1.
    pub fn row(&self) -> u64 {
        self.block.row(self.slot())
    }

    /// The physical line on which the row begins, from 1.
    pub fn line(&self) -> u64 {
        self.block.line(self.slot())
    }

    /// The column in the list, from 1; `None` for a whole row.
    pub fn position(&self) -> Option<usize> {
        self.flaw.position.map(|position| position as usize + 1)
    }

    /// The header of the column.
    pub fn header(&self) -> Option<&str> {
        self.block.shape.header(self.flaw.position? as usize)
    }

    /// The row as it stands, with the cell marked; what must not be quoted is left out.
    pub fn excerpt(&self) -> Excerpt {
        let (shape, slot) = (self.block.shape, self.slot());
        let cells: Vec<Cow<'_, str>> = (0..self.block.width(slot))
            .map(|position| {
                let raw = self.block.raw(slot, position);
                let withheld = !raw.is_empty() && shape.withholds_text(position, &raw);
                if withheld { Cow::Borrowed("…") } else { raw }
            })
            .collect();
        let delimiter = char::from(shape.delimiter());
        Excerpt::of_cells(self.line(), cells.iter().map(Cow::as_ref), delimiter, self.position().map(|at| at - 1))
    }

    /// The field of the profile.
    pub fn field(&self) -> Option<&str> {
        self.column().map(|column| column.spec.name.as_str())
    }

    /// What stands there; `None` for a whole row and for what must not be quoted.
    pub fn raw(&self) -> Option<Cow<'_, str>> {
        let position = self.flaw.position? as usize;
        let raw = self.block.raw(self.slot(), position);
        (!self.block.shape.withholds_text(position, &raw)).then_some(raw)
    }

    /// The finding with all its values.
    pub fn to_finding(&self) -> Finding {
        let shape = self.block.shape;
        let mut origin = Origin::file(shape.file()).row(self.row()).line(self.line());
        origin.sheet = shape.sheet().place(self.row());
        let mut finding = Finding::new(self.flaw.rule).table(shape.profile().name.clone());
        let raw = self.raw();
        if let Some(header) = self.header() {
            origin = origin.column(header);
        }
        if let Some(field) = self.field() {
            finding = finding.field(field.to_owned()).with("field", field);
        }
        let found = match &raw {
            Some(raw) => Value::from(raw.as_ref()),
            None if self.flaw.position.is_some() => Value::from(Template::new("(zurückgehalten)", "(withheld)")),
            None => Value::from(self.block.width(self.slot())),
        };
        if let Some(raw) = raw {
            origin = origin.raw(raw);
        }
        self.expectation(finding.with("found", found)).at(origin)
    }

    fn expectation(&self, finding: Finding) -> Finding {
        match self.flaw.expected {
            Expected::Nothing if self.flaw.position.is_none() => finding.with("expected", self.block.shape.width()),
            Expected::Nothing if self.flaw.rule.code == rules::NAME_REPAIRED.code => {
                let meant = self.raw().and_then(|raw| text::repaired(&raw)).map(|(meant, _)| meant);
                finding.with("value", meant.unwrap_or_default())
            }
            Expected::Nothing
                if [rules::KEY_REPAIRED.code, rules::YEAR_COMPLETED.code].contains(&self.flaw.rule.code) =>
            {
                let full = self.raw().zip(self.column()).and_then(|(raw, column)| completed(&column.spec.kind, &raw));
                finding.with("value", full.map_or(String::new(), |(full, _)| full))
            }
            Expected::Nothing => match self.column().map(|column| &column.spec.kind) {
                Some(ColumnKind::Integer { min, max, .. }) => finding.with("min", *min).with("max", *max),
                Some(ColumnKind::Choice(words)) => {
                    finding.with("expected", words.iter().map(String::as_str).collect::<Vec<_>>())
                }
                _ => finding,
            },
            Expected::Phrase(phrase) => finding.with("expected", phrase),
            Expected::Row(row) => finding.with("row", i64::try_from(row).unwrap_or(i64::MAX)),
            Expected::Column(other) => {
                let other = self.text_of(other);
                match self.flaw.rule.code {
                    code if code == LAND_MISMATCH.code => {
                        let number = self.raw().and_then(|raw| raw.get(..2).and_then(|number| number.parse().ok()));
                        let of = number.and_then(State::from_number).map_or(String::new(), |state| state.to_string());
                        finding.with("expected", of).with("state", other)
                    }
                    code if code == SPAN_REVERSED.code => {
                        let last = self.raw().map_or(String::new(), Cow::into_owned);
                        finding.with("from", other).with("last_day", last)
                    }
                    _ => finding.with("expected", other),
                }
            }
        }
    }

    /// What stands in another column of the row.
    fn text_of(&self, column: usize) -> String {
        let position = self.block.shape.position(column);
        position.map_or(String::new(), |position| self.block.raw(self.slot(), position).into_owned())
    }

    fn slot(&self) -> usize {
        self.flaw.slot as usize
    }

    fn column(&self) -> Option<&TypedColumn<'_>> {
        let position = self.flaw.position? as usize;
        self.block.columns.iter().find(|column| column.position == position)
    }
}
