//! A legacy list into a register: every row accounted for, nothing guessed, no person let in.
//!
//! The stages, each with its own folder or file: bytes become sheets (`bytes`: containers, encodings), sheets rows of cell spans
//! (`grid`), of which some are titles, headers, sums and footers (`layout`). From there three exits: [`Inspection`] says what rows,
//! columns and cells are, with the evidence, and drafts a [`Profile`]; [`Typed`] reads a list of any length by a profile, clean rows
//! and findings written as it goes; [`Conversion`] makes a member list a register. What
//! statistical offices publish by key and year becomes [`OutcomeTable`]. A row has exactly one outcome: *skipped* with a
//! reason, *rejected*, or *converted*. A cell that cannot be read is unknown and one finding.
//!
//! ```
//! use stadtnetz::convert::{Conversion, Options};
//! use stadtnetz::engagierte_stadt;
//!
//! let list = "Stadt;Land;AGS;Aufnahme;Ansprechperson\n\
//!             Kassel;HE;6611000;01.07.2020;Person 1\n\
//!             Bautzen;SN;14625020;31.04.2021;Person 2\n";
//! let conversion = Conversion::read(list.as_bytes(), Options::new("list.csv", engagierte_stadt().emptied()))?;
//! let kassel = conversion.register().places().get("kassel").ok_or("no Kassel")?;
//! assert_eq!(kassel.ags.map(|ags| ags.to_string()).as_deref(), Some("06611000"), "the state proves the lost zero");
//! let bautzen = conversion.register().memberships().get("bautzen-1").ok_or("no Bautzen")?;
//! assert_eq!(bautzen.from, None, "31 April is no day, and not guessed");
//! assert!(conversion.findings().iter().any(|finding| finding.code() == "T002"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod rules;

mod above;
mod bytes;
mod cells;
mod days;
mod error;
mod grid;
mod inspect;
mod layout;
mod members;
mod outcome;
mod outcomes;
mod persons;
mod profile;
mod rejected;
mod typed;
mod words;

pub use bytes::{Container, Encoding};
pub use cells::{CellValue, Missing, Reading, TextRepair};
pub use error::{ContainerProblem, ConversionError};
pub use inspect::{ColumnGuess, InspectOptions, InspectedColumn, InspectedSheet, Inspection, LineEnds};
pub use members::{Conversion, Options};
pub use outcome::{Outcome, Skip};
pub use outcomes::{OutcomeCell, OutcomeLayout, OutcomeOptions, OutcomeTable};
pub use profile::{ColumnKind, ColumnSpec, DateForm, DecimalMark, Profile, ProfileError, ProfileFault};
pub use rules::RULES;
pub use typed::{
    BlockFinding, CellCount, CsvParts, FindingGroups, Gathered, Pass, SkippedRow, Texts, Typed, TypedAccount,
    TypedBlock, TypedColumn, TypedValues,
};
