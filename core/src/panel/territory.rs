//! What the units of the territory's day were made of in each year.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use chrono::Datelike;

use super::options::StudyOptions;
use super::year::Year;
use crate::official::{Directory, EdgeKind, Level, UnitKey};
use crate::place::Ags;
use crate::time::Day;

/// The territories of the years; empty without a directory.
#[derive(Clone, Debug, Default)]
pub(super) struct Territories {
    /// By year: the units that were something else; none: no source says.
    years: Vec<Option<HashMap<Ags, Territory>>>,
}

/// What a unit was in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Territory {
    /// Whether its territory was another one; none: not known.
    pub(super) changed: Option<bool>,
    /// How many units of the year have a share in it; none: not known.
    pub(super) predecessors: Option<i64>,
}

impl Territories {
    pub(super) fn new(options: &StudyOptions<'_>, territory: Option<Day>, years: &[i32]) -> Self {
        let Some((directory, day)) = options.directory.zip(territory) else { return Self::default() };
        Self { years: years.iter().map(|&year| before(directory, Year::new(year).last_day(), day)).collect() }
    }

    /// A unit in the year at a position.
    pub(super) fn of(&self, unit: Ags, year: usize) -> Territory {
        match self.years.get(year) {
            Some(Some(others)) => {
                others.get(&unit).copied().unwrap_or(Territory { changed: Some(false), predecessors: Some(1) })
            }
            _ => Territory { changed: None, predecessors: None },
        }
    }
}

/// The units that were something else on an earlier day; on the day itself and, within its year, later ones, none.
fn before(directory: &Directory, from: Day, to: Day) -> Option<HashMap<Ags, Territory>> {
    if from >= to && from.year() == to.year() {
        return Some(HashMap::new());
    }
    let mut origins: BTreeMap<UnitKey, BTreeSet<UnitKey>> = BTreeMap::new();
    let mut parted: HashSet<UnitKey> = HashSet::new();
    for edge in directory.edges(Level::Municipality, from, to).ok()? {
        if edge.kind == EdgeKind::PartialTransfer && edge.step.population == Some(0.0) {
            continue; // nobody lived there
        }
        let (giver, receiver) = (edge.step.from, edge.step.to);
        let parts = origins.get(&giver).cloned().unwrap_or_else(|| BTreeSet::from([giver]));
        let made = matches!(edge.kind, EdgeKind::KeyChange | EdgeKind::Merger | EdgeKind::Separation);
        let known =
            origins.entry(receiver).or_insert_with(|| if made { BTreeSet::new() } else { BTreeSet::from([receiver]) });
        known.extend(parts);
        match edge.kind {
            EdgeKind::KeyChange if parted.contains(&giver) => {
                parted.insert(receiver);
            }
            EdgeKind::KeyChange => {}
            EdgeKind::PartialTransfer | EdgeKind::Separation => parted.extend([giver, receiver]),
            _ => {
                parted.insert(receiver);
            }
        }
    }
    let keys: BTreeSet<UnitKey> = origins.keys().copied().chain(parted.iter().copied()).collect();
    let changed = keys.into_iter().filter_map(|key| {
        let predecessors = origins.get(&key).map_or(1, BTreeSet::len);
        let other = predecessors > 1 || parted.contains(&key);
        Some((key.ags()?, Territory { changed: Some(other), predecessors: i64::try_from(predecessors).ok() }))
    });
    Some(changed.collect())
}
