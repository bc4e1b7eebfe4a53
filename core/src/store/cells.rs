//! The text of a table as rows of cells, and back (RFC 4180).
//!
//! A reader that forgives a quote nobody closes takes the rest of the file for one cell, and a register would lose its
//! records without a word. So this one is strict about quotes, and says on which line they went wrong.

use std::borrow::Cow;

use crate::language::Template;

/// The rows of a text, in order; after a misplaced quote there are no more.
pub(super) struct Rows<'t> {
    rest: &'t str,
    line: u64,
    carriage_returns: bool,
}

/// A row: the physical line on which it begins, counted from 1, and its cells.
pub(super) struct CellRow<'t> {
    pub(super) line: u64,
    pub(super) cells: Vec<Cow<'t, str>>,
}

/// A quote in the wrong place, and the physical line on which it stands.
#[derive(Debug)]
pub(super) struct Misplaced {
    pub(super) line: u64,
    pub(super) what: Template,
}

const UNCLOSED: Template = Template::new("ein Anführungszeichen wird nicht geschlossen", "a quote is not closed");
const INSIDE: Template =
    Template::new("ein Anführungszeichen steht mitten in einer Zelle", "a quote stands in the middle of a cell");

impl<'t> Rows<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        Self { rest: text, line: 1, carriage_returns: false }
    }

    /// Whether a line read so far ended with a carriage return.
    pub(super) fn had_carriage_returns(&self) -> bool {
        self.carriage_returns
    }

    fn take(&mut self, bytes: usize) -> &'t str {
        let (taken, rest) = self.rest.split_at(bytes);
        self.rest = rest;
        taken
    }

    /// Takes one end of line, if the text goes on with it.
    fn line_end(&mut self) -> bool {
        let bytes = match self.rest.as_bytes() {
            [b'\r', b'\n', ..] => 2,
            [b'\r' | b'\n', ..] => 1,
            _ => return false,
        };
        self.carriage_returns |= self.take(bytes).starts_with('\r');
        self.line += 1;
        true
    }

    fn cell(&mut self) -> Result<Cow<'t, str>, Misplaced> {
        let Some(quoted) = self.rest.strip_prefix('"') else {
            let end = self.rest.find([',', '"', '\r', '\n']).unwrap_or(self.rest.len());
            let cell = self.take(end);
            return if self.rest.starts_with('"') { Err(self.misplaced(INSIDE)) } else { Ok(Cow::Borrowed(cell)) };
        };
        let end = closing_quote(quoted).ok_or_else(|| self.misplaced(UNCLOSED))?;
        let content = &quoted[..end];
        self.take(end + 2);
        self.line += lines_in(content);
        match self.rest.as_bytes() {
            [] | [b',' | b'\r' | b'\n', ..] if content.contains('"') => Ok(Cow::Owned(content.replace("\"\"", "\""))),
            [] | [b',' | b'\r' | b'\n', ..] => Ok(Cow::Borrowed(content)),
            _ => Err(self.misplaced(INSIDE)),
        }
    }

    fn misplaced(&self, what: Template) -> Misplaced {
        Misplaced { line: self.line, what }
    }
}

/// Where the quote stands that closes a cell; two in a row are one of its characters.
fn closing_quote(quoted: &str) -> Option<usize> {
    let bytes = quoted.as_bytes();
    let mut at = 0;
    loop {
        at += quoted.get(at..)?.find('"')?;
        if bytes.get(at + 1) != Some(&b'"') {
            return Some(at);
        }
        at += 2;
    }
}

/// How many lines end in a text.
fn lines_in(text: &str) -> u64 {
    let ends = text.matches(['\r', '\n']).count() - text.matches("\r\n").count();
    u64::try_from(ends).unwrap_or(u64::MAX)
}

impl<'t> Iterator for Rows<'t> {
    type Item = Result<CellRow<'t>, Misplaced>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.line_end() {}
        if self.rest.is_empty() {
            return None;
        }
        let line = self.line;
        let mut cells = Vec::new();
        loop {
            match self.cell() {
                Ok(cell) => cells.push(cell),
                Err(misplaced) => {
                    self.rest = "";
                    return Some(Err(misplaced));
                }
            }
            if !self.rest.starts_with(',') {
                self.line_end();
                return Some(Ok(CellRow { line, cells }));
            }
            self.take(1);
        }
    }
}

/// Adds a row to a text: cells with commas, quotes or line ends in quotes, the line ended by LF.
pub(super) fn write_row<'c>(text: &mut String, cells: impl IntoIterator<Item = &'c str>) {
    for (position, cell) in cells.into_iter().enumerate() {
        if position > 0 {
            text.push(',');
        }
        if cell.contains([',', '"', '\r', '\n']) {
            text.push('"');
            text.push_str(&cell.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(cell);
        }
    }
    text.push('\n');
}
