//! How long does it take to count and measure the embedded register?

use divan::{Bencher, black_box};
use stadtnetz::engagierte_stadt;
use stadtnetz::official::{Level, Unit};
use stadtnetz::statistics::{By, Observation, Observed, Seat, TieKind, Weight, kaplan_meier};
use stadtnetz::time::{Day, parse_day};

fn main() {
    divan::main();
}

fn day(text: &str) -> Day {
    parse_day(text).unwrap_or_default()
}

#[divan::bench]
fn open() -> usize {
    black_box(engagierte_stadt().stats()).stock(day("2024-03-01")).high()
}

#[divan::bench]
fn summary(bencher: Bencher) {
    bencher.bench(|| engagierte_stadt().statistics(black_box(day("2024-03-01"))));
}

#[divan::bench]
fn growth_by_year(bencher: Bencher) {
    let stats = engagierte_stadt().stats();
    let years = stats.years(day("2025-12-31"));
    bencher.bench(|| stats.growth(&years).table());
}

#[divan::bench]
fn retention_between_all_years(bencher: Bencher) {
    let stats = engagierte_stadt().stats();
    let years = stats.years(day("2025-12-31"));
    bencher.bench(|| stats.retention(&years).table());
}

#[divan::bench]
fn life_table(bencher: Bencher) {
    let stats = engagierte_stadt().stats();
    bencher.bench(|| stats.life_table(&Observed::until(day("2024-03-01"))).table());
}

#[divan::bench(args = [1_000, 100_000])]
fn kaplan_meier_of(bencher: Bencher, observations: u32) {
    let observations: Vec<Observation> = (0..observations)
        .map(|at| Observation {
            entry: f64::from(at % 7),
            exit: f64::from(at % 7 + 1 + at.wrapping_mul(2_654_435_761) % 4_000),
            event: at % 3 == 0,
        })
        .collect();
    bencher.bench(|| kaplan_meier(&observations));
}

/// A directory as large as the official one, with the members' own keys in it.
#[divan::bench]
fn coverage_of_11_000_municipalities(bencher: Bencher) {
    let keys = engagierte_stadt().places().iter().filter_map(|place| place.ags);
    let rest = (0..11_000_u32).filter_map(|at| format!("09{:06}", at + 100_000).parse().ok());
    let units: Vec<Unit> = keys
        .chain(rest)
        .zip(0_i64..11_000)
        .map(|(ags, row)| {
            let mut unit = Unit::new(Level::Municipality, None, Some(ags), "", 1);
            unit.inhabitants = Some(row * 23);
            unit
        })
        .collect();
    let stats = engagierte_stadt().stats();
    bencher.bench(|| stats.coverage(&units, &[By::State, By::Band], None, day("2024-03-01")).table());
}

#[divan::bench]
fn sector_mix(bencher: Bencher) {
    let stats = engagierte_stadt().stats();
    bencher.bench(|| stats.sector_mix(Seat::Record).table());
}

#[divan::bench(args = [TieKind::Meeting, TieKind::Cooperation, TieKind::Partner])]
fn projection(bencher: Bencher, kind: TieKind) {
    let stats = engagierte_stadt().stats();
    bencher.bench(|| stats.network(kind, None).projection(Weight::Newman).edges_table());
}

#[divan::bench]
fn attendance(bencher: Bencher) {
    let stats = engagierte_stadt().stats();
    bencher.bench(|| stats.attendance(day("2018-01-01"), day("2024-12-31")).table());
}

#[divan::bench]
fn quality(bencher: Bencher) {
    let stats = engagierte_stadt().stats();
    bencher.bench(|| stats.quality().table());
}

#[divan::bench]
fn missing_value(bencher: Bencher) {
    let stats = engagierte_stadt().stats();
    let years = stats.years(day("2025-12-31"));
    bencher.bench(|| stats.missing_value(&years).table());
}
