use serde::Serialize;

use crate::time::Answer;

/// What a test comes to: the answer, why, and by how much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Judgement {
    pub(super) answer: Answer,
    pub(super) reason: Reason,
    /// Distance to the nearest limit, negative where it is missed.
    pub(super) margin: Option<i64>,
}

impl Judgement {
    pub(super) const fn yes(reason: Reason) -> Self {
        Self { answer: Answer::Yes, reason, margin: None }
    }

    pub(super) const fn no(reason: Reason) -> Self {
        Self { answer: Answer::No, reason, margin: None }
    }

    pub(super) const fn unknown(reason: Reason) -> Self {
        Self { answer: Answer::Unknown, reason, margin: None }
    }

    pub(super) const fn by(mut self, margin: i64) -> Self {
        self.margin = Some(margin);
        self
    }

    /// The one that is nearer to its limit.
    pub(super) fn nearer(self, other: Self) -> Self {
        let distance = |judgement: &Self| judgement.margin.map_or(u64::MAX, i64::unsigned_abs);
        if distance(&other) < distance(&self) { other } else { self }
    }
}

/// Why a condition holds or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Reason {
    /// It holds.
    Met,
    /// It does not hold, for what its parts say.
    NotMet,
    /// Its parts leave it open.
    Open,
    /// All figures that count lie within the limits.
    Within,
    /// All figures that count lie above the upper limit.
    Above,
    /// All figures that count lie below the lower limit.
    Below,
    /// A figure lies on a limit, or is rounded across it.
    OnLimit,
    /// Figures that count lie on both sides of a limit.
    Mixed,
    /// No figure counts.
    NoFigure,
    /// The kind of place is not among those named.
    KindNotNamed,
    /// The kind of place is not known.
    KindUnknown,
    /// No partner comes from a required sector.
    SectorLacking,
    /// It is not known whether partners come from all required sectors.
    SectorUnknown,
    /// There are too few.
    TooFew,
    /// It is not known whether there are enough.
    CountUnknown,
    /// The commitment was not made.
    NotMade,
    /// It is not known whether the commitment was made.
    CommitmentUnknown,
    /// It happened before the window.
    Early,
    /// It happened after the window.
    Late,
    /// It is not known when it happened, or not exactly enough.
    Undated,
    /// No source says what the rule asks for.
    ParameterUnknown,
    /// Nobody verified the parameter as far as the day asked about.
    BeyondVerified,
}

impl Reason {
    /// The second half of a reason code: `above`, `no-figure`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NotMet => "not-met",
            Self::Open => "open",
            Self::Within => "within",
            Self::Above => "above",
            Self::Below => "below",
            Self::OnLimit => "on-limit",
            Self::Mixed => "mixed",
            Self::NoFigure => "no-figure",
            Self::KindNotNamed => "kind-not-named",
            Self::KindUnknown => "kind-unknown",
            Self::SectorLacking => "sector-lacking",
            Self::SectorUnknown => "sector-unknown",
            Self::TooFew => "too-few",
            Self::CountUnknown => "count-unknown",
            Self::NotMade => "not-made",
            Self::CommitmentUnknown => "commitment-unknown",
            Self::Early => "early",
            Self::Late => "late",
            Self::Undated => "undated",
            Self::ParameterUnknown => "parameter-unknown",
            Self::BeyondVerified => "beyond-verified",
        }
    }
}

impl std::fmt::Display for Reason {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}
