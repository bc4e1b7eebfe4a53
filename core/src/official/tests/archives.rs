use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::{workbook, zipped};
use crate::language::Language;
use crate::official::{Edition, Published, read};

const NOTES: &str = "ACHTUNG:\r\n146250200020 Bautzen / Budyšin, Stadt, Hochschulstadt / Wysokošulske město \r\n\r\n\
                     Die Bevölkerungsangaben basieren auf dem Stichtag 31.12.2024 (ZENSUS 2022).\r\n\r\n\
                     Die Flächenangaben basieren auf dem Stichtag 31.12.2023.\r\n";

fn gv100ad() -> String {
    let record = |start: &str| format!("{start}{}", " ".repeat(220 - start.chars().count()));
    [
        record("402025113014625        Bautzen"),
        record("6020251130146250200020Bautzen / Budyšin, Stadt, Hochschulstadt / Wysokoš"),
    ]
    .join("\n")
}

fn gzipped(content: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(content).unwrap();
    packed.finish().unwrap()
}

fn edition(file: &str, bytes: &[u8]) -> Edition {
    match read(file, bytes) {
        Ok(Published::Edition(edition)) => edition,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_file_is_recognised_by_its_content() {
    let text = gv100ad();
    assert_eq!(edition("x", text.as_bytes()).units.len(), 2);
    assert_eq!(edition("x", &gzipped(text.as_bytes())).units.len(), 2);
    assert_eq!(edition("x", &zipped(&[("beschreibung.pdf", b"%PDF-1.4"), ("gv.txt", text.as_bytes())])).units.len(), 2);
    assert!(matches!(read("x", NOTES.as_bytes()), Ok(Published::Notes(_))));
    let crosswalk = "from,from_year,to,to_year\n06611000,2020,06611000,2021\n";
    assert!(matches!(read("x", crosswalk.as_bytes()), Ok(Published::Crosswalk(_))));
}

#[test]
fn notes_in_an_archive_are_applied() {
    let text = gv100ad();
    let edition = edition("gv.zip", &zipped(&[("gv.txt", text.as_bytes()), ("gv_Hinweise.txt", NOTES.as_bytes())]));
    assert_eq!(edition.figures.day.unwrap().to_string(), "2024-12-31");
    assert_eq!(edition.figures.basis.unwrap().as_str(), "census-2022");
    assert_eq!(edition.units[1].name, "Bautzen / Budyšin, Stadt, Hochschulstadt / Wysokošulske město");
    assert_eq!(edition.findings, []);
}

#[test]
fn notes_of_another_edition_change_nothing() {
    let Ok(Published::Notes(notes)) = read("h.txt", NOTES.replace("2024", "2019").as_bytes()) else { panic!() };
    let before = edition("gv.txt", gv100ad().as_bytes());
    let after = before.clone().with_notes(&notes);
    assert_eq!((after.figures, after.units), (before.figures, before.units));
    assert_eq!(
        after.findings.last().unwrap().to_text(Language::En),
        "gv.txt: warning D211 notes-of-another-edition: h.txt names a reference day that this edition cannot have; the notes do not hold (put the notes to this edition beside it)"
    );
}

#[test]
fn what_is_no_published_file_is_refused() {
    let refused = |bytes: &[u8]| read("x", bytes).unwrap_err().to_string();
    let unknown = "x is no file of the official directory (expected GV100AD (.txt, .ASC), its notes, Auszug GV, Gebietsänderungen or a crosswalk (.xlsx, .csv); also as .gz or .zip, which like .xlsx need the feature spreadsheets)";
    assert_eq!(refused(b"Ort;Einwohner\n"), unknown);
    assert_eq!(refused(&workbook(&["Ort|Einwohner"])), unknown);
    assert_eq!(refused(&zipped(&[("a.txt", b"Ort")])), unknown);
    assert_eq!(refused(b" \n"), "x holds no record");
    assert_eq!(
        refused(&gzipped(&vec![b' '; 3_000_000])),
        "x cannot be read: it holds more than 200 times its size or 256 MiB"
    );
    assert_eq!(
        refused(&zipped(&[("a.txt", &vec![b' '; 3_000_000])])),
        "x cannot be read: it holds more than 200 times its size or 256 MiB"
    );
    let text = gv100ad();
    let twice = zipped(&[("a.txt", text.as_bytes()), ("b.txt", text.as_bytes())]);
    assert_eq!(refused(&twice), "x cannot be read: it holds several published files; name them one by one");
    let cut = gzipped(text.as_bytes());
    assert!(refused(&cut[..cut.len() - 9]).starts_with("x cannot be read: "));
}
