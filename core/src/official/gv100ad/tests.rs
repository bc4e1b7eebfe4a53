use super::*;
use crate::finding::Severity;
use crate::language::Language;

/// The fields of a record: the position each begins at, and its text.
type Fields<'a> = &'a [(usize, &'a str)];

fn record(fields: Fields) -> String {
    let mut characters = vec![' '; LENGTH];
    for &(first, text) in fields {
        for (at, character) in (first - 1..).zip(text.chars()) {
            characters[at] = character;
        }
    }
    characters.into_iter().collect()
}

fn district() -> String {
    record(&[(1, "4020251130"), (11, "06611"), (23, "Kassel, documenta-Stadt"), (73, "Kassel"), (123, "41")])
}

fn municipality(fields: Fields) -> String {
    let usual: Fields = &[(1, "6020251130"), (11, "066110000000"), (23, "Kassel"), (123, "61")];
    record(&[usual, fields].concat())
}

fn said(lines: &[String]) -> Vec<String> {
    let edition = read("gv.txt", lines.join("\n").as_bytes()).unwrap();
    assert!(edition.findings.iter().all(|finding| finding.severity() < Severity::Error));
    edition.findings.iter().map(|finding| finding.to_text(Language::En)).collect()
}

#[test]
fn all_six_record_types_are_read() {
    let lines = [
        record(&[(1, "1020251130"), (11, "08"), (23, "Baden-Württemberg"), (73, "Stuttgart")]),
        record(&[(1, "2020251130"), (11, "081"), (23, "Stuttgart")]),
        record(&[(1, "3020251130"), (11, "0812"), (23, "Region Heilbronn-Franken"), (73, "Heilbronn")]),
        record(&[(1, "4020251130"), (11, "08125"), (23, "Heilbronn"), (123, "44")]),
        record(&[(1, "5020251130"), (11, "08125"), (19, "5001"), (23, "Bad Friedrichshall"), (123, "54")]),
        record(&[(1, "6020251130"), (11, "08125005"), (19, "5001"), (23, "Bad Friedrichshall, Stadt"), (123, "63")]),
    ];
    let edition = read("gv.txt", lines.join("\r\n").as_bytes()).unwrap();
    let keys: Vec<String> = edition.units.iter().filter_map(|unit| unit.ars).map(String::from).collect();
    assert_eq!(keys, ["08", "081", "081", "08125", "081255001", "081255001005"]);
    assert_eq!(edition.units.iter().map(|unit| unit.level).collect::<Vec<_>>(), Level::ALL);
    assert_eq!(edition.units[2].planning_region, Some(2));
    assert_eq!(edition.units[2].seat.as_deref(), Some("Heilbronn"));
    assert_eq!(edition.units[5].ags.unwrap().as_str(), "08125005");
    assert_eq!(edition.findings, []);
}

#[test]
fn a_blank_figure_is_not_zero() {
    let figures: Fields = &[(140, "00000000000"), (166, "34112"), (182, "0611"), (191, "167")];
    let edition = read("gv.txt", [district(), municipality(figures)].join("\n").as_bytes()).unwrap();
    let kassel = &edition.units[1];
    assert_eq!((kassel.hectares, kassel.inhabitants, kassel.male), (None, Some(0), None));
    assert_eq!(kassel.further_postcodes, Some(false));
    assert_eq!(kassel.jurisdictions.courts.unwrap().as_str(), "0611");
    assert_eq!((kassel.jurisdictions.constituency, kassel.jurisdictions.last_constituency), (Some(167), None));
}

#[test]
fn a_broken_record_is_refused_with_line_and_position() {
    let cases: &[(&str, Fields, &str)] = &[
        ("type", &[(1, "61")], "2, position 1: found \"61\" (expected a record type: 10, 20, 30, 40, 50 or 60)"),
        (
            "day",
            &[(3, "20250230")],
            "2, position 3: found \"20250230\" (expected the day of the territory as YYYYMMDD)",
        ),
        (
            "state",
            &[(11, "17")],
            "2, position 11: found \"176110000000\" (expected the regional key that the record type asks for)",
        ),
        (
            "key too short",
            &[(16, "   ")],
            "2, position 11: found \"066110000\" (expected the regional key that the record type asks for)",
        ),
        ("figure", &[(140, "  1.000")], "2, position 140: found \"1.000\" (expected digits or blanks)"),
        ("sign", &[(129, "         +1")], "2, position 129: found \"+1\" (expected digits or blanks)"),
        ("constituency", &[(191, "99x")], "2, position 191: found \"99x\" (expected digits or blanks)"),
        (
            "tax office",
            &[(178, "12")],
            "2, position 178: found \"12\" (expected a digit or letter at every position, or blanks)",
        ),
    ];
    for (name, fields, expected) in cases {
        let file = [district(), municipality(fields)].join("\n");
        let refused = read("gv.txt", file.as_bytes()).unwrap_err();
        assert_eq!(refused.to_string(), format!("gv.txt:{expected}"), "{name}");
    }
    assert_eq!(read("gv.txt", b" \n\n").unwrap_err().to_string(), "gv.txt holds no record");
}

#[test]
fn what_is_odd_is_said() {
    let long = "Bautzen / Budyšin, Stadt, Hochschulstadt / Wysokoš";
    let cases: &[(String, &str)] = &[
        (
            municipality(&[(23, long)]),
            "gv.txt:2, 23: info D201 name-cut: \"Bautzen / Budyšin, Stadt, Hochschulstadt / Wysokoš\" fills all 50 positions and may be cut off (the full name stands in the notes to the edition)",
        ),
        (
            municipality(&[(11, "13000999"), (19, "9999"), (23, "Küste ")]),
            "gv.txt:2: info D202 district-missing: Küste: the edition has no district 13000",
        ),
        (
            municipality(&[(11, "06611998"), (19, "9999")]),
            "gv.txt:2: info D203 association-digits: Kassel: the association's part 9999 does not end with the municipality 998",
        ),
        (
            municipality(&[(123, "68")]),
            "gv.txt:2: warning D204 designation-unknown: Kassel: no designation 68 in the description of the file (a new description of the file?)",
        ),
        (
            municipality(&[(3, "20251031")]),
            "gv.txt:2, 3: warning D205 territory-differs: 1 record names the territory of 2025-10-31, the first one 2025-11-30 (were editions joined?)",
        ),
        (
            municipality(&[]).trim_end().to_owned(),
            "gv.txt:2: info D206 record-length: 1 record is not 220 characters long; what is missing counts as empty (download the file again from the statistical office)",
        ),
    ];
    for (odd, expected) in cases {
        assert_eq!(said(&[district(), odd.clone()]), [*expected]);
    }
}

#[test]
fn a_unit_that_stands_there_twice_counts_once() {
    let twice = [district(), municipality(&[(140, "5")]), municipality(&[(140, "5")]), municipality(&[(140, "6")])];
    assert_eq!(
        said(&twice),
        [
            "gv.txt:3: info D208 unit-repeated: Kassel: the key 066110000000 stands in row 2 already, with the same figures; it counts once",
            "gv.txt:4: warning D207 key-repeated: Kassel: the key 066110000000 stands in row 2 already; the first row holds (delete one of the two rows)",
        ]
    );
    let edition = read("gv.txt", twice.join("\n").as_bytes()).unwrap();
    assert_eq!(edition.units.iter().map(|unit| unit.row).collect::<Vec<_>>(), [1, 2]);
}

#[test]
fn the_encoding_is_that_of_the_whole_file() {
    let line = municipality(&[(11, "06611000"), (23, "Gießen"), (166, "34112")]);
    let latin1: Vec<u8> = line.chars().map(|character| u8::try_from(u32::from(character)).unwrap()).collect();
    let said = |lines: [&[u8]; 2]| {
        let edition = read("gv.txt", &lines.join(&b'\n')).unwrap();
        let last = edition.units.last().unwrap();
        assert_eq!((last.name.as_str(), last.postcode.as_deref()), ("Gießen", Some("34112")));
        let findings = edition.findings.into_iter().filter(|finding| finding.code().starts_with('F'));
        findings.map(|finding| finding.to_text(Language::En)).collect::<Vec<_>>()
    };
    assert_eq!(said([b"", line.as_bytes()]), [""; 0]);
    assert_eq!(
        said([b"", &latin1]),
        ["gv.txt: info F201 encoding-iso-8859-1: the file is not UTF-8 and was read as ISO-8859-1"]
    );
    assert_eq!(
        said([line.as_bytes(), &latin1]),
        ["gv.txt: warning F202 encodings-mixed: 1 line is UTF-8, 1 is ISO-8859-1; each was read as what it is \
          (download the file again from the statistical office)"]
    );
}
