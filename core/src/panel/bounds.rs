//! The panel under everything that can have happened.

use super::options::Onset;
use super::study::Study;
use super::table::{flag, float};
use super::treatment::after;
use super::unit::{Episode, StudyUnit};
use super::year::Year;
use crate::statistics::{DayBox, boxes};
use crate::table::{Column, Table};
use crate::time::LAST_DAY;
use chrono::Datelike;

/// What a unit can have been: by spell, the boxes of its first and last days, and whether it was one at all.
pub(super) struct Completions {
    spells: Vec<(Vec<DayBox>, bool)>,
}

impl Study {
    /// The least and the most over all completions, that is over all ways to settle the first and last days that sources leave
    /// open: one row per municipality and year. Each bound is exact for its cell; two cells may need different completions.
    pub fn bounds(&self) -> Table {
        let cells: Vec<(usize, i32, Bound)> = self
            .units
            .iter()
            .enumerate()
            .flat_map(|(at, unit)| {
                let known = Completions::of(unit);
                let (earliest, latest) = known.first_treated(self.onset, &self.years);
                self.years.iter().map(move |&year| {
                    let exposure = if known.spells.is_empty() { (0.0, 0.0) } else { known.exposure(Year::new(year)) };
                    (at, year, Bound { earliest, latest, exposure })
                })
            })
            .collect();
        let integer = |name: &str, description: &str, pick: &dyn Fn(&(usize, i32, Bound)) -> i64| {
            Column::integer(name, description, cells.iter().map(|cell| Some(pick(cell))))
        };
        let number = |name: &str, description: &str, pick: &dyn Fn(&Bound) -> f64| {
            Column::number(name, description, cells.iter().map(|(.., bound)| Some(pick(bound))))
        };
        let from = |g: Option<i32>, year: i32| flag(g.is_some_and(|g| year >= g));
        let columns = vec![
            integer("unit", "official key as a number", &|(at, ..)| self.units[*at].number()),
            Column::text("ags", "official key", cells.iter().map(|(at, ..)| Some(self.units[*at].ags.to_string()))),
            integer("year", "year", &|(_, year, _)| i64::from(*year)),
            number("g_low", "earliest first treated year; inf = never", &|bound| float(bound.earliest)),
            number("g_high", "latest first treated year; inf = never", &|bound| float(bound.latest)),
            integer("treat_low", "1 if treated in every completion", &|(_, year, bound)| from(bound.latest, *year)),
            integer("treat_high", "1 if treated in some completion", &|(_, year, bound)| from(bound.earliest, *year)),
            integer("active_low", "1 if some day is funded in every completion", &|(.., bound)| {
                flag(bound.exposure.0 > 0.0)
            }),
            integer("active_high", "1 if some day is funded in some completion", &|(.., bound)| {
                flag(bound.exposure.1 > 0.0)
            }),
            number("exposure_low", "least share of the year's days", &|bound| bound.exposure.0).unit("share"),
            number("exposure_high", "largest share of the year's days", &|bound| bound.exposure.1).unit("share"),
        ];
        Table::built("bounds", columns)
    }
}

#[derive(Clone, Copy)]
struct Bound {
    earliest: Option<i32>,
    latest: Option<i32>,
    exposure: (f64, f64),
}

impl Completions {
    pub(super) fn of(unit: &StudyUnit) -> Self {
        let spells = unit.spells.iter().map(|spell| (boxes(&spell.bounds), !spell.bounds.contradictory));
        Self { spells: spells.collect() }
    }

    /// The least and the largest exposure in a year.
    pub(super) fn exposure(&self, year: Year) -> (f64, f64) {
        let least = |(known, certain): &(Vec<DayBox>, bool)| {
            if *certain { known.iter().map(|one| least_days(one, year)).min().unwrap_or(0) } else { 0 }
        };
        let most =
            |(known, _): &(Vec<DayBox>, bool)| known.iter().map(widest).max_by_key(|episode| days(*episode, year));
        #[expect(clippy::cast_precision_loss, reason = "at most 366 days")]
        let low = self.spells.iter().map(least).sum::<i64>().min(year.days()) as f64 / year.days() as f64;
        (low, year.share(self.spells.iter().filter_map(most)))
    }

    /// The earliest and the latest first treated year; none: never.
    pub(super) fn first_treated(&self, onset: Onset, years: &[i32]) -> (Option<i32>, Option<i32>) {
        let share = match onset {
            Onset::FirstDay => return self.first_entry(),
            Onset::Majority => 0.5,
            Onset::FullYear => 1.0,
        };
        let entry = self.first_entry().0;
        let Some((first, last)) = entry.zip(years.last()).map(|(first, last)| (first, *last + 1)) else {
            return (None, None);
        };
        let reached = |least: &dyn Fn(i32) -> f64| (first..=last).find(|&year| least(year) >= share);
        let earliest = reached(&|year| self.exposure(Year::new(year)).1);
        // Of every way to choose one box per spell the least completion is one completion, and the latest of them counts.
        let mut latest = Some(first);
        for chosen in self.choices() {
            let low = |year: i32| Self { spells: chosen.clone() }.exposure(Year::new(year)).0;
            latest = latest.zip(reached(&low)).map(|(one, other)| one.max(other));
        }
        (earliest, latest)
    }

    /// The earliest and the latest year of the first entry.
    fn first_entry(&self) -> (Option<i32>, Option<i32>) {
        let earliest = self.spells.iter().flat_map(|(known, _)| known.iter().map(|one| one.first.0)).min();
        let certain = self.spells.iter().filter(|(known, certain)| *certain && !known.is_empty());
        let latest = certain
            .filter_map(|(known, _)| known.iter().map(|one| one.first.1.min(one.last.1)).max())
            .filter(|day| *day < LAST_DAY)
            .min();
        (earliest.map(|day| day.year()), latest.map(|day| day.year()))
    }

    /// Every way to choose one box per spell.
    fn choices(&self) -> Vec<Vec<(Vec<DayBox>, bool)>> {
        let mut all = vec![Vec::new()];
        for (known, certain) in &self.spells {
            let longer = |before: &Vec<(Vec<DayBox>, bool)>| {
                known.iter().map(|one| [before.clone(), vec![(vec![*one], *certain)]].concat()).collect::<Vec<_>>()
            };
            all = all.iter().flat_map(longer).collect();
        }
        all
    }
}

/// The fewest days of a year that a stay with its first and last day in a box has.
fn least_days(known: &DayBox, year: Year) -> i64 {
    if known.first.1 <= known.last.0 {
        return days(Episode { from: known.first.1, until: Some(after(known.last.0)) }, year);
    }
    // It can be a single day, in the year only if every day it can be is.
    let (earliest, latest) = (known.first.0.max(known.last.0), known.first.1.min(known.last.1));
    i64::from(year.from <= earliest && latest < year.until)
}

fn widest(known: &DayBox) -> Episode {
    let last = known.last.1;
    Episode { from: known.first.0, until: (last < LAST_DAY).then(|| after(last)) }
}

fn days(episode: Episode, year: Year) -> i64 {
    let until = episode.until.map_or(year.until, |until| until.min(year.until));
    (until - episode.from.max(year.from)).num_days().max(0)
}
