//! Saving: all of it or nothing, and never over somebody else's changes.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use super::commit::{COMMIT, SAVE, Step, Stuck, finish, sync};
use super::files::{names, sha256};
use super::folder::{contents, unknown_files};
use super::lock::{LOCK, Lock, NotLocked};
use super::read::{Content, digests};
use super::rules;
use crate::finding::{Finding, Origin};
use crate::register::{Refused, Register, Saved};

impl Register {
    /// Saves the register to the folder it was opened from, or to a folder without a register, which is made where there is
    /// none. Gives back the register as one opened from that folder.
    ///
    /// Either all files change or none: they are written beside the old ones first, and count from the moment one folder is
    /// renamed. Files that belong to no register (a README, `.git`) stay as they are.
    ///
    /// ```
    /// use stadtnetz::engagierte_stadt;
    /// use stadtnetz::register::Register;
    ///
    /// let folder = tempfile::tempdir()?;
    /// let path = folder.path().join("register");
    /// engagierte_stadt().save(&path)?;
    /// assert_eq!(&Register::open(&path)?.register, engagierte_stadt());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// A folder that was changed since the register was read, that holds another register or a CSV file of no table, or that
    /// somebody saves to; and what the system refuses. Only the finding `move-unfinished` comes after the commit: the new
    /// register is written, and the next opening finishes the save.
    pub fn save(&self, path: impl AsRef<Path>) -> Result<Self, Refused> {
        save(self, path.as_ref(), &mut |_| ())
    }
}

/// Saves to a folder and tells every step that reached the disk.
pub(super) fn save(register: &Register, folder: &Path, step: Step<'_>) -> Result<Register, Refused> {
    let not_saved = |path: &Path| {
        let shown = path.display().to_string();
        move |error: io::Error| {
            let finding =
                Finding::new(&rules::NOT_SAVED).with("found", shown.as_str()).with("reason", error.to_string());
            refused(finding.at(Origin::file(shown)))
        }
    };
    let path = make(folder).map_err(not_saved(folder))?;
    step("folder made");
    let lock = Lock::take(folder).map_err(|not_locked| match not_locked {
        NotLocked::Held(process) => {
            let finding = Finding::new(&rules::LOCKED).with("process", process).with("found", LOCK);
            refused(finding.at(Origin::file(LOCK)))
        }
        NotLocked::Failed(error) => not_saved(&folder.join(LOCK))(error),
    })?;
    step("locked");
    finish(folder, step).map_err(unfinished)?;
    let save = folder.join(SAVE);
    clear(&save).map_err(not_saved(&save))?;
    permit(register, folder, &path)?;
    let files = register.files();
    if let Err(error) = write(folder, &files, step) {
        let _ = clear(&save); // what stays behind is passed over by whoever opens the folder
        return Err(not_saved(&save)(error));
    }
    fs::rename(&save, folder.join(COMMIT)).map_err(not_saved(&save))?;
    step("committed");
    sync(folder).map_err(|error| unfinished(Stuck { file: COMMIT.to_owned(), error }))?;
    finish(folder, step).map_err(unfinished)?;
    drop(lock);
    step("unlocked");
    let digests = files.into_iter().map(|(name, bytes)| (name, sha256(&bytes))).collect();
    Ok(register.clone().with_saved(Saved::at(path, digests)))
}

fn refused(finding: Finding) -> Refused {
    Refused { findings: vec![finding] }
}

fn unfinished(stuck: Stuck) -> Refused {
    let finding = Finding::new(&rules::MOVE_UNFINISHED)
        .with("found", stuck.file.as_str())
        .with("reason", stuck.error.to_string());
    refused(finding.at(Origin::file(stuck.file)))
}

/// The folder by its full path, made where there is none.
fn make(folder: &Path) -> io::Result<std::path::PathBuf> {
    let is_new = !folder.exists();
    fs::create_dir_all(folder)?;
    let path = fs::canonicalize(folder)?;
    if let Some(parent) = path.parent().filter(|_| is_new) {
        sync(parent)?;
    }
    Ok(path)
}

fn clear(save: &Path) -> io::Result<()> {
    match fs::remove_dir_all(save) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Whether nothing is lost when the register is written over what the folder holds.
fn permit(register: &Register, folder: &Path, path: &Path) -> Result<(), Refused> {
    let findings = unknown_files(folder);
    if !findings.is_empty() {
        return Err(Refused { findings }); // nobody could open the register next to them
    }
    let contents = contents(folder);
    if contents.values().all(Content::is_absent) {
        return Ok(());
    }
    let shown = folder.display().to_string();
    let Some(read) = register.saved().folder().filter(|read| read.path == path) else {
        return Err(refused(
            Finding::new(&rules::OTHER_REGISTER).with("found", shown.as_str()).at(Origin::file(shown)),
        ));
    };
    let digests = digests(&contents);
    let changed = |name: &String| {
        let unreadable = !matches!(contents.get(name), Some(Content::Bytes(_) | Content::Absent));
        unreadable || digests.get(name) != read.digests.get(name)
    };
    let finding =
        |name: String| Finding::new(&rules::CHANGED_MEANWHILE).with("found", name.as_str()).at(Origin::file(name));
    let findings: Vec<Finding> = names().into_iter().filter(changed).map(finding).collect();
    if findings.is_empty() { Ok(()) } else { Err(Refused { findings }) }
}

/// Writes the save folder and waits until it is on the disk.
fn write(folder: &Path, files: &[(String, Vec<u8>)], step: Step<'_>) -> io::Result<()> {
    let save = folder.join(SAVE);
    fs::create_dir(&save)?;
    step("save folder made");
    let is_written = |name: &String| files.iter().any(|(file, _)| file == name);
    let vanished = names().into_iter().filter(|name| !is_written(name) && folder.join(name).exists());
    let gone: Vec<(String, Vec<u8>)> = vanished.map(|name| (name, Vec::new())).collect();
    for (name, bytes) in files.iter().chain(&gone) {
        let mut file = create(&save.join(name))?;
        file.write_all(bytes)?;
        file.sync_all()?;
        step(name);
    }
    sync(&save)?;
    step("save folder on disk");
    Ok(())
}

fn create(path: &Path) -> io::Result<File> {
    OpenOptions::new().write(true).create_new(true).open(path)
}
