//! What a check finds: every rule once.

use super::fixture::{add_place, directory, draft, options, outcome_table, register};
use crate::finding::Finding;
use crate::language::Language;
use crate::panel::{Outcomes, Package, Study, StudyOptions};
use crate::place::PlaceKind;
use crate::register::{Membership, Place};
use crate::table::{Cell, Column, Table};

fn found(study: &Study, package: Option<Package>) -> Vec<(&'static str, Option<i64>)> {
    let findings = study.check(package);
    let table = Study::check_table(&findings, Language::En);
    let number = |row| if let Cell::Integer(number) = table.cell("n", row) { Some(number) } else { None };
    findings.iter().map(Finding::code).enumerate().map(|(row, code)| (code, number(row))).collect()
}

#[test]
fn the_traps_of_the_fixture_are_found() {
    let (register, directory) = (register(), directory());
    let outcomes = Outcomes::new(&outcome_table(), "ags", "year", &[]).unwrap();
    let study = register.study(&options(&directory, Some(&outcomes))).unwrap();
    assert_eq!(
        found(&study, None),
        [
            ("I002", Some(6)), // some unit has every value in 2014, 2015, 2017 and 2018
            ("I003", Some(1)),
            ("I004", Some(1)),
            ("I006", Some(2)),
            ("I006", Some(1)),
            ("I009", Some(2)), // turned down in 2015, then in 2020; nominees turned down in 2015, then in 2020
            ("I009", Some(1)),
            ("I009", Some(1)),
            ("I009", Some(0)),
            ("I011", Some(1)),
            ("I013", Some(14)),
            ("I015", Some(1)),
        ]
    );
}

#[test]
fn repeated_values_members_without_a_row_and_unknown_eligibility_are_found() {
    let (mut draft, source) = draft();
    let city = add_place(&mut draft, &source, "01001000");
    let quarter = draft.add_place("Quarter", PlaceKind::District, None, &source);
    draft.change::<Place>(&quarter, |record| record.part_of = Some(city.clone()));
    let joins = |draft: &mut crate::register::Draft, place, from: &str| {
        let membership = draft.add_membership(place, &source);
        draft.change::<Membership>(&membership, |record| record.from = from.parse().ok());
    };
    joins(&mut draft, &quarter, "2016-07-01");
    let other = add_place(&mut draft, &source, "01002000");
    joins(&mut draft, &other, "2016-01-01");
    let register = draft.finish().unwrap();
    let keys = ["01001000", "01002000", "01003000", "01003000"];
    let table = Table::new(
        "outcomes",
        vec![
            Column::text("ags", "", keys.map(|key| Some(key.to_owned()))),
            Column::integer("year", "", [Some(2015); 4]),
            Column::number("births", "", [Some(1.0); 4]),
        ],
    )
    .unwrap();
    let outcomes = Outcomes::new(&table, "ags", "year", &[]).unwrap();
    let options = StudyOptions { outcomes: Some(&outcomes), years: Some(2015..=2017), ..StudyOptions::default() };
    let study = register.study(&options).unwrap();
    let codes: Vec<&str> = study.check(None).iter().map(Finding::code).collect();
    assert_eq!(codes, ["I001", "I002", "I005", "I006", "I010", "I012", "I014", "I015", "I016"]);
    let unplaced = study.unplaced_table();
    assert_eq!(
        (unplaced.cell("place", 0), unplaced.cell("reason", 0)),
        (Cell::Text("quarter"), Cell::Text("other-kind"))
    );
    let german = Study::check_table(&study.check(None), Language::De);
    assert_eq!(german.cell("message", 0).to_string().split(' ').next(), Some("1"));
}

#[test]
fn a_territory_that_the_directory_does_not_know_is_said() {
    let (register, directory) = (register(), directory());
    let of = |territory: &str| {
        let territory = territory.parse().ok();
        let study = register.study(&StudyOptions { territory, ..options(&directory, None) }).unwrap();
        study
            .check(None)
            .into_iter()
            .find(|finding| finding.code() == "I018")
            .map(|finding| finding.message(Language::En))
    };
    assert_eq!(of("2023-12-31"), None, "an edition lists it");
    assert_eq!(of("2018-06-30"), None, "the changes since an edition lead there");
    let said = of("2025-06-30").unwrap();
    assert!(said.contains("2023-12-31") && said.contains("2025-06-30"), "{said}");
}

#[test]
fn controls_beside_members_are_found_where_borders_are_given() {
    let (register, directory) = (register(), directory());
    let of = |contiguity: &[(i64, i64)]| {
        let study = register.study(&StudyOptions { contiguity, ..options(&directory, None) }).unwrap();
        found(&study, None).into_iter().filter(|(code, _)| *code == "I017").collect::<Vec<_>>()
    };
    assert_eq!(of(&[]), [], "without borders nobody knows");
    assert_eq!(of(&[(1_001_000, 1_002_000)]), [], "members beside members are no controls");
    assert_eq!(of(&[(1_003_000, 1_004_000)]), [], "controls beside controls");
    let borders = [(1_001_000, 1_003_000), (1_003_000, 1_002_000), (1_004_000, 1_002_000)];
    assert_eq!(of(&borders), [("I017", Some(2))], "a control counts once, however many members it borders on");
}

#[test]
fn limits_of_packages_are_asked_for_by_name() {
    let (mut draft, source) = draft();
    let place = add_place(&mut draft, &source, "01001000");
    let membership = draft.add_membership(&place, &source);
    draft.change::<Membership>(&membership, |record| record.from = "2016-01-01".parse().ok());
    let register = draft.finish().unwrap();
    let keys = (0..6_000).map(|key| Some(format!("{:08}", 1_001_000 + key)));
    let keys: Vec<Option<String>> = keys.collect();
    let table = Table::new(
        "outcomes",
        vec![
            Column::text("ags", "", keys.clone()),
            Column::integer("year", "", keys.iter().map(|_| Some(2015))),
            Column::number("births", "", keys.iter().map(|_| Some(1.0))),
        ],
    )
    .unwrap();
    let outcomes = Outcomes::new(&table, "ags", "year", &[]).unwrap();
    let options = StudyOptions { outcomes: Some(&outcomes), years: Some(2014..=2024), ..StudyOptions::default() };
    let study = register.study(&options).unwrap();
    let of = |package| -> Vec<&str> {
        let codes = study.check(package).iter().map(Finding::code).collect::<Vec<_>>();
        codes.into_iter().filter(|code| ["I007", "I008"].contains(code)).collect()
    };
    assert_eq!(of(None), ["I007", "I008"]);
    assert_eq!(of(Some(Package::DiffDiff)), ["I007"]);
    assert_eq!(of(Some(Package::Pyfixest)), ["I008"]);
    assert_eq!(of(Some(Package::Csdid)), [""; 0]);
}
