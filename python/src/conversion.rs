//! Legacy lists into registers.

use std::path::PathBuf;

use pyo3::prelude::*;
use pyo3::types::PyBytes;
use stadtnetz::convert as core;

use crate::draft::Draft;
use crate::errors;
use crate::finding::Finding;
use crate::out::Tuple;
use crate::register::Register;
use crate::table::Table;
use crate::when::When;

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

    /// How many rows were rejected.
    #[getter]
    fn rejected(&self) -> usize {
        self.conversion.rejected()
    }

    /// The rejected rows as they stood, as CSV, with the number of their row first; withheld cells are blank.
    fn rejected_csv(&self, py: Python<'_>) -> String {
        py.detach(|| self.conversion.rejected_csv())
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

    /// The same finding with the place in the file that it points to: of a finding about a record, the row that the
    /// record was made of. A finding about anything else comes back as it is.
    fn locate(&self, py: Python<'_>, finding: &Finding) -> Finding {
        py.detach(|| match self.conversion.locate(finding.core()) {
            Some(origin) => finding.core().clone().at(origin).into(),
            None => finding.clone(),
        })
    }

    fn __repr__(&self) -> String {
        let account = self.conversion.account();
        let rows = account.cell("count", 0);
        format!(
            "<Conversion of {rows} rows: {} rejected, {} findings>",
            self.rejected(),
            self.conversion.findings().len()
        )
    }

    #[pyo3(signature = () -> "tuple[object, ...]")]
    #[expect(clippy::unused_self, reason = "Python asks the conversion")]
    fn __reduce__(&self) -> PyResult<Py<PyAny>> {
        Err(errors::wrong_type("a conversion is not pickled (pickle its register and its tables)"))
    }
}

/// Converts a list of members, as offices keep them: a CSV file with any separator and usual encoding.
///
/// Begins a new register of Engagierte Stadt, or adds to a draft (`into`). `strict` rejects a row with any error;
/// `day` is the day the list speaks of, where no title row says so. Raises ConversionError for a file that is no list,
/// OSError for one that cannot be read, RegisterError where the records do not make a register.
#[pyfunction]
#[pyo3(signature = (path, *, into = None, strict = false, publisher = None, published = None, retrieved = None,
                    day = None))]
#[expect(clippy::too_many_arguments, clippy::similar_names, reason = "they are the names of the columns")]
pub(crate) fn convert(
    py: Python<'_>,
    path: PathBuf,
    into: Option<&Bound<'_, Draft>>,
    strict: bool,
    publisher: Option<String>,
    published: Option<When>,
    retrieved: Option<When>,
    day: Option<When>,
) -> PyResult<Conversion> {
    let file = py.import("pathlib")?.getattr("Path")?.call1((&path,))?; // whose errors name the file
    let bytes = file.call_method0("read_bytes")?.cast_into::<PyBytes>()?;
    let base = into.map_or_else(|| stadtnetz::engagierte_stadt().emptied(), |draft| draft.get().copy());
    let mut options = core::Options::new(path.display().to_string(), base).strict(strict);
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
    let bytes = bytes.as_bytes();
    let conversion = py.detach(|| core::Conversion::read(bytes, options)).map_err(errors::conversion)?;
    let register = Py::new(py, Register::from(conversion.register().clone()))?;
    Ok(Conversion { conversion, register })
}
