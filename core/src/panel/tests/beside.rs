//! The tables beside the panel, by hand.

use super::fixture::{directory, number, options, outcome_table, register};
use crate::panel::{
    Breakdown, Controls, Denominator, Grouping, Outcomes, PanelError, Selection, Statistic, Study, StudyOptions, Tied,
    Within,
};
use crate::statistics::Weight;
use crate::table::{Cell, Table};

fn study(years: std::ops::RangeInclusive<i32>) -> Study {
    let directory = directory();
    let options = StudyOptions { years: Some(years), ..options(&directory, None) };
    register().study(&options).unwrap()
}

fn bordered(years: std::ops::RangeInclusive<i32>, contiguity: &[(i64, i64)]) -> Result<Study, PanelError> {
    let directory = directory();
    register().study(&StudyOptions { years: Some(years), contiguity, ..options(&directory, None) })
}

fn embedded() -> Study {
    let options = StudyOptions { years: Some(2014..=2024), ..StudyOptions::default() };
    crate::engagierte_stadt().study(&options).unwrap()
}

fn integer(table: &Table, column: &str, row: usize) -> i64 {
    let Cell::Integer(number) = table.cell(column, row) else { panic!("{column} of row {row}") };
    number
}

#[test]
fn spells_are_observed_from_the_first_year_to_the_last() {
    let rows = [
        (2014..=2023, 1_001_000, 1, 2016, 0, 730, 1, 1, "left on 30 June 2018"),
        (2014..=2023, 1_001_000, 2, 2020, 0, 1_401, 0, 0, "back, and still there"),
        (2014..=2023, 1_002_000, 1, 2016, 0, 2_678, 0, 0, "there until the end"),
        (2014..=2023, 2_000_000, 1, 2020, 0, 914, 0, 0, "its term ended and nobody says that it left"),
        (2014..=2023, 3_102_000, 1, 2014, 0, 3_621, 0, 0, "there since February 2014"),
        (2017..=2023, 1_001_000, 1, 2016, 184, 730, 1, 1, "observed from its second year on"),
        (2017..=2023, 3_102_000, 1, 2014, 1_065, 3_621, 0, 0, "observed from its third year on"),
    ];
    let [whole, late] = [2014..=2023, 2017..=2023].map(|years| study(years).spells());
    assert_eq!((whole.len(), late.len()), (5, 5), "one begins only after the last year");
    for (years, unit, spell, cohort, entry, duration, event, event_type, why) in rows {
        let spells = if years == (2014..=2023) { &whole } else { &late };
        let row = spells.iter().find(|row| (row.unit, row.spell) == (unit, spell)).unwrap();
        let days = [row.entry, row.duration].map(|years| years * 365.25);
        assert!((days[0] - f64::from(entry)).abs() < 1e-9 && (days[1] - f64::from(duration)).abs() < 1e-9, "{why}");
        assert_eq!((row.cohort, row.event, row.event_type), (cohort, event, event_type), "{why}");
    }
    assert_eq!(study(2013..=2013).spells().len(), 0, "before the first membership");
}

#[test]
fn merging_and_the_end_of_the_programme_are_no_leaving() {
    use crate::register::Membership;
    let rows = [
        (None, 1, 1, "no reason given: it left"),
        (Some("withdrew"), 1, 1, "it left"),
        (Some("merged into another municipality"), 0, 2, "merged"),
        (Some("Eingemeindung"), 0, 2, "merged, in German"),
        (Some("the programme ended"), 0, 3, "the programme ended"),
    ];
    for (reason, event, event_type, why) in rows {
        let mut draft = register().edit();
        let id = draft.memberships().iter().find(|one| one.last_day.is_some()).unwrap().id.clone();
        draft.change::<Membership>(&id, |record| record.exit_reason = reason.map(str::to_owned));
        let directory = directory();
        let study = draft.finish().unwrap().study(&options(&directory, None)).unwrap();
        let spell = &study.spells()[0];
        assert_eq!((spell.unit, spell.event, spell.event_type), (1_001_000, event, event_type), "{why}");
        assert_eq!(study.life_table(&[]).is_empty(), event == 0, "{why}: a row where somebody left");
    }
}

