//! What a cell says, once its column is understood.

use super::guess::{ColumnGuess, Days, Evidence, is_damaged_key, key_of, postal_place};
use crate::convert::cells::number::{self, Style};
use crate::convert::cells::{CellValue, Missing, Reading, date, text};
use crate::convert::grid::Form;
use crate::convert::words;
use crate::place::State;
use crate::time::{GermanDate, When};

/// Reads a cell of a column.
pub(super) fn read(raw: &str, form: Form, evidence: &Evidence, land: Option<State>, association: bool) -> Reading {
    let trimmed = raw.trim_matches([' ', '\u{a0}', '\t', '\n', '\r']);
    if form == Form::Error {
        return Reading::of(CellValue::Missing(Missing::Error));
    }
    match evidence.guess {
        ColumnGuess::Flag => {
            if let Some(flag) = words::truth(trimmed)
                .filter(|_| trimmed.len() > 1 || !trimmed.as_bytes().first().is_some_and(u8::is_ascii_digit))
            {
                return Reading::of(CellValue::Flag(flag));
            }
            if matches!(trimmed, "-" | "–") {
                return Reading::of(CellValue::Flag(false));
            }
        }
        ColumnGuess::Measure => return Reading::of(CellValue::Text(measure(trimmed).to_owned())),
        _ => {}
    }
    if let Some(missing) = Missing::of(trimmed) {
        return Reading::of(CellValue::Missing(missing));
    }
    let typed = match evidence.guess {
        ColumnGuess::Key(_) => key(trimmed, land, association).map(|key| Reading::of(CellValue::Key(key))),
        ColumnGuess::Code(_) => Some(Reading::of(CellValue::Code(trimmed.to_owned()))),
        ColumnGuess::Moment => trimmed.parse().ok().and_then(date::moment).map(|at| Reading::of(CellValue::Moment(at))),
        ColumnGuess::Date => written(trimmed, evidence.days).or_else(|| dated(trimmed)),
        ColumnGuess::PostalPlace => postal_place(trimmed)
            .map(|(code, place)| Reading::of(CellValue::PostalPlace(code.to_owned(), text::meant(place).0))),
        ColumnGuess::Text if form == Form::Plain || form == Form::Quoted => {
            amount(trimmed).or_else(|| date::is_like(trimmed).then(|| dated(trimmed))?)
        }
        _ if form == Form::Date => dated(trimmed),
        _ => figure(trimmed, form, evidence.style),
    };
    typed.unwrap_or_else(|| words_of(raw, evidence))
}

fn measure(text: &str) -> &str {
    // Official statistics write the dash where the figure is a plain count.
    if text == "-" { "Anzahl" } else { text }
}

fn words_of(raw: &str, evidence: &Evidence) -> Reading {
    let (meant, repair) = text::meant(raw);
    let (plain, footnote) = text::without_footnote(&meant);
    let (plain, addition) = text::without_kind(plain);
    let value = text::from_capitals(plain).unwrap_or_else(|| plain.to_owned());
    let blanks = raw.len() - raw.trim_start().len();
    let indent = evidence.indents.iter().filter(|&&depth| depth < blanks).count();
    Reading { addition: addition.map(str::to_owned), footnote, indent, repair, ..Reading::of(CellValue::Text(value)) }
}

/// A number in the style of its column; that of a workbook is written with a point.
pub(super) fn figure(text: &str, form: Form, style: Style) -> Option<Reading> {
    let style = if matches!(form, Form::Number | Form::Computed) { Style::Point } else { style };
    let number = number::read(text, style)?;
    let value = match number.digits.parse() {
        Ok(whole) => CellValue::Integer(whole),
        Err(_) => CellValue::Decimal(number.digits),
    };
    Some(Reading { unit: number.unit, qualifier: number.qualifier, footnote: number.footnote, ..Reading::of(value) })
}

/// An amount with its currency, which says by itself what it is.
fn amount(text: &str) -> Option<Reading> {
    figure(text, Form::Plain, Style::German).filter(|reading| reading.unit.as_deref() == Some("EUR"))
}

/// A day in a form of other programs.
fn written(text: &str, days: Days) -> Option<Reading> {
    let day = match days {
        Days::German => None,
        Days::American => date::american(text),
        Days::Serial => date::serial(text),
        Days::Serial1904 => date::serial_1904(text),
    };
    let when = When::day(day?).ok()?;
    Some(Reading::of(CellValue::Date(GermanDate::When(when))))
}

/// A date, also among words.
pub(super) fn dated(text: &str) -> Option<Reading> {
    let dated = date::read_among_words(text)?;
    Some(Reading { qualifier: dated.qualifier, addition: dated.addition, ..Reading::of(CellValue::Date(dated.date)) })
}

/// The key in a cell, its zero and its state put back.
///
/// Without a state, seven digits have lost the zero of states 01 to 09. In a list of one state, the digits of the state may be left
/// out: three digits are a district, five or six a municipality, and six an association where the list is one of associations.
fn key(text: &str, land: Option<State>, association: bool) -> Option<String> {
    let digits: String = if text.bytes().all(|byte| byte.is_ascii_digit()) {
        text.to_owned()
    } else if is_damaged_key(text) {
        let zero = |c: char| if "DOo".contains(c) { '0' } else { c };
        text.chars().map(zero).map(|c| if "lI".contains(c) { '1' } else { c }).filter(char::is_ascii_digit).collect()
    } else {
        return None;
    };
    if let Some(key) = key_of(&digits) {
        return Some(key);
    }
    let land = land.map(|state| format!("{:02}", state.number()))?;
    Some(match digits.len() {
        6 if association => format!("{land}{}5{}", &digits[..3], &digits[3..]),
        3 | 6 => format!("{land}{digits}"),
        5 => format!("{land}0{digits}"),
        _ => return None,
    })
}
