//! May a place join, and why; was its application in time; what was decided.

use std::hash::{Hash, Hasher};

use chrono::NaiveDate;
use pyo3::prelude::*;
use pyo3::types::PyDict;
use stadtnetz::eligibility::{self as core, Assume, Timely};
use stadtnetz::language::Language;
use stadtnetz::time::Answer;

use crate::finding::Finding;
use crate::out::{Named, Tuple, Word};
use crate::record::Record;
use crate::register::Register;
use crate::table::Table;
use crate::when::When;
use crate::words::language;

/// What a register says about a place and a call: could it take part, was its application complete and in time, what was
/// decided. `print` it to read all of it.
#[pyclass(module = "stadtnetz", frozen, eq, hash)]
pub(crate) struct Eligibility {
    register: Py<Register>,
    of: String,
    call: String,
    beyond_verified: bool,
    eligibility: core::Eligibility,
}

impl PartialEq for Eligibility {
    fn eq(&self, other: &Self) -> bool {
        (&self.of, &self.call) == (&other.of, &other.call) && self.eligibility == other.eligibility
    }
}

impl Hash for Eligibility {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (&self.of, &self.call).hash(state);
    }
}

#[pymethods]
impl Eligibility {
    #[new]
    #[pyo3(signature = (register, place, call, *, beyond_verified = false))]
    pub(crate) fn new(
        py: Python<'_>,
        register: Py<Register>,
        place: String,
        call: String,
        beyond_verified: bool,
    ) -> PyResult<Self> {
        let known = register.get();
        known.require("places", "place", &place)?;
        let assume = Assume { beyond_verified };
        let found = py.detach(|| known.core().eligibility_assuming(&place, &call, assume));
        let eligibility = found.ok_or_else(|| known.no_call(&call))?;
        Ok(Self { register, of: place, call, beyond_verified, eligibility })
    }

    /// The id of the place.
    #[getter]
    fn of(&self) -> &str {
        &self.of
    }

    /// The id of the call.
    #[getter]
    fn call(&self) -> &str {
        &self.call
    }

    /// The rule of the place: its kind and its population. None where the programme has no such rule.
    #[getter]
    fn place(slf: &Bound<'_, Self>) -> Option<Explanation> {
        Explanation::of(slf, "place", slf.get().eligibility.place.as_ref())
    }

    /// The rule of the application: sectors, partners, commitments, deadline. None where the programme has no such rule.
    #[getter]
    fn application(slf: &Bound<'_, Self>) -> Option<Explanation> {
        Explanation::of(slf, "application", slf.get().eligibility.application.as_ref())
    }

    /// Whether the application was in time; None where its receipt is not dated.
    #[getter]
    fn timeliness(&self, py: Python<'_>) -> Option<Timeliness> {
        let timeliness = self.eligibility.timeliness.clone()?;
        Some(Timeliness { register: self.register.clone_ref(py), call: self.call.clone(), timeliness })
    }

    /// What was decided on the application.
    #[getter]
    fn admission(slf: &Bound<'_, Self>) -> Admission {
        Admission { eligibility: slf.clone().unbind(), admission: slf.get().eligibility.admission.clone() }
    }

    /// The conditions of both rules, one row each.
    #[getter]
    fn conditions(&self) -> Table {
        self.eligibility.conditions_table().into()
    }

    /// All of it as text in a language (`de` or `en`).
    #[pyo3(signature = (*, lang = "en"))]
    fn to_text(&self, lang: &str) -> PyResult<String> {
        Ok(self.eligibility.to_text(language(lang)?))
    }

    /// All of it as Markdown in a language (`de` or `en`).
    #[pyo3(signature = (*, lang = "en"))]
    fn to_markdown(&self, lang: &str) -> PyResult<String> {
        Ok(self.eligibility.to_markdown(language(lang)?))
    }

