//! Bytes of a file as the text of one sheet.

use std::borrow::Cow;
use std::ops::Range;

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::ConversionError;

/// How the characters of a file are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, known by its byte order mark.
    Utf16,
    /// Windows-1252, the usual one of German office files that are not UTF-8.
    Windows1252,
}

impl Encoding {
    /// `utf-8`, `utf-16` or `windows-1252`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16 => "utf-16",
            Self::Windows1252 => "windows-1252",
        }
    }
}

/// The text of a sheet, kept in the bytes it came in, so that positions in it are positions in the file.
///
/// Delimiters, quotes and line ends are ASCII in every encoding taken here and are found without decoding; a cell is decoded when
/// somebody reads it. UTF-16 is the exception: it is transcoded as a whole, and positions are those of the transcoded text.
pub(super) struct Sheet {
    text: Text,
    start: usize,
    encoding: Encoding,
}

enum Text {
    Utf8(String),
    Windows1252(Vec<u8>),
}

/// The bytes to which Windows-1252 gives no character.
const UNASSIGNED: [u8; 5] = [0x81, 0x8d, 0x8f, 0x90, 0x9d];

impl Sheet {
    /// The sheet in a file: by its byte order mark, else UTF-8 if all of it is, else Windows-1252.
    pub(super) fn read(bytes: Vec<u8>) -> Result<Self, ConversionError> {
        let utf16 = [(UTF_16LE, [0xff, 0xfe]), (UTF_16BE, [0xfe, 0xff])];
        if let Some((encoding, _)) = utf16.iter().find(|(_, mark)| bytes.starts_with(mark)) {
            let (text, _, broken) = encoding.decode(&bytes);
            if broken {
                return Err(ConversionError::Characters { encoding: "utf-16" });
            }
            return Ok(Self { text: Text::Utf8(text.into_owned()), start: 0, encoding: Encoding::Utf16 });
        }
        let start = if bytes.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
        match String::from_utf8(bytes) {
            Ok(text) => Ok(Self { text: Text::Utf8(text), start, encoding: Encoding::Utf8 }),
            Err(_) if start > 0 => Err(ConversionError::Characters { encoding: "utf-8" }),
            Err(error) => {
                let text = Text::Windows1252(error.into_bytes());
                Ok(Self { text, start, encoding: Encoding::Windows1252 })
            }
        }
    }

    pub(super) fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// The bytes; the text begins at [`start`](Self::start).
    pub(super) fn bytes(&self) -> &[u8] {
        match &self.text {
            Text::Utf8(text) => text.as_bytes(),
            Text::Windows1252(bytes) => bytes,
        }
    }

    /// Where the text begins: behind the byte order mark.
    pub(super) fn start(&self) -> usize {
        self.start
    }

    /// The text of a span.
    pub(super) fn text(&self, span: Range<usize>) -> Cow<'_, str> {
        match &self.text {
            Text::Utf8(text) => Cow::Borrowed(text.get(span).unwrap_or_default()),
            Text::Windows1252(bytes) => WINDOWS_1252.decode_without_bom_handling(bytes.get(span).unwrap_or_default()).0,
        }
    }

    /// How many bytes the encoding gives no character to; any of them makes the encoding doubtful.
    pub(super) fn unassigned(&self) -> usize {
        match &self.text {
            Text::Utf8(_) => 0,
            Text::Windows1252(bytes) => bytes.iter().filter(|byte| UNASSIGNED.contains(byte)).count(),
        }
    }
}
