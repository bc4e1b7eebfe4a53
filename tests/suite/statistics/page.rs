//! The page of definitions against the columns: every table, every number, its unit, and whether it is a range.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use stadtnetz::engagierte_stadt;
use stadtnetz::statistics::*;
use stadtnetz::table::{Column, Values};
use stadtnetz::time::parse_day;

const PAGE: &str = include_str!("../../../docs/statistics.md");

/// Numbers that are of no unit: their description says what they are.
const NO_UNIT: [&str; 6] =
    ["summary.value", "kaplan_meier.time", "nodes.bipartite", "nodes.component", "edges.source_ix", "edges.target_ix"];

/// Every table with its columns.
fn tables() -> Vec<(&'static str, Vec<Column>)> {
    macro_rules! families {
        ($($row:ident)+) => { vec![$(($row::TABLE, $row::columns(&[]))),+] };
    }
    let mut tables = families![
        SummaryFigure Growth Cohort Acceptance CallTime TimeToJoin Retention Transition Reentry LifeTableRow KaplanMeier
        Coverage Concentration LocationQuotient Distance BandProfile SectorMix PartnerTurnover PartnerReach
        Multiplexity Bridging MeetingFigures Attendance MeetingSummary Quality Precision EvidenceAge ListClaimGap
        MissingValue
    ];
    let network = TwoMode::default();
    tables.extend([("nodes", network.nodes()), ("edges", network.edges())].map(|(name, table)| {
        assert_eq!(table.name(), name);
        (name, table.columns().to_vec())
    }));
    tables
}

/// Table, column, unit and whether it is a range, of every number.
fn numbers() -> BTreeSet<(String, String, String, bool)> {
    let mut numbers = BTreeSet::new();
    for (table, columns) in tables() {
        for column in &columns {
            if !matches!(column.values(), Values::Integer(_) | Values::Number(_)) {
                continue;
            }
            let stem = column.name().strip_suffix("_low").or_else(|| column.name().strip_suffix("_high"));
            let name = stem.unwrap_or(column.name());
            let unit = column.unit_name().unwrap_or("none");
            let none = NO_UNIT.contains(&format!("{table}.{name}").as_str());
            assert_eq!(unit == "none", none, "{table}.{name} is of unit {unit}");
            numbers.insert((table.to_owned(), name.to_owned(), unit.to_owned(), stem.is_some()));
        }
    }
    numbers
}

/// The rows of the page: the section they stand in, and their cells.
fn rows(kind: &str) -> Vec<(&'static str, Vec<&'static str>)> {
    let (mut section, mut of_kind, mut rows) = ("", false, Vec::new());
    for line in PAGE.lines() {
        if let Some(name) = line.strip_prefix("### `") {
            section = name.trim_end_matches('`');
        } else if let Some(cells) = line.strip_prefix("| ") {
            let cells: Vec<&str> = cells.trim_end_matches(" |").split(" | ").collect();
            match cells[0] {
                "column" | "figure" => of_kind = cells[0] == kind,
                first if of_kind && first.starts_with('`') => rows.push((section, cells)),
                _ => {}
            }
        }
    }
    rows
}

#[test]
fn the_page_has_every_number_with_its_unit_and_says_what_its_range_is() {
    let single = ["one number", "one completion", "set"];
    let page: BTreeSet<_> = rows("column")
        .into_iter()
        .map(|(table, cells)| {
            let [name, unit, range, meaning] = cells[..] else { panic!("{table}: {cells:?} has not four cells") };
            assert!(!meaning.is_empty(), "{table}.{name} is not explained");
            (table.to_owned(), name.trim_matches('`').to_owned(), unit.to_owned(), !single.contains(&range))
        })
        .collect();
    let code = numbers();
    assert!(code.len() > 100, "only {} numbers", code.len());
    assert_eq!(page.difference(&code).collect::<Vec<_>>(), Vec::<&_>::new(), "on the page, but no such column");
    assert_eq!(code.difference(&page).collect::<Vec<_>>(), Vec::<&_>::new(), "not on the page");
}

#[test]
fn the_page_has_every_figure_of_the_summary() {
    let page: BTreeSet<(String, String)> = rows("figure")
        .into_iter()
        .flat_map(|(_, cells)| {
            let units: Vec<&str> = cells[1].split(", ").collect();
            let names = cells[0].split(", ").map(|name| name.trim_matches('`').trim_end_matches('…'));
            names
                .enumerate()
                .map(|(at, name)| (name.to_owned(), units[at.min(units.len() - 1)].to_owned()))
                .collect::<Vec<_>>()
        })
        .collect();
    let summary = engagierte_stadt().statistics(parse_day("2024-03-01").unwrap()).figures();
    let mut met = BTreeSet::new();
    for row in &summary {
        let named = |(name, _): &&(String, String)| {
            *name == row.figure || name.ends_with('-') && row.figure.starts_with(name.as_str())
        };
        let (name, unit) = page.iter().find(named).unwrap_or_else(|| panic!("{} is not on the page", row.figure));
        assert_eq!(*unit, row.unit, "{}", row.figure);
        met.insert(name.clone());
    }
    assert_eq!(met.len(), page.len(), "the page has figures that no summary has");
}

/// Every family that the code declares is in the list of this test.
#[test]
fn no_table_is_left_out() {
    let room = Path::new(env!("CARGO_MANIFEST_DIR")).join("core/src/statistics");
    let declared: BTreeSet<String> = fs::read_dir(room)
        .unwrap()
        .map(|file| fs::read_to_string(file.unwrap().path()).unwrap())
        .flat_map(|code| {
            let heads = code.lines().filter(|line| line.starts_with("    ") && line.ends_with("\" {"));
            let names = heads.filter_map(|line| Some(line.split_once(" in \"")?.1.trim_end_matches("\" {").to_owned()));
            names.collect::<Vec<_>>()
        })
        .collect();
    let listed: BTreeSet<String> = tables().into_iter().map(|(name, _)| name.to_owned()).collect();
    assert!(declared.is_subset(&listed), "not listed: {:?}", declared.difference(&listed));
    assert_eq!(listed.len(), declared.len() + 2, "nodes and edges are made by hand");
}

/// Every work that a definition names stands at the end of the page, and every work there is named.
#[test]
fn works_are_cited_in_full() {
    let (text, list) = PAGE.split_once("\n## Sources\n").unwrap();
    for entry in list.lines().filter(|line| line.starts_with("- ")) {
        let (authors, rest) = entry.trim_start_matches("- ").split_once(" (").unwrap();
        let (author, year) = (authors.split(',').next().unwrap(), &rest[..4]);
        let cited =
            text.match_indices(author).any(|(at, _)| text[at..].chars().take(60).collect::<String>().contains(year));
        assert!(cited, "{author} {year} is cited nowhere");
    }
    let cited = |word: &str| word.len() == 4 && word.starts_with(['1', '2']) && word.parse::<u16>().is_ok();
    let words = text.split(|letter: char| !letter.is_alphanumeric() && letter != '-');
    for year in words.filter(|word| cited(word) && *word != "2019") {
        assert!(list.contains(&format!("({year})")), "no work of {year} in the list");
    }
}
