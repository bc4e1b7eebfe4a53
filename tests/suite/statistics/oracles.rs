//! The same figures by other programs: statsmodels, scipy, networkx. `tests/data/statistics/make_oracle.py` wrote
//! their values.

use std::collections::BTreeMap;

use stadtnetz::engagierte_stadt;
use stadtnetz::statistics::{Diversity, Observation, Tie, TieKind, TwoMode, Weight, kaplan_meier};
use support::{Row, rows};

fn number(row: &Row, column: &str) -> f64 {
    row[column].parse().unwrap_or_else(|_| panic!("{column} of {row:?} is no number"))
}

fn close(found: f64, expected: f64, what: &str) {
    assert!((found - expected).abs() <= 1e-12 * expected.abs().max(1.0), "{what}: {found} instead of {expected}");
}

fn by<'r>(rows: &'r [Row], column: &str) -> BTreeMap<&'r str, Vec<&'r Row>> {
    let mut groups: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
    for row in rows {
        groups.entry(row[column].as_str()).or_default().push(row);
    }
    groups
}

#[test]
fn kaplan_meier_estimates_are_those_of_statsmodels_with_and_without_delayed_entry() {
    let (observed, expected) = (rows("statistics/survival_observations.csv"), rows("statistics/survival_expected.csv"));
    let expected = by(&expected, "case");
    for (case, observed) in by(&observed, "case") {
        let observations: Vec<Observation> = observed
            .iter()
            .map(|row| Observation {
                entry: number(row, "entry"),
                exit: number(row, "exit"),
                event: row["event"] == "1",
            })
            .collect();
        let table = kaplan_meier(&observations);
        assert_eq!(table.len(), expected[case].len(), "{case}");
        for (found, expected) in table.iter().zip(&expected[case]) {
            let what = format!("{case} at {}", found.time);
            close(found.time, number(expected, "time"), &what);
            assert_eq!(found.at_risk.to_string(), expected["at_risk"].trim_end_matches(".0"), "{what}");
            assert_eq!(found.events.to_string(), expected["events"].trim_end_matches(".0"), "{what}");
            close(found.survival, number(expected, "survival"), &what);
            if let Some(error) = found.standard_error {
                close(error, number(expected, "standard_error"), &what);
            } else {
                close(found.survival, 0.0, "no standard error only where nobody is left");
            }
        }
    }
}

/// What R prints as `summary(survfit(...))` for the leukaemia trial that it ships as `aml`, both arms, as published in
/// teaching material with its output; R was not run for this.
#[test]
fn kaplan_meier_estimates_are_those_that_r_prints() {
    let maintained: Vec<(f64, bool)> = rows("statistics/survival_observations.csv")
        .iter()
        .filter(|row| row["case"] == "aml-maintained")
        .map(|row| (number(row, "exit"), row["event"] == "1"))
        .collect();
    let relapses = [5.0, 5.0, 8.0, 8.0, 12.0, 23.0, 27.0, 30.0, 33.0, 43.0, 45.0].map(|week| (week, true));
    let nonmaintained = [&relapses[..], &[(16.0, false)]].concat();
    let printed = |arm: &[(f64, bool)], digits: usize| -> Vec<String> {
        let arm: Vec<_> = arm.iter().map(|&(exit, event)| Observation { entry: 0.0, exit, event }).collect();
        let error = |error: Option<f64>| error.map_or("NaN".to_owned(), |error| format!("{error:.4}"));
        kaplan_meier(&arm)
            .iter()
            .map(|row| {
                let (time, survival, error) = (row.time, row.survival, error(row.standard_error));
                format!("{time} {} {} {survival:.digits$} {error}", row.at_risk, row.events)
            })
            .collect()
    };
    let expected = [
        "9 11 1 0.909 0.0867",
        "13 10 1 0.818 0.1163",
        "18 8 1 0.716 0.1397",
        "23 7 1 0.614 0.1526",
        "31 5 1 0.491 0.1642",
        "34 4 1 0.368 0.1627",
        "48 2 1 0.184 0.1535",
    ];
    assert_eq!(printed(&maintained, 3), expected);
    let expected = [
        "5 12 2 0.8333 0.1076",
        "8 10 2 0.6667 0.1361",
        "12 8 1 0.5833 0.1423",
        "23 6 1 0.4861 0.1481",
        "27 5 1 0.3889 0.1470",
        "30 4 1 0.2917 0.1387",
        "33 3 1 0.1944 0.1219",
        "43 2 1 0.0972 0.0919",
        "45 1 1 0.0000 NaN",
    ];
    assert_eq!(printed(&nonmaintained, 4), expected);
}

