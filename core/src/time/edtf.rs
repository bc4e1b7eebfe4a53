//! Dates as text: EDTF (ISO 8601-2), as far as it says which days are meant.

use chrono::Datelike;

use super::calendar::days_in_month;
use super::{Day, FIRST_DAY, LAST_DAY, When};

/// Text that is not a date this library reads, with the reason.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{text}\" {problem}")]
pub struct DateError {
    text: String,
    problem: Problem,
}

impl DateError {
    pub(super) fn new(text: impl Into<String>, problem: Problem) -> Self {
        Self { text: text.into(), problem }
    }

    pub(super) fn problem(&self) -> Problem {
        self.problem
    }

    /// A short stable name of the reason: `interval`, `season`, `no-such-day`, ...
    pub fn reason(&self) -> &'static str {
        self.problem.name()
    }
}

macro_rules! problems {
    ($($variant:ident, $name:literal, $text:literal;)+) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
        pub(super) enum Problem { $( #[error($text)] $variant, )+ }

        impl Problem {
            fn name(self) -> &'static str {
                match self { $( Self::$variant => $name, )+ }
            }
        }
    };
}

problems! {
    Form, "form", "is not a date (expected such as 2020, 2020-07, 2020-07-01 or [2024-01-01..2024-02-29])";
    Month, "no-such-month", "has no month of that number (expected 01 to 12)";
    NoSuchDay, "no-such-day", "is not in the calendar (that month is shorter)";
    YearZero, "year", "is outside the years 0001 to 9999";
    OutOfRange, "year", "is outside the years 0001 to 9999";
    Empty, "reversed", "ends before it begins (days swapped?)";
    Interval, "interval", "is an interval, not one date (write it as a first and a last day)";
    Season, "season", "names a season (write the months that are meant, such as [2020-06-01..2020-08-31])";
    Grouping, "grouping", "names a part of a year that is neither quarter (33 to 36) nor half (40, 41)";
    Set, "set", "names several dates (write one record for each)";
    LongYear, "long-year", "has a year with exponent, significant digits or more than four digits (years 0001 to 9999 only)";
    Negative, "negative-year", "has a negative year (years 0001 to 9999 only)";
    Time, "time-of-day", "has a time of day (days only)";
    Unspecified, "unspecified-digit", "has unspecified digits (write the range that is meant, such as [2010-01-01..2019-12-31])";
    PartQualified, "part-qualified", "marks only a part of the date as uncertain or approximate (mark the whole date at its end)";
    ShortYear, "short-year", "has a year of two digits (write all four)";
    NotADay, "not-a-day", "is not a single day (expected such as 2020-07-01)";
    NotASpan, "not-a-span", "is not a span (expected such as 2015-09/2017-12-31)";
}

/// Reads a date; see [`When`].
pub(super) fn read(text: &str) -> Result<When, DateError> {
    let fail = |problem| Err(DateError::new(text, problem));
    if let Some(problem) = refused_by_name(text) {
        return fail(problem);
    }
    let inner = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    let result = match inner {
        Some(inner) => match inner.split_once("..") {
            Some((from, until)) => one_of_range(from, until),
            None => single(inner),
        },
        None => single(text),
    };
    result.map_err(|problem| DateError::new(text, problem))
}

/// Forms of EDTF that are understood and not taken: they do not say which days are meant, or mean more than one date.
fn refused_by_name(text: &str) -> Option<Problem> {
    let date_part = |c: char| c.is_ascii_digit() || c == '-';
    if text.contains('/') {
        Some(Problem::Interval)
    } else if text.contains('T') && text.starts_with(date_part) {
        Some(Problem::Time)
    } else if text.starts_with('{') || text.contains(',') {
        Some(Problem::Set)
    } else if text.starts_with("Y-") || text.starts_with('-') {
        Some(Problem::Negative)
    } else if text.starts_with('Y') || text.contains('S') || text.contains('E') {
        Some(Problem::LongYear)
    } else if text.contains(['X', 'x', 'u']) && text.chars().any(|c| c.is_ascii_digit() || c == 'X') {
        Some(Problem::Unspecified)
    } else {
        None
    }
}

fn one_of_range(from: &str, until: &str) -> Result<When, Problem> {
    let (from, until) = match (from, until) {
        ("", "") => return Err(Problem::Form),
        ("", until) => (None, Some(single(until)?)),
        (from, "") => (Some(single(from)?), None),
        (from, until) => (Some(single(from)?), Some(single(until)?)),
    };
    let doubts = |pick: fn(&When) -> bool| from.iter().chain(&until).any(pick);
    let earliest = from.as_ref().map_or(FIRST_DAY, When::earliest);
    let latest = until.as_ref().map_or(LAST_DAY, When::latest);
    let when = When::between(earliest, latest).map_err(|_| Problem::Empty)?;
    Ok(when.with_approximate(doubts(When::is_approximate)).with_uncertain(doubts(When::is_uncertain)))
}

