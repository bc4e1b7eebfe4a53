use proptest::prelude::*;

use super::Typed;
use crate::convert::{ConversionError, Outcome, Profile, Skip};
use crate::finding::Finding;
use crate::language::Language;
use crate::table::{Cell, Table};

const PROFILE: &str = r#"
name = "municipalities"
strict = true

[[columns]]
name = "ags"
headers = ["AGS", "Gemeindeschlüssel"]
type = "key"
digits = 8
required = true
unique = true

[[columns]]
name = "state"
headers = ["Land"]
type = "state"

[[columns]]
name = "inhabitants"
headers = ["Einwohner"]
type = "integer"
min = 100
max = 4_000_000

[[columns]]
name = "from"
headers = ["Beitritt"]
type = "date"
format = "dd.mm.yyyy"

[[columns]]
name = "last_day"
headers = ["Austritt"]
type = "date"
format = "dd.mm.yyyy"

[[columns]]
name = "phase"
headers = ["Phase"]
type = "choice"
values = ["Aufbau", "Rückzug"]

[[columns]]
name = "share"
headers = ["Anteil"]
type = "decimal"

[[columns]]
name = "seen"
headers = ["Zeitraum"]
type = "date"

[[columns]]
name = "active"
headers = ["aktiv"]
type = "boolean"

[[rules]]
rule = "key-in-state"
columns = ["ags", "state"]

[[rules]]
rule = "order"
columns = ["from", "last_day"]
"#;

const HEADER: &str = "AGS;Land;Einwohner;Beitritt;Austritt;Phase;Anteil;Zeitraum;aktiv;E-Mail;Notiz\n";

fn profile() -> Profile {
    Profile::from_toml("p.toml", PROFILE).unwrap()
}

#[test]
fn each_fault_is_one_finding_at_its_cell() {
    let rows = [
        ("06611000;HE;201.050;01.07.2020;;Aufbau;1,5;Juli 2020;ja;;", "", "", "a sound row"),
        ("6611001;HE;201.050;01.07.2020;;Aufbau;;;;;", "P001", "ags", "a lost zero"),
        ("06611002;SN;500;;;;;;;;", "P004", "ags", "the key of another state"),
        ("06611000;HE;500;;;;;;;;", "V008", "ags", "the key of a row before"),
        ("06611004;HE;35.00;;;;;;;;", "V001", "inhabitants", "groups of other than three digits"),
        (
            "06611005;HE;35,000;;;;;;;;",
            "V001",
            "inhabitants",
            "a comma before three digits is no thousand and no fraction",
        ),
        ("06611006;HE;99;;;;;;;;", "V006", "inhabitants", "too few"),
        ("06611007;HE;35 000;;;;;;;;", "", "", "a blank groups too"),
        ("06611008;HE;;31.02.2020;;;;;;;", "T002", "from", "no such day"),
        ("06611009;HE;;2020-07-01;;;;;;;", "T002", "from", "a day in another form"),
        ("06611010;HE;;01.07.2020;30.06.2020;;;;;;", "T001", "last_day", "the end before the start"),
        ("06611011;HE;;;;Aufbau?;;;;;", "V007", "phase", "no word of the profile"),
        ("06611012;Hessen;;;;\"Rückzug\";;;;;", "", "", "quotes are no part of a word"),
        (";HE;;;;Aufbau;;;;;", "V002", "ags", "a required cell is empty"),
        ("06611014;XX;;;;;;;;;", "V001", "state", "no state"),
        ("06611015;HE;k. A.;-;.;;;;x;;", "", "", "what says nothing is missing, not wrong"),
        ("06611016;HE;;;;;12.5;;;;", "V001", "share", "a point before one digit groups nothing"),
        ("06611017;HE;;;;;;seit 2018;;;", "", "", "a date with its own precision"),
        ("06611018;HE;;;;;;;vielleicht;;", "V001", "active", "neither yes nor no"),
        ("06611019;HE;;;;;;;;;;;zu viel", "D003", "", "a row too wide"),
    ];
    let list: String = HEADER.chars().chain(rows.iter().flat_map(|row| row.0.chars().chain(['\n']))).collect();
    let profile = profile();
    let typed = Typed::open("list.csv", list.as_bytes(), &profile).unwrap();
    let (_, findings) = typed.tables();
    for ((text, code, field, why), number) in rows.into_iter().zip(2..) {
        let found: Vec<(&str, &str)> = findings
            .iter()
            .filter(|finding| finding.origin().and_then(|origin| origin.row) == Some(number))
            .map(|finding| (finding.code(), finding.subject().field.as_deref().unwrap_or_default()))
            .collect();
        let expected: Vec<(&str, &str)> = (!code.is_empty()).then_some((code, field)).into_iter().collect();
        assert_eq!(found, expected, "{text}: {why}");
    }
    let said: String = findings.iter().map(|finding| finding.to_text(Language::De) + "\n").collect();
    assert!(!said.contains('{'), "a hole was left open: {said}");
}

