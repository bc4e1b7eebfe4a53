//! Coverage against a small directory worked out by hand: five municipalities, an association, unincorporated land.

use stadtnetz::official::{Designation, Level, Unit, gv100ad};
use stadtnetz::place::{Edges, Latitude, Longitude, PlaceKind, PopulationBand, RegionalKey, State};
use stadtnetz::programme::{BandScale, Programme};
use stadtnetz::register::{Draft, Membership, Place, Register};
use stadtnetz::statistics::{Between, By, Coverage};
use stadtnetz::time::{Day, parse_day};

fn day() -> Day {
    parse_day("2021-06-05").unwrap()
}

fn municipality(ars: &str, name: &str, inhabitants: i64, longitude: f64) -> Unit {
    let ars: RegionalKey = ars.parse().unwrap();
    let mut unit = Unit::new(Level::Municipality, Some(ars), None, name, 1);
    unit.inhabitants = Some(inhabitants);
    unit.latitude = Latitude::new(0.0).ok();
    unit.longitude = Longitude::new(longitude).ok();
    unit
}

/// Two states; centres on the equator, one degree (111.195 km) apart.
fn directory() -> Vec<Unit> {
    let mut forest = municipality("064350000444", "Forest", 0, 9.0);
    forest.designation = Designation::new(66);
    vec![
        municipality("066110000000", "Alpha", 50_000, 1.0),
        municipality("066120001001", "Beta", 20_000, 2.0),
        municipality("066120001002", "Gamma", 5_000, 4.0),
        municipality("010010000000", "Delta", 100_000, 7.0),
        municipality("010020000000", "Epsilon", 30_000, 8.0),
        forest,
        Unit::new(Level::Association, "066120001".parse().ok(), None, "Beta and Gamma", 7),
    ]
}

fn scale() -> BandScale {
    let text = format!(
        "{}\n[[bands]]\nid = \"all\"\nfrom = \"2021-01-01\"\nverified_until = \"2021-12-31\"\nedges = \"unspecified\"\n\
         reference_day = \"unspecified\"\npopulation_basis = \"unspecified\"\nsource = [\"announcement\"]\n\
         steps = [{{ id = \"small\", lower = 10000, upper = 40000 }}, {{ id = \"large\", lower = 40000, upper = 100000 }}]\n",
        support::small_network().text()
    );
    let (programme, _) = Programme::from_toml("bands.toml", &text).unwrap();
    programme.bands()[0].clone()
}

/// Alpha is a member for certain, the association may be one, Delta exactly on the limit is one.
fn register() -> Register {
    let mut draft = Draft::new(support::small_network().clone());
    let source = draft.add_source("announcement", "");
    let members = [
        ("Alpha", PlaceKind::City, State::Hesse, Some("06611000"), None, Some("2021-06-01")),
        ("Union", PlaceKind::Association, State::Hesse, None, Some("066120001"), None),
        ("Delta", PlaceKind::City, State::SchleswigHolstein, Some("01001000"), None, Some("2021-06-01")),
    ];
    for (name, kind, state, ags, ars, from) in members {
        let place = draft.add_place(name, kind, Some(state), &source);
        draft.change::<Place>(&place, |record| {
            record.ags = ags.and_then(|ags| ags.parse().ok());
            record.ars = ars.and_then(|ars| ars.parse().ok());
        });
        let membership = draft.add_membership(&place, &source);
        draft.change::<Membership>(&membership, |record| {
            record.from = from.and_then(|from| from.parse().ok());
            record.open_as_of = from.map(|_| "2021-06-20".parse().unwrap());
        });
    }
    draft.finish().unwrap()
}

#[test]
fn edges_of_the_test_scale_are_unspecified() {
    assert_eq!(scale().bands[0].band, PopulationBand::new(10_000, Some(40_000), Edges::Unspecified).unwrap());
}

