//! Lists of any length, typed by a profile.

use std::sync::{Arc, Mutex, OnceLock};

use pyo3::prelude::*;
use pyo3::types::PyDict;
use stadtnetz::check::Format;
use stadtnetz::convert as core;
use stadtnetz::finding::Severity;
use stadtnetz::language::Language;

use crate::finding::Finding;
use crate::given::{Given, List};
use crate::out::{Named, Tuple};
use crate::profile::{Profile, ProfileOrPath};
use crate::progress::{Progress, heard};
use crate::table::Table;
use crate::words::language;
use crate::{arrow, errors};

mod folder;

/// How many findings of each kind a report shows.
const EXAMPLES: usize = 3;

/// A list that is read by a profile, block by block, as often as somebody asks.
///
/// `write(folder)` and the iteration over blocks need no more memory than the list itself; `table` and `findings` hold all of it.
#[pyclass(module = "stadtnetz", frozen)]
pub(crate) struct Typed {
    list: Arc<core::Typed<'static>>,
    profile: Profile,
    file: String,
    counted: OnceLock<Counted>,
    tables: OnceLock<(Table, Table)>,
}

/// What a whole pass counts.
struct Counted {
    account: core::TypedAccount,
    groups: core::FindingGroups,
}

/// Some thousand rows of a list: those that were converted, and what was found.
#[pyclass(module = "stadtnetz", frozen)]
pub(crate) struct TypedBlock {
    /// The rows that were converted: `row` and the fields of the profile.
    #[pyo3(get)]
    table: Table,
    /// What was found: `row`, `line`, `position`, `field`, `code`, `name`, `severity`, `found`.
    #[pyo3(get)]
    findings: Table,
}

#[pymethods]
impl TypedBlock {
    fn __repr__(&self) -> String {
        format!("<TypedBlock: {} rows, {} findings>", self.table.core().len(), self.findings.core().len())
    }

    #[pyo3(signature = () -> "tuple[object, ...]")]
    #[expect(clippy::unused_self, reason = "Python asks the block")]
    fn __reduce__(&self) -> PyResult<Py<PyAny>> {
        Err(errors::wrong_type("a block is not pickled (pickle its tables)"))
    }
}

/// An iterator over the blocks of a list.
#[pyclass(module = "stadtnetz", frozen)]
pub(crate) struct TypedBlocks {
    typed: Arc<core::Typed<'static>>,
    pass: Mutex<core::Pass>,
}

#[pymethods]
impl TypedBlocks {
    fn __iter__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __next__(&self, py: Python<'_>) -> Option<TypedBlock> {
        py.detach(|| {
            let mut pass = self.pass.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            self.typed.next_block(&mut pass, |block| TypedBlock {
                table: block.table().into(),
                findings: block.findings_table().into(),
            })
        })
    }
}

#[pymethods]
impl Typed {
    /// The profile it is read by.
    #[getter]
    fn profile(&self) -> Profile {
        self.profile.clone()
    }

