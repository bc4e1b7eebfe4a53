use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;

use super::transition::Transition;
use super::{ChangeList, Places, UnitKey};
use crate::finding::{Finding, Origin};
use crate::official::{Change, Crosswalk, Edition, Level, rules};

/// What all sources together say about keys through time.
#[derive(Debug, Default)]
pub(in crate::official) struct History {
    lists: Vec<ChangeList>,
    /// Changes of municipalities in the order they hold.
    events: Vec<Transition>,
    /// By level, first and last day.
    crosswalks: BTreeMap<(Level, NaiveDate), BTreeMap<NaiveDate, Transition>>,
    /// The keys of the editions.
    listed: BTreeMap<(Level, NaiveDate), BTreeSet<UnitKey>>,
    places: OnceLock<[Places; 2]>,
}

/// A key that appeared or vanished between two lists of keys, and no source says from where or to where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Unexplained {
    /// The key.
    pub key: UnitKey,
    /// Whether it vanished; else it appeared.
    pub vanished: bool,
    /// The last day it is known on, where it vanished; else the first one.
    pub known: NaiveDate,
}

impl History {
    pub(in crate::official) fn new(
        editions: &[Edition],
        mut lists: Vec<ChangeList>,
        crosswalks: &[Crosswalk],
        findings: &mut Vec<Finding>,
    ) -> Self {
        lists.sort_by(|a, b| (a.first(), a.last(), a.file()).cmp(&(b.first(), b.last(), b.file())));
        let mut history = Self { events: events(&lists, findings), lists, ..Self::default() };
        for transition in crosswalks.iter().flat_map(Transition::of_crosswalk) {
            let Some(level) = transition.moves.keys().next().map(|key| key.level()) else { continue };
            let of_day = history.crosswalks.entry((level, transition.before)).or_default();
            of_day.entry(transition.after).or_insert(transition);
        }
        for edition in editions {
            for key in edition.units.iter().filter_map(UnitKey::of) {
                history.listed.entry((key.level(), edition.territory)).or_default().insert(key);
            }
        }
        history
    }

    /// The changes of municipalities after a day and up to another.
    pub(super) fn between(&self, after: NaiveDate, until: NaiveDate) -> impl Iterator<Item = &Transition> {
        let start = self.events.partition_point(|event| event.after <= after);
        self.events[start..].iter().take_while(move |event| event.after <= until)
    }

    /// The change lists that cover days after a day and up to another.
    pub(in crate::official) fn lists(&self, after: NaiveDate, until: NaiveDate) -> impl Iterator<Item = &ChangeList> {
        self.lists.iter().filter(move |list| list.last() > after && list.first() <= until)
    }

    /// The last day up to which every day after the given one lies in a change list.
    pub(in crate::official) fn covered_until(&self, day: NaiveDate) -> NaiveDate {
        let mut reached = day;
        for list in &self.lists {
            let next = reached.succ_opt().unwrap_or(reached);
            if list.first() <= next && list.last() > reached {
                reached = list.last();
            }
        }
        reached
    }

    /// Whether the change lists say everything about a level between two days. They say nothing of districts, which are
    /// therefore as they were only where nothing passed from one to another.
    pub(super) fn settles(&self, level: Level, after: NaiveDate, until: NaiveDate) -> bool {
        let crosses = |event: &Transition| {
            let mut parts = event.moves.iter().flat_map(|(from, parts)| parts.iter().map(move |part| (from, part.to)));
            parts.any(|(from, to)| from.district_digits() != to.district_digits())
        };
        until <= self.covered_until(after) && (level == Level::Municipality || !self.between(after, until).any(crosses))
    }

    /// The crosswalks of a level that begin on a day, by the day they end on.
    pub(super) fn crosswalks_from(&self, level: Level, day: NaiveDate) -> Option<&BTreeMap<NaiveDate, Transition>> {
        self.crosswalks.get(&(level, day))
    }

    /// The days between two on which crosswalks of a level begin, the last one first.
    pub(super) fn crosswalk_starts(&self, level: Level, after: NaiveDate, until: NaiveDate) -> Vec<NaiveDate> {
        let starts = self.crosswalks.range((level, after)..=(level, until.max(after)));
        starts.rev().map(|(&(_, day), _)| day).filter(|day| *day > after && *day < until).collect()
    }

    pub(super) fn crosswalks(&self, level: Level) -> impl Iterator<Item = &Transition> {
        self.crosswalks.iter().filter(move |((of, _), _)| *of == level).flat_map(|(_, by_end)| by_end.values())
    }

    /// The keys an edition lists for exactly this day.
    pub(super) fn listed_on(&self, level: Level, day: NaiveDate) -> Option<&BTreeSet<UnitKey>> {
        self.listed.get(&(level, day))
    }

