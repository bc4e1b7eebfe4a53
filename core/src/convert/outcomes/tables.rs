//! Outcomes as tables.

use std::collections::BTreeMap;

use super::OutcomeTable;
use super::figures::Figure;
use crate::official::Level;
use crate::table::{Column, Table};

impl OutcomeTable {
    /// One row per key and year of the level, sorted, one column per series: what a study takes.
    pub fn table(&self) -> Table {
        let mut rows: BTreeMap<(&str, i32), Vec<Option<f64>>> = BTreeMap::new();
        for figure in self.figures.iter().filter(|figure| figure.level == self.level) {
            let row = rows.entry((&figure.key, figure.year)).or_insert_with(|| vec![None; self.series.len()]);
            row[figure.series] = figure.value;
        }
        let mut columns = vec![
            Column::text("ags", "official key", rows.keys().map(|(key, _)| Some((*key).to_owned()))),
            Column::integer("year", "year of the figures", rows.keys().map(|(_, year)| Some(i64::from(*year)))),
        ];
        for (at, series) in self.series.iter().enumerate() {
            let column = Column::number(&series.name, &series.label, rows.values().map(|row| row[at]));
            columns.push(match &series.unit {
                Some(unit) => column.unit(unit),
                None => column,
            });
        }
        Table::built("outcomes", columns)
    }

    /// One row per cell of the source, of every level: `row`, `ags`, `name`, `level`, `year`, `series`, `value`, `unit`, `mark`,
    /// `meaning`, `quality`.
    pub fn long(&self) -> Table {
        let all = || self.figures.iter();
        let series = |figure: &Figure| &self.series[figure.series];
        let mark = |figure: &Figure| figure.mark.as_ref().map(|(mark, _)| mark.clone()).filter(|mark| !mark.is_empty());
        Table::built(
            "figures",
            vec![
                Column::integer("row", "row of the source, from 1", all().map(|one| i64::try_from(one.row).ok())),
                Column::text("ags", "official key", all().map(|one| Some(one.key.clone()))),
                Column::text("name", "name in the source", all().map(|one| one.name.clone())),
                Column::text(
                    "level",
                    "level of the key; empty for the country and other areas",
                    all().map(|one| one.level.map(|level: Level| level.as_str().to_owned())),
                ),
                Column::integer("year", "year of the figure", all().map(|one| Some(i64::from(one.year)))),
                Column::text("series", "column of the table", all().map(|one| Some(series(one).name.clone()))),
                Column::number("value", "the figure", all().map(|one| one.value)),
                Column::text("unit", "unit of the figure", all().map(|one| series(one).unit.clone())),
                Column::text("mark", "what stands in its place", all().map(mark)),
                Column::text(
                    "meaning",
                    "why there is no figure: blank, none, unknown, not-yet, not-applicable, uncertain, not-stated, error",
                    all().map(|one| one.mark.as_ref().map(|(_, missing)| missing.as_str().to_owned())),
                ),
                Column::text(
                    "quality",
                    "mark of its quality: p provisional, s estimated, r revised, () limited, and what the source writes",
                    all().map(|one| one.quality.clone()),
                ),
            ],
        )
    }

    /// One row per series: `series`, `label`, `unit`, `figures`, `missing`, `first_year`, `last_year`, of the table's level.
    pub fn series(&self) -> Table {
        let of = |at: usize| self.figures.iter().filter(move |one| one.series == at && one.level == self.level);
        let count = |number: usize| i64::try_from(number).ok();
        let all = || 0..self.series.len();
        Table::built(
            "series",
            vec![
                Column::text("series", "column of the table", self.series.iter().map(|one| Some(one.name.clone()))),
                Column::text("label", "its label in the source", self.series.iter().map(|one| Some(one.label.clone()))),
                Column::text("unit", "its unit", self.series.iter().map(|one| one.unit.clone())),
                Column::integer(
                    "figures",
                    "cells with a figure",
                    all().map(|at| count(of(at).filter(|one| one.value.is_some()).count())),
                ),
                Column::integer(
                    "missing",
                    "cells without",
                    all().map(|at| count(of(at).filter(|one| one.value.is_none()).count())),
                ),
                Column::integer(
                    "first_year",
                    "first year",
                    all().map(|at| of(at).map(|one| i64::from(one.year)).min()),
                ),
                Column::integer("last_year", "last year", all().map(|at| of(at).map(|one| i64::from(one.year)).max())),
            ],
        )
    }

    /// What became of every row: `what` (converted, rejected, sum, blank, title-or-header, footer), `rows`. They add up to all.
    pub fn account(&self) -> Table {
        Table::built(
            "account",
            vec![
                Column::text(
                    "what",
                    "what became of a row",
                    self.rows.iter().map(|(what, _)| Some((*what).to_owned())),
                ),
                Column::integer("rows", "how many rows", self.rows.iter().map(|(_, rows)| Some(*rows))),
            ],
        )
    }
}
