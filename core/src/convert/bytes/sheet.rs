//! The text of one sheet, kept in the bytes it came in.

use std::borrow::Cow;
use std::ops::Range;

use encoding_rs::{UTF_16BE, UTF_16LE};

use super::encoding::{self, Encoding};
use super::single::Upper;
use crate::convert::ConversionError;

/// The text of a sheet, kept in the bytes it came in, so that positions in it are positions in the file.
///
/// Delimiters, quotes and line ends are ASCII in every encoding taken here and are found without decoding; a cell is decoded when
/// somebody reads it. UTF-16 is the exception: it is transcoded as a whole, and positions are those of the transcoded text.
pub(in crate::convert) struct Sheet<'a> {
    bytes: Cow<'a, [u8]>,
    start: usize,
    encoding: Encoding,
    /// The upper half of an encoding of one byte per character.
    upper: Option<Box<Upper>>,
}

impl<'a> Sheet<'a> {
    /// The sheet in a file: by its byte order mark, else UTF-8 if all of it is, else the encoding in which it reads as German.
    pub(in crate::convert) fn read(bytes: impl Into<Cow<'a, [u8]>>) -> Result<Self, ConversionError> {
        let bytes = bytes.into();
        let utf16 = [(UTF_16LE, [0xff, 0xfe]), (UTF_16BE, [0xfe, 0xff])];
        if let Some((encoding, _)) = utf16.iter().find(|(_, mark)| bytes.starts_with(mark)) {
            let (text, _, broken) = encoding.decode(&bytes);
            if broken {
                return Err(ConversionError::Characters { encoding: "utf-16" });
            }
            let bytes = Cow::Owned(text.into_owned().into_bytes());
            return Ok(Self { bytes, start: 0, encoding: Encoding::Utf16, upper: None });
        }
        let start = if bytes.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
        match std::str::from_utf8(&bytes) {
            Ok(_) => Ok(Self { bytes, start, encoding: Encoding::Utf8, upper: None }),
            Err(_) if start > 0 => Err(ConversionError::Characters { encoding: "utf-8" }),
            Err(_) => {
                let encoding = encoding::of_single_bytes(&bytes);
                Ok(Self::encoded(bytes, encoding))
            }
        }
    }

    /// The sheet in a file whose encoding, of one byte per character, is known.
    pub(in crate::convert) fn encoded(bytes: impl Into<Cow<'a, [u8]>>, encoding: Encoding) -> Self {
        Self { bytes: bytes.into(), start: 0, encoding, upper: encoding.upper().map(Box::new) }
    }

    pub(in crate::convert) fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// The bytes; the text begins at [`start`](Self::start).
    pub(in crate::convert) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Where the text begins: behind the byte order mark.
    pub(in crate::convert) fn start(&self) -> usize {
        self.start
    }

    /// The text of a span.
    pub(in crate::convert) fn text(&self, span: Range<usize>) -> Cow<'_, str> {
        self.decode(self.bytes.get(span).unwrap_or_default())
    }

    /// The text of some bytes in the encoding of the sheet.
    pub(in crate::convert) fn decode<'b>(&self, bytes: &'b [u8]) -> Cow<'b, str> {
        match &self.upper {
            None => Cow::Borrowed(std::str::from_utf8(bytes).unwrap_or_default()),
            Some(_) if bytes.is_ascii() => Cow::Borrowed(std::str::from_utf8(bytes).unwrap_or_default()),
            Some(_) => {
                let mut text = String::with_capacity(bytes.len() + 8);
                self.decode_into(bytes, &mut text);
                Cow::Owned(text)
            }
        }
    }

    /// Appends the text of some bytes.
    pub(in crate::convert) fn decode_into(&self, bytes: &[u8], text: &mut String) {
        match &self.upper {
            None => text.push_str(std::str::from_utf8(bytes).unwrap_or_default()),
            Some(upper) => {
                for run in bytes.chunk_by(|a, b| a.is_ascii() && b.is_ascii()) {
                    match run {
                        [byte] => text.push(character(upper, *byte)),
                        ascii => text.push_str(std::str::from_utf8(ascii).unwrap_or_default()),
                    }
                }
            }
        }
    }

    /// The bytes of a text in the encoding of the sheet; `None` where it has no such character.
    pub(in crate::convert) fn encode(&self, text: &str) -> Option<Vec<u8>> {
        let Some(upper) = &self.upper else { return Some(text.as_bytes().to_vec()) };
        text.chars()
            .map(|c| match u8::try_from(c) {
                Ok(byte) if byte < 0x80 => Some(byte),
                _ => upper.iter().position(|&known| known == c).and_then(|at| u8::try_from(at + 0x80).ok()),
            })
            .collect()
    }

    /// How many bytes the encoding gives no character to; any of them makes the encoding doubtful.
    pub(in crate::convert) fn unassigned(&self) -> usize {
        let Some(upper) = &self.upper else { return 0 };
        let control = |byte: &&u8| matches!(character(upper, **byte), '\u{80}'..='\u{9f}' | '\u{fffd}');
        self.bytes.iter().filter(|byte| !byte.is_ascii()).filter(control).count()
    }
}

fn character(upper: &Upper, byte: u8) -> char {
    match byte {
        0..0x80 => char::from(byte),
        _ => upper.get(usize::from(byte - 0x80)).copied().unwrap_or('\u{fffd}'),
    }
}
