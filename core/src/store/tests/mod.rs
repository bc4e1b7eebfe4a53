//! The room's tests: what is refused and where, what comes back as it was, what a crash leaves.

mod embedded;
mod faults;
mod laws;
mod package;
mod reading;
mod saving;
mod splitting;

use crate::finding::{Finding, Severity};
use crate::language::Language;
use crate::place::PlaceKind;
use crate::programme::Programme;
use crate::register::{Draft, Refused, Register, SightingKind};
use crate::store::{Opened, rules};

pub(super) type Files = Vec<(String, Vec<u8>)>;

pub(super) const PROGRAMME: &str = r#"id = "green-towns"
name = "Grüne Städte"
version = "1"

[[phases]]
id = "first"
name = "Erste Phase"
name_en = "first phase"
starts = "2021"
source = ["announcement"]
"#;

pub(super) fn programme() -> Programme {
    let (programme, _) = Programme::from_toml("programme.toml", PROGRAMME).unwrap();
    programme
}

/// A draft with one source, `announcement`, which the programme names.
pub(super) fn draft() -> Draft {
    let mut draft = Draft::new(programme());
    draft.add_source("Announcement", "");
    draft
}

/// Two places, a membership and a sighting of it.
pub(super) fn small() -> Register {
    let mut draft = draft();
    let source = draft.add_source("Green Office", "List, \"final\"");
    let kassel = draft.add_place("Kassel", PlaceKind::City, Some("DE-HE".parse().unwrap()), &source);
    draft.add_place("Bad Orb", PlaceKind::City, None, &source);
    let membership = draft.add_membership(&kassel, &source);
    draft.add_sighting(&membership, &"2021-05".parse().unwrap(), SightingKind::List, &source);
    draft.finish().unwrap()
}

/// A register whose definition says under which terms it is offered.
pub(super) fn licensed() -> Register {
    let licence = "licence = [{ name = \"CC-BY-4.0\", url = \"https://creativecommons.org/licenses/by/4.0/\" }]\n";
    let text = PROGRAMME.replacen("\n\n", &format!("\n{licence}\n"), 1);
    let (programme, _) = Programme::from_toml("programme.toml", &text).unwrap();
    let mut draft = Draft::new(programme);
    draft.add_source("Announcement", "");
    draft.finish().unwrap()
}

pub(super) fn load(files: &Files) -> Result<Opened, Refused> {
    Register::from_reader(|name| Ok(files.iter().find(|(file, _)| file == name).map(|(_, bytes)| bytes.as_slice())))
}

pub(super) fn said(findings: &[Finding]) -> Vec<String> {
    findings.iter().map(|finding| finding.to_text(Language::En)).collect()
}

#[test]
fn every_rule_has_a_code_of_this_room_and_both_languages() {
    let mut codes: Vec<&str> = rules::RULES.iter().map(|rule| rule.code).collect();
    assert!(!codes.is_empty());
    assert!(codes.iter().all(|code| code.starts_with("F1") || code.starts_with("D1")), "{codes:?}");
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), rules::RULES.len());
    for rule in rules::RULES {
        for template in [&rule.message, &rule.meaning, &rule.remedy] {
            assert!(!template.text(Language::De).is_empty(), "{}", rule.code);
            assert_eq!(template.holes(Language::De).len(), template.holes(Language::En).len(), "{}", rule.code);
        }
        assert!(rule.severity >= Severity::Info);
    }
}
