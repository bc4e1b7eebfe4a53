//! Staying and leaving: every membership as an observed duration, and life tables of them.

use super::study::Study;
use super::unit::{Spell, StudyUnit};
use super::words::words;
use super::year::Year;
use crate::statistics::figures::{Figures, figures};
use crate::statistics::{Observation, kaplan_meier};
use crate::time::{Day, End};
use chrono::Datelike;

/// Days of a year, on average (Julian year): durations are days divided by it.
const DAYS_PER_YEAR: f64 = 365.25;

words! {
    /// How the observation of a membership ended.
    EventType: "end of observation" {
        /// Nothing says that it ended.
        Censored = "censored",
        /// The place left.
        Left = "left",
        /// The municipality merged into another one.
        Merged = "merged",
        /// The programme ended.
        ProgrammeEnded = "programme-ended",
    }
}

figures! {
    /// A membership under observation from the study's first year to its last. Only a known end is an end: a stay whose traces
    /// end is censored on the last day that the study's treatment gives it. Merging and the end of the programme are no
    /// leaving: `event` is 0 then, and `event_type` tells them apart for models of competing risks.
    MembershipSpell in "spells" {
        /// official key as a number
        unit: i64,
        /// number of the membership among those of the unit, from 1
        spell: i64,
        /// year of its first day
        cohort: i64 ["year"],
        /// years (365.25 days) since joining when observation begins; above 0: delayed entry
        entry: f64 ["years"],
        /// years since joining when observation ends
        duration: f64 ["years"],
        /// 1 if the place left
        event: i64,
        /// 0 censored, 1 left, 2 merged away, 3 programme ended
        event_type: i64,
    }
}

figures! {
    /// A life table of memberships (Kaplan and Meier, 1958; standard errors by Greenwood, 1926), one row per time at which some
    /// left, by group. At risk at t is who entered observation before t and was still under it: entry < t <= duration.
    LifeTable in "life_table" {
        /// group, the values of what is grouped by joined by " / "; all without a grouping
        group: String,
        /// years since joining
        time: f64 ["years"],
        /// at risk
        at_risk: usize ["memberships"],
        /// left at this time
        events: usize ["memberships"],
        /// estimated share that stays longer
        survival: f64 ["share"],
        /// its standard error; undefined once nobody is left
        standard_error: Option<f64> ["share"],
    }
}

words! {
    /// What memberships and municipalities can be grouped by.
    Grouping: "grouping" {
        /// Year of the first day.
        Cohort = "cohort",
        /// State.
        Land = "land",
        /// Population band under the rule of the call it came in by.
        Band = "band",
        /// Call it came in by.
        Call = "call",
    }
}

impl Study {
    /// Every membership that was under observation, by unit and order.
    pub fn spells(&self) -> Figures<MembershipSpell> {
        self.figures(self.observed().map(|(_, _, row)| row).collect())
    }

    /// Life tables of the memberships, by group. Without a grouping there is one.
    pub fn life_table(&self, by: &[Grouping]) -> Figures<LifeTable> {
        let mut groups: Vec<(String, Vec<Observation>)> = Vec::new();
        for (unit, spell, row) in self.observed() {
            let group = self.group(unit, spell, &row, by);
            let one = Observation { entry: row.entry, exit: row.duration, event: row.event == 1 };
            match groups.binary_search_by(|(known, _)| known.cmp(&group)) {
                Ok(at) => groups[at].1.push(one),
                Err(at) => groups.insert(at, (group, vec![one])),
            }
        }
        let rows = groups.iter().flat_map(|(group, observations)| {
            kaplan_meier(observations).into_iter().map(|row| LifeTable {
                group: group.clone(),
                time: row.time,
                at_risk: row.at_risk,
                events: row.events,
                survival: row.survival,
                standard_error: row.standard_error,
            })
        });
        self.figures(rows.collect())
    }

    fn group(&self, unit: &StudyUnit, spell: &Spell, row: &MembershipSpell, by: &[Grouping]) -> String {
        let word = |by: &Grouping| match by {
            Grouping::Cohort => row.cohort.to_string(),
            Grouping::Land => unit.land().to_string(),
            Grouping::Band => spell.call.map_or("unknown", |call| self.band(unit, Some(call))).to_owned(),
            Grouping::Call => spell.call.map_or_else(|| "unknown".to_owned(), |call| self.calls()[call].id.clone()),
        };
        if by.is_empty() { "all".to_owned() } else { by.iter().map(word).collect::<Vec<_>>().join(" / ") }
    }

    fn observed(&self) -> impl Iterator<Item = (&StudyUnit, &Spell, MembershipSpell)> {
        let window = self.years().first().zip(self.years().last());
        let window = window.map(|(&first, &last)| (Year::new(first).from, Year::new(last).until));
        self.units().iter().flat_map(move |unit| {
            unit.spells.iter().zip(1..).filter_map(move |(spell, number)| {
                Some((unit, spell, self.observation(unit.number(), spell, number, window?)?))
            })
        })
    }

    /// What is observed of a membership between two days; none where it lies outside or has no first day.
    fn observation(&self, unit: i64, spell: &Spell, number: i64, (from, until): (Day, Day)) -> Option<MembershipSpell> {
        let joined = spell.entry?;
        let ended = spell.funded.last()?.until.filter(|end| *end <= until);
        let exit = ended.unwrap_or(until);
        let entry = joined.max(from);
        (entry < exit).then(|| MembershipSpell {
            unit,
            spell: number,
            cohort: i64::from(joined.year()),
            entry: years(joined, entry),
            duration: years(joined, exit),
            event: i64::from(ended.is_some() && self.end_of(spell) == EventType::Left),
            event_type: if ended.is_some() { self.end_of(spell) as i64 } else { EventType::Censored as i64 },
        })
    }

    /// How a membership ended, as far as a source says.
    fn end_of(&self, spell: &Spell) -> EventType {
        let Some(record) = self.register().memberships().get(spell.membership.as_str()) else {
            return EventType::Censored;
        };
        if record.end != End::Known {
            return EventType::Censored;
        }
        let reason = record.exit_reason.as_deref().unwrap_or_default().to_lowercase();
        let names = |words: &[&str]| words.iter().any(|word| reason.contains(word));
        if names(&["merge", "incorporat", "fusion", "eingemeind", "eingegliedert"]) {
            EventType::Merged
        } else if names(&["programme ended", "programme end", "programmende", "ende des programms"]) {
            EventType::ProgrammeEnded
        } else {
            EventType::Left
        }
    }
}

fn years(from: Day, to: Day) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "days are far below 2^53")]
    let days = (to - from).num_days() as f64;
    days / DAYS_PER_YEAR
}
