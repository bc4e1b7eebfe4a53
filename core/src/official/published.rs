use std::path::Path;

use super::encoding::decode;
use super::notes::{self, Notes};
use super::{Changes, Crosswalk, Edition, Level, OfficialError, crosswalk_csv, gv100ad};

/// A file that a statistical office published, read.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Published {
    /// The directory on one day.
    Edition(Edition),
    /// The notes to an edition.
    Notes(Notes),
    /// A list of territorial changes.
    Changes(Changes),
    /// A table from old keys to new ones.
    Crosswalk(Crosswalk),
}

const EXPECTED: &str = "GV100AD (.txt, .ASC), its notes, Auszug GV, Gebietsänderungen or a crosswalk (.xlsx, .csv); \
                        also as .gz or .zip, which like .xlsx need the feature spreadsheets";

/// Reads a published file, whatever it is; its content decides, not its name.
///
/// An archive (.zip) may hold an edition and its notes; what else is in it, such as a description, is passed over.
///
/// # Errors
/// A file that is none of these, and one that is damaged: with the place of the fault.
pub fn read(file: &str, bytes: &[u8]) -> Result<Published, OfficialError> {
    match bytes {
        #[cfg(feature = "spreadsheets")]
        [0x1f, 0x8b, ..] => text(file, &super::archive::gunzip(file, bytes)?),
        #[cfg(feature = "spreadsheets")]
        [b'P', b'K', 3, 4, ..] if super::archive::is_workbook(bytes) => workbook(file, bytes),
        #[cfg(feature = "spreadsheets")]
        [b'P', b'K', 3, 4, ..] => archive(file, &super::archive::unzip(file, bytes)?),
        _ => text(file, bytes),
    }
}

/// Reads a published file from disk; notes that lie beside an edition (`..._Hinweise.txt`) are applied to it.
///
/// # Errors
/// As [`read`], and a file that the system does not hand out.
pub fn read_file(path: impl AsRef<Path>) -> Result<Published, OfficialError> {
    let path = path.as_ref();
    let file = path.to_string_lossy();
    let unreadable =
        |error: std::io::Error| OfficialError::Unreadable { file: file.to_string(), problem: error.to_string() };
    let published = read(&file, &std::fs::read(path).map_err(unreadable)?)?;
    let Published::Edition(edition) = published else { return Ok(published) };
    let stem = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    let stem = stem.split('.').next().unwrap_or_default();
    let beside = path.with_file_name(format!("{stem}_Hinweise.txt"));
    let notes = match std::fs::read(&beside) {
        Ok(bytes) => notes::read(&beside.to_string_lossy(), &bytes).ok(),
        Err(_) => None,
    };
    Ok(Published::Edition(match notes {
        Some(notes) => edition.with_notes(&notes),
        None => edition,
    }))
}

fn unknown(file: &str) -> OfficialError {
    OfficialError::Unknown { file: file.to_owned(), expected: EXPECTED }
}

fn text(file: &str, bytes: &[u8]) -> Result<Published, OfficialError> {
    let (text, _) = decode(file, bytes);
    let first = text
        .lines()
        .map(str::trim)
        .find(|line| !line.is_empty())
        .ok_or_else(|| OfficialError::Empty { file: file.to_owned() })?;
    let is_record = first.get(..10).is_some_and(|start| start.bytes().all(|byte| byte.is_ascii_digit()))
        && first.get(..2).and_then(|number| number.parse().ok()).and_then(Level::from_record_type).is_some();
    if is_record {
        return gv100ad::read(file, bytes).map(Published::Edition);
    }
    if crosswalk_csv::is_header(first) {
        return crosswalk_csv::read(file, bytes).map(Published::Crosswalk);
    }
    notes::of_text(file, &text).map(Published::Notes).ok_or_else(|| unknown(file))
}

#[cfg(feature = "spreadsheets")]
fn workbook(file: &str, bytes: &[u8]) -> Result<Published, OfficialError> {
    let sheets = super::sheet::sheets(file, bytes)?;
    let edition = || super::auszug::of_sheets(file, &sheets).map(|read| read.map(Published::Edition));
    let changes = || super::changes::of_sheets(file, &sheets).map(|read| read.map(Published::Changes));
    let crosswalk = || super::bbsr::of_sheets(file, &sheets).map(|read| read.map(Published::Crosswalk));
    edition().or_else(changes).or_else(crosswalk).unwrap_or_else(|| Err(unknown(file)))
}

/// The one published file in an archive, with the notes that lie in it.
#[cfg(feature = "spreadsheets")]
fn archive(file: &str, files: &[(String, Vec<u8>)]) -> Result<Published, OfficialError> {
    let mut found = None;
    let mut notes = None;
    for (name, bytes) in files {
        let name = format!("{file}/{name}");
        let read = if super::archive::is_workbook(bytes) { workbook(&name, bytes) } else { text(&name, bytes) };
        match read {
            Ok(Published::Notes(read)) => notes = Some(read),
            Ok(read) if found.is_none() => found = Some(read),
            Ok(_) => {
                let problem = "it holds several published files; name them one by one".to_owned();
                return Err(OfficialError::Unreadable { file: file.to_owned(), problem });
            }
            Err(OfficialError::Unknown { .. } | OfficialError::Empty { .. }) => {}
            Err(fault) => return Err(fault),
        }
    }
    match (found, notes) {
        (Some(Published::Edition(edition)), Some(notes)) => Ok(Published::Edition(edition.with_notes(&notes))),
        (Some(found), _) => Ok(found),
        (None, Some(notes)) => Ok(Published::Notes(notes)),
        (None, None) => Err(unknown(file)),
    }
}
