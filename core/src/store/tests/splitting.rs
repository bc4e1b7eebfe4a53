//! Text into rows of cells, against the csv crate.

use proptest::prelude::*;

use crate::store::cells::{Rows, write_row};

fn rows(text: &str) -> Vec<(u64, Vec<String>)> {
    let row = |row: Result<crate::store::cells::CellRow<'_>, crate::store::cells::Misplaced>| {
        let row = row.unwrap();
        (row.line, row.cells.into_iter().map(std::borrow::Cow::into_owned).collect())
    };
    Rows::of(text).map(row).collect()
}

#[track_caller]
fn check(text: &str, expected: &[(u64, &[&str])]) {
    let expected: Vec<(u64, Vec<String>)> =
        expected.iter().map(|(line, cells)| (*line, cells.iter().map(|cell| (*cell).to_owned()).collect())).collect();
    assert_eq!(rows(text), expected, "{text:?}");
}

#[test]
fn rows_know_their_physical_line() {
    check("", &[]);
    check("\n\r\n\n", &[]);
    check("a,b\n", &[(1, &["a", "b"])]);
    check("a,b", &[(1, &["a", "b"])]);
    check("a,\n,b\n", &[(1, &["a", ""]), (2, &["", "b"])]);
    check("a\r\nb\rc\n", &[(1, &["a"]), (2, &["b"]), (3, &["c"])]);
    check("a\n\n\nb\n", &[(1, &["a"]), (4, &["b"])]);
    check("\"x\ny\r\nz\",1\nb,2\n", &[(1, &["x\ny\r\nz", "1"]), (4, &["b", "2"])]);
    check("\"\"\"\"\n\"\"\n", &[(1, &["\""]), (2, &[""])]);
}

#[test]
fn a_misplaced_quote_ends_the_rows_on_its_line() {
    for (text, line, why) in [
        ("a,b\nx,\"open\nc,d\n", 2, "opened and not closed"),
        ("a\nb \"c\" d\n", 2, "inside a bare cell"),
        ("a\n\"b\" c\n", 2, "text behind a closed cell"),
        ("a\n\"b\nc\"d\n", 3, "text behind a cell that was closed a line later"),
        ("\"", 1, "nothing but a quote"),
        ("\"\"\"", 1, "a doubled quote and no end"),
    ] {
        let fault = Rows::of(text).find_map(Result::err).unwrap_or_else(|| panic!("{text:?}: {why}"));
        assert_eq!(fault.line, line, "{text:?}: {why}");
        assert!(Rows::of(text).last().is_some_and(|row| row.is_err()), "{text:?}: nothing follows");
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read_the_same_by_us_and_by_the_csv_crate(
        table in prop::collection::vec(prop::collection::vec("(?s)[ab,;\"\r\n é]{0,6}", 2..5), 0..6)
    ) {
        let mut text = String::new();
        for row in &table {
            write_row(&mut text, row.iter().map(String::as_str));
        }
        let ours: Vec<Vec<String>> = rows(&text).into_iter().map(|(_, cells)| cells).collect();
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        let theirs: Vec<Vec<String>> =
            reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect();
        prop_assert_eq!(&ours, &table);
        prop_assert_eq!(&theirs, &table);
    }

    #[test]
    fn any_text_is_split_without_panic_and_lines_only_grow(text in "(?s)[ab,\"\r\n]{0,40}") {
        let lines: Vec<u64> = Rows::of(&text).map(|row| row.map_or_else(|fault| fault.line, |row| row.line)).collect();
        prop_assert!(lines.is_sorted());
    }
}
