//! Tables with one row of headers: lists by key and year, wide years, INKAR.

use super::OutcomeLayout;
use super::cells::Cells;
use super::plan::{Plan, Time, ValueColumn, end_of_data};
use super::words::{self, Role, role};
use crate::convert::cells::Look;

/// Rows that are looked at for a header.
const ROWS: usize = 30;

/// The plan of a layout; `None` where the table is none of it.
pub(super) fn plan(cells: &Cells, layout: OutcomeLayout) -> Option<Plan> {
    let header = (0..cells.len().min(ROWS)).find(|&row| {
        let has = |wanted: Role| cells.filled(row).any(|column| role(cells.text(row, column)) == Some(wanted));
        has(Role::Key) && cells.filled(row).count() >= 2
    })?;
    let list = Headed { cells, header };
    let is_inkar = list.is_inkar();
    match layout {
        OutcomeLayout::InkarWide if is_inkar => list.wide(),
        OutcomeLayout::InkarLong if is_inkar => list.long(),
        OutcomeLayout::WideYears => list.wide(),
        OutcomeLayout::Long => list.long(),
        _ => None,
    }
}

struct Headed<'a> {
    cells: &'a Cells,
    header: usize,
}

impl Headed<'_> {
    fn column(&self, wanted: Role) -> Option<usize> {
        self.cells.filled(self.header).find(|&column| role(self.cells.text(self.header, column)) == Some(wanted))
    }

    fn is_inkar(&self) -> bool {
        let has = |word: &str| {
            self.cells.filled(self.header).any(|column| self.cells.text(self.header, column).eq_ignore_ascii_case(word))
        };
        has("Kennziffer") && (has("Raumeinheit") || has("Raumbezug"))
    }

    /// Whether a column holds figures in most of its first rows that hold anything.
    fn holds_figures(&self, column: usize, first: usize) -> bool {
        let looks = (first..self.cells.len()).map(|row| self.cells.look(row, column));
        let (mut figures, mut texts) = (0, 0);
        for look in looks.filter(|look| matches!(look, Look::Figure | Look::Text)).take(400) {
            if look == Look::Figure { figures += 1 } else { texts += 1 }
        }
        figures >= texts
    }

    fn plan(&self, first: usize, time: Time, values: Vec<ValueColumn>) -> Option<Plan> {
        (!values.is_empty()).then_some(Plan {
            first,
            end: end_of_data(self.cells, first),
            key: self.column(Role::Key)?,
            name: self.column(Role::Name),
            aggregate: self.column(Role::Aggregate),
            time,
            qualifiers: Vec::new(),
            unit: None,
            values,
        })
    }

    /// A column per figure and year; the years stand in the header or in the row below it.
    fn wide(&self) -> Option<Plan> {
        let Self { cells, header } = *self;
        let free = |column: usize| role(cells.text(header, column)).is_none();
        let below = header + 1;
        let width = cells.width(header).max(cells.width(below));
        let years_below = (0..width)
            .filter(|&column| free(column))
            .all(|column| cells.text(below, column).is_empty() || words::year(cells.text(below, column)).is_some())
            && cells.text(below, self.column(Role::Key)?).is_empty();
        let mut values = Vec::new();
        let mut label = String::new();
        for column in (0..width).filter(|&column| free(column)) {
            let head = cells.text(header, column);
            let year = if years_below { words::year(cells.text(below, column)) } else { None };
            let (year, bare) = match (year, words::year_within(head)) {
                (Some(year), _) => (year, head.to_owned()),
                (None, Some(found)) if !years_below => found,
                _ => continue,
            };
            if !head.is_empty() {
                label = bare;
            }
            let (bare, unit) =
                words::unit_within(&label).map_or((label.as_str(), None), |(bare, unit)| (bare, Some(unit)));
            values.push(ValueColumn {
                column,
                label: bare.to_owned(),
                unit: unit.map(str::to_owned),
                year: Some(year),
                quality: None,
            });
        }
        self.plan(if years_below { below + 1 } else { below }, Time::Header, values)
    }

    /// A row per key and year, and perhaps per series.
    fn long(&self) -> Option<Plan> {
        let Self { cells, header } = *self;
        let (time, first) = (self.column(Role::Time)?, header + 1);
        let value = self.column(Role::Value);
        let figures = |column: &usize| match (value, role(cells.text(header, *column))) {
            (Some(value), _) => *column == value,
            (None, role) => role.is_none() && self.holds_figures(*column, first),
        };
        let of = |column: usize| {
            let head = cells.text(header, column);
            let (label, unit) = words::unit_within(head).map_or((head, None), |(bare, unit)| (bare, Some(unit)));
            let label = if value.is_some() { "" } else { label };
            ValueColumn { column, label: label.to_owned(), unit: unit.map(str::to_owned), year: None, quality: None }
        };
        let values = cells.filled(header).filter(figures).map(of).collect();
        let plan = self.plan(first, Time::Column(time), values)?;
        let qualifiers = self.column(Role::Series).filter(|_| value.is_some()).into_iter().collect();
        Some(Plan { qualifiers, unit: self.column(Role::Unit).filter(|_| value.is_some()), ..plan })
    }
}
