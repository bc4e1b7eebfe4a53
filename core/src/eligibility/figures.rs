//! Which population figures count, and what they say about a band.

use chrono::{Datelike, Months};

use super::facts::Inhabitants;
use super::judgement::{Judgement, Reason};
use crate::place::{Basis, PopulationBand};
use crate::programme::{BandScale, Call, FigureWindow, PopulationBasis, ReferenceDay};
use crate::time::{Answer, Day};

/// Which figures count for a scale and a call.
#[derive(Clone, Debug)]
pub(super) struct Selection {
    basis: PopulationBasis,
    from: Day,
    to: Day,
    only_newest: bool,
}

/// Whether a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counts {
    Yes,
    /// Its day may lie within the days that count.
    Perhaps,
    Estimate,
    OtherBasis,
    OtherDay,
    NotNewest,
}

impl Selection {
    /// What the scale says of day and basis; where it says nothing, every official figure of the window.
    pub(super) fn new(scale: Option<&BandScale>, window: Option<&FigureWindow>, call: &Call) -> Self {
        let reference = scale.map_or(ReferenceDay::Unspecified, |scale| scale.reference_day);
        let basis = scale.map_or(PopulationBasis::Unspecified, |scale| scale.population_basis);
        let (deadline, opening) = (call.deadline().latest(), call.opens.earliest());
        let to = match reference {
            ReferenceDay::Opening => opening,
            ReferenceDay::YearEndBefore => Day::from_ymd_opt(opening.year() - 1, 12, 31).unwrap_or(opening),
            _ => deadline,
        };
        let months = window.map_or(0, |window| window.months);
        let from = match reference {
            ReferenceDay::YearEndBefore => to,
            _ => to.checked_sub_months(Months::new(months)).and_then(|day| day.succ_opt()).unwrap_or(to),
        };
        Self { basis, from, to, only_newest: reference != ReferenceDay::Unspecified }
    }

    /// First and last day (inclusive) on which a figure counts.
    pub(super) fn days(&self) -> (Day, Day) {
        (self.from, self.to)
    }

    pub(super) fn counts(&self, figure: &Inhabitants, all: &[Inhabitants]) -> Counts {
        let counts = self.counts_alone(figure);
        let newer = |other: &&Inhabitants| {
            other.basis == figure.basis
                && other.day.earliest() > figure.day.earliest()
                && self.counts_alone(other) == Counts::Yes
        };
        if counts == Counts::Yes && self.only_newest && all.iter().any(|other| newer(&other)) {
            return Counts::NotNewest;
        }
        counts
    }

    fn counts_alone(&self, figure: &Inhabitants) -> Counts {
        let other_basis = match self.basis {
            PopulationBasis::Official => figure.basis == Basis::Register,
            PopulationBasis::Register => figure.basis != Basis::Register,
            _ => false,
        };
        let (earliest, latest) = (figure.day.earliest(), figure.day.latest());
        if figure.basis == Basis::Estimate {
            Counts::Estimate
        } else if other_basis {
            Counts::OtherBasis
        } else if latest < self.from || self.to < earliest {
            Counts::OtherDay
        } else if self.from <= earliest && latest <= self.to && !figure.day.is_qualified() {
            Counts::Yes
        } else {
            Counts::Perhaps
        }
    }

    /// The figures that count or may count.
    pub(super) fn admissible<'f>(
        &'f self,
        figures: &'f [Inhabitants],
    ) -> impl Iterator<Item = (&'f Inhabitants, Counts)> + 'f {
        let with = figures.iter().map(|figure| (figure, self.counts(figure, figures)));
        with.filter(|(_, counts)| matches!(counts, Counts::Yes | Counts::Perhaps))
    }
}

/// The limits of a whole scale: where two of its bands meet, nothing is outside.
pub(super) fn outer_limits(scale: &BandScale) -> Option<PopulationBand> {
    let first = scale.bands.first()?;
    PopulationBand::new(first.band.lower(), scale.upper(), first.band.edges()).ok()
}

/// What one figure says: is the place in the band, why, and how far from the nearest limit (negative outside).
pub(super) fn judge_figure(band: &PopulationBand, figure: &Inhabitants) -> Judgement {
    let (low, high) = figure.range();
    let inside = match (band.holds(low), band.holds(high)) {
        (Answer::Yes, Answer::Yes) => true,
        (Answer::No, Answer::No) if high < band.lower() || band.upper().is_some_and(|upper| low >= upper) => false,
        _ => return Judgement::unknown(Reason::OnLimit),
    };
    let above = band.upper().filter(|&upper| low >= upper);
    match (inside, above) {
        (true, _) => {
            let below_upper = band.upper().map_or(i64::MAX, |upper| upper.saturating_sub(high));
            Judgement::yes(Reason::Within).by(low.saturating_sub(band.lower()).min(below_upper))
        }
        (false, Some(upper)) => Judgement::no(Reason::Above).by(upper.saturating_sub(low)),
        (false, None) => Judgement::no(Reason::Below).by(high.saturating_sub(band.lower())),
    }
}

/// What all figures that count say together: yes or no where they agree.
pub(super) fn judge_band(band: &PopulationBand, selection: &Selection, figures: &[Inhabitants]) -> Judgement {
    let mut nearest: Option<Judgement> = None;
    let (mut sure, mut yes, mut no, mut open) = (false, false, false, false);
    for (figure, counts) in selection.admissible(figures) {
        let said = judge_figure(band, figure);
        sure |= counts == Counts::Yes;
        match said.answer {
            Answer::Yes => yes = true,
            Answer::No => no = true,
            Answer::Unknown => open = true,
        }
        nearest = Some(nearest.map_or(said, |before| before.nearer(said)));
    }
    match nearest {
        Some(_) if sure && yes && no => Judgement::unknown(Reason::Mixed),
        Some(_) if sure && open => Judgement::unknown(Reason::OnLimit),
        Some(judgement) if sure => judgement,
        _ => Judgement::unknown(Reason::NoFigure),
    }
}
