use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use super::{ChangeList, EdgeKind, Evidence, Lost, UnitKey};
use crate::official::{
    Change, ChangeKind, ChangedUnit, Crosswalk, CrosswalkRow, Directory, Edition, Figures, Level, Unit, Weights,
};
use crate::place::RegionalKey;

pub(in crate::official) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(in crate::official) fn key(text: &str) -> UnitKey {
    text.parse().unwrap()
}

fn changed(ags: &str) -> ChangedUnit {
    let ars = format!("{}0{}{}", &ags[..5], &ags[5..], &ags[5..]);
    ChangedUnit { ars: ars.parse().unwrap(), ags: Some(ags.parse().unwrap()), name: ags.to_owned() }
}

/// An edition of municipalities with as many inhabitants and hectares as given.
pub(in crate::official) fn edition(territory: &str, units: &[(&str, i64)]) -> Edition {
    let unit = |(row, (ags, inhabitants)): (u64, &(&str, i64))| {
        let mut unit = Unit::new(Level::Municipality, Some(changed(ags).ars), None, *ags, row);
        unit.inhabitants = Some(*inhabitants);
        unit.hectares = Some(*inhabitants);
        unit
    };
    Edition {
        file: format!("{territory}.txt"),
        territory: day(territory),
        figures: Figures::default(),
        units: (1..).zip(units).map(unit).collect(),
        findings: Vec::new(),
    }
}

/// A row of a change list: number, day, kind, from, to, inhabitants (as many square metres).
pub(in crate::official) fn change(
    number: &str,
    on: NaiveDate,
    kind: ChangeKind,
    from: &str,
    to: &str,
    part: i64,
) -> Change {
    let amount = [ChangeKind::Dissolution, ChangeKind::PartialTransfer].contains(&kind).then_some(part);
    Change {
        file: "changes.xlsx".to_owned(),
        row: 5,
        number: number.to_owned(),
        level: Level::Municipality,
        kinds: vec![kind],
        from: changed(from),
        to: changed(to),
        square_metres: amount,
        inhabitants: amount,
        legal: on,
        statistical: on,
    }
}

pub(in crate::official) fn row(
    from: &str,
    from_year: i32,
    to: &str,
    to_year: i32,
    population: f64,
    area: f64,
) -> CrosswalkRow {
    let weights = Weights { population: Some(population), area: Some(area), employees: None };
    CrosswalkRow { from: from.to_owned(), from_year, to: to.to_owned(), to_year, weights, row: 1 }
}

pub(in crate::official) fn crosswalk(rows: Vec<CrosswalkRow>) -> Crosswalk {
    Crosswalk { file: "crosswalk.csv".to_owned(), rows, findings: Vec::new() }
}

/// Herzberg am Harz moves with its district in 2016; in 2018 A (600) and B (400) merge to C; in 2019 C gives 30 of 1,000 to H.
fn directory() -> Directory {
    use ChangeKind::{Dissolution, KeyChange, PartialTransfer};
    let first = edition("2015-12-31", &[("03156009", 1_300), ("03156001", 600), ("03156002", 400)]);
    let list = ChangeList::new(
        "changes.xlsx",
        day("2016-01-01"),
        day("2020-12-31"),
        vec![
            change("1", day("2016-11-01"), KeyChange, "03156009", "03159019", 0),
            change("2", day("2018-01-01"), Dissolution, "03156001", "03156003", 600),
            change("2", day("2018-01-01"), Dissolution, "03156002", "03156003", 400),
            change("3", day("2019-01-01"), PartialTransfer, "03156003", "03159019", 30),
            change("3", day("2019-01-01"), PartialTransfer, "03156003", "03156003", 970),
        ],
    );
    Directory::new(vec![first], vec![list.unwrap()], &[])
}

#[test]
fn a_place_keeps_its_identity_through_a_key_change() {
    let directory = directory();
    let herzberg = directory.place_of(key("03156009"), day("2015-12-31")).unwrap();
    assert_eq!(herzberg.to_string(), "03156009@2015-12-31");
    assert_eq!(directory.key_on(herzberg, day("2016-10-31")), Some(key("03156009")));
    assert_eq!(directory.key_on(herzberg, day("2016-11-01")), Some(key("03159019")));
    assert_eq!(directory.place_of(key("03159019"), day("2020-12-31")), Some(herzberg));
    assert_eq!(directory.key_on(herzberg, day("2021-01-01")), None, "no source speaks of 2021");
    assert_eq!(directory.place_of(key("03156009"), day("2017-01-01")), None, "the key is gone");
}

