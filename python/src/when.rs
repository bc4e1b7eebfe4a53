//! Dates as precise as their sources.

use chrono::NaiveDate;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyType};
use stadtnetz::time as core;

use crate::errors;
use crate::out::{GermanDateKind, Named, Word};
use crate::words::Day;

/// The set of days a source allows: every day from `earliest` to `latest`, both inclusive.
///
/// Made from EDTF text ("2020-07-01", "2020-07", "2020", "[2024-01-01..2024-02-29]", "2023~"). Approximate (~) and
/// uncertain (?) dates prove nothing. The words of the source may travel along.
#[pyclass(module = "stadtnetz", frozen, eq, ord, hash, from_py_object)]
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct When(pub(crate) core::When);

#[pymethods]
impl When {
    #[new]
    #[pyo3(signature = (text, *, wording = None))]
    fn new(text: &str, wording: Option<&str>) -> PyResult<Self> {
        let when: core::When = text.parse().map_err(|error| errors::date(&error))?;
        Ok(Self(when.with_wording(wording.unwrap_or_default())))
    }

    /// Some day from one day to another, both inclusive.
    #[classmethod]
    fn between(_class: &Bound<'_, PyType>, earliest: Day, latest: Day) -> PyResult<Self> {
        core::When::between(earliest.0, latest.0).map(Self).map_err(|error| errors::date(&error))
    }

    /// The first day of the set; 0001-01-01 where the set is open before.
    #[getter]
    fn earliest(&self) -> NaiveDate {
        self.0.earliest()
    }

    /// The last day of the set; 9999-12-31 where the set is open after.
    #[getter]
    fn latest(&self) -> NaiveDate {
        self.0.latest()
    }

    /// Whether it is a single day.
    #[getter]
    fn is_exact(&self) -> bool {
        self.0.is_exact()
    }

    /// Whether it is marked approximate, `~`.
    #[getter]
    fn is_approximate(&self) -> bool {
        self.0.is_approximate()
    }

    /// Whether it is marked uncertain, `?`.
    #[getter]
    fn is_uncertain(&self) -> bool {
        self.0.is_uncertain()
    }

    /// The words of the source.
    #[getter]
    fn wording(&self) -> Option<&str> {
        self.0.wording()
    }

    /// The days two dates share, with the doubts of both and the words of this one; None where they share none.
    fn intersect(&self, other: &Self) -> Option<Self> {
        self.0.intersect(&other.0).map(Self)
    }

    fn __contains__(&self, day: Day) -> bool {
        self.0.contains(day.0)
    }

    fn __str__(&self) -> String {
        self.0.to_string()
    }

    fn __repr__(&self) -> String {
        match self.0.wording() {
            Some(words) => format!("When({:?}, wording={words:?})", self.__str__()),
            None => format!("When({:?})", self.__str__()),
        }
    }

    fn __getnewargs_ex__<'py>(&self, py: Python<'py>) -> PyResult<((String,), Named<'py>)> {
        let named = PyDict::new(py);
        named.set_item("wording", self.0.wording())?;
        Ok(((self.__str__(),), Named(named)))
    }
}

/// What a German text says of time: a date, a first day, a last day (inclusive), or a span.
#[pyclass(module = "stadtnetz", frozen, eq, hash)]
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct GermanDate {
    text: String,
    kind: GermanDateKind,
    from: Option<core::When>,
    last_day: Option<core::When>,
}

#[pymethods]
impl GermanDate {
    #[new]
    fn new(text: &str) -> PyResult<Self> {
        let (kind, from, last_day) = match core::read_german(text).map_err(|error| errors::date(&error))? {
            core::GermanDate::When(when) => (GermanDateKind::When, Some(when), None),
            core::GermanDate::From(when) => (GermanDateKind::From, Some(when), None),
            core::GermanDate::LastDay(when) => (GermanDateKind::LastDay, None, Some(when)),
            core::GermanDate::Span(span) => (GermanDateKind::Span, span.from, span.last_day),
        };
        Ok(Self { text: text.to_owned(), kind, from, last_day })
    }

    /// `when`, `from`, `last-day` or `span`.
    #[getter]
    fn kind(&self) -> Word<GermanDateKind> {
        Word(self.kind)
    }

    /// The text it was read from.
    #[getter]
    fn text(&self) -> &str {
        &self.text
    }

    /// The date itself (`when`), or the first day (`from`, `span`).
    #[getter]
    fn from_(&self) -> Option<When> {
        self.from.clone().map(When)
    }

    /// The last day, inclusive (`last-day`, `span`).
    #[getter]
    fn last_day(&self) -> Option<When> {
        self.last_day.clone().map(When)
    }

    fn __repr__(&self) -> String {
        format!("GermanDate({:?})", self.text)
    }

    fn __getnewargs__(&self) -> (&str,) {
        (&self.text,)
    }
}

/// Reads a date as German lists write it ("bis 30.06.2023", "Anfang 2024"); EDTF is read as well.
///
/// Precision is never invented. Raises DateError for text that is no date.
#[pyfunction]
pub(crate) fn read_german(text: &str) -> PyResult<GermanDate> {
    GermanDate::new(text)
}
