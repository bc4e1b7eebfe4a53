//! How a list and a profile fit together: where the header is, which column is which field, which rows are data.

use std::borrow::Cow;
use std::ops::Range;

use crate::convert::bytes::{self, Sheet};
use crate::convert::grid::{Block, Cell, Dialect, Signs, Splitter, quoting};
use crate::convert::inspect::beside;
use crate::convert::inspect::layout::Layout;
use crate::convert::inspect::rows::Rows;
use crate::convert::inspect::tables::OtherTable;
use crate::convert::layout::{ends_as_sum, headed_state, is_footer, is_heading, is_result, is_sum, is_units};
use crate::convert::profile::{ColumnKind, ColumnSpec, Profile};
use crate::convert::{ConversionError, Skip, persons, words};

/// A list with the columns of its profile found in it.
pub(super) struct Shape<'a> {
    file: String,
    sheet: Sheet<'a>,
    signs: Signs,
    profile: Cow<'a, Profile>,
    header: Header,
    /// What the first rows are, as an inspection finds it; behind them every row speaks for itself.
    known: Vec<Option<Skip>>,
    /// Other tables on the sheet.
    others: Vec<OtherTable>,
    withheld: Vec<bool>,
    /// The column that names places.
    name: Option<usize>,
    /// Sheets with as many columns of the profile, which are not read.
    left_out: Vec<String>,
}

/// The header of a list, and which columns of a profile it names.
struct Header {
    /// The last of its rows, from 1.
    row: u64,
    /// Its rows are those that an inspection finds.
    inspected: bool,
    /// The headers, level by level.
    paths: Vec<Vec<String>>,
    /// The headers, each in one line.
    lines: Vec<String>,
    /// The texts of its last row, by which it is known again.
    texts: Vec<String>,
    /// How many cells its rows have.
    width: usize,
    /// Where each column of the profile stands in the list.
    positions: Vec<Option<usize>>,
}

/// A list of so many bytes is looked at whole, as an inspection looks at it; of a longer one, its head.
const WHOLE: usize = 1 << 22;
const HEAD: usize = 1024;
/// How many rows are looked at for the header.
const HEADER_WITHIN: usize = 64;

impl<'a> Shape<'a> {
    pub(super) fn find(file: &str, bytes: Cow<'a, [u8]>, profile: &Cow<'a, Profile>) -> Result<Self, ConversionError> {
        let found = match profile.encoding {
            Some(encoding) => bytes::sheets_in(bytes, encoding)?,
            None => bytes::sheets(bytes)?,
        };
        let shapes = found.into_iter().map(|sheet| Self::of_sheet(file, sheet, profile.clone()));
        let (lists, others): (Vec<_>, Vec<_>) = shapes.partition(Result::is_ok);
        let lists: Vec<Self> = lists.into_iter().flatten().collect();
        let most = lists.iter().map(|list| list.header.found()).max().unwrap_or(0);
        let mut best: Vec<Self> = lists.into_iter().filter(|list| list.header.found() == most).collect();
        // Of the sheets with the most columns of the profile the longest; where none has its columns, what is wrong with the first.
        let Some(at) = Sheet::longest(best.iter().map(|list| &list.sheet)) else {
            return others.into_iter().next().unwrap_or(Err(ConversionError::Empty));
        };
        let first = best.remove(at);
        let left_out = best.iter().filter_map(|list| list.sheet.name().map(str::to_owned)).collect();
        Ok(Self { left_out, ..first })
    }

