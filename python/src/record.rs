//! Records and the tables they stand in.

use std::collections::BTreeMap;

use pyo3::IntoPyObjectExt;
use pyo3::exceptions::PyAttributeError;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyFloat, PyInt, PyList, PyString, PyTuple};
use stadtnetz::register::field::{FieldKind, FieldSpec};
use stadtnetz::register::{self as core, AnyRecord, TABLES};
use stadtnetz::time;

use crate::errors;
use crate::out::{Anything, Iter, Named, Tuple};
use crate::register::Register;
use crate::table::Table;
use crate::when::When;
use crate::words::Day;

/// A record of a register. Its fields are attributes: int, float, bool, When, str, a tuple of ids; None is unknown.
///
/// A field whose name Python reserves has an underscore behind it (`record.from_`); `record["from"]` works too.
#[pyclass(module = "stadtnetz", frozen, eq, hash, from_py_object)]
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct Record(pub(crate) AnyRecord);

#[pymethods]
impl Record {
    /// A record of a table from its fields. Raises RegisterError with everything that cannot be read.
    #[new]
    #[pyo3(signature = (table, fields: "dict[str, object]"))]
    fn new(table: &str, fields: &Bound<'_, PyDict>) -> PyResult<Self> {
        read(table, None, fields)
    }

    /// The name of the table.
    #[getter]
    fn table(&self) -> &'static str {
        self.0.table()
    }

    /// The names of the fields in their order.
    #[getter]
    fn fields(&self) -> Tuple<&'static str> {
        self.0.fields().iter().map(|field| field.name).collect()
    }

    /// The fields and their values.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Named<'py>> {
        let fields = PyDict::new(py);
        for (field, cell) in self.0.fields().iter().zip(self.0.cells()) {
            fields.set_item(field.name, value(py, field, cell)?)?;
        }
        Ok(Named(fields))
    }

    /// A field, or whatever else a record has. (It is not `__getattr__`, which pyo3 hides from the class and so from
    /// its stubs.)
    fn __getattribute__<'py>(slf: &Bound<'py, Self>, name: &str) -> PyResult<Anything<'py>> {
        let record = &slf.get().0;
        if let Some(at) = field_of(record.fields(), name) {
            return value(slf.py(), &record.fields()[at], &record.cells()[at]).map(Anything);
        }
        let object = slf.py().get_type::<PyAny>();
        object.call_method1("__getattribute__", (slf, name)).map(Anything).map_err(|error| {
            if error.is_instance_of::<PyAttributeError>(slf.py()) {
                return PyAttributeError::new_err(format!("a record of {} has no field {name}", record.table()));
            }
            error
        })
    }

    fn __getitem__<'py>(&self, py: Python<'py>, name: &str) -> PyResult<Anything<'py>> {
        match field_of(self.0.fields(), name) {
            Some(at) => value(py, &self.0.fields()[at], &self.0.cells()[at]).map(Anything),
            None => Err(no_field(self.0.fields(), name)),
        }
    }

    fn __dir__(slf: &Bound<'_, Self>) -> PyResult<Vec<String>> {
        let mut names: Vec<String> = slf.py().get_type::<PyAny>().call_method1("__dir__", (slf,))?.extract()?;
        names.extend(slf.get().0.fields().iter().map(|field| attribute(field.name)));
        Ok(names)
    }

    fn __repr__(&self) -> String {
        let shown = self.0.fields().iter().zip(self.0.cells()).filter(|(_, cell)| !cell.is_empty());
        let shown: Vec<String> = shown.map(|(field, cell)| format!("{}={cell:?}", attribute(field.name))).collect();
        format!("<Record of {}: {}>", self.0.table(), shown.join(", "))
    }

    fn __getnewargs__<'py>(&self, py: Python<'py>) -> PyResult<(&'static str, Named<'py>)> {
        let cells = PyDict::new(py);
        for (field, cell) in self.0.fields().iter().zip(self.0.cells()) {
            cells.set_item(field.name, cell)?;
        }
        Ok((self.0.table(), Named(cells)))
    }
}

/// The records of one table, in the order of their ids: `records["kassel"]`, `"kassel" in records`, `for record in
/// records`.
#[pyclass(module = "stadtnetz", frozen, eq)]
#[derive(PartialEq)]
pub(crate) struct Records {
    register: Register,
    table: &'static str,
}

impl Records {
    pub(crate) fn new(register: &Register, table: &str) -> PyResult<Self> {
        Ok(Self { register: register.clone(), table: table_name(table)? })
    }
}

