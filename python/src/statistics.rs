//! The figures of a register: one method for each family, each a table.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};

use chrono::NaiveDate;
use pyo3::prelude::*;
use stadtnetz::official::Unit;
use stadtnetz::programme::BandScale;
use stadtnetz::statistics::{self as core, Figure, Figures, Observed};
use stadtnetz::time::{FIRST_DAY, LAST_DAY};

use crate::directory::{Directory, DirectoryView};
use crate::errors;
use crate::network::TwoMode;
use crate::register::Register;
use crate::table::Table;
use crate::words::{Day, chosen};

/// The figures of a register, one method for each family. What the sources leave open makes two columns, `…_low` and
/// `…_high`: the least and the most over everything that can have happened. What is undefined is missing, never 0.
///
/// `on` is the day of the figures (default: `last_seen`); `start` and `end` are the first and the last day of a period.
#[pyclass(module = "stadtnetz", frozen, eq, hash)]
pub(crate) struct Statistics {
    register: Py<Register>,
}

impl PartialEq for Statistics {
    fn eq(&self, other: &Self) -> bool {
        self.register.get() == other.register.get()
    }
}

impl Hash for Statistics {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.register.get().hash(state);
    }
}

/// A directory through time, or on a day.
#[derive(FromPyObject)]
enum AnyDirectory {
    View(Py<DirectoryView>),
    Whole(Py<Directory>),
}

impl Statistics {
    fn ask<'s, T: Send>(&'s self, py: Python<'_>, question: impl FnOnce(&core::Statistics<'s>) -> T + Send) -> T {
        let register = self.register.get().core();
        py.detach(|| question(&register.stats()))
    }

    fn table<'s, R: Figure>(
        &'s self,
        py: Python<'_>,
        question: impl FnOnce(&core::Statistics<'s>) -> Figures<R> + Send,
    ) -> Table {
        self.ask(py, |stats| question(stats).table()).into()
    }

    /// A table of one day.
    fn on<'s, R: Figure>(
        &'s self,
        py: Python<'_>,
        on: Option<Day>,
        question: impl FnOnce(&core::Statistics<'s>, NaiveDate) -> Figures<R> + Send,
    ) -> Table {
        self.table(py, |stats| question(stats, day(on, stats)))
    }

    /// A table of the days that are named, else of those that `usual` gives up to one day.
    fn of_days<'s, R: Figure>(
        &'s self,
        py: Python<'_>,
        days: Option<Vec<Day>>,
        on: Option<Day>,
        usual: impl FnOnce(&core::Statistics<'s>, NaiveDate) -> Vec<NaiveDate> + Send,
        question: impl FnOnce(&core::Statistics<'s>, &[NaiveDate]) -> Figures<R> + Send,
    ) -> Table {
        self.table(py, |stats| match days {
            Some(days) => question(stats, &days.into_iter().map(|day| day.0).collect::<Vec<_>>()),
            None => question(stats, &usual(stats, day(on, stats))),
        })
    }

    /// A table of a period: without a start from the programme's first day, without an end to the last one seen.
    fn within<'s, R: Figure>(
        &'s self,
        py: Python<'_>,
        start: Option<Day>,
        end: Option<Day>,
        question: impl FnOnce(&core::Statistics<'s>, NaiveDate, NaiveDate) -> Figures<R> + Send,
    ) -> PyResult<Table> {
        let programme = self.register.get().core().programme();
        let from = start.map_or_else(|| programme.first_day(), |day| day.0);
        let to = end.map_or_else(|| self.ask(py, core::Statistics::last_seen), |day| day.0);
        let (from, to) = ordered(from, to)?;
        Ok(self.table(py, |stats| question(stats, from, to)))
    }

    /// A table that rests on a directory: of the day asked for, else of the directory's view or newest edition.
    fn by_directory<'s, R: Figure>(
        &'s self,
        py: Python<'_>,
        directory: AnyDirectory,
        scale: Option<&str>,
        on: Option<Day>,
        question: impl FnOnce(&core::Statistics<'s>, &[Unit], Option<&BandScale>, NaiveDate) -> Figures<R> + Send,
    ) -> PyResult<Table> {
        let scale = self.scale(scale)?;
        let view = match directory {
            AnyDirectory::View(view) => view,
            AnyDirectory::Whole(directory) => {
                let day = on.unwrap_or_else(|| Day(directory.get().newest()));
                Py::new(py, DirectoryView::new(directory, day)?)?
            }
        };
        let view = view.get().core();
        Ok(self.table(py, |stats| question(stats, view.units(), scale, on.map_or_else(|| view.day(), |day| day.0))))
    }

    fn scale(&self, id: Option<&str>) -> PyResult<Option<&BandScale>> {
        let Some(id) = id else { return Ok(None) };
        let scales = self.register.get().core().programme().bands();
        let found = scales.iter().find(|scale| scale.id == id);
        let known = || scales.iter().map(|scale| scale.id.clone()).collect();
        found.map(Some).ok_or_else(|| errors::unknown("scale of bands", id, known()))
    }
}

