use super::{Continuity, Directory, DirectoryView};
use crate::official::history::tests::{change, day, edition, key};
use crate::official::{Change, ChangeKind, ChangeList, Edition, Level, Unit};
use crate::place::{Ags, Basis, RegionalKey};
use crate::time::Answer;

fn ags(text: &str) -> Ags {
    text.parse().unwrap()
}

fn ars(text: &str) -> RegionalKey {
    text.parse().unwrap()
}

/// A municipality without an association, two in one, their district and state.
fn small() -> Edition {
    let mut edition = edition("2023-12-31", &[("16061001", 300)]);
    let above = [
        (Level::State, "16", "Thüringen"),
        (Level::District, "16061", "Eichsfeld"),
        (Level::Association, "160610001", "Arenshausen"),
        (Level::Association, "160615012", "Uder"),
        (Level::Municipality, "160615012007", "Birkenfelde"),
        (Level::Municipality, "160615012097", "Uder"),
    ];
    for (row, (level, key, name)) in (10..).zip(above) {
        let mut unit = Unit::new(level, Some(ars(key)), None, name, row);
        unit.inhabitants = (level == Level::Municipality).then_some(500);
        unit.hectares = unit.inhabitants;
        edition.units.push(unit);
    }
    edition
}

fn view(changes: Vec<Change>) -> (Directory, &'static str) {
    let list = ChangeList::of_whole_years("2024.xlsx", changes).unwrap();
    (Directory::new(vec![small()], vec![list], &[]), "2024-12-31")
}

fn names(units: &[&Unit]) -> Vec<String> {
    units.iter().map(|unit| unit.name.clone()).collect()
}

#[test]
fn the_newest_edition_that_is_not_later_answers() {
    let editions = vec![edition("2021-12-31", &[("16061001", 2)]), edition("2013-12-31", &[("16061001", 1)])];
    let directory = Directory::new(editions, Vec::new(), &[]);
    let inhabitants = |on: &str| directory.on(day(on))?.by_ags(ags("16061001"))?.inhabitants;
    assert_eq!(inhabitants("2013-12-30"), None, "before the first edition");
    assert_eq!(inhabitants("2013-12-31"), Some(1));
    assert_eq!(inhabitants("2021-12-30"), Some(1));
    assert_eq!(inhabitants("2021-12-31"), Some(2));
    let settled = |on: &str| directory.on(day(on)).map(|view| view.is_settled());
    assert_eq!(settled("2021-12-31"), Some(Answer::Yes));
    assert_eq!(settled("2022-01-01"), Some(Answer::Unknown), "nobody says what changed");
}

