//! What is said about the file and its columns.

use super::mapping::{Part, WhyExtra, WhyWithheld};
use super::shape::Shape;
use super::typed::ColumnTally;
use crate::convert::bytes::{Encoding, Sheet};
use crate::convert::grid::Dialect;
use crate::convert::inspect::about::{about_cells, about_left_out, about_tables};
use crate::convert::rejected::ADDED;
use crate::convert::rules;
use crate::finding::{Finding, Origin};
use crate::language::Template;

impl Shape {
    /// What is said about the file, then about its columns, by what became of their cells.
    pub(super) fn about(&self, tallies: &[ColumnTally]) -> Vec<Finding> {
        let mut findings = about_the_file(&self.file, &self.sheet, &self.dialect);
        findings.extend(about_tables(&self.file, &self.sheet, &self.layout.others));
        if self.mapping.position(self.subject).is_none() {
            let field = super::fields::name_of(self.subject);
            let finding = Finding::new(&rules::SUBJECT_UNMAPPED).with("field", field);
            findings.push(finding.at(Origin::file(self.file.as_str())));
        }
        let columns = self.mapping.columns.iter().zip(tallies).filter(|(_, tally)| tally.blanks > 0);
        let columns: Vec<&str> = columns.map(|(column, _)| column.header.as_str()).collect();
        if !columns.is_empty() {
            let cells = i64::try_from(tallies.iter().map(|tally| tally.blanks).sum::<u64>()).unwrap_or(i64::MAX);
            let finding = Finding::new(&rules::BLANKS_DROPPED).with("cells", cells).with("columns", columns.join(", "));
            findings.push(finding.at(Origin::file(self.file.as_str())));
        }
        findings.extend(about_cells(&self.file, &self.sheet));
        findings.extend(about_left_out(&self.file, &self.left_out));
        let columns = &self.mapping.columns;
        let own = columns.iter().zip(ADDED).all(|(column, own)| column.header == own);
        let told = if own && columns.len() > ADDED.len() { ADDED.len() } else { 0 };
        for (column, tally) in columns.iter().zip(tallies).skip(told) {
            let origin = Origin::file(self.file.as_str()).column(column.header.as_str());
            let of = |rule| Finding::new(rule).with("column", column.header.as_str()).at(origin.clone());
            match column.part {
                Part::Value => {}
                Part::Extra(_) if column.naming.is_empty() && tally.extra == 0 => {} // nothing in it, not even a name
                Part::Extra(WhyExtra::NoDay) => findings.push(of(&rules::FIGURES_WITHOUT_DAY)),
                Part::Extra(why) => findings.push(of(&rules::COLUMN_HANDED_BACK).with("why", phrase(why))),
                Part::Withheld(why) => {
                    let cells = i64::try_from(tally.withheld).unwrap_or(i64::MAX);
                    findings.push(of(&rules::COLUMN_WITHHELD).with("cells", cells).with("why", persons_phrase(why)));
                }
            }
        }
        findings
    }
}

fn phrase(why: WhyExtra) -> Template {
    match why {
        WhyExtra::Unknown => Template::new("die Kopfzeile ist nicht bekannt", "its header is not known"),
        WhyExtra::NoRecord => Template::new("kein Eintrag hat dafür ein Feld", "no record has a field for it"),
        WhyExtra::Repeated => Template::new("eine andere Spalte hat dieses Feld", "another column has this field"),
        WhyExtra::NoDay => Template::new("der Stichtag fehlt", "the reference day is missing"),
    }
}

fn persons_phrase(why: WhyWithheld) -> Template {
    match why {
        WhyWithheld::Header => Template::new("die Kopfzeile nennt Personen", "its header names persons"),
        WhyWithheld::Profile => Template::new("das Profil sagt es", "as the profile says"),
        WhyWithheld::Cells => Template::new(
            "Namen von Personen, Mailadressen oder Telefonnummern",
            "they look like names of persons, mail addresses or telephone numbers",
        ),
    }
}

/// Lines in two encodings.
pub(in crate::convert) fn about_mixture(file: &str, sheet: &Sheet<'_>) -> Option<Finding> {
    let mixed = sheet.mixed()?;
    let finding = Finding::new(&rules::ENCODING_MIXED)
        .with("utf8", mixed.utf8)
        .with("other", mixed.other)
        .with("encoding", sheet.encoding().as_str());
    Some(finding.at(Origin::file(file).line(mixed.line)))
}

fn about_the_file(file: &str, sheet: &Sheet, dialect: &Dialect) -> Vec<Finding> {
    let mut findings = Vec::new();
    let number = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let encoding = sheet.encoding();
    if !matches!(encoding, Encoding::Utf8 | Encoding::Utf16 | Encoding::Utf32) {
        findings
            .push(Finding::new(&rules::ENCODING_ASSUMED).with("encoding", encoding.as_str()).at(Origin::file(file)));
        findings.extend(about_mixture(file, sheet));
        let unassigned = sheet.unassigned();
        if unassigned > 0 {
            let doubtful = Finding::new(&rules::ENCODING_DOUBTFUL).with("encoding", encoding.as_str());
            findings.push(doubtful.with("bytes", number(unassigned)).at(Origin::file(file)));
        }
    }
    if !sheet.is_separated() || dialect.rows == 0 {
        return findings;
    }
    let decided = Finding::new(&rules::DELIMITER_DECIDED)
        .with("found", dialect.shown())
        .with("agreeing", number(dialect.agreeing))
        .with("rows", number(dialect.rows))
        .with("width", number(dialect.width));
    findings.push(decided.at(Origin::file(file)));
    findings
}