#[pymethods]
impl Statistics {
    #[new]
    pub(crate) fn new(register: Py<Register>) -> Self {
        Self { register }
    }

    /// The register.
    #[getter]
    fn register(&self, py: Python<'_>) -> Py<Register> {
        self.register.clone_ref(py)
    }

    /// The last day on which some member was seen for certain, else the programme's first day: that of figures for which
    /// no day is named.
    #[getter]
    fn last_seen(&self, py: Python<'_>) -> NaiveDate {
        self.ask(py, core::Statistics::last_seen)
    }

    /// Stock and flow between consecutive `days`, each period without its last day; without them by calendar years, up to
    /// that of `on`.
    #[pyo3(signature = (days = None, *, on = None))]
    fn growth(&self, py: Python<'_>, days: Option<Vec<Day>>, on: Option<Day>) -> Table {
        self.of_days(py, days, on, core::Statistics::years, core::Statistics::growth)
    }

    /// What became of the members of each intake.
    #[pyo3(signature = (*, on = None))]
    fn cohorts(&self, py: Python<'_>, on: Option<Day>) -> Table {
        self.on(py, on, core::Statistics::cohorts)
    }

    /// The days that the certain members have been members: the median, at least and at most. None without members.
    #[pyo3(signature = (*, on = None))]
    fn tenure(&self, py: Python<'_>, on: Option<Day>) -> Option<(f64, f64)> {
        self.ask(py, |stats| stats.tenure(day(on, stats))).map(|range| (range.low(), range.high()))
    }

    /// Every call: applications, admissions, rates and times.
    fn acceptance(&self, py: Python<'_>) -> Table {
        self.table(py, core::Statistics::acceptance)
    }

    /// Median and quartiles of decision time and lead time over the calls.
    fn call_times(&self, py: Python<'_>) -> Table {
        self.table(py, core::Statistics::call_times)
    }

    /// How long places took to join. `eligible` gives, by id of the place, the day on which each first could join: which
    /// rule that is, you say. Observation ends with the day `on`.
    #[pyo3(signature = (eligible, *, on = None))]
    fn time_to_join(&self, py: Python<'_>, eligible: BTreeMap<String, Day>, on: Option<Day>) -> PyResult<Table> {
        if let Some(unknown) = eligible.keys().find(|place| self.register.get().core().places().get(place).is_none()) {
            let places = self.register.get().core().places().iter();
            return Err(errors::unknown("place", unknown, places.map(|place| place.id.to_string()).collect()));
        }
        let eligible = || eligible.iter().map(|(place, day)| (place.as_str(), day.0));
        Ok(self.on(py, on, |stats, until| stats.time_to_join(eligible(), until)))
    }

    /// Which share of the members of one day were members on a later one, between every two of the `days`; without them
    /// the ends of the phases and the day `on`.
    #[pyo3(signature = (days = None, *, on = None))]
    fn retention(&self, py: Python<'_>, days: Option<Vec<Day>>, on: Option<Day>) -> Table {
        self.of_days(py, days, on, core::Statistics::phases_until, core::Statistics::retention)
    }

    /// How many places went from which status to which between the ends of consecutive phases.
    fn transitions(&self, py: Python<'_>) -> Table {
        self.table(py, core::Statistics::transitions)
    }

