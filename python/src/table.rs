//! Tables: what every tabular answer is made of.

use std::sync::Arc;

use chrono::NaiveDate;
use pyo3::IntoPyObjectExt;
use pyo3::prelude::*;
use pyo3::types::{PyByteArray, PyCapsule, PyDict, PyList, PyString};
use stadtnetz::language::Language;
use stadtnetz::table::{self as core, Cell, Cells, Texts, Values};
use zerocopy::IntoBytes;

use crate::out::{Anything, ColumnKind, Iter, List, Named, Tuple, Word};
use crate::words::{Day, language};
use crate::{arrow, errors};

/// How many rows a table shows of itself; `to_text` shows all.
const SHOWN: usize = 20;

/// A named column of one type, with what it holds and in which unit. None is a missing cell.
#[pyclass(module = "stadtnetz", frozen, eq, from_py_object)]
#[derive(Clone, PartialEq)]
pub(crate) struct Column {
    column: core::Column,
}

#[pymethods]
impl Column {
    /// `kind` is text, integer, number, flag or day.
    #[new]
    #[pyo3(signature = (name, kind, values, *, description = "", unit = None))]
    fn new(
        name: &str,
        kind: &str,
        values: &Bound<'_, PyAny>,
        description: &str,
        unit: Option<String>,
    ) -> PyResult<Self> {
        let values = match kind {
            "text" => Values::Text(values.extract::<Vec<Option<String>>>()?.into_iter().collect()),
            "integer" => Values::Integer(values.extract::<Vec<_>>()?.into_iter().collect()),
            "number" => Values::Number(values.extract::<Vec<_>>()?.into_iter().collect()),
            "flag" => Values::Flag(values.extract::<Vec<_>>()?.into_iter().collect()),
            "day" => {
                let days: Vec<Option<Day>> = values.extract()?;
                Values::Day(days.into_iter().map(|day| day.map(|day| day.0)).collect())
            }
            _ => {
                let expected = "text, integer, number, flag or day";
                return Err(errors::value(format!("\"{kind}\" is not a kind of column (expected {expected})")));
            }
        };
        Ok(Self { column: core::Column::new(name, description, unit, values) })
    }

    /// The name, unique within the table.
    #[getter]
    fn name(&self) -> &str {
        self.column.name()
    }

    /// What the column holds.
    #[getter]
    fn description(&self) -> &str {
        self.column.description()
    }

    /// The unit of the values, where they have one.
    #[getter]
    fn unit(&self) -> Option<&str> {
        self.column.unit_name()
    }

    /// The type of the values: text, integer, number, flag or day.
    #[getter]
    fn kind(&self) -> Word<ColumnKind> {
        Word(self.type_of_values())
    }

    /// The values; None is a missing cell.
    #[getter]
    fn values<'py>(&self, py: Python<'py>) -> PyResult<List<'py>> {
        let values = match self.column.values() {
            Values::Text(cells) => return texts(py, cells),
            Values::Integer(cells) => PyList::new(py, cells.iter()),
            Values::Number(cells) => PyList::new(py, cells.iter()),
            Values::Flag(cells) => PyList::new(py, cells.iter()),
            Values::Day(cells) => PyList::new(py, cells.iter()),
        };
        values.map(List)
    }

    /// What numpy makes an array of: the values as bytes (8 each; 1 for flags; days since 1970), and for each whether it is
    /// there, where some are missing. No bytes for text.
    fn _buffers<'py>(&self, py: Python<'py>) -> PyResult<(Option<Buffer<'py>>, Option<Buffer<'py>>)> {
        let (values, mask) = match self.column.values() {
            Values::Text(_) => return Ok((None, None)),
            Values::Integer(cells) => (buffer(py, cells, i64::to_ne_bytes)?, cells.mask()),
            Values::Number(cells) => (buffer(py, cells, f64::to_ne_bytes)?, cells.mask()),
            Values::Flag(cells) => (buffer(py, cells, |flag| [u8::from(flag)])?, cells.mask()),
            Values::Day(cells) => {
                let days = |day: NaiveDate| day.signed_duration_since(NaiveDate::default()).num_days().to_ne_bytes();
                (buffer(py, cells, days)?, cells.mask())
            }
        };
        let mask = mask.map(|mask| PyByteArray::new(py, mask.as_bytes()));
        Ok((Some(values), mask))
    }

    fn __len__(&self) -> usize {
        self.column.len()
    }

    fn __repr__(&self) -> String {
        let unit = self.unit().map_or_else(String::new, |unit| format!(" [{unit}]"));
        format!(
            "<Column {}: {}{unit}, {}, {} rows>",
            self.name(),
            self.type_of_values().as_str(),
            self.description(),
            self.column.len()
        )
    }

    fn __getnewargs_ex__<'py>(&self, py: Python<'py>) -> PyResult<((&str, &str, List<'py>), Named<'py>)> {
        let named = PyDict::new(py);
        named.set_item("description", self.description())?;
        named.set_item("unit", self.unit())?;
        Ok(((self.name(), self.type_of_values().as_str(), self.values(py)?), Named(named)))
    }
}

