//! What is wrong with a rule is found, all of it, at its line and column, in words that say what to do.

use stadtnetz::finding::Finding;
use stadtnetz::language::Language;
use stadtnetz::programme::Programme;

const SOUND: &str = include_str!("../data/rules.toml");

/// What a definition is found to break, warnings or errors, a line each.
fn said(text: &str) -> String {
    let findings = match Programme::from_toml("rules.toml", text) {
        Ok((_, warnings)) => warnings,
        Err(findings) => findings,
    };
    findings.iter().map(|finding: &Finding| finding.to_text(Language::En)).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_rules_that_are_broken_here_are_sound() {
    assert_eq!(said(SOUND), "");
}

#[test]
fn every_broken_rule_is_refused_at_its_place() {
    let rows = support::rows("broken_rules.csv");
    assert!(rows.len() >= 30, "only {} rows", rows.len());
    for row in rows {
        assert!(SOUND.contains(&row["sound"]), "{} does not stand in rules.toml", row["sound"]);
        assert_eq!(said(&SOUND.replacen(&row["sound"], &row["broken"], 1)), row["says"], "{}", row["why"]);
    }
}
