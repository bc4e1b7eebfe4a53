//! The commit folder: a complete new register on its way to its place.
//!
//! From the moment this folder exists the new register counts. A file in it replaces the one beside the folder; an empty file
//! says that the one beside it goes, for no file of a register is empty. Each of these is done on its own and may be done
//! again, so it does not matter where a crash interrupts it, nor who finishes it.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::files::names;

/// The folder a save writes to; nothing in it counts.
pub(super) const SAVE: &str = ".stadtnetz-save";
/// The same folder once it counts.
pub(super) const COMMIT: &str = ".stadtnetz-commit";

/// What is told after every step that reached the disk.
pub(super) type Step<'s> = &'s mut dyn FnMut(&str);

/// A file that cannot be moved to its place.
#[derive(Debug)]
pub(super) struct Stuck {
    pub(super) file: String,
    pub(super) error: io::Error,
}

/// Moves the files of a commit folder to their places and removes it. Does nothing where there is none.
pub(super) fn finish(folder: &Path, step: Step<'_>) -> Result<(), Stuck> {
    let commit = folder.join(COMMIT);
    if !commit.is_dir() {
        return Ok(());
    }
    for name in names() {
        let moved = settle(&commit.join(&name), &folder.join(&name));
        if moved.map_err(|error| Stuck { file: name.clone(), error })? {
            step(&name);
        }
    }
    let stuck = |error| Stuck { file: COMMIT.to_owned(), error };
    sync(folder).map_err(stuck)?;
    fs::remove_dir(&commit).map_err(stuck)?;
    sync(folder).map_err(stuck)?;
    step("commit folder removed");
    Ok(())
}

/// Does what one file of the commit folder says; `false` where it is done already.
fn settle(new: &Path, place: &Path) -> io::Result<bool> {
    let length = match fs::symlink_metadata(new) {
        Ok(metadata) => metadata.len(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(error),
    };
    if length > 0 {
        fs::rename(new, place)?;
        return Ok(true);
    }
    match fs::remove_file(place) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => fs::remove_file(new)?,
    }
    Ok(true)
}

/// Where a file of the register stands now, a commit folder on its way considered; `None` where there is none.
pub(super) fn current(folder: &Path, name: &str) -> io::Result<Option<PathBuf>> {
    for (path, committed) in [(folder.join(COMMIT).join(name), true), (folder.join(name), false)] {
        match fs::metadata(&path) {
            Ok(metadata) if committed && metadata.len() == 0 => return Ok(None),
            Ok(_) => return Ok(Some(path)),
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(None)
}

/// Waits until the names in a folder are on the disk, where the system can wait for that.
pub(super) fn sync(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}
