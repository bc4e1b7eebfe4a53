//! The selection drawn again: who else could have been treated, and how large an effect that alone would show.

mod chance;
mod contrast;
mod of_study;
mod pools;
mod series;

pub use of_study::Within;
pub use pools::{Candidate, PoolError, Pools, Selection};
pub use series::{Series, SeriesError};

use super::words::words;
use crate::statistics::figures::{figures, size};
use crate::table::{Column, Table};
use contrast::{Contrast, deviation};

/// Draws of the selection out of its [`Pools`], in the order in which they were made.
#[derive(Clone, Debug, PartialEq)]
pub struct Assignments {
    pub(super) pools: Pools,
    pub(super) seed: u64,
    pub(super) draws: usize,
    /// For every draw the position of the unit that fills each slot of the pools.
    pub(super) drawn: Vec<usize>,
}

words! {
    /// What is compared, treated against others of their pool.
    Statistic: "statistic" {
        /// Outcomes from the first treated year on, against those never selected.
        DifferenceInMeans = "difference-in-means",
        /// Their change since the last untreated year, against those never selected (ATT simple, without covariates).
        AttNever = "att-never",
        /// The same, against all who are not yet treated in a year.
        AttNotYet = "att-not-yet",
    }
}

figures! {
    /// What re-assignments say about an observed difference: never a standard error or an interval of its own.
    Placebo in "placebo" {
        /// what was compared: difference-in-means, att-never, att-not-yet
        statistic: String,
        /// what the draws are: randomisation-inference where the pool was selected by lot, else placebo-distribution
        basis: String,
        /// years before the first treated one that may already be touched: the base year is g - 1 - anticipation
        anticipation: i64 ["years"],
        /// draws
        draws: usize ["draws"],
        /// seed of the draws
        seed: i64,
        /// units in the pools with an outcome in every year
        units: usize ["units"],
        /// of them selected
        treated: usize ["units"],
        /// units in the pools that lack an outcome in some year and count for nothing
        left_out: usize ["units"],
        /// the statistic of the selection as it was; undefined without a comparison in any year
        observed: Option<f64> ["units of the outcome"],
        /// (1 + draws at least as far from 0) / (draws + 1)
        p_value: Option<f64> ["share"],
        /// mean of the statistic over the draws
        placebo_mean: Option<f64> ["units of the outcome"],
        /// standard deviation of the statistic over the draws (n - 1)
        placebo_sd: Option<f64> ["units of the outcome"],
        /// least effect found with a power of 80 % in a test at 5 %: (1.960 + 0.842) by `placebo_sd`
        mde: Option<f64> ["units of the outcome"],
    }
}

impl Assignments {
    /// How many draws there are.
    pub fn draws(&self) -> usize {
        self.draws
    }

    /// The seed they were made with.
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// How the pool was selected: what the draws can be used for.
    pub fn selection(&self) -> Selection {
        self.pools.selection
    }

    /// The pools they were drawn from.
    pub fn pools(&self) -> &Pools {
        &self.pools
    }

    /// The treated units of every draw: `draw` (from 1), `unit`, `g`; every other unit of the pools is untreated in it.
    pub fn table(&self) -> Table {
        let slots: Vec<i64> = self.pools.slots().collect();
        let draw = (0..self.drawn.len()).map(|at| i64::try_from(at / slots.len().max(1) + 1).ok());
        let unit = self.drawn.iter().map(|&at| Some(self.pools.units[at]));
        #[expect(clippy::cast_precision_loss, reason = "years are far below 2^53")]
        let g = slots.iter().map(|&g| Some(g as f64)).cycle().take(self.drawn.len());
        Table::built(
            "assignments",
            vec![
                Column::integer("draw", &format!("number of the draw, from 1 ({})", self.selection().as_str()), draw),
                Column::integer("unit", "unit that is treated in the draw", unit),
                Column::number("g", "its first treated year", g).unit("year"),
            ],
        )
    }

    /// The statistic of the selection as it was, and of every draw. Units of the pools without an outcome in every year count
    /// for nothing, in the selection as in the draws. A cohort whose base year is not among the years has no part in an ATT.
    pub fn statistics(&self, outcome: &Series, statistic: Statistic, anticipation: u32) -> (Option<f64>, Vec<f64>) {
        let slots: Vec<i64> = self.pools.slots().collect();
        let mut contrast = Contrast::new(&self.pools.units, &slots, outcome, statistic, i64::from(anticipation));
        let observed = contrast.of(&self.pools.observed());
        let draws = self.drawn.chunks_exact(slots.len().max(1));
        (observed, draws.filter_map(|drawn| contrast.of(drawn)).collect())
    }

    /// What the draws say about the observed difference.
    pub fn placebo(&self, outcome: &Series, statistic: Statistic, anticipation: u32) -> Placebo {
        let (observed, drawn) = self.statistics(outcome, statistic, anticipation);
        let has_outcome = |at: &&usize| outcome.of(self.pools.units[**at]).is_some();
        let units = (0..self.pools.units()).filter(|at| has_outcome(&at)).count();
        let sd = deviation(&drawn);
        Placebo {
            statistic: statistic.as_str().to_owned(),
            basis: self.selection().as_str().to_owned(),
            anticipation: i64::from(anticipation),
            draws: self.draws,
            seed: i64::try_from(self.seed).unwrap_or(i64::MAX),
            units,
            treated: self.pools.observed().iter().filter(has_outcome).count(),
            left_out: self.pools.units() - units,
            observed,
            p_value: observed.filter(|_| !drawn.is_empty()).map(|observed| {
                // The same selection, summed in another order, is as far from 0.
                let as_far = drawn.iter().filter(|one| one.abs() >= observed.abs() * (1.0 - 1e-12)).count();
                size(1 + as_far) / size(drawn.len() + 1)
            }),
            placebo_mean: (!drawn.is_empty()).then(|| drawn.iter().sum::<f64>() / size(drawn.len())),
            placebo_sd: sd,
            mde: sd.map(|sd| (1.960 + 0.842) * sd),
        }
    }
}
