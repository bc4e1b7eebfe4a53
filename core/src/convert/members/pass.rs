//! The pass over the rows: what each is, its cells as values, and what became of them.

use std::collections::BTreeMap;

use super::account::{Account, RowEntry};
use super::fields::{Field, FieldSpec};
use super::mapping::Part;
use super::shape::Shape;
use super::typed::{CellRepair, ColumnTally, Kernels, List, Notes, View};
use super::watch::Watch;
use crate::convert::grid::{Block, Cell, QuoteFault, Splitter};
use crate::convert::layout::{headed_state, heads_group};
use crate::convert::{ConversionError, Outcome, Skip, persons, rules, words};
use crate::finding::{Finding, Origin};
use crate::place::State;
use crate::programme::Programme;
use crate::register::rules::VALUE_MISSING;
use crate::time::When;

/// What the pass over the sheet gives.
pub(super) struct Pass {
    pub(super) list: List,
    pub(super) account: Account,
    /// What became of cells, by column.
    pub(super) columns: Vec<ColumnTally>,
    pub(super) findings: Vec<Finding>,
    /// Rows of data: their entry, and the repairs of their cells.
    pub(super) data: Vec<(RowEntry, Vec<CellRepair>)>,
    pub(super) filled: Filled,
}

/// The cells that rejected rows take over from above, by row and position: alone, such a row would lose them.
pub(super) type Filled = BTreeMap<u64, Vec<(usize, Cell)>>;

