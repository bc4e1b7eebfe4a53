//! The difference between treated and untreated, of one selection after another.

use super::{Series, Statistic};
use crate::statistics::figures::size;

/// Everything a statistic needs of the outcome, laid out for many selections.
pub(super) struct Contrast<'a> {
    statistic: Statistic,
    anticipation: i64,
    years: &'a [i64],
    /// The outcomes of every unit of the pools; none where it lacks one.
    rows: Vec<Option<Vec<f64>>>,
    /// Sums over all units of the pools, by year.
    total: Group,
    /// First treated years, in order, and which of them each place in a selection has.
    cohorts: Vec<i64>,
    cohort_of: Vec<usize>,
    groups: Vec<Group>,
}

/// Units taken together.
#[derive(Clone)]
struct Group {
    units: f64,
    sums: Vec<f64>,
}

impl Group {
    fn empty(years: usize) -> Self {
        Self { units: 0.0, sums: vec![0.0; years] }
    }

    fn add(&mut self, units: f64, outcomes: &[f64], sign: f64) {
        self.units += units;
        for (sum, outcome) in self.sums.iter_mut().zip(outcomes) {
            *sum += sign * outcome;
        }
    }

    fn reset(&mut self) {
        self.units = 0.0;
        self.sums.fill(0.0);
    }

    /// Mean outcome in a year, or its change since a base year.
    fn mean(&self, year: usize, base: Option<usize>) -> f64 {
        (self.sums[year] - base.map_or(0.0, |base| self.sums[base])) / self.units
    }
}

impl<'a> Contrast<'a> {
    pub(super) fn new(
        units: &[i64],
        slots: &[i64],
        outcome: &'a Series,
        statistic: Statistic,
        anticipation: i64,
    ) -> Self {
        let mut cohorts = slots.to_vec();
        cohorts.sort_unstable();
        cohorts.dedup();
        // Changes do not depend on a unit's level; without it sums stay small and keep their digits.
        let row = |unit: &i64| {
            let row = outcome.of(*unit)?;
            let level = if statistic == Statistic::DifferenceInMeans { 0.0 } else { row[0] };
            Some(row.iter().map(|value| value - level).collect())
        };
        let rows: Vec<Option<Vec<f64>>> = units.iter().map(row).collect();
        let nobody = Group::empty(outcome.years().len());
        let mut total = nobody.clone();
        rows.iter().flatten().for_each(|row| total.add(1.0, row, 1.0));
        Self {
            cohort_of: slots.iter().map(|g| cohorts.partition_point(|cohort| cohort < g)).collect(),
            groups: vec![nobody; cohorts.len()],
            years: outcome.years(),
            statistic,
            anticipation,
            rows,
            total,
            cohorts,
        }
    }

    /// The statistic of a selection: the unit in every place. `None` where nothing can be compared.
    pub(super) fn of(&mut self, selected: &[usize]) -> Option<f64> {
        self.groups.iter_mut().for_each(Group::reset);
        let mut never = self.total.clone();
        for (&unit, &cohort) in selected.iter().zip(&self.cohort_of) {
            if let Some(row) = &self.rows[unit] {
                self.groups[cohort].add(1.0, row, 1.0);
                never.add(-1.0, row, -1.0);
            }
        }
        let (mut sum, mut weight) = (0.0, 0.0);
        for (at, treated) in self.groups.iter().enumerate().filter(|(_, group)| group.units > 0.0) {
            let Some(base) = self.base(self.cohorts[at]) else { continue };
            for (year, _) in self.years.iter().enumerate().filter(|(_, year)| **year >= self.cohorts[at]) {
                if let Some(control) = self.control(&never, year, base) {
                    sum += treated.units * (treated.mean(year, base) - control);
                    weight += treated.units;
                }
            }
        }
        (weight > 0.0).then(|| sum / weight)
    }

    /// The base year of a cohort, as a position; `Some(None)` where levels are compared, `None` without a base year.
    #[expect(clippy::option_option, reason = "no base year is not the same as none needed")]
    fn base(&self, cohort: i64) -> Option<Option<usize>> {
        if self.statistic == Statistic::DifferenceInMeans {
            return Some(None);
        }
        self.years.binary_search(&(cohort - 1 - self.anticipation)).ok().map(Some)
    }

    /// What the untreated show in a year; `None` where there is none of them.
    fn control(&self, never: &Group, year: usize, base: Option<usize>) -> Option<f64> {
        if self.statistic != Statistic::AttNotYet {
            return (never.units > 0.0).then(|| never.mean(year, base));
        }
        let later = self.cohorts.partition_point(|&cohort| cohort <= self.years[year] + self.anticipation);
        let mut untreated = (never.units, never.sums[year], base.map_or(0.0, |base| never.sums[base]));
        for group in &self.groups[later..] {
            untreated.0 += group.units;
            untreated.1 += group.sums[year];
            untreated.2 += base.map_or(0.0, |base| group.sums[base]);
        }
        let (units, now, before) = untreated;
        (units > 0.0).then(|| (now - before) / units)
    }
}

/// The standard deviation of a sample (n - 1); `None` for fewer than two values.
pub(super) fn deviation(values: &[f64]) -> Option<f64> {
    let mean = values.iter().sum::<f64>() / size(values.len());
    let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
    (values.len() > 1).then(|| (squares / size(values.len() - 1)).sqrt())
}