    /// All of it as JSON; its texts are ids and words of the definition, in no language.
    fn to_json(&self) -> String {
        self.eligibility.to_json()
    }

    /// The rules as trees to unfold, in a language (`de` or `en`); everything is escaped.
    #[pyo3(signature = (*, lang = "en"))]
    fn to_html(&self, lang: &str) -> PyResult<String> {
        Ok(self.eligibility.to_html(language(lang)?))
    }

    fn _repr_html_(&self) -> String {
        self.eligibility.to_html(Language::En)
    }

    fn __str__(&self) -> String {
        self.eligibility.to_text(Language::En)
    }

    fn __repr__(&self) -> String {
        let rules =
            self.eligibility.rules().map(|rule| format!("{} {} ({})", rule.asked.rule, rule.verdict, rule.reason));
        let said: Vec<String> = rules.chain([format!("admitted {}", self.eligibility.admission.admitted)]).collect();
        format!("<Eligibility of {} in {}: {}>", self.of, self.call, said.join(", "))
    }

    #[expect(clippy::type_complexity, reason = "what a pickle holds")]
    fn __getnewargs_ex__<'py>(&self, py: Python<'py>) -> PyResult<((Py<Register>, &str, &str), Named<'py>)> {
        let named = PyDict::new(py);
        named.set_item("beyond_verified", self.beyond_verified)?;
        Ok(((self.register.clone_ref(py), &self.of, &self.call), Named(named)))
    }
}

/// What one rule says, and everything it rests on. `print` it to read it; a notebook shows a tree to unfold.
#[pyclass(module = "stadtnetz", frozen, eq, hash)]
pub(crate) struct Explanation {
    eligibility: Py<Eligibility>,
    rule: &'static str,
    explanation: core::Explanation,
}

impl PartialEq for Explanation {
    fn eq(&self, other: &Self) -> bool {
        self.explanation == other.explanation
    }
}

impl Hash for Explanation {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.eligibility.get().hash(state);
        self.rule.hash(state);
    }
}

impl Explanation {
    fn of(whole: &Bound<'_, Eligibility>, rule: &'static str, explanation: Option<&core::Explanation>) -> Option<Self> {
        Some(Self { eligibility: whole.clone().unbind(), rule, explanation: explanation?.clone() })
    }

    fn sets(&self, asked_for: bool) -> Tuple<Tuple<&str>> {
        let holds = self.explanation.verdict == Answer::Yes;
        let sets = self.explanation.decisive.sets.iter().filter(|_| holds == asked_for);
        sets.map(|set| set.iter().map(String::as_str).collect()).collect()
    }
}

#[pymethods]
impl Explanation {
    /// Whether the rule holds: yes, no or unknown.
    #[getter]
    fn verdict(&self) -> Word<Answer> {
        Word(self.explanation.verdict)
    }

    /// The id of the condition that decides, a colon, and why: `population:above`.
    #[getter]
    fn reason(&self) -> &str {
        &self.explanation.reason
    }

    /// The rule: place or application.
    #[getter]
    fn rule(&self) -> &str {
        self.rule
    }

    /// The day as of which the values of the definition hold: the last day of the call.
    #[getter]
    fn as_of(&self) -> NaiveDate {
        self.explanation.asked.as_of
    }

    /// How far the deciding condition is from its nearest limit, in `unit`; negative where it is missed.
    #[getter]
    fn margin(&self) -> Option<i64> {
        self.explanation.margin.as_ref().map(|margin| margin.amount)
    }

    /// The unit of margin and limit: persons, days, count.
    #[getter]
    fn unit(&self) -> Option<&str> {
        self.explanation.margin.as_ref().map(|margin| margin.unit.as_str())
    }

    /// The limit that the margin is measured from.
    #[getter]
    fn limit(&self) -> Option<i64> {
        self.explanation.margin.as_ref()?.limit
    }

