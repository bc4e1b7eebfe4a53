//! Names against the directory of 2025: every hard case, every member of the embedded register, every renamed municipality.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use stadtnetz::official::name::{Context, NameIndex, Reason, Resolution};
use stadtnetz::official::{Level, Unit, gv100ad};
use stadtnetz::place::{PlaceKind, State};

fn units(file: &str) -> Option<Vec<Unit>> {
    let bytes = support::shared(&format!("data/official/{file}"))?;
    Some(gv100ad::read(file, &bytes).unwrap().units)
}

fn index() -> Option<&'static NameIndex> {
    static INDEX: OnceLock<Option<NameIndex>> = OnceLock::new();
    INDEX.get_or_init(|| units("GV100AD_30112025.txt").map(NameIndex::new)).as_ref()
}

/// The AGS of a municipality, the regional key of anything else.
fn key(unit: &Unit) -> String {
    unit.ags.map(|ags| ags.to_string()).or_else(|| unit.ars.map(|ars| ars.to_string())).unwrap_or_default()
}

/// The key of a match; else what kind of refusal it is.
fn answer(resolution: &Resolution<'_>) -> String {
    match resolution {
        Resolution::NotFound(found) => found.reason.as_str().to_owned(),
        other => other.unit().map_or_else(|| other.as_str().to_owned(), key),
    }
}

#[test]
fn hard_cases() {
    let Some(index) = index() else { return };
    let mut wrong = Vec::new();
    for row in support::rows("names.csv") {
        let given = |column: &str| Some(row[column].as_str()).filter(|text| !text.is_empty());
        let mut context = Context::new()
            .state(given("state").and_then(State::from_list))
            .kind(given("kind").map(|kind| kind.parse::<PlaceKind>().unwrap()));
        if let Some(county) = given("county") {
            context = context.county(county);
        }
        if let Some(postcode) = given("postcode") {
            context = context.postcode(postcode);
        }
        if let Some(inhabitants) = given("population") {
            context = context.population(inhabitants.parse().unwrap(), 0.1);
        }
        let resolution = index.resolve(&row["name"], &context);
        if answer(&resolution) != row["expected"] {
            wrong.push(format!("{row:?}: {} {resolution:?}", answer(&resolution)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}
