//! What is wrong across records.

use std::path::PathBuf;

use pyo3::prelude::*;
use stadtnetz::check as core;
use stadtnetz::check::Selection;
use stadtnetz::finding::Severity;

use crate::errors;
use crate::finding::Finding;
use crate::out::Tuple;
use crate::programme::Programme;
use crate::register::Register;
use crate::table::Table;
use crate::words::{Codes, Day, language};

/// What a check found, in the order of codes, tables and records.
#[pyclass(module = "stadtnetz", frozen, eq)]
#[derive(PartialEq)]
pub(crate) struct Report {
    report: core::Report,
    register: Option<Register>,
}

impl Report {
    pub(crate) fn of(report: core::Report, register: Option<Register>) -> Self {
        Self { report, register }
    }
}

/// The checks that somebody asks for.
pub(crate) fn selection(
    select: Option<Codes>,
    ignore: Option<Codes>,
    profile: &str,
    on: Option<Day>,
) -> PyResult<Selection> {
    let codes = |codes: Option<Codes>| codes.map_or_else(Vec::new, |codes| codes.0);
    let selection = Selection::of(profile.parse().map_err(|error: core::SelectionError| errors::value(error))?);
    let selection = selection.select(&codes(select)).map_err(errors::value)?;
    let mut selection = selection.ignore(&codes(ignore)).map_err(errors::value)?;
    selection.on = on.map(|day| day.0);
    Ok(selection)
}

#[pymethods]
impl Report {
    /// The findings.
    #[getter]
    fn findings(&self) -> Tuple<Finding> {
        self.report.findings().iter().cloned().map(Finding::from).collect()
    }

    /// The register that was checked; None where the folder holds none that can be opened.
    #[getter]
    fn register(&self) -> Option<Register> {
        self.register.clone()
    }

    /// The day as of which it was checked.
    #[getter]
    fn day(&self) -> Option<chrono::NaiveDate> {
        self.report.day()
    }

    /// The purpose: draft, research or publish.
    #[getter]
    fn profile(&self) -> &'static str {
        self.report.profile().as_str()
    }

    /// Whether nothing is an error.
    #[getter]
    fn passed(&self) -> bool {
        self.report.passed()
    }

    /// How many findings are of a severity: info, warning or error.
    fn count(&self, severity: &str) -> PyResult<usize> {
        Ok(self.report.count(severity.parse::<Severity>().map_err(errors::value)?))
    }

    /// The findings as a table, with their sentences in a language (`de` or `en`).
    #[pyo3(signature = (*, lang = "en"))]
    fn table(&self, lang: &str) -> PyResult<Table> {
        Ok(self.report.table(language(lang)?).into())
    }

    /// The findings as text, json, sarif, csv or github, in a language (`de` or `en`); JSON holds both.
    #[pyo3(signature = (format = "text", *, lang = "en"))]
    fn write(&self, format: &str, lang: &str) -> PyResult<String> {
        Ok(self.report.write(format.parse().map_err(errors::value::<String>)?, language(lang)?))
    }

    /// The register with every fix made that loses nothing. Raises RegisterError where it would be none then.
    fn fixed(&self, py: Python<'_>) -> PyResult<Register> {
        let register = self.register.as_ref().ok_or_else(|| errors::value("there is no register to fix"))?;
        py.detach(|| self.report.fixed(register.core())).map(Into::into).map_err(errors::refused)
    }

    fn __len__(&self) -> usize {
        self.report.findings().len()
    }

    fn __repr__(&self) -> String {
        let [errors, warnings, infos] =
            [Severity::Error, Severity::Warning, Severity::Info].map(|severity| self.report.count(severity));
        format!("<Report {}: {errors} errors, {warnings} warnings, {infos} infos>", self.profile())
    }
}

/// What is wrong with the register in a folder (its files, its records, and what they say together) or with a definition in a
/// file, each finding with its file and line. `before` is the definition before it, whose version another text may
/// not have; `select` and `ignore` are codes or how codes begin; `profile` is draft, research or publish.
///
/// Raises StorageError (an OSError) where folder or files cannot be read.
#[pyfunction]
#[pyo3(signature = (path, *, before = None, select = None, ignore = None, profile = "research", on = None))]
pub(crate) fn check(
    py: Python<'_>,
    path: PathBuf,
    before: Option<Bound<'_, Programme>>,
    select: Option<Codes>,
    ignore: Option<Codes>,
    profile: &str,
    on: Option<Day>,
) -> PyResult<Report> {
    let selection = selection(select, ignore, profile, on)?;
    let before = before.as_ref().map(|programme| programme.get().core());
    if path.is_file() {
        let file = py.import("pathlib")?.call_method1("Path", (&path,))?;
        let text: String = file.call_method1("read_text", ("utf-8",))?.extract()?;
        let report = py.detach(|| core::definition(&path.to_string_lossy(), &text, before, &selection));
        return Ok(Report::of(report, None));
    }
    let (report, register) = py.detach(|| core::open(&path, before, &selection));
    if register.is_none()
        && let Err(refused) = stadtnetz::register::Register::open(&path)
        && refused.findings.iter().any(errors::is_of_the_system)
    {
        return Err(errors::refused(refused));
    }
    Ok(Report::of(report, register.map(Into::into)))
}

/// A rule in words: how bad, since when, what it means, what to do, with an example. Raises
/// UnknownIdError (a KeyError).
#[pyfunction]
#[pyo3(signature = (code, *, lang = "en"))]
pub(crate) fn explain_code(py: Python<'_>, code: &str, lang: &str) -> PyResult<String> {
    let language = language(lang)?;
    py.detach(|| core::explain(code, language)).ok_or_else(|| {
        let known = stadtnetz::rules().iter().map(|rule| rule.code.to_owned()).collect();
        errors::unknown("rule", code, known)
    })
}
