//! A profile: what a kind of list holds, as data.
//!
//! A profile names the columns of a list by their headers, says what stands in them, and states the rules a row has to keep. It is
//! a TOML file, read strictly: an unknown key is an error with its line and column.
//!
//! ```
//! use stadtnetz::convert::{Profile, Typed};
//!
//! let profile = Profile::from_toml("members.toml", r#"
//!     name = "members"
//!
//!     [[columns]]
//!     name = "ags"
//!     headers = ["Gemeindeschlüssel"]
//!     type = "key"
//!     digits = 8
//!     required = true
//!
//!     [[columns]]
//!     name = "inhabitants"
//!     headers = ["Einwohner"]
//!     type = "integer"
//!     min = 1
//! "#)?;
//! let list = "Gemeindeschlüssel;Einwohner\n06611000;201.050\n6611000;rund 9\n";
//! let typed = Typed::open("list.csv", list.as_bytes(), &profile)?;
//! let (table, findings) = typed.tables();
//! assert_eq!(table.to_csv(), "row,ags,inhabitants\n2,06611000,201050\n3,,9\n");
//! assert_eq!(findings.iter().map(|finding| finding.code()).collect::<Vec<_>>(), ["P001", "V004"]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod read;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use super::Encoding;
use crate::place::slug;
pub use read::{ProfileError, ProfileFault};

/// What a kind of list holds: its columns, and the rules its rows keep.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    pub(super) name: String,
    pub(super) strict: bool,
    pub(super) encoding: Option<Encoding>,
    pub(super) delimiter: Option<u8>,
    /// The columns of the sheet in which the table stands, where others stand beside it.
    pub(super) range: Vec<Range<usize>>,
    pub(super) columns: Vec<ColumnSpec>,
    pub(super) rules: Vec<RowRule>,
    /// Whether a row with nothing but a state is the heading of the rows that follow.
    pub(super) state_headings: bool,
    pub(super) wide: Vec<WideSpec>,
    pub(super) rows: RowsAbout,
}

/// What a row of a list is about, for the register exit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum RowsAbout {
    /// A place and its membership.
    #[default]
    Members,
    /// A place, whether it is a member or not.
    Places,
    /// A published figure about the network.
    Claims,
    /// A meeting.
    Meetings,
}

impl Profile {
    /// The name of the kind of list.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether a row with any error is rejected, and not only one whose key fields say nothing.
    pub fn is_strict(&self) -> bool {
        self.strict
    }

    /// The columns, in the order of the profile.
    pub fn columns(&self) -> &[ColumnSpec] {
        &self.columns
    }

    /// Where the columns stand among headers of several levels: under a whole header, else under the end of one.
    pub(super) fn positions_in(&self, paths: &[Vec<String>]) -> Vec<Option<usize>> {
        let whole = self.columns_from(paths, |_| 0..1);
        let ends = self.columns_from(paths, |path| 1..path.len());
        let at = |named: &[Option<usize>], column| named.iter().position(|&named| named == Some(column));
        (0..self.columns.len()).map(|column| at(&whole, column).or_else(|| at(&ends, column))).collect()
    }

    /// The column that each header names from the first of some levels on that is known.
    fn columns_from(&self, paths: &[Vec<String>], levels: impl Fn(&[String]) -> Range<usize>) -> Vec<Option<usize>> {
        let mut seen: HashMap<String, usize> = HashMap::new();
        let mut named = |path: &[String], level: usize| {
            let header = slug(&path.get(level..)?.join(" "));
            let column = self.column_of(&header, seen.get(&header).copied().unwrap_or(0))?;
            *seen.entry(header).or_default() += 1;
            Some(column)
        };
        paths.iter().map(|path| levels(path).find_map(|level| named(path, level))).collect()
    }

    /// The same profile, with the fields that the usual words of member lists name for columns without one.
    #[must_use]
    pub fn with_usual_fields(mut self) -> Self {
        for column in self.columns.iter_mut().filter(|column| column.field.is_none()) {
            column.field = column.headers.iter().find_map(|header| super::members::usual_field(header));
        }
        self
    }

    /// The column that a header of several levels names: the whole of it, else its end.
    pub(super) fn column_in(&self, path: &[String]) -> Option<usize> {
        (0..path.len()).find_map(|level| self.column_of(&path.get(level..)?.join(" "), 0))
    }

    /// The column that a header names; of several with this header the one for its place among those of the list, from 0.
    pub(super) fn column_of(&self, header: &str, place: usize) -> Option<usize> {
        let header = slug(header);
        let is_named = |column: &ColumnSpec| column.headers.iter().any(|known| slug(known) == header);
        let columns = self.columns.iter().enumerate().filter(|(_, column)| is_named(column));
        columns.map(|(at, _)| at).take(place + 1).last()
    }
}

