//! What is to be held of a published figure.

use super::course::is_observation;
use super::ground::Ground;
use super::options::Options;
use super::part::Part;
use super::quantity::{Range, range};
use super::scope::Scope;
use super::settle::Settled;
use crate::language::Template;
use crate::register::{Claim, Id, Quantity, Unit};
use crate::time::Day;

/// Whether a figure holds together with the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// As worded.
    Agrees,
    /// Not as worded, but as a figure of another quantity of the same day: "members" that are all that ever joined.
    AgreesOnlyOtherwise,
    /// Other figures, the calls or the listed memberships exclude it.
    Contradicted,
    /// It and other figures exclude each other, and neither is better founded.
    Undecided,
    /// A target or a limit: says nothing of what is.
    NotAnObservation,
    /// Nothing to compare it with: another unit, or a quantity that was not asked for.
    NotCompared,
}

impl Verdict {
    /// The kebab-case text.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Agrees => "agrees",
            Self::AgreesOnlyOtherwise => "agrees-only-otherwise",
            Self::Contradicted => "contradicted",
            Self::Undecided => "undecided",
            Self::NotAnObservation => "not-an-observation",
            Self::NotCompared => "not-compared",
        }
    }

    /// The verdict in words; `{quantity}` is the reading that fits, `{known}` the number as worded, `{against}` what gives it.
    pub const fn phrase(self) -> Template {
        match self {
            Self::Agrees => Template::new("stimmt überein", "agrees"),
            Self::AgreesOnlyOtherwise => Template::new(
                "stimmt nur als „{quantity}“ überein; wie gesagt wären es {known} (nach {against})",
                "agrees only as \"{quantity}\"; as worded it would be {known} (by {against})",
            ),
            Self::Contradicted => Template::new(
                "widerlegt, es waren {known} (nach {against})",
                "contradicted, it was {known} (by {against})",
            ),
            Self::Undecided => Template::new("nicht zu entscheiden gegenüber {against}", "undecided against {against}"),
            Self::NotAnObservation => {
                Template::new("Ziel oder Obergrenze, keine Beobachtung", "a target or limit, no observation")
            }
            Self::NotCompared => Template::new("nicht verglichen", "not compared"),
        }
    }
}

/// A published figure and what is to be held of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// The figure.
    pub claim: Id<Claim>,
    /// The part of the network.
    pub scope: Scope,
    /// The numbers it may mean.
    pub range: Range,
    /// The first figure of which it is a copy, or itself.
    pub statement: Id<Claim>,
    /// Whether it holds.
    pub verdict: Verdict,
    /// The quantity as which it fits, on the days of `fits_on`; none: as nothing.
    pub fits_as: Option<Quantity>,
    /// The first and the last day on which it fits; for a contradicted figure these lie before its own day.
    pub fits_on: Option<(Day, Day)>,
    /// What excludes it as worded.
    pub against: Vec<Ground>,
    /// What is known of the number it speaks of, by the figures that are believed; none: it is compared with nothing.
    pub known: Option<Range>,
}

impl Judgement {
    /// Of a figure that is not compared, or counts nothing that is.
    pub(super) fn apart(claim: &Claim, options: &Options) -> Self {
        let verdict = if is_observation(claim) { Verdict::NotCompared } else { Verdict::NotAnObservation };
        Self {
            claim: claim.id.clone(),
            scope: Scope::of(&claim.scope),
            range: range(claim.comparator, claim.value, options.about),
            statement: claim.id.clone(),
            verdict,
            fits_as: None,
            fits_on: None,
            against: Vec::new(),
            known: None,
        }
    }

    fn of(settled: &Settled<'_>, at: usize) -> Self {
        let candidate = &settled.course.candidates[at];
        let removed = settled.removed[at].as_ref();
        let verdict = match removed {
            None => Verdict::Agrees,
            Some(removed) if removed.undecided => Verdict::Undecided,
            Some(_) => Verdict::Contradicted,
        };
        Self {
            claim: candidate.claim.id.clone(),
            scope: settled.course.scope.clone(),
            range: candidate.range,
            statement: candidate.claim.id.clone(),
            verdict,
            fits_as: removed.is_none().then_some(candidate.claim.quantity),
            fits_on: None,
            against: removed.map_or_else(Vec::new, |removed| settled.standing(removed)),
            known: candidate.spots.first().map(|spot| settled.solution.range(spot.var)),
        }
    }
}

/// Of the figures of a call or a meeting.
pub(super) fn of_figures(settled: &Settled<'_>) -> Vec<Judgement> {
    (0..settled.course.candidates.len()).map(|at| Judgement::of(settled, at)).collect()
}

impl Part<'_> {
    /// Of the figures for members.
    pub(super) fn judgements(&self) -> Vec<Judgement> {
        (0..self.settled.course.candidates.len()).map(|at| self.judgement(at)).collect()
    }

    fn judgement(&self, at: usize) -> Judgement {
        let candidate = &self.settled.course.candidates[at];
        let mut judgement = Judgement::of(&self.settled, at);
        let worded = candidate.claim.quantity;
        judgement.known = self.known(worded, candidate.days);
        if judgement.verdict == Verdict::Agrees {
            judgement.fits_on = self.fits(worded, candidate.range, candidate.days);
            return judgement;
        }
        if candidate.claim.unit == Unit::Participants {
            judgement.verdict = Verdict::NotCompared;
            return judgement;
        }
        let other = match worded {
            Quantity::MembersEver => Quantity::MembersNow,
            _ => Quantity::MembersEver,
        };
        if let Some(days) = self.fits(other, candidate.range, candidate.days) {
            judgement.fits(other, days);
            if judgement.verdict == Verdict::Contradicted {
                judgement.verdict = Verdict::AgreesOnlyOtherwise;
            }
        } else if let Some(days) = self.fitted_before(candidate.range, candidate.days.1) {
            // Repeated after it had ceased to hold.
            judgement.fits(Quantity::MembersNow, days);
        }
        judgement
    }
}

impl Judgement {
    fn fits(&mut self, quantity: Quantity, days: (Day, Day)) {
        self.fits_as = Some(quantity);
        self.fits_on = Some(days);
    }
}
