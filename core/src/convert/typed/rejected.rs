//! Rejected rows as a list that can be mended and read again.

use super::Shape;
use super::block::TypedBlock;
use crate::convert::Outcome;
use crate::convert::persons;
use crate::language::Language;

/// The columns in front of those of the list.
const ADDED: [&str; 4] = ["row", "code", "reason", "column"];

pub(super) fn headers(shape: &Shape<'_>) -> Vec<u8> {
    let mut out = if shape.is_single_byte() { Vec::new() } else { b"\xef\xbb\xbf".to_vec() };
    let headers = (0..shape.width()).map(|at| shape.naming_header(at).unwrap_or_default());
    line(shape, &mut out, ADDED.into_iter().chain(headers));
    out
}

pub(super) fn rows(block: &TypedBlock<'_>, out: &mut Vec<u8>, language: Language) {
    let rejected = |slot: &usize| block.outcome(*slot) == Some(Outcome::Rejected);
    let mut findings = block.findings().peekable();
    for slot in (0..block.len()).filter(rejected) {
        let row = block.row(slot);
        while findings.next_if(|finding| finding.row() < row).is_some() {}
        let (mut codes, mut reasons, mut columns) = (Vec::new(), Vec::new(), Vec::new());
        while let Some(finding) = findings.next_if(|finding| finding.row() == row) {
            codes.push(finding.rule().code);
            reasons.push(finding.to_finding().message(language));
            columns.extend(finding.header().map(str::to_owned));
        }
        let cells: Vec<String> = (0..block.width(slot))
            .map(|position| {
                let raw = block.raw(slot, position);
                let withheld = block.shape.withholds(position) || persons::is_contact(&raw);
                if withheld { String::new() } else { raw.into_owned() }
            })
            .collect();
        let added = [row.to_string(), codes.join(" "), reasons.join("; "), columns.join(", ")];
        line(block.shape, out, added.iter().chain(&cells).map(String::as_str));
    }
}

/// A line in the delimiter and the encoding of the list; a character that the encoding lacks becomes a question mark.
fn line<'a>(shape: &Shape<'_>, out: &mut Vec<u8>, cells: impl Iterator<Item = &'a str>) {
    let delimiter = shape.delimiter();
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            out.push(delimiter);
        }
        let special = |byte: u8| byte == delimiter || matches!(byte, b'"' | b'\n' | b'\r');
        let quoted = cell.bytes().any(special);
        let text = if quoted { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() };
        if let Some(bytes) = shape.sheet().encode(&text) {
            out.extend(bytes);
        } else {
            let of = |c: char| shape.sheet().encode(&c.to_string()).unwrap_or_else(|| b"?".to_vec());
            out.extend(text.chars().flat_map(of));
        }
    }
    out.extend(b"\r\n");
}
