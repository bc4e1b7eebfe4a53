//! Meetings, partnerships and quality of a small network, worked out by hand.

use stadtnetz::language::Comparator;
use stadtnetz::place::PlaceKind;
use stadtnetz::programme::Programme;
use stadtnetz::register::{
    Attendance, CallRef, Capacity, Draft, Evidence, Id, LocalPartner, LocalRole, Meeting, Membership, Organisation,
    PartneredRef, Place, Register, SightingKind, Source,
};
use stadtnetz::statistics::{Between, Seat};
use stadtnetz::time::{Day, End, parse_day};

fn day(text: &str) -> Day {
    parse_day(text).unwrap()
}

fn ends<T: Copy>(range: Between<T>) -> (T, T) {
    (range.low(), range.high())
}

#[derive(Clone)]
struct Network {
    draft: Draft,
    source: Id<Source>,
}

impl Network {
    fn new() -> Self {
        let text = support::small_network().text().replacen(
            "[[phases]]",
            "[vocabulary]\nsource_of = { sectors = [\"announcement\"], meeting_kinds = [\"announcement\"] }\n\
             sectors = [{ id = \"civil\", de = \"a\", en = \"a\" }, { id = \"public\", de = \"b\", en = \"b\" }, { id = \"trade\", de = \"c\", en = \"c\" }]\n\
             meeting_kinds = [{ id = \"meeting\", de = \"d\", en = \"d\" }]\n\n[[phases]]",
            1,
        );
        let text = text.replacen(
            "admitted = 4\n",
            "admitted = 4\nrequired_sectors = [{ any_of = [\"civil\"] }, { any_of = [\"public\"] }]\n",
            1,
        );
        let (programme, _) = Programme::from_toml("small.toml", &text).unwrap();
        let mut draft = Draft::new(programme);
        let source = draft.add_source("announcement", "");
        Self { draft, source }
    }

    /// A member from a day to a last day on which it was still seen; either may be unknown.
    fn member(&mut self, name: &str, from: Option<&str>, seen: Option<&str>) -> Id<Membership> {
        let place = self.draft.add_place(name, PlaceKind::City, None, &self.source);
        let membership = self.draft.add_membership(&place, &self.source);
        self.draft.change::<Membership>(&membership, |record| {
            record.call = CallRef::new("early").ok();
            record.from = from.map(|from| from.parse().unwrap());
            record.open_as_of = seen.map(|seen| seen.parse().unwrap());
        });
        membership
    }

    fn meeting(
        &mut self,
        name: &str,
        on: &str,
        host: Option<&str>,
        persons: Option<i64>,
        cities: Option<i64>,
        came: &[&str],
    ) {
        let id: Id<Meeting> = self.draft.new_id(name);
        self.draft.put(Meeting {
            id: id.clone(),
            name: name.to_owned(),
            kind: "meeting".to_owned(),
            region: None,
            from: on.parse().ok(),
            last_day: None,
            host: host.map(|host| Id::<Place>::new(host).unwrap()),
            venue: None,
            topics: None,
            persons,
            persons_comparator: persons.map(|_| Comparator::Exactly),
            cities,
            cities_comparator: cities.map(|_| Comparator::Exactly),
            announced_cities: None,
            source: vec![self.source.clone()],
            note: None,
        });
        for place in came {
            self.draft.put(Attendance {
                id: self.draft.new_id(&format!("{name} {place}")),
                meeting: id.clone(),
                place: Id::new(*place).unwrap(),
                capacity: Capacity::Member,
                ordinal: None,
                evidence: Evidence::Direct,
                source: vec![self.source.clone()],
                note: None,
            });
        }
    }

    fn partner(&mut self, of: &Id<Membership>, name: &str, sector: Option<&str>, days: [Option<&str>; 2]) {
        let organisation: Id<Organisation> = self.draft.new_id(name);
        self.draft.put(Organisation {
            id: organisation.clone(),
            name: name.to_owned(),
            kind: None,
            sector: None,
            carrier: None,
            source: vec![self.source.clone()],
            note: None,
        });
        let [from, last_day] = days.map(|day| day.map(|day| day.parse().unwrap()));
        self.draft.put(LocalPartner {
            id: self.draft.new_id(&format!("{of} {name}")),
            subject: PartneredRef::new(of.as_str()).unwrap(),
            organisation,
            sector: sector.map(str::to_owned),
            role: LocalRole::Partner,
            core: None,
            from,
            last_day,
            source: vec![self.source.clone()],
            note: None,
        });
    }

