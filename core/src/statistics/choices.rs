//! What figures can be asked for by a word.

use std::str::FromStr;

use super::coverage::By;
use super::graph::Weight;
use super::network::TieKind;
use super::sector_mix::Seat;

/// Text that is none of the words one can choose from.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{found}\" is no {choice} (expected {expected})")]
pub struct ChoiceError {
    found: String,
    choice: &'static str,
    expected: String,
}

impl ChoiceError {
    pub(crate) fn new(found: &str, choice: &'static str, expected: &[&str]) -> Self {
        Self { found: found.to_owned(), choice, expected: expected.join(", ") }
    }
}

macro_rules! read_from_words {
    ($($choice:ident: $name:literal),+) => {$(
        impl FromStr for $choice {
            type Err = ChoiceError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                let found = Self::ALL.into_iter().find(|one| one.as_str() == text);
                found.ok_or_else(|| ChoiceError::new(text, $name, &Self::ALL.map(Self::as_str)))
            }
        }
    )+};
}

read_from_words! { By: "breakdown", Seat: "seat", TieKind: "kind of tie", Weight: "weight" }
