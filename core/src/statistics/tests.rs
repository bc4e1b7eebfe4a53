use proptest::prelude::*;

use super::between::{Options, float, quantile, rate};
use super::{Diversity, blau_maximum};

/// Every way to choose one option of each thing, summed.
fn completions(things: &[Options]) -> Vec<(i64, i64)> {
    things.iter().fold(vec![(0, 0)], |sums, options| {
        sums.iter().flat_map(|sum| options.iter().map(move |option| (sum.0 + option.0, sum.1 + option.1))).collect()
    })
}

/// Every way to put seats into classes.
fn spreads(seats: usize, classes: usize) -> Vec<Vec<usize>> {
    if classes == 1 {
        return vec![vec![seats]];
    }
    let with =
        |first: usize| spreads(seats - first, classes - 1).into_iter().map(move |rest| [vec![first], rest].concat());
    (0..=seats).flat_map(with).collect()
}

fn measures(mix: &Diversity) -> Vec<f64> {
    let optional = [mix.blau_normalised, mix.blau_relative, mix.simpson_unbiased, mix.evenness];
    let plain = [mix.blau, mix.shannon, mix.hill[0], mix.hill[1], mix.hill[2]];
    plain.into_iter().chain(optional.into_iter().flatten()).collect()
}

#[test]
fn blaus_largest_value_is_the_largest_of_all_spreads() {
    for seats in 1..=8 {
        for classes in 1..=4 {
            let largest =
                spreads(seats, classes).into_iter().filter_map(|spread| Diversity::of(&spread)).map(|mix| mix.blau);
            let largest = largest.reduce(f64::max).unwrap();
            assert!((blau_maximum(seats, classes) - largest).abs() < 1e-12, "{seats} seats in {classes} classes");
        }
    }
}

#[test]
fn quantiles_interpolate_between_neighbours() {
    let rows = [
        (vec![], 0.5, None, "nothing has no median"),
        (vec![3.0], 0.25, Some(3.0), "one value is every quantile"),
        (vec![4.0, 1.0, 2.0, 3.0], 0.5, Some(2.5), "median of four"),
        (vec![1.0, 2.0, 3.0, 4.0], 0.25, Some(1.75), "type 7: R's default, numpy's linear"),
        (vec![1.0, 2.0, 3.0, 4.0], 1.0, Some(4.0), "the largest"),
    ];
    for (values, share, expected, why) in rows {
        assert_eq!(quantile(&values, share), expected, "{why}");
    }
}

proptest! {
    #[test]
    fn rates_range_over_all_completions(
        things in prop::collection::vec(prop::collection::vec((-1_i64..3, 0_i64..3), 1..4), 0..6)
    ) {
        let rates = completions(&things).into_iter().filter(|(_, whole)| *whole > 0);
        let rates: Vec<f64> = rates.map(|(part, whole)| float(part) / float(whole)).collect();
        let expected = rates.iter().copied().reduce(f64::min).zip(rates.iter().copied().reduce(f64::max));
        let found = rate(&things).map(|range| (range.low(), range.high()));
        prop_assert_eq!(found, expected, "{:?}", things);
    }

    #[test]
    fn unsettled_seats_range_over_all_ways_to_settle_them(
        seats in prop::collection::vec(0_usize..4, 1..5),
        unsettled in 0_usize..4,
    ) {
        let all: Vec<Vec<f64>> = spreads(unsettled, seats.len())
            .iter()
            .map(|more| seats.iter().zip(more).map(|(seats, more)| seats + more).collect::<Vec<_>>())
            .filter_map(|seats| Diversity::of(&seats))
            .map(|mix| measures(&mix))
            .collect();
        let Some((least, most)) = Diversity::between(&seats, unsettled) else {
            prop_assert!(all.is_empty());
            return Ok(());
        };
        for (at, (low, high)) in measures(&least).into_iter().zip(measures(&most)).enumerate() {
            let values = || all.iter().map(|measures| measures[at]);
            prop_assert!((low - values().reduce(f64::min).unwrap()).abs() < 1e-12, "measure {}", at);
            prop_assert!((high - values().reduce(f64::max).unwrap()).abs() < 1e-12, "measure {}", at);
        }
    }

    #[test]
    fn effective_numbers_fall_with_their_order(seats in prop::collection::vec(0_usize..50, 1..8)) {
        if let Some(mix) = Diversity::of(&seats) {
            let [zero, one, two] = mix.hill;
            prop_assert!(zero + 1e-9 >= one && one + 1e-9 >= two && two + 1e-9 >= 1.0, "{:?}", mix.hill);
            prop_assert!(mix.blau_relative.is_none_or(|share| (0.0..=1.0 + 1e-12).contains(&share)));
            prop_assert!(mix.evenness.is_none_or(|share| (0.0..=1.0 + 1e-12).contains(&share)));
        }
    }
}