#[test]
fn a_merger_ends_its_parts_and_begins_a_place() {
    let directory = directory();
    let part = directory.place_of(key("03156001"), day("2017-12-31")).unwrap();
    let merged = directory.place_of(key("03156003"), day("2018-01-01")).unwrap();
    assert_ne!(part, merged);
    assert_eq!(directory.key_on(part, day("2018-01-01")), None);
    assert_eq!(merged.since(), day("2018-01-01"));
}

#[test]
fn successors_and_predecessors_hold_shares_and_their_way() {
    let directory = directory();
    let successors = directory.successors(key("03156001"), day("2015-12-31"), day("2020-12-31")).unwrap();
    let shares: Vec<_> = successors.iter().map(|one| (one.key.as_str().to_owned(), one.population.unwrap())).collect();
    assert_eq!(shares, [("03156003".to_owned(), 0.97), ("03159019".to_owned(), 0.03)]);
    let steps: Vec<_> = successors[1].ways[0].iter().map(|step| (step.from, step.to, step.after.to_string())).collect();
    let expected = [("03156001", "03156003", "2018-01-01"), ("03156003", "03159019", "2019-01-01")];
    assert_eq!(steps, expected.map(|(from, to, on)| (key(from), key(to), on.to_owned())));

    let predecessors = directory.predecessors(key("03159019"), day("2020-12-31"), day("2015-12-31")).unwrap();
    let shares: Vec<_> = predecessors.iter().map(|one| (one.key, one.part.population)).collect();
    let expected = [("03156001", Some(0.03)), ("03156002", Some(0.03)), ("03156009", Some(1.0))];
    assert_eq!(shares, expected.map(|(from, share)| (key(from), share)));
}

#[test]
fn every_step_is_an_edge_of_a_kind() {
    let edges = directory().edges(Level::Municipality, day("2015-12-31"), day("2020-12-31")).unwrap();
    let kinds: Vec<_> = edges.iter().map(|edge| (edge.kind, edge.step.from.as_str().to_owned())).collect();
    let expected = [
        (EdgeKind::KeyChange, "03156009"),
        (EdgeKind::Merger, "03156001"),
        (EdgeKind::Merger, "03156002"),
        (EdgeKind::PartialTransfer, "03156003"),
    ];
    assert_eq!(kinds, expected.map(|(kind, from)| (kind, from.to_owned())));
}

#[test]
fn an_incorporation_is_no_key_change() {
    let first = edition("2015-12-31", &[("03156001", 600), ("03156002", 400)]);
    let on = day("2016-01-01");
    let gone = change("1", on, ChangeKind::Dissolution, "03156001", "03156002", 600);
    let directory = Directory::new(vec![first], vec![ChangeList::of_whole_years("c", vec![gone]).unwrap()], &[]);
    let edges = directory.edges(Level::Municipality, day("2015-12-31"), on).unwrap();
    assert_eq!(edges[0].kind, EdgeKind::Incorporation);
    let stays = directory.place_of(key("03156002"), on).unwrap();
    assert_eq!(stays.key(), key("03156002"));
    assert_eq!(directory.key_on(directory.place_of(key("03156001"), day("2015-12-31")).unwrap(), on), None);
}

#[test]
fn what_vanished_between_two_editions_is_unexplained() {
    let editions = vec![
        edition("2015-12-31", &[("03156001", 600), ("03156002", 400)]),
        edition("2017-12-31", &[("03156002", 400), ("03156003", 600)]),
    ];
    let directory = Directory::new(editions, Vec::new(), &[]);
    let (from, to) = (day("2015-12-31"), day("2017-12-31"));
    let stays = directory.successors(key("03156002"), from, to).unwrap();
    assert_eq!((stays.len(), stays[0].population), (1, Some(1.0)));
    let lost = directory.successors(key("03156001"), from, to).unwrap_err();
    assert_eq!(lost, Lost::Unexplained { key: key("03156001"), last_seen: from, gone_by: to }.into());
    let unexplained: Vec<_> =
        directory.unexplained(Level::Municipality).iter().map(|one| (one.key, one.vanished)).collect();
    assert_eq!(unexplained, [(key("03156001"), true), (key("03156003"), false)]);
    assert_eq!(directory.findings().len(), 1);
    let backwards = directory.successors(key("03156002"), to, from).unwrap_err();
    assert!(backwards.to_string().starts_with("nothing says what became of each municipality"), "{backwards}");
}

#[test]
fn a_crosswalk_that_gives_a_place_a_second_key_is_not_followed() {
    let editions = vec![
        edition("2015-12-31", &[("03156001", 600), ("03156002", 400)]),
        edition("2016-12-31", &[("03156002", 400)]),
    ];
    let directory =
        Directory::new(editions, Vec::new(), &[crosswalk(vec![row("03156001", 2015, "03156002", 2016, 1.0, 1.0)])]);
    let told: Vec<&str> = directory.findings().iter().map(crate::finding::Finding::code).collect();
    assert!(told.contains(&"K202"), "{told:?}");
    let places = ["03156001", "03156002"].map(|ags| directory.place_of(key(ags), day("2015-12-31")));
    assert_ne!(places[0], places[1]);
}

