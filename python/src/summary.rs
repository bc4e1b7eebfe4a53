//! A day in a few lines.

use std::hash::{Hash, Hasher};

use chrono::NaiveDate;
use pyo3::prelude::*;
use pyo3::types::PyDict;
use stadtnetz::statistics::{self as core, Between};

use crate::out::Named;
use crate::register::Register;
use crate::table::Table;
use crate::view::Count;
use crate::words::{Day, language};

/// What can be said of a network on a day at a glance. A pair is the least and the most over everything that can have
/// happened; figures by set of members are dicts of `certain`, `presumed` and `possible`.
#[pyclass(module = "stadtnetz", frozen, eq, hash)]
pub(crate) struct Summary {
    register: Py<Register>,
    summary: core::Summary,
}

impl PartialEq for Summary {
    fn eq(&self, other: &Self) -> bool {
        self.summary == other.summary && self.register.get() == other.register.get()
    }
}

impl Hash for Summary {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.register.get().hash(state);
        self.summary.day.hash(state);
    }
}

#[pymethods]
impl Summary {
    #[new]
    pub(crate) fn new(py: Python<'_>, register: Py<Register>, day: Day) -> Self {
        let core = register.get().core();
        let summary = py.detach(|| core.statistics(day.0));
        Self { register, summary }
    }

    /// The programme.
    #[getter]
    fn programme(&self) -> &str {
        &self.summary.programme
    }

    /// The version of the register.
    #[getter]
    fn version(&self) -> &str {
        &self.summary.version
    }

    /// The day.
    #[getter]
    fn day(&self) -> NaiveDate {
        self.summary.day
    }

    /// Members: certain, presumed, possible, and admissions that no list names.
    #[getter]
    fn members(&self) -> Count {
        self.summary.members.into()
    }

    /// Places that ever joined.
    #[getter]
    fn ever(&self) -> (usize, usize) {
        pair(self.summary.ever)
    }

    /// Memberships that ever began.
    #[getter]
    fn admissions(&self) -> (usize, usize) {
        pair(self.summary.admissions)
    }

    /// Memberships that began in the twelve months that end with the day.
    #[getter]
    fn entries_in_twelve_months(&self) -> (usize, usize) {
        pair(self.summary.year.entries)
    }

    /// Memberships that ended in the twelve months that end with the day.
    #[getter]
    fn exits_in_twelve_months(&self) -> (usize, usize) {
        pair(self.summary.year.exits)
    }

    /// Median of the days that the certain members have been members. None without members.
    #[getter]
    fn tenure_median(&self) -> Option<(f64, f64)> {
        self.summary.tenure.map(pair)
    }

    /// States that the members lie in.
    #[getter]
    fn states(&self) -> (usize, usize) {
        pair(self.summary.states)
    }

    /// How the members concentrate on states, from 0 (the same number in each) to 1 (all in one), by set of members.
    #[getter]
    fn concentration<'py>(&self, py: Python<'py>) -> PyResult<Named<'py>> {
        let rows = self.summary.concentration.iter();
        by_set(py, rows.map(|row| (row.set.as_str(), row.normalised)))
    }

    /// Median of the days since each member was last seen, by set of members.
    #[getter]
    fn evidence_age_median<'py>(&self, py: Python<'py>) -> PyResult<Named<'py>> {
        let rows = self.summary.evidence_age.iter();
        by_set(py, rows.map(|row| (row.set.as_str(), row.median)))
    }

    /// Memberships of which a source says when they began, by all memberships.
    #[getter]
    fn start_documented(&self) -> Option<f64> {
        self.summary.start_documented
    }

    /// Memberships of which a source says when they ended, by all memberships.
    #[getter]
    fn end_documented(&self) -> Option<f64> {
        self.summary.end_documented
    }

    /// The summary in long form: a row for each figure, with its unit.
    #[getter]
    fn table(&self, py: Python<'_>) -> Table {
        py.detach(|| self.summary.figures().table()).into()
    }

    /// A line for each figure, in a language (`de` or `en`).
    #[pyo3(signature = (*, lang = "en"))]
    fn to_text(&self, lang: &str) -> PyResult<String> {
        Ok(self.summary.to_text(language(lang)?))
    }

    fn __str__(&self) -> PyResult<String> {
        self.to_text("en")
    }

    fn __repr__(&self) -> String {
        format!("<Summary of {} on {}: {}>", self.summary.programme, self.summary.day, self.summary.members)
    }

    fn __getnewargs__(&self, py: Python<'_>) -> (Py<Register>, NaiveDate) {
        (self.register.clone_ref(py), self.summary.day)
    }
}

fn pair<T: Copy>(range: Between<T>) -> (T, T) {
    (range.low(), range.high())
}

fn by_set(py: Python<'_>, rows: impl Iterator<Item = (&'static str, Option<f64>)>) -> PyResult<Named<'_>> {
    let sets = PyDict::new(py);
    for (set, value) in rows {
        sets.set_item(set, value)?;
    }
    Ok(Named(sets))
}
