//! What every row of a sheet is, from how the rows look beside each other.
//!
//! A body is where columns hold what they hold further down; what stands above it in more than one cell is its header; the rest
//! above is titles. Below it are footers. Within it a row of sums says so, or is one.

use std::borrow::Cow;

use super::rows::Rows;
use super::tables::OtherTable;
use crate::convert::bytes::Sheet;
use crate::convert::cells::{Look, date, number};
use crate::convert::layout::{ends_as_sum, headed_state, is_heading, is_result, is_units};
use crate::convert::members::column_of_names;
use crate::convert::{Skip, words};
use crate::place::slug;

/// A header never takes more rows.
pub(super) const HEADER_ROWS: usize = 6;
/// A header of days stands among these rows, and what it heads within as many below it.
pub(super) const HEADER_WITHIN: usize = 64;

/// What the rows of a sheet are.
pub(in crate::convert) struct Layout {
    /// Why a row holds no data; `None` for data.
    pub(in crate::convert) skips: Vec<Option<Skip>>,
    /// The rows of the first header, top to bottom.
    pub(in crate::convert) header: Vec<usize>,
    /// The header of every column, level by level.
    pub(in crate::convert) paths: Vec<Vec<String>>,
    pub(in crate::convert) width: usize,
    /// Where another table begins, with the header of each: below the first, or beside it.
    pub(in crate::convert) others: Vec<OtherTable>,
}

impl Layout {
    pub(in crate::convert) fn find(sheet: &Sheet<'_>, rows: &Rows) -> Self {
        let mut finder = Finder::new(sheet, rows);
        finder.layout()
    }
}

pub(super) struct Finder<'a> {
    pub(super) sheet: &'a Sheet<'a>,
    pub(super) rows: &'a Rows,
    pub(super) width: usize,
    /// The first column in which anything stands.
    pub(super) left: usize,
    /// The column that names what the rows are about: the first, where no header names it.
    pub(super) name: usize,
    /// Rows that begin with `#` while they are no header.
    pub(super) comments: Vec<bool>,
    /// Rows of days above columns that hold none.
    days: Vec<bool>,
    /// Columns whose cells are mostly figures.
    pub(super) figures: Vec<bool>,
}

impl<'a> Finder<'a> {
    fn new(sheet: &'a Sheet<'a>, rows: &'a Rows) -> Self {
        let begins = |row: usize| {
            let first = rows.first(row);
            first.is_some_and(|column| rows.text(sheet, row, column).trim_start().starts_with('#'))
        };
        let marked: Vec<bool> = (0..rows.len()).map(begins).collect();
        let many = marked.iter().filter(|marked| **marked).count() > 1;
        let comments: Vec<bool> =
            marked.iter().enumerate().map(|(row, &marked)| marked && (many || rows.filled(row) == 1)).collect();
        let width = usual_width(rows, &comments);
        let left = (0..rows.len()).filter_map(|row| rows.first(row)).min().unwrap_or(0);
        let mut finder = Self { sheet, rows, width, left, name: left, comments, days: Vec::new(), figures: Vec::new() };
        finder.days = (0..rows.len().min(HEADER_WITHIN)).map(|row| finder.heads_days(row)).collect();
        finder.figures = (0..width).map(|column| finder.holds_figures(column)).collect();
        finder
    }

    /// Whether most filled cells of a column are figures, in rows that are filled for the better part. What stands above its first
    /// figure may be its header, where no more rows stand above it than below.
    fn holds_figures(&self, column: usize) -> bool {
        let (mut figures, mut filled, mut above) = (0, 0, 0);
        for row in (0..self.rows.len()).filter(|&row| self.is_full(row) && !self.is_days(row)) {
            match self.rows.look(row, column) {
                Look::Figure => {
                    figures += 1;
                    filled += 1;
                }
                Look::Text if figures == 0 && above < HEADER_ROWS => above += 1,
                Look::Text => filled += 1,
                Look::Mark | Look::Blank => {}
            }
        }
        let filled = if figures >= above { filled } else { filled + above };
        figures > 0 && figures * 10 >= filled * 6
    }

    fn is_full(&self, row: usize) -> bool {
        !self.comments[row] && self.rows.filled(row) * 2 >= self.width.min(8) && self.rows.filled(row) > 0
    }

