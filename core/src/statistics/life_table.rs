//! How long memberships last.

use super::Statistics;
use super::between::{Between, Options, float, rate};
use super::figures::{Figures, figures};
use super::spells::{Spell, after, days_from};
use super::survival::{KaplanMeier, Observation, kaplan_meier};
use crate::time::Day;

figures! {
    /// How many memberships last longer than a number of days.
    ///
    /// Most exits are unknown, so three answers stand side by side: the range of the plain share over all completions,
    /// which is exact and assumes nothing of those still running (worst-case bounds: Manski, 1990); and the
    /// Kaplan-Meier estimates of two completions that envelop many others, but not all: every membership ended as
    /// soon, or as late, as its evidence allows.
    LifeTableRow in "life_table" {
        /// days since the first day
        time: i64 ["days"],
        /// share of memberships that last longer, over all completions; undefined with delayed entry
        survival: Option<Between<f64>> ["share"],
        /// at risk if each ended as soon as it can have
        earliest_at_risk: usize ["memberships"],
        /// Kaplan-Meier estimate if each ended as soon as it can have
        earliest_survival: f64 ["share"],
        /// its standard error (Greenwood)
        earliest_standard_error: Option<f64> ["share"],
        /// at risk if each ended as late as it can have
        latest_at_risk: usize ["memberships"],
        /// Kaplan-Meier estimate if each ended as late as it can have
        latest_survival: f64 ["share"],
        /// its standard error (Greenwood)
        latest_standard_error: Option<f64> ["share"],
    }
}

/// Which memberships a life table is of, and when they were under observation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Observed {
    /// The first day of observation: memberships that began before enter late, those that ended before count for
    /// nothing (left truncation). `None`: each is observed from its first day.
    pub from: Option<Day>,
    /// The last day of observation: memberships in force on it are censored there.
    pub until: Day,
    /// Whether later memberships of a place count besides its first.
    pub every_spell: bool,
}

impl Observed {
    /// The first membership of every place, from its first day to a last day of observation.
    pub fn until(day: Day) -> Self {
        Self { from: None, until: day, every_spell: false }
    }
}

impl Statistics<'_> {
    /// How long memberships last, one row per day on which one of the two enveloping completions has an exit.
    ///
    /// ```
    /// use stadtnetz::statistics::Observed;
    /// use stadtnetz::time::parse_day;
    ///
    /// let table = stadtnetz::engagierte_stadt().stats().life_table(&Observed::until(parse_day("2024-03-01")?));
    /// let last = table.last().and_then(|row| row.survival).ok_or("no row")?;
    /// assert!(0.0 <= last.low() && last.high() <= 1.0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn life_table(&self, observed: &Observed) -> Figures<LifeTableRow> {
        let counted = if observed.every_spell { usize::MAX } else { 1 };
        let spells: Vec<&Spell<'_>> =
            self.members.iter().flat_map(|member| member.spells.iter().take(counted)).collect();
        let [earliest, latest] = [0, 1].map(|which| {
            let completion = spells.iter().filter_map(|spell| observed.observation(spell.extremes()?[which]));
            kaplan_meier(&completion.collect::<Vec<_>>())
        });
        let durations: Vec<(bool, i64, Option<i64>)> = spells
            .iter()
            .filter_map(|spell| {
                let (least, most) = spell.days(observed.until)?;
                Some((spell.begins(spell.bounds.first_earliest, after(observed.until)).must, least, most))
            })
            .collect();
        let row = |time: i64| {
            let (early, late) = (at(&earliest, time), at(&latest, time));
            let longer = |&(begun, least, most): &(bool, i64, Option<i64>)| lasts_longer(time, begun, least, most);
            LifeTableRow {
                time,
                survival: observed
                    .from
                    .is_none()
                    .then(|| rate(&durations.iter().map(longer).collect::<Vec<_>>()))
                    .flatten(),
                earliest_at_risk: early.at_risk,
                earliest_survival: early.survival,
                earliest_standard_error: early.standard_error,
                latest_at_risk: late.at_risk,
                latest_survival: late.survival,
                latest_standard_error: late.standard_error,
            }
        };
        #[expect(clippy::cast_possible_truncation, reason = "the times were whole days")]
        let mut times: Vec<i64> = earliest.iter().chain(&latest).map(|row| row.time as i64).collect();
        times.sort_unstable();
        times.dedup();
        self.figures(times.into_iter().map(row).collect())
    }
}

impl Observed {
    /// What is observed of a membership with these first and last days, in days since the first one.
    fn observation(&self, (first, last): (Day, Day)) -> Option<Observation> {
        let event = last < self.until;
        let exit = if event { after(last) } else { after(self.until) };
        let entry = self.from.map_or(first, |from| from.max(first));
        let (entry, exit) = (days_from(first, entry), days_from(first, exit));
        (entry < exit).then(|| Observation { entry: float(entry), exit: float(exit), event })
    }
}

/// The estimate at a time: that of the last event up to it.
fn at(rows: &[KaplanMeier], time: i64) -> KaplanMeier {
    let before = rows.iter().rev().find(|row| row.time <= float(time));
    before.cloned().unwrap_or(KaplanMeier {
        time: 0.0,
        at_risk: rows.first().map_or(0, |row| row.at_risk),
        events: 0,
        survival: 1.0,
        standard_error: Some(0.0),
    })
}

/// Whether a membership lasts longer than a time, if it has begun by the last day of observation.
fn lasts_longer(time: i64, begun: bool, least: i64, most: Option<i64>) -> Options {
    let mut options = Vec::new();
    if !begun {
        options.push((0, 0));
    }
    if least <= time {
        options.push((0, 1));
    }
    if most.is_none_or(|most| most > time) {
        options.push((1, 1));
    }
    options
}