    /// The facts that were looked at with their sources, those that do not count among them.
    #[getter]
    fn inputs(&self) -> Table {
        self.explanation.inputs_table().into()
    }

    /// What would have to be known to settle it.
    #[getter]
    fn missing(&self) -> Table {
        self.explanation.missing_table().into()
    }

    /// The smallest changes that would turn the verdict.
    #[getter]
    fn changes(&self) -> Table {
        self.explanation.changes_table().into()
    }

    /// What is to be said of the values used: those used beyond the day they are verified for.
    #[getter]
    fn findings(&self) -> Tuple<Finding> {
        self.explanation.findings().into_iter().map(Finding::from).collect()
    }

    /// The minimal sets of conditions that make the rule hold; none where it does not hold.
    fn why(&self) -> Tuple<Tuple<&str>> {
        self.sets(true)
    }

    /// The minimal sets of conditions each of which keeps the rule from holding; none where it holds.
    fn why_not(&self) -> Tuple<Tuple<&str>> {
        self.sets(false)
    }

    /// The sets of `why()` or `why_not()` in words of a language (`de` or `en`).
    #[pyo3(signature = (*, lang = "en"))]
    fn decisive_text(&self, lang: &str) -> PyResult<String> {
        Ok(self.explanation.decisive_text(language(lang)?))
    }

    /// The verdict and everything it rests on, in a language (`de` or `en`).
    #[pyo3(signature = (*, lang = "en"))]
    fn to_text(&self, lang: &str) -> PyResult<String> {
        Ok(self.explanation.to_text(language(lang)?))
    }

    /// The same as nested Markdown lists.
    #[pyo3(signature = (*, lang = "en"))]
    fn to_markdown(&self, lang: &str) -> PyResult<String> {
        Ok(self.explanation.to_markdown(language(lang)?))
    }

    /// The same as JSON; its texts are ids and words of the definition, in no language.
    fn to_json(&self) -> String {
        self.explanation.to_json()
    }

    /// The same as a tree to unfold; everything is escaped.
    #[pyo3(signature = (*, lang = "en"))]
    fn to_html(&self, lang: &str) -> PyResult<String> {
        Ok(self.explanation.to_html(language(lang)?))
    }

    fn _repr_html_(&self) -> String {
        self.explanation.to_html(Language::En)
    }

    fn __str__(&self) -> String {
        self.explanation.to_text(Language::En)
    }

    fn __repr__(&self) -> String {
        let whole = self.eligibility.get();
        let (verdict, reason) = (self.explanation.verdict, self.reason());
        format!("<Explanation of {} for {} in {}: {verdict}, {reason}>", self.rule, whole.of, whole.call)
    }

    #[pyo3(signature = () -> "tuple[object, ...]")]
    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, (Py<Eligibility>, &str))> {
        attribute(py, &self.eligibility, self.rule)
    }
}

/// What was decided on the application of a place.
#[pyclass(module = "stadtnetz", frozen, eq, hash)]
pub(crate) struct Admission {
    eligibility: Py<Eligibility>,
    admission: core::Admission,
}

impl PartialEq for Admission {
    fn eq(&self, other: &Self) -> bool {
        self.admission == other.admission
    }
}

impl Hash for Admission {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.admission.membership.hash(state);
    }
}

#[pymethods]
impl Admission {
    /// Whether it was admitted: yes, no, or unknown where neither is recorded.
    #[getter]
    fn admitted(&self) -> Word<Answer> {
        Word(self.admission.admitted)
    }

    /// Whether a waiver of the rule of the place is recorded.
    #[getter]
    fn waived(&self) -> bool {
        self.admission.waived
    }

    /// What the admission depends on.
    #[getter]
    fn conditions(&self) -> Tuple<&str> {
        self.admission.conditions.iter().map(String::as_str).collect()
    }

