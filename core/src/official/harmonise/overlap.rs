//! A list that names a merged unit and its parts in one year.

use std::collections::{BTreeMap, BTreeSet};

use super::Matched;
use super::vintage::{Target, Vintages};
use crate::official::history::UnitKey;

/// The positions of figures whose territory other figures of the year cover already.
///
/// Units of one year never overlap. Units of two years in one list do where those of one year cover a target completely: what
/// the others bring into it is there twice. A figure is taken out where that holds for half of it or more.
pub(super) fn doubled(vintages: &Vintages<'_>, matched: &[Matched<'_>]) -> Vec<usize> {
    let mut by_year: BTreeMap<i32, Vec<&Matched<'_>>> = BTreeMap::new();
    for one in matched {
        by_year.entry(one.figure.year).or_default().push(one);
    }
    let mixed = |figures: &&Vec<&Matched<'_>>| figures.iter().any(|one| one.vintage != figures[0].vintage);
    by_year.values().filter(mixed).flat_map(|figures| of_year(vintages, figures)).collect()
}

fn of_year(vintages: &Vintages<'_>, figures: &[&Matched<'_>]) -> Vec<usize> {
    let given: BTreeSet<(i32, UnitKey)> = figures.iter().map(|one| (one.vintage, one.key)).collect();
    let targets: Vec<Vec<Target>> = figures.iter().map(|one| vintages.targets(one.vintage, one.key)).collect();
    let mut flows: BTreeMap<UnitKey, BTreeSet<i32>> = BTreeMap::new();
    for (one, targets) in figures.iter().zip(&targets) {
        for target in targets.iter().filter(|target| target.share > 0.0) {
            flows.entry(target.key).or_default().insert(one.vintage);
        }
    }
    // The year whose units alone cover a target: the figures' own where it does.
    let covering = |target: UnitKey, years: &BTreeSet<i32>| {
        let own = figures.first().map(|one| one.figure.year);
        let complete = |year: &&i32| vintages.sources(**year, target).all(|source| given.contains(&(**year, source)));
        let mut complete: Vec<i32> = years.iter().filter(complete).copied().collect();
        complete.sort_by_key(|year| Some(*year) != own);
        complete.first().copied()
    };
    let covered: BTreeMap<UnitKey, i32> = flows
        .iter()
        .filter(|(_, years)| years.len() > 1)
        .filter_map(|(&target, years)| Some((target, covering(target, years)?)))
        .collect();
    let twice = |(one, targets): &(&&Matched<'_>, &Vec<Target>)| {
        let other = targets.iter().filter(|target| covered.get(&target.key).is_some_and(|year| *year != one.vintage));
        other.map(|target| target.share).sum::<f64>() >= 0.5
    };
    figures.iter().zip(&targets).filter(twice).map(|(one, _)| one.position).collect()
}
