//! May a place join, and why; was its application in time and complete; what was decided.
//!
//! The rules stand in the programme's definition. [`Question`] makes one of them ready to be asked about a call; [`Facts`] is what is
//! known of a place. What is not known is neither zero nor "no": an answer is yes, no or unknown, by Kleene's logic, and an
//! [`Explanation`] says what it rests on, by how much a limit is met or missed, what is missing and what would turn it.
//!
//! Where no source says which population counts, every admissible figure is tried: all pass is yes, all fail is no, and figures on both
//! sides are unknown, with the figures shown. Eligible and admitted are two things; both are in [`Eligibility`].
//!
//! ```
//! use stadtnetz::eligibility::{Facts, Inhabitants, Question};
//! use stadtnetz::engagierte_stadt;
//! use stadtnetz::language::Language;
//! use stadtnetz::place::{Basis, PlaceKind};
//! use stadtnetz::programme::RuleKind;
//!
//! let question = Question::new(engagierte_stadt().programme(), "2022", RuleKind::Place).ok_or("no such rule or call")?;
//! let figure = Inhabitants {
//!     day: "2021-12-31".parse()?,
//!     inhabitants: 251_000,
//!     rounded_to: None,
//!     basis: Basis::Census2011,
//!     source: Vec::new(),
//! };
//! let facts = Facts { kind: Some(PlaceKind::City), figures: vec![figure], ..Facts::default() };
//! let explanation = question.explain("A town", &facts);
//! assert_eq!(explanation.reason, "population:above");
//! assert_eq!(explanation.because.parts[1].sentence(Language::En), "1,000 inhabitants above the limit of 250,000");
//! assert_eq!(question.why_not(&facts).sets, [["population"]]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod admission;
mod asking;
mod deadline;
mod decisive;
mod explain;
mod explanation;
mod facts;
mod figures;
mod frozen;
mod glossary;
pub mod golden;
mod judgement;
mod leaf;
mod minimal;
mod question;
mod render;
pub mod rules;
mod status;
mod table;
mod tables;
#[cfg(test)]
mod tests;
mod words;

pub use admission::{Admission, Eligibility};
pub use deadline::{Timeliness, Timely};
pub use explanation::{
    Asked, Change, Decisive, Explanation, How, Input, Known, LeftOut, Margin, Missing, ParameterUsed, Says, Step,
};
pub use facts::{Counted, Facts, Happened, Inhabitants, Stated};
pub use frozen::{Frozen, Since, Verdicts};
pub use judgement::Reason;
pub use question::{Assume, Question};
pub use rules::RULES;
pub use status::{Ground, Stage, Status};
pub use table::{Candidate, diff, eligibility_table};
