//! Names against the directory of 2025: every hard case, every member of the embedded register, every renamed municipality.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use proptest::prelude::*;
use stadtnetz::engagierte_stadt;
use stadtnetz::official::name::{Context, NameIndex, Resolution, fold};
use stadtnetz::official::{Level, Unit, gv100ad};
use stadtnetz::place::{PlaceKind, State};
use stadtnetz::register::Place;

fn units(file: &str) -> Option<Vec<Unit>> {
    let bytes = support::shared(&format!("data/official/{file}"))?;
    Some(gv100ad::read(file, &bytes).unwrap().units)
}

fn index() -> Option<&'static NameIndex> {
    static INDEX: OnceLock<Option<NameIndex>> = OnceLock::new();
    INDEX.get_or_init(|| units("GV100AD_30112025.txt").map(NameIndex::new)).as_ref()
}

/// The AGS of a municipality, the regional key of anything else.
fn key(unit: &Unit) -> String {
    unit.ags.map(|ags| ags.to_string()).or_else(|| unit.ars.map(|ars| ars.to_string())).unwrap_or_default()
}

/// The key of a match; else what kind of refusal it is.
fn answer(resolution: &Resolution<'_>) -> String {
    match resolution {
        Resolution::NotFound(found) => found.reason.as_str().to_owned(),
        other => other.unit().map_or_else(|| other.as_str().to_owned(), key),
    }
}

