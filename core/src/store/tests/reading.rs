//! Reading: all faults together, spellings that are read all the same, and what is not read at all.

use std::fs;
use std::io::{self, Read};

use super::faults::Edit::{Bytes, Remove, Text};
use super::faults::edited;
use super::{Files, load, said, small};
use crate::finding::{Finding, Severity};
use crate::register::Register;
use crate::store::read::Content;

#[test]
fn faults_of_all_files_are_told_together_in_their_order() {
    let mut files = edited("places.csv", &Text("latitude", "lattitude"));
    files.retain(|(name, _)| name != "keys.csv");
    for (name, content) in &mut files {
        if name == "sightings.csv" {
            *content = String::from_utf8(content.clone()).unwrap().replace(",list,", ",liste,").into_bytes();
        }
    }
    let refused = load(&files).unwrap_err();
    assert_eq!(
        said(&refused.findings),
        [
            "places.csv:1, lattitude: error D102 column-unknown: this table has no column \"lattitude\" \
             (did you mean latitude?)",
            "places.csv:1, latitude: info D105 column-absent: the column latitude is absent and counts as empty \
             (the next save adds it)",
            "keys.csv: error F102 file-missing: keys.csv is missing (restore the file)",
            "sightings.csv:2, kind: error V001 value-unreadable: \"liste\" is not a value for kind \
             (expected: meeting, list, cooperation, page, press, renewal)",
        ]
    );
}

#[test]
fn what_points_to_an_unread_record_is_not_called_dangling_on_top() {
    for (file, edit) in [
        ("places.csv", Remove),
        ("places.csv", Text(",Kassel,city,", ",Kassel,town,")),
        ("memberships.csv", Text(",unknown,", ",,")),
        ("sources.csv", Bytes(b"\xff")),
    ] {
        let refused = load(&edited(file, &edit)).unwrap_err();
        let errors = refused.findings.iter().filter(|finding| finding.severity() == Severity::Error);
        assert_eq!(errors.count(), 1, "{:#?}", said(&refused.findings));
    }
}

#[test]
fn other_spellings_of_the_same_tables_are_read_and_told() {
    let small = small();
    let plain: Files = small.files();
    let reread = |files: &Files| load(files).unwrap();
    let with = |change: &dyn Fn(&str, &str) -> String| -> Files {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        plain.iter().map(|(name, bytes)| (name.clone(), change(name, &text(bytes)).into_bytes())).collect()
    };
    let is_csv = |name: &str| !["programme.toml", "datapackage.json"].contains(&name);

    let marked = reread(&with(&|name, text| {
        if is_csv(name) { format!("\u{feff}{text}") } else { text.to_owned() }
    }));
    assert_eq!(marked.register, small);
    assert!(marked.findings.iter().all(|finding| finding.code() == "F106"), "{:#?}", said(&marked.findings));
    assert_eq!(marked.findings.len(), 18);

    let crlf = reread(&with(&|name, text| {
        if is_csv(name) { text.replace('\n', "\r\n") } else { text.to_owned() }
    }));
    assert_eq!(crlf.register, small);
    assert!(crlf.findings.iter().all(|finding| finding.code() == "D108"), "{:#?}", said(&crlf.findings));

    let other_order = reread(&with(&|name, text| match name {
        "places.csv" => "note,kind,id,name,state,ags,ars,part_of,latitude,longitude,source\n\
                         ,city,kassel,Kassel,DE-HE,,,,,,green-office-list-final\n\
                         ,city,bad-orb,Bad Orb,,,,,,,green-office-list-final\n"
            .to_owned(),
        _ => text.to_owned(),
    }));
    assert_eq!(other_order.register, small);
    assert!(other_order.findings.is_empty(), "{:#?}", said(&other_order.findings));
    assert_eq!(other_order.register.files(), plain);

    let toml = reread(&with(&|name, text| {
        if name == "programme.toml" { text.replace('\n', "\r\n") } else { text.to_owned() }
    }));
    assert!(toml.register.programme().text().contains("\r\n"), "the definition stays byte for byte");

    let package = reread(&with(&|name, text| {
        if name == "datapackage.json" { "{}".to_owned() } else { text.to_owned() }
    }));
    assert_eq!(package.findings.iter().map(Finding::code).collect::<Vec<_>>(), ["F108"]);
}

#[test]
fn nothing_at_all_is_one_finding() {
    let refused = load(&Files::new()).unwrap_err();
    assert_eq!(refused.findings.iter().map(Finding::code).collect::<Vec<_>>(), ["F101"]);
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("places.csv"), "").unwrap();
    let file = Register::open(folder.path().join("places.csv")).unwrap_err();
    assert_eq!(file.findings.iter().map(Finding::code).collect::<Vec<_>>(), ["F101"]);
}

#[test]
fn a_csv_file_of_no_table_is_an_error_and_other_files_are_nobodys_business() {
    let folder = tempfile::tempdir().unwrap();
    small().save(folder.path()).unwrap();
    for name in ["README.md", "._places.csv", "places.csv.bak", ".~lock.places.csv#"] {
        fs::write(folder.path().join(name), "x").unwrap();
    }
    fs::create_dir(folder.path().join("old.csv")).unwrap();
    assert!(Register::open(folder.path()).unwrap().findings.is_empty());
    fs::write(folder.path().join("place.CSV"), "x").unwrap();
    let refused = Register::open(folder.path()).unwrap_err();
    assert_eq!(
        said(&refused.findings),
        ["place.CSV: error F107 file-unknown: place.CSV is the file of no table \
          (rename it or take it out of the folder; did you mean places.csv?)"]
    );
}

#[test]
fn a_file_without_end_or_without_permission_is_told_and_not_read() {
    assert!(matches!(Content::of(Ok(Some(io::repeat(b'x'))), 1_000), Content::TooLarge));
    assert!(matches!(Content::of(Ok(Some(io::repeat(b'x').take(1_000))), 1_000), Content::Bytes(_)));
    let files = small().files();
    let refused = Register::from_reader(|name| match name {
        "places.csv" => Err(io::Error::new(io::ErrorKind::PermissionDenied, "no permission")),
        _ => Ok(files.iter().find(|(file, _)| file == name).map(|(_, bytes)| bytes.as_slice())),
    })
    .unwrap_err();
    assert_eq!(
        said(&refused.findings),
        [
            "places.csv: error F103 file-unreadable: places.csv cannot be read: no permission (check permissions and the medium)"
        ]
    );
}

#[test]
fn a_file_full_of_faults_is_not_told_to_its_end() {
    let mut files = small().files();
    let (_, places) = files.iter_mut().find(|(name, _)| name == "places.csv").unwrap();
    places.extend("x\n".repeat(30_000).bytes());
    let refused = load(&files).unwrap_err();
    assert!(refused.findings.len() < 10_010);
    assert!(refused.findings.iter().any(|finding| finding.code() == "D109"));
}
