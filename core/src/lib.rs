//! Programme networks of municipalities: who was a member, when, and how sure are we.
#![forbid(unsafe_code)]

pub mod finding;
pub mod language;
pub mod place;
pub mod table;
pub mod time;
