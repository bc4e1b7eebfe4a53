//! Registers while they are changed.

use std::sync::{Mutex, MutexGuard, PoisonError};

use pyo3::prelude::*;
use pyo3::types::PyDict;
use stadtnetz::place::{PlaceKind, State};
use stadtnetz::register::{self as core, Id, SightingKind, Stored};

use crate::errors;
use crate::finding::Finding;
use crate::out::Tuple;
use crate::record::{self, Record};
use crate::register::Register;
use crate::when::When;

/// A register that may still be changed, and may not hang together yet. `finish()` makes it a register again.
#[pyclass(module = "stadtnetz", frozen)]
pub(crate) struct Draft {
    draft: Mutex<core::Draft>,
}

impl From<core::Draft> for Draft {
    fn from(draft: core::Draft) -> Self {
        Self { draft: Mutex::new(draft) }
    }
}

impl Draft {
    /// The draft as it is now.
    pub(crate) fn copy(&self) -> core::Draft {
        self.lock().clone()
    }

    fn lock(&self) -> MutexGuard<'_, core::Draft> {
        self.draft.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[pymethods]
impl Draft {
    /// Adds a document to name as a source; gives its id.
    fn add_source(&self, publisher: &str, title: &str) -> String {
        self.lock().add_source(publisher, title).to_string()
    }

    /// Adds a place without keys or coordinates; gives its id. `kind` is a word of the column `kind` of the table
    /// `places`, `state` an ISO 3166-2 code such as DE-HE.
    #[pyo3(signature = (name, *, kind, source, state = None))]
    fn add_place(&self, name: &str, kind: &str, source: &str, state: Option<&str>) -> PyResult<String> {
        let kind: PlaceKind = kind.parse().map_err(errors::value)?;
        let state: Option<State> = state.map(str::parse).transpose().map_err(errors::value)?;
        Ok(self.lock().add_place(name, kind, state, &id(source)?).to_string())
    }

    /// Adds a membership of which neither start nor end is known; gives its id.
    #[pyo3(signature = (place, *, source))]
    fn add_membership(&self, place: &str, source: &str) -> PyResult<String> {
        Ok(self.lock().add_membership(&id(place)?, &id(source)?).to_string())
    }

    /// Adds a sighting: a source shows that the membership was in force on some day of `when`; gives its id. `kind` is
    /// a word of the column `kind` of the table `sightings`.
    #[pyo3(signature = (membership, when, *, kind, source))]
    fn add_sighting(&self, membership: &str, when: &When, kind: &str, source: &str) -> PyResult<String> {
        let kind: SightingKind = word(kind)?;
        let membership: Id<core::Membership> = id(membership)?;
        Ok(self.lock().add_sighting(membership, &when.0, kind, &id(source)?).to_string())
    }

    /// Adds a record, or puts it in the place of the one with its id, which is handed back. Raises RegisterError with
    /// everything that cannot be read.
    #[pyo3(signature = (table, /, **fields: "object"))]
    fn put(&self, py: Python<'_>, table: &str, fields: Option<Bound<'_, PyDict>>) -> PyResult<Option<Record>> {
        let record = record::read(table, None, &fields.unwrap_or_else(|| PyDict::new(py)))?;
        Ok(self.lock().put_any(&record.0).map(Record))
    }

    /// Changes fields of the record with an id; gives the record as it is now. The id itself stays. Raises
    /// UnknownIdError (a KeyError) where there is none, RegisterError with everything that cannot be read.
    #[pyo3(signature = (table, id, /, **fields: "object"))]
    fn change(&self, py: Python<'_>, table: &str, id: &str, fields: Option<Bound<'_, PyDict>>) -> PyResult<Record> {
        let before = self.record(table, id)?;
        let fields = fields.unwrap_or_else(|| PyDict::new(py));
        if fields.contains("id")? {
            return Err(errors::value("the id of a record stays (remove it and put another)"));
        }
        let record = record::read(table, Some(&before.0), &fields)?;
        self.lock().put_any(&record.0);
        Ok(record)
    }

    /// Takes a record out and hands it back. What still points to it is told by `finish`. Raises UnknownIdError (a
    /// KeyError).
    fn remove(&self, table: &str, id: &str) -> PyResult<Record> {
        let table = record::table_name(table)?;
        self.lock().remove_any(table, id).map(Record).ok_or_else(|| record::no_record(table, id, Vec::new()))
    }

    /// The record of a table with an id, as it stands in the draft. Raises UnknownIdError (a KeyError) where there is
    /// none.
    fn record(&self, table: &str, id: &str) -> PyResult<Record> {
        let table = record::table_name(table)?;
        self.lock().any_record(table, id).map(Record).ok_or_else(|| record::no_record(table, id, Vec::new()))
    }

    /// Everything that is wrong.
    fn faults(&self, py: Python<'_>) -> Tuple<Finding> {
        let draft = self.copy();
        let faults = py.detach(|| draft.faults());
        faults.into_iter().map(Finding::from).collect()
    }

    /// The register, if nothing is wrong; else RegisterError with its findings. The draft stays as it is and can be
    /// corrected.
    fn finish(&self, py: Python<'_>) -> PyResult<Register> {
        let draft = self.copy();
        py.detach(|| draft.finish()).map(Into::into).map_err(errors::refused)
    }

    fn __repr__(&self) -> String {
        format!("<Draft of {}>", self.lock().programme().name())
    }

    #[pyo3(signature = () -> "tuple[object, ...]")]
    #[expect(clippy::unused_self, reason = "Python asks the draft")]
    fn __reduce__(&self) -> PyResult<Py<PyAny>> {
        Err(errors::wrong_type("a draft is not pickled (finish it and pickle the register)"))
    }
}

fn id<T: Stored>(text: &str) -> PyResult<Id<T>> {
    Id::new(text).map_err(errors::value)
}

/// A word of a closed vocabulary.
fn word<T: core::field::Field>(text: &str) -> PyResult<T> {
    T::read(text).map_err(|_| errors::value(format!("\"{text}\" is not one of {}", T::VALUES.join(", "))))
}
