//! Gebietsänderungen: the office's yearly list of what municipalities and associations gave to each other.

use super::sheet::{Cell, Column, Headers, Line, Sheet, fold, sheets};
use super::wording::period;
use super::{Change, ChangeKind, ChangedUnit, Changes, Level, OfficialError, rules};
use crate::finding::Finding;
use crate::place::{Ags, RegionalKey};

/// The header of the first column, by which the table is known.
const FIRST: &str = "kennziffer";

/// Reads a list of changes from a workbook (.xlsx).
///
/// # Errors
/// A file that is no workbook, a workbook without the list, and the first cell that cannot be what its column says.
pub fn read(file: &str, bytes: &[u8]) -> Result<Changes, OfficialError> {
    of_sheets(file, &sheets(file, bytes)?)
        .unwrap_or_else(|| Err(OfficialError::NoTable { file: file.to_owned(), expected: "a column Kennziffer" }))
}

/// The changes in the sheets of a workbook; `None` where there is no such table.
pub(super) fn of_sheets(file: &str, sheets: &[Sheet]) -> Option<Result<Changes, OfficialError>> {
    let (sheet, header) = sheets.iter().find_map(|sheet| {
        let first = sheet.rows.iter().take(20).position(|row| fold(row.text(0)) == FIRST)?;
        Some((sheet, first))
    })?;
    Some(of_sheet(file, sheet, header))
}

fn of_sheet(file: &str, sheet: &Sheet, header: usize) -> Result<Changes, OfficialError> {
    let (headers, body) = sheet.rows[header..].split_at(2.min(sheet.rows.len() - header));
    let columns = Columns::new(file, &sheet.name, &Headers::new(headers))?;
    let lines = body.iter().map(|row| Line { file, sheet: &sheet.name, row });
    let titles = sheet.rows[..header].iter().flat_map(|row| &row.cells);
    let period = titles.filter_map(Cell::as_text).find_map(period);
    let mut changes = Vec::new();
    let mut findings = Vec::new();
    for line in lines.filter(|line| line.text(&columns.unit).is_some()) {
        let change = columns.change(line)?;
        findings.extend(change.keys_disagree(line));
        changes.push(change);
    }
    Ok(Changes { file: file.to_owned(), period, changes, findings })
}

struct Columns {
    number: Column,
    unit: Column,
    kinds: Column,
    square_metres: Column,
    inhabitants: Column,
    from: UnitColumns,
    to: UnitColumns,
    legal: Column,
    statistical: Column,
}

struct UnitColumns {
    ars: Column,
    ags: Column,
    name: Column,
}

impl Columns {
    fn new(file: &str, sheet: &str, headers: &Headers) -> Result<Self, OfficialError> {
        let need = |header| headers.need(file, sheet, header);
        Ok(Self {
            number: need(FIRST)?,
            unit: need("regionaleinheit")?,
            kinds: need("abgebende/änderungsart")?,
            square_metres: need("abgebende/flächeqm")?,
            inhabitants: need("abgebende/einwohner")?,
            from: UnitColumns {
                ars: need("abgebende/amtlicherregionalschlüssel")?,
                ags: need("abgebende/amtlichergemeindeschlüssel")?,
                name: need("abgebende/name")?,
            },
            to: UnitColumns {
                ars: need("aufnehmende/amtlicherregionalschlüssel")?,
                ags: need("aufnehmende/amtlichergemeindeschlüssel")?,
                name: need("aufnehmende/name")?,
            },
            legal: need("wirksamkeitsdatum/juristisch")?,
            statistical: need("wirksamkeitsdatum/statistisch")?,
        })
    }

    fn change(&self, line: Line) -> Result<Change, OfficialError> {
        let level = match line.text(&self.unit).as_deref() {
            Some("Gemeinde") => Level::Municipality,
            Some("Gemeindeverband") => Level::Association,
            Some("Kreis") => Level::District,
            _ => return Err(line.fault(&self.unit, "Gemeinde, Gemeindeverband or Kreis")),
        };
        Ok(Change {
            file: line.file.to_owned(),
            row: line.row.number,
            number: line.text(&self.number).ok_or_else(|| line.fault(&self.number, "the number of a change"))?,
            level,
            kinds: self.kinds(line)?,
            from: self.from.unit(line, level)?,
            to: self.to.unit(line, level)?,
            square_metres: line.integer(&self.square_metres)?,
            inhabitants: line.integer(&self.inhabitants)?,
            legal: line.day(&self.legal)?,
            statistical: line.day(&self.statistical)?,
        })
    }

    fn kinds(&self, line: Line) -> Result<Vec<ChangeKind>, OfficialError> {
        let text = line.text(&self.kinds).unwrap_or_default();
        let kinds = text.split(',').map(|number| number.trim().parse().ok().and_then(ChangeKind::from_number));
        kinds.collect::<Option<_>>().ok_or_else(|| line.fault(&self.kinds, "numbers from 1 to 4, parted by commas"))
    }
}

impl UnitColumns {
    fn unit(&self, line: Line, level: Level) -> Result<ChangedUnit, OfficialError> {
        let (digits, expected) = match level {
            Level::Municipality => (12, "a regional key of 12 digits"),
            Level::Association => (9, "a regional key of 9 digits"),
            _ => (5, "a regional key of 5 digits"),
        };
        let ars = line
            .digits(&self.ars, digits)
            .filter(|text| text.len() == digits)
            .and_then(|text| RegionalKey::new(&text).ok())
            .ok_or_else(|| line.fault(&self.ars, expected))?;
        let ags = line.digits(&self.ags, 8).map(|text| Ags::new(&text)).transpose();
        let ags = ags.map_err(|_| line.fault(&self.ags, "an AGS of 8 digits or an empty cell"))?;
        let name = line.text(&self.name).ok_or_else(|| line.fault(&self.name, "a name"))?;
        Ok(ChangedUnit { ars, ags, name })
    }
}

impl Change {
    fn keys_disagree(&self, line: Line) -> Vec<Finding> {
        let wrong = [&self.from, &self.to].into_iter().filter(|unit| unit.ags.is_some() && unit.ags != unit.ars.ags());
        let said = wrong.map(|unit| {
            Finding::new(&rules::CHANGE_KEYS_DISAGREE)
                .with("name", unit.name.as_str())
                .with("ars", unit.ars.to_string())
                .with("ags", unit.ags.map_or_else(String::new, String::from))
                .at(line.place())
        });
        said.collect()
    }
}
