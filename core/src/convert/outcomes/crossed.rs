//! The tables of GENESIS and the Regionalstatistik: titles, labels of the columns in several rows, keys and years in front.

use super::cells::Cells;
use super::keys;
use super::plan::{Plan, Time, ValueColumn, end_of_data, year_of_titles};
use super::words;
use crate::convert::cells::Look;

/// The columns in front hold key, year and words; there are never more.
const FRONT: usize = 8;

/// The plan of a table; `None` where no column in front holds keys, or no year is found.
pub(super) fn plan(cells: &Cells) -> Option<Plan> {
    let begins = |row: usize, column: usize| {
        keys::is_regional(cells.text(row, column))
            && (column + 1..cells.width(row)).any(|column| matches!(cells.look(row, column), Look::Figure | Look::Mark))
    };
    let (first, key) =
        (0..cells.len()).find_map(|row| (0..3).find(|&column| begins(row, column)).map(|column| (row, column)))?;
    let end = end_of_data(cells, first);
    if keys::share(cells, key, first) < 0.9 {
        return None;
    }
    let front = Front { cells, first, end, key };
    let time = (0..FRONT).filter(|&column| column != key).find(|&column| front.most(column, is_year));
    let is_front = |column: &usize| *column == key || Some(*column) == time || front.most(*column, is_word);
    let behind = (0..FRONT).find(|column| !is_front(column))?;
    let words: Vec<usize> = (0..behind).filter(|&column| column != key && Some(column) != time).collect();
    let (name, qualifiers) = match words.iter().position(|&column| column == key + 1) {
        Some(at) => (Some(key + 1), [&words[..at], &words[at + 1..]].concat()),
        None => (None, words),
    };
    let (values, dated) = front.values(behind);
    let time = match time {
        Some(column) => Time::Column(column),
        None if dated => Time::Header,
        None => Time::Title(year_of_titles(cells, first)?),
    };
    (!values.is_empty()).then_some(Plan {
        first,
        end,
        key,
        name,
        aggregate: None,
        time,
        qualifiers,
        unit: None,
        values,
    })
}

fn is_year(text: &str, _: Look) -> bool {
    words::year(text).is_some()
}

fn is_word(_: &str, look: Look) -> bool {
    look == Look::Text
}

struct Front<'a> {
    cells: &'a Cells,
    first: usize,
    end: usize,
    key: usize,
}

impl Front<'_> {
    /// Whether nearly all filled cells of a column, and more than half of its cells, are something.
    fn most(&self, column: usize, is: fn(&str, Look) -> bool) -> bool {
        let rows = (self.first..self.end).filter(|&row| keys::is_regional(self.cells.text(row, self.key))).take(2000);
        let (mut all, mut filled, mut right) = (0, 0, 0);
        for row in rows {
            let (text, look) = (self.cells.text(row, column), self.cells.look(row, column));
            all += 1;
            filled += usize::from(look != Look::Blank);
            right += usize::from(is(text, look));
        }
        right * 10 >= filled * 9 && right * 2 > all
    }

    /// The value columns with their labels, and whether every one has a year.
    fn values(&self, behind: usize) -> (Vec<ValueColumn>, bool) {
        let Self { cells, first, .. } = *self;
        let top = (0..first).rev().take_while(|&row| cells.filled(row).any(|column| column >= behind)).last();
        let mut headers: Vec<usize> = top.map_or(Vec::new(), |top| (top..first).collect());
        let width = headers.iter().map(|&row| cells.width(row)).max().unwrap_or(0).max(cells.width(first));
        let units = headers.last().copied().filter(|&row| {
            let mut filled = cells.filled(row).filter(|&column| column >= behind).peekable();
            filled.peek().is_some() && filled.all(|column| words::is_unit(cells.text(row, column)))
        });
        headers.retain(|row| Some(*row) != units);
        let title = (0..top.unwrap_or(first)).rev().find_map(|row| words::unit_within(cells.text(row, 0)));
        let levels: Vec<Vec<&str>> = headers.iter().map(|&row| self.carried(row, behind, width)).collect();
        // A level that is the same everywhere names the dimension (`Geschlecht`), not the column.
        let varied: Vec<&Vec<&str>> = match levels.len() {
            1 => levels.iter().collect(),
            _ => levels.iter().filter(|level| level.iter().any(|text| Some(text) != level.first())).collect(),
        };
        let mut values: Vec<ValueColumn> = Vec::new();
        for column in behind..width {
            if let Some(last) = values.last_mut().filter(|_| self.is_quality(column)) {
                last.quality = Some(column);
                continue;
            }
            let mut year = None;
            let mut words: Vec<&str> = title.iter().map(|(label, _)| *label).collect();
            for text in varied.iter().filter_map(|level| level.get(column - behind)).copied() {
                match words::year(text) {
                    Some(found) => year = Some(found),
                    None if !text.is_empty() => words.push(text),
                    None => {}
                }
            }
            let label = words.join(" ");
            let own = words::unit_within(&label).map(|(bare, unit)| (bare.to_owned(), unit.to_owned()));
            let (label, own) = own.map_or((label, None), |(bare, unit)| (bare, Some(unit)));
            let below = units.map(|row| cells.text(row, column)).filter(|unit| !unit.is_empty());
            let unit = below.map(str::to_owned).or(own).or_else(|| title.map(|(_, unit)| unit.to_owned()));
            values.push(ValueColumn { column, label, unit, year, quality: None });
        }
        let dated = values.iter().all(|value| value.year.is_some());
        (values, dated)
    }

    /// A row of headers, each carried to the right over the blank cells behind it.
    fn carried(&self, row: usize, behind: usize, width: usize) -> Vec<&str> {
        let mut left = "";
        let carry = |column| {
            let text = self.cells.text(row, column);
            if !text.is_empty() {
                left = text;
            }
            left
        };
        (behind..width).map(carry).collect()
    }

    /// Whether a column holds nothing but quality marks: one or two small letters.
    fn is_quality(&self, column: usize) -> bool {
        let texts = (self.first..self.end).map(|row| self.cells.text(row, column)).filter(|text| !text.is_empty());
        let mut texts = texts.take(400).peekable();
        texts.peek().is_some()
            && texts.all(|text| text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_lowercase()))
    }
}
