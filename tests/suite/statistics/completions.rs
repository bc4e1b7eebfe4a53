//! Ranges against the enumeration of everything that can have happened.
//!
//! A few places with random evidence; every pair of a first and a last day that fits a membership's bounds is listed,
//! and every figure is worked out for every combination of them. The range of the library must be the smallest and the
//! largest value.

use std::collections::BTreeMap;

use chrono::Duration;
use proptest::prelude::*;

use stadtnetz::place::PlaceKind;
use stadtnetz::register::bounds::Bounds;
use stadtnetz::register::{Draft, ListScope, Membership, Register, Sighting, SightingKind};
use stadtnetz::statistics::{Between, Observed};
use stadtnetz::time::{Day, End, When};

/// The days asked about.
const LAST_ASKED: i64 = 6;
/// A stay that begins or ends on this day does so later than anything asked.
const HORIZON: i64 = 8;

#[derive(Clone, Debug)]
struct Stay {
    start: Option<(i64, i64)>,
    end: Option<(i64, i64)>,
    seen: Vec<(i64, i64)>,
}

fn span() -> impl Strategy<Value = (i64, i64)> {
    (0..=LAST_ASKED, 0..=LAST_ASKED).prop_map(|(a, b)| (a.min(b), a.max(b)))
}

fn stay() -> impl Strategy<Value = Stay> {
    let parts = (prop::option::of(span()), prop::option::of(span()), prop::collection::vec(span(), 0..2));
    parts
        .prop_map(|(start, end, seen)| Stay { start, end, seen })
        .prop_filter("a record refuses a span that ends before it begins", |stay| {
            stay.start.zip(stay.end).is_none_or(|(start, end)| start.0 <= end.1)
        })
}

fn day(number: i64) -> Day {
    support::small_network().first_day() + Duration::days(number)
}

fn number(day: Day) -> i64 {
    (day - support::small_network().first_day()).num_days()
}

fn when((from, until): (i64, i64)) -> When {
    When::between(day(from), day(until)).unwrap()
}

/// Places with their stays; `absent` are days of a complete list that names only another place.
fn register(places: &[Vec<Stay>], absent: &[i64]) -> Register {
    let mut draft = Draft::new(support::small_network().clone());
    let source = draft.add_source("announcement", "");
    for stays in places {
        let place = draft.add_place("Asked", PlaceKind::City, None, &source);
        for stay in stays {
            let membership = draft.add_membership(&place, &source);
            draft.change::<Membership>(&membership, |record| {
                record.from = stay.start.map(when);
                record.last_day = stay.end.map(when);
                record.end = if stay.end.is_some() { End::Known } else { End::Unknown };
            });
            for &seen in &stay.seen {
                draft.add_sighting(&membership, &when(seen), SightingKind::Press, &source);
            }
        }
    }
    if !absent.is_empty() {
        let other = draft.add_place("Other", PlaceKind::City, None, &source);
        let listed = draft.add_membership(&other, &source);
        draft.change::<Membership>(&listed, |record| {
            (record.from, record.last_day, record.end) = (Some(when((0, 0))), Some(when((7, 7))), End::Known);
        });
        for &on in absent {
            let list = draft.add_sighting(&listed, &when((on, on)), SightingKind::List, &source);
            draft.change::<Sighting>(&list, |record| record.complete_list = Some(ListScope::All));
        }
    }
    draft.finish().unwrap()
}

/// Every first and last day of a stay that its bounds allow.
fn completions(bounds: &Bounds) -> Vec<(i64, i64)> {
    let first = number(bounds.first_earliest)..=bounds.first_latest.map_or(HORIZON, number);
    let last = number(bounds.last_earliest)..=bounds.last_latest.map_or(HORIZON, number);
    let absent: Vec<i64> = bounds.absent_on.iter().copied().map(number).collect();
    let pairs = first.flat_map(|first| last.clone().map(move |last| (first, last)));
    pairs.filter(|&(first, last)| first <= last && !absent.iter().any(|on| (first..=last).contains(on))).collect()
}

/// The first and last days of the stays of a place.
type History = Vec<(i64, i64)>;

/// One way everything can have happened, per place.
type World = Vec<History>;

/// All worlds; `None` where the evidence of a place excludes itself.
fn worlds(register: &Register) -> Option<Vec<World>> {
    let view = register.on(day(0));
    let mut worlds: Vec<World> = vec![Vec::new()];
    for standing in view.standings() {
        let mut histories: Vec<History> = vec![Vec::new()];
        for stay in &standing.stays {
            if stay.bounds.contradictory {
                return None;
            }
            let found = completions(&stay.bounds);
            histories = histories
                .iter()
                .flat_map(|history| {
                    let after = history.last().map_or(-1, |&(_, last)| last);
                    let next = found.iter().filter(move |&&(first, last)| first > after && last >= first);
                    next.map(|&next| [history.as_slice(), &[next]].concat())
                })
                .collect();
        }
        worlds = worlds
            .iter()
            .flat_map(|world| {
                histories.iter().map(|history| [world.as_slice(), std::slice::from_ref(history)].concat())
            })
            .collect();
    }
    Some(worlds)
}

