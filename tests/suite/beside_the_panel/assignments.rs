//! The selection drawn again.

use std::collections::{BTreeMap, BTreeSet};

use stadtnetz::panel::{Assignments, Candidate, PoolError, Pools, Selection, Series, SeriesError, Statistic};
use stadtnetz::table::Cell;

/// `mpdta` of the R package `did`: unit, year, outcome, first treated year.
fn mpdta() -> Option<Vec<(i64, i64, f64, i64)>> {
    let bytes = support::shared("data/impact/mpdta.csv")?;
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    let rows = reader.records().map(|row| {
        let row = row.unwrap();
        let whole = |at: usize| row[at].parse::<f64>().unwrap();
        #[expect(clippy::cast_possible_truncation, reason = "years and keys")]
        (whole(1) as i64, whole(0) as i64, whole(3), whole(4) as i64)
    });
    Some(rows.collect())
}

/// Its cohorts as calls to which all units applied.
fn everybody_applied(rows: &[(i64, i64, f64, i64)]) -> Pools {
    let units: BTreeMap<i64, i64> = rows.iter().map(|row| (row.0, row.3)).collect();
    let candidate =
        |call, (&unit, &g): (&i64, &i64)| Candidate { call, stratum: String::new(), unit, g: (g == call).then_some(g) };
    let pool = [2004, 2006, 2007].into_iter().flat_map(|call| units.iter().map(move |unit| candidate(call, unit)));
    Pools::new(&pool.collect::<Vec<_>>(), Selection::NotByLot).unwrap()
}

fn series(rows: &[(i64, i64, f64, i64)]) -> Series {
    let column = |pick: fn(&(i64, i64, f64, i64)) -> i64| rows.iter().map(pick).collect::<Vec<_>>();
    let outcome: Vec<f64> = rows.iter().map(|row| row.2).collect();
    Series::new(&column(|row| row.0), &column(|row| row.1), &outcome).unwrap()
}

#[test]
fn the_observed_value_is_that_of_r() {
    let Some(rows) = mpdta() else { return };
    let drawn = everybody_applied(&rows).assignments(10, 1).unwrap();
    let expected = [
        (Statistic::AttNever, -0.039_951_275_155_176_3, "did 2.5: aggte(type = \"simple\"), never treated"),
        (Statistic::AttNotYet, -0.039_763_625_623_043_7, "the same, not yet treated"),
    ];
    for (statistic, expected, source) in expected {
        let (observed, _) = drawn.statistics(&series(&rows), statistic, 0);
        assert!((observed.unwrap() - expected).abs() < 1e-14, "{source}: {observed:?}");
    }
}

#[test]
fn the_distribution_is_as_wide_as_measured_before() {
    let Some(rows) = mpdta() else { return };
    let placebo =
        everybody_applied(&rows).assignments(4_000, 7).unwrap().placebo(&series(&rows), Statistic::AttNever, 0);
    // 20,000 re-assignments elsewhere gave p = 0.014; of 4,000 the standard error is 0.0019.
    let p = placebo.p_value.unwrap();
    assert!((0.006..0.022).contains(&p), "{p}");
    let sd = placebo.placebo_sd.unwrap();
    assert!((placebo.mde.unwrap() - 2.802 * sd).abs() < 1e-15);
    assert!(placebo.placebo_mean.unwrap().abs() < 4.0 * sd / 60.0, "centred on 0");
    assert_eq!((placebo.units, placebo.treated, placebo.left_out), (500, 191, 0));
    assert_eq!(placebo.basis, "placebo-distribution", "nobody says that counties were drawn by lot");
}

/// Two calls in two strata: 6 and 4 candidates, then those not selected and two more.
fn two_calls() -> Vec<Candidate> {
    let candidate = |call, stratum: &str, unit, g| Candidate { call, stratum: stratum.to_owned(), unit, g };
    let mut pool = Vec::new();
    for unit in 0..10 {
        let stratum = if unit < 6 { "NW" } else { "BY" };
        pool.push(candidate(2015, stratum, unit, [0, 5, 9].contains(&unit).then_some(2016)));
    }
    pool.extend([1, 2, 3, 4].map(|unit| candidate(2020, "NW", unit, (unit == 1).then_some(2020))));
    pool.extend([10, 11].map(|unit| candidate(2020, "BY", unit, (unit == 10).then_some(2021))));
    pool.push(candidate(2020, "BY", 6, None));
    pool
}

