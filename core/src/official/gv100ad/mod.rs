//! GV100AD: the directory as fixed-width text, 220 characters a record.
//!
//! Read after the office's description of the file (Datensatzbeschreibung, valid from 14.06.2000). Positions count characters,
//! not bytes.
//!
//! ```
//! use stadtnetz::official::gv100ad;
//!
//! let record = format!("{:122}61    {:011}{:011}{:011}    24937*****", "6020251130010010000000Flensburg, Stadt", 5673, 96326, 47651);
//! let edition = gv100ad::read("GV100AD.txt", record.as_bytes())?;
//! assert_eq!(edition.units[0].name, "Flensburg, Stadt");
//! assert_eq!(edition.units[0].inhabitants, Some(96_326));
//! assert_eq!(edition.figures.day.unwrap().to_string(), "[2023-12-31..2025-11-30]"); // the file itself does not say
//!
//! let broken = gv100ad::read("GV100AD.txt", b"10xxxx1130").unwrap_err();
//! assert_eq!(
//!     broken.to_string(),
//!     "GV100AD.txt:1, position 3: found \"xxxx1130\" (expected the day of the territory as YYYYMMDD)",
//! );
//! # Ok::<(), stadtnetz::official::OfficialError>(())
//! ```

mod record;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use record::Record;

use super::encoding::decode;
use super::quirks::{self, Place};
use super::{Code, Edition, Figures, Jurisdictions, Level, OfficialError, Unit, rules};
use crate::finding::{Finding, Origin};
use crate::place::RegionalKey;

/// How many characters a record has.
const LENGTH: usize = 220;

/// How many characters a name has.
const NAME: usize = 50;

/// Reads a file of records, UTF-8 or ISO-8859-1.
///
/// The file does not say of which day its population is; [`Edition::figures`] holds the days it can be of. What is odd but
/// readable comes back as findings.
///
/// # Errors
/// No record at all, and the first record that is none: with its line and position.
pub fn read(file: &str, bytes: &[u8]) -> Result<Edition, OfficialError> {
    let (text, odd_encoding) = decode(file, bytes);
    let mut units = Vec::with_capacity(text.len() / LENGTH + 1);
    let mut territories = Vec::new();
    let mut lengths = Lengths::default();
    let mut findings = Vec::new();
    let place = |row| Origin::file(file).line(row);
    let (mut digits, mut buffer) = (String::with_capacity(12), Vec::new());
    for (line, row) in text.lines().zip(1..) {
        if line.trim_ascii().is_empty() {
            continue;
        }
        let record = Record::new(file, row, line, &mut buffer);
        Territory::see(&mut territories, &record, row)?;
        lengths.see(&record, row);
        let mut unit = unit(&record, row, &mut digits)?;
        unit.designation = quirks::designation(record.number(123, 124)?, &unit, &place, &mut findings);
        units.push(unit);
    }
    let territory = territories.first().ok_or_else(|| OfficialError::Empty { file: file.to_owned() })?.day;
    findings.extend(odd_encoding);
    findings.extend(lengths.finding(&place));
    findings.extend(territories.iter().skip(1).map(|other| other.finding(&place, territory)));
    findings.extend(units.iter().filter_map(|unit| name_cut(unit, &place)));
    findings.extend(quirks::of_keys(&units, &place));
    findings.extend(quirks::drop_repeated(&mut units, &place));
    Ok(Edition { file: file.to_owned(), territory, figures: Figures::bounded_by(territory), units, findings })
}

/// The unit of a record, without its designation. The buffer for the key is lent.
fn unit(record: &Record, row: u64, digits: &mut String) -> Result<Unit, OfficialError> {
    let level = record
        .number(1, 2)?
        .and_then(Level::from_record_type)
        .ok_or_else(|| record.fault(1, record.cut(1, 2), "a record type: 10, 20, 30, 40, 50 or 60"))?;
    let (parts, length): (&[(usize, usize)], usize) = match level {
        Level::State => (&[(11, 12)], 2),
        Level::GovernmentRegion | Level::PlanningRegion => (&[(11, 13)], 3),
        Level::District => (&[(11, 15)], 5),
        Level::Association => (&[(11, 15), (19, 22)], 9),
        Level::Municipality => (&[(11, 15), (19, 22), (16, 18)], 12),
    };
    digits.clear();
    digits.extend(parts.iter().map(|&(first, last)| record.cut(first, last)));
    let key = RegionalKey::new(digits)
        .ok()
        .filter(|_| digits.len() == length)
        .ok_or_else(|| record.fault(11, digits, "the regional key that the record type asks for"))?;
    let mut unit = Unit::new(level, Some(key), None, record.cut(23, 72), row);
    if level == Level::PlanningRegion {
        unit.planning_region = record.number(14, 14)?;
    }
    if level == Level::Municipality {
        unit.hectares = record.number(129, 139)?;
        unit.inhabitants = record.number(140, 150)?;
        unit.male = record.number(151, 161)?;
        unit.postcode = record.text(166, 170);
        unit.further_postcodes = unit.postcode.as_ref().map(|_| !record.cut(171, 175).is_empty());
        unit.jurisdictions = Jurisdictions {
            tax_office: record.code(178, 181, Code::new)?,
            courts: record.code(182, 185, Code::new)?,
            employment_agency: record.code(186, 190, Code::new)?,
            constituency: record.number(191, 193)?,
            last_constituency: record.number(194, 196)?,
        };
    } else {
        unit.seat = record.text(73, 122);
    }
    Ok(unit)
}

fn name_cut(unit: &Unit, place: Place) -> Option<Finding> {
    let full = |text: &str| text.len() >= NAME && text.chars().count() == NAME;
    let (found, column) = match &unit.seat {
        _ if full(&unit.name) => (&unit.name, "23"),
        Some(seat) if full(seat) => (seat, "73"),
        _ => return None,
    };
    Some(Finding::new(&rules::NAME_CUT).with("found", found.as_str()).at(place(unit.row).column(column)))
}

/// A day of the territory as records name it.
struct Territory<'a> {
    text: &'a str,
    day: NaiveDate,
    records: usize,
    row: u64,
}

impl<'a> Territory<'a> {
    fn see(seen: &mut Vec<Self>, record: &Record<'a, '_>, row: u64) -> Result<(), OfficialError> {
        let text = record.cut(3, 10);
        if let Some(known) = seen.iter_mut().find(|known| known.text == text) {
            known.records += 1;
            return Ok(());
        }
        let day = NaiveDate::parse_from_str(text, "%Y%m%d")
            .map_err(|_| record.fault(3, text, "the day of the territory as YYYYMMDD"))?;
        seen.push(Self { text, day, records: 1, row });
        Ok(())
    }

    fn finding(&self, place: Place, expected: NaiveDate) -> Finding {
        Finding::new(&rules::TERRITORY_DIFFERS)
            .with("records", self.records)
            .with("found", self.day)
            .with("expected", expected)
            .at(place(self.row).column("3"))
    }
}

/// The records of another length than the description asks for.
#[derive(Default)]
struct Lengths {
    records: usize,
    first: u64,
}

impl Lengths {
    fn see(&mut self, record: &Record, row: u64) {
        if record.length() != LENGTH {
            self.records += 1;
            if self.records == 1 {
                self.first = row;
            }
        }
    }

    fn finding(&self, place: Place) -> Option<Finding> {
        let finding = Finding::new(&rules::RECORD_LENGTH).with("records", self.records);
        (self.records > 0).then(|| finding.at(place(self.first)))
    }
}
