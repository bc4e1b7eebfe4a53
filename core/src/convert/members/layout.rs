//! Which rows are about members, and which are titles, headers, units, rules, sums, footers or blank.

use super::fields::Field;
use super::headers::Headers;
use crate::convert::ConversionError;
use crate::convert::bytes::Sheet;
use crate::convert::grid::Cell;
use crate::convert::inspect::layout::Layout as Inspected;
use crate::convert::inspect::rows::Rows;
use crate::convert::inspect::tables::OtherTable;
use crate::convert::layout::{
    ends_as_sum, headed_state, is_country, is_footer, is_heading, is_result, is_sum, is_units,
};
use crate::convert::{Skip, persons, words};
use crate::time::{GermanDate, When, read_german};

/// How many rows are looked at for the header.
const HEADER_WITHIN: usize = 64;

/// Where the header is and what it says.
pub(super) struct Layout {
    /// The first and the last row of the header, from 1.
    header: (u64, u64),
    /// The headers, level by level.
    pub(super) paths: Vec<Vec<String>>,
    /// The texts of the last row of the header, by which it is known again.
    texts: Vec<String>,
    /// Where another table begins below.
    next_table: Option<u64>,
    pub(super) others: Vec<OtherTable>,
    /// The day that a title row gives: `Stand: 01.03.2024`.
    pub(super) day: Option<When>,
    /// What stands first in the titles.
    titles: Vec<String>,
    name: usize,
    ordinal: Option<usize>,
}

impl Layout {
    /// The layout by the first rows: the header is the one that an inspection finds, unless a single row has more cells that are
    /// known headers.
    pub(super) fn find(sheet: &Sheet, head: &Rows, meaning: Headers<'_>) -> Result<Self, ConversionError> {
        let within = head.len().min(HEADER_WITHIN);
        let of_row = |row: usize| -> Vec<Vec<String>> {
            head.block.cells(row).iter().map(|cell| vec![cell.text(sheet).trim().to_owned()]).collect()
        };
        let found = Inspected::find(sheet, head);
        // Below a header that suffices another one is that of another table.
        let suffices = meaning.suffice(meaning.count(&found.paths), &found.paths);
        let end = found.header.last().filter(|_| suffices).map_or(within, |&last| within.min(last + 1));
        let single = (0..end).map(|row| (vec![row], of_row(row)));
        let several = || (found.header.clone(), found.paths.clone());
        // A lone text at the left above the header may be its title: it has to name more columns.
        let is_title = found.header.first().is_some_and(|&row| head.width(row) == 1);
        let (before, behind) = match found.header.len() {
            0 | 1 => (None, None),
            _ if is_title => (None, Some(several())),
            _ => (Some(several()), None),
        };
        let (mut best, mut most): (Option<(usize, _)>, usize) = (None, 0);
        for (rows, paths) in before.into_iter().chain(single).chain(behind) {
            let known = meaning.count(&paths);
            most = most.max(known);
            if meaning.suffice(known, &paths) && best.as_ref().is_none_or(|(count, _)| known > *count) {
                best = Some((known, (rows, paths)));
            }
        }
        let Some((_, (rows, paths))) = best else {
            let (rows, profile) = (within, meaning.name().to_owned());
            return Err(ConversionError::NoHeader { rows, profile, found: most });
        };
        let (first, last) = (rows.first().copied().unwrap_or(0), rows.last().copied().unwrap_or(0));
        let column = |field| paths.iter().position(|path| meaning.field_in(path) == Some(field));
        let mut titles = (0..first).flat_map(|row| head.block.cells(row)).map(|cell| cell.text(sheet));
        let below = found.others.iter().filter_map(|other| match other {
            OtherTable::Apart { begins, .. } if *begins > last => Some(head.block.row_number(*begins)),
            _ => None,
        });
        Ok(Self {
            header: (head.block.row_number(first), head.block.row_number(last)),
            day: titles.find_map(|title| day_in_title(&title)),
            titles: (0..last).filter_map(|row| first_text(sheet, head, row)).collect(),
            name: meaning.subject_column(&paths).unwrap_or(0),
            ordinal: column(Field::Ordinal),
            texts: of_row(last).into_iter().flatten().collect(),
            next_table: below.min(),
            others: found.others,
            paths,
        })
    }

