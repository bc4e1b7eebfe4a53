//! The lock of a folder: a file that only one process can make.

use std::fs::{self, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// The name of the lock file.
pub(super) const LOCK: &str = ".stadtnetz-lock";

/// A folder nobody else saves to, until this is dropped.
#[derive(Debug)]
pub(super) struct Lock {
    path: PathBuf,
}

/// Why a folder cannot be locked.
#[derive(Debug)]
pub(super) enum NotLocked {
    /// The lock names this process.
    Held(String),
    Failed(io::Error),
}

impl Lock {
    /// Locks a folder. A lock that is there already is never broken, however old it is: whether its process still runs cannot
    /// be seen from here, it may run on another machine.
    pub(super) fn take(folder: &Path) -> Result<Self, NotLocked> {
        let path = folder.join(LOCK);
        let mut file = match OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                return Err(NotLocked::Held(holder(folder).unwrap_or_default()));
            }
            Err(error) => return Err(NotLocked::Failed(error)),
        };
        let lock = Self { path };
        let named = file.write_all(format!("process {}\n", std::process::id()).as_bytes());
        named.and_then(|()| file.sync_all()).map_err(NotLocked::Failed)?;
        Ok(lock)
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // A lock that cannot be removed is reported by whoever comes next.
        let _ = fs::remove_file(&self.path);
    }
}

/// The process that a folder's lock names, if there is a lock.
pub(super) fn holder(folder: &Path) -> Option<String> {
    const ENOUGH: u64 = 80;
    let mut bytes = Vec::new();
    let file = fs::File::open(folder.join(LOCK)).ok()?;
    file.take(ENOUGH).read_to_end(&mut bytes).ok()?;
    let text = String::from_utf8_lossy(&bytes);
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}
