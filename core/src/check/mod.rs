//! What is wrong across records, in a definition, or with a conversion.
//!
//! A [`Check`] is a small function with the rules it asks; [`CHECKS`] lists all of them. What one record shows alone is found when it
//! is read (see [`register`](crate::register)), and stands in the same report. A [`Selection`] says which codes are asked for, and for
//! which purpose: a [`Profile`] judges some findings milder or harder, all of them listed in [`ADJUSTED`]. A [`Report`] can be read by
//! people, code hosts and editors, and makes the fixes that lose nothing.
//!
//! ```
//! use stadtnetz::check::{Format, Profile, Selection};
//! use stadtnetz::engagierte_stadt;
//! use stadtnetz::language::Language;
//!
//! let report = engagierte_stadt().check(&Selection::of(Profile::Publish));
//! assert!(report.passed());
//! let terms = engagierte_stadt().check(&Selection::default().select(&["T009"])?);
//! assert!(terms.findings().iter().all(|finding| finding.code() == "T009"));
//! assert!(terms.write(Format::Sarif, Language::En).contains("2.1.0"));
//! # Ok::<(), stadtnetz::check::SelectionError>(())
//! ```

mod calls;
mod context;
mod cooperations;
mod definitions;
mod events;
mod examples;
mod local_partners;
mod memberships;
mod organisations;
mod places;
mod populations;
mod registry;
mod report;
pub mod rules;
mod run;
mod selection;
mod sources;
#[cfg(test)]
mod tests;
mod time;

pub use context::Context;
pub use examples::{Case, Example, cases, example, examples, explain, sound};
pub use registry::{CHECKS, Check, Scope};
pub use report::{Format, Report};
pub use rules::RULES;
#[cfg(feature = "convert")]
pub use run::conversion;
pub use run::{definition, open};
pub use selection::{ADJUSTED, Adjusted, Profile, Selection, SelectionError};
