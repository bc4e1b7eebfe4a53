//! Registers: opened, asked, saved.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict};
use stadtnetz::finding as core_finding;
use stadtnetz::register::{self as core, TABLES};
use stadtnetz::store::Opened;

use crate::admission::Timeliness;
use crate::check::{Report, selection};
use crate::directory::{Directory, DirectoryView};
use crate::draft::Draft;
use crate::eligibility::Eligibility;
use crate::errors;
use crate::finding::Finding;
use crate::out::Tuple;
use crate::programme::{self, Programme};
use crate::reconciliation::Reconciliation;
use crate::record::Records;
use crate::statistics::Statistics;
use crate::study::{Asked, Borders, Study};
use crate::summary::Summary;
use crate::table::Table;
use crate::view::View;
use crate::when::When;

use crate::words::{Codes, Day, language};

/// A programme, its members and everything known about them. It cannot be changed; `edit()` gives a draft that can.
#[pyclass(module = "stadtnetz", frozen, eq, hash)]
#[derive(Clone)]
pub(crate) struct Register {
    register: Arc<core::Register>,
    findings: Arc<[core_finding::Finding]>,
}

impl PartialEq for Register {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.register, &other.register) || self.register == other.register
    }
}

impl Hash for Register {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.register.programme().text().hash(state);
        for table in [self.register.memberships().len(), self.register.sources().len()] {
            table.hash(state);
        }
    }
}

impl From<core::Register> for Register {
    fn from(register: core::Register) -> Self {
        Self { register: Arc::new(register), findings: Arc::new([]) }
    }
}

impl From<Opened> for Register {
    fn from(opened: Opened) -> Self {
        Self { register: Arc::new(opened.register), findings: opened.findings.into() }
    }
}

impl Register {
    pub(crate) fn core(&self) -> &core::Register {
        &self.register
    }
}

#[pymethods]
impl Register {
    /// A register from its files, by name, as `files()` gives them. Raises RegisterError with everything that is wrong.
    #[new]
    #[pyo3(signature = (files: "dict[str, bytes]"))]
    fn new(py: Python<'_>, files: BTreeMap<String, Vec<u8>>) -> PyResult<Self> {
        let opened = py.detach(|| core::Register::from_reader(|name| Ok(files.get(name).map(Vec::as_slice))));
        opened.map(Into::into).map_err(errors::refused)
    }

    /// The name of the programme.
    #[getter]
    fn name(&self) -> &str {
        self.register.programme().name()
    }

    /// The version of the programme's definition and of the data.
    #[getter]
    fn version(&self) -> &str {
        self.register.version()
    }

    /// The programme's definition.
    #[getter]
    fn programme(&self) -> Programme {
        self.register.programme().clone().into()
    }

    /// What was found in its files when it was opened: warnings and infos.
    #[getter]
    fn findings(&self) -> Tuple<Finding> {
        self.findings.iter().cloned().map(Finding::from).collect()
    }

    /// The memberships whose evidence excludes itself: one finding each, with the statements that count.
    fn contradictions(&self, py: Python<'_>) -> Tuple<Finding> {
        py.detach(|| self.register.contradictions()).into_iter().map(Finding::from).collect()
    }

    /// What is wrong across its records and in its definition. `select` and `ignore` are codes or how codes begin, `profile`
    /// is draft, research or publish; without a day it is checked as of the last one that it speaks of.
    #[pyo3(signature = (*, select = None, ignore = None, profile = "research", on = None))]
    fn check(
        &self,
        py: Python<'_>,
        select: Option<Codes>,
        ignore: Option<Codes>,
        profile: &str,
        on: Option<Day>,
    ) -> PyResult<Report> {
        let selection = selection(select, ignore, profile, on)?;
        Ok(Report::of(py.detach(|| self.register.check(&selection)), Some(self.clone())))
    }

    /// The register on a day: who was a member, how sure is that, and why.
    fn on(slf: Bound<'_, Self>, day: Day) -> View {
        View::of(slf.unbind(), day.0)
    }

    /// Whether a place could take part in a call, whether its application was complete and in time, and what was decided.
    /// `beyond_verified` takes for granted that values hold beyond the day they are verified for. Raises UnknownIdError (a
    /// KeyError).
    #[pyo3(signature = (place, call, *, beyond_verified = false))]
    fn eligibility(slf: Bound<'_, Self>, place: String, call: String, beyond_verified: bool) -> PyResult<Eligibility> {
        Eligibility::new(slf.py(), slf.unbind(), place, call, beyond_verified)
    }

