//! What a file holds, before anybody decides what to do with it: sheets, rows, columns, cells, each with its evidence.
//!
//! ```
//! use stadtnetz::convert::{CellValue, ColumnGuess, InspectOptions, Inspection, Skip};
//!
//! let list = "Mitglieder;;\nStadt;PLZ;Beitrag\nKassel;34117;1.234,50\nBautzen;02625;900,00\nSumme;;2.134,50\n";
//! let inspection = Inspection::read(list.as_bytes(), &InspectOptions::new("list.csv"))?;
//! let sheet = &inspection.sheets()[0];
//! assert_eq!(sheet.skip(1), Some(Skip::Title));
//! assert_eq!(sheet.skip(5), Some(Skip::Sum));
//! assert_eq!(sheet.columns()[1].guess, ColumnGuess::Code(5), "a leading zero shows that it is no number");
//! assert_eq!(sheet.reading(3, 3).value, CellValue::Decimal("1234.50".to_owned()));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub(super) mod about;
pub(super) mod beside;
mod guess;
mod header;
pub(super) mod layout;
mod proposal;
mod reading;
pub(super) mod rows;
mod skipped;
mod stages;
pub(super) mod tables;
#[cfg(test)]
mod tests;

pub use guess::ColumnGuess;
pub use rows::LineEnds;

use std::collections::BTreeMap;

use self::guess::{Evidence, guess};
use self::layout::Layout;
use self::rows::Rows;
use self::tables::OtherTable;
use super::bytes::{self, Container, Encoding, Sheet};
use super::cells::text::unguarded;
use super::cells::{CellValue, Look, Missing, Reading, TextRepair};
use super::grid::{Dialect, Form};
use super::members::{column_of_names, names_organisations, usual_field};
use super::{ConversionError, Skip, persons, rules};
use crate::finding::{Finding, Origin};
use crate::place::State;
use crate::table::{Column, Table};

/// What an inspection is told beside the file's bytes.
#[derive(Clone, Debug)]
pub struct InspectOptions {
    file: String,
    state: Option<State>,
}

impl InspectOptions {
    /// An inspection of a file of this name.
    pub fn new(file: impl Into<String>) -> Self {
        Self { file: file.into(), state: None }
    }

    /// All places of the file lie in one state: keys that leave its digits out are completed.
    #[must_use]
    pub fn state(mut self, state: State) -> Self {
        self.state = Some(state);
        self
    }
}

/// A file as it was found.
pub struct Inspection {
    sheets: Vec<InspectedSheet>,
    findings: Vec<Finding>,
}

/// A sheet as it was found: the first 262,144 rows of it.
pub struct InspectedSheet {
    sheet: Sheet<'static>,
    dialect: Dialect,
    line_ends: LineEnds,
    rows: Rows,
    layout: Layout,
    evidence: Vec<Evidence>,
    columns: Vec<InspectedColumn>,
    state: Option<State>,
    associations: bool,
}

/// A column as it was found.
#[derive(Clone, Debug, PartialEq)]
pub struct InspectedColumn {
    /// Its header, level by level.
    pub path: Vec<String>,
    /// What it holds.
    pub guess: ColumnGuess,
    /// How many cells prove it.
    pub proofs: usize,
    /// How many cells refute it.
    pub refutations: usize,
    /// Whether it holds persons, by its header or by its cells: they are not quoted.
    pub withheld: bool,
}

impl Inspection {
    /// Looks at all sheets of a file.
    ///
    /// # Errors
    /// A file that cannot be unpacked, without rows, or in no encoding taken here.
    pub fn read(bytes: &[u8], options: &InspectOptions) -> Result<Self, ConversionError> {
        Ok(Self::of_sheets(bytes::sheets(bytes.to_vec())?, options))
    }

    /// Looks at a table that somebody has already. Its rows are counted from the first one of data.
    pub fn of_table(table: &Table, options: &InspectOptions) -> Self {
        Self::of_sheets(vec![bytes::sheet_of(table)], options)
    }