/// Who is treated from when, in every draw.
fn treated(assignments: &Assignments) -> BTreeMap<i64, Vec<(i64, i64)>> {
    let table = assignments.table();
    let mut draws: BTreeMap<i64, Vec<(i64, i64)>> = BTreeMap::new();
    for row in 0..table.len() {
        let (Cell::Integer(draw), Cell::Integer(unit), Cell::Number(g)) =
            (table.cell("draw", row), table.cell("unit", row), table.cell("g", row))
        else {
            panic!("row {row}");
        };
        #[expect(clippy::cast_possible_truncation, reason = "a year")]
        draws.entry(draw).or_default().push((unit, g as i64));
    }
    draws
}

#[test]
fn a_draw_keeps_calls_strata_and_cohorts() {
    let pool = two_calls();
    let draws = treated(&Pools::new(&pool, Selection::ByLot).unwrap().assignments(500, 3).unwrap());
    assert_eq!(draws.keys().copied().collect::<Vec<_>>(), (1..=500).collect::<Vec<_>>());
    let stood = |call: i64, stratum: &str, unit: i64| {
        pool.iter().any(|one| one.call == call && one.stratum == stratum && one.unit == unit)
    };
    let mut ways = BTreeSet::new();
    for selected in draws.values() {
        let units: BTreeSet<i64> = selected.iter().map(|(unit, _)| *unit).collect();
        assert_eq!(units.len(), 5, "nobody twice: {selected:?}");
        let of = |g: i64, call: i64, stratum: &str| {
            selected.iter().filter(|(unit, year)| *year == g && stood(call, stratum, *unit)).count()
        };
        let cohorts = [of(2016, 2015, "NW"), of(2016, 2015, "BY"), of(2020, 2020, "NW"), of(2021, 2020, "BY")];
        assert_eq!(cohorts, [2, 1, 1, 1], "{selected:?}");
        ways.insert(selected.clone());
    }
    assert!(ways.len() > 200, "only {} different draws", ways.len());
}

#[test]
fn every_unit_of_a_stratum_is_as_likely() {
    let drawn = Pools::new(&two_calls()[..10], Selection::ByLot).unwrap().assignments(6_000, 5).unwrap();
    let mut times: BTreeMap<i64, u32> = BTreeMap::new();
    for (unit, _) in treated(&drawn).into_values().flatten() {
        *times.entry(unit).or_default() += 1;
    }
    for (unit, times) in times {
        // 2 of 6, or 1 of 4; standard deviations 37 and 34.
        let expected = if unit < 6 { 2_000 } else { 1_500 };
        assert!(times.abs_diff(expected) < 150, "unit {unit}: {times} of {expected}");
    }
}

#[test]
fn a_seed_gives_the_same_draws_and_another_seed_others() {
    let draws = |seed| treated(&Pools::new(&two_calls(), Selection::ByLot).unwrap().assignments(20, seed).unwrap());
    assert_eq!(draws(1), draws(1));
    assert_ne!(draws(1), draws(2));
    let backwards: Vec<Candidate> = two_calls().into_iter().rev().collect();
    assert_eq!(treated(&Pools::new(&backwards, Selection::ByLot).unwrap().assignments(20, 1).unwrap()), draws(1));
    // Written down once: a change of it would change published p-values.
    assert_eq!(draws(1)[&1], [(6, 2016), (4, 2016), (5, 2016), (11, 2021), (1, 2020)]);
}

