//! Encodings of two and four bytes per character.

use encoding_rs::{UTF_16BE, UTF_16LE};

use crate::convert::ConversionError;

/// The text of UTF-32, by its byte order mark or by the three zeros beside most of the first letters; an error where the bytes
/// are no text in it.
pub(super) fn utf32(bytes: &[u8]) -> Option<Result<String, ConversionError>> {
    const HEAD: usize = 512;
    let head = bytes.get(..HEAD).unwrap_or(bytes).chunks_exact(4);
    let letters = |little: bool| {
        let is_letter = |word: &&[u8]| match (little, *word) {
            (true, [letter, 0, 0, 0]) | (false, [0, 0, 0, letter]) => *letter != 0,
            _ => false,
        };
        let count = head.clone().filter(is_letter).count();
        head.len() > 1 && count * 10 > head.len() * 7
    };
    let (little, start) = match bytes {
        [0xff, 0xfe, 0, 0, ..] => (true, 4),
        [0, 0, 0xfe, 0xff, ..] => (false, 4),
        _ if letters(true) => (true, 0),
        _ if letters(false) => (false, 0),
        _ => return None,
    };
    let number = if little { u32::from_le_bytes } else { u32::from_be_bytes };
    let words = bytes.get(start..).unwrap_or_default().chunks_exact(4);
    let whole = words.remainder().is_empty();
    let text: Option<String> = words.map(|word| char::from_u32(number([word[0], word[1], word[2], word[3]]))).collect();
    Some(text.filter(|_| whole).ok_or(ConversionError::Characters { encoding: "utf-32" }))
}

/// The text of UTF-16; half a letter at the end is a line end that a program for single bytes wrote there, or what a copy left. Few
/// broken letters are lost ones, many are no text in it.
pub(super) fn utf16(bytes: &[u8]) -> Option<Result<String, ConversionError>> {
    const ONE_OF: usize = 100;
    let encoding = encoding(bytes)?;
    let whole = match bytes {
        [whole @ .., b'\n' | b'\r' | 0] if bytes.len() % 2 == 1 => whole,
        bytes => bytes,
    };
    let (text, _, broken) = encoding.decode(whole);
    let lost = if broken { text.matches('\u{fffd}').count() } else { 0 };
    Some(if lost * ONE_OF > text.len() {
        Err(ConversionError::Characters { encoding: "utf-16" })
    } else if text.trim().is_empty() {
        Err(ConversionError::Empty)
    } else {
        Ok(text.into_owned())
    })
}

/// The encoding, by its byte order mark or by the zeros beside most of the first letters.
fn encoding(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    const HEAD: usize = 512;
    match bytes {
        [0xff, 0xfe, ..] => return Some(UTF_16LE),
        [0xfe, 0xff, ..] => return Some(UTF_16BE),
        _ => {}
    }
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let pairs = head.chunks_exact(2);
    let all = pairs.len();
    let zeros = |at: usize| pairs.clone().filter(|pair| pair[at] == 0 && pair[1 - at] != 0).count();
    let most = |count: usize| all > 1 && count * 10 > all * 7;
    if most(zeros(1)) {
        Some(UTF_16LE)
    } else if most(zeros(0)) {
        Some(UTF_16BE)
    } else {
        None
    }
}
