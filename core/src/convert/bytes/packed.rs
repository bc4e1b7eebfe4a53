//! Workbooks and archives, within limits on what they unfold to.

#[cfg(feature = "spreadsheets")]
pub(super) use super::workbook::workbook;
#[cfg(feature = "spreadsheets")]
pub(super) use with::{flat, gzip, packed, part, zip};
#[cfg(not(feature = "spreadsheets"))]
pub(super) use without::{gzip, gzip as flat, gzip as workbook, zip};

#[cfg(not(feature = "spreadsheets"))]
mod without {
    use super::super::sheet::Sheet;
    use crate::convert::{ContainerProblem, ConversionError};

    pub(in super::super) fn gzip<'a>(_: &[u8]) -> Result<Vec<Sheet<'a>>, ConversionError> {
        Err(ContainerProblem::Unsupported.into())
    }
    pub(in super::super) use gzip as zip;
}

#[cfg(feature = "spreadsheets")]
mod with {
    use std::io::{Cursor, Read, Write};

    use super::super::container::sheets;
    use super::super::foreign::{document, said};
    use super::super::sheet::Sheet;
    use super::super::workbook::workbook;
    use crate::convert::{ContainerProblem, ConversionError};

    /// No office file unfolds to more than this.
    const LARGEST: u64 = 2 << 30;
    /// Text does not pack better than this; what claims to is made to fill memory.
    const HIGHEST_RATIO: u64 = 1000;

    /// How much of the ends of an archive is looked at for the names of its files.
    const ENDS: usize = 1 << 16;

    #[expect(clippy::needless_pass_by_value, reason = "errors are mapped with it")]
    fn damaged(problem: impl ToString) -> ConversionError {
        ContainerProblem::Packed(problem.to_string()).into()
    }

    /// The sheets of the file in a gzip file.
    pub(in super::super) fn gzip<'a>(bytes: &[u8]) -> Result<Vec<Sheet<'a>>, ConversionError> {
        let inner = unfolded(flate2::read::MultiGzDecoder::new(bytes), bytes.len() as u64)?;
        unpacked(inner)
    }

    /// The sheets of a workbook of `OpenDocument` in one XML file: the same as in an archive, of which it is the content.
    pub(in super::super) fn flat<'a>(bytes: &[u8]) -> Result<Vec<Sheet<'a>>, ConversionError> {
        workbook(&packed(bytes)?)
    }

    /// An archive with the content of a workbook of `OpenDocument`.
    pub(in super::super) fn packed(bytes: &[u8]) -> Result<Vec<u8>, ConversionError> {
        let parts: [(&str, &[u8]); 3] = [
            ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
            ("META-INF/manifest.xml", b"<manifest:manifest/>"),
            ("content.xml", &without_indentation(bytes)),
        ];
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        for (name, part) in parts {
            archive.start_file(name, stored).map_err(damaged)?;
            archive.write_all(part).map_err(damaged)?;
        }
        Ok(archive.finish().map_err(damaged)?.into_inner())
    }

    /// Markup without the line breaks and blanks between two tags, which programs put there for readers.
    fn without_indentation(bytes: &[u8]) -> Vec<u8> {
        let mut out = Vec::with_capacity(bytes.len());
        for piece in bytes.split_inclusive(|&byte| byte == b'>') {
            let rest = piece.trim_ascii_start();
            let blanks = piece.get(..piece.len() - rest.len()).unwrap_or_default();
            let indents = rest.starts_with(b"<") && blanks.contains(&b'\n');
            out.extend_from_slice(if indents { rest } else { piece });
        }
        out
    }

    /// A part of an office file as text.
    pub(in super::super) fn part(bytes: &[u8], name: &str) -> Option<String> {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
        let part = archive.by_name(name).ok()?;
        let packed = part.compressed_size();
        String::from_utf8(unfolded(part, packed).ok()?).ok()
    }