    /// How the file was read: its encoding.
    #[getter]
    fn encoding(&self) -> &'static str {
        self.list.encoding().as_str()
    }

    /// The row of the header, counted from 1; 0 for a data frame.
    #[getter]
    fn header_row(&self) -> u64 {
        self.list.header_row()
    }

    /// The fields of the profile that the list has.
    #[getter]
    fn fields(&self) -> Tuple<String> {
        self.list.fields().map(str::to_owned).collect()
    }

    /// What is unusual about the file and its layout: encoding, further tables, a table on its side.
    #[getter]
    fn about_file(&self) -> Tuple<Finding> {
        self.list.about_file().into_iter().map(Finding::from).collect()
    }

    /// What the list lacks: findings about columns of the profile that no header names.
    #[getter]
    fn about_columns(&self) -> Tuple<Finding> {
        self.list.about_columns().into_iter().map(Finding::from).collect()
    }

    /// The clean rows: `row` and the fields of the profile, typed, with descriptions and units. Rejected rows are left out.
    #[getter]
    fn table(&self, py: Python<'_>) -> PyResult<Table> {
        Ok(self.read(py)?.0.clone())
    }

    /// What was found in rows, as columns: `row`, `line`, `position`, `field`, `code`, `name`, `severity`, `found`.
    #[getter]
    fn findings(&self, py: Python<'_>) -> PyResult<Table> {
        Ok(self.read(py)?.1.clone())
    }

    /// What became of rows and cells. Rows read = skipped + rejected + converted; cells read = converted + extra + missing +
    /// rejected + withheld.
    #[getter]
    fn account(&self, py: Python<'_>) -> PyResult<Table> {
        Ok(self.counted(py)?.account.table().into())
    }

    /// How often each rule was broken: `code`, `name`, `field`, `count`.
    #[getter]
    fn counts(&self, py: Python<'_>) -> PyResult<Table> {
        Ok(self.counted(py)?.account.findings().into())
    }

    /// The rejected rows: `row` of the list, `code`, `reason` and `cell` (header of the column) of what is wrong with it, then its
    /// cells as they stand, under the headers of the list; withheld ones are missing.
    #[getter]
    fn rejected(&self, py: Python<'_>) -> Table {
        py.detach(|| self.list.rejected(Language::En)).into()
    }

    /// The rows that hold no data and are not blank: `row` and `line` of the list, `reason` (`title`, `header`, `unit`, `separator`,
    /// `sum`, `footer`, `comment` or `other-table`), and `text`, what stands first in it; missing where it mentions a person.
    #[getter]
    fn skipped(&self, py: Python<'_>) -> Table {
        py.detach(|| self.list.skipped()).into()
    }

    /// The four tables by name: `table`, `findings`, `account`, `counts`.
    #[getter]
    fn tables<'py>(&self, py: Python<'py>) -> PyResult<Named<'py>> {
        let tables = PyDict::new(py);
        tables.set_item("table", self.table(py)?)?;
        tables.set_item("findings", self.findings(py)?)?;
        tables.set_item("account", self.account(py)?)?;
        tables.set_item("counts", self.counts(py)?)?;
        Ok(Named(tables))
    }

    /// How many findings are of a severity: info, warning or error.
    fn count(&self, py: Python<'_>, severity: &str) -> PyResult<u64> {
        let severity = severity.parse::<Severity>().map_err(errors::value::<String>)?;
        Ok(self.counted(py)?.groups.count(severity))
    }

    /// What was found about the file, its columns and its rows as text, json, sarif, csv or github, in a language (`de` or `en`).
    /// Text is grouped by rule and field: the first examples with the line that shows them, and how many more there are; the
    /// others hold every finding. `progress` is called with the bytes read and the size.
    #[pyo3(signature = (format = "text", *, lang = "en", progress = None))]
    fn report(&self, py: Python<'_>, format: &str, lang: &str, progress: Option<Progress>) -> PyResult<String> {
        let (format, language) = (format.parse::<Format>().map_err(errors::value::<String>)?, language(lang)?);
        if format == Format::Text {
            return Ok(self.counted_by(py, progress.as_ref())?.groups.to_text(language));
        }
        let found = self.found(py, progress.as_ref())?;
        Ok(py.detach(|| format.write(&found, language)))
    }

    /// Every finding about the file, its columns and its rows, with its sentence. For lists with thousands `findings` and `report`
    /// are the better answers.
    fn messages(&self, py: Python<'_>) -> PyResult<Tuple<Finding>> {
        Ok(self.found(py, None)?.into_iter().map(Finding::from).collect())
    }

    /// Writes clean rows (`rows.csv`), `findings.csv`, the rejected rows as a list to mend (`rejected.csv`), the rows
    /// without data (`skipped.csv`), the account (`account.csv`), how often which rule was broken (`counts.csv`) and `profile.toml`
    /// into a new folder, while the list is read. Gives the account.
    ///
    /// `lang` is the language of the reasons in `rejected.csv`; `progress` is called with the bytes read and the size. Raises
    /// FileExistsError where the folder is there already; after an error or Ctrl-C nothing of it is left.
    #[pyo3(signature = (folder, *, lang = "en", progress = None))]
    fn write(
        &self,
        py: Python<'_>,
        folder: std::path::PathBuf,
        lang: &str,
        progress: Option<Progress>,
    ) -> PyResult<Table> {
        let language = language(lang)?;
        let mut out = folder::NewFolder::begin(py, &folder)?;
        let mut parts = self.list.csv_headers();
        let mut groups = core::FindingGroups::new(self.list.about(), EXAMPLES);
        let account = self.each_block(py, progress.as_ref(), |block| {
            block.csv(&mut parts, language);
            groups.add(block);
            out.append(&parts)?;
            parts.clear();
            Ok(())
        });
        let account = account?;
        out.append(&parts).map_err(|error| crate::given::of_file(py, &error, &folder))?;
        let texts = [
            ("account.csv", account.table().to_csv()),
            ("counts.csv", account.findings().to_csv()),
            ("profile.toml", self.profile.text().to_owned()),
        ];
        py.detach(|| out.finish(&texts)).map_err(|error| crate::given::of_file(py, &error, &folder))?;
        let table = account.table().into();
        let _ = self.counted.set(Counted { account, groups });
        Ok(table)
    }

    /// The blocks of the list, some thousand rows each; only one is in memory at a time.
    fn __iter__(&self) -> TypedBlocks {
        TypedBlocks { typed: Arc::clone(&self.list), pass: Mutex::new(self.list.begin()) }
    }

    /// The capsule `arrow_schema` of the clean rows.
    #[pyo3(signature = () -> "object")]
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, pyo3::types::PyCapsule>> {
        arrow::schema_capsule(py, &self.list.empty_table())
    }

    /// The capsule `arrow_array_stream` of the clean rows: a batch for each block, read when it is asked for.
    #[pyo3(signature = (requested_schema: "object | None" = None) -> "object")]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, pyo3::types::PyCapsule>> {
        drop(requested_schema);
        let (typed, mut pass) = (Arc::clone(&self.list), self.list.begin());
        #[expect(
            clippy::redundant_closure_for_method_calls,
            reason = "the method is not general enough in its lifetimes"
        )]
        let next = move || typed.next_block(&mut pass, |block| block.table());
        arrow::batches_capsule(py, &self.list.empty_table(), next)
    }

    fn __repr__(&self) -> String {
        let fields: Vec<&str> = self.list.fields().collect();
        let known = match self.counted.get() {
            Some(Counted { account, groups }) => format!(
                ", {} rows: {} converted, {} rejected, {} errors",
                account.rows(),
                account.rows_with(core::Outcome::Converted),
                account.rows_with(core::Outcome::Rejected),
                groups.count(Severity::Error),
            ),
            None => String::new(),
        };
        format!(
            "<Typed {} by {} ({}): {}{known}>",
            self.file,
            self.profile.core().name(),
            self.encoding(),
            fields.join(", ")
        )
    }

    #[pyo3(signature = () -> "tuple[object, ...]")]
    #[expect(clippy::unused_self, reason = "Python asks the list")]
    fn __reduce__(&self) -> PyResult<Py<PyAny>> {
        Err(errors::wrong_type("a typed list is not pickled (pickle its tables and its profile)"))
    }
}

