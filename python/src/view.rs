//! The register on a day.

use std::hash::{Hash, Hasher};

use chrono::NaiveDate;
use pyo3::prelude::*;
use stadtnetz::register as core;

use crate::errors;
use crate::out::Tuple;
use crate::record::Record;
use crate::register::Register;
use crate::standing::Standing;
use crate::table::Table;
use crate::words::{Day, language};

/// The register on a day. Everything read through it holds for that day.
#[pyclass(module = "stadtnetz", frozen, eq, hash)]
pub(crate) struct View {
    register: Py<Register>,
    day: NaiveDate,
}

impl PartialEq for View {
    fn eq(&self, other: &Self) -> bool {
        self.day == other.day && self.register.get() == other.register.get()
    }
}

impl Hash for View {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.register.get().hash(state);
        self.day.hash(state);
    }
}

impl View {
    pub(crate) fn of(register: Py<Register>, day: NaiveDate) -> Self {
        Self { register, day }
    }

    pub(crate) fn core_register(&self) -> &core::Register {
        self.register.get().core()
    }

    /// Asks the core's view of the day.
    pub(crate) fn ask<T: Send>(&self, py: Python<'_>, question: impl FnOnce(core::View<'_>) -> T + Send) -> T {
        let register = self.register.get();
        py.detach(|| question(register.core().on(self.day)))
    }
}

#[pymethods]
impl View {
    #[new]
    fn new(register: Py<Register>, day: Day) -> Self {
        Self::of(register, day.0)
    }

    /// The register.
    #[getter]
    fn register(&self, py: Python<'_>) -> Py<Register> {
        self.register.clone_ref(py)
    }

    /// The day.
    #[getter]
    pub(crate) fn day(&self) -> NaiveDate {
        self.day
    }

    /// Every place that may have been a member: how sure that is, since when, until when, seen when.
    #[getter]
    fn members(&self, py: Python<'_>) -> Table {
        self.ask(py, |view| view.members_table()).into()
    }

    /// How many places were members: for certain, presumably, possibly; and how many admissions no list names.
    fn count(&self, py: Python<'_>) -> Count {
        Count(self.ask(py, |view| view.count()))
    }

    /// A place on this day, with the evidence. Raises UnknownIdError (a KeyError) for a place without a membership.
    fn place(slf: &Bound<'_, Self>, id: &str) -> PyResult<Standing> {
        let py = slf.py();
        let view = slf.get();
        let found = view.ask(py, |view| {
            let found = view.place(id).map(Standing::owned);
            found.ok_or_else(|| view.standings().iter().map(|standing| standing.place.id.to_string()).collect())
        });
        match found {
            Ok(owned) => Ok(Standing::of(slf.clone().unbind(), owned)),
            Err(known) => Err(errors::unknown("place with a membership", id, known)),
        }
    }

    /// Every place that has a membership, member or not on this day, in the order of their ids.
    #[getter]
    fn standings(slf: &Bound<'_, Self>) -> Tuple<Standing> {
        let all: Vec<_> = slf.get().ask(slf.py(), |view| view.standings().iter().map(Standing::owned).collect());
        all.into_iter().map(|owned| Standing::of(slf.clone().unbind(), owned)).collect()
    }

    /// The partners of the programme: who held which role for certain (`yes`), who may have held one (`unknown`).
    #[getter]
    fn roles(&self, py: Python<'_>) -> Table {
        self.ask(py, |view| view.roles_table()).into()
    }

    /// The published figures for members nearest to this day, before and after it, unreconciled: records of `claims`.
    #[getter]
    fn published(&self, py: Python<'_>) -> Tuple<Record> {
        let ids: Vec<String> = self.ask(py, |view| view.published().iter().map(|claim| claim.id.to_string()).collect());
        let register = self.register.get().core();
        ids.iter().filter_map(|id| register.any_record("claims", id)).map(Record).collect()
    }

    fn __repr__(&self, py: Python<'_>) -> String {
        format!("<View of {} on {}: {}>", self.register.get().core().programme().name(), self.day, self.count(py).0)
    }

    fn __getnewargs__(&self, py: Python<'_>) -> (Py<Register>, NaiveDate) {
        (self.register(py), self.day)
    }
}

/// How many places were members on a day: for certain, presumably, possibly; and how many admissions no list names.
#[pyclass(module = "stadtnetz", frozen, eq, hash)]
#[derive(PartialEq, Eq, Hash)]
pub(crate) struct Count(core::Count);

impl From<core::Count> for Count {
    fn from(count: core::Count) -> Self {
        Self(count)
    }
}

#[pymethods]
impl Count {
    #[new]
    #[pyo3(signature = (certain, presumed, possible, unlisted = None))]
    fn new(certain: usize, presumed: usize, possible: usize, unlisted: Option<(usize, usize)>) -> Self {
        let unlisted = match unlisted {
            Some((low, high)) => core::Unlisted::Between { low, high },
            None => core::Unlisted::Unknown,
        };
        Self(core::Count { certain, presumed, possible, unlisted })
    }

    /// Places that were members for certain.
    #[getter]
    fn certain(&self) -> usize {
        self.0.certain
    }

    /// Places that were presumably members, the certain ones among them.
    #[getter]
    fn presumed(&self) -> usize {
        self.0.presumed
    }

    /// Places that may have been members, the presumed ones among them.
    #[getter]
    fn possible(&self) -> usize {
        self.0.possible
    }

    /// Admissions that were published and are not listed, from low to high; None where a call's number was not
    /// published.
    #[getter]
    fn unlisted(&self) -> Option<(usize, usize)> {
        match self.0.unlisted {
            core::Unlisted::Between { low, high } => Some((low, high)),
            core::Unlisted::Unknown => None,
        }
    }

    /// The most places that can have been members: the possible ones and the low end of the unlisted.
    #[getter]
    fn upper_end(&self) -> Option<usize> {
        self.0.upper_end()
    }

    /// The numbers in a sentence of a language (`de` or `en`).
    #[pyo3(signature = (*, lang = "en"))]
    fn to_text(&self, lang: &str) -> PyResult<String> {
        Ok(self.0.to_text(language(lang)?))
    }

    fn __str__(&self) -> String {
        self.0.to_string()
    }

    fn __repr__(&self) -> String {
        format!("<Count {}>", self.0)
    }

    fn __getnewargs__(&self) -> (usize, usize, usize, Option<(usize, usize)>) {
        (self.certain(), self.presumed(), self.possible(), self.unlisted())
    }
}
