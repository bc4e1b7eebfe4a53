//! Legacy lists into registers.

use std::ops::ControlFlow;
use std::sync::{Mutex, PoisonError};

use pyo3::prelude::*;
use pyo3::types::PyBytes;
use stadtnetz::convert as core;
use stadtnetz::language::Language;

use crate::check::{Report, selection};
use crate::directory::Directory;
use crate::draft::Base;
use crate::errors;
use crate::finding::Finding;
use crate::given::{Given, List};
use crate::out::Tuple;
use crate::profile::ProfileOrPath;
use crate::progress::{Progress, heard};
use crate::record::Record;
use crate::register::Register;
use crate::table::Table;
use crate::when::When;
use crate::words::{Codes, Day, language};

/// A converted list: the register, and what became of every row and every cell.
#[pyclass(module = "stadtnetz", frozen)]
pub(crate) struct Conversion {
    conversion: core::Conversion,
    register: Py<Register>,
}

#[pymethods]
impl Conversion {
    /// The register.
    #[getter]
    fn register(&self, py: Python<'_>) -> Py<Register> {
        self.register.clone_ref(py)
    }

    /// What was found: about the file, about its columns, then row by row. Withheld cells are never quoted.
    #[getter]
    fn findings(&self) -> Tuple<Finding> {
        self.conversion.findings().iter().cloned().map(Finding::from).collect()
    }

    /// The id of the source that the list is in the register.
    #[getter]
    fn source(&self) -> &str {
        self.conversion.source().as_str()
    }

    /// How the file was read: its encoding.
    #[getter]
    fn encoding(&self) -> &'static str {
        self.conversion.encoding().as_str()
    }

    /// The account: how many rows and cells there are, and what became of them. Nothing is lost: rows read = skipped +
    /// rejected + converted, cells read = converted + extra + missing + rejected + withheld.
    #[getter]
    fn account(&self, py: Python<'_>) -> Table {
        py.detach(|| self.conversion.account()).into()
    }

    /// Every row of the list with what became of it.
    #[getter]
    fn rows(&self, py: Python<'_>) -> Table {
        py.detach(|| self.conversion.rows()).into()
    }

    /// The rows of data as typed columns, before records are made of them.
    #[getter]
    fn typed(&self, py: Python<'_>) -> Table {
        py.detach(|| self.conversion.typed()).into()
    }

    /// The rejected rows: `row` of the list, `code`, `reason` and `cell` (header of the column) of what is wrong with it, then its
    /// cells as they stood, under the headers of the list; withheld ones are missing. How many there are says the account too.
    #[getter]
    fn rejected(&self, py: Python<'_>) -> Table {
        py.detach(|| self.conversion.rejected(Language::En)).into()
    }

    /// The rejected rows as a list in the delimiter and the encoding of this one, to be corrected and converted again alone.
    #[pyo3(signature = (*, lang = "en"))]
    fn rejected_csv<'py>(&self, py: Python<'py>, lang: &str) -> PyResult<Bound<'py, PyBytes>> {
        let language = language(lang)?;
        Ok(PyBytes::new(py, &py.detach(|| self.conversion.rejected_csv(language))))
    }

    /// The cells that no record holds.
    #[getter]
    fn extra(&self, py: Python<'_>) -> Table {
        py.detach(|| self.conversion.extra()).into()
    }

    /// The columns with withheld cells, which hold persons; not what stands in them.
    #[getter]
    fn withheld(&self, py: Python<'_>) -> Table {
        py.detach(|| self.conversion.withheld()).into()
    }

    /// What stands in the withheld cells: for a file of its own, where somebody has a right to keep it.
    fn personal(&self, py: Python<'_>) -> Table {
        py.detach(|| self.conversion.personal()).into()
    }

    /// What the list brings to the register it was converted into: `standing` is new, same or conflict. In a conflict the
    /// register keeps its value, and the list's stands beside it with its source.
    #[getter]
    fn merge(&self, py: Python<'_>) -> Table {
        py.detach(|| self.conversion.merge()).into()
    }

    /// The same as a person reads it: counts by table, then every conflict.
    #[pyo3(signature = (*, lang = "en"))]
    fn merge_text(&self, py: Python<'_>, lang: &str) -> PyResult<String> {
        let language = language(lang)?;
        Ok(py.detach(|| self.conversion.merge_text(language)))
    }

    /// The cells of the list that a record was made of: a Record, or a table and an id.
    #[pyo3(signature = (record, id = None))]
    fn provenance(&self, py: Python<'_>, record: Provenanced<'_>, id: Option<&str>) -> PyResult<Table> {
        let (table, id) = match (record, id) {
            (Provenanced::Record(record), None) => (record.get().0.table().to_owned(), record.get().0.id().to_owned()),
            (Provenanced::Table(table), Some(id)) => (table, id.to_owned()),
            _ => return Err(errors::wrong_type("give a record, or a table and an id")),
        };
        Ok(py.detach(|| self.conversion.provenance(&table, &id)).into())
    }

    /// The same finding with the place in the file that it points to: of a finding about a record, the row that the
    /// record was made of. A finding about anything else comes back as it is.
    fn locate(&self, py: Python<'_>, finding: &Finding) -> Finding {
        py.detach(|| match self.conversion.locate(finding.core()) {
            Some(origin) => finding.core().clone().at(origin).into(),
            None => finding.clone(),
        })
    }

    /// What was found in the list, and what is wrong across the records made of it, each finding with its row and what stands
    /// there. `select` and `ignore` are codes or how codes begin, `profile` is draft, research or publish.
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
        let report = py.detach(|| stadtnetz::check::conversion(&self.conversion, &selection));
        Ok(Report::of(report, Some(self.register.get().clone())))
    }

    fn __repr__(&self) -> String {
        let account = self.conversion.account();
        let rows = account.cell("count", 0);
        format!(
            "<Conversion of {rows} rows: {} rejected, {} findings>",
            self.conversion.rejected(Language::En).len(),
            self.conversion.findings().len()
        )
    }

    #[pyo3(signature = () -> "tuple[object, ...]")]
    #[expect(clippy::unused_self, reason = "Python asks the conversion")]
    fn __reduce__(&self) -> PyResult<Py<PyAny>> {
        Err(errors::wrong_type("a conversion is not pickled (pickle its register and its tables)"))
    }
}

