//! Definitions of programmes: read, tested, compared.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use pyo3::prelude::*;
use stadtnetz::eligibility::{Candidate, diff, eligibility_table, golden};
use stadtnetz::finding as core_finding;
use stadtnetz::programme as core;
use stadtnetz::register::Refused;

use crate::directory::DirectoryView;
use crate::errors;
use crate::finding::Finding;
use crate::out::Tuple;
use crate::table::Table;

/// A programme by its definition: phases, calls, vocabulary, rules of entry.
#[pyclass(module = "stadtnetz", frozen, eq, hash)]
pub(crate) struct Programme {
    programme: Arc<core::Programme>,
    findings: Vec<core_finding::Finding>,
}

impl PartialEq for Programme {
    fn eq(&self, other: &Self) -> bool {
        self.programme.text() == other.programme.text()
    }
}

impl Hash for Programme {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.programme.text().hash(state);
    }
}

impl Programme {
    pub(crate) fn core(&self) -> &core::Programme {
        &self.programme
    }
}

impl From<core::Programme> for Programme {
    fn from(programme: core::Programme) -> Self {
        Self { programme: Arc::new(programme), findings: Vec::new() }
    }
}

#[pymethods]
impl Programme {
    /// A programme from the text of its definition; `file_name` is what findings call it. Raises RegisterError with
    /// everything that is wrong.
    #[new]
    #[pyo3(signature = (text, *, file_name = "programme.toml"))]
    fn new(text: &str, file_name: &str) -> PyResult<Self> {
        let read = core::Programme::from_toml(file_name, text);
        let (programme, findings) = read.map_err(|findings| errors::refused(Refused { findings }))?;
        Ok(Self { programme: Arc::new(programme), findings })
    }

    /// A commented definition to start a programme of one's own from.
    #[staticmethod]
    fn starter() -> &'static str {
        core::starter()
    }

    /// The id.
    #[getter]
    fn id(&self) -> &str {
        self.programme.id()
    }

    /// The name.
    #[getter]
    fn name(&self) -> &str {
        self.programme.name()
    }

    /// The version of the definition.
    #[getter]
    fn version(&self) -> &str {
        self.programme.version()
    }

    /// The definition, TOML.
    #[getter]
    fn text(&self) -> &str {
        self.programme.text()
    }

    /// The ids of the calls, in the order of the definition.
    #[getter]
    fn calls(&self) -> Tuple<&str> {
        self.programme.calls().iter().map(|call| call.id.as_str()).collect()
    }

    /// What was found in the definition: warnings and infos.
    #[getter]
    fn findings(&self) -> Tuple<Finding> {
        self.findings.iter().cloned().map(Finding::from).collect()
    }

    /// Runs golden tests (TOML) against the definition: a table with one row per test, and what is to be said of them. A
    /// test that fails is a finding of severity error, a value that no test reaches a warning.
    #[pyo3(signature = (tests, *, file_name = "programme.tests.toml"))]
    fn run_tests(&self, py: Python<'_>, tests: &str, file_name: &str) -> (Table, Tuple<Finding>) {
        let (outcomes, findings) = py.detach(|| golden::run(&self.programme, file_name, tests));
        (golden::table(&outcomes).into(), findings.into_iter().map(Finding::from).collect())
    }

    /// The municipalities whose verdict is another by the definition `after`, for every call that both have.
    fn diff(&self, py: Python<'_>, after: &Self, view: &DirectoryView) -> Table {
        py.detach(|| diff(&self.programme, &after.programme, &Candidate::municipalities(view.core()))).into()
    }

    /// The rule of the place for all municipalities of a day, one row per call and municipality. `calls` are ids
    /// (default: all). Raises UnknownIdError (a KeyError) for a call that is not there.
    #[pyo3(signature = (view, calls = None))]
    fn eligibility_table(&self, py: Python<'_>, view: &DirectoryView, calls: Option<Vec<String>>) -> PyResult<Table> {
        many(py, &self.programme, view, calls)
    }

    fn __repr__(&self) -> String {
        format!("<Programme {} {}: {} calls>", self.id(), self.version(), self.programme.calls().len())
    }

    fn __getnewargs__(&self) -> (&str,) {
        (self.text(),)
    }
}

/// The rule of the place for the municipalities of a view and some calls, or all.
pub(crate) fn many(
    py: Python<'_>,
    programme: &core::Programme,
    view: &DirectoryView,
    calls: Option<Vec<String>>,
) -> PyResult<Table> {
    let known = || programme.calls().iter().map(|call| call.id.clone()).collect();
    let calls = calls.unwrap_or_else(known);
    if let Some(missing) = calls.iter().find(|call| programme.call(call).is_none()) {
        return Err(errors::unknown("call", missing, known()));
    }
    let calls: Vec<&str> = calls.iter().map(String::as_str).collect();
    Ok(py.detach(|| eligibility_table(programme, &calls, &Candidate::municipalities(view.core()))).into())
}
