//! Which kind of file it is, by its first bytes and never by its name.

use std::borrow::Cow;

use super::encoding::Encoding;
use super::sheet::Sheet;
use super::{biff, foreign, html, spreadsheet_xml};
use crate::convert::ConversionError;

/// How a file holds its sheets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Container {
    /// Text with a sign between cells.
    Text,
    /// A workbook of a spreadsheet program: XLSX, XLSB, ODS, FODS, XLS from Excel 5.0 on, or the XML of Excel 2003.
    Workbook,
    /// A worksheet of Excel 2.0 to 4.0.
    Biff,
    /// A web page with tables.
    Html,
    /// No file: a table that somebody had already.
    Table,
}

impl Container {
    /// `text`, `workbook`, `biff`, `html` or `table`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Workbook => "workbook",
            Self::Biff => "biff",
            Self::Html => "html",
            Self::Table => "table",
        }
    }
}

/// The sheets of a file whose text is in a known encoding; workbooks know their own.
pub(in crate::convert) fn sheets_in(
    bytes: Cow<'_, [u8]>,
    encoding: Encoding,
) -> Result<Vec<Sheet<'_>>, ConversionError> {
    let is_plain = !matches!(
        bytes.as_ref(),
        [0x1f, 0x8b, ..] | [b'P', b'K', 3, 4, ..] | [0xd0, 0xcf, 0x11, 0xe0, ..] | [0x09, _, 0x04 | 0x06, 0, ..]
    );
    if is_plain
        && encoding.upper().is_some()
        && !html::is_page(&bytes)
        && !spreadsheet_xml::is_workbook(&bytes)
        && !is_flat(&bytes)
    {
        return Ok(vec![Sheet::encoded(bytes, encoding).aligned()]);
    }
    Ok(sheets(bytes)?.into_iter().map(|sheet| sheet.taken_as(encoding)).collect())
}

/// The sheets of a file, in their order.
pub(in crate::convert) fn sheets<'a>(bytes: impl Into<Cow<'a, [u8]>>) -> Result<Vec<Sheet<'a>>, ConversionError> {
    let bytes = bytes.into();
    match bytes.as_ref() {
        [0x1f, 0x8b, ..] => super::packed::gzip(&bytes),
        [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] => super::packed::zip(&bytes),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => super::packed::workbook(&bytes),
        [0x09, 0x00 | 0x02 | 0x04, 0x04 | 0x06, 0x00, ..] => biff::sheets(&bytes),
        other if is_flat(other) => super::packed::flat(&bytes),
        other if spreadsheet_xml::is_workbook(other) => spreadsheet_xml::sheets(other),
        other if html::is_page(other) => html::sheets(other),
        other if other.trim_ascii().is_empty() || other == b"\xef\xbb\xbf" => Err(ConversionError::Empty),
        _ => {
            let sheet = Sheet::read(bytes)?;
            foreign::refuse_text(sheet.bytes())?;
            Ok(vec![sheet.aligned()])
        }
    }
}

/// Whether a file is a spreadsheet of `OpenDocument` in one XML file.
fn is_flat(bytes: &[u8]) -> bool {
    const HEAD: usize = 4096;
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    head.trim_ascii_start().starts_with(b"<")
        && memchr::memmem::find(head, b"application/vnd.oasis.opendocument.spreadsheet").is_some()
}