    pub(super) fn of_sheet(
        file: &str,
        mut sheet: Sheet<'a>,
        profile: Cow<'a, Profile>,
    ) -> Result<Self, ConversionError> {
        if profile.delimiter.is_some() {
            sheet = sheet.separated();
        }
        let signs = match profile.delimiter {
            Some(delimiter) => quoting::find(&sheet, delimiter),
            None => Dialect::decide(&sheet, |header| profile.column_of(header, 0).is_some()).signs,
        };
        let most = if sheet.bytes().len() <= WHOLE { usize::MAX } else { HEAD };
        let mut head = Rows::head(&sheet, signs, most);
        if head.lie_on_their_side(&sheet) {
            sheet = sheet.transposed();
            head = Rows::head(&sheet, signs, most);
        }
        if head.len() == 0 {
            return Err(ConversionError::Empty);
        }
        let count = |paths: &[Vec<String>]| profile.positions_in(paths).iter().flatten().count();
        let (sheet, beside) = beside::chosen(sheet, &head, signs, &profile.range, true, count);
        if sheet.range().is_some() {
            head = Rows::head(&sheet, signs, most);
        }
        let layout = Layout::find(&sheet, &head);
        let header = Header::find(&sheet, &head, &layout, &profile)?;
        let withheld = header.withheld(&profile);
        let Layout { skips: known, mut others, header: rows, paths, .. } = layout;
        let row_of = |row: usize| head.block.row_number(row);
        others.retain(|other| !matches!(other, OtherTable::Apart { header: row, .. } if row_of(*row) == header.row));
        // The table that an inspection reads may lie below the one of the profile, with titles of its own.
        if let Some(&first) = rows.first().filter(|first| row_of(**first) > header.row) {
            let titles = (0..first).rev().take_while(|&row| row_of(row) > header.row && head.filled(row) == 1);
            let (begins, headers) = (first - titles.count(), paths.into_iter().flatten().collect());
            others.push(OtherTable::Apart { begins, header: first, headers });
        }
        others.extend(beside);
        let is_name = |column: &ColumnSpec| column.field.as_deref() == Some("places.name");
        let name = profile.columns.iter().position(is_name).and_then(|at| header.positions.get(at).copied().flatten());
        let file = file.to_owned();
        Ok(Self { file, sheet, signs, profile, header, known, others, withheld, name, left_out: Vec::new() })
    }

    pub(super) fn file(&self) -> &str {
        &self.file
    }

