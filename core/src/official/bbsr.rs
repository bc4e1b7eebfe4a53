//! The tables of the Federal Institute for Research on Building, Urban Affairs and Spatial Development (BBSR) that lead from
//! the keys of one year to those of the next (Umsteigeschlüssel), one sheet per year.

use chrono::{Datelike, NaiveDate};

use super::sheet::{Column, Headers, Line, Sheet, fold, place, sheets};
use super::wording::days;
use super::{Crosswalk, CrosswalkRow, OfficialError, Weights};

/// Reads all such tables of a workbook (.xlsx) into one crosswalk.
///
/// # Errors
/// A file that is no workbook, a workbook without such a table, and the first cell that cannot be what its column says.
pub fn read(file: &str, bytes: &[u8]) -> Result<Crosswalk, OfficialError> {
    of_sheets(file, &sheets(file, bytes)?).unwrap_or_else(|| {
        Err(OfficialError::NoTable {
            file: file.to_owned(),
            expected: "columns such as Gemeinden 31.12.2020 and Umsteigeschlüssel",
        })
    })
}

/// The crosswalk in the sheets of a workbook; `None` where there is no such table.
pub(super) fn of_sheets(file: &str, sheets: &[Sheet]) -> Option<Result<Crosswalk, OfficialError>> {
    let tables: Vec<Table> = sheets.iter().filter_map(Table::new).collect();
    (!tables.is_empty()).then(|| of_tables(file, &tables))
}

fn of_tables(file: &str, tables: &[Table]) -> Result<Crosswalk, OfficialError> {
    let mut rows = Vec::new();
    let mut starts = Vec::new(); // from which row on a sheet's rows stand
    for table in tables {
        starts.push((table.from.year, table.sheet.name.as_str()));
        for row in &table.sheet.rows[table.first..] {
            rows.extend(table.row(Line { file, sheet: &table.sheet.name, row })?);
        }
    }
    Ok(Crosswalk::new(file, rows, &|row: &CrosswalkRow| {
        let sheet = starts.iter().find(|(year, _)| *year == row.from_year).map_or("", |(_, name)| name);
        place(file, sheet, row.row)
    }))
}

struct Table<'a> {
    sheet: &'a Sheet,
    first: usize,
    digits: usize,
    from: KeyColumn,
    to: KeyColumn,
    area: Option<Column>,
    population: Option<Column>,
    employees: Option<Column>,
}

struct KeyColumn {
    column: Column,
    year: i32,
}

impl<'a> Table<'a> {
    fn new(sheet: &'a Sheet) -> Option<Self> {
        let row = sheet
            .rows
            .iter()
            .take(20)
            .position(|row| (0..row.cells.len()).any(|at| fold(row.text(at)).contains("umsteige")))?;
        let header = &sheet.rows[row];
        let headers = Headers::new(std::slice::from_ref(header));
        let mut keys = (0..header.cells.len()).filter_map(|at| key_column(at, header.text(at)));
        let (from, digits) = keys.next()?;
        let (to, _) = keys.next()?;
        Some(Self {
            sheet,
            first: row + 1,
            digits,
            from,
            to,
            area: headers.find("flächenproportional"),
            population: headers.find("bevölkerungsproportional"),
            employees: headers.find("beschäftigtenproportional"),
        })
    }

    /// A row of weights; `None` for one without an old key.
    fn row(&self, line: Line) -> Result<Option<CrosswalkRow>, OfficialError> {
        if line.text(&self.from.column).is_none() {
            return Ok(None);
        }
        Ok(Some(CrosswalkRow {
            from: self.key(line, &self.from.column)?,
            from_year: self.from.year,
            to: self.key(line, &self.to.column)?,
            to_year: self.to.year,
            weights: Weights {
                population: weight(line, self.population.as_ref())?,
                area: weight(line, self.area.as_ref())?,
                employees: weight(line, self.employees.as_ref())?,
            },
            row: line.row.number,
        }))
    }

    /// A key; the tables hold them as numbers, and the leading zero is put back.
    fn key(&self, line: Line, column: &Column) -> Result<String, OfficialError> {
        line.digits(column, self.digits)
            .filter(|key| key.len() == self.digits && key.bytes().all(|byte| byte.is_ascii_digit()))
            .ok_or_else(|| line.fault(column, "a key of 8 digits (municipality) or 5 (district)"))
    }
}

/// A column of keys, `Gemeinden 31.12.2020` or `Kreise 31.12.2020`, with the digits its keys have.
fn key_column(at: usize, header: &str) -> Option<(KeyColumn, usize)> {
    let digits = match fold(header).trim_end_matches(|character: char| character.is_ascii_digit() || character == '.') {
        "gemeinden" => 8,
        "kreise" => 5,
        _ => return None,
    };
    let year = days(header).next().as_ref().map(NaiveDate::year)?;
    Some((KeyColumn { column: Column { at, header: "key" }, year }, digits))
}

fn weight(line: Line, column: Option<&Column>) -> Result<Option<f64>, OfficialError> {
    let Some(column) = column else { return Ok(None) };
    let weight = line.decimal(column)?;
    match weight {
        Some(weight) if !(0.0..=1.0).contains(&weight) => {
            Err(line.fault(column, "a share from 0 to 1 or an empty cell"))
        }
        weight => Ok(weight),
    }
}
