//! The five articles the register began with: every fact they state stands in a cell, and every question is one call.

use std::collections::BTreeSet;

use stadtnetz::claims::Scope;
use stadtnetz::eligibility::Timeliness;
use stadtnetz::engagierte_stadt;
use stadtnetz::language::Language;
use stadtnetz::place::State;
use stadtnetz::table::{Cell, Table};
use stadtnetz::time::parse_day;

fn row_of(table: &Table, column: &str, id: &str) -> Option<usize> {
    (0..table.len()).find(|&row| table.cell(column, row) == Cell::Text(id))
}

fn texts(table: &Table, column: &str) -> Vec<String> {
    (0..table.len()).map(|row| table.cell(column, row).to_string()).collect()
}

#[test]
fn every_fact_of_the_seeds_stands_in_a_cell() {
    let register = engagierte_stadt();
    let mut seeds = BTreeSet::new();
    let mut wrong = Vec::new();
    for row in support::rows("seeds.csv") {
        let (name, id, field) = (&row["table"], &row["id"], &row["field"]);
        let table = register.table(name).unwrap_or_else(|| panic!("no table {name}"));
        assert!(table.column(field).is_some(), "table {name} has no column {field}");
        let ids = table.columns()[0].name();
        let found = row_of(&table, ids, id).map(|at| table.cell(field, at).to_string());
        if found.as_ref() != Some(&row["expected"]) {
            wrong
                .push(format!("{name} {id} {field}: expected {:?}, found {found:?} ({})", row["expected"], row["why"]));
        }
        seeds.insert(row["seed"].clone());
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(seeds.len(), 5, "a seed without a fact");
}

#[test]
fn question_1_who_was_a_member() {
    let view = engagierte_stadt().on(parse_day("2020-07-02").unwrap());
    let count = view.count();
    assert!(count.certain > 0 && count.certain <= 73, "{count}");
    assert!(count.upper_end().is_some_and(|upper| upper >= 73), "{count}");
    assert_eq!(view.members_table().len(), count.possible);
}

#[test]
fn question_5_who_carried_the_programme_and_who_ran_its_office() {
    let register = engagierte_stadt();
    let of = |day: &str, role: &str| -> BTreeSet<String> {
        let view = register.on(parse_day(day).unwrap());
        let held = view.roles().into_iter().filter(|(held, _)| held.role == role);
        held.map(|(held, answer)| format!("{} {answer}", held.organisation)).collect()
    };
    let set = |names: &[&str]| -> BTreeSet<String> { names.iter().map(|name| format!("{name} yes")).collect() };
    assert_eq!(of("2020-06-30", "office"), set(&["koerber-stiftung"]));
    assert_eq!(of("2020-07-01", "office"), set(&["bbe"]));
    assert_eq!(of("2024-09-16", "office"), set(&["bbe"]));
    assert_eq!(
        of("2020-07-02", "consortium"),
        set(&[
            "bmfsfj",
            "bertelsmann-stiftung",
            "breuninger-stiftung",
            "joachim-herz-stiftung",
            "koerber-stiftung",
            "robert-bosch-stiftung",
        ])
    );
    assert_eq!(
        of("2024-09-16", "consortium"),
        set(&["bmfsfj", "bertelsmann-stiftung", "bbe", "dsee", "koerber-stiftung"])
    );
}

#[test]
fn question_6_persons_and_cities_are_never_added() {
    let table = engagierte_stadt().participation();
    let row = |id: &str| row_of(&table, "meeting", id).unwrap();
    let offenbach = row("stopover-2023-03-03-offenbach");
    assert_eq!(table.cell("persons", offenbach), Cell::Integer(32));
    assert_eq!(table.cell("cities", offenbach), Cell::Missing, "32 persons are not 32 cities");
    let bottrop = texts(&table, "meeting").iter().position(|id| id.ends_with("bottrop")).unwrap();
    assert_eq!(table.cell("cities", bottrop), Cell::Integer(30));
    assert_eq!(table.cell("persons", bottrop), Cell::Missing);
}

#[test]
fn question_7_the_cooperation_of_schleswig_holstein() {
    let register = engagierte_stadt();
    let id = register
        .cooperations()
        .iter()
        .find(|cooperation| cooperation.scope.as_deref() == Some(State::SchleswigHolstein.iso()))
        .map(|cooperation| cooperation.id.as_str())
        .unwrap();
    let table = register.cooperation(id).unwrap();
    let mut members = texts(&table, "place");
    members.sort();
    assert_eq!(
        members,
        ["ahrensburg", "amt-buesum-wesselburen", "elmshorn", "flensburg", "itzehoe", "kiel", "luebeck", "ratzeburg"]
    );
    let no_municipality: Vec<String> = (0..table.len())
        .filter(|&row| table.cell("municipality", row) == Cell::Flag(false))
        .map(|row| table.cell("place", row).to_string())
        .collect();
    assert_eq!(no_municipality, ["amt-buesum-wesselburen"]);
}

#[test]
fn question_8_what_is_undated_and_what_would_date_it() {
    let register = engagierte_stadt();
    let stopover = register.undated("seed-000");
    assert!(texts(&stopover, "remark").iter().any(|remark| remark.contains("without a year")), "{stopover:?}");
    let bottrop = register.undated("seed-004");
    let found = texts(&bottrop, "found");
    assert!(
        found.contains(&"[..2023-12-07]".to_owned()),
        "the article of 7 December 2023 bounds the meeting: {found:?}"
    );
}

const MEMBERS: [&str; 6] = ["place", "name", "state", "status", "first_seen", "last_seen"];
const ROLES: [&str; 7] = ["organisation", "name", "role", "phase", "held", "from", "last_day"];

/// What the one call says that the command makes.
fn answer(command: &str, language: Language) -> Option<String> {
    let register = engagierte_stadt();
    let words: Vec<&str> = command.split(' ').collect();
    Some(match words.as_slice() {
        ["members", "--on", day] => {
            let view = register.on(parse_day(day).ok()?);
            let members = view.members_table().select(&MEMBERS)?.to_text(language);
            format!("{members}\n{day}: {}", view.count().to_text(language))
        }
        ["explain", place, "--call", call] => register.eligibility(place, call)?.to_text(language),
        ["deadline", "--call", call, "--received", received] => {
            Timeliness::of(register.programme().call(call)?, &received.parse().ok()?).to_text(language)
        }
        ["claims"] => register.reconcile().to_text(&Scope::All, language),
        ["roles", "--on", day, "--role", role] => {
            let roles = register.on(parse_day(day).ok()?).roles_table();
            roles.matching("role", role)?.select(&ROLES)?.to_text(language)
        }
        ["meetings", "--format", "markdown"] => register.participation().to_markdown(language),
        ["meetings", "--place", place, "--format", "markdown"] => {
            register.participation_of(place).to_markdown(language)
        }
        ["cooperation", id] => register.cooperation(id)?.to_text(language),
        ["undated", source] => register.undated(source).to_text(language),
        _ => return None,
    })
}

#[test]
fn every_question_is_one_call_in_two_languages() {
    let mut asked = BTreeSet::new();
    for row in support::rows("seed_questions.csv") {
        let language: Language = row["lang"].parse().unwrap();
        let said = answer(&row["command"], language).unwrap_or_else(|| panic!("no answer to {}", row["command"]));
        let mut lines = said.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
        assert!(lines.any(|line| line == row["line"]), "{row:?}\n{said}");
        asked.insert((row["question"].clone(), row["lang"].clone()));
    }
    assert_eq!(asked.len(), 16, "eight questions, two languages");
}
