//! The profile that an inspection proposes converts its list as it stands.

use std::collections::BTreeMap;

use serde::Deserialize;
use stadtnetz::convert::{Conversion, InspectOptions, Inspection, Options, Profile};
use stadtnetz::engagierte_stadt;
use stadtnetz::language::Language;

#[derive(Deserialize)]
struct Lists {
    list: Vec<List>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    why: String,
    text: String,
    /// Lines of the profile.
    profile: Vec<String>,
    /// Records by table.
    records: BTreeMap<String, usize>,
    /// Places of which the state is known.
    #[serde(default)]
    states: usize,
    /// Rows that come back.
    #[serde(default)]
    rejected: usize,
}

#[test]
fn a_proposed_profile_converts_as_it_stands() {
    let lists: Lists = toml::from_str(include_str!("../data/proposals.toml")).unwrap();
    for List { why, text, profile: lines, records, states, rejected } in lists.list {
        let bytes = text.trim_start().as_bytes();
        let inspection = Inspection::read(bytes, &InspectOptions::new("list.csv")).unwrap();
        let proposed = inspection.sheets()[0].proposed_profile();
        for line in &lines {
            assert!(proposed.contains(line.as_str()), "{why}: {line} in\n{proposed}");
        }
        let profile = Profile::from_toml("profile.toml", &proposed).unwrap_or_else(|error| panic!("{why}: {error}"));
        let options = Options::new("list.csv", engagierte_stadt().emptied()).profile(&profile);
        let conversion = Conversion::read(bytes, options).unwrap_or_else(|error| panic!("{why}: {error}\n{proposed}"));
        let register = conversion.register();
        for (table, count) in &records {
            let found = match table.as_str() {
                "places" => register.places().len(),
                "memberships" => register.memberships().len(),
                "meetings" => register.meetings().len(),
                "attendances" => register.attendances().len(),
                "sightings" => register.sightings().len(),
                "populations" => register.populations().len(),
                "indicators" => register.indicators().len(),
                other => panic!("no table {other}"),
            };
            assert_eq!(found, *count, "{why}: {table} by\n{proposed}");
        }
        let known = register.places().iter().filter(|place| place.state.is_some()).count();
        assert!(known >= states, "{why}: the state of {known} places is known");
        assert_eq!(conversion.rejected(Language::En).len(), rejected, "{why}");
        let account = conversion.account();
        for unit in ["rows", "cells"] {
            let of = (0..account.len()).filter(|&row| account.cell("unit", row).to_string() == unit);
            let counts: Vec<i64> = of.map(|row| account.cell("count", row).to_string().parse().unwrap()).collect();
            assert_eq!(counts[0], counts[1..].iter().sum::<i64>(), "{why}: {unit}");
        }
    }
}