#[test]
fn lines_are_true_in_every_editor_and_persons_are_not_quoted() {
    let list = "AGS;Land;Notiz;E-Mail\r\n06611000;HE;\"zwei\nZeilen\";a@example.org\r\nb@example.org;HE;;\r\n";
    let profile = profile();
    let (mut rows, mut findings) = (Vec::new(), Vec::new());
    let typed = Typed::open("list.csv", list.as_bytes(), &profile).unwrap();
    let account = typed.write(&mut rows, &mut findings).unwrap();
    assert_eq!(String::from_utf8(rows).unwrap(), "row,ags,state\n2,06611000,DE-HE\n");
    let findings = String::from_utf8(findings).unwrap();
    assert_eq!(findings, "row,line,position,field,code,name,found\n3,4,1,ags,P001,key-malformed,\n");
    assert_eq!(account.cells().withheld, 1);
    assert_eq!(typed.about_columns().len(), 7, "each column of the profile that the list lacks is named");
}

/// A list, the rows that are written for the columns `place` and `count`, the codes of its findings, and why.
const LAYOUTS: [(&str, &str, &[&str], &str); 11] = [
    (
        "Bericht;;\n\nOrt;Zahl;\nKassel;5;\nFulda;6;\n",
        "4,Kassel,5\n5,Fulda,6\n",
        &[],
        "a title, and a column without a header",
    ),
    ("Ort;Mitglie-\nKassel;5\n", "", &["A006"], "a header of another name"),
    (
        "\"Ort\";\"Einwoh-\nner\"\nKassel;5\nFulda;6\n",
        "2,Kassel,5\n3,Fulda,6\n",
        &[],
        "a header word divided at the end of a line",
    ),
    (
        "Ort;Stimmen;\n;Zahl;Anteil\n;Anzahl;%\nKassel;5;1,5\nFulda;6;2,5\nJena;7;3,5\n",
        "4,Kassel,5\n5,Fulda,6\n6,Jena,7\n",
        &[],
        "a header over three rows, the last one units",
    ),
    (
        "# Stand 2020\nOrt;Zahl\n# geprueft\nKassel;5\nFulda;6\n# Ende\n",
        "4,Kassel,5\n5,Fulda,6\n",
        &[],
        "remarks before, in and behind the list",
    ),
    (
        "Ort;Zahl;Text\nKassel;5;a\n;;\n;;Hessen\nFulda;6;b\n",
        "2,Kassel,5\n5,Fulda,6\n",
        &[],
        "a heading between groups",
    ),
    (
        "Ort;Zahl;Text\nKassel;5;a\nFulda;6;b\n____\nQuelle: eigene\n",
        "2,Kassel,5\n3,Fulda,6\n",
        &[],
        "a source below a rule",
    ),
    (
        "Ort;Zahl;A;B\nKassel;5;1;1\nFulda;6;2;2\nHessen;11;3;3\n",
        "2,Kassel,5\n3,Fulda,6\n",
        &[],
        "a row that is the sum of those above",
    ),
    (
        "Ort;Zahl\nKassel;5\nFulda;6\n\nPartner;Betrag\nVerein;100\n",
        "2,Kassel,5\n3,Fulda,6\n",
        &["D009"],
        "another table below",
    ),
    (
        "Ort;Zahl;;Ort;Zahl\nKassel;5;;Jena;7\nFulda;6;;Gera;8\n",
        "2,Kassel,5\n3,Fulda,6\n4,Jena,7\n5,Gera,8\n",
        &["D008"],
        "the list goes on beside",
    ),
    (
        "Ort;Zahl\nWÃƒÂ¼lfrath;5\nXÃ_x;6\n",
        "2,Wülfrath,5\n3,XÃ_x,6\n",
        &["V010", "V011"],
        "names read in the wrong encoding twice, and with a letter lost",
    ),
];