    /// The rule of the place for all municipalities of a day, one row per call and municipality. `calls` are ids
    /// (default: all). Raises UnknownIdError (a KeyError) for a call that is not there.
    #[pyo3(signature = (view, calls = None))]
    fn eligibility_table(&self, py: Python<'_>, view: &DirectoryView, calls: Option<Vec<String>>) -> PyResult<Table> {
        programme::many(py, self.register.programme(), view, calls)
    }

    /// Whether something received on a day was in time for a call. Raises UnknownIdError (a KeyError).
    fn timeliness(slf: Bound<'_, Self>, call: String, received: When) -> PyResult<Timeliness> {
        Timeliness::new(slf.unbind(), call, received)
    }

    /// Where a place stands on a day, one row per membership or application: nominated, admitted, member, presumed,
    /// possible or ended, with what says so. Raises UnknownIdError (a KeyError).
    fn status_of(&self, py: Python<'_>, place: &str, day: Day) -> PyResult<Table> {
        let table = py.detach(|| self.register.status_table(place, day.0));
        table.map(Into::into).ok_or_else(|| self.unknown("places", "place", place))
    }

    /// The register as a study: municipalities of one territory over some years, for the evaluation of the programme.
    ///
    /// `directory` has the municipalities, their populations and the way of old keys to the day `territory` (default: that of
    /// its newest edition); without one the units are those of outcomes and register. `outcomes` is a table or a data frame by
    /// `key` and `year`: its columns are counts, but those in `rates` (name: numerator and denominator) and in `as_is` (neither,
    /// such as a mean); the path of a CSV file will do. `years` are consecutive (default: those of the outcomes). `onset` is first_day, majority or full_year;
    /// `rule` in_force or the id of a call; `treatment` certain, presumed, possible or drop. `contiguity` are pairs of
    /// keys that border on each other.
    #[pyo3(signature = (*, directory = None, outcomes = None, key = "ags".to_owned(), year = "year".to_owned(),
                        rates = BTreeMap::new(), as_is = Vec::new(), years = None, territory = None,
                        onset = "first_day".to_owned(), rule = "in_force".to_owned(), treatment = "presumed".to_owned(),
                        contiguity = None))]
    #[expect(clippy::too_many_arguments, reason = "Python's keywords")]
    fn study(
        slf: &Bound<'_, Self>,
        directory: Option<Py<Directory>>,
        outcomes: Option<Bound<'_, PyAny>>,
        key: String,
        year: String,
        rates: BTreeMap<String, (String, String)>,
        as_is: Vec<String>,
        years: Option<Vec<i32>>,
        territory: Option<Day>,
        onset: String,
        rule: String,
        treatment: String,
        contiguity: Option<Borders>,
    ) -> PyResult<Study> {
        let asked = Asked {
            directory,
            outcomes,
            key,
            year,
            rates,
            as_is,
            years,
            territory,
            onset,
            rule,
            treatment,
            contiguity,
        };
        asked.study(slf)
    }

    /// What the published figures (`claims`) say together with the calls and the listed memberships.
    ///
    /// `about` is how far "about" reaches: rounding-step, a number ("5") or a percentage ("10%"). `claims_alone` leaves
    /// the memberships out. `quantities` are those that are compared (default: all that are observed), `widest_days` the
    /// days on which a figure may have been true to bound others, `unlisted_returns` how many of those who come in together
    /// may have been members before without the register listing it.
    #[pyo3(signature = (*, about = "rounding-step", claims_alone = false, quantities = None, widest_days = 366,
                        unlisted_returns = 0))]
    fn reconcile(
        slf: Bound<'_, Self>,
        about: &str,
        claims_alone: bool,
        quantities: Option<Vec<String>>,
        widest_days: u32,
        unlisted_returns: u32,
    ) -> PyResult<Reconciliation> {
        let py = slf.py();
        Reconciliation::new(py, slf.unbind(), about, claims_alone, quantities, widest_days, unlisted_returns)
    }

    /// The figures of the register, one method for each family.
    #[getter]
    fn stats(slf: Bound<'_, Self>) -> Statistics {
        Statistics::new(slf.unbind())
    }

    /// What can be said of the network on a day at a glance; `stats` has the rest.
    fn statistics(slf: Bound<'_, Self>, day: Day) -> Summary {
        Summary::new(slf.py(), slf.clone().unbind(), day)
    }

    /// The names of the tables.
    #[getter]
    #[expect(clippy::unused_self, reason = "every register has the same tables")]
    fn tables(&self) -> Tuple<&'static str> {
        TABLES.iter().copied().collect()
    }

    /// A table of the register, or the tables `calls` and `phases` of its programme. Raises UnknownIdError (a
    /// KeyError).
    pub(crate) fn table(&self, py: Python<'_>, name: &str) -> PyResult<Table> {
        let table = py.detach(|| self.register.table(name));
        table.map(Into::into).ok_or_else(|| {
            let known = TABLES.iter().copied().chain(["calls", "phases"]);
            errors::unknown("table", name, known.map(str::to_owned).collect())
        })
    }

    /// All tables: their names, what one row is, how many rows there are.
    fn overview(&self, py: Python<'_>) -> Table {
        py.detach(|| self.register.overview()).into()
    }

    /// The records of a table. Raises UnknownIdError (a KeyError) where there is no such table.
    fn records(&self, table: &str) -> PyResult<Records> {
        Records::new(self, table)
    }

    /// Every meeting with who took part. Persons and cities are two columns and never added.
    fn participation(&self, py: Python<'_>) -> Table {
        py.detach(|| self.register.participation()).into()
    }

    /// The meetings of a place, and in which capacity it took part. Raises UnknownIdError (a KeyError).
    fn participation_of(&self, py: Python<'_>, place: &str) -> PyResult<Table> {
        self.require("places", "place", place)?;
        Ok(py.detach(|| self.register.participation_of(place)).into())
    }

    /// The places of a cooperation, with what sort of place each is. Raises UnknownIdError (a KeyError).
    fn cooperation(&self, py: Python<'_>, id: &str) -> PyResult<Table> {
        let table = py.detach(|| self.register.cooperation(id));
        table.map(Into::into).ok_or_else(|| self.unknown("cooperations", "cooperation", id))
    }

    /// What a source says without a day, and what would give it one. Raises UnknownIdError (a KeyError).
    fn undated(&self, py: Python<'_>, source: &str) -> PyResult<Table> {
        self.require("sources", "source", source)?;
        Ok(py.detach(|| self.register.undated(source)).into())
    }

    /// What is known of a place, on no day in particular, in a language (`de` or `en`): its keys and figures, its
    /// memberships with the evidence, its local partners, meetings and cooperations. Raises UnknownIdError (a
    /// KeyError).
    #[pyo3(signature = (place, *, lang = "en"))]
    fn describe(&self, py: Python<'_>, place: &str, lang: &str) -> PyResult<String> {
        let language = language(lang)?;
        py.detach(|| self.register.describe(place, language)).ok_or_else(|| self.unknown("places", "place", place))
    }

    /// Everything said about the memberships of a place, one row per statement. Raises UnknownIdError (a KeyError).
    fn statements_of(&self, py: Python<'_>, place: &str) -> PyResult<Table> {
        let table = py.detach(|| self.register.statements_of(place));
        table.map(Into::into).ok_or_else(|| self.unknown("places", "place", place))
    }

    /// The register as a reference in a paper, on one line.
    fn cite(&self, py: Python<'_>) -> String {
        py.detach(|| self.register.cite())
    }

    /// A fingerprint of the data, SHA-256: equal for equal registers, whatever wrote them.
    fn digest(&self, py: Python<'_>) -> String {
        py.detach(|| self.register.digest())
    }

    /// The files of the register by name. Equal registers have equal files.
    #[pyo3(signature = () -> "dict[str, bytes]")]
    fn files<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let files = PyDict::new(py);
        for (name, bytes) in py.detach(|| self.register.files()) {
            files.set_item(name, PyBytes::new(py, &bytes))?;
        }
        Ok(files)
    }

    /// The register for Excel by file name: semicolons, a byte order mark, German days, texts safe from formulas; and
    /// `mitgliederliste.csv`, which `convert` reads again.
    #[pyo3(signature = () -> "dict[str, bytes]")]
    fn excel_files<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let files = PyDict::new(py);
        for (name, bytes) in py.detach(|| self.register.excel_files()) {
            files.set_item(name, PyBytes::new(py, &bytes))?;
        }
        Ok(files)
    }

    /// Saves to the folder it was opened from, or to one without a register; all files change or none. Gives back the
    /// register as one opened from there. Raises RegisterError where something would be lost, StorageError (an
    /// OSError) where the system refuses.
    fn save(&self, py: Python<'_>, path: PathBuf) -> PyResult<Self> {
        py.detach(|| self.register.save(path)).map(Into::into).map_err(errors::refused)
    }

    /// A draft of this register, to be changed.
    fn edit(&self, py: Python<'_>) -> Draft {
        Draft::from(py.detach(|| self.register.edit()))
    }

    /// A draft of the same programme without records but for the sources that its definition names.
    fn emptied(&self, py: Python<'_>) -> Draft {
        Draft::from(py.detach(|| self.register.emptied()))
    }

    fn __repr__(&self) -> String {
        let register = &self.register;
        let (memberships, sources) = (register.memberships().len(), register.sources().len());
        format!("<Register {} {}: {memberships} memberships, {sources} sources>", self.name(), self.version())
    }

    #[pyo3(signature = () -> "tuple[dict[str, bytes]]")]
    fn __getnewargs__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyDict>,)> {
        Ok((self.files(py)?,))
    }

    /// Municipalities, districts, associations and composites.
    #[getter]
    fn places(&self) -> PyResult<Records> {
        self.records("places")
    }

    /// Keys that places had in a period.
    #[getter]
    fn keys(&self) -> PyResult<Records> {
        self.records("keys")
    }

    /// Population figures.
    #[getter]
    fn populations(&self) -> PyResult<Records> {
        self.records("populations")
    }

    /// Partners of the programme and of places.
    #[getter]
    fn organisations(&self) -> PyResult<Records> {
        self.records("organisations")
    }

    /// What organisations do for the programme.
    #[getter]
    fn roles(&self) -> PyResult<Records> {
        self.records("roles")
    }

    /// Admissions of places.
    #[getter]
    fn memberships(&self) -> PyResult<Records> {
        self.records("memberships")
    }

    /// Evidence of memberships.
    #[getter]
    fn sightings(&self) -> PyResult<Records> {
        self.records("sightings")
    }

    /// Organisations in local partnerships.
    #[getter]
    fn local_partners(&self) -> PyResult<Records> {
        self.records("local_partners")
    }

    /// Applications.
    #[getter]
    fn applications(&self) -> PyResult<Records> {
        self.records("applications")
    }

    /// Decisions on applications.
    #[getter]
    fn decisions(&self) -> PyResult<Records> {
        self.records("decisions")
    }

    /// Meetings.
    #[getter]
    fn meetings(&self) -> PyResult<Records> {
        self.records("meetings")
    }

    /// Places at meetings.
    #[getter]
    fn attendances(&self) -> PyResult<Records> {
        self.records("attendances")
    }

    /// Groupings of members.
    #[getter]
    fn cooperations(&self) -> PyResult<Records> {
        self.records("cooperations")
    }

    /// Places in groupings.
    #[getter]
    fn cooperation_members(&self) -> PyResult<Records> {
        self.records("cooperation_members")
    }

    /// Figures about places.
    #[getter]
    fn indicators(&self) -> PyResult<Records> {
        self.records("indicators")
    }

    /// Published figures about the network.
    #[getter]
    fn claims(&self) -> PyResult<Records> {
        self.records("claims")
    }

    /// What sources say and no other table holds.
    #[getter]
    fn mentions(&self) -> PyResult<Records> {
        self.records("mentions")
    }

    /// Documents.
    #[getter]
    fn sources(&self) -> PyResult<Records> {
        self.records("sources")
    }

    /// Rows of converted files that records rest on.
    #[getter]
    fn origins(&self) -> PyResult<Records> {
        self.records("origins")
    }

    /// Values repaired in conversion.
    #[getter]
    fn repairs(&self) -> PyResult<Records> {
        self.records("repairs")
    }
}