    /// Whether a row holds in every column what the body holds there.
    pub(super) fn fits(&self, row: usize) -> bool {
        let (mut right, mut wrong) = (0, 0);
        for (column, _) in self.figures.iter().enumerate().filter(|(_, figures)| **figures) {
            match self.rows.look(row, column) {
                Look::Figure => right += 1,
                Look::Text => wrong += 1,
                Look::Mark | Look::Blank => {}
            }
        }
        right > 0 && right > wrong && !self.is_years(row) && !self.is_days(row) && !self.counts_columns(row)
    }

    /// A row of ever larger whole numbers from 1 on, behind no more than a word for columns, numbers them. A name before the numbers
    /// makes it a row of data.
    pub(super) fn counts_columns(&self, row: usize) -> bool {
        const FEWEST: usize = 4;
        const LABELS: [&str; 8] = ["spalte", "spalten", "spaltennummer", "sp", "nr", "lfd-nr", "column", "no"];
        let texts = self.rows.filled_columns(row).map(|column| self.rows.text(self.sheet, row, column));
        let is_label = |text: &Cow<'_, str>| LABELS.contains(&slug(text).as_str());
        let numbers: Vec<Option<u32>> = texts.skip_while(is_label).map(|text| text.trim().parse().ok()).collect();
        let grows = |pair: &[Option<u32>]| matches!(pair, [Some(a), Some(b)] if b > a);
        let counts_all = numbers.len() == self.width && numbers.last() == Some(&u32::try_from(self.width).ok());
        (numbers.len() >= FEWEST || numbers.len() > 2 && counts_all)
            && numbers.first() == Some(&Some(1))
            && numbers.windows(2).all(grows)
    }

    /// A row of years is a header, unless years stand below it too, or it is a name with two figures below words for all of them.
    pub(super) fn is_years(&self, row: usize) -> bool {
        let columns: Vec<usize> =
            (0..self.rows.width(row)).filter(|&column| self.rows.look(row, column) == Look::Figure).collect();
        if columns.len() < 2 || !columns.iter().all(|&column| self.is_year(row, column)) {
            return false;
        }
        let years_below = |&column: &usize| {
            let rows = (row + 1..self.rows.len()).take(HEADER_WITHIN);
            let figures = rows.filter(|&row| self.rows.look(row, column) == Look::Figure);
            let years = figures.clone().filter(|&row| self.is_year(row, column)).count();
            years * 2 > figures.count()
        };
        let year = |&column: &usize| self.rows.text(self.sheet, row, column).trim().parse::<i32>().unwrap_or(0);
        let years: Vec<i32> = columns.iter().map(year).collect();
        let in_steps = years.windows(3).all(|three| three[1] - three[0] == three[2] - three[1])
            && (years.len() > 2 || years.windows(2).all(|two| (two[1] - two[0]).abs() == 1));
        let has_name = self.rows.looks(row).contains(&Look::Text);
        !columns.iter().any(years_below) && (in_steps || !has_name || !self.stands_below_words(row))
    }

    /// Whether words stand right above everything in a row.
    pub(super) fn stands_below_words(&self, row: usize) -> bool {
        row > 0 && self.rows.filled_columns(row).all(|column| self.rows.look(row - 1, column) == Look::Text)
    }

