//! Bounds against the enumeration of everything that can have happened.

use chrono::Datelike;
use proptest::prelude::*;

use super::fixture::{add_place, draft, row_of};
use crate::panel::completions::Completions;
use crate::panel::{Episode, Onset, Spell, StudyOptions, StudyUnit, Year};
use crate::register::bounds::{self, settle};
use crate::register::{Id, Membership, Register};
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

/// What is known of one of a few stays of one place: the spans of first and last days and single days of absence, by position in `days_of(1)`.
type Known = (Span, Option<Span>, Vec<usize>);
type Span = (usize, usize);

/// Days around the turns and the middles of two years. What is known lies nearer to them than completions may, so that three stays in
/// a row have room.
fn days_of(reach: i64) -> Vec<Day> {
    let around = [(2017, 1, 1), (2017, 7, 2), (2018, 1, 1), (2018, 7, 2)];
    let around = around.map(|(year, month, day)| Day::from_ymd_opt(year, month, day).unwrap());
    around.iter().flat_map(|&day| (-reach..=reach).map(move |by| day + chrono::Duration::days(by))).collect()
}

fn stays() -> impl Strategy<Value = Vec<Known>> {
    let places = days_of(1).len();
    let span = move || (0..places, 0..places).prop_map(|(a, b)| (a.min(b), a.max(b)));
    prop::collection::vec((span(), prop::option::weighted(0.8, span()), prop::collection::vec(0..places, 0..3)), 1..4)
}

fn known(stays: &[Known]) -> Vec<bounds::Stay> {
    let at = days_of(1);
    let one = |(start, end, absent): &Known| bounds::Stay {
        start_from: at[start.0],
        start_until: Some(at[start.1]),
        end: end.map(|(from, until)| (at[from], at[until])),
        sightings: Vec::new(),
        absences: absent.iter().map(|&day| (at[day], at[day])).collect(),
    };
    stays.iter().map(one).collect()
}

/// Every way to settle some stays, each before the next.
fn completions(stays: &[bounds::Stay], free: Day, candidates: &[Day]) -> Vec<Vec<(Day, Day)>> {
    let Some((stay, rest)) = stays.split_first() else { return vec![Vec::new()] };
    let firsts =
        candidates.iter().filter(|day| **day >= free && stay.start_from <= **day && Some(**day) <= stay.start_until);
    let settled = |&first: &Day| {
        let ends = candidates.iter().filter(move |last| {
            first <= **last
                && stay.end.is_none_or(|(from, until)| from <= **last && **last <= until)
                && stay.absences.iter().all(|(day, _)| *day < first || **last < *day)
        });
        ends.flat_map(move |&last| {
            let behind = completions(rest, last.succ_opt().unwrap(), candidates);
            behind.into_iter().map(move |later| [vec![(first, last)], later].concat())
        })
    };
    firsts.flat_map(settled).collect()
}

/// A unit that places are, each with its memberships.
fn unit(places: &[Vec<bounds::Bounds>]) -> StudyUnit {
    let mut unit = StudyUnit::new("01001000".parse().unwrap(), String::new(), 0);
    for (at, settled) in places.iter().enumerate() {
        unit.spells.extend(settled.iter().map(|bounds| Spell {
            membership: Id::new("m").unwrap(),
            place: Id::new(format!("place-{at}")).unwrap(),
            call: None,
            bounds: bounds.clone(),
            term_end: None,
            entry: None,
            funded: Vec::new(),
        }));
    }
    unit
}

