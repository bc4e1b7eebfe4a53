use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use stadtnetz::official::{Change, ChangeKind, ChangedUnit, Level, changes};

use super::{oracle, published};

#[test]
fn every_counted_change_is_read() {
    let Some(checks) = oracle("gebietsaenderungen_checks.json") else { return };
    let mut read = 0;
    for (path, expected) in checks.as_object().unwrap() {
        let name = path.rsplit('/').next().unwrap();
        let list = changes::read(name, &published(name).unwrap()).unwrap();
        assert_eq!(list.findings, [], "{name}");
        let changes = &list.changes;
        assert_eq!(json!(changes.len()), expected["rows"], "{name}");
        assert_eq!(tally(changes, level), expected["kinds"], "{name}");
        assert_eq!(tally(changes, kinds), expected["aenderungsart"], "{name}");
        let numbers: BTreeSet<_> = changes.iter().map(|change| &change.number).collect();
        assert_eq!(json!(numbers.len()), expected["n_kennziffer"], "{name}");
        let dissolved: BTreeSet<_> = changes
            .iter()
            .filter(|change| change.kinds.contains(&ChangeKind::Dissolution))
            .filter_map(|change| change.from.ags)
            .map(String::from)
            .collect();
        assert_eq!(json!(dissolved), expected["dissolved_ags"], "{name}");
        let types = expected["value_types_flaeche_einwohner"].as_object().unwrap();
        let with_figures: u64 =
            types.iter().filter(|(types, _)| !types.starts_with("None")).filter_map(|(_, count)| count.as_u64()).sum();
        let found = changes.iter().filter(|change| change.inhabitants.is_some() && change.square_metres.is_some());
        assert_eq!(found.count() as u64, with_figures, "{name}");
        for (change, sample) in changes.iter().zip(expected["sample"].as_array().unwrap()) {
            assert_eq!(row(change), as_text(sample), "{name}");
        }
        read += 1;
    }
    assert!(read >= 2, "only {read} files");
}

fn level(change: &Change) -> String {
    if change.level == Level::Municipality { "Gemeinde" } else { "Gemeindeverband" }.to_owned()
}

fn kinds(change: &Change) -> String {
    let numbers = change.kinds.iter().map(|kind| (*kind as u8 + 1).to_string());
    numbers.collect::<Vec<_>>().join(", ")
}

fn tally(changes: &[Change], of: fn(&Change) -> String) -> Value {
    let mut counts = BTreeMap::<String, usize>::new();
    for change in changes {
        *counts.entry(of(change)).or_default() += 1;
    }
    json!(counts)
}

/// The change in the cells of the sheet.
fn row(change: &Change) -> Vec<String> {
    let unit =
        |unit: &ChangedUnit| [unit.ars.to_string(), unit.ags.map(String::from).unwrap_or_default(), unit.name.clone()];
    let figure = |figure: Option<i64>| figure.map(|figure| figure.to_string()).unwrap_or_default();
    let mut cells = vec![change.number.clone(), level(change)];
    cells.extend(unit(&change.from));
    cells.extend([kinds(change), figure(change.square_metres), figure(change.inhabitants)]);
    cells.extend(unit(&change.to));
    cells.extend([change.legal, change.statistical].map(|day| day.format("%d.%m.%Y").to_string()));
    cells
}

fn as_text(sample: &Value) -> Vec<String> {
    let text = |cell: &Value| match cell {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    sample.as_array().unwrap().iter().map(text).collect()
}
