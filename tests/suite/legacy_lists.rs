//! Lists as offices keep them: the right rows become members, and every other row is named with the reason.

use std::collections::BTreeSet;

use serde::Deserialize;
use stadtnetz::convert::{Conversion, InspectOptions, Inspection, Options, Outcome, Profile, Skip, Typed};
use stadtnetz::engagierte_stadt;
use stadtnetz::language::Language;
use stadtnetz::place::State;
use stadtnetz::register::{Membership, Place};
use stadtnetz::table::Table;
use stadtnetz::time::When;

#[derive(Deserialize)]
struct Lists {
    list: Vec<List>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    why: String,
    text: String,
    /// `place from/last_day`, as a conversion without a profile gives them.
    members: Option<Vec<String>>,
    /// `place state`.
    states: Option<Vec<String>>,
    /// How many figures of inhabitants there are.
    populations: Option<usize>,
    /// Codes, with the row where the finding has one.
    #[serde(default)]
    found: Vec<String>,
    /// The clean rows by the profile that an inspection proposes.
    typed: Option<String>,
    /// `row reason text`.
    skipped: Option<Vec<String>>,
    /// What stands nowhere.
    #[serde(default)]
    absent: Vec<String>,
}

fn cells(table: &Table, names: &[&str]) -> Vec<String> {
    let line = |row: usize| names.iter().map(|name| table.cell(name, row).to_string()).collect::<Vec<_>>().join(" ");
    (0..table.len()).map(line).collect()
}

#[test]
fn every_row_is_a_member_or_named_with_the_reason() {
    let lists: Lists = toml::from_str(include_str!("../data/legacy_lists.toml")).unwrap();
    for list in lists.list {
        let written = converted(&list) + &typed(&list);
        for absent in &list.absent {
            assert!(!written.contains(absent.as_str()), "{}: {absent} in\n{written}", list.why);
        }
    }
}

/// Converts a list without a profile; everything that would be written.
fn converted(list: &List) -> String {
    let why = &list.why;
    let options = Options::new("list.csv", engagierte_stadt().emptied());
    let Ok(conversion) = Conversion::read(list.text.trim_start().as_bytes(), options) else {
        assert!(list.members.is_none(), "{why}: it is a list of members");
        return String::new();
    };
    let register = conversion.register();
    let mut written = String::new();
    if let Some(expected) = &list.members {
        let day = |day: Option<&When>| day.map(ToString::to_string).unwrap_or_default();
        let member = |stay: &Membership| {
            let place = register.places().get(stay.place.as_str()).unwrap();
            format!("{} {}/{}", place.name, day(stay.from.as_ref()), day(stay.last_day.as_ref()))
        };
        let members: Vec<String> = register.memberships().iter().map(member).collect();
        assert_eq!(&members, expected, "{why}");
    }
    if let Some(expected) = &list.states {
        let state = |place: &Place| format!("{} {}", place.name, place.state.map(State::iso).unwrap_or_default());
        let states: Vec<String> = register.places().iter().map(state).collect();
        assert_eq!(&states, expected, "{why}");
    }
    if let Some(expected) = list.populations {
        assert_eq!(register.populations().len(), expected, "{why}");
    }
    let mut codes = BTreeSet::new();
    for finding in conversion.findings() {
        let row = finding.origin().and_then(|origin| origin.row);
        codes.insert(finding.code().to_owned());
        codes.extend(row.map(|row| format!("{} {row}", finding.code())));
        written += &finding.to_text(Language::De);
    }
    for code in &list.found {
        assert!(codes.contains(code), "{why}: {code} in {codes:?}");
    }
    for (_, bytes) in register.files() {
        written += &String::from_utf8_lossy(bytes.as_ref());
    }
    for table in [conversion.extra(), conversion.rejected(Language::De), conversion.typed(), conversion.merge()] {
        written += &table.to_csv();
    }
    written
}

/// Reads a list by the profile that its inspection proposes; everything that would be written.
fn typed(list: &List) -> String {
    let why = &list.why;
    let bytes = list.text.trim_start().as_bytes();
    let inspection = Inspection::read(bytes, &InspectOptions::new("list.csv")).unwrap();
    let proposed = inspection.sheets()[0].proposed_profile();
    let profile = Profile::from_toml("profile.toml", &proposed).unwrap_or_else(|error| panic!("{why}: {error}"));
    let read = Typed::open("list.csv", bytes, &profile).unwrap_or_else(|error| panic!("{why}: {error}\n{proposed}"));
    let mut parts = read.csv_headers();
    let account = read.blocks(|block| {
        block.csv(&mut parts, Language::De);
        Ok::<(), std::convert::Infallible>(())
    });
    let account = account.unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    if let Some(expected) = &list.typed {
        assert_eq!(&text(&parts.rows), expected, "{why}\n{proposed}");
    }
    let skipped = read.skipped();
    if let Some(expected) = &list.skipped {
        assert_eq!(&cells(&skipped, &["row", "reason", "text"]), expected, "{why}");
    }
    let unnamed = [Outcome::Skipped(Skip::Blank), Outcome::Rejected, Outcome::Converted];
    let count: u64 = unnamed.into_iter().map(|outcome| account.rows_with(outcome)).sum();
    assert_eq!(account.rows(), count + skipped.len() as u64, "{why}");
    let parts = [&parts.rows, &parts.findings, &parts.rejected, &parts.skipped];
    proposed + &parts.map(|part| text(part)).concat()
}
