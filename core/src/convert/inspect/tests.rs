use proptest::prelude::*;

use super::{ColumnGuess, InspectOptions, Inspection};
use crate::convert::{Profile, Skip};
use crate::finding::Finding;
use crate::language::Language;
use crate::place::State;

/// Every row is something, every cell has a reading, and what is proposed is a profile.
fn laws(bytes: &[u8]) {
    let options = InspectOptions::new("list").state(State::Hesse);
    let Ok(inspection) = Inspection::read(bytes, &options) else { return };
    for sheet in inspection.sheets() {
        let account = sheet.account();
        let rows = (0..account.len()).filter_map(|row| account.cell("rows", row).to_string().parse::<usize>().ok());
        assert_eq!(rows.sum::<usize>(), sheet.len());
        for row in 0..=sheet.len() + 1 {
            for column in 0..=sheet.columns().len() + 1 {
                let _ = sheet.reading(row, column);
            }
        }
        let profile = sheet.proposed_profile();
        if profile.contains("[[columns]]") {
            Profile::from_toml("proposed.toml", &profile).unwrap_or_else(|error| panic!("{error}\n{profile}"));
        }
    }
}

#[test]
fn what_is_unusual_is_said() {
    let rows: [(&[u8], &str, &str); 9] = [
        (b"a;b\r\n1;2\n3;4\n", "D006", "line ends of two systems"),
        (b"'a';'b'\n'1';'2'\n'3';'4;5'\n", "D007", "single quotes"),
        (b"a;b\n\"say \\\"x\\\"\";1\n\"c\";2\n", "D007", "backslashes before quotes"),
        (b"\"Post\" Kassel;1\n\"Krone\" Fulda;2\n", "D007", "quotes that are text"),
        (
            b"Stadt;Einw.;;Stadt;Einw.\nKassel;5;;Fulda;6\nBautzen;7;;Jena;8\n",
            "D008",
            "the same headers twice in a row",
        ),
        (
            b"Stadt;Einw.;;Verein;Betrag\nKassel;5;;A;100\nBautzen;7;;B;200\n;;;C;300\n",
            "D014",
            "other headers behind a blank column",
        ),
        (b"Stadt;Einw.\nKassel;5\nFulda;6\n\nPartner;Betrag\nVerein;100\n", "D009", "other headers behind a blank row"),
        (b"L\xfcbeck;1\nF\xfcrth;2\n", "F006", "letters that are the same in several encodings"),
        (b"L\xfcbeck;1\nF\xfcrth \x80;2\n", "F001", "a euro sign that only Windows-1252 has there"),
    ];
    for (bytes, code, why) in rows {
        let inspection = Inspection::read(bytes, &InspectOptions::new("list.csv")).unwrap();
        let codes: Vec<&str> = inspection.findings().iter().map(Finding::code).collect();
        assert!(codes.contains(&code), "{why}: {codes:?}");
        assert_eq!(codes.contains(&"F006"), code == "F006", "{why}: {codes:?}");
        let said: Vec<String> = inspection.findings().iter().map(|finding| finding.to_text(Language::De)).collect();
        assert!(!said.concat().contains('{'), "a hole was left open: {said:?}");
    }
}

#[test]
fn rows_with_gaps_are_rows_of_data() {
    let rows = [
        ("a,b,c\n1,,\n2,3,4\n", "a number alone is no heading"),
        ("a,b\n1,word\n3,4\n", "a word among figures makes no second header"),
    ];
    for (list, why) in rows {
        let inspection = Inspection::read(list.as_bytes(), &InspectOptions::new("list.csv")).unwrap();
        let sheet = &inspection.sheets()[0];
        let data: Vec<usize> = (1..=sheet.len()).filter(|&row| sheet.skip(row).is_none()).collect();
        assert_eq!(data, [2, 3], "{why}");
    }
}

#[test]
fn a_header_ends_where_no_word_stands_over_the_figures() {
    let rows: [(&str, usize, &str); 6] = [
        ("Stadt;Einw.\nKassel;-\nBautzen;k. A.\nFulda;5\n", 1, "marks alone over figures"),
        ("Stadt;Beitritt\nKassel;ab 2019\nFulda;01.07.2020\n", 1, "a date that looks like words over dates"),
        ("Stadt;Einw.\nName;ab 2019\nFulda;5\n", 1, "a number that begins with a word over numbers"),
        ("Stadt;Einw.;ha\n;Zahl;-\nFulda;5;7\nKassel;6;8\nBautzen;4;9\n", 2, "a word beside a mark"),
        ("Stadt;Einw.;\n;2019;2020\nFulda;5;7\n", 2, "years"),
        ("Kassel;-\nFulda;5\n", 1, "the first row stays the header"),
    ];
    for (list, header_rows, why) in rows {
        let inspection = Inspection::read(list.as_bytes(), &InspectOptions::new("list")).unwrap();
        let sheet = &inspection.sheets()[0];
        let found = (1..=sheet.len()).take_while(|&row| sheet.skip(row).is_some()).count();
        assert_eq!(found, header_rows, "{why}");
    }
}

