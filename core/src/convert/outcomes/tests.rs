use super::{OutcomeCell, OutcomeOptions, OutcomeTable};
use crate::official::Level;

fn read(text: &str) -> OutcomeTable {
    OutcomeTable::read(text.as_bytes(), &OutcomeOptions::new("t.csv")).unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn codes(outcomes: &OutcomeTable) -> Vec<&str> {
    outcomes.findings().iter().map(crate::finding::Finding::code).collect()
}

#[test]
fn marks_and_units_keep_their_meaning() {
    let text = "Tabelle: X\n;;Betriebe (Anzahl);Betriebe (Anzahl);Umsatz (Tsd. EUR)\n;;2015;2016;2016\n01001;A;-;.;...\n01002;B;x;/;12,5 p\n\
                01003;C;0;(7);1,0r\n";
    let outcomes = read(text);
    let long = outcomes.long();
    let column = |name: &str| (0..long.len()).map(|row| long.cell(name, row).to_string()).collect::<Vec<_>>().join(" ");
    assert_eq!(
        column("meaning").split_whitespace().collect::<Vec<_>>(),
        ["none", "unknown", "not-yet", "not-applicable", "uncertain"]
    );
    assert_eq!(column("quality").split_whitespace().collect::<Vec<_>>(), ["p", "()", "r"]);
    assert_eq!(
        outcomes.series().to_csv().lines().skip(1).collect::<Vec<_>>(),
        ["betriebe,Betriebe,Anzahl,2,4,2015,2016", "umsatz,Umsatz,Tsd. EUR,2,1,2016,2016",]
    );
    assert!(codes(&outcomes).iter().all(|code| *code == "A104"), "only the marks are told: {:?}", codes(&outcomes));
    assert!(outcomes.table().to_csv().contains("01003,2015,0,"), "a zero is a figure");
}

#[test]
fn levels_are_never_added_up() {
    let text = "Jahr;AGS;Name;Betriebe\n2015;01;Schleswig-Holstein;900\n2015;01001;Flensburg, kreisfreie Stadt;100\n\
                2015;01051;Dithmarschen, Landkreis;50\n2015;01051001;Albersdorf;20\n2015;02000;Hamburg;700\n";
    let outcomes = read(text);
    assert_eq!(
        outcomes.table().to_csv(),
        "ags,year,betriebe\n01001000,2015,100\n01051001,2015,20\n02000000,2015,700\n"
    );
    assert_eq!(codes(&outcomes), ["A102", "A103", "A103"]);
    let districts = OutcomeOptions::new("t.csv").level(Level::District);
    let districts = OutcomeTable::read(text.as_bytes(), &districts).unwrap();
    assert_eq!(districts.table().to_csv(), "ags,year,betriebe\n01051,2015,50\n");
}

#[test]
fn what_is_wrong_is_said_and_not_guessed() {
    let rows = [
        ("AGS;Jahr;n\n6611000;2015;1\n5111000;2015;2\n", "A101", "05111000,2015,2\n06611000,2015,1\n", "lost zeros"),
        ("AGS;Jahr;n\n06611000;2015;1\n99;2015;2\n", "A105", "06611000,2015,1\n", "no key"),
        ("AGS;Jahr;n\n06611000;2015;1\n06611000;WS 2015/16;2\n", "A106", "06611000,2015,1\n", "no year"),
        ("AGS;Jahr;n\n06611000;2015;1\n06611000;2016;viele\n", "A107", "06611000,2015,1\n", "no number"),
        ("AGS;Jahr;n\n06611000;2015;1\n06611000;2015;2\n06611000;2016;3\n", "A108", "06611000,2016,3\n", "two figures"),
    ];
    for (text, code, body, why) in rows {
        let outcomes = read(text);
        assert_eq!(codes(&outcomes), [code], "{why}");
        assert_eq!(outcomes.table().to_csv(), format!("ags,year,n\n{body}"), "{why}");
    }
    let twice = read("AGS;Jahr;n\n06611000;2015;1\n06611000;2015;1\nSumme;;2\n;;\n");
    assert_eq!((codes(&twice).len(), twice.table().len()), (0, 1), "the same figure twice is one");
    assert_eq!(twice.account().to_csv(), "what,rows\nconverted,2\nfooter,1\nsum,1\ntitle-or-header,1\n");
}

#[test]
fn a_table_without_keys_or_years_is_refused() {
    for text in ["", "a;b\n1;2\n", "AGS;n\n06611000;2\n", "Jahr;Deutschland\n2015;82\n"] {
        assert!(OutcomeTable::read(text.as_bytes(), &OutcomeOptions::new("t.csv")).is_err(), "{text}");
    }
}

#[test]
fn a_frame_is_read_as_a_file_is() {
    let text = |text: &str| OutcomeCell::Text(text.to_owned());
    let rows = vec![
        vec![text("ags"), text("year"), text("share")],
        vec![text("06611000"), OutcomeCell::Number(2015.0), OutcomeCell::Number(0.123)],
        vec![text("06611000"), OutcomeCell::Number(2016.0), OutcomeCell::Blank],
        vec![OutcomeCell::Number(5_111_000.0), OutcomeCell::Number(2016.0), OutcomeCell::Number(f64::NAN)],
    ];
    let outcomes = OutcomeTable::of_cells(rows, &OutcomeOptions::new("frame"));
    let table = outcomes.map(|outcomes| outcomes.table().to_csv()).unwrap_or_default();
    assert_eq!(
        table, "ags,year,share\n06611000,2015,0.123\n06611000,2016,\n",
        "a key that lost its zero beside one that did not is none"
    );
}