#[test]
fn life_tables_count_who_was_under_observation() {
    let years = 730.0 / 365.25;
    let rows = [
        (2014..=2023, &[][..], "all", 5, 0.8, "five stayed as long or longer"),
        (2017..=2023, &[][..], "all", 4, 0.75, "one entered observation only later"),
        (2014..=2023, &[Grouping::Land][..], "1", 3, 2.0 / 3.0, "three in the Land"),
        (2014..=2023, &[Grouping::Cohort, Grouping::Land][..], "2016 / 1", 2, 0.5, "two of the cohort"),
        (2014..=2023, &[Grouping::Call, Grouping::Band][..], "2015 / eligible", 2, 0.5, "two of the call"),
    ];
    for (period, by, group, at_risk, survival, why) in rows {
        let table = study(period).life_table(by);
        assert_eq!(table.len(), 1, "{why}");
        let row = &table[0];
        assert_eq!((row.group.as_str(), row.at_risk, row.events), (group, at_risk, 1), "{why}");
        assert!((row.survival - survival).abs() < 1e-15 && (row.time - years).abs() < 1e-12, "{why}");
        let n = f64::from(u32::try_from(at_risk).unwrap());
        let greenwood = survival * (1.0 / (n * (n - 1.0))).sqrt();
        assert!((row.standard_error.unwrap() - greenwood).abs() < 1e-12, "{why}");
    }
}

#[test]
fn take_up_is_members_by_eligible() {
    let study = study(2014..=2023);
    let by_year = study.take_up(&[Breakdown::Year]);
    let rows = [
        (2014, 0, 0, 1, 1, "no rule was in force; one was a member without a call"),
        (2016, 8, 4, 3, 3, "eight from 10,000 to 100,000"),
        (2018, 8, 4, 2, 3, "one left in June"),
        (2020, 9, 6, 4, 4, "up to 250,000; one came back, one joined"),
        (2023, 9, 7, 3, 4, "one term ended; one has applied and not yet begun"),
    ];
    for (year, eligible, applied, members, ever, why) in rows {
        let row = (0..by_year.len()).find(|row| integer(&by_year, "year", *row) == year).unwrap();
        let found = ["eligible", "applied", "members", "ever_members"].map(|column| integer(&by_year, column, row));
        assert_eq!(found, [eligible, applied, members, ever], "{year}: {why}");
        #[expect(clippy::cast_precision_loss, reason = "small")]
        let share = |part: i64| {
            if eligible == 0 { Cell::Missing } else { Cell::Number(part as f64 / eligible as f64) }
        };
        assert_eq!(by_year.cell("take_up", row), share(members), "{why}");
        assert_eq!(by_year.cell("take_up_ever", row), share(ever), "{why}");
    }
    let by_land = study.take_up(&[Breakdown::Land]);
    let counts = |column: &str| (0..by_land.len()).map(|row| integer(&by_land, column, row)).collect::<Vec<_>>();
    assert_eq!(counts("land"), [1, 2, 3, 5, 6]);
    assert_eq!((counts("eligible"), counts("members")), (vec![4, 1, 2, 1, 1], vec![2, 0, 1, 0, 0]));
    let both = study.take_up(&[Breakdown::Land, Breakdown::Band, Breakdown::Year, Breakdown::Land]);
    let names: Vec<&str> = both.columns().iter().map(crate::table::Column::name).collect();
    assert_eq!(names[..4], ["land", "band", "year", "eligible"], "named twice, grouped once");
    let members = |table: &Table| (0..table.len()).map(|row| integer(table, "members", row)).sum::<i64>();
    assert_eq!(members(&both), members(&by_year));
}

#[test]
fn every_municipality_stands_at_every_call() {
    let outcomes = Outcomes::new(&outcome_table(), "ags", "year", &[]).unwrap();
    let directory = directory();
    let table = register().study(&options(&directory, Some(&outcomes))).unwrap().applications();
    assert_eq!(table.len(), 10 * 3);
    let rows = [
        ("01003000", 2015, [1, 1, 1, 0, 1, 20_000], (10_000.0, -80_000.0), "nominated and turned down"),
        ("01001000", 2015, [1, 1, 1, 1, 0, 50_000], (40_000.0, -50_000.0), "selected"),
        ("06001000", 2015, [1, 1, 0, 0, 1, 90_000], (80_000.0, -10_000.0), "turned down at once"),
        ("01004000", 2015, [0, 0, 0, 0, 0, 200_000], (190_000.0, 100_000.0), "too large in 2015"),
        ("01004000", 2020, [1, 0, 0, 0, 0, 200_000], (190_000.0, -50_000.0), "not too large in 2020"),
        ("01005000", 2020, [0, 0, 0, 0, 0, 5_000], (-5_000.0, -245_000.0), "too small"),
    ];
    for (ags, call, expected, (lower, upper), why) in rows {
        let is = |row: &usize| table.cell("ags", *row) == Cell::Text(ags) && integer(&table, "call", *row) == call;
        let row = (0..table.len()).find(is).unwrap();
        let columns = ["eligible", "applied", "nominated", "selected", "rejected", "population"];
        assert_eq!(columns.map(|column| integer(&table, column, row)), expected, "{ags} in {call}: {why}");
        assert_eq!((number(&table, "to_lower", row), number(&table, "to_upper", row)), (lower, upper), "{why}");
    }
    assert_eq!(number(&table, "births", 0), 10.0, "the year before the call of 2015");
    assert_eq!(table.cell("births", 1), Cell::Missing, "no figure for 2019");
}