impl<'a> From<&'a Profile> for Cow<'a, Profile> {
    fn from(profile: &'a Profile) -> Self {
        Cow::Borrowed(profile)
    }
}

impl From<Profile> for Cow<'_, Profile> {
    fn from(profile: Profile) -> Self {
        Cow::Owned(profile)
    }
}

/// A column of a kind of list.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a key of the profile")]
pub struct ColumnSpec {
    pub(super) name: String,
    pub(super) headers: Vec<String>,
    pub(super) description: String,
    pub(super) unit: Option<String>,
    pub(super) kind: ColumnKind,
    pub(super) required: bool,
    pub(super) key: bool,
    pub(super) unique: bool,
    /// The field of the register it is read as, for the register exit.
    pub(super) field: Option<String>,
    /// Whether an empty cell means the one above.
    pub(super) fill_down: bool,
    /// The signs between several texts in one cell.
    pub(super) list: Option<String>,
    /// What its figures measure, where they are indicators.
    pub(super) indicator: Option<String>,
}

/// Columns that are one record each: their headers are days or years.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct WideSpec {
    pub(super) header: HeaderForm,
    pub(super) record: WideRecord,
}

/// The headers of wide columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HeaderForm {
    /// Nothing but a year.
    Year,
    /// A date somewhere in it.
    Date,
}

/// What a cell of a wide column becomes.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum WideRecord {
    /// The place was at the meeting that the header names.
    Attendance {
        /// The kind of the meetings, a word of the programme.
        meeting: String,
    },
    /// The place was a member on some day of what the header names.
    Sighting,
    /// A figure about the place.
    Indicator {
        /// What is measured.
        indicator: String,
        /// In which unit.
        unit: String,
    },
}

/// The texts of a cell that holds several, with signs between them; within brackets they separate nothing.
pub(super) fn parts<'a>(text: &'a str, signs: &'a str) -> impl Iterator<Item = &'a str> {
    let mut depth = 0_usize;
    let separates = move |c: char| {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && signs.contains(c)
    };
    text.split(separates).map(str::trim).filter(|part| !part.is_empty())
}

impl ColumnSpec {
    /// Whether it holds organisations, behind which persons may stand.
    pub(super) fn is_of_organisations(&self) -> bool {
        self.field.as_deref().is_some_and(super::members::is_of_organisations)
    }

    /// The name in the typed table.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The headers that name it in a list.
    pub fn headers(&self) -> &[String] {
        &self.headers
    }

    /// What stands in it.
    pub fn kind(&self) -> &ColumnKind {
        &self.kind
    }
}

/// What stands in a column.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum ColumnKind {
    /// Text; blanks around it are dropped.
    Text,
    /// Whole numbers within bounds; thousands in groups of three, separated by the given sign or, where none is given, by any that
    /// German lists use.
    Integer {
        /// The sign between groups.
        grouping: Option<char>,
        /// The smallest number allowed.
        min: i64,
        /// The largest number allowed.
        max: i64,
    },
    /// Numbers with a fraction behind a decimal comma, or behind a decimal point.
    Decimal {
        /// The sign before the fraction.
        mark: DecimalMark,
    },
    /// Dates in one form.
    Date(DateForm),
    /// Official keys: so many digits, zeros included.
    Key {
        /// How many digits.
        digits: usize,
    },
    /// States (Länder), by name, letters or number.
    State,
    /// Yes and no: `ja`, `nein`, `x`, bullets, `wahr`, `falsch`, `1`, `0`.
    Boolean,
    /// One of a few words, as they are written.
    Choice(Vec<String>),
    /// What names persons: counted and left out.
    Withheld,
}

/// The sign before a fraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecimalMark {
    /// `1.234,5`
    Comma,
    /// `1234.5`
    Point,
}

/// The form of the dates of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DateForm {
    /// `01.07.2020` and nothing else.
    German,
    /// `2020-07-01` and nothing else.
    Iso,
    /// `7/1/2020`, month first, and nothing else.
    American,
    /// Days since the epoch of 1900, or that of the workbook, as a spreadsheet program counts them, and nothing else.
    Serial,
    /// Days since the epoch of 1904, as Excel for Mac counted them, and nothing else.
    Serial1904,
    /// Whatever German lists write, with its own precision: `Juli 2020`, `2. HJ 2013`, `seit 2018`.
    Any,
}

/// What the cells of one row have to do with each other.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum RowRule {
    /// The first of two dates or numbers is not greater than the second, which is at fault otherwise. Positions in the profile.
    Order(usize, usize),
    /// The first two digits of a key name the state in another column. The key is at fault otherwise.
    KeyInState(usize, usize),
}
