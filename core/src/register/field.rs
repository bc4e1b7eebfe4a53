//! How a value stands in a cell of the register's tables.

use crate::finding::{Rule, Value};
use crate::language::{Comparator, Template};
use crate::place::{Ags, Basis, KeyError, KeyProblem, KeyScheme, Latitude, Longitude, PlaceKind, RegionalKey, State};
use crate::time::{End, When};

use super::id::Id;
use super::record::Record;
use super::rules;

/// The type of a column of the register on disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// Free text.
    Text,
    /// A whole number.
    Integer,
    /// A number with a decimal point.
    Number,
    /// `true` or `false`.
    Flag,
    /// A date as precise as its source, in EDTF, optionally followed by the source's words.
    When,
    /// An id.
    Id,
    /// Ids joined by `;`.
    Ids,
}

/// A column of the register: its name, type and meaning.
#[derive(Clone, Copy, Debug)]
pub struct FieldSpec {
    /// The name, the same in CSV, Python and findings.
    pub name: &'static str,
    /// What it holds.
    pub description: &'static str,
    /// Its type.
    pub kind: FieldKind,
    /// Whether an empty cell is an error.
    pub required: bool,
    /// The table an id points to; several are separated by `|`.
    pub references: Option<&'static str>,
    /// The legal texts, where they are few.
    pub values: &'static [&'static str],
}

/// A value as a reader of it meets it, without its cell being written.
#[derive(Clone, Copy, Debug)]
pub enum Seen<'a> {
    /// Free text.
    Text(&'a str),
    /// A date.
    When(&'a When),
    /// Nothing, or a value of another type.
    Other,
}

/// Why a cell cannot be read: the rule it breaks and what was expected.
#[derive(Clone, Debug)]
pub struct FieldFault {
    pub(crate) rule: &'static Rule,
    pub(crate) expected: Value,
}

impl FieldFault {
    fn value(expected: impl Into<Value>) -> Self {
        Self { rule: &rules::VALUE_UNREADABLE, expected: expected.into() }
    }
}

/// A value that can stand in a cell. An empty cell is never handed to `read`.
pub trait Field: Sized {
    /// The type of the column.
    const KIND: FieldKind;
    /// The tables an id may point to.
    const REFERENCES: Option<&'static str> = None;
    /// The legal texts, where they are few.
    const VALUES: &'static [&'static str] = &[];
    /// Whether an empty cell is an error.
    const REQUIRED: bool = true;

    /// The value of a cell that is not empty.
    ///
    /// # Errors
    /// Text that is no value of this type, with the rule it breaks and what was expected.
    fn read(text: &str) -> Result<Self, FieldFault>;

    /// The cell of a value.
    fn write(&self) -> String;

    /// The value itself, where it is text or a date.
    fn seen(&self) -> Seen<'_> {
        Seen::Other
    }

    /// The value of an empty cell, where there may be one.
    fn missing() -> Option<Self> {
        None
    }

    /// Shows the records the value points to: table (several separated by `|`) and id.
    fn targets<'a>(&'a self, _see: &mut dyn FnMut(&'static str, &'a str)) {}

    /// Why the value cannot stand in a cell, though its type holds it: written and read again it would be another.
    fn unwritable(&self) -> Option<FieldFault> {
        None
    }
}

impl<T: Field> Field for Option<T> {
    const KIND: FieldKind = T::KIND;
    const REFERENCES: Option<&'static str> = T::REFERENCES;
    const VALUES: &'static [&'static str] = T::VALUES;
    const REQUIRED: bool = false;

    fn read(text: &str) -> Result<Self, FieldFault> {
        T::read(text).map(Some)
    }

    fn write(&self) -> String {
        self.as_ref().map_or_else(String::new, Field::write)
    }

    fn seen(&self) -> Seen<'_> {
        self.as_ref().map_or(Seen::Other, Field::seen)
    }

    fn missing() -> Option<Self> {
        Some(None)
    }

    fn targets<'a>(&'a self, see: &mut dyn FnMut(&'static str, &'a str)) {
        if let Some(value) = self {
            value.targets(see);
        }
    }

    fn unwritable(&self) -> Option<FieldFault> {
        self.as_ref().and_then(Field::unwritable)
    }
}

impl<T: Record> Field for Id<T> {
    const KIND: FieldKind = FieldKind::Id;
    const REFERENCES: Option<&'static str> = Some(T::TABLE);

    fn read(text: &str) -> Result<Self, FieldFault> {
        Self::new(text).map_err(|_| FieldFault::value("a-z, 0-9, -"))
    }

    fn write(&self) -> String {
        self.as_str().to_owned()
    }

    fn targets<'a>(&'a self, see: &mut dyn FnMut(&'static str, &'a str)) {
        see(T::TABLE, self.as_str());
    }
}

impl<T: Record> Field for Vec<Id<T>> {
    const KIND: FieldKind = FieldKind::Ids;
    const REQUIRED: bool = false; // a record without a source is finding S001, not an unreadable row
    const REFERENCES: Option<&'static str> = Some(T::TABLE);

