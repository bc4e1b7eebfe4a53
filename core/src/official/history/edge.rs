use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use super::route::{Leg, Route};
use super::transition::Transition;
use super::{Passage, UnitKey};
use crate::table::{Column, Table};

/// What a step did to a unit or its part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum EdgeKind {
    /// The unit lives on under another key.
    KeyChange,
    /// It became part of a unit that was there before.
    Incorporation,
    /// It became part of a new unit, together with others.
    Merger,
    /// It ended and went to several units.
    Split,
    /// It gave a part to a unit that was there before.
    PartialTransfer,
    /// A part of it became a unit of its own.
    Separation,
}

impl EdgeKind {
    /// The word used in tables.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::KeyChange => "key-change",
            Self::Incorporation => "incorporation",
            Self::Merger => "merger",
            Self::Split => "split",
            Self::PartialTransfer => "partial-transfer",
            Self::Separation => "separation",
        }
    }
}

impl fmt::Display for EdgeKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// An edge between a unit and one that received all or some of it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Edge {
    /// What happened.
    pub kind: EdgeKind,
    /// Who gave what to whom, when, and where it is said.
    pub step: Passage,
}

impl Route<'_> {
    /// The edges on the way, in the order they hold; what stayed where it was is none.
    pub(in crate::official) fn edges(&self) -> Vec<Edge> {
        let mut keys = self.first_keys().unwrap_or_default().into_owned();
        let mut edges = Vec::new();
        for leg in &self.legs {
            match leg {
                Leg::Changes(events) => {
                    for event in events {
                        of_transition(event, &keys, &mut edges);
                        event.apply(&mut keys);
                    }
                }
                Leg::Crosswalk(transition) => {
                    of_transition(transition, &BTreeSet::new(), &mut edges);
                    keys = transition.moves.values().flatten().map(|part| part.to).collect();
                }
                Leg::Comparison { keys: listed, .. } => keys.clone_from(listed),
            }
        }
        edges
    }
}

fn of_transition(transition: &Transition, keys: &BTreeSet<UnitKey>, edges: &mut Vec<Edge>) {
    let existed = |key: &UnitKey| keys.contains(key) || transition.moves.contains_key(key);
    let renewed: BTreeMap<UnitKey, UnitKey> = transition.renewed(|key| existed(&key)).into_iter().collect();
    for (&from, parts) in &transition.moves {
        let stays = parts.iter().any(|part| part.to == from) || renewed.contains_key(&from);
        for part in parts.iter().filter(|part| part.to != from) {
            let kind = match (renewed.get(&from) == Some(&part.to), stays, existed(&part.to)) {
                (true, ..) => EdgeKind::KeyChange,
                (false, true, true) => EdgeKind::PartialTransfer,
                (false, true, false) => EdgeKind::Separation,
                (false, false, _) if parts.len() > 1 => EdgeKind::Split,
                (false, false, true) => EdgeKind::Incorporation,
                (false, false, false) => EdgeKind::Merger,
            };
            edges.push(Edge { kind, step: super::successor::passage(transition, from, part) });
        }
    }
}

/// Edges as a table.
pub(in crate::official) fn edges_table(edges: &[Edge]) -> Table {
    let text = |name, description, pick: &dyn Fn(&Edge) -> Option<String>| {
        Column::text(name, description, edges.iter().map(pick))
    };
    let share = |name, description, pick: fn(&Edge) -> Option<f64>| {
        Column::number(name, description, edges.iter().map(pick)).unit("1")
    };
    let day = |name, description, pick: fn(&Edge) -> Option<chrono::NaiveDate>| {
        Column::day(name, description, edges.iter().map(pick))
    };
    let columns = vec![
        text("from", "key of the unit that gave", &|edge| Some(edge.step.from.to_string())),
        text("to", "key of the unit that received", &|edge| Some(edge.step.to.to_string())),
        text("kind", "key-change, incorporation, merger, split, partial-transfer or separation", &|edge| {
            Some(edge.kind.to_string())
        }),
        share("population_share", "share of the inhabitants of the unit that gave", |edge| edge.step.population),
        share("area_share", "share of its area", |edge| edge.step.area),
        day("before", "last day before the step", |edge| Some(edge.step.before)),
        day("statistical", "day the statistics follow it from, or the end of the year by which they do", |edge| {
            Some(edge.step.after)
        }),
        day("legal", "day it holds from in law; missing where only a crosswalk says it", |edge| edge.step.legal),
        text("evidence", "changes or crosswalk", &|edge| Some(edge.step.evidence.to_string())),
        text("file", "file that says it", &|edge| Some(Arc::clone(&edge.step.file).to_string())),
        Column::integer(
            "row",
            "row of the file, counted from 1",
            edges.iter().map(|edge| i64::try_from(edge.step.row).ok()),
        ),
    ];
    Table::built("edges", columns)
}