    fn of_sheets(sheets: Vec<Sheet<'static>>, options: &InspectOptions) -> Self {
        let sheets: Vec<InspectedSheet> = sheets
            .into_iter()
            .enumerate()
            .flat_map(|(at, sheet)| {
                // What is beside the sheets of an archive is told once.
                let sheet = if at > 0 { sheet.beside(&[]) } else { sheet };
                InspectedSheet::all_of(sheet, options.state)
            })
            .collect();
        let findings = sheets.iter().flat_map(|sheet| sheet.about(&options.file)).collect();
        Self { sheets, findings }
    }

    /// The sheets, in the order of the file.
    pub fn sheets(&self) -> &[InspectedSheet] {
        &self.sheets
    }

    /// What was found about encodings, repairs and losses.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }
}

impl InspectedColumn {
    /// The share of its cells that prove what it holds; `None` where none says anything.
    pub fn confidence(&self) -> Option<f64> {
        let cells = self.proofs + self.refutations;
        #[expect(clippy::cast_precision_loss, reason = "a share of some hundred thousand cells")]
        (cells > 0 && self.guess != ColumnGuess::Empty).then(|| self.proofs as f64 / cells as f64)
    }
}

impl InspectedSheet {
    /// The tables that stand side by side on a sheet, each as if it had a sheet of its own.
    fn all_of(mut sheet: Sheet<'static>, state: Option<State>) -> Vec<Self> {
        let dialect = Dialect::detect(&sheet);
        let mut rows = Rows::read(&sheet, dialect.signs);
        let line_ends = rows.line_ends(&sheet);
        if rows.lie_on_their_side(&sheet) {
            sheet = sheet.transposed();
            rows = Rows::read(&sheet, dialect.signs);
        }
        let mut tables = beside::apart(sheet, &rows, dialect.signs);
        if let [(sheet, _)] = tables.as_slice()
            && sheet.range().is_none()
        {
            let whole = tables.pop().map(|(sheet, _)| Self::of((sheet, rows), dialect, line_ends, state));
            return whole.into_iter().collect();
        }
        let of = |(sheet, others): (Sheet<'static>, Vec<OtherTable>)| {
            let rows = Rows::read(&sheet, dialect.signs);
            let mut inspected = Self::of((sheet, rows), dialect.clone(), line_ends, state);
            inspected.layout.others.extend(others);
            inspected
        };
        tables.into_iter().map(of).collect()
    }

