//! P: keys, parts and positions of places.

use std::collections::BTreeMap;

use super::context::{Context, cell, found};
use super::rules::places as rules;
use crate::finding::Finding;
use crate::language::Template;
use crate::place::{PlaceKind, State};
use crate::register::{Place, PlaceKey, Record};
use crate::time::{Day, LAST_DAY};

/// The days on which a key certainly held; one without days holds on the day of the check.
fn held(context: &Context<'_>, key: &PlaceKey) -> (Day, Day) {
    let last = key.last_day.as_ref().map(crate::time::When::earliest);
    let from = key.from.as_ref().map(crate::time::When::latest).or(last).unwrap_or(context.day);
    (from, last.unwrap_or(LAST_DAY))
}

fn shared_day(a: (Day, Day), b: (Day, Day)) -> Option<Day> {
    let day = a.0.max(b.0);
    (day <= a.1.min(b.1)).then_some(day)
}

/// P002: one key of two places at once.
pub(super) fn key_held_twice(context: &Context<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut current: BTreeMap<String, &Place> = BTreeMap::new();
    for place in context.register.places() {
        let Some(key) = place.ags.as_ref().map(ToString::to_string) else { continue };
        if let Some(other) = current.get(key.as_str()) {
            findings.push(twice(place, "ags", &key, context.day, place, other));
        } else {
            current.insert(key, place);
        }
    }
    let mut dated: BTreeMap<(&str, &str), Vec<&PlaceKey>> = BTreeMap::new();
    for key in context.register.keys() {
        let others = dated.entry((key.scheme.as_str(), key.value.as_str())).or_default();
        let clash = others.iter().find_map(|other| {
            let day = shared_day(held(context, key), held(context, other)).filter(|_| other.place != key.place)?;
            let places = context.register.places();
            Some(twice(
                key,
                "value",
                &key.value,
                day,
                places.get(key.place.as_str())?,
                places.get(other.place.as_str())?,
            ))
        });
        findings.extend(clash);
        others.push(key);
    }
    findings
}

fn twice<T: Record>(record: &T, field: &'static str, key: &str, day: Day, place: &Place, other: &Place) -> Finding {
    let finding = found(&rules::KEY_HELD_TWICE, record, field).resting_on(cell(other, "ags"));
    finding.with("key", key).with("day", day).with("place", place.id()).with("other", other.id())
}

/// P003: two keys of one scheme of a place at once.
pub(super) fn two_keys(context: &Context<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (place, keys) in context.keys.iter() {
        for (at, key) in keys.iter().enumerate() {
            let clash = keys.iter().take(at).find_map(|other| {
                let same = other.scheme == key.scheme && other.value != key.value;
                Some((other, shared_day(held(context, key), held(context, other)).filter(|_| same)?))
            });
            findings.extend(clash.map(|(other, day)| {
                let finding = found(&rules::TWO_KEYS, *key, "value").resting_on(cell(*other, "value"));
                finding.with("place", place).with("day", day).with("key", &*key.value).with("other", &*other.value)
            }));
        }
    }
    findings
}

/// P006: a place that lies in itself.
pub(super) fn parent_cycle(context: &Context<'_>) -> Vec<Finding> {
    let places = context.register.places();
    let parent = |place: &Place| places.get(place.part_of.as_ref()?.as_str());
    let mut findings = Vec::new();
    for place in places {
        let mut path: Vec<&Place> = Vec::new();
        let mut above = parent(place);
        while let Some(next) = above.filter(|next| path.iter().all(|seen| seen.id != next.id)) {
            path.push(next);
            above = parent(next).filter(|_| next.id != place.id);
        }
        if path.last().is_some_and(|last| last.id == place.id) {
            let names: Vec<&str> = path.iter().map(|place| place.id()).collect();
            findings.push(found(&rules::PARENT_CYCLE, place, "part_of").with("place", place.id()).with("path", names));
        }
    }
    findings
}

/// P007: a membership that may go on after the last key of its place ended.
pub(super) fn place_ended(context: &Context<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (place, keys) in context.keys.iter() {
        let ends: Option<Vec<Day>> = keys.iter().map(|key| Some(key.last_day.as_ref()?.latest())).collect();
        let Some(last) = ends.and_then(|ends| ends.into_iter().max()).filter(|last| *last < context.day) else {
            continue;
        };
        let stays = context.stays_of(place);
        let beyond = stays.iter().filter(|stay| stay.bounds.last_latest.is_none_or(|end| last < end));
        findings.extend(beyond.map(|stay| {
            let finding = found(&rules::PLACE_ENDED, stay.membership, "last_day");
            finding.with("place", place).with("day", last)
        }));
    }
    findings
}