#[test]
fn a_list_is_laid_out_as_an_inspection_finds_it() {
    let profile = Profile::from_toml(
        "p.toml",
        "name = \"p\"\n[[columns]]\nname = \"place\"\nheaders = [\"Ort\"]\ntype = \"text\"\nkey = true\n\
         [[columns]]\nname = \"count\"\nheaders = [\"Zahl\", \"Einwohner\"]\ntype = \"integer\"\n",
    )
    .unwrap();
    for (list, rows, codes, why) in LAYOUTS {
        let typed = Typed::open("list.csv", list.as_bytes(), &profile).unwrap();
        let (table, findings) = typed.tables();
        let written = table.to_csv();
        if !rows.is_empty() {
            assert_eq!(written, format!("row,place,count\n{rows}"), "{why}");
        }
        let found: Vec<&str> = findings.iter().map(Finding::code).collect();
        assert_eq!(found, codes, "{why}");
        let account = typed.write(Vec::new(), Vec::new()).unwrap();
        let skipped: u64 = Skip::ALL.iter().map(|&skip| account.rows_with(Outcome::Skipped(skip))).sum();
        assert_eq!(
            account.rows(),
            skipped + account.rows_with(Outcome::Converted) + account.rows_with(Outcome::Rejected),
            "{why}"
        );
    }
}

#[test]
fn days_in_forms_of_other_programs_are_read_where_the_profile_says_so() {
    let rows = [
        ("mm/dd/yyyy", "12/31/2010", "2010-12-31", "month first"),
        ("mm/dd/yyyy", "31/12/2010", "", "there is no month 31"),
        ("serial", "44013", "2020-07-01", "days of a spreadsheet program"),
        ("serial", "01.07.2020", "", "no number of days"),
        ("serial-1904", "42551", "2020-07-01", "days of Excel for Mac"),
        ("serial-1904", "01.07.2020", "", "no number of days either"),
    ];
    for (form, cell, expected, why) in rows {
        let text = format!(
            "name = \"p\"\n[[columns]]\nname = \"day\"\nheaders = [\"Tag\"]\ntype = \"date\"\nformat = \"{form}\"\n"
        );
        let profile = Profile::from_toml("p.toml", &text).unwrap();
        let list = format!("Tag;Ort\n{cell};Kassel\n");
        let (table, findings) = Typed::open("list.csv", list.as_bytes(), &profile).unwrap().tables();
        let said: Vec<String> = findings.iter().map(|finding| finding.to_text(crate::language::Language::En)).collect();
        assert_eq!(table.to_csv(), format!("row,day\n2,{expected}\n"), "{why}: {said:?}");
        assert_eq!(findings.len(), usize::from(expected.is_empty()), "{why}");
    }
}

#[test]
fn a_list_without_the_required_columns_is_refused() {
    let profile = profile();
    let refused = Typed::open("list.csv", b"Land;Einwohner\nHE;500\n", &profile).err();
    assert!(matches!(refused, Some(ConversionError::NoProfileHeader { missing, .. }) if missing == "ags"));
}

