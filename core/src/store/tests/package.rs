//! The description of the tables. Frictionless 5.21 takes it, and finds wrong words, types, ids and references by it; try
//! `frictionless validate core/data/engagierte-stadt/datapackage.json`.

use serde_json::Value;

use super::{licensed, small};
use crate::register::{Register, TABLES};

fn described(register: &Register) -> Value {
    let files = register.files();
    let (_, bytes) = files.iter().find(|(name, _)| name == "datapackage.json").unwrap();
    serde_json::from_slice(bytes).unwrap()
}

#[test]
fn every_column_is_described_and_every_key_points_to_a_table() {
    let package = described(&small());
    let resources = package["resources"].as_array().unwrap();
    assert_eq!(resources.len(), TABLES.len() - 2, "origins and repairs are empty");
    let (mut fields, mut keys) = (0, 0);
    for resource in resources {
        assert!(!resource["title"].as_str().unwrap().is_empty(), "{resource}");
        assert_eq!(resource["schema"]["primaryKey"][0], "id");
        for field in resource["schema"]["fields"].as_array().unwrap() {
            assert!(field["description"].as_str().unwrap().len() > 1, "{field}");
            fields += 1;
        }
        for key in resource["schema"]["foreignKeys"].as_array().into_iter().flatten() {
            let target = key["reference"]["resource"].as_str().unwrap();
            assert!(target.is_empty() || TABLES.contains(&target), "{key}");
            keys += 1;
        }
    }
    assert!(fields > 150 && keys > 15, "{fields} fields, {keys} keys");
}

#[test]
fn a_column_says_what_may_stand_in_it() {
    let package = described(&small());
    let sightings = package["resources"].as_array().unwrap().iter().find(|table| table["name"] == "sightings").unwrap();
    let field = |name: &str| {
        let fields = sightings["schema"]["fields"].as_array().unwrap();
        fields.iter().find(|field| field["name"] == name).unwrap().clone()
    };
    assert_eq!(field("kind")["constraints"]["enum"][0], "meeting");
    assert_eq!(field("from")["type"], "string");
    assert!(field("from")["description"].as_str().unwrap().contains("EDTF"));
    assert_eq!(field("membership")["constraints"]["pattern"], "^[a-z0-9-]+$");
    assert_eq!(field("source")["constraints"]["pattern"], "^[a-z0-9-]+(;[a-z0-9-]+)*$");
    assert_eq!(field("note").get("constraints"), None);
    assert_eq!(sightings["schema"]["missingValues"][0], "");
    assert_eq!(package["name"], "green-towns");
    assert_eq!(package["sources"][0]["title"], "Announcement");
}

#[test]
fn its_licences_are_those_of_the_definition() {
    assert_eq!(described(&small()).get("licenses"), None);
    let licences = described(&licensed())["licenses"].take();
    let address = "https://creativecommons.org/licenses/by/4.0/";
    assert_eq!(licences, serde_json::json!([{ "name": "CC-BY-4.0", "path": address }]));
}