    /// The sheets of a workbook in a ZIP file, or of the files in an archive.
    pub(in super::super) fn zip<'a>(bytes: &[u8]) -> Result<Vec<Sheet<'a>>, ConversionError> {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        let names: Vec<String> = archive.file_names().filter_map(|name| Some(name.ok()?.into_owned())).collect();
        if let Some(refusal) = names.iter().find_map(|name| document(name)) {
            return Err(refusal);
        }
        if let Ok(manifest) = archive.by_name("META-INF/manifest.xml") {
            let packed = manifest.compressed_size();
            if memchr::memmem::find(&unfolded(manifest, packed)?, b"encryption-data").is_some() {
                return Err(ContainerProblem::Protected.into());
            }
        }
        if let Ok(mimetype) = archive.by_name("mimetype") {
            let packed = mimetype.compressed_size();
            if let Some(refusal) = said(&unfolded(mimetype, packed)?) {
                return Err(refusal);
            }
        }
        let is_workbook = ["[Content_Types].xml", "content.xml"].iter().any(|name| archive.by_name(name).is_ok());
        let total: u64 = (0..archive.len()).filter_map(|at| Some(archive.by_index_raw(at).ok()?.size())).sum();
        let limit = most(bytes.len() as u64);
        if total > limit {
            return Err(ContainerProblem::TooLarge(limit).into());
        }
        if is_workbook {
            return workbook(bytes);
        }
        let (mut found, mut left_out, mut refusal) = (Vec::new(), Vec::new(), None);
        for at in 0..archive.len() {
            let file = archive.by_index(at).map_err(|problem| match problem {
                zip::result::ZipError::UnsupportedArchive(zip::result::ZipError::PASSWORD_REQUIRED) => {
                    ContainerProblem::Protected.into()
                }
                other => damaged(other),
            })?;
            if file.is_dir() {
                continue;
            }
            let (name, packed) = (file.name().map_err(damaged)?.into_owned(), file.compressed_size());
            if is_of_the_system(&name) {
                continue;
            }
            let unpacked = unfolded(file, packed).and_then(unpacked);
            match unpacked {
                Ok(sheets) => found.extend(sheets.into_iter().map(|sheet| sheet.named_within(&name))),
                Err(problem @ ConversionError::Container(_)) => {
                    return Err(ConversionError::Within(name, Box::new(problem)));
                }
                Err(problem) => {
                    refusal = refusal.or_else(|| Some(ConversionError::Within(name.clone(), Box::new(problem))));
                    left_out.push(name);
                }
            }
        }
        if found.is_empty() {
            return Err(refusal.unwrap_or(ConversionError::Empty));
        }
        Ok(found.into_iter().map(|sheet| sheet.beside(&left_out)).collect())
    }

    /// Whether an operating system put the file into the archive, and not a person.
    fn is_of_the_system(name: &str) -> bool {
        let file = name.rsplit('/').next().unwrap_or_default();
        name.starts_with("__MACOSX/") || file.starts_with('.') || file == "Thumbs.db" || file == "desktop.ini"
    }

    /// What so many packed bytes may unfold to.
    fn most(packed: u64) -> u64 {
        LARGEST.min(HIGHEST_RATIO.saturating_mul(packed))
    }

    fn unfolded(reader: impl Read, packed: u64) -> Result<Vec<u8>, ConversionError> {
        let limit = most(packed.max(64));
        let mut bytes = Vec::new();
        reader.take(limit + 1).read_to_end(&mut bytes).map_err(damaged)?;
        if bytes.len() as u64 > limit {
            return Err(ContainerProblem::TooLarge(limit).into());
        }
        Ok(bytes)
    }

    /// The sheets of an unpacked file; a packed file within a packed one is refused.
    fn unpacked<'a>(bytes: Vec<u8>) -> Result<Vec<Sheet<'a>>, ConversionError> {
        // An archive names its files at its end.
        let head = bytes.get(..ENDS).unwrap_or(&bytes);
        let tail = bytes.get(bytes.len().saturating_sub(ENDS)..).unwrap_or_default();
        let names: [&[u8]; 2] = [b"[Content_Types].xml", b"opendocument.spreadsheet"];
        let in_it = |part: &[u8]| names.iter().any(|name| memchr::memmem::find(part, name).is_some());
        let workbook = in_it(head) || in_it(tail);
        match bytes.as_slice() {
            [0x1f, 0x8b, ..] => Err(ContainerProblem::Nested.into()),
            [b'P', b'K', 3, 4, ..] if !workbook => Err(ContainerProblem::Nested.into()),
            _ => sheets(bytes),
        }
    }
}
