//! Files that hold no list: what they are, and what to do with them.

use crate::convert::ConversionError;
use crate::language::Template;

/// How much of a text is looked at.
const HEAD: usize = 1 << 16;

const TABLE: Template = Template::new("die Tabelle als CSV oder XLSX speichern", "save the table as CSV or XLSX");
const OPEN: Template = Template::new(
    "in einem Tabellenprogramm öffnen und als XLSX speichern",
    "open it in a spreadsheet program and save it as XLSX",
);
const EXPORT: Template = Template::new(
    "die Tabelle aus dem Programm, das sie schrieb, als CSV oder XLSX ausgeben",
    "export the table as CSV or XLSX from the program that wrote it",
);
const UNPACK: Template = Template::new("zuerst entpacken", "unpack it first");
const PICTURE: Template = Template::new(
    "eine Tabelle in einem Bild muss abgetippt oder eingelesen werden",
    "a table in a picture has to be typed or scanned",
);
const MAIL: Template = Template::new(
    "die angehängte Liste speichern; eine Tabelle im Text in ein Tabellenblatt kopieren",
    "save the list that is attached to it; a table in its text has to be copied into a spreadsheet",
);
const PAGE: Template = Template::new(
    "statt der Liste gespeichert? die Liste selbst herunterladen, im Browser, wenn sie ein Passwort verlangt",
    "was it saved instead of the list? download the list itself, in a browser if it asks for a password",
);

const COPY: Template = Template::new(
    "die Tabelle in ein Tabellenblatt kopieren und das speichern",
    "copy its table into a spreadsheet and save that",
);
const AS_CSV: Template = Template::new("als CSV ausgeben", "export it as CSV");
const WRITE: Template = Template::new("mit write.csv2 schreiben", "write it with write.csv2");

/// First bytes of files that are no lists.
const BEGINNINGS: [(&[u8], [&str; 2], Template); 40] = [
    (
        b"%PDF",
        ["ein PDF-Dokument", "a PDF document"],
        Template::new(
            "die Tabelle beim Urheber holen oder in ein Tabellenblatt kopieren",
            "get the table from its author, or copy it into a spreadsheet",
        ),
    ),
    (b"{\\rtf", ["ein Textdokument (RTF)", "a text document (RTF)"], COPY),
    (b"\x89PNG", ["ein Bild (PNG)", "a picture (PNG)"], PICTURE),
    (b"\xff\xd8\xff", ["ein Bild (JPEG)", "a picture (JPEG)"], PICTURE),
    (b"GIF8", ["ein Bild (GIF)", "a picture (GIF)"], PICTURE),
    (b"II*\0", ["ein Bild (TIFF)", "a picture (TIFF)"], PICTURE),
    (b"MM\0*", ["ein Bild (TIFF)", "a picture (TIFF)"], PICTURE),
    (b"7z\xbc\xaf", ["ein 7z-Archiv", "a 7z archive"], UNPACK),
    (b"Rar!", ["ein RAR-Archiv", "a RAR archive"], UNPACK),
    (b"BZh", ["ein bzip2-Archiv", "a bzip2 archive"], UNPACK),
    (b"\xfd7zXZ", ["ein xz-Archiv", "an xz archive"], UNPACK),
    (b"\x28\xb5\x2f\xfd", ["ein Zstandard-Archiv", "a Zstandard archive"], UNPACK),
    (b"SQLite format 3", ["eine Datenbank (SQLite)", "a database (SQLite)"], EXPORT),
    (b"\0\x01\0\0Standard Jet DB", ["eine Datenbank (Access)", "a database (Access)"], EXPORT),
    (b"\0\x01\0\0Standard ACE DB", ["eine Datenbank (Access)", "a database (Access)"], EXPORT),
    (b"PAR1", ["eine Parquet-Datei", "a Parquet file"], TABLE),
    (b"ARROW1", ["eine Arrow-Datei", "an Arrow file"], TABLE),
    (b"FEA1", ["eine Feather-Datei", "a Feather file"], TABLE),
    (b"$FL2", ["eine Datendatei von SPSS", "a data file of SPSS"], EXPORT),
    (b"$FL3", ["eine Datendatei von SPSS", "a data file of SPSS"], EXPORT),
    (b"<stata_dta>", ["eine Datendatei von Stata", "a data file of Stata"], EXPORT),
    (b"RDX2\n", ["eine Datendatei von R", "a data file of R"], WRITE),
    (b"RDX3\n", ["eine Datendatei von R", "a data file of R"], WRITE),
    (b"X\n\0\0\0", ["eine Datendatei von R", "a data file of R"], WRITE),
    (b"\0\0\x02\0", ["ein Blatt von Lotus 1-2-3", "a worksheet of Lotus 1-2-3"], OPEN),
    (b"\0\0\x1a\0", ["ein Blatt von Lotus 1-2-3", "a worksheet of Lotus 1-2-3"], OPEN),
    (b"ID;P", ["eine SYLK-Datei", "a SYLK file"], OPEN),
    (b"TABLE\n0,1", ["eine DIF-Datei", "a DIF file"], OPEN),
    (b"TABLE\r\n0,1", ["eine DIF-Datei", "a DIF file"], OPEN),
    (b"CHARSET=\"", ["eine PC-Axis-Datei", "a PC-Axis file"], TABLE),
    (b"AXIS-VERSION=", ["eine PC-Axis-Datei", "a PC-Axis file"], TABLE),
    (b"BEGIN:VCARD", ["ein Adressbuch (vCard)", "an address book (vCard)"], AS_CSV),
    (b"BEGIN:VCALENDAR", ["ein Kalender (iCalendar)", "a calendar (iCalendar)"], AS_CSV),
    (b"\\documentclass", ["ein LaTeX-Dokument", "a LaTeX document"], TABLE),
    (b"\\begin{", ["ein LaTeX-Dokument", "a LaTeX document"], TABLE),
    (
        b"{|",
        ["eine Tabelle eines Wikis", "a table of a wiki"],
        Template::new(
            "die Tabelle von der angezeigten Seite in ein Tabellenblatt kopieren und das speichern",
            "copy the table from the page as it is shown into a spreadsheet and save that",
        ),
    ),
    (
        b"[InternetShortcut]",
        ["eine Verknüpfung mit einer Datei", "a link to a file"],
        Template::new("öffnen und speichern, wohin sie führt", "open it, and save what it leads to"),
    ),
    (
        b"version https://git-lfs",
        [
            "ein Verweis auf eine nicht heruntergeladene Datei (Git LFS)",
            "a pointer to a file that was not downloaded (Git LFS)",
        ],
        Template::new("die Datei holen: git lfs pull", "get the file: git lfs pull"),
    ),
    (b"MZ\x90", ["ein Programm", "a program"], TABLE),
    (b"\x7fELF", ["ein Programm", "a program"], TABLE),
];

