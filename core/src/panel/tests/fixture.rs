//! The network under `tests/data/panel`.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::official::{Change, ChangeKind, ChangeList, ChangedUnit, Directory, Edition, Figures, Level, Unit};
use crate::panel::{Outcomes, StudyOptions};
use crate::place::{Basis, PlaceKind};
use crate::programme::Programme;
use crate::register::{Application, Decision, Draft, Evidence, Id, Membership, Outcome, Place, Register, Source};
use crate::table::{Cell, Column, Table};
use crate::time::{Day, End};

pub(super) type Cells = BTreeMap<String, String>;

pub(super) fn text(name: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../tests/data/panel").join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

pub(super) fn rows(name: &str) -> Vec<Cells> {
    let text = text(name);
    let rows: Vec<Cells> = csv::Reader::from_reader(text.as_bytes()).deserialize().map(Result::unwrap).collect();
    assert!(!rows.is_empty(), "{name} has no rows");
    rows
}

pub(super) fn day(text: &str) -> Day {
    text.parse().unwrap()
}

pub(super) fn draft() -> (Draft, Id<Source>) {
    let (programme, _) =
        Programme::from_toml("programme.toml", &text("programme.toml")).unwrap_or_else(|faults| panic!("{faults:?}"));
    let mut draft = Draft::new(programme);
    let source = draft.add_source("announcement", "");
    (draft, source)
}

pub(super) fn add_place(draft: &mut Draft, source: &Id<Source>, ags: &str) -> Id<Place> {
    let id = Id::new(format!("p{ags}")).unwrap();
    if draft.places().get(id.as_str()).is_none() {
        let made = draft.add_place(&format!("p{ags}"), PlaceKind::City, None, source);
        draft.change::<Place>(&made, |record| {
            record.ags = Some(ags.parse().unwrap());
            record.state = ags.parse::<crate::place::Ags>().ok().map(crate::place::Ags::state);
        });
    }
    id
}

pub(super) fn register() -> Register {
    let (mut draft, source) = draft();
    for row in rows("memberships.csv") {
        let place = add_place(&mut draft, &source, &row["ags"]);
        let membership = draft.add_membership(&place, &source);
        let date = |name: &str| (!row[name].is_empty()).then(|| row[name].parse().unwrap());
        draft.change::<Membership>(&membership, |record| {
            record.call =
                (!row["call"].is_empty()).then(|| crate::register::CallRef::new(row["call"].as_str()).unwrap());
            record.from = date("from");
            record.last_day = date("last_day");
            record.open_as_of = date("open_as_of");
            record.end = match (&record.last_day, &record.open_as_of) {
                (Some(_), _) => End::Known,
                (None, Some(_)) => End::Open,
                _ => End::Unknown,
            };
        });
    }
    for row in rows("applications.csv") {
        let place = add_place(&mut draft, &source, &row["ags"]);
        let id: Id<Application> = Id::new(format!("a{}-{}", row["ags"], row["call"])).unwrap();
        draft.put(Application {
            id: id.clone(),
            place,
            call: crate::register::CallRef::new(row["call"].as_str()).unwrap(),
            received: None,
            applicant: None,
            commitments: Vec::new(),
            evidence: Evidence::Direct,
            source: vec![source.clone()],
            note: None,
        });
        let mut decide = |outcome: Outcome, on: &str| {
            draft.put(Decision {
                id: Id::new(format!("{id}-{outcome}")).unwrap(),
                application: id.clone(),
                outcome,
                decided_on: (!on.is_empty()).then(|| on.parse().unwrap()),
                effective_on: None,
                reasons: None,
                conditions: None,
                rule_version: None,
                facts_digest: None,
                evidence: Evidence::Direct,
                source: vec![source.clone()],
                note: None,
            });
        };
        if !row["nominated"].is_empty() {
            decide(Outcome::Nominated, &row["nominated"]);
        }
        match row["outcome"].as_str() {
            "admitted" => decide(Outcome::Admitted, ""),
            "rejected" => decide(Outcome::Rejected, ""),
            _ => {}
        }
    }
    draft.finish().unwrap_or_else(|refused| panic!("{refused:?}"))
}

fn unit(ags: &str, inhabitants: i64) -> Unit {
    let mut unit = Unit::new(Level::Municipality, Some(regional(ags)), None, ags, 1);
    unit.inhabitants = Some(inhabitants);
    unit.hectares = Some(inhabitants);
    unit
}

fn regional(ags: &str) -> crate::place::RegionalKey {
    format!("{}0{}{}", &ags[..5], &ags[5..], &ags[5..]).parse().unwrap()
}

fn edition(year: i32, units: Vec<Unit>) -> Edition {
    let territory = Day::from_ymd_opt(year, 12, 31).unwrap();
    let figures = Figures { day: crate::time::When::day(territory).ok(), basis: Some(Basis::Census2011) };
    Edition { file: format!("{year}.txt"), territory, figures, units, findings: Vec::new() }
}

/// Editions of 2013, 2014, 2019, 2022 and 2023; 05001000 is formed of two on 1 January 2018.
pub(super) fn directory() -> Directory {
    let listed = rows("directory.csv");
    let units = |merged: bool| {
        let all = listed.iter().flat_map(|row| {
            let (ags, inhabitants) = (row["ags"].as_str(), row["inhabitants"].parse().unwrap());
            if ags == "05001000" && !merged {
                vec![unit("05001001", inhabitants - 15_000), unit("05001002", 15_000)]
            } else {
                vec![unit(ags, inhabitants)]
            }
        });
        all.collect()
    };
    let party = |ags: &str| ChangedUnit { ars: regional(ags), ags: ags.parse().ok(), name: ags.to_owned() };
    let change = |from: &str, part| Change {
        file: "changes.xlsx".to_owned(),
        row: 1,
        number: "1".to_owned(),
        level: Level::Municipality,
        kinds: vec![ChangeKind::Dissolution],
        from: party(from),
        to: party("05001000"),
        square_metres: Some(part),
        inhabitants: Some(part),
        legal: day("2018-01-01"),
        statistical: day("2018-01-01"),
    };
    let changes = vec![change("05001001", 10_000), change("05001002", 15_000)];
    let list = ChangeList::new("changes.xlsx", day("2014-01-01"), day("2023-12-31"), changes).unwrap();
    let editions = [(2013, false), (2014, false), (2019, true), (2022, true), (2023, true)];
    Directory::new(editions.map(|(year, merged)| edition(year, units(merged))).to_vec(), vec![list], &[])
}

pub(super) fn options<'a>(directory: &'a Directory, outcomes: Option<&'a Outcomes>) -> StudyOptions<'a> {
    StudyOptions { directory: Some(directory), outcomes, years: Some(2014..=2023), ..StudyOptions::default() }
}

/// The rows of `outcomes.csv` as a table.
pub(super) fn outcome_table() -> Table {
    let rows = rows("outcomes.csv");
    let number = |name: &'static str| Column::number(name, "", rows.iter().map(|row| row[name].parse().ok()));
    Table::new(
        "outcomes",
        vec![
            Column::text("ags", "", rows.iter().map(|row| Some(row["ags"].clone()))),
            Column::integer("year", "", rows.iter().map(|row| row["year"].parse().ok())),
            number("births"),
            number("low"),
            number("all"),
            number("index"),
        ],
    )
    .unwrap()
}

/// The cells of a unit's year.
pub(super) fn row_of(table: &Table, ags: &str, year: i32) -> usize {
    let is = |row: &usize| {
        table.cell("ags", *row) == Cell::Text(ags) && table.cell("year", *row) == Cell::Integer(i64::from(year))
    };
    (0..table.len()).find(is).unwrap_or_else(|| panic!("no row of {ags} in {year}"))
}

pub(super) fn number(table: &Table, column: &str, row: usize) -> f64 {
    match table.cell(column, row) {
        Cell::Number(number) => number,
        #[expect(clippy::cast_precision_loss, reason = "small numbers")]
        Cell::Integer(number) => number as f64,
        cell => panic!("{column} holds {cell:?}"),
    }
}
