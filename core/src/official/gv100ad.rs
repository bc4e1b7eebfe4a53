//! GV100AD: the directory as fixed-width text, 220 characters a record.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::{Designation, Edition, Figures, Level, OfficialError, Unit};
use crate::place::RegionalKey;

/// The characters of a record, cut by the office's 1-based positions.
struct Record<'a> {
    text: Cow<'a, str>,
    starts: Vec<usize>, // byte offset of each character where they are not all ASCII
}

impl<'a> Record<'a> {
    fn new(line: &'a [u8]) -> Self {
        let text = match std::str::from_utf8(line) {
            Ok(text) => Cow::Borrowed(text),
            Err(_) => Cow::Owned(line.iter().map(|&byte| char::from(byte)).collect()),
        };
        let starts = if text.is_ascii() { Vec::new() } else { text.char_indices().map(|(offset, _)| offset).collect() };
        Self { text, starts }
    }

    /// The characters `first..=last` without surrounding blanks; empty where the record is shorter.
    fn cut(&self, first: usize, last: usize) -> &str {
        let offset = |character: usize| {
            let starts_there =
                if self.starts.is_empty() { Some(character) } else { self.starts.get(character).copied() };
            starts_there.unwrap_or(self.text.len()).min(self.text.len())
        };
        self.text.get(offset(first - 1)..offset(last)).unwrap_or_default().trim()
    }

    fn text(&self, first: usize, last: usize) -> Option<String> {
        Some(self.cut(first, last)).filter(|text| !text.is_empty()).map(str::to_owned)
    }
}

/// Reads a file of records, UTF-8 or ISO-8859-1.
///
/// # Errors
/// No record at all, and the first record that is none: with its line and column.
pub fn read(file: &str, bytes: &[u8]) -> Result<Edition, OfficialError> {
    let mut units = Vec::new();
    let mut territory = None;
    for (line, row) in bytes.split(|&byte| byte == b'\n').zip(1..) {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let record = Record::new(line);
        let fail = |column: usize, found: &str, expected: &'static str| OfficialError::Record {
            file: file.to_owned(),
            row,
            column,
            found: found.to_owned(),
            expected,
        };
        let number = |first, last| match record.cut(first, last) {
            "" => Ok(None),
            text => text.parse::<i64>().map(Some).map_err(|_| fail(first, text, "digits or blanks")),
        };
        let level = number(1, 2)?
            .and_then(|found| u8::try_from(found).ok())
            .and_then(Level::from_record_type)
            .ok_or_else(|| fail(1, record.cut(1, 2), "a record type: 10, 20, 30, 40, 50 or 60"))?;
        let day = NaiveDate::parse_from_str(record.cut(3, 10), "%Y%m%d")
            .map_err(|_| fail(3, record.cut(3, 10), "the day of the territory as YYYYMMDD"))?;
        territory.get_or_insert(day);
        let digits = match level {
            Level::State => record.cut(11, 12).to_owned(),
            Level::GovernmentRegion | Level::PlanningRegion => record.cut(11, 13).to_owned(),
            Level::District => record.cut(11, 15).to_owned(),
            Level::Association => format!("{}{}", record.cut(11, 15), record.cut(19, 22)),
            Level::Municipality => format!("{}{}{}", record.cut(11, 15), record.cut(19, 22), record.cut(16, 18)),
        };
        let key = RegionalKey::new(&digits).map_err(|_| fail(11, &digits, "a key of this level"))?;
        let mut unit = Unit::new(level, Some(key), None, record.cut(23, 72), row);
        unit.designation = number(123, 124)?.and_then(|found| u8::try_from(found).ok()).and_then(Designation::new);
        if level == Level::Municipality {
            unit.hectares = number(129, 139)?;
            unit.inhabitants = number(140, 150)?;
            unit.male = number(151, 161)?;
            unit.postcode = record.text(166, 170);
            unit.further_postcodes = Some(record.cut(171, 175) == "*****");
        } else {
            unit.seat = record.text(73, 122);
        }
        if level == Level::PlanningRegion {
            unit.planning_region = number(14, 14)?.and_then(|found| u8::try_from(found).ok());
        }
        units.push(unit);
    }
    let territory = territory.ok_or_else(|| OfficialError::Empty { file: file.to_owned() })?;
    Ok(Edition { file: file.to_owned(), territory, figures: Figures::default(), units, findings: Vec::new() })
}
