//! Which unit does a written name mean?
//!
//! A [`NameIndex`] is made once from the units of an edition; [`NameIndex::resolve`] answers with one unit and the evidence, with
//! several and a ranking, or with none and the reason. It never takes the most similar name: similarity only proposes.
//!
//! Names are compared [folded](fold), on both sides alike. A name is taken apart into its core, its geographic additions
//! (`an der Aisch`, `(Hessen)`, `/Westerwald`: only the nouns count), its second language (Sorbian in Brandenburg and Saxony) and
//! what stands behind the comma. A bare core (`Neustadt`) means every unit of that core, also those with an addition: lists leave
//! it out, so the one unit without it is not preferred.
//!
//! ```
//! use stadtnetz::official::{Level, Unit, name::{Context, NameIndex}};
//! use stadtnetz::place::{KeyError, State};
//!
//! let unit = |key: &str, name| Ok::<_, KeyError>(Unit::new(Level::Municipality, Some(key.parse()?), None, name, 1));
//! let index = NameIndex::new(vec![
//!     unit("073160000000", "Neustadt an der Weinstraße, Stadt")?,
//!     unit("071435301054", "Neustadt/ Westerwald")?,
//!     unit("065340016016", "Neustadt (Hessen), Stadt")?,
//! ]);
//! let named = |name, context: &Context| index.resolve(name, context).unit().map(|unit| unit.name.as_str());
//!
//! assert_eq!(named("Neustadt", &Context::new()), None, "there are three");
//! assert_eq!(named("Neustadt", &Context::new().state(State::Hesse)), Some("Neustadt (Hessen), Stadt"));
//! assert_eq!(named("Neustadt a.d. Weinstr.", &Context::new()), Some("Neustadt an der Weinstraße, Stadt"));
//! # Ok::<(), KeyError>(())
//! ```

mod claim;
mod context;
mod index;
mod letters;
mod near;
mod parts;
mod question;
mod render;
mod resolution;
mod resolve;
mod tables;
mod words;

pub use context::Context;
pub use index::NameIndex;
pub use letters::fold;
pub use resolution::{
    Candidate, Evidence, Feature, Match, NameForm, Near, NotFound, Reason, Resolution, SaidBy, Verdict,
};
