//! The typed exit: a list of any length as typed columns, by a profile, block by block.
//!
//! A block of some thousand rows is cut into spans, every column of it is read in one loop, the rules of the profile are checked,
//! and the block is handed to whoever asked. Nothing is kept but counts and the values of unique columns, so memory does not grow
//! with the number of findings.

mod account;
mod block;
pub(super) mod fast;
mod gather;
mod groups;
mod kernels;
mod rejected;
mod rows;
mod shape;
mod skipped;
#[cfg(test)]
mod tests;
mod write;

pub use account::{CellCount, TypedAccount};
pub use block::{BlockFinding, Texts, TypedBlock, TypedColumn, TypedValues};
pub use gather::Gathered;
pub use groups::FindingGroups;
pub use skipped::SkippedRow;
pub use write::CsvParts;

use std::borrow::Cow;
use std::collections::BTreeMap;

use self::block::{CellFlaw, Expected};
use self::kernels::{Column as Kernel, Count, Words};
use self::rows::Seen;
use self::shape::Shape;
use super::above::Above;
use super::days::{first_day, last_day};
use super::grid::{Block, Position, QuoteFault};
use super::inspect::about::{about_left_out, about_sheet, about_tables};
use super::profile::{ColumnKind, Profile};
use super::{ConversionError, Encoding, Outcome, Skip, bytes, rules, words};
use crate::finding::{Finding, Origin, Severity};
use crate::table::Table;
use crate::time::GermanDate;

/// A list that is ready to be read by a profile.
///
/// ```
/// use stadtnetz::convert::{Profile, Typed};
///
/// let profile = Profile::from_toml("p.toml", "name = \"p\"\n\
///     [[columns]]\nname = \"place\"\nheaders = [\"Stadt\"]\ntype = \"text\"\nkey = true\n\
///     [[columns]]\nname = \"joined\"\nheaders = [\"Beitritt\"]\ntype = \"date\"\nformat = \"dd.mm.yyyy\"\n")?;
/// let list = "Stadt;Beitritt\nKassel;01.07.2020\nBautzen;31.04.2021\nSumme;2\n";
/// let (mut rows, mut findings) = (Vec::new(), Vec::new());
/// let account = Typed::open("list.csv", list.as_bytes(), &profile)?.write(&mut rows, &mut findings)?;
/// assert_eq!(String::from_utf8(rows)?, "row,place,joined\n2,Kassel,2020-07-01\n3,Bautzen,\n");
/// assert_eq!((account.rows(), account.findings_of("T002")), (4, 1));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Typed<'a> {
    shape: Shape<'a>,
    fix: bool,
}

/// How far a list has been read, and what is known of the rows before.
pub struct Pass {
    /// The typed columns: their position in the profile and in the list.
    columns: Vec<(usize, usize)>,
    words: Vec<Words>,
    seen: Vec<Seen>,
    above: Above,
    /// Whether a column of the list is none of them.
    others: Vec<bool>,
    account: TypedAccount,
    /// By rule and position in the list.
    found: BTreeMap<(&'static str, &'static str, Option<u32>), u64>,
    at: Position,
    block: Block,
}

impl Pass {
    /// How many bytes of the sheet have been read, rows of a workbook counted as one byte each.
    pub fn done(&self) -> usize {
        self.at.at
    }
}

impl<'a> Typed<'a> {
    /// Finds the header and the columns of a profile in a file; `file` names it in findings. Bytes and profile are borrowed or
    /// given away.
    ///
    /// # Errors
    /// A file without rows, or in which no row is a header with the profile's required columns.
    pub fn open(
        file: impl Into<String>,
        bytes: impl Into<Cow<'a, [u8]>>,
        profile: impl Into<Cow<'a, Profile>>,
    ) -> Result<Self, ConversionError> {
        Ok(Self { shape: Shape::find(&file.into(), bytes.into(), &profile.into())?, fix: false })
    }