    fn register(self) -> Register {
        self.draft.finish().unwrap()
    }
}

#[test]
fn attendance_counts_what_is_known_and_what_may_be() {
    let mut network = Network::new();
    network.member("alpha", Some("2021-06-01"), Some("2021-06-20"));
    network.member("beta", Some("2021-06-01"), Some("2021-06-20"));
    network.member("gamma", Some("2021-06-12"), None);
    network.meeting("open", "2021-06-10", Some("alpha"), Some(30), Some(12), &["alpha"]);
    network.meeting("full", "2021-06-15", Some("alpha"), Some(5), Some(1), &["alpha"]);
    network.meeting("unknown", "2021-06-18", None, Some(7), None, &["alpha"]);
    let register = network.register();
    let stats = register.stats();
    let (from, to) = (day("2021-06-01"), day("2021-06-30"));
    let rows = [
        ("alpha", (3, 3), (3, 3), Some((1.0, 1.0)), "named at all three"),
        ("beta", (3, 3), (0, 2), Some((0.0, 2.0 / 3.0)), "perhaps at two; at the full one all cities are named"),
        ("gamma", (0, 2), (0, 1), Some((0.0, 1.0)), "joined after the first; may have left before each of the others"),
    ];
    let attendance = stats.attendance(from, to);
    for ((place, meetings, attended, rate, why), row) in rows.into_iter().zip(&attendance) {
        assert_eq!((row.place.as_str(), ends(row.meetings), ends(row.attended)), (place, meetings, attended), "{why}");
        assert_eq!(row.attendance_rate.map(ends), rate, "{why}");
    }
    assert_eq!(attendance[0].recency.map(ends), Some((12, 12)), "last seen on 18 June");
    assert_eq!(attendance[1].recency, None, "never seen");

    let mut network = Network::new();
    network.member("alpha", Some("2021-06-01"), None);
    network.meeting("first", "[..2021-06-12]", None, None, None, &["alpha"]);
    let recency = |network: Network| network.register().stats().attendance(from, to)[0].recency.map(ends);
    assert_eq!(recency(network.clone()), Some((18, 29)), "not before it was a member");
    network.meeting("second", "2021-06-10", None, None, None, &["alpha"]);
    assert_eq!(recency(network), Some((18, 20)), "on the 10th, or at the other meeting up to the 12th");

    let summary = &stats.meeting_summary(from, to)[0];
    assert_eq!((ends(summary.members), summary.reached), ((3, 3), 1), "all three were members on some day");
    assert_eq!(summary.reach.map(ends), Some((1.0 / 3.0, 1.0)), "beta and gamma may have come unnamed");
    assert_eq!(
        summary.host_rotation.map(ends),
        Some((1.0 / 3.0, 2.0 / 3.0)),
        "alpha twice; the third may be another one"
    );
    assert_eq!(summary.host_gini, Some(0.0), "one known host has it all, which is even");

    let persons: Vec<Option<f64>> = stats.meetings(from, to).iter().map(|row| row.persons_per_city).collect();
    assert_eq!(persons, [Some(2.5), Some(5.0), None], "only where both numbers are published");
}

#[test]
fn partnerships_have_ranges_where_sectors_and_days_are_open() {
    let mut network = Network::new();
    let alpha = network.member("alpha", Some("2021-06-01"), None);
    network.partner(&alpha, "one", Some("civil"), [Some("2021-06-01"), None]);
    network.partner(&alpha, "two", Some("civil"), [Some("2021-06-05"), None]);
    network.partner(&alpha, "three", None, [Some("2021-06-01"), Some("2021-06-06")]);
    let register = network.register();
    let stats = register.stats();
    let mix = &stats.sector_mix(Seat::Record)[0];
    assert_eq!((mix.seats, mix.unsettled, ends(mix.richness)), (3, 1, (1, 2)));
    assert_eq!(mix.required_coverage.map(ends), Some((0.5, 1.0)), "the open seat may be the public one");
    let blau = ends(mix.blau);
    assert!(blau.0.abs() < 1e-12 && (blau.1 - 4.0 / 9.0).abs() < 1e-12, "all civil, or two to one");
    let turnover = &stats.partner_turnover(day("2021-06-04"), day("2021-06-09"))[0];
    assert_eq!((ends(turnover.joined), ends(turnover.left)), ((1, 1), (1, 1)), "two came, three left");
    assert_eq!(turnover.turnover.map(ends), Some((0.5, 0.5)), "(1 + 1) / (2 + 2)");
    let missing = stats.missing_value(&[]);
    let sector = missing.iter().find(|row| row.field == "sector").unwrap();
    assert_eq!((sector.settles.as_str(), ends(sector.number)), ("mix", (1, 1)), "the only open seat settles the mix");
}

