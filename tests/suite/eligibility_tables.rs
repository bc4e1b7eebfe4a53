//! Explanations, deadlines and standings as tables.

use stadtnetz::eligibility::{Candidate, Timeliness, golden};
use stadtnetz::engagierte_stadt;
use stadtnetz::language::Language;
use stadtnetz::official::Directory;
use stadtnetz::table::{Cell, Table};
use stadtnetz::time::parse_day;

fn column(table: &Table, name: &str) -> Vec<String> {
    assert!(table.column(name).is_some(), "{} has no column {name}", table.name());
    (0..table.len()).map(|row| table.cell(name, row).to_string()).collect()
}

#[test]
fn what_kassel_was_refused_for_stands_in_tables() {
    let kassel = engagierte_stadt().eligibility("kassel", "2015").unwrap();
    let conditions = kassel.conditions_table();
    assert_eq!(column(&conditions, "condition")[..3], ["all", "kind", "population"]);
    assert_eq!(column(&conditions, "depth")[..3], ["0", "1", "1"]);
    assert_eq!(
        (conditions.cell("margin", 2), conditions.cell("limit", 2), conditions.cell("reason", 2)),
        (Cell::Integer(-94_087), Cell::Integer(100_000), Cell::Text("above"))
    );
    assert!(column(&conditions, "rule").contains(&"application".to_owned()));
    let place = kassel.place.as_ref().unwrap();
    let inputs = place.inputs_table();
    assert_eq!(column(&inputs, "number"), ["", "194087", "205481", "201050"]);
    assert_eq!(column(&inputs, "left_out"), ["", "", "other-day", "other-day"]);
    assert_eq!(column(&inputs, "rounded_to"), ["", "", "", "10"]);
    assert_eq!(inputs.cell("value", 0), Cell::Text("city"));
    let changes = place.changes_table();
    assert_eq!((changes.cell("how", 0), changes.cell("by", 0)), (Cell::Text("by"), Cell::Integer(-94_088)));
    assert!(place.missing_table().is_empty(), "a no lacks nothing");
    let missing = kassel.application.as_ref().unwrap().missing_table();
    assert!(column(&missing, "fact").contains(&"received".to_owned()));
}

#[test]
fn everything_is_said_in_every_form() {
    let bielefeld = engagierte_stadt().eligibility("bielefeld", "2022").unwrap();
    let (markdown, html) = (bielefeld.to_markdown(Language::De), bielefeld.to_html(Language::De));
    for said in ["84.002 Einwohner über der Grenze von 250.000", "aufgenommen; keine Ausnahme vermerkt"] {
        assert!(markdown.contains(said) && html.contains(said), "{said}");
    }
    let json: serde_json::Value = serde_json::from_str(&bielefeld.to_json()).unwrap();
    assert_eq!(json["place"]["verdict"], "no");
    assert_eq!((&json["admission"]["admitted"], &json["admission"]["waived"]), (&"yes".into(), &false.into()));
    assert!(json["timeliness"].is_null(), "nobody dates the receipt");
}

#[test]
fn a_deadline_is_three_deadlines() {
    let call = engagierte_stadt().programme().call("2022").unwrap();
    let table = Timeliness::of(call, &"2022-03-25".parse().unwrap()).table();
    assert_eq!(column(&table, "deadline"), ["first", "known-that-day", "last"]);
    assert_eq!(column(&table, "day"), ["2022-03-21", "2022-03-31", "2022-03-31"]);
    assert_eq!(column(&table, "in_time"), ["no", "yes", "yes"]);
    assert_eq!(table.cell("verdict", 0), Cell::Text("in-time-by-extension"));
}

#[test]
fn a_standing_names_its_grounds() {
    let day = parse_day("2020-07-01").unwrap();
    let table = engagierte_stadt().status_table("kassel", day).unwrap();
    assert_eq!((table.cell("stage", 0), table.cell("certain", 0)), (Cell::Text("member"), Cell::Flag(true)));
    assert!(column(&table, "grounds")[0].contains("memberships kassel-1"));
    assert!(column(&table, "source")[0].starts_with("seed-003;"));
    assert!(engagierte_stadt().status_table("kasel", day).is_none());
}

#[test]
fn golden_tests_are_rows() {
    let tests = r#"
programme = "engagierte-stadt"
[[tests]]
name = "nothing known"
call = "2015"
rule = "place"
verdict = "yes"
"#;
    let (outcomes, _) = golden::run(engagierte_stadt().programme(), "my.tests.toml", tests);
    let table = golden::table(&outcomes);
    assert_eq!(
        (table.cell("passed", 0), table.cell("expected", 0), table.cell("found", 0), table.cell("line", 0)),
        (Cell::Flag(false), Cell::Text("yes"), Cell::Text("unknown"), Cell::Integer(3))
    );
}

#[test]
fn candidates_are_the_municipalities_of_a_day() {
    const EDITION: &str = "data/official/GV100AD_30112025.txt";
    if support::shared(EDITION).is_none() {
        return;
    }
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared").join(EDITION);
    let directory = Directory::open(&[&path]).unwrap();
    let candidates = Candidate::municipalities(&directory.on(parse_day("2025-11-30").unwrap()).unwrap());
    assert!(candidates.iter().all(|candidate| candidate.key.len() == 8));
    let kassel = candidates.iter().find(|candidate| candidate.key == "06611000").unwrap();
    assert!(kassel.facts.kind_source[0].ends_with("GV100AD_30112025.txt"));
    assert_eq!(kassel.facts.figures[0].day.to_string(), "2024-12-31");
}
