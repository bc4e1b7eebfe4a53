//! Files that hold no list: what they are, and what to do with them.

use crate::convert::ConversionError;

const TABLE: &str = "save the table as CSV or XLSX";

/// First bytes of files that are no lists.
const BEGINNINGS: [(&[u8], &str, &str); 16] = [
    (b"%PDF", "a PDF document", "get the table from its author, or copy it into a spreadsheet"),
    (b"{\\rtf", "a text document (RTF)", TABLE),
    (b"\x89PNG", "a picture (PNG)", "a table in a picture has to be typed or scanned"),
    (b"\xff\xd8\xff", "a picture (JPEG)", "a table in a picture has to be typed or scanned"),
    (b"GIF8", "a picture (GIF)", "a table in a picture has to be typed or scanned"),
    (b"7z\xbc\xaf", "a 7z archive", "unpack it first"),
    (b"Rar!", "a RAR archive", "unpack it first"),
    (b"BZh", "a bzip2 archive", "unpack it first"),
    (b"\xfd7zXZ", "an xz archive", "unpack it first"),
    (b"SQLite format 3", "a database (SQLite)", TABLE),
    (b"PAR1", "a Parquet file", TABLE),
    (b"BEGIN:VCARD", "an address book (vCard)", "export it as CSV"),
    (b"MIME-Version:", "a web archive or a mail (MIME)", "open it in a spreadsheet program and save it as XLSX"),
    (b"ID;P", "a SYLK file", "open it in a spreadsheet program and save it as XLSX"),
    (b"MZ\x90", "a program", TABLE),
    (b"\x7fELF", "a program", TABLE),
];

fn is(kind: &'static str, advice: &'static str) -> ConversionError {
    ConversionError::NoList { kind, advice }
}

/// Refuses bytes that are no text with cells.
pub(super) fn refuse(bytes: &[u8]) -> Result<(), ConversionError> {
    if let Some((_, kind, advice)) = BEGINNINGS.iter().find(|(beginning, ..)| bytes.starts_with(beginning)) {
        return Err(is(kind, advice));
    }
    if is_json(bytes) {
        return Err(is("JSON", "write its records as the rows of a table"));
    }
    if is_binary(bytes) {
        return Err(is("no text", "is it damaged, or of another kind than its name says?"));
    }
    Ok(())
}

/// What an archive is that holds a file of this name.
#[cfg(feature = "spreadsheets")]
pub(super) fn document(name: &str) -> Option<ConversionError> {
    let numbers = name.starts_with("Index/") || name == "Index.zip";
    let text = name.starts_with("word/");
    if numbers {
        Some(is("a document of Numbers, Pages or Keynote", "export it as XLSX or CSV"))
    } else if text {
        Some(is("a text document (DOCX)", "copy its table into a spreadsheet and save that"))
    } else {
        None
    }
}

/// Whether a text is one JSON value that holds others, and nothing else.
fn is_json(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii();
    let enclosed = matches!(text, [b'{', .., b'}'] | [b'[', .., b']']);
    enclosed && serde_json::from_slice::<serde::de::IgnoredAny>(text).is_ok()
}

/// Whether signs that no text holds are frequent. A few damaged bytes are no evidence.
fn is_binary(bytes: &[u8]) -> bool {
    const HEAD: usize = 4096;
    const A_FEW: usize = 32;
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let control =
        head.iter().filter(|&&byte| byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c | 0x1a | 0x1b));
    let count = control.count();
    count > A_FEW && count * 20 > head.len()
}