#[pymethods]
impl Records {
    /// The name of the table.
    #[getter]
    fn name(&self) -> &'static str {
        self.table
    }

    /// The ids in their order.
    pub(crate) fn ids(&self) -> Vec<String> {
        self.register.core().any_records(self.table).iter().map(|record| record.id().to_owned()).collect()
    }

    /// The record with an id; None where there is none.
    pub(crate) fn get(&self, id: &str) -> Option<Record> {
        self.register.core().any_record(self.table, id).map(Record)
    }

    /// The same records as a table.
    fn to_table(&self, py: Python<'_>) -> PyResult<Table> {
        self.register.table(py, self.table)
    }

    fn __getitem__(&self, id: &str) -> PyResult<Record> {
        self.get(id).ok_or_else(|| no_record(self.table, id, self.ids()))
    }

    /// Whether there is a record with this id, or this very record.
    fn __contains__(&self, asked: &Bound<'_, PyAny>) -> bool {
        if let Ok(record) = asked.extract::<Record>() {
            return self.get(record.0.id()).is_some_and(|found| found == record);
        }
        asked.extract::<String>().is_ok_and(|id| self.get(&id).is_some())
    }

    fn __iter__(&self, py: Python<'_>) -> Iter<Record> {
        let records = py.detach(|| self.register.core().any_records(self.table));
        Iter(records.into_iter().map(Record).collect())
    }

    fn __len__(&self) -> usize {
        self.register.core().any_records(self.table).len()
    }

    fn __repr__(&self) -> String {
        format!("<Records of {}: {}>", self.table, self.__len__())
    }

    #[pyo3(signature = () -> "tuple[object, ...]")]
    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, (&'static str,))> {
        let register = Bound::new(py, self.register.clone())?;
        Ok((register.getattr("records")?, (self.table,)))
    }
}

/// There is no record with this id; the nearest of `known` are suggested.
pub(crate) fn no_record(table: &str, id: &str, known: Vec<String>) -> PyErr {
    errors::unknown(&format!("record of {table} with the id"), id, known)
}

/// The name of a table as the core has it.
pub(crate) fn table_name(name: &str) -> PyResult<&'static str> {
    let found = TABLES.iter().find(|table| **table == name);
    found.copied().ok_or_else(|| errors::unknown("table", name, TABLES.iter().map(ToString::to_string).collect()))
}

/// A record of a table from its fields; those that are not given are taken from `before`.
pub(crate) fn read(table: &str, before: Option<&AnyRecord>, given: &Bound<'_, PyDict>) -> PyResult<Record> {
    let table = table_name(table)?;
    let fields = core::fields(table).unwrap_or_default();
    let mut cells = BTreeMap::new();
    for (name, value) in given {
        let name: String = name.extract()?;
        let at = field_of(fields, &name).ok_or_else(|| no_field(fields, &name))?;
        cells.insert(fields[at].name, cell(&value)?);
    }
    let cell = |field: &str| {
        let given = cells.get(field).map(String::as_str);
        given.or_else(|| before?.cell(field))
    };
    AnyRecord::read(table, &cell).map(Record).map_err(errors::refused)
}

fn field_of(fields: &[FieldSpec], name: &str) -> Option<usize> {
    fields.iter().position(|field| field.name == name || attribute(field.name) == name)
}

fn no_field(fields: &[FieldSpec], name: &str) -> PyErr {
    errors::unknown("field", name, fields.iter().map(|field| field.name.to_owned()).collect())
}

/// The name of a field as an attribute: with an underscore where Python reserves the word.
fn attribute(field: &str) -> String {
    if field == "from" { format!("{field}_") } else { field.to_owned() }
}

/// What a cell of a field holds.
fn value<'py>(py: Python<'py>, field: &FieldSpec, cell: &str) -> PyResult<Bound<'py, PyAny>> {
    if cell.is_empty() && field.kind != FieldKind::Ids {
        return Ok(py.None().into_bound(py));
    }
    match field.kind {
        FieldKind::Text | FieldKind::Id => cell.into_bound_py_any(py),
        FieldKind::Integer => cell.parse::<i64>().map_err(errors::value)?.into_bound_py_any(py),
        FieldKind::Number => cell.parse::<f64>().map_err(errors::value)?.into_bound_py_any(py),
        FieldKind::Flag => cell.parse::<bool>().map_err(errors::value)?.into_bound_py_any(py),
        FieldKind::When => {
            let when = time::When::from_field(cell).map_err(|error| errors::date(&error))?;
            When(when).into_bound_py_any(py)
        }
        FieldKind::Ids => {
            let ids = cell.split(';').filter(|id| !id.is_empty());
            Ok(PyTuple::new(py, ids.collect::<Vec<_>>())?.into_any())
        }
    }
}

/// The cell of a value.
fn cell(value: &Bound<'_, PyAny>) -> PyResult<String> {
    if value.is_none() {
        Ok(String::new())
    } else if let Ok(when) = value.extract::<When>() {
        Ok(when.0.to_field())
    } else if value.is_instance_of::<PyBool>() {
        Ok(value.extract::<bool>()?.to_string())
    } else if value.is_instance_of::<PyString>() {
        value.extract()
    } else if value.is_instance_of::<PyInt>() || value.is_instance_of::<PyFloat>() {
        Ok(value.str()?.to_string())
    } else if let Ok(day) = value.extract::<Day>() {
        Ok(day.0.to_string())
    } else if value.is_instance_of::<PyList>() || value.is_instance_of::<PyTuple>() {
        Ok(value.extract::<Vec<String>>()?.join(";"))
    } else {
        Err(errors::wrong_type(format!("a field holds no {} value", value.get_type().name()?)))
    }
}
