//! Was an application in time, and what was decided on it.

use std::hash::{Hash, Hasher};

use pyo3::prelude::*;
use stadtnetz::eligibility::{self as core, Timely};
use stadtnetz::language::Language;
use stadtnetz::time::Answer;

use crate::eligibility::{Attribute, Eligibility, attribute};
use crate::out::{Tuple, Word};
use crate::record::Record;
use crate::register::Register;
use crate::table::Table;
use crate::when::When;
use crate::words::language;

/// What was decided on the application of a place.
#[pyclass(module = "stadtnetz", frozen, eq, hash)]
pub(crate) struct Admission {
    eligibility: Py<Eligibility>,
    found: core::Admission,
}

impl PartialEq for Admission {
    fn eq(&self, other: &Self) -> bool {
        self.found == other.found
    }
}

impl Hash for Admission {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.found.membership.hash(state);
    }
}

impl Admission {
    pub(crate) fn of(eligibility: Py<Eligibility>, found: core::Admission) -> Self {
        Self { eligibility, found }
    }
}

#[pymethods]
impl Admission {
    /// Whether it was admitted: yes, no, or unknown where neither is recorded.
    #[getter]
    fn admitted(&self) -> Word<Answer> {
        Word(self.found.admitted)
    }

    /// Whether a waiver of the rule of the place is recorded.
    #[getter]
    fn waived(&self) -> bool {
        self.found.waived
    }

    /// What the admission depends on.
    #[getter]
    fn conditions(&self) -> Tuple<&str> {
        self.found.conditions.iter().map(String::as_str).collect()
    }

    /// The decisions, in their order: records of `decisions`.
    #[getter]
    fn decisions(&self) -> Tuple<Record> {
        let register = self.eligibility.get().register().core();
        let decisions = self.found.decisions.iter();
        decisions.filter_map(|decision| register.any_record("decisions", decision.id.as_str())).map(Record).collect()
    }

    /// The id of the membership that came of it.
    #[getter]
    fn membership(&self) -> Option<&str> {
        self.found.membership.as_deref()
    }

    /// What was decided, in a sentence of a language (`de` or `en`).
    #[pyo3(signature = (*, lang = "en"))]
    fn to_text(&self, lang: &str) -> PyResult<String> {
        Ok(self.found.to_text(language(lang)?))
    }

    fn __str__(&self) -> String {
        self.found.to_text(Language::En)
    }

    fn __repr__(&self) -> String {
        format!("<Admission: {}>", self.__str__())
    }

    #[pyo3(signature = () -> "tuple[object, ...]")]
    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Attribute<'py, 'static>> {
        attribute(py, &self.eligibility, "admission")
    }
}

/// Whether something received on a day was in time for a call, by every deadline that can be meant.
#[pyclass(module = "stadtnetz", frozen, eq, hash)]
pub(crate) struct Timeliness {
    register: Py<Register>,
    call: String,
    found: core::Timeliness,
}

impl PartialEq for Timeliness {
    fn eq(&self, other: &Self) -> bool {
        self.call == other.call && self.found == other.found
    }
}

impl Hash for Timeliness {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.call.hash(state);
        self.found.received.hash(state);
    }
}

impl Timeliness {
    pub(crate) fn of(register: Py<Register>, call: String, found: core::Timeliness) -> Self {
        Self { register, call, found }
    }
}

#[pymethods]
impl Timeliness {
    #[new]
    pub(crate) fn new(register: Py<Register>, call: String, received: When) -> PyResult<Self> {
        let known = register.get();
        let of = known.core().programme().call(&call).ok_or_else(|| known.no_call(&call))?;
        let found = core::Timeliness::of(of, &received.0);
        Ok(Self { register, call, found })
    }

    /// The id of the call.
    #[getter]
    fn call(&self) -> &str {
        &self.call
    }

    /// When it was received.
    #[getter]
    fn received(&self) -> When {
        When(self.found.received.clone())
    }

    /// in-time, in-time-by-extension, covered-later, late, early, or open where the dates leave it open.
    #[getter]
    fn verdict(&self) -> Word<Timely> {
        Word(self.found.verdict())
    }

    /// Days after the last day, where it was late for certain.
    #[getter]
    fn days_late(&self) -> Option<i64> {
        self.found.days_late
    }

    /// Days before the call opened, where it was early for certain.
    #[getter]
    fn days_early(&self) -> Option<i64> {
        self.found.days_early
    }

    /// One row per deadline that can be meant: the first, the one known that day, the last.
    #[getter]
    fn deadlines(&self) -> Table {
        self.found.table().into()
    }

    /// The answer in a sentence of a language (`de` or `en`).
    #[pyo3(signature = (*, lang = "en"))]
    fn to_text(&self, lang: &str) -> PyResult<String> {
        Ok(self.found.to_text(language(lang)?))
    }

    fn __str__(&self) -> String {
        self.found.to_text(Language::En)
    }

    fn __repr__(&self) -> String {
        format!("<Timeliness of {} in {}: {}>", self.found.received, self.call, self.found.verdict())
    }

    fn __getnewargs__(&self, py: Python<'_>) -> (Py<Register>, &str, When) {
        (self.register.clone_ref(py), &self.call, self.received())
    }
}
