//! Outcomes as they are downloaded, end to end: `tests/data/outcomes.toml`, and tables of the offices where they lie beside.

use serde::Deserialize;
use stadtnetz::convert::{OutcomeOptions, OutcomeTable};

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    why: String,
    layout: String,
    source: String,
    table: String,
}

#[test]
fn every_layout_gives_key_year_and_figure() {
    let Cases { case } = toml::from_str(include_str!("../data/outcomes.toml")).unwrap();
    assert!(case.len() >= 14);
    for Case { why, layout, source, table } in case {
        let outcomes = OutcomeTable::read(source.as_bytes(), &OutcomeOptions::new("t.csv"));
        let outcomes = outcomes.unwrap_or_else(|error| panic!("{why}: {error}"));
        assert_eq!((outcomes.layout().as_str(), outcomes.table().to_csv()), (layout.as_str(), table), "{why}");
    }
}
