//! What cells of spreadsheets of `OpenDocument` show, which keep beside each value its text.

use super::{Shown, ShownCells};
use crate::convert::bytes::html::{Piece, characters, pieces};
use crate::convert::bytes::spreadsheet_xml::{attribute, number};

/// A date that is repeated in more cells is no date of a list.
const MOST_REPEATED: usize = 1 << 16;

/// The cells that show something else than their value, table by table, by the content of a spreadsheet.
pub(in crate::convert::bytes) fn tables(content: &str) -> Vec<ShownCells> {
    let mut walk = Walk::default();
    pieces(content, &[], |piece| match piece {
        Piece::Text(text) if walk.cell.is_some() && !walk.in_annotation => walk.text.push_str(&characters(text)),
        Piece::Text(_) => {}
        Piece::Tag(tag) => walk.tag(tag),
    });
    walk.found
}

/// The content of a spreadsheet without drawings, whose text and tables are none of its cells; `None` where it has none.
pub(in crate::convert::bytes) fn without_drawings(content: &str) -> Option<String> {
    if !["<draw:", "<table:shapes"].iter().any(|tag| memchr::memmem::find(content.as_bytes(), tag.as_bytes()).is_some())
    {
        return None;
    }
    let (mut out, mut depth) = (String::with_capacity(content.len()), 0_usize);
    for piece in content.split_inclusive('>') {
        let (text, tag) = piece.rsplit_once('<').unwrap_or((piece, ""));
        let is_drawing = |tag: &str| tag.starts_with("draw:") || tag.starts_with("table:shapes");
        if depth == 0 {
            out.push_str(text);
        }
        match tag.strip_prefix('/') {
            Some(end) if is_drawing(end) => depth = depth.saturating_sub(1),
            None if is_drawing(tag) => depth += usize::from(!tag.ends_with("/>")),
            _ if depth == 0 && !tag.is_empty() => {
                out.push('<');
                out.push_str(tag);
            }
            _ => {}
        }
    }
    Some(out)
}

/// What a cell keeps.
enum Value {
    Day(String),
    Share,
    Amount(&'static str),
    Number(String),
}

#[derive(Default)]
struct Walk {
    found: Vec<ShownCells>,
    row: usize,
    rows: usize,
    column: usize,
    /// The value of the cell, and over how many columns it is repeated.
    cell: Option<(Value, usize)>,
    text: String,
    in_annotation: bool,
}

impl Walk {
    fn tag(&mut self, tag: &str) {
        let name = tag.trim_end_matches('/').split_whitespace().next().unwrap_or_default();
        match name {
            "table:table" => {
                self.found.push(ShownCells::new());
                (self.row, self.rows) = (0, 0);
            }
            "table:table-row" => {
                self.row += std::mem::take(&mut self.rows);
                self.rows = number(tag, "number-rows-repeated").unwrap_or(1);
                self.column = 0;
            }
            "table:table-cell" | "table:covered-table-cell" => {
                let columns = number(tag, "number-columns-repeated").unwrap_or(1);
                let day = || Some(Value::Day(attribute(tag, "date-value")?.to_owned()));
                let share = || (attribute(tag, "value-type") == Some("percentage")).then_some(Value::Share);
                let amount = || Some(Value::Amount(currency(attribute(tag, "currency")?)?));
                let number = || Some(Value::Number(attribute(tag, "value")?.to_owned()));
                match day().or_else(share).or_else(amount).or_else(number).filter(|_| !tag.ends_with('/')) {
                    Some(value) => self.cell = Some((value, columns)),
                    None => self.column = self.column.saturating_add(columns),
                }
                self.text.clear();
            }
            "/table:table-cell" | "/table:covered-table-cell" => self.end_cell(),
            "office:annotation" => self.in_annotation = !tag.ends_with('/'),
            "/office:annotation" => self.in_annotation = false,
            _ => {}
        }
    }

