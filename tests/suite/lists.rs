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
fn a_table_above_the_one_that_is_read_is_told() {
    let list = "Mitglieder;;\nStadt;Einwohner;\nKassel;201.048;\nFulda;68.635;\n;;\nPartner;;\nName;Sektor;Seit\nA;Stiftung;2015\nB;Verein;2016\nC;Firma;2017\n";
    let inspection = Inspection::read(list.as_bytes(), &InspectOptions::new("list.csv")).unwrap();
    let told: Vec<_> =
        inspection.findings().iter().map(|finding| (finding.code(), finding.origin().and_then(|at| at.row))).collect();
    assert_eq!(told, [("D009", Some(2))]);
    assert_eq!(inspection.sheets()[0].header_rows(), [7]);
    let profile = "name = \"cities\"\n[[columns]]\nname = \"city\"\nheaders = [\"Stadt\"]\ntype = \"text\"\nrequired = true\n\
        [[columns]]\nname = \"inhabitants\"\nheaders = [\"Einwohner\"]\ntype = \"integer\"\n";
    let profile = Profile::from_toml("profile.toml", profile).unwrap();
    let typed = Typed::open("list.csv", list.as_bytes(), &profile).unwrap();
    let told: Vec<_> = typed.about_file().iter().map(|finding| finding.origin().and_then(|at| at.row)).collect();
    assert_eq!((typed.tables().0.len(), told), (2, vec![Some(6)]), "the other table is the one below");
}

#[test]
fn blanks_may_align_the_columns() {
    let list = "Mitglieder der Geschäftsstelle\n\nStadt             Einwohner  Austritt    Beitrag\n\
        Göttingen           118.911              1.234,50\nBad Homburg          55.000  31.12.2020    900,00\n\
        Köln              1.085.664                  3,75\n";
    let latin: Vec<u8> = list.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    for bytes in [list.as_bytes(), latin.as_slice()] {
        let inspection = Inspection::read(bytes, &InspectOptions::new("list.txt")).unwrap();
        let sheet = &inspection.sheets()[0];
        let row = |row: usize| (1..=4).map(|column| sheet.raw(row, column)).collect::<Vec<_>>();
        assert_eq!(row(1)[0], "Mitglieder der Geschäftsstelle");
        assert_eq!(row(3), ["Stadt", "Einwohner", "Austritt", "Beitrag"]);
        assert_eq!(row(4), ["Göttingen", "118.911", "", "1.234,50"]);
        assert_eq!(row(5), ["Bad Homburg", "55.000", "31.12.2020", "900,00"]);
        assert_eq!((sheet.delimiter(), sheet.header_rows()), (Some(' '), vec![3]));
        assert!(inspection.findings().iter().any(|finding| finding.code() == "D013"));
    }
    for prose in
        ["Erste Zeile.  Und weiter.\nZweite  Zeile\nDritte Zeile geht  weiter\n", "a,  b,  c\nd,  e,  f\ng,  h,  i\n"]
    {
        let inspection = Inspection::read(prose.as_bytes(), &InspectOptions::new("list.txt")).unwrap();
        assert_eq!(inspection.sheets()[0].delimiter(), Some(','), "{prose:?}");
    }
}

#[test]
fn a_first_line_may_say_what_separates() {
    for (list, delimiter) in
        [("sep=;\r\na,b;c,d\r\n1,5;2,5\r\n", ';'), ("SEP=:\na:b\n1:2\n", ':'), ("\u{feff}sep=\t\na,b\tc\n", '\t')]
    {
        let inspection = Inspection::read(list.as_bytes(), &InspectOptions::new("list.csv")).unwrap();
        assert_eq!(inspection.sheets()[0].delimiter(), Some(delimiter), "{list:?}");
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
