//! A place on a day, and why.

use std::hash::{Hash, Hasher};

use chrono::NaiveDate;
use pyo3::prelude::*;
use pyo3::types::PyDict;
use stadtnetz::language::Language;
use stadtnetz::register::bounds::Bounds;
use stadtnetz::register::{self as core, Id, StatementKind};

use crate::errors;
use crate::out::{Named, Tuple, Word};
use crate::record::Record;
use crate::view::View;
use crate::when::When;
use crate::words::{kept, language};

/// What a standing keeps of the core's, which borrows from the register.
pub(crate) struct Owned {
    place: String,
    name: String,
    status: core::MemberStatus,
    stays: Vec<OwnedStay>,
}

#[derive(Clone)]
struct OwnedStay {
    membership: String,
    status: core::MemberStatus,
    bounds: Bounds,
    term_end: Option<NaiveDate>,
    statements: Vec<core::Statement>,
}

/// A place on a day: whether it was a member, how sure that is, and why. `print` it to read the evidence.
#[pyclass(module = "stadtnetz", frozen, eq, hash)]
pub(crate) struct Standing {
    view: Py<View>,
    owned: Owned,
}

impl PartialEq for Standing {
    fn eq(&self, other: &Self) -> bool {
        self.owned.place == other.owned.place && self.view.get() == other.view.get()
    }
}

impl Hash for Standing {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.view.get().hash(state);
        self.owned.place.hash(state);
    }
}

impl Standing {
    pub(crate) fn of(view: Py<View>, owned: Owned) -> Self {
        Self { view, owned }
    }

    pub(crate) fn owned(standing: &core::Standing<'_>) -> Owned {
        let stay = |stay: &core::Stay<'_>| OwnedStay {
            membership: stay.membership.id.to_string(),
            status: stay.status,
            bounds: stay.bounds.clone(),
            term_end: stay.term_end,
            statements: stay.statements.clone(),
        };
        Owned {
            place: standing.place.id.to_string(),
            name: standing.place.name.clone(),
            status: standing.status,
            stays: standing.stays.iter().map(stay).collect(),
        }
    }

    fn text(&self, py: Python<'_>, language: Language) -> String {
        let why = |view: core::View<'_>| view.place(&self.owned.place).map(|standing| standing.to_text(language));
        self.view.get().ask(py, why).unwrap_or_default()
    }
}

#[pymethods]
impl Standing {
    /// The view it belongs to.
    #[getter]
    fn view(&self, py: Python<'_>) -> Py<View> {
        self.view.clone_ref(py)
    }

    /// The id of the place.
    #[getter]
    fn place(&self) -> &str {
        &self.owned.place
    }

    /// The name of the place.
    #[getter]
    fn name(&self) -> &str {
        &self.owned.name
    }

    /// How sure it is that the place was a member: certain, presumed, possible or no; the surest of its memberships.
    #[getter]
    fn status(&self) -> Word<core::MemberStatus> {
        Word(self.owned.status)
    }

    /// Its memberships in their order.
    #[getter]
    fn stays(slf: &Bound<'_, Self>) -> Tuple<Stay> {
        let stay = |stay: &OwnedStay| Stay { standing: slf.clone().unbind(), owned: stay.clone() };
        slf.get().owned.stays.iter().map(stay).collect()
    }

    /// The membership with an id. Raises UnknownIdError (a KeyError) where the place has no such membership.
    fn stay(slf: &Bound<'_, Self>, membership: &str) -> PyResult<Stay> {
        let stays = &slf.get().owned.stays;
        let found = stays.iter().find(|stay| stay.membership == membership);
        let found = found.map(|stay| Stay { standing: slf.clone().unbind(), owned: stay.clone() });
        let known = || stays.iter().map(|stay| stay.membership.clone()).collect();
        found.ok_or_else(|| errors::unknown("membership of this place", membership, known()))
    }

    /// The status and everything it rests on, in a language (`de` or `en`).
    #[pyo3(signature = (*, lang = "en"))]
    fn to_text(&self, py: Python<'_>, lang: &str) -> PyResult<String> {
        Ok(self.text(py, language(lang)?))
    }

    fn __str__(&self, py: Python<'_>) -> String {
        self.text(py, Language::En)
    }

    fn __repr__(&self) -> String {
        format!("<Standing of {} on {}: {}>", self.owned.place, self.view.get().day(), self.owned.status)
    }

    #[pyo3(signature = () -> "tuple[object, ...]")]
    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, (&str,))> {
        Ok((self.view.bind(py).getattr("place")?, (&self.owned.place,)))
    }
}

/// One membership of a place as seen on a day.
#[pyclass(module = "stadtnetz", frozen, eq, hash)]
pub(crate) struct Stay {
    standing: Py<Standing>,
    owned: OwnedStay,
}

impl PartialEq for Stay {
    fn eq(&self, other: &Self) -> bool {
        self.owned.membership == other.owned.membership && self.standing.get() == other.standing.get()
    }
}

impl Hash for Stay {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.standing.get().hash(state);
        self.owned.membership.hash(state);
    }
}

