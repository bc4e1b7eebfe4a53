//! What a kind of list holds, as data.

use std::hash::{Hash, Hasher};
use std::path::PathBuf;
use std::sync::Arc;

use pyo3::prelude::*;
#[cfg(feature = "stubs")]
use pyo3::type_hint_union;
use pyo3::types::PyType;
use stadtnetz::convert as core;

use crate::out::Tuple;
use crate::{errors, given};

/// What a kind of list holds: its columns by their headers, what stands in them, and the rules a row keeps.
///
/// `stadtnetz.inspect(file).profile` drafts one. Two profiles are equal where they say the same, whatever their comments.
#[pyclass(module = "stadtnetz", frozen, eq, hash, from_py_object)]
#[derive(Clone)]
pub(crate) struct Profile {
    parsed: Arc<core::Profile>,
    text: Arc<str>,
    file: Arc<str>,
}

impl PartialEq for Profile {
    fn eq(&self, other: &Self) -> bool {
        self.parsed == other.parsed
    }
}

impl Hash for Profile {
    fn hash<H: Hasher>(&self, state: &mut H) {
        format!("{:?}", self.parsed).hash(state);
    }
}

impl Profile {
    pub(crate) fn core(&self) -> &core::Profile {
        &self.parsed
    }

    pub(crate) fn of_text(text: String, file: &str) -> PyResult<Self> {
        let profile = core::Profile::from_toml(file, &text).map_err(|error| errors::profile(&error))?;
        Ok(Self { parsed: Arc::new(profile), text: text.into(), file: file.into() })
    }

    /// The profile as it was written.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }
}

#[pymethods]
impl Profile {
    /// The profile in a text; `file_name` names it in errors. Raises ProfileError with every fault and its line and column.
    #[new]
    #[pyo3(signature = (text, *, file_name = "profile.toml"))]
    fn new(text: String, file_name: &str) -> PyResult<Self> {
        Self::of_text(text, file_name)
    }

    /// The profile in a TOML text. Raises ProfileError.
    #[classmethod]
    #[pyo3(signature = (text, *, file_name = "profile.toml"))]
    fn from_toml(_: &Bound<'_, PyType>, text: String, file_name: &str) -> PyResult<Self> {
        Self::of_text(text, file_name)
    }

    /// The profile in a TOML file. Raises ProfileError, or OSError where the file cannot be read.
    #[classmethod]
    fn from_path(_: &Bound<'_, PyType>, py: Python<'_>, path: PathBuf) -> PyResult<Self> {
        Self::read(py, &path)
    }

    /// The profile as it was written, comments included.
    fn to_toml(&self) -> &str {
        &self.text
    }

    /// The name of the kind of list.
    #[getter]
    fn name(&self) -> &str {
        self.parsed.name()
    }

    /// Whether a row with any error is rejected, and not only one whose key fields say nothing.
    #[getter]
    fn strict(&self) -> bool {
        self.parsed.is_strict()
    }

    /// The names of the columns, in the order of the profile.
    #[getter]
    fn columns(&self) -> Tuple<String> {
        self.parsed.columns().iter().map(|column| column.name().to_owned()).collect()
    }

    fn __str__(&self) -> &str {
        &self.text
    }

    fn __repr__(&self) -> String {
        let names: Vec<&str> = self.parsed.columns().iter().map(core::ColumnSpec::name).collect();
        let strict = if self.strict() { ", strict" } else { "" };
        format!("<Profile {}: {}{strict}>", self.name(), names.join(", "))
    }

    fn __getnewargs_ex__<'py>(&self, py: Python<'py>) -> PyResult<((&str,), crate::out::Named<'py>)> {
        let named = pyo3::types::PyDict::new(py);
        named.set_item("file_name", &*self.file)?;
        Ok(((&self.text,), crate::out::Named(named)))
    }
}

impl Profile {
    fn read(py: Python<'_>, path: &std::path::Path) -> PyResult<Self> {
        let bytes = given::read_file(py, path)?;
        let text = String::from_utf8(bytes).map_err(|_| {
            let name = path.display();
            errors::value(format!("{name}: a profile is a TOML file in UTF-8 (save it as UTF-8)"))
        })?;
        Self::of_text(text, &path.display().to_string())
    }
}

/// A profile, or the file it stands in.
pub(crate) struct ProfileOrPath(pub(crate) Profile);

impl<'py> FromPyObject<'_, 'py> for ProfileOrPath {
    type Error = PyErr;

    #[cfg(feature = "stubs")]
    const INPUT_TYPE: pyo3::inspect::PyStaticExpr =
        type_hint_union!(<Profile as FromPyObject<'_, 'py>>::INPUT_TYPE, crate::words::PATH);

    fn extract(given: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if let Ok(profile) = given.extract::<Profile>() {
            return Ok(Self(profile));
        }
        let Ok(path) = given.extract::<PathBuf>() else {
            let found = given.get_type().name()?;
            return Err(errors::wrong_type(format!(
                "a profile is a stadtnetz.Profile or the path of one, not {found}"
            )));
        };
        Profile::read(given.py(), &path).map(Self)
    }
}