impl Column {
    fn type_of_values(&self) -> ColumnKind {
        match self.column.values() {
            Values::Text(_) => ColumnKind::Text,
            Values::Integer(_) => ColumnKind::Integer,
            Values::Number(_) => ColumnKind::Number,
            Values::Flag(_) => ColumnKind::Flag,
            Values::Day(_) => ColumnKind::Day,
        }
    }
}

/// A table of typed, documented columns.
///
/// It speaks Arrow: `pyarrow.table(t)`, `polars.DataFrame(t)`, `duckdb.sql("from t")` and
/// `pandas.DataFrame.from_arrow(t)` take it as it is, and none of them is needed to use it.
#[pyclass(module = "stadtnetz", frozen, eq, from_py_object)]
#[derive(Clone, PartialEq)]
pub(crate) struct Table {
    table: Arc<core::Table>,
}

impl From<core::Table> for Table {
    fn from(table: core::Table) -> Self {
        Self { table: Arc::new(table) }
    }
}

impl Table {
    pub(crate) fn core(&self) -> &core::Table {
        &self.table
    }
}

#[pymethods]
impl Table {
    /// A table of columns that are equally long and have different names.
    #[new]
    fn new(name: &str, columns: Vec<Column>) -> PyResult<Self> {
        let columns = columns.into_iter().map(|column| column.column).collect();
        core::Table::new(name, columns).map(Into::into).map_err(errors::value)
    }

    /// What one row is about: `members`, `places`, `findings`.
    #[getter]
    fn name(&self) -> &str {
        self.table.name()
    }

    /// The columns in their order.
    #[getter]
    fn columns(&self) -> Tuple<Column> {
        self.table.columns().iter().map(|column| Column { column: column.clone() }).collect()
    }

    /// The column with a name. Raises UnknownIdError (a KeyError) where there is none.
    fn column(&self, name: &str) -> PyResult<Column> {
        let found = self.table.column(name).map(|column| Column { column: column.clone() });
        found.ok_or_else(|| self.no_column(name))
    }

    /// The rows as dicts, by column name.
    pub(crate) fn rows<'py>(&self, py: Python<'py>) -> PyResult<Vec<Named<'py>>> {
        let names: Vec<Bound<'py, PyString>> =
            self.table.columns().iter().map(|column| PyString::intern(py, column.name())).collect();
        let row = |row: usize| {
            let cells = PyDict::new(py);
            for (name, column) in names.iter().zip(self.table.columns()) {
                cells.set_item(name, cell(py, column.cell(row))?)?;
            }
            Ok(Named(cells))
        };
        (0..self.table.len()).map(row).collect()
    }

    /// The same table with some of its columns, in the order they are named.
    #[pyo3(signature = (*names: "str"))]
    fn select(&self, names: Vec<String>) -> PyResult<Self> {
        if let Some(unknown) = names.iter().find(|name| self.table.column(name).is_none()) {
            return Err(self.no_column(unknown));
        }
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let selected = self.table.select(&names);
        selected.map(Into::into).ok_or_else(|| errors::value("a column is named twice"))
    }

    /// The rows whose cell in a column, in its plain form, is a text: `members.where("status", "certain")`.
    fn r#where(&self, column: &str, text: &str) -> PyResult<Self> {
        let found = self.table.matching(column, text);
        found.map(Into::into).ok_or_else(|| self.no_column(column))
    }

    /// The same rows for reading, in a language (`de` or `en`): a column `…_low` and the column `…_high` behind it as one,
    /// and shares in per cent.
    #[pyo3(signature = (*, lang = "en"))]
    fn for_reading(&self, py: Python<'_>, lang: &str) -> PyResult<Self> {
        let language = language(lang)?;
        Ok(py.detach(|| self.table.for_reading(language)).into())
    }

    /// Comma-separated values: UTF-8, LF, decimal point, empty = missing.
    fn to_csv(&self, py: Python<'_>) -> String {
        py.detach(|| self.table.to_csv())
    }

    /// A JSON array with one object per row; missing is null.
    fn to_json(&self, py: Python<'_>) -> String {
        py.detach(|| self.table.to_json())
    }

    /// A Markdown table, numbers in the form of a language (`de` or `en`).
    #[pyo3(signature = (*, lang = "en"))]
    fn to_markdown(&self, py: Python<'_>, lang: &str) -> PyResult<String> {
        let language = language(lang)?;
        Ok(py.detach(|| self.table.to_markdown(language)))
    }

    /// Aligned columns for a terminal, numbers in the form of a language (`de` or `en`); long texts are cut.
    #[pyo3(signature = (*, lang = "en"))]
    fn to_text(&self, py: Python<'_>, lang: &str) -> PyResult<String> {
        let language = language(lang)?;
        Ok(py.detach(|| self.table.to_text(language)))
    }

    /// An HTML table, numbers in the form of a language (`de` or `en`); everything is escaped.
    #[pyo3(signature = (*, lang = "en"))]
    fn to_html(&self, py: Python<'_>, lang: &str) -> PyResult<String> {
        let language = language(lang)?;
        Ok(py.detach(|| self.table.to_html(language)))
    }

    /// A pandas data frame on numpy columns; pyarrow is not needed. Whole numbers and flags with missing cells are
    /// pandas' nullable types.
    fn to_pandas<'py>(slf: &Bound<'py, Self>) -> PyResult<Anything<'py>> {
        slf.py().import("stadtnetz._frames")?.call_method1("to_pandas", (slf,)).map(Anything)
    }

    /// A polars data frame; pyarrow is not needed.
    fn to_polars<'py>(slf: &Bound<'py, Self>) -> PyResult<Anything<'py>> {
        slf.py().import("stadtnetz._frames")?.call_method1("to_polars", (slf,)).map(Anything)
    }

    /// The capsule `arrow_schema`: names and types, with descriptions and units as metadata.
    #[pyo3(signature = () -> "object")]
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        arrow::schema_capsule(py, &self.table)
    }

    /// The capsule `arrow_array_stream`. A requested schema is not looked at, as the protocol allows: the types are
    /// the table's own.
    #[pyo3(signature = (requested_schema: "object | None" = None) -> "object")]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        drop(requested_schema);
        arrow::stream_capsule(py, &self.table)
    }

    fn __len__(&self) -> usize {
        self.table.len()
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Iter<Named<'py>>> {
        self.rows(py).map(Iter)
    }

    /// The values of the column with a name.
    fn __getitem__<'py>(&self, py: Python<'py>, column: &str) -> PyResult<List<'py>> {
        self.column(column)?.values(py)
    }

    fn __repr__(&self, py: Python<'_>) -> String {
        py.detach(|| {
            let (shown, rest) = self.beginning();
            let columns = self.table.columns().len();
            let head = format!("{}: {} rows, {columns} columns", self.name(), self.table.len());
            let rest = rest.map_or_else(String::new, |rest| format!("\n{rest}"));
            format!("{head}\n{}{rest}", shown.to_text(Language::En).trim_end())
        })
    }

    fn _repr_html_(&self, py: Python<'_>) -> String {
        py.detach(|| {
            let (shown, rest) = self.beginning();
            let rest = rest.map_or_else(String::new, |rest| format!("<p>{rest}</p>\n"));
            format!("{}{rest}", shown.to_html(Language::En))
        })
    }

    fn __getnewargs__(&self) -> (&str, Tuple<Column>) {
        (self.name(), self.columns())
    }
}