#[test]
fn changes_come_before_crosswalks_and_crosswalks_before_comparison() {
    let units = [("03156001", 600), ("03156002", 400)];
    let editions = || vec![edition("2015-12-31", &units), edition("2016-12-31", &[("03156002", 1_000)])];
    let (from, to) = (day("2015-12-31"), day("2016-12-31"));
    let rows =
        vec![row("03156001", 2015, "03156002", 2016, 1.0, 1.0), row("03156002", 2015, "03156002", 2016, 1.0, 1.0)];
    let gone = change("1", day("2016-05-01"), ChangeKind::Dissolution, "03156001", "03156002", 600);
    let lists = vec![ChangeList::of_whole_years("c", vec![gone]).unwrap()];
    let evidence = |directory: &Directory| {
        let successors = directory.successors(key("03156001"), from, to).ok()?;
        Some((successors[0].ways[0][0].evidence, successors[0].ways[0][0].after.to_string()))
    };
    let both = Directory::new(editions(), lists, &[crosswalk(rows.clone())]);
    assert_eq!(evidence(&both), Some((Evidence::Changes, "2016-05-01".to_owned())));
    let crosswalk_only = Directory::new(editions(), Vec::new(), &[crosswalk(rows)]);
    assert_eq!(evidence(&crosswalk_only), Some((Evidence::Crosswalk, "2016-12-31".to_owned())));
    assert_eq!(evidence(&Directory::new(editions(), Vec::new(), &[])), None);
    assert!(
        both.unexplained(Level::Municipality).is_empty() && crosswalk_only.unexplained(Level::Municipality).is_empty()
    );
}

#[test]
fn a_change_in_two_lists_counts_once() {
    let first = edition("2015-12-31", &[("03156001", 600), ("03156002", 400), ("03156004", 1)]);
    let list = |file| {
        let parts = [("03156002", 150), ("03156001", 450)];
        let rows =
            parts.map(|(to, part)| change("1", day("2016-05-01"), ChangeKind::PartialTransfer, "03156001", to, part));
        ChangeList::of_whole_years(file, rows.to_vec()).unwrap()
    };
    let directory = Directory::new(vec![first], vec![list("a"), list("b")], &[]);
    let successors = directory.successors(key("03156001"), day("2015-12-31"), day("2016-12-31")).unwrap();
    assert_eq!(successors[0].population, Some(0.75));
    assert_eq!(directory.findings().iter().filter(|finding| finding.code() == "K201").count(), 2);
}

#[test]
fn population_weights_that_are_no_shares_give_way_to_area() {
    let rows =
        vec![row("09371444", 2019, "09371001", 2020, 1.0, 0.25), row("09371444", 2019, "09371002", 2020, 1.0, 0.75)];
    let directory = Directory::new(Vec::new(), Vec::new(), &[crosswalk(rows)]);
    let successors = directory.successors(key("09371444"), day("2019-12-31"), day("2020-12-31")).unwrap();
    assert_eq!(successors.iter().map(|one| one.population).collect::<Vec<_>>(), [Some(0.25), Some(0.75)]);
    assert!(successors.iter().all(|one| one.by_area));
}

#[test]
fn a_district_key_is_no_regional_key_of_another_level() {
    assert_eq!(key("03156").level(), Level::District);
    assert!("031560000".parse::<UnitKey>().is_err());
    assert!("3156009".parse::<UnitKey>().is_err());
    assert_eq!(UnitKey::district(RegionalKey::new("03").unwrap()), None);
}

/// A random act of history on the units there are.
#[derive(Clone, Debug)]
pub(in crate::official) enum Act {
    Merge,
    Incorporate,
    Split(i64, i64),
    Rekey,
    Transfer(i64, i64),
}

fn acts() -> impl Strategy<Value = Vec<(Act, usize, usize)>> {
    let part = || 0..1_000_i64;
    let act = prop_oneof![
        Just(Act::Merge),
        Just(Act::Incorporate),
        (1..1_000_i64, part()).prop_map(|(a, b)| Act::Split(a, b)),
        Just(Act::Rekey),
        (1..1_000_i64, part()).prop_map(|(a, b)| Act::Transfer(a, b)),
    ];
    proptest::collection::vec((act, any::<usize>(), any::<usize>()), 0..12)
}

