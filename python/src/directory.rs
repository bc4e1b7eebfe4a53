//! The official directory: read, asked by key, by name and by day.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use chrono::NaiveDate;
use pyo3::prelude::*;
use stadtnetz::official::broken_key::KeyIndex;
use stadtnetz::official::name::{Context, NameIndex};
use stadtnetz::official::{self as core, Level, PlaceId, Unit, UnitKey, size_class};

use crate::errors;
use crate::finding::Finding;
use crate::harmonised::{self, Harmonised};
use crate::out::{Named, Tuple};
use crate::resolution::{self, Resolution};
use crate::table::Table;
use crate::words::{Day, Paths, language};

/// The directory of one day, with what was made of it when it was first asked for.
struct Held {
    view: core::DirectoryView<'static>,
    units: OnceLock<Arc<[Unit]>>, // what both indexes share
    names: OnceLock<NameIndex>,
    keys: OnceLock<KeyIndex>,
}

impl Held {
    fn new(view: core::DirectoryView<'static>) -> Self {
        Self { view, units: OnceLock::new(), names: OnceLock::new(), keys: OnceLock::new() }
    }

    fn units(&self) -> Arc<[Unit]> {
        Arc::clone(self.units.get_or_init(|| self.view.units().into()))
    }

    fn keys(&self) -> &KeyIndex {
        self.keys.get_or_init(|| KeyIndex::new(self.units()))
    }

    fn names(&self) -> &NameIndex {
        self.names.get_or_init(|| NameIndex::new(self.units()))
    }
}

/// The official directory of municipalities through time, from files of the statistical offices. `paths` are files and
/// folders. A pickle names them, and reads them again.
#[pyclass(module = "stadtnetz", frozen, eq, hash)]
pub(crate) struct Directory {
    paths: Vec<PathBuf>,
    core: Arc<core::Directory>,
    held: Mutex<BTreeMap<NaiveDate, Arc<Held>>>,
}

impl PartialEq for Directory {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.core, &other.core)
            || self.paths == other.paths && self.core.editions() == other.core.editions()
    }
}

impl Hash for Directory {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.paths.hash(state);
    }
}

impl Directory {
    fn held(&self, day: NaiveDate) -> PyResult<Arc<Held>> {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(there) = held.get(&day) {
            return Ok(Arc::clone(there));
        }
        let view = self.core.on(day).ok_or_else(|| self.too_early(day))?.into_owned();
        let made = Arc::new(Held::new(view));
        held.insert(day, Arc::clone(&made));
        Ok(made)
    }

    pub(crate) fn all(&self) -> &core::Directory {
        &self.core
    }

    pub(crate) fn newest(&self) -> NaiveDate {
        self.core.editions().last().map_or(NaiveDate::MIN, |edition| edition.territory)
    }

    fn too_early(&self, day: NaiveDate) -> PyErr {
        errors::value(match self.core.editions().first() {
            Some(first) => {
                format!("no edition shows {day}: the first one is of {} (add an earlier one)", first.territory)
            }
            None => format!("no edition shows {day}: the files hold none"),
        })
    }
}

#[pymethods]
impl Directory {
    /// The directory in a file or a folder, or in several. Raises DirectoryError for a file that is none of the official
    /// directory.
    #[new]
    fn new(py: Python<'_>, paths: Paths) -> PyResult<Self> {
        let directory = py.detach(|| core::Directory::open(&paths.0)).map_err(errors::directory)?;
        Ok(Self { paths: paths.0, core: Arc::new(directory), held: Mutex::default() })
    }

    /// The directory in a file or a folder, or in several. Raises DirectoryError for a file that is none of the official
    /// directory.
    #[staticmethod]
    fn read(py: Python<'_>, paths: Paths) -> PyResult<Self> {
        Self::new(py, paths)
    }

    /// The files and folders it was read from.
    #[getter]
    fn paths(&self) -> Tuple<PathBuf> {
        self.paths.iter().cloned().collect()
    }

    /// The editions: one row per file, with the days of its territory and of its figures.
    #[getter]
    fn editions(&self, py: Python<'_>) -> Table {
        py.detach(|| self.core.editions_table()).into()
    }

