//! Bytes into text: UTF-8, with or without a byte order mark.

use super::rules;
use crate::finding::{Finding, Origin};

/// The text of a file, or a finding that says which byte on which line is no UTF-8.
pub(super) fn decode<'b>(file: &str, bytes: &'b [u8], findings: &mut Vec<Finding>) -> Option<&'b str> {
    let marked = bytes.strip_prefix(b"\xEF\xBB\xBF");
    if marked.is_some() {
        findings.push(Finding::new(&rules::BYTE_ORDER_MARK).at(Origin::file(file).line(1)));
    }
    let bytes = marked.unwrap_or(bytes);
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return Some(text),
        Err(error) => error,
    };
    let (good, bad) = bytes.split_at(error.valid_up_to());
    let line = good.split(|byte| *byte == b'\n').count();
    let byte = bad.first().map(|byte| format!("0x{byte:02X}")).unwrap_or_default();
    let origin = Origin::file(file).line(u64::try_from(line).unwrap_or(u64::MAX)).raw(byte.clone());
    findings.push(Finding::new(&rules::NOT_UTF8).with("found", byte).at(origin));
    None
}
