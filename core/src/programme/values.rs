//! How the values of the definition become types.

use toml::de::DeValue;

use super::names::is_id;
use super::position::Spot;
use super::reader::Value;
use super::rules;
use crate::finding::Finding;
use crate::language::{Comparator, Template};
use crate::place::{Edges, PlaceKind};
use crate::time::{Day, When, parse_day};

/// A type that a value of the definition can have.
pub(super) trait Readable: Sized {
    /// What is expected, for somebody who wrote something else.
    const EXPECTED: Template;
    /// Whether it is a date.
    const IS_DATE: bool = false;

    /// The value; a fault is reported where it is none.
    fn read(value: &Value<'_>) -> Option<Self>;
}

/// An id, lower-case letters, digits and hyphens, with its place.
pub(super) struct Key {
    pub(super) id: String,
    pub(super) spot: Spot,
}

/// A name that stands for something, with its place.
pub(super) struct Named {
    pub(super) text: String,
    pub(super) spot: Spot,
}

/// One name, or a list of names.
pub(super) enum Choice {
    One(Named),
    Several(Vec<Named>),
}

/// The name of a value's type.
pub(super) fn type_name(value: &DeValue<'_>) -> Template {
    match value {
        DeValue::String(_) => Template::new("ein Text", "a text"),
        DeValue::Integer(_) => Template::new("eine ganze Zahl", "a whole number"),
        DeValue::Float(_) => Template::new("eine Zahl mit Bruchteil", "a number with a fraction"),
        DeValue::Boolean(_) => Template::new("ein Wahrheitswert", "true or false"),
        DeValue::Datetime(_) => Template::new("ein Datum ohne Anführungszeichen", "a date without quotation marks"),
        DeValue::Array(_) => Template::new("eine Liste", "a list"),
        DeValue::Table(_) => Template::new("eine Tabelle", "a table"),
    }
}

/// The text of a value; a fault is reported where it is none or empty.
pub(super) fn text<'a, T: Readable>(value: &Value<'a>) -> Option<&'a str> {
    match value.toml.as_str() {
        None => {
            value.wrong_type::<T>();
            None
        }
        Some(text) if text.trim().is_empty() => {
            value.fault(Finding::new(&rules::KEY_MISSING).with("field", value.spot.field.as_str()));
            None
        }
        Some(text) => Some(text),
    }
}

impl Readable for String {
    const EXPECTED: Template = Template::new("ein Text in Anführungszeichen", "a text in quotation marks");

    fn read(value: &Value<'_>) -> Option<Self> {
        text::<Self>(value).map(str::to_owned)
    }
}

impl Readable for Key {
    const EXPECTED: Template = Template::new("eine id in Anführungszeichen", "an id in quotation marks");

    fn read(value: &Value<'_>) -> Option<Self> {
        let id = text::<Self>(value)?;
        if is_id(id) {
            return Some(Self { id: id.to_owned(), spot: value.spot.clone() });
        }
        value.fault(Finding::new(&rules::ID_MALFORMED).with("found", id));
        None
    }
}

impl Readable for Named {
    const EXPECTED: Template = Template::new("ein Name in Anführungszeichen", "a name in quotation marks");

    fn read(value: &Value<'_>) -> Option<Self> {
        text::<Self>(value).map(|text| Self { text: text.to_owned(), spot: value.spot.clone() })
    }
}

impl Readable for Choice {
    const EXPECTED: Template =
        Template::new("ein Name in Anführungszeichen oder eine Liste", "a name in quotation marks or a list");

    fn read(value: &Value<'_>) -> Option<Self> {
        match value.toml {
            DeValue::String(_) => Named::read(value).map(Self::One),
            DeValue::Array(items) if items.is_empty() => {
                value.fault(Finding::new(&rules::KEY_MISSING).with("field", value.spot.field.as_str()));
                None
            }
            DeValue::Array(_) => Vec::read(value).map(Self::Several),
            _ => {
                value.wrong_type::<Self>();
                None
            }
        }
    }
}

impl Readable for When {
    const EXPECTED: Template = Template::new(
        "ein Datum in Anführungszeichen, etwa \"2020-07-01\"",
        "a date in quotation marks, such as \"2020-07-01\"",
    );
    const IS_DATE: bool = true;

    fn read(value: &Value<'_>) -> Option<Self> {
        let cell = text::<Self>(value)?;
        let when = Self::from_field(cell).ok();
        if when.is_none() {
            value.fault(Finding::new(&rules::DATE_UNREADABLE).with("found", cell));
        }
        when
    }
}

impl Readable for Day {
    const EXPECTED: Template = Template::new(
        "ein Tag in Anführungszeichen, etwa \"2020-07-01\"",
        "a day in quotation marks, such as \"2020-07-01\"",
    );
    const IS_DATE: bool = true;

