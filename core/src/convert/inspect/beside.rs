//! Tables side by side on one sheet: found, and one of them chosen.

use std::borrow::Cow;
use std::ops::Range;

use super::layout::{HEADER_WITHIN, Layout};
use super::rows::Rows;
use super::tables::OtherTable;
use crate::convert::bytes::Sheet;
use crate::convert::cells::Look;
use crate::convert::grid::Signs;
use crate::convert::grid::part::{self, Part};
use crate::convert::members::usual_field;
use crate::place::slug;

/// A table that takes some columns of a sheet.
pub(in crate::convert) struct TableBeside {
    part: Part,
    pub(in crate::convert) paths: Vec<Vec<String>>,
    /// Which of its rows are data.
    data: Vec<usize>,
}

impl TableBeside {
    fn of(sheet: &Sheet<'_>, rows: &Rows, columns: Range<usize>) -> Self {
        let layout = Layout::find(sheet, &rows.part(&columns));
        let data = (0..rows.len()).filter(|&row| layout.skips[row].is_none()).collect();
        let paths = layout.paths.into_iter().take(columns.len()).collect();
        Self { part: Part { columns, body: layout.header.last().map_or(0, |last| last + 1) }, paths, data }
    }

    /// Whether a header of its own stands above each of its columns, two at least, and two rows of data or more below, without a gap.
    fn is_table(&self) -> bool {
        let (first, last) = (self.data.first().copied().unwrap_or(0), self.data.last().copied().unwrap_or(0));
        let has_header = self.part.body > 0 && self.paths.len() >= 2 && self.paths.iter().all(|path| !path.is_empty());
        has_header && self.data.len() >= 2 && last - first + 1 == self.data.len()
    }

    /// What its first column says in its rows.
    fn names<'a>(&self, sheet: &'a Sheet<'_>, rows: &Rows) -> Vec<Cow<'a, str>> {
        let is_text = |&column: &usize| self.data.iter().all(|&row| rows.look(row, column) == Look::Text);
        let column = self.part.columns.clone().find(is_text).unwrap_or(self.part.columns.start);
        let texts = self.data.iter().filter(|&&row| rows.look(row, column) == Look::Text);
        texts.map(|&row| rows.text(sheet, row, column)).collect()
    }

    /// Whether its first column says in every row what the row is about, each time something else.
    fn names_rows(&self, sheet: &Sheet<'_>, rows: &Rows) -> bool {
        let mut texts = self.names(sheet, rows);
        texts.sort_unstable();
        texts.dedup();
        texts.len() == self.data.len()
    }

    fn has_figures(&self, rows: &Rows) -> bool {
        let figures = |column: usize| self.data.iter().all(|&row| rows.look(row, column) == Look::Figure);
        self.part.columns.clone().any(figures)
    }

    fn other(&self) -> OtherTable {
        let headers = self.paths.iter().map(|path| path.join(" ")).collect();
        OtherTable::Beside(part::named(std::slice::from_ref(&self.part.columns)), headers)
    }
}

/// The tables that stand side by side, each behind a blank column or where the header of the name stands once more: the same
/// headers again, or others above rows of their own, each with its name in front, that hold figures or are as many as those of no
/// other. Empty where there is one.
pub(in crate::convert) fn tables_beside(sheet: &Sheet<'_>, rows: &Rows) -> Vec<TableBeside> {
    let width = (0..rows.len()).map(|row| rows.width(row)).max().unwrap_or(0);
    let mut filled = vec![false; width];
    for row in 0..rows.len() {
        for (column, look) in rows.looks(row).iter().enumerate().take(width) {
            filled[column] |= *look != Look::Blank;
        }
    }
    let mut start = 0;
    let runs: Vec<Range<usize>> = filled
        .chunk_by(|a, b| a == b)
        .filter_map(|run| {
            start += run.len();
            run.first().copied().filter(|filled| *filled).map(|_| start - run.len()..start)
        })
        .flat_map(|run| match name_again(sheet, rows, &run) {
            Some(again) => vec![run.start..again, again..run.end],
            None => vec![run],
        })
        .collect();
    if runs.len() < 2 || runs.iter().any(|run| run.len() < 2) {
        return Vec::new();
    }
    let tables: Vec<TableBeside> = runs.into_iter().map(|run| TableBeside::of(sheet, rows, run)).collect();
    let is_own = |table: &TableBeside| {
        let is_longer = tables.iter().all(|other| other.part == table.part || other.data.len() != table.data.len());
        table.names_rows(sheet, rows) && (table.has_figures(rows) || is_longer)
    };
    let apart = is_continued(&tables) || tables.iter().all(is_own);
    if tables.iter().all(TableBeside::is_table) && apart { tables } else { Vec::new() }
}

