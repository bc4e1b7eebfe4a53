//! A table that somebody has already, as a sheet.

use super::cells::{Builder, number_text};
use super::container::Container;
use super::sheet::Sheet;
use crate::convert::grid::Form;
use crate::table::{Cell, Table};

/// The sheet of a table: its names are row 0, so that the rows of data are counted from 1.
pub(in crate::convert) fn sheet_of(table: &Table) -> Sheet<'static> {
    let mut sheet = Builder::new();
    for column in table.columns() {
        sheet.cell(column.name(), Form::Plain);
    }
    sheet.end_row();
    for row in 0..table.len() {
        for column in table.columns() {
            match column.cell(row) {
                Cell::Missing => sheet.cell("", Form::Plain),
                Cell::Text(text) => sheet.cell(text, Form::Plain),
                Cell::Integer(number) => sheet.cell(&number.to_string(), Form::Number),
                Cell::Number(number) => sheet.cell(&number_text(number), Form::Number),
                Cell::Flag(flag) => sheet.cell(if flag { "true" } else { "false" }, Form::Truth),
                Cell::Day(day) => sheet.cell(&day.to_string(), Form::Date),
            }
        }
        sheet.end_row();
    }
    sheet.finish(None, Container::Table).counted_from(0)
}