    /// The columns whose cells are mostly figures.
    pub(super) fn figure_columns(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.width).filter(|&column| self.figures[column])
    }

    fn is_year(&self, row: usize, column: usize) -> bool {
        let text = self.rows.text(self.sheet, row, column);
        text.trim().parse::<u16>().is_ok_and(|year| (1900..2100).contains(&year)) && text.trim().len() == 4
    }

    pub(super) fn is_days(&self, row: usize) -> bool {
        self.days.get(row).copied().unwrap_or(false)
    }

    /// A row whose figures are days is a header where the columns below hold crosses or numbers and no day.
    fn heads_days(&self, row: usize) -> bool {
        let figures = |row: usize| (0..self.rows.width(row)).filter(move |&at| self.rows.look(row, at) == Look::Figure);
        let is_day = |row: usize, column: usize| {
            let text = self.rows.text(self.sheet, row, column);
            !number::is_like(text.trim()) && date::is_like(text.trim())
        };
        let below = |column: usize| {
            let rows = (row + 1..self.rows.len()).take(HEADER_WITHIN);
            rows.filter(move |&row| self.rows.look(row, column) != Look::Blank).map(move |row| (row, column))
        };
        // "ab 2019" over numbers is a cell.
        let is_one = |column: usize| {
            matches!(date::read(&self.rows.text(self.sheet, row, column)), Some(crate::time::GermanDate::When(_)))
        };
        let days: Vec<usize> = figures(row).filter(|&column| is_day(row, column) && is_one(column)).collect();
        let holds_no_day = |&column: &usize| below(column).all(|(row, column)| !is_day(row, column));
        let says = |(row, column): (usize, usize)| {
            let text = self.rows.text(self.sheet, row, column);
            words::truth(text.trim()).is_some() || number::is_like(text.trim()) && !self.is_year(row, column)
        };
        !days.is_empty()
            && days.len() == figures(row).filter(|&column| !self.is_year(row, column)).count()
            && days.iter().all(holds_no_day)
            && days.iter().any(|&column| below(column).any(says))
    }

    fn layout(&mut self) -> Layout {
        let (header, body) = self.begin();
        self.name = column_of_names(&self.paths(&header, None, self.width)).unwrap_or(self.left);
        let mut skips: Vec<Option<Skip>> = (0..self.rows.len()).map(|row| self.skip(row, body, &header)).collect();
        if self.rows.complete {
            self.footers(body, &mut skips);
        }
        self.sums(body, &mut skips);
        let named = header.iter().map(|&row| self.rows.width(row)).max().unwrap_or(0);
        let width = self.width.max(named);
        let paths = self.paths(&header, Some(&skips), width);
        let mut others: Vec<OtherTable> = self.above(&skips);
        others.extend(self.below(body, &header, &mut skips));
        Layout { skips, header, paths, width, others }
    }

    /// The first row of the body, as its figures tell.
    pub(super) fn body(&self) -> usize {
        let has_figures = self.figures.contains(&true);
        let candidates: Vec<usize> = (0..self.rows.len())
            .filter(|&row| self.rows.filled(row) > 0 && !self.comments[row] && !self.is_rule(row))
            .collect();
        if has_figures {
            // Where many rows have figures, those without say nothing against the others.
            let dense = candidates.iter().filter(|&&row| self.says_figures(row)).count() * 3 >= candidates.len();
            for (at, &row) in candidates.iter().enumerate() {
                if !self.fits(row) {
                    continue;
                }
                let next: Vec<usize> = candidates
                    .iter()
                    .skip(at + 1)
                    .copied()
                    .filter(|&row| !dense || self.says_figures(row))
                    .take(4)
                    .collect();
                let fitting = next.iter().filter(|&&row| self.fits(row)).count();
                if fitting * 2 >= next.len() {
                    return row;
                }
            }
        }
        // Nothing but words: the first row that is as full as the table is its header.
        let full = |row: &&usize| self.rows.filled(**row) * 10 >= self.width * 6;
        let header = candidates.iter().position(|row| full(&row)).unwrap_or(0);
        let body = candidates.iter().skip(header + 1).find(|&&row| !self.is_days(row));
        body.copied().unwrap_or(self.rows.len())
    }

    /// Whether a row has anything where the body holds figures.
    fn says_figures(&self, row: usize) -> bool {
        self.figure_columns().any(|column| !matches!(self.rows.look(row, column), Look::Blank | Look::Mark))
    }

    pub(super) fn is_rule(&self, row: usize) -> bool {
        let mut filled = self.rows.filled_columns(row).peekable();
        filled.peek().is_some() && filled.all(|column| words::is_rule(self.rows.text(self.sheet, row, column).trim()))
    }

    fn skip(&self, row: usize, body: usize, header: &[usize]) -> Option<Skip> {
        let filled = self.rows.filled(row);
        if filled == 0 {
            return Some(Skip::Blank);
        }
        if self.comments[row] {
            return Some(Skip::Comment);
        }
        if header.contains(&row) {
            let last = header.last() == Some(&row) && header.len() > 1;
            let cells = self.rows.block.cells(row);
            return Some(if last && is_units(self.sheet, cells) { Skip::Unit } else { Skip::Header });
        }
        if row < body {
            let behind = header.last().is_some_and(|&last| row > last);
            return Some(if behind { Skip::Separator } else { Skip::Title });
        }
        if self.is_rule(row) {
            return Some(Skip::Separator);
        }
        if self.repeats(row, header) {
            return Some(Skip::Header);
        }
        if self.is_title_again(row, header) {
            return Some(Skip::Title);
        }
        let marks = self.rows.looks(row).iter().all(|look| matches!(look, Look::Blank | Look::Mark));
        if marks && self.width > 1 {
            return Some(Skip::Blank);
        }
        let first = self.rows.first(row).unwrap_or(0);
        let is_sum_at = |column: usize| self.is_sum_word(row, column);
        if is_sum_at(first)
            || ends_as_sum(&self.rows.text(self.sheet, row, first))
            || is_result(&self.rows.text(self.sheet, row, first))
            || self.rows.look(row, first) != Look::Text
                && (first + 1..first + 4).any(|column| self.rows.look(row, column) == Look::Text && is_sum_at(column))
            || self.says_only_sum(row)
        {
            return Some(Skip::Sum);
        }
        if filled > 1 {
            return None;
        }
        // A number alone is no heading, but a row of data with gaps.
        let text = self.rows.text(self.sheet, row, first);
        let is_state = || headed_state(&text).is_some_and(|state| !words::is_city(state));
        let heads = self.width > 1 && (is_heading(&text) || is_state());
        // What stands alone behind the name is what a row says whose name is missing.
        let is_said = first > self.name && !header.is_empty() || number::is_like(text.trim());
        (heads || self.width > 2 && !is_said).then_some(Skip::Separator)
    }

    /// What stands above the header on its first page once more, with no more beside it.
    fn is_title_again(&self, row: usize, header: &[usize]) -> bool {
        const MOST: usize = 2;
        let filled = self.rows.filled(row);
        let first = |row: usize| self.rows.first(row).filter(|&column| self.rows.look(row, column) == Look::Text);
        let Some((&last, column)) = header.last().zip(first(row)).filter(|_| filled <= MOST) else { return false };
        let text = self.rows.text(self.sheet, row, column);
        let same = |at: usize, column: usize| self.rows.text(self.sheet, at, column) == text;
        (0..last).any(|at| self.rows.filled(at) == filled && first(at).is_some_and(|column| same(at, column)))
    }

    /// Whether the only word of a row is one for sums.
    fn says_only_sum(&self, row: usize) -> bool {
        let mut words = self.rows.filled_columns(row).filter(|&column| self.rows.look(row, column) == Look::Text);
        words.next().is_some_and(|column| words.next().is_none() && self.is_sum_word(row, column))
    }

    /// The header once more, in most of its cells.
    fn repeats(&self, row: usize, header: &[usize]) -> bool {
        header.iter().any(|&above| {
            let texts = (0..self.width).filter(|&column| self.rows.look(row, column) == Look::Text);
            let same = |column: &usize| {
                self.rows.text(self.sheet, row, *column).trim() == self.rows.text(self.sheet, above, *column).trim()
            };
            let count = texts.clone().filter(same).count();
            count >= 2 && count * 2 > self.rows.filled(row)
        })
    }
}

/// The width of most rows, the fuller ones counting more.
fn usual_width(rows: &Rows, comments: &[bool]) -> usize {
    let mut weights: std::collections::BTreeMap<usize, usize> = std::collections::BTreeMap::new();
    for row in (0..rows.len()).filter(|&row| !comments[row]) {
        *weights.entry(rows.width(row)).or_default() += rows.filled(row);
    }
    let most = weights.iter().max_by_key(|(_, weight)| **weight).map_or(0, |(&width, _)| width);
    // A column that only some rows fill belongs to the table as well.
    let wide: usize = weights.range(most + 1..).map(|(_, weight)| weight).sum();
    let total: usize = weights.values().sum();
    if wide * 10 >= total { weights.keys().last().copied().unwrap_or(most) } else { most }
}
