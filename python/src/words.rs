//! Arguments that are words or days.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::str::FromStr;
use std::sync::Mutex;

use chrono::NaiveDate;
#[cfg(feature = "stubs")]
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::types::PyDateTime;
#[cfg(feature = "stubs")]
use pyo3::{type_hint_identifier, type_hint_subscript, type_hint_union};
use stadtnetz::language::Language;
use stadtnetz::statistics::ChoiceError;
use stadtnetz::time::parse_day;

use crate::errors;

/// The language with this code.
pub(crate) fn language(code: &str) -> PyResult<Language> {
    code.parse().map_err(|error: stadtnetz::language::LanguageError| errors::value(error))
}

/// What a word of the core stands for.
pub(crate) fn chosen<T: FromStr<Err = ChoiceError>>(word: &str) -> PyResult<T> {
    word.parse().map_err(errors::value::<ChoiceError>)
}

/// A day: a `datetime.date`, or its ISO text.
#[derive(Clone, Copy)]
pub(crate) struct Day(pub(crate) NaiveDate);

impl<'py> FromPyObject<'_, 'py> for Day {
    type Error = PyErr;

    #[cfg(feature = "stubs")]
    const INPUT_TYPE: PyStaticExpr =
        type_hint_union!(type_hint_identifier!("datetime", "date"), type_hint_identifier!("builtins", "str"));

    fn extract(given: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if let Ok(text) = given.extract::<String>() {
            return parse_day(&text).map(Self).map_err(|error| errors::date(&error));
        }
        if given.is_instance_of::<PyDateTime>() {
            return Err(errors::wrong_type("a datetime is not a day (take its .date())"));
        }
        given.extract().map(Self)
    }
}

/// Codes of rules, or how they begin: one text with commas, or several.
pub(crate) struct Codes(pub(crate) Vec<String>);

impl<'py> FromPyObject<'_, 'py> for Codes {
    type Error = PyErr;

    #[cfg(feature = "stubs")]
    const INPUT_TYPE: PyStaticExpr = type_hint_union!(
        type_hint_identifier!("builtins", "str"),
        type_hint_subscript!(
            type_hint_identifier!("collections.abc", "Iterable"),
            type_hint_identifier!("builtins", "str")
        )
    );

    fn extract(given: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if let Ok(text) = given.extract::<String>() {
            return Ok(Self(text.split(',').map(|code| code.trim().to_owned()).collect()));
        }
        given.try_iter()?.map(|code| code?.extract()).collect::<PyResult<_>>().map(Self)
    }
}

#[cfg(feature = "stubs")]
pub(crate) const PATH: PyStaticExpr = type_hint_union!(
    type_hint_identifier!("builtins", "str"),
    type_hint_subscript!(type_hint_identifier!("os", "PathLike"), type_hint_identifier!("builtins", "str"))
);

/// One path or several.
pub(crate) struct Paths(pub(crate) Vec<PathBuf>);

impl<'py> FromPyObject<'_, 'py> for Paths {
    type Error = PyErr;

    #[cfg(feature = "stubs")]
    const INPUT_TYPE: PyStaticExpr =
        type_hint_union!(PATH, type_hint_subscript!(type_hint_identifier!("collections.abc", "Iterable"), PATH));

    fn extract(given: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if let Ok(one) = given.extract() {
            return Ok(Self(vec![one]));
        }
        given.try_iter()?.map(|path| path?.extract()).collect::<PyResult<_>>().map(Self)
    }
}

/// A text that lives as long as the process, each distinct one kept once. The core's own words are such texts; only
/// what was pickled brings them back as text of the moment.
pub(crate) fn kept(text: &str) -> &'static str {
    static KEPT: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());
    let mut kept = KEPT.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    kept.get(text).copied().unwrap_or_else(|| {
        let text: &'static str = Box::leak(text.into());
        kept.insert(text);
        text
    })
}
