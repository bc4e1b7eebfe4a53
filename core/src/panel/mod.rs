//! What did it change: tables for the estimators that researchers already use.
//!
//! The library estimates nothing. It makes the tables that an estimator is given, because the mistakes are made there: who was
//! treated from when, who could have been, on which territory, and what is not known.
//!
//! ```text
//! Register   who was a member on which days, as sure as known; calls, applications, decisions
//! Directory  which municipalities there were, how many lived there; keys of other years on one territory
//! Outcomes   what was measured, by key and year
//!     -> units      municipalities of one territory, each with its spells, applications, eligibility by call
//!     -> treatment  days per unit under one reading of what is uncertain -> first treated year, exposure by year
//!     -> unit-years every unit in every year, with outcomes (or the reason why there is none)
//!     -> tables     panel, stacks, bounds, and what checks them
//! ```
//!
//! [`Register::study`](crate::register::Register::study) does the first three steps once; every table is made from the
//! [`Study`] on demand.

mod applications;
mod arguments;
mod assignments;
mod balance;
mod bounds;
mod calls;
mod check;
mod completions;
mod durations;
mod error;
mod measured;
mod options;
mod outcomes;
mod roles;
mod rows;
pub mod rules;
mod stacks;
mod status;
mod study;
mod surroundings;
mod table;
mod take_up;
mod territory;
#[cfg(test)]
mod tests;
mod ties;
mod treatment;
mod unit;
mod units;
mod words;
mod year;

pub use applications::Flow;
pub use arguments::Package;
pub use assignments::{
    Assignments, Candidate, Placebo, PoolError, Pools, Selection, Series, SeriesError, Statistic, Within,
};
pub use balance::{Balance, Denominator, balance};
pub use durations::{EventType, Grouping, LifeTable, MembershipSpell};
pub use error::PanelError;
pub use options::{Onset, RuleChoice, StudyOptions, Treatment};
pub use outcomes::{Kind, Outcome, Outcomes};
pub use roles::{Reason, Role};
pub use rules::RULES;
pub use stacks::Controls;
pub use status::Status;
pub use study::Study;
pub use surroundings::{Places, Surroundings};
#[cfg(test)]
use table::RESERVED;
pub use take_up::Breakdown;
pub use ties::{NetworkEdge, NetworkNode, Tied};
pub use unit::{Applied, Episode, Spell, Stage, StudyCall, StudyUnit, Unplaced};
pub use year::Year;
