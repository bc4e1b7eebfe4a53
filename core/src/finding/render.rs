use super::{Finding, Rule};
use crate::language::Language;
use crate::table::{Column, Table};

impl Finding {
    /// The sentence of the finding, with what to do in brackets.
    pub fn message(&self, language: Language) -> String {
        let fill = |hole: &str| self.value(hole).map(|value| value.show(language));
        let said = self.rule().message.render(language, fill);
        let remedy = self.rule().remedy.render(language, fill);
        if remedy.is_empty() { said } else { format!("{said} ({remedy})") }
    }

    /// One line: where, how bad, which rule, what.
    pub fn to_text(&self, language: Language) -> String {
        let place = match self.origin() {
            Some(origin) => origin.to_string(),
            None => self.subject().to_string(),
        };
        let said = format!("{} {} {}: {}", self.severity(), self.code(), self.rule().name, self.message(language));
        if place.is_empty() { said } else { format!("{place}: {said}") }
    }
}

/// Findings as a table: code, name, severity, subject, origin, message.
pub fn findings_table(findings: &[Finding], language: Language) -> Table {
    let text = |name, description, pick: &dyn Fn(&Finding) -> Option<String>| {
        Column::text(name, description, findings.iter().map(pick))
    };
    let position = |name, description, pick: &dyn Fn(&Finding) -> Option<u64>| {
        let numbers = findings.iter().map(|finding| pick(finding).and_then(|number| i64::try_from(number).ok()));
        Column::integer(name, description, numbers)
    };
    let columns = vec![
        text("code", "stable code of the rule", &|f| Some(f.code().into())),
        text("name", "name of the rule", &|f| Some(f.rule().name.into())),
        text("severity", "info, warning or error", &|f| Some(f.severity().as_str().into())),
        text("table", "table the finding is about", &|f| f.subject().table.as_deref().map(Into::into)),
        text("record", "id of the record", &|f| f.subject().record.clone()),
        text("field", "field of the record", &|f| f.subject().field.as_deref().map(Into::into)),
        text("file", "file that shows it", &|f| f.origin().map(|o| o.file.clone())),
        position("row", "row of the table, counted from 1", &|f| f.origin().and_then(|o| o.row)),
        position("line", "physical line, counted from 1", &|f| f.origin().and_then(|o| o.line)),
        text("column", "column in the file", &|f| f.origin().and_then(|o| o.column.clone())),
        text("raw", "what stands there", &|f| f.origin().and_then(|o| o.raw.clone())),
        text("message", "what was found and what to do", &|f| Some(f.message(language))),
    ];
    Table::built("findings", columns)
}

/// Rules as a table: code, name, severity, what they mean, what to do.
pub fn rules_table(rules: &[&Rule], language: Language) -> Table {
    let text = |name, description, pick: &dyn Fn(&Rule) -> &'static str| {
        Column::text(name, description, rules.iter().map(|rule| Some(pick(rule).to_owned())))
    };
    let columns = vec![
        text("code", "stable code of the rule", &|rule| rule.code),
        text("name", "name of the rule", &|rule| rule.name),
        text("severity", "info, warning or error", &|rule| rule.severity.as_str()),
        text("meaning", "what a finding of the rule means", &|rule| rule.meaning.text(language)),
        text("remedy", "what to do about it", &|rule| rule.remedy.text(language)),
    ];
    Table::built("rules", columns)
}
