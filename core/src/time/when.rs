use std::fmt;
use std::str::FromStr;

use chrono::Datelike;
use serde::{Deserialize, Serialize};

use super::edtf::{self, DateError, Problem};
use super::{Day, FIRST_DAY, LAST_DAY};

/// The set of days a source allows: every day from [`earliest`](Self::earliest) to [`latest`](Self::latest), both inclusive.
///
/// `~` (approximate) and `?` (uncertain) are kept: such a date may make a day possible, never certain, never impossible.
/// The words of the source may travel along. In a table's cell a date is its EDTF text, followed by the words if there are
/// any: `[2024-01-01..2024-02-29] Jahresbeginn 2024`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct When {
    earliest: Day,
    latest: Day,
    approximate: bool,
    uncertain: bool,
    wording: Option<String>,
}

impl When {
    /// A single day.
    ///
    /// # Errors
    /// A day outside the years 1 to 9999.
    pub fn day(day: Day) -> Result<Self, DateError> {
        Self::between(day, day)
    }

    /// Some day from one day to another, both inclusive.
    ///
    /// # Errors
    /// An empty set, and days outside the years 1 to 9999.
    pub fn between(earliest: Day, latest: Day) -> Result<Self, DateError> {
        let written = || format!("[{earliest}..{latest}]");
        if earliest > latest {
            return Err(DateError::new(written(), Problem::Empty));
        }
        if earliest < FIRST_DAY || latest > LAST_DAY {
            return Err(DateError::new(written(), Problem::OutOfRange));
        }
        Ok(Self { earliest, latest, approximate: false, uncertain: false, wording: None })
    }

    /// The first day of the set; [`FIRST_DAY`] where the set is open before.
    pub fn earliest(&self) -> Day {
        self.earliest
    }

    /// The last day of the set; [`LAST_DAY`] where the set is open after.
    pub fn latest(&self) -> Day {
        self.latest
    }

    /// Whether it is a single day.
    pub fn is_exact(&self) -> bool {
        self.earliest == self.latest
    }

    /// Whether it is exactly the days of one year.
    pub fn is_year(&self) -> bool {
        self.earliest.year() == self.latest.year() && self.earliest.ordinal() == 1 && ends_year(self.latest)
    }

    /// Whether it is marked approximate, `~`.
    pub fn is_approximate(&self) -> bool {
        self.approximate
    }

    /// Whether it is marked uncertain, `?`.
    pub fn is_uncertain(&self) -> bool {
        self.uncertain
    }

    /// Whether it is marked approximate or uncertain, and so proves nothing.
    pub fn is_qualified(&self) -> bool {
        self.approximate || self.uncertain
    }

    /// The words of the source.
    pub fn wording(&self) -> Option<&str> {
        self.wording.as_deref()
    }

    /// Whether the set holds a day.
    pub fn contains(&self, day: Day) -> bool {
        (self.earliest..=self.latest).contains(&day)
    }

    /// The days two dates share, with the doubts of both and the words of this one; `None` where they share none.
    pub fn intersect(&self, other: &Self) -> Option<Self> {
        let earliest = self.earliest.max(other.earliest);
        let latest = self.latest.min(other.latest);
        (earliest <= latest).then(|| Self {
            earliest,
            latest,
            approximate: self.approximate || other.approximate,
            uncertain: self.uncertain || other.uncertain,
            wording: self.wording.clone(),
        })
    }

    /// The same days, approximate or not.
    #[must_use]
    pub fn with_approximate(mut self, approximate: bool) -> Self {
        self.approximate = approximate;
        self
    }

    /// The same days, uncertain or not.
    #[must_use]
    pub fn with_uncertain(mut self, uncertain: bool) -> Self {
        self.uncertain = uncertain;
        self
    }

    /// The same days with the words of the source; blanks around them and line breaks are dropped.
    #[must_use]
    pub fn with_wording(mut self, wording: &str) -> Self {
        let words = wording.split_whitespace().collect::<Vec<_>>().join(" ");
        self.wording = (!words.is_empty()).then_some(words);
        self
    }

    /// The same days without words.
    #[must_use]
    pub fn without_wording(&self) -> Self {
        Self { wording: None, ..self.clone() }
    }

    /// The date of a table's cell: EDTF, or EDTF, a blank and the words of the source.
    ///
    /// # Errors
    /// Text that does not begin with a date.
    pub fn from_field(cell: &str) -> Result<Self, DateError> {
        match cell.split_once(' ') {
            Some((date, words)) => Ok(edtf::read(date)?.with_wording(words)),
            None => edtf::read(cell),
        }
    }

    /// The cell of a table: EDTF, followed by the words of the source if there are any.
    pub fn to_field(&self) -> String {
        match &self.wording {
            Some(words) => format!("{self} {words}"),
            None => self.to_string(),
        }
    }
}

fn ends_year(day: Day) -> bool {
    (day.month(), day.day()) == (12, 31)
}

impl fmt::Display for When {
    /// The shortest EDTF text for these days.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&edtf::write(self))
    }
}

impl FromStr for When {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        edtf::read(text)
    }
}

impl TryFrom<String> for When {
    type Error = DateError;

    fn try_from(cell: String) -> Result<Self, Self::Error> {
        Self::from_field(&cell)
    }
}

impl From<When> for String {
    fn from(when: When) -> Self {
        when.to_field()
    }
}
