//! What a unit can have been: all ways to settle the first and last days of its memberships.

use std::collections::BTreeSet;

use chrono::Datelike;

use super::options::Onset;
use super::treatment::after;
use super::unit::{Episode, Spell, StudyUnit};
use super::year::Year;
use crate::statistics::{DayBox, boxes};
use crate::time::{FIRST_DAY, LAST_DAY};

/// All ways to choose one box per membership, place by place.
pub(super) struct Completions {
    /// Of each place that the unit is in the register: mostly one.
    places: Vec<Vec<Way>>,
    /// What can have been funded at most, for every choice of ways.
    widest: Vec<Vec<Episode>>,
}

/// One box per membership.
///
/// Those of certain memberships are narrowed to the days that leave room for the others, so that their earliest and their latest
/// days both grow from each to the next. Then every membership can be as short as its own box lets it be while all others
/// are too, and where boxes overlap one can begin on the day after the other ends.
#[derive(Clone, Default)]
struct Way {
    certain: Vec<DayBox>,
    /// Memberships whose evidence excludes itself: perhaps they never were.
    doubtful: Vec<DayBox>,
}

impl Completions {
    pub(super) fn of(unit: &StudyUnit) -> Self {
        let ids: BTreeSet<&str> = unit.spells.iter().map(|spell| spell.place.as_str()).collect();
        let of_place = |id: &str| {
            let spells: Vec<&Spell> = unit.spells.iter().filter(|spell| spell.place.as_str() == id).collect();
            let settled = ways(&spells, |spell| spell.bounds.contradictory);
            if settled.is_empty() { ways(&spells, |_| true) } else { settled } // else together they exclude each other
        };
        let places: Vec<Vec<Way>> = ids.into_iter().map(of_place).collect();
        let widest = places.iter().fold(vec![Vec::new()], |chosen, ways| {
            let longer =
                |chosen: &Vec<Episode>, way: &Way| chosen.iter().copied().chain(way.all().map(widest)).collect();
            chosen.iter().flat_map(|chosen| ways.iter().map(move |way| longer(chosen, way))).collect()
        });
        Self { places, widest }
    }

    /// The least and the largest exposure in a year. Of several places each alone gives a least one, and the largest of these counts.
    pub(super) fn exposure(&self, year: Year) -> (f64, f64) {
        let days = |way: &Way| way.certain.iter().map(|one| least_days(one, year)).sum::<i64>();
        let low = self.places.iter().filter_map(|ways| ways.iter().map(days).min()).max();
        let most = self.widest.iter().map(|funded| year.share(funded.iter().copied()));
        (share(low.unwrap_or(0), year), most.fold(0.0, f64::max))
    }

    /// The earliest and the latest first treated year; none: never.
    pub(super) fn first_treated(&self, onset: Onset, years: &[i32]) -> (Option<i32>, Option<i32>) {
        let needed = match onset {
            Onset::FirstDay => return self.first_entry(),
            Onset::Majority => 0.5,
            Onset::FullYear => 1.0,
        };
        let Some((first, last)) = self.first_entry().0.zip(years.last()) else { return (None, None) };
        let mut years = first..=last + 1;
        let earliest = years.clone().find(|&year| self.exposure(Year::new(year)).1 >= needed);
        let reaches = |ways: &Vec<Way>, last| !ways.iter().any(|way| way.avoids(needed, first, last));
        let latest = years.find(|&last| self.places.iter().any(|ways| reaches(ways, last)));
        (earliest, latest)
    }

    /// The earliest and the latest year of the first entry.
    fn first_entry(&self) -> (Option<i32>, Option<i32>) {
        let earliest = self.places.iter().flatten().flat_map(Way::all).map(|one| one.first.0).min();
        let entry = |way: &Way| way.certain.first().map_or(LAST_DAY, |one| one.first.1);
        let latest = self.places.iter().filter_map(|ways| ways.iter().map(entry).max()).min();
        (earliest.map(|day| day.year()), latest.filter(|day| *day < LAST_DAY).map(|day| day.year()))
    }
}