    /// How many of the places that had left came back.
    #[pyo3(signature = (*, on = None))]
    fn reentry(&self, py: Python<'_>, on: Option<Day>) -> Table {
        self.on(py, on, core::Statistics::reentry)
    }

    /// How long memberships last: the range of the share that lasts longer, and the Kaplan-Meier estimates of an early and
    /// a late completion. Observation ends with the day `on`; `since` lets memberships that began before it enter late,
    /// `every_spell` counts the later memberships of a place too.
    #[pyo3(signature = (*, on = None, since = None, every_spell = false))]
    fn life_table(&self, py: Python<'_>, on: Option<Day>, since: Option<Day>, every_spell: bool) -> Table {
        let from = since.map(|day| day.0);
        self.on(py, on, |stats, until| stats.life_table(&Observed { from, until, every_spell }))
    }

    /// How many of the eligible municipalities are members, and how many people live in members. `by` is none, one or
    /// both of state and band; `scale` is the id of a scale of bands, without one that of the day.
    #[pyo3(signature = (directory, *, by = Vec::new(), scale = None, on = None))]
    fn coverage(
        &self,
        py: Python<'_>,
        directory: AnyDirectory,
        by: Vec<String>,
        scale: Option<&str>,
        on: Option<Day>,
    ) -> PyResult<Table> {
        let by: Vec<core::By> = by.iter().map(|word| chosen(word)).collect::<PyResult<_>>()?;
        self.by_directory(py, directory, scale, on, |stats, units, scale, on| stats.coverage(units, &by, scale, on))
    }

    /// Where more joined than elsewhere, measured by the eligible municipalities of each state.
    #[pyo3(signature = (directory, *, scale = None, on = None))]
    fn location_quotient(
        &self,
        py: Python<'_>,
        directory: AnyDirectory,
        scale: Option<&str>,
        on: Option<Day>,
    ) -> PyResult<Table> {
        self.by_directory(py, directory, scale, on, |stats, units, scale, on| stats.location_quotient(units, scale, on))
    }

    /// How far the eligible municipalities that are no members are from the nearest member.
    #[pyo3(signature = (directory, *, scale = None, on = None))]
    fn distance(
        &self,
        py: Python<'_>,
        directory: AnyDirectory,
        scale: Option<&str>,
        on: Option<Day>,
    ) -> PyResult<Table> {
        self.by_directory(py, directory, scale, on, |stats, units, scale, on| stats.distance(units, scale, on))
    }

    /// How many members lie in which band of a scale (default: that of the day).
    #[pyo3(signature = (*, scale = None, on = None))]
    fn band_profile(&self, py: Python<'_>, scale: Option<&str>, on: Option<Day>) -> PyResult<Table> {
        let scale = self.scale(scale)?;
        Ok(self.on(py, on, |stats, on| stats.band_profile(scale, on)))
    }

    /// How the members concentrate on the states.
    #[pyo3(signature = (*, on = None))]
    fn concentration(&self, py: Python<'_>, on: Option<Day>) -> Table {
        self.on(py, on, core::Statistics::concentration)
    }

    /// The mix of sectors in every partnership. What counts as a seat is each `record` or each `organisation`.
    #[pyo3(signature = (*, seat = "record"))]
    fn sector_mix(&self, py: Python<'_>, seat: &str) -> PyResult<Table> {
        let seat = chosen(seat)?;
        Ok(self.table(py, |stats| stats.sector_mix(seat)))
    }

    /// Partners that joined and left every partnership in a period.
    #[pyo3(signature = (*, start = None, end = None))]
    fn partner_turnover(&self, py: Python<'_>, start: Option<Day>, end: Option<Day>) -> PyResult<Table> {
        self.within(py, start, end, core::Statistics::partner_turnover)
    }

    /// Places and what ties them: by meeting, cooperation or partner. With a start or an end only ties that may hold on a
    /// day of the period.
    #[pyo3(signature = (kind, *, start = None, end = None))]
    fn network(&self, py: Python<'_>, kind: &str, start: Option<Day>, end: Option<Day>) -> PyResult<TwoMode> {
        let (kind, period) = (chosen(kind)?, period(start, end)?);
        Ok(self.ask(py, |stats| stats.network(kind, period)).into())
    }

