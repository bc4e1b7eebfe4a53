//! Programme networks of municipalities: who was a member, when, and how sure are we.
//!
//! The embedded register is that of the German network programme *Engagierte Stadt* (since 2015). No record in it says
//! "active"; what was so on a day follows from dated, sourced statements:
//!
//! ```
//! use stadtnetz::engagierte_stadt;
//! use stadtnetz::register::MemberStatus;
//! use stadtnetz::time::parse_day;
//!
//! let register = engagierte_stadt();
//! let view = register.on(parse_day("2020-07-01")?);
//! println!("{}", view.count()); // so many certain, presumed, possible; so many more published but not listed
//!
//! let kassel = view.place("kassel").ok_or("no such place")?;
//! assert_eq!(kassel.status, MemberStatus::Certain);
//! for stay in &kassel.stays {
//!     for statement in &stay.statements {
//!         println!("{} {} ({})", statement.kind.as_str(), statement.when, statement.record);
//!     }
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # What is where
//!
//! - [`register`]: the records, the [`Register`](register::Register) that ties them together, and its
//!   [`View`](register::View) of a day. [`Register::edit`](register::Register::edit) gives a
//!   [`Draft`](register::Draft) to change.
//! - [`programme`]: a programme's definition as data: phases, calls, bands, vocabularies.
//! - [`official`]: the official directory: read as published, keys through time, written names, figures on one territory.
//! - [`eligibility`]: may a place join, and why; was an application in time; what was decided.
//! - [`claims`]: published figures, reconciled: which hold together, on which reading, and what they imply.
//! - [`store`]: a register on disk, one CSV per table.
//! - [`check`]: what is wrong across records, for people, code hosts and editors.
//! - [`statistics`]: growth, retention, coverage, mix, ties and the quality of the data, as ranges where the data are uncertain.
//! - [`panel`]: the tables that estimators of an effect are given, with definitions.
//! - `convert` (feature of that name, on by default): legacy spreadsheets looked at, typed by a profile, or made a register,
//!   every row accounted for.
//! - [`time`]: [`When`](time::When), the set of days a source allows.
//! - [`place`]: official keys, states, kinds of places, population bands.
//! - [`table`]: typed, documented columns, what every tabular answer is made of.
//! - [`finding`]: what is said about data; [`language`] says it in German or English.
//!
//! # What it does not do
//!
//! It estimates nothing, plots nothing and reads no clock. Windows, macOS and other Rust versions than the one named in
//! `Cargo.toml` were not tried.
#![forbid(unsafe_code)]

pub mod check;
pub mod claims;
#[cfg(feature = "convert")]
pub mod convert;
pub mod eligibility;
pub mod finding;
pub mod language;
pub mod official;
pub mod panel;
pub mod place;
pub mod programme;
pub mod register;
pub mod statistics;
pub mod store;
pub mod table;
pub mod time;

pub use store::engagierte_stadt;

use finding::Rule;

/// Every rule that data can break, of all rooms, in the order of their codes. Codes are unique.
pub fn rules() -> Vec<&'static Rule> {
    let mut rules: Vec<&Rule> = [
        programme::RULES,
        official::RULES,
        eligibility::RULES,
        register::rules::RULES,
        store::RULES,
        claims::rules::RULES,
        panel::RULES,
    ]
    .concat();
    #[cfg(feature = "convert")]
    rules.extend(convert::RULES);
    rules.extend(check::RULES.concat());
    rules.sort_by_key(|rule| rule.code);
    rules
}
