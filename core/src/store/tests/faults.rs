//! What is wrong with files, where it stands, and that one fault is told once.

use super::super::read::{self, Content};
use super::{Files, load, said, small};
use crate::finding::Severity;

/// What is done to a sound register.
pub(super) enum Edit {
    /// Replaces a text that stands there once.
    Text(&'static str, &'static str),
    /// Puts other bytes into the file.
    Bytes(&'static [u8]),
    /// Adds lines.
    Append(&'static str),
    /// Takes the file away.
    Remove,
}
use Edit::{Append, Bytes, Remove, Text};

pub(super) fn edited(file: &str, edit: &Edit) -> Files {
    let mut files = small().files();
    match edit {
        Remove => files.retain(|(name, _)| name != file),
        Bytes(bytes) => match files.iter_mut().find(|(name, _)| name == file) {
            Some((_, content)) => *content = bytes.to_vec(),
            None => files.push((file.to_owned(), bytes.to_vec())),
        },
        Append(lines) => files.iter_mut().find(|(name, _)| name == file).unwrap().1.extend(lines.bytes()),
        Text(from, to) => {
            let (_, content) = files.iter_mut().find(|(name, _)| name == file).unwrap();
            let text = String::from_utf8(content.clone()).unwrap();
            assert_eq!(text.matches(from).count(), 1, "{from} in {text}");
            *content = text.replacen(from, to, 1).into_bytes();
        }
    }
    files
}

/// Why, the file, what is done to it, and the one error: its code and its place.
type Fault = (&'static str, &'static str, Edit, &'static str);

const FAULTS: &[Fault] = &[
    ("a table without a file", "places.csv", Remove, "F102 places.csv"),
    ("no definition", "programme.toml", Remove, "F102 programme.toml"),
    ("Latin-1", "keys.csv", Bytes(b"id,place\nk,K\xf6ln\n"), "F105 keys.csv:2"),
    ("UTF-16", "keys.csv", Bytes(b"\xff\xfei\0d\0"), "F105 keys.csv:1"),
    ("a Latin-1 definition", "programme.toml", Bytes(b"\nid = \"\xe4\""), "F105 programme.toml:2"),
    ("an unknown key", "programme.toml", Text("starts", "strats"), "G001 programme.toml:9, 1"),
    ("an emptied file", "sources.csv", Bytes(b""), "D103 sources.csv:1, id"),
    ("semicolons, as Excel writes", "places.csv", Bytes(b"id;name;kind\r\n"), "D101 places.csv:1"),
    ("tabs", "places.csv", Bytes(b"id\tname\tkind\n"), "D101 places.csv:1"),
    ("a misspelt column", "places.csv", Text("latitude", "lattitude"), "D102 places.csv:1, lattitude"),
    ("a column twice", "places.csv", Text("part_of", "note"), "D104 places.csv:1, note"),
    ("a comma too many", "places.csv", Append("x,X,city,,,,,,,s,,\n"), "D106 places.csv:4"),
    ("a comma too few", "places.csv", Append("x,X,city\n"), "D106 places.csv:4"),
    ("a quote not closed", "places.csv", Append("x,\"X,city,,,,,,,s,\ny,Y,city\n"), "D107 places.csv:4"),
    ("a quote inside", "places.csv", Append("x,the \"X\",city,,,,,,,s,\n"), "D107 places.csv:4"),
    ("no such month", "sightings.csv", Text("2021-05,2021-05,", "2021-13,2021-05,"), "T002 sightings.csv:2, from"),
    ("no such word", "sightings.csv", Text(",list,", ",liste,"), "V001 sightings.csv:2, kind"),
    ("no name", "places.csv", Text(",Kassel,", ",,"), "V002 places.csv:3, name"),
    ("a key without its zero", "places.csv", Text("DE-HE,,", "DE-HE,6611000,"), "P001 places.csv:3, ags"),
    ("an id with a capital", "places.csv", Text("bad-orb,", "Bad-orb,"), "V001 places.csv:2, id"),
    ("an id twice", "places.csv", Append("kassel,K,city,,,,,,,announcement,\n"), "X005 places.csv:4, id"),
    ("a row without id", "places.csv", Append(",X,city,,,,,,,announcement,\n"), "V002 places.csv:4, id"),
    ("no such record", "sightings.csv", Text(",kassel-1,", ",kassel-9,"), "X002 sightings.csv:2, membership"),
    ("no such source", "places.csv", Append("x,X,city,,,,,,,nobody,\n"), "X002 places.csv:4, source"),
    (
        "the definition names a source that is not listed",
        "sources.csv",
        Text("announcement,Ann", "news,Ann"),
        "X002 programme.toml:10, phases.first.source",
    ),
    ("no source at all", "places.csv", Append("x,X,city,,,,,,,,\n"), "S001 places.csv:4, source"),
    (
        "a record that contradicts itself",
        "places.csv",
        Append("x,X,city,DE-BY,06611000,,,,,announcement,\n"),
        "P004 places.csv:4, ags",
    ),
    (
        "lines are physical, rows are not",
        "places.csv",
        Append("x,\"X\nY\",city,,,,,,,announcement,\nz,Z,town,,,,,,,announcement,\n"),
        "V001 places.csv:6, kind",
    ),
];

#[test]
fn every_fault_is_told_once_with_file_line_and_column() {
    for (why, file, edit, expected) in FAULTS {
        let refused = load(&edited(file, edit)).expect_err(why);
        let errors = refused.findings.iter().filter(|finding| finding.severity() == Severity::Error);
        let mut places: Vec<String> = errors
            .map(|finding| {
                format!("{} {}", finding.code(), finding.origin().map(ToString::to_string).unwrap_or_default())
            })
            .collect();
        if *why == "an emptied file" {
            places.truncate(1); // every column that records need is missing
        }
        assert_eq!(places, [*expected], "{why}: {:#?}", said(&refused.findings));
    }
}

#[test]
fn a_finding_counts_rows_and_lines_apart() {
    let text = "x,\"X\nY\",city,,,,,,,announcement,\n\nz,Z,town,,,,,,,announcement,\n";
    let refused = load(&edited("places.csv", &Append(text))).unwrap_err();
    let origin = refused.findings[0].origin().unwrap();
    assert_eq!((origin.row, origin.line, origin.raw.as_deref()), (Some(4), Some(7), Some("town")));
}

#[test]
fn a_file_beyond_the_limit_is_not_read() {
    let files = small().files();
    let limit = |name: &str| if name == "places.csv" { 9 } else { u64::MAX };
    let contents = files.iter().map(|(name, bytes)| (name.clone(), Content::of(Ok(Some(&bytes[..])), limit(name))));
    let refused = read::load("small", &contents.collect(), Vec::new()).unwrap_err();
    let told = said(&refused.findings);
    let line = "places.csv: error F104 file-too-large: places.csv has more than 268,435,456 bytes";
    assert!(told.iter().any(|told| told.starts_with(line)), "{told:?}");
}