    /// The first day of an edition after a day.
    pub(super) fn next_listed(&self, level: Level, after: NaiveDate) -> Option<(NaiveDate, &BTreeSet<UnitKey>)> {
        let later = after.succ_opt()?;
        let (&(of, day), keys) = self.listed.range((level, later)..).next()?;
        (of == level).then_some((day, keys))
    }

    /// The keys in use on a day, where an edition, an edition with its changes or a crosswalk lists them.
    pub(in crate::official) fn keys_on(&self, level: Level, day: NaiveDate) -> Option<Cow<'_, BTreeSet<UnitKey>>> {
        let newest = self.listed.range((level, NaiveDate::MIN)..=(level, day)).next_back();
        if let Some((&(_, listed), keys)) = newest {
            if listed == day {
                return Some(Cow::Borrowed(keys));
            }
            if self.settles(level, listed, day) {
                let mut keys = keys.clone();
                if level == Level::Municipality {
                    self.between(listed, day).for_each(|event| event.apply(&mut keys));
                }
                return Some(Cow::Owned(keys));
            }
        }
        let keys = self.crosswalk_keys(level, day);
        (!keys.is_empty()).then_some(Cow::Owned(keys))
    }

    /// The keys that crosswalks from or to a day name.
    pub(super) fn crosswalk_keys(&self, level: Level, day: NaiveDate) -> BTreeSet<UnitKey> {
        let old = self.crosswalks_from(level, day).into_iter().flat_map(BTreeMap::values);
        let old = old.flat_map(|transition| transition.moves.keys().copied());
        let new = self.crosswalks(level).filter(|transition| transition.after == day);
        old.chain(new.flat_map(|transition| transition.moves.values().flatten().map(|part| part.to))).collect()
    }

    /// The days on which a source lists the keys of a level, and those on which changes hold.
    pub(super) fn moments(&self, level: Level) -> BTreeSet<NaiveDate> {
        let listed = self.listed.keys().filter(|(of, _)| *of == level).map(|&(_, day)| day);
        let crossed = self.crosswalks(level).flat_map(|transition| [transition.before, transition.after]);
        let changed = self.events.iter().filter(|_| level == Level::Municipality).map(|event| event.after);
        listed.chain(crossed).chain(changed).collect()
    }

    /// The first day any source speaks of.
    pub(in crate::official) fn first_day(&self) -> Option<NaiveDate> {
        [Level::District, Level::Municipality]
            .into_iter()
            .filter_map(|level| self.moments(level).first().copied())
            .min()
    }

    /// The places of municipalities or districts, found once.
    pub(in crate::official) fn places(&self, level: Level) -> &Places {
        let [municipalities, districts] =
            self.places.get_or_init(|| [Level::Municipality, Level::District].map(|level| Places::find(self, level)));
        if level == Level::District { districts } else { municipalities }
    }
}

impl Transition {
    /// What the changes make of a set of keys.
    pub(super) fn apply(&self, keys: &mut BTreeSet<UnitKey>) {
        for from in self.moves.keys() {
            keys.remove(from);
        }
        keys.extend(self.moves.values().flatten().map(|part| part.to));
    }
}

/// The changes of all lists as transitions: one for each day and number, a change that two lists name once.
fn events(lists: &[ChangeList], findings: &mut Vec<Finding>) -> Vec<Transition> {
    let mut seen: BTreeMap<(NaiveDate, &str, &str, &str, &str), &Change> = BTreeMap::new();
    let mut events: Vec<(NaiveDate, Transition)> = Vec::new();
    for list in lists {
        let file: Arc<str> = list.file().into();
        let mut numbers: Vec<((NaiveDate, &str), Vec<&Change>)> = Vec::new();
        for change in list.changes().iter().filter(|change| change.level == Level::Municipality) {
            let identity = (
                change.statistical,
                change.number.as_str(),
                change.from.ars.as_str(),
                change.to.ars.as_str(),
                change.to.name.as_str(),
            );
            if let Some(first) = seen.get(&identity) {
                let origin = Origin::file(list.file()).row(change.row);
                let finding = Finding::new(&rules::CHANGE_REPEATED).at(origin).with("number", change.number.as_str());
                findings.push(finding.with("file", first.file.as_str()));
                continue;
            }
            seen.insert(identity, change);
            let group = (change.statistical, change.number.as_str());
            match numbers.iter_mut().find(|(of, _)| *of == group) {
                Some((_, changes)) => changes.push(change),
                None => numbers.push((group, vec![change])),
            }
        }
        let transitions = numbers.iter().filter_map(|((day, _), changes)| {
            Some((*day, Transition::of_changes(&file, changes)?)).filter(|(_, event)| !event.moves.is_empty())
        });
        events.extend(transitions);
    }
    events.sort_by_key(|(day, _)| *day); // stable: the order of the file within a day
    events.into_iter().map(|(_, event)| event).collect()
}
