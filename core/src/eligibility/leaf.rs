//! The tests that look at facts.

use chrono::Months;

use super::facts::{Facts, Inhabitants};
use super::figures::{Selection, judge_band};
use super::judgement::{Judgement, Reason};
use super::question::Used;
use crate::place::{PlaceKind, PopulationBand};
use crate::programme::{BandScale, Call, DatedValue, SectorRequirement, Window};
use crate::time::{Answer, Day, When};

/// A test that looks at facts, with everything that does not depend on the place.
#[derive(Clone, Debug)]
pub(super) enum Leaf<'p> {
    InBand {
        /// What the rule names, in force or not.
        scale: Option<&'p BandScale>,
        /// Its limits, or why it may not be used.
        band: Result<(Used<'p>, PopulationBand), Reason>,
        selection: Selection,
    },
    KindIn {
        kinds: &'p [PlaceKind],
    },
    Covers {
        required: Vec<SectorRequirement>,
    },
    CountAtLeast {
        fact: &'p str,
        required: Result<Required<'p>, Reason>,
        selection: Selection,
    },
    Has {
        commitment: &'p str,
    },
    Within {
        event: &'p str,
        /// First and last day (inclusive), one per reading: where sources give other days for the end, each is one.
        readings: Vec<(Day, Day)>,
    },
}

/// How many there have to be.
#[derive(Clone, Debug)]
pub(super) enum Required<'p> {
    /// The rule itself says it.
    Number(i64),
    /// A parameter says it.
    Value(Used<'p>, &'p DatedValue),
}

impl<'p> Leaf<'p> {
    pub(super) fn within(event: &'p str, window: Window, call: &Call) -> Self {
        let deadlines = std::iter::once(call.deadline()).chain(disputed(call));
        let readings = deadlines.map(|deadline| match window {
            Window::Call => (call.opens.earliest(), deadline.latest()),
            Window::MonthsBeforeDeadline(months) => {
                let last = deadline.latest();
                let before = last.checked_sub_months(Months::new(months)).unwrap_or(last);
                (before.succ_opt().unwrap_or(before), last)
            }
        });
        Self::Within { event, readings: readings.collect() }
    }

    pub(super) fn judge(&self, facts: &Facts) -> Judgement {
        match self {
            Self::InBand { band: Ok((_, band)), selection, .. } => judge_band(band, selection, &facts.figures),
            Self::InBand { band: Err(reason), .. } => Judgement::unknown(*reason),
            Self::KindIn { kinds } => match facts.kind {
                _ if kinds.is_empty() => Judgement::unknown(Reason::ParameterUnknown),
                Some(kind) if kinds.contains(&kind) => Judgement::yes(Reason::Met),
                Some(_) => Judgement::no(Reason::KindNotNamed),
                None => Judgement::unknown(Reason::KindUnknown),
            },
            Self::Covers { required } => covers(required, facts),
            Self::CountAtLeast { fact, required, selection } => {
                let needed = required.as_ref().map_err(|reason| *reason).and_then(|required| {
                    let (least, most) = required.range(&facts.figures, selection)?;
                    Ok(count(fact, least, most, required.is_doubtful(), facts))
                });
                needed.unwrap_or_else(Judgement::unknown)
            }
            Self::Has { commitment } => match facts.commitments.get(*commitment) {
                Some(stated) if stated.made => Judgement::yes(Reason::Met),
                Some(_) => Judgement::no(Reason::NotMade),
                None => Judgement::unknown(Reason::CommitmentUnknown),
            },
            Self::Within { event, readings } => match facts.events.get(*event) {
                Some(happened) => within(&happened.when, readings),
                None => Judgement::unknown(Reason::Undated),
            },
        }
    }
}

impl Required<'_> {
    /// The smallest and the largest number that may be needed.
    pub(super) fn range(&self, figures: &[Inhabitants], selection: &Selection) -> Result<(i64, i64), Reason> {
        let value = match self {
            Self::Number(number) => return Ok((*number, *number)),
            Self::Value(_, value) => value,
        };
        if let Some(number) = value.value.number() {
            return Ok((number, number));
        }
        if value.value.for_inhabitants(0).is_none() {
            return Err(Reason::ParameterUnknown);
        }
        let needed = selection.admissible(figures).flat_map(|(figure, _)| {
            let (low, high) = figure.range();
            [low, high].into_iter().filter_map(|inhabitants| value.value.for_inhabitants(inhabitants))
        });
        let range = needed.fold(None, |range: Option<(i64, i64)>, number| {
            Some(range.map_or((number, number), |(least, most)| (least.min(number), most.max(number))))
        });
        range.ok_or(Reason::NoFigure)
    }

    /// Whether its sources are too weak to refuse anybody on it alone.
    fn is_doubtful(&self) -> bool {
        matches!(self, Self::Value(_, value) if value.uncertain)
    }
}

fn count(fact: &str, least: i64, most: i64, doubtful: bool, facts: &Facts) -> Judgement {
    let (known, complete) = facts.counts.get(fact).map_or((0, false), |counted| (counted.known, counted.complete));
    if known >= most {
        Judgement::yes(Reason::Met).by(known.saturating_sub(most))
    } else if complete && known < least && !doubtful {
        Judgement::no(Reason::TooFew).by(known.saturating_sub(least))
    } else {
        Judgement::unknown(Reason::CountUnknown)
    }
}

/// Whether a required sector is there: one of its sectors among the partners, or the commitment that serves instead.
pub(super) fn covered(requirement: &SectorRequirement, facts: &Facts) -> Answer {
    let present = requirement.any_of.iter().any(|sector| facts.sectors.contains_key(sector));
    let sectors = if present || facts.sectors_complete { Answer::from(present) } else { Answer::Unknown };
    let instead = requirement.or_commitment.as_ref().map_or(Answer::No, |commitment| {
        facts.commitments.get(commitment).map_or(Answer::Unknown, |stated| Answer::from(stated.made))
    });
    sectors.or(instead)
}

fn covers(required: &[SectorRequirement], facts: &Facts) -> Judgement {
    let answers = required.iter().map(|requirement| covered(requirement, facts));
    let together = answers.fold(Answer::Yes, Answer::and);
    match together {
        Answer::Yes => Judgement::yes(Reason::Met),
        Answer::No => Judgement::no(Reason::SectorLacking),
        Answer::Unknown => Judgement::unknown(Reason::SectorUnknown),
    }
}

/// Whether something happened in a window, under every reading of both.
fn within(when: &When, readings: &[(Day, Day)]) -> Judgement {
    let mut together: Option<Judgement> = None;
    for &(first, last) in readings {
        let days = |from: Day, to: Day| (to - from).num_days();
        let said = if when.is_qualified() {
            Judgement::unknown(Reason::Undated)
        } else if when.earliest() > last {
            Judgement::no(Reason::Late).by(-days(last, when.earliest()))
        } else if when.latest() < first {
            Judgement::no(Reason::Early).by(-days(when.latest(), first))
        } else if first <= when.earliest() && when.latest() <= last {
            Judgement::yes(Reason::Met).by(days(when.latest(), last))
        } else {
            Judgement::unknown(Reason::Undated)
        };
        together = Some(match together {
            Some(before) if before.answer != said.answer => Judgement::unknown(Reason::Undated),
            Some(before) => before.nearer(said),
            None => said,
        });
    }
    together.unwrap_or(Judgement::unknown(Reason::Undated))
}

/// Other last days of a call that sources give.
pub(super) fn disputed(call: &Call) -> impl Iterator<Item = &When> {
    call.provenance.conflicts_of("closes").filter_map(|conflict| conflict.when.as_ref())
}
