//! What the reconciliation did, in order.

use super::ground::Ground;
use super::scope::Scope;
use crate::language::Template;
use crate::register::{Claim, Id};

/// One thing the reconciliation did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// In which part of the network.
    pub scope: Scope,
    /// What.
    pub kind: StepKind,
    /// With which figure.
    pub claim: Option<Id<Claim>>,
    /// Because of what.
    pub grounds: Vec<Ground>,
}

/// What the reconciliation can do with a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StepKind {
    /// Counted it as a copy of another one.
    Copied,
    /// Left it out, because it counts what is wanted or allowed.
    NotAnObservation,
    /// Gave up one reading of its day.
    ReadingExcluded,
    /// Gave it up.
    GivenUp,
    /// Believed neither it nor what excludes it.
    SetAside,
    /// Narrowed the days of an intake by it.
    DaysNarrowed,
}

impl StepKind {
    /// The kebab-case text.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Copied => "copied",
            Self::NotAnObservation => "not-an-observation",
            Self::ReadingExcluded => "reading-excluded",
            Self::GivenUp => "given-up",
            Self::SetAside => "set-aside",
            Self::DaysNarrowed => "days-narrowed",
        }
    }

    /// The step in words.
    pub const fn phrase(self) -> Template {
        match self {
            Self::Copied => Template::new("Abschrift, zählt nicht noch einmal", "a copy, not counted again"),
            Self::NotAnObservation => {
                Template::new("Ziel oder Obergrenze, keine Beobachtung", "a target or limit, no observation")
            }
            Self::ReadingExcluded => Template::new("eine Lesart ausgeschlossen", "one reading excluded"),
            Self::GivenUp => Template::new("verworfen", "given up"),
            Self::SetAside => Template::new("nicht zu entscheiden, beiseitegelegt", "undecidable, set aside"),
            Self::DaysNarrowed => Template::new("Tage der Aufnahme eingegrenzt", "days of the intake narrowed"),
        }
    }
}