    fn read(text: &str) -> Result<Self, FieldFault> {
        text.split(';').map(|id| Id::read(id.trim())).collect()
    }

    fn write(&self) -> String {
        self.iter().map(Id::as_str).collect::<Vec<_>>().join(";")
    }

    fn missing() -> Option<Self> {
        Some(Vec::new())
    }

    fn targets<'a>(&'a self, see: &mut dyn FnMut(&'static str, &'a str)) {
        for id in self {
            see(T::TABLE, id.as_str());
        }
    }
}

impl Field for String {
    const KIND: FieldKind = FieldKind::Text;

    fn read(text: &str) -> Result<Self, FieldFault> {
        Ok(text.to_owned())
    }

    fn write(&self) -> String {
        self.clone()
    }

    fn seen(&self) -> Seen<'_> {
        Seen::Text(self)
    }

    fn unwritable(&self) -> Option<FieldFault> {
        self.is_empty().then(|| FieldFault { rule: &rules::VALUE_MISSING, expected: "".into() })
    }
}

impl Field for When {
    const KIND: FieldKind = FieldKind::When;

    fn read(text: &str) -> Result<Self, FieldFault> {
        When::from_field(text).map_err(|error| FieldFault {
            rule: &rules::DATE_UNREADABLE,
            expected: rules::date_phrase(error.reason()).into(),
        })
    }

    fn write(&self) -> String {
        self.to_field()
    }

    fn seen(&self) -> Seen<'_> {
        Seen::When(self)
    }
}

macro_rules! key_field {
    ($($type:ty, $de:literal, $en:literal);+ $(;)?) => {$(
        impl Field for $type {
            const KIND: FieldKind = FieldKind::Text;

            fn read(text: &str) -> Result<Self, FieldFault> {
                text.parse::<$type>().map_err(|error: KeyError| FieldFault {
                    rule: &rules::KEY_MALFORMED,
                    expected: match error.problem() {
                        KeyProblem::NoState => Template::new("erste zwei Ziffern 01 bis 16", "first two digits 01 to 16"),
                        _ => Template::new($de, $en),
                    }
                    .into(),
                })
            }

            fn write(&self) -> String {
                self.to_string()
            }
        }
    )+};
}

key_field! {
    Ags, "8 Ziffern; führende Null verloren?", "8 digits; leading zero lost?";
    RegionalKey, "2, 3, 5, 9 oder 12 Ziffern; führende Null verloren?", "2, 3, 5, 9 or 12 digits; leading zero lost?";
}

macro_rules! parsed_field {
    ($($type:ty as $kind:ident, $expected:expr, $values:expr);+ $(;)?) => {$(
        impl Field for $type {
            const KIND: FieldKind = FieldKind::$kind;
            const VALUES: &'static [&'static str] = $values;

            fn read(text: &str) -> Result<Self, FieldFault> {
                text.parse::<$type>().map_err(|_| FieldFault::value($expected))
            }

            fn write(&self) -> String {
                self.to_string()
            }
        }
    )+};
}

parsed_field! {
    i64 as Integer, "0-9", &[];
    bool as Flag, "true, false", &["true", "false"];
    Latitude as Number, "51.31", &[];
    Longitude as Number, "9.49", &[];
    State as Text, "DE-RP", &[];
    PlaceKind as Text, PlaceKind::WORDS.join(", "), PlaceKind::WORDS;
    KeyScheme as Text, KeyScheme::WORDS.join(", "), KeyScheme::WORDS;
    Basis as Text, Basis::WORDS.join(", "), Basis::WORDS;
    End as Text, End::WORDS.join(", "), End::WORDS;
    Comparator as Text, Comparator::WORDS.join(", "), Comparator::WORDS;
}

impl Field for f64 {
    const KIND: FieldKind = FieldKind::Number;

    fn read(text: &str) -> Result<Self, FieldFault> {
        match text.parse::<f64>() {
            Ok(number) if number.is_finite() => Ok(number),
            _ => Err(FieldFault::value("123.45")),
        }
    }

    fn write(&self) -> String {
        self.to_string()
    }

    fn unwritable(&self) -> Option<FieldFault> {
        (!self.is_finite()).then(|| FieldFault::value("123.45"))
    }
}

/// A closed vocabulary: an enum with one text per variant, the same in CSV, Python and findings.
macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$variant_meta])* $variant),+ }

        impl $name {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The text used in tables.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl crate::register::field::Field for $name {
            const KIND: crate::register::field::FieldKind = crate::register::field::FieldKind::Text;
            const VALUES: &'static [&'static str] = &[$($text),+];

            fn read(text: &str) -> Result<Self, crate::register::field::FieldFault> {
                match text {
                    $($text => Ok(Self::$variant),)+
                    _ => Err(crate::register::field::FieldFault::one_of(Self::VALUES)),
                }
            }

            fn write(&self) -> String {
                self.as_str().to_owned()
            }
        }
    };
}
pub(crate) use vocabulary;

impl FieldFault {
    pub(crate) fn one_of(values: &[&str]) -> Self {
        Self::value(values.join(", "))
    }
}
