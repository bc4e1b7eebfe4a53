//! German and English: sentences with holes, numbers, dates, lists and plurals as people write and read them.
//!
//! Data carry values; a sentence is made when somebody reads it, in the language of the reader.
//!
//! ```
//! use stadtnetz::language::{Comparator, Language, Template, numbers};
//!
//! let sentence = Template::new("{n} Städte nahmen teil", "{n} cities took part");
//! let fill = |hole: &str| (hole == "n").then(|| Comparator::MoreThan.phrase(1_200, Language::De));
//! assert_eq!(sentence.render(Language::De, fill), "über 1.200 Städte nahmen teil");
//! assert_eq!(numbers::read_integer("12.345"), Ok(12_345));
//! ```

mod comparator;
pub mod dates;
pub mod list;
pub mod numbers;
pub mod plural;
mod template;
#[cfg(test)]
mod tests;

use std::fmt;
use std::str::FromStr;

pub use comparator::{Comparator, Figure, FigureError};
pub use template::Template;

/// A language the library speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// German.
    De,
    /// English.
    #[default]
    En,
}

impl Language {
    /// All languages.
    pub const ALL: [Self; 2] = [Self::De, Self::En];

    /// The ISO 639-1 code.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::De => "de",
            Self::En => "en",
        }
    }

    /// One of two values, by language.
    pub const fn pick<T: Copy>(self, de: T, en: T) -> T {
        match self {
            Self::De => de,
            Self::En => en,
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Text that names no language of this library.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a language of this library (expected de or en)")]
pub struct LanguageError(String);

impl FromStr for Language {
    type Err = LanguageError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "de" => Ok(Self::De),
            "en" => Ok(Self::En),
            _ => Err(LanguageError(text.to_owned())),
        }
    }
}