#[pymethods]
impl Stay {
    /// The membership's id.
    #[getter]
    fn membership(&self) -> &str {
        &self.owned.membership
    }

    /// The membership's record.
    #[getter]
    fn record(&self) -> Option<Record> {
        let view = self.standing.get().view.get();
        view.core_register().any_record("memberships", &self.owned.membership).map(Record)
    }

    /// How sure it is on the day: certain, presumed, possible or no.
    #[getter]
    fn status(&self) -> Word<core::MemberStatus> {
        Word(self.owned.status)
    }

    /// The earliest first day.
    #[getter(from_earliest)]
    fn first_earliest(&self) -> NaiveDate {
        self.owned.bounds.first_earliest
    }

    /// The latest first day; None where nothing bounds it.
    #[getter(from_latest)]
    fn first_latest(&self) -> Option<NaiveDate> {
        self.owned.bounds.first_latest
    }

    /// The earliest last day (inclusive).
    #[getter]
    fn last_day_earliest(&self) -> NaiveDate {
        self.owned.bounds.last_earliest
    }

    /// The latest last day (inclusive); None where nothing bounds it.
    #[getter]
    fn last_day_latest(&self) -> Option<NaiveDate> {
        self.owned.bounds.last_latest
    }

    /// Whether the evidence excludes itself; such a stay is certain on no day.
    #[getter]
    fn contradictory(&self) -> bool {
        self.owned.bounds.contradictory
    }

    /// The last day of the term in which it was last admitted, renewed or seen.
    #[getter]
    fn term_end(&self) -> Option<NaiveDate> {
        self.owned.term_end
    }

    /// Everything said about it.
    #[getter]
    fn statements(&self) -> Tuple<Statement> {
        self.owned.statements.iter().cloned().map(Statement).collect()
    }

    fn __repr__(&self) -> String {
        format!("<Stay {} on {}: {}>", self.owned.membership, self.standing.get().view.get().day(), self.owned.status)
    }

    #[pyo3(signature = () -> "tuple[object, ...]")]
    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, (&str,))> {
        Ok((self.standing.bind(py).getattr("stay")?, (&self.owned.membership,)))
    }
}

/// One dated statement about a membership, with the record that makes it and that record's sources.
#[pyclass(module = "stadtnetz", frozen, eq, hash)]
#[derive(PartialEq, Eq)]
pub(crate) struct Statement(core::Statement);

impl Hash for Statement {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.kind.hash(state);
        self.0.when.hash(state);
        self.0.record.hash(state);
    }
}

#[pymethods]
impl Statement {
    #[new]
    #[pyo3(signature = (kind, when, *, proves, table, record, source))]
    fn new(kind: &str, when: When, proves: bool, table: &str, record: String, source: Vec<String>) -> PyResult<Self> {
        let known = StatementKind::ALL.iter().find(|known| known.as_str() == kind);
        let unknown = || {
            let known = StatementKind::ALL.iter().map(|known| known.as_str().to_owned());
            errors::unknown("kind of statement", kind, known.collect())
        };
        let source = source.into_iter().map(Id::new).collect::<Result<_, _>>().map_err(errors::value)?;
        let kind = known.copied().ok_or_else(unknown)?;
        Ok(Self(core::Statement { kind, when: when.0, proves, table: kept(table), record, source }))
    }

    /// What it says: start, call-opened, seen, open-as-of, end, absent-from-complete-list or planned-end.
    #[getter]
    fn kind(&self) -> Word<StatementKind> {
        Word(self.0.kind)
    }

    /// The days it speaks of.
    #[getter]
    fn when(&self) -> When {
        When(self.0.when.clone())
    }

    /// Whether it proves something; inferred and approximate statements do not.
    #[getter]
    fn proves(&self) -> bool {
        self.0.proves
    }

    /// The table of the record that makes it.
    #[getter]
    fn table(&self) -> &'static str {
        self.0.table
    }

    /// The id of that record.
    #[getter]
    fn record(&self) -> &str {
        &self.0.record
    }

    /// The ids of that record's sources.
    #[getter]
    fn source(&self) -> Tuple<&str> {
        self.0.source.iter().map(Id::as_str).collect()
    }

    /// What is said, of which days, whether it proves something, by which record, from which sources (`de` or `en`).
    #[pyo3(signature = (*, lang = "en"))]
    fn to_text(&self, lang: &str) -> PyResult<String> {
        Ok(self.0.to_text(language(lang)?))
    }

    fn __str__(&self) -> String {
        self.0.to_text(Language::En)
    }

    fn __repr__(&self) -> String {
        format!("<Statement {}>", self.__str__())
    }

    fn __getnewargs_ex__<'py>(&self, py: Python<'py>) -> PyResult<((Word<StatementKind>, When), Named<'py>)> {
        let named = PyDict::new(py);
        named.set_item("proves", self.0.proves)?;
        named.set_item("table", self.0.table)?;
        named.set_item("record", &self.0.record)?;
        named.set_item("source", self.source())?;
        Ok(((self.kind(), self.when()), Named(named)))
    }
}