fn count(table: &Table, unit: &str, what: &str) -> i64 {
    let of = |row: &usize| {
        table.cell("unit", *row) == Cell::Text(unit) && table.cell("what", *row).to_string().starts_with(what)
    };
    (0..table.len()).filter(of).filter_map(|row| table.cell("count", row).to_string().parse::<i64>().ok()).sum()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_row_and_cell_is_accounted_for(
        rows in proptest::collection::vec(
            proptest::collection::vec(
                "(Kassel|Summe|06611000|6611000|HE|SN|01.07.2020|31.02.2020|35.000|35.00|k. A.|x|a@b.de|Aufbau|\"|\"a;b\"|[ -~ä]{0,6})",
                1..14,
            ),
            0..20,
        ),
        garbage in proptest::collection::vec(any::<u8>(), 0..200),
    ) {
        let body: String = rows.iter().map(|row| row.join(";") + "\n").collect();
        let mut list = format!("{HEADER}{body}").into_bytes();
        let read = list.len();
        list.extend(garbage);
        let profile = profile();
        for list in [&list[..read], &list] {
            let (mut clean, mut found) = (Vec::new(), Vec::new());
            let opened = Typed::open("list.csv", list, &profile);
            // A list of few rows with many control characters behind it is taken for no list at all, and said to be.
            prop_assert!(opened.is_ok() || list.len() > read, "{:?}", opened.err());
            let Ok(typed) = opened else { continue };
            let account = typed.write(&mut clean, &mut found).unwrap();
            let table = account.table();
            let rows = |what| count(&table, "rows", what);
            prop_assert_eq!(rows("read"), rows("skipped") + rows("rejected") + rows("converted"));
            let cells = |what| count(&table, "cells", what);
            let parts = ["converted", "extra", "missing", "rejected", "withheld"];
            prop_assert_eq!(cells("read"), parts.into_iter().map(cells).sum::<i64>());
            let mut records = csv::Reader::from_reader(clean.as_slice());
            prop_assert_eq!(i64::try_from(records.records().flatten().count()).unwrap(), rows("converted"));
        }
    }
}

#[test]
fn a_cross_is_a_yes_where_the_profile_expects_one() {
    let text = "name = \"p\"\n[[columns]]\nname = \"came\"\nheaders = [\"da\"]\ntype = \"boolean\"\n";
    let profile = Profile::from_toml("p.toml", text).unwrap();
    let (table, _) = Typed::open("list.csv", b"Stadt;da\nA;x\nB;\nC;X\nD;nein\n", &profile).unwrap().tables();
    assert_eq!(table.to_csv(), "row,came\n2,true\n3,\n4,true\n5,false\n");
}

#[test]
fn failed_formulas_and_nulls_are_missing_in_every_kind_of_column() {
    let text = "name = \"p\"\n[[columns]]\nname = \"town\"\nheaders = [\"Stadt\"]\ntype = \"text\"\n[[columns]]\nname = \"people\"\nheaders = [\"Einwohner\"]\ntype = \"integer\"\n";
    let profile = Profile::from_toml("p.toml", text).unwrap();
    let list =
        b"Stadt;Einwohner\nErr:502;7\nKassel;#DIV/0!\nNULL;8\nErfurt;\\N\nFehler: keiner;5\n########;9\nJena;###\n";
    let (table, findings) = Typed::open("list.csv", list, &profile).unwrap().tables();
    assert_eq!(
        table.to_csv(),
        "row,town,people\n2,,7\n3,Kassel,\n4,,8\n5,Erfurt,\n6,Fehler: keiner,5\n7,,9\n8,Jena,\n"
    );
    let codes: Vec<&str> = findings.iter().map(crate::finding::Finding::code).collect();
    assert_eq!(codes, ["V015", "V015", "V018", "V018"]);
}

#[test]
fn numbers_are_read_as_inspect_reads_them() {
    let rows = [
        ("decimal", "", "12,5 %", "12.5", "", "a unit behind"),
        ("decimal", "", "1.234,50 €", "1234.5", "", "groups, comma and currency"),
        ("decimal", "", "1,65 Mio. €", "1650000", "", "millions"),
        ("decimal", "", "7,25-", "-7.25", "", "the minus of accounting programs"),
        ("decimal", "", "5,- €", "5", "", "no cents"),
        ("decimal", "", "3,5 2)", "3.5", "", "the mark of a footnote"),
        ("decimal", "", "ca. 12,5", "12.5", "V004", "about"),
        ("decimal", "decimal = \".\"\n", "204,687.50", "204687.5", "", "commas group where points divide"),
        ("decimal", "unit = \"€\"\n", "12 EUR", "12", "", "the same unit by another sign"),
        ("decimal", "unit = \"€\"\n", "12 DM", "", "V016", "another currency"),
        ("decimal", "unit = \"EUR\"\n", "12", "12", "", "a cell that names no unit"),
        ("decimal", "", "1.23", "", "V001", "groups of two"),
        ("integer", "", "204.687 1)", "204687", "", "the mark of a footnote"),
        ("integer", "", "1.087.353²", "1087353", "", "the same, raised"),
        ("integer", "", "rund 1.200", "1200", "V004", "round"),
        ("integer", "", "12,5", "", "V001", "a fraction where things are counted"),
        ("integer", "", "1,234", "", "V001", "thousands or thousandths"),
        ("integer", "", "99999999999999999999", "", "V001", "more digits than fit"),
    ];
    for (kind, more, cell, expected, code, why) in rows {
        let profile =
            format!("name = \"p\"\n[[columns]]\nname = \"n\"\nheaders = [\"Wert\"]\ntype = \"{kind}\"\n{more}");
        let profile = Profile::from_toml("p.toml", &profile).unwrap();
        let list = format!("Stadt;Wert\nKassel;\"{cell}\"\n");
        let (table, findings) = Typed::open("list.csv", list.as_bytes(), &profile).unwrap().tables();
        let codes: Vec<&str> = findings.iter().map(crate::finding::Finding::code).collect();
        assert_eq!(
            (table.to_csv(), codes.concat()),
            (format!("row,n\n2,{expected}\n"), code.to_owned()),
            "{cell}: {why}"
        );
    }
}

