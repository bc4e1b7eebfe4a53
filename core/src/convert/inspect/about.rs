//! What is unusual about a file and its layout.

use super::rows::LineEnds;
use super::tables::OtherTable;
use crate::convert::bytes::Sheet;
use crate::convert::grid::Signs;
use crate::convert::{Container, Encoding, members, rules};
use crate::finding::{Finding, Origin};
use crate::language::Template;

fn origin(file: &str, sheet: &Sheet<'_>) -> Origin {
    Origin { sheet: sheet.name().map(str::to_owned), ..Origin::file(file) }
}

/// What a workbook hides or does not keep, and columns that no sign separates.
pub(in crate::convert) fn about_cells(file: &str, sheet: &Sheet<'_>) -> Vec<Finding> {
    let unsaved = sheet.unsaved();
    let files: Vec<&str> = sheet.left_out().iter().map(String::as_str).collect();
    let (zeros, behind) = sheet.zeros();
    let zero_bytes = || Finding::new(&rules::ZERO_BYTES).with("bytes", zeros).with("behind", behind);
    let findings = [
        (!files.is_empty()).then(|| Finding::new(&rules::FILES_LEFT_OUT).with("files", files)),
        (zeros > 0).then(zero_bytes),
        sheet.is_aligned().then(|| Finding::new(&rules::COLUMNS_ALIGNED)),
        sheet.is_hidden().then(|| Finding::new(&rules::SHEET_HIDDEN)),
        (unsaved > 0).then(|| Finding::new(&rules::FORMULAS_WITHOUT_RESULT).with("cells", unsaved)),
    ];
    findings.into_iter().flatten().map(|finding| finding.at(origin(file, sheet))).collect()
}

/// How the characters are written, where that is not UTF-8, and what is unusual about the cells.
pub(in crate::convert) fn about_sheet(file: &str, sheet: &Sheet<'_>) -> Vec<Finding> {
    let encoding = sheet.encoding();
    let mut findings = Vec::new();
    // A worksheet of an old Excel says how it is written; of a text it is found out.
    let known =
        matches!(encoding, Encoding::Utf8 | Encoding::Utf16 | Encoding::Utf32) || sheet.container() == Container::Biff;
    if !known {
        let named = |rule| Finding::new(rule).with("encoding", encoding.as_str());
        findings.push(named(&rules::ENCODING_ASSUMED));
        let alike = sheet.alike();
        if !alike.is_empty() {
            findings.push(named(&rules::ENCODINGS_ALIKE).with("encodings", alike));
        }
        let unassigned = sheet.unassigned();
        if unassigned > 0 {
            findings.push(named(&rules::ENCODING_DOUBTFUL).with("bytes", unassigned));
        }
    }
    let mut findings: Vec<Finding> = findings.into_iter().map(|finding| finding.at(origin(file, sheet))).collect();
    findings.extend(members::about_mixture(file, sheet));
    findings.extend(about_cells(file, sheet));
    findings
}

/// Sheets that could have been read as well as the one that was.
pub(in crate::convert) fn about_left_out(file: &str, sheets: &[String]) -> Option<Finding> {
    let names: Vec<&str> = sheets.iter().map(String::as_str).collect();
    (!names.is_empty()).then(|| Finding::new(&rules::SHEETS_LEFT_OUT).with("sheets", names).at(Origin::file(file)))
}

/// Tables that lie on their side, and those beside, above or below the one that is read.
pub(in crate::convert) fn about_tables(file: &str, sheet: &Sheet<'_>, others: &[OtherTable]) -> Vec<Finding> {
    let turned = sheet.is_transposed().then(|| Finding::new(&rules::TABLE_TURNED).at(origin(file, sheet)));
    let other = |other: &OtherTable| match other {
        OtherTable::Apart { begins, headers, .. } => Finding::new(&rules::TABLE_BELOW)
            .with("headers", headers.join(", "))
            .at(origin(file, sheet).row(sheet.line(*begins))),
        OtherTable::Beside(range, headers) => Finding::new(&rules::TABLE_APART)
            .with("range", range.as_str())
            .with("headers", headers.join(", "))
            .at(origin(file, sheet)),
        OtherTable::Continued(range) => {
            Finding::new(&rules::TABLE_BESIDE).with("range", range.as_str()).at(origin(file, sheet))
        }
    };
    turned.into_iter().chain(others.iter().map(other)).collect()
}

/// Signs around cells and ends of lines, where they are not as usual.
pub(super) fn about_signs(file: &str, sheet: &Sheet<'_>, signs: Signs, ends: LineEnds) -> Vec<Finding> {
    let mut findings = Vec::new();
    if ends.as_str() == "mixed" {
        let LineEnds { crlf, lf, cr } = ends;
        findings.push(Finding::new(&rules::LINE_ENDS_MIXED).with("crlf", crlf).with("lf", lf).with("cr", cr));
    }
    if signs.quote != Some(b'"') || signs.escape.is_some() {
        let quote = match signs.quote {
            Some(quote) => {
                Template::new(if quote == b'"' { "\"" } else { "'" }, if quote == b'"' { "\"" } else { "'" })
            }
            None => Template::new("nichts", "nothing"),
        };
        let escape = match signs.escape {
            Some(_) => Template::new("\\", "\\"),
            None => Template::new("demselben Zeichen", "the same sign"),
        };
        findings.push(Finding::new(&rules::QUOTING_UNUSUAL).with("quote", quote).with("escape", escape));
    }
    findings.into_iter().map(|finding| finding.at(origin(file, sheet))).collect()
}
