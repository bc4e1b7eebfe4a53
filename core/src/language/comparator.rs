use std::fmt;
use std::str::FromStr;

use super::Language;
use super::numbers::{self, NumberError};

/// How a published figure is meant. "Over 100" is not 100, and "about 100" is neither.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Comparator {
    /// Just that many.
    Exactly,
    /// That many or more.
    AtLeast,
    /// More than that.
    MoreThan,
    /// Near that number.
    About,
    /// That many or fewer.
    UpTo,
}

impl Comparator {
    /// All comparators.
    pub const ALL: [Self; 5] = [Self::Exactly, Self::AtLeast, Self::MoreThan, Self::About, Self::UpTo];

    /// The texts used in tables.
    pub const WORDS: &'static [&'static str] = &["exactly", "at-least", "more-than", "about", "up-to"];

    /// The text used in tables: `exactly`, `at-least`, `more-than`, `about`, `up-to`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Exactly => "exactly",
            Self::AtLeast => "at-least",
            Self::MoreThan => "more-than",
            Self::About => "about",
            Self::UpTo => "up-to",
        }
    }

    /// The figure as a person says it: `über 1.200`, `more than 1,200`.
    pub fn phrase(self, number: i64, language: Language) -> String {
        let word = match self {
            Self::Exactly => return numbers::integer(number, language),
            Self::AtLeast => language.pick("mindestens", "at least"),
            Self::MoreThan => language.pick("über", "more than"),
            Self::About => language.pick("rund", "about"),
            Self::UpTo => language.pick("bis zu", "up to"),
        };
        format!("{word} {}", numbers::integer(number, language))
    }
}

impl fmt::Display for Comparator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A word that is no comparator.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a comparator (expected exactly, at-least, more-than, about or up-to)")]
pub struct ComparatorError(String);

impl FromStr for Comparator {
    type Err = ComparatorError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|word| word.as_str() == text).ok_or_else(|| ComparatorError(text.to_owned()))
    }
}

/// A whole number as German writers qualify it: `rund 150`, `über 100`, `bis zu 50`, `knapp 20 000`, `12.345`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Figure {
    /// How it is meant.
    pub comparator: Comparator,
    /// The number.
    pub value: i64,
}

/// Text that is no figure.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{text}\" {problem}")]
pub struct FigureError {
    text: String,
    problem: NumberError,
}

impl FigureError {
    /// What is wrong with it.
    pub fn problem(&self) -> NumberError {
        self.problem
    }
}

const WORDS: [(&str, Comparator); 18] = [
    ("genau", Comparator::Exactly),
    ("mindestens", Comparator::AtLeast),
    ("wenigstens", Comparator::AtLeast),
    ("mehr als", Comparator::MoreThan),
    ("über", Comparator::MoreThan),
    ("ueber", Comparator::MoreThan),
    (">", Comparator::MoreThan),
    ("rund", Comparator::About),
    ("etwa", Comparator::About),
    ("circa", Comparator::About),
    ("ca.", Comparator::About),
    ("ca", Comparator::About),
    ("ungefähr", Comparator::About),
    ("gut", Comparator::About),
    ("knapp", Comparator::About),
    ("fast", Comparator::About),
    ("bis zu", Comparator::UpTo),
    ("maximal", Comparator::UpTo),
];

impl FromStr for Figure {
    type Err = FigureError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let trimmed = text.trim();
        let lower = trimmed.to_lowercase();
        let qualified = WORDS.iter().find_map(|&(word, comparator)| {
            let rest = lower.strip_prefix(word)?;
            (rest.starts_with([' ', '\u{a0}']) || word == ">").then_some((comparator, rest))
        });
        let (comparator, number) = qualified.unwrap_or((Comparator::Exactly, &lower));
        numbers::read_integer(number)
            .map(|value| Self { comparator, value })
            .map_err(|problem| FigureError { text: trimmed.to_owned(), problem })
    }
}
