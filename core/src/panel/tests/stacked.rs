//! Stacks by call.

use super::fixture::{add_place, directory, draft, number, options, register};
use crate::panel::{Controls, StudyOptions};
use crate::register::{CallRef, Membership};
use crate::table::{Cell, Table};

fn units(table: &Table, call: i64, treated: i64) -> Vec<String> {
    let is = |row: &usize| {
        table.cell("call", *row) == Cell::Integer(call) && table.cell("stack_treat", *row) == Cell::Integer(treated)
    };
    let mut units: Vec<String> = (0..table.len()).filter(is).map(|row| table.cell("ags", row).to_string()).collect();
    units.dedup();
    units
}

#[test]
fn every_call_has_controls_of_its_own() {
    let (register, directory) = (register(), directory());
    let study = register.study(&options(&directory, None)).unwrap();
    let rejected = study.stacks((-2, 2), Controls::Rejected).unwrap();
    assert_eq!(units(&rejected, 2015, 1), ["01001000", "01002000"]);
    assert_eq!(units(&rejected, 2015, 0), ["01003000", "06001000"], "turned down in 2015");
    assert_eq!(units(&rejected, 2020, 1), ["02000000"], "01001000 joined before: its second stay makes no cohort");
    assert_eq!(units(&rejected, 2020, 0), ["05001000"]);
    assert_eq!(rejected.len(), 4 * 5 + 2 * 5, "five years of every unit");
    let nominated = study.stacks((-2, 2), Controls::Nominated).unwrap();
    assert_eq!(units(&nominated, 2015, 0), ["01003000"]);
    assert_eq!(units(&nominated, 2020, 1), [""; 0], "no controls, no stack");
    let not_yet = study.stacks((-2, 2), Controls::NotYet).unwrap();
    assert_eq!(units(&not_yet, 2015, 0), ["02000000", "03101000"], "treated in 2020 and 2024");
    let eligible = study.stacks((-2, 2), Controls::Eligible).unwrap();
    assert!(!units(&eligible, 2015, 0).contains(&"01004000".to_owned()), "too large under the rule of 2015");
    assert!(units(&eligible, 2020, 0).contains(&"01004000".to_owned()));
}

#[test]
fn the_columns_of_a_stack_follow_its_own_first_year() {
    let (register, directory) = (register(), directory());
    let stacks = register.study(&options(&directory, None)).unwrap().stacks((-2, 2), Controls::Rejected).unwrap();
    for row in 0..stacks.len() {
        let rel = number(&stacks, "stack_rel", row);
        let treated = number(&stacks, "stack_treat", row) == 1.0;
        assert_eq!(number(&stacks, "stack_did", row) == 1.0, treated && rel >= 0.0);
        assert!((-2.0..=2.0).contains(&rel));
        // Of three treated two are in the first stack, of three controls too.
        assert_eq!(number(&stacks, "weight", row), 1.0);
    }
}

#[test]
fn an_empty_pool_names_the_missing_table() {
    let (mut draft, source) = draft();
    let place = add_place(&mut draft, &source, "01001000");
    let membership = draft.add_membership(&place, &source);
    draft.change::<Membership>(&membership, |record| {
        record.call = CallRef::new("2015").ok();
        record.from = "2016-07-01".parse().ok();
    });
    let register = draft.finish().unwrap();
    let study = register.study(&StudyOptions { years: Some(2014..=2020), ..StudyOptions::default() }).unwrap();
    let expected = [
        (Controls::Rejected, "tables applications and decisions"),
        (Controls::Nominated, "table decisions"),
        (Controls::Eligible, "table populations"),
        (Controls::NotYet, "table memberships"),
        (Controls::Never, "table outcomes"),
    ];
    for (controls, table) in expected {
        let error = study.stacks((-1, 1), controls).map(|table| table.len()).unwrap_err().to_string();
        assert!(error.contains(table), "{error}");
    }
    let late = register.study(&StudyOptions { years: Some(2018..=2020), ..StudyOptions::default() }).unwrap();
    let error = late.stacks((-1, 1), Controls::Never).map(|table| table.len()).unwrap_err().to_string();
    assert!(error.contains("no unit is treated in these years"), "{error}");
}