#[test]
fn coverage_of_everything_is_what_was_worked_out_by_hand() {
    let (units, register, scale) = (directory(), register(), scale());
    let coverage = register.stats().coverage(&units, &[], Some(&scale), day());
    let all = &coverage[0];
    assert_eq!(all.municipalities, 5, "forest and association are no municipalities");
    assert_eq!((all.eligible.low(), all.eligible.high()), (3, 4), "Delta lies on the limit, Gamma below");
    assert_eq!((all.members.low(), all.members.high()), (2, 3), "the association has no day");
    assert_eq!((all.eligible_members.low(), all.eligible_members.high()), (1, 2), "Alpha, and Delta if it is eligible");
    let penetration = all.penetration.unwrap();
    assert_eq!((penetration.low(), penetration.high()), (1.0 / 3.0, 0.5), "1 of 3, or 2 of 4: never 1 of 4");
    assert_eq!(
        all.covered.map(|persons| (persons.low(), persons.high())),
        Some((150_000, 175_000)),
        "with Beta and Gamma of the association"
    );
    assert_eq!(all.population, Some(205_000));

    let mut unknown = units.clone();
    unknown[2].inhabitants = None;
    let all = &register.stats().coverage(&unknown, &[], Some(&scale), day())[0];
    assert_eq!(
        (all.population, all.covered, all.population_coverage),
        (None, None, None),
        "Gamma's inhabitants are not zero"
    );
    assert_eq!(all.eligible.high(), 5, "it may be eligible");
}

#[test]
fn coverage_by_state_and_band_adds_up() {
    let (units, register, scale) = (directory(), register(), scale());
    let stats = register.stats();
    let coverage = stats.coverage(&units, &[By::State, By::Band], Some(&scale), day());
    let rows: Vec<(&str, &str, usize, usize)> = coverage
        .iter()
        .map(|row| {
            (row.state.as_deref().unwrap(), row.band.as_deref().unwrap(), row.municipalities, row.members.high())
        })
        .collect();
    let expected = [
        ("DE-SH", "large", 1, 1),
        ("DE-SH", "small", 1, 0),
        ("DE-HE", "below", 1, 0),
        ("DE-HE", "large", 1, 1),
        ("DE-HE", "other-kind", 0, 1),
        ("DE-HE", "small", 1, 0),
    ];
    assert_eq!(rows, expected);
    let all = &stats.coverage(&units, &[], Some(&scale), day())[0];
    assert_eq!(coverage.iter().map(|row| row.population).sum::<Option<i64>>(), all.population);
    let covered = |row: &Coverage| row.covered.map(Between::high);
    assert_eq!(coverage.iter().map(covered).sum::<Option<i64>>(), covered(all));
    let association = coverage.iter().find(|row| row.band.as_deref() == Some("other-kind")).unwrap();
    assert_eq!(association.penetration, None, "of no municipality there is no share");
}

#[test]
fn location_quotients_weigh_states_by_their_eligible_municipalities() {
    let (units, register, scale) = (directory(), register(), scale());
    let quotients = register.stats().location_quotient(&units, Some(&scale), day());
    let of = |state: &str| quotients.iter().find(|row| row.state == state).unwrap();
    assert_eq!(of("DE-HE").quotient, Some(1.5), "all eligible members, two of three eligible municipalities");
    assert_eq!(of("DE-SH").quotient, Some(0.0), "Epsilon is eligible, nobody joined; Delta is not for certain");
    assert_eq!(of("DE-BY").quotient, None, "nothing eligible");
}

#[test]
fn distance_is_that_to_the_nearest_member() {
    let (units, register, scale) = (directory(), register(), scale());
    let distance = register.stats().distance(&units, Some(&scale), day());
    let degree = 6_371.008_8 * std::f64::consts::PI / 180.0;
    let certain = &distance[0];
    assert_eq!(certain.municipalities, 2, "Beta and Epsilon");
    assert!((certain.median.unwrap() - degree).abs() < 1e-9 && (certain.largest.unwrap() - degree).abs() < 1e-9);
    assert_eq!(distance[2].municipalities, 1, "Beta belongs to the association, which may be a member");
}

/// The sums were taken from the file's columns by a script of a few lines that knows nothing of this library.
#[test]
fn coverage_by_the_official_directory_is_what_its_columns_add_up_to() {
    let Some(bytes) = support::shared("data/official/GV100AD_30112025.txt") else { return };
    let edition = gv100ad::read("GV100AD_30112025.txt", &bytes).unwrap();
    let stats = stadtnetz::engagierte_stadt().stats();
    let all = &stats.coverage(&edition.units, &[], None, parse_day("2025-11-30").unwrap())[0];
    assert_eq!(all.municipalities, 10_751, "10,953 lines of municipalities, 202 of them unincorporated");
    assert_eq!(
        (all.eligible.low(), all.eligible.high()),
        (1_569, 1_569),
        "above 10,000 and below 250,000, none on a limit"
    );
    assert_eq!(all.population, Some(83_576_223));
    assert_eq!(all.members.high(), 126, "of 128 places, Gießen and Herzberg am Harz left for certain");
    assert_eq!(
        all.covered.map(Between::high),
        Some(6_962_287),
        "7,064,258 in all 128 without these two, each municipality once"
    );
}