    pub(super) fn sheet(&self) -> &Sheet<'a> {
        &self.sheet
    }

    pub(super) fn profile(&self) -> &Profile {
        &self.profile
    }

    pub(super) fn header_row(&self) -> u64 {
        self.header.row
    }

    /// The header of a column in one line.
    pub(super) fn header(&self, position: usize) -> Option<&str> {
        self.header.lines.get(position).map(String::as_str)
    }

    /// A header by which the profile finds a column again in a list with one row of headers.
    pub(super) fn naming_header(&self, position: usize) -> Option<&str> {
        let spread = self.header.paths.get(position).is_some_and(|path| path.len() > 1);
        let column = self.header.positions.iter().position(|&found| spread && found == Some(position));
        let named = column.and_then(|column| self.profile.columns.get(column)?.headers.first());
        named.map(String::as_str).or_else(|| self.header(position))
    }

    /// How many columns the header has.
    pub(super) fn width(&self) -> usize {
        self.header.width
    }

    /// Where a column of the profile stands.
    pub(super) fn position(&self, column: usize) -> Option<usize> {
        self.header.positions.get(column).copied().flatten()
    }

    /// Whether a column names persons.
    pub(super) fn withholds(&self, position: usize) -> bool {
        self.withheld.get(position).copied().unwrap_or(false)
    }

    /// Whether a text is withheld: by its column, or as what it says itself.
    pub(super) fn withholds_text(&self, position: usize, text: &str) -> bool {
        let column = self.header.positions.iter().position(|&found| found == Some(position));
        let column = column.and_then(|column| self.profile.columns.get(column));
        let of_organisations = column.is_some_and(ColumnSpec::is_of_organisations);
        self.withholds(position) || persons::is_contact(text) || of_organisations && persons::mentions(text)
    }

    /// The sign between cells; a semicolon where the list needs none.
    pub(super) fn delimiter(&self) -> u8 {
        if self.sheet.is_separated() { self.signs.delimiter } else { b';' }
    }

    pub(super) fn splitter(&self) -> Splitter<'_> {
        Splitter::new(&self.sheet, self.signs)
    }

    /// Where the text of a block stands; that of a table on its side stands everywhere.
    pub(super) fn span(&self, block: &Block) -> Range<usize> {
        if self.sheet.is_transposed() { 0..self.sheet.bytes().len() } else { block.span() }
    }

    /// Other tables on the sheet, which the profile does not read.
    pub(super) fn others(&self) -> &[OtherTable] {
        &self.others
    }

    /// Sheets that could have been read as well.
    pub(super) fn left_out(&self) -> &[String] {
        &self.left_out
    }

    /// The row at which a table below the one of the profile begins, from 1.
    fn next_table(&self) -> Option<u64> {
        let below = self.others.iter().filter_map(|other| match other {
            OtherTable::Apart { begins, .. } => Some(*begins as u64 + self.sheet.first_row()),
            OtherTable::Beside(..) | OtherTable::Continued(_) => None,
        });
        below.filter(|&row| row > self.header.row).min()
    }

    /// Why a row is skipped; `None` for a row of data.
    pub(super) fn skip(&self, number: u64, cells: &[Cell]) -> Option<Skip> {
        let known = usize::try_from(number - self.sheet.first_row()).ok().and_then(|row| self.known.get(row).copied());
        if number < self.header.row || self.next_table().is_some_and(|next| number >= next) {
            return known.flatten().or(Some(Skip::OtherTable));
        }
        match known {
            // A lone cell in the field that says whom a row is about is a row of data, unless it is a heading.
            Some(Some(Skip::Separator)) if self.says_whom(cells) && !self.is_heading(cells) => {
                self.skip_alone(number, cells)
            }
            // What stands alone behind the name is what a row says whose name is missing.
            Some(Some(Skip::Separator | Skip::Footer)) if self.stands_behind_name(cells) && !self.is_heading(cells) => {
                self.skip_alone(number, cells)
            }
            Some(known) if self.header.inspected => known,
            _ => self.skip_alone(number, cells),
        }
    }

    /// Why a row is skipped, by what stands in it.
    fn skip_alone(&self, number: u64, cells: &[Cell]) -> Option<Skip> {
        let bytes = self.sheet.bytes();
        let mut filled = cells.iter().filter(|cell| !cell.is_blank(bytes));
        let Some(first) = filled.next() else { return Some(Skip::Blank) };
        if number == self.header.row {
            return Some(Skip::Header);
        }
        if first.text(&self.sheet).trim_start().starts_with('#') && self.known.contains(&Some(Skip::Comment)) {
            return Some(Skip::Comment);
        }
        let second = filled.next();
        let sum = |cell: &Cell| may_begin_sum(*cell, bytes) && is_sum(cell.text(&self.sheet).trim());
        let names_sum = |cell: &Cell| may_end_as_sum(*cell, bytes) && ends_as_sum(cell.text(&self.sheet).trim());
        let result = |cell: &Cell| may_begin_result(*cell, bytes) && is_result(&cell.text(&self.sheet));
        // Behind a word in front, a word for sums is a remark.
        let behind = || !may_be_word(*first, bytes) && second.is_some_and(sum);
        let named = || self.name_cell(cells).is_some_and(|cell| sum(cell) || result(cell));
        if sum(first) || behind() || names_sum(first) || result(first) || named() {
            return Some(Skip::Sum);
        }
        if filled.next().is_some() && self.width() > 2 {
            // The usual row of data: more than two cells are filled, and the first is not its own header.
            let again = || first.text(&self.sheet).trim() == self.header.texts.first().map_or("", String::as_str);
            let like_header = may_be_word(*first, bytes) && again() && self.is_header_again(cells);
            let units = number == self.header.row + 1 && is_units(&self.sheet, cells);
            return if like_header { Some(Skip::Header) } else { units.then_some(Skip::Unit) };
        }
        let text = first.text(&self.sheet);
        let text = text.trim();
        let rules = |cell: &&Cell| cell.is_blank(bytes) || words::is_rule(cell.text(&self.sheet).trim());
        if cells.iter().all(|cell| rules(&cell)) {
            return Some(Skip::Separator);
        }
        if self.width() > 2 && (is_footer(text) || second.is_none() && persons::mentions(text)) {
            return Some(Skip::Footer);
        }
        let at_left = || self.name.is_none_or(|name| cells.iter().take(name + 1).any(|cell| !cell.is_blank(bytes)));
        let heads =
            || self.width() > 1 && is_heading(text) || self.width() > 2 && self.keys_are_blank(cells) && at_left();
        (second.is_none() && heads()).then_some(Skip::Separator)
    }

    fn stands_behind_name(&self, cells: &[Cell]) -> bool {
        let mut filled = cells.iter().enumerate().filter(|(_, cell)| !cell.is_blank(self.sheet.bytes()));
        let only = filled.next().filter(|_| filled.next().is_none());
        only.zip(self.name).is_some_and(|((at, _), name)| at > name)
    }

    /// The cell that says what a row is about, behind the first two.
    fn name_cell<'c>(&self, cells: &'c [Cell]) -> Option<&'c Cell> {
        cells.get(self.name.filter(|&at| at > 1)?)
    }

    /// Whether nothing but the heading of a group stands in a row, or of an area state that is not in a column of states.
    fn is_heading(&self, cells: &[Cell]) -> bool {
        let mut filled = cells.iter().enumerate().filter(|(_, cell)| !cell.is_blank(self.sheet.bytes()));
        let Some((at, cell)) = filled.next().filter(|_| filled.next().is_none()) else { return false };
        let column = self.header.positions.iter().position(|&found| found == Some(at));
        let holds_states = column
            .and_then(|column| self.profile.columns.get(column))
            .is_some_and(|column| column.kind == ColumnKind::State);
        let text = cell.text(&self.sheet);
        let state = headed_state(&text);
        is_heading(&text) || !holds_states && state.is_some_and(|state| !words::is_city(state))
    }

    /// Whether the fields that a row cannot do without are filled, or an official key stands in its column.
    fn says_whom(&self, cells: &[Cell]) -> bool {
        let text = |at: usize| cells.get(at).map(|cell| cell.text(&self.sheet)).unwrap_or_default();
        let columns = self.profile.columns.iter().enumerate();
        let is_key = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let key = |(at, column): (usize, &ColumnSpec)| {
            let position = self.position(at).filter(|_| matches!(column.kind, ColumnKind::Key { .. }));
            position.is_some_and(|position| is_key(text(position).trim()))
        };
        let required = self.profile.columns.iter().any(|column| column.required);
        (required && !self.keys_are_blank(cells)) || columns.into_iter().any(key)
    }

    /// Whether a field is blank that a row cannot do without, and does not mean the one above: behind such a one the row goes on.
    fn keys_are_blank(&self, cells: &[Cell]) -> bool {
        let is_blank = |position: usize| cells.get(position).is_none_or(|cell| cell.is_blank(self.sheet.bytes()));
        let goes_on_behind = |position: usize| (0..position).all(is_blank) && position + 1 < cells.len();
        let keys = self.profile.columns.iter().enumerate().filter(|(_, column)| column.required);
        let mut positions = keys.filter_map(|(at, column)| Some((self.position(at)?, column)));
        positions.any(|(position, column)| is_blank(position) && !(column.fill_down && goes_on_behind(position)))
    }

    fn is_header_again(&self, cells: &[Cell]) -> bool {
        let same = |(cell, header): &(&Cell, &String)| cell.text(&self.sheet).trim() == header.as_str();
        let texts = &self.header.texts;
        cells.iter().zip(texts).filter(same).count() * 2 > texts.len()
    }
}

