use proptest::prelude::*;

use super::{Conversion, Options};
use crate::engagierte_stadt;
use crate::finding::Severity;
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
    let everything = format!("{said}{}{}", conversion.rejected(Language::De).to_csv(), conversion.extra().to_csv());
    for person in ["Person Eins", "Person Zwei", "example.org"] {
        assert!(!everything.contains(person), "{person} in {everything}");
    }
    assert_eq!(conversion.rejected(Language::En).len(), 1, "a row without a name says nothing about anybody");
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

#[test]
fn a_table_is_converted_as_its_list_is_and_its_rows_count_from_the_first_of_data() {
    use crate::table::Column;
    use crate::time::parse_day;

    let text = |name: &str, cells: [&str; 2]| Column::text(name, "", cells.map(|cell| Some(cell.to_owned())));
    let day = |text: &str| parse_day(text).ok();
    let table = Table::built(
        "frame",
        vec![
            text("Stadt", ["Kassel", "Fulda"]),
            text("Land", ["HE", "HE"]),
            Column::integer("AGS", "", [Some(6_611_000), None]),
            Column::day("Aufnahme", "", [day("2020-07-01"), None]),
            Column::integer("Einwohner 31.12.2023", "", [Some(201_050), Some(70_000)]),
        ],
    );
    let conversion =
        Conversion::of_table(&table, Options::new("<frame>", engagierte_stadt().emptied())).expect("a list");
    laws(&conversion);
    let register = conversion.register();
    assert_eq!(register.places().get("kassel").unwrap().ags.unwrap().to_string(), "06611000");
    assert_eq!(register.memberships().get("kassel-1").unwrap().from, "2020-07-01".parse().ok());
    assert_eq!(register.populations().iter().map(|one| one.inhabitants).sum::<i64>(), 271_050);
    let repaired = conversion.findings().iter().find(|finding| finding.code() == "V003").unwrap();
    assert_eq!(repaired.origin().and_then(|origin| origin.row), Some(1));
    assert!(conversion.findings().iter().all(|finding| finding.code() != "D001"), "nothing separates its cells");
}

const GROUPED: &str = "Mitglieder der Geschäftsstelle;;;;;;;\nStand: 01.03.2024;;;;;;;\n\
    ;;;Einwohner;;Mitgliedschaft;;\n\
    Stadt;Land;AGS;2022;2023;seit;bis;Ansprechperson\n\
    Kassel;HE;06611000;200.000;204.687;2020;;Person Eins\n\
    Bautzen;SN;14625020;38.425;38.000;2020;31.12.2023;Person Zwei\n\
    ;SN;14626110;56.000;;2020;;Person Drei\n";

#[test]
fn a_header_over_several_rows_is_read_and_found_again_in_the_rejected_rows() {
    let conversion = convert(GROUPED.as_bytes()).unwrap();
    laws(&conversion);
    let register = conversion.register();
    let figures: Vec<String> =
        register.populations().iter().map(|one| format!("{} {}", one.id, one.inhabitants)).collect();
    assert_eq!(figures, ["bautzen-2022 38425", "bautzen-2023 38000", "kassel-2022 200000", "kassel-2023 204687"]);
    assert_eq!(register.memberships().get("bautzen-1").unwrap().last_day, "2023-12-31".parse().ok());
    let cells = conversion.provenance("memberships", "bautzen-1").to_csv();
    assert!(cells.contains("last_day,6,6,Mitgliedschaft bis,31.12.2023"), "{cells}");
    let rejected = String::from_utf8(conversion.rejected_csv(Language::En)).unwrap();
    assert!(
        rejected.starts_with("\u{feff}row;code;reason;cell;Stadt;Land;AGS;Einwohner 2022;Einwohner 2023;seit;bis;"),
        "{rejected}"
    );
    assert!(!rejected.contains("Person"));
    let mended = rejected.replace(";;SN", ";Görlitz;SN");
    let second = Conversion::read(mended.as_bytes(), Options::new("rejected.csv", register.edit())).unwrap();
    assert_eq!(second.rejected(Language::En).len(), 0);
    assert_eq!(second.register().places().get("goerlitz").unwrap().ags.unwrap().to_string(), "14626110");
}