    /// What is odd in the files, each by itself and put together.
    #[getter]
    fn findings(&self, py: Python<'_>) -> Tuple<Finding> {
        py.detach(|| self.core.findings()).into_iter().map(Finding::from).collect()
    }

    /// The directory on a day. Raises ValueError for a day before the first edition.
    fn on(slf: Bound<'_, Self>, day: Day) -> PyResult<DirectoryView> {
        DirectoryView::new(slf.unbind(), day)
    }

    /// The unit that a written name means, on a day (default: that of the newest edition), given what else is known.
    #[pyo3(signature = (name, *, on = None, state = None, county = None, postcode = None, kind = None, population = None,
                        tolerance = 0.1))]
    #[expect(clippy::too_many_arguments, reason = "Python's keywords")]
    fn resolve(
        &self,
        py: Python<'_>,
        name: String,
        on: Option<Day>,
        state: Option<&str>,
        county: Option<String>,
        postcode: Option<String>,
        kind: Option<&str>,
        population: Option<i64>,
        tolerance: f64,
    ) -> PyResult<Resolution> {
        let context = resolution::context(state, county, postcode, kind, population, tolerance)?;
        let held = self.held(on.map_or_else(|| self.newest(), |day| day.0))?;
        Ok(py.detach(|| Resolution::of(name, held.names(), &context)))
    }

    /// The place that a key means on a day, by its first known key and day: `03156009@1990-12-31`. None where no source
    /// knows the key then.
    fn place_of(&self, py: Python<'_>, key: &str, day: Day) -> PyResult<Option<String>> {
        let key = unit_key(key)?;
        Ok(py.detach(|| self.core.place_of(key, day.0)).map(|place| place.to_string()))
    }

    /// The key of a place on a day. None before and after its time, and on days of which no source speaks.
    fn key_on(&self, py: Python<'_>, place: &str, day: Day) -> PyResult<Option<String>> {
        let place: PlaceId = place.parse().map_err(errors::value::<core::PlaceIdError>)?;
        Ok(py.detach(|| self.core.key_on(place, day.0)).map(|key| key.to_string()))
    }

    /// What became of a unit: who holds which share of it on a later day. Raises ValueError where no source leads there.
    fn successors(&self, py: Python<'_>, key: &str, start: Day, end: Day) -> PyResult<Table> {
        let key = unit_key(key)?;
        let followed = py.detach(|| self.core.successors(key, start.0, end.0));
        Ok(core::successors_table(key, &followed.map_err(errors::value)?).into())
    }

    /// What a unit of a day is made of: which units of an earlier day gave which share of themselves. Raises ValueError
    /// where no source leads there.
    fn predecessors(&self, py: Python<'_>, key: &str, day: Day, since: Day) -> PyResult<Table> {
        let key = unit_key(key)?;
        let followed = py.detach(|| self.core.predecessors(key, day.0, since.0));
        Ok(core::predecessors_table(&followed.map_err(errors::value)?).into())
    }

    /// Every merger, split, incorporation, transfer and key change between two days, of a level: municipality or district.
    #[pyo3(signature = (start, end, *, level = "municipality"))]
    fn edges(&self, py: Python<'_>, start: Day, end: Day, level: &str) -> PyResult<Table> {
        let level = level.parse().map_err(errors::value::<core::LevelError>)?;
        let edges = py.detach(|| self.core.edges_table(level, start.0, end.0));
        edges.map(Into::into).map_err(errors::value)
    }

    /// The inhabitants of a key in every edition, with the census each figure updates and where the series breaks.
    fn populations(&self, py: Python<'_>, key: &str) -> PyResult<Table> {
        let key = unit_key(key)?;
        Ok(py.detach(|| self.core.populations(key).table()).into())
    }

    /// Figures by key and year on the territory of the day `to`. `frame` is a data frame or a dict of columns; `by` is
    /// population or area, `kind` count or rate (a rate needs `denominator`), `time` exact or nearest. Counts are
    /// conserved, and what finds no place comes back with the reason.
    #[pyo3(signature = (frame, *, to, key = "ags", year = "year", value = "value", denominator = None,
                        by = "population", kind = "count", time = "exact"))]
    #[expect(clippy::too_many_arguments, reason = "Python's keywords")]
    fn harmonise(
        &self,
        frame: &Bound<'_, PyAny>,
        to: Day,
        key: &str,
        year: &str,
        value: &str,
        denominator: Option<&str>,
        by: &str,
        kind: &str,
        time: &str,
    ) -> PyResult<Harmonised> {
        let how = harmonised::how(to.0, by, kind, time, denominator)?;
        let figures = harmonised::figures(frame, key, year, value, denominator)?;
        Ok(frame.py().detach(|| self.core.harmonise(&figures, how)).into())
    }

    fn __repr__(&self) -> String {
        let editions = self.core.editions();
        match (editions.first(), editions.last()) {
            (Some(first), Some(last)) => {
                format!("<Directory: {} editions, {} to {}>", editions.len(), first.territory, last.territory)
            }
            _ => "<Directory without editions>".to_owned(),
        }
    }

    fn __getnewargs__(&self) -> (Vec<PathBuf>,) {
        (self.paths.clone(),)
    }
}

