//! Outcomes on the territory of the study.

use super::fixture::{directory, number, options, outcome_table, register, row_of};
use crate::panel::{Kind, Outcome, Outcomes, PanelError};
use crate::table::{Cell, Table};

fn outcomes() -> Outcomes {
    let rate = Kind::Rate { numerator: "low".to_owned(), denominator: "all".to_owned() };
    let declared =
        [Outcome { name: "share_low".to_owned(), kind: rate }, Outcome { name: "index".to_owned(), kind: Kind::AsIs }];
    Outcomes::new(&outcome_table(), "ags", "year", &declared).unwrap()
}

fn unmatched(table: &Table) -> Vec<String> {
    let cell = |column, row| table.cell(column, row).to_string();
    (0..table.len()).map(|row| ["key", "year", "outcome", "reason"].map(|column| cell(column, row)).join(" ")).collect()
}

#[test]
fn counts_and_rates_follow_the_territory_and_what_is_neither_does_not() {
    let (register, directory, outcomes) = (register(), directory(), outcomes());
    let study = register.study(&options(&directory, Some(&outcomes))).unwrap();
    let panel = study.panel();
    let merged = row_of(&panel, "05001000", 2017);
    assert_eq!(number(&panel, "births", merged), 42.0, "30 and 12");
    assert_eq!(number(&panel, "share_low", merged), 0.4, "(1 + 3) / (2 + 8), not the mean of 1/2 and 3/8");
    assert_eq!(panel.cell("index", merged), Cell::Missing);
    assert_eq!(panel.cell("reason", merged), Cell::Text("territory_split"));
    let one = row_of(&panel, "05001000", 2018);
    assert_eq!((number(&panel, "births", one), number(&panel, "index", one)), (45.0, 4.5));
    let half = row_of(&panel, "05001000", 2016);
    assert_eq!(panel.cell("births", half), Cell::Missing, "one of the two has no figure: 29 would be too low");
    assert_eq!(panel.cell("reason", half), Cell::Text("territory_split"));
    assert_eq!(panel.cell("reason", row_of(&panel, "01001000", 2016)), Cell::Text("missing_outcome"));
    assert_eq!(
        unmatched(&study.unmatched()),
        [
            "05001001 2018 births key-of-other-year",
            "01003000 2015 births missing-value",
            "1003000 2016 births malformed-key",
            "05001000 2016 births parts-missing",
            "05001001 2018 low key-of-other-year",
            "1003000 2016 low malformed-key",
            "01004000 2015 low missing-denominator",
            "05001000 2016 low parts-missing",
            "05001001 2018 index key-of-other-year",
            "1003000 2016 index malformed-key",
            "05001000 2016 index parts-missing",
            "05001000 2017 index not-additive",
        ]
    );
}

#[test]
fn what_went_in_is_in_the_panel_or_unmatched() {
    let (register, directory, outcomes) = (register(), directory(), outcomes());
    let study = register.study(&options(&directory, Some(&outcomes))).unwrap();
    let sum = |table: &Table, column: &str| -> f64 {
        let cells = (0..table.len()).map(|row| table.cell(column, row));
        cells.filter_map(|cell| if let Cell::Number(number) = cell { Some(number) } else { None }).sum()
    };
    let left: f64 = {
        let table = study.unmatched();
        let births = (0..table.len()).filter(|row| table.cell("outcome", *row) == Cell::Text("births"));
        births
            .filter_map(|row| if let Cell::Number(value) = table.cell("value", row) { Some(value) } else { None })
            .sum()
    };
    assert_eq!(sum(&study.panel(), "births") + left, sum(&outcome_table(), "births"));
}

#[test]
fn outcomes_say_which_cell_is_none() {
    let table = outcome_table();
    let missing = Outcomes::new(&table, "key", "year", &[]).unwrap_err();
    assert_eq!(
        missing.to_string(),
        "the outcomes have no column \"key\" (they have ags, year, births, low, all, index)"
    );
    let number = Outcomes::new(&table, "year", "year", &[]).unwrap_err();
    assert!(matches!(number, PanelError::Cell { row: 1, .. }), "{number}");
    let taken = [Outcome {
        name: "treat".to_owned(),
        kind: Kind::Rate { numerator: "low".to_owned(), denominator: "all".to_owned() },
    }];
    let outcomes = Outcomes::new(&table, "ags", "year", &taken).unwrap();
    let refused = register().study(&options(&directory(), Some(&outcomes))).unwrap_err();
    assert_eq!(refused, PanelError::Reserved("treat".to_owned()));
}
