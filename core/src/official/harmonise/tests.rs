use proptest::prelude::*;

use super::allot::Grid;
use super::{Figure, FigureKind, Harmonisation, Harmonised, Reason, ShareBy, TimeMatch};
use crate::official::history::tests::{change, crosswalk, day, edition, histories, key, row};
use crate::official::{ChangeKind, ChangeList, Directory, Evidence, Level, Unit};

fn figure(key: &str, year: i32, value: impl Into<Option<f64>>) -> Figure {
    Figure { key: key.to_owned(), year, value: value.into(), denominator: None }
}

/// The districts around Aachen: two became one in 2009, a neighbour stayed.
fn aachen() -> Directory {
    let one = |from: &str, year| row(from, year, "05334", 2020, 1.0, 1.0);
    let old = [2007, 2008].into_iter().flat_map(|year| [one("05313", year), one("05354", year)]);
    let new = [2009, 2010].into_iter().map(|year| one("05334", year));
    let other = (2007..=2010).map(|year| row("05316", year, "05316", 2020, 1.0, 1.0));
    Directory::new(Vec::new(), Vec::new(), &[crosswalk(old.chain(new).chain(other).collect())])
}

fn values(harmonised: &Harmonised) -> Vec<(String, i32, f64)> {
    harmonised.rows.iter().map(|row| (row.key.to_string(), row.year, row.value.unwrap())).collect()
}

fn reasons(harmonised: &Harmonised) -> Vec<(&str, &'static str)> {
    harmonised.unmatched.iter().map(|one| (one.figure.key.as_str(), one.reason.as_str())).collect()
}

#[test]
fn counts_are_added_up_on_the_new_territory() {
    let figures = [figure("05313", 2008, 100.0), figure("05354", 2008, 23.0), figure("05316", 2008, 7.0)];
    let harmonised = aachen().harmonise(&figures, Harmonisation::counts(day("2020-12-31")));
    assert_eq!(values(&harmonised), [("05316".to_owned(), 2008, 7.0), ("05334".to_owned(), 2008, 123.0)]);
    assert_eq!((harmonised.rows[1].sources, harmonised.rows[1].missing), (2, 0));
    assert_eq!(harmonised.rows[1].evidence, Evidence::Crosswalk);
    assert!(harmonised.unmatched.is_empty());
}

#[test]
fn a_part_without_a_figure_is_counted_as_missing() {
    let harmonised = aachen().harmonise(&[figure("05313", 2008, 100.0)], Harmonisation::counts(day("2020-12-31")));
    assert_eq!((harmonised.rows[0].sources, harmonised.rows[0].missing), (1, 1));
}

#[test]
fn every_figure_without_a_place_comes_back_with_its_reason() {
    let figures = [
        figure("05313", 2009, 1.0),  // gone since 2009
        figure("5334", 2009, 1.0),   // lost zero
        figure("05334", 2009, None), // no value
        figure("05334", 2009, f64::NAN),
        figure("05334", 2009, 1.0),
        figure("05334", 2009, 2.0),     // twice
        figure("05999", 2009, 1.0),     // never a key
        figure("05334", 2006, 1.0),     // no crosswalk of the year
        figure("053345001", 2009, 1.0), // association
        figure("05", 2009, 1.0),        // state
    ];
    let harmonised = aachen().harmonise(&figures, Harmonisation::counts(day("2020-12-31")));
    let expected = [
        ("05313", "key-of-other-year"),
        ("5334", "malformed-key"),
        ("05334", "missing-value"),
        ("05334", "missing-value"),
        ("05334", "repeated-key"),
        ("05999", "unknown-key"),
        ("05334", "no-source"),
        ("053345001", "association-key"),
        ("05", "malformed-key"),
    ];
    assert_eq!(reasons(&harmonised), expected);
    assert_eq!(harmonised.unmatched[0].reason, Reason::OtherYear { nearest: 2008 });
    assert_eq!(harmonised.table().len() + harmonised.unmatched_table().len(), figures.len());
}

