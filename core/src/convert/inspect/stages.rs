//! What each stage knows of a sheet, as tables one can look at. Cells that hold persons are left out.

use super::{ColumnGuess, InspectedSheet, Inspection};
use crate::convert::cells::{CellValue, Look, Missing, Reading};
use crate::convert::grid::part;
use crate::convert::members::names_organisations;
use crate::convert::persons;
use crate::table::{Column, Table};

/// Row, column, what stands there and what it says.
type ReadCell = (usize, usize, String, Reading);

impl Inspection {
    /// Every sheet: how the file holds it and how its characters are written; `sheet`, `name`, `container`, `encoding`, `delimiter`,
    /// `range` (of tables side by side), `rows`, `columns`, `data`, `header`, `transposed`.
    pub fn sheets_table(&self) -> Table {
        let all = || self.sheets().iter();
        let number = |number: usize| i64::try_from(number).ok();
        let data = |sheet: &InspectedSheet| (1..=sheet.len()).filter(|&row| sheet.skip(row).is_none()).count();
        let rows =
            |sheet: &InspectedSheet| sheet.header_rows().iter().map(usize::to_string).collect::<Vec<_>>().join(" ");
        Table::built(
            "sheets",
            vec![
                Column::integer("sheet", "the sheet, counted from 1", (1..=self.sheets().len()).map(number)),
                Column::text("name", "its name", all().map(|sheet| sheet.name().map(str::to_owned))),
                Column::text(
                    "container",
                    "how the file holds it",
                    all().map(|sheet| Some(sheet.container().as_str().to_owned())),
                ),
                Column::text(
                    "encoding",
                    "how its characters are written",
                    all().map(|sheet| Some(sheet.encoding().as_str().to_owned())),
                ),
                Column::text(
                    "delimiter",
                    "the sign between cells",
                    all().map(|sheet| sheet.delimiter().map(named_sign)),
                ),
                Column::text("range", "its columns, where tables stand side by side", all().map(InspectedSheet::range)),
                Column::integer("rows", "how many rows were looked at", all().map(|sheet| number(sheet.len()))),
                Column::integer("columns", "how many columns it has", all().map(|sheet| number(sheet.columns().len()))),
                Column::integer("data", "how many of the rows hold data", all().map(|sheet| number(data(sheet)))),
                Column::text("header", "the rows of the header, counted from 1", all().map(|sheet| Some(rows(sheet)))),
                Column::flag(
                    "transposed",
                    "whether the table lies on its side",
                    all().map(|sheet| Some(sheet.is_transposed())),
                ),
            ],
        )
    }

    /// The sheet with the most cells of data: the one that is meant where nobody names one.
    pub fn largest(&self) -> Option<&InspectedSheet> {
        let data = |sheet: &&InspectedSheet| {
            (1..=sheet.len()).filter(|&row| sheet.skip(row).is_none()).count() * sheet.columns().len()
        };
        self.sheets().iter().rev().max_by_key(data)
    }
}

impl InspectedSheet {
    /// The rows as they stand, the first `limit` of them: `row`, `line`, and a column for each cell, named as spreadsheets do.
    pub fn grid(&self, limit: usize) -> Table {
        let rows = self.len().min(limit);
        let width = (0..rows).map(|row| self.rows.width(row)).max().unwrap_or(0).max(self.columns.len());
        let mut columns = self.positions(0..rows);
        columns.extend((0..width).map(|at| {
            let cell = |row: usize| self.quotable(row, at).filter(|text| !text.is_empty());
            Column::text(&self.letters(at), "what stands there", (0..rows).map(cell))
        }));
        Table::built("grid", columns)
    }

    /// What every row is: `row`, `line`, `what` (data, or why it holds none), `filled` cells, and what stands `first`.
    pub fn layout(&self) -> Table {
        let rows = || 0..self.len();
        let first = |row: usize| self.rows.first(row).and_then(|at| self.quotable(row, at));
        let mut columns = self.positions(rows());
        columns.push(Column::text(
            "what",
            "data, or why the row holds none",
            rows().map(|row| Some(self.skip(row + 1).map_or("data", crate::convert::Skip::as_str).to_owned())),
        ));
        columns.push(Column::integer(
            "filled",
            "cells that are not blank",
            rows().map(|row| i64::try_from(self.rows.filled(row)).ok()),
        ));
        columns.push(Column::text("first", "the first of them", rows().map(first)));
        Table::built("layout", columns)
    }