    /// Why a row is skipped; `None` for a row of data.
    pub(super) fn skip(&self, sheet: &Sheet, row: u64, cells: &[Cell]) -> Option<Skip> {
        let mut filled = cells.iter().enumerate().filter(|(_, cell)| !cell.is_blank(sheet.bytes()));
        let Some((first, cell)) = filled.next() else {
            return Some(Skip::Blank);
        };
        let (header, last) = self.header;
        if row < header {
            return Some(Skip::Title);
        }
        if row <= last {
            let units = row > header && is_units(sheet, cells);
            return Some(if units { Skip::Unit } else { Skip::Header });
        }
        if self.next_table.is_some_and(|next| row >= next) {
            return Some(Skip::OtherTable);
        }
        let alone = filled.next().is_none();
        let text = cell.text(sheet);
        let text = text.trim();
        let number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        if number && !alone && Some(first) == self.ordinal {
            // The usual row of data begins with its running number.
            let sum = cells.get(self.name).is_some_and(|cell| is_sum(&cell.text(sheet)));
            return sum.then_some(Skip::Sum);
        }
        if number && alone && Some(first) == self.ordinal {
            return Some(Skip::Blank);
        }
        let named = cells.get(self.name).filter(|cell| !cell.is_blank(sheet.bytes())).map(|cell| cell.text(sheet));
        let sums = |text: &str| is_sum(text) || ends_as_sum(text) || is_result(text) || is_country(text);
        if sums(text) || named.as_deref().is_some_and(sums) {
            return Some(Skip::Sum);
        }
        if cells.iter().all(|cell| cell.is_blank(sheet.bytes()) || words::is_rule(cell.text(sheet).trim())) {
            return Some(Skip::Separator);
        }
        let few = cells.iter().filter(|cell| !cell.is_blank(sheet.bytes())).count() <= 2;
        if few && is_footer(text) || alone && persons::mentions(text) {
            return Some(Skip::Footer);
        }
        let is_title = || few && self.titles.iter().any(|title| title == text);
        let is_state = || named.as_deref().and_then(headed_state).is_some_and(|state| !words::is_city(state));
        if is_title() {
            return Some(Skip::Title);
        }
        if few && !alone && is_state() {
            return Some(Skip::Sum);
        }
        // Behind the column of names a lone cell is what a row says whose name is missing.
        if alone && (named.is_none() && first <= self.name || self.paths.len() > 1 && is_heading(text)) {
            return Some(Skip::Separator);
        }
        if self.is_header_again(sheet, cells) {
            return Some(Skip::Header);
        }
        (row == last + 1 && is_units(sheet, cells)).then_some(Skip::Unit)
    }

    fn is_header_again(&self, sheet: &Sheet, cells: &[Cell]) -> bool {
        let same = |position: usize| {
            let header = self.texts.get(position).map(String::as_str);
            cells.get(position).is_some_and(|cell| Some(cell.text(sheet).trim()) == header)
        };
        let repeated = (0..self.texts.len()).filter(|&position| same(position)).count();
        same(self.name) && repeated * 2 > self.texts.len()
    }
}

/// What stands first in a row.
fn first_text(sheet: &Sheet, head: &Rows, row: usize) -> Option<String> {
    Some(head.text(sheet, row, head.first(row)?).trim().to_owned())
}

/// The day in `Stand: 01.03.2024`, also as a part of a longer title.
pub(super) fn day_in_title(title: &str) -> Option<When> {
    let at = title.find("Stand")?;
    let rest = title.get(at..)?.strip_prefix("Stand")?.trim_start_matches([':', ' ', '\u{a0}']);
    let rest = ["vom ", "am ", "zum "].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
    let rest = rest.trim_end_matches([')', ' ', ';', ',']);
    // The date is the longest beginning of the rest that is one.
    let ends = rest.char_indices().filter(|(_, c)| " ,;)|".contains(*c)).map(|(at, _)| at).chain([rest.len()]);
    let mut dates = ends.filter_map(|end| match read_german(rest.get(..end)?) {
        Ok(GermanDate::When(day)) => Some(day.without_wording()),
        _ => None,
    });
    dates.next_back()
}
