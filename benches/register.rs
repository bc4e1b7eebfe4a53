//! How long does it take to load the register, to see it on a day, and to write it?
//!
//! The floor beside loading is the crate `csv` reading the same tables as plain records, without types, references or checks.

use std::collections::BTreeMap;

use divan::{Bencher, black_box};
use stadtnetz::engagierte_stadt;
use stadtnetz::register::Register;
use stadtnetz::time::parse_day;

fn main() {
    divan::main();
}

fn files() -> BTreeMap<String, Vec<u8>> {
    engagierte_stadt().files().into_iter().collect()
}

#[divan::bench]
fn load(bencher: Bencher) {
    let files = files();
    bencher.bench(|| Register::from_reader(|name| Ok(files.get(name).map(Vec::as_slice))).is_ok());
}

#[divan::bench]
fn load_floor_csv_records(bencher: Bencher) {
    let files = files();
    bencher.bench(|| {
        let tables = files.iter().filter_map(|(name, bytes)| name.strip_suffix(".csv").and(Some(bytes)));
        tables.map(|bytes| csv::Reader::from_reader(bytes.as_slice()).into_records().flatten().count()).sum::<usize>()
    });
}

#[divan::bench]
fn on_a_day(bencher: Bencher) {
    let day = parse_day("2024-03-01").unwrap_or_default();
    let register = engagierte_stadt();
    bencher.bench(|| register.on(black_box(day)).count());
}

#[divan::bench]
fn write(bencher: Bencher) {
    let register = engagierte_stadt();
    bencher.bench(|| register.files());
}
