//! The register as a study: tables by unit and year, and what stands beside them.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use pyo3::prelude::*;
use stadtnetz::panel as core;
use stadtnetz::statistics::{ChoiceError, Figure, Figures};

use crate::assignments::Assignments;
use crate::directory::Directory;
use crate::errors;
use crate::register::Register;
use crate::table::Table;
use crate::words::{Day, chosen, language};

/// Pairs of units that border on each other: their keys, as numbers or as text.
pub(crate) type Borders = Vec<(Key, Key)>;

/// A register looked at as a study: municipalities of one territory over some years. Every table is made from it, sorted by
/// `unit` and `year`; `inf` = never.
#[pyclass(module = "stadtnetz", frozen)]
pub(crate) struct Study {
    study: Arc<core::Study>,
}

/// A key as a number or as text.
#[derive(FromPyObject)]
pub(crate) enum Key {
    Number(i64),
    Text(String),
}

impl Key {
    fn number(&self) -> PyResult<i64> {
        match self {
            Self::Number(number) => Ok(*number),
            Self::Text(text) => text.parse().map_err(|_| {
                errors::value(format!("\"{text}\" is no official key (expected eight digits, or their number)"))
            }),
        }
    }
}

pub(crate) fn error(error: core::PanelError) -> PyErr {
    errors::value(error)
}

fn words<T: std::str::FromStr<Err = ChoiceError>>(words: &[String]) -> PyResult<Vec<T>> {
    words.iter().map(|word| chosen(word)).collect()
}

fn borders(pairs: Option<Borders>) -> PyResult<Vec<(i64, i64)>> {
    pairs.unwrap_or_default().iter().map(|(one, other)| Ok((one.number()?, other.number()?))).collect()
}

impl Study {
    fn ask<T: Send>(&self, py: Python<'_>, question: impl FnOnce(&core::Study) -> T + Send) -> T {
        py.detach(|| question(&self.study))
    }

    fn rows<R: Figure>(&self, py: Python<'_>, question: impl FnOnce(&core::Study) -> Figures<R> + Send) -> Table {
        self.ask(py, |study| question(study).table()).into()
    }
}

/// What a study is made from and how, as Python says it.
pub(crate) struct Asked<'py> {
    pub(crate) directory: Option<Py<Directory>>,
    pub(crate) outcomes: Option<Bound<'py, PyAny>>,
    pub(crate) key: String,
    pub(crate) year: String,
    pub(crate) rates: BTreeMap<String, (String, String)>,
    pub(crate) as_is: Vec<String>,
    pub(crate) years: Option<Vec<i32>>,
    pub(crate) territory: Option<Day>,
    pub(crate) onset: String,
    pub(crate) rule: String,
    pub(crate) treatment: String,
    pub(crate) contiguity: Option<Borders>,
}

impl Asked<'_> {
    pub(crate) fn study(self, register: &Bound<'_, Register>) -> PyResult<Study> {
        let py = register.py();
        let years = match self.years.as_deref() {
            None => None,
            Some([first, .., last])
                if self.years.iter().flatten().zip(*first..).all(|(year, counted)| *year == counted) =>
            {
                Some(*first..=*last)
            }
            Some([only]) => Some(*only..=*only),
            Some(_) => return Err(errors::value("the years are not consecutive (expected such as range(2012, 2026))")),
        };
        let outcomes = self.outcomes.map(|frame| outcomes(&frame, &self.key, &self.year, self.rates, self.as_is));
        let outcomes = outcomes.transpose()?;
        let directory = self.directory.as_ref().map(|directory| directory.get().all());
        let (onset, treatment, rule) = (chosen(&self.onset)?, chosen(&self.treatment)?, self.rule.as_str().into());
        let territory = self.territory.map(|day| day.0);
        let contiguity = borders(self.contiguity)?;
        let register = register.get().core();
        let study = py.detach(|| {
            register.study(&core::StudyOptions {
                directory,
                outcomes: outcomes.as_ref(),
                years,
                territory,
                onset,
                rule,
                treatment,
                contiguity: &contiguity,
            })
        });
        Ok(Study { study: Arc::new(study.map_err(error)?) })
    }
}