/// The official directory on a day.
#[pyclass(module = "stadtnetz", frozen, eq, hash)]
pub(crate) struct DirectoryView {
    directory: Py<Directory>,
    held: Arc<Held>,
}

impl PartialEq for DirectoryView {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.held, &other.held)
            || self.held.view.day() == other.held.view.day() && self.directory.get() == other.directory.get()
    }
}

impl Hash for DirectoryView {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.held.view.day().hash(state);
    }
}

impl DirectoryView {
    pub(crate) fn core(&self) -> &core::DirectoryView<'static> {
        &self.held.view
    }

    fn level(&self, py: Python<'_>, level: Level) -> Table {
        py.detach(|| self.held.view.table(Some(level))).into()
    }
}

#[pymethods]
impl DirectoryView {
    #[new]
    pub(crate) fn new(directory: Py<Directory>, day: Day) -> PyResult<Self> {
        let held = directory.get().held(day.0)?;
        Ok(Self { directory, held })
    }

    /// The day.
    #[getter]
    fn day(&self) -> NaiveDate {
        self.held.view.day()
    }

    /// The file of the edition that answers.
    #[getter]
    fn edition(&self) -> &str {
        &self.held.view.footing().edition
    }

    /// The day up to which edition and change lists know everything; changes after it are unknown.
    #[getter]
    fn known_until(&self) -> NaiveDate {
        self.held.view.footing().known_until
    }

    /// The municipalities, unincorporated land included.
    #[getter]
    fn municipalities(&self, py: Python<'_>) -> Table {
        self.level(py, Level::Municipality)
    }

    /// The associations, with the municipalities that are in none.
    #[getter]
    fn associations(&self, py: Python<'_>) -> Table {
        self.level(py, Level::Association)
    }

    /// The districts and the cities that are their own.
    #[getter]
    fn districts(&self, py: Python<'_>) -> Table {
        self.level(py, Level::District)
    }

    /// The states.
    #[getter]
    fn states(&self, py: Python<'_>) -> Table {
        self.level(py, Level::State)
    }