impl Header {
    /// How many columns of the profile the list has.
    fn found(&self) -> usize {
        self.positions.iter().flatten().count()
    }

    /// The header that an inspection finds, unless a single row names more columns of the profile.
    fn find(sheet: &Sheet<'_>, head: &Rows, layout: &Layout, profile: &Profile) -> Result<Self, ConversionError> {
        let of_row = |row: usize| -> Vec<Vec<String>> {
            head.block.cells(row).iter().map(|cell| vec![cell.text(sheet).trim().to_owned()]).collect()
        };
        let count = |positions: &[Option<usize>]| positions.iter().flatten().count();
        let named = |row: usize| profile.positions_in(&of_row(row));
        let within = head.len().min(HEADER_WITHIN);
        // The first of the rows with the most known headers.
        let best = (0..within).rev().max_by_key(|&row| count(&named(row))).unwrap_or(0);
        let found = profile.positions_in(&layout.paths);
        let inspected = count(&found) >= count(&named(best)) && !layout.header.is_empty();
        let (rows, paths, positions) = if inspected {
            (layout.header.as_slice(), layout.paths.clone(), found)
        } else {
            (std::slice::from_ref(&best), of_row(best), named(best))
        };
        lacking(profile, &positions, within)?;
        let last = rows.last().copied().unwrap_or(0);
        let cells = rows.iter().map(|&row| head.block.cells(row).len()).max().unwrap_or(0);
        let width = paths.iter().rposition(|path| !path.is_empty()).map_or(0, |last| last + 1).max(cells);
        let texts = of_row(last).into_iter().flatten().collect();
        let lines = paths.iter().map(|path| path.join(" ")).collect();
        // A blank header is the first one's name only, not that of cells behind the last.
        let positions = positions.into_iter().map(|position| position.filter(|&position| position < width)).collect();
        Ok(Self { row: head.block.row_number(last), inspected, paths, lines, texts, width, positions })
    }

