use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;

use super::transition::Transition;
use super::{History, Unexplained, UnitKey};
use crate::finding::Finding;
use crate::official::{Level, rules};
use crate::time::parse_day;

/// Which place a key means: its first known key and the first day it is known on. Renaming and key changes leave it as it is;
/// a merger and a dissolution end it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceId {
    key: UnitKey,
    since: NaiveDate,
}

impl PlaceId {
    /// Its first known key.
    pub fn key(self) -> UnitKey {
        self.key
    }

    /// The first day it is known on.
    pub fn since(self) -> NaiveDate {
        self.since
    }
}

impl fmt::Display for PlaceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{}@{}", self.key, self.since))
    }
}

/// Text that names no place of a directory.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is no place of a directory (expected its first key and day, such as 03156009@1990-12-31)")]
pub struct PlaceIdError(String);

impl FromStr for PlaceId {
    type Err = PlaceIdError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let read = |(key, since): (&str, &str)| Some(Self { key: key.parse().ok()?, since: parse_day(since).ok()? });
        text.split_once('@').and_then(read).ok_or_else(|| PlaceIdError(text.to_owned()))
    }
}

/// The days a key stood for one unit without a break, both inclusive.
#[derive(Clone, Copy, Debug)]
struct Run {
    key: UnitKey,
    since: NaiveDate,
    last: NaiveDate,
    /// A list of keys, no change, shows it for the first time.
    appeared: bool,
    /// A list of keys, no change, shows it gone.
    vanished: bool,
}

/// All places of a level: the runs of keys and which of them are one place.
#[derive(Debug, Default)]
pub(in crate::official) struct Places {
    runs: Vec<Run>,
    of_key: BTreeMap<UnitKey, Vec<usize>>,
    /// The place of each run, by position in `members`.
    place: Vec<usize>,
    /// The runs of each place, earliest first.
    members: Vec<Vec<usize>>,
    pub(in crate::official) unexplained: Vec<Unexplained>,
    pub(in crate::official) findings: Vec<Finding>,
}

impl Places {
    pub(super) fn find(history: &History, level: Level) -> Self {
        let mut walk = Walk { history, level, places: Self::default(), current: BTreeMap::new(), renewed: Vec::new() };
        let mut previous = None;
        for day in history.moments(level) {
            walk.pass(previous, day);
            previous = Some(day);
        }
        walk.finish()
    }

    /// The place a key means on a day.
    pub(in crate::official) fn place_of(&self, key: UnitKey, day: NaiveDate) -> Option<PlaceId> {
        let run = self.run(key, day)?;
        let first = self.runs.get(*self.members.get(*self.place.get(run)?)?.first()?)?;
        Some(PlaceId { key: first.key, since: first.since })
    }

    /// The key of a place on a day.
    pub(in crate::official) fn key_on(&self, place: PlaceId, day: NaiveDate) -> Option<UnitKey> {
        let first = self.run(place.key, place.since)?;
        let members = self.members.get(*self.place.get(first)?)?;
        let runs = members.iter().filter_map(|&run| self.runs.get(run));
        runs.into_iter().find(|run| (run.since..=run.last).contains(&day)).map(|run| run.key)
    }

    fn run(&self, key: UnitKey, day: NaiveDate) -> Option<usize> {
        let runs = self.of_key.get(&key)?.iter().copied();
        runs.into_iter().find(|&run| self.runs.get(run).is_some_and(|run| (run.since..=run.last).contains(&day)))
    }

    /// Makes one place of two runs, unless it would have two keys on one day.
    fn join(&mut self, one: usize, other: usize) -> bool {
        let (one, other) = (self.place[one], self.place[other]);
        if one == other {
            return true;
        }
        let overlap = |a: &usize, b: &usize| {
            let (a, b) = (&self.runs[*a], &self.runs[*b]);
            a.since <= b.last && b.since <= a.last
        };
        if self.members[one].iter().any(|a| self.members[other].iter().any(|b| overlap(a, b))) {
            return false;
        }
        let moved = std::mem::take(&mut self.members[other]);
        for &run in &moved {
            self.place[run] = one;
        }
        self.members[one].extend(moved);
        let runs = &self.runs;
        self.members[one].sort_by_key(|&run| runs[run].since);
        true
    }
}

/// Goes through the sources in the order of their days and keeps which run each key has.
struct Walk<'a> {
    history: &'a History,
    level: Level,
    places: Places,
    current: BTreeMap<UnitKey, usize>,
    renewed: Vec<(usize, usize)>,
}

