//! Auszug GV: the directory as a workbook, yearly since 1990 and quarterly, with coordinates and the degree of urbanisation.
//!
//! Columns are found by their header texts, for the layouts differ: in 1990 a municipality has an AGS only and there are no
//! coordinates, later it has a regional key. Tourist regions are not read. The sheet of associations of 1990 is not read either:
//! its rows have no key of their own.

mod columns;
mod reference;

use super::sheet::{Headers, Line, Sheet, fold, place, sheets};
use super::{Edition, Level, OfficialError, quirks};
use columns::Columns;

/// Reads an edition from a workbook (.xlsx).
///
/// Its figures have the reference day and the census that the header rows or the cover sheet name.
///
/// # Errors
/// A file that is no workbook, a workbook without such a table, and the first cell that cannot be what its column says.
pub fn read(file: &str, bytes: &[u8]) -> Result<Edition, OfficialError> {
    of_sheets(file, &sheets(file, bytes)?).unwrap_or_else(|| {
        let expected = "columns Satzart and Gemeindename in one row";
        Err(OfficialError::NoTable { file: file.to_owned(), expected })
    })
}

/// The edition in the sheets of a workbook; `None` where there is no such table.
pub(in crate::official) fn of_sheets(file: &str, sheets: &[Sheet]) -> Option<Result<Edition, OfficialError>> {
    let (sheet, header) = sheets.iter().find_map(|sheet| {
        let is_header = |row: &super::sheet::Row| {
            fold(row.text(0)) == "satzart" && (1..row.cells.len()).any(|at| fold(row.text(at)) == "gemeindename")
        };
        Some((sheet, sheet.rows.iter().take(20).position(is_header)?))
    })?;
    Some(of_sheet(file, sheet, header, sheets))
}

fn of_sheet(file: &str, sheet: &Sheet, header: usize, all: &[Sheet]) -> Result<Edition, OfficialError> {
    let (headers, body) = sheet.rows[header..].split_at(3.min(sheet.rows.len() - header));
    let columns = Columns::new(file, &sheet.name, &Headers::new(headers))?;
    let territory = reference::territory(headers, all)
        .ok_or_else(|| OfficialError::NoTable { file: file.to_owned(), expected: "a day behind Gebietsstand" })?;
    let figures = reference::figures(territory, headers, &columns, all);

    let place = |row| place(file, &sheet.name, row);
    let (mut units, mut findings) = (Vec::new(), Vec::new());
    for row in body {
        let line = Line { file, sheet: &sheet.name, row };
        if let Some(level) = columns.level(line)? {
            units.push(columns.unit(line, level, &place, &mut findings)?);
        }
    }
    if !units.iter().any(|unit| unit.level == Level::Municipality) {
        return Err(OfficialError::Empty { file: file.to_owned() });
    }
    findings.extend(quirks::of_keys(&units, &place));
    findings.extend(quirks::drop_repeated(&mut units, &place));
    Ok(Edition { file: file.to_owned(), territory, figures, units, findings })
}
