//! Tables side by side on one sheet: each is shown, one is read, and every cell is accounted for.

use stadtnetz::convert::{Conversion, InspectOptions, Inspection, Options, Profile, Typed};
use stadtnetz::engagierte_stadt;
use stadtnetz::language::Language;
use stadtnetz::table::Table;

const CONTINUED: &str =
    "Mitglieder;;;;\nStadt;Aufnahme;;Stadt;Aufnahme\nKassel;01.07.2020;;Fulda;2020\nBautzen;2021;;Jena;31.04.2021\n";
const APART: &str = "Stadt;Aufnahme;;Verein;Betrag\nKassel;01.07.2020;;A;100\nFulda;2020;;B;200\n;;;C;300\n";

fn cells(account: &Table, what: &str) -> i64 {
    let rows = (0..account.len()).filter(|&row| account.cell("unit", row).to_string() == "cells");
    let named = rows.filter(|&row| account.cell("what", row).to_string() == what);
    named.map(|row| account.cell("count", row).to_string().parse::<i64>().unwrap()).sum()
}

fn closes(account: &Table) {
    let others = ["converted", "extra", "missing", "rejected", "withheld", "skipped: other-table"];
    assert_eq!(cells(account, "read"), others.into_iter().map(|what| cells(account, what)).sum::<i64>());
}

fn convert<'a>(list: &str, profile: impl Into<Option<&'a Profile>>) -> Conversion {
    let options = Options::new("list.csv", engagierte_stadt().emptied());
    let options = if let Some(profile) = profile.into() { options.profile(profile) } else { options };
    let conversion = Conversion::read(list.as_bytes(), options).unwrap();
    closes(&conversion.account());
    conversion
}

fn proposed(list: &str) -> Vec<(Option<String>, String)> {
    let inspection = Inspection::read(list.as_bytes(), &InspectOptions::new("list.csv")).unwrap();
    inspection.sheets().iter().map(|sheet| (sheet.range(), sheet.proposed_profile())).collect()
}

#[test]
fn a_list_that_goes_on_to_the_right_is_read_as_one_and_keeps_its_places() {
    let drafted = proposed(CONTINUED);
    let profile = Profile::from_toml("p.toml", &drafted[0].1).unwrap();
    assert_eq!((drafted.len(), drafted[0].0.as_deref()), (1, Some("A:B, D:E")));
    for conversion in [convert(CONTINUED, None), convert(CONTINUED, &profile)] {
        assert_eq!((conversion.register().places().len(), conversion.rejected(Language::En).len()), (4, 0));
        let wrong = conversion.findings().iter().find(|finding| finding.code() == "T002").unwrap();
        let origin = wrong.origin().unwrap();
        assert_eq!(
            (origin.line, origin.sheet.as_deref(), origin.raw.as_deref()),
            (Some(4), Some("D:E"), Some("31.04.2021"))
        );
        let provenance = conversion.provenance("places", "fulda");
        assert_eq!(
            (provenance.cell("line", 0).to_string(), provenance.cell("raw", 0).to_string()),
            ("3".into(), "Fulda".into())
        );
        assert_eq!(cells(&conversion.account(), "skipped: other-table"), 0);
    }
}

#[test]
fn tables_with_other_headers_are_shown_each_and_one_of_them_is_read() {
    let drafted = proposed(APART);
    let ranges: Vec<_> = drafted.iter().map(|(range, _)| range.as_deref()).collect();
    assert_eq!(ranges, [Some("A:B"), Some("D:E")]);
    let conversion = convert(APART, None);
    assert_eq!((conversion.register().places().len(), conversion.rejected(Language::En).len()), (2, 0));
    assert_eq!(cells(&conversion.account(), "skipped: other-table"), 6);
    let told = conversion.findings().iter().find(|finding| finding.code() == "D014").unwrap();
    assert!(told.message(stadtnetz::language::Language::En).contains("D:E: Verein, Betrag"));
    for ((_, draft), rows) in drafted.iter().zip([2, 3]) {
        let profile = Profile::from_toml("p.toml", draft).unwrap();
        let typed = Typed::open("list.csv", APART.as_bytes(), &profile).unwrap();
        assert_eq!(typed.tables().0.len(), rows);
        let account = typed.write(&mut Vec::new(), &mut Vec::new()).unwrap();
        closes(&account.table());
        assert_eq!(account.cells().other_table, if rows == 2 { 6 } else { 4 });
        assert!(typed.about_file().iter().any(|finding| finding.code() == "D014"));
    }
}

#[test]
fn a_range_says_what_belongs_together_where_nothing_else_does() {
    let list = "Stadt;Aufnahme;;Ort;Seit\nKassel;2020;;Jena;2021\n";
    let profile = |range: &str| {
        let columns = "[[columns]]\nname = \"name\"\nheaders = [\"Stadt\"]\ntype = \"text\"\nkey = true\nfield = \"places.name\"\n";
        Profile::from_toml("p.toml", &format!("name = \"p\"\nrange = \"{range}\"\n{columns}"))
    };
    let conversion = convert(list, &profile("A:B, D:E").unwrap());
    assert_eq!(conversion.register().places().len(), 2);
    for wrong in ["B:A", "A", "a:b", "A:B, D:F", "D:E, A:B", "A:B, B:C", ""] {
        let error = profile(wrong).unwrap_err().to_string();
        assert!(error.contains("p.toml:2:") && error.contains("D:F"), "{wrong}: {error}");
    }
}

#[test]
fn a_blank_column_alone_parts_no_table() {
    for (list, why) in [
        ("Stadt;Land;;Aufnahme;Austritt\nKassel;HE;;2020;2021\nFulda;HE;;2020;2021\n", "no names behind it"),
        (
            "Stadt;Land;;Notiz;Stand\nKassel;HE;;;\nFulda;HE;;neu;2020\nJena;TH;;;\nGera;TH;;alt;2021\n",
            "rows with gaps",
        ),
        ("Stadt;Land;;Notiz\nKassel;HE;;a\nFulda;HE;;b\n", "one column is no table"),
        ("Stadt;Land;;;\nKassel;HE;;a;1\nFulda;HE;;b;2\n", "no headers"),
    ] {
        assert_eq!(proposed(list)[0].0, None, "{why}");
    }
}