#[test]
fn a_table_below_is_told_and_not_read() {
    let list = "Stadt;Land;AGS;Aufnahme\nKassel;HE;06611000;2020\nFulda;HE;06631009;2020\n\n\
                Anlass;Ort;Personen;Tag\nTreffen;Kassel;120;16.09.2021\n";
    let conversion = convert(list.as_bytes()).unwrap();
    laws(&conversion);
    assert_eq!(conversion.register().places().len(), 2);
    assert!(conversion.findings().iter().any(|finding| finding.code() == "D009"));
    assert_eq!(count(&conversion.account(), "rows", "skipped: other-table"), 2);
}

#[test]
fn what_is_repaired_is_told_and_recorded_and_the_rest_needs_leave() {
    let list = "Stadt;AGS;Aufnahme;Austritt\nKassel*;6611000;1.7.20;\n Bautzen ;14625020;2020;bis 30.06.23\n\
                Lu\u{308}beck;01003000;31.04.20;\n";
    let convert = |fix| {
        let options = Options::new("list.csv", engagierte_stadt().emptied()).fix(fix);
        Conversion::read(list.as_bytes(), options).unwrap()
    };
    let codes = |conversion: &Conversion| -> Vec<String> {
        let of = conversion.findings().iter().filter(|finding| finding.code() != "P008");
        of.map(|finding| format!("{} {}", finding.code(), finding.origin().and_then(|at| at.row).unwrap_or_default()))
            .collect()
    };
    let without = convert(false);
    laws(&without);
    assert_eq!(codes(&without), ["D001 0", "V013 0", "V012 2", "P001 2", "T002 2", "T002 3", "V012 4", "T002 4"]);
    let fixed = convert(true);
    laws(&fixed);
    assert_eq!(
        codes(&fixed),
        ["D001 0", "V013 0", "V012 2", "V003 2", "V014 2", "V014 3", "V012 4", "T002 4"],
        "31 April stays none"
    );
    let repairs: Vec<String> = fixed
        .register()
        .repairs()
        .iter()
        .map(|one| format!("{}:{} {} {} {}", one.record.table(), one.record.id(), one.field, one.raw, one.value))
        .collect();
    assert_eq!(
        repairs,
        [
            "places:kassel ags 6611000 06611000",
            "memberships:kassel-1 from 1.7.20 1.7.2020",
            "places:kassel name Kassel* Kassel",
            "memberships:bautzen-1 last_day bis 30.06.23 bis 30.06.2023",
            "places:luebeck name Lu\u{308}beck L\u{fc}beck",
        ]
    );
    assert_eq!(fixed.register().memberships().get("bautzen-1").unwrap().last_day, "2023-06-30".parse().ok());
    assert!(convert(true).register() == fixed.register(), "twice is once");
    let again = Options::new("list.csv", fixed.register().edit()).fix(true);
    let again = Conversion::read(list.as_bytes(), again).unwrap();
    let (before, after) = (fixed.register().files(), again.register().files());
    let changed: Vec<_> = after.iter().filter(|file| !before.contains(file)).collect();
    assert!(changed.is_empty(), "into itself nothing is new: {changed:?}");
}

#[test]
fn columns_without_a_name_and_without_a_cell_are_no_news() {
    let rows = [
        ("Stadt;AGS;;;\nKassel;06611000;;;\n", 0, "ghost columns at the end"),
        ("Stadt;;AGS;\nKassel;;06611000;neu\n", 1, "a cell under no name"),
        ("Stadt;AGS;Notiz\nKassel;06611000;\n", 1, "a name over no cell"),
    ];
    for (list, told, why) in rows {
        let conversion = convert(list.as_bytes()).unwrap();
        let found = conversion.findings().iter().filter(|finding| finding.code() == "A001").count();
        assert_eq!(found, told, "{why}");
    }
}

