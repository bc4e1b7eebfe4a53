use std::fmt;
use std::str::FromStr;

/// What is known of an end. An empty end is four different things.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum End {
    /// A source says when it ended.
    Known,
    /// A source says that on some day it was still running.
    Open,
    /// A term was announced in advance; that proves nothing.
    Planned,
    /// Nobody says.
    Unknown,
}

impl End {
    /// The texts used in tables.
    pub const WORDS: &'static [&'static str] = &["known", "open", "planned", "unknown"];

    /// `known`, `open`, `planned` or `unknown`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Known => "known",
            Self::Open => "open",
            Self::Planned => "planned",
            Self::Unknown => "unknown",
        }
    }
}

/// A word that does not belong to a closed vocabulary.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{found}\" is not a word for this (expected {expected})")]
pub struct WordError {
    /// The word.
    pub found: String,
    /// The words of the vocabulary.
    pub expected: &'static str,
}

impl FromStr for End {
    type Err = WordError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "known" => Ok(Self::Known),
            "open" => Ok(Self::Open),
            "planned" => Ok(Self::Planned),
            "unknown" => Ok(Self::Unknown),
            _ => Err(WordError { found: text.to_owned(), expected: "known, open, planned or unknown" }),
        }
    }
}

impl fmt::Display for End {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
