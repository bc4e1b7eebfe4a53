//! Calls for applications: acceptance, and how long things take.

use super::Statistics;
use super::between::{Between, quantile_between, size};
use super::figures::{Figures, figures};
use super::spells::days_from;
use crate::programme::Call;
use crate::register::{Decision, Outcome};
use crate::time::{Day, When};

figures! {
    /// One call for applications: how many applied, how many were admitted, how long it took. The register knows of no
    /// withdrawn applications, so rates are of all that were made.
    Acceptance in "acceptance" {
        /// id of the call
        call: String,
        /// published applications
        applications: Option<usize> ["applications"],
        /// published nominations
        nominated: Option<usize> ["applications"],
        /// published admissions
        admitted: Option<Between<usize>> ["places"],
        /// applications that the register lists
        listed_applications: usize ["applications"],
        /// admissions that the register lists
        listed_admissions: usize ["decisions"],
        /// nominated per application
        nomination_rate: Option<f64> ["share"],
        /// admitted per application
        acceptance_rate: Option<Between<f64>> ["share"],
        /// why there is no acceptance rate: applications-not-published, admissions-not-published
        undefined: Option<String>,
        /// from the deadline to the decision
        decision_time: Option<Between<i64>> ["days"],
        /// from the deadline to the first day of the memberships
        lead_time: Option<Between<i64>> ["days"],
    }
}

figures! {
    /// Median and quartiles of a time over the calls (type 7 of Hyndman and Fan, 1996); exact ranges, since a quantile
    /// grows with every value.
    CallTime in "call_times" {
        /// decision-time or lead-time
        measure: String,
        /// calls of which it is known
        calls: usize ["calls"],
        /// lower quartile
        lower_quartile: Option<Between<f64>> ["days"],
        /// median
        median: Option<Between<f64>> ["days"],
        /// upper quartile
        upper_quartile: Option<Between<f64>> ["days"],
    }
}

figures! {
    /// How long a place took to join after it first could.
    TimeToJoin in "time_to_join" {
        /// id of the place
        place: String,
        /// day on which it first could join, by the caller's rule
        eligible_from: Day,
        /// whether it joined by the last day of observation
        joined: Option<bool>,
        /// from then to its first day as a member, or to the last day of observation where it did not join
        /// (right-censored)
        time: Between<i64> ["days"],
    }
}

impl Statistics<'_> {
    /// Every call: applications, admissions, rates and times.
    ///
    /// ```
    /// let acceptance = stadtnetz::engagierte_stadt().stats().acceptance();
    /// let first = acceptance[0].acceptance_rate.ok_or("published")?;
    /// assert_eq!(first.low(), 50.0 / 272.0);
    /// assert_eq!(acceptance[1].undefined.as_deref(), Some("applications-not-published"));
    /// # Ok::<(), &str>(())
    /// ```
    pub fn acceptance(&self) -> Figures<Acceptance> {
        self.figures(self.register.programme().calls().iter().map(|call| self.accepted(call)).collect())
    }

    /// Median and quartiles of decision time and lead time over the calls.
    pub fn call_times(&self) -> Figures<CallTime> {
        let calls = self.register.programme().calls();
        let row = |measure: &str, time: fn(&Call) -> Option<Between<i64>>| {
            let times: Vec<Between<i64>> = calls.iter().filter_map(time).collect();
            CallTime {
                measure: measure.to_owned(),
                calls: times.len(),
                lower_quartile: quantile_between(&times, 0.25),
                median: quantile_between(&times, 0.5),
                upper_quartile: quantile_between(&times, 0.75),
            }
        };
        self.figures(vec![row("decision-time", decision_time), row("lead-time", lead_time)])
    }

    /// How long places took to join. `eligible` names places (by id) and the day on which each first could join: which
    /// rule that is, the caller says. Places that had joined before that day are left out; observation ends with the
    /// last day `until`.
    pub fn time_to_join<'p>(
        &self,
        eligible: impl IntoIterator<Item = (&'p str, Day)>,
        until: Day,
    ) -> Figures<TimeToJoin> {
        let row = |(place, from): (&str, Day)| {
            let first = self.member(place).and_then(|member| member.spells.first()).map(|spell| &spell.bounds);
            let (earliest, latest) = match first {
                Some(bounds) => (bounds.first_earliest, bounds.first_latest.unwrap_or(until)),
                None => (Day::MAX, Day::MAX),
            };
            let joined = if latest <= until && first.is_some_and(|bounds| bounds.first_latest.is_some()) {
                Some(true)
            } else if earliest > until {
                Some(false)
            } else {
                None
            };
            (latest >= from && from <= until).then(|| TimeToJoin {
                place: place.to_owned(),
                eligible_from: from,
                joined,
                time: Between::new(days_from(from, earliest.clamp(from, until)), days_from(from, latest.min(until))),
            })
        };
        self.figures(eligible.into_iter().filter_map(row).collect())
    }

    fn accepted(&self, call: &Call) -> Acceptance {
        let admitted = call.admitted_range().map(|(least, most)| Between::new(least, most));
        let applications = call.applications.filter(|&applications| applications > 0);
        let listed = |id: &str| self.register.applications().get(id).is_some_and(|made| made.call.as_str() == call.id);
        let admission = |made: &&Decision| made.outcome == Outcome::Admitted && listed(made.application.as_str());
        Acceptance {
            call: call.id.clone(),
            applications: call.applications,
            nominated: call.nominated,
            admitted,
            listed_applications: self.register.applications().iter().filter(|made| listed(made.id.as_str())).count(),
            listed_admissions: self.register.decisions().iter().filter(admission).count(),
            nomination_rate: call.nominated.zip(applications).map(|(part, whole)| size(part) / size(whole)),
            acceptance_rate: admitted
                .zip(applications)
                .map(|(admitted, applications)| admitted.map(|part| size(part) / size(applications))),
            undefined: match (applications, admitted) {
                (None, _) => Some("applications-not-published".to_owned()),
                (_, None) => Some("admissions-not-published".to_owned()),
                _ => None,
            },
            decision_time: decision_time(call),
            lead_time: lead_time(call),
        }
    }
}

fn decision_time(call: &Call) -> Option<Between<i64>> {
    Some(between(call.deadline(), call.decided.as_ref()?))
}

fn lead_time(call: &Call) -> Option<Between<i64>> {
    Some(between(call.deadline(), call.effective_on.as_ref()?))
}

/// The days from some day of one date to some day of another.
fn between(one: &When, other: &When) -> Between<i64> {
    Between::new(days_from(one.latest(), other.earliest()), days_from(one.earliest(), other.latest()))
}