/// What provenance is asked of.
#[derive(FromPyObject)]
enum Provenanced<'py> {
    Record(Bound<'py, Record>),
    Table(String),
}

/// Converts a list of members, as offices keep them: a file, bytes, something to read bytes from, or a data frame.
///
/// Begins a new register of Engagierte Stadt, or adds to a register or draft (`into`), which stays as it is; `merge` of the
/// answer says what is new, the same and in conflict. `name` is what findings and the source call the list. A `profile` (a Profile or its path) names the fields that columns
/// are read as, with wide columns of meetings and years; without one the usual words of member lists count. With a
/// `directory` names get the key that the official directory proves. `strict` rejects a row with any error; `fix`
/// gives leave for repairs that nothing in the row proves, each told and recorded: lost zeros of keys where no state is said,
/// years of two digits. `day` is the day the list speaks of, where no title row says so. `progress` is called with how
/// much is done and of how much. Ctrl-C, and an exception that `progress` raises, end the conversion. Raises ConversionError for a file that is no list, OSError for one
/// that cannot be read, RegisterError where the records do not make a register.
#[pyfunction]
#[pyo3(signature = (file, *, name = None, profile = None, directory = None, into = None, strict = false, fix = false,
                    publisher = None, published = None, retrieved = None, day = None, progress = None))]
#[expect(clippy::too_many_arguments, clippy::similar_names, reason = "they are the names of the columns")]
pub(crate) fn convert(
    py: Python<'_>,
    file: Given,
    name: Option<String>,
    profile: Option<ProfileOrPath>,
    directory: Option<&Bound<'_, Directory>>,
    into: Option<Base>,
    strict: bool,
    fix: bool,
    publisher: Option<String>,
    published: Option<When>,
    retrieved: Option<When>,
    day: Option<When>,
    progress: Option<Progress>,
) -> PyResult<Conversion> {
    let base = into.map_or_else(|| stadtnetz::engagierte_stadt().emptied(), |Base(draft)| draft);
    let named = name.unwrap_or(file.name);
    let mut options = core::Options::new(named.as_str(), base).strict(strict).fix(fix);
    if let Some(ProfileOrPath(profile)) = &profile {
        options = options.profile(profile.core());
    }
    if let Some(directory) = directory {
        options = options.directory(directory.get().all());
    }
    if let Some(publisher) = publisher {
        options = options.publisher(publisher);
    }
    if let Some(When(published)) = published {
        options = options.published(published);
    }
    if let Some(When(retrieved)) = retrieved {
        options = options.retrieved(retrieved);
    }
    if let Some(When(day)) = day {
        options = options.day(day);
    }
    let raised = Mutex::new(None);
    let watcher = |done: usize, size: usize| match Python::attach(|py| heard(py, progress.as_ref(), done, size)) {
        Ok(()) => ControlFlow::Continue(()),
        Err(error) => {
            *raised.lock().unwrap_or_else(PoisonError::into_inner) = Some(error);
            ControlFlow::Break(())
        }
    };
    let options = options.watch(&watcher);
    let conversion = py.detach(|| match file.list {
        List::Bytes(bytes) => core::Conversion::read(&bytes, options),
        List::Table(table) => core::Conversion::of_table(&table, options),
    });
    if let Some(error) = raised.into_inner().unwrap_or_else(PoisonError::into_inner) {
        return Err(error);
    }
    let conversion = conversion.map_err(|error| errors::conversion_of(&named, error))?;
    let register = Py::new(py, Register::from(conversion.register().clone()))?;
    Ok(Conversion { conversion, register })
}
