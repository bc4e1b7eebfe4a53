use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::sources::year_end;
use super::{Evidence, UnitKey};
use crate::official::{Change, ChangeKind, Crosswalk, CrosswalkRow, TOLERANCE, Weights};

/// What one source says about units between two days: the state of `before` became the state of `after`.
#[derive(Debug)]
pub(super) struct Transition {
    pub(super) file: Arc<str>,
    pub(super) evidence: Evidence,
    pub(super) before: NaiveDate,
    pub(super) after: NaiveDate,
    /// The day it holds from in law; only change lists say it.
    pub(super) legal: Option<NaiveDate>,
    pub(super) moves: BTreeMap<UnitKey, Vec<Move>>,
    /// Units that the source itself says live on under another key.
    pub(super) rekeyed: Vec<(UnitKey, UnitKey)>,
}

/// The part of a unit that went to another one or stayed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Move {
    pub(super) to: UnitKey,
    pub(super) share: Share,
    pub(super) row: u64,
}

/// A share of a unit, 0 to 1; all shares of a unit sum to 1. Empty where no source says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Share {
    pub(super) population: Option<f64>,
    pub(super) area: Option<f64>,
    /// The share of the population is that of the area, because the source's figures of inhabitants make no shares.
    pub(super) by_area: bool,
}

impl Share {
    pub(super) const WHOLE: Self = Self { population: Some(1.0), area: Some(1.0), by_area: false };
    const UNKNOWN: Self = Self { population: None, area: None, by_area: false };

    /// The share of a share.
    pub(super) fn of(self, part: Self) -> Self {
        let product = |a: Option<f64>, b: Option<f64>| Some(a? * b?);
        Self {
            population: product(self.population, part.population),
            area: product(self.area, part.area),
            by_area: self.by_area || part.by_area,
        }
    }

    /// Two shares of one unit together.
    pub(super) fn and(self, other: Self) -> Self {
        let sum = |a: Option<f64>, b: Option<f64>| Some(a? + b?);
        Self {
            population: sum(self.population, other.population),
            area: sum(self.area, other.area),
            by_area: self.by_area || other.by_area,
        }
    }
}

/// The shares that amounts make: all of them known, none negative, together more than nothing.
fn shares(amounts: &[Option<f64>]) -> Option<Vec<f64>> {
    let amounts: Vec<f64> = amounts.iter().copied().collect::<Option<_>>()?;
    let whole: f64 = amounts.iter().sum();
    (amounts.iter().all(|&amount| amount >= 0.0) && whole > 0.0)
        .then(|| amounts.iter().map(|amount| amount / whole).collect())
}

/// The moves of one unit from what each target received.
fn moves(targets: &[(UnitKey, u64)], population: Option<&[f64]>, area: Option<&[f64]>) -> Vec<Move> {
    let by_area = population.is_none() && area.is_some();
    let population = population.or(area);
    let at = |shares: Option<&[f64]>, position: usize| shares.and_then(|all| all.get(position).copied());
    let moves = targets.iter().enumerate().map(|(position, &(to, row))| {
        let share = match targets {
            [_] => Share::WHOLE,
            _ => Share { population: at(population, position), area: at(area, position), by_area },
        };
        Move { to, share, row }
    });
    moves.collect()
}