#[test]
fn days_with_a_time_are_read_as_days() {
    let rows = [
        ("", "01.07.2020 13:45", "2020-07-01", "V017", "any form"),
        ("", "2020-07-01T00:00:00", "2020-07-01", "", "midnight of a program"),
        ("format = \"dd.mm.yyyy\"\n", "01.07.2020 13:45:10", "2020-07-01", "V017", "the form of the column"),
        ("format = \"yyyy-mm-dd\"\n", "2020-07-01T13:45:00+02:00", "2020-07-01", "V017", "ISO 8601"),
        ("format = \"yyyy-mm-dd\"\n", "2020-07-01 kurz", "", "T002", "a word is no time"),
    ];
    for (format, cell, expected, code, why) in rows {
        let profile =
            format!("name = \"p\"\n[[columns]]\nname = \"d\"\nheaders = [\"Tag\"]\ntype = \"date\"\n{format}");
        let profile = Profile::from_toml("p.toml", &profile).unwrap();
        let list = format!("Stadt;Tag\nKassel;{cell}\n");
        let (table, findings) = Typed::open("list.csv", list.as_bytes(), &profile).unwrap().tables();
        let codes: Vec<&str> = findings.iter().map(crate::finding::Finding::code).collect();
        assert_eq!(
            (table.to_csv(), codes.concat()),
            (format!("row,d\n2,{expected}\n"), code.to_owned()),
            "{cell}: {why}"
        );
    }
}

#[test]
fn rows_that_end_as_sums_are_skipped_and_measures_are_not() {
    let profile = "name = \"p\"\n[[columns]]\nname = \"town\"\nheaders = [\"Stadt\"]\ntype = \"text\"\n[[columns]]\nname = \"n\"\nheaders = [\"Zahl\"]\ntype = \"integer\"\n";
    let profile = Profile::from_toml("p.toml", profile).unwrap();
    let list =
        "Stadt;Merkmal;Zahl\nKassel;Einwohner gesamt;3\nHessen gesamt;;3\nHESSEN INSGESAMT:;;3\nAmt Neuhaus;;1\n";
    let (table, _) = Typed::open("list.csv", list.as_bytes(), &profile).unwrap().tables();
    assert_eq!(table.to_csv(), "row,town,n\n2,Kassel,3\n5,Amt Neuhaus,1\n");
}

#[test]
fn an_empty_cell_means_the_one_above_across_blocks_and_in_rejected_rows() {
    let profile = Profile::from_toml(
        "partners.toml",
        "name = \"partners\"\n\
         [[columns]]\nname = \"city\"\nheaders = [\"Stadt\"]\ntype = \"text\"\nfill_down = true\nrequired = true\n\
         [[columns]]\nname = \"partner\"\nheaders = [\"Partner\"]\ntype = \"text\"\nkey = true\n\
         [[columns]]\nname = \"count\"\nheaders = [\"Anzahl\"]\ntype = \"integer\"\n",
    )
    .unwrap();
    let more = "dito;Verein;1\n".repeat(5000);
    let list = format!("Stadt;Partner;Anzahl\nKassel;Bündnis;3\n;;7\n\"\";Stiftung;\n;Lone;\nFulda;;4\n{more}");
    let typed = Typed::open("list.csv", list.as_bytes(), &profile).unwrap();
    let (table, findings) = typed.tables();
    assert_eq!(findings.iter().map(Finding::code).collect::<Vec<_>>(), ["V002"; 2], "two rows name no partner");
    let city = |row| table.cell("city", row);
    assert_eq!((city(0), city(1), city(2)), (Cell::Text("Kassel"), Cell::Text("Kassel"), Cell::Text("Kassel")));
    assert_eq!((table.len(), city(table.len() - 1)), (5003, Cell::Text("Fulda")), "also far below");
    let rejected = typed.rejected(Language::De);
    let of = |row| rejected.cell("Stadt", row);
    assert_eq!((of(0), of(1)), (Cell::Text("Kassel"), Cell::Text("Fulda")), "alone, the row still says its city");
}