/// P009: a county, state or country where a municipality is meant.
pub(super) fn county_as_member(context: &Context<'_>) -> Vec<Finding> {
    let wrong = context
        .view
        .standings()
        .iter()
        .map(|standing| standing.place)
        .filter(|place| matches!(place.kind, PlaceKind::County | PlaceKind::State | PlaceKind::Country));
    wrong
        .map(|place| {
            let finding = found(&rules::COUNTY_AS_MEMBER, place, "kind");
            finding.with("place", place.id()).with("kind", place.kind.as_str())
        })
        .collect()
}

/// P010: a composite place that no place is a part of.
pub(super) fn composite_empty(context: &Context<'_>) -> Vec<Finding> {
    let composite = context.register.places().iter().filter(|place| place.kind == PlaceKind::Composite);
    let empty = composite.filter(|place| context.parts.get(place.id()).is_empty());
    empty.map(|place| found(&rules::COMPOSITE_EMPTY, place, "kind").with("place", place.id())).collect()
}

/// P012: a centre outside its state, or exactly that of another place.
pub(super) fn coordinates_doubtful(context: &Context<'_>) -> Vec<Finding> {
    let mut centres: BTreeMap<(u64, u64), &Place> = BTreeMap::new();
    let mut findings = Vec::new();
    for place in context.register.places() {
        let Some((latitude, longitude)) = place.latitude.zip(place.longitude) else { continue };
        let (north, east) = (latitude.degrees(), longitude.degrees());
        let finding = || {
            let finding = found(&rules::COORDINATES_DOUBTFUL, place, "latitude").resting_on(cell(place, "longitude"));
            finding.with("latitude", north.to_string()).with("longitude", east.to_string())
        };
        if place.state.is_some_and(|state| !extent(state).holds(north, east)) {
            let outside = Template::new("liegt außerhalb des eingetragenen Lands", "lies outside the recorded state");
            findings.push(finding().with("problem", outside));
        }
        if let Some(other) = centres.insert((north.to_bits(), east.to_bits()), place) {
            let same =
                Template::new("ist auch der Mittelpunkt eines anderen Orts", "is the centre of another place as well");
            findings.push(finding().with("problem", same).resting_on(cell(other, "latitude")));
        }
    }
    findings
}

/// A rectangle around a state, degrees.
struct Extent(f64, f64, f64, f64);

impl Extent {
    fn holds(&self, north: f64, east: f64) -> bool {
        (self.0..=self.1).contains(&north) && (self.2..=self.3).contains(&east)
    }
}

/// South, north, west and east of each state, rounded outwards to a tenth of a degree; from the centres of its municipalities in
/// the official directory of 31.12.2023, of the city states from their borders.
fn extent(state: State) -> Extent {
    match state {
        State::SchleswigHolstein => Extent(53.3, 55.1, 7.8, 11.4),
        State::Hamburg => Extent(53.3, 54.0, 8.4, 10.4),
        State::LowerSaxony => Extent(51.2, 53.9, 6.6, 11.7),
        State::Bremen => Extent(53.0, 53.7, 8.4, 9.0),
        State::NorthRhineWestphalia => Extent(50.3, 52.6, 5.8, 9.5),
        State::Hesse => Extent(49.3, 51.7, 7.7, 10.3),
        State::RhinelandPalatinate => Extent(48.9, 51.0, 6.1, 8.6),
        State::BadenWuerttemberg => Extent(47.5, 49.8, 7.5, 10.5),
        State::Bavaria => Extent(47.2, 50.6, 8.9, 13.9),
        State::Saarland => Extent(49.1, 49.7, 6.3, 7.5),
        State::Berlin => Extent(52.3, 52.7, 13.0, 13.8),
        State::Brandenburg => Extent(51.3, 53.6, 11.2, 14.8),
        State::MecklenburgVorpommern => Extent(53.1, 54.7, 10.5, 14.5),
        State::Saxony => Extent(50.1, 51.7, 11.8, 15.1),
        State::SaxonyAnhalt => Extent(50.9, 53.1, 10.5, 13.2),
        State::Thuringia => Extent(50.2, 51.7, 9.8, 12.7),
    }
}
