//! What is said about data.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use pyo3::IntoPyObjectExt;
use pyo3::prelude::*;
use pyo3::types::{PyDate, PyDict, PyInt, PyList, PyString, PyTuple};
use stadtnetz::check::Format;
use stadtnetz::finding::{self as core, Origin, Rule, Value};
use stadtnetz::language::{Comparator, Language, Template};
use stadtnetz::time;

use crate::errors;
use crate::out::{Named, Tuple, Word};
use crate::table::Table;
use crate::when::When;
use crate::words::{Day, kept, language};

/// One thing said about data: the rule that was broken, where, and with which values.
#[pyclass(module = "stadtnetz", frozen, eq, hash, from_py_object)]
#[derive(Clone, PartialEq)]
pub(crate) struct Finding {
    finding: Arc<core::Finding>,
}

impl From<core::Finding> for Finding {
    fn from(finding: core::Finding) -> Self {
        Self { finding: Arc::new(finding) }
    }
}

impl Hash for Finding {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.finding.to_text(Language::En).hash(state);
    }
}

impl Finding {
    pub(crate) fn core(&self) -> &core::Finding {
        &self.finding
    }

    fn origin(&self) -> Option<&Origin> {
        self.finding.origin()
    }
}

#[pymethods]
impl Finding {
    /// A finding of the rule with a code. `values` are what the holes of the rule's sentence are filled with.
    #[new]
    #[pyo3(signature = (code, *, table = None, record = None, field = None, file = None, sheet = None, row = None,
                        line = None, column = None, raw = None, values: "dict[str, object] | None" = None,
                        severity = None, evidence: "Iterable[dict[str, object]] | None" = None,
                        fix: "dict[str, str] | None" = None))]
    #[expect(clippy::too_many_arguments, reason = "they are named")]
    fn new(
        code: &str,
        table: Option<String>,
        record: Option<String>,
        field: Option<String>,
        file: Option<String>,
        sheet: Option<String>,
        row: Option<u64>,
        line: Option<u64>,
        column: Option<String>,
        raw: Option<String>,
        values: Option<Bound<'_, PyDict>>,
        severity: Option<&str>,
        evidence: Option<Vec<Evidence>>,
        fix: Option<Fix>,
    ) -> PyResult<Self> {
        let mut finding = core::Finding::new(rule(code)?);
        finding = match (table, record) {
            (Some(table), Some(record)) => finding.about(table, record),
            (Some(table), None) => finding.table(table),
            (None, Some(_)) => return Err(errors::value("a record is in a table (give the table too)")),
            (None, None) => finding,
        };
        if let Some(field) = field {
            finding = finding.field(field);
        }
        if let Some(file) = file {
            finding = finding.at(Origin { file, sheet, row, line, column, raw });
        }
        for (hole, value) in values.iter().flatten() {
            finding = finding.with(kept(&hole.extract::<String>()?), from_python(&value)?);
        }
        if let Some(severity) = severity {
            finding = finding.judged(severity.parse().map_err(errors::value::<String>)?);
        }
        for Evidence { table, record, field, value, source } in evidence.into_iter().flatten() {
            finding =
                finding.resting_on(core::Evidence { table: table.into(), record, field: field.into(), value, source });
        }
        if let Some(Fix { table, record, field, before, after }) = fix {
            finding = finding.mended_by(core::Fix { table, record, field, before, after });
        }
        Ok(finding.into())
    }

    /// The stable code of the rule: a letter and three digits.
    #[getter]
    fn code(&self) -> &'static str {
        self.finding.code()
    }

    /// The name of the rule.
    #[getter]
    fn name(&self) -> &'static str {
        self.finding.rule().name
    }

    /// How bad it is: info, warning or error.
    #[getter]
    fn severity(&self) -> Word<core::Severity> {
        Word(self.finding.severity())
    }

    /// The place in a file that shows it, else table, record and field.
    #[getter]
    fn r#where(&self) -> String {
        self.origin().map_or_else(|| self.finding.subject().to_string(), ToString::to_string)
    }

    /// The table it is about.
    #[getter]
    fn table(&self) -> Option<&str> {
        self.finding.subject().table.as_deref()
    }

    /// The id of the record it is about.
    #[getter]
    fn record(&self) -> Option<&str> {
        self.finding.subject().record.as_deref()
    }

    /// The field it is about.
    #[getter]
    fn field(&self) -> Option<&str> {
        self.finding.subject().field.as_deref()
    }

    /// The file that shows it.
    #[getter]
    fn file(&self) -> Option<&str> {
        Some(self.origin()?.file.as_str())
    }

    /// The sheet of the workbook.
    #[getter]
    fn sheet(&self) -> Option<&str> {
        self.origin()?.sheet.as_deref()
    }

    /// The row of the table, counted from 1.
    #[getter]
    fn row(&self) -> Option<u64> {
        self.origin()?.row
    }

    /// The line of the file, counted from 1.
    #[getter]
    fn line(&self) -> Option<u64> {
        self.origin()?.line
    }

    /// The column in the file.
    #[getter]
    fn column(&self) -> Option<&str> {
        self.origin()?.column.as_deref()
    }

    /// What stands there.
    #[getter]
    fn raw(&self) -> Option<&str> {
        self.origin()?.raw.as_deref()
    }

    /// The values it rests on, by the holes of the rule's sentence.
    #[getter]
    fn values<'py>(&self, py: Python<'py>) -> PyResult<Named<'py>> {
        let values = PyDict::new(py);
        for (hole, value) in self.finding.values() {
            if !values.contains(hole)? {
                values.set_item(hole, to_python(py, value)?)?; // of two values for one hole the first one counts
            }
        }
        Ok(Named(values))
    }

    /// The values of records that it rests on: dicts with table, record, field, value and source.
    #[getter]
    fn evidence<'py>(&self, py: Python<'py>) -> PyResult<Tuple<Named<'py>>> {
        let told = self.finding.evidence().iter().map(|evidence| {
            let named = PyDict::new(py);
            let core::Evidence { table, record, field, value, source } = evidence;
            for (name, text) in [("table", table.as_ref()), ("record", record), ("field", field), ("value", value)] {
                named.set_item(name, text)?;
            }
            named.set_item("source", source)?;
            Ok(Named(named))
        });
        told.collect::<PyResult<Vec<_>>>().map(Tuple)
    }

    /// The change that mends it and loses nothing, where there is one: a dict with table, record, field, before and after.
    #[getter]
    fn fix<'py>(&self, py: Python<'py>) -> PyResult<Option<Named<'py>>> {
        let Some(core::Fix { table, record, field, before, after }) = self.finding.fix() else { return Ok(None) };
        let named = PyDict::new(py);
        let texts = [("table", table), ("record", record), ("field", field), ("before", before), ("after", after)];
        for (name, text) in texts {
            named.set_item(name, text)?;
        }
        Ok(Some(Named(named)))
    }

    /// What was found, and in brackets what to do, in a language (`de` or `en`).
    #[pyo3(signature = (*, lang = "en"))]
    fn message(&self, lang: &str) -> PyResult<String> {
        Ok(self.finding.message(language(lang)?))
    }

    /// One line: where, how bad, which rule, what; in a language (`de` or `en`).
    #[pyo3(signature = (*, lang = "en"))]
    fn to_text(&self, lang: &str) -> PyResult<String> {
        Ok(self.finding.to_text(language(lang)?))
    }

    fn __str__(&self) -> String {
        self.finding.to_text(Language::En)
    }

    fn __repr__(&self) -> String {
        format!("<Finding {}>", self.__str__())
    }

    fn __getnewargs_ex__<'py>(&self, py: Python<'py>) -> PyResult<((&str,), Named<'py>)> {
        let named = PyDict::new(py);
        let texts = [
            ("table", self.table()),
            ("record", self.record()),
            ("field", self.field()),
            ("file", self.file()),
            ("sheet", self.sheet()),
            ("column", self.column()),
            ("raw", self.raw()),
        ];
        for (name, text) in texts {
            named.set_item(name, text)?;
        }
        named.set_item("row", self.row())?;
        named.set_item("line", self.line())?;
        named.set_item("values", self.values(py)?.0)?;
        named.set_item("severity", self.finding.severity().as_str())?;
        named.set_item("evidence", PyList::new(py, self.evidence(py)?.0)?)?;
        named.set_item("fix", self.fix(py)?)?;
        Ok(((self.code(),), Named(named)))
    }
}