    fn end_cell(&mut self) {
        let Some((value, columns)) = self.cell.take() else { return };
        let (row, column) = (self.row, self.column);
        self.column = column.saturating_add(columns);
        let shown = match value {
            Value::Day(day) => of_day(&self.text, &day),
            Value::Share => Some(Shown::Percent),
            Value::Amount(unit) => Some(Shown::Amount(unit)),
            Value::Number(number) => of_number(&self.text, &number),
        };
        let Some(shown) = shown else { return };
        if columns.saturating_mul(self.rows) > MOST_REPEATED {
            return;
        }
        let at = |row: usize, column: usize| Some((u32::try_from(row).ok()?, u32::try_from(column).ok()?));
        let repeated =
            (row..row + self.rows).flat_map(|row| (column..column + columns).filter_map(move |to| at(row, to)));
        if let Some(cells) = self.found.last_mut() {
            cells.extend(repeated.map(|at| (at, shown)));
        }
    }
}

fn currency(code: &str) -> Option<&'static str> {
    ["EUR", "DM", "CHF", "USD", "GBP"].into_iter().find(|known| *known == code)
}

/// The zeros that a text has in front of a whole number.
fn of_number(text: &str, number: &str) -> Option<Shown> {
    let digits: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let has_zeros = digits.len() > number.len() && digits.trim_start_matches('0') == number;
    (has_zeros && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(Shown::Digits(digits.len()))
}

/// How much of a day in ISO 8601 a text shows: `Juli 2020`, `07/2020` its month, `2020` its year.
fn of_day(text: &str, day: &str) -> Option<Shown> {
    let (year, month) = (day.get(..4)?, day.get(5..7)?);
    let numbers: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty()).collect();
    let is_year = |run: &str| run == year || (run.len() == 2 && year.ends_with(run));
    let month_in_words = text.split(|c: char| !c.is_alphabetic()).any(|word| is_month(word, month));
    match numbers.as_slice() {
        [run] if month_in_words => (is_year(run) && day.get(8..10) != Some(*run)).then_some(Shown::Month),
        [run] => (*run == year).then_some(Shown::Year),
        [a, b] if !month_in_words => {
            let is_month = |run: &str| run.trim_start_matches('0') == month.trim_start_matches('0');
            ((*a == year && is_month(b)) || (is_month(a) && *b == year)).then_some(Shown::Month)
        }
        _ => None,
    }
}

/// Whether a word names the month of this number, in German or English, in full or by its first letters.
fn is_month(word: &str, number: &str) -> bool {
    const BEGINNINGS: [(&str, &str); 16] = [
        ("jan", "01"),
        ("jän", "01"),
        ("feb", "02"),
        ("mär", "03"),
        ("mrz", "03"),
        ("mar", "03"),
        ("apr", "04"),
        ("mai", "05"),
        ("may", "05"),
        ("jun", "06"),
        ("jul", "07"),
        ("aug", "08"),
        ("sep", "09"),
        ("okt", "10"),
        ("oct", "10"),
        ("nov", "11"),
    ];
    let word = word.to_lowercase();
    let december = number == "12" && (word.starts_with("dez") || word.starts_with("dec"));
    december || BEGINNINGS.iter().any(|(beginning, of)| *of == number && word.starts_with(beginning))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_shows_a_day_a_month_or_a_year() {
        let rows = [
            ("Juli 2020", "2020-07-01", Some(Shown::Month), "a month in words"),
            ("Jul 20", "2020-07-01", Some(Shown::Month), "abbreviated"),
            ("Jul 20", "2020-07-20", None, "the day or the year"),
            ("Dez. 2020", "2020-12-01", Some(Shown::Month), "with a point"),
            ("07/2020", "2020-07-01", Some(Shown::Month), "in numbers"),
            ("2020-07", "2020-07-01", Some(Shown::Month), "the year first"),
            ("2020", "2020-07-01", Some(Shown::Year), "a year"),
            ("seit 2020", "2020-07-01", Some(Shown::Year), "a word of the format"),
            ("01.07.2020", "2020-07-01", None, "a day"),
            ("1. Juli 2020", "2020-07-01", None, "a day in words"),
            ("01.07.", "2020-07-01", None, "a day without its year"),
            ("1. Juli", "2020-07-01", None, "the same in words"),
            ("07.2020 10:30", "2020-07-01T10:30:00", None, "a moment"),
            ("###", "2020-07-01", None, "nothing shown"),
        ];
        for (text, day, shown, why) in rows {
            assert_eq!(of_day(text, day), shown, "{text}: {why}");
        }
    }
}