    /// Columns that the profile withholds, or whose header names persons.
    fn withheld(&self, profile: &Profile) -> Vec<bool> {
        let of_column = |(at, path): (usize, &Vec<String>)| {
            let column = self.positions.iter().position(|&position| position == Some(at));
            match column.and_then(|column| profile.columns.get(column)) {
                Some(column) => column.kind == ColumnKind::Withheld,
                None => path.iter().any(|header| persons::is_person_header(header)),
            }
        };
        self.paths.iter().enumerate().map(of_column).collect()
    }
}

/// What is wrong where no column of a profile was found, or one that it requires is missing.
fn lacking(profile: &Profile, positions: &[Option<usize>], rows: usize) -> Result<(), ConversionError> {
    let columns = || profile.columns.iter().zip(positions);
    let missing = columns().filter(|(column, position)| position.is_none() && column.required);
    let missing: Vec<&str> = missing.map(|(column, _)| column.name.as_str()).collect();
    if columns().any(|(_, position)| position.is_some()) && missing.is_empty() {
        return Ok(());
    }
    let required = profile.columns.iter().filter(|column| column.required);
    Err(ConversionError::NoProfileHeader {
        rows,
        profile: profile.name.clone(),
        expected: required.map(|column| column.headers.join(" / ")).collect::<Vec<_>>().join(", "),
        missing: if missing.is_empty() { "all columns".to_owned() } else { missing.join(", ") },
    })
}

/// Whether a cell begins as a word for sums does, which few names of places do.
fn may_begin_sum(cell: Cell, bytes: &[u8]) -> bool {
    match bytes.get(cell.inner()).map(<[u8]>::trim_ascii_start) {
        Some([first, second, ..]) => {
            let start = [first.to_ascii_lowercase(), second.to_ascii_lowercase()];
            !first.is_ascii() || [*b"su", *b"ge", *b"zw", *b"in", *b"zu", *b"to", *b"an"].contains(&start)
        }
        _ => false,
    }
}

fn may_begin_result(cell: Cell, bytes: &[u8]) -> bool {
    let first = bytes.get(cell.inner()).and_then(|text| text.trim_ascii_start().first());
    cell.end - cell.start < LONGEST_RESULT
        && first.is_some_and(|first| !first.is_ascii() || b"egtdmkan".contains(&first.to_ascii_lowercase()))
}

/// No word before a result is longer, with quotes and blanks around it.
const LONGEST_RESULT: usize = 24;

fn may_end_as_sum(cell: Cell, bytes: &[u8]) -> bool {
    let text = bytes.get(cell.inner()).map_or(&[][..], |text| text.trim_ascii_end());
    [b"amt".as_slice(), b"AMT", b"men", b"MEN", b"mme", b"MME", b":"].iter().any(|end| text.ends_with(end))
}

/// Whether a cell begins with a letter or a sign, as words do.
fn may_be_word(cell: Cell, bytes: &[u8]) -> bool {
    bytes.get(cell.inner()).and_then(|text| text.first()).is_some_and(|first| !first.is_ascii_digit())
}