#[test]
fn flow_says_where_its_numbers_are_from() {
    let whole = |study: &Study, call: i64| -> Vec<String> {
        let of = |row: &&crate::panel::Flow| row.call == call && row.land.is_none();
        let flow = study.flow();
        let said = |row: &crate::panel::Flow| {
            let number = |number: Option<i64>| number.map_or("?".to_owned(), |number| number.to_string());
            format!("{} {}..{} {}", row.stage, number(row.n), number(row.n_most), row.basis)
        };
        flow.iter().filter(of).map(said).collect()
    };
    let embedded = embedded();
    assert_eq!(
        whole(&embedded, 2015),
        ["applied 272..272 calls", "nominated 55..55 calls", "selected 50..50 calls"],
        "published, and in the definition"
    );
    assert_eq!(whole(&embedded, 2021)[0], "applied 49..49 calls");
    let small = study(2014..=2023);
    assert_eq!(whole(&small, 2015), ["applied 4..? listed", "nominated 3..? listed", "selected 3..3 calls"]);
    let flow = small.flow();
    let listed = flow.iter().filter(|row| row.call == 2015 && row.stage == "selected" && row.land.is_some());
    let listed: Vec<_> = listed.map(|row| (row.land, row.band.clone(), row.n, row.basis.as_str())).collect();
    assert_eq!(listed, [(Some(1), Some("eligible".to_owned()), Some(2), "listed")]);
}

#[test]
fn edges_point_at_rows_of_nodes() {
    let embedded = embedded();
    for kind in [Tied::Meeting, Tied::Cooperation] {
        let (edges, nodes) = (embedded.edges(kind, Weight::Count).unwrap(), embedded.nodes(kind));
        assert!(edges.len() > 100, "{kind}: {}", edges.len());
        assert!(nodes.iter().all(|node| node.ever_member == 1));
        for edge in &edges {
            assert_eq!((nodes[edge.source_ix].name, nodes[edge.target_ix].name), (edge.source, edge.target));
            assert!(edge.source < edge.target && edge.weight >= 1.0 && edge.kind == kind.as_str());
        }
        let tied: std::collections::BTreeSet<usize> =
            edges.iter().flat_map(|edge| [edge.source_ix, edge.target_ix]).collect();
        assert!(tied.len() < nodes.len(), "{kind}: nodes hold those without a tie");
    }
    let dated = embedded.edges(Tied::Cooperation, Weight::Count).unwrap();
    let mut years = dated.iter().map(|edge| edge.year).collect::<Vec<_>>();
    years.dedup();
    assert!(
        years.iter().all(|year| (2016..=2024).contains(year)),
        "an undated cooperation stands in no year: {years:?}"
    );
    let newman = embedded.edges(Tied::Meeting, Weight::Newman).unwrap();
    assert!(newman.iter().all(|edge| edge.weight > 0.0) && newman.iter().any(|edge| edge.weight < 1.0));
    let borders = [(1_001_000, 1_002_000), (1_002_000, 1_001_000), (1_001_000, 99), (5_001_000, 5_001_000)];
    let small = bordered(2014..=2015, &borders).unwrap();
    let edges = small.edges(Tied::Contiguity, Weight::Count).unwrap();
    let found: Vec<_> = edges.iter().map(|edge| (edge.source, edge.target, edge.year, edge.source_ix)).collect();
    assert_eq!(found, [(1_001_000, 1_002_000, 2014, 0), (1_001_000, 1_002_000, 2015, 0)]);
    assert_eq!(small.nodes(Tied::Contiguity).len(), 10, "all of the study");
    assert!(small.edges(Tied::Meeting, Weight::Count).unwrap().is_empty());
    let names: Vec<String> = edges.table().columns().iter().map(|column| column.name().to_owned()).collect();
    assert_eq!(names, ["source", "target", "weight", "kind", "year", "source_ix", "target_ix"]);
}