/// The outcomes in a table, or in the columns of a frame.
fn outcomes(
    frame: &Bound<'_, PyAny>,
    key: &str,
    year: &str,
    rates: BTreeMap<String, (String, String)>,
    as_is: Vec<String>,
) -> PyResult<core::Outcomes> {
    let table = frame.py().import("stadtnetz._frames")?.call_method1("measures", (frame, key, year))?;
    let table: Table = table.extract()?;
    let rate =
        |(name, (numerator, denominator))| core::Outcome { name, kind: core::Kind::Rate { numerator, denominator } };
    let declared: Vec<core::Outcome> = rates
        .into_iter()
        .map(rate)
        .chain(as_is.into_iter().map(|name| core::Outcome { name, kind: core::Kind::AsIs }))
        .collect();
    core::Outcomes::new(table.core(), key, year, &declared).map_err(error)
}

#[pymethods]
impl Study {
    /// The years, in order and without a gap.
    #[getter]
    fn years(&self) -> Vec<i32> {
        self.study.years().to_vec()
    }

    /// The day whose territory the units have. None: keys were taken as they are.
    #[getter]
    fn territory(&self) -> Option<NaiveDate> {
        self.study.territory()
    }

    /// The smallest number of years before the first treated one that makes every base year free of concept phases and of
    /// funded days: what estimators are to be given.
    #[getter]
    fn anticipation(&self, py: Python<'_>) -> i32 {
        self.ask(py, core::Study::anticipation)
    }

    /// One row per municipality and year.
    fn panel(&self, py: Python<'_>) -> Table {
        self.ask(py, core::Study::panel).into()
    }

    /// The rows of the panel that an estimator is given: treated and controls, without a municipality that lacks one year.
    fn sample(&self, py: Python<'_>) -> Table {
        self.ask(py, core::Study::sample).into()
    }

    /// The places with memberships or applications that have no row, each with the reason.
    #[getter]
    fn unplaced(&self, py: Python<'_>) -> Table {
        self.ask(py, core::Study::unplaced_table).into()
    }

    /// The panel's treatment at least and at most, over all completions of what is not known.
    fn bounds(&self, py: Python<'_>) -> Table {
        self.ask(py, core::Study::bounds).into()
    }

    /// The values of outcomes that are not in the panel, each with its reason.
    #[getter]
    fn unmatched(&self, py: Python<'_>) -> Table {
        self.ask(py, core::Study::unmatched).into()
    }

    /// Every call beside its own controls (`rejected`, `nominated`, `eligible`, `not_yet`, `never`), from years before the
    /// first treated one to years after it. Raises ValueError where no call has such controls.
    #[pyo3(signature = (window = (-5, 5), controls = "rejected"))]
    fn stacks(&self, py: Python<'_>, window: (i32, i32), controls: &str) -> PyResult<Table> {
        let controls = chosen(controls)?;
        self.ask(py, |study| study.stacks(window, controls)).map(Into::into).map_err(error)
    }

    /// One row per municipality and call: whether it could apply, did, was nominated, selected, turned down; how far its
    /// population lies from the limits; the outcomes in the year before the call.
    fn applications(&self, py: Python<'_>) -> Table {
        self.ask(py, core::Study::applications).into()
    }

    /// How many came how far at each call, and where each number is from.
    fn flow(&self, py: Python<'_>) -> Table {
        self.rows(py, core::Study::flow)
    }

    /// Every membership that was under observation: `entry` and `duration` in years since joining, `event` 1 where the place
    /// left; merging and the end of the programme are censoring, or a competing event by `event_type`.
    fn spells(&self, py: Python<'_>) -> Table {
        self.rows(py, core::Study::spells)
    }

    /// Life tables of the memberships (Kaplan-Meier, Greenwood), by cohort, land, band or call.
    #[pyo3(signature = (by = Vec::new()))]
    fn life_table(&self, py: Python<'_>, by: Vec<String>) -> PyResult<Table> {
        let by = words(&by)?;
        Ok(self.rows(py, |study| study.life_table(&by)))
    }

    /// How alike the selected and their controls were before the call: standardised differences and variance ratios, within
    /// each call (`by="call"`) or over all (None). `denominator` is treated or pooled.
    #[pyo3(signature = (by = Some("call"), *, denominator = "treated", controls = "rejected"))]
    fn balance(&self, py: Python<'_>, by: Option<&str>, denominator: &str, controls: &str) -> PyResult<Table> {
        let by_call = match by {
            None => false,
            Some("call") => true,
            Some(other) => {
                return Err(errors::value(format!("\"{other}\" is no group of balance (expected call or None)")));
            }
        };
        let (denominator, controls) = (chosen(denominator)?, chosen(controls)?);
        let rows = self.ask(py, |study| study.balance(by_call, denominator, controls).map(|rows| rows.table()));
        rows.map(Into::into).map_err(error)
    }

