//! The header of a sheet: which rows above the body it takes, and what it says above each column.

use super::layout::{Finder, HEADER_ROWS};
use crate::convert::cells::{Look, date, text};
use crate::convert::layout::is_units;
use crate::convert::members::{is_known, usual_field};
use crate::convert::{Skip, persons, words};
use crate::place::State;

impl Finder<'_> {
    /// The rows of the header, and the first row of the body: a level of the header below the first that says nothing a row of
    /// data would not say is one.
    pub(super) fn begin(&self) -> (Vec<usize>, usize) {
        let mut body = self.body();
        let mut header = self.header(body);
        while let [above @ .., row] = header.as_slice()
            && !above.is_empty()
            && (self.is_data(*row) || self.lacks_figures(*row) || self.answers(*row, above))
        {
            body = *row;
            header.pop();
        }
        (header, body)
    }

    /// Whether a row holds a missing mark, or a date over dates, wherever the body holds figures, and a word nowhere.
    fn is_data(&self, row: usize) -> bool {
        let is_date = |row: usize, column: usize| date::read(&self.rows.text(self.sheet, row, column)).is_some();
        let below = |column: usize| (row + 1..self.rows.len()).find(|&row| self.rows.look(row, column) == Look::Figure);
        let over_date = |column: usize| below(column).is_some_and(|below| is_date(below, column));
        let mut filled = self.figure_columns().filter(|&column| self.rows.look(row, column) != Look::Blank).peekable();
        filled.peek().is_some()
            && filled.all(|at| self.rows.look(row, at) != Look::Text || is_date(row, at) && over_date(at))
            && !self.is_years(row)
            && !self.is_days(row)
            && !self.counts_columns(row)
    }

    /// Whether a row stands below words in every cell it fills, and has nothing below the words for the figures of the body.
    fn lacks_figures(&self, row: usize) -> bool {
        let Some(above) = row.checked_sub(1) else { return false };
        let is = |look: Look, row: usize, column: usize| self.rows.look(row, column) == look;
        self.figures.contains(&true)
            && self.figure_columns().all(|column| is(Look::Blank, row, column) && is(Look::Text, above, column))
            && self.rows.filled_columns(row).all(|column| is(Look::Text, row, column))
            && self.stands_below_words(row)
            && !is_units(self.sheet, self.rows.block.cells(row))
    }

    /// Whether a row says below the header of states which one, or has a cross or `k. A.` below a word; or has a name, and no
    /// header, below words that are known headers for the better part, the first one that of the name.
    fn answers(&self, row: usize, header: &[usize]) -> bool {
        let text = |row: usize, column: usize| self.rows.text(self.sheet, row, column).trim().to_owned();
        let field = |row: usize, column: usize| usual_field(&text(row, column));
        let names_field =
            |&&above: &&usize| self.rows.filled_columns(above).any(|column| field(above, column).is_some());
        let Some(&above) = header.iter().rev().find(names_field).or(header.last()) else { return false };
        let is_text = |row: usize, column: usize| self.rows.look(row, column) == Look::Text;
        let above_is = |column: usize, named: &str| field(above, column).is_some_and(|field| field == named);
        let is_cross = |text: &str| text.eq_ignore_ascii_case("x") || words::is_missing(text) && text.contains('.');
        let answers = |column: usize| {
            let said = text(row, column);
            above_is(column, "places.state") && State::from_list(&said).is_some()
                || is_text(above, column) && said.contains(char::is_alphabetic) && is_cross(&said)
        };
        let filled = || self.rows.filled_columns(row);
        let is_name =
            |column: usize| above_is(column, "places.name") && text(row, column).starts_with(char::is_uppercase);
        let is_header = |column: usize| is_known(&text(row, column)) || persons::is_person_header(&text(row, column));
        let known = self.rows.filled_columns(above).filter(|&column| is_known(&text(above, column))).count();
        filled().any(answers)
            || known * 2 >= self.rows.filled(above)
                && filled().next().is_some_and(is_name)
                && !filled().any(is_header)
                && !is_units(self.sheet, self.rows.block.cells(row))
    }

    /// The rows of the header: those above the body that fill more than one cell.
    fn header(&self, body: usize) -> Vec<usize> {
        let mut header = Vec::new();
        for row in (0..body).rev() {
            if self.comments[row] || self.is_rule(row) {
                continue;
            }
            let filled = self.rows.filled(row);
            // A lone text between the header and the first row of data is the heading of the first group.
            let above = (0..row).rev().map(|above| self.rows.filled(above)).find(|&filled| filled != 1);
            let heads_group =
                filled == 1 && self.rows.first(row) == Some(self.left) && above.is_some_and(|filled| filled > 1);
            if header.is_empty() && (filled == 0 || heads_group) {
                continue;
            }
            let first = self.rows.first(row).unwrap_or(0);
            // What stands alone below a word of a header, behind the first column, is a part of it.
            let is_part = first > self.left
                && row > 0
                && self.rows.filled(row - 1) > 1
                && self.rows.look(row - 1, first) == Look::Text;
            let alone = filled == 1 && (self.width > 2 && first == self.left || header.is_empty() && !is_part);
            let enough = filled >= 2 || (filled == 1 && self.width == 1) || (filled == 1 && !alone);
            if !enough || header.len() == HEADER_ROWS || (filled * 5 < self.width && self.is_dated(row)) {
                break;
            }
            header.push(row);
        }
        header.reverse();
        header
    }

    /// Whether a row holds a date beside a title.
    fn is_dated(&self, row: usize) -> bool {
        (0..self.rows.width(row)).any(|column| date::read(&self.rows.text(self.sheet, row, column)).is_some())
    }

    /// The header of every column: its texts from top to bottom, those of merged cells carried to the right.
    pub(super) fn paths(&self, header: &[usize], skips: Option<&[Option<Skip>]>, width: usize) -> Vec<Vec<String>> {
        let rows: Vec<usize> =
            header.iter().copied().filter(|&row| skips.is_none_or(|skips| skips[row] == Some(Skip::Header))).collect();
        let mut levels: Vec<Vec<String>> = rows
            .iter()
            .map(|&row| {
                let cells = self.rows.block.cells(row).len();
                (0..cells).map(|column| text::header(&self.rows.text(self.sheet, row, column)).0).collect()
            })
            .collect();
        let longest = levels.iter().map(Vec::len).max().unwrap_or(0).max(self.width);
        // One line of a header that was broken in two: both are shorter than the table, together they are as long.
        let broken = levels.windows(2).position(|pair| match pair {
            [a, b] => {
                a.len() < longest
                    && b.len() < longest
                    && a.len() + b.len() == longest + 1
                    && a.last().is_some_and(String::is_empty)
            }
            _ => false,
        });
        if let Some(at) = broken {
            let rest = levels.remove(at + 1);
            let line = &mut levels[at];
            line.pop();
            line.extend(rest);
        }
        let last = levels.len().saturating_sub(1);
        let carried: Vec<Vec<String>> = levels
            .iter()
            .enumerate()
            .map(|(level, texts)| {
                let mut left = String::new();
                let carry = |column: usize| {
                    let text = texts.get(column).map_or("", String::as_str);
                    if !text.is_empty() || level == last {
                        text.clone_into(&mut left);
                    }
                    left.clone()
                };
                (0..width).map(carry).collect()
            })
            .collect();
        let path = |column: usize| {
            let mut path: Vec<String> = Vec::new();
            for text in carried.iter().filter_map(|level| level.get(column)) {
                if !text.is_empty() && path.last() != Some(text) {
                    path.push(text.clone());
                }
            }
            path
        };
        (0..width).map(path).collect()
    }
}