#[test]
fn a_view_says_what_it_rests_on() {
    let renamed = change("1", day("2024-06-01"), ChangeKind::Renaming, "16061001", "16061001", 0);
    let (directory, _) = view(vec![renamed]);
    let of =
        |on: &str| directory.on(day(on)).map(|view: DirectoryView<'_>| (view.footing().clone(), view.is_settled()));
    let (footing, settled) = of("2025-03-01").unwrap();
    assert_eq!(footing.changes, ["2024.xlsx"]);
    assert_eq!((footing.known_until.to_string(), settled), ("2024-12-31".to_owned(), Answer::Unknown));
    assert_eq!(of("2024-03-01").unwrap().1, Answer::Yes);
}

#[test]
fn the_hierarchy_goes_by_keys_and_by_association() {
    let directory = Directory::new(vec![small()], Vec::new(), &[]);
    let view = directory.on(day("2023-12-31")).unwrap();
    let birkenfelde = view.by_ags(ags("16061007")).unwrap();
    assert_eq!(names(&view.parents(birkenfelde)), ["Uder", "Eichsfeld", "Thüringen"]);
    let alone = view.by_ags(ags("16061001")).unwrap();
    assert_eq!(names(&view.parents(alone)), ["Eichsfeld", "Thüringen"], "in no association");
    assert_eq!(names(&view.children(view.by_ars(ars("160615012")).unwrap())), ["Birkenfelde", "Uder"]);
    assert_eq!(names(&view.children(view.by_ars(ars("16061")).unwrap())), ["16061001", "Uder"]);
    assert_eq!(names(&view.children(view.by_ars(ars("16")).unwrap())), ["Eichsfeld"]);
    assert_eq!(
        names(&view.associations().collect::<Vec<_>>()),
        ["Uder"],
        "the place of a unit in none is no association"
    );
}

#[test]
fn whole_units_are_added_up() {
    let on = day("2024-01-01");
    let gone = |from, part| change("1", on, ChangeKind::Dissolution, from, "16061119", part);
    let (directory, last) = view(vec![gone("16061007", 499), gone("16061097", 498)]);
    let view = directory.on(day(last)).unwrap();
    let formed = view.by_ags(ags("16061119")).unwrap();
    assert_eq!(
        (formed.inhabitants, formed.hectares),
        (Some(1_000), Some(1_000)),
        "the edition's figures, not the list's"
    );
    assert_eq!(view.by_ags(ags("16061007")), None);
    assert_eq!(directory.on(day("2023-12-31")).unwrap().municipalities().count(), 3, "the edition itself is as it was");
}

#[test]
fn an_inhabited_part_leaves_no_figure_of_inhabitants() {
    let part = |to, part: i64, metres| {
        let mut change = change("1", day("2024-02-01"), ChangeKind::PartialTransfer, "16061007", to, part);
        change.square_metres = Some(metres);
        change
    };
    let check = |persons: i64, expected: Option<i64>| {
        let (directory, last) =
            view(vec![part("16061097", persons, 94_000), part("16061007", 500 - persons, 4_906_000)]);
        let view = directory.on(day(last)).unwrap();
        let figures = ["16061007", "16061097"].map(|key| view.by_ags(ags(key)).unwrap());
        assert_eq!(figures.map(|unit| unit.inhabitants), [expected; 2]);
        assert_eq!(figures.map(|unit| unit.hectares), [Some(491), Some(509)]);
    };
    check(0, Some(500));
    check(7, None);
}

#[test]
fn names_and_keys_follow_the_list() {
    let mut renamed = change("1", day("2024-02-01"), ChangeKind::Renaming, "16061001", "16061001", 0);
    renamed.to.name = "Arenshausen, Stadt".to_owned();
    let moved = change("2", day("2024-03-01"), ChangeKind::KeyChange, "16061001", "16062001", 0);
    let (directory, last) = view(vec![renamed, moved]);
    let name = |on: &str, key| directory.on(day(on)).unwrap().by_ags(ags(key)).map(|unit| unit.name.clone());
    assert_eq!(name("2024-02-29", "16061001"), Some("Arenshausen, Stadt".to_owned()));
    assert_eq!(name(last, "16061001"), None);
    let view = directory.on(day(last)).unwrap();
    assert_eq!(view.by_ags(ags("16062001")).and_then(|unit| unit.inhabitants), Some(300));
}

#[test]
fn a_new_basis_is_a_break() {
    let figures = |territory, inhabitants, basis| {
        let mut edition = edition(territory, &[("16061001", inhabitants)]);
        edition.figures.basis = basis;
        edition
    };
    let (old, new) = (Some(Basis::Census2011), Some(Basis::Census2022));
    let editions = vec![
        figures("2024-12-31", 290, new),
        figures("2013-12-31", 310, old),
        figures("2017-12-31", 305, old),
        figures("2025-11-30", 280, None),
    ];
    let populations = Directory::new(editions, Vec::new(), &[]).populations(key("16061001"));
    let series: Vec<_> = populations.series().map(|(one, continuity)| (one.inhabitants, continuity)).collect();
    let broken = Continuity::Break { from: Basis::Census2011, to: Basis::Census2022 };
    let expected = [(310, Continuity::First), (305, Continuity::Continues), (290, broken), (280, Continuity::Unknown)];
    assert_eq!(series, expected);
    assert_eq!(populations.table().len(), 4);
}

#[test]
fn a_list_covers_a_period() {
    let on = day("2024-06-01");
    let renamed = || vec![change("1", on, ChangeKind::Renaming, "16061001", "16061001", 0)];
    let outside = ChangeList::new("x.xlsx", day("2024-01-01"), day("2024-05-31"), renamed()).unwrap_err();
    let expected = "x.xlsx, row 5: 2024-06-01 does not lie in the period of the list, 2024-01-01 to 2024-05-31";
    assert_eq!(outside.to_string(), expected);
    assert!(ChangeList::new("x.xlsx", on, day("2024-05-31"), Vec::new()).is_err());
    assert!(ChangeList::of_whole_years("x.xlsx", Vec::new()).is_err());
    let list = ChangeList::of_whole_years("x.xlsx", renamed()).unwrap();
    assert_eq!((list.first(), list.last()), (day("2024-01-01"), day("2024-12-31")));
}

#[test]
fn the_table_has_a_row_for_each_unit_and_documents_its_columns() {
    let directory = Directory::new(vec![small()], Vec::new(), &[]);
    let view = directory.on(day("2023-12-31")).unwrap();
    assert_eq!((view.table(None).len(), view.table(Some(Level::Municipality)).len()), (7, 3));
    let table = view.table(Some(Level::Municipality)).matching("ags", "16061097").unwrap();
    let columns = ["ars", "name", "state", "district", "association", "inhabitants", "population_basis"];
    let row = table.select(&columns).unwrap().to_csv();
    assert_eq!(row.lines().last(), Some("160615012097,Uder,DE-TH,16061,160615012,500,"));
}
