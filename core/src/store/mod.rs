//! The register on disk: a folder that git, a spreadsheet and a person can read.
//!
//! One CSV file per table (UTF-8, comma, LF, in the order of the ids), the programme's definition in `programme.toml`, and a
//! `datapackage.json` that describes every column, so that Frictionless validates the folder without this library. Twenty
//! changed records are twenty changed lines.
//!
//! [`Register::open`] gives the whole register or everything that is wrong with it, each fault with file, line and column;
//! never half a register. [`Register::save`] is all or nothing too: whoever opens the folder after a crash finds the register
//! as it was before, or as it was to become. Somebody else's changes are never overwritten.
//! [`from_reader`](Register::from_reader) and [`files`](Register::files) do the same without touching a disk.
//!
//! ```
//! use stadtnetz::engagierte_stadt;
//! use stadtnetz::register::Register;
//!
//! let folder = tempfile::tempdir()?;
//! let saved = engagierte_stadt().save(folder.path())?;
//!
//! let mut draft = Register::open(folder.path())?.register.edit();
//! draft.add_source("Stadt Kassel", "press text on the renewal");
//! draft.finish()?.save(folder.path())?;
//!
//! let refused = saved.save(folder.path()).unwrap_err();
//! assert_eq!(refused.findings[0].rule().name, "changed-meanwhile");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! This room does not judge what the records say together; see `check`. Exports to other formats live with their readers.

pub mod rules;

mod cells;
mod cite;
mod commit;
mod embedded;
mod excel;
mod files;
mod folder;
mod header;
mod lock;
mod package;
mod read;
mod save;
mod tables;
mod text;

#[cfg(test)]
mod tests;

pub use embedded::engagierte_stadt;
pub use rules::RULES;

use crate::finding::Finding;
use crate::register::Register;

/// A register that was read, and what is to be said about its files: warnings and infos, no errors.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The register.
    pub register: Register,
    /// What was found, file by file.
    pub findings: Vec<Finding>,
}

/// The size of the largest file that is read, in bytes: 256 MiB, some hundred times the largest table known.
pub const FILE_LIMIT: u64 = 256 << 20;

/// How many faults of one table are told before the rest of it is left unread.
pub const FAULT_LIMIT: usize = 10_000;
