//! How long does it take to ask the place rule of every municipality for every call, and to explain one answer?

use divan::{Bencher, black_box};
use stadtnetz::eligibility::{Candidate, Facts, Inhabitants, Question, eligibility_table};
use stadtnetz::engagierte_stadt;
use stadtnetz::place::{Basis, PlaceKind};
use stadtnetz::programme::RuleKind;

fn main() {
    divan::main();
}

const PLACES: i64 = 11_000;

/// So many municipalities as Germany has, each with the figures of seven years' ends on two bases.
fn places() -> Vec<Candidate> {
    let figure = |year: i64, inhabitants| Inhabitants {
        day: format!("{year}-12-31").parse().unwrap_or_else(|error| panic!("{error}")),
        inhabitants,
        rounded_to: (year == 2020).then_some(10),
        basis: if year < 2022 { Basis::Census2011 } else { Basis::Census2022 },
        source: Vec::new(),
    };
    let place = |number: i64| Candidate {
        key: format!("{:08}", 1_000_000 + number),
        name: format!("Ort {number}"),
        facts: Facts {
            kind: Some(if number % 5 == 0 { PlaceKind::City } else { PlaceKind::Municipality }),
            figures: [2013, 2014, 2018, 2019, 2020, 2021, 2022].map(|year| figure(year, number * 31 + year)).to_vec(),
            ..Facts::default()
        },
    };
    (0..PLACES).map(place).collect()
}

#[divan::bench(sample_count = 20)]
fn table_of_11_000_places_and_5_calls(bencher: Bencher) {
    let places = places();
    let programme = engagierte_stadt().programme();
    let calls: Vec<&str> = programme.calls().iter().map(|call| call.id.as_str()).collect();
    bencher.bench(|| eligibility_table(programme, black_box(&calls), &places).len());
}

#[divan::bench]
fn explain_one(bencher: Bencher) {
    let facts = engagierte_stadt().facts("bielefeld", "2022").unwrap_or_default();
    let question = Question::new(engagierte_stadt().programme(), "2022", RuleKind::Place);
    bencher.bench(|| question.as_ref().map(|question| question.explain("Bielefeld", black_box(&facts))));
}

#[divan::bench]
fn eligibility_of_one_place_in_the_register(bencher: Bencher) {
    bencher.bench(|| engagierte_stadt().eligibility(black_box("bielefeld"), black_box("2022")));
}
