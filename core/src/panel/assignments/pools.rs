//! Who could have been selected: the pool of every call, in strata.

use std::collections::BTreeMap;

use super::Assignments;
use super::chance::Chance;

/// How often a draw is made anew before a pool counts as too small for its calls.
const ATTEMPTS: usize = 1_000;

/// A unit in the pool of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The call; calls are drawn in the order of these numbers.
    pub call: i64,
    /// The stratum within the call, out of which as many are drawn as were selected.
    pub stratum: String,
    /// The unit.
    pub unit: i64,
    /// Its first treated year if this call selected it.
    pub g: Option<i64>,
}

/// How those who were treated came to be selected out of their pool. It decides what a re-assignment means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Selection {
    /// By lot: the draws are what the lot could have done, and support randomisation inference.
    ByLot,
    /// By a jury, or as nobody knows: the draws are placebos to compare with, and support no inference by design.
    NotByLot,
}

impl Selection {
    /// What numbers out of re-assignments are called: `randomisation-inference` or `placebo-distribution`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ByLot => "randomisation-inference",
            Self::NotByLot => "placebo-distribution",
        }
    }
}

/// Why candidates make no pools to draw from.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PoolError {
    /// Nobody was selected out of the pools.
    #[error("no candidate of any call was selected, so there is nothing to draw again (g is the first treated year)")]
    NobodySelected,
    /// A unit stands twice in the pool of a call.
    #[error("unit {unit} stands twice in the pool of call {call} (once per call)")]
    Twice {
        /// The unit.
        unit: i64,
        /// The call.
        call: i64,
    },
    /// Two calls selected a unit.
    #[error("calls {first} and {second} both selected unit {unit} (g is its first entry: keep {first})")]
    SelectedAgain {
        /// The unit.
        unit: i64,
        /// The call that selected it first.
        first: i64,
        /// The call that selected it again.
        second: i64,
    },
    /// Too few units are left after the calls before.
    #[error(
        "call {call}, stratum \"{stratum}\": {wanted} to select, but {ATTEMPTS} draws in a row left fewer that no earlier call \
         had selected (draw within larger strata)"
    )]
    TooFew {
        /// The call.
        call: i64,
        /// The stratum.
        stratum: String,
        /// How many it selected.
        wanted: usize,
    },
    /// No draw was asked for.
    #[error("0 draws (at least 1)")]
    NoDraws,
}

/// The pools of all calls, as they are drawn from: every unit by its position.
#[derive(Clone, Debug, PartialEq)]
pub struct Pools {
    pub(super) units: Vec<i64>,
    strata: Vec<Stratum>,
    pub(super) selection: Selection,
}

#[derive(Clone, Debug, PartialEq)]
struct Stratum {
    call: i64,
    name: String,
    /// Those selected stand first, in the order of `slots`.
    candidates: Vec<usize>,
    /// The first treated year of each that was selected.
    slots: Vec<i64>,
}

impl Pools {
    /// Pools out of candidates, in whichever order they come.
    ///
    /// # Errors
    /// Nobody selected; a unit twice in a call, or selected twice.
    pub fn new(candidates: &[Candidate], selection: Selection) -> Result<Self, PoolError> {
        let mut units: Vec<i64> = candidates.iter().map(|candidate| candidate.unit).collect();
        units.sort_unstable();
        units.dedup();
        let mut sorted: Vec<&Candidate> = candidates.iter().collect();
        sorted.sort_by_key(|one| (one.call, one.unit));
        if let Some(pair) = sorted.windows(2).find(|two| (two[0].call, two[0].unit) == (two[1].call, two[1].unit)) {
            return Err(PoolError::Twice { unit: pair[0].unit, call: pair[0].call });
        }
        let mut selected: BTreeMap<i64, i64> = BTreeMap::new();
        for one in sorted.iter().filter(|one| one.g.is_some()) {
            if let Some(first) = selected.insert(one.unit, one.call) {
                return Err(PoolError::SelectedAgain { unit: one.unit, first, second: one.call });
            }
        }
        if selected.is_empty() {
            return Err(PoolError::NobodySelected);
        }
        sorted.sort_by_key(|one| (one.call, &one.stratum, one.g.is_none(), one.unit));
        let strata = sorted.chunk_by(|one, other| (one.call, &one.stratum) == (other.call, &other.stratum));
        let strata = strata.map(|members| Stratum {
            call: members[0].call,
            name: members[0].stratum.clone(),
            candidates: members.iter().filter_map(|one| units.binary_search(&one.unit).ok()).collect(),
            slots: members.iter().filter_map(|one| one.g).collect(),
        });
        Ok(Self { strata: strata.collect(), units, selection })
    }

