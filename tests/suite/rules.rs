//! The rules: stable codes, both languages, and a page that lists them.

use std::collections::BTreeSet;

use stadtnetz::language::Language;

#[test]
fn codes_and_names_are_unique_and_of_one_form() {
    let rules = stadtnetz::rules();
    assert!(rules.len() > 40, "only {} rules", rules.len());
    let codes: BTreeSet<&str> = rules.iter().map(|rule| rule.code).collect();
    let names: BTreeSet<&str> = rules.iter().map(|rule| rule.name).collect();
    assert_eq!((codes.len(), names.len()), (rules.len(), rules.len()), "a code or a name is given twice");
    for rule in rules {
        let (letter, digits) = rule.code.split_at(1);
        let of_form = letter.bytes().all(|byte| byte.is_ascii_uppercase())
            && digits.len() == 3
            && digits.bytes().all(|byte| byte.is_ascii_digit());
        assert!(of_form, "{} is not a letter and three digits", rule.code);
        assert!(
            rule.name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'),
            "{}",
            rule.name
        );
    }
}

#[test]
fn every_sentence_exists_in_both_languages_with_the_same_holes() {
    for rule in stadtnetz::rules() {
        for template in [&rule.message, &rule.meaning, &rule.remedy] {
            let holes = Language::ALL.map(|language| template.holes(language).into_iter().collect::<BTreeSet<_>>());
            assert_eq!(holes[0], holes[1], "{}: holes differ", rule.code);
            let empty = Language::ALL.map(|language| template.text(language).is_empty());
            assert_eq!(empty[0], empty[1], "{}: one language is missing", rule.code);
        }
        for language in Language::ALL {
            assert!(
                !rule.message.text(language).is_empty() && !rule.meaning.text(language).is_empty(),
                "{}",
                rule.code
            );
        }
    }
}

#[test]
fn the_page_lists_every_rule() {
    let page = include_str!("../../docs/rules.md");
    for rule in stadtnetz::rules() {
        let row =
            format!("| {} | {} | {} | {} |", rule.code, rule.name, rule.severity, rule.meaning.text(Language::En));
        assert!(page.contains(&row), "{}: run `cargo run --example rules > docs/rules.md`", rule.code);
    }
}

#[test]
fn a_struck_code_is_never_used_again() {
    let page = include_str!("../../docs/checks.md");
    let struck =
        page.split_once("## Struck").unwrap().1.lines().filter_map(|line| line.strip_prefix("| ")?.split('|').next());
    let struck: Vec<&str> = struck.flat_map(|codes| codes.trim().split(", ")).filter(|code| code.len() == 4).collect();
    assert!(struck.contains(&"G005") && struck.contains(&"X003"), "{struck:?}");
    for rule in stadtnetz::rules() {
        assert!(!struck.contains(&rule.code), "{} was struck", rule.code);
    }
}

/// With every number 1, no noun behind it stands in the plural.
#[test]
fn sentences_that_count_say_one_as_one() {
    let plurals = [
        "Bytes",
        "Dateien",
        "Formeln",
        "Gemeinden",
        "Jahren",
        "Kontrollen",
        "Mitgliedern",
        "Mitglieder",
        "Orte",
        "Spalten",
        "Städte",
        "Sätze",
        "Tage",
        "Werte",
        "Zeilen",
        "Zellen",
        "bytes",
        "cells",
        "cities",
        "keys",
        "columns",
        "controls",
        "days",
        "figures",
        "files",
        "formulas",
        "lines",
        "members",
        "municipalities",
        "places",
        "records",
        "rows",
        "values",
        "years",
    ];
    let (mut counting, mut wrong) = (0, Vec::new());
    for rule in stadtnetz::rules() {
        for language in Language::ALL {
            let said = rule.message.render(language, |_| Some("1".to_owned()));
            let words: Vec<&str> = said.split(|c: char| !c.is_alphanumeric()).collect();
            // "of 1 days", "more than 1 bytes": totals and limits, which are never one.
            let total = [" of 1 ", " than 1 "].iter().any(|words| said.contains(words));
            if !total && words.windows(2).any(|pair| pair[0] == "1" && plurals.contains(&pair[1])) {
                wrong.push(format!("{}: {said}", rule.code));
            }
            counting += usize::from(rule.message.text(language).contains('|'));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(counting >= 50, "{counting} sentences count");
}
