//! The core's refusals as Python's exceptions, which are defined in `stadtnetz/errors.py`.

use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use stadtnetz::convert::{ConversionError, ProfileError};
use stadtnetz::finding::{Finding, Rule};
use stadtnetz::official::OfficialError;
use stadtnetz::register::Refused;
use stadtnetz::store::rules;
use stadtnetz::time::DateError;

use crate::finding;

mod python {
    pyo3::import_exception!(stadtnetz.errors, ConversionError);
    pyo3::import_exception!(stadtnetz.errors, DateError);
    pyo3::import_exception!(stadtnetz.errors, DirectoryError);
    pyo3::import_exception!(stadtnetz.errors, ProfileError);
    pyo3::import_exception!(stadtnetz.errors, RegisterError);
    pyo3::import_exception!(stadtnetz.errors, StorageError);
    pyo3::import_exception!(stadtnetz.errors, UnknownIdError);
}

/// The rules that tell of the system, not of the data.
const OF_THE_SYSTEM: &[&Rule] = &[
    &rules::NO_REGISTER,
    &rules::FILE_UNREADABLE,
    &rules::FILE_TOO_LARGE,
    &rules::UNSTEADY,
    &rules::COMMIT_PENDING,
    &rules::LOCKED,
    &rules::NOT_SAVED,
    &rules::MOVE_UNFINISHED,
];

pub(crate) fn date(error: &DateError) -> PyErr {
    python::DateError::new_err((error.to_string(), error.reason()))
}

/// Why a list of this name is none; of an empty name nobody is told.
pub(crate) fn conversion_of(file: &str, error: ConversionError) -> PyErr {
    let finding = error.to_finding(file).map(finding::Finding::from);
    let message = if file.is_empty() { error.to_string() } else { format!("{file}: {error}") };
    match error {
        ConversionError::Register(error) => refused(error),
        _ => python::ConversionError::new_err((message, Vec::from_iter(finding))),
    }
}

pub(crate) fn profile(error: &ProfileError) -> PyErr {
    let faults = error.faults.iter().map(|fault| (fault.line, fault.column, fault.problem.clone()));
    python::ProfileError::new_err((error.to_string(), faults.collect::<Vec<_>>()))
}

pub(crate) fn directory(error: OfficialError) -> PyErr {
    python::DirectoryError::new_err(error.to_string())
}

/// Whether a finding tells of the system, not of the data.
pub(crate) fn is_of_the_system(finding: &Finding) -> bool {
    OF_THE_SYSTEM.contains(&finding.rule())
}

pub(crate) fn refused(refused: Refused) -> PyErr {
    let message = refused.to_string();
    let is_storage = refused.findings.iter().any(is_of_the_system);
    let findings: Vec<finding::Finding> = refused.findings.into_iter().map(Into::into).collect();
    if is_storage {
        python::StorageError::new_err((message, findings))
    } else {
        python::RegisterError::new_err((message, findings))
    }
}

/// There is no such thing; the nearest of `known` are suggested.
pub(crate) fn unknown(what: &str, found: &str, known: Vec<String>) -> PyErr {
    python::UnknownIdError::new_err((found.to_owned(), what.to_owned(), known))
}

pub(crate) fn value<E: std::fmt::Display>(error: E) -> PyErr {
    PyValueError::new_err(error.to_string())
}

pub(crate) fn wrong_type(message: impl Into<String>) -> PyErr {
    PyTypeError::new_err(message.into())
}