    /// How many units stand in some pool.
    pub fn units(&self) -> usize {
        self.units.len()
    }

    /// How many units were selected.
    pub fn selected(&self) -> usize {
        self.strata.iter().map(|stratum| stratum.slots.len()).sum()
    }

    /// The strata in which everybody was selected, so that no draw differs there: call, stratum, units.
    pub fn without_choice(&self) -> impl Iterator<Item = (i64, &str, usize)> {
        let all = self.strata.iter().filter(|stratum| stratum.slots.len() == stratum.candidates.len());
        all.map(|stratum| (stratum.call, stratum.name.as_str(), stratum.slots.len()))
    }

    /// The first treated year of every place in a selection, in the order in which a draw fills them.
    pub(super) fn slots(&self) -> impl Iterator<Item = i64> {
        self.strata.iter().flat_map(|stratum| stratum.slots.iter().copied())
    }

    /// Who was selected, in the order of the [slots](Self::slots).
    pub(super) fn observed(&self) -> Vec<usize> {
        self.strata.iter().flat_map(|stratum| &stratum.candidates[..stratum.slots.len()]).copied().collect()
    }

    /// The selection drawn again, as often as asked: inside each call and stratum, with the cohorts as large as they were,
    /// later calls out of those that no earlier call selected in the same draw. The same seed gives the same draws on every
    /// machine.
    ///
    /// A draw that leaves a later call too few units is made anew as a whole, so that all that fit are equally likely.
    ///
    /// # Errors
    /// No draws; a call that finds too few units again and again.
    pub fn assignments(self, draws: usize, seed: u64) -> Result<Assignments, PoolError> {
        if draws == 0 {
            return Err(PoolError::NoDraws);
        }
        let mut urn = Urn {
            drawn: Vec::with_capacity(draws.saturating_mul(self.selected()).min(1 << 24)),
            taken: vec![false; self.units.len()],
            orders: self.strata.iter().map(|stratum| stratum.candidates.clone()).collect(),
        };
        for draw in 0..draws {
            urn.draw(&self.strata, &mut Chance::of(seed, draw))?;
        }
        Ok(Assignments { drawn: urn.drawn, pools: self, seed, draws })
    }
}

/// What the draws fill, and what they need for it.
struct Urn {
    drawn: Vec<usize>,
    /// Who is already selected in this draw.
    taken: Vec<bool>,
    /// The candidates of every stratum, before and after a draw in the same order.
    orders: Vec<Vec<usize>>,
}

impl Urn {
    fn draw(&mut self, strata: &[Stratum], chance: &mut Chance) -> Result<(), PoolError> {
        let start = self.drawn.len();
        let mut attempt = 0;
        loop {
            let failed = strata.iter().enumerate().find(|(at, one)| !self.select(*at, one.slots.len(), chance));
            for &unit in &self.drawn[start..] {
                self.taken[unit] = false;
            }
            let Some((_, stratum)) = failed else { return Ok(()) };
            self.drawn.truncate(start);
            attempt += 1;
            if attempt == ATTEMPTS {
                let (call, wanted) = (stratum.call, stratum.slots.len());
                return Err(PoolError::TooFew { call, stratum: stratum.name.clone(), wanted });
            }
        }
    }

    /// Selects some of a stratum that are not yet taken, by the first steps of a shuffle (Fisher and Yates, 1938); whether
    /// there were enough.
    fn select(&mut self, stratum: usize, wanted: usize, chance: &mut Chance) -> bool {
        let order = &mut self.orders[stratum];
        let enough = self.drawn.len() + wanted;
        let mut swaps = Vec::with_capacity(wanted);
        for place in 0..order.len() {
            if self.drawn.len() == enough {
                break;
            }
            let lot = place + chance.below(order.len() - place);
            order.swap(place, lot);
            swaps.push((place, lot));
            if !std::mem::replace(&mut self.taken[order[place]], true) {
                self.drawn.push(order[place]);
            }
        }
        for &(place, lot) in swaps.iter().rev() {
            order.swap(place, lot);
        }
        self.drawn.len() == enough
    }
}
