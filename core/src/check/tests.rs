use std::collections::BTreeSet;

use super::{CHECKS, Example, Profile, Selection, examples, sound};
use crate::finding::{Finding, Severity};
use crate::language::Language;

fn all() -> Vec<Example> {
    examples().unwrap_or_else(|fault| panic!("{fault}"))
}

/// What is said of a register, a line each.
fn said(findings: &[Finding]) -> String {
    findings.iter().map(|finding| finding.to_text(Language::En)).collect::<Vec<_>>().join("\n")
}

#[test]
fn nothing_is_wrong_with_the_sound_register() {
    let report = sound().unwrap().check(&Selection::default());
    assert_eq!(said(report.findings()), "");
}

#[test]
fn every_example_breaks_its_rule_and_no_other() {
    let mut wrong = Vec::new();
    for example in all() {
        // Published figures follow every change of members; they are looked at where they are what is shown.
        let figures: &[&str] = if example.code.starts_with('S') { &[] } else { &["S0"] };
        let report = match example.report(&Selection::default().ignore(figures).unwrap()) {
            Ok(report) => report,
            Err(fault) => {
                wrong.push(format!("{} ({}): {fault}", example.code, example.why));
                continue;
            }
        };
        let codes: BTreeSet<&str> = report.findings().iter().map(Finding::code).collect();
        let expected: BTreeSet<&str> = example.also.iter().map(String::as_str).chain([example.code.as_str()]).collect();
        let about = |finding: &Finding| {
            let subject = finding.subject();
            let parts = [subject.table.as_deref(), subject.record.as_deref()];
            parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
        };
        let found = report.findings().iter().any(|it| it.code() == example.code && about(it) == example.finds);
        if codes != expected || !found {
            wrong.push(format!("{} ({}):\n{}", example.code, example.why, said(report.findings())));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn every_rule_of_a_check_has_an_example() {
    let shown: BTreeSet<String> = all().into_iter().map(|example| example.code).collect();
    let rules = CHECKS.iter().flat_map(|check| check.rules);
    let without: Vec<&str> = rules.map(|rule| rule.code).filter(|code| !shown.contains(*code)).collect();
    assert_eq!(without, Vec::<&str>::new());
}

#[test]
fn every_rule_of_this_room_is_asked_by_one_check() {
    let declared = super::RULES.concat();
    for rule in declared {
        let asking = CHECKS.iter().filter(|check| check.rules.contains(&rule)).count();
        assert_eq!(asking, 1, "{}", rule.code);
    }
}

#[test]
fn every_fix_mends_its_finding() {
    let mut fixes = 0;
    for example in all() {
        let selection = Selection::default().select(&[example.code.as_str()]).unwrap();
        let report = example.report(&selection).unwrap();
        let mended = report.findings().iter().filter(|finding| finding.fix().is_some()).count();
        if mended == 0 {
            continue;
        }
        fixes += 1;
        let left = report.fixed(&example.register().unwrap()).unwrap().check(&selection);
        assert_eq!(left.findings().len(), report.findings().len() - mended, "{}", example.code);
    }
    assert!(fixes >= 3, "only {fixes}");
}

#[test]
fn the_embedded_register_can_be_published() {
    let report = crate::engagierte_stadt().check(&Selection::of(Profile::Publish));
    let errors: Vec<Finding> =
        report.findings().iter().filter(|finding| finding.severity() == Severity::Error).cloned().collect();
    assert_eq!(said(&errors), "");
}
