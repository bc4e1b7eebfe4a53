//! Evidence that excludes itself is said, and makes nothing certain.

use stadtnetz::language::Language;
use stadtnetz::place::PlaceKind;
use stadtnetz::register::{Draft, MemberStatus, Membership, SightingKind};
use stadtnetz::time::{End, parse_day};

#[test]
fn a_sighting_after_the_known_end_is_a_contradiction() {
    let mut draft = Draft::new(support::small_network().clone());
    let source = draft.add_source("announcement", "");
    let place = draft.add_place("Asked", PlaceKind::City, None, &source);
    let membership = draft.add_membership(&place, &source);
    draft.change::<Membership>(&membership, |record| {
        record.from = "2021-06-01".parse().ok();
        record.last_day = "2021-06-03".parse().ok();
        record.end = End::Known;
    });
    draft.add_sighting(&membership, &"2021-06-07".parse().unwrap(), SightingKind::Press, &source);
    let register = draft.finish().unwrap();

    let found = register.contradictions();
    assert_eq!(
        found[0].to_text(Language::En),
        "memberships, asked-1: error T007 evidence-contradictory: no membership satisfies at once: start 2021-06-01 \
         (memberships:asked-1), seen 2021-06-07 (sightings:asked-1-press-2021-06-07) and end 2021-06-03 \
         (memberships:asked-1) (compare the sources of these statements)"
    );
    for day in ["2021-06-01", "2021-06-03", "2021-06-07"] {
        let status = register.on(parse_day(day).unwrap()).place("asked").unwrap().status;
        assert!(status >= MemberStatus::Possible, "{day}: {status}");
    }
}

#[test]
fn the_embedded_register_does_not_contradict_itself() {
    assert_eq!(stadtnetz::engagierte_stadt().contradictions(), []);
}
