use super::{Harmonised, HarmonisedFigure, Unmatched};
use crate::table::{Column, Table};

impl Harmonised {
    /// The figures as a table, by year and key.
    pub fn table(&self) -> Table {
        let rows = &self.rows;
        let number = |name, description, pick: fn(&HarmonisedFigure) -> Option<f64>| {
            Column::number(name, description, rows.iter().map(pick))
        };
        let count = |name, description, pick: fn(&HarmonisedFigure) -> usize| {
            Column::integer(name, description, rows.iter().map(|row| i64::try_from(pick(row)).ok()))
        };
        let columns = vec![
            Column::text("key", "key on the chosen day", rows.iter().map(|row| Some(row.key.to_string()))),
            Column::year("year", "year of the figures", rows.iter().map(|row| Some(i64::from(row.year)))),
            number("value", "the count, or the rate: numerator by denominator", |row| row.value),
            number("numerator", "of a rate: the numerator", |row| row.numerator),
            number("denominator", "of a rate: the denominator", |row| row.denominator),
            count("sources", "figures that went into it, wholly or in part", |row| row.sources),
            count(
                "missing",
                "units of the year with a share in it that have no figure: it is too low by them",
                |row| row.missing,
            ),
            count("by_area", "sources shared out by area for want of inhabitants", |row| row.by_area),
            count("other_year", "sources that took their territory from another year", |row| row.other_year),
            Column::text(
                "evidence",
                "weakest evidence it rests on: edition, changes, crosswalk or comparison",
                rows.iter().map(|row| Some(row.evidence.to_string())),
            ),
        ];
        Table::built("harmonised", columns)
    }

    /// The figures that found no place, with the reason.
    pub fn unmatched_table(&self) -> Table {
        let text = |name, description, pick: fn(&Unmatched) -> String| {
            Column::text(name, description, self.unmatched.iter().map(|one| Some(pick(one))))
        };
        let integer = |name, description, pick: fn(&Unmatched) -> Option<i64>| {
            Column::integer(name, description, self.unmatched.iter().map(pick))
        };
        let number = |name, description, pick: fn(&Unmatched) -> Option<f64>| {
            Column::number(name, description, self.unmatched.iter().map(pick))
        };
        let columns = vec![
            integer("position", "position among the figures, counted from 0", |one| i64::try_from(one.position).ok()),
            text("key", "key as it came in", |one| one.figure.key.clone()),
            Column::year(
                "year",
                "year of the figure",
                self.unmatched.iter().map(|one| Some(i64::from(one.figure.year))),
            ),
            number("value", "figure as it came in", |one| one.figure.value),
            number("denominator", "denominator as it came in", |one| one.figure.denominator),
            text("reason", "why it found no place, as a word", |one| one.reason.as_str().to_owned()),
            text("message", "why it found no place, and what to do", |one| one.reason.to_string()),
        ];
        Table::built("unmatched", columns)
    }
}
