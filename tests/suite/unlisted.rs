//! Admissions that were published and are not listed.

use stadtnetz::place::PlaceKind;
use stadtnetz::programme::Programme;
use stadtnetz::register::{CallRef, Draft, Membership, Register, Unlisted};
use stadtnetz::time::parse_day;

/// Two members of the early call, one of no call whose first day is given.
fn register(programme: &Programme, undated: &str) -> Register {
    let mut draft = Draft::new(programme.clone());
    let source = draft.add_source("announcement", "");
    for (name, call) in [("One", Some("early")), ("Two", Some("early")), ("Three", None)] {
        let place = draft.add_place(name, PlaceKind::City, None, &source);
        let membership = draft.add_membership(&place, &source);
        draft.change::<Membership>(&membership, |record| {
            record.call = call.map(|call| CallRef::new(call).unwrap());
            record.from = call.is_none().then(|| undated.parse().ok()).flatten();
        });
    }
    draft.finish().unwrap()
}

fn unlisted(register: &Register, day: &str) -> Unlisted {
    register.on(parse_day(day).unwrap()).count().unlisted
}

#[test]
fn published_admissions_minus_listed_ones() {
    let network = support::small_network();
    let between = |low, high| Unlisted::Between { low, high };
    let rows = [
        ("2021-05-31", "", between(0, 0), "no call is effective yet"),
        ("2021-06-01", "", between(1, 2), "four published, two listed, and the undated one may be a third"),
        ("2021-06-01", "2021-06-09", between(2, 2), "a member of the late call's day is none of the early call"),
        ("2021-06-09", "2021-06-09", between(3, 5), "four and two or three published; it may be one of the late call"),
        ("2021-06-09", "2021-06-05", between(4, 5), "joined between the calls: none of the published ones"),
    ];
    for (day, undated, expected, why) in rows {
        assert_eq!(unlisted(&register(network, undated), day), expected, "{day}, {undated}: {why}");
    }
}

#[test]
fn a_deleted_published_number_makes_unlisted_unknown() {
    let text = support::small_network().text().replace("admitted = 4\n", "");
    let (programme, _) = Programme::from_toml("small-network.toml", &text).unwrap();
    let register = register(&programme, "");
    assert_eq!(unlisted(&register, "2021-06-01"), Unlisted::Unknown);
    let count = register.on(parse_day("2021-06-01").unwrap()).count();
    assert_eq!(count.upper_end(), None, "no upper end where nobody says how many were admitted");
}
