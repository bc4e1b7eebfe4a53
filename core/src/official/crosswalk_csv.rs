//! A crosswalk as a plain table (CSV, comma, UTF-8): one row per old and new key.
//!
//! | column | content |
//! | --- | --- |
//! | `from` | the old key: AGS, 8 digits, or district, 5 digits |
//! | `from_year` | the year at whose end it stood |
//! | `to` | the new key, as long as the old one |
//! | `to_year` | the year at whose end it stood |
//! | `population`, `area`, `employees` | the share of the old unit that lies in the new one, 0 to 1; may be empty, or be missing as columns |
//!
//! ```
//! use stadtnetz::official::crosswalk_csv;
//!
//! let table = "from,from_year,to,to_year,population,area\n\
//!              09671456,2020,09671157,2021,1,0.4\n\
//!              09671456,2020,09671160,2021,1,0.6\n";
//! let crosswalk = crosswalk_csv::read("crosswalk.csv", table.as_bytes())?;
//! assert_eq!(crosswalk.findings[0].code(), "P011"); // nobody lives there, and each target claims all of nobody
//! assert_eq!(crosswalk.rows[0].weights.population, Some(0.4)); // so the areas decide
//! # Ok::<(), stadtnetz::official::OfficialError>(())
//! ```

use csv::{ReaderBuilder, StringRecord};

use super::{Crosswalk, CrosswalkRow, OfficialError, Weights};
use crate::finding::Origin;

/// Whether a line is the header of such a table.
pub(super) fn is_header(line: &str) -> bool {
    let columns: Vec<&str> = line.trim_start_matches('\u{feff}').split(',').map(str::trim).collect();
    ["from", "from_year", "to", "to_year"].iter().all(|column| columns.contains(column))
}

/// Reads a crosswalk.
///
/// # Errors
/// A missing column, and the first cell that cannot be what its column says.
pub fn read(file: &str, bytes: &[u8]) -> Result<Crosswalk, OfficialError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let damaged = |error: csv::Error| OfficialError::Unreadable { file: file.to_owned(), problem: error.to_string() };
    let mut reader = ReaderBuilder::new().from_reader(bytes);
    let columns = Columns::new(file, reader.headers().map_err(damaged)?)?;
    let (mut rows, mut record) = (Vec::new(), StringRecord::new());
    while reader.read_record(&mut record).map_err(damaged)? {
        let line = record.position().map_or(0, csv::Position::line);
        rows.push(columns.row(&Line { file, record: &record, number: line })?);
    }
    Ok(Crosswalk::new(file, rows, &|row| Origin::file(file).line(row.row)))
}

struct Columns {
    from: usize,
    from_year: usize,
    to: usize,
    to_year: usize,
    population: Option<usize>,
    area: Option<usize>,
    employees: Option<usize>,
}

impl Columns {
    fn new(file: &str, headers: &StringRecord) -> Result<Self, OfficialError> {
        let find = |name: &str| headers.iter().position(|header| header.trim() == name);
        let need = |name: &'static str| {
            let missing = || OfficialError::Column { file: file.to_owned(), sheet: String::new(), expected: name };
            find(name).ok_or_else(missing)
        };
        Ok(Self {
            from: need("from")?,
            from_year: need("from_year")?,
            to: need("to")?,
            to_year: need("to_year")?,
            population: find("population"),
            area: find("area"),
            employees: find("employees"),
        })
    }

    fn row(&self, line: &Line) -> Result<CrosswalkRow, OfficialError> {
        let from = line.key(self.from, "from", None)?;
        Ok(CrosswalkRow {
            to: line.key(self.to, "to", Some(from.len()))?,
            from,
            from_year: line.year(self.from_year, "from_year")?,
            to_year: line.year(self.to_year, "to_year")?,
            weights: Weights {
                population: line.weight(self.population, "population")?,
                area: line.weight(self.area, "area")?,
                employees: line.weight(self.employees, "employees")?,
            },
            row: line.number,
        })
    }
}

struct Line<'a> {
    file: &'a str,
    record: &'a StringRecord,
    number: u64,
}

impl Line<'_> {
    fn cell(&self, column: usize) -> &str {
        self.record.get(column).unwrap_or_default().trim()
    }

    fn key(&self, column: usize, header: &str, length: Option<usize>) -> Result<String, OfficialError> {
        let key = self.cell(column);
        let fits = key.bytes().all(|byte| byte.is_ascii_digit())
            && length.map_or(matches!(key.len(), 5 | 8), |length| key.len() == length);
        if fits {
            Ok(key.to_owned())
        } else {
            Err(self.fault(column, header, "a key of 8 or 5 digits, the new one as long as the old"))
        }
    }

    fn year(&self, column: usize, header: &str) -> Result<i32, OfficialError> {
        let year = self.cell(column).parse().ok().filter(|year| (1900..=2999).contains(year));
        year.ok_or_else(|| self.fault(column, header, "a year"))
    }

    fn weight(&self, column: Option<usize>, header: &str) -> Result<Option<f64>, OfficialError> {
        let Some(column) = column.filter(|&column| !self.cell(column).is_empty()) else { return Ok(None) };
        let weight = self.cell(column).parse().ok().filter(|weight| (0.0..=1.0).contains(weight));
        weight.map(Some).ok_or_else(|| self.fault(column, header, "a share from 0 to 1 or an empty cell"))
    }

    fn fault(&self, column: usize, header: &str, expected: &'static str) -> OfficialError {
        let at = Box::new(Origin::file(self.file).line(self.number).column(header));
        OfficialError::Cell { at, found: self.cell(column).to_owned(), expected }
    }
}