    /// Members on 31 December by municipalities eligible under the rule in force, by land, band and year.
    #[pyo3(signature = (by = vec!["year".to_owned()]))]
    fn take_up(&self, py: Python<'_>, by: Vec<String>) -> PyResult<Table> {
        let by = words(&by)?;
        Ok(self.ask(py, |study| study.take_up(&by)).into())
    }

    /// The ties of a kind (meeting, cooperation, contiguity) in every year. Borders are those that the study was given.
    /// `weight` is count, jaccard, overlap-days or newman.
    #[pyo3(signature = (kind = "meeting", *, weight = "count"))]
    fn edges(&self, py: Python<'_>, kind: &str, weight: &str) -> PyResult<Table> {
        let (kind, weight) = (chosen(kind)?, chosen(weight)?);
        let rows = self.ask(py, |study| study.edges(kind, weight).map(|rows| rows.table()));
        rows.map(Into::into).map_err(error)
    }

    /// The municipalities that the ties of a kind are between, those without a tie among them.
    #[pyo3(signature = (kind = "meeting"))]
    fn nodes(&self, py: Python<'_>, kind: &str) -> PyResult<Table> {
        let kind = chosen(kind)?;
        Ok(self.rows(py, |study| study.nodes(kind)))
    }

    /// How close members are on 31 December of every year: among the neighbours, in the same state, in kilometres.
    fn surroundings(&self, py: Python<'_>) -> Table {
        self.ask(py, core::Study::surroundings_table).into()
    }

    /// The selection of every call drawn again, out of those it selected and the controls of a kind, within calls and `within`
    /// them by land and band. `by_lot` says that the pool was selected by lot: only then do the draws support randomisation
    /// inference. The same seed gives the same draws everywhere.
    #[pyo3(signature = (draws = 10_000, seed = 1, *, within = vec!["call".to_owned(), "land".to_owned(), "band".to_owned()],
                        pool = "rejected", by_lot = false))]
    fn assignments(
        &self,
        py: Python<'_>,
        draws: usize,
        seed: u64,
        within: Vec<String>,
        pool: &str,
        by_lot: bool,
    ) -> PyResult<Assignments> {
        let (within, pool) = (words(&within)?, chosen(pool)?);
        let selection = if by_lot { core::Selection::ByLot } else { core::Selection::NotByLot };
        let made = self.ask(py, |study| study.assignments(draws, seed, &within, pool, selection));
        Ok(Assignments::new(Arc::clone(&self.study), made.map_err(error)?))
    }

    /// What spoils an estimate: a table of code, severity, number and message in a language. With a `package` (csdid, diff-diff,
    /// pyfixest, moderndid, differences) also what that package takes amiss.
    #[pyo3(signature = (package = None, *, lang = "en"))]
    fn check(&self, py: Python<'_>, package: Option<&str>, lang: &str) -> PyResult<Table> {
        let (package, language) = (package.map(chosen).transpose()?, language(lang)?);
        Ok(self.ask(py, |study| core::Study::check_table(&study.check(package), language)).into())
    }

    /// The names by which a package (csdid, diff-diff, pyfixest, moderndid, differences) finds the columns of the panel.
    fn args(&self, package: &str, outcome: &str) -> PyResult<BTreeMap<&'static str, String>> {
        let args = self.study.args(chosen(package)?, outcome).map_err(error)?;
        Ok(args.into_iter().map(|(name, value)| (name, value.to_owned())).collect())
    }

    fn __repr__(&self) -> String {
        let years = self.study.years();
        let period =
            years.first().zip(years.last()).map_or_else(String::new, |(first, last)| format!(", {first} to {last}"));
        format!(
            "<Study: {} municipalities{period}, {} outcomes>",
            self.study.units().len(),
            self.study.outcomes().len()
        )
    }

    #[pyo3(signature = () -> "tuple[object, ...]")]
    #[expect(clippy::unused_self, reason = "Python asks the study")]
    fn __reduce__(&self) -> PyResult<Py<PyAny>> {
        Err(errors::wrong_type("a study is not pickled (pickle its tables, or the register and the arguments)"))
    }
}
