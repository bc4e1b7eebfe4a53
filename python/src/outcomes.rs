//! What was measured, as statistical offices and researchers keep it.

use pyo3::prelude::*;
use pyo3::types::PyBytes;
use stadtnetz::convert::{OutcomeCell, OutcomeLayout, OutcomeOptions, OutcomeTable};
use stadtnetz::official::{Level, LevelError};

use crate::errors;
use crate::finding::Finding;
use crate::out::Tuple;
use crate::table::Table;

/// Figures by key and year, each with its unit, and every mark with its meaning: what a study takes as its outcomes.
#[pyclass(module = "stadtnetz", frozen)]
pub(crate) struct Outcomes {
    core: OutcomeTable,
}

#[pymethods]
impl Outcomes {
    /// How the source is laid out: wide-years, long, genesis-table, genesis-flat, inkar-wide or inkar-long.
    #[getter]
    fn layout(&self) -> &'static str {
        self.core.layout().as_str()
    }

    /// The level of the units in `table`.
    #[getter]
    fn level(&self) -> Option<&'static str> {
        self.core.level().map(Level::as_str)
    }

    /// One row per key and year of the level, one column per series, with its unit.
    #[getter]
    pub(crate) fn table(&self, py: Python<'_>) -> Table {
        py.detach(|| self.core.table()).into()
    }

    /// One row per cell of the source, of every level: value and unit, or the mark that stands there and what it means.
    #[getter]
    fn long(&self, py: Python<'_>) -> Table {
        py.detach(|| self.core.long()).into()
    }

    /// One row per series: label, unit, figures, missing ones, first and last year.
    #[getter]
    fn series(&self, py: Python<'_>) -> Table {
        py.detach(|| self.core.series()).into()
    }

    /// What became of every row of the source.
    #[getter]
    fn account(&self, py: Python<'_>) -> Table {
        py.detach(|| self.core.account()).into()
    }

    /// What was repaired, set aside or refused.
    #[getter]
    fn findings(&self) -> Tuple<Finding> {
        self.core.findings().iter().cloned().map(Finding::from).collect()
    }

    fn __repr__(&self, py: Python<'_>) -> String {
        let (table, series) = py.detach(|| (self.core.table().len(), self.core.series().len()));
        let level = self.level().unwrap_or("units");
        format!(
            "<Outcomes ({}, {level}): {table} rows, {series} series, {} findings>",
            self.layout(),
            self.core.findings().len()
        )
    }

    #[pyo3(signature = () -> "tuple[object, ...]")]
    #[expect(clippy::unused_self, reason = "Python asks the outcomes")]
    fn __reduce__(&self) -> PyResult<Py<PyAny>> {
        Err(errors::wrong_type("outcomes are not pickled (pickle their tables)"))
    }
}

/// Reads outcomes as they were downloaded: wide years (`Einwohner 2015`), a list by key and year, a table or a flat file of
/// GENESIS or the Regionalstatistik, INKAR wide or long; as CSV, workbook or `.zip`.
///
/// `source` is a path, the bytes of a file, or a data frame. `layout` names the layout where it should not be looked for;
/// `level` the units to take (municipality, district, …) instead of the finest; `value` the column's name where the source
/// gives none. A mark (`-`, `.`, `...`, `x`, `/`) is a missing figure whose meaning `long` keeps, never zero. Raises
/// ConversionError where no keys, years and figures are found, OSError for a file that cannot be read.
#[pyfunction]
#[pyo3(signature = (source, *, layout = None, level = None, value = None))]
pub(crate) fn outcomes(
    source: &Bound<'_, PyAny>,
    layout: Option<&str>,
    level: Option<&str>,
    value: Option<String>,
) -> PyResult<Outcomes> {
    let py = source.py();
    let cells = py.import("stadtnetz._frames")?.call_method1("cells_or_bytes", (source,))?;
    let (file, content): (String, Bound<'_, PyAny>) = cells.extract()?;
    let mut options = OutcomeOptions::new(file.as_str());
    if let Some(layout) = layout {
        options = options.layout(layout.parse::<OutcomeLayout>().map_err(errors::value::<String>)?);
    }
    if let Some(level) = level {
        options = options.level(level.parse().map_err(errors::value::<LevelError>)?);
    }
    if let Some(value) = value {
        options = options.value(value);
    }
    let core = if let Ok(bytes) = content.cast::<PyBytes>() {
        let bytes = bytes.as_bytes();
        py.detach(|| OutcomeTable::read(bytes, &options))
    } else {
        let rows: Vec<Vec<Option<FrameCell>>> = content.extract()?;
        let rows = rows.into_iter().map(|row| row.into_iter().map(of_frame).collect()).collect();
        py.detach(|| OutcomeTable::of_cells(rows, &options))
    };
    Ok(Outcomes { core: core.map_err(|error| errors::conversion_of(&file, error))? })
}

/// A cell of a data frame that holds something.
#[derive(FromPyObject)]
enum FrameCell {
    Number(f64),
    Text(String),
}

fn of_frame(cell: Option<FrameCell>) -> OutcomeCell {
    match cell {
        Some(FrameCell::Number(number)) => OutcomeCell::Number(number),
        Some(FrameCell::Text(text)) => OutcomeCell::Text(text),
        None => OutcomeCell::Blank,
    }
}
