//! May a place join, and why.

use std::hash::{Hash, Hasher};

use chrono::NaiveDate;
use pyo3::prelude::*;
use pyo3::types::PyDict;
use stadtnetz::eligibility::{self as core, Assume};
use stadtnetz::language::Language;
use stadtnetz::time::Answer;

use crate::admission::{Admission, Timeliness};
use crate::finding::Finding;
use crate::out::{Named, Tuple, Word};
use crate::register::Register;
use crate::table::Table;
use crate::words::language;

/// What a register says about a place and a call: could it take part, was its application complete and in time, what was
/// decided. `print` it to read all of it.
#[pyclass(module = "stadtnetz", frozen, eq, hash)]
pub(crate) struct Eligibility {
    register: Py<Register>,
    of: String,
    call: String,
    beyond_verified: bool,
    found: core::Eligibility,
}

impl PartialEq for Eligibility {
    fn eq(&self, other: &Self) -> bool {
        (&self.of, &self.call) == (&other.of, &other.call) && self.found == other.found
    }
}

impl Hash for Eligibility {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (&self.of, &self.call).hash(state);
    }
}

impl Eligibility {
    pub(crate) fn register(&self) -> &Register {
        self.register.get()
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
        let found = found.ok_or_else(|| known.no_call(&call))?;
        Ok(Self { register, of: place, call, beyond_verified, found })
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
        Explanation::of(slf, "place", slf.get().found.place.as_ref())
    }

    /// The rule of the application: sectors, partners, commitments, deadline. None where the programme has no such rule.
    #[getter]
    fn application(slf: &Bound<'_, Self>) -> Option<Explanation> {
        Explanation::of(slf, "application", slf.get().found.application.as_ref())
    }

    /// Whether the application was in time; None where its receipt is not dated.
    #[getter]
    fn timeliness(&self, py: Python<'_>) -> Option<Timeliness> {
        let found = self.found.timeliness.clone()?;
        Some(Timeliness::of(self.register.clone_ref(py), self.call.clone(), found))
    }

    /// What was decided on the application.
    #[getter]
    fn admission(slf: &Bound<'_, Self>) -> Admission {
        Admission::of(slf.clone().unbind(), slf.get().found.admission.clone())
    }

    /// The conditions of both rules, one row each.
    #[getter]
    fn conditions(&self) -> Table {
        self.found.conditions_table().into()
    }

    /// All of it as text in a language (`de` or `en`).
    #[pyo3(signature = (*, lang = "en"))]
    fn to_text(&self, lang: &str) -> PyResult<String> {
        Ok(self.found.to_text(language(lang)?))
    }

    /// All of it as Markdown in a language (`de` or `en`).
    #[pyo3(signature = (*, lang = "en"))]
    fn to_markdown(&self, lang: &str) -> PyResult<String> {
        Ok(self.found.to_markdown(language(lang)?))
    }

    /// All of it as JSON; its texts are ids and words of the definition, in no language.
    fn to_json(&self) -> String {
        self.found.to_json()
    }

    /// The rules as trees to unfold, in a language (`de` or `en`); everything is escaped.
    #[pyo3(signature = (*, lang = "en"))]
    fn to_html(&self, lang: &str) -> PyResult<String> {
        Ok(self.found.to_html(language(lang)?))
    }

    fn _repr_html_(&self) -> String {
        self.found.to_html(Language::En)
    }

    fn __str__(&self) -> String {
        self.found.to_text(Language::En)
    }

    fn __repr__(&self) -> String {
        let rules = self.found.rules().map(|rule| format!("{} {} ({})", rule.asked.rule, rule.verdict, rule.reason));
        let said: Vec<String> = rules.chain([format!("admitted {}", self.found.admission.admitted)]).collect();
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
    found: core::Explanation,
}

impl PartialEq for Explanation {
    fn eq(&self, other: &Self) -> bool {
        self.found == other.found
    }
}

impl Hash for Explanation {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.eligibility.get().hash(state);
        self.rule.hash(state);
    }
}

impl Explanation {
    fn of(whole: &Bound<'_, Eligibility>, rule: &'static str, found: Option<&core::Explanation>) -> Option<Self> {
        Some(Self { eligibility: whole.clone().unbind(), rule, found: found?.clone() })
    }

    fn sets(&self, asked_for: bool) -> Tuple<Tuple<&str>> {
        let holds = self.found.verdict == Answer::Yes;
        let sets = self.found.decisive.sets.iter().filter(|_| holds == asked_for);
        sets.map(|set| set.iter().map(String::as_str).collect()).collect()
    }
}

