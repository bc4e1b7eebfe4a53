//! Who was a member on which day: places and days written down with their sources.

use std::collections::BTreeMap;

use stadtnetz::engagierte_stadt;
use stadtnetz::language::Comparator;
use stadtnetz::register::{Claim, MemberStatus, Quantity};
use stadtnetz::time::parse_day;

#[test]
fn places_on_days_are_what_their_sources_say() {
    let register = engagierte_stadt();
    for row in support::rows("membership_on_day.csv") {
        let (place, day) = (&row["place"], &row["day"]);
        let view = register.on(parse_day(day).unwrap());
        let standing = view.place(place).unwrap_or_else(|| panic!("{place} has no membership"));
        assert_eq!(standing.status.as_str(), row["status"], "{place} on {day}: {}\n{standing:#?}", row["why"]);
        let source = &row["source"];
        assert!(register.sources().get(source).is_some(), "{place} on {day}: no source {source}");
    }
}

/// An exact, dated figure for the members of a day lies between the certain ones and the upper end on that day; the rows of
/// `contradicted_claims.csv` are the ones that cannot be true, each with the evidence against it.
#[test]
fn published_numbers_of_members_lie_between_certain_and_upper_end() {
    let register = engagierte_stadt();
    let mut contradicted: BTreeMap<String, String> = support::rows("contradicted_claims.csv")
        .into_iter()
        .map(|row| (row["claim"].clone(), row["why"].clone()))
        .collect();
    let (mut checked, mut wrong) = (0, Vec::new());
    for claim in register.claims().iter().filter(|claim| says_how_many_members(claim)) {
        let Some(as_of) = claim.as_of.as_ref() else { continue };
        checked += 1;
        let mut closest = String::new();
        let fits = as_of.earliest().iter_days().take_while(|day| *day <= as_of.latest()).any(|day| {
            let count = register.on(day).count();
            closest = format!("{count} on {day}");
            let value = usize::try_from(claim.value).unwrap();
            count.certain <= value && count.upper_end().is_some_and(|upper| value <= upper)
        });
        if fits == contradicted.remove(claim.id.as_str()).is_some() {
            wrong.push(format!("{}: {} as of {as_of}; {closest}", claim.id, claim.value));
        }
    }
    assert!(wrong.is_empty(), "claims that fit although listed, or do not and are not:\n{}", wrong.join("\n"));
    assert!(checked > 20, "only {checked} claims checked");
    assert!(contradicted.is_empty(), "no such claim: {contradicted:?}");
}

fn says_how_many_members(claim: &Claim) -> bool {
    claim.quantity == Quantity::MembersNow && claim.scope == "all" && claim.comparator == Comparator::Exactly
}

#[test]
fn nobody_was_a_member_before_the_programme() {
    let view = engagierte_stadt().on(parse_day("2014-12-31").unwrap());
    assert_eq!(view.members(MemberStatus::Possible).count(), 0);
}

#[test]
fn the_register_holds_what_was_compiled() {
    let register = engagierte_stadt();
    assert_eq!(register.memberships().len(), 130);
    let of_members = register
        .local_partners()
        .iter()
        .filter(|partner| register.memberships().get(partner.subject.as_str()).is_some());
    assert_eq!(of_members.count(), 265, "four more belong to the application of Göppingen");
    assert_eq!(register.attendances().len(), 105);
    assert_eq!(register.cooperations().len(), 31);
    let member_places: std::collections::BTreeSet<&str> =
        register.memberships().iter().map(|membership| membership.place.as_str()).collect();
    assert_eq!(member_places.len(), 128, "Bautzen and Dessau-Roßlau came twice");
}
