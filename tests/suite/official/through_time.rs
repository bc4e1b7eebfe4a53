//! The directory through time: the closed loop over the changes of a year, and populations of several editions.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read as _;

use stadtnetz::official::{
    self, Change, ChangeList, Directory, DirectoryView, EdgeKind, Edition, Level, Published, UnitKey, changes,
};
use stadtnetz::place::Ags;
use stadtnetz::time::{Answer, Day, parse_day};
use support::Row;

use super::{oracle, published};

fn day(text: &str) -> Day {
    parse_day(text).unwrap()
}

fn key(text: &str) -> UnitKey {
    text.parse().unwrap()
}

fn unpacked(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    flate2::read::GzDecoder::new(bytes).read_to_end(&mut out).unwrap();
    out
}

/// The inhabitants of every municipality in some years, collected by others from the published files.
fn panel(year: &str) -> Option<Vec<Row>> {
    let bytes = unpacked(&support::shared("data/oracle/population_panel.csv.gz")?);
    let rows = csv::Reader::from_reader(bytes.as_slice()).into_deserialize().map(Result::<Row, _>::unwrap);
    Some(rows.filter(|row| row["year"] == year).collect())
}

/// A published edition.
fn edition(name: &str) -> Option<Edition> {
    match official::read(name, &published(name)?).unwrap() {
        Published::Edition(edition) => Some(edition),
        other => panic!("{name} is no edition: {other:?}"),
    }
}

fn changes_of(year: i32) -> Option<Vec<Change>> {
    let name = format!("Gebietsaenderungen_{year}.xlsx");
    Some(changes::read(&name, &published(&name)?).unwrap().changes)
}

fn key_and_name(view: &DirectoryView<'_>) -> BTreeMap<Ags, String> {
    view.municipalities().map(|unit| (unit.ags.unwrap(), unit.name.clone())).collect()
}

/// The edition of 2023 and all changes of 2024.
fn directory() -> Option<Directory> {
    let list = ChangeList::of_whole_years("Gebietsaenderungen_2024.xlsx", changes_of(2024)?).unwrap();
    Some(Directory::new(vec![edition("31122023_Auszug_GV.xlsx")?], vec![list], &[]))
}

#[test]
fn a_year_of_changes_closes_the_loop() {
    let (Some(directory), Some(checks)) = (directory(), oracle("gebietsaenderungen_checks.json")) else { return };
    let [before, after] = ["2023-12-31", "2024-12-31"]
        .map(|on| directory.keys_on(Level::Municipality, day(on)).unwrap().into_iter().collect::<BTreeSet<_>>());
    assert_eq!((before.len(), after.len()), (10_981, 10_959));
    let gone: Vec<_> = before.difference(&after).map(ToString::to_string).collect();
    assert_eq!(serde_json::json!(gone), checks["official/Gebietsaenderungen_2024.xlsx"]["dissolved_ags"]);
    let formed: Vec<_> = after.difference(&before).map(ToString::to_string).collect();
    assert_eq!(formed, ["16061119", "16076094"]);

    let view = directory.on(day("2024-12-31")).unwrap();
    assert_eq!(view.is_settled(), Answer::Yes);
    let shown: BTreeSet<UnitKey> = view.municipalities().filter_map(UnitKey::of).collect();
    assert_eq!(shown, after, "the view and the history agree");
    let unit = |ags: &str| view.by_ags(ags.parse().unwrap()).unwrap();
    // What the quarterly edition of 31.12.2024 says: figures of 31.12.2023 on the new territory.
    let merged = ["16061119", "16076094", "16061045", "16064076"].map(|ags| unit(ags).inhabitants);
    assert_eq!(merged, [Some(6_097), Some(5_933), Some(18_657), Some(6_463)]);
    let Some(quarterly) = edition("AuszugGV4QAktuell_2024.xlsx") else { return };
    let quarterly = Directory::new(vec![quarterly], Vec::new(), &[]);
    let published = quarterly.on(day("2024-12-31")).unwrap();
    assert_eq!(key_and_name(&view), key_and_name(&published), "every key and every name");
    let mut unknown = Vec::new();
    for unit in published.municipalities() {
        let found = view.by_ags(unit.ags.unwrap()).unwrap();
        let difference = found.hectares.unwrap() - unit.hectares.unwrap();
        assert!(difference.abs() <= 1, "{}: {difference} hectares", unit.name);
        match found.inhabitants {
            Some(inhabitants) => assert_eq!(Some(inhabitants), unit.inhabitants, "{}", unit.name),
            None => unknown.push(unit.ags.unwrap().to_string()),
        }
    }
    assert_eq!(unknown.len(), 8, "gave or received inhabited parts: {unknown:?}");
    assert_eq!(unit("07131007").inhabitants, None, "35 inhabitants left it: no figure on the edition's terms");
    assert!(directory.findings().iter().all(|finding| finding.code() != "K203"));
}

