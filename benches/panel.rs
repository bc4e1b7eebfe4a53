//! How long does the panel of 11,000 municipalities over 14 years take?

use divan::{Bencher, black_box};
use stadtnetz::panel::{Outcomes, Study, StudyOptions};
use stadtnetz::table::{Column, Table};

fn main() {
    divan::main();
}

const UNITS: i64 = 11_000;

/// One count by key and year, for as many made-up keys as there are municipalities.
fn outcomes() -> Outcomes {
    let rows = || (0..UNITS).flat_map(|unit| (2012..2026_i64).map(move |year| (unit, year)));
    let count = |(unit, year): (i64, i64)| f64::from(u16::try_from((unit * 31 + year) % 997).unwrap_or(0));
    let columns = vec![
        Column::text("ags", "", rows().map(|(unit, _)| Some(format!("{:08}", 1_001_000 + unit)))),
        Column::integer("year", "", rows().map(|(_, year)| Some(year))),
        Column::number("births", "", rows().map(|row| Some(count(row)))),
    ];
    let table = Table::new("outcomes", columns).unwrap_or_else(|error| unreachable!("{error}"));
    Outcomes::new(&table, "ags", "year", &[]).unwrap_or_else(|error| unreachable!("{error}"))
}

fn study(outcomes: &Outcomes) -> Study {
    let options = StudyOptions { outcomes: Some(outcomes), ..StudyOptions::default() };
    stadtnetz::engagierte_stadt().study(&options).unwrap_or_else(|error| unreachable!("{error}"))
}

#[divan::bench]
fn study_without_directory(bencher: Bencher) {
    let outcomes = outcomes();
    bencher.bench(|| study(black_box(&outcomes)).units().len());
}

#[divan::bench]
fn panel(bencher: Bencher) {
    let study = study(&outcomes());
    bencher.bench(|| black_box(&study).panel());
}

#[divan::bench]
fn bounds(bencher: Bencher) {
    let study = study(&outcomes());
    bencher.bench(|| black_box(&study).bounds());
}
