//! What a list holds, stage by stage.

use std::sync::Arc;

use pyo3::prelude::*;
use stadtnetz::convert as core;
use stadtnetz::place::State;

use crate::errors;
use crate::finding::Finding;
use crate::given::{Given, List};
use crate::out::Tuple;
use crate::profile::Profile;
use crate::table::Table;
use crate::words::language;

/// How many rows `grid` and `readings` show where nobody says.
const SHOWN: usize = 100;

/// A list as it was found: how it is written, its sheets, and for each what rows, columns and cells are, with the evidence.
#[pyclass(module = "stadtnetz", frozen)]
pub(crate) struct Inspection {
    inspection: Arc<core::Inspection>,
    file: String,
}

/// A sheet as it was found: the first 262,144 rows of it.
#[pyclass(module = "stadtnetz", frozen)]
pub(crate) struct InspectedSheet {
    inspection: Arc<core::Inspection>,
    at: usize,
}

#[pymethods]
impl Inspection {
    /// What findings call the list.
    #[getter]
    fn file(&self) -> &str {
        &self.file
    }

    /// The sheets, in the order of the file; a CSV file has one.
    #[getter]
    fn sheets(&self) -> Tuple<InspectedSheet> {
        (0..self.inspection.sheets().len()).map(|at| self.at(at)).collect()
    }

    /// The sheet with the most cells of data. Raises ConversionError where there is no sheet.
    #[getter]
    fn sheet(&self) -> PyResult<InspectedSheet> {
        let largest =
            self.inspection.largest().ok_or_else(|| errors::conversion_of(&self.file, core::ConversionError::Empty))?;
        let at = self.inspection.sheets().iter().position(|sheet| std::ptr::eq(sheet, largest));
        Ok(self.at(at.unwrap_or(0)))
    }

    /// The sheet of a name, of a number counted from 1, or of the columns that a table beside others takes (`D:F`). Raises UnknownIdError (a KeyError).
    fn named(&self, sheet: &str) -> PyResult<InspectedSheet> {
        let sheets = self.inspection.sheets();
        let is_it =
            |known: &core::InspectedSheet| known.name() == Some(sheet) || known.range().as_deref() == Some(sheet);
        let named = sheets.iter().position(is_it);
        let numbered =
            sheet.parse().ok().and_then(|number: usize| number.checked_sub(1)).filter(|at| *at < sheets.len());
        named.or(numbered).map(|at| self.at(at)).ok_or_else(|| {
            let known = sheets.iter().zip(1..).map(|(sheet, number)| match sheet.name() {
                Some(name) => name.to_owned(),
                None => number.to_string(),
            });
            errors::unknown("sheet", sheet, known.collect())
        })
    }

    /// What was found about encodings, repairs and losses.
    #[getter]
    fn findings(&self) -> Tuple<Finding> {
        self.inspection.findings().iter().cloned().map(Finding::from).collect()
    }

    /// The sheets as a table: name, container, encoding, delimiter, sizes, rows of the header.
    #[getter]
    fn overview(&self) -> Table {
        self.inspection.sheets_table().into()
    }

    /// A stage as a table: `bytes`, `sheets`, `grid`, `layout`, `mapping` or `typed`; from `grid` on of one sheet (default: the one
    /// with the most data), `grid` and `typed` for the first `rows` rows.
    #[pyo3(signature = (stage, *, sheet = None, rows = SHOWN))]
    fn stage(&self, py: Python<'_>, stage: &str, sheet: Option<&str>, rows: usize) -> PyResult<Table> {
        let of = || sheet.map_or_else(|| self.sheet(), |sheet| self.named(sheet));
        match stage {
            "bytes" => {
                let columns = ["sheet", "name", "container", "encoding", "delimiter"];
                let table = self.inspection.sheets_table().select(&columns);
                table.map(Into::into).ok_or_else(|| errors::value("a column is missing"))
            }
            "sheets" => Ok(self.overview()),
            "grid" => Ok(of()?.grid(py, rows)),
            "layout" => Ok(of()?.layout(py)),
            "mapping" => Ok(of()?.mapping(py)),
            "typed" => Ok(of()?.readings(py, rows)),
            _ => {
                let expected = "bytes, sheets, grid, layout, mapping or typed";
                Err(errors::value(format!("\"{stage}\" is no stage (expected {expected})")))
            }
        }
    }

    /// The proposed profile of the sheet with the most data.
    #[getter]
    fn profile(&self) -> PyResult<Profile> {
        self.sheet()?.profile("en")
    }

    fn __len__(&self) -> usize {
        self.inspection.sheets().len()
    }

    fn __repr__(&self, py: Python<'_>) -> String {
        let Ok(sheet) = self.sheet() else { return format!("<Inspection of {}: no sheet>", self.file) };
        let mapping = core::InspectedSheet::mapping(sheet.core());
        let shown = mapping.select(&["column", "header", "guess", "confidence", "withheld"]).unwrap_or(mapping);
        let table = py.detach(|| shown.to_text(stadtnetz::language::Language::En));
        format!("{}: {}\n{}", self.file, sheet.summary(), table.trim_end())
    }

    #[pyo3(signature = () -> "tuple[object, ...]")]
    #[expect(clippy::unused_self, reason = "Python asks the inspection")]
    fn __reduce__(&self) -> PyResult<Py<PyAny>> {
        Err(errors::wrong_type("an inspection is not pickled (pickle its tables and its profile)"))
    }
}

#[pymethods]
impl InspectedSheet {
    /// Its name; None in a CSV file.
    #[getter]
    fn name(&self) -> Option<&str> {
        self.core().name()
    }

