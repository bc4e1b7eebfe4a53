//! Collections of CSV files made by others, with what separates their cells.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use serde_json::Value;
use stadtnetz::convert::{InspectOptions, Inspection};

/// The files of an archive by their path.
fn files(archive: impl Read) -> BTreeMap<String, Vec<u8>> {
    let mut archive = tar::Archive::new(archive);
    let read = archive.entries().unwrap().map(|entry| {
        let mut entry = entry.unwrap();
        let path = entry.path().unwrap().to_string_lossy().into_owned();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        (path, bytes)
    });
    read.collect()
}

#[test]
fn csv_spectrum_is_read_as_it_says() {
    let Some(bytes) = support::shared("data/corpora/csv-spectrum-2.0.0.tgz") else { return };
    let files = files(flate2::read::GzDecoder::new(bytes.as_slice()));
    let mut read = 0;
    for (path, json) in files.iter().filter(|(path, _)| path.starts_with("package/json/")) {
        let csv = &files[&path.replace("json/", "csvs/").replace(".json", ".csv")];
        let inspection = Inspection::read(csv, &InspectOptions::new(path.as_str())).unwrap();
        let sheet = &inspection.sheets()[0];
        let row =
            |row: usize| -> Vec<String> { (1..=sheet.columns().len()).map(|column| sheet.raw(row, column)).collect() };
        let header = row(1);
        let objects = (2..=sheet.len()).map(|number| {
            let cells = header.iter().cloned().zip(row(number).into_iter().map(Value::from));
            Value::Object(cells.collect())
        });
        let mut found = Value::Array(objects.collect());
        let mut expected: Value = serde_json::from_slice(json).unwrap();
        if expected.is_object() {
            expected = Value::Array(vec![expected]);
        }
        // One file of the collection says another telephone number in its CSV than in its JSON.
        if path.ends_with("location_coordinates.json") {
            for value in [&mut found, &mut expected] {
                value[0]["Contact Phone Number"].take();
            }
        }
        assert_eq!(found, expected, "{path}");
        read += 1;
    }
    assert_eq!(read, 12);
}

/// Sets of files with their separators as people found them: folder, list, at least so many right of so many that are there.
const SETS: [(&str, &str, usize, usize); 3] = [
    ("CSV", "POLLOCK-dialect_annotations.txt", 141, 144),
    ("CSV_Wrangling", "CCSV-manual_Dialect_Annotation.txt", 158, 163),
    ("W3C-CSVW", "W3C-CSVW-dialect_annotations.txt", 217, 218),
];

/// So much of a file is enough.
const HEAD: usize = 1 << 16;

#[test]
fn delimiters_and_quotes_are_found_as_people_find_them() {
    let Some(bytes) = support::shared("data/corpora/csvsniffer_3sets.tar.xz") else { return };
    let mut unpacked = Vec::new();
    lzma_rs::xz_decompress(&mut Cursor::new(bytes), &mut unpacked).unwrap();
    let files = files(unpacked.as_slice());
    for (folder, truth, least, present) in SETS {
        let truth = String::from_utf8(files[&format!("csvsniffer/ground truth/{truth}")].clone()).unwrap();
        let (mut all, mut wrong) = (0, Vec::new());
        for line in truth.lines().skip(2) {
            let fields: Vec<&str> = line.split('|').collect();
            let Some(bytes) = files.get(&format!("csvsniffer/{folder}/{}", fields[0])) else { continue };
            let expected = match fields[2] {
                "comma" => ',',
                "semicolon" => ';',
                "tab" => '\t',
                "vslash" => '|',
                "space" => ' ',
                "nsign" => '#',
                other => panic!("{other}"),
            };
            let inspection = Inspection::read(bytes.get(..HEAD).unwrap_or(bytes), &InspectOptions::new(fields[0])).ok();
            let quote = if fields[3] == "singlequote" { '\'' } else { '"' };
            let sheet = inspection.as_ref().and_then(|inspection| inspection.sheets().first());
            // A file without quotes has the usual ones.
            let found = sheet.map(|sheet| (sheet.delimiter(), sheet.quote().unwrap_or(quote)));
            all += 1;
            if found != Some((Some(expected), quote)) {
                wrong.push(format!("{}: {expected:?} {quote:?}, found {found:?}", fields[0]));
            }
        }
        assert_eq!(all, present, "{folder}");
        assert!(all - wrong.len() >= least, "{folder}: {wrong:#?}");
    }
}
