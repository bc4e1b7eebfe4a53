//! Thousands of findings as the few things that are wrong: one group for each rule and field, counted, with its first examples.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::block::TypedBlock;
use crate::finding::{Excerpt, Finding, Severity};
use crate::language::{Language, numbers};

/// What was found in a list: about it as a whole, and in its rows by rule and field.
#[derive(Clone, Debug)]
pub struct FindingGroups {
    about: Vec<Finding>,
    examples: usize,
    groups: BTreeMap<(&'static str, Option<String>), Group>,
}

#[derive(Clone, Debug)]
struct Group {
    severity: Severity,
    count: u64,
    first: Vec<(Finding, Excerpt)>,
}

impl FindingGroups {
    /// What was found about a list as a whole, and nothing yet of its rows; of each group so many are kept as examples.
    pub fn new(about: Vec<Finding>, examples: usize) -> Self {
        Self { about, examples, groups: BTreeMap::new() }
    }

    /// Counts the findings of a block.
    pub fn add(&mut self, block: &TypedBlock<'_>) {
        for finding in block.findings() {
            let key = (finding.rule().code, finding.field().map(str::to_owned));
            let severity = finding.rule().severity;
            let group = self.groups.entry(key).or_insert(Group { severity, count: 0, first: Vec::new() });
            group.count += 1;
            if group.first.len() < self.examples {
                group.first.push((finding.to_finding(), finding.excerpt()));
            }
        }
    }

    /// How many findings are of a severity.
    pub fn count(&self, severity: Severity) -> u64 {
        let about = self.about.iter().filter(|finding| finding.severity() == severity).count() as u64;
        let groups = self.groups.values().filter(|group| group.severity == severity);
        about + groups.map(|group| group.count).sum::<u64>()
    }

    /// What was found about the list, then the groups, the worst and largest first: examples with the line that shows them, and how
    /// many more there are. The last line counts the findings by severity.
    pub fn to_text(&self, language: Language) -> String {
        let mut groups: Vec<_> = self.groups.iter().collect();
        groups.sort_by_key(|(_, group)| std::cmp::Reverse((group.severity, group.count)));
        let number = |count: u64| numbers::integer(i64::try_from(count).unwrap_or(i64::MAX), language);
        let mut out: String = self.about.iter().map(|finding| finding.to_text(language) + "\n").collect();
        for ((code, field), group) in groups {
            for (finding, excerpt) in &group.first {
                let _ = writeln!(out, "{}\n{excerpt}", finding.to_text(language));
            }
            let more = group.count - group.first.len() as u64;
            if more > 0 {
                let field = field.as_ref().map(|field| format!(" ({field})")).unwrap_or_default();
                let _ = match language {
                    Language::De => writeln!(out, "… und {} weitere {code}{field}", number(more)),
                    Language::En => writeln!(out, "… and {} more {code}{field}", number(more)),
                };
            }
        }
        let [errors, warnings, infos] =
            [Severity::Error, Severity::Warning, Severity::Info].map(|severity| number(self.count(severity)));
        let _ = match language {
            Language::De => writeln!(out, "Fehler: {errors}, Warnungen: {warnings}, Hinweise: {infos}"),
            Language::En => writeln!(out, "errors: {errors}, warnings: {warnings}, infos: {infos}"),
        };
        out
    }
}
