//! "Was X a member on that day?" against the enumeration of everything that could have happened.
//!
//! Evidence about one place is drawn at random within thirteen days; every stay, or pair of stays, that fits it is listed; the
//! register must say *certain* where all of them cover a day and *possible* where one does.

use chrono::Duration;
use proptest::prelude::*;

use stadtnetz::place::PlaceKind;
use stadtnetz::register::{Draft, MemberStatus, Membership, Register, Sighting, SightingKind};
use stadtnetz::register::{Id, ListScope};
use stadtnetz::time::{Day, End, When};

/// The days asked about; evidence speaks of days up to here.
const LAST_ASKED: i64 = 12;
/// Stays may begin or end this late: "later than anything asked".
const HORIZON: i64 = 16;

#[derive(Clone, Debug)]
enum Ending {
    Known(i64, i64),
    OpenAsOf(i64),
    Planned(i64),
    Unknown,
}

#[derive(Clone, Debug)]
struct Stay {
    start: Option<(i64, i64)>,
    ending: Ending,
    sightings: Vec<(i64, i64)>,
}

#[derive(Clone, Debug)]
struct Evidence {
    stays: Vec<Stay>,
    /// Days of complete lists that do not name the place.
    lists: Vec<i64>,
}

fn span() -> impl Strategy<Value = (i64, i64)> {
    (0..=LAST_ASKED, 0..=LAST_ASKED).prop_map(|(a, b)| (a.min(b), a.max(b)))
}

fn ending() -> impl Strategy<Value = Ending> {
    prop_oneof![
        span().prop_map(|(from, until)| Ending::Known(from, until)),
        (0..=LAST_ASKED).prop_map(Ending::OpenAsOf),
        (0..=LAST_ASKED).prop_map(Ending::Planned),
        Just(Ending::Unknown),
    ]
}

fn stay() -> impl Strategy<Value = Stay> {
    (proptest::option::of(span()), ending(), proptest::collection::vec(span(), 0..=3))
        .prop_map(|(start, ending, sightings)| Stay { start, ending, sightings })
        .prop_filter("a record refuses a span that ends before it begins", |stay| !reversed(stay))
}

fn reversed(stay: &Stay) -> bool {
    matches!((stay.start, &stay.ending), (Some((from, _)), &Ending::Known(_, until)) if until < from)
}

fn evidence(stays: std::ops::RangeInclusive<usize>, lists: usize) -> impl Strategy<Value = Evidence> {
    (proptest::collection::vec(stay(), stays), proptest::collection::vec(0..=LAST_ASKED, 0..=lists))
        .prop_map(|(stays, lists)| Evidence { stays, lists })
}

fn day(number: i64) -> Day {
    network().first_day() + Duration::days(number)
}

fn when((from, until): (i64, i64)) -> When {
    When::between(day(from), day(until)).unwrap()
}

fn network() -> &'static stadtnetz::programme::Programme {
    support::small_network()
}

/// The evidence as records.
fn draft(evidence: &Evidence) -> Draft {
    let mut draft = Draft::new(network().clone());
    let source = draft.add_source("announcement", ""); // the one the small network names
    let place = draft.add_place("Asked", PlaceKind::City, None, &source);
    for stay in &evidence.stays {
        let membership = draft.add_membership(&place, &source);
        draft.change::<Membership>(&membership, |record| {
            record.from = stay.start.map(when);
            match stay.ending {
                Ending::Known(from, until) => {
                    record.end = End::Known;
                    record.last_day = Some(when((from, until)));
                }
                Ending::OpenAsOf(on) => {
                    record.end = End::Open;
                    record.open_as_of = Some(when((on, on)));
                }
                Ending::Planned(on) => {
                    record.end = End::Planned;
                    record.planned_last_day = Some(when((on, on)));
                }
                Ending::Unknown => {}
            }
        });
        for &seen in &stay.sightings {
            draft.add_sighting(&membership, &when(seen), SightingKind::Press, &source);
        }
    }
    let other = draft.add_place("Other", PlaceKind::City, None, &source);
    let listed = draft.add_membership(&other, &source);
    for &on in &evidence.lists {
        complete_list(&mut draft, &listed, on, &source);
    }
    draft
}

fn complete_list(draft: &mut Draft, listed: &Id<Membership>, on: i64, source: &Id<stadtnetz::register::Source>) {
    let list = draft.add_sighting(listed, &when((on, on)), SightingKind::List, source);
    draft.change::<Sighting>(&list, |record| record.complete_list = Some(ListScope::All));
}

fn register(evidence: &Evidence) -> Register {
    draft(evidence).finish().unwrap()
}

/// Every stay, from its first to its last day, that fits what is said of it alone.
fn fitting(stay: &Stay, lists: &[i64]) -> Vec<(i64, i64)> {
    let mut found = Vec::new();
    for first in 0..HORIZON {
        for last in first..=HORIZON {
            let touches = |&(from, until): &(i64, i64)| first <= until && from <= last;
            let start = stay.start.is_none_or(|(from, until)| (from..=until).contains(&first));
            let end = match stay.ending {
                Ending::Known(from, until) => (from..=until).contains(&last),
                Ending::OpenAsOf(on) => first <= on && on <= last,
                Ending::Planned(_) | Ending::Unknown => true,
            };
            let absent = lists.iter().all(|on| !(first..=last).contains(on));
            if start && end && absent && stay.sightings.iter().all(touches) {
                found.push((first, last));
            }
        }
    }
    found
}