#[test]
fn time_to_join_ends_with_observation() {
    let mut network = Network::new();
    network.member("alpha", Some("2021-06-05"), None);
    network.member("beta", Some("[2021-06-03..2021-06-08]"), None);
    network.member("gamma", Some("[2021-06-08..2021-06-12]"), None);
    let register = network.register();
    let until = day("2021-06-10");
    let eligible = ["alpha", "beta", "gamma", "delta"].map(|place| (place, day("2021-06-01")));
    let rows = register.stats().time_to_join(eligible, until);
    let found: Vec<_> = rows.iter().map(|row| (row.place.as_str(), row.joined, ends(row.time))).collect();
    let expected = [
        ("alpha", Some(true), (4, 4)),
        ("beta", Some(true), (2, 7)),
        ("gamma", None, (7, 9)), // within observation or after it
        ("delta", Some(false), (9, 9)),
    ];
    assert_eq!(found, expected);
    let before = register.stats().time_to_join([("alpha", day("2021-06-06"))], until);
    assert!(before.is_empty(), "it had joined before it could be waiting");
}

/// Seen after its last day: what is known of it contradicts itself, so nothing is certain.
#[test]
fn a_membership_that_contradicts_itself_may_have_ended_and_none_came_back() {
    let mut network = Network::new();
    let membership = network.member("alpha", Some("2021-06-01"), None);
    network.draft.change::<Membership>(&membership, |record| {
        (record.last_day, record.end) = ("2021-06-03".parse().ok(), End::Known);
    });
    let seen = "2021-06-08".parse().unwrap();
    network.draft.add_sighting(&membership, &seen, SightingKind::Press, &network.source);
    let register = network.register();
    let reentry = &register.stats().reentry(day("2021-06-05"))[0];
    assert_eq!((ends(reentry.ended), ends(reentry.reentered)), ((0, 1), (0, 0)));
}

#[test]
fn transitions_of_every_status_add_up_to_one() {
    let transitions = stadtnetz::engagierte_stadt().stats().transitions();
    let mut shares = std::collections::BTreeMap::new();
    for row in &transitions {
        *shares.entry((&row.from_phase, &row.from_status)).or_insert(0.0) += row.share;
    }
    assert!(shares.len() > 8);
    for (from, share) in shares {
        assert!((share - 1.0_f64).abs() < 1e-12, "{from:?}: {share}");
    }
}

#[test]
fn sources_are_independent_where_neither_what_they_derive_from_nor_their_publisher_is_the_same() {
    let rows = [
        ("a", "b", None, 1, "two publishers"),
        ("a", "a", None, 0, "one publisher twice"),
        ("a", "b", Some("first"), 0, "the second one copies the first"),
    ];
    for (one, other, copied, expected, why) in rows {
        let mut network = Network::new();
        let first = network.draft.add_source(one, "first");
        let second = network.draft.add_source(other, "second");
        if copied.is_some() {
            network.draft.change::<Source>(&second, |record| record.derived_from = vec![first.clone()]);
        }
        let alpha = network.member("alpha", None, None);
        network.draft.change::<Membership>(&alpha, |record| record.source = vec![first.clone(), second.clone()]);
        let quality = network.register().stats().quality();
        let of = |measure: &str| {
            quality.iter().find(|row| row.table == "memberships" && row.measure == measure).unwrap().part
        };
        assert_eq!((of("two-sources"), of("two-independent-sources")), (1, expected), "{why}");
    }
}