fn covers(history: &[(i64, i64)], day: i64) -> bool {
    history.iter().any(|&(first, last)| (first..=last).contains(&day))
}

type Figures = BTreeMap<&'static str, Option<f64>>;

/// The questions of one run: a period, an end of observation and a duration.
#[derive(Clone, Copy, Debug)]
struct Asked {
    from: i64,
    until: i64,
    time: i64,
}

fn float(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap())
}

/// Every figure in one world, by plain counting.
fn counted(world: &World, asked: Asked) -> Figures {
    let Asked { from, until, time } = asked;
    let spells = || world.iter().flatten();
    let places = |so: &dyn Fn(&History) -> bool| float(world.iter().filter(|history| so(history)).count());
    let stays = |so: &dyn Fn(&(i64, i64)) -> bool| float(spells().filter(|spell| so(spell)).count());
    let (opening, closing) = (places(&|h| covers(h, from - 1)), places(&|h| covers(h, until - 1)));
    let retained = places(&|h| covers(h, from) && covers(h, until));
    let members = places(&|h| covers(h, from));
    // A stay that ends at the horizon may last for ever.
    let lasts = |&(first, last): &(i64, i64)| last == HORIZON || last - first + 1 > time;
    let begun = stays(&|&(first, _)| first <= until);
    let share = |part: f64, whole: f64| (whole > 0.0).then(|| part / whole);
    let ended = places(&|h| h.iter().any(|&(_, last)| last < until));
    let back = places(&|h| h.len() > 1 && h[1].0 <= until);
    BTreeMap::from([
        ("opening", Some(opening)),
        ("closing", Some(closing)),
        ("net", Some(closing - opening)),
        ("entries", Some(stays(&|&(first, _)| from <= first && first < until))),
        ("exits", Some(stays(&|&(_, last)| from <= last + 1 && last + 1 < until))),
        ("ever", Some(places(&|h| h.iter().any(|&(first, _)| first < until)))),
        ("admissions", Some(stays(&|&(first, _)| first < until))),
        ("growth-rate", share(closing - opening, opening)),
        ("members", Some(members)),
        ("retained", Some(retained)),
        ("retention", share(retained, members)),
        ("survival", share(stays(&|spell| spell.0 <= until && lasts(spell)), begun)),
        ("ended", Some(ended)),
        ("re-entry", share(back, ended)),
    ])
}

/// The same figures of the library.
fn found(register: &Register, asked: Asked) -> BTreeMap<&'static str, Option<(f64, f64)>> {
    let stats = register.stats();
    let (from, until) = (day(asked.from), day(asked.until));
    let growth = &stats.growth(&[from, until])[0];
    let retention = &stats.retention(&[from, until])[0];
    let reentry = &stats.reentry(until)[0];
    let observed = Observed { every_spell: true, ..Observed::until(until) };
    let table = stats.life_table(&observed);
    let survival = table.iter().find(|row| row.time == asked.time).map(|row| row.survival);
    let counts = |range: Between<usize>| Some((float(range.low()), float(range.high())));
    let share = |range: Option<Between<f64>>| range.map(|range| (range.low(), range.high()));
    let signed = |number: i64| f64::from(i32::try_from(number).unwrap());
    let mut figures = BTreeMap::from([
        ("opening", counts(growth.opening)),
        ("closing", counts(growth.closing)),
        ("net", Some((signed(growth.net.low()), signed(growth.net.high())))),
        ("entries", counts(growth.entries)),
        ("exits", counts(growth.exits)),
        ("ever", counts(growth.ever)),
        ("admissions", counts(growth.admissions)),
        ("growth-rate", share(growth.growth_rate)),
        ("members", counts(retention.members)),
        ("retained", counts(retention.retained)),
        ("retention", share(retention.retention)),
        ("ended", counts(reentry.ended)),
        ("re-entry", share(reentry.rate)),
    ]);
    if let Some(survival) = survival {
        figures.insert("survival", share(survival));
    }
    figures
}

/// The smallest and the largest value of a figure over all worlds in which it is defined.
fn enumerated(worlds: &[World], asked: Asked) -> BTreeMap<&'static str, Option<(f64, f64)>> {
    let mut ranges: BTreeMap<&str, Option<(f64, f64)>> = BTreeMap::new();
    for world in worlds {
        for (figure, value) in counted(world, asked) {
            let range = ranges.entry(figure).or_default();
            if let Some(value) = value {
                *range = Some(range.map_or((value, value), |(low, high)| (low.min(value), high.max(value))));
            }
        }
    }
    ranges
}

