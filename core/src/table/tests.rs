use super::{Cell, Cells, Column, Format, ShapeError, Table, Texts};
use crate::language::Language;
use chrono::NaiveDate;
use proptest::prelude::*;

fn sample() -> Table {
    Table::new(
        "sample",
        vec![
            Column::text("name", "a name", [Some("Görlitz"), Some("a,\"b\"|c")]),
            Column::integer("inhabitants", "persons", [Some(54_042), None]).unit("persons"),
            Column::flag("member", "on the day", [Some(true), None]),
            Column::day("day", "a day", [NaiveDate::from_ymd_opt(2020, 7, 1), None]),
        ],
    )
    .unwrap()
}

#[test]
fn every_format_keeps_missing_cells_missing() {
    let table = sample();
    assert_eq!(table.to_csv(), "name,inhabitants,member,day\nGörlitz,54042,true,2020-07-01\n\"a,\"\"b\"\"|c\",,,\n");
    assert!(
        table.to_json().starts_with("[\n  {\n    \"name\": \"Görlitz\",\n    \"inhabitants\": 54042,\n"),
        "columns in order"
    );
    let json: serde_json::Value = serde_json::from_str(&table.to_json()).unwrap();
    assert_eq!(json[1]["inhabitants"], serde_json::Value::Null);
    assert_eq!(
        table.render(Format::Text, Language::De),
        "name     inhabitants  member  day\nGörlitz       54.042  ja      2020-07-01\na,\"b\"|c\n"
    );
    assert_eq!(
        table.render(Format::Markdown, Language::En),
        "| name | inhabitants | member | day |\n| --- | ---: | --- | --- |\n| Görlitz | 54,042 | yes | 2020-07-01 |\n| a,\"b\"\\|c |  |  |  |\n"
    );
}

#[test]
fn nobody_groups_the_digits_of_a_year() {
    let table = Table::new("years", vec![Column::year("year", "a year", [Some(2018)])]).unwrap();
    for language in Language::ALL {
        for format in [Format::Text, Format::Markdown, Format::Csv, Format::Json] {
            assert!(table.render(format, language).contains("2018"));
            assert!(table.for_reading(language).render(format, language).contains("2018"));
        }
        assert!(table.to_html(language).contains(">2018<"));
    }
}

#[test]
fn a_cell_outside_the_table_is_missing() {
    assert_eq!(sample().cell("inhabitants", 7), Cell::Missing);
    assert_eq!(sample().cell("nothing", 0), Cell::Missing);
}

#[test]
fn crooked_columns_are_refused() {
    let crooked = Table::new("t", vec![Column::integer("a", "", [Some(1)]), Column::integer("b", "", [])]);
    assert!(matches!(crooked, Err(ShapeError::Length { .. })));
    let twice = Table::new("t", vec![Column::integer("a", "", [Some(1)]), Column::integer("a", "", [Some(2)])]);
    assert!(matches!(twice, Err(ShapeError::Name { .. })));
}

#[test]
fn ranges_are_read_as_one_and_nothing_else_is() {
    let column = |name, cells: [Option<i64>; 3]| Column::integer(name, "a number", cells);
    let (low, high) = ([Some(1_000), Some(2), None], [Some(1_000), None, Some(3)]);
    let ends = Table::new("ends", vec![column("n_low", low), column("n_high", high)]).unwrap();
    assert_eq!(ends.for_reading(Language::De).to_csv(), "n\n1.000\nab 2\nbis 3\n");
    assert_eq!(ends.for_reading(Language::En).to_csv(), "n\n\"1,000\"\nfrom 2\nup to 3\n");
    for names in
        [["n_high", "n_low", "m"], ["n_low", "m", "n_high"], ["n_low", "m_high", "m"], ["n_low", "n_high", "n"]]
    {
        let table = Table::new("apart", names.map(|name| column(name, low)).into()).unwrap();
        assert_eq!(table.for_reading(Language::De), table, "{names:?}");
    }
}

proptest! {
    /// Cells are what they were made of, however they are appended; the mask is kept only where a cell is missing.
    #[test]
    fn cells_keep_values_and_gaps(first: Vec<Option<i64>>, second: Vec<Option<i64>>) {
        let together: Vec<Option<i64>> = first.iter().chain(&second).copied().collect();
        let mut cells: Cells<i64> = first.into_iter().collect();
        cells.extend(second);
        prop_assert_eq!(cells.iter().collect::<Vec<_>>(), together.clone());
        prop_assert_eq!(cells.mask().is_some(), together.contains(&None));
        prop_assert_eq!((0..=together.len()).map(|row| cells.get(row)).collect::<Vec<_>>().pop(), Some(None));
        prop_assert_eq!(cells, together.into_iter().collect());
    }

    #[test]
    fn texts_keep_their_ends(first: Vec<Option<String>>, second: Vec<Option<String>>) {
        let together: Vec<Option<&str>> = first.iter().chain(&second).map(Option::as_deref).collect();
        let mut texts: Texts = first.iter().map(Option::as_ref).collect();
        texts.extend(second.iter().map(Option::as_ref));
        prop_assert_eq!(texts.iter().collect::<Vec<_>>(), together.clone());
        prop_assert_eq!(texts.mask().is_some(), together.contains(&None));
        prop_assert_eq!(texts.get(together.len()), None);
        prop_assert_eq!(texts, together.into_iter().collect());
    }
    /// Cells that are kept once are the same as cells that are kept each, whatever is appended to them.
    #[test]
    fn runs_are_cells(runs in prop::collection::vec((prop::option::of(0..3_i64), 0..5_usize), 0..12), more: Vec<Option<i64>>) {
        let mut rows: Vec<Option<i64>> = runs.iter().flat_map(|&(cell, rows)| vec![cell; rows]).collect();
        let word = |cell: &Option<i64>| cell.map(|number| number.to_string());
        let mut cells = Cells::default();
        let mut texts = Texts::default();
        for (cell, rows) in &runs {
            cells.repeat(*cell, *rows);
            texts.repeat(word(cell).as_deref(), *rows);
        }
        for _ in 0..2 {
            prop_assert_eq!(&cells, &rows.iter().copied().collect());
            prop_assert_eq!(&texts, &rows.iter().map(word).collect());
            for row in 0..=rows.len() {
                let cell = rows.get(row).copied().flatten();
                prop_assert_eq!(cells.get(row), cell);
                prop_assert_eq!(texts.get(row).map(str::to_owned), word(&cell));
            }
            let (values, mask) = (cells.values(), cells.mask());
            prop_assert_eq!((values.len(), texts.len()), (rows.len(), rows.len()));
            for (row, cell) in rows.iter().enumerate() {
                prop_assert_eq!(mask.as_ref().is_none_or(|mask| mask[row]), cell.is_some());
                prop_assert!(cell.is_none_or(|cell| values[row] == cell));
            }
            prop_assert_eq!(mask.is_some(), rows.contains(&None));
            prop_assert_eq!(texts.mask().is_some(), rows.contains(&None));
            rows.extend(&more);
            cells.extend(more.iter().copied());
            texts.extend(more.iter().map(word));
        }
        cells.repeat(Some(1), 2);
        texts.repeat(None, 2);
        prop_assert_eq!((cells.len(), texts.len()), (rows.len() + 2, rows.len() + 2));
        prop_assert_eq!((cells.get(rows.len() + 1), texts.get(rows.len() + 1)), (Some(1), None));
    }
}