impl Transition {
    /// The changes of one number and day, as one transition.
    pub(super) fn of_changes(file: &Arc<str>, changes: &[&Change]) -> Option<Self> {
        let first = changes.first()?;
        let mut given: BTreeMap<UnitKey, Vec<&Change>> = BTreeMap::new();
        for change in changes {
            let (Some(from), Some(to)) = (change.from.ags, change.to.ags) else { continue };
            let transfers =
                [ChangeKind::Dissolution, ChangeKind::PartialTransfer].iter().any(|k| change.kinds.contains(k));
            if transfers || from != to {
                given.entry(from.into()).or_default().push(change);
            }
        }
        let moves = given.into_iter().map(|(from, rows)| {
            let amount = |pick: fn(&Change) -> Option<i64>| -> Vec<Option<f64>> {
                rows.iter().map(|change| pick(change).map(exact)).collect()
            };
            let targets: Vec<_> = rows.iter().filter_map(|change| Some((change.to.ags?.into(), change.row))).collect();
            let ends = rows.iter().any(|change| change.to.ags != change.from.ags && is_whole(change));
            let mut parts = if ends || targets.iter().any(|&(to, _)| to == from) {
                moves(
                    &targets,
                    shares(&amount(|change| change.inhabitants)).as_deref(),
                    shares(&amount(|change| change.square_metres)).as_deref(),
                )
            } else {
                // Nothing says how much it kept.
                targets.iter().map(|&(to, row)| Move { to, share: Share::UNKNOWN, row }).collect()
            };
            if !ends && parts.iter().all(|part| part.to != from) {
                parts.push(Move { to: from, share: Share::UNKNOWN, row: rows.first().map_or(0, |change| change.row) });
            }
            (from, parts)
        });
        let rekeyed = changes.iter().filter(|change| change.kinds.contains(&ChangeKind::KeyChange));
        let rekeyed = rekeyed.filter_map(|change| Some((change.from.ags?.into(), change.to.ags?.into())));
        Some(Self {
            file: Arc::clone(file),
            evidence: Evidence::Changes,
            before: first.statistical.pred_opt()?,
            after: first.statistical,
            legal: Some(first.legal),
            moves: moves.collect(),
            rekeyed: rekeyed.filter(|(from, to)| from != to).collect(),
        })
    }

    /// The rows of a crosswalk, one transition for each pair of years and level.
    pub(super) fn of_crosswalk(crosswalk: &Crosswalk) -> Vec<Self> {
        let file: Arc<str> = crosswalk.file.as_str().into();
        let mut years: BTreeMap<_, BTreeMap<UnitKey, Vec<(UnitKey, &CrosswalkRow)>>> = BTreeMap::new();
        for row in &crosswalk.rows {
            let (Ok(from), Ok(to)) = (row.from.parse::<UnitKey>(), row.to.parse::<UnitKey>()) else { continue };
            let years = years.entry((from.level(), row.from_year, row.to_year)).or_default();
            years.entry(from).or_default().push((to, row));
        }
        let transition = |((_, from_year, to_year), units): (_, BTreeMap<UnitKey, Vec<(UnitKey, &CrosswalkRow)>>)| {
            let moves = units.into_iter().map(|(from, rows)| {
                let targets: Vec<_> = rows.iter().map(|(to, row)| (*to, row.row)).collect();
                let weights = |pick: fn(&Weights) -> Option<f64>| {
                    let weights: Vec<_> = rows.iter().map(|(_, row)| pick(&row.weights)).collect();
                    let sum: f64 = weights.iter().flatten().sum();
                    shares(&weights).filter(|_| (sum - 1.0).abs() <= TOLERANCE)
                };
                (from, moves(&targets, weights(|all| all.population).as_deref(), weights(|all| all.area).as_deref()))
            });
            Some(Self {
                file: Arc::clone(&file),
                evidence: Evidence::Crosswalk,
                before: year_end(from_year)?,
                after: year_end(to_year)?,
                legal: None,
                moves: moves.collect(),
                rekeyed: Vec::new(),
            })
        };
        years.into_iter().filter_map(transition).collect()
    }

    /// The units that live on under another key: the source says so, or they went to one other unit as a whole that is made
    /// of nothing else and was not there before.
    pub(super) fn renewed(&self, existed: impl Fn(UnitKey) -> bool) -> Vec<(UnitKey, UnitKey)> {
        let mut sources: BTreeMap<UnitKey, usize> = BTreeMap::new();
        for part in self.moves.values().flatten() {
            *sources.entry(part.to).or_default() += 1;
        }
        let whole = self.moves.iter().filter_map(|(&from, parts)| match parts.as_slice() {
            [part] if sources.get(&part.to) == Some(&1) && !existed(part.to) => Some((from, part.to)),
            _ => None,
        });
        whole.chain(self.rekeyed.iter().copied()).collect()
    }
}

/// Whether the change takes the unit's whole existence under this key: it was dissolved, or its key changed.
fn is_whole(change: &Change) -> bool {
    [ChangeKind::Dissolution, ChangeKind::KeyChange].iter().any(|kind| change.kinds.contains(kind))
}

/// Persons and square metres as a number: Germany has far fewer of either than a float holds exactly.
#[allow(clippy::cast_precision_loss)]
fn exact(amount: i64) -> f64 {
    amount as f64
}
