//! Keys through time: what became of a municipality or district, and which place a key means on a day.
//!
//! Three kinds of sources say so, the first one that reaches is taken: change lists (exact days, shares in persons and square
//! metres), crosswalks (shares from the end of one year to the end of another), and, where neither reaches, the comparison of
//! two editions: the same key is taken for the same unit, a key that vanished is unexplained and never guessed.

mod edge;
mod key;
mod parts;
mod places;
mod route;
mod sources;
mod successor;
#[cfg(test)]
pub(super) mod tests;
mod timeline;
mod transition;

pub use edge::{Edge, EdgeKind};
pub use key::{UnitKey, UnitKeyError};
pub use parts::{predecessors_table, successors_table};
pub use places::{PlaceId, PlaceIdError};
pub use route::{Evidence, NoRoute};
pub use sources::{ChangeList, PeriodError};
pub use successor::{Lost, Passage, Predecessor, Successor};
pub use timeline::Unexplained;

pub(super) use edge::edges_table;

pub(super) use places::Places;
pub(super) use route::Route;
pub(super) use sources::year_end;
pub(super) use timeline::History;
