//! What a list proves about a place that it does not name.

use stadtnetz::place::{PlaceKind, State};
use stadtnetz::register::{Draft, ListScope, MemberStatus, Register, Sighting, SightingKind};
use stadtnetz::time::parse_day;

/// A place of Hesse seen on one day, and a list of another day that names only another place.
fn register(seen: &str, listed: &str, scope: Option<ListScope>) -> Register {
    let mut draft = Draft::new(support::small_network().clone());
    let source = draft.add_source("announcement", "");
    let place = draft.add_place("Asked", PlaceKind::City, Some(State::Hesse), &source);
    let membership = draft.add_membership(&place, &source);
    draft.add_sighting(&membership, &seen.parse().unwrap(), SightingKind::Press, &source);
    let other = draft.add_place("Other", PlaceKind::City, Some(State::Bavaria), &source);
    let named = draft.add_membership(&other, &source);
    let list = draft.add_sighting(&named, &listed.parse().unwrap(), SightingKind::List, &source);
    draft.change::<Sighting>(&list, |record| record.complete_list = scope);
    draft.finish().unwrap()
}

#[test]
fn only_a_complete_list_of_its_scope_proves_absence() {
    let (all, hesse, bavaria) = (ListScope::All, ListScope::State(State::Hesse), ListScope::State(State::Bavaria));
    let rows = [
        (
            "2021-06-03",
            "2021-06-08",
            Some(all),
            "2021-06-07",
            MemberStatus::Presumed,
            "seen before the list: left by then",
        ),
        ("2021-06-03", "2021-06-08", Some(all), "2021-06-08", MemberStatus::No, "absent on the list's own day"),
        ("2021-06-03", "2021-06-08", Some(all), "2021-06-12", MemberStatus::No, "and not back by itself"),
        ("2021-06-07", "2021-06-05", Some(all), "2021-06-05", MemberStatus::No, "seen after the list: began later"),
        ("2021-06-07", "2021-06-05", Some(all), "2021-06-06", MemberStatus::Possible, "from the day after the list"),
        ("2021-06-03", "2021-06-08", Some(hesse), "2021-06-08", MemberStatus::No, "a list of its own state"),
        (
            "2021-06-03",
            "2021-06-08",
            Some(bavaria),
            "2021-06-08",
            MemberStatus::Presumed,
            "another state's list is silent",
        ),
        ("2021-06-03", "2021-06-08", None, "2021-06-08", MemberStatus::Presumed, "an incomplete list proves nothing"),
        (
            "2021-06-03",
            "2021-06-08~",
            Some(all),
            "2021-06-08",
            MemberStatus::Presumed,
            "an approximate day proves nothing",
        ),
    ];
    for (seen, listed, scope, day, expected, why) in rows {
        let register = register(seen, listed, scope);
        let found = register.on(parse_day(day).unwrap()).place("asked").map(|standing| standing.status);
        assert_eq!(found, Some(expected), "seen {seen}, list of {listed}, asked for {day}: {why}");
    }
}