    /// The decisions, in their order: records of `decisions`.
    #[getter]
    fn decisions(&self) -> Tuple<Record> {
        let register = self.eligibility.get().register.get().core();
        let decisions = self.admission.decisions.iter();
        decisions.filter_map(|decision| register.any_record("decisions", decision.id.as_str())).map(Record).collect()
    }

    /// The id of the membership that came of it.
    #[getter]
    fn membership(&self) -> Option<&str> {
        self.admission.membership.as_deref()
    }

    /// What was decided, in a sentence of a language (`de` or `en`).
    #[pyo3(signature = (*, lang = "en"))]
    fn to_text(&self, lang: &str) -> PyResult<String> {
        Ok(self.admission.to_text(language(lang)?))
    }

    fn __str__(&self) -> String {
        self.admission.to_text(Language::En)
    }

    fn __repr__(&self) -> String {
        format!("<Admission: {}>", self.__str__())
    }

    #[pyo3(signature = () -> "tuple[object, ...]")]
    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, (Py<Eligibility>, &str))> {
        attribute(py, &self.eligibility, "admission")
    }
}

/// Whether something received on a day was in time for a call, by every deadline that can be meant.
#[pyclass(module = "stadtnetz", frozen, eq, hash)]
pub(crate) struct Timeliness {
    register: Py<Register>,
    call: String,
    timeliness: core::Timeliness,
}

impl PartialEq for Timeliness {
    fn eq(&self, other: &Self) -> bool {
        self.call == other.call && self.timeliness == other.timeliness
    }
}

impl Hash for Timeliness {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.call.hash(state);
        self.timeliness.received.hash(state);
    }
}

#[pymethods]
impl Timeliness {
    #[new]
    pub(crate) fn new(register: Py<Register>, call: String, received: When) -> PyResult<Self> {
        let known = register.get();
        let found = known.core().programme().call(&call);
        let timeliness = core::Timeliness::of(found.ok_or_else(|| known.no_call(&call))?, &received.0);
        Ok(Self { register, call, timeliness })
    }

    /// The id of the call.
    #[getter]
    fn call(&self) -> &str {
        &self.call
    }

    /// When it was received.
    #[getter]
    fn received(&self) -> When {
        When(self.timeliness.received.clone())
    }

    /// in-time, in-time-by-extension, covered-later, late, early, or open where the dates leave it open.
    #[getter]
    fn verdict(&self) -> Word<Timely> {
        Word(self.timeliness.verdict())
    }

    /// Days after the last day, where it was late for certain.
    #[getter]
    fn days_late(&self) -> Option<i64> {
        self.timeliness.days_late
    }

    /// Days before the call opened, where it was early for certain.
    #[getter]
    fn days_early(&self) -> Option<i64> {
        self.timeliness.days_early
    }

    /// One row per deadline that can be meant: the first, the one known that day, the last.
    #[getter]
    fn deadlines(&self) -> Table {
        self.timeliness.table().into()
    }

    /// The answer in a sentence of a language (`de` or `en`).
    #[pyo3(signature = (*, lang = "en"))]
    fn to_text(&self, lang: &str) -> PyResult<String> {
        Ok(self.timeliness.to_text(language(lang)?))
    }

    fn __str__(&self) -> String {
        self.timeliness.to_text(Language::En)
    }

    fn __repr__(&self) -> String {
        format!("<Timeliness of {} in {}: {}>", self.timeliness.received, self.call, self.timeliness.verdict())
    }

    fn __getnewargs__(&self, py: Python<'_>) -> (Py<Register>, &str, When) {
        (self.register.clone_ref(py), &self.call, self.received())
    }
}

/// How a pickle finds an attribute again.
fn attribute<'py, 'a>(
    py: Python<'py>,
    whole: &Py<Eligibility>,
    name: &'a str,
) -> PyResult<(Bound<'py, PyAny>, (Py<Eligibility>, &'a str))> {
    Ok((py.import("builtins")?.getattr("getattr")?, (whole.clone_ref(py), name)))
}
