//! The official directory: what the statistical offices publish about municipalities, and how their territory changed.
//!
//! Nothing of it is shipped; the user names the files. Each reader turns one published file into a value ([`Edition`],
//! [`Change`], [`CrosswalkRow`]) and says as findings what is odd in it.

#[cfg(feature = "spreadsheets")]
mod archive;
#[cfg(feature = "spreadsheets")]
pub mod auszug;
#[cfg(feature = "spreadsheets")]
pub mod bbsr;
mod change;
#[cfg(feature = "spreadsheets")]
pub mod changes;
mod crosswalk;
pub mod crosswalk_csv;
mod edition;
mod encoding;
mod error;
pub mod gv100ad;
mod jurisdictions;
mod level;
pub mod name;
pub mod notes;
mod published;
mod quirks;
pub mod rules;
#[cfg(feature = "spreadsheets")]
mod sheet;
#[cfg(all(test, feature = "spreadsheets"))]
mod tests;
mod unit;
mod wording;

pub use change::{Change, ChangeKind, ChangedUnit, Changes};
pub use crosswalk::{Crosswalk, CrosswalkRow, TOLERANCE, Weights};
pub use edition::{Edition, Figures};
pub use error::OfficialError;
pub use jurisdictions::{Code, Jurisdictions};
pub use level::Level;
pub use notes::Notes;
pub use published::{Published, read, read_file};
pub use rules::RULES;
pub use unit::{Designation, Unit};
