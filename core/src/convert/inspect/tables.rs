//! Further tables on a sheet: above the one that is read, below it, or beside it.

use super::layout::Finder;
use crate::convert::Skip;
use crate::convert::cells::{Look, text};

/// A table that shares a sheet with the first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::convert) enum OtherTable {
    /// Above or below; its header is this row, and these are its headers.
    Apart(usize, Vec<String>),
    /// In these columns, with other headers.
    Beside(String, Vec<String>),
    /// In these columns, with the same headers: it is read below the first.
    Continued(String),
}

impl Finder<'_> {
    /// Headers of tables among the titles: a row of words, and under one of them figures in both rows that follow.
    pub(super) fn above(&self, skips: &[Option<Skip>]) -> Vec<OtherTable> {
        let begins = |&row: &usize| {
            let words: Vec<usize> =
                (0..self.rows.width(row)).filter(|&column| self.rows.look(row, column) == Look::Text).collect();
            let are_figures = |column: &usize| (1..=2).all(|down| self.rows.look(row + down, *column) == Look::Figure);
            words.len() >= 2 && words.len() == self.rows.filled(row) && words.iter().any(are_figures)
        };
        let titles = (0..skips.len()).filter(|&row| skips[row] == Some(Skip::Title));
        titles.filter(begins).map(|row| OtherTable::Apart(row, self.texts(row))).collect()
    }

    /// Headers of further tables below the first: behind a blank row or a title, a row of words above figures that names other
    /// columns.
    pub(super) fn below(&self, body: usize, header: &[usize], skips: &mut [Option<Skip>]) -> Vec<OtherTable> {
        let apart = |row: usize| matches!(skips.get(row), Some(Some(Skip::Blank | Skip::Separator | Skip::Title)));
        let known: Vec<String> = header.iter().flat_map(|&row| self.texts(row)).collect();
        let begins = |&row: &usize| {
            if skips[row].is_some() || !apart(row - 1) {
                return false;
            }
            let words = self.texts(row);
            let figures = self.rows.looks(row).contains(&Look::Figure);
            let below = self.rows.looks(row + 1).iter().filter(|look| **look == Look::Figure).count();
            // Every figure below stands under a word; a row of data with gaps has none there.
            let under_words = self
                .rows
                .looks(row + 1)
                .iter()
                .enumerate()
                .all(|(column, look)| *look != Look::Figure || self.rows.look(row, column) == Look::Text);
            let new = words.iter().filter(|word| !known.contains(word)).count();
            !figures
                && words.len() >= 2
                && words.len() == self.rows.filled(row)
                && below > 0
                && under_words
                && new * 2 > words.len()
        };
        let found: Vec<usize> = (body.max(1)..self.rows.len()).filter(begins).collect();
        for &row in &found {
            skips[row] = Some(Skip::Header);
        }
        found.into_iter().map(|row| OtherTable::Apart(row, self.texts(row))).collect()
    }

    /// The words of a row, as headers.
    fn texts(&self, row: usize) -> Vec<String> {
        let words = (0..self.rows.width(row)).filter(|&column| self.rows.look(row, column) == Look::Text);
        words.map(|column| text::header(&self.rows.text(self.sheet, row, column)).0).collect()
    }
}
