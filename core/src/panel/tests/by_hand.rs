//! The panel against rows worked out by hand.

use super::fixture::{directory, number, options, register, row_of, rows};
use crate::panel::{Onset, StudyOptions, Treatment};
use crate::table::Cell;

#[test]
fn the_panel_is_what_was_worked_out_by_hand() {
    let (register, directory) = (register(), directory());
    let study = register.study(&options(&directory, None)).unwrap();
    let panel = study.panel();
    assert_eq!(panel.len(), 10 * 10, "ten units in ten years");
    for expected in rows("expected.csv") {
        let (ags, year) = (expected["ags"].as_str(), expected["year"].parse().unwrap());
        let row = row_of(&panel, ags, year);
        for (column, value) in &expected {
            let case = || format!("{ags} {year} {column}: {}", expected["why"]);
            match column.as_str() {
                "ags" | "year" | "why" => {}
                "exposure_cum" if value.is_empty() => {}
                "band" | "status" | "role" | "reason" => {
                    assert_eq!(panel.cell(column, row), Cell::Text(value), "{}", case());
                }
                "exposure" | "concept" | "exposure_cum" => {
                    let (days, of) = value.split_once('/').unwrap();
                    let share = days.parse::<f64>().unwrap() / of.parse::<f64>().unwrap();
                    let found = number(&panel, column, row);
                    // Sums over years of different length are not one fraction.
                    let near = if column == "exposure_cum" { 0.01 } else { 0.0 };
                    assert!((found - share).abs() <= near, "{}: {found}", case());
                }
                _ => assert_eq!(number(&panel, column, row), value.parse::<f64>().unwrap(), "{}", case()),
            }
        }
    }
}

#[test]
fn the_onset_moves_the_cohort_and_the_anticipation() {
    let (register, directory) = (register(), directory());
    let cases = [
        (Onset::FirstDay, [Some(2016), Some(2016), Some(2020)], 1),
        (Onset::Majority, [Some(2016), Some(2017), Some(2020)], 1),
        (Onset::FullYear, [Some(2017), Some(2017), Some(2021)], 2),
    ];
    for (onset, expected, anticipation) in cases {
        let study = register.study(&StudyOptions { onset, ..options(&directory, None) }).unwrap();
        let g = [0, 1, 5].map(|at: usize| study.units()[at].g);
        assert_eq!(g, expected, "{onset}");
        assert_eq!(study.anticipation(), anticipation, "{onset}: the concept phase of 01001000 began in 2015");
    }
}

#[test]
fn the_reading_of_an_unknown_exit_moves_activity_and_not_the_cohort() {
    let (register, directory) = (register(), directory());
    let left = |treatment| {
        let study = register.study(&StudyOptions { treatment, ..options(&directory, None) }).unwrap();
        let panel = study.panel();
        let row = row_of(&panel, "02000000", 2022);
        let role = panel.cell("role", row).to_string();
        (number(&panel, "g", row), number(&panel, "exposure", row), role)
    };
    assert_eq!(left(Treatment::Certain), (2020.0, 0.0, "treated".to_owned()), "last seen on 1 May 2021");
    assert_eq!(left(Treatment::Presumed), (2020.0, 1.0, "treated".to_owned()), "until the term ends");
    assert_eq!(left(Treatment::Possible), (2020.0, 1.0, "treated".to_owned()));
    assert_eq!(left(Treatment::Drop), (2020.0, 1.0, "excluded".to_owned()));
}

#[test]
fn the_rule_of_one_call_can_hold_in_every_year() {
    let (register, directory) = (register(), directory());
    let study = register.study(&StudyOptions { rule: "2015".into(), ..options(&directory, None) }).unwrap();
    let panel = study.panel();
    let row = row_of(&panel, "01004000", 2020);
    assert_eq!(number(&panel, "eligible", row), 0.0);
    assert_eq!(panel.cell("reason", row), Cell::Text("never_eligible"));
    let error = register.study(&StudyOptions { rule: "2016".into(), ..options(&directory, None) }).unwrap_err();
    assert_eq!(error.to_string(), "\"2016\" is no call of the programme (expected in_force or 2015, 2020, 2023)");
}

#[test]
fn what_makes_no_study_says_why() {
    let (register, directory) = (register(), directory());
    let asked = |options: StudyOptions<'_>| register.study(&options).unwrap_err().to_string();
    assert!(asked(StudyOptions::default()).starts_with("a study has no years"));
    #[expect(clippy::reversed_empty_ranges, reason = "that is the case")]
    let reversed = StudyOptions { years: Some(2023..=2014), ..StudyOptions::default() };
    assert!(asked(reversed).contains("2023 to 2014"));
    let early = StudyOptions { territory: "2010-01-01".parse().ok(), ..options(&directory, None) };
    assert!(asked(early).contains("begins on 2013-12-31"));
}

#[test]
fn without_a_directory_what_only_it_knows_is_unknown() {
    let study = register().study(&StudyOptions { years: Some(2014..=2023), ..StudyOptions::default() }).unwrap();
    let panel = study.panel();
    let row = row_of(&panel, "01003000", 2016);
    for column in ["eligible", "population", "territory_changed", "n_predecessors"] {
        assert_eq!(number(&panel, column, row), -1.0, "{column}");
    }
    assert_eq!(panel.cell("role", row), Cell::Text("control"));
}
