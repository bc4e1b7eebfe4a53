//! Clean rows and findings as CSV, written while the list is read.

use std::io::{self, Write};

use super::block::{TypedBlock, TypedValues};
use super::{Typed, TypedAccount, date_text, rejected};
use crate::convert::Outcome;
use crate::convert::profile::ColumnKind;
use crate::language::Language;
use chrono::Datelike;

/// What a list gives as CSV, until somebody has written it and clears it.
#[derive(Clone, Debug, Default)]
pub struct CsvParts {
    /// The clean rows: `row` and the fields of the profile.
    pub rows: Vec<u8>,
    /// What was found: `row`, `line`, `position` (of the column in the list, from 1), `field`, `code`, `name`, `found`.
    pub findings: Vec<u8>,
    /// The rejected rows, in the delimiter and the encoding of the list: `row`, `code`, `reason`, `cell`, then the cells as they
    /// stand, withheld ones blank. Mended, the file is a list that the same profile reads.
    pub rejected: Vec<u8>,
    /// The rows that hold no data and are not blank: `row`, `line`, `reason`, `text` (what stands first in it).
    pub skipped: Vec<u8>,
}

impl CsvParts {
    /// Forgets what was written.
    pub fn clear(&mut self) {
        self.rows.clear();
        self.findings.clear();
        self.rejected.clear();
        self.skipped.clear();
    }
}

impl Typed<'_> {
    /// Writes the rows that were converted and everything that was found, both as CSV, block by block: memory does not grow with the
    /// length of the list. The columns are those of [`CsvParts`].
    ///
    /// # Errors
    /// What writing gives.
    pub fn write(&self, mut rows: impl Write, mut findings: impl Write) -> io::Result<TypedAccount> {
        let mut parts = self.csv_headers();
        let account = self.blocks(|block| {
            write_rows(block, &mut parts.rows);
            write_findings(block, &mut parts.findings);
            rows.write_all(&parts.rows)?;
            findings.write_all(&parts.findings)?;
            parts.clear();
            Ok::<(), io::Error>(())
        })?;
        rows.write_all(&parts.rows)?;
        findings.write_all(&parts.findings)?;
        rows.flush()?;
        findings.flush()?;
        Ok(account)
    }

    /// The first lines of the parts.
    pub fn csv_headers(&self) -> CsvParts {
        let mut rows = b"row".to_vec();
        for name in self.fields() {
            rows.push(b',');
            text(&mut rows, name);
        }
        rows.push(b'\n');
        CsvParts {
            rows,
            findings: b"row,line,position,field,code,name,found\n".to_vec(),
            rejected: rejected::first_line(&self.shape),
            skipped: b"row,line,reason,text\n".to_vec(),
        }
    }
}

impl TypedBlock<'_> {
    /// Appends what the block gives as CSV; reasons of rejected rows in a language.
    pub fn csv(&self, parts: &mut CsvParts, language: Language) {
        write_rows(self, &mut parts.rows);
        write_findings(self, &mut parts.findings);
        rejected::write(self, &mut parts.rejected, language);
        write_skipped(self, &mut parts.skipped);
    }
}

fn write_rows(block: &TypedBlock<'_>, out: &mut Vec<u8>) {
    for slot in 0..block.len() {
        if block.outcome(slot) != Some(Outcome::Converted) {
            continue;
        }
        number(out, block.row(slot));
        for column in block.columns() {
            out.push(b',');
            match column.values() {
                TypedValues::Text(texts) => text(out, texts.get(slot).unwrap_or_default()),
                TypedValues::Integer(values) => {
                    if let Some(&Some(value)) = values.get(slot) {
                        if value < 0 {
                            out.push(b'-');
                        }
                        number(out, value.unsigned_abs());
                    }
                }
                TypedValues::Number(values) => {
                    if let Some(Some(value)) = values.get(slot) {
                        out.extend_from_slice(value.to_string().as_bytes());
                    }
                }
                TypedValues::Day(values) => {
                    if let Some(Some(day)) = values.get(slot) {
                        let year = u32::try_from(day.year()).unwrap_or_default();
                        padded(out, year, 4);
                        out.push(b'-');
                        padded(out, day.month(), 2);
                        out.push(b'-');
                        padded(out, day.day(), 2);
                    }
                }
                TypedValues::Date(values) => {
                    if let Some(Some(date)) = values.get(slot) {
                        text(out, &date_text(date));
                    }
                }
                TypedValues::State(values) => {
                    if let Some(Some(state)) = values.get(slot) {
                        out.extend_from_slice(state.iso().as_bytes());
                    }
                }
                TypedValues::Flag(values) => {
                    if let Some(&Some(flag)) = values.get(slot) {
                        out.extend_from_slice(if flag { b"true" } else { b"false" });
                    }
                }
                TypedValues::Choice(values) => {
                    if let (Some(&Some(at)), ColumnKind::Choice(words)) = (values.get(slot), column.spec().kind()) {
                        text(out, words.get(usize::from(at)).map_or("", String::as_str));
                    }
                }
            }
        }
        out.push(b'\n');
    }
}

fn write_findings(block: &TypedBlock<'_>, out: &mut Vec<u8>) {
    for finding in block.findings() {
        number(out, finding.row());
        out.push(b',');
        number(out, finding.line());
        out.push(b',');
        if let Some(position) = finding.position() {
            number(out, position as u64);
        }
        for part in [finding.field().unwrap_or_default(), finding.rule().code, finding.rule().name] {
            out.push(b',');
            text(out, part);
        }
        out.push(b',');
        text(out, finding.raw().as_deref().unwrap_or_default());
        out.push(b'\n');
    }
}

fn write_skipped(block: &TypedBlock<'_>, out: &mut Vec<u8>) {
    for row in block.skipped() {
        number(out, row.row());
        out.push(b',');
        number(out, row.line());
        for part in [row.reason().as_str(), row.text().as_deref().unwrap_or_default().trim()] {
            out.push(b',');
            text(out, part);
        }
        out.push(b'\n');
    }
}

/// A cell of text, in quotes where CSV needs them.
fn text(out: &mut Vec<u8>, text: &str) {
    let special = |byte: &u8| matches!(byte, b',' | b'"' | b'\n' | b'\r');
    if !text.as_bytes().iter().any(special) {
        out.extend_from_slice(text.as_bytes());
        return;
    }
    out.push(b'"');
    for &byte in text.as_bytes() {
        if byte == b'"' {
            out.push(b'"');
        }
        out.push(byte);
    }
    out.push(b'"');
}

fn number(out: &mut Vec<u8>, mut value: u64) {
    let mut digits = [0; 20];
    let mut at = digits.len();
    for digit in digits.iter_mut().rev() {
        *digit = b'0' + u8::try_from(value % 10).unwrap_or_default();
        value /= 10;
        at -= 1;
        if value == 0 {
            break;
        }
    }
    out.extend_from_slice(digits.get(at..).unwrap_or_default());
}

fn padded(out: &mut Vec<u8>, value: u32, width: u32) {
    for place in (0..width).rev() {
        out.push(b'0' + u8::try_from(value / 10_u32.pow(place) % 10).unwrap_or_default());
    }
}
