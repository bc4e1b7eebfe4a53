//! The municipalities of a directory: who could take part.

use std::collections::BTreeMap;

use crate::official::Unit;
use crate::place::{Ags, RegionalKey};
use crate::programme::BandScale;
use crate::time::Answer;

/// The mean radius of the Earth (IUGG), km.
pub const EARTH_RADIUS: f64 = 6_371.008_8;

pub(super) struct Pool<'u> {
    pub(super) municipalities: Vec<Municipality<'u>>,
    by_ags: BTreeMap<Ags, usize>,
}

pub(super) struct Municipality<'u> {
    pub(super) unit: &'u Unit,
    pub(super) band: String,
    eligible: Answer,
}

impl Municipality<'_> {
    pub(super) fn is_eligible(&self) -> bool {
        self.eligible == Answer::Yes
    }

    pub(super) fn may_be_eligible(&self) -> bool {
        self.eligible != Answer::No
    }
}

impl<'u> Pool<'u> {
    /// The municipalities with a government of their own among some units.
    pub(super) fn of(units: impl IntoIterator<Item = &'u Unit>, scale: Option<&BandScale>) -> Self {
        let incorporated = units.into_iter().filter(|unit| unit.is_incorporated());
        let municipalities: Vec<Municipality<'u>> = incorporated
            .map(|unit| Municipality {
                unit,
                band: band(scale, unit.inhabitants).to_owned(),
                eligible: eligible(scale, unit.inhabitants),
            })
            .collect();
        let keyed = municipalities.iter().enumerate();
        let by_ags = keyed.filter_map(|(at, municipality)| Some((municipality.unit.ags?, at))).collect();
        Self { municipalities, by_ags }
    }

    pub(super) fn municipality(&self, ags: Ags) -> Option<usize> {
        self.by_ags.get(&ags).copied()
    }

    /// The municipalities of an association.
    pub(super) fn within(&self, ars: RegionalKey) -> Vec<usize> {
        let inside = |at: &usize| {
            let own = self.municipalities[*at].unit.ars;
            own.is_some_and(|own| own.to_string().starts_with(&ars.to_string()))
        };
        (0..self.municipalities.len()).filter(inside).collect()
    }

    /// Those eligible for certain.
    pub(super) fn eligible(&self) -> impl Iterator<Item = usize> {
        (0..self.municipalities.len()).filter(|&at| self.municipalities[at].is_eligible())
    }

    /// The great-circle distance of two centres by the haversine formula, km; `None` where a centre is not known.
    pub(super) fn kilometres(&self, one: usize, other: usize) -> Option<f64> {
        let centre = |at: usize| {
            let unit = self.municipalities[at].unit;
            Some((unit.latitude?.degrees().to_radians(), unit.longitude?.degrees().to_radians()))
        };
        let ((north, east), (other_north, other_east)) = (centre(one)?, centre(other)?);
        let half_sine = |angle: f64| (angle / 2.0).sin().powi(2);
        let chord = half_sine(other_north - north) + north.cos() * other_north.cos() * half_sine(other_east - east);
        Some(2.0 * EARTH_RADIUS * chord.sqrt().min(1.0).asin())
    }
}

/// The band that holds a number of inhabitants, or `below`, `above`, `unknown`; exactly on a limit of which nobody
/// says whether it belongs to a band, that band.
pub(crate) fn band(scale: Option<&BandScale>, inhabitants: Option<i64>) -> &str {
    let (Some(scale), Some(inhabitants)) = (scale, inhabitants) else { return "unknown" };
    let held = |answer| scale.bands.iter().find(move |step| step.band.holds(inhabitants) == answer);
    match held(Answer::Yes).or_else(|| held(Answer::Unknown)) {
        Some(step) => &step.id,
        None if scale.lower().is_some_and(|lower| inhabitants <= lower) => "below",
        None => "above",
    }
}

fn eligible(scale: Option<&BandScale>, inhabitants: Option<i64>) -> Answer {
    let (Some(scale), Some(inhabitants)) = (scale, inhabitants) else { return Answer::Unknown };
    scale.bands.iter().fold(Answer::No, |answer, step| answer.or(step.band.holds(inhabitants)))
}
