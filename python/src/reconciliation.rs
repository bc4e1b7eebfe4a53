//! Published figures, reconciled.

use std::collections::BTreeSet;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use pyo3::prelude::*;
use pyo3::types::PyDict;
use stadtnetz::claims::{self as core, AboutError, Options, Scope};
use stadtnetz::register::Quantity;

use crate::errors;
use crate::finding::Finding;
use crate::out::{Anything, Named, Tuple};
use crate::register::Register;
use crate::table::Table;
use crate::words::language;

/// What the published figures say together: which of them hold, on which reading, and what they imply.
#[pyclass(module = "stadtnetz", frozen, eq, hash)]
pub(crate) struct Reconciliation {
    register: Py<Register>,
    reconciliation: Arc<core::Reconciliation>,
}

impl PartialEq for Reconciliation {
    fn eq(&self, other: &Self) -> bool {
        self.reconciliation == other.reconciliation
    }
}

impl Hash for Reconciliation {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.register.get().hash(state);
    }
}

impl Reconciliation {
    fn known_scopes(&self) -> BTreeSet<&Scope> {
        self.reconciliation
            .verdicts()
            .iter()
            .map(|judgement| &judgement.scope)
            .chain(self.reconciliation.scopes())
            .collect()
    }
}

#[pymethods]
impl Reconciliation {
    #[new]
    #[pyo3(signature = (register, *, about = "rounding-step", claims_alone = false, quantities = None,
                        widest_days = 366, unlisted_returns = 0))]
    pub(crate) fn new(
        py: Python<'_>,
        register: Py<Register>,
        about: &str,
        claims_alone: bool,
        quantities: Option<Vec<String>>,
        widest_days: u32,
        unlisted_returns: u32,
    ) -> PyResult<Self> {
        let mut options = Options {
            about: about.parse().map_err(errors::value::<AboutError>)?,
            widest_days,
            memberships: !claims_alone,
            unlisted_returns,
            ..Options::default()
        };
        if let Some(named) = quantities {
            options.quantities = named.iter().map(|name| quantity(name)).collect::<PyResult<_>>()?;
        }
        let known = register.get();
        let reconciliation = py.detach(|| known.core().reconcile_with(&options)).into();
        Ok(Self { register, reconciliation })
    }

    /// The parts of the network that figures speak of: all, state:DE-NW, region:NAME, call:ID, meeting:ID.
    #[getter]
    fn scopes(&self) -> Tuple<String> {
        self.known_scopes().into_iter().map(ToString::to_string).collect()
    }

    /// How many members there were and had ever been, one row per scope and day on which something can change.
    #[getter]
    fn timeline(&self, py: Python<'_>) -> Table {
        py.detach(|| self.reconciliation.timeline_table()).into()
    }

    /// Entries and exits, one row per intake of a scope.
    #[getter]
    fn flows(&self) -> Table {
        self.reconciliation.flows_table().into()
    }

    /// Entries and exits from one exact figure to the next that differs.
    #[getter]
    fn changes(&self) -> Table {
        self.reconciliation.changes_table().into()
    }

    /// What is to be held of the figures, one row per claim.
    #[getter]
    fn verdicts(&self) -> Table {
        self.reconciliation.verdicts_table().into()
    }

    /// What excludes one another, one row per minimal set.
    #[getter]
    fn conflicts(&self) -> Table {
        self.reconciliation.conflicts_table().into()
    }

    /// Unknown numbers, the most telling first.
    #[getter]
    fn missing_facts(&self) -> Table {
        self.reconciliation.missing_facts_table().into()
    }

    /// Published numbers of members beside the listed ones.
    #[getter]
    fn listings(&self) -> Table {
        self.reconciliation.listings_table().into()
    }

    /// What was done, in order.
    #[getter]
    fn steps(&self) -> Table {
        self.reconciliation.steps_table().into()
    }

    /// What is to be said of the figures: those that are contradicted, and those that exclude each other.
    #[getter]
    fn findings(&self) -> Tuple<Finding> {
        self.reconciliation.findings().into_iter().map(Finding::from).collect()
    }

    /// Everything that is concluded about a part of the network, in a language (`de` or `en`). Raises UnknownIdError (a
    /// KeyError) for a part that no figure speaks of.
    #[pyo3(signature = (scope = "all", *, lang = "en"))]
    fn to_text(&self, scope: &str, lang: &str) -> PyResult<String> {
        let (scope, language) = (Scope::of(scope), language(lang)?);
        if !self.known_scopes().contains(&scope) {
            return Err(errors::unknown("scope", &scope.to_string(), self.scopes().0));
        }
        Ok(self.reconciliation.to_text(&scope, language))
    }

    /// What is to be held of a claim, in a sentence of a language (`de` or `en`). Raises UnknownIdError (a KeyError).
    #[pyo3(signature = (claim, *, lang = "en"))]
    fn explain(&self, claim: &str, lang: &str) -> PyResult<String> {
        let known = || self.reconciliation.verdicts().iter().map(|judgement| judgement.claim.to_string()).collect();
        let said = self.reconciliation.explain(claim, language(lang)?);
        said.ok_or_else(|| errors::unknown("claim", claim, known()))
    }

    /// Draws what is known of the members over time, with the published figures, on an `Axes` of matplotlib (default: a
    /// new one) and gives it back. Raises ImportError where matplotlib is not installed.
    #[pyo3(signature = (ax: "object" = None, *, scope = "all", lang = "en"))]
    fn plot<'py>(
        slf: &Bound<'py, Self>,
        ax: Option<Bound<'py, PyAny>>,
        scope: &str,
        lang: &str,
    ) -> PyResult<Anything<'py>> {
        let (language, plots) = (language(lang)?, slf.py().import("stadtnetz._plots")?);
        let title = Scope::of(scope).to_text(language);
        plots.call_method1("members_over_time", (slf, ax, scope, lang, title)).map(Anything)
    }

    fn __str__(&self) -> PyResult<String> {
        self.to_text("all", "en")
    }

    fn __repr__(&self) -> String {
        let reconciliation = &self.reconciliation;
        let undecided = reconciliation.conflicts().iter().filter(|conflict| conflict.given_up.is_none()).count();
        format!(
            "<Reconciliation of {}: {} claims, {} scopes, {} conflicts ({undecided} undecided)>",
            self.register.get().core().programme().name(),
            reconciliation.verdicts().len(),
            self.known_scopes().len(),
            reconciliation.conflicts().len(),
        )
    }

    fn __getnewargs_ex__<'py>(&self, py: Python<'py>) -> PyResult<((Py<Register>,), Named<'py>)> {
        let options = self.reconciliation.options();
        let named = PyDict::new(py);
        named.set_item("about", options.about.to_string())?;
        named.set_item("claims_alone", !options.memberships)?;
        let quantities: Vec<String> = options.quantities.iter().map(ToString::to_string).collect();
        named.set_item("quantities", quantities)?;
        named.set_item("widest_days", options.widest_days)?;
        named.set_item("unlisted_returns", options.unlisted_returns)?;
        Ok(((self.register.clone_ref(py),), Named(named)))
    }
}

fn quantity(name: &str) -> PyResult<Quantity> {
    let found = Quantity::ALL.iter().find(|known| known.as_str() == name).copied();
    found.ok_or_else(|| errors::unknown("quantity", name, Quantity::ALL.iter().map(ToString::to_string).collect()))
}
