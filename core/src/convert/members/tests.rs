use proptest::prelude::*;

use super::{Conversion, Options};
use crate::engagierte_stadt;
use crate::language::Language;
use crate::table::{Cell, Table};

fn convert(bytes: &[u8]) -> Result<Conversion, crate::convert::ConversionError> {
    Conversion::read(bytes, Options::new("list.csv", engagierte_stadt().emptied()))
}

fn count(table: &Table, unit: &str, what: &str) -> i64 {
    let of = |row: &usize| {
        table.cell("unit", *row) == Cell::Text(unit) && table.cell("what", *row).to_string().starts_with(what)
    };
    let cells = (0..table.len()).filter(of).map(|row| match table.cell("count", row) {
        Cell::Integer(count) => count,
        _ => 0,
    });
    cells.sum()
}

fn laws(conversion: &Conversion) {
    let account = conversion.account();
    let rows = |what| count(&account, "rows", what);
    assert_eq!(rows("read"), rows("skipped") + rows("rejected") + rows("converted"));
    assert_eq!(rows("read"), i64::try_from(conversion.rows().len()).unwrap());
    let cells = |what| count(&account, "cells", what);
    let parts = ["converted", "extra", "missing", "rejected", "withheld"];
    assert_eq!(cells("read"), parts.into_iter().map(cells).sum::<i64>());
    assert_eq!(
        cells("withheld"),
        i64::try_from(conversion.personal().len()).unwrap(),
        "each withheld cell can be asked for"
    );
    assert_eq!(rows("converted") + rows("rejected"), i64::try_from(conversion.typed().len()).unwrap());
}

#[test]
fn nothing_withheld_is_quoted() {
    let list = "Stadt;AGS;Ansprechperson;E-Mail;Notiz\nKassel;06611000;Person Eins;a@example.org;b@example.org\n\
                ;06611000;Person Zwei;c@example.org;ok\n";
    let conversion = convert(list.as_bytes()).unwrap();
    laws(&conversion);
    let said: String = conversion.findings().iter().map(|finding| finding.to_text(Language::De)).collect();
    let everything = format!("{said}{}{}", conversion.rejected_csv(Language::De), conversion.extra().to_csv());
    for person in ["Person Eins", "Person Zwei", "example.org"] {
        assert!(!everything.contains(person), "{person} in {everything}");
    }
    assert_eq!(conversion.rejected(), 1, "a row without a name says nothing about anybody");
    assert_eq!(conversion.personal().len(), 6, "the column of remarks holds a mail address and is withheld as a whole");
}

#[test]
fn a_record_of_the_base_is_matched_and_not_made_again() {
    let list = "Stadt;Land;AGS;Aufnahme\nKassel;HE;06611000;2020\nGöttingen;NI;03159016;2026\n";
    let options = Options::new("list.csv", engagierte_stadt().edit());
    let conversion = Conversion::read(list.as_bytes(), options).unwrap();
    let before = engagierte_stadt();
    assert_eq!(conversion.register().places().len(), before.places().len() + 1);
    assert_eq!(conversion.register().memberships().len(), before.memberships().len() + 1);
}

#[test]
fn a_list_is_not_offered_under_the_terms_of_the_embedded_register() {
    let conversion = convert(b"Stadt;Land\nKassel;HE\n").unwrap();
    let programme = conversion.register().programme();
    assert!(!engagierte_stadt().programme().licence().is_empty());
    assert!(programme.licence().is_empty() && !programme.text().contains("licence"), "{}", programme.text());
    assert_eq!(programme.calls(), engagierte_stadt().programme().calls());
}

#[test]
fn names_read_in_the_wrong_encoding_are_led_back_and_told() {
    let list = "Stadt;Land\nWÃ¼lfrath;NW\nDÃ¼sseldorf;NW\nGie\u{fffd}en;HE\n";
    let conversion = convert(list.as_bytes()).unwrap();
    let names: Vec<&str> = conversion.register().places().iter().map(|place| place.name.as_str()).collect();
    assert_eq!(names, ["Düsseldorf", "Wülfrath"], "a lost letter that no word explains is not guessed");
    let codes: Vec<&str> = conversion.findings().iter().map(crate::finding::Finding::code).collect();
    assert_eq!(codes.iter().filter(|code| **code == "V010").count(), 2);
}

#[test]
fn files_that_are_no_list_are_refused() {
    for bytes in [&b""[..], b"\n\n", b"abc", b"a;b;c\n1;2;3\n", b"\xef\xbb\xbf\xff"] {
        assert!(convert(bytes).is_err(), "{bytes:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let mut list = b"Stadt;Bundesland;AGS;Einwohner (Stand 31.12.2023);Aufnahme;Austritt;Status;E-Mail\n".to_vec();
        list.extend(&bytes);
        if let Ok(conversion) = convert(&list) {
            laws(&conversion);
        }
        let _ = convert(&bytes);
    }

    #[test]
    fn rows_of_odd_cells_are_accounted_for(
        rows in proptest::collection::vec(
            proptest::collection::vec(
                "(Kassel|Bautzen|Summe|06611000|6611000|HE|SN|01.07.2020|bis 2019|2020|rund 100|a@b.de|0561 12345|k. A.|\"|[ -~ä]{0,6})",
                1..10,
            ),
            0..12,
        )
    ) {
        let header = "Stadt;Bundesland;AGS;Einwohner (Stand 31.12.2023);Aufnahme;Austritt;Status;Notiz\n";
        let body: String = rows.iter().map(|row| row.join(";") + "\n").collect();
        if let Ok(conversion) = convert(format!("{header}{body}").as_bytes()) {
            laws(&conversion);
        }
    }

    #[test]
    fn a_profile_accounts_for_whatever_it_is_given(
        rows in proptest::collection::vec(
            proptest::collection::vec("(Kassel|Hessen|Sachsen:|dito|\"|x|ja|nein|2020|12,5|a@b.de|k. A.|=\"06\"|[ -~ä]{0,5})", 1..8), 0..12,
        )
    ) {
        let text = "name = \"wide\"\nstate_headings = true\n\
            [[columns]]\nname = \"place\"\nheaders = [\"Stadt\"]\ntype = \"text\"\nfield = \"places.name\"\nfill_down = true\n\
            [[wide]]\nheader = \"year\"\nrecord = \"sighting\"\n\
            [[wide]]\nheader = \"date\"\nrecord = \"indicator\"\nindicator = \"volunteers\"\nunit = \"persons\"\n";
        let profile = crate::convert::Profile::from_toml("wide.toml", text).unwrap();
        let body: String = rows.iter().map(|row| row.join(";") + "\n").collect();
        let list = format!("Stadt;2019;2020;Stand 01.03.2024;E-Mail;Notiz\n{body}");
        let options = Options::new("list.csv", engagierte_stadt().emptied()).profile(&profile);
        if let Ok(conversion) = Conversion::read(list.as_bytes(), options) {
            laws(&conversion);
            let again = Options::new("list.csv", conversion.register().edit()).profile(&profile);
            let again = Conversion::read(list.as_bytes(), again).unwrap();
            prop_assert_eq!(again.register(), conversion.register());
        }
    }
}