impl Shape {
    pub(super) fn pass(
        &self,
        programme: &Programme,
        day: Option<&When>,
        strict: bool,
        fix: bool,
        watch: Watch<'_>,
    ) -> Result<Pass, ConversionError> {
        let Self { file, sheet, dialect, layout, mapping, .. } = self;
        let kernels = Kernels::new(programme, day.map(When::earliest), fix);
        let wanted: Vec<(usize, &'static FieldSpec)> = mapping.values().collect();
        let is_value: Vec<bool> = mapping.columns.iter().map(|column| column.part == Part::Value).collect();
        let subject = mapping.position(self.subject);
        let (table, field) = subject
            .and_then(|at| mapping.columns.get(at)?.spec)
            .map_or(("places", "name"), |spec| (spec.table, spec.name));
        let mut pass = Pass {
            list: List::default(),
            account: Account { other_table: sheet.outside(), ..Account::default() },
            columns: vec![ColumnTally::default(); mapping.columns.len()],
            findings: Vec::new(),
            data: Vec::new(),
            filled: Filled::new(),
        };
        let mut splitter = Splitter::new(sheet, dialect.signs);
        let mut block = Block::default();
        let mut above = mapping.above();
        let mut heading = None;
        while splitter.next_block(&mut block) {
            let mut entries: Vec<RowEntry> = Vec::with_capacity(block.rows.len());
            let mut data: Vec<usize> = Vec::new();
            for (at, row) in block.rows.iter().enumerate() {
                let number = block.row_number(at);
                let skipped = layout.skip(sheet, number, block.cells(at)).map(Outcome::Skipped).or_else(|| {
                    // The heading of a group is no row about a place of that name.
                    let text = lone_text(block.cells(at), self).filter(|_| mapping.columns.len() > 1)?;
                    let state = headed_state(&text)?;
                    (self.state_headings || !words::is_city(state)).then_some(Outcome::Skipped(Skip::Separator))
                });
                let outcome = skipped.unwrap_or(Outcome::Converted);
                if outcome == Outcome::Skipped(Skip::Separator) {
                    pass.findings.extend(self.about_heading(&block, at));
                }
                if outcome == Outcome::Converted {
                    data.push(at);
                }
                entries.push(RowEntry { row: number, line: row.line, offset: row.offset, outcome });
            }
            let filled = above.fill(sheet, &mut block, &data);
            let headings = self.heads_states.then(|| states_above(self, &block, &data, &mut heading));
            let view = View { file, sheet, block: &block, rows: &data, mapping, headings: headings.as_deref() };
            let mut notes = Notes::of(data.len(), mapping.columns.len());
            let wide = about_shape(&view, mapping.columns.len(), &mut notes);
            let columns = kernels.columns(&view, &wanted, &mut notes);
            view.count_others(&is_value, &mut notes);
            let named = |slot: usize| {
                columns
                    .iter()
                    .find(|column| Some(column.position) == subject)
                    .is_some_and(|column| column.values.has(slot))
            };
            let mut repairs: Vec<Vec<CellRepair>> = vec![Vec::new(); data.len()];
            for repair in notes.repairs {
                if let Some(of_row) = repairs.get_mut(repair.slot) {
                    of_row.push(repair);
                }
            }
            for (slot, (&at, repairs)) in data.iter().zip(repairs).enumerate() {
                let Some(entry) = entries.get_mut(at) else { continue };
                let has_error = notes.errors.get(slot).copied().unwrap_or(false);
                if !named(slot) || wide.contains(&slot) || (strict && has_error) {
                    entry.outcome = Outcome::Rejected;
                }
                if !named(slot) && !has_error && subject.is_some() {
                    let origin = view.row_origin(slot);
                    pass.findings
                        .push(Finding::new(&VALUE_MISSING).table(table).field(field).with("field", field).at(origin));
                }
                pass.data.push((*entry, repairs));
            }
            for (row, position) in filled {
                if let (Some(entry), Some(&cell)) = (entries.get(row), block.cells(row).get(position))
                    && entry.outcome == Outcome::Rejected
                {
                    pass.filled.entry(entry.row).or_default().push((position, cell));
                }
            }
            let mut tallies = notes.tallies.into_iter();
            for entry in entries {
                match entry.outcome {
                    Outcome::Skipped(_) => pass.account.rows.push(entry),
                    _ => pass.account.count(entry, tallies.next().unwrap_or_default()),
                }
            }
            for (sum, column) in pass.columns.iter_mut().zip(notes.columns) {
                *sum += column;
            }
            pass.findings.extend(notes.findings);
            let numbers: Vec<u64> = data.iter().map(|&at| block.row_number(at)).collect();
            pass.list.push(numbers.into_iter(), headings.as_deref().unwrap_or_default(), columns);
            watch.tell(splitter.position().at, 2 * self.size())?;
        }
        Ok(pass)
    }

    /// What is said of a heading that no record keeps.
    fn about_heading(&self, block: &Block, at: usize) -> Option<Finding> {
        let text = lone_text(block.cells(at), self)?;
        let is_state = headed_state(&text).is_some();
        let is_kept = is_state && (self.heads_states || self.mapping.position(Field::State).is_some());
        if is_kept || !is_state && !heads_group(&text) || persons::mentions(&text) {
            return None;
        }
        let (number, line) = (block.row_number(at), block.rows.get(at).map_or(0, |row| row.line));
        let origin =
            Origin { sheet: self.sheet.place(number), ..Origin::file(self.file.as_str()).row(number).line(line) };
        Some(Finding::new(&rules::HEADING_SKIPPED).with("found", text).at(origin))
    }
}

/// The state of the heading above each row of data; the last one is also above the rows of the next block.
fn states_above(shape: &Shape, block: &Block, data: &[usize], heading: &mut Option<State>) -> Vec<Option<State>> {
    let mut above = Vec::with_capacity(data.len());
    let mut next = data.iter().peekable();
    for row in 0..block.rows.len() {
        let state = lone_text(block.cells(row), shape).and_then(|text| headed_state(&text));
        if next.next_if(|&&at| at == row).is_some() {
            // A row with nothing but `Bremen` is about the city, or heads what follows: it is in no state above.
            *heading = heading.filter(|_| state.is_none());
            above.push(*heading);
        } else if state.is_some() {
            *heading = state;
        }
    }
    above
}

/// The only text of a row.
pub(super) fn lone_text(cells: &[Cell], shape: &Shape) -> Option<String> {
    let mut filled = cells.iter().filter(|cell| !cell.is_blank(shape.sheet.bytes()));
    let only = filled.next().filter(|_| filled.next().is_none())?;
    Some(only.text(&shape.sheet).trim().to_owned())
}

/// Rows with more or fewer cells than headers, and quotes that are not as they should be; the slots of the rows too wide.
fn about_shape(view: &View<'_>, headers: usize, notes: &mut Notes) -> Vec<usize> {
    let mut wide = Vec::new();
    for (slot, &row) in view.rows.iter().enumerate() {
        let cells = view.block.cells(row);
        let filled = cells.iter().rposition(|cell| !cell.is_blank(view.sheet.bytes())).map_or(0, |last| last + 1);
        let rule = if filled > headers {
            wide.push(slot);
            &rules::ROW_TOO_WIDE
        } else if cells.len() < headers && view.sheet.cells().is_none() {
            &rules::ROW_SHORT
        } else {
            continue;
        };
        let number = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        let finding = Finding::new(rule).with("found", number(cells.len())).with("expected", number(headers));
        notes.say(slot, finding.at(view.row_origin(slot)));
    }
    for &(row, cell, fault) in &view.block.faults {
        let Some(slot) = view.rows.iter().position(|&of| of == row) else { continue };
        let rule = match fault {
            QuoteFault::Unclosed => &rules::QUOTE_UNCLOSED,
            QuoteFault::TextBehind => &rules::TEXT_BEHIND_QUOTE,
        };
        notes.say(slot, Finding::new(rule).at(view.origin(slot, cell)));
    }
    wide
}