    /// What the directory says of a unit, by its AGS or regional key. Raises UnknownIdError (a KeyError).
    fn unit<'py>(&self, py: Python<'py>, key: &str) -> PyResult<Named<'py>> {
        let view = &self.held.view;
        let units: Vec<_> = view.by_key(key).into_iter().collect();
        let mut rows = Table::from(view.table_of(&units)).rows(py)?;
        rows.pop().ok_or_else(|| errors::unknown("key of this day", key, Vec::new()))
    }

    /// The unit that a written name means, given what else is known.
    #[pyo3(signature = (name, *, state = None, county = None, postcode = None, kind = None, population = None,
                        tolerance = 0.1))]
    #[expect(clippy::too_many_arguments, reason = "Python's keywords")]
    fn resolve(
        &self,
        py: Python<'_>,
        name: String,
        state: Option<&str>,
        county: Option<String>,
        postcode: Option<String>,
        kind: Option<&str>,
        population: Option<i64>,
        tolerance: f64,
    ) -> PyResult<Resolution> {
        let context = resolution::context(state, county, postcode, kind, population, tolerance)?;
        Ok(py.detach(|| Resolution::of(name, self.held.names(), &context)))
    }

    /// Many names at once, one row each; `states` and `counties` are as long as `names` where given.
    #[pyo3(signature = (names, *, states = None, counties = None))]
    fn resolve_all(
        &self,
        py: Python<'_>,
        names: Vec<String>,
        states: Option<Vec<Option<String>>>,
        counties: Option<Vec<Option<String>>>,
    ) -> PyResult<Table> {
        let (states, counties) = (one_each(&names, states, "states")?, one_each(&names, counties, "counties")?);
        let contexts = states.iter().zip(counties);
        let contexts =
            contexts.map(|(state, county)| resolution::context(state.as_deref(), county, None, None, None, 0.0));
        let questions: Vec<(String, Context)> =
            names.into_iter().zip(contexts).map(|(name, context)| Ok((name, context?))).collect::<PyResult<_>>()?;
        Ok(py.detach(|| self.held.names().resolve_table(&questions)).into())
    }

    /// Keys as a list carries them, one row each: whole, or broken in a way that only one unit explains (a lost zero, a
    /// float, blanks, a missing state, scanned letters), with what was done. `states` is as long as `keys` where given.
    #[pyo3(signature = (keys, *, states = None))]
    fn read_keys(&self, py: Python<'_>, keys: Vec<String>, states: Option<Vec<Option<String>>>) -> PyResult<Table> {
        let states = one_each(&keys, states, "states")?;
        let states = states.iter().map(|state| state.as_deref().map(resolution::state).transpose());
        let keys: Vec<_> =
            keys.into_iter().zip(states).map(|(key, state)| Ok((key, state?))).collect::<PyResult<_>>()?;
        Ok(py.detach(|| self.held.keys().read_table(&keys)).into())
    }

    fn __repr__(&self) -> String {
        let footing = self.held.view.footing();
        format!("<DirectoryView on {}: {}, known until {}>", self.day(), footing.edition, footing.known_until)
    }

    fn __getnewargs__(&self, py: Python<'_>) -> (Py<Directory>, NaiveDate) {
        (self.directory.clone_ref(py), self.day())
    }
}

fn unit_key(text: &str) -> PyResult<UnitKey> {
    text.parse().map_err(errors::value::<core::UnitKeyError>)
}

/// What goes with each of `asked`; None for each where nothing is given.
fn one_each(asked: &[String], given: Option<Vec<Option<String>>>, what: &str) -> PyResult<Vec<Option<String>>> {
    match given {
        Some(given) if given.len() != asked.len() => {
            Err(errors::value(format!("{} asked, {} {what} (one each)", asked.len(), given.len())))
        }
        given => Ok(given.unwrap_or_else(|| vec![None; asked.len()])),
    }
}

/// Classes of municipalities by inhabitants: official, BBSR (480,000 and 500,000), KGSt, 1887; names in a language (`de` or
/// `en`).
#[pyfunction]
#[pyo3(signature = (*, lang = "en"))]
pub(crate) fn size_classes(lang: &str) -> PyResult<Table> {
    Ok(size_class::classes_table(language(lang)?).into())
}

/// The code of the class of a number of inhabitants in a scheme of `size_classes()`. None exactly on a limit of which no
/// source says to which class it belongs.
#[pyfunction]
#[pyo3(signature = (inhabitants, *, scheme = "official"))]
pub(crate) fn size_class_of(inhabitants: i64, scheme: &str) -> PyResult<Option<u8>> {
    let known = size_class::SCHEMES.map(|scheme| scheme.id.to_owned()).to_vec();
    let scheme = size_class::scheme(scheme).ok_or_else(|| errors::unknown("scheme", scheme, known))?;
    Ok(scheme.class_of(inhabitants).map(|class| class.code))
}