    fn of((sheet, rows): (Sheet<'static>, Rows), dialect: Dialect, line_ends: LineEnds, state: Option<State>) -> Self {
        let layout = Layout::find(&sheet, &rows);
        let title = |row: usize| layout.skips[row] == Some(Skip::Title) || layout.skips[row] == Some(Skip::Header);
        let associations = (0..rows.len()).filter(|&row| title(row)).any(|row| {
            (0..rows.width(row)).any(|column| {
                let text = rows.text(&sheet, row, column).to_lowercase();
                text.contains("samtgemeinde") || text.contains("verbandsgemeinde")
            })
        });
        let evidence: Vec<Evidence> =
            (0..layout.width).map(|column| guess(&sheet, &rows, &layout, column, state)).collect();
        let subject = column_of_names(&layout.paths);
        let columns = evidence
            .iter()
            .enumerate()
            .map(|(at, evidence)| {
                let path = layout.paths.get(at).cloned().unwrap_or_default();
                let data = (0..rows.len()).filter(|&row| layout.skips[row].is_none());
                let filled = data.filter(|&row| rows.look(row, at) != Look::Blank).take(1000);
                let texts = filled.map(|row| rows.text(&sheet, row, at));
                let contacts = texts.clone().filter(|text| persons::is_contact(text)).count();
                let field = |at: usize| usual_field(&layout.paths.get(at)?.join(" "));
                let of_organisations = names_organisations(&path.join(" "));
                let is_other =
                    field(at).is_none() || field(at).as_deref() == Some("places.name") && subject != Some(at);
                let says_persons = || {
                    is_other && contacts > 0 && contacts * 4 >= texts.clone().count()
                        || (is_other || of_organisations) && persons::are_names(texts.clone())
                };
                let withheld = path.iter().any(|header| persons::is_person_header(header))
                    || evidence.guess == ColumnGuess::Text && says_persons();
                let (guess, proofs, refutations) = (evidence.guess.clone(), evidence.proofs, evidence.refutations);
                InspectedColumn { path, guess, proofs, refutations, withheld }
            })
            .collect();
        let mut inspected = Self { sheet, dialect, line_ends, rows, layout, evidence, columns, state, associations };
        inspected.take_lone_keys();
        inspected
    }

    /// A row that holds nothing but a key is a row of data without values.
    fn take_lone_keys(&mut self) {
        for row in 0..self.rows.len() {
            let Some(column) = self.rows.first(row).filter(|_| self.layout.skips[row] == Some(Skip::Separator)) else {
                continue;
            };
            let Some(evidence) = self.evidence.get(column) else { continue };
            let text = self.rows.text(&self.sheet, row, column);
            let form = self.rows.cell(row, column).map_or(Form::Plain, |cell| cell.form);
            let read = reading::read(&text, form, evidence, self.state, self.associations);
            if matches!(read.value, CellValue::Key(_)) {
                self.layout.skips[row] = None;
            }
        }
    }

    /// The name of the sheet, where it has one.
    pub fn name(&self) -> Option<&str> {
        self.sheet.name()
    }

    /// The columns it takes, where tables stand side by side on the sheet: `D:F`, or `A:B, D:E` where a list goes on to the right.
    pub fn range(&self) -> Option<String> {
        self.sheet.range()
    }

    /// How the file holds it.
    pub fn container(&self) -> Container {
        self.sheet.container()
    }

    /// How its characters are written.
    pub fn encoding(&self) -> Encoding {
        self.sheet.encoding()
    }

    /// The sign between cells, a blank where blanks align the columns; `None` where none is needed.
    pub fn delimiter(&self) -> Option<char> {
        if self.sheet.is_aligned() {
            return Some(' ');
        }
        self.sheet.is_separated().then(|| char::from(self.dialect.signs.delimiter))
    }

    /// The sign around cells; `None` where cells stand without.
    pub fn quote(&self) -> Option<char> {
        let enclosed = |form| matches!(form, Form::Quoted | Form::Escaped | Form::Backslashed);
        let any = || (0..self.len()).any(|row| self.rows.block.cells(row).iter().any(|cell| enclosed(cell.form)));
        self.dialect.signs.quote.filter(|_| self.sheet.is_separated() && any()).map(char::from)
    }

    /// The sign before a quote that belongs to the text of a quoted cell: a backslash, or the quote itself where it is doubled.
    pub fn escape(&self) -> Option<char> {
        let doubled =
            || (0..self.len()).any(|row| self.rows.block.cells(row).iter().any(|cell| cell.form == Form::Escaped));
        let backslash = self.dialect.signs.escape.map(char::from);
        backslash.or_else(|| self.quote().filter(|_| doubled()))
    }

    /// How the lines end.
    pub fn line_ends(&self) -> LineEnds {
        self.line_ends
    }

    /// Whether the table lies on its side; rows and columns are counted as if it stood upright.
    pub fn is_transposed(&self) -> bool {
        self.sheet.is_transposed()
    }

    /// How many rows were looked at.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The columns.
    pub fn columns(&self) -> &[InspectedColumn] {
        &self.columns
    }

    /// The rows of the header, from 1.
    pub fn header_rows(&self) -> Vec<usize> {
        self.layout.header.iter().map(|row| row + 1).collect()
    }

    /// Why a row (from 1) holds no data; `None` for a row of data.
    pub fn skip(&self, row: usize) -> Option<Skip> {
        self.layout.skips.get(row.checked_sub(1)?).copied().flatten()
    }

    /// What stands in a cell; row and column from 1.
    pub fn raw(&self, row: usize, column: usize) -> String {
        self.rows.text(&self.sheet, row.wrapping_sub(1), column.wrapping_sub(1)).into_owned()
    }

    /// What a cell says; row and column from 1. A cell of a title, header or footer speaks for itself.
    pub fn reading(&self, row: usize, column: usize) -> Reading {
        let place = row.checked_sub(1).zip(column.checked_sub(1));
        let Some((row, column)) = place.filter(|&(row, _)| row < self.len()) else {
            return Reading::of(CellValue::Missing(Missing::Blank));
        };
        let cell = self.rows.cell(row, column);
        let raw = self.rows.text(&self.sheet, row, column);
        let raw = unguarded(&raw);
        let form = cell.map_or(Form::Plain, |cell| cell.form);
        let alone = Evidence {
            guess: ColumnGuess::Text,
            style: super::cells::number::Style::German,
            proofs: 0,
            refutations: 0,
            indents: Vec::new(),
            inherits: false,
            days: guess::Days::default(),
        };
        let skip = self.layout.skips.get(row).copied().flatten();
        if skip == Some(Skip::Header) {
            let (header, footnote) = super::cells::text::header(&raw);
            return Reading { footnote, ..Reading::of(CellValue::Text(header)) };
        }
        let in_body = matches!(skip, None | Some(Skip::Sum));
        let evidence = self.evidence.get(column).filter(|_| in_body).unwrap_or(&alone);
        if !in_body {
            let free = if matches!(form, Form::Plain | Form::Quoted | Form::Escaped | Form::Backslashed) {
                reading::dated(raw.trim())
            } else {
                None
            };
            return free.unwrap_or_else(|| reading::read(&raw, form, evidence, self.state, self.associations));
        }
        let mut read = reading::read(&raw, form, evidence, self.state, self.associations);
        if read.value == CellValue::Missing(Missing::Blank) && evidence.inherits && skip.is_none() {
            let above = (0..row)
                .rev()
                .find(|&above| self.layout.skips[above].is_none() && self.rows.look(above, column) != Look::Blank);
            if let Some(above) = above {
                read = Reading { inherited: true, ..self.reading(above + 1, column + 1) };
            }
        }
        if read.unit.is_none() && matches!(read.value, CellValue::Integer(_) | CellValue::Decimal(_)) {
            let measure = self.evidence.iter().position(|evidence| evidence.guess == ColumnGuess::Measure);
            read.unit = measure.map(|at| match self.rows.text(&self.sheet, row, at).trim() {
                "-" => "Anzahl".to_owned(),
                unit => unit.to_owned(),
            });
        }
        read
    }

    /// How many rows are what: `data`, or why they hold none.
    pub fn account(&self) -> Table {
        let mut counts: BTreeMap<&str, i64> = BTreeMap::new();
        for skip in &self.layout.skips {
            *counts.entry(skip.map_or("data", Skip::as_str)).or_default() += 1;
        }
        Table::built(
            "account",
            vec![
                Column::text(
                    "what",
                    "data, or why a row holds none",
                    counts.keys().map(|what| Some((*what).to_owned())),
                ),
                Column::integer("rows", "how many rows", counts.values().map(|count| Some(*count))),
            ],
        )
    }

    /// Encodings, dialect, tables, repairs and losses.
    fn about(&self, file: &str) -> Vec<Finding> {
        let origin = || Origin { sheet: self.name().map(str::to_owned), ..Origin::file(file) };
        let mut findings = about::about_sheet(file, &self.sheet);
        findings.extend(about::about_signs(file, &self.sheet, self.dialect.signs, self.line_ends()));
        findings.extend(about::about_tables(file, &self.sheet, &self.layout.others));
        let (mut lossless, mut lossy) = (0_usize, 0_usize);
        let mut first: Option<(usize, usize)> = None;
        for row in 0..self.rows.len() {
            for column in 0..self.rows.width(row) {
                if self.rows.look(row, column) != Look::Text {
                    continue;
                }
                match super::cells::text::meant(&self.rows.text(&self.sheet, row, column)).1 {
                    Some(TextRepair::Lossless) => lossless += 1,
                    Some(TextRepair::Lossy) => lossy += 1,
                    None => continue,
                }
                first = first.or(Some((row, column)));
            }
        }
        let at = |(row, column): (usize, usize)| {
            origin()
                .row(row as u64 + 1)
                .line(self.rows.block.rows.get(row).map_or(0, |row| row.line))
                .column((column + 1).to_string())
        };
        if let Some(first) = first {
            let repaired = Finding::new(&rules::TEXT_REPAIRED).with("cells", lossless);
            let lost = Finding::new(&rules::LETTERS_LOST).with("cells", lossy);
            findings.extend((lossless > 0).then(|| repaired.at(at(first))));
            findings.extend((lossy > 0).then(|| lost.at(at(first))));
        }
        findings
    }
}
