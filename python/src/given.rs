//! What can be converted: a file, bytes, something to read from, or a data frame.

use std::path::{Path, PathBuf};

use pyo3::exceptions::PyOSError;
#[cfg(feature = "stubs")]
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyString};
#[cfg(feature = "stubs")]
use pyo3::{type_hint_identifier, type_hint_union};
use stadtnetz::table as core;

use crate::table::Table;
use crate::{arrow_in, errors};

/// A list as it was given, read into memory, with the name that findings call it by.
pub(crate) struct Given {
    pub(crate) name: String,
    pub(crate) list: List,
}

pub(crate) enum List {
    Bytes(Vec<u8>),
    Table(core::Table),
}

impl<'py> FromPyObject<'_, 'py> for Given {
    type Error = PyErr;

    #[cfg(feature = "stubs")]
    const INPUT_TYPE: PyStaticExpr = type_hint_union!(
        crate::words::PATH,
        type_hint_identifier!("builtins", "bytes"),
        type_hint_identifier!("builtins", "object")
    );

    fn extract(given: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        let py = given.py();
        let named = |name: &str, list: List| Ok(Self { name: name.to_owned(), list });
        if let Ok(bytes) = given.extract::<pyo3::pybacked::PyBackedBytes>() {
            return named("<bytes>", List::Bytes(bytes.to_vec()));
        }
        if given.is_instance_of::<PyString>() || given.hasattr("__fspath__")? {
            let path: PathBuf = given.extract()?;
            return Ok(Self { name: path.display().to_string(), list: List::Bytes(read_file(py, &path)?) });
        }
        if let Ok(table) = given.extract::<Table>() {
            return named(table.core().name(), List::Table(table.core().clone()));
        }
        if let Some(table) = arrow_in::table(&given)? {
            return named("<frame>", List::Table(table));
        }
        if given.hasattr("read")? {
            let read = given.call_method0("read")?;
            let bytes = read.cast_into::<PyBytes>().map_err(|_| {
                errors::wrong_type(
                    "the list has to be read as bytes (open it in binary mode, or give sys.stdin.buffer)",
                )
            })?;
            let name = given.getattr("name").ok().and_then(|name| name.extract::<String>().ok());
            return named(name.as_deref().unwrap_or("<stream>"), List::Bytes(bytes.as_bytes().to_vec()));
        }
        let table = py.import("stadtnetz._frames")?.call_method1("to_table", (given,))?;
        named("<frame>", List::Table(table.extract::<Table>()?.core().clone()))
    }
}

/// The bytes of a file. Raises OSError with its name.
pub(crate) fn read_file(py: Python<'_>, path: &Path) -> PyResult<Vec<u8>> {
    py.detach(|| std::fs::read(path)).map_err(|error| of_file(py, &error, path))
}

/// An error of the system as Python has it: FileNotFoundError, PermissionError, with the name of the file.
pub(crate) fn of_file(py: Python<'_>, error: &std::io::Error, path: &Path) -> PyErr {
    let Some(number) = error.raw_os_error() else { return PyOSError::new_err(format!("{}: {error}", path.display())) };
    let said = py.import("os").and_then(|os| os.call_method1("strerror", (number,))).and_then(|text| text.extract());
    let said: String = said.unwrap_or_else(|_| error.to_string());
    PyOSError::new_err((number, said, path.display().to_string()))
}
