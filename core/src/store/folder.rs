//! A register's folder: read as one state, whoever else is at work in it.

use std::fs::{self, File, Metadata};
use std::path::Path;
use std::time::SystemTime;

use super::commit::{COMMIT, SAVE, Step, current, finish};
use super::files::names;
use super::lock::{LOCK, Lock, NotLocked, holder};
use super::read::{Content, Contents, digests, load};
use super::{FILE_LIMIT, Opened, rules};
use crate::finding::{Finding, Origin};
use crate::programme::suggestion;
use crate::register::{Refused, Register, Saved};

impl Register {
    /// Opens the register in a folder.
    ///
    /// A save that had come to its commit and was interrupted is finished; what is left of one that had not is passed over.
    /// Byte order marks, CR LF and columns in another order are read and told as infos. Rows are counted from 1 below the
    /// header, lines from 1 at the top of the file. No file may be larger than [`FILE_LIMIT`].
    ///
    /// ```
    /// use stadtnetz::register::Register;
    ///
    /// let refused = Register::open("no/such/folder").unwrap_err();
    /// assert_eq!(refused.findings[0].code(), "F101");
    /// ```
    ///
    /// # Errors
    /// Anything that is wrong with any file, all at once and each with its file, line and column. Nothing is loaded half.
    pub fn open(path: impl AsRef<Path>) -> Result<Opened, Refused> {
        open(path.as_ref(), &mut |_| ())
    }
}

/// Opens a folder and tells every step that changed something on disk.
pub(super) fn open(folder: &Path, step: Step<'_>) -> Result<Opened, Refused> {
    let mut findings = saves(folder, step);
    let shown = folder.display().to_string();
    let Some(contents) = steady(folder) else {
        findings.push(Finding::new(&rules::UNSTEADY).with("found", shown.as_str()).at(Origin::file(shown)));
        return Err(Refused { findings });
    };
    findings.extend(unknown_files(folder));
    let Opened { register, findings } = load(&shown, &contents, findings)?;
    let path = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
    let register = register.with_saved(Saved::at(path, digests(&contents)));
    Ok(Opened { register, findings })
}

/// Finishes a save that had come to its commit, and tells what saves have left in the folder.
fn saves(folder: &Path, step: Step<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    if folder.join(COMMIT).is_dir() {
        let pending =
            |reason: String| Finding::new(&rules::COMMIT_PENDING).with("reason", reason).at(Origin::file(COMMIT));
        match Lock::take(folder) {
            Ok(_lock) => findings.push(match finish(folder, step) {
                Ok(()) => Finding::new(&rules::SAVE_FINISHED).at(Origin::file(COMMIT)),
                Err(stuck) => pending(stuck.error.to_string()),
            }),
            Err(NotLocked::Failed(error)) => findings.push(pending(error.to_string())),
            Err(NotLocked::Held(_)) => {} // told below
        }
    }
    if let Some(process) = holder(folder) {
        let finding = Finding::new(&rules::SAVE_UNDER_WAY).with("process", process).with("found", LOCK);
        findings.push(finding.at(Origin::file(LOCK)));
    }
    if folder.join(SAVE).is_dir() {
        findings.push(Finding::new(&rules::SAVE_BROKEN_OFF).with("found", SAVE).at(Origin::file(SAVE)));
    }
    findings
}

/// The files of a folder, all of one moment; `None` where it never stands still.
fn steady(folder: &Path) -> Option<Contents> {
    const ATTEMPTS: usize = 10; // a save of a small register moves its files in well under the time it takes to read them
    (0..ATTEMPTS).find_map(|_| {
        let before = stamps(folder);
        let contents = contents(folder);
        (before == stamps(folder)).then_some(contents)
    })
}

/// The files of a folder as they are now, read one after the other.
pub(super) fn contents(folder: &Path) -> Contents {
    let content = |name: String| {
        let opened = current(folder, &name).and_then(|path| path.map(File::open).transpose());
        let content = Content::of(opened, FILE_LIMIT);
        (name, content)
    };
    names().into_iter().map(content).collect()
}

/// What changes when somebody replaces or rewrites a file.
#[derive(PartialEq)]
struct Stamp {
    length: u64,
    modified: Option<SystemTime>,
    file: u64,
}

impl Stamp {
    fn of(metadata: &Metadata) -> Self {
        #[cfg(unix)]
        let file = std::os::unix::fs::MetadataExt::ino(metadata);
        #[cfg(not(unix))]
        let file = 0;
        Self { length: metadata.len(), modified: metadata.modified().ok(), file }
    }
}

fn stamps(folder: &Path) -> Vec<Option<Stamp>> {
    let stamp = |path: &Path| fs::metadata(path).ok().map(|metadata| Stamp::of(&metadata));
    let both = |name: &String| [stamp(&folder.join(COMMIT).join(name)), stamp(&folder.join(name))];
    names().iter().flat_map(both).collect()
}

/// CSV files of the folder that belong to no table; hidden ones are somebody else's.
pub(super) fn unknown_files(folder: &Path) -> Vec<Finding> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new(); // a folder that cannot be listed says so file by file
    };
    let names = names();
    let is_csv =
        |name: &String| Path::new(name).extension().is_some_and(|extension| extension.eq_ignore_ascii_case("csv"));
    let mut found: Vec<String> = entries
        .filter_map(Result::ok)
        .filter(|entry| !entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| is_csv(name) && !name.starts_with('.') && !names.contains(name))
        .collect();
    found.sort();
    let tables: Vec<&String> = names.iter().filter(|name| is_csv(name)).collect();
    let finding = |name: String| {
        let expected = suggestion(&name.to_lowercase(), &tables);
        let finding = Finding::new(&rules::FILE_UNKNOWN).with("expected", expected);
        finding.with("found", name.as_str()).at(Origin::file(name))
    };
    found.into_iter().map(finding).collect()
}