#[test]
fn statistics_by_hand() {
    // Units 1 and 2 treated from 2001 and 2002; 3 and 4 never. Unit 5 has no value in 2002.
    let values = [[1.0, 3.0, 4.0], [2.0, 2.5, 6.0], [1.0, 1.0, 2.0], [3.0, 4.0, 4.0], [9.0, 9.0, f64::NAN]];
    let (mut unit, mut year, mut y) = (Vec::new(), Vec::new(), Vec::new());
    for (id, values) in (1..).zip(values) {
        for (at, value) in (2000..).zip(values) {
            unit.push(id);
            year.push(at);
            y.push(value);
        }
    }
    let outcome = Series::new(&unit, &year, &y).unwrap();
    assert_eq!((outcome.units(), outcome.years(), outcome.left_out()), (&[1, 2, 3, 4][..], &[2000, 2001, 2002][..], 1));
    let candidate = |unit, g: Option<i64>| Candidate { call: g.unwrap_or(2001), stratum: String::new(), unit, g };
    let pool = [
        candidate(1, Some(2001)),
        candidate(2, Some(2002)),
        candidate(3, None),
        candidate(4, None),
        candidate(5, None),
    ];
    let drawn = Pools::new(&pool, Selection::ByLot).unwrap().assignments(50, 1).unwrap();
    let rows = [
        // (3 - 2.5) + (4 - 3) + (6 - 3), by three
        (Statistic::DifferenceInMeans, 0, Some(4.5 / 3.0), "levels against units 3 and 4"),
        // unit 1: 2 - 0.5, 3 - 1; unit 2: 3.5 - 0.5
        (Statistic::AttNever, 0, Some((1.5 + 2.0 + 3.0) / 3.0), "changes since g - 1"),
        // unit 1 in 2001: 2 - (0.5 + 0 + 1) / 3
        (Statistic::AttNotYet, 0, Some((1.5 + 2.0 + 3.0) / 3.0), "changes against all not yet treated"),
        // unit 2 only, since 2000: 4 - 1; unit 1 has no base year 1999
        (Statistic::AttNever, 1, Some(3.0), "a cohort without a base year has no part"),
        (Statistic::AttNever, 5, None, "no base year at all"),
    ];
    for (statistic, anticipation, expected, why) in rows {
        assert_eq!(drawn.statistics(&outcome, statistic, anticipation).0, expected, "{why}");
    }
    let placebo = drawn.placebo(&outcome, Statistic::AttNever, 0);
    assert_eq!((placebo.units, placebo.left_out, placebo.basis.as_str()), (4, 1, "randomisation-inference"));
}

#[test]
fn what_cannot_be_drawn_is_said() {
    let one = |call, stratum: &str, unit, g| Candidate { call, stratum: stratum.to_owned(), unit, g };
    let crowded = vec![one(1, "a", 1, Some(2001)), one(1, "a", 2, None), one(2, "b", 2, Some(2002))];
    let rows = [
        (vec![], PoolError::NobodySelected),
        (vec![one(1, "a", 1, None)], PoolError::NobodySelected),
        (vec![one(1, "a", 1, None), one(1, "b", 1, Some(2001))], PoolError::Twice { unit: 1, call: 1 }),
        (
            vec![one(1, "a", 1, Some(2001)), one(2, "a", 1, Some(2002))],
            PoolError::SelectedAgain { unit: 1, first: 1, second: 2 },
        ),
    ];
    for (pool, expected) in rows {
        assert_eq!(Pools::new(&pool, Selection::ByLot), Err(expected));
    }
    let pools = || Pools::new(&crowded, Selection::ByLot).unwrap();
    assert_eq!(pools().assignments(0, 1), Err(PoolError::NoDraws));
    assert_eq!(pools().without_choice().collect::<Vec<_>>(), [(2, "b", 1)]);
    // Where unit 2 is drawn by the first call, the second finds nobody; such draws are made anew.
    assert!(treated(&pools().assignments(50, 1).unwrap()).values().all(|draw| draw[..] == [(1, 2001), (2, 2002)]));
    // The first call has to draw the one unit that the second does not select: one draw in 5,000 fits.
    let mut tight: Vec<Candidate> = (1..5_000).map(|unit| one(2, "b", unit, Some(2002))).collect();
    tight.extend((1..=5_000).map(|unit| one(1, "a", unit, (unit == 5_000).then_some(2001))));
    let error = Pools::new(&tight, Selection::ByLot).unwrap().assignments(1, 1).unwrap_err();
    assert_eq!(error, PoolError::TooFew { call: 2, stratum: "b".to_owned(), wanted: 4_999 });
    assert_eq!(Series::new(&[1], &[], &[]), Err(SeriesError::Length { units: 1, years: 0, values: 0 }));
    assert_eq!(Series::new(&[1, 1], &[2000; 2], &[1.0; 2]), Err(SeriesError::Twice { unit: 1, year: 2000 }));
    let nothing = Series::new(&[], &[], &[]).unwrap();
    let placebo = pools().assignments(5, 1).unwrap().placebo(&nothing, Statistic::AttNotYet, 0);
    assert_eq!((placebo.observed, placebo.p_value, placebo.mde, placebo.units), (None, None, None, 0));
}