impl Register {
    pub(crate) fn require(&self, table: &str, what: &str, id: &str) -> PyResult<()> {
        self.register.any_record(table, id).map(drop).ok_or_else(|| self.unknown(table, what, id))
    }

    pub(crate) fn no_call(&self, call: &str) -> PyErr {
        let known = self.register.programme().calls().iter().map(|call| call.id.clone()).collect();
        errors::unknown("call", call, known)
    }

    fn unknown(&self, table: &str, what: &str, id: &str) -> PyErr {
        let known = self.register.any_records(table).iter().map(|record| record.id().to_owned()).collect();
        errors::unknown(what, id, known)
    }
}

/// The register of the German network programme *Engagierte Stadt*, which comes with the library. It is read once.
#[pyfunction]
pub(crate) fn engagierte_stadt(py: Python<'_>) -> Register {
    static REGISTER: OnceLock<Register> = OnceLock::new();
    py.detach(|| REGISTER.get_or_init(|| stadtnetz::engagierte_stadt().clone().into())).clone()
}

/// Opens the register in a folder. Warnings and infos about its files stand in the register's `findings`.
///
/// Raises RegisterError with everything that is wrong, StorageError (an OSError) where folder or files cannot be read.
#[pyfunction]
pub(crate) fn open(py: Python<'_>, path: PathBuf) -> PyResult<Register> {
    py.detach(|| core::Register::open(path)).map(Into::into).map_err(errors::refused)
}