#[test]
fn a_dissolved_municipality_is_shared_out_by_the_list() {
    let Some(directory) = directory() else { return };
    let successors = directory.successors(key("16064055"), day("2023-12-31"), day("2024-12-31")).unwrap();
    let shares: Vec<_> = successors.iter().map(|one| (one.key.as_str(), one.population.unwrap())).collect();
    assert_eq!(shares, [("16061118", 1_552.0 / 2_033.0), ("16064046", 481.0 / 2_033.0)]);
    let step = &successors[0].ways[0][0];
    assert_eq!((step.row, step.after, step.legal), (32, day("2024-01-01"), Some(day("2024-01-01"))));
    // Fehrbellin keeps "0" inhabitants in the list, so the area shares it out.
    let fehrbellin = directory.successors(key("12068117"), day("2023-12-31"), day("2024-12-31")).unwrap();
    assert!(fehrbellin.iter().all(|one| one.by_area && one.population == one.area));
    let edges = directory.edges(Level::Municipality, day("2023-12-31"), day("2024-12-31")).unwrap();
    let of = |kind| edges.iter().filter(|edge| edge.kind == kind).count();
    assert_eq!((of(EdgeKind::Merger), of(EdgeKind::KeyChange)), (13, 0));
    assert_eq!((of(EdgeKind::Split), of(EdgeKind::Incorporation)), (4, 9));
}

#[test]
fn populations_are_those_of_every_edition() {
    let files = [
        ("1990", "31121990_Auszug_GV.xlsx"),
        ("2013", "31122013_Auszug_GV.xlsx"),
        ("2017", "GV100AD_311217.ASC"),
        ("2021", "GV100AD_31122021.txt.gz"),
        ("2023", "31122023_Auszug_GV.xlsx"),
        ("2024", "GV100AD_30112025.txt"),
    ];
    let mut editions = Vec::new();
    for (_, name) in files {
        let Some(edition) = edition(name) else { return };
        editions.push(edition);
    }
    let directory = Directory::new(editions, Vec::new(), &[]);
    for (year, name) in files {
        let rows = panel(year).unwrap();
        for row in &rows {
            let populations = directory.populations(key(&row["ags"]));
            let found = populations.observations().iter().find(|one| one.file == name).unwrap();
            assert_eq!(found.inhabitants.to_string(), row["pop"], "{} {year}", row["ags"]);
        }
        let of_file = directory.editions().iter().find(|edition| edition.file == name).unwrap();
        let municipalities = of_file.units.iter().filter(|unit| unit.level == Level::Municipality).count();
        assert_eq!(municipalities, rows.len(), "{year}");
    }
}

#[test]
fn a_folder_opens_as_a_directory() {
    if published("GV100AD_30112025.txt").is_none() {
        return;
    }
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/official");
    let directory = Directory::open(&[&folder]).unwrap();
    assert_eq!(directory.editions().len(), 8, "three texts and five workbooks");
    let view = directory.on(day("2024-06-30")).unwrap();
    assert_eq!(view.footing().changes.len(), 1);
    assert_eq!(view.is_settled(), Answer::Yes);
    let from_crosswalk = directory.successors(key("09671456"), day("2020-12-31"), day("2024-12-31")).unwrap();
    assert!(from_crosswalk.len() > 1, "the crosswalk from 2020, then the changes of 2024");
    let named = Directory::open(&[folder.join("ags_bundeslaender.csv")]).unwrap_err();
    assert!(named.to_string().contains("ags_bundeslaender.csv"), "{named}");
}
