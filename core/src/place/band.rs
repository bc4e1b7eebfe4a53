use crate::time::Answer;

/// Whether the limits of a band belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Edges {
    /// Both limits belong to the band.
    Inclusive,
    /// The lower limit belongs to it, the upper one to the next band: "from ... to under ...".
    HalfOpen,
    /// No source says; a place exactly on a limit is neither in nor out.
    Unspecified,
}

impl Edges {
    /// `inclusive`, `half-open` or `unspecified`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Inclusive => "inclusive",
            Self::HalfOpen => "half-open",
            Self::Unspecified => "unspecified",
        }
    }
}

/// A range of inhabitants (persons), with or without an upper limit.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PopulationBand {
    lower: i64,
    upper: Option<i64>,
    edges: Edges,
}

/// Limits that make no band.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{lower} to {upper} inhabitants is not a band (expected 0 or more, the lower limit first)")]
pub struct BandError {
    lower: i64,
    upper: i64,
}

impl PopulationBand {
    /// A band from its limits.
    ///
    /// # Errors
    /// A negative lower limit, and an upper limit that is not above the lower one.
    pub fn new(lower: i64, upper: Option<i64>, edges: Edges) -> Result<Self, BandError> {
        let above = upper.unwrap_or(i64::MAX);
        if lower < 0 || above <= lower {
            return Err(BandError { lower, upper: above });
        }
        Ok(Self { lower, upper, edges })
    }

    /// The lower limit, persons.
    pub fn lower(&self) -> i64 {
        self.lower
    }

    /// The upper limit, persons.
    pub fn upper(&self) -> Option<i64> {
        self.upper
    }

    /// Whether the limits belong to the band.
    pub fn edges(&self) -> Edges {
        self.edges
    }

    /// Whether a number of inhabitants lies in the band; unknown exactly on a limit of which nobody says whether it belongs to it.
    pub fn holds(&self, inhabitants: i64) -> Answer {
        let on_lower = inhabitants == self.lower;
        let on_upper = self.upper == Some(inhabitants);
        if on_lower || on_upper {
            return match self.edges {
                Edges::Inclusive => Answer::Yes,
                Edges::HalfOpen => Answer::from(on_lower),
                Edges::Unspecified => Answer::Unknown,
            };
        }
        Answer::from(inhabitants > self.lower && self.upper.is_none_or(|upper| inhabitants < upper))
    }
}
