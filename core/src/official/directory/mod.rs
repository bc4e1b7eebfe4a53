mod applied;
mod open;
mod populations;
mod table;
#[cfg(test)]
mod tests;
mod view;

pub use populations::{Continuity, PopulationObservation, Populations};
pub use view::{DirectoryView, Footing};

use std::collections::HashMap;

use chrono::NaiveDate;

use super::history::{
    ChangeList, Edge, History, Lost, NoRoute, PlaceId, Predecessor, Route, Successor, Unexplained, UnitKey, edges_table,
};
use super::{Crosswalk, Edition, Level, rules};
use crate::finding::Finding;
use crate::table::Table;

/// The official directory of several days: editions, the changes between them, and crosswalks from year to year.
///
/// Days follow the statistics: a change counts from its statistical day, as it does in the editions; the legal day, which may
/// be years earlier, is kept with every [`Edge`].
#[derive(Debug)]
pub struct Directory {
    editions: Vec<Edition>,
    /// Where a key stands: the position of the edition, and of the unit in it.
    positions: HashMap<UnitKey, Vec<(usize, usize)>>,
    pub(super) history: History,
    findings: Vec<Finding>,
}

/// A key cannot be followed from one day to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FollowError {
    /// No source leads there.
    #[error(transparent)]
    NoRoute(#[from] NoRoute),
    /// The unit is lost on the way.
    #[error(transparent)]
    Lost(#[from] Lost),
}

impl Directory {
    /// A directory from what the readers gave, in any order.
    pub fn new(mut editions: Vec<Edition>, changes: Vec<ChangeList>, crosswalks: &[Crosswalk]) -> Self {
        // Of two editions of one day the one with more units (more levels) comes last and answers.
        editions.sort_by(|a, b| (a.territory, a.units.len(), &a.file).cmp(&(b.territory, b.units.len(), &b.file)));
        let mut findings: Vec<Finding> = editions.iter().flat_map(|edition| edition.findings.iter().cloned()).collect();
        findings.extend(crosswalks.iter().flat_map(|crosswalk| crosswalk.findings.iter().cloned()));
        let history = History::new(&editions, changes, crosswalks, &mut findings);
        let mut positions: HashMap<UnitKey, Vec<(usize, usize)>> = HashMap::new();
        for (edition, of) in editions.iter().enumerate() {
            for (position, key) in of.units.iter().enumerate().filter_map(|(at, unit)| Some((at, UnitKey::of(unit)?))) {
                let known = positions.entry(key).or_default();
                if known.last().is_none_or(|(last, _)| *last != edition) {
                    known.push((edition, position));
                }
            }
        }
        Self { editions, positions, history, findings }
    }

    /// The editions, by the day of their territory.
    pub fn editions(&self) -> &[Edition] {
        &self.editions
    }

    /// What is odd in the sources, each by itself and put together. The first call goes through the whole history.
    pub fn findings(&self) -> Vec<Finding> {
        let mut findings = self.findings.clone();
        for level in [Level::District, Level::Municipality] {
            findings.extend(self.history.places(level).findings.iter().cloned());
            let vanished = self.unexplained(level).iter().filter(|key| key.vanished).count();
            let appeared = self.unexplained(level).len() - vanished;
            if vanished + appeared > 0 {
                let finding =
                    Finding::new(&rules::KEY_UNEXPLAINED).with("vanished", vanished).with("appeared", appeared);
                findings.push(finding.with("level", level.as_str()));
            }
        }
        findings
    }

    /// The directory of a day: the newest edition that is not later, with the changes since then. `None` before the first
    /// edition.
    pub fn on(&self, day: NaiveDate) -> Option<DirectoryView<'_>> {
        let edition = self.editions.iter().rfind(|edition| edition.territory <= day)?;
        Some(DirectoryView::new(edition, &self.history, day))
    }

    /// The keys of municipalities or districts in use on a day, in order; `None` where no source lists them.
    pub fn keys_on(&self, level: Level, day: NaiveDate) -> Option<Vec<UnitKey>> {
        Some(self.history.keys_on(level, day)?.iter().copied().collect())
    }

    /// The place that the key of a municipality or district means on a day; `None` where no source knows the key then.
    pub fn place_of(&self, key: UnitKey, day: NaiveDate) -> Option<PlaceId> {
        self.history.places(key.level()).place_of(key, day)
    }

    /// The key of a place on a day; `None` before and after its time, and on days of which no source speaks.
    pub fn key_on(&self, place: PlaceId, day: NaiveDate) -> Option<UnitKey> {
        self.history.places(place.key().level()).key_on(place, day)
    }

    /// What became of a unit: who holds which share of it on a later day. The shares sum to 1.
    ///
    /// # Errors
    /// No source leads from one day to the other, the key is none of the first day, or the unit vanished unexplained.
    pub fn successors(&self, key: UnitKey, from: NaiveDate, to: NaiveDate) -> Result<Vec<Successor>, FollowError> {
        Ok(Route::find(&self.history, key.level(), from, to)?.follow(key)?)
    }

    /// What a unit of a day is made of: which units of an earlier day gave which share of themselves.
    ///
    /// # Errors
    /// No source leads from the earlier day to this one, or none lists the keys of the earlier day.
    pub fn predecessors(
        &self,
        key: UnitKey,
        day: NaiveDate,
        since: NaiveDate,
    ) -> Result<Vec<Predecessor>, FollowError> {
        let route = Route::find(&self.history, key.level(), since, day)?;
        let keys = route.first_keys().ok_or(Lost::Unlisted { key, day: since })?;
        let parts = keys.iter().filter_map(|&from| {
            let part = route.follow(from).ok()?.into_iter().find(|successor| successor.key == key)?;
            Some(Predecessor { key: from, part })
        });
        Ok(parts.collect())
    }

    /// Every merger, split, incorporation, transfer and key change between two days.
    ///
    /// # Errors
    /// No source leads from one day to the other.
    pub fn edges(&self, level: Level, from: NaiveDate, to: NaiveDate) -> Result<Vec<Edge>, NoRoute> {
        Ok(Route::find(&self.history, level, from, to)?.edges())
    }

    /// [`edges`](Self::edges) as a table.
    ///
    /// # Errors
    /// As [`edges`](Self::edges).
    pub fn edges_table(&self, level: Level, from: NaiveDate, to: NaiveDate) -> Result<Table, NoRoute> {
        Ok(edges_table(&self.edges(level, from, to)?))
    }

    /// The keys of municipalities or districts that appeared or vanished between two sources without a word.
    pub fn unexplained(&self, level: Level) -> &[Unexplained] {
        &self.history.places(level).unexplained
    }
}
