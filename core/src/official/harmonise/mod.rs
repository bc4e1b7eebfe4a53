//! Figures of several years on the territory of one day.

mod allot;
mod overlap;
mod table;
#[cfg(test)]
mod tests;
mod unmatched;
mod vintage;

pub use unmatched::{Reason, Unmatched};

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::Directory;
use super::history::{Evidence, UnitKey};
use allot::Grid;
use overlap::doubled;
use vintage::Vintages;

/// A figure of a unit in a year.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The key as the source writes it.
    pub key: String,
    /// The year; its territory is that of its last day.
    pub year: i32,
    /// The count, or the numerator of the rate. Empty is missing, never zero.
    pub value: Option<f64>,
    /// The denominator of the rate; not used for counts.
    pub denominator: Option<f64>,
}

/// What a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FigureKind {
    /// A count: shared out, added up, conserved.
    Count,
    /// A rate: numerator and denominator are shared out as counts, and divided at the end.
    Rate,
}

/// What figures are shared out by, where a unit was split.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ShareBy {
    /// By inhabitants; by area where the sources' figures of inhabitants make no shares, and the result says where.
    Population,
    /// By area.
    Area,
}

/// How the year of a figure finds the keys of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimeMatch {
    /// The key must be one of the figure's year.
    Exact,
    /// Else the nearest year in which it is one, the earlier of two.
    Nearest,
}

/// What to harmonise to, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Harmonisation {
    /// The day whose territory the result has.
    pub to: NaiveDate,
    /// What figures are shared out by.
    pub by: ShareBy,
    /// What they are.
    pub kind: FigureKind,
    /// How years are matched.
    pub time: TimeMatch,
}

impl Harmonisation {
    /// Counts, shared out by inhabitants, with exact years.
    pub fn counts(to: NaiveDate) -> Self {
        Self { to, by: ShareBy::Population, kind: FigureKind::Count, time: TimeMatch::Exact }
    }
}

/// Figures on one territory, and those that found no place in it. Together they are what went in.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Harmonised {
    /// The figures, by year and key.
    pub rows: Vec<HarmonisedFigure>,
    /// The figures that found no place, in the order they came in.
    pub unmatched: Vec<Unmatched>,
}

/// The figure of a unit of the chosen territory in a year.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct HarmonisedFigure {
    /// The key on the chosen day.
    pub key: UnitKey,
    /// The year.
    pub year: i32,
    /// The count, or the rate; empty where a rate has a denominator of zero.
    pub value: Option<f64>,
    /// Of a rate: the numerator.
    pub numerator: Option<f64>,
    /// Of a rate: the denominator.
    pub denominator: Option<f64>,
    /// How many figures went into it, wholly or in part.
    pub sources: usize,
    /// How many units of the year, with a share in this one, have no figure: it is too low by them.
    pub missing: usize,
    /// How many of its sources were shared out by area for want of inhabitants.
    pub by_area: usize,
    /// How many of its sources took their territory from another year.
    pub other_year: usize,
    /// The weakest evidence it rests on.
    pub evidence: Evidence,
}

/// A figure whose way is known.
struct Matched<'f> {
    position: usize,
    figure: &'f Figure,
    key: UnitKey,
    value: f64,
    denominator: Option<f64>,
    /// The year whose territory its key belongs to.
    vintage: i32,
}

impl Directory {
    /// Figures of municipalities or districts (one level at a time or both) on the territory of a day.
    ///
    /// Counts are conserved: for every year the figures that went in sum to the figures that come out and the unmatched ones.
    /// The sum is exact in floating point where all figures are whole and their absolute sum stays below 2^51, because shares
    /// are rounded to a grid on which all those sums are exact and the largest share takes what remains.
    pub fn harmonise(&self, figures: &[Figure], how: Harmonisation) -> Harmonised {
        let mut unmatched = Vec::new();
        let mut matched = Vec::new();
        let mut vintages = Vintages::new(self, how);
        let mut seen = BTreeSet::new();
        for (position, figure) in figures.iter().enumerate() {
            match vintages.place(figure, &mut seen) {
                Ok((key, value, denominator, vintage)) => {
                    matched.push(Matched { position, figure, key, value, denominator, vintage });
                }
                Err(reason) => unmatched.push((position, reason)),
            }
        }
        for position in doubled(&vintages, &matched) {
            unmatched.push((position, Reason::CountedTwice));
            matched.retain(|one| one.position != position);
        }
        unmatched.sort_by_key(|(position, _)| *position);
        let unmatched =
            unmatched.into_iter().map(|(at, reason)| Unmatched { figure: figures[at].clone(), position: at, reason });
        Harmonised { rows: sums(&vintages, &matched, how), unmatched: unmatched.collect() }
    }
}

/// The figures added up by year and target.
fn sums(vintages: &Vintages<'_>, matched: &[Matched<'_>], how: Harmonisation) -> Vec<HarmonisedFigure> {
    let grid = Grid::of(matched.iter().map(|one| one.value));
    let denominators = Grid::of(matched.iter().filter_map(|one| one.denominator));
    let mut sums: BTreeMap<(i32, UnitKey), (HarmonisedFigure, BTreeSet<i32>)> = BTreeMap::new();
    for one in matched {
        let targets = vintages.targets(one.vintage, one.key);
        let shares: Vec<f64> = targets.iter().map(|target| target.share).collect();
        let values = grid.allot(one.value, &shares);
        let below = one.denominator.map(|denominator| denominators.allot(denominator, &shares));
        for (position, target) in targets.iter().enumerate() {
            let empty = || (HarmonisedFigure::empty(target.key, one.figure.year, how.kind), BTreeSet::new());
            let (row, vintages_used) = sums.entry((one.figure.year, target.key)).or_insert_with(empty);
            row.value = row.value.map(|sum| sum + values[position]);
            row.denominator = row.denominator.zip(below.as_ref()).map(|(sum, parts)| sum + parts[position]);
            row.sources += 1;
            row.by_area += usize::from(target.by_area);
            row.other_year += usize::from(one.vintage != one.figure.year);
            row.evidence = row.evidence.max(vintages.evidence(one.vintage, one.key.level()));
            vintages_used.insert(one.vintage);
        }
    }
    let given: BTreeSet<(i32, i32, UnitKey)> =
        matched.iter().map(|one| (one.figure.year, one.vintage, one.key)).collect();
    let finished = sums.into_values().map(|(mut row, years)| {
        let without = |&year: &i32| {
            vintages.sources(year, row.key).filter(|source| !given.contains(&(row.year, year, *source))).count()
        };
        row.missing = years.iter().map(without).min().unwrap_or(0);
        if how.kind == FigureKind::Rate {
            row.numerator = row.value;
            let below = row.denominator.filter(|below| *below != 0.0);
            row.value = row.numerator.zip(below).map(|(above, below)| above / below);
        }
        row
    });
    finished.collect()
}

impl HarmonisedFigure {
    fn empty(key: UnitKey, year: i32, kind: FigureKind) -> Self {
        Self {
            key,
            year,
            value: Some(0.0),
            numerator: None,
            denominator: (kind == FigureKind::Rate).then_some(0.0),
            sources: 0,
            missing: 0,
            by_area: 0,
            other_year: 0,
            evidence: Evidence::Edition,
        }
    }
}
