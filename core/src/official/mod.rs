//! The official directory: what the statistical offices publish about municipalities, and how their territory changed.
//!
//! Nothing of it is shipped; the user names the files. Each reader turns one published file into a value ([`Edition`],
//! [`Change`], [`CrosswalkRow`]) and says as findings what is odd in it.
//!
//! A [`Directory`] puts them together: the units [on a day](Directory::on) with what that rests on, the
//! [populations](Directory::populations) of a key with the breaks between censuses, the way of a key
//! [through time](Directory::successors), and figures of several years [on one territory](Directory::harmonise).
//!
//! ```
//! use stadtnetz::official::{Directory, Figure, Harmonisation, crosswalk_csv};
//! use stadtnetz::time::parse_day;
//!
//! let table = "from,from_year,to,to_year,population\n05313,2008,05334,2020,1\n05354,2008,05334,2020,1\n";
//! let crosswalk = crosswalk_csv::read("aachen.csv", table.as_bytes())?;
//! let directory = Directory::new(vec![], vec![], &[crosswalk]);
//!
//! let figure = |key: &str, value| Figure { key: key.to_owned(), year: 2008, value: Some(value), denominator: None };
//! let figures = [figure("05313", 100.0), figure("05354", 23.0), figure("5334", 1.0)];
//! let harmonised = directory.harmonise(&figures, Harmonisation::counts(parse_day("2020-12-31")?));
//! assert_eq!(harmonised.rows[0].value, Some(123.0));
//! assert_eq!(harmonised.unmatched[0].reason.as_str(), "malformed-key"); // the zero is lost: nothing is guessed or dropped
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! What lists write instead of a key, [`name`] and [`broken_key`] read against an edition's units; [`size_class`] sorts
//! municipalities by inhabitants.

#[cfg(feature = "spreadsheets")]
mod archive;
#[cfg(feature = "spreadsheets")]
pub mod auszug;
#[cfg(feature = "spreadsheets")]
pub mod bbsr;
pub mod broken_key;
mod change;
#[cfg(feature = "spreadsheets")]
pub mod changes;
mod crosswalk;
pub mod crosswalk_csv;
mod directory;
mod edition;
mod encoding;
mod error;
pub mod gv100ad;
mod harmonise;
mod history;
mod jurisdictions;
mod level;
pub mod name;
pub mod notes;
mod published;
mod quirks;
pub mod rules;
#[cfg(feature = "spreadsheets")]
mod sheet;
pub mod size_class;
#[cfg(all(test, feature = "spreadsheets"))]
mod tests;
mod unit;
mod wording;

pub use change::{Change, ChangeKind, ChangedUnit, Changes};
pub use crosswalk::{Crosswalk, CrosswalkRow, TOLERANCE, Weights};
pub use directory::{Continuity, Directory, DirectoryView, FollowError, Footing, PopulationObservation, Populations};
pub use edition::{Edition, Figures};
pub use error::OfficialError;
pub use harmonise::{
    Figure, FigureKind, Harmonisation, Harmonised, HarmonisedFigure, Reason, ShareBy, TimeMatch, Unmatched,
};
pub use history::{
    ChangeList, Edge, EdgeKind, Evidence, Lost, NoRoute, Passage, PeriodError, PlaceId, PlaceIdError, Predecessor,
    Successor, Unexplained, UnitKey, UnitKeyError, predecessors_table, successors_table,
};
pub use jurisdictions::{Code, Jurisdictions};
pub use level::{Level, LevelError};
pub use notes::Notes;
pub use published::{Published, read, read_file};
pub use rules::RULES;
pub use unit::{Designation, Unit};
