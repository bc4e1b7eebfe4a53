//! Further tables on a sheet: above the one that is read, below it, or beside it.

use super::layout::Finder;
use crate::convert::Skip;
use crate::convert::cells::{Look, text};
use crate::convert::layout::is_heading;
use crate::convert::members::usual_field;

/// A table that shares a sheet with the first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::convert) enum OtherTable {
    /// Above or below: the row in which its titles or its header begin, the row of its header, and its headers.
    Apart { begins: usize, header: usize, headers: Vec<String> },
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
        titles.filter(begins).map(|row| self.other(row, row)).collect()
    }

    /// Headers of further tables below the first: behind a blank row or a title, a row of words above figures that names other
    /// columns; or words of which one is the header of its column, and another is none.
    pub(super) fn below(&self, body: usize, header: &[usize], skips: &mut [Option<Skip>]) -> Vec<OtherTable> {
        let apart = |row: usize| matches!(skips.get(row), Some(Some(Skip::Blank | Skip::Separator | Skip::Title)));
        let known: Vec<String> = header.iter().flat_map(|&row| self.texts(row)).collect();
        let begins = |&row: &usize| {
            if self.begins_legend(row) {
                return true;
            }
            let are_words = self.rows.looks(row).iter().all(|look| matches!(look, Look::Text | Look::Blank));
            if !are_words || !matches!(skips[row], None | Some(Skip::Header)) {
                return false;
            }
            if self.heads_again(row, header) {
                return true;
            }
            if skips[row].is_some() || !apart(row - 1) {
                return false;
            }
            let words = self.texts(row);
            let below = self.rows.looks(row + 1).iter().filter(|look| **look == Look::Figure).count();
            // Every figure below stands under a word; a row of data with gaps has none there.
            let under_words = self
                .rows
                .looks(row + 1)
                .iter()
                .enumerate()
                .all(|(column, look)| *look != Look::Figure || self.rows.look(row, column) == Look::Text);
            let new = words.iter().filter(|word| !known.contains(word)).count();
            words.len() >= 2 && below > 0 && under_words && new * 2 >= words.len()
        };
        let found: Vec<usize> = (body.max(1)..self.rows.len()).filter(begins).collect();
        let mut others = Vec::with_capacity(found.len());
        for row in found {
            let is_title = |above: &usize| {
                let lone = self.rows.filled(*above) == 1 && self.rows.look(*above, self.left) == Look::Text;
                lone && (self.rows.filled(above - 1) == 0 || is_heading(&self.rows.text(self.sheet, *above, self.left)))
            };
            let begins = (body.max(1)..row).rev().take_while(is_title).last().unwrap_or(row);
            skips[begins..row].fill(Some(Skip::Title));
            skips[row] = Some(Skip::Header);
            let rest = skips.iter_mut().skip(row + 1).filter(|skip| skip.is_none());
            rest.for_each(|skip| *skip = Some(Skip::OtherTable));
            others.push(self.other(begins, row));
        }
        others
    }

    /// Whether a row says that signs are explained or rows summed up below it, in two cells each, to the end.
    fn begins_legend(&self, row: usize) -> bool {
        const WORDS: [&str; 6] = ["legende", "zusammenfassung", "übersicht", "auswertung", "statistik", "abkürzungen"];
        const MOST: usize = 2;
        let is_word = || {
            let text = self.rows.text(self.sheet, row, self.left).trim().trim_end_matches(':').to_lowercase();
            WORDS.contains(&text.as_str())
        };
        let mut rest = (row + 1..self.rows.len()).map(|row| self.rows.filled(row)).peekable();
        self.rows.filled(row) == 1
            && self.width > MOST
            && is_word()
            && rest.peek().is_some()
            && rest.all(|filled| filled <= MOST)
    }

    /// Whether a row begins with a known header of its column, and the others are no headers of theirs, or one of them heads another
    /// field.
    fn heads_again(&self, row: usize, header: &[usize]) -> bool {
        let Some(&last) = header.last().filter(|_| self.rows.filled(row) > 1) else { return false };
        let text = |row: usize, column: usize| self.rows.text(self.sheet, row, column);
        let field = |row: usize, column: usize| usual_field(text(row, column).trim());
        let heads = |column: usize| field(row, column).is_some();
        let same = |column: usize| {
            text(row, column).trim() == text(last, column).trim()
                || heads(column) && field(row, column) == field(last, column)
        };
        let mut columns = self.rows.filled_columns(row);
        let Some(first) = columns.next().filter(|&first| heads(first) && same(first)) else { return false };
        let rest: Vec<usize> = columns.collect();
        // Another word for the same is a header beside headers.
        let is_header = text(row, first).trim() == text(last, first).trim() || rest.iter().any(|&at| heads(at));
        is_header && (!rest.iter().any(|&at| same(at)) || rest.iter().any(|&at| heads(at) && !same(at)))
    }

    fn other(&self, begins: usize, header: usize) -> OtherTable {
        OtherTable::Apart { begins, header, headers: self.texts(header) }
    }

    /// The words of a row, as headers.
    fn texts(&self, row: usize) -> Vec<String> {
        let words = (0..self.rows.width(row)).filter(|&column| self.rows.look(row, column) == Look::Text);
        words.map(|column| text::header(&self.rows.text(self.sheet, row, column)).0).collect()
    }
}
