//! Bounds against the enumeration of everything that can have happened.

use chrono::Datelike;
use proptest::prelude::*;

use super::fixture::{add_place, draft, row_of};
use crate::panel::{Onset, StudyOptions, Year};
use crate::register::{Membership, Register};
use crate::table::Cell;
use crate::time::{Day, End, When};

/// A stay in quarter days around the turn of three years: span of the first day, span of the last one.
type Stay = ((u32, u32), Option<(u32, u32)>);

const FIRST: i32 = 2016;

/// Sixteen days over four years, so that every completion can be listed.
fn day(number: u32) -> Day {
    let (year, quarter) = (FIRST + i32::try_from(number / 4).unwrap(), number % 4);
    Day::from_ymd_opt(year, quarter * 3 + 2, 10).unwrap()
}

fn when((from, until): (u32, u32)) -> When {
    When::between(day(from), day(until)).unwrap()
}

fn span() -> impl Strategy<Value = (u32, u32)> {
    (0..16_u32, 0..16_u32).prop_map(|(a, b)| (a.min(b), a.max(b)))
}

fn stay() -> impl Strategy<Value = Stay> {
    (span(), prop::option::of(span()))
        .prop_filter("a record refuses it", |(start, end)| end.is_none_or(|end| start.0 <= end.1))
}

fn register((start, end): Stay) -> Register {
    let (mut draft, source) = draft();
    let place = add_place(&mut draft, &source, "01001000");
    let membership = draft.add_membership(&place, &source);
    draft.change::<Membership>(&membership, |record| {
        record.from = Some(when(start));
        record.last_day = end.map(when);
        record.end = if end.is_some() { End::Known } else { End::Unknown };
    });
    draft.finish().unwrap()
}

/// The extremes of every day range: the bounds of a continuous problem lie on its corners and at year ends.
fn days(from: Day, to: Day, corners: &[Day]) -> Vec<Day> {
    let mut days: Vec<Day> = [corners, &[from, to]].concat();
    for year in FIRST - 1..=FIRST + 5 {
        for (month, on) in [(1, 1), (6, 30), (7, 1), (7, 2), (7, 3), (12, 31)] {
            days.extend(Day::from_ymd_opt(year, month, on));
        }
    }
    days.retain(|day| (from..=to).contains(day));
    days.sort_unstable();
    days.dedup();
    days
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn bounds_are_the_extremes_over_all_completions(stay in stay()) {
        let register = register(stay);
        for onset in Onset::ALL {
            let options = StudyOptions { years: Some(FIRST..=FIRST + 3), onset: *onset, ..StudyOptions::default() };
            let study = register.study(&options).unwrap();
            let bounds = study.spells_of(0)[0].bounds.clone();
            prop_assume!(!bounds.contradictory);
            let horizon = Day::from_ymd_opt(FIRST + 5, 12, 31).unwrap();
            let (first_to, last_to) = (bounds.first_latest.unwrap_or(horizon), bounds.last_latest.unwrap_or(horizon));
            let corners = [bounds.first_earliest, first_to, bounds.last_earliest, last_to];
            let firsts = days(bounds.first_earliest, first_to, &corners);
            let lasts = days(bounds.last_earliest, last_to, &corners);
            let table = study.bounds();
            let mut g: Vec<Option<i32>> = Vec::new();
            let mut exposures: Vec<Vec<f64>> = vec![Vec::new(); 4];
            for &first in &firsts {
                for &last in lasts.iter().filter(|last| first <= **last) {
                    let exposure = |year: i32| {
                        let year = Year::new(year);
                        let days = (last.min(year.last_day()) - first.max(year.from)).num_days() + 1;
                        #[expect(clippy::cast_precision_loss, reason = "at most 366 days")]
                        let share = days.max(0) as f64 / year.days() as f64;
                        share
                    };
                    (0..).zip(&mut exposures).for_each(|(at, known)| known.push(exposure(FIRST + at)));
                    g.push(match onset {
                        Onset::FirstDay => Some(first.year()),
                        Onset::Majority => (FIRST..=FIRST + 4).find(|year| exposure(*year) >= 0.5),
                        Onset::FullYear => (FIRST..=FIRST + 4).find(|year| exposure(*year) >= 1.0),
                    });
                }
            }
            let float = |g: &Option<i32>| g.map_or(f64::INFINITY, f64::from);
            let earliest = g.iter().map(float).fold(f64::INFINITY, f64::min);
            let latest = g.iter().map(float).fold(f64::NEG_INFINITY, f64::max);
            for (at, known) in exposures.iter().enumerate() {
                let row = row_of(&table, "01001000", FIRST + i32::try_from(at).unwrap());
                let least = known.iter().copied().fold(f64::INFINITY, f64::min);
                let most = known.iter().copied().fold(0.0, f64::max);
                prop_assert_eq!(table.cell("exposure_low", row), Cell::Number(least));
                prop_assert_eq!(table.cell("exposure_high", row), Cell::Number(most));
                prop_assert_eq!(table.cell("g_low", row), Cell::Number(earliest), "{}", onset);
                prop_assert_eq!(table.cell("g_high", row), Cell::Number(latest), "{}", onset);
            }
        }
    }
}