#[test]
fn the_nearest_year_is_an_option() {
    let how = Harmonisation { time: TimeMatch::Nearest, ..Harmonisation::counts(day("2020-12-31")) };
    let figures = [figure("05313", 2009, 100.0), figure("05354", 2009, 23.0), figure("05316", 2006, 1.0)];
    let harmonised = aachen().harmonise(&figures, how);
    assert_eq!(values(&harmonised), [("05316".to_owned(), 2006, 1.0), ("05334".to_owned(), 2009, 123.0)]);
    assert_eq!(harmonised.rows.iter().map(|row| row.other_year).collect::<Vec<_>>(), [1, 2]);
}

#[test]
fn of_two_equally_near_years_the_earlier_one_is_taken() {
    let rows = vec![row("05313", 2006, "05001", 2020, 1.0, 1.0), row("05313", 2010, "05002", 2020, 1.0, 1.0)];
    let directory = Directory::new(Vec::new(), Vec::new(), &[crosswalk(rows)]);
    let how = Harmonisation { time: TimeMatch::Nearest, ..Harmonisation::counts(day("2020-12-31")) };
    let harmonised = directory.harmonise(&[figure("05313", 2008, 1.0)], how);
    assert_eq!(values(&harmonised), [("05001".to_owned(), 2008, 1.0)]);
}

#[test]
fn a_merged_unit_and_its_parts_in_one_year_are_not_both_counted() {
    let how = Harmonisation { time: TimeMatch::Nearest, ..Harmonisation::counts(day("2020-12-31")) };
    let list = |year| {
        let figures = [figure("05334", year, 123.0), figure("05313", year, 100.0), figure("05354", year, 23.0)];
        aachen().harmonise(&figures, how)
    };
    for year in [2008, 2009] {
        assert_eq!(values(&list(year)), [("05334".to_owned(), year, 123.0)], "{year}");
    }
    assert_eq!(reasons(&list(2009)), [("05313", "counted-twice"), ("05354", "counted-twice")]);
    assert_eq!(reasons(&list(2008)), [("05334", "counted-twice")], "the units of the year itself stay");
}

#[test]
fn a_rate_is_numerator_by_denominator() {
    let rate = |key: &str, value: f64, below: Option<f64>| Figure { denominator: below, ..figure(key, 2008, value) };
    let how = Harmonisation { kind: FigureKind::Rate, ..Harmonisation::counts(day("2020-12-31")) };
    let figures = [rate("05313", 10.0, Some(100.0)), rate("05354", 5.0, Some(900.0)), rate("05316", 5.0, None)];
    let harmonised = aachen().harmonise(&figures, how);
    let row = &harmonised.rows[0];
    assert_eq!((row.value, row.numerator, row.denominator), (Some(0.015), Some(15.0), Some(1_000.0)));
    assert_eq!(reasons(&harmonised), [("05316", "missing-denominator")]);
    let zero = aachen().harmonise(&[rate("05316", 0.0, Some(0.0))], how);
    assert_eq!(zero.rows[0].value, None);
}

#[test]
fn shares_by_area_differ_from_shares_by_inhabitants() {
    let rows = vec![row("05313", 2008, "05001", 2020, 0.25, 0.75), row("05313", 2008, "05002", 2020, 0.75, 0.25)];
    let directory = Directory::new(Vec::new(), Vec::new(), &[crosswalk(rows)]);
    let by = |by| {
        directory.harmonise(
            &[figure("05313", 2008, 100.0)],
            Harmonisation { by, ..Harmonisation::counts(day("2020-12-31")) },
        )
    };
    assert_eq!(values(&by(ShareBy::Population)).iter().map(|row| row.2).collect::<Vec<_>>(), [25.0, 75.0]);
    assert_eq!(values(&by(ShareBy::Area)).iter().map(|row| row.2).collect::<Vec<_>>(), [75.0, 25.0]);
}