#[test]
fn entropy_and_concentration_are_those_of_scipy() {
    for row in rows("statistics/diversity_expected.csv") {
        let seats: Vec<usize> = row["seats"].split('+').map(|seats| seats.parse().unwrap()).collect();
        let mix = Diversity::of(&seats).unwrap();
        close(mix.shannon, number(&row, "shannon"), &row["seats"]);
        close(1.0 - mix.blau, number(&row, "sum_of_squares"), &row["seats"]);
        close(mix.hill[1], number(&row, "shannon").exp(), &row["seats"]);
    }
}

#[test]
fn measures_of_mixes_are_those_worked_out_by_hand() {
    for row in rows("statistics/diversity_by_hand.csv") {
        let seats: Vec<usize> = row["seats"].split('+').map(|seats| seats.parse().unwrap()).collect();
        let why = &row["why"];
        let Some(mix) = Diversity::of(&seats) else {
            assert!(row["blau"].is_empty(), "{why}");
            continue;
        };
        let expected = |column: &str| row[column].parse::<f64>().ok();
        let measures = [
            ("blau", Some(mix.blau)),
            ("blau_normalised", mix.blau_normalised),
            ("blau_relative", mix.blau_relative),
            ("simpson_unbiased", mix.simpson_unbiased),
            ("shannon", Some(mix.shannon)),
            ("evenness", mix.evenness),
            ("evenness_observed", mix.evenness_observed),
        ];
        for (measure, found) in measures {
            let same = match (found, expected(measure)) {
                (Some(found), Some(expected)) => (found - expected).abs() < 0.0006,
                (found, expected) => found.is_none() && expected.is_none(),
            };
            assert!(same, "{} of {}: {found:?} instead of {:?}; {why}", measure, row["seats"], row[measure]);
        }
    }
}

/// The random networks of the corpus, and the embedded one of places and meetings.
fn networks() -> BTreeMap<String, TwoMode> {
    let (nodes, ties) = (rows("statistics/graph_nodes.csv"), rows("statistics/graph_ties.csv"));
    let ties = by(&ties, "graph");
    let mut networks = BTreeMap::new();
    for (graph, nodes) in by(&nodes, "graph") {
        let side = |side: &str| -> Vec<String> {
            nodes.iter().filter(|row| row["side"] == side).map(|row| row["name"].clone()).collect()
        };
        let (left, right) = (side("left"), side("right"));
        let at = |nodes: &[String], name: &String| nodes.iter().position(|node| node == name).unwrap();
        let ties = ties.get(graph).into_iter().flatten();
        let ties = ties.map(|row| Tie { left: at(&left, &row["left"]), right: at(&right, &row["right"]), days: None });
        let ties = ties.collect();
        networks.insert(graph.to_owned(), TwoMode::new("meeting", left, right, ties));
    }
    let embedded = engagierte_stadt().stats().network(TieKind::Meeting, None);
    networks.insert("engagierte-stadt-meeting".to_owned(), embedded);
    networks
}