/// Where in a run of columns the header of the name stands once more: with the header behind it, each under a title of its own, or
/// over other names.
fn name_again(sheet: &Sheet<'_>, rows: &Rows, run: &Range<usize>) -> Option<usize> {
    const CERTAIN: [&str; 5] = ["stadt", "gemeinde", "kommune", "stadt-gemeinde", "city"];
    let text = |row: usize, column: usize| rows.text(sheet, row, column).trim().to_owned();
    let is_text = |row: usize, column: usize| rows.look(row, column) == Look::Text;
    let again = |row: usize| {
        let name = text(row, run.start);
        (run.start + 2..run.end.saturating_sub(1)).find(|&column| {
            let is_titled = |column: usize| row > 0 && is_text(row - 1, column) && !is_text(row - 1, column + 1);
            let is_other = |below: usize| {
                is_text(below, run.start) && is_text(below, column) && text(below, run.start) != text(below, column)
            };
            let certain = || CERTAIN.contains(&slug(&name).as_str()) && (row + 1..rows.len()).any(is_other);
            text(row, column) == name
                && (text(row, column + 1) == text(row, run.start + 1)
                    || is_titled(run.start) && is_titled(column)
                    || certain())
        })
    };
    let is_name = |&row: &usize| {
        is_text(row, run.start) && usual_field(&text(row, run.start)).is_some_and(|field| field == "places.name")
    };
    (0..rows.len().min(HEADER_WITHIN)).filter(is_name).find_map(again)
}

/// Whether all have the same headers.
fn is_continued(tables: &[TableBeside]) -> bool {
    tables.windows(2).all(|pair| pair[0].paths == pair[1].paths)
}

/// What is read of a sheet: its tables in the order in which they stand, one where all have the same headers.
pub(in crate::convert) fn apart<'a>(sheet: Sheet<'a>, rows: &Rows, signs: Signs) -> Vec<(Sheet<'a>, Vec<OtherTable>)> {
    let tables = tables_beside(&sheet, rows);
    if tables.is_empty() {
        return vec![(sheet, Vec::new())];
    }
    if is_continued(&tables) {
        return vec![continued(sheet, signs, &tables)];
    }
    let cut = |(at, table): (usize, &TableBeside)| {
        let others = tables.iter().skip(1).filter(|_| at == 0).map(TableBeside::other);
        (part::cut(sheet.clone(), signs, std::slice::from_ref(&table.part)), others.collect())
    };
    tables.iter().enumerate().map(cut).collect()
}

/// What a profile reads of a sheet: the columns that it names; else the tables with the same headers; else the one in which most
/// headers are known, unless all are about the same rows, or a profile names more of them in the whole sheet (`is_spread`).
pub(in crate::convert) fn chosen<'a>(
    sheet: Sheet<'a>,
    rows: &Rows,
    signs: Signs,
    range: &[Range<usize>],
    is_spread: bool,
    known: impl Fn(&[Vec<String>]) -> usize,
) -> (Sheet<'a>, Vec<OtherTable>) {
    let tables = tables_beside(&sheet, rows);
    if !range.is_empty() {
        let of = |columns: &Range<usize>| TableBeside::of(&sheet, rows, columns.clone()).part;
        let parts: Vec<Part> = range.iter().map(of).collect();
        let is_read = |table: &TableBeside| {
            range.iter().any(|run| run.start <= table.part.columns.start && table.part.columns.end <= run.end)
        };
        let others = tables.iter().filter(|table| !is_read(table)).map(TableBeside::other).collect();
        return (part::cut(sheet, signs, &parts), others);
    }
    if tables.is_empty() {
        return (sheet, Vec::new());
    }
    if is_continued(&tables) {
        return continued(sheet, signs, &tables);
    }
    let counts: Vec<usize> = tables.iter().map(|table| known(&table.paths)).collect();
    let most = counts.iter().copied().max().unwrap_or(0);
    let all: Vec<Vec<String>> = tables.iter().flat_map(|table| table.paths.clone()).collect();
    let same_rows = |pair: &[TableBeside]| pair[0].names(&sheet, rows) == pair[1].names(&sheet, rows);
    let is_apart = known(&all) == most || !is_spread && !tables.windows(2).all(same_rows);
    let best = counts.iter().position(|count| *count == most).filter(|_| most > 0 && is_apart);
    match best.and_then(|best| Some((best, tables.get(best)?))) {
        Some((best, table)) => {
            let others = tables.iter().enumerate().filter(|(at, _)| *at != best).map(|(_, other)| other.other());
            (part::cut(sheet, signs, std::slice::from_ref(&table.part)), others.collect())
        }
        None => (sheet, tables.iter().skip(1).map(TableBeside::other).collect()),
    }
}

fn continued<'a>(sheet: Sheet<'a>, signs: Signs, tables: &[TableBeside]) -> (Sheet<'a>, Vec<OtherTable>) {
    let parts: Vec<Part> = tables.iter().map(|table| table.part.clone()).collect();
    let columns: Vec<Range<usize>> = parts.iter().skip(1).map(|part| part.columns.clone()).collect();
    (part::cut(sheet, signs, &parts), vec![OtherTable::Continued(part::named(&columns))])
}
