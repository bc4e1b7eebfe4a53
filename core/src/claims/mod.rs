//! Published figures, reconciled: which of them hold together, on which reading, and what they imply.
//!
//! "113 have joined since 2015", "112", "over 100", "about 100", "120", "over 140": each is a range of numbers of a quantity, a
//! part of the network and some day. Members come in by calls only, or by memberships listed outside them, and leave at any
//! time; so every figure bounds the others. Nothing ranks sources: see [`Register::reconcile`] for what is concluded.
//!
//! What is assumed, and printed with every answer: members come in by calls, or by memberships that the register lists outside
//! of them; every admission is a place that had not been a member before, unless the register lists its return
//! ([`Options::unlisted_returns`]); the numbers of the calls are those of the programme's definition.
//!
//! ```
//! use stadtnetz::claims::{Options, Range};
//! use stadtnetz::engagierte_stadt;
//!
//! let reconciliation = engagierte_stadt().reconcile_with(&Options::claims_alone());
//! // 50 + 32 = 73: nine had left by July 2020.
//! let exits: Vec<Range> = reconciliation.flows().iter().take(5).map(|flow| flow.exits).collect();
//! assert_eq!(exits, [0, 9, 2, 1, 24].map(|number| Range::between(number, number)));
//! ```
//!
//! [`Register::reconcile`]: crate::register::Register::reconcile

pub mod rules;

mod course;
mod dependence;
mod figures;
mod findings;
mod flow;
mod ground;
mod intake;
mod listed;
mod listing;
mod missing;
mod options;
mod part;
mod quantity;
mod reconciliation;
mod scope;
mod settle;
mod step;
mod system;
mod tables;
#[cfg(test)]
mod tests;
mod text;
mod verdict;

pub use flow::{Flow, Report};
pub use ground::{Ground, Principle};
pub use listing::Listing;
pub use missing::{MissingFact, Unknown};
pub use options::Options;
pub use part::Moment;
pub use quantity::{About, AboutError, Range, range};
pub use reconciliation::{Conflict, Reconciliation};
pub use scope::Scope;
pub use step::{Step, StepKind};
pub use verdict::{Judgement, Verdict};
