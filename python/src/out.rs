//! What goes out as tuples, dicts and iterators, with the type that the stubs say.

#[cfg(feature = "stubs")]
use pyo3::inspect::{PyStaticConstant, PyStaticExpr};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyIterator, PyList, PyString, PyTuple};
#[cfg(feature = "stubs")]
use pyo3::{type_hint_identifier, type_hint_subscript};
use stadtnetz::eligibility::Timely;
use stadtnetz::finding::Severity;
use stadtnetz::register::{MemberStatus, StatementKind};
use stadtnetz::time::Answer;

/// A tuple of equal things: nobody believes that changing it changes anything.
pub(crate) struct Tuple<T>(pub(crate) Vec<T>);

impl<T> FromIterator<T> for Tuple<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        Self(values.into_iter().collect())
    }
}

impl<'py, T: IntoPyObject<'py>> IntoPyObject<'py> for Tuple<T> {
    type Target = PyTuple;
    type Output = Bound<'py, PyTuple>;
    type Error = PyErr;

    #[cfg(feature = "stubs")]
    const OUTPUT_TYPE: PyStaticExpr = type_hint_subscript!(
        type_hint_identifier!("builtins", "tuple"),
        T::OUTPUT_TYPE,
        PyStaticExpr::Constant { value: PyStaticConstant::Ellipsis }
    );

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        PyTuple::new(py, self.0)
    }
}

/// An iterator over equal things.
pub(crate) struct Iter<T>(pub(crate) Vec<T>);

impl<'py, T: IntoPyObject<'py>> IntoPyObject<'py> for Iter<T> {
    type Target = PyIterator;
    type Output = Bound<'py, PyIterator>;
    type Error = PyErr;

    #[cfg(feature = "stubs")]
    const OUTPUT_TYPE: PyStaticExpr =
        type_hint_subscript!(type_hint_identifier!("collections.abc", "Iterator"), T::OUTPUT_TYPE);

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        PyList::new(py, self.0)?.try_iter()
    }
}

/// A dict by name, of whatever values.
pub(crate) struct Named<'py>(pub(crate) Bound<'py, PyDict>);

impl<'py> IntoPyObject<'py> for Named<'py> {
    type Target = PyDict;
    type Output = Bound<'py, PyDict>;
    type Error = PyErr;

    #[cfg(feature = "stubs")]
    const OUTPUT_TYPE: PyStaticExpr = type_hint_subscript!(
        type_hint_identifier!("builtins", "dict"),
        type_hint_identifier!("builtins", "str"),
        type_hint_identifier!("typing", "Any")
    );

    fn into_pyobject(self, _: Python<'py>) -> PyResult<Self::Output> {
        Ok(self.0)
    }
}

/// A list of whatever values.
pub(crate) struct List<'py>(pub(crate) Bound<'py, PyList>);

impl<'py> IntoPyObject<'py> for List<'py> {
    type Target = PyList;
    type Output = Bound<'py, PyList>;
    type Error = PyErr;

    #[cfg(feature = "stubs")]
    const OUTPUT_TYPE: PyStaticExpr =
        type_hint_subscript!(type_hint_identifier!("builtins", "list"), type_hint_identifier!("typing", "Any"));

    fn into_pyobject(self, _: Python<'py>) -> PyResult<Self::Output> {
        Ok(self.0)
    }
}

/// A value of whatever type.
pub(crate) struct Anything<'py>(pub(crate) Bound<'py, PyAny>);

impl<'py> IntoPyObject<'py> for Anything<'py> {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    #[cfg(feature = "stubs")]
    const OUTPUT_TYPE: PyStaticExpr = type_hint_identifier!("typing", "Any");

    fn into_pyobject(self, _: Python<'py>) -> PyResult<Self::Output> {
        Ok(self.0)
    }
}

/// A word of a closed vocabulary, whose words the stubs say one by one. The compiler asks for all of them.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Word<T>(pub(crate) T);

macro_rules! vocabularies {
    ($($vocabulary:ident { $($word:ident),+ })+) => {$(
        impl<'py> IntoPyObject<'py> for Word<$vocabulary> {
            type Target = PyString;
            type Output = Bound<'py, PyString>;
            type Error = PyErr;

            #[cfg(feature = "stubs")]
            const OUTPUT_TYPE: PyStaticExpr = PyStaticExpr::Subscript {
                value: &type_hint_identifier!("typing", "Literal"),
                slice: &PyStaticExpr::Tuple {
                    elts: &[$(
                        PyStaticExpr::Constant { value: PyStaticConstant::Str($vocabulary::$word.as_str()) },
                    )+],
                },
            };

            fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
                let word = match self.0 { $( $vocabulary::$word => $vocabulary::$word.as_str(), )+ };
                Ok(PyString::intern(py, word))
            }
        }
    )+};
}

/// The type of a column's values.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum ColumnKind {
    Text,
    Integer,
    Number,
    Flag,
    Day,
}

impl ColumnKind {
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Flag => "flag",
            Self::Day => "day",
        }
    }
}

/// What a German text says of time.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum GermanDateKind {
    When,
    From,
    LastDay,
    Span,
}

impl GermanDateKind {
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::When => "when",
            Self::From => "from",
            Self::LastDay => "last-day",
            Self::Span => "span",
        }
    }
}

vocabularies! {
    Severity { Info, Warning, Error }
    MemberStatus { Certain, Presumed, Possible, No }
    StatementKind { Start, CallOpened, Seen, OpenAsOf, End, AbsentFromCompleteList, PlannedEnd }
    ColumnKind { Text, Integer, Number, Flag, Day }
    GermanDateKind { When, From, LastDay, Span }
    Answer { Yes, No, Unknown }
    Timely { InTime, InTimeByExtension, CoveredLater, Late, Early, Open }
}
