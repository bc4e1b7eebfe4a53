use thiserror::Error;

use super::Figure;
use crate::official::history::{Lost, NoRoute, UnitKeyError};

/// A figure that found no place in the territory asked for.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Unmatched {
    /// The figure as it came in.
    pub figure: Figure,
    /// Its position among the figures, counted from 0.
    pub position: usize,
    /// Why.
    pub reason: Reason,
}

/// Why a figure found no place.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum Reason {
    /// The text is no key.
    #[error(transparent)]
    Malformed(UnitKeyError),
    /// The key of an association of municipalities, which has no territory in any crosswalk.
    #[error("the key is that of an association of municipalities (use the keys of its municipalities)")]
    Association,
    /// There is no value, or none that is finite.
    #[error("the value is missing")]
    MissingValue,
    /// A rate without a denominator cannot be weighted.
    #[error("the denominator of the rate is missing (a rate needs numerator and denominator)")]
    MissingDenominator,
    /// The same key stands earlier among the figures of the year.
    #[error("the key stands twice in the year (add the figures up or separate them first)")]
    Repeated,
    /// No source knows the key in any year.
    #[error("no source knows the key in any year")]
    UnknownKey,
    /// It is a key of other years.
    #[error("it is no key of this year, but of {nearest} (match the nearest year)")]
    OtherYear {
        /// The nearest year in which it is one, the earlier of two.
        nearest: i32,
    },
    /// No source leads from the year to the chosen day.
    #[error(transparent)]
    NoRoute(NoRoute),
    /// The unit is lost on the way.
    #[error(transparent)]
    Lost(Lost),
    /// It was split, and no source says in which shares.
    #[error("the unit was split, and no source says in which shares")]
    NoShares,
    /// Units of the same year that have figures already cover the same territory: a merged unit and its parts in one list.
    #[error("other figures of the year cover the same territory already: a merged unit and its parts in one list")]
    CountedTwice,
}

impl Reason {
    /// The word used in tables.
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Malformed(_) => "malformed-key",
            Self::Association => "association-key",
            Self::MissingValue => "missing-value",
            Self::MissingDenominator => "missing-denominator",
            Self::Repeated => "repeated-key",
            Self::UnknownKey => "unknown-key",
            Self::OtherYear { .. } => "key-of-other-year",
            Self::NoRoute(_) => "no-source",
            Self::Lost(Lost::Unlisted { .. }) => "keys-unlisted",
            Self::Lost(_) => "unexplained",
            Self::NoShares => "no-shares",
            Self::CountedTwice => "counted-twice",
        }
    }
}