/// What the bounds say beside what the completions of some stays have.
fn compare(stays: &[bounds::Stay], all: &[Vec<(Day, Day)>]) {
    let settled = settle(stays);
    assert!(settled.iter().all(|bounds| !bounds.contradictory));
    let found = Completions::of(&unit(&[settled]));
    let exposure = |way: &[(Day, Day)], year: i32| {
        let year = Year::new(year);
        let days =
            |(first, last): &(Day, Day)| ((*last.min(&year.last_day()) - *first.max(&year.from)).num_days() + 1).max(0);
        #[expect(clippy::cast_precision_loss, reason = "at most 366 days")]
        let share = way.iter().map(days).sum::<i64>() as f64 / year.days() as f64;
        share
    };
    for year in 2016..=2018 {
        let shares: Vec<f64> = all.iter().map(|way| exposure(way, year)).collect();
        let least = shares.iter().copied().fold(f64::INFINITY, f64::min);
        let most = shares.iter().copied().fold(0.0, f64::max);
        assert_eq!(found.exposure(Year::new(year)), (least, most), "{year}");
    }
    for onset in Onset::ALL {
        let reached = |way: &Vec<(Day, Day)>, share: f64| (2016..=2019).find(|year| exposure(way, *year) >= share);
        let g: Vec<Option<i32>> = match onset {
            Onset::FirstDay => all.iter().map(|way| Some(way[0].0.year())).collect(),
            Onset::Majority => all.iter().map(|way| reached(way, 0.5)).collect(),
            Onset::FullYear => all.iter().map(|way| reached(way, 1.0)).collect(),
        };
        let earliest = g.iter().flatten().min().copied();
        let latest = if g.contains(&None) { None } else { g.iter().flatten().max().copied() };
        assert_eq!(found.first_treated(*onset, &[2016, 2017, 2018]), (earliest, latest), "{onset}");
    }
}

/// All completions of some stays.
fn all_of(stays: &[bounds::Stay]) -> Vec<Vec<(Day, Day)>> {
    let far = Day::from_ymd_opt(2030, 1, 1).unwrap();
    completions(stays, crate::time::FIRST_DAY, &[days_of(3), vec![far]].concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]

    #[test]
    fn bounds_of_several_memberships_are_the_extremes_over_all_completions(stays in stays()) {
        let stays = known(&stays);
        let all = all_of(&stays);
        prop_assume!(!all.is_empty());
        compare(&stays, &all);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, max_global_rejects: 100_000, ..ProptestConfig::default() })]

    /// Two places that are one municipality may be members at the same time: neither leaves days to the other.
    #[test]
    fn bounds_of_two_places_hold_all_completions_of_both(stays in [stays(), stays()]) {
        let stays = stays.map(|stays| known(&stays[..1]));
        let all = stays.each_ref().map(|stays| all_of(stays));
        prop_assume!(all.iter().all(|ways| !ways.is_empty()));
        let found = Completions::of(&unit(&stays.each_ref().map(|stays| settle(stays))));
        let both: Vec<[(Day, Day); 2]> = all[0].iter().flat_map(|one| all[1].iter().map(|other| [one[0], other[0]])).collect();
        for year in 2016..=2018 {
            let of = Year::new(year);
            let episode = |(from, last): (Day, Day)| Episode { from, until: last.succ_opt() };
            let shares = both.iter().map(|way| of.share(way.iter().copied().map(episode)));
            let (low, high) = shares.fold((1.0, 0.0), |(low, high): (f64, f64), share| (low.min(share), high.max(share)));
            let (least, most) = found.exposure(of);
            prop_assert!(least <= low, "{year}: {least} above {low}");
            prop_assert_eq!(most, high, "{}", year);
        }
        let entries = || both.iter().map(|way| way[0].0.min(way[1].0).year());
        prop_assert_eq!(found.first_treated(Onset::FirstDay, &[2016, 2017, 2018]), (entries().min(), entries().max()));
    }
}

#[test]
fn memberships_of_one_place_leave_days_to_one_another() {
    let rows: [(Vec<Known>, &str); 3] = [
        (
            vec![((1, 5), Some((1, 6)), vec![4]), ((2, 7), Some((2, 7)), vec![])],
            "most days: the first takes the part that the second cannot have, not the longer one",
        ),
        (
            vec![((1, 6), Some((1, 6)), vec![3]), ((2, 7), Some((2, 7)), vec![4])],
            "most days: the later part of the first and the earlier part of the second would be one day more, and are in no order",
        ),
        (
            vec![((1, 1), Some((3, 3)), vec![]), ((6, 7), Some((6, 7)), vec![]), ((8, 8), Some((10, 10)), vec![])],
            "182 days in each of two years, and a day in the one or the other: half of one of them is reached",
        ),
    ];
    for (stays, why) in rows {
        println!("{why}");
        let stays = known(&stays);
        compare(&stays, &all_of(&stays));
    }
}
