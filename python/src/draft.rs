//! Registers while they are changed.

use std::sync::{Mutex, MutexGuard, PoisonError};

#[cfg(feature = "stubs")]
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
#[cfg(feature = "stubs")]
use pyo3::type_hint_union;
use pyo3::types::PyDict;
use stadtnetz::place::{PlaceKind, State};
use stadtnetz::register::{self as core, CallRef, Id, RecordingError, SightingKind, Stored};

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

    fn not_recorded(&self, error: RecordingError) -> PyErr {
        match error {
            RecordingError::Unknown(id) => {
                let known = self.lock().places().iter().map(|place| place.id.to_string()).collect();
                errors::unknown("place or membership", &id, known)
            }
            error => errors::value(error),
        }
    }

    fn lock(&self) -> MutexGuard<'_, core::Draft> {
        self.draft.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What is added to: a draft, or a register, which stays as it is.
pub(crate) struct Base(pub(crate) core::Draft);

impl<'py> FromPyObject<'_, 'py> for Base {
    type Error = PyErr;

    #[cfg(feature = "stubs")]
    const INPUT_TYPE: PyStaticExpr = type_hint_union!(
        <Bound<'py, Draft> as FromPyObject<'_, 'py>>::INPUT_TYPE,
        <Bound<'py, Register> as FromPyObject<'_, 'py>>::INPUT_TYPE
    );

    fn extract(given: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if let Ok(draft) = given.cast::<Draft>() {
            return Ok(Self(draft.get().copy()));
        }
        let register = given.cast::<Register>().map_err(|_| errors::wrong_type("into takes a Register or a Draft"))?;
        Ok(Self(register.get().core().edit()))
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

    /// The source with this publisher, title, address and day of publication; a new one where there is none. Gives its id.
    #[pyo3(signature = (publisher, title = "", *, url = None, published = None))]
    #[expect(clippy::similar_names, reason = "the columns of the table are called so")]
    fn source(&self, publisher: &str, title: &str, url: Option<&str>, published: Option<When>) -> String {
        self.lock().source(publisher, title, url, published.map(|When(when)| when).as_ref()).to_string()
    }

    /// Records that a source says when a place joined: a new membership; gives its id. Raises ValueError where the place is a
    /// member already, UnknownIdError (a KeyError) where there is no such place.
    #[pyo3(signature = (place, *, source, start = None, call = None))]
    fn record_membership(
        &self,
        place: &str,
        source: &str,
        start: Option<When>,
        call: Option<String>,
    ) -> PyResult<String> {
        let call = call.map(CallRef::new).transpose().map_err(errors::value)?;
        let start = start.map(|When(when)| when);
        let recorded = self.lock().record_membership(place, start.as_ref(), call, &id(source)?);
        recorded.map(|id| id.to_string()).map_err(|error| self.not_recorded(error))
    }

    /// Records that a source says when a membership ended; gives its id. `id` is that of the membership, or of a place with
    /// only one. Raises ValueError where another last day is recorded or several memberships can be meant, UnknownIdError (a
    /// KeyError) where there is none.
    #[pyo3(signature = (id, last_day, *, source, reason = None))]
    fn record_exit(&self, id: &str, last_day: &When, source: &str, reason: Option<&str>) -> PyResult<String> {
        let recorded = self.lock().record_exit(id, &last_day.0, reason, &self::id(source)?);
        recorded.map(|id| id.to_string()).map_err(|error| self.not_recorded(error))
    }

    /// Records that a source shows a membership in force on some day of `when`; gives the id of the sighting. `id` is that of
    /// the membership, or of a place with only one; `kind` a word of the column `kind` of the table `sightings`.
    #[pyo3(signature = (id, when, *, kind, source))]
    fn record_sighting(&self, id: &str, when: &When, kind: &str, source: &str) -> PyResult<String> {
        let recorded = self.lock().record_sighting(id, &when.0, word(kind)?, &self::id(source)?);
        recorded.map(|id| id.to_string()).map_err(|error| self.not_recorded(error))
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