    fn read(value: &Value<'_>) -> Option<Self> {
        let cell = text::<Self>(value)?;
        let day = parse_day(cell).ok();
        if day.is_none() {
            value.fault(Finding::new(&rules::DAY_UNREADABLE).with("found", cell));
        }
        day
    }
}

impl Readable for i64 {
    const EXPECTED: Template = Template::new("eine ganze Zahl", "a whole number");

    fn read(value: &Value<'_>) -> Option<Self> {
        let Some(integer) = value.toml.as_integer() else {
            value.wrong_type::<Self>();
            return None;
        };
        let number = Self::from_str_radix(integer.as_str(), integer.radix()).ok();
        if number.is_none() {
            refuse_number(value, integer.to_string(), Template::new("eine kleinere Zahl", "a smaller number"));
        }
        number
    }
}

impl Readable for usize {
    const EXPECTED: Template = i64::EXPECTED;

    fn read(value: &Value<'_>) -> Option<Self> {
        let number = i64::read(value)?;
        let count = Self::try_from(number).ok();
        if count.is_none() {
            refuse_number(value, number.to_string(), Template::new("0 oder mehr", "0 or more"));
        }
        count
    }
}

impl Readable for u32 {
    const EXPECTED: Template = i64::EXPECTED;

    fn read(value: &Value<'_>) -> Option<Self> {
        let number = usize::read(value)?;
        let count = Self::try_from(number).ok();
        if count.is_none() {
            refuse_number(value, number.to_string(), Template::new("eine kleinere Zahl", "a smaller number"));
        }
        count
    }
}

/// Reports a number that cannot stand here.
pub(super) fn refuse_number(value: &Value<'_>, found: String, expected: Template) {
    value.fault(Finding::new(&rules::NUMBER_REFUSED).with("found", found).with("expected", expected));
}

impl Readable for bool {
    const EXPECTED: Template = Template::new("true oder false", "true or false");

    fn read(value: &Value<'_>) -> Option<Self> {
        let answer = value.toml.as_bool();
        if answer.is_none() {
            value.wrong_type::<Self>();
        }
        answer
    }
}

impl<T: Readable> Readable for Vec<T> {
    const EXPECTED: Template = Template::new("eine Liste in eckigen Klammern", "a list in square brackets");

    /// The items that could be read; each faulty one is reported at its own place.
    fn read(value: &Value<'_>) -> Option<Self> {
        let DeValue::Array(items) = value.toml else {
            value.wrong_type::<Self>();
            return None;
        };
        let read = items.iter().filter_map(|item| {
            let spot = Spot { byte: item.span().start, ..value.spot.clone() };
            T::read(&Value { report: value.report, spot, toml: item.get_ref() })
        });
        Some(read.collect())
    }
}

/// A word of a closed vocabulary.
pub(super) fn word<T: Readable>(value: &Value<'_>, words: &[&str], parse: impl Fn(&str) -> Option<T>) -> Option<T> {
    let found = text::<T>(value)?;
    let parsed = parse(found);
    if parsed.is_none() {
        let expected = words.join(", ");
        value.fault(Finding::new(&rules::WORD_REFUSED).with("found", found).with("expected", expected));
    }
    parsed
}

pub(super) const WORD: Template = Template::new("ein Wort in Anführungszeichen", "a word in quotation marks");

impl Readable for PlaceKind {
    const EXPECTED: Template = WORD;

    fn read(value: &Value<'_>) -> Option<Self> {
        word(value, Self::WORDS, |text| text.parse().ok())
    }
}

impl Readable for Comparator {
    const EXPECTED: Template = WORD;

    fn read(value: &Value<'_>) -> Option<Self> {
        word(value, Self::WORDS, |text| text.parse().ok())
    }
}

impl Readable for Edges {
    const EXPECTED: Template = WORD;

    fn read(value: &Value<'_>) -> Option<Self> {
        let all = [Self::Inclusive, Self::HalfOpen, Self::Unspecified];
        word(value, &all.map(Self::as_str), |text| all.into_iter().find(|edges| edges.as_str() == text))
    }
}

/// Declares a closed vocabulary of the definition: an enum with one text per variant.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name { $($(#[$variant_meta])* $variant),+ }

        impl $name {
            /// The texts used in definitions.
            pub const WORDS: &'static [&'static str] = &[$($text),+];

            /// The text used in definitions.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl $crate::programme::values::Readable for $name {
            const EXPECTED: $crate::language::Template = $crate::programme::values::WORD;

            fn read(value: &$crate::programme::reader::Value<'_>) -> Option<Self> {
                $crate::programme::values::word(value, Self::WORDS, |text| match text {
                    $($text => Some(Self::$variant),)+
                    _ => None,
                })
            }
        }
    };
}
pub(super) use words;
