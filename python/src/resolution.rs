//! What a written name means.

use pyo3::prelude::*;
use stadtnetz::language::Language;
use stadtnetz::official::name::{Context, NameIndex};
use stadtnetz::place::{KindError, State};

use crate::errors;
use crate::table::Table;
use crate::words::{kept, language};

/// What a written name means: one unit, several, or none and why. `print` it to read the evidence.
#[pyclass(module = "stadtnetz", frozen, eq)]
#[derive(Clone, PartialEq)]
pub(crate) struct Resolution {
    asked: String,
    outcome: &'static str,
    reason: Option<&'static str>,
    ags: Option<String>,
    ars: Option<String>,
    name: Option<String>,
    candidates: Table,
    evidence: Table,
    near: Table,
    text: [String; 2],
}

impl Resolution {
    pub(crate) fn of(asked: String, names: &NameIndex, context: &Context) -> Self {
        let answer = names.resolve(&asked, context);
        let unit = answer.unit();
        Self {
            outcome: answer.as_str(),
            reason: answer.reason().map(stadtnetz::official::name::Reason::as_str),
            ags: unit.and_then(|unit| Some(unit.ags?.to_string())),
            ars: unit.and_then(|unit| Some(unit.ars?.to_string())),
            name: unit.map(|unit| unit.name.clone()),
            candidates: answer.candidates_table().into(),
            evidence: answer.evidence_table().into(),
            near: answer.near_table().into(),
            text: Language::ALL.map(|language| answer.to_text(language)),
            asked,
        }
    }
}

#[pymethods]
impl Resolution {
    #[new]
    #[pyo3(signature = (asked, outcome, reason, ags, ars, name, candidates, evidence, near, text))]
    #[expect(clippy::too_many_arguments, reason = "what a pickle holds")]
    fn new(
        asked: String,
        outcome: &str,
        reason: Option<&str>,
        ags: Option<String>,
        ars: Option<String>,
        name: Option<String>,
        candidates: Table,
        evidence: Table,
        near: Table,
        text: (String, String),
    ) -> Self {
        let (outcome, reason, text) = (kept(outcome), reason.map(kept), [text.0, text.1]);
        Self { asked, outcome, reason, ags, ars, name, candidates, evidence, near, text }
    }

    /// The name as it was written.
    #[getter]
    fn asked(&self) -> &str {
        &self.asked
    }

    /// `match`, `ambiguous` or `not-found`.
    #[getter]
    fn outcome(&self) -> &str {
        self.outcome
    }

    /// Why no unit was found: unknown-name, part-of, kind-not-listed, contradicted, unconfirmed or empty.
    #[getter]
    fn reason(&self) -> Option<&str> {
        self.reason
    }

    /// The AGS of the one unit that matched; None for a unit of another level.
    #[getter]
    fn ags(&self) -> Option<&str> {
        self.ags.as_deref()
    }

    /// The regional key of the one unit that matched.
    #[getter]
    fn ars(&self) -> Option<&str> {
        self.ars.as_deref()
    }

    /// The official name of the one unit that matched.
    #[getter]
    fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// The units that bear the name: those with most in favour first, then the most populous.
    #[getter]
    fn candidates(&self) -> Table {
        self.candidates.clone()
    }

    /// What was said about the place and what the directory says to it, by candidate.
    #[getter]
    fn evidence(&self) -> Table {
        self.evidence.clone()
    }

    /// Units with a similar name: proposals for a person, never answers.
    #[getter]
    fn near(&self) -> Table {
        self.near.clone()
    }

    /// The answer with its evidence in a language (`de` or `en`).
    #[pyo3(signature = (*, lang = "en"))]
    fn to_text(&self, lang: &str) -> PyResult<&str> {
        let [german, english] = &self.text;
        Ok(language(lang)?.pick(german, english))
    }

    fn __str__(&self) -> &str {
        &self.text[1]
    }

    fn __repr__(&self) -> String {
        let found = self.ags.as_deref().or(self.ars.as_deref());
        match (found, self.reason) {
            (Some(key), _) => format!("<Resolution {:?}: {key} {}>", self.asked, self.name.as_deref().unwrap_or("")),
            (None, Some(reason)) => format!("<Resolution {:?}: not found, {reason}>", self.asked),
            (None, None) => format!("<Resolution {:?}: ambiguous>", self.asked),
        }
    }

    #[expect(clippy::type_complexity, reason = "what a pickle holds")]
    fn __getnewargs__(
        &self,
    ) -> (&str, &str, Option<&str>, Option<&str>, Option<&str>, Option<&str>, Table, Table, Table, (&str, &str)) {
        let [german, english] = &self.text;
        (
            &self.asked,
            self.outcome,
            self.reason,
            self.ags.as_deref(),
            self.ars.as_deref(),
            self.name.as_deref(),
            self.candidates.clone(),
            self.evidence.clone(),
            self.near.clone(),
            (german, english),
        )
    }
}

/// What is known about a place besides its name.
pub(crate) fn context(
    state: Option<&str>,
    county: Option<String>,
    postcode: Option<String>,
    kind: Option<&str>,
    population: Option<i64>,
    tolerance: f64,
) -> PyResult<Context> {
    let mut context = Context::new();
    if let Some(state) = state {
        context = context.state(self::state(state)?);
    }
    if let Some(county) = county {
        context = context.county(county);
    }
    if let Some(postcode) = postcode {
        context = context.postcode(postcode);
    }
    if let Some(kind) = kind {
        context = context.kind(kind.parse::<stadtnetz::place::PlaceKind>().map_err(errors::value::<KindError>)?);
    }
    if let Some(population) = population {
        context = context.population(population, tolerance);
    }
    Ok(context)
}

/// The state that a word means.
pub(crate) fn state(text: &str) -> PyResult<State> {
    State::from_list(text)
        .ok_or_else(|| errors::value(format!("\"{text}\" is not a German state (expected HE, DE-HE, Hessen or 06)")))
}