    /// Every two places with a tie, with the kinds of ties between them.
    #[pyo3(signature = (*, start = None, end = None))]
    fn multiplexity(&self, py: Python<'_>, start: Option<Day>, end: Option<Day>) -> PyResult<Table> {
        let period = period(start, end)?;
        Ok(self.table(py, |stats| stats.multiplexity(period)))
    }

    /// How far ties of each kind lead across state borders.
    #[pyo3(signature = (*, start = None, end = None))]
    fn bridging(&self, py: Python<'_>, start: Option<Day>, end: Option<Day>) -> PyResult<Table> {
        let period = period(start, end)?;
        Ok(self.table(py, |stats| stats.bridging(period)))
    }

    /// Every organisation that works with a member or had a role in the programme.
    fn partners(&self, py: Python<'_>) -> Table {
        self.table(py, core::Statistics::partners)
    }

    /// The meetings that may have begun in a period.
    #[pyo3(signature = (*, start = None, end = None))]
    fn meetings(&self, py: Python<'_>, start: Option<Day>, end: Option<Day>) -> PyResult<Table> {
        self.within(py, start, end, core::Statistics::meetings)
    }

    /// How often every place that may have been a member came to the meetings of a period.
    #[pyo3(signature = (*, start = None, end = None))]
    fn attendance(&self, py: Python<'_>, start: Option<Day>, end: Option<Day>) -> PyResult<Table> {
        self.within(py, start, end, core::Statistics::attendance)
    }

    /// The meetings of a period in one row: reach and hosting.
    #[pyo3(signature = (*, start = None, end = None))]
    fn meeting_summary(&self, py: Python<'_>, start: Option<Day>, end: Option<Day>) -> PyResult<Table> {
        self.within(py, start, end, core::Statistics::meeting_summary)
    }

    /// How much is documented, by how many sources, and how much contradicts itself.
    fn quality(&self, py: Python<'_>) -> Table {
        self.table(py, core::Statistics::quality)
    }

    /// How precise the dates of every column are.
    fn precision(&self, py: Python<'_>) -> Table {
        self.table(py, core::Statistics::precision)
    }

    /// How old the evidence for the members is.
    #[pyo3(signature = (*, on = None))]
    fn evidence_age(&self, py: Python<'_>, on: Option<Day>) -> Table {
        self.on(py, on, core::Statistics::evidence_age)
    }

    /// Every published number of members beside the members of its days.
    fn list_claim_gap(&self, py: Python<'_>) -> Table {
        self.table(py, core::Statistics::list_claim_gap)
    }

    /// Every missing fact that would settle something, the most valuable first. Who was a member is settled on the
    /// `days`, without them on the day `on`.
    #[pyo3(signature = (days = None, *, on = None))]
    fn missing_value(&self, py: Python<'_>, days: Option<Vec<Day>>, on: Option<Day>) -> Table {
        self.of_days(py, days, on, |_, day| vec![day], core::Statistics::missing_value)
    }

    fn __repr__(&self) -> String {
        let register = self.register.get().core();
        format!("<Statistics of {} {}>", register.programme().name(), register.version())
    }

    fn __getnewargs__(&self, py: Python<'_>) -> (Py<Register>,) {
        (self.register(py),)
    }
}

fn day(on: Option<Day>, stats: &core::Statistics<'_>) -> NaiveDate {
    on.map_or_else(|| stats.last_seen(), |day| day.0)
}

/// The period from one day to another; none where neither is given.
fn period(start: Option<Day>, end: Option<Day>) -> PyResult<Option<(NaiveDate, NaiveDate)>> {
    if start.is_none() && end.is_none() {
        return Ok(None);
    }
    ordered(start.map_or(FIRST_DAY, |day| day.0), end.map_or(LAST_DAY, |day| day.0)).map(Some)
}

fn ordered(from: NaiveDate, to: NaiveDate) -> PyResult<(NaiveDate, NaiveDate)> {
    if from > to {
        return Err(errors::value(format!("a period from {from} to {to} has no day")));
    }
    Ok((from, to))
}