    /// What every column holds, and what shows it: `column`, `header`, `guess`, `field` (of a register, where the header names one),
    /// `confidence` (the share of its cells that prove the guess), `proofs`, `refutations`, `example`, `against` and the
    /// `against_row`, `withheld`.
    pub fn mapping(&self) -> Table {
        let all = || self.columns.iter().enumerate();
        let number = |number: usize| i64::try_from(number).ok();
        let examples: Vec<[Option<(usize, String)>; 2]> = all().map(|(at, _)| self.examples(at)).collect();
        let text = |which: usize| examples.iter().map(move |pair| pair[which].as_ref().map(|(_, text)| text.clone()));
        Table::built(
            "mapping",
            vec![
                Column::text(
                    "column",
                    "the column, named as spreadsheets do",
                    all().map(|(at, _)| Some(self.letters(at))),
                ),
                Column::text(
                    "header",
                    "its header, level by level",
                    all().map(|(_, column)| Some(column.path.join(" / "))),
                ),
                Column::text("guess", "what it holds", all().map(|(_, column)| Some(column.guess.to_string()))),
                Column::text(
                    "field",
                    "the field of a register that its header names",
                    all().map(|(at, _)| self.field(at).map(str::to_owned)),
                ),
                Column::number(
                    "confidence",
                    "share of the cells that prove it",
                    all().map(|(_, column)| column.confidence()),
                ),
                Column::integer("proofs", "cells that prove it", all().map(|(_, column)| number(column.proofs))),
                Column::integer(
                    "refutations",
                    "cells that refute it",
                    all().map(|(_, column)| number(column.refutations)),
                ),
                Column::text("example", "the first cell that proves it", text(0)),
                Column::text("against", "the first cell that refutes it", text(1)),
                Column::integer(
                    "against_row",
                    "the row of that cell, counted from 1",
                    examples.iter().map(|pair| {
                        pair[1].as_ref().and_then(|(row, _)| i64::try_from(self.rows.block.row_number(*row)).ok())
                    }),
                ),
                Column::flag("withheld", "whether it holds persons", all().map(|(_, column)| Some(column.withheld))),
            ],
        )
    }

    /// What the cells say, the first `limit` rows of data: `row`, `line`, `column`, `header`, `raw`, `kind`, `value`, `unit`,
    /// `qualifier`, `addition`, `footnote`, `inherited`, `repaired`.
    pub fn readings(&self, limit: usize) -> Table {
        let data = (0..self.len()).filter(|&row| self.skip(row + 1).is_none()).take(limit);
        let cells: Vec<ReadCell> = data
            .flat_map(|row| (0..self.columns.len()).map(move |at| (row, at)))
            .filter_map(|(row, at)| Some((row, at, self.quotable(row, at)?, self.reading(row + 1, at + 1))))
            .collect();
        let all = || cells.iter();
        let mut columns = self.positions(all().map(|cell| cell.0));
        let text =
            |name: &str, what: &str, of: &dyn Fn(&ReadCell) -> Option<String>| Column::text(name, what, all().map(of));
        let header = |at: usize| self.columns.get(at).map(|column| column.path.join(" / "));
        columns.extend([
            text("column", "the column, named as spreadsheets do", &|cell| Some(self.letters(cell.1))),
            text("header", "its header", &|cell| header(cell.1)),
            text("raw", "what stands there", &|cell| Some(cell.2.clone())),
            text("kind", "what it is", &|cell| Some(cell.3.value.kind().to_owned())),
            text("value", "its value; of what is missing the reason", &|cell| Some(cell.3.value.to_string())),
            text("unit", "the unit that the cell or its row names", &|cell| cell.3.unit.clone()),
            text("qualifier", "how the value is meant", &|cell| cell.3.qualifier.clone()),
            text("addition", "what stands behind the value", &|cell| cell.3.addition.clone()),
            text("footnote", "the mark of a footnote", &|cell| cell.3.footnote.clone()),
        ]);
        columns.push(Column::flag(
            "inherited",
            "whether it says what the cell above says",
            all().map(|cell| Some(cell.3.inherited)),
        ));
        columns.push(Column::flag(
            "repaired",
            "whether its text was repaired",
            all().map(|cell| Some(cell.3.repair.is_some())),
        ));
        Table::built("readings", columns)
    }

    /// The name of a column in a spreadsheet.
    fn letters(&self, at: usize) -> String {
        part::letters(self.sheet.first_column() + at)
    }

    /// Row and line of some rows.
    fn positions(&self, rows: impl Iterator<Item = usize> + Clone) -> Vec<Column> {
        let row = |row: usize| i64::try_from(self.rows.block.row_number(row)).ok();
        let line = |row: usize| self.rows.block.rows.get(row).and_then(|row| i64::try_from(row.line).ok());
        vec![
            Column::integer("row", "row of the sheet, counted from 1", rows.clone().map(row)),
            Column::integer("line", "line of the file on which it begins", rows.map(line)),
        ]
    }

