//! A published example through the whole path: records, study, panel. ATT(g, t) computed by hand from the panel is that of R.

use std::collections::BTreeMap;

use stadtnetz::panel::{Controls, Kind, Outcome, Outcomes, Study, StudyOptions};
use stadtnetz::place::PlaceKind;
use stadtnetz::register::{Draft, Membership, Place, Register};
use stadtnetz::table::{Cell, Column, Table};

/// Counties as municipalities of our own: the key holds the county's number.
fn key(county: &str) -> String {
    format!("01{county:0>6}")
}

fn rows() -> Option<Vec<BTreeMap<String, String>>> {
    let bytes = support::shared("data/impact/mpdta.csv")?;
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    Some(reader.deserialize().map(Result::unwrap).collect())
}

fn register(rows: &[BTreeMap<String, String>]) -> Register {
    let mut draft = Draft::new(support::small_network().clone());
    let source = draft.add_source("announcement", "");
    for row in rows.iter().filter(|row| row["year"] == "2003" && row["first.treat"] != "0") {
        let place = draft.add_place(&format!("county {}", row["countyreal"]), PlaceKind::Municipality, None, &source);
        draft.change::<Place>(&place, |record| record.ags = key(&row["countyreal"]).parse().ok());
        let membership = draft.add_membership(&place, &source);
        draft.change::<Membership>(&membership, |record| {
            record.from = format!("{}-01-01", row["first.treat"]).parse().ok();
        });
    }
    draft.finish().unwrap()
}

fn outcomes(rows: &[BTreeMap<String, String>]) -> Outcomes {
    let table = Table::new(
        "mpdta",
        vec![
            Column::text("ags", "", rows.iter().map(|row| Some(key(&row["countyreal"])))),
            Column::integer("year", "", rows.iter().map(|row| row["year"].parse().ok())),
            Column::number("lemp", "", rows.iter().map(|row| row["lemp"].parse().ok())),
        ],
    );
    let declared = [Outcome { name: "lemp".to_owned(), kind: Kind::AsIs }];
    Outcomes::new(&table.unwrap(), "ags", "year", &declared).unwrap()
}

/// Mean outcome by first treated year (0: never) and year.
fn means(panel: &Table) -> BTreeMap<(i64, i64), f64> {
    let mut sums: BTreeMap<(i64, i64), (f64, f64)> = BTreeMap::new();
    for row in 0..panel.len() {
        let (Cell::Integer(g), Cell::Integer(year)) = (panel.cell("g0", row), panel.cell("year", row)) else {
            continue;
        };
        let Cell::Number(value) = panel.cell("lemp", row) else { panic!("row {row} has no value") };
        let sum = sums.entry((g, year)).or_default();
        *sum = (sum.0 + value, sum.1 + 1.0);
    }
    sums.into_iter().map(|(key, (sum, n))| (key, sum / n)).collect()
}

fn study(register: &Register, outcomes: &Outcomes) -> Study {
    register.study(&StudyOptions { outcomes: Some(outcomes), ..StudyOptions::default() }).unwrap()
}

#[test]
fn twelve_effects_are_those_of_r() {
    let (Some(rows), Some(reference)) = (rows(), support::shared("data/impact/r_ref/ref_attgt.csv")) else { return };
    let (register, outcomes) = (register(&rows), outcomes(&rows));
    let study = study(&register, &outcomes);
    assert_eq!((study.units().len(), study.anticipation(), study.unmatched().len()), (500, 0, 0));
    let cohort = |g: Option<i32>| study.units().iter().filter(|unit| unit.g == g).count();
    assert_eq!([Some(2004), Some(2006), Some(2007), None].map(cohort), [20, 40, 131, 309]);
    let panel = study.sample();
    assert_eq!(panel.len(), 2_500);
    let means = means(&panel);
    let mut compared = 0;
    for row in csv::Reader::from_reader(reference.as_slice()).deserialize::<BTreeMap<String, String>>() {
        let row = row.unwrap();
        if row["scenario"] != "mpdta_nev_dr" {
            continue;
        }
        let (g, t): (i64, i64) = (row["group"].parse().unwrap(), row["t"].parse().unwrap());
        let base = if t < g { t - 1 } else { g - 1 };
        let found = (means[&(g, t)] - means[&(g, base)]) - (means[&(0, t)] - means[&(0, base)]);
        let expected: f64 = row["att"].parse().unwrap();
        assert!((found - expected).abs() < 1e-12, "ATT({g}, {t}) = {found}, R has {expected}");
        compared += 1;
    }
    assert_eq!(compared, 12);
}

#[test]
fn whoever_names_no_call_is_in_no_stack() {
    let Some(rows) = rows() else { return };
    let (register, outcomes) = (register(&rows), outcomes(&rows));
    let study = study(&register, &outcomes);
    assert!(study.stacks((-1, 1), Controls::Never).is_err());
    assert!(study.check(None).iter().any(|finding| finding.code() == "I016"));
}
