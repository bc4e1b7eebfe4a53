//! An edition with the changes that came after it.

use std::borrow::Cow;
use std::collections::HashMap;

use chrono::NaiveDate;

use crate::official::history::History;
use crate::official::{Change, ChangeKind, ChangeList, ChangedUnit, Edition, Level, Unit};
use crate::place::RegionalKey;

/// The units of the edition on a later day.
///
/// What a unit receives as a whole is added up from the edition. Of a part only the area is known on the edition's terms, so
/// a unit that gave or received inhabited parts has no figure of inhabitants any more.
pub(super) fn units<'a>(edition: &'a Edition, history: &History, until: NaiveDate) -> Cow<'a, [Unit]> {
    let after = edition.territory;
    let mut changes: Vec<&Change> = Vec::new();
    for change in history.lists(after, until).flat_map(ChangeList::changes) {
        let repeated = |known: &&Change| {
            (&known.number, &known.from, &known.to, known.statistical)
                == (&change.number, &change.from, &change.to, change.statistical)
        };
        if change.statistical > after && change.statistical <= until && !changes.iter().any(repeated) {
            changes.push(change);
        }
    }
    if changes.is_empty() {
        return Cow::Borrowed(&edition.units);
    }
    changes.sort_by_key(|change| change.statistical); // stable: the order of the file within a day
    let mut applied = Applied::new(edition);
    let same_act = |a: &&Change, b: &&Change| (a.statistical, &a.number) == (b.statistical, &b.number);
    for act in changes.chunk_by(same_act) {
        applied.act(act);
    }
    Cow::Owned(applied.units.into_iter().flatten().collect())
}

struct Applied {
    units: Vec<Option<Unit>>,
    position: HashMap<(Level, String), usize>,
}

impl Applied {
    fn new(edition: &Edition) -> Self {
        let mut position = HashMap::new();
        for (at, unit) in edition.units.iter().enumerate() {
            let digits = unit.ags.map(|ags| ags.to_string()).or_else(|| unit.ars.map(|ars| ars.to_string()));
            position.entry((unit.level, digits.unwrap_or_default())).or_insert(at);
        }
        Self { units: edition.units.iter().cloned().map(Some).collect(), position }
    }

    /// The rows of one number and day.
    fn act(&mut self, rows: &[&Change]) {
        let dissolved: Vec<&Change> =
            rows.iter().copied().filter(|row| row.kinds.contains(&ChangeKind::Dissolution)).collect();
        let mut gone: HashMap<(Level, String), Unit> = HashMap::new();
        for row in &dissolved {
            let id = id(row.level, &row.from);
            if let Some(unit) = self.position.remove(&id).and_then(|at| self.units[at].take()) {
                gone.insert(id, unit);
            }
        }
        for row in rows {
            let gives =
                row.kinds.iter().any(|kind| [ChangeKind::Dissolution, ChangeKind::PartialTransfer].contains(kind));
            if !gives {
                self.rename(row);
            } else if row.from.ars != row.to.ars && row.level == Level::Municipality {
                let parts = dissolved.iter().filter(|other| other.from == row.from).count();
                self.give(row, gone.get(&id(row.level, &row.from)).filter(|_| parts == 1));
            } else if row.from.ars != row.to.ars {
                self.formed(row.level, &row.to);
            }
        }
    }

    fn at(&self, level: Level, unit: &ChangedUnit) -> Option<usize> {
        self.position.get(&id(level, unit)).copied()
    }

    /// The receiver, made where it is new.
    fn formed(&mut self, level: Level, unit: &ChangedUnit) -> usize {
        if let Some(at) = self.at(level, unit) {
            return at;
        }
        let at = self.units.len();
        let mut new = Unit::new(level, Some(unit.ars), unit.ags, unit.name.as_str(), 0);
        if level == Level::Municipality {
            (new.hectares, new.inhabitants, new.male) = (Some(0), Some(0), Some(0));
        }
        self.units.push(Some(new));
        self.position.insert(id(level, unit), at);
        at
    }

    /// A municipality's territory, or a part of it, goes to another one.
    fn give(&mut self, row: &Change, whole: Option<&Unit>) {
        let sum = |a: Option<i64>, b: Option<i64>| a?.checked_add(b?);
        let hectares = whole.map_or(row.square_metres.map(|metres| (metres + 5_000) / 10_000), |unit| unit.hectares);
        let empty = (row.inhabitants == Some(0)).then_some(0);
        let (inhabitants, male) = whole.map_or((empty, empty), |unit| (unit.inhabitants, unit.male));
        let at = self.formed(row.level, &row.to);
        if let Some(to) = &mut self.units[at] {
            to.hectares = sum(to.hectares, hectares);
            to.inhabitants = sum(to.inhabitants, inhabitants);
            to.male = sum(to.male, male);
        }
        let giver = self.at(row.level, &row.from).and_then(|at| self.units[at].as_mut());
        if let (None, Some(from)) = (whole, giver) {
            from.hectares = sum(from.hectares, hectares.map(|part| -part));
            from.inhabitants = from.inhabitants.filter(|_| empty.is_some());
            from.male = from.male.filter(|_| empty.is_some());
        }
    }

    /// Name and key as the row gives them.
    fn rename(&mut self, row: &Change) {
        let Some(at) = self.at(row.level, &row.from) else { return };
        self.position.remove(&id(row.level, &row.from));
        self.position.insert(id(row.level, &row.to), at);
        if let Some(unit) = &mut self.units[at] {
            unit.ars = if row.level == Level::Municipality && unit.ars.is_none() { None } else { Some(row.to.ars) };
            unit.ags = row.to.ags.or(unit.ars.and_then(RegionalKey::ags));
            unit.name.clone_from(&row.to.name);
        }
    }
}

fn id(level: Level, unit: &ChangedUnit) -> (Level, String) {
    (level, unit.ags.map_or_else(|| unit.ars.to_string(), |ags| ags.to_string()))
}