impl Walk<'_> {
    fn pass(&mut self, previous: Option<NaiveDate>, day: NaiveDate) {
        let history = self.history;
        if self.level == Level::Municipality {
            for event in day.pred_opt().into_iter().flat_map(|before| history.between(before, day)) {
                self.change(event);
            }
        }
        let keys = match history.listed_on(self.level, day) {
            Some(keys) => keys.clone(),
            None => history.crosswalk_keys(self.level, day),
        };
        if !keys.is_empty() {
            self.compare(previous, day, &keys);
        }
    }

    fn change(&mut self, event: &Transition) {
        for &from in event.moves.keys() {
            if !self.current.contains_key(&from) {
                self.open(from, event.before, false);
            }
        }
        let renewed = event.renewed(|key| self.current.contains_key(&key) && !event.moves.contains_key(&key));
        let stays: BTreeSet<UnitKey> = event.moves.values().flatten().map(|part| part.to).collect();
        let before: BTreeMap<UnitKey, usize> =
            event.moves.keys().filter_map(|key| Some((*key, *self.current.get(key)?))).collect();
        for &from in event.moves.keys().filter(|from| !stays.contains(from)) {
            self.close(from, event.before, false);
        }
        for &(from, to) in &renewed {
            // A key that passes on while another unit takes it: a run of its own.
            if event.moves.contains_key(&to) && from != to {
                self.close(to, event.before, false);
            }
        }
        for to in stays {
            if !self.current.contains_key(&to) {
                self.open(to, event.after, false);
            }
        }
        for (from, to) in renewed {
            if let (Some(&old), Some(&new)) = (before.get(&from), self.current.get(&to)) {
                self.renewed.push((old, new));
            }
        }
    }

    fn compare(&mut self, previous: Option<NaiveDate>, day: NaiveDate, keys: &BTreeSet<UnitKey>) {
        let states: BTreeSet<_> = keys.iter().map(|key| key.state()).collect();
        let crosswalk = previous.and_then(|before| self.history.crosswalks_from(self.level, before)?.get(&day));
        let ended = |key: &UnitKey| {
            let parts = crosswalk.and_then(|transition| transition.moves.get(key));
            !keys.contains(key) || parts.is_some_and(|parts| parts.iter().all(|part| part.to != *key))
        };
        let gone: Vec<UnitKey> =
            self.current.keys().filter(|key| states.contains(&key.state()) && ended(key)).copied().collect();
        for key in gone {
            let Some(last) = self.current.get(&key).map(|&run| self.places.runs[run].last) else { continue };
            let known = self.history.covered_until(last).min(day.pred_opt().unwrap_or(day));
            let known = if self.level == Level::Municipality { known } else { last };
            self.close(key, known, true);
        }
        for &key in keys {
            match self.current.get(&key) {
                Some(&run) => self.places.runs[run].last = day,
                None => self.open(key, day, previous.is_some()),
            }
        }
    }

    fn open(&mut self, key: UnitKey, since: NaiveDate, appeared: bool) {
        let run = self.places.runs.len();
        self.places.runs.push(Run { key, since, last: since, appeared, vanished: false });
        self.places.of_key.entry(key).or_default().push(run);
        self.current.insert(key, run);
    }

    fn close(&mut self, key: UnitKey, last: NaiveDate, vanished: bool) {
        if let Some(run) = self.current.remove(&key) {
            let run = &mut self.places.runs[run];
            run.last = run.last.max(last);
            run.vanished = vanished;
        }
    }

    fn finish(self) -> Places {
        let Self { history, level, mut places, current, mut renewed } = self;
        for &run in current.values() {
            let last = &mut places.runs[run].last;
            *last = if level == Level::Municipality { history.covered_until(*last) } else { *last };
        }
        places.place = (0..places.runs.len()).collect();
        places.members = places.place.iter().map(|&run| vec![run]).collect();
        let mut crosswalks: Vec<&Transition> = history.crosswalks(level).collect();
        crosswalks.sort_by_key(|transition| (transition.after - transition.before, transition.before));
        for transition in crosswalks {
            for (from, to) in transition.renewed(|_| false) {
                if let (Some(old), Some(new)) = (places.run(from, transition.before), places.run(to, transition.after))
                {
                    renewed.push((old, new));
                }
            }
        }
        for (old, new) in renewed {
            if !places.join(old, new) {
                let [old, new] = [old, new].map(|run| places.runs[run].key.to_string());
                let finding = Finding::new(&rules::PLACE_WITH_TWO_KEYS).with("old", old).with("new", new);
                places.findings.push(finding);
            }
        }
        places.unexplained = unexplained(history, level, &places);
        places
    }
}

/// The runs that begin or end with a list of keys and that no crosswalk names.
fn unexplained(history: &History, level: Level, places: &Places) -> Vec<Unexplained> {
    let mut named: BTreeSet<usize> = BTreeSet::new();
    for transition in history.crosswalks(level) {
        named.extend(transition.moves.keys().filter_map(|&from| places.run(from, transition.before)));
        let targets = transition.moves.values().flatten();
        named.extend(targets.filter_map(|part| places.run(part.to, transition.after)));
    }
    let silent = places.runs.iter().enumerate().filter(|(position, _)| !named.contains(position));
    let ends = silent.flat_map(|(_, run)| [(run, true, run.vanished, run.last), (run, false, run.appeared, run.since)]);
    ends.filter(|(_, _, unsaid, _)| *unsaid)
        .map(|(run, vanished, _, known)| Unexplained { key: run.key, vanished, known })
        .collect()
}
