//! The official directory: what the statistical offices publish about municipalities, and how their territory changed.
//!
//! Nothing of it is shipped; the user names the files. Each reader turns one published file into a value ([`Edition`],
//! [`Change`], [`CrosswalkRow`]) and says as findings what is odd in it.

mod change;
#[cfg(feature = "spreadsheets")]
pub mod changes;
mod crosswalk;
mod edition;
mod encoding;
mod error;
pub mod gv100ad;
mod jurisdictions;
mod level;
pub mod name;
mod quirks;
pub mod rules;
#[cfg(feature = "spreadsheets")]
mod sheet;
mod unit;

pub use change::{Change, ChangeKind, ChangedUnit, Changes};
pub use crosswalk::{CrosswalkRow, Weights};
pub use edition::{Edition, Figures};
pub use error::OfficialError;
pub use jurisdictions::{Code, Jurisdictions};
pub use level::Level;
pub use rules::RULES;
pub use unit::{Designation, Unit};