    /// The same for a table that somebody has already: its texts are read as the cells of a list are, its numbers, days and flags
    /// are what they are. Rows are counted from the first one of data.
    ///
    /// # Errors
    /// A table in which no column has a header of the profile, or that lacks a required one.
    pub fn of_table(
        name: impl Into<String>,
        table: &Table,
        profile: impl Into<Cow<'a, Profile>>,
    ) -> Result<Self, ConversionError> {
        Ok(Self { shape: Shape::of_sheet(&name.into(), bytes::sheet_of(table), profile.into())?, fix: false })
    }

    /// Gives leave for repairs that nothing in the row proves, each told: a lost zero of a key is put back, a year of two digits is
    /// one from 1950 to 2049.
    #[must_use]
    pub fn fix(self, fix: bool) -> Self {
        Self { fix, ..self }
    }

    /// What [`Pass::done`] is at the end.
    pub fn size(&self) -> usize {
        let sheet = self.shape.sheet();
        sheet.cells().map_or(sheet.bytes().len(), bytes::CellRows::len)
    }

    /// How the file is read.
    pub fn encoding(&self) -> Encoding {
        self.shape.sheet().encoding()
    }

    /// The row of the header, from 1.
    pub fn header_row(&self) -> u64 {
        self.shape.header_row()
    }

    /// The fields of the profile that the list has, in the order of the profile.
    pub fn fields(&self) -> impl Iterator<Item = &str> {
        self.typed_columns().map(|(column, _)| self.shape.profile().columns[column].name.as_str())
    }

    /// What the list lacks: findings about columns of the profile that no header names.
    pub fn about_columns(&self) -> Vec<Finding> {
        let columns = self.shape.profile().columns.iter().enumerate();
        let absent = columns.filter(|(at, _)| self.shape.position(*at).is_none());
        let finding = |(_, column): (usize, &super::ColumnSpec)| {
            Finding::new(&rules::FIELD_WITHOUT_COLUMN)
                .table(self.shape.profile().name().to_owned())
                .field(column.name().to_owned())
                .with("field", column.name())
                .with("expected", column.headers().join(", "))
                .at(Origin::file(self.shape.file()))
        };
        absent.map(finding).collect()
    }

    /// What is unusual about the file and its layout: encoding, other tables on the sheet, a table on its side.
    pub fn about_file(&self) -> Vec<Finding> {
        let (file, sheet) = (self.shape.file(), self.shape.sheet());
        let tables = about_tables(file, sheet, self.shape.others());
        about_sheet(file, sheet).into_iter().chain(tables).chain(about_left_out(file, self.shape.left_out())).collect()
    }

    /// What was found before the first row is read: about the file, then about its columns.
    pub fn about(&self) -> Vec<Finding> {
        let mut about = self.about_file();
        about.extend(self.about_columns());
        about
    }

    /// Columns of the profile that are typed: their position in the profile and in the list.
    fn typed_columns(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        let columns = self.shape.profile().columns.iter().enumerate();
        columns
            .filter(|(_, column)| column.kind != ColumnKind::Withheld)
            .filter_map(|(at, _)| Some((at, self.shape.position(at)?)))
    }

