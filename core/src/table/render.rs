use std::fmt::Write as _;
use std::str::FromStr;

use serde_json::Value;

use super::{Cell, Column, Table};
use crate::language::{Language, numbers};

/// How a table is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Aligned columns for a terminal, numbers in the language's form.
    Text,
    /// Comma-separated values: UTF-8, LF, decimal point, empty = missing.
    Csv,
    /// A JSON array with one object per row; missing is `null`.
    Json,
    /// A Markdown table, numbers in the language's form.
    Markdown,
}

impl FromStr for Format {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "text" => Ok(Self::Text),
            "csv" => Ok(Self::Csv),
            "json" => Ok(Self::Json),
            "markdown" => Ok(Self::Markdown),
            _ => Err(format!("\"{text}\" is not a format (expected text, csv, json or markdown)")),
        }
    }
}

impl Table {
    /// The table in a format; the language decides how numbers look in text and Markdown.
    pub fn render(&self, format: Format, language: Language) -> String {
        match format {
            Format::Text => self.to_text(language),
            Format::Csv => self.to_csv(),
            Format::Json => self.to_json(),
            Format::Markdown => self.to_markdown(language),
        }
    }

    /// Comma-separated values with a header: UTF-8, LF, quoted only where needed.
    pub fn to_csv(&self) -> String {
        let mut out = String::new();
        let names = self.columns().iter().map(|column| quoted(column.name()));
        out.push_str(&names.collect::<Vec<_>>().join(","));
        out.push('\n');
        for row in 0..self.len() {
            let cells = self.columns().iter().map(|column| match column.cell(row) {
                Cell::Text(text) => quoted(text),
                other => other.to_string(),
            });
            out.push_str(&cells.collect::<Vec<_>>().join(","));
            out.push('\n');
        }
        out
    }

    /// A JSON array of objects, one per row, keys in column order.
    pub fn to_json(&self) -> String {
        // A map of serde_json would sort the keys.
        let field = |column: &Column, row| format!("    {}: {}", Value::from(column.name()), json(column.cell(row)));
        let object = |row| {
            let fields: Vec<String> = self.columns().iter().map(|column| field(column, row)).collect();
            format!("  {{\n{}\n  }}", fields.join(",\n"))
        };
        match self.len() {
            0 => "[]".to_owned(),
            rows => format!("[\n{}\n]", (0..rows).map(object).collect::<Vec<_>>().join(",\n")),
        }
    }

    /// A Markdown table.
    pub fn to_markdown(&self, language: Language) -> String {
        let mut out = String::from("|");
        for column in self.columns() {
            let _ = write!(out, " {} |", column.name());
        }
        out.push_str("\n|");
        for column in self.columns() {
            out.push_str(if column.is_numeric() { " ---: |" } else { " --- |" });
        }
        out.push('\n');
        for row in 0..self.len() {
            out.push('|');
            for column in self.columns() {
                let cell = shown(column.cell(row), column, language).replace('|', "\\|");
                let _ = write!(out, " {} |", cell.replace('\n', " "));
            }
            out.push('\n');
        }
        out
    }

    /// Aligned columns, two blanks apart, numbers to the right; cells longer than 60 characters are cut with an ellipsis.
    pub fn to_text(&self, language: Language) -> String {
        let columns: Vec<Vec<String>> = self
            .columns()
            .iter()
            .map(|column| {
                std::iter::once(column.name().to_owned())
                    .chain((0..self.len()).map(|row| cut(shown(column.cell(row), column, language))))
                    .collect()
            })
            .collect();
        let widths: Vec<usize> =
            columns.iter().map(|cells| cells.iter().map(|cell| cell.chars().count()).max().unwrap_or(0)).collect();
        let mut out = String::new();
        for row in 0..=self.len() {
            let mut line = String::new();
            for ((cells, &width), column) in columns.iter().zip(&widths).zip(self.columns()) {
                let cell = cells.get(row).map_or("", String::as_str);
                if !line.is_empty() {
                    line.push_str("  ");
                }
                let _ =
                    if column.is_numeric() { write!(line, "{cell:>width$}") } else { write!(line, "{cell:<width$}") };
            }
            out.push_str(line.trim_end());
            out.push('\n');
        }
        out
    }
}

/// A cell of a CSV file, between quotes only where it needs them.
pub(crate) fn quoted(text: &str) -> String {
    if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}

fn json(cell: Cell<'_>) -> Value {
    match cell {
        Cell::Missing => Value::Null,
        Cell::Text(text) => Value::from(text),
        Cell::Integer(number) => Value::from(number),
        Cell::Number(number) => Value::from(number),
        Cell::Flag(flag) => Value::from(flag),
        Cell::Day(day) => Value::from(day.to_string()),
    }
}

pub(super) fn shown(cell: Cell<'_>, column: &Column, language: Language) -> String {
    match cell {
        Cell::Integer(year) if column.is_year() => year.to_string(),
        Cell::Integer(number) => numbers::integer(number, language),
        Cell::Number(number) => numbers::readable(number, language),
        Cell::Flag(flag) => match (language, flag) {
            (Language::De, true) => "ja",
            (Language::De, false) => "nein",
            (Language::En, true) => "yes",
            (Language::En, false) => "no",
        }
        .to_owned(),
        Cell::Text(text) => text.replace('\n', " "),
        other => other.to_string(),
    }
}

fn cut(text: String) -> String {
    const LIMIT: usize = 60;
    if text.chars().count() <= LIMIT {
        return text;
    }
    let mut short: String = text.chars().take(LIMIT - 1).collect();
    short.push('…');
    short
}