#[test]
fn numbers_of_columns_are_told_from_a_first_row_of_data() {
    let rows: [(&str, usize, &str); 6] = [
        ("Stadt;A;B;C;D\nKassel;1;2;3;4\nFulda;7;5;9;2\nJena;3;3;1;8\n", 1, "a name before the numbers"),
        ("Stadt;A;B;C;D\nNord;1;2;3;4\nFulda;7;5;9;2\nJena;3;3;1;8\n", 1, "a word that may be a name"),
        ("Stadt;A;B;C;D\n1;2;3;4;5\nFulda;7;5;9;2\nJena;3;3;1;8\n", 2, "numbers alone"),
        ("Stadt;A;B;C;D\n;1;2;3;4\nFulda;7;5;9;2\nJena;3;3;1;8\n", 2, "numbers behind a blank"),
        ("Stadt;A;B;C;D\nSpalte;1;2;3;4\nFulda;7;5;9;2\nJena;3;3;1;8\n", 2, "a word for columns"),
        ("Stadt;A;B;C;D\nLfd. Nr.;1;3;5;7\nFulda;7;5;9;2\nJena;3;3;1;8\n", 2, "columns left out"),
    ];
    for (list, header_rows, why) in rows {
        let inspection = Inspection::read(list.as_bytes(), &InspectOptions::new("list")).unwrap();
        let sheet = &inspection.sheets()[0];
        let found = (1..=sheet.len()).take_while(|&row| sheet.skip(row).is_some()).count();
        assert_eq!(found, header_rows, "{why}");
    }
}

#[test]
fn a_sheet_says_how_it_is_written() {
    type Signs = (Option<char>, Option<char>, &'static str);
    let rows: [(&[u8], Signs); 5] = [
        (b"a,b\n1,2\n", (None, None, "lf")),
        (b"\"a\",b\r\n\"1 \"\"x\"\"\",2\r\n", (Some('"'), Some('"'), "crlf")),
        (b"'a','b'\r'1','2'\r", (Some('\''), None, "cr")),
        (b"a,b\n\"1 \\\"x\\\"\",2\n", (Some('"'), Some('\\'), "lf")),
        (b"a,\"b\nc\"\r\n1,2\r\n", (Some('"'), None, "crlf")),
    ];
    for (bytes, expected) in rows {
        let inspection = Inspection::read(bytes, &InspectOptions::new("list.csv")).unwrap();
        let sheet = &inspection.sheets()[0];
        let found = (sheet.quote(), sheet.escape(), sheet.line_ends().as_str());
        assert_eq!(found, expected, "{}", String::from_utf8_lossy(bytes));
    }
}

#[test]
fn what_is_proposed_converts_as_it_stands() {
    use crate::convert::{Conversion, Options, Profile};

    let list = "Stadt;Land;Runde;Partner;Treffen 16.09.2021;Treffen 07.06.2022;2023;Notiz\n\
        Hessen;;;;;;;\nKassel;HE;2020;Verein A, Stiftung B;x;;x;a\nFulda;HE;;Verein C;;x;;b\n\
        Sachsen;;;;;;;\nBautzen;SN;2021;Verein D;x;x;x;c\nPirna;SN;;;x;;x;\n";
    let inspection = Inspection::read(list.as_bytes(), &InspectOptions::new("list.csv")).unwrap();
    let proposed = inspection.sheets()[0].proposed_profile();
    for line in [
        "state_headings = true",
        "field = \"places.name\"",
        "field = \"memberships.call\"",
        "field = \"local_partners.organisation\"\nlist = \",\"",
        "[[wide]] # 2 columns",
        "[[wide]] # 2023: 3 crosses",
    ] {
        assert!(proposed.contains(line), "{line} in {proposed}");
    }
    let profile = Profile::from_toml("p.toml", &proposed).unwrap();
    let options = Options::new("list.csv", crate::engagierte_stadt().emptied()).profile(&profile);
    let conversion = Conversion::read(list.as_bytes(), options).unwrap();
    let register = conversion.register();
    assert_eq!(conversion.rejected(crate::language::Language::En).len(), 0);
    assert_eq!((register.places().len(), register.attendances().len(), register.sightings().len()), (4, 5, 3));
    assert_eq!((register.local_partners().len(), register.meetings().len()), (4, 2));
}

#[test]
fn a_matrix_of_crosses_under_groups_is_a_list_with_a_header() {
    let list = "Teilnahme;;;\nStand: 01.03.2024;;;\nStadt;Aufnahme;Treffen 16.09.2021;Treffen 07.06.2022\nHessen;;;\nKassel;01.07.2020;x;\n\
                Fulda;2020;;x\nSachsen;;;\nBautzen;2021;x;x\nSumme;;2;2\n";
    let inspection = Inspection::read(list.as_bytes(), &InspectOptions::new("list.csv")).unwrap();
    let sheet = &inspection.sheets()[0];
    assert_eq!(
        (3..=5).map(|row| sheet.skip(row)).collect::<Vec<_>>(),
        [Some(Skip::Header), Some(Skip::Separator), None]
    );
    assert_eq!(sheet.columns()[2].guess, ColumnGuess::Flag);
    assert_eq!(sheet.columns()[0].path, ["Stadt"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_bytes_are_looked_at_or_refused(
        head in prop::sample::select(vec![&b""[..], b"PK\x03\x04", b"\x1f\x8b", b"\xd0\xcf\x11\xe0", b"\x09\x04\x06\0", b"<table><tr><td colspan=3>", b"\xff\xfe"]),
        bytes in proptest::collection::vec(any::<u8>(), 0..400),
    ) {
        laws(&[head, &bytes].concat());
    }

    #[test]
    fn rows_of_odd_cells_are_looked_at(
        rows in proptest::collection::vec(
            proptest::collection::vec(
                "(Stadt|Kassel|Summe|06611000|6611000|5,3|9.463|1.7.20|Juli 2020|k. A.|x|-|•|34117 Kassel|# a|____|WÃ¼lf|\"a\nb\"|1|2|3|)",
                0..9,
            ),
            0..14,
        )
    ) {
        let list: String = rows.iter().map(|row| row.join(";") + "\n").collect();
        laws(list.as_bytes());
    }
}