/// Every history of the place that fits all evidence: its stays in order, each over before the next begins.
fn worlds(evidence: &Evidence) -> Vec<Vec<(i64, i64)>> {
    let mut worlds: Vec<Vec<(i64, i64)>> = vec![Vec::new()];
    for stay in &evidence.stays {
        let stays = fitting(stay, &evidence.lists);
        worlds = worlds
            .iter()
            .flat_map(|world| {
                let after = world.last().map_or(-1, |&(_, last)| last);
                stays.iter().filter(move |&&(first, _)| first > after).map(move |&next| {
                    let mut longer = world.clone();
                    longer.push(next);
                    longer
                })
            })
            .collect();
    }
    worlds
}

fn status(register: &Register, number: i64) -> MemberStatus {
    register.on(day(number)).place("asked").map_or(MemberStatus::No, |standing| standing.status)
}

/// What all worlds together say of a day: whether all of them cover it, and whether one does.
fn enumerated(worlds: &[Vec<(i64, i64)>], number: i64) -> (bool, bool) {
    let covers = |world: &Vec<(i64, i64)>| world.iter().any(|&(first, last)| (first..=last).contains(&number));
    (!worlds.is_empty() && worlds.iter().all(covers), worlds.iter().any(covers))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: ProptestConfig::default().cases.max(600), max_global_rejects: 100_000, ..ProptestConfig::default() })]

    #[test]
    fn one_membership_is_exactly_what_enumeration_says(evidence in evidence(1..=1, 0)) {
        let (worlds, register) = (worlds(&evidence), register(&evidence));
        for number in 0..=LAST_ASKED {
            let (certain, possible) = enumerated(&worlds, number);
            let found = status(&register, number);
            prop_assert_eq!(found == MemberStatus::Certain, certain, "day {}", number);
            if !worlds.is_empty() {
                prop_assert_eq!(found <= MemberStatus::Possible, possible, "day {}", number);
            }
        }
    }

    #[test]
    fn two_memberships_and_complete_lists_are_never_surer_than_enumeration(evidence in evidence(1..=2, 2)) {
        let (worlds, register) = (worlds(&evidence), register(&evidence));
        prop_assume!(!worlds.is_empty());
        for number in 0..=LAST_ASKED {
            let (certain, possible) = enumerated(&worlds, number);
            let found = status(&register, number);
            prop_assert!(found != MemberStatus::Certain || certain, "day {number} called certain");
            prop_assert!(found <= MemberStatus::Possible || !possible, "day {number} called impossible");
        }
    }

    #[test]
    fn two_memberships_are_exactly_what_enumeration_says(evidence in evidence(2..=2, 0)) {
        let (worlds, register) = (worlds(&evidence), register(&evidence));
        prop_assume!(!worlds.is_empty());
        for number in 0..=LAST_ASKED {
            let (certain, possible) = enumerated(&worlds, number);
            let found = status(&register, number);
            prop_assert_eq!(found == MemberStatus::Certain, certain, "day {}", number);
            prop_assert_eq!(found <= MemberStatus::Possible, possible, "day {}", number);
        }
    }

    #[test]
    fn evidence_that_excludes_itself_is_called_contradictory(evidence in evidence(1..=1, 0)) {
        let contradictory = register(&evidence).on(day(0)).place("asked").unwrap().stays[0].bounds.contradictory;
        prop_assert_eq!(contradictory, worlds(&evidence).is_empty());
    }

    #[test]
    fn a_sighting_never_lowers_certain(evidence in evidence(1..=2, 1), seen in span(), which in 0..2_usize) {
        let mut more = evidence.clone();
        let which = which % more.stays.len();
        more.stays[which].sightings.push(seen);
        prop_assume!(!worlds(&more).is_empty());
        let (before, after) = (register(&evidence), register(&more));
        for number in 0..=LAST_ASKED {
            if status(&before, number) == MemberStatus::Certain {
                prop_assert_eq!(status(&after, number), MemberStatus::Certain, "day {}", number);
            }
        }
    }

    #[test]
    fn a_bound_never_raises_possible(mut evidence in evidence(1..=2, 1), bound in span(), which in 0..2_usize) {
        let which = which % evidence.stays.len();
        evidence.stays[which].ending = Ending::Unknown;
        let mut more = evidence.clone();
        more.stays[which].ending = Ending::Known(bound.0, bound.1);
        prop_assume!(!reversed(&more.stays[which]));
        let (before, after) = (register(&evidence), register(&more));
        for number in 0..=LAST_ASKED {
            if status(&before, number) == MemberStatus::No {
                prop_assert_eq!(status(&after, number), MemberStatus::No, "day {}", number);
            }
        }
    }

    #[test]
    fn certain_is_presumed_is_possible(evidence in evidence(1..=2, 2)) {
        let register = register(&evidence);
        for number in 0..=LAST_ASKED {
            let count = register.on(day(number)).count();
            prop_assert!(count.certain <= count.presumed && count.presumed <= count.possible);
        }
    }
}
