//! Tables whose columns stand below each other, with blanks between them instead of a sign.

use std::ops::Range;

use super::cells::CellRows;
use super::sheet::Sheet;
use crate::convert::grid::{Cell, Form};

/// How many lines are looked at.
const SAMPLE: usize = 400;
/// Fewer lines align by chance.
const FEWEST: usize = 3;
/// No printed line is longer.
const LONGEST: usize = 1000;

/// The cells of a text that is cut wherever all lines with two blanks in a row are blank at the same two places; `None` where signs
/// separate them, or nothing does.
pub(super) fn cells(sheet: &Sheet<'_>) -> Option<CellRows> {
    let (bytes, start) = (sheet.bytes(), sheet.start());
    let sample: Vec<Line> = lines(bytes, start).take(SAMPLE).map(|span| Line::of(sheet, span)).collect();
    let filled: Vec<&Line> = sample.iter().filter(|line| !line.ink.is_empty()).collect();
    let table: Vec<&Line> = filled.iter().copied().filter(|line| line.is_spaced()).collect();
    let prose = filled.len() - table.len();
    let longest = filled.iter().map(|line| line.ink.len()).max().unwrap_or(0);
    if table.len() < FEWEST || prose * 2 > table.len() || longest > LONGEST || is_separated(bytes, &filled) {
        return None;
    }
    let gaps = gaps(&table, longest);
    let cut = |span| Line::of(sheet, span).cells(&gaps);
    (!gaps.is_empty()).then(|| CellRows::of(lines(bytes, start).map(cut)))
}

/// A line: where it stands, and where it holds anything but blanks.
struct Line {
    span: Range<usize>,
    /// By character, up to the last that is no blank.
    ink: Vec<bool>,
    /// Where each character begins.
    offsets: Vec<usize>,
}

impl Line {
    fn of(sheet: &Sheet<'_>, span: Range<usize>) -> Self {
        let text = sheet.text(span.clone());
        // In encodings of one byte the letters of the text take more bytes than those of the file.
        let single = sheet.encoding().upper().is_some();
        let at =
            |(character, (offset, _)): (usize, (usize, char))| span.start + if single { character } else { offset };
        let offsets: Vec<usize> = text.char_indices().enumerate().map(at).collect();
        let mut ink: Vec<bool> = text.chars().map(|c| !c.is_whitespace()).collect();
        ink.truncate(ink.iter().rposition(|&ink| ink).map_or(0, |last| last + 1));
        Self { span, ink, offsets }
    }

    /// Whether two blanks stand in a row between texts.
    fn is_spaced(&self) -> bool {
        let first = self.ink.iter().position(|&ink| ink).unwrap_or(0);
        self.ink.get(first..).unwrap_or_default().windows(2).any(|pair| pair == [false, false])
    }

    fn is_blank(&self, at: usize) -> bool {
        !self.ink.get(at).copied().unwrap_or(false)
    }

    /// Its texts between the gaps that are blank in it; a line without two blanks in a row is one.
    fn cells(&self, gaps: &[Range<usize>]) -> Vec<Cell> {
        let (spaced, blank) = (self.is_spaced(), |gap: &Range<usize>| gap.clone().all(|at| self.is_blank(at)));
        let own = gaps.iter().filter(|gap| spaced && blank(gap));
        let ends = own.clone().map(|gap| gap.start).chain([self.ink.len()]);
        let starts = [0].into_iter().chain(own.map(|gap| gap.end));
        starts.zip(ends).map(|(start, end)| self.cell(start..end)).collect()
    }

    /// What is no blank among some characters.
    fn cell(&self, characters: Range<usize>) -> Cell {
        let mut ink = characters.filter(|&at| !self.is_blank(at));
        let first = ink.next();
        let behind = ink.next_back().or(first).map(|last| last + 1);
        let offset = |at: usize| self.offsets.get(at).copied().unwrap_or(self.span.end);
        let (start, end) = first.zip(behind).map_or((self.span.end, self.span.end), |(a, b)| (offset(a), offset(b)));
        Cell { start, end, form: Form::Plain }
    }
}

/// The lines without their ends.
fn lines(bytes: &[u8], start: usize) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = start;
    std::iter::from_fn(move || {
        let rest = bytes.get(at..).filter(|rest| !rest.is_empty())?;
        let length = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
        let line = rest.get(..length).unwrap_or_default();
        let end = at + line.strip_suffix(b"\r").unwrap_or(line).len();
        let span = at..end;
        at += length + 1;
        Some(span)
    })
}

/// Whether most lines hold a sign that separates cells, or a comma that is no decimal one.
fn is_separated(bytes: &[u8], filled: &[&Line]) -> bool {
    let separates = |line: &&&Line| {
        let text = bytes.get(line.span.clone()).unwrap_or_default();
        let is_digit = |at: Option<usize>| at.and_then(|at| text.get(at)).is_some_and(u8::is_ascii_digit);
        let is_decimal = |at: usize| is_digit(at.checked_sub(1)) && is_digit(Some(at + 1));
        memchr::memchr3(b';', b'\t', b'|', text).is_some() || memchr::memchr_iter(b',', text).any(|at| !is_decimal(at))
    };
    filled.iter().filter(separates).count() * 2 > filled.len()
}

/// Runs of at least two places between texts at which every line of the table is blank.
fn gaps(table: &[&Line], longest: usize) -> Vec<Range<usize>> {
    let blank: Vec<bool> = (0..longest).map(|at| table.iter().all(|line| line.is_blank(at))).collect();
    let mut at = 0;
    let runs = blank.chunk_by(|a, b| a == b).map(|run| {
        at += run.len();
        (run[0], at - run.len()..at)
    });
    let runs: Vec<Range<usize>> = runs.filter(|(blank, run)| *blank && run.len() >= 2).map(|(_, run)| run).collect();
    runs.into_iter().filter(|run| run.start > 0).collect()
}
