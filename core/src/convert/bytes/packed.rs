//! Workbooks and archives, within limits on what they unfold to.

#[cfg(feature = "spreadsheets")]
pub(super) use super::workbook::workbook;
#[cfg(feature = "spreadsheets")]
pub(super) use with::{PROTECTED, gzip, refused, zip};
#[cfg(not(feature = "spreadsheets"))]
pub(super) use without::{gzip, gzip as workbook, zip};

#[cfg(not(feature = "spreadsheets"))]
mod without {
    use super::super::sheet::Sheet;
    use crate::convert::ConversionError;

    pub(in super::super) fn gzip<'a>(_: &[u8]) -> Result<Vec<Sheet<'a>>, ConversionError> {
        Err(ConversionError::Container {
            problem: "workbooks and archives are read by the crate's feature `spreadsheets`".to_owned(),
        })
    }
    pub(in super::super) use gzip as zip;
}

#[cfg(feature = "spreadsheets")]
mod with {
    use std::io::{Cursor, Read};

    use super::super::container::sheets;
    use super::super::foreign::document;
    use super::super::sheet::Sheet;
    use super::super::workbook::workbook;
    use crate::convert::ConversionError;

    /// No office file unfolds to more than this.
    const LARGEST: u64 = 2 << 30;
    /// Text does not pack better than this; what claims to is made to fill memory.
    const HIGHEST_RATIO: u64 = 1000;
    pub(in super::super) const PROTECTED: &str =
        "the workbook is protected by a password (open it, save it without one, and try again)";

    #[expect(clippy::needless_pass_by_value, reason = "errors are mapped with it")]
    pub(in super::super) fn refused(problem: impl ToString) -> ConversionError {
        ConversionError::Container { problem: problem.to_string() }
    }

    /// The sheets of the file in a gzip file.
    pub(in super::super) fn gzip<'a>(bytes: &[u8]) -> Result<Vec<Sheet<'a>>, ConversionError> {
        let inner = unfolded(flate2::read::MultiGzDecoder::new(bytes), bytes.len() as u64)?;
        unpacked(inner)
    }

    /// The sheets of a workbook in a ZIP file, or of the files in an archive.
    pub(in super::super) fn zip<'a>(bytes: &[u8]) -> Result<Vec<Sheet<'a>>, ConversionError> {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|problem| {
            refused(format!("it is cut off or damaged (get it again from where it comes from; {problem})"))
        })?;
        let names: Vec<String> = archive.file_names().filter_map(|name| Some(name.ok()?.into_owned())).collect();
        if let Some(refusal) = names.iter().find_map(|name| document(name)) {
            return Err(refusal);
        }
        if let Ok(manifest) = archive.by_name("META-INF/manifest.xml") {
            let packed = manifest.compressed_size();
            if memchr::memmem::find(&unfolded(manifest, packed)?, b"encryption-data").is_some() {
                return Err(refused(PROTECTED));
            }
        }
        let is_workbook = ["[Content_Types].xml", "content.xml"].iter().any(|name| archive.by_name(name).is_ok());
        let total: u64 = (0..archive.len()).filter_map(|at| Some(archive.by_index_raw(at).ok()?.size())).sum();
        if total > LARGEST || total > HIGHEST_RATIO.saturating_mul(bytes.len() as u64) {
            return Err(refused(format!("the archive says it unfolds to {total} bytes")));
        }
        if is_workbook {
            return workbook(bytes);
        }
        let mut found = Vec::new();
        for at in 0..archive.len() {
            let file = archive.by_index(at).map_err(refused)?;
            if file.is_dir() {
                continue;
            }
            let (name, packed) = (file.name().map_err(refused)?.into_owned(), file.compressed_size());
            if is_of_the_system(&name) {
                continue;
            }
            let unpacked = unfolded(file, packed).and_then(unpacked);
            for mut sheet in unpacked.map_err(|error| refused(format!("{name}: {error}")))? {
                sheet.name_within(&name);
                found.push(sheet);
            }
        }
        if found.is_empty() { Err(ConversionError::Empty) } else { Ok(found) }
    }

    /// Whether an operating system put the file into the archive, and not a person.
    fn is_of_the_system(name: &str) -> bool {
        let file = name.rsplit('/').next().unwrap_or_default();
        name.starts_with("__MACOSX/") || file.starts_with('.') || file == "Thumbs.db" || file == "desktop.ini"
    }

    fn unfolded(reader: impl Read, packed: u64) -> Result<Vec<u8>, ConversionError> {
        let limit = LARGEST.min(HIGHEST_RATIO.saturating_mul(packed.max(64)));
        let mut bytes = Vec::new();
        reader.take(limit + 1).read_to_end(&mut bytes).map_err(refused)?;
        if bytes.len() as u64 > limit {
            return Err(refused(format!("the archive unfolds to more than {limit} bytes")));
        }
        Ok(bytes)
    }

    /// The sheets of an unpacked file; a packed file within a packed one is refused.
    fn unpacked<'a>(bytes: Vec<u8>) -> Result<Vec<Sheet<'a>>, ConversionError> {
        let head = bytes.get(..4096).unwrap_or(&bytes);
        let names: [&[u8]; 2] = [b"[Content_Types].xml", b"opendocument.spreadsheet"];
        let workbook = names.iter().any(|name| memchr::memmem::find(head, name).is_some());
        match bytes.as_slice() {
            [0x1f, 0x8b, ..] => Err(refused("an archive within an archive (unpack it first)")),
            [b'P', b'K', 3, 4, ..] if !workbook => Err(refused("an archive within an archive (unpack it first)")),
            _ => sheets(bytes),
        }
    }
}