/// A directory with one edition and one act every hundred days, and the days on which something can be asked.
pub(in crate::official) fn random(acts: &[(Act, usize, usize)]) -> (Directory, Vec<NaiveDate>) {
    use ChangeKind::{Dissolution, KeyChange, PartialTransfer};
    let name = |number: usize| format!("06633{number:03}");
    let mut units: Vec<usize> = (1..=5).collect();
    let mut next = 6;
    let first: Vec<(String, i64)> = units.iter().map(|&unit| (name(unit), 100)).collect();
    let first: Vec<(&str, i64)> = first.iter().map(|(ags, inhabitants)| (ags.as_str(), *inhabitants)).collect();
    let start = day("2000-12-31");
    let (mut changes, mut days) = (Vec::new(), vec![start]);
    for (step, (act, one, other)) in (1_u64..).zip(acts) {
        let on = start + Days::new(100 * step);
        let (one, other) = (units[one % units.len()], units[other % units.len()]);
        let number = step.to_string();
        let mut say = |kind, from: usize, to: usize, part| {
            changes.push(change(&number, on, kind, &name(from), &name(to), part));
        };
        match *act {
            _ if matches!(act, Act::Merge | Act::Incorporate | Act::Transfer(..)) && one == other => continue,
            Act::Merge => {
                say(Dissolution, one, next, 100);
                say(Dissolution, other, next, 100);
                units.retain(|unit| *unit != one && *unit != other);
                units.push(next);
            }
            Act::Incorporate => {
                say(Dissolution, one, other, 100);
                units.retain(|unit| *unit != one);
            }
            Act::Split(a, b) => {
                say(Dissolution, one, next, a);
                say(Dissolution, one, next + 1, b);
                units.retain(|unit| *unit != one);
                units.extend([next, next + 1]);
            }
            Act::Rekey => {
                say(KeyChange, one, next, 0);
                units.retain(|unit| *unit != one);
                units.push(next);
            }
            Act::Transfer(a, b) => {
                say(PartialTransfer, one, one, a);
                say(PartialTransfer, one, other, b);
            }
        }
        next += 2;
        days.extend([on.pred_opt().unwrap(), on]);
    }
    let list = ChangeList::new("changes.xlsx", day("2001-01-01"), day("2005-12-31"), changes).unwrap();
    days.push(day("2005-12-31"));
    (Directory::new(vec![edition("2000-12-31", &first)], vec![list], &[]), days)
}

pub(in crate::official) fn histories() -> impl Strategy<Value = (Vec<NaiveDate>, std::rc::Rc<Directory>)> {
    acts().prop_map(|acts| {
        let (directory, days) = random(&acts);
        (days, std::rc::Rc::new(directory))
    })
}

fn keys_on(directory: &Directory, day: NaiveDate) -> Vec<UnitKey> {
    directory.on(day).unwrap().municipalities().filter_map(UnitKey::of).collect()
}

proptest! {
    #[test]
    fn shares_sum_to_one((days, directory) in histories()) {
        let last = *days.last().unwrap();
        for &from in &days {
            for key in keys_on(&directory, from) {
                let successors = directory.successors(key, from, last).unwrap();
                for share in [|one: &super::Successor| one.population, |one: &super::Successor| one.area] {
                    let sum: f64 = successors.iter().map(|one| share(one).unwrap()).sum();
                    prop_assert!((sum - 1.0).abs() < 1e-12, "{key} from {from}: {sum}");
                }
            }
        }
    }

    #[test]
    fn a_way_over_a_day_between_is_the_direct_one((days, directory) in histories(), between in any::<prop::sample::Index>()) {
        let (first, last, between) = (days[0], *days.last().unwrap(), *between.get(&days));
        for key in keys_on(&directory, first) {
            let direct = directory.successors(key, first, last).unwrap();
            let mut composed: std::collections::BTreeMap<UnitKey, f64> = std::collections::BTreeMap::new();
            for half in directory.successors(key, first, between).unwrap() {
                for whole in directory.successors(half.key, between, last).unwrap() {
                    *composed.entry(whole.key).or_default() += half.population.unwrap() * whole.population.unwrap();
                }
            }
            let keys: Vec<_> = direct.iter().map(|one| one.key).collect();
            prop_assert_eq!(&keys, &composed.keys().copied().collect::<Vec<_>>());
            for (one, share) in direct.iter().zip(composed.values()) {
                prop_assert!((one.population.unwrap() - share).abs() < 1e-12);
            }
        }
    }

    #[test]
    fn key_and_place_are_each_others_inverse((days, directory) in histories()) {
        for &day in &days {
            let mut places = BTreeSet::new();
            for key in keys_on(&directory, day) {
                let place = directory.place_of(key, day).unwrap();
                prop_assert_eq!(directory.key_on(place, day), Some(key));
                prop_assert_eq!(directory.place_of(place.key(), place.since()), Some(place));
                prop_assert!(places.insert(place), "{} has two keys on {}", place, day);
            }
        }
    }
}