#[test]
fn borders_that_nobody_named_are_an_error() {
    assert_eq!(study(2014..=2015).edges(Tied::Contiguity, Weight::Count).err(), Some(PanelError::NoContiguity));
    let strange = bordered(2014..=2015, &[(99, 98), (97, 96)]);
    assert_eq!(strange.err(), Some(PanelError::Contiguity { pairs: 2, one: 99, other: 98 }));
}

#[test]
fn surroundings_follow_members_by_year() {
    let study = bordered(2014..=2023, &[(1_001_000, 1_002_000), (1_001_000, 1_003_000)]).unwrap();
    let rows = study.surroundings();
    let of = |year: usize, unit: usize| rows[unit * 10 + year - 2014];
    let first = of(2016, 0);
    assert_eq!((first.neighbours_in, first.share_neighbours_in, first.same_land_in), (Some(1), Some(0.5), 1));
    assert_eq!(of(2016, 2).share_neighbours_in, Some(1.0), "01003000 borders on 01001000");
    assert_eq!(of(2019, 2).share_neighbours_in, Some(0.0), "which has left");
    let alone = crate::panel::Surroundings { neighbours_in: Some(0), ..Default::default() };
    assert_eq!(of(2019, 9), alone, "no neighbour, no reference point");
}

#[test]
fn a_study_draws_its_selection_again() {
    let study = study(2014..=2023);
    let draw = |within: &[Within], pool| study.assignments(40, 1, within, pool, Selection::NotByLot);
    let drawn = draw(&[Within::Call], Controls::Rejected).unwrap();
    assert_eq!((drawn.pools().units(), drawn.pools().selected(), drawn.draws()), (6, 3, 40));
    let table = drawn.table();
    for row in 0..table.len() {
        let unit = integer(&table, "unit", row);
        let of_2015 = [1_001_000, 1_002_000, 1_003_000, 6_001_000].contains(&unit);
        assert_eq!(number(&table, "g", row), if of_2015 { 2016.0 } else { 2020.0 });
        assert!(of_2015 || [2_000_000, 5_001_000].contains(&unit), "{unit} stood in no pool");
    }
    let by_land = draw(&[Within::Land], Controls::Rejected).unwrap();
    assert_eq!(by_land.pools().without_choice().collect::<Vec<_>>(), [(2020, "2", 1)], "nobody else in Land 2");
    let open = draw(&[Within::Call], Controls::NotYet).unwrap();
    assert_eq!((open.pools().units(), open.pools().selected()), (4, 3), "those treated, and one that joins later");
    let all = draw(&[], Controls::Never).unwrap();
    assert_eq!(all.pools().without_choice().count(), 0);
    let whole = embedded().assignments(20, 1, &[], Controls::NotYet, Selection::NotByLot).unwrap();
    assert_eq!(whole.draws(), 20, "members of every call, in another order");
    let error = study.series("births").unwrap_err();
    assert_eq!(error, PanelError::Column { found: "births".to_owned(), expected: String::new() });
    assert_eq!(error.to_string(), "the outcomes have no column \"births\" (they have none of numbers)");
    let none = crate::panel::Series::new(&[], &[], &[]).unwrap();
    assert_eq!(drawn.placebo(&none, Statistic::AttNever, 0).observed, None);
    let Err(PanelError::EmptyPool { controls, missing }) =
        embedded().assignments(5, 1, &[], Controls::Rejected, Selection::NotByLot)
    else {
        panic!("the embedded register names nobody who was turned down")
    };
    assert_eq!(controls, "rejected");
    assert!(missing.contains("applications"), "{missing}");
}

#[test]
fn balance_compares_the_selected_with_their_controls() {
    let study = study(2014..=2023);
    let rows = study.balance(true, Denominator::Treated, Controls::Rejected).unwrap();
    let first = &rows[0];
    assert_eq!(
        (first.group.as_str(), first.covariate.as_str(), first.n_treated, first.n_control),
        ("2015", "population", 2, 2)
    );
    assert_eq!((first.mean_treated, first.mean_control), (Some(45_000.0), Some(55_000.0)));
    assert_eq!(first.smd, Some(-10_000.0 / f64::sqrt(5e7)));
    let whole = study.balance(false, Denominator::Pooled, Controls::Rejected).unwrap();
    assert!(whole.iter().all(|row| row.group == "all") && whole[0].n_treated == 3);
    assert!(embedded().balance(true, Denominator::Treated, Controls::Rejected).is_err());
}
