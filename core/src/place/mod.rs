//! Where: official keys, states, kinds of places, coordinates, population.
//!
//! An official key is text, never a number: `01001000` is Flensburg, `1001000` is a key that lost a zero. A key that exists is
//! well formed; whether the office ever gave it out only a directory tells.
//!
//! ```
//! use stadtnetz::place::{Ags, RegionalKey, State};
//!
//! let kassel: Ags = "06611000".parse()?;
//! assert_eq!(kassel.state(), State::Hesse);
//! assert_eq!(kassel.district(), "06611");
//!
//! let association: RegionalKey = "083365008".parse()?;
//! assert_eq!(association.ags(), None, "an association of municipalities has no AGS");
//!
//! let lost_zero = "6611000".parse::<Ags>().unwrap_err();
//! assert_eq!(lost_zero.to_string(), "\"6611000\" is not an AGS: 7 digits (expected 8; leading zero lost?)");
//! # Ok::<(), stadtnetz::place::KeyError>(())
//! ```

mod ags;
mod band;
mod coordinates;
mod key;
mod kind;
mod regional_key;
mod slug;
mod state;
#[cfg(test)]
mod tests;

pub use ags::Ags;
pub use band::{BandError, Edges, PopulationBand};
pub use coordinates::{CoordinateError, Latitude, Longitude};
pub use key::{KeyError, KeyProblem};
pub use kind::{Basis, KeyScheme, KindError, PlaceKind};
pub use regional_key::RegionalKey;
pub use slug::slug;
pub use state::{State, StateError};