fn is([de, en]: [&'static str; 2], advice: Template) -> ConversionError {
    ConversionError::NoList { kind: Template::new(de, en), advice }
}

/// A file from its first sign on, behind a byte order mark and blanks.
fn beginning(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start()
}

/// Refuses bytes that are no text.
pub(super) fn refuse(bytes: &[u8]) -> Result<(), ConversionError> {
    let text = beginning(bytes);
    let begins = |&&(first, ..): &&(&[u8], _, _)| bytes.starts_with(first) || text.starts_with(first);
    if let Some((_, kind, advice)) = BEGINNINGS.iter().find(begins) {
        return Err(is(*kind, *advice));
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Err(is(["ein Bild (WebP)", "a picture (WebP)"], PICTURE));
    }
    if bytes.get(257..262) == Some(b"ustar") {
        return Err(is(["ein Archiv (tar)", "an archive (tar)"], UNPACK));
    }
    if is_dbase(bytes) {
        return Err(is(["eine Datenbank (dBase)", "a database (dBase)"], OPEN));
    }
    if is_json(text) {
        return Err(is(
            ["JSON", "JSON"],
            Template::new(
                "die Datensätze als Zeilen einer Tabelle schreiben",
                "write its records as the rows of a table",
            ),
        ));
    }
    if is_binary(bytes) {
        return Err(is(
            ["kein Text", "no text"],
            Template::new(
                "beschädigt, oder von anderer Art, als ihr Name sagt?",
                "is it damaged, or of another kind than its name says?",
            ),
        ));
    }
    Ok(())
}

/// Refuses texts that hold no cells.
pub(super) fn refuse_text(bytes: &[u8]) -> Result<(), ConversionError> {
    let text = beginning(bytes);
    let head = String::from_utf8_lossy(text.get(..HEAD).unwrap_or(text));
    if is_mail(&head) {
        return Err(is(["eine E-Mail oder ein Webarchiv (MIME)", "a mail or a web archive (MIME)"], MAIL));
    }
    if is_sql(&head) {
        return Err(is(["ein Skript für eine Datenbank (SQL)", "a script for a database (SQL)"], EXPORT));
    }
    match markup(&head) {
        Some(true) => Err(is(["eine Webseite ohne Tabelle", "a web page without a table"], PAGE)),
        Some(false) => Err(is(["XML", "XML"], TABLE)),
        None => Ok(()),
    }
}

/// What an archive is that holds a file of this name.
#[cfg(feature = "spreadsheets")]
pub(super) fn document(name: &str) -> Option<ConversionError> {
    let numbers = name.starts_with("Index/") || name == "Index.zip";
    if numbers {
        Some(is(
            ["ein Dokument von Numbers, Pages oder Keynote", "a document of Numbers, Pages or Keynote"],
            Template::new("als XLSX oder CSV ausgeben", "export it as XLSX or CSV"),
        ))
    } else if name.starts_with("word/") {
        Some(is(["ein Textdokument (DOCX)", "a text document (DOCX)"], COPY))
    } else if name.starts_with("ppt/") {
        Some(is(["eine Präsentation (PPTX)", "a presentation (PPTX)"], COPY))
    } else {
        None
    }
}

/// What an archive is whose first file says so.
#[cfg(feature = "spreadsheets")]
pub(super) fn said(mimetype: &[u8]) -> Option<ConversionError> {
    let kinds: [(&[u8], _); 3] = [
        (b"application/vnd.oasis.opendocument.text", ["ein Textdokument (ODT)", "a text document (ODT)"]),
        (b"application/vnd.oasis.opendocument.presentation", ["eine Präsentation (ODP)", "a presentation (ODP)"]),
        (b"application/epub", ["ein Buch (EPUB)", "a book (EPUB)"]),
    ];
    let (_, kind) = kinds.into_iter().find(|(beginning, _)| mimetype.starts_with(beginning))?;
    Some(is(kind, COPY))
}

/// What a compound file of an office program is that is no workbook, by the names of its streams.
#[cfg(feature = "spreadsheets")]
pub(super) fn compound(bytes: &[u8]) -> Option<ConversionError> {
    let holds = |name: &str| {
        let name: Vec<u8> = name.bytes().flat_map(|letter| [letter, 0]).collect();
        memchr::memmem::find(bytes, &name).is_some()
    };
    if holds("__substg1.0_") || holds("__properties_version1.0") {
        Some(is(["eine E-Mail von Outlook", "a mail of Outlook"], MAIL))
    } else if holds("WordDocument") {
        Some(is(["ein Textdokument (DOC)", "a text document (DOC)"], COPY))
    } else if holds("PowerPoint Document") {
        Some(is(["eine Präsentation (PPT)", "a presentation (PPT)"], COPY))
    } else {
        None
    }
}

/// Whether a text is one JSON value that holds others and nothing else, or begins as a record with its first name.
fn is_json(text: &[u8]) -> bool {
    let record = text.strip_prefix(b"[").unwrap_or(text).trim_ascii_start().strip_prefix(b"{");
    let name = record.and_then(|record| record.trim_ascii_start().strip_prefix(b"\""));
    let behind = name.and_then(|name| name.get(memchr::memchr(b'"', name)? + 1..));
    if behind.is_some_and(|behind| behind.trim_ascii_start().starts_with(b":")) {
        return true;
    }
    let enclosed = matches!(text.trim_ascii_end(), [b'{', .., b'}'] | [b'[', .., b']']);
    enclosed && serde_json::from_slice::<serde::de::IgnoredAny>(text).is_ok()
}

/// Whether the lines up to the first blank one are fields of a mail, two of them such as every mail has.
fn is_mail(text: &str) -> bool {
    const FIELDS: [&str; 11] = [
        "from",
        "to",
        "cc",
        "subject",
        "date",
        "received",
        "return-path",
        "message-id",
        "mime-version",
        "content-type",
        "delivered-to",
    ];
    let mut usual = 0;
    for line in text.lines().take_while(|line| !line.trim().is_empty()) {
        if line.starts_with([' ', '\t']) {
            continue;
        }
        let Some((name, _)) = line.split_once(':') else { return false };
        let is_name = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
        if name.is_empty() || !name.bytes().all(is_name) {
            return false;
        }
        usual += usize::from(FIELDS.contains(&name.to_ascii_lowercase().as_str()));
    }
    usual > 1
}

/// Whether a line begins a statement that makes a table or puts rows into one.
fn is_sql(text: &str) -> bool {
    const STATEMENTS: [[&str; 2]; 4] = [["create", "table"], ["insert", "into"], ["drop", "table"], ["copy", ""]];
    text.lines().any(|line| {
        let mut words = line.split_ascii_whitespace().map(str::to_ascii_lowercase);
        let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let from_input = || line.trim_end().to_ascii_lowercase().ends_with("from stdin;");
        STATEMENTS
            .iter()
            .any(|[verb, object]| first == *verb && if object.is_empty() { from_input() } else { second == *object })
    })
}

/// Whether a text is marked up, and then whether it is a web page.
fn markup(text: &str) -> Option<bool> {
    let begins = |tag: &str| text.get(..tag.len()).is_some_and(|head| head.eq_ignore_ascii_case(tag));
    let is_page = ["<!doctype html", "<html", "<head", "<body", "<table"].iter().any(|tag| begins(tag));
    let is_xml = begins("<?xml") || begins("<!doctype") || begins("<!--");
    let element = text.strip_prefix('<').is_some_and(|tag| tag.starts_with(|c: char| c.is_ascii_alphabetic()));
    let ends = || text.trim_end().ends_with('>') && text.contains("</");
    (is_page || is_xml || (element && ends())).then_some(is_page || text.to_ascii_lowercase().contains("<html"))
}

/// Whether a file begins with the header of a dBase table: its version, a day, and a length at whose end a carriage return stands.
fn is_dbase(bytes: &[u8]) -> bool {
    let Some([version, _, month, day, ..]) = bytes.get(..32) else { return false };
    let length = bytes.get(8..10).map_or(0, |length| usize::from(u16::from_le_bytes([length[0], length[1]])));
    let known = matches!(version, 0x02..=0x05 | 0x30..=0x32 | 0x83 | 0x8b | 0xf5);
    let ends = || bytes.get(32..length).is_some_and(|fields| fields.contains(&b'\r'));
    known && (1..=12).contains(month) && (1..=31).contains(day) && ends()
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
