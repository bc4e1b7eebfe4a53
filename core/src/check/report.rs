use std::collections::BTreeMap;
use std::path::Path;

use super::selection::{Profile, Selection};
use crate::finding::{Finding, Origin, Severity, findings_github, findings_json, findings_sarif, findings_table};
use crate::language::Language;
use crate::register::{AnyRecord, Refused, Register};
use crate::table::Table;
use crate::time::Day;

/// What was found, in the order of codes, tables and records; equal registers have equal reports.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    findings: Vec<Finding>,
    profile: Profile,
    day: Option<Day>,
    /// Files of a folder that was checked, with their paths.
    paths: BTreeMap<String, String>,
}

/// How a report is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// One line per finding, for people.
    Text,
    /// A JSON array.
    Json,
    /// SARIF 2.1.0, for code hosts and editors.
    Sarif,
    /// The table of findings as CSV.
    Csv,
    /// Annotations for GitHub.
    Github,
}

impl Format {
    /// Findings in this format. JSON holds both languages.
    pub fn write(self, findings: &[Finding], language: Language) -> String {
        match self {
            Self::Text => text(findings, language),
            Self::Json => findings_json(findings),
            Self::Sarif => findings_sarif(findings, language),
            Self::Csv => findings_table(findings, language).to_csv(),
            Self::Github => findings_github(findings, language),
        }
    }
}

/// One line per finding, and how many there are of each severity.
fn text(findings: &[Finding], language: Language) -> String {
    let mut lines: Vec<String> = findings.iter().map(|finding| finding.to_text(language)).collect();
    let count = |severity| findings.iter().filter(|finding| finding.severity() == severity).count();
    let [errors, warnings, infos] = [Severity::Error, Severity::Warning, Severity::Info].map(count);
    lines.push(match language {
        Language::De => format!("Fehler: {errors}, Warnungen: {warnings}, Hinweise: {infos}"),
        Language::En => format!("errors: {errors}, warnings: {warnings}, infos: {infos}"),
    });
    lines.join("\n") + "\n"
}

impl std::str::FromStr for Format {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(match text {
            "text" => Self::Text,
            "json" => Self::Json,
            "sarif" => Self::Sarif,
            "csv" => Self::Csv,
            "github" => Self::Github,
            _ => return Err(format!("\"{text}\" is no format (expected text, json, sarif, csv or github)")),
        })
    }
}

impl Report {
    /// The findings that a selection asks for, as it judges them.
    pub(super) fn of(findings: impl IntoIterator<Item = Finding>, selection: &Selection, day: Option<Day>) -> Self {
        let mut findings: Vec<Finding> = findings.into_iter().filter_map(|finding| selection.judged(finding)).collect();
        findings.sort_by(|a, b| (a.code(), a.subject()).cmp(&(b.code(), b.subject())));
        Self { findings, profile: selection.profile, day, paths: BTreeMap::new() }
    }

    /// Gives every finding about a record that has no place in a file yet the one of its table, record and field.
    pub(super) fn locate(&mut self, origin: impl Fn(&str, &str, Option<&str>) -> Option<Origin>) {
        for finding in self.findings.iter_mut().filter(|finding| finding.origin().is_none()) {
            let subject = finding.subject();
            let record = subject.table.as_deref().zip(subject.record.as_deref());
            if let Some(origin) = record.and_then(|(table, record)| origin(table, record, subject.field.as_deref())) {
                finding.stands_at(origin);
            }
        }
    }

    /// Keeps where the files of a folder are that the findings name.
    pub(super) fn read_file_paths(&mut self, folder: &Path) {
        for origin in self.findings.iter().filter_map(Finding::origin) {
            let path = folder.join(&origin.file);
            if !self.paths.contains_key(&origin.file) && path.is_file() {
                self.paths.insert(origin.file.clone(), path.to_string_lossy().into_owned());
            }
        }
    }

    /// The findings with the paths of their files: a code host looks for them from its own root.
    fn with_paths(&self) -> Vec<Finding> {
        let with_path = |finding: &Finding| {
            let mut finding = finding.clone();
            if let Some(origin) = finding.origin().cloned()
                && let Some(path) = self.paths.get(&origin.file)
            {
                finding.stands_at(Origin { file: path.clone(), ..origin });
            }
            finding
        };
        self.findings.iter().map(with_path).collect()
    }

    /// The findings.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The purpose they were judged for.
    pub fn profile(&self) -> Profile {
        self.profile
    }

    /// The day as of which a register was checked; none where there was no register to check.
    pub fn day(&self) -> Option<Day> {
        self.day
    }

    /// How many findings are of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity() == severity).count()
    }

    /// Whether nothing is an error.
    pub fn passed(&self) -> bool {
        self.count(Severity::Error) == 0
    }

    /// The findings as a table.
    pub fn table(&self, language: Language) -> Table {
        findings_table(&self.findings, language)
    }

    /// The findings in a format. JSON holds both languages; SARIF and GitHub name the files of a folder that was checked with their paths.
    pub fn write(&self, format: Format, language: Language) -> String {
        match format {
            Format::Sarif | Format::Github => format.write(&self.with_paths(), language),
            _ => format.write(&self.findings, language),
        }
    }

    /// One line per finding, and how many there are of each severity.
    pub fn to_text(&self, language: Language) -> String {
        text(&self.findings, language)
    }

    /// The register with every fix of the report made whose cell is still as it was found.
    ///
    /// # Errors
    /// What would be wrong with it then.
    pub fn fixed(&self, register: &Register) -> Result<Register, Refused> {
        let mut draft = register.edit();
        for fix in self.findings.iter().filter_map(Finding::fix) {
            let Some(record) = draft.any_record(&fix.table, &fix.record) else { continue };
            if record.cell(&fix.field) != Some(fix.before.as_str()) {
                continue;
            }
            let cells = |field: &str| {
                if field == fix.field { Some(fix.after.as_str()) } else { record.cell(field) }
            };
            draft.put_any(&AnyRecord::read(&fix.table, &cells)?);
        }
        draft.finish()
    }
}
