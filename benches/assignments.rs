//! How long does it take to draw a selection again 10,000 times and to compare every draw? The peer is numpy:
//! `benches/assignments_numpy.py`.

use divan::{Bencher, black_box};
use stadtnetz::panel::{Assignments, Candidate, Pools, Selection, Series, Statistic};

fn main() {
    divan::main();
}

const DRAWS: usize = 10_000;

/// How much there is to draw from.
struct Size {
    units: i64,
    first_year: i64,
    years: i64,
    /// First treated years with the number of their units.
    cohorts: &'static [(i64, i64)],
}

/// As many as in `mpdta`; as many as there are municipalities.
const SMALL: Size = Size { units: 500, first_year: 2003, years: 5, cohorts: &[(2004, 20), (2006, 40), (2007, 131)] };
const LARGE: Size = Size {
    units: 11_000,
    first_year: 2012,
    years: 14,
    cohorts: &[(2015, 50), (2018, 30), (2020, 32), (2021, 29), (2022, 14), (2023, 23), (2024, 20), (2025, 20)],
};
const SIZES: [&str; 2] = ["500 units, 5 years", "11,000 units, 14 years"];

fn sized(name: &str) -> &'static Size {
    if name == SIZES[0] { &SMALL } else { &LARGE }
}

fn pools(size: &Size) -> Pools {
    let mut first = 0;
    let mut pool = Vec::new();
    for &(g, selected) in size.cohorts {
        let selected = first..first + selected;
        first = selected.end;
        pool.extend((0..size.units).map(|unit| Candidate {
            call: g,
            stratum: String::new(),
            unit,
            g: selected.contains(&unit).then_some(g),
        }));
    }
    Pools::new(&pool, Selection::NotByLot).unwrap_or_else(|error| unreachable!("{error}"))
}

fn outcome(size: &Size) -> Series {
    let years = size.first_year..size.first_year + size.years;
    let (unit, year): (Vec<i64>, Vec<i64>) =
        (0..size.units).flat_map(|unit| years.clone().map(move |year| (unit, year))).unzip();
    let value =
        |(unit, year): (&i64, &i64)| f64::from(u32::try_from((unit * 7_919 + year * 104_729) % 1_009).unwrap_or(0));
    let values: Vec<f64> = unit.iter().zip(&year).map(value).collect();
    Series::new(&unit, &year, &values).unwrap_or_else(|error| unreachable!("{error}"))
}

fn drawn(pools: Pools) -> Assignments {
    pools.assignments(DRAWS, 1).unwrap_or_else(|error| unreachable!("{error}"))
}

#[divan::bench(args = SIZES)]
fn draws(bencher: Bencher, size: &str) {
    let pools = pools(sized(size));
    bencher.bench(|| drawn(black_box(pools.clone())));
}

#[divan::bench(args = SIZES)]
fn statistic_of_never_treated(bencher: Bencher, size: &str) {
    statistic(bencher, size, Statistic::AttNever);
}

#[divan::bench(args = SIZES)]
fn statistic_of_not_yet_treated(bencher: Bencher, size: &str) {
    statistic(bencher, size, Statistic::AttNotYet);
}

fn statistic(bencher: Bencher, size: &str, statistic: Statistic) {
    let size = sized(size);
    let (drawn, outcome) = (drawn(pools(size)), outcome(size));
    bencher.bench(|| drawn.statistics(&outcome, statistic, 0).1.len());
}