#[test]
fn failed_formulas_are_told_and_database_nulls_are_just_missing() {
    let list = "Stadt;AGS;Beitritt\nKassel;#NV;01.07.2020\nBautzen;14625020;#BEZUG!\nErfurt;NULL;\\N\nFulda;;#######\n";
    let conversion = convert(list.as_bytes()).unwrap();
    let found = |code| conversion.findings().iter().filter(|finding| finding.code() == code).count();
    assert_eq!((found("V015"), found("V018")), (2, 1), "{:?}", conversion.findings());
    let errors = conversion.findings().iter().filter(|finding| finding.severity() == Severity::Error).count();
    assert_eq!((errors, count(&conversion.account(), "cells", "missing")), (0, 6));
    laws(&conversion);
}

#[test]
fn a_time_behind_a_first_day_is_told_and_the_day_kept() {
    let conversion =
        convert("Stadt;Beitritt\nKassel;01.07.2020 13:45\nBautzen;2021-02-01T00:00:00\n".as_bytes()).unwrap();
    let memberships = conversion.register().memberships();
    let from: Vec<String> = memberships.iter().filter_map(|one| Some(one.from.as_ref()?.to_string())).collect();
    assert_eq!(from, ["2021-02-01", "2020-07-01"]);
    assert_eq!(conversion.findings().iter().filter(|finding| finding.code() == "V017").count(), 1);
    laws(&conversion);
}

#[test]
fn headings_and_sums_of_states_become_no_places() {
    let list = "Stadt;AGS;Beitritt;Partner\nHessen:;;;\nKassel;06611000;2020;3\nHessen gesamt;;;3\nSachsen;;;\nBautzen;14625020;2021;2\n\
                Summe Sachsen;;;2\nBerlin;;;\nGesamtschule Dorf;;2020;1\nalle Städte insgesamt:;;;6\n";
    let conversion = convert(list.as_bytes()).unwrap();
    let places: Vec<&str> = conversion.register().places().iter().map(|place| place.name.as_str()).collect();
    assert_eq!(places, ["Bautzen", "Berlin", "Gesamtschule Dorf", "Kassel"]);
    let account = conversion.account();
    assert_eq!((count(&account, "rows", "skipped: sum"), count(&account, "rows", "skipped: separator")), (3, 2));
    laws(&conversion);
}

#[test]
fn a_rejected_row_is_handed_back_with_what_the_cell_above_says() {
    let profile = crate::convert::Profile::from_toml(
        "partners.toml",
        "name = \"partners\"\nstrict = true\n\
         [[columns]]\nname = \"place\"\nheaders = [\"Stadt\"]\ntype = \"text\"\nfield = \"places.name\"\nfill_down = true\n\
         [[columns]]\nname = \"from\"\nheaders = [\"Beitritt\"]\ntype = \"date\"\nfield = \"memberships.from\"\n\
         [[columns]]\nname = \"partner\"\nheaders = [\"Partner\"]\ntype = \"text\"\nfield = \"local_partners.carrier\"\n",
    )
    .unwrap();
    let list = "Stadt;Beitritt;Partner\nKassel;01.07.2020;Verein\n;31.04.2021;Stiftung\nFulda;;Bündnis\ndito;30.02.2020;Verein\n";
    let options = Options::new("list.csv", engagierte_stadt().emptied()).profile(&profile);
    let rejected = Conversion::read(list.as_bytes(), options).unwrap().rejected_csv(Language::De);
    let rejected = String::from_utf8(rejected).unwrap();
    let rows: Vec<&str> = rejected.lines().skip(1).filter_map(|line| line.split("Beitritt;").nth(1)).collect();
    assert_eq!(rows, ["Kassel;31.04.2021;Stiftung", "Fulda;30.02.2020;Verein"], "{rejected}");
}

#[test]
fn a_cross_in_a_column_that_no_record_holds_is_handed_back() {
    let conversion = convert("Stadt;AGS;Gast\nKassel;06611000;x\nFulda;06631009;\n".as_bytes()).unwrap();
    let extra = conversion.extra();
    assert_eq!((extra.len(), extra.cell("text", 0).to_string()), (1, "x".to_owned()));
    laws(&conversion);
}
