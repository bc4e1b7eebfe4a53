//! How close members are.

use stadtnetz::panel::{Places, Surroundings};

/// Kassel, Bautzen, two points in Münster half a kilometre apart, München; then a place whose reference point nobody knows.
const UNITS: [(i64, Option<(f64, f64)>); 6] = [
    (6, Some((51.3127, 9.4797))),
    (14, Some((51.18, 14.4244))),
    (5, Some((51.9607, 7.6261))),
    (5, Some((51.9651, 7.6261))),
    (9, Some((48.1351, 11.582))),
    (9, None),
];

/// Distances by the haversine formula in Python, radius 6,371.0088 km.
#[test]
fn distances_are_great_circles() {
    let places = Places::new(UNITS, &[]);
    let days = [
        vec![true, false, false, false, false, false],
        vec![true, false, true, false, false, false],
        vec![false, false, false, false, false, true],
        vec![false; 6],
    ];
    let found = places.surroundings(&days);
    let expected = [
        [
            None,
            Some(344.427_321_034_845_7),
            Some(146.812_790_521_381_5),
            Some(147.048_087_121_485_68),
            Some(384.253_580_368_610_76),
            None,
        ],
        [
            Some(146.812_790_521_381_5),
            Some(344.427_321_034_845_7),
            Some(146.812_790_521_381_5),
            Some(0.489_258_353_026_835_3),
            Some(384.253_580_368_610_76),
            None,
        ],
        [None; 6],
        [None; 6],
    ];
    for (day, (found, expected)) in found.iter().zip(expected).enumerate() {
        for (unit, (found, expected)) in found.iter().zip(expected).enumerate() {
            match (found.km_nearest, expected) {
                (Some(found), Some(expected)) => {
                    assert!((found - expected).abs() < 1e-9, "day {day}, unit {unit}: {found}");
                }
                (found, expected) => assert_eq!(found, expected, "day {day}, unit {unit}"),
            }
        }
    }
}

#[test]
fn neighbours_count_once_and_never_themselves() {
    let borders = [(0, 1), (1, 0), (0, 2), (3, 3), (2, 99), (0, 3)];
    let places = Places::new(UNITS, &borders);
    let rows = places.surroundings(&[vec![true, true, false, true, true, true]]).remove(0);
    let expected = [
        (2, 0, Some(2.0 / 3.0), "Kassel: Bautzen and Münster of three; nobody else in its Land"),
        (1, 0, Some(1.0), "Bautzen: Kassel, named twice"),
        (1, 1, Some(1.0), "Münster: Kassel; the other point in its Land"),
        (1, 0, Some(1.0), "not its own neighbour, nor in its own Land"),
        (0, 1, None, "no neighbour: no share"),
        (0, 1, None, "the Land counts without a reference point"),
    ];
    for (row, (neighbours, land, share, why)) in rows.iter().zip(expected) {
        assert_eq!(
            (row.neighbours_in, row.same_land_in, row.share_neighbours_in),
            (Some(neighbours), land, share),
            "{why}"
        );
    }
    assert!(Places::new([], &borders).surroundings(&[vec![]]).concat().is_empty());
    assert_eq!(
        Places::new([(1, None)], &[]).surroundings(&[vec![]]),
        [[Surroundings::default()]],
        "fewer members than units"
    );
}