    /// The columns it takes, where tables stand side by side on the sheet: `D:F`, or `A:B, D:E` where a list goes on to the right.
    #[getter]
    fn range(&self) -> Option<String> {
        self.core().range()
    }

    /// How the file holds it: text, workbook, biff, html or table.
    #[getter]
    fn container(&self) -> &'static str {
        self.core().container().as_str()
    }

    /// How its characters are written.
    #[getter]
    fn encoding(&self) -> &'static str {
        self.core().encoding().as_str()
    }

    /// The sign between cells, a blank where blanks align the columns; None where none is needed.
    #[getter]
    fn delimiter(&self) -> Option<String> {
        self.core().delimiter().map(|sign| sign.to_string())
    }

    /// The rows of the header, counted from 1.
    #[getter]
    fn header_rows(&self) -> Tuple<usize> {
        self.core().header_rows().into_iter().collect()
    }

    /// Whether the table lies on its side; rows and columns are counted as if it stood upright.
    #[getter]
    fn is_transposed(&self) -> bool {
        self.core().is_transposed()
    }

    /// How many rows are what: `what`, `rows`.
    #[getter]
    fn account(&self) -> Table {
        self.core().account().into()
    }

    /// The first rows as they stand: `row`, `line`, then `A`, `B` and so on. Cells that hold persons are left out.
    #[pyo3(signature = (rows = SHOWN))]
    fn grid(&self, py: Python<'_>, rows: usize) -> Table {
        py.detach(|| self.core().grid(rows)).into()
    }

    /// What every row is: data, or why it holds none.
    fn layout(&self, py: Python<'_>) -> Table {
        py.detach(|| self.core().layout()).into()
    }

    /// What every column holds, with confidence and evidence: how many cells prove it and refute it, and the first of each.
    fn mapping(&self, py: Python<'_>) -> Table {
        py.detach(|| self.core().mapping()).into()
    }

    /// What the cells of the first rows of data say: kind, value, unit, qualifier, footnote.
    #[pyo3(signature = (rows = SHOWN))]
    fn readings(&self, py: Python<'_>, rows: usize) -> Table {
        py.detach(|| self.core().readings(rows)).into()
    }

    /// The proposed profile, to save and edit, with comments in a language (`de` or `en`). Raises ConversionError where
    /// no column has a header of its own.
    #[pyo3(signature = (lang = "en"))]
    fn profile(&self, lang: &str) -> PyResult<Profile> {
        let text = self.core().draft_profile(language(lang)?);
        if !text.contains("[[columns]]") {
            return Err(errors::conversion_of("", core::ConversionError::NoHeaders));
        }
        Profile::of_text(text, "proposed.toml")
    }

    fn __len__(&self) -> usize {
        self.core().len()
    }

    fn __repr__(&self) -> String {
        format!("<InspectedSheet {}>", self.summary())
    }

    #[pyo3(signature = () -> "tuple[object, ...]")]
    #[expect(clippy::unused_self, reason = "Python asks the sheet")]
    fn __reduce__(&self) -> PyResult<Py<PyAny>> {
        Err(errors::wrong_type("a sheet is not pickled (pickle its tables and its profile)"))
    }
}

impl Inspection {
    fn at(&self, at: usize) -> InspectedSheet {
        InspectedSheet { inspection: Arc::clone(&self.inspection), at }
    }
}

impl InspectedSheet {
    fn core(&self) -> &core::InspectedSheet {
        &self.inspection.sheets()[self.at]
    }

    fn summary(&self) -> String {
        let sheet = self.core();
        let name = sheet.name().map_or_else(String::new, |name| format!("{name}: "));
        let sign = sheet.delimiter().map_or_else(String::new, |sign| format!(" with {sign:?}"));
        let data = (1..=sheet.len()).filter(|&row| sheet.skip(row).is_none()).count();
        let header: Vec<String> = sheet.header_rows().iter().map(usize::to_string).collect();
        let (container, encoding, rows) = (self.container(), self.encoding(), sheet.len());
        format!("{name}{container}{sign}, {encoding}, {rows} rows, {data} of data, header in row {}", header.join(", "))
    }
}

/// Looks at a list before anybody decides what to do with it: encoding, container, sheets, dialect, layout, what every column
/// holds and with which evidence, and a proposed profile.
///
/// `path_or_bytes_or_frame` is a file (CSV, XLSX, XLSB, ODS, XLS, HTML, also in `.gz` and `.zip`), bytes, an object to read bytes
/// from, or a data frame. `state` says that all places lie in one state (Land), for keys that leave its digits out; `name` is what
/// findings call the list. Raises ConversionError for a file that cannot be unpacked or holds no rows, OSError for one that cannot
/// be read.
#[pyfunction]
#[pyo3(signature = (path_or_bytes_or_frame, *, name = None, state = None))]
pub(crate) fn inspect(
    py: Python<'_>,
    path_or_bytes_or_frame: Given,
    name: Option<String>,
    state: Option<&str>,
) -> PyResult<Inspection> {
    let Given { name: given, list } = path_or_bytes_or_frame;
    let file = name.unwrap_or(given);
    let mut options = core::InspectOptions::new(file.as_str());
    if let Some(text) = state {
        let state = State::from_list(text);
        options = options.state(state.ok_or_else(|| {
            errors::value(format!("\"{text}\" is no state (expected such as Hessen, HE, DE-HE or 06)"))
        })?);
    }
    let inspection = py.detach(|| match list {
        List::Bytes(bytes) => core::Inspection::read(&bytes, &options),
        List::Table(table) => Ok(core::Inspection::of_table(&table, &options)),
    });
    let inspection = Arc::new(inspection.map_err(|error| errors::conversion_of(&file, error))?);
    Ok(Inspection { inspection, file })
}
