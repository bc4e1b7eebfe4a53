//! Which rows are about members, and which are titles, headers, units, rules, sums, footers or blank.

use super::fields::Field;
use super::headers::Headers;
use crate::convert::ConversionError;
use crate::convert::bytes::Sheet;
use crate::convert::grid::{Block, Cell};
use crate::convert::layout::{is_footer, is_sum, is_units};
use crate::convert::{Skip, words};
use crate::time::{GermanDate, When, read_german};

/// How many rows are looked at for the header.
const HEADER_WITHIN: usize = 64;

/// Where the header is and what it says.
pub(super) struct Layout {
    /// The row of the header, from 1.
    pub(super) header_row: u64,
    pub(super) headers: Vec<String>,
    /// The day that a title row gives: `Stand: 01.03.2024`.
    pub(super) day: Option<When>,
    name: usize,
    ordinal: Option<usize>,
}

impl Layout {
    /// The layout by the first block: the header is the row with the most cells that are headers of the profile.
    pub(super) fn find(sheet: &Sheet, block: &Block, meaning: Headers<'_>) -> Result<Self, ConversionError> {
        let rows = block.rows.len().min(HEADER_WITHIN);
        let mut best: Option<(usize, usize)> = None;
        let mut most = 0;
        for row in 0..rows {
            let texts: Vec<_> = block.cells(row).iter().map(|cell| cell.text(sheet)).collect();
            let mut found: Vec<Field> = texts.iter().filter_map(|text| meaning.field(text)).collect();
            let has_name = found.contains(&Field::Name);
            found.sort_unstable();
            found.dedup();
            let known = if meaning.needs_name() {
                found.len()
            } else {
                texts.iter().filter(|text| meaning.knows(text)).count()
            };
            most = most.max(known);
            // A list of one column is a list; a sentence that happens to be a header is none.
            let enough = known >= 2 || texts.len() == 1 || (known == 1 && !meaning.needs_name());
            let fits = enough && (has_name || !meaning.needs_name());
            if fits && best.is_none_or(|(count, _)| known > count) {
                best = Some((known, row));
            }
        }
        let Some((_, row)) = best else {
            return Err(ConversionError::NoHeader { rows, profile: meaning.name().to_owned(), found: most });
        };
        let headers: Vec<String> = block.cells(row).iter().map(|cell| cell.text(sheet).trim().to_owned()).collect();
        let column = |field| headers.iter().position(|header| meaning.field(header) == Some(field));
        let mut titles = (0..row).flat_map(|row| block.cells(row)).map(|cell| cell.text(sheet));
        Ok(Self {
            header_row: block.row_number(row),
            day: titles.find_map(|title| day_in_title(&title)),
            name: column(Field::Name).unwrap_or(0),
            ordinal: column(Field::Ordinal),
            headers,
        })
    }

    /// Why a row is skipped; `None` for a row of data.
    pub(super) fn skip(&self, sheet: &Sheet, row: u64, cells: &[Cell]) -> Option<Skip> {
        let mut filled = cells.iter().enumerate().filter(|(_, cell)| !cell.is_blank(sheet.bytes()));
        let Some((first, cell)) = filled.next() else {
            return Some(Skip::Blank);
        };
        if row < self.header_row {
            return Some(Skip::Title);
        }
        if row == self.header_row {
            return Some(Skip::Header);
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
        if is_sum(text) || named.as_deref().is_some_and(is_sum) {
            return Some(Skip::Sum);
        }
        if cells.iter().all(|cell| cell.is_blank(sheet.bytes()) || words::is_rule(cell.text(sheet).trim())) {
            return Some(Skip::Separator);
        }
        let few = cells.iter().filter(|cell| !cell.is_blank(sheet.bytes())).count() <= 2;
        if few && is_footer(text) {
            return Some(Skip::Footer);
        }
        if named.is_none() && alone {
            return Some(Skip::Separator);
        }
        if self.is_header_again(sheet, cells) {
            return Some(Skip::Header);
        }
        (row == self.header_row + 1 && is_units(sheet, cells)).then_some(Skip::Unit)
    }

    fn is_header_again(&self, sheet: &Sheet, cells: &[Cell]) -> bool {
        let same = |position: usize| {
            let header = self.headers.get(position).map(String::as_str);
            cells.get(position).is_some_and(|cell| Some(cell.text(sheet).trim()) == header)
        };
        same(self.name) && (0..self.headers.len()).filter(|&position| same(position)).count() * 2 > self.headers.len()
    }
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