fn asked() -> impl Strategy<Value = Asked> {
    (1..LAST_ASKED, 1..=LAST_ASKED)
        .prop_flat_map(|(from, time)| (from + 1..=LAST_ASKED).prop_map(move |until| Asked { from, until, time }))
}

proptest! {
    #![proptest_config(ProptestConfig { max_global_rejects: 100_000, ..ProptestConfig::default() })]

    #[test]
    fn ranges_are_exactly_what_enumeration_says(
        stays in prop::collection::vec(stay(), 1..=2),
        absent in prop::collection::vec(0..=LAST_ASKED, 0..=1),
        asked in asked(),
    ) {
        let places: Vec<Vec<Stay>> = stays.into_iter().map(|stay| vec![stay]).collect();
        let register = register(&places, &absent);
        let worlds = worlds(&register);
        prop_assume!(worlds.as_ref().is_some_and(|worlds| !worlds.is_empty()));
        let enumerated = enumerated(&worlds.unwrap(), asked);
        for (figure, range) in found(&register, asked) {
            prop_assert_eq!(range, enumerated[figure], "{}", figure);
        }
    }

    /// That stays of one place follow one another is not used: the range is wider then, never narrower.
    #[test]
    fn ranges_hold_what_enumeration_says_of_places_that_came_back(
        stays in prop::collection::vec(stay(), 2..=2),
        asked in asked(),
    ) {
        let register = register(&[stays], &[]);
        let worlds = worlds(&register);
        prop_assume!(worlds.as_ref().is_some_and(|worlds| !worlds.is_empty()));
        let enumerated = enumerated(&worlds.unwrap(), asked);
        for (figure, range) in found(&register, asked) {
            if let Some((least, most)) = enumerated[figure] {
                let holds = range.is_some_and(|(low, high)| low <= least && most <= high);
                prop_assert!(holds, "{figure}: {range:?} does not hold {least} to {most}");
            }
        }
    }

    #[test]
    fn a_missing_day_settles_what_enumeration_says(
        stay in stay(),
        asked in prop::collection::btree_set(0..=LAST_ASKED, 1..5),
    ) {
        let register = register(&[vec![stay]], &[]);
        let bounds = register.on(day(0)).standings()[0].stays[0].bounds.clone();
        prop_assume!(!bounds.contradictory);
        let all = completions(&bounds);
        let open = |among: &[(i64, i64)]| {
            let settled = |on: &&i64| {
                let mut answers = among.iter().map(|&spell| covers(&[spell], **on));
                let one = answers.next();
                answers.all(|answer| Some(answer) == one)
            };
            asked.iter().filter(|on| !settled(on)).count()
        };
        let missing = register.stats().missing_value(&asked.iter().map(|&on| day(on)).collect::<Vec<_>>());
        for (field, pick) in [("from", (|spell| spell.0) as fn(&(i64, i64)) -> i64), ("last_day", |spell| spell.1)] {
            let answers: std::collections::BTreeSet<i64> = all.iter().map(pick).collect();
            let settles = answers.iter().map(|answer| {
                let rest: Vec<(i64, i64)> = all.iter().copied().filter(|spell| pick(spell) == *answer).collect();
                open(&all) - open(&rest)
            });
            let settles: Vec<usize> = settles.collect();
            let expected = (*settles.iter().min().unwrap(), *settles.iter().max().unwrap());
            let row = missing.iter().find(|row| row.table == "memberships" && row.field == field);
            let found = row.map_or((0, 0), |row| (row.number.low(), row.number.high()));
            prop_assert_eq!(found, expected, "{}", field);
        }
    }

    #[test]
    fn survival_falls_and_stays_a_share(
        stays in prop::collection::vec(stay(), 1..=3),
        from in 0..=LAST_ASKED,
        delayed in any::<bool>(),
    ) {
        let places: Vec<Vec<Stay>> = stays.into_iter().map(|stay| vec![stay]).collect();
        let from = delayed.then(|| day(from));
        let register = register(&places, &[]);
        let table = register.stats().life_table(&Observed { from, until: day(HORIZON), every_spell: false });
        for pair in table.windows(2) {
            prop_assert!(pair[0].time < pair[1].time);
            prop_assert!(pair[0].earliest_survival >= pair[1].earliest_survival);
            prop_assert!(pair[0].latest_survival >= pair[1].latest_survival);
            if let (Some(one), Some(other)) = (pair[0].survival, pair[1].survival) {
                prop_assert!(one.low() >= other.low() && one.high() >= other.high());
            }
        }
        for row in &table {
            prop_assert!(row.survival.is_none() || !delayed);
            for share in [row.earliest_survival, row.latest_survival] {
                prop_assert!((0.0..=1.0).contains(&share));
                if let Some(range) = row.survival {
                    let (low, high) = (range.low() - 1e-12, range.high() + 1e-12);
                    prop_assert!(low <= share && share <= high, "an estimate outside {range} at {}", row.time);
                }
            }
        }
    }
}