    /// Reads the list block by block; `sink` sees every block once, in order.
    ///
    /// # Errors
    /// What the sink gives; reading stops there.
    pub fn blocks<E>(&self, mut sink: impl FnMut(&TypedBlock<'_>) -> Result<(), E>) -> Result<TypedAccount, E> {
        let mut pass = self.begin();
        while let Some(done) = self.next_block(&mut pass, &mut sink) {
            done?;
        }
        Ok(self.account(&pass))
    }

    /// A pass over the list, before its first block.
    pub fn begin(&self) -> Pass {
        let columns: Vec<(usize, usize)> = self.typed_columns().collect();
        let kind = |at: usize| &self.shape.profile().columns[at].kind;
        let mut account = TypedAccount::default();
        account.cells.other_table = self.shape.sheet().outside();
        account.cells.read = account.cells.other_table;
        Pass {
            words: columns.iter().map(|&(at, _)| Words::of(kind(at), self.shape.sheet())).collect(),
            seen: columns.iter().map(|_| Seen::default()).collect(),
            above: Above::of(
                columns
                    .iter()
                    .filter(|(at, _)| self.shape.profile().columns[*at].fill_down)
                    .map(|&(_, position)| (position, true)),
            ),
            others: (0..self.shape.width()).map(|at| !columns.iter().any(|&(_, position)| position == at)).collect(),
            columns,
            account,
            found: BTreeMap::new(),
            at: self.shape.splitter().position(),
            block: Block::default(),
        }
    }

    /// Reads the next block of a pass and shows it; `None` where there is none left.
    pub fn next_block<R>(&self, pass: &mut Pass, look: impl FnOnce(&TypedBlock<'_>) -> R) -> Option<R> {
        let profile = self.shape.profile();
        let mut splitter = self.shape.splitter().go_on_at(pass.at);
        if !splitter.next_block(&mut pass.block) {
            return None;
        }
        let Pass { columns, words, seen, above, others, account, found, at, block } = pass;
        *at = splitter.position();
        let suspect = self.shape.sheet().is_suspect(self.shape.span(block));
        let mut skipped = Vec::new();
        let rows = self.rows_of_data(block, account, &mut skipped);
        above.fill(self.shape.sheet(), block, &rows);
        let mut flaws: Vec<CellFlaw> = Vec::new();
        let wide = self.shapes(block, &rows, &mut flaws);
        let mut count = Count::default();
        let mut typed: Vec<TypedColumn<'_>> = Vec::with_capacity(columns.len());
        for (&(at, position), words) in columns.iter().zip(words) {
            let spec = &profile.columns[at];
            // What stands above may come from an earlier block.
            let suspect = suspect || spec.fill_down;
            let kernel =
                Kernel { sheet: self.shape.sheet(), block, rows: &rows, position, spec, words, suspect, fix: self.fix };
            let (values, of_column) = kernel.read(&mut flaws);
            count.missing += of_column.missing;
            count.faulty += of_column.faulty;
            typed.push(TypedColumn { spec, position, values });
        }
        for (column, seen) in typed.iter().zip(seen).filter(|(column, _)| column.spec.unique) {
            rows::repeated(column, |slot| block.row_number(rows[slot]), seen, &mut flaws);
        }
        let refused = flaws.len();
        for column in &mut typed {
            rows::implausible(column, &mut flaws);
        }
        for rule in &profile.rules {
            rows::check(rule, &profile.columns, &mut typed, &mut flaws);
        }
        count.faulty += (flaws.len() - refused) as u64;
        flaws.sort_by_key(|flaw| (flaw.slot, flaw.position));
        let outcomes = self.outcomes(&typed, rows.len(), &wide, &flaws);
        self.count(block, &rows, &outcomes, &typed, others, count, account);
        for flaw in &flaws {
            *found.entry((flaw.rule.code, flaw.rule.name, flaw.position)).or_default() += 1;
        }
        let shape = &self.shape;
        Some(look(&TypedBlock { shape, block, rows, skipped, outcomes, columns: typed, findings: flaws }))
    }

    /// What became of the rows and cells that a pass has read so far.
    pub fn account(&self, pass: &Pass) -> TypedAccount {
        let columns = &self.shape.profile().columns;
        let field = |position: Option<u32>| {
            let column = pass.columns.iter().find(|&&(_, at)| u32::try_from(at).ok() == position);
            column.map_or(String::new(), |&(at, _)| columns[at].name.clone())
        };
        let mut account = pass.account.clone();
        for (&(code, name, position), count) in &pass.found {
            *account.findings.entry((code, name, field(position))).or_default() += count;
        }
        account
    }

    /// The rows of data of a block; the others, unless blank, are `skipped`.
    fn rows_of_data(&self, block: &Block, account: &mut TypedAccount, skipped: &mut Vec<(usize, Skip)>) -> Vec<usize> {
        let mut rows = Vec::with_capacity(block.rows.len());
        for row in 0..block.rows.len() {
            match self.shape.skip(block.row_number(row), block.cells(row)) {
                Some(skip) => {
                    *account.skipped.entry(skip).or_default() += 1;
                    skipped.extend((skip != Skip::Blank).then_some((row, skip)));
                }
                None => rows.push(row),
            }
        }
        rows
    }

    /// Rows with more or fewer cells than the header, and quotes that are not as they should be; the slots of the rows too wide.
    fn shapes(&self, block: &Block, rows: &[usize], flaws: &mut Vec<CellFlaw>) -> Vec<usize> {
        let width = self.shape.width();
        let mut wide = Vec::new();
        let of_row = |slot: usize, rule, position: Option<usize>| CellFlaw {
            rule,
            slot: u32::try_from(slot).unwrap_or(u32::MAX),
            position: position.and_then(|position| u32::try_from(position).ok()),
            expected: Expected::Nothing,
        };
        for (slot, &row) in rows.iter().enumerate() {
            let cells = block.cells(row);
            if cells.len() == width {
                continue;
            }
            let last = cells.iter().rposition(|cell| !cell.is_blank(self.shape.sheet().bytes()));
            if last.is_some_and(|last| last >= width) {
                wide.push(slot);
                flaws.push(of_row(slot, &rules::ROW_TOO_WIDE, None));
            } else if cells.len() < width && self.shape.sheet().cells().is_none() {
                flaws.push(of_row(slot, &rules::ROW_SHORT, None));
            }
        }
        for &(row, cell, fault) in &block.faults {
            let Ok(slot) = rows.binary_search(&row) else { continue };
            let rule = match fault {
                QuoteFault::Unclosed => &rules::QUOTE_UNCLOSED,
                QuoteFault::TextBehind => &rules::TEXT_BEHIND_QUOTE,
            };
            flaws.push(of_row(slot, rule, Some(cell)));
        }
        wide
    }

    /// A row is rejected if it is too wide, if a key field says nothing, or if the profile is strict and anything is wrong.
    fn outcomes(&self, typed: &[TypedColumn<'_>], rows: usize, wide: &[usize], flaws: &[CellFlaw]) -> Vec<Outcome> {
        let mut outcomes = vec![Outcome::Converted; rows];
        let mut reject = |slot: usize| {
            if let Some(outcome) = outcomes.get_mut(slot) {
                *outcome = Outcome::Rejected;
            }
        };
        for &slot in wide {
            reject(slot);
        }
        for column in typed.iter().filter(|column| column.spec.key) {
            (0..rows).filter(|&slot| !column.values.has(slot)).for_each(&mut reject);
        }
        if self.shape.profile().strict {
            let errors = flaws.iter().filter(|flaw| flaw.rule.severity == Severity::Error);
            errors.for_each(|flaw| reject(flaw.slot as usize));
        }
        outcomes
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of a block before it is one")]
    fn count(
        &self,
        block: &Block,
        rows: &[usize],
        outcomes: &[Outcome],
        typed: &[TypedColumn<'_>],
        others: &[bool],
        of_columns: Count,
        account: &mut TypedAccount,
    ) {
        let cells = &mut account.cells;
        cells.missing += of_columns.missing;
        cells.rejected += of_columns.faulty;
        let all_typed = !others.contains(&true);
        for (slot, (&row, &outcome)) in rows.iter().zip(outcomes).enumerate() {
            let converted = typed.iter().filter(|column| column.values.has(slot)).count() as u64;
            let row_cells = block.cells(row);
            cells.read += row_cells.len() as u64;
            let mut extra = 0;
            if !all_typed || row_cells.len() > others.len() {
                for (position, cell) in row_cells.iter().enumerate() {
                    if !others.get(position).copied().unwrap_or(true) {
                        continue;
                    }
                    let text = cell.text(self.shape.sheet());
                    let text = text.trim();
                    if words::is_missing_text(text) {
                        cells.missing += 1;
                    } else if self.shape.withholds_text(position, text) {
                        cells.withheld += 1;
                    } else {
                        extra += 1;
                    }
                }
            }
            if outcome == Outcome::Converted {
                account.converted += 1;
                cells.converted += converted;
                cells.extra += extra;
            } else {
                account.rejected += 1;
                cells.rejected += converted + extra;
            }
        }
    }
}

/// A date in EDTF; `from/last day` for spans, first days and last days.
pub(super) fn date_text(date: &GermanDate) -> String {
    let part = |when: Option<crate::time::When>| when.map(|when| when.to_string()).unwrap_or_default();
    match date {
        GermanDate::When(when) => when.to_string(),
        other => format!("{}/{}", part(first_day(other.clone())), part(last_day(other.clone()))),
    }
}