/// A dict of `Finding.evidence`.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
pub(crate) struct Evidence {
    table: String,
    record: String,
    field: String,
    value: String,
    source: Vec<String>,
}

/// The dict `Finding.fix`.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
pub(crate) struct Fix {
    table: String,
    record: String,
    field: String,
    before: String,
    after: String,
}

fn rule(code: &str) -> PyResult<&'static Rule> {
    let rules = stadtnetz::rules();
    let found = rules.iter().find(|rule| rule.code == code);
    found.copied().ok_or_else(|| {
        let known = rules.iter().map(|rule| rule.code.to_owned());
        errors::unknown("rule", code, known.collect())
    })
}

/// A value as Python has it: a published figure is (comparator, number), the library's own words are a dict by
/// language.
fn to_python<'py>(py: Python<'py>, value: &Value) -> PyResult<Bound<'py, PyAny>> {
    match value {
        Value::Text(text) => text.into_bound_py_any(py),
        Value::Integer(number) => number.into_bound_py_any(py),
        Value::Day(day) => day.into_bound_py_any(py),
        Value::When(when) => When(when.clone()).into_bound_py_any(py),
        Value::Figure(comparator, number) => (comparator.to_string(), number).into_bound_py_any(py),
        Value::Phrase(phrase) => {
            let words = PyDict::new(py);
            for language in Language::ALL {
                words.set_item(language.as_str(), phrase.text(language))?;
            }
            Ok(words.into_any())
        }
        Value::List(values) => {
            let values: Vec<_> = values.iter().map(|value| to_python(py, value)).collect::<PyResult<_>>()?;
            values.into_bound_py_any(py)
        }
    }
}

