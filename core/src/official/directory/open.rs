use std::path::{Path, PathBuf};

use super::Directory;
use crate::finding::{Finding, Origin};
use crate::official::{ChangeList, Changes, OfficialError, Published, read_file, rules};

impl Directory {
    /// A directory from files and folders. Of a folder every file is read, not its subfolders; what is no file of the
    /// official directory is passed over there, with a finding, and refused where it was named itself.
    ///
    /// # Errors
    /// A file that cannot be read or is damaged, a named one that is none of the directory, and no file at all.
    pub fn open(paths: &[impl AsRef<Path>]) -> Result<Self, OfficialError> {
        let (mut editions, mut changes, mut crosswalks, mut findings) = (vec![], vec![], vec![], vec![]);
        for (path, named) in files(paths)? {
            match read_file(&path) {
                Ok(Published::Edition(edition)) => editions.push(edition),
                Ok(Published::Changes(published)) => {
                    findings.extend(published.findings.iter().cloned());
                    changes.push(of_period(published)?);
                }
                Ok(Published::Crosswalk(crosswalk)) => {
                    findings.extend(crosswalk.findings.iter().cloned());
                    crosswalks.push(crosswalk);
                }
                Ok(Published::Notes(_)) => {} // applied to the edition beside which they lie
                Err(OfficialError::Unknown { file, .. } | OfficialError::Empty { file }) if !named => {
                    findings.push(Finding::new(&rules::FILE_PASSED_OVER).at(Origin::file(file)));
                }
                Err(error) => return Err(error),
            }
        }
        let mut directory = Self::new(editions, changes, &crosswalks);
        directory.findings.splice(0..0, findings);
        Ok(directory)
    }
}

/// The files to read, those of a folder in the order of their names, and whether each was named itself.
fn files(paths: &[impl AsRef<Path>]) -> Result<Vec<(PathBuf, bool)>, OfficialError> {
    let mut files = Vec::new();
    for path in paths.iter().map(AsRef::as_ref) {
        if !path.is_dir() {
            files.push((path.to_owned(), true));
            continue;
        }
        let unreadable = |error: std::io::Error| OfficialError::Unreadable {
            file: path.display().to_string(),
            problem: error.to_string(),
        };
        let mut inside = Vec::new();
        for entry in path.read_dir().map_err(unreadable)? {
            let file = entry.map_err(unreadable)?.path();
            if file.is_file() {
                inside.push((file, false));
            }
        }
        inside.sort();
        files.extend(inside);
    }
    Ok(files)
}

fn of_period(published: Changes) -> Result<ChangeList, OfficialError> {
    let Changes { file, period, changes, .. } = published;
    let made = match period {
        Some((first, last)) => ChangeList::new(&file, first, last, changes),
        None => ChangeList::of_whole_years(&file, changes),
    };
    made.map_err(|error| OfficialError::Unreadable { file, problem: error.to_string() })
}
