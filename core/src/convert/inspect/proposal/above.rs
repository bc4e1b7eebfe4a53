//! Whether an empty cell of a column means the one above.

use super::{ColumnGuess, InspectedSheet, named};
use crate::convert::above::is_ditto;
use crate::convert::cells::Look;
use crate::language::{Language, Template};
use crate::place::State;

const ABOVE: Template = Template::new("Zellen sagen, was die darüber sagt", "cells say what the one above says");
const PERHAPS: Template =
    Template::new("wenn eine leere Zelle die darüber meint", "if an empty cell means the one above");

/// One empty cell is a gap; only several show that names stand once.
const FEWEST: usize = 2;

impl InspectedSheet {
    /// The line of a profile that fills a column down: a remark where nothing proves it.
    pub(super) fn above(&self, at: usize, language: Language) -> String {
        let data: Vec<usize> = (0..self.len()).filter(|&row| self.skip(row + 1).is_none()).collect();
        let is_empty = |row: &&usize| self.rows.look(**row, at) == Look::Blank;
        let says_so = |row: &&usize| {
            let text = self.rows.text(&self.sheet, **row, at);
            !text.trim().is_empty() && is_ditto(text.trim())
        };
        let inherits = self.evidence.get(at).is_some_and(|evidence| evidence.inherits);
        let dittos = data.iter().filter(says_so).count();
        if dittos > 0 || inherits && self.heads_groups(at, &data) {
            let cells = dittos + data.iter().filter(is_empty).count();
            return format!("fill_down = true # {cells} {}\n", ABOVE.text(language));
        }
        if inherits { format!("# fill_down = true # {}\n", PERHAPS.text(language)) } else { String::new() }
    }

    /// Names of groups stand at the left, each once, or are states; behind several gaps the next column goes on. Where they name
    /// places, no key or state beside a gap is another than that of the row above.
    fn heads_groups(&self, at: usize, data: &[usize]) -> bool {
        let left = || self.columns.get(..at).unwrap_or_default().iter().zip(&self.evidence);
        let numbers = |header: &str| ["nr", "lfd_nr", "lfdnr", "pos"].contains(&named(header).as_str());
        let at_left = left().all(|(column, evidence)| evidence.inherits || numbers(&column.path.join(" ")));
        let mut names: Vec<String> = data
            .iter()
            .filter(|&&row| self.rows.look(row, at) != Look::Blank)
            .map(|&row| self.rows.text(&self.sheet, row, at).trim().to_owned())
            .collect();
        let are_states = names.iter().all(|name| State::from_list(name).is_some());
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        let goes_on = data
            .iter()
            .filter(|&&row| self.rows.look(row, at) == Look::Blank)
            .all(|&row| self.rows.look(row, at + 1) != Look::Blank);
        let gaps = data.len() - count;
        at_left
            && goes_on
            && gaps >= FEWEST
            && !(self.field(at) == Some("name") && self.names_others(at, data))
            && (are_states || names.len() == count)
    }

    /// Whether beside an empty cell of a column stands a key or a state that is not that of the row above: the cell lacks a name.
    fn names_others(&self, at: usize, data: &[usize]) -> bool {
        let text = |row: usize, column: usize| self.rows.text(&self.sheet, row, column).trim().to_owned();
        let is_key = |&column: &usize| {
            column != at
                && (matches!(self.columns[column].guess, ColumnGuess::Key(_)) || self.field(column) == Some("state"))
        };
        let other = |column: usize| {
            data.windows(2).any(|rows| match *rows {
                [above, row] => {
                    let (said, found) = (text(above, column), text(row, column));
                    self.rows.look(row, at) == Look::Blank && !found.is_empty() && found != said
                }
                _ => false,
            })
        };
        (0..self.columns.len()).filter(is_key).any(other)
    }
}
