use std::borrow::Cow;

use super::rules;
use crate::finding::{Finding, Origin};

/// The text of a file that is UTF-8 or ISO-8859-1, decided for the whole file, and what is odd about its encoding.
///
/// Where lines of both stand in one file, each is read as what it is: every other way would move the fields behind an umlaut.
pub(super) fn decode<'a>(file: &str, bytes: &'a [u8]) -> (Cow<'a, str>, Option<Finding>) {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (Cow::Borrowed(text), None);
    }
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 16);
    let (mut utf8, mut latin1) = (0_usize, 0_usize);
    for line in bytes.split_inclusive(|&byte| byte == b'\n') {
        if let Ok(line) = std::str::from_utf8(line) {
            utf8 += usize::from(!line.is_ascii());
            text.push_str(line);
        } else {
            latin1 += 1;
            text.extend(line.iter().map(|&byte| char::from(byte)));
        }
    }
    let finding = if utf8 == 0 {
        Finding::new(&rules::ENCODING_LATIN1)
    } else {
        Finding::new(&rules::ENCODINGS_MIXED).with("utf8", utf8).with("latin1", latin1)
    };
    (Cow::Owned(text), Some(finding.at(Origin::file(file))))
}
