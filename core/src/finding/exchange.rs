//! Findings for other programs: JSON, SARIF for code hosts and editors, annotations for GitHub.

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};

use super::{Finding, Origin, Rule, Severity};
use crate::language::Language;

/// Findings as a JSON array: one object each, with its message in German and English, evidence and fix.
pub fn findings_json(findings: &[Finding]) -> String {
    let objects: Vec<Json> = findings.iter().map(object).collect();
    pretty(&Json::Array(objects))
}

fn object(finding: &Finding) -> Json {
    let subject = finding.subject();
    let origin = finding.origin();
    let values: BTreeMap<&str, String> =
        finding.values().iter().map(|(hole, value)| (*hole, value.show(Language::En))).collect();
    json!({
        "code": finding.code(),
        "name": finding.rule().name,
        "severity": finding.severity().as_str(),
        "table": subject.table,
        "record": subject.record,
        "field": subject.field,
        "file": origin.map(|origin| &origin.file),
        "sheet": origin.and_then(|origin| origin.sheet.as_ref()),
        "row": origin.and_then(|origin| origin.row),
        "line": origin.and_then(|origin| origin.line),
        "column": origin.and_then(|origin| origin.column.as_ref()),
        "raw": origin.and_then(|origin| origin.raw.as_ref()),
        "message": { "de": finding.message(Language::De), "en": finding.message(Language::En) },
        "values": values,
        "evidence": finding.evidence(),
        "fix": finding.fix(),
    })
}

/// Findings as a SARIF 2.1.0 log: one run, with the rules that were broken. Findings without a file have a logical location only.
pub fn findings_sarif(findings: &[Finding], language: Language) -> String {
    let broken: BTreeMap<&str, &Rule> = findings.iter().map(|finding| (finding.code(), finding.rule())).collect();
    let rules: Vec<Json> = broken.values().map(|rule| sarif_rule(rule, language)).collect();
    let place: BTreeMap<&str, usize> = broken.keys().enumerate().map(|(at, code)| (*code, at)).collect();
    let result = |finding: &Finding| {
        json!({
            "ruleId": finding.code(),
            "ruleIndex": place.get(finding.code()),
            "level": level(finding.severity()),
            "message": { "text": finding.message(language) },
            "locations": location(finding),
        })
    };
    pretty(&json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "stadtnetz",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            }},
            "columnKind": "unicodeCodePoints",
            "results": findings.iter().map(result).collect::<Vec<Json>>(),
        }],
    }))
}

fn sarif_rule(rule: &Rule, language: Language) -> Json {
    json!({
        "id": rule.code,
        "name": rule.name,
        "shortDescription": { "text": rule.meaning.text(language) },
        "defaultConfiguration": { "level": level(rule.severity) },
    })
}

/// Where a finding stands: one location, none where it says of nothing in particular.
fn location(finding: &Finding) -> Vec<Json> {
    let subject = finding.subject();
    let parts = [subject.table.as_deref(), subject.record.as_deref(), subject.field.as_deref()];
    let name: Vec<&str> = parts.into_iter().flatten().collect();
    let mut location = serde_json::Map::new();
    if !name.is_empty() {
        let logical = json!([{ "fullyQualifiedName": name.join("/"), "kind": "member" }]);
        location.insert("logicalLocations".to_owned(), logical);
    }
    if let Some(origin) = finding.origin() {
        location.insert("physicalLocation".to_owned(), physical(origin));
    }
    if location.is_empty() { Vec::new() } else { vec![Json::Object(location)] }
}

fn physical(origin: &Origin) -> Json {
    let mut physical = json!({ "artifactLocation": { "uri": uri(&origin.file) } });
    if let (Some(line), Some(fields)) = (origin.line, physical.as_object_mut()) {
        fields.insert("region".to_owned(), json!({ "startLine": line }));
    }
    physical
}

/// A path as a relative reference: what has a meaning of its own in an address is written as its bytes.
fn uri(path: &str) -> String {
    let written = |byte: u8| match byte {
        b'\\' => "/".to_owned(),
        plain if plain.is_ascii_alphanumeric() || b"/-._~".contains(&plain) => char::from(plain).to_string(),
        other => format!("%{other:02X}"),
    };
    path.bytes().map(written).collect()
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Info => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

/// Findings as workflow commands of GitHub: one annotation a line, at file and line where they are known.
pub fn findings_github(findings: &[Finding], language: Language) -> String {
    let line = |finding: &Finding| {
        let command = if finding.severity() == Severity::Info { "notice" } else { level(finding.severity()) };
        let mut properties = Vec::new();
        if let Some(origin) = finding.origin() {
            properties.push(format!("file={}", property(&origin.file)));
            properties.extend(origin.line.map(|line| format!("line={line}")));
        }
        properties.push(format!("title={} {}", finding.code(), finding.rule().name));
        let said = match finding.subject().to_string() {
            empty if empty.is_empty() => finding.message(language),
            subject => format!("{subject}: {}", finding.message(language)),
        };
        format!("::{command} {}::{}\n", properties.join(","), data(&said))
    };
    findings.iter().map(line).collect()
}

/// The text of an annotation: a line of its own per command, so line ends are written as their bytes.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

fn pretty(json: &Json) -> String {
    // A value of maps with text keys always has a text.
    serde_json::to_string_pretty(json).unwrap_or_default() + "\n"
}
