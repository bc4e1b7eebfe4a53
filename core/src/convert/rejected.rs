//! Rejected rows handed back: as a table, and as a list that can be mended and read again.

use std::borrow::Borrow;

use super::bytes::Sheet;
use crate::finding::Finding;
use crate::language::Language;
use crate::table::{Column, Table};

/// The columns in front of those of the list.
pub(super) const ADDED: [&str; 4] = ["row", "code", "reason", "cell"];

/// A rejected row: what is wrong with it, and its cells as they stood, withheld ones blank.
pub(super) struct RejectedRow {
    row: u64,
    added: [String; 3],
    cells: Vec<String>,
}

impl RejectedRow {
    pub(super) fn new<F: Borrow<Finding>>(
        row: u64,
        findings: impl Iterator<Item = F>,
        cells: Vec<String>,
        language: Language,
    ) -> Self {
        let (mut codes, mut reasons, mut headers) = (Vec::new(), Vec::new(), Vec::new());
        for finding in findings {
            let finding = finding.borrow();
            codes.push(finding.code());
            reasons.push(finding.message(language));
            headers.extend(finding.origin().and_then(|origin| origin.column.clone()));
        }
        Self { row, added: [codes.join(" "), reasons.join("; "), headers.join("; ")], cells }
    }
}

/// The rows as a table: `row`, `code`, `reason`, `cell`, then the columns of the list under their headers.
pub(super) fn table(headers: &[&str], rows: &[RejectedRow]) -> Table {
    let added = |at: usize, what| Column::text(ADDED[at + 1], what, rows.iter().map(|row| filled(&row.added[at])));
    let mut columns = vec![
        Column::integer(
            ADDED[0],
            "row of the list, counted from 1",
            rows.iter().map(|row| i64::try_from(row.row).ok()),
        ),
        added(0, "stable codes of what is wrong with it"),
        added(1, "what is wrong with it"),
        added(2, "headers of the columns in which it is wrong; missing for a whole row"),
    ];
    let width = rows.iter().map(|row| row.cells.len()).chain([headers.len()]).max().unwrap_or(0);
    for at in 0..width {
        let header = headers.get(at).filter(|header| !header.is_empty());
        let name = unused(&columns, header.map_or_else(|| format!("column {}", at + 1), ToString::to_string));
        let cells = rows.iter().map(|row| row.cells.get(at).and_then(|cell| filled(cell)));
        columns.push(Column::text(&name, "what stands there; missing where it is blank or withheld", cells));
    }
    Table::built("rejected", columns)
}

/// The first line of the list to mend.
pub(super) fn first_line<'a>(sheet: &Sheet<'_>, delimiter: u8, headers: impl Iterator<Item = &'a str>) -> Vec<u8> {
    let is_single_byte = sheet.encoding().upper().is_some();
    let mut out = if is_single_byte { Vec::new() } else { b"\xef\xbb\xbf".to_vec() };
    line(sheet, delimiter, &mut out, ADDED.into_iter().chain(headers));
    out
}

/// A row of the list to mend.
pub(super) fn write(row: &RejectedRow, sheet: &Sheet<'_>, delimiter: u8, out: &mut Vec<u8>) {
    let number = row.row.to_string();
    let cells = std::iter::once(&number).chain(&row.added).chain(&row.cells);
    line(sheet, delimiter, out, cells.map(String::as_str));
}

/// A line in the delimiter and the encoding of the list.
fn line<'a>(sheet: &Sheet<'_>, delimiter: u8, out: &mut Vec<u8>, cells: impl Iterator<Item = &'a str>) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            out.push(delimiter);
        }
        let special = |byte: u8| byte == delimiter || matches!(byte, b'"' | b'\n' | b'\r');
        if cell.bytes().any(special) {
            encode(sheet, &format!("\"{}\"", cell.replace('"', "\"\"")), out);
        } else {
            encode(sheet, cell, out);
        }
    }
    out.extend(b"\r\n");
}

/// A text in the encoding of the list; a character that the encoding lacks becomes a question mark.
fn encode(sheet: &Sheet<'_>, text: &str, out: &mut Vec<u8>) {
    if text.is_ascii() {
        out.extend_from_slice(text.as_bytes());
    } else if let Some(bytes) = sheet.encode(text) {
        out.extend(bytes);
    } else {
        out.extend(text.chars().flat_map(|c| sheet.encode(&c.to_string()).unwrap_or_else(|| b"?".to_vec())));
    }
}

fn filled(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

/// A name that no column has: that of the header, else with a number behind it.
fn unused(columns: &[Column], header: String) -> String {
    let taken = |name: &String| columns.iter().any(|column| column.name() == name);
    let numbered = (2..).map(|number| format!("{header} {number}"));
    std::iter::once(header.clone()).chain(numbered).find(|name| !taken(name)).unwrap_or(header)
}
