//! What a cell says, once its column is understood.

pub(super) mod date;
pub(super) mod number;
pub(super) mod text;

use super::grid::Form;
use super::words;
use crate::time::GermanDate;

/// What a cell says.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Reading {
    /// The value.
    pub value: CellValue,
    /// The unit that the cell names itself: `%`, `EUR`.
    pub unit: Option<String>,
    /// How the value is meant: `ca.`, `kurzfristig`.
    pub qualifier: Option<String>,
    /// What stands behind the value and is no part of it: `krfr. Stadt`, `Neufassung`.
    pub addition: Option<String>,
    /// The mark of a footnote: `*`, `1`.
    pub footnote: Option<String>,
    /// How deep the text is indented, counted in the steps of its column.
    pub indent: usize,
    /// Whether the cell is blank and says what the one above says.
    pub inherited: bool,
    /// Whether the text was repaired, and whether letters were lost.
    pub repair: Option<TextRepair>,
}

/// How a text was repaired.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextRepair {
    /// The way back is exact.
    Lossless,
    /// Letters are lost; they come from a word list, or stay lost.
    Lossy,
}

/// The value of a cell.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum CellValue {
    /// Nothing, and why.
    Missing(Missing),
    /// Text without blanks around it.
    Text(String),
    /// Digits that are no number: a postal code, a running number, a part of a key.
    Code(String),
    /// An official key, its zeros and its state put back.
    Key(String),
    /// A whole number.
    Integer(i64),
    /// A number with a fraction, exact, with a decimal point.
    Decimal(String),
    /// A date as precise as the cell.
    Date(GermanDate),
    /// A moment in ISO 8601, UTC.
    Moment(String),
    /// Yes or no.
    Flag(bool),
    /// A postal code and a place in one cell.
    PostalPlace(String, String),
}

/// Why a cell says nothing; the marks have the meaning that official statistics give them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Missing {
    /// The cell is empty, or holds what a database writes for that: `NULL`, `NaN`, `\\N`.
    Blank,
    /// `-`, `–`, `_`: there is none.
    None,
    /// `.`, `?`, `unbekannt`: not known, or secret.
    Unknown,
    /// `...`: not yet.
    NotYet,
    /// `x`: cannot be.
    NotApplicable,
    /// `/`: too uncertain to be published.
    Uncertain,
    /// `k. A.`, `n. n.`: nobody said.
    NotStated,
    /// A spreadsheet program shows something else: a formula failed (`#NV`, `#DIV/0!`, `Err:502`), the column was too narrow (`###`).
    Error,
}

impl Missing {
    /// The reason that a mark gives; `None` for a text that says something.
    pub(super) fn of(text: &str) -> Option<Self> {
        let text = text.trim_matches([' ', '\u{a0}', '\t', '\n']);
        if !words::is_missing(text) {
            return None;
        }
        if words::lost(text).is_some() {
            return Some(Self::Error);
        }
        Some(match text.chars().next() {
            None => Self::Blank,
            Some(_) if words::is_null(text) => Self::Blank,
            Some('-' | '–' | '—' | '_') => Self::None,
            Some('…') => Self::NotYet,
            Some('.') if text.len() > 1 => Self::NotYet,
            Some('.' | '?' | 'u' | 'U' | '*') => Self::Unknown,
            Some('x' | 'X') => Self::NotApplicable,
            Some('/') => Self::Uncertain,
            Some(_) => Self::NotStated,
        })
    }
}

impl Reading {
    pub(super) fn of(value: CellValue) -> Self {
        Self {
            value,
            unit: None,
            qualifier: None,
            addition: None,
            footnote: None,
            indent: 0,
            inherited: false,
            repair: None,
        }
    }
}

/// What a cell looks like, before anything is known about its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    Blank,
    /// A mark that stands for nothing.
    Mark,
    /// A number or a date.
    Figure,
    Text,
}

pub(super) fn look(text: &str, form: Form) -> Look {
    match form {
        Form::Number | Form::Computed | Form::Date => return Look::Figure,
        Form::Error => return Look::Mark,
        _ => {}
    }
    let text = text.trim_matches([' ', '\u{a0}', '\t', '\n', '\r']);
    if text.is_empty() {
        Look::Blank
    } else if words::is_missing(text) {
        Look::Mark
    } else if number::is_like(text) || date::is_like(text) {
        Look::Figure
    } else {
        Look::Text
    }
}
