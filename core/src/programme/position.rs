use std::cell::RefCell;
use std::ops::Range;

use crate::finding::{Finding, Origin};

/// What is found while a definition is read, each fault with its place in the file.
pub(super) struct Report<'a> {
    file: &'a str,
    text: &'a str,
    findings: RefCell<Vec<(usize, Finding)>>,
    cited: RefCell<Vec<(String, String)>>,
}

/// A place in the definition: where it stands in the file, and what it is about.
#[derive(Clone, Debug)]
pub(super) struct Spot {
    /// The byte at which it begins.
    pub(super) byte: usize,
    /// `calls`, `phases`, ...; empty at the top of the file.
    pub(super) table: String,
    /// The id of the record, or its number counted from 1 where it has none.
    pub(super) record: String,
    /// The way from the record to the value: `amendments.1.closes`.
    pub(super) field: String,
}

impl Spot {
    /// The whole way, for people and for the list of cited sources: `calls.2022.amendments.1`.
    pub(super) fn path(&self) -> String {
        let parts = [&self.table, &self.record, &self.field];
        let given: Vec<&str> = parts.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
        given.join(".")
    }

    /// A value within this one.
    pub(super) fn within(&self, key: &str, span: &Range<usize>) -> Self {
        let field = if self.field.is_empty() { key.to_owned() } else { format!("{}.{key}", self.field) };
        Self { byte: span.start, field, ..self.clone() }
    }
}

impl<'a> Report<'a> {
    pub(super) fn new(file: &'a str, text: &'a str) -> Self {
        Self { file, text, findings: RefCell::default(), cited: RefCell::default() }
    }

    /// Adds a finding about a place of the definition.
    pub(super) fn add(&self, spot: &Spot, finding: Finding) {
        let mut finding = finding.at(self.origin(spot.byte));
        if !spot.record.is_empty() {
            finding = finding.about(spot.table.clone(), &spot.record);
        } else if !spot.table.is_empty() {
            finding = finding.table(spot.table.clone());
        }
        if !spot.field.is_empty() {
            finding = finding.field(spot.field.clone());
        }
        self.findings.borrow_mut().push((spot.byte, finding));
    }

    /// Adds a finding about a place of the file that is no part of a definition yet.
    pub(super) fn add_at(&self, byte: usize, finding: Finding) {
        self.findings.borrow_mut().push((byte, finding.at(self.origin(byte))));
    }

    /// Notes that a place of the definition names a source.
    pub(super) fn cite(&self, spot: &Spot, source: &str) {
        self.cited.borrow_mut().push((spot.path(), source.to_owned()));
    }

    /// The findings in the order of the file, and every source that was named, with the place that names it.
    pub(super) fn into_parts(self) -> (Vec<Finding>, Vec<(String, String)>) {
        let mut findings = self.findings.into_inner();
        findings.sort_by_key(|&(byte, _)| byte);
        let findings = findings.into_iter().map(|(_, finding)| finding).collect();
        (findings, self.cited.into_inner())
    }

    fn origin(&self, byte: usize) -> Origin {
        let (line, column) = line_and_column(self.text, byte);
        Origin::file(self.file).line(line).column(column.to_string())
    }
}

/// The line and the column of a byte, both counted from 1; columns are characters, and a byte order mark is none.
pub(crate) fn line_and_column(text: &str, byte: usize) -> (u64, u64) {
    let mut line = 1;
    let mut column = 1;
    for (at, character) in text.char_indices() {
        if at >= byte {
            break;
        }
        match character {
            '\n' => {
                line += 1;
                column = 1;
            }
            '\u{feff}' => {}
            _ => column += 1,
        }
    }
    (line, column)
}