    /// What stands in a cell; `None` where it holds persons.
    fn quotable(&self, row: usize, column: usize) -> Option<String> {
        let text = self.rows.text(&self.sheet, row, column);
        let text = text.trim();
        let in_header = self.layout.header.contains(&row);
        let withheld = !in_header && self.columns.get(column).is_some_and(|column| column.withheld);
        let of_organisations = || {
            let path = self.columns.get(column).map(|column| column.path.join(" "));
            path.is_some_and(|header| names_organisations(&header))
        };
        let names_person = persons::is_contact(text) || persons::mentions(text) && !in_header && of_organisations();
        (!withheld && !names_person).then(|| text.to_owned())
    }

    /// The first cells that prove and refute the guess of a column, with their rows.
    pub(super) fn examples(&self, column: usize) -> [Option<(usize, String)>; 2] {
        let mut found = [None, None];
        let Some(guess) = self.columns.get(column).map(|column| &column.guess) else { return found };
        let data = (0..self.len()).filter(|&row| self.skip(row + 1).is_none());
        for row in data.filter(|&row| !matches!(self.rows.look(row, column), Look::Blank | Look::Mark)) {
            let proves = self.reading(row + 1, column + 1).value.proves(guess);
            let place = &mut found[usize::from(!proves)];
            if place.is_none() {
                *place = self.quotable(row, column).map(|text| (row, text));
            }
            if found.iter().all(Option::is_some) {
                break;
            }
        }
        found
    }
}

impl CellValue {
    /// `missing`, `text`, `code`, `key`, `integer`, `decimal`, `date`, `moment`, `flag` or `postal-place`.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Missing(_) => "missing",
            Self::Text(_) => "text",
            Self::Code(_) => "code",
            Self::Key(_) => "key",
            Self::Integer(_) => "integer",
            Self::Decimal(_) => "decimal",
            Self::Date(_) => "date",
            Self::Moment(_) => "moment",
            Self::Flag(_) => "flag",
            Self::PostalPlace(..) => "postal-place",
        }
    }

    fn proves(&self, guess: &ColumnGuess) -> bool {
        match guess {
            ColumnGuess::Text | ColumnGuess::Measure => !matches!(self, Self::Integer(_) | Self::Decimal(_)),
            ColumnGuess::Code(_) => matches!(self, Self::Code(_)),
            ColumnGuess::Key(_) => matches!(self, Self::Key(_)),
            ColumnGuess::Integer | ColumnGuess::Year => matches!(self, Self::Integer(_)),
            ColumnGuess::Decimal => matches!(self, Self::Integer(_) | Self::Decimal(_)),
            ColumnGuess::Date => matches!(self, Self::Date(_)),
            ColumnGuess::Moment => matches!(self, Self::Moment(_)),
            ColumnGuess::Flag => matches!(self, Self::Flag(_)),
            ColumnGuess::PostalPlace => matches!(self, Self::PostalPlace(..)),
            ColumnGuess::Empty => false,
        }
    }
}

impl std::fmt::Display for CellValue {
    /// The plain form: decimal point, EDTF, `true` and `false`; of what is missing the reason.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Missing(why) => f.pad(why.as_str()),
            Self::Text(text) | Self::Code(text) | Self::Key(text) | Self::Decimal(text) | Self::Moment(text) => {
                f.pad(text)
            }
            Self::Integer(number) => write!(f, "{number}"),
            Self::Date(date) => f.pad(&crate::convert::typed::date_text(date)),
            Self::Flag(flag) => write!(f, "{flag}"),
            Self::PostalPlace(code, place) => write!(f, "{code} {place}"),
        }
    }
}

impl Missing {
    /// `blank`, `none`, `unknown`, `not-yet`, `not-applicable`, `uncertain`, `not-stated` or `error`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Blank => "blank",
            Self::None => "none",
            Self::Unknown => "unknown",
            Self::NotYet => "not-yet",
            Self::NotApplicable => "not-applicable",
            Self::Uncertain => "uncertain",
            Self::NotStated => "not-stated",
            Self::Error => "error",
        }
    }
}

impl std::fmt::Display for ColumnGuess {
    /// `text`, `code`, `key`, `integer`, `decimal`, `year`, `date`, `moment`, `flag`, `measure`, `postal-place` or `empty`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(match self {
            Self::Text => "text",
            Self::Code(_) => "code",
            Self::Key(_) => "key",
            Self::Integer => "integer",
            Self::Decimal => "decimal",
            Self::Year => "year",
            Self::Date => "date",
            Self::Moment => "moment",
            Self::Flag => "flag",
            Self::Measure => "measure",
            Self::PostalPlace => "postal-place",
            Self::Empty => "empty",
        })
    }
}

fn named_sign(sign: char) -> String {
    match sign {
        '\t' => "TAB".to_owned(),
        ' ' => "BLANK".to_owned(),
        sign => sign.to_string(),
    }
}