#[test]
fn a_split_without_shares_is_no_guess() {
    let on = day("2016-05-01");
    let part = |to, amount: Option<i64>| {
        let mut change = change("1", on, ChangeKind::Dissolution, "03156001", to, 0);
        (change.inhabitants, change.square_metres) = (amount, amount);
        change
    };
    let first = edition("2015-12-31", &[("03156001", 600)]);
    let list = ChangeList::of_whole_years("c", vec![part("03156002", None), part("03156003", Some(4))]).unwrap();
    let directory = Directory::new(vec![first], vec![list], &[]);
    let harmonised = directory.harmonise(&[figure("03156001", 2015, 1.0)], Harmonisation::counts(day("2016-12-31")));
    assert_eq!(reasons(&harmonised), [("03156001", "no-shares")]);
}

#[test]
fn an_association_shortened_to_eight_digits_is_told_from_a_municipality() {
    let mut first = edition("2015-12-31", &[("03353005", 600)]);
    first.units.push(Unit::new(Level::Association, Some("033535406".parse().unwrap()), None, "Tostedt", 9));
    let directory = Directory::new(vec![first], Vec::new(), &[]);
    let harmonised = directory.harmonise(&[figure("03353406", 2015, 1.0)], Harmonisation::counts(day("2015-12-31")));
    assert_eq!(reasons(&harmonised), [("03353406", "association-key")]);
}

#[test]
fn the_year_of_the_chosen_day_has_its_territory() {
    let directory = Directory::new(vec![edition("2025-11-30", &[("03156001", 600)])], Vec::new(), &[]);
    let harmonised = directory.harmonise(&[figure("03156001", 2025, 1.5)], Harmonisation::counts(day("2025-11-30")));
    assert_eq!(values(&harmonised), [("03156001".to_owned(), 2025, 1.5)]);
    assert_eq!(harmonised.rows[0].evidence, Evidence::Edition);
    assert_eq!(harmonised.rows[0].key, key("03156001"));
}

proptest! {
    #[test]
    #[allow(clippy::float_cmp)] // exactness is the law
    fn whole_figures_are_conserved_to_the_last_digit(
        (_, directory) in histories(),
        counts in proptest::collection::vec(-1_000_000_000_i32..1_000_000_000, 30),
        by in prop_oneof![Just(ShareBy::Population), Just(ShareBy::Area)],
    ) {
        let mut figures = Vec::new();
        for (at, count) in counts.iter().enumerate() {
            figures.push(figure(&format!("06633{:03}", at % 8), 2000 + i32::try_from(at / 8).unwrap(), f64::from(*count)));
        }
        let harmonised = directory.harmonise(&figures, Harmonisation { by, ..Harmonisation::counts(day("2005-12-31")) });
        let came_in: f64 = figures.iter().filter_map(|one| one.value).sum();
        let came_out: f64 = harmonised.rows.iter().filter_map(|row| row.value).sum();
        let unmatched: f64 = harmonised.unmatched.iter().filter_map(|one| one.figure.value).sum();
        prop_assert_eq!(came_in, came_out + unmatched);
        prop_assert!(!harmonised.rows.is_empty());
    }

    #[test]
    #[allow(clippy::float_cmp)] // exactness is the law
    fn parts_sum_to_the_whole(figure in -1e12..1e12_f64, weights in proptest::collection::vec(0.0..1.0_f64, 1..9)) {
        let whole: f64 = weights.iter().sum::<f64>().max(1e-9);
        let shares: Vec<f64> = weights.iter().map(|weight| weight / whole).collect();
        let figure = figure.round();
        let parts = Grid::of([figure].into_iter()).allot(figure, &shares);
        prop_assert_eq!(parts.iter().sum::<f64>(), figure);
        for (part, share) in parts.iter().zip(&shares).filter(|_| whole > 1e-3) {
            prop_assert!((part - figure * share).abs() <= figure.abs() * 1e-12, "{} of {}", part, figure);
        }
    }
}