#[test]
fn network_figures_are_those_of_networkx() {
    let expected = rows("statistics/graph_expected.csv");
    let expected = by(&expected, "graph");
    for (graph, network) in networks() {
        let mut found: BTreeMap<(String, String, String), f64> = BTreeMap::new();
        let mut add = |figure: &str, one: &str, other: &str, value: f64| {
            found.insert((figure.to_owned(), one.to_owned(), other.to_owned()), value);
        };
        let highest = |components: &[usize]| components.iter().max().map_or(0, |highest| highest + 1);
        let float = |number: usize| f64::from(u32::try_from(number).unwrap());
        add("density", "", "", network.density().unwrap());
        let nodes = network.nodes();
        let column = nodes.column("component").unwrap();
        let components: Vec<usize> =
            (0..nodes.len()).map(|row| column.cell(row).to_string().parse().unwrap()).collect();
        add("components", "", "", float(highest(&components)));
        let (left, right) = network.degree_centrality();
        for (node, value) in network.left().iter().zip(left).chain(network.right().iter().zip(right)) {
            add("degree-centrality", node, "", value);
        }
        for weight in [Weight::Count, Weight::Jaccard, Weight::Newman] {
            let projection = network.projection(weight);
            for &(one, other, value) in projection.edges() {
                let (one, other) = (&projection.nodes()[one], &projection.nodes()[other]);
                add(weight.as_str(), one.min(other), one.max(other), value);
            }
        }
        let together = network.projection(Weight::Count);
        add("one-mode-density", "", "", together.density().unwrap());
        add("one-mode-components", "", "", float(highest(&together.components())));
        add("one-mode-isolates", "", "", float(together.isolates().len()));
        add("centralisation", "", "", together.centralisation().unwrap());
        assert_eq!(
            found.len(),
            expected[graph.as_str()].len(),
            "{graph}: run make_oracle.py again where the register changed"
        );
        for row in &expected[graph.as_str()] {
            let key = (row["figure"].clone(), row["one"].clone(), row["other"].clone());
            let value = found.get(&key).unwrap_or_else(|| panic!("{graph}: no {key:?}"));
            close(*value, number(row, "value"), &format!("{graph}, {key:?}"));
        }
    }
}

/// The names that networkx, igraph and rustworkx read without renaming.
#[test]
fn tables_of_edges_and_nodes_have_the_names_that_graph_libraries_expect() {
    let network = engagierte_stadt().stats().network(TieKind::Cooperation, None);
    let names = |table: &stadtnetz::table::Table| -> Vec<String> {
        table.columns().iter().map(|column| column.name().to_owned()).collect()
    };
    let edges = ["source", "target", "weight", "kind", "year", "source_ix", "target_ix"];
    assert_eq!(names(&network.edges()), edges);
    assert_eq!(names(&network.projection(Weight::Jaccard).edges_table()), edges);
    let (edges, nodes) = (network.edges(), network.nodes());
    assert_eq!(nodes.columns()[0].name(), "name");
    for row in 0..edges.len() {
        for (end, position) in [("source", "source_ix"), ("target", "target_ix")] {
            let at: usize = edges.cell(position, row).to_string().parse().unwrap();
            assert_eq!(edges.cell(end, row), nodes.cell("name", at), "{position} of edge {row}");
        }
    }
}

#[test]
fn days_together_are_those_on_which_both_ties_held() {
    let day = |day: &str| stadtnetz::time::parse_day(day).unwrap();
    let rows = [
        (Some(("2020-01-01", "2020-01-10")), Some(("2020-01-08", "2020-02-01")), 3.0, "8, 9 and 10 January"),
        (
            Some(("2020-01-01", "2020-01-10")),
            Some(("2020-01-11", "2020-02-01")),
            0.0,
            "one ends before the other begins",
        ),
        (Some(("2020-01-01", "2020-01-10")), None, 0.0, "without days nothing is certain"),
        (Some(("2020-05-05", "2020-05-05")), Some(("2020-05-05", "2020-05-05")), 1.0, "a meeting of one day"),
    ];
    for (one, other, expected, why) in rows {
        let tie = |left, days: Option<(&str, &str)>| Tie {
            left,
            right: 0,
            days: days.map(|(from, to)| (day(from), day(to))),
        };
        let nodes = ["a".to_owned(), "b".to_owned()];
        let network = TwoMode::new("partner", nodes.to_vec(), vec!["x".to_owned()], vec![tie(0, one), tie(1, other)]);
        assert_eq!(network.projection(Weight::OverlapDays).edges(), [(0, 1, expected)], "{why}");
    }
}
