//! The selection drawn again.

use std::sync::Arc;

use pyo3::prelude::*;
use pyo3::types::PyCapsule;
use stadtnetz::panel as core;
use stadtnetz::statistics::Figure;

use crate::errors;
use crate::out::Anything;
use crate::study::error;
use crate::table::Table;
use crate::words::chosen;

/// Draws of the selection: who else could have been treated. It is a table (`draw`, `unit`, `g`) for whatever takes one.
#[pyclass(module = "stadtnetz", frozen)]
pub(crate) struct Assignments {
    study: Arc<core::Study>,
    drawn: core::Assignments,
}

impl Assignments {
    pub(crate) fn new(study: Arc<core::Study>, drawn: core::Assignments) -> Self {
        Self { study, drawn }
    }

    /// What is compared: outcome, statistic, years of anticipation.
    fn compared(
        &self,
        outcome: &str,
        statistic: &str,
        anticipation: Option<u32>,
    ) -> PyResult<(core::Series, core::Statistic, u32)> {
        let anticipation = anticipation.or_else(|| u32::try_from(self.study.anticipation()).ok()).unwrap_or(0);
        Ok((self.study.series(outcome).map_err(error)?, chosen(statistic)?, anticipation))
    }
}

#[pymethods]
impl Assignments {
    /// The treated units of every draw: `draw`, `unit`, `g`; every other unit of the pools is untreated in it.
    #[getter]
    fn table(&self, py: Python<'_>) -> Table {
        py.detach(|| self.drawn.table()).into()
    }

    /// What the draws are: randomisation-inference where the pool was selected by lot, else placebo-distribution.
    #[getter]
    fn basis(&self) -> &'static str {
        self.drawn.selection().as_str()
    }

    /// How many draws there are.
    #[getter]
    fn draws(&self) -> usize {
        self.drawn.draws()
    }

    /// The seed they were made with.
    #[getter]
    fn seed(&self) -> u64 {
        self.drawn.seed()
    }

    /// How many units stand in some pool.
    #[getter]
    fn units(&self) -> usize {
        self.drawn.pools().units()
    }

    /// How many of them were selected.
    #[getter]
    fn selected(&self) -> usize {
        self.drawn.pools().selected()
    }

    /// The strata in which everybody was selected, so that no draw differs there: call, stratum, units.
    #[getter]
    fn without_choice(&self) -> Vec<(i64, String, usize)> {
        let strata = self.drawn.pools().without_choice();
        strata.map(|(call, stratum, units)| (call, stratum.to_owned(), units)).collect()
    }

    /// What the draws say of an outcome: the observed statistic, how often a draw is as far from 0, how wide the draws spread,
    /// and the least effect they would show. `statistic` is difference-in-means, att-never or att-not-yet; `anticipation` is
    /// that of the study where none is given.
    #[pyo3(signature = (outcome, *, statistic = "att-never", anticipation = None))]
    fn placebo(&self, py: Python<'_>, outcome: &str, statistic: &str, anticipation: Option<u32>) -> PyResult<Table> {
        let (series, statistic, anticipation) = self.compared(outcome, statistic, anticipation)?;
        let row = py.detach(|| self.drawn.placebo(&series, statistic, anticipation));
        stadtnetz::table::Table::new(core::Placebo::TABLE, core::Placebo::columns(&[row]))
            .map(Into::into)
            .map_err(errors::value)
    }

    /// The statistic of the selection as it was (None: undefined), and of every draw.
    #[pyo3(signature = (outcome, *, statistic = "att-never", anticipation = None))]
    fn statistics(
        &self,
        py: Python<'_>,
        outcome: &str,
        statistic: &str,
        anticipation: Option<u32>,
    ) -> PyResult<(Option<f64>, Vec<f64>)> {
        let (series, statistic, anticipation) = self.compared(outcome, statistic, anticipation)?;
        Ok(py.detach(|| self.drawn.statistics(&series, statistic, anticipation)))
    }

    /// The table as a pandas data frame on numpy columns.
    fn to_pandas<'py>(slf: &Bound<'py, Self>) -> PyResult<Anything<'py>> {
        slf.getattr("table")?.call_method0("to_pandas").map(Anything)
    }

    /// The capsule `arrow_array_stream` of the table.
    #[pyo3(signature = (requested_schema: "object | None" = None) -> "object")]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        drop(requested_schema);
        crate::arrow::stream_capsule(py, &self.drawn.table().into())
    }

    fn __repr__(&self) -> String {
        format!(
            "<Assignments ({}): {} draws of {} units out of {}>",
            self.basis(),
            self.draws(),
            self.selected(),
            self.units()
        )
    }

    #[pyo3(signature = () -> "tuple[object, ...]")]
    #[expect(clippy::unused_self, reason = "Python asks the draws")]
    fn __reduce__(&self) -> PyResult<Py<PyAny>> {
        Err(errors::wrong_type("draws are not pickled (the same study and seed give them again)"))
    }
}
