//! When a unit was treated: memberships and nominations read one way.

use chrono::Datelike;

use super::options::{Onset, Treatment};
use super::unit::{Episode, Spell, StudyUnit};
use crate::programme::{Call, Programme};
use crate::register::bounds::Bounds;
use crate::register::{Decision, Membership, Stay};
use crate::time::{Day, When};

/// A membership under a reading of its uncertain days.
pub(super) fn spell(stay: &Stay<'_>, call: Option<usize>, treatment: Treatment) -> Spell {
    let (entry, funded) = read(&stay.bounds, stay.term_end, treatment);
    let Membership { id: membership, place, .. } = stay.membership.clone();
    Spell { membership, place, call, bounds: stay.bounds.clone(), term_end: stay.term_end, entry, funded }
}

/// The first day and the funded days that a reading gives.
fn read(bounds: &Bounds, term_end: Option<Day>, treatment: Treatment) -> (Option<Day>, Vec<Episode>) {
    let begun = bounds.first_latest.filter(|_| !bounds.contradictory);
    let (entry, last) = match treatment {
        Treatment::Possible => {
            let last = bounds.last_latest;
            (Some(bounds.first_earliest).filter(|first| last.is_none_or(|last| *first <= last)), last)
        }
        Treatment::Certain => (begun, Some(bounds.last_earliest)),
        Treatment::Presumed | Treatment::Drop => {
            let presumed = term_end.map(|end| bounds.last_latest.map_or(end, |last| last.min(end)));
            (begun, Some(presumed.map_or(bounds.last_earliest, |presumed| presumed.max(bounds.last_earliest))))
        }
    };
    let whole = entry.map(|from| Episode { from, until: last.map(after) });
    (entry, whole.map_or_else(Vec::new, |whole| whole.without(&bounds.absent_on)))
}

/// The concept phase of a nomination: from its day to its admission, or to the decision where it was not admitted; in any case
/// no longer than the programme's phase of that day.
pub(super) fn concept(
    nomination: &Decision,
    entry: Option<Day>,
    call: &Call,
    programme: &Programme,
    treatment: Treatment,
) -> Option<Episode> {
    let wide = treatment == Treatment::Possible;
    let begin = |when: &When| if wide { when.earliest() } else { when.latest() };
    let end = |when: &When| if wide { when.latest() } else { when.earliest() };
    let from = begin(nomination.effective_on.as_ref().or(nomination.decided_on.as_ref())?);
    let running = programme.phases().iter().filter_map(|phase| {
        let last = phase.last_day.as_ref()?;
        (phase.starts.as_ref()?.earliest() <= from && from <= last.latest()).then(|| after(end(last)))
    });
    let decided = call.decided.as_ref().or(call.effective_on.as_ref()).map(end).filter(|_| entry.is_none());
    let ends = running.chain(entry).chain(decided).filter(|day| *day > from);
    Some(Episode { from, until: Some(ends.min().unwrap_or_else(|| after(from))) })
}

impl Episode {
    /// The episode without single days.
    fn without(self, days: &[Day]) -> Vec<Self> {
        let mut parts = Vec::new();
        let mut from = self.from;
        let mut days: Vec<Day> = days.to_vec();
        days.sort_unstable();
        for day in days {
            if day >= from && self.until.is_none_or(|until| day < until) {
                parts.push(Self { from, until: Some(day) });
                from = after(day);
            }
        }
        parts.push(Self { from, until: self.until });
        parts.retain(|part| part.until.is_none_or(|until| part.from < until));
        parts
    }
}

impl StudyUnit {
    /// Works out the years of its treatment.
    pub(super) fn date(&mut self, onset: Onset) {
        self.g = self.first_year(onset);
        self.g_concept = self.concept.iter().map(|episode| episode.from.year()).min();
        self.g_last = self.spells.iter().filter_map(|spell| spell.entry).max().map(|day| day.year());
    }

    /// The unit under another reading of its uncertain days.
    pub(super) fn read_as(&self, treatment: Treatment, onset: Onset) -> Self {
        let mut other = self.clone();
        for spell in &mut other.spells {
            (spell.entry, spell.funded) = read(&spell.bounds, spell.term_end, treatment);
        }
        other.date(onset);
        other
    }

    /// Whether its first treated year, or whether it was funded in one of the years, depends on the reading.
    pub(super) fn is_unsettled(&self, years: &[i32], onset: Onset) -> bool {
        if self.spells.is_empty() {
            return false;
        }
        let [certain, possible] = [Treatment::Certain, Treatment::Possible].map(|one| self.read_as(one, onset));
        let active = |unit: &Self, year| unit.exposure(year) > 0.0;
        certain.g != possible.g || years.iter().any(|&year| active(&certain, year) != active(&possible, year))
    }

    /// Whether it never had to do with the programme.
    pub(super) fn is_untouched(&self) -> bool {
        self.spells.is_empty() && self.concept.is_empty() && self.applications.iter().all(Option::is_none)
    }

    /// The first year with a funded day.
    pub(super) fn first_funded_year(&self) -> Option<i32> {
        self.episodes().map(|episode| episode.from.year()).min()
    }

    fn first_year(&self, onset: Onset) -> Option<i32> {
        let share = match onset {
            Onset::FirstDay => return self.spells.iter().filter_map(|spell| spell.entry).min().map(|day| day.year()),
            Onset::Majority => 0.5,
            Onset::FullYear => 1.0,
        };
        let first = self.episodes().map(|episode| episode.from.year()).min()?;
        let last =
            self.episodes().map(|episode| episode.until.map_or(episode.from.year() + 1, |until| until.year())).max()?;
        (first..=last).find(|&year| self.exposure(year) >= share)
    }
}

pub(super) fn after(day: Day) -> Day {
    day.succ_opt().unwrap_or(day)
}
