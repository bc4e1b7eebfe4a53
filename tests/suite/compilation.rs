//! The embedded register against the compilation it was made from: no row is lost, no value is sharpened.

use std::collections::BTreeMap;

use stadtnetz::engagierte_stadt;
use stadtnetz::place::slug;
use stadtnetz::register::{Membership, Place};
use stadtnetz::time::When;

fn place(name: &str) -> &'static Place {
    let found = engagierte_stadt().places().iter().find(|place| place.name == name);
    found.unwrap_or_else(|| panic!("no place is called {name}"))
}

/// The membership of the n-th row of a place.
fn membership(place: &Place, nth: usize) -> &'static Membership {
    let id = format!("{}-{nth}", place.id);
    engagierte_stadt().memberships().get(&id).unwrap_or_else(|| panic!("no membership {id}"))
}

#[test]
fn every_membership_is_there_with_its_key_cohort_and_dates() {
    let Some(rows) = support::compilation("members.csv") else { return };
    let mut nth: BTreeMap<String, usize> = BTreeMap::new();
    for row in &rows {
        let place = place(&row["name"]);
        let ordinal = nth.entry(place.id.to_string()).or_default();
        *ordinal += 1;
        let membership = membership(place, *ordinal);
        let name = &row["name"];
        assert_eq!(place.kind.as_str(), row["kind"], "{name}");
        assert_eq!(place.state.map(|state| state.to_string()).as_ref(), Some(&row["state"]), "{name}");
        assert_eq!(place.ags.map(|ags| ags.to_string()).unwrap_or_default(), row["ags"], "{name}");
        let call = match row["cohort"].as_str() {
            "2015-first-50" => Some("2015"),
            "2024" => Some("2023"),
            year @ ("2020" | "2021" | "2022") => Some(year),
            _ => None,
        };
        assert_eq!(membership.call.as_ref().map(stadtnetz::register::CallRef::as_str), call, "{name}");
        assert_eq!(membership.evidence.as_str(), evidence(&row["note"]), "{name}");
        // What the compilation calls a phase is a cohort: its date is the call's, or bounds that the note gives.
        if row["joined_precision"] != "phase" && !row["joined"].is_empty() {
            let joined: When = row["joined"].parse().unwrap();
            let from = membership.from.as_ref().unwrap_or_else(|| panic!("{name}: no start"));
            assert!(from.earliest() >= joined.earliest() || from.latest() >= joined.latest(), "{name}: {from}");
            assert!(from.is_exact() <= joined.is_exact(), "{name}: {from} is sharper than {joined}");
        }
        let left = membership.last_day.as_ref();
        assert_eq!(left.is_some(), !row["left"].is_empty(), "{name}: only three leaving dates are known");
    }
    assert_eq!(rows.len(), 130);
}

fn evidence(note: &str) -> &str {
    note.strip_prefix("evidence: ").and_then(|rest| rest.split('.').next()).unwrap_or_default()
}

#[test]
fn every_figure_of_inhabitants_is_there() {
    let Some(rows) = support::compilation("members.csv") else { return };
    for row in rows.iter().filter(|row| !row["population_at_or_near_join"].is_empty()) {
        let place = place(&row["name"]);
        let figure: i64 = row["population_at_or_near_join"].parse().unwrap();
        let found = engagierte_stadt()
            .populations()
            .iter()
            .any(|population| population.place == place.id && population.inhabitants == figure);
        assert!(found, "{}: {figure} inhabitants", place.name);
    }
}

#[test]
fn every_partner_and_every_attendance_is_there() {
    let register = engagierte_stadt();
    let (Some(actors), Some(attendances)) =
        (support::compilation("local_actors.csv"), support::compilation("attendance.csv"))
    else {
        return;
    };
    for row in &actors {
        let place = place(&row["city"]);
        let found = register.local_partners().iter().any(|partner| {
            let membership = register.memberships().get(partner.subject.as_str());
            let organisation = register.organisations().get(partner.organisation.as_str());
            membership.is_some_and(|membership| membership.place == place.id)
                && organisation.is_some_and(|organisation| similar(&organisation.name, &row["organisation"]))
        });
        assert!(found, "{}: {}", row["city"], row["organisation"]);
    }
    for row in &attendances {
        let place = place(&row["city"]);
        let seen = register.meetings_of(place.id.as_str()).any(|(meeting, _)| {
            let day: Option<When> = row["date"].parse().ok();
            meeting.from.as_ref().zip(day).is_none_or(|(from, day)| from.earliest() <= day.latest())
        });
        assert!(seen, "{} at {}", row["city"], row["event"]);
    }
}

/// The same body: one name holds the words of the other.
fn similar(a: &str, b: &str) -> bool {
    let (a, b) = (slug(a), slug(b));
    let words = |text: &str| text.split('-').map(str::to_owned).collect::<Vec<_>>();
    let (short, long) = if a.len() < b.len() { (words(&a), words(&b)) } else { (words(&b), words(&a)) };
    short.iter().filter(|word| long.contains(word)).count() * 2 > short.len()
}

#[test]
fn every_nominee_has_an_application() {
    let Some(rows) = support::compilation("nominees_2015.csv") else { return };
    for row in &rows {
        let id = format!("{}-2015", place(&row["name"]).id);
        assert!(engagierte_stadt().applications().get(&id).is_some(), "{id}");
    }
    assert_eq!(rows.len(), 43);
}
