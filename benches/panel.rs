//! How long does the panel of 11,000 municipalities over 14 years take? `panel_peers.py` makes it in other ways, from what this leaves in `target/tmp`.

use std::fmt::Write as _;
use std::path::Path;

use divan::{Bencher, black_box};
use stadtnetz::official::Directory;
use stadtnetz::panel::{Outcomes, Study, StudyOptions};
use stadtnetz::table::{Cell, Column, Table, Values};

fn main() -> std::io::Result<()> {
    leave_for_peers(&study(&outcomes()))?;
    divan::main();
    Ok(())
}

/// The units with their first entries, their funded days, and the sums of the panel's columns: what peers start from and must come to.
fn leave_for_peers(study: &Study) -> std::io::Result<()> {
    let (mut units, mut spells) = (String::from("unit,entry\n"), String::from("unit,from,until\n"));
    for unit in study.units() {
        let entry = unit.spells.iter().filter_map(|spell| spell.entry).min();
        let _ = writeln!(units, "{},{}", unit.number(), entry.map(|day| day.to_string()).unwrap_or_default());
        for episode in unit.episodes() {
            let until = episode.until.map(|day| day.to_string()).unwrap_or_default();
            let _ = writeln!(spells, "{},{},{until}", unit.number(), episode.from);
        }
    }
    let panel = study.panel();
    let mut sums = String::from("column,sum\n");
    for column in panel.columns() {
        let (mut sum, mut length) = (0.0, 0);
        for row in 0..column.len() {
            match column.cell(row) {
                #[expect(clippy::cast_precision_loss, reason = "keys and years are far below 2^53")]
                Cell::Integer(number) => sum += number as f64,
                Cell::Number(number) if number.is_finite() => sum += number,
                Cell::Text(text) => length += text.len(),
                _ => {}
            }
        }
        let _ = if length > 0 {
            writeln!(sums, "{},{length}", column.name())
        } else {
            writeln!(sums, "{},{sum}", column.name())
        };
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    std::fs::write(folder.join("panel_units.csv"), units)?;
    std::fs::write(folder.join("panel_spells.csv"), spells)?;
    std::fs::write(folder.join("panel_sums.csv"), sums)
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

/// The municipalities of the official directory, with distances to the nearest member and territories by year. Needs the real
/// files beside the repository; without them nothing is measured.
#[divan::bench]
fn panel_of_the_directory(bencher: Bencher) {
    let files = ["31122013_Auszug_GV.xlsx", "GV100AD_30112025.txt"].map(|name| Path::new(OFFICIAL).join(name));
    let Ok(directory) = Directory::open(&files) else { return };
    let options = StudyOptions { directory: Some(&directory), years: Some(2012..=2025), ..StudyOptions::default() };
    let study = stadtnetz::engagierte_stadt().study(&options).unwrap_or_else(|error| unreachable!("{error}"));
    bencher.bench(|| black_box(&study).panel());
}

const OFFICIAL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data/official");

/// As many numbers as the panel has, written one after the other; the allocator gives the same memory again.
#[divan::bench]
fn floor(bencher: Bencher) {
    let panel = study(&outcomes()).panel();
    let numbers = panel.columns().iter().filter(|column| !matches!(column.values(), Values::Text(_))).count();
    let column = |at: usize| (0..panel.len()).map(|row| row ^ at).collect::<Vec<usize>>();
    bencher.bench(|| (0..numbers).map(column).collect::<Vec<_>>());
}

#[divan::bench]
fn bounds(bencher: Bencher) {
    let study = study(&outcomes());
    bencher.bench(|| black_box(&study).bounds());
}
