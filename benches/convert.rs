//! How long does it take to convert a list of 100,000 rows?
//!
//! The floor beside it is the crate `csv` splitting the same bytes into records, without types, findings or a register.

use std::fmt::Write as _;

use divan::Bencher;
use stadtnetz::convert::{Conversion, Options};
use stadtnetz::engagierte_stadt;

fn main() {
    divan::main();
}

const ROWS: u32 = 100_000;

/// A list as an office keeps it, with a lost zero in every tenth row; no place stands in it twice.
fn list() -> String {
    let mut text = String::from("lfd. Nr.;Stadt;Bundesland;AGS;Einwohner (Stand 31.12.2021);Aufnahme;Status;E-Mail\n");
    for row in 0..ROWS {
        let key = format!("06{row:06}");
        let key = if row % 10 == 0 { key.trim_start_matches('0') } else { &key };
        let _ = writeln!(
            text,
            "{row};Ort {row};HE;{key};{}.{:03};01.07.2020;aktiv;k{row}@example.org",
            10 + row % 80,
            row % 1000
        );
    }
    text
}

#[divan::bench(sample_count = 5)]
fn convert(bencher: Bencher) {
    let list = list();
    bencher.bench(|| {
        let options = Options::new("list.csv", engagierte_stadt().emptied());
        Conversion::read(list.as_bytes(), options).map(|conversion| conversion.register().places().len()).ok()
    });
}

#[divan::bench(sample_count = 5)]
fn floor_csv_records(bencher: Bencher) {
    let list = list();
    bencher.bench(|| {
        let reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(list.as_bytes());
        reader.into_records().flatten().count()
    });
}
