//! What is said about the bytes and the columns of a legacy list, by code.

use std::collections::BTreeSet;

use stadtnetz::convert::{Conversion, InspectOptions, Inspection, Options, Profile, Typed};
use stadtnetz::engagierte_stadt;
use stadtnetz::finding::Finding;

#[test]
fn damaged_letters_are_told_on_inspection() {
    for (list, code, reason) in [
        ("Stadt;Land\nWÃ¼lfrath;NW\nKassel;HE\n", "F003", "UTF-8 read as Windows-1252 and saved"),
        ("Stadt;Land\nW\u{fffd}lfrath;NW\nKassel;HE\n", "F004", "a letter replaced by the replacement sign"),
    ] {
        let inspection = Inspection::read(list.as_bytes(), &InspectOptions::new("list.csv")).unwrap();
        let codes: Vec<&str> = inspection.findings().iter().map(Finding::code).collect();
        assert!(codes.contains(&code), "{reason}: {codes:?}");
    }
}

#[test]
fn a_file_in_two_encodings_is_told() {
    let list = ["Stadt;Land\nGöttingen;NI\nKöln;NW\n".as_bytes(), b"M\xfcnchen;BY\n"].concat();
    let read = Conversion::read(&list, Options::new("list.csv", engagierte_stadt().emptied())).unwrap();
    let codes: BTreeSet<&str> = read.findings().iter().map(Finding::code).collect();
    assert!(codes.contains("F005"), "{codes:?}");
}

const PROFILE: &str = r#"
name = "two numbers"

[[columns]]
name = "fewest"
headers = ["mindestens"]
type = "integer"

[[columns]]
name = "most"
headers = ["höchstens"]
type = "integer"

[[rules]]
rule = "order"
columns = ["fewest", "most"]
"#;

#[test]
fn a_profile_says_which_number_is_smaller_and_which_columns_there_are() {
    let profile = Profile::from_toml("profile.toml", PROFILE).unwrap();
    let typed = Typed::open("list.csv", "mindestens;höchstens\n3;5\n7;5\n".as_bytes(), &profile).unwrap();
    let codes: Vec<&str> = typed.tables().1.iter().map(Finding::code).collect();
    assert_eq!(codes, ["V009"]);
    let lacking = Typed::open("list.csv", "mindestens;Ort\n3;Kassel\n".as_bytes(), &profile).unwrap();
    let codes: Vec<&str> = lacking.about_columns().iter().map(Finding::code).collect();
    assert!(codes.contains(&"A006"), "{codes:?}");
}