#[test]
fn equal_headers_name_the_columns_of_the_profile_in_their_order() {
    let column =
        |name: &str, kind: &str| format!("[[columns]]\nname = \"{name}\"\nheaders = [\"Jahr\"]\ntype = \"{kind}\"\n");
    let three = [column("first", "integer"), column("second", "integer"), column("third", "text")].concat();
    let rows = [
        (three.as_str(), "row,first,second,third\n2,2015,2020,neu\n", "each its own"),
        (&column("first", "integer"), "row,first\n2,2015\n", "one takes the first"),
    ];
    for (columns, expected, why) in rows {
        let profile = Profile::from_toml("p.toml", &format!("name = \"p\"\n{columns}")).unwrap();
        let (table, _) = Typed::open("list.csv", b"Jahr;Jahr;JAHR\n2015;2020;neu\n", &profile).unwrap().tables();
        assert_eq!(table.to_csv(), expected, "{why}");
    }
}

#[test]
fn with_leave_to_fix_zeros_and_centuries_are_completed_and_told() {
    let profile = Profile::from_toml(
        "p.toml",
        "name = \"p\"\n[[columns]]\nname = \"ags\"\nheaders = [\"AGS\"]\ntype = \"key\"\ndigits = 8\n\
         [[columns]]\nname = \"from\"\nheaders = [\"Beitritt\"]\ntype = \"date\"\nformat = \"dd.mm.yyyy\"\n\
         [[columns]]\nname = \"seen\"\nheaders = [\"gesehen\"]\ntype = \"date\"\n",
    )
    .unwrap();
    let list = b"AGS;Beitritt;gesehen\n6611000;01.07.20;1.3.98\n661100;32.07.20;98\n06611000;01.07.2020;2020\n";
    let open = |fix| Typed::open("list.csv", list, &profile).unwrap().fix(fix).tables();
    let (table, findings) = open(true);
    assert_eq!(
        table.to_csv(),
        "row,ags,from,seen\n2,06611000,2020-07-01,1998-03-01\n3,,,\n4,06611000,2020-07-01,2020\n"
    );
    let codes: Vec<&str> = findings.iter().map(Finding::code).collect();
    assert_eq!(codes, ["V003", "V014", "V014", "P001", "T002", "T002"]);
    assert!(findings[0].to_text(Language::En).contains("\"6611000\" was repaired to 06611000"), "{:?}", findings[0]);
    let (table, findings) = open(false);
    assert_eq!(table.to_csv(), "row,ags,from,seen\n2,,,\n3,,,\n4,06611000,2020-07-01,2020\n");
    assert_eq!(findings.len(), 6, "nothing is guessed");
}

#[test]
fn a_cross_among_texts_is_one_and_none_among_figures() {
    let column =
        |name: &str, kind: &str| format!("[[columns]]\nname = \"{name}\"\nheaders = [\"{name}\"]\ntype = \"{kind}\"\n");
    let text = ["name = \"p\"\n".to_owned(), column("came", "text"), column("count", "integer")].concat();
    let profile = Profile::from_toml("p.toml", &text).unwrap();
    let list = b"came;count;guest\nx;5;x\n(x);x;-\nentsch.;7;\n";
    let typed = Typed::open("list.csv", list, &profile).unwrap();
    assert_eq!(typed.tables().0.to_csv(), "row,came,count\n2,x,5\n3,(x),\n4,entsch.,7\n");
    let Ok(account) = typed.blocks(|_| Ok::<(), std::convert::Infallible>(()));
    assert_eq!((account.cells().extra, account.cells().missing), (1, 3));
}
