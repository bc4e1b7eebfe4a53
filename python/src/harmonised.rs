//! Figures on the territory of one day.

use chrono::NaiveDate;
use pyo3::prelude::*;
use stadtnetz::official::{self as core, Figure, FigureKind, Harmonisation, ShareBy, TimeMatch};

use crate::errors;
use crate::table::Table;

/// Figures on one territory, and those that found no place in it. Together they are what went in.
#[pyclass(module = "stadtnetz", frozen, eq)]
#[derive(PartialEq)]
pub(crate) struct Harmonised {
    table: Table,
    unmatched: Table,
}

impl From<core::Harmonised> for Harmonised {
    fn from(harmonised: core::Harmonised) -> Self {
        Self { table: harmonised.table().into(), unmatched: harmonised.unmatched_table().into() }
    }
}

#[pymethods]
impl Harmonised {
    #[new]
    fn new(table: Table, unmatched: Table) -> Self {
        Self { table, unmatched }
    }

    /// The figures, one row per year and key of the chosen day.
    #[getter]
    fn table(&self) -> Table {
        self.table.clone()
    }

    /// The figures that found no place, one row each, with the reason.
    #[getter]
    fn unmatched(&self) -> Table {
        self.unmatched.clone()
    }

    fn __repr__(&self) -> String {
        format!("<Harmonised: {} rows, {} figures unmatched>", self.table.core().len(), self.unmatched.core().len())
    }

    fn __getnewargs__(&self) -> (Table, Table) {
        (self.table(), self.unmatched())
    }
}

pub(crate) fn how(
    to: NaiveDate,
    by: &str,
    kind: &str,
    time: &str,
    denominator: Option<&str>,
) -> PyResult<Harmonisation> {
    let by = choice("by", by, &[("population", ShareBy::Population), ("area", ShareBy::Area)])?;
    let kind = choice("kind", kind, &[("count", FigureKind::Count), ("rate", FigureKind::Rate)])?;
    let time = choice("time", time, &[("exact", TimeMatch::Exact), ("nearest", TimeMatch::Nearest)])?;
    match (kind, denominator) {
        (FigureKind::Rate, None) => {
            Err(errors::value("a rate needs its denominator (name the column: denominator=\"...\")"))
        }
        (FigureKind::Count, Some(_)) => Err(errors::value("a count has no denominator (kind=\"rate\"?)")),
        _ => Ok(Harmonisation { to, by, kind, time }),
    }
}

fn choice<T: Copy>(what: &str, found: &str, choices: &[(&str, T)]) -> PyResult<T> {
    let chosen = choices.iter().find(|(word, _)| *word == found).map(|(_, choice)| *choice);
    chosen.ok_or_else(|| {
        let words: Vec<&str> = choices.iter().map(|(word, _)| *word).collect();
        errors::value(format!("{what}=\"{found}\" is not known (expected {})", words.join(" or ")))
    })
}

/// The figures in the columns of a frame.
pub(crate) fn figures(
    frame: &Bound<'_, PyAny>,
    key: &str,
    year: &str,
    value: &str,
    denominator: Option<&str>,
) -> PyResult<Vec<Figure>> {
    let frames = frame.py().import("stadtnetz._frames")?;
    let rows = frames.call_method1("figures", (frame, key, year, value, denominator))?;
    let rows: Vec<(String, i32, Option<f64>, Option<f64>)> = rows.extract()?;
    Ok(rows.into_iter().map(|(key, year, value, denominator)| Figure { key, year, value, denominator }).collect())
}