/// One way for every choice of boxes that leaves each certain membership days of its own, in order.
fn ways(spells: &[&Spell], doubtful: impl Fn(&Spell) -> bool) -> Vec<Way> {
    let mut ways = vec![Way::default()];
    for spell in spells {
        let known = boxes(&spell.bounds);
        if !known.is_empty() {
            let longer = |way: &Way| known.iter().map(|one| way.with(*one, doubtful(spell))).collect::<Vec<_>>();
            ways = ways.iter().flat_map(longer).collect();
        }
    }
    ways.into_iter().filter_map(Way::narrowed).collect()
}

impl Way {
    fn with(&self, known: DayBox, doubtful: bool) -> Self {
        let mut longer = self.clone();
        let boxes = if doubtful { &mut longer.doubtful } else { &mut longer.certain };
        boxes.push(known);
        longer
    }

    fn all(&self) -> impl Iterator<Item = &DayBox> {
        self.certain.iter().chain(&self.doubtful)
    }

    /// The way with each membership behind the one before it and before the next one; none where it has no such days.
    fn narrowed(mut self) -> Option<Self> {
        let mut free = FIRST_DAY;
        for one in &mut self.certain {
            one.first.0 = one.first.0.max(free);
            one.last.0 = one.last.0.max(one.first.0);
            free = after(one.last.0);
        }
        let mut free = LAST_DAY;
        for one in self.certain.iter_mut().rev() {
            one.last.1 = one.last.1.min(free);
            one.first.1 = one.first.1.min(one.last.1);
            free = one.first.1.pred_opt().unwrap_or(FIRST_DAY);
        }
        let possible = |one: &DayBox| one.first.0 <= one.first.1 && one.last.0 <= one.last.1;
        self.certain.iter().all(possible).then_some(self)
    }

    /// Whether some completion of the way has less than a share of the days of every year from one to another.
    fn avoids(&self, needed: f64, first: i32, last: i32) -> bool {
        let cores =
            |year: Year| self.certain.iter().filter(|one| !can_be_a_day(one)).map(|one| least_days(one, year)).sum();
        let mut days: Vec<i64> = (first..=last).map(|year| cores(Year::new(year))).collect();
        let reached = |days: i64, year: i32| share(days, Year::new(year)) >= needed;
        if (first..).zip(&days).any(|(year, days)| reached(*days, year)) {
            return false;
        }
        // Single days, each as early as there is room: the windows of later ones end later.
        let mut free = FIRST_DAY;
        for one in self.certain.iter().filter(|one| can_be_a_day(one)) {
            let mut day = one.last.0.max(free);
            while let Some(known) = usize::try_from(day.year() - first).ok().and_then(|at| days.get_mut(at)) {
                if !reached(*known + 1, day.year()) {
                    *known += 1;
                    break;
                }
                day = Year::new(day.year()).until;
            }
            if day > one.first.1 {
                return false;
            }
            free = after(day);
        }
        true
    }
}

/// Whether a stay with its first and its last day in a box can be a single day.
fn can_be_a_day(known: &DayBox) -> bool {
    known.last.0 < known.first.1
}

/// The fewest days of a year that such a stay has.
fn least_days(known: &DayBox, year: Year) -> i64 {
    if can_be_a_day(known) {
        return i64::from(year.from <= known.last.0 && known.first.1 < year.until); // whichever day it is
    }
    (after(known.last.0).min(year.until) - known.first.1.max(year.from)).num_days().max(0)
}

fn widest(known: &DayBox) -> Episode {
    let last = known.last.1;
    Episode { from: known.first.0, until: (last < LAST_DAY).then(|| after(last)) }
}

#[expect(clippy::cast_precision_loss, reason = "at most 366 days")]
fn share(days: i64, year: Year) -> f64 {
    days as f64 / year.days() as f64
}
