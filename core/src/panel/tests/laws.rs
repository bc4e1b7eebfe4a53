//! What holds of every panel.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::fixture::{add_place, draft, number};
use crate::panel::{Onset, StudyOptions, Treatment};
use crate::register::{Membership, Register, SightingKind};
use crate::table::{Cell, Table};
use crate::time::{Day, End, When};

type Stay = (u32, u32, Option<(u32, u32)>, Option<u32>);

fn day(number: u32) -> Day {
    Day::from_ymd_opt(2016, 1, 1).unwrap() + chrono::Days::new(u64::from(number))
}

fn stay() -> impl Strategy<Value = Stay> {
    let later = 0..600_u32;
    (0..2500_u32, later.clone(), prop::option::of((0..900_u32, later)), prop::option::of(0..600_u32))
}

/// Places with one stay each: first day in a span, last day in a span or unknown, seen once or never.
fn register(stays: &[Stay]) -> Register {
    let (mut draft, source) = draft();
    for (at, (start, wide, end, seen)) in stays.iter().enumerate() {
        let place = add_place(&mut draft, &source, &format!("0100{at}000"));
        let membership = draft.add_membership(&place, &source);
        let until = start + wide;
        draft.change::<Membership>(&membership, |record| {
            record.from = When::between(day(*start), day(until)).ok();
            record.last_day =
                end.and_then(|(after, wide)| When::between(day(until + after), day(until + after + wide)).ok());
            record.end = if end.is_some() { End::Known } else { End::Unknown };
        });
        if let (Some(seen), None) = (seen, end) {
            let when = When::day(day(until + seen)).unwrap();
            draft.add_sighting(&membership, &when, SightingKind::Press, &source);
        }
    }
    draft.finish().unwrap()
}

fn ordered(panel: &Table) -> bool {
    let key = |row: usize| (number(panel, "unit", row), number(panel, "year", row));
    (1..panel.len()).all(|row| key(row - 1) < key(row))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn panels_are_balanced_and_readings_are_nested(stays in prop::collection::vec(stay(), 1..4), onset in 0..3_usize) {
        let register = register(&stays);
        let panels: Vec<Table> = [Treatment::Certain, Treatment::Presumed, Treatment::Possible]
            .iter()
            .map(|&treatment| {
                let options =
                    StudyOptions { years: Some(2015..=2024), onset: Onset::ALL[onset], treatment, ..StudyOptions::default() };
                register.study(&options).unwrap().panel()
            })
            .collect();
        for panel in &panels {
            prop_assert_eq!(panel.len(), stays.len() * 10);
            prop_assert!(ordered(panel));
            for row in 0..panel.len() {
                let exposure = number(panel, "exposure", row);
                prop_assert!((0.0..=1.0).contains(&exposure));
                prop_assert_eq!(number(panel, "active", row) == 1.0, exposure > 0.0);
                prop_assert_eq!(number(panel, "ever_treated", row) == 1.0, number(panel, "g", row).is_finite());
                prop_assert_eq!(number(panel, "treat", row) == 1.0, number(panel, "rel_year", row) >= 0.0 && number(panel, "g", row).is_finite());
                let same_unit = row > 0 && panel.cell("unit", row - 1) == panel.cell("unit", row);
                if same_unit {
                    prop_assert!(number(panel, "treat", row - 1) <= number(panel, "treat", row));
                    prop_assert!(number(panel, "exposure_cum", row - 1) <= number(panel, "exposure_cum", row));
                }
            }
        }
        for row in 0..panels[0].len() {
            for column in ["exposure", "treat", "active"] {
                let [certain, presumed, possible] = [0, 1, 2].map(|at: usize| number(&panels[at], column, row));
                prop_assert!(certain <= presumed && presumed <= possible, "{}: {} {} {}", column, certain, presumed, possible);
            }
        }
    }
}

#[test]
fn columns_are_named_once_and_no_estimator_chokes_on_them() {
    let panel = register(&[(0, 0, None, None)])
        .study(&StudyOptions { years: Some(2015..=2020), ..StudyOptions::default() })
        .unwrap()
        .panel();
    let names: BTreeSet<&str> = panel.columns().iter().map(crate::table::Column::name).collect();
    assert_eq!(names.len(), panel.columns().len());
    for taken in ["stack", "rank", "size", "count", "pop", "index", "post", ".G", ".C", ".w"] {
        assert!(!names.contains(taken), "{taken} is an attribute of pandas or a word of did");
    }
    for column in panel.columns() {
        assert!(super::super::RESERVED.contains(&column.name()), "{} is not reserved", column.name());
        if ["share_neighbours_in", "km_nearest"].contains(&column.name()) {
            continue; // nobody is near
        }
        assert!((0..panel.len()).all(|row| column.cell(row) != Cell::Missing), "{} has holes", column.name());
    }
}
