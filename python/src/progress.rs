//! Long work listens to Ctrl-C, and tells how far it is.

#[cfg(feature = "stubs")]
use pyo3::inspect::{PyStaticConstant, PyStaticExpr};
use pyo3::prelude::*;
#[cfg(feature = "stubs")]
use pyo3::{type_hint_identifier, type_hint_subscript};

/// What is called with how much is done, and of how much.
pub(crate) struct Progress(Py<PyAny>);

impl<'py> FromPyObject<'_, 'py> for Progress {
    type Error = PyErr;

    #[cfg(feature = "stubs")]
    const INPUT_TYPE: PyStaticExpr = type_hint_subscript!(
        type_hint_identifier!("collections.abc", "Callable"),
        PyStaticExpr::Constant { value: PyStaticConstant::Ellipsis },
        type_hint_identifier!("builtins", "object")
    );

    fn extract(given: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        Ok(Self(given.to_owned().unbind()))
    }
}

/// Sees signals, then calls the progress.
pub(crate) fn heard(py: Python<'_>, progress: Option<&Progress>, done: usize, size: usize) -> PyResult<()> {
    py.check_signals()?;
    if let Some(Progress(progress)) = progress {
        progress.call1(py, (done, size))?;
    }
    Ok(())
}