impl Table {
    fn no_column(&self, name: &str) -> PyErr {
        let known = self.table.columns().iter().map(|column| column.name().to_owned());
        errors::unknown("column", name, known.collect())
    }

    /// The rows a table shows of itself, and how many more there are.
    fn beginning(&self) -> (core::Table, Option<String>) {
        let more = self.table.len().saturating_sub(SHOWN);
        (self.table.rows(0..SHOWN), (more > 0).then(|| format!("… and {more} more rows")))
    }
}

/// Texts as a list; a text that is kept once is one object, however often it is shown.
fn texts<'py>(py: Python<'py>, cells: &Texts) -> PyResult<List<'py>> {
    let mut last: Option<(&str, Bound<'py, PyString>)> = None;
    let objects = cells.iter().map(|cell| {
        let text = cell?;
        match &last {
            Some((before, object)) if std::ptr::eq(*before, text) => Some(object.clone()),
            _ => Some(last.insert((text, PyString::new(py, text))).1.clone()),
        }
    });
    PyList::new(py, objects).map(List)
}

type Buffer<'py> = Bound<'py, PyByteArray>;

fn buffer<'py, T: Copy + Default, const N: usize>(
    py: Python<'py>,
    cells: &Cells<T>,
    bytes: impl Fn(T) -> [u8; N],
) -> PyResult<Buffer<'py>> {
    PyByteArray::new_with(py, cells.len() * N, |buffer| {
        let mut places = buffer.chunks_exact_mut(N);
        for (cell, rows) in cells.repeated() {
            let bytes = bytes(cell.unwrap_or_default());
            places.by_ref().take(rows).for_each(|place| place.copy_from_slice(&bytes));
        }
        Ok(())
    })
}

fn cell<'py>(py: Python<'py>, cell: Cell<'_>) -> PyResult<Bound<'py, PyAny>> {
    fn object<'py, T: IntoPyObjectExt<'py>>(py: Python<'py>, value: T) -> PyResult<Bound<'py, PyAny>> {
        value.into_bound_py_any(py)
    }
    match cell {
        Cell::Missing => object(py, None::<NaiveDate>),
        Cell::Text(text) => object(py, text),
        Cell::Integer(number) => object(py, number),
        Cell::Number(number) => object(py, number),
        Cell::Flag(flag) => object(py, flag),
        Cell::Day(day) => object(py, day),
    }
}
