//! What the units of the territory's day were made of in each year.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use chrono::Datelike;

use super::options::StudyOptions;
use super::rows::{Rows, Stretch};
use super::study::Study;
use super::year::Year;
use crate::official::{Directory, EdgeKind, Level, UnitKey};
use crate::place::Ags;
use crate::time::Day;

/// The territories of the years; empty without a directory.
#[derive(Clone, Debug, Default)]
pub(super) struct Territories {
    /// What a unit was, by year, where nothing more is known of it; empty: nothing is known of any unit in any year.
    usual: Vec<Territory>,
    /// What the units were, by year, that were something else in one of them.
    others: HashMap<Ags, Vec<Territory>>,
}

/// What a unit was in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Territory {
    /// Whether its territory was another one; none: not known.
    pub(super) changed: Option<bool>,
    /// How many units of the year have a share in it; none: not known.
    pub(super) predecessors: Option<i64>,
}

const UNKNOWN: Territory = Territory { changed: None, predecessors: None };
const THE_SAME: Territory = Territory { changed: Some(false), predecessors: Some(1) };

impl Territories {
    pub(super) fn new(options: &StudyOptions<'_>, territory: Option<Day>, years: &[i32]) -> Self {
        let Some((directory, day)) = options.directory.zip(territory) else { return Self::default() };
        let by_year: Vec<_> = years.iter().map(|&year| before(directory, Year::new(year).last_day(), day)).collect();
        let usual: Vec<Territory> =
            by_year.iter().map(|known| if known.is_some() { THE_SAME } else { UNKNOWN }).collect();
        let mut others: HashMap<Ags, Vec<Territory>> = HashMap::new();
        for (year, known) in by_year.into_iter().enumerate() {
            for (unit, territory) in known.into_iter().flatten() {
                others.entry(unit).or_insert_with(|| usual.clone())[year] = territory;
            }
        }
        Self { usual, others }
    }

    /// A unit in the year at a position.
    pub(super) fn of(&self, unit: Ags, year: usize) -> Territory {
        self.by_year(unit).get(year).copied().unwrap_or(UNKNOWN)
    }

    fn by_year(&self, unit: Ags) -> &[Territory] {
        self.others.get(&unit).unwrap_or(&self.usual)
    }
}

impl Study {
    /// The territories of the rows of the panel.
    pub(super) fn territories_of(&self, rows: Rows<'_>) -> Vec<(Territory, usize)> {
        let mut runs: Vec<(Territory, usize)> = Vec::new();
        for Stretch { at, years } in rows.stretches {
            let known = self.territories.by_year(self.units[*at].ags);
            for year in years.clone() {
                let of = known.get(year).copied().unwrap_or(UNKNOWN);
                match runs.last_mut().filter(|(last, _)| *last == of) {
                    Some((_, rows)) => *rows += 1,
                    None => runs.push((of, 1)),
                }
            }
        }
        runs
    }
}

/// By unit that did not exist on an earlier day under its key: the units it was made of as a whole.
pub(super) fn merged(directory: &Directory, from: Day, to: Day) -> HashMap<Ags, Vec<Ags>> {
    let Some(Traced { origins, parted, .. }) = traced(directory, from, to) else { return HashMap::new() };
    let whole = |key: &UnitKey, from: &BTreeSet<UnitKey>| {
        !from.contains(key) && !parted.contains(key) && from.iter().all(|one| !parted.contains(one))
    };
    let origins = origins.into_iter().filter(|(key, from)| whole(key, from));
    origins.filter_map(|(key, from)| Some((key.ags()?, from.into_iter().filter_map(UnitKey::ags).collect()))).collect()
}

/// The units that were something else on an earlier day; on the day itself and, within its year, later ones, none.
fn before(directory: &Directory, from: Day, to: Day) -> Option<HashMap<Ags, Territory>> {
    if from >= to && from.year() == to.year() {
        return Some(HashMap::new());
    }
    let Traced { origins, changed, .. } = traced(directory, from, to)?;
    let keys: BTreeSet<UnitKey> = origins.keys().copied().chain(changed.iter().copied()).collect();
    let others = keys.into_iter().filter_map(|key| {
        let predecessors = origins.get(&key).map_or(1, BTreeSet::len);
        let other = predecessors > 1 || changed.contains(&key);
        Some((key.ags()?, Territory { changed: Some(other), predecessors: i64::try_from(predecessors).ok() }))
    });
    Some(others.collect())
}

/// What became of the units of an earlier day.
#[derive(Default)]
struct Traced {
    /// By unit: those of the earlier day with a share in it.
    origins: BTreeMap<UnitKey, BTreeSet<UnitKey>>,
    /// Units with another territory than before.
    changed: HashSet<UnitKey>,
    /// Units that gave or received a part.
    parted: HashSet<UnitKey>,
}

fn traced(directory: &Directory, from: Day, to: Day) -> Option<Traced> {
    let mut traced = Traced::default();
    for edge in directory.edges(Level::Municipality, from, to).ok()? {
        if edge.kind == EdgeKind::PartialTransfer && edge.step.population == Some(0.0) {
            continue; // nobody lived there
        }
        let (giver, receiver) = (edge.step.from, edge.step.to);
        let parts = traced.origins.get(&giver).cloned().unwrap_or_else(|| BTreeSet::from([giver]));
        let made = matches!(edge.kind, EdgeKind::KeyChange | EdgeKind::Merger | EdgeKind::Separation);
        let before = || if made { BTreeSet::new() } else { BTreeSet::from([receiver]) };
        traced.origins.entry(receiver).or_insert_with(before).extend(parts);
        match edge.kind {
            EdgeKind::KeyChange => {
                for set in [&mut traced.changed, &mut traced.parted] {
                    if set.contains(&giver) {
                        set.insert(receiver);
                    }
                }
            }
            EdgeKind::Merger | EdgeKind::Incorporation => {
                traced.changed.insert(receiver);
            }
            _ => {
                traced.changed.extend([giver, receiver]);
                traced.parted.extend([giver, receiver]);
            }
        }
    }
    Some(traced)
}
