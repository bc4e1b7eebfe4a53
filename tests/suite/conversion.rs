//! The sample list of `examples/`, row by row.

use std::collections::BTreeSet;

use stadtnetz::convert::{Conversion, Encoding, Options};
use stadtnetz::engagierte_stadt;
use stadtnetz::finding::{Finding, Severity};
use stadtnetz::table::Cell;
use stadtnetz::time::parse_day;

fn sample() -> Conversion {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/mitgliederliste-beispiel.csv");
    let bytes = std::fs::read(path).unwrap();
    Conversion::read(&bytes, Options::new("mitgliederliste-beispiel.csv", engagierte_stadt().emptied())).unwrap()
}

fn of_row(finding: &Finding, row: u64) -> bool {
    finding.origin().is_some_and(|origin| origin.row == Some(row))
}

#[test]
fn every_row_has_the_outcome_and_the_finding_it_should_have() {
    let conversion = sample();
    assert_eq!(conversion.encoding(), Encoding::Windows1252);
    let rows = conversion.rows();
    let mut explained = BTreeSet::new();
    for expected in support::rows("convert_sample.csv") {
        let (row, why) = (&expected["row"], &expected["why"]);
        let number: u64 = row.parse().unwrap();
        explained.insert(number);
        let at = usize::try_from(number - 1).unwrap();
        assert_eq!(rows.cell("outcome", at), Cell::Text(&expected["outcome"]), "row {row}: {why}");
        let found: Vec<&Finding> = conversion
            .findings()
            .iter()
            .filter(|finding| of_row(finding, number) && !["D004", "P008"].contains(&finding.code()))
            .collect();
        let codes: Vec<&str> = found.iter().map(|finding| finding.code()).collect();
        match expected["code"].as_str() {
            "" => assert_eq!(codes, [""; 0], "row {row}: {why}"),
            code => {
                assert_eq!(codes, [code], "row {row}: {why}");
                let field = found[0].subject().field.as_deref().unwrap_or_default();
                assert_eq!(field, expected["field"], "row {row}: {why}");
            }
        }
    }
    let unexplained: Vec<String> = conversion
        .findings()
        .iter()
        .filter(|finding| finding.severity() == Severity::Error)
        .filter(|finding| finding.origin().and_then(|origin| origin.row).is_some_and(|row| !explained.contains(&row)))
        .map(|finding| finding.to_text(stadtnetz::language::Language::En))
        .collect();
    assert_eq!(unexplained, [""; 0], "errors in rows without a fault");
}

#[test]
fn the_converted_register_answers_and_knows_its_rows() {
    let conversion = sample();
    let register = conversion.register();
    assert_eq!(register.places().len(), 59, "60 rows, one of them without a name");
    assert_eq!(register.repairs().len(), 4);
    let day = parse_day("2024-03-01").unwrap();
    assert!(register.on(day).count().certain > 40, "active on the day of the list: {}", register.on(day).count());
    for origin in register.origins() {
        assert!(origin.row > 4 && origin.line.is_some(), "{origin:?}");
    }
    let withheld = conversion.withheld();
    let headers: Vec<String> = (0..withheld.len()).map(|row| withheld.cell("column", row).to_string()).collect();
    assert_eq!(headers, ["Ansprechperson", "E-Mail"]);
    let about = Finding::new(&stadtnetz::register::rules::WITHOUT_SOURCE).about("places", "aachen").field("ags");
    let origin = conversion.locate(&about).unwrap();
    assert_eq!((origin.row, origin.column.as_deref(), origin.raw.as_deref()), (Some(5), Some("AGS"), Some("5334002")));
}