fn from_python(value: &Bound<'_, PyAny>) -> PyResult<Value> {
    if value.is_instance_of::<PyString>() {
        Ok(Value::Text(value.extract()?))
    } else if value.is_instance_of::<PyInt>() {
        Ok(Value::Integer(value.extract()?))
    } else if value.is_instance_of::<PyDate>() {
        Ok(Value::Day(value.extract::<Day>()?.0))
    } else if let Ok(when) = value.extract::<When>() {
        Ok(Value::When(time::When::clone(&when.0)))
    } else if value.is_instance_of::<PyTuple>() {
        let (comparator, number): (String, i64) = value.extract()?;
        let comparator: Comparator = comparator.parse().map_err(errors::value)?;
        Ok(Value::Figure(comparator, number))
    } else if let Ok(words) = value.cast::<PyDict>() {
        let text = |language: Language| -> PyResult<&'static str> {
            Ok(kept(&words.as_any().get_item(language.as_str())?.extract::<String>()?))
        };
        Ok(Value::Phrase(Template::new(text(Language::De)?, text(Language::En)?)))
    } else if let Ok(values) = value.cast::<PyList>() {
        Ok(Value::List(values.iter().map(|value| from_python(&value)).collect::<PyResult<_>>()?))
    } else {
        Err(errors::wrong_type(format!("a finding holds no {} value", value.get_type().name()?)))
    }
}

/// Every rule that data can break, as a table: code, name, severity, what it means and what to do, in a language
/// (`de`, `en`).
#[pyfunction]
#[pyo3(signature = (*, lang = "en"))]
pub(crate) fn rules(lang: &str) -> PyResult<Table> {
    Ok(core::rules_table(&stadtnetz::rules(), language(lang)?).into())
}

/// Findings as a table, with their sentences in a language (`de` or `en`).
#[pyfunction]
#[pyo3(signature = (findings, *, lang = "en"))]
pub(crate) fn findings_table(findings: Vec<Finding>, lang: &str) -> PyResult<Table> {
    Ok(core::findings_table(&all(&findings), language(lang)?).into())
}

/// Findings as text, json, sarif, csv or github, with their sentences in a language (`de` or `en`); JSON holds both.
#[pyfunction]
#[pyo3(signature = (findings, format, *, lang = "en"))]
pub(crate) fn findings_as(findings: Vec<Finding>, format: &str, lang: &str) -> PyResult<String> {
    let format: Format = format.parse().map_err(errors::value::<String>)?;
    Ok(format.write(&all(&findings), language(lang)?))
}

fn all(findings: &[Finding]) -> Vec<core::Finding> {
    findings.iter().map(|finding| core::Finding::clone(&finding.finding)).collect()
}