impl Typed {
    /// Shows every block to `look`, detached from the interpreter; between blocks the interpreter sees signals and progress.
    fn each_block(
        &self,
        py: Python<'_>,
        progress: Option<&Progress>,
        mut look: impl FnMut(&core::TypedBlock<'_>) -> std::io::Result<()> + Send,
    ) -> PyResult<core::TypedAccount> {
        let mut pass = self.list.begin();
        while let Some(done) = py.detach(|| self.list.next_block(&mut pass, &mut look)) {
            done?;
            heard(py, progress, pass.done(), self.list.size())?;
        }
        Ok(self.list.account(&pass))
    }

    /// Every finding.
    fn found(&self, py: Python<'_>, progress: Option<&Progress>) -> PyResult<Vec<stadtnetz::finding::Finding>> {
        let mut found = self.list.about();
        self.each_block(py, progress, |block| {
            found.extend(block.findings().map(|finding| finding.to_finding()));
            Ok(())
        })?;
        Ok(found)
    }

    fn counted(&self, py: Python<'_>) -> PyResult<&Counted> {
        self.counted_by(py, None)
    }

    fn counted_by(&self, py: Python<'_>, progress: Option<&Progress>) -> PyResult<&Counted> {
        if let Some(counted) = self.counted.get() {
            return Ok(counted);
        }
        let mut groups = core::FindingGroups::new(self.list.about(), EXAMPLES);
        let account = self.each_block(py, progress, |block| {
            groups.add(block);
            Ok(())
        })?;
        Ok(self.counted.get_or_init(|| Counted { account, groups }))
    }

    /// Table and findings, read once.
    fn read(&self, py: Python<'_>) -> PyResult<&(Table, Table)> {
        if let Some(tables) = self.tables.get() {
            return Ok(tables);
        }
        let mut gathered = self.list.gather();
        let mut groups = core::FindingGroups::new(self.list.about(), EXAMPLES);
        let account = self.each_block(py, None, |block| {
            gathered.add(block);
            groups.add(block);
            Ok(())
        })?;
        let _ = self.counted.set(Counted { account, groups });
        let (rows, findings) = gathered.tables();
        Ok(self.tables.get_or_init(|| (rows.into(), findings.into())))
    }
}

/// A list as typed columns, by a profile: clean rows and findings of a list of any length.
///
/// `path_or_bytes_or_frame` is a file (CSV, XLSX, XLSB, ODS, XLS, HTML, also in `.gz` and `.zip`), bytes, an object to read bytes
/// from, or a data frame (polars, pandas, Arrow, a dict of lists), whose rows are counted from 1. `profile` is a Profile or its
/// file; `name` is what findings call the list; `fix` gives leave for repairs that nothing in the row proves, each told: zeros of
/// keys, years of two digits. Raises ConversionError where the profile's columns are not found, OSError where
/// the file cannot be read.
#[pyfunction]
#[pyo3(signature = (path_or_bytes_or_frame, profile, *, name = None, fix = false))]
pub(crate) fn typed(
    py: Python<'_>,
    path_or_bytes_or_frame: Given,
    profile: ProfileOrPath,
    name: Option<String>,
    fix: bool,
) -> PyResult<Typed> {
    let Given { name: given, list } = path_or_bytes_or_frame;
    let file = name.unwrap_or(given);
    let profile = profile.0;
    let (named, by) = (file.clone(), profile.core().clone());
    let typed = py.detach(move || match list {
        List::Bytes(bytes) => core::Typed::open(named, bytes, by),
        List::Table(table) => core::Typed::of_table(named, &table, by),
    });
    let typed = Arc::new(typed.map_err(|error| errors::conversion_of(&file, error))?.fix(fix));
    Ok(Typed { list: typed, profile, file, counted: OnceLock::new(), tables: OnceLock::new() })
}