fn single(text: &str) -> Result<When, Problem> {
    let (date, approximate, uncertain) = match text.char_indices().next_back() {
        Some((at, '~')) => (&text[..at], true, false),
        Some((at, '?')) => (&text[..at], false, true),
        Some((at, '%')) => (&text[..at], true, true),
        _ => (text, false, false),
    };
    if date.contains(['~', '?', '%']) {
        return Err(Problem::PartQualified);
    }
    let (earliest, latest) = days_of(date)?;
    let when = When::between(earliest, latest).map_err(|_| Problem::OutOfRange)?;
    Ok(when.with_approximate(approximate).with_uncertain(uncertain))
}

fn days_of(date: &str) -> Result<(Day, Day), Problem> {
    let mut parts = date.split('-');
    let year = parts.next().ok_or(Problem::Form)?;
    if year.len() > 4 && year.bytes().all(|b| b.is_ascii_digit()) && year.len() != 8 {
        return Err(Problem::LongYear);
    }
    let year = i32::try_from(digits(year, 4)?).map_err(|_| Problem::Form)?;
    if year == 0 {
        return Err(Problem::YearZero);
    }
    let (part, day) = (parts.next(), parts.next());
    if parts.next().is_some() {
        return Err(Problem::Form);
    }
    match (part, day) {
        (None, _) => months(year, 1, 12),
        (Some("H1"), None) => months(year, 1, 6),
        (Some("H2"), None) => months(year, 7, 12),
        (Some(quarter), None) if quarter.len() == 2 && quarter.starts_with('Q') => match digits(&quarter[1..], 1)? {
            number @ 1..=4 => months(year, 3 * number - 2, 3 * number),
            _ => Err(Problem::Form),
        },
        (Some(part), None) => match digits(part, 2)? {
            month @ 1..=12 => months(year, month, month),
            21..=32 => Err(Problem::Season),
            quarter @ 33..=36 => months(year, 3 * (quarter - 32) - 2, 3 * (quarter - 32)),
            40 => months(year, 1, 6),
            41 => months(year, 7, 12),
            37..=39 => Err(Problem::Grouping),
            _ => Err(Problem::Month),
        },
        (Some(month), Some(day)) => {
            let (month, day) = (digits(month, 2)?, digits(day, 2)?);
            let length = days_in_month(year, month).ok_or(Problem::Month)?;
            if day == 0 || day > length {
                return Err(Problem::NoSuchDay);
            }
            let day = Day::from_ymd_opt(year, month, day).ok_or(Problem::NoSuchDay)?;
            Ok((day, day))
        }
    }
}

fn months(year: i32, first: u32, last: u32) -> Result<(Day, Day), Problem> {
    let length = days_in_month(year, last).ok_or(Problem::Month)?;
    let from = Day::from_ymd_opt(year, first, 1).ok_or(Problem::Month)?;
    let until = Day::from_ymd_opt(year, last, length).ok_or(Problem::Month)?;
    Ok((from, until))
}

fn digits(text: &str, length: usize) -> Result<u32, Problem> {
    if text.len() != length || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Problem::Form);
    }
    text.parse().map_err(|_| Problem::Form)
}

/// The shortest text that reads back as the same days.
pub(super) fn write(when: &When) -> String {
    let mark = match (when.is_approximate(), when.is_uncertain()) {
        (false, false) => "",
        (true, false) => "~",
        (false, true) => "?",
        (true, true) => "%",
    };
    if let Some(date) = plain(when) {
        return format!("{date}{mark}");
    }
    let side = |day: Day| format!("{}{mark}", iso(day));
    let open_before = when.earliest() == FIRST_DAY;
    let open_after = when.latest() == LAST_DAY;
    match (open_before, open_after) {
        (true, false) => format!("[..{}]", side(when.latest())),
        (false, true) => format!("[{}..]", side(when.earliest())),
        _ => format!("[{}..{}]", side(when.earliest()), side(when.latest())),
    }
}

fn plain(when: &When) -> Option<String> {
    let (from, until) = (when.earliest(), when.latest());
    if from == until {
        return Some(iso(from));
    }
    let whole = from.day() == 1 && days_in_month(until.year(), until.month()) == Some(until.day());
    if from.year() != until.year() || !whole {
        return None;
    }
    let year = from.year();
    match (from.month(), until.month()) {
        (1, 12) => Some(format!("{year:04}")),
        (first, last) if first == last => Some(format!("{year:04}-{first:02}")),
        (1, 6) => Some(format!("{year:04}-40")),
        (7, 12) => Some(format!("{year:04}-41")),
        (first, last) if first % 3 == 1 && last == first + 2 => Some(format!("{year:04}-{}", 33 + (first - 1) / 3)),
        _ => None,
    }
}

fn iso(day: Day) -> String {
    format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
}
