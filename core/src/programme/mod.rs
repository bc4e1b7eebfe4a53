//! A programme's definition as data: phases, calls for applications, population bands, parameters, vocabularies.
//!
//! A [`Programme`] is read from one TOML file and never changed. The file is strict: an unknown key, a repeated or dangling id,
//! a date that is none, values that overlap are errors with file, line and column, and all of them are reported at once. What
//! holds for a time carries its days and the day up to which somebody verified it; what no source says is a value of its own
//! (`edges = "unspecified"`) or absent, never a default. `licence` names the terms under which the register that goes with it is
//! offered, any one of them. Another network writes its own file.
//!
//! ```
//! use stadtnetz::programme::Programme;
//! use stadtnetz::time::parse_day;
//!
//! let text = r#"
//! id = "green-towns"
//! name = "Grüne Städte"
//! version = "1"
//! licence = [{ name = "CC-BY-4.0", url = "https://creativecommons.org/licenses/by/4.0/" }]
//!
//! [[phases]]
//! id = "first"
//! name = "Erste Phase"
//! name_en = "first phase"
//! starts = "2021"
//! planned_last_day = "2023-12-31"
//! source = ["announcement"]
//!
//! [[calls]]
//! id = "2021"
//! phase = "first"
//! opens = "2021-01-10"
//! closes = "2021-03-01"
//! effective_on = "2021-06"
//! admitted = [10, 12]
//! source = ["announcement"]
//! "#;
//! let (programme, warnings) = Programme::from_toml("green-towns.toml", text).expect("no error stands in it");
//! assert!(warnings.is_empty());
//! assert_eq!(programme.term_end(parse_day("2022-05-01")?), Some(parse_day("2023-12-31")?));
//! assert_eq!(programme.call("2021").and_then(|call| call.admitted_range()), Some((10, 12)));
//!
//! let faults = Programme::from_toml("green-towns.toml", &text.replace("opens", "opnes")).unwrap_err();
//! assert_eq!(faults.len(), 2, "a key that is unknown and a key that is missing");
//! assert_eq!(faults[1].origin().map(ToString::to_string).as_deref(), Some("green-towns.toml:18, 1"));
//! # Ok::<(), stadtnetz::time::DateError>(())
//! ```
//!
//! What the data mean for an application is decided in `eligibility`; who was a member, in [`register`](crate::register).

pub mod rules;

mod band;
mod call;
mod definition;
mod licence;
mod names;
mod parameter;
mod phase;
mod position;
mod provenance;
mod reader;
mod rule;
mod selector;
mod starter;
mod tables;
mod validity;
mod values;
mod vocabulary;

#[cfg(test)]
mod tests;

pub use band::{BandScale, BandStep, PopulationBasis, ReferenceDay};
pub use call::{Admitted, Amendment, Call, PlacesOf, PlacesOffered, SectorRequirement};
pub use definition::Programme;
pub use licence::Licence;
pub(crate) use names::suggestion;
pub use parameter::{Amount, DatedValue, Parameter};
pub use phase::Phase;
pub(crate) use position::line_and_column;
pub use provenance::{Conflict, Provenance};
pub use rule::{
    CommitmentsRef, Condition, EntryRule, KindsRef, MAX_DEPTH, NumberRef, RuleKind, ScaleRef, SectorsRef, Test, Window,
};
pub use rules::RULES;
pub use selector::FigureWindow;
pub use starter::starter;
pub use validity::Validity;
pub use vocabulary::{Label, SectorGroup, SectorModel, Term, Vocabulary};