#[pymethods]
impl Explanation {
    /// Whether the rule holds: yes, no or unknown.
    #[getter]
    fn verdict(&self) -> Word<Answer> {
        Word(self.found.verdict)
    }

    /// The id of the condition that decides, a colon, and why: `population:above`.
    #[getter]
    fn reason(&self) -> &str {
        &self.found.reason
    }

    /// The rule: place or application.
    #[getter]
    fn rule(&self) -> &str {
        self.rule
    }

    /// The day as of which the values of the definition hold: the last day of the call.
    #[getter]
    fn as_of(&self) -> NaiveDate {
        self.found.asked.as_of
    }

    /// How far the deciding condition is from its nearest limit, in `unit`; negative where it is missed.
    #[getter]
    fn margin(&self) -> Option<i64> {
        self.found.margin.as_ref().map(|margin| margin.amount)
    }

    /// The unit of margin and limit: persons, days, count.
    #[getter]
    fn unit(&self) -> Option<&str> {
        self.found.margin.as_ref().map(|margin| margin.unit.as_str())
    }

    /// The limit that the margin is measured from.
    #[getter]
    fn limit(&self) -> Option<i64> {
        self.found.margin.as_ref()?.limit
    }

    /// The facts that were looked at with their sources, those that do not count among them.
    #[getter]
    fn inputs(&self) -> Table {
        self.found.inputs_table().into()
    }

    /// What would have to be known to settle it.
    #[getter]
    fn missing(&self) -> Table {
        self.found.missing_table().into()
    }

    /// The smallest changes that would turn the verdict.
    #[getter]
    fn changes(&self) -> Table {
        self.found.changes_table().into()
    }

    /// What is to be said of the values used: those used beyond the day they are verified for.
    #[getter]
    fn findings(&self) -> Tuple<Finding> {
        self.found.findings().into_iter().map(Finding::from).collect()
    }

    /// The minimal sets of conditions that make the rule hold; none where it does not hold.
    fn why(&self) -> Tuple<Tuple<&str>> {
        self.sets(true)
    }

    /// The minimal sets of conditions each of which keeps the rule from holding; none where it holds.
    fn why_not(&self) -> Tuple<Tuple<&str>> {
        self.sets(false)
    }

    /// What was asked and what it comes to, on one line, in a language (`de` or `en`).
    #[pyo3(signature = (*, lang = "en"))]
    fn headline(&self, lang: &str) -> PyResult<String> {
        Ok(self.found.headline(language(lang)?))
    }

    /// The sets of `why()` or `why_not()` in words of a language (`de` or `en`).
    #[pyo3(signature = (*, lang = "en"))]
    fn decisive_text(&self, lang: &str) -> PyResult<String> {
        Ok(self.found.decisive_text(language(lang)?))
    }

    /// The verdict and everything it rests on, in a language (`de` or `en`).
    #[pyo3(signature = (*, lang = "en"))]
    fn to_text(&self, lang: &str) -> PyResult<String> {
        Ok(self.found.to_text(language(lang)?))
    }

    /// The same as nested Markdown lists.
    #[pyo3(signature = (*, lang = "en"))]
    fn to_markdown(&self, lang: &str) -> PyResult<String> {
        Ok(self.found.to_markdown(language(lang)?))
    }

    /// The same as JSON; its texts are ids and words of the definition, in no language.
    fn to_json(&self) -> String {
        self.found.to_json()
    }

    /// The same as a tree to unfold; everything is escaped.
    #[pyo3(signature = (*, lang = "en"))]
    fn to_html(&self, lang: &str) -> PyResult<String> {
        Ok(self.found.to_html(language(lang)?))
    }

    fn _repr_html_(&self) -> String {
        self.found.to_html(Language::En)
    }

    fn __str__(&self) -> String {
        self.found.to_text(Language::En)
    }

    fn __repr__(&self) -> String {
        let whole = self.eligibility.get();
        let (verdict, reason) = (self.found.verdict, self.reason());
        format!("<Explanation of {} for {} in {}: {verdict}, {reason}>", self.rule, whole.of, whole.call)
    }

    #[pyo3(signature = () -> "tuple[object, ...]")]
    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Attribute<'py, '_>> {
        attribute(py, &self.eligibility, self.rule)
    }
}

/// The function and its arguments by which a pickle finds an attribute again.
pub(crate) type Attribute<'py, 'a> = (Bound<'py, PyAny>, (Py<Eligibility>, &'a str));

pub(crate) fn attribute<'py, 'a>(
    py: Python<'py>,
    whole: &Py<Eligibility>,
    name: &'a str,
) -> PyResult<Attribute<'py, 'a>> {
    Ok((py.import("builtins")?.getattr("getattr")?, (whole.clone_ref(py), name)))
}
