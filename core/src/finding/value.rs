use chrono::NaiveDate;

use crate::language::{self, Comparator, Language, Template};
use crate::time::When;

/// A value a finding rests on.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Text, shown as it is.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// A calendar day.
    Day(NaiveDate),
    /// A date as precise as its source.
    When(When),
    /// A published figure with its qualifier.
    Figure(Comparator, i64),
    /// Words of the library itself, in both languages.
    Phrase(Template),
    /// Several values, joined with "and" or "und".
    List(Vec<Value>),
}

impl Value {
    /// The value as a person reads it in a language.
    pub fn show(&self, language: Language) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Integer(number) => language::numbers::integer(*number, language),
            Self::Day(day) => day.to_string(),
            Self::When(when) => when.to_string(),
            Self::Figure(comparator, number) => comparator.phrase(*number, language),
            Self::Phrase(phrase) => phrase.text(language).to_owned(),
            Self::List(values) => {
                let shown: Vec<String> = values.iter().map(|value| value.show(language)).collect();
                language::list::and(&shown, language)
            }
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Integer(number)
    }
}

impl From<usize> for Value {
    fn from(number: usize) -> Self {
        Self::Integer(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<Template> for Value {
    fn from(phrase: Template) -> Self {
        Self::Phrase(phrase)
    }
}

impl From<NaiveDate> for Value {
    fn from(day: NaiveDate) -> Self {
        Self::Day(day)
    }
}

impl From<When> for Value {
    fn from(when: When) -> Self {
        Self::When(when)
    }
}

impl<T: Into<Value>> From<Vec<T>> for Value {
    fn from(values: Vec<T>) -> Self {
        Self::List(values.into_iter().map(Into::into).collect())
    }
}
