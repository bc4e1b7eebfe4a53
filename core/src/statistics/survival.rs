//! The Kaplan-Meier estimator, with delayed entry.

use super::between::size;
use super::figures::figures;

/// One observed duration: under observation after `entry` and up to `exit`, which is an event or the end of
/// observation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Observation {
    /// The time at which observation began; 0 without delayed entry.
    pub entry: f64,
    /// The time of the event, or of censoring.
    pub exit: f64,
    /// Whether it ended with the event.
    pub event: bool,
}

figures! {
    /// The estimate at one event time.
    KaplanMeier in "kaplan_meier" {
        /// time of at least one event, in the unit of the observations
        time: f64,
        /// observations at risk: entered before this time, and not yet left
        at_risk: usize ["observations"],
        /// events at this time
        events: usize ["observations"],
        /// estimated share that lasts longer
        survival: f64 ["share"],
        /// its standard error; undefined once nobody is left
        standard_error: Option<f64> ["share"],
    }
}

/// The product-limit estimate of how long things last, one row per event time.
///
/// Kaplan and Meier (1958), "Nonparametric estimation from incomplete observations"; standard errors by Greenwood
/// (1926). An observation is at risk at `t` if `entry < t <= exit`; at ties, events come before censorings.
/// Observations that are never at risk and times that are no numbers count for nothing.
///
/// ```
/// use stadtnetz::statistics::{Observation, kaplan_meier};
///
/// let lasted = [(2.0, true), (3.0, false), (5.0, true)];
/// let rows = kaplan_meier(&lasted.map(|(exit, event)| Observation { entry: 0.0, exit, event }));
/// assert_eq!(rows.iter().map(|row| row.survival).collect::<Vec<_>>(), [2.0 / 3.0, 0.0]);
/// assert_eq!(rows[1].standard_error, None);
/// ```
pub fn kaplan_meier(observations: &[Observation]) -> Vec<KaplanMeier> {
    let sound: Vec<&Observation> = observations.iter().filter(|one| one.entry < one.exit).collect();
    let sorted = |mut times: Vec<f64>| {
        times.sort_by(f64::total_cmp);
        times
    };
    let entries = sorted(sound.iter().map(|one| one.entry).collect());
    let exits = sorted(sound.iter().map(|one| one.exit).collect());
    let ends = sorted(sound.iter().filter(|one| one.event).map(|one| one.exit).collect());
    let (mut survival, mut hazards) = (1.0, 0.0);
    ends.chunk_by(f64::eq)
        .filter_map(|ends| {
            let (&time, events) = (ends.first()?, ends.len());
            let entered = entries.partition_point(|&entry| entry < time);
            let at_risk = entered - exits.partition_point(|&exit| exit < time);
            survival *= size(at_risk - events) / size(at_risk);
            hazards += size(events) / (size(at_risk) * size(at_risk - events));
            let standard_error = (at_risk > events && survival > 0.0).then(|| survival * f64::sqrt(hazards));
            Some(KaplanMeier { time, at_risk, events, survival, standard_error })
        })
        .collect()
}