#[test]
fn hard_cases() {
    let Some(index) = index() else { return };
    let mut wrong = Vec::new();
    for row in support::rows("names.csv") {
        let given = |column: &str| Some(row[column].as_str()).filter(|text| !text.is_empty());
        let mut context = Context::new()
            .state(given("state").and_then(State::from_list))
            .kind(given("kind").map(|kind| kind.parse::<PlaceKind>().unwrap()));
        if let Some(county) = given("county") {
            context = context.county(county);
        }
        if let Some(postcode) = given("postcode") {
            context = context.postcode(postcode);
        }
        if let Some(inhabitants) = given("population") {
            context = context.population(inhabitants.parse().unwrap(), 0.1);
        }
        let resolution = index.resolve(&row["name"], &context);
        if answer(&resolution) != row["expected"] {
            wrong.push(format!("{row:?}: {} {resolution:?}", answer(&resolution)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn answers_show_what_else_there_is() {
    let Some(index) = index() else { return };
    let ask = |name| index.resolve(name, &Context::new());
    let Resolution::Match(kassel) = ask("Kassel") else { panic!("Kassel is one city") };
    assert_eq!(
        kassel.namesakes.iter().map(|unit| key(unit)).collect::<Vec<_>>(),
        ["06633"],
        "the district beside the city"
    );
    let Resolution::Ambiguous(frankfurt) = ask("Frankfurt") else { panic!("there are two") };
    assert_eq!(frankfurt.iter().map(|candidate| key(candidate.unit)).collect::<Vec<_>>(), ["06412000", "12053000"]);

    for (name, near) in [
        ("Munchen", "09162000"),
        ("Grafenhainichen", "15091110"),
        ("Kandertal", "083365008"),
        ("Mainz-Mombach", "07315000"),
        ("Weißenstadt", "09479166"),
        ("Naumburg an der Saal", "15084355"),
    ] {
        let Resolution::NotFound(found) = ask(name) else { panic!("{name} is no name") };
        assert!(found.near.iter().any(|found| key(found.unit) == near), "{name}: {:?}", found.near);
        assert!(found.near.iter().all(|near| (0.0..=1.0).contains(&near.similarity)), "{name}");
    }
}

/// How many answers are right, how many are refusals by their word; everything else is wrong.
#[derive(Debug, Default)]
struct Tally {
    right: usize,
    refused: BTreeMap<String, Vec<String>>,
    wrong: Vec<String>,
}

impl Tally {
    fn add(&mut self, name: &str, expected: &str, resolution: &Resolution<'_>) {
        match resolution {
            Resolution::Match(found) if key(found.candidate.unit) == expected => self.right += 1,
            Resolution::Ambiguous(candidates)
                if !candidates.iter().any(|candidate| key(candidate.unit) == expected) =>
            {
                self.wrong.push(format!("{name}: {expected} is not among {candidates:?}"));
            }
            Resolution::Match(found) => self.wrong.push(format!("{name}: {:?}, not {expected}", found.candidate)),
            _ => self.refused.entry(answer(resolution)).or_default().push(name.to_owned()),
        }
    }

    /// Asserts that nothing is wrong, and exactly how much is right and refused.
    fn meets(&self, what: &str, right: usize, refused: &[(&str, usize)]) {
        let refused_here: Vec<(&str, usize)> =
            self.refused.iter().map(|(word, names)| (word.as_str(), names.len())).collect();
        println!("{what}: {} right, refused {refused_here:?}, {} wrong", self.right, self.wrong.len());
        assert!(self.wrong.is_empty(), "{what}: {:?}", self.wrong);
        assert_eq!((self.right, refused_here.as_slice()), (right, refused), "{what}");
    }
}

fn member_places() -> Vec<&'static Place> {
    let places: BTreeSet<&str> = engagierte_stadt().memberships().iter().map(|member| member.place.as_str()).collect();
    places.into_iter().filter_map(|place| engagierte_stadt().places().get(place)).collect()
}

fn place_key(place: &Place) -> String {
    place.ags.map(|ags| ags.to_string()).or_else(|| place.ars.map(|ars| ars.to_string())).unwrap_or_default()
}

/// A name as sources write it who leave out where the place lies.
fn bare(name: &str) -> &str {
    let cuts = [" (", "/", " am ", " an ", " im ", " in ", " vor "];
    cuts.iter().filter_map(|cut| name.find(cut)).min().map_or(name, |at| &name[..at])
}

#[test]
fn every_member_of_the_register_resolves_or_is_refused() {
    let Some(index) = index() else { return };
    let (mut named, mut barely, mut of_kind) = (Tally::default(), Tally::default(), Tally::default());
    for place in member_places() {
        let in_state = Context::new().state(place.state);
        let expected = place_key(place);
        named.add(&place.name, &expected, &index.resolve(&place.name, &in_state));
        barely.add(&place.name, &expected, &index.resolve(bare(&place.name), &in_state));
        of_kind.add(&place.name, &expected, &index.resolve(bare(&place.name), &in_state.kind(place.kind)));
    }
    named.meets("name and state", 124, &[("ambiguous", 1), ("part-of", 3)]);
    assert_eq!(named.refused["part-of"], ["Berlin-Schöneweide", "Hamburg-Bergedorf", "Mainz-Mombach"]);
    barely.meets("bare name and state", 121, &[("ambiguous", 4), ("part-of", 3)]);
    assert_eq!(
        barely.refused["ambiguous"],
        ["Buchholz in der Nordheide", "Holzkirchen", "Neustadt an der Aisch", "Neustadt an der Weinstraße"]
    );
    of_kind.meets("bare name, state and kind", 123, &[("ambiguous", 2), ("kind-not-listed", 3)]);
    assert_eq!(of_kind.refused["ambiguous"], ["Holzkirchen", "Neustadt an der Aisch"]);
}

#[test]
fn renamed_municipalities_are_never_taken_for_others() {
    let (Some(index), Some(before)) = (index(), units("GV100AD_311217.ASC")) else { return };
    let today: BTreeMap<String, &Unit> =
        index.units().iter().filter(|unit| unit.ags.is_some()).map(|unit| (key(unit), unit)).collect();
    let renamed = |unit: &&Unit| today.get(&key(unit)).is_some_and(|now| now.name != unit.name);
    let renamed: Vec<&Unit> = before.iter().filter(|unit| unit.ags.is_some()).filter(renamed).collect();
    assert_eq!(renamed.len(), 176);
    let (mut alone, mut in_state, mut in_county) = (Tally::default(), Tally::default(), Tally::default());
    for unit in renamed {
        let context = Context::new();
        alone.add(&unit.name, &key(unit), &index.resolve(&unit.name, &context));
        let context = context.state(unit.state());
        in_state.add(&unit.name, &key(unit), &index.resolve(&unit.name, &context));
        let context = context.county(&key(unit)[..5]);
        in_county.add(&unit.name, &key(unit), &index.resolve(&unit.name, &context));
    }
    alone.meets("old name", 166, &[("ambiguous", 7), ("part-of", 1), ("unknown-name", 2)]);
    assert_eq!(alone.refused["unknown-name"], ["Neualbenreuth, M", "Weißenstadt, St"]);
    in_state.meets("old name and state", 171, &[("ambiguous", 2), ("part-of", 1), ("unknown-name", 2)]);
    in_county.meets("old name, state and district", 173, &[("part-of", 1), ("unknown-name", 2)]);
}

/// How many units bear each name that two or more bear.
fn shared_names<'a>(units: &[&'a Unit], name: impl Fn(&'a Unit) -> String) -> Vec<usize> {
    let mut bearers: BTreeMap<String, usize> = BTreeMap::new();
    for unit in units {
        *bearers.entry(name(unit)).or_default() += 1;
    }
    bearers.into_values().filter(|count| *count > 1).collect()
}

#[test]
fn official_names_resolve_to_themselves_or_stay_ambiguous() {
    let Some(index) = index() else { return };
    let all: Vec<&Unit> = index.units().iter().filter(|unit| unit.level == Level::Municipality).collect();
    assert_eq!(shared_names(&all, |unit| unit.name.clone()).len(), 298);

    let municipalities: Vec<&Unit> = all.into_iter().filter(|unit| unit.is_incorporated()).collect();
    assert_eq!(municipalities.len(), 10_751);
    let folded = |unit: &Unit| fold(unit.name.split([',', '(']).next().unwrap_or_default());
    let ambiguous_within = |digits: usize| {
        let within = shared_names(&municipalities, |unit| format!("{} {}", &key(unit)[..digits], folded(unit)));
        within.into_iter().sum::<usize>()
    };
    assert_eq!([0, 2, 5].map(ambiguous_within), [1_052, 395, 12], "in Germany, in a state, in a district");

    let mut tallies: [Tally; 3] = Default::default();
    for unit in municipalities {
        let in_state = Context::new().state(unit.state());
        let in_county = in_state.clone().county(&key(unit)[..5]);
        for (tally, context) in tallies.iter_mut().zip([Context::new(), in_state, in_county]) {
            tally.add(&unit.name, &key(unit), &index.resolve(&unit.name, &context));
        }
    }
    let [alone, in_state, in_county] = tallies;
    alone.meets("official name", 9_866, &[("ambiguous", 885)]);
    in_state.meets("official name and state", 10_367, &[("ambiguous", 384)]);
    in_county.meets("official name, state and district", 10_742, &[("ambiguous", 9)]);
    assert_eq!(
        in_county.refused["ambiguous"],
        [
            "Becherbach",
            "Herschbach",
            "Stahlhofen",
            "Bermersheim",
            "Altheim",
            "Rieden",
            "Neuenkirchen",
            "Neuenkirchen",
            "Neukirch"
        ]
    );
}

proptest! {
    #[test]
    fn folding_twice_changes_nothing(text in "\\PC{0,40}") {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once);
    }

    /// Brackets, commas, slashes, words of sorts and letters of all kinds, in any order.
    #[test]
    fn every_text_has_an_answer(text in "((Stadt|Landkreis|VG|OT|St\\.|a\\.d\\.|an der|Neustadt|Bautzen|Kassel|[(),/. -]|\\PC| ){0,4}){0,4}") {
        let Some(index) = index() else { return Ok(()) };
        let found = index.resolve(&text, &Context::new());
        prop_assert_eq!(&found, &index.resolve(&format!(" {text} "), &Context::new()));
        if let Some(unit) = found.unit() {
            let written = fold(&text);
            let names = [unit.name.as_str(), unit.name.split('/').nth(1).unwrap_or_default()].map(fold);
            let borne = |name: &String| name.split(' ').any(|word| word.len() > 3 && written.contains(word));
            prop_assert!(names.iter().any(borne), "{}: {}", text, unit.name);
        }
    }

    #[test]
    fn more_context_never_turns_one_match_into_another(
        place in any::<prop::sample::Index>(),
        others in prop::collection::vec(any::<prop::sample::Index>(), 5),
        told in prop::collection::vec(0..3_u8, 4),
        cut in any::<bool>(),
    ) {
        let Some(groups) = bearers() else { return Ok(()) };
        let group = &groups[place.index(groups.len())];
        let full = others[0].get(group).name.as_str();
        let name = if cut { bare(full.split(',').next().unwrap_or_default()) } else { full };
        let kinds = [PlaceKind::City, PlaceKind::Municipality, PlaceKind::Association, PlaceKind::County];
        // The kind comes first: without one the municipality is meant, with one perhaps another unit.
        let kind = others[4].index(2 * kinds.len());
        let mut context = Context::new().kind(kinds.get(kind).copied());
        let mut matched = None;
        for (at, told) in told.iter().enumerate() {
            // What is told may be true of the place, or of another one of its name.
            let unit = if *told == 2 { others[at].get(group) } else { others[0].get(group) };
            context = match (told, at) {
                (0, _) => context,
                (_, 0) => context.state(unit.state()),
                (_, 1) => context.county(key(unit).get(..5).unwrap_or_default()),
                (_, 2) => context.postcode(unit.postcode.clone().unwrap_or_default()),
                _ => context.population(unit.inhabitants.unwrap_or_default(), 0.2),
            };
            let found = index().and_then(|index| index.resolve(name, &context).unit()).map(key);
            prop_assert!(matched.is_none() || found.is_none() || matched == found, "{name}: {matched:?}, {found:?} with {context:?}");
            matched = matched.or(found);
        }
    }
}

/// The units of every bare name that two or more bear.
fn bearers() -> Option<&'static [Vec<&'static Unit>]> {
    static BEARERS: OnceLock<Option<Vec<Vec<&'static Unit>>>> = OnceLock::new();
    let grouped = |index: &'static NameIndex| {
        let mut groups: BTreeMap<String, Vec<&Unit>> = BTreeMap::new();
        for unit in index.units() {
            groups.entry(fold(bare(unit.name.split(',').next().unwrap_or_default()))).or_default().push(unit);
        }
        groups.into_values().filter(|group| group.len() > 1).collect()
    };
    BEARERS.get_or_init(|| index().map(grouped)).as_deref()
}

#[test]
fn an_independent_list_is_met() {
    let (Some(index), Some(bytes)) = (index(), support::shared("data/official/zuordnung_plz_ort_landkreis.csv")) else {
        return;
    };
    let current: BTreeSet<String> = index.units().iter().filter(|unit| unit.ags.is_some()).map(key).collect();
    let (mut in_state, mut with_all) = (Tally::default(), Tally::default());
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    let rows = reader.deserialize::<support::Row>().map(Result::unwrap);
    for row in rows.filter(|row| current.contains(&row["ags"])) {
        let context = Context::new().state(State::from_list(&row["bundesland"]));
        in_state.add(&row["ort"], &row["ags"], &index.resolve(&row["ort"], &context));
        let context = context.county(&row["landkreis"]).postcode(&row["plz"]);
        with_all.add(&row["ort"], &row["ags"], &index.resolve(&row["ort"], &context));
    }
    in_state.meets("name and state", 12_381, &[("ambiguous", 446), ("unknown-name", 3)]);
    // Fifteen have a postcode of another region than their seat's: Wiesbaden has some of Mainz.
    with_all.meets(
        "name, state, district and postcode",
        12_810,
        &[("ambiguous", 2), ("contradicted", 15), ("unknown-name", 3)],
    );
}
