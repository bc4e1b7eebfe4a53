//! What is packed into .gz and .zip, up to a size.

use std::io::{Cursor, Read};

use flate2::read::MultiGzDecoder;
use zip::ZipArchive;

use super::OfficialError;

/// More bytes than a published file has, unpacked; all files of an archive together.
const LARGEST: u64 = 256 << 20;

/// How many times larger than packed a published file is at most. Real ones are about ten times as large.
const RATIO: u64 = 200;

/// The file in a .gz.
pub(super) fn gunzip(file: &str, bytes: &[u8]) -> Result<Vec<u8>, OfficialError> {
    unpack(file, MultiGzDecoder::new(bytes), &mut budget(bytes))
}

/// The files in a .zip with their names; folders are passed over.
pub(super) fn unzip(file: &str, bytes: &[u8]) -> Result<Vec<(String, Vec<u8>)>, OfficialError> {
    let damaged = |error: zip::result::ZipError| unreadable(file, error.to_string());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut left = budget(bytes);
    let mut files = Vec::new();
    for at in 0..archive.len() {
        let member = archive.by_index(at).map_err(damaged)?;
        if member.is_file() {
            let name = member.name().map_err(damaged)?.into_owned();
            files.push((name, unpack(file, member, &mut left)?));
        }
    }
    Ok(files)
}

/// Whether it is a workbook (.xlsx), which is an archive too.
pub(super) fn is_workbook(bytes: &[u8]) -> bool {
    ZipArchive::new(Cursor::new(bytes)).is_ok_and(|archive| archive.index_for_name("xl/workbook.xml").is_some())
}

/// How many bytes a file may give.
fn budget(packed: &[u8]) -> u64 {
    (packed.len() as u64).saturating_mul(RATIO).min(LARGEST)
}

fn unpack(file: &str, packed: impl Read, left: &mut u64) -> Result<Vec<u8>, OfficialError> {
    let mut bytes = Vec::new();
    packed.take(*left + 1).read_to_end(&mut bytes).map_err(|error| unreadable(file, error.to_string()))?;
    *left = left.checked_sub(bytes.len() as u64).ok_or_else(|| {
        unreadable(file, format!("it holds more than {RATIO} times its size or {} MiB", LARGEST >> 20))
    })?;
    Ok(bytes)
}

fn unreadable(file: &str, problem: String) -> OfficialError {
    OfficialError::Unreadable { file: file.to_owned(), problem }
}
