//! A list with the columns of its profile found in it.

use super::account::RowEntry;
use super::fields::Field;
use super::headers::Headers;
use super::layout::Layout;
use super::mapping::Mapping;
use crate::convert::ConversionError;
use crate::convert::bytes::{CellRows, Sheet};
use crate::convert::grid::{BLOCK, Dialect, quoting, row_at};
use crate::convert::inspect::beside;
use crate::convert::inspect::rows::Rows;
use crate::convert::profile::RowsAbout;

/// A list whose header, rows of data and columns are known.
pub(super) struct Shape {
    pub(super) file: String,
    pub(super) sheet: Sheet<'static>,
    pub(super) dialect: Dialect,
    pub(super) layout: Layout,
    pub(super) mapping: Mapping,
    /// Whether a row with nothing but a state is the heading of the rows that follow, also where a city is called so.
    pub(super) state_headings: bool,
    /// Whether such a heading says the state of the rows below it.
    pub(super) heads_states: bool,
    /// What a row is about, and the field that says it.
    pub(super) rows: RowsAbout,
    pub(super) subject: Field,
    /// Further sheets that are member lists, which are not read.
    pub(super) left_out: Vec<String>,
}

/// A list of so many bytes is looked at whole, as an inspection looks at it; of a longer one, its first block.
const WHOLE: usize = 1 << 22;

impl Shape {
    /// The longest sheet that is a member list; where none is, what is wrong with the first.
    pub(super) fn find(file: &str, sheets: Vec<Sheet<'static>>, meaning: Headers<'_>) -> Result<Self, ConversionError> {
        let shapes = sheets.into_iter().map(|sheet| Self::of_sheet(file, sheet, meaning));
        let (lists, others): (Vec<_>, Vec<_>) = shapes.partition(Result::is_ok);
        let mut lists: Vec<Self> = lists.into_iter().flatten().collect();
        let Some(at) = Sheet::longest(lists.iter().map(|list| &list.sheet)) else {
            return others.into_iter().next().unwrap_or(Err(ConversionError::Empty));
        };
        let first = lists.remove(at);
        let left_out = lists.iter().filter_map(|list| list.sheet.name().map(str::to_owned)).collect();
        Ok(Self { left_out, ..first })
    }

    fn of_sheet(file: &str, sheet: Sheet<'static>, meaning: Headers<'_>) -> Result<Self, ConversionError> {
        let dialect = match meaning.delimiter() {
            Some(delimiter) => Dialect::of(quoting::find(&sheet, delimiter)),
            None => Dialect::decide(&sheet, |header| meaning.knows(header)),
        };
        let most = if sheet.bytes().len() <= WHOLE { usize::MAX } else { BLOCK };
        let mut head = Rows::head(&sheet, dialect.signs, most);
        if head.len() == 0 {
            return Err(ConversionError::Empty);
        }
        let count = |paths: &[Vec<String>]| meaning.count(paths);
        let (sheet, beside) = beside::chosen(sheet, &head, dialect.signs, meaning.range(), meaning.is_profile(), count);
        if sheet.range().is_some() {
            head = Rows::head(&sheet, dialect.signs, most);
        }
        let mut layout = Layout::find(&sheet, &head, meaning)?;
        layout.others.extend(beside);
        let mut mapping = Mapping::by_headers(meaning, &layout.paths, None);
        let first = &head.block;
        let data: Vec<usize> = (0..first.rows.len().min(BLOCK))
            .filter(|&row| layout.skip(&sheet, first.row_number(row), first.cells(row)).is_none())
            .collect();
        mapping.withhold_persons(&sheet, first, &data);
        Ok(Self {
            heads_states: meaning.has_state_headings() || !meaning.is_profile(),
            file: file.to_owned(),
            sheet,
            dialect,
            layout,
            mapping,
            state_headings: meaning.has_state_headings(),
            rows: meaning.rows(),
            subject: meaning.subject(),
            left_out: Vec::new(),
        })
    }

    /// The sign between cells; a semicolon where the list needs none.
    pub(super) fn delimiter(&self) -> u8 {
        if self.sheet.cells().is_some() { b';' } else { self.dialect.signs.delimiter }
    }

    /// How far it is to the end, in the offsets of rows.
    pub(super) fn size(&self) -> usize {
        self.sheet.cells().map_or(self.sheet.bytes().len(), CellRows::len)
    }

    /// The cells of a row, read again from the bytes: position, text, whether it is withheld.
    pub(super) fn cells(&self, entry: &RowEntry) -> Vec<(usize, String, bool)> {
        let cells = row_at(&self.sheet, entry.offset, &self.dialect);
        let width = cells.len();
        let texts = cells.into_iter().map(|cell| cell.text(&self.sheet).trim().to_owned());
        texts
            .enumerate()
            .map(|(at, text)| {
                let withheld = self.mapping.withholds_text(at, width, &text);
                (at, text, withheld)
            })
            .collect()
    }
}
