//! The embedded programme, and what its definition answers.

mod faults;

use proptest::prelude::*;

use super::{Admitted, Amount, Programme};
use crate::language::{Comparator, Language};
use crate::table::Cell;
use crate::time::{Answer, Day, When, parse_day};

const EMBEDDED: &str = include_str!("../../data/engagierte-stadt/programme.toml");

fn embedded() -> Programme {
    let (programme, warnings) =
        Programme::from_toml("programme.toml", EMBEDDED).expect("the embedded definition is sound");
    assert_eq!(warnings, []);
    programme
}

fn day(text: &str) -> Day {
    parse_day(text).expect("a day")
}

#[test]
fn the_text_is_kept_byte_for_byte() {
    assert_eq!(embedded().text(), EMBEDDED);
}

#[test]
fn the_embedded_programme_has_its_fixed_ids() {
    let programme = embedded();
    assert_eq!(programme.id(), "engagierte-stadt");
    assert_eq!(programme.name(), "Engagierte Stadt");
    let calls: Vec<&str> = programme.calls().iter().map(|call| call.id.as_str()).collect();
    assert_eq!(calls, ["2015", "2020", "2021", "2022", "2023"]);
    let phases: Vec<&str> = programme.phases().iter().map(|phase| phase.id.as_str()).collect();
    assert_eq!(phases, ["concept", "phase-1", "phase-2", "phase-3", "phase-4"]);
    assert_eq!(programme.sector_ids(), ["civil-society", "administration", "politics", "business", "science"]);
    assert_eq!(programme.role_ids().len(), 10);
    assert_eq!(programme.meeting_kind_ids().len(), 14);
    let exclusive: Vec<&str> =
        programme.vocabulary().roles.iter().filter(|role| role.exclusive).map(|role| role.id.as_str()).collect();
    assert_eq!(exclusive, ["office"]);
}

#[test]
fn the_embedded_programme_is_offered_under_either_licence() {
    let programme = embedded();
    let names: Vec<&str> = programme.licence().iter().map(|licence| licence.name.as_str()).collect();
    assert_eq!(names, ["MIT", "Apache-2.0"]);
}

#[test]
fn a_term_ends_when_it_was_announced_to_end() {
    let programme = embedded();
    let cases = [
        ("2015-06-01", None, "the concept phase: nobody is a member"),
        ("2015-09-01", Some("2017-12-31"), "first day on which the first cities can have been admitted"),
        ("2017-12-31", Some("2017-12-31"), "a last day is inclusive"),
        ("2018-01-01", Some("2019-12-31"), "phase II"),
        ("2019-12-31", Some("2019-12-31"), "the planned end, not the beginning of phase III"),
        ("2020-03-01", None, "nobody explains the first half of 2020"),
        ("2020-07-01", Some("2023-06-30"), "phase III"),
        ("2023-06-30", Some("2023-06-30"), "last day of phase III"),
        ("2023-10-01", Some("2026-06-30"), "phase IV can have begun"),
        ("2025-05-16", Some("2026-06-30"), "phase IV"),
        ("2026-07-01", None, "nothing is known of a phase V"),
    ];
    for (on, end, why) in cases {
        assert_eq!(programme.term_end(day(on)), end.map(day), "{on}: {why}");
    }
}

#[test]
fn the_programme_begins_with_its_first_admission() {
    assert_eq!(embedded().first_day(), day("2015-09-01"));
}

#[test]
fn the_deadline_of_2022_was_moved_and_the_one_of_2023_is_disputed() {
    let programme = embedded();
    let moved = programme.call("2022").expect("the call of 2022");
    assert_eq!((moved.closes.to_string(), moved.deadline().to_string()), ("2022-03-21".into(), "2022-03-31".into()));
    let disputed = programme.call("2023").expect("the call of 2023");
    assert_eq!(disputed.deadline().to_string(), "2023-11-24");
    let other: Vec<Option<&When>> =
        disputed.provenance.conflicts_of("closes").map(|conflict| conflict.when.as_ref()).collect();
    assert_eq!(other, [Some(&"2024-01-17".parse().expect("a date"))]);
    assert_eq!(disputed.provenance.sources_of("closes"), ["es-faq23", "seed-002", "nhz-24"]);
}

#[test]
fn admissions_are_numbers_or_ranges() {
    let programme = embedded();
    let admitted: Vec<_> = programme.calls().iter().map(super::Call::admitted_range).collect();
    assert_eq!(admitted, [50, 32, 29, 14, 23].map(|number| Some((number, number))));
    assert_eq!(Admitted::between(12, 10), None);
}

#[test]
fn nobody_says_whether_the_limits_belong_to_the_band() {
    let programme = embedded();
    let band = |call: &str| {
        let scale = programme.bands_of(programme.call(call).expect("a call")).expect("a scale");
        scale.bands[0].band.clone()
    };
    let cases = [
        ("2015", 100_000, Answer::Unknown),
        ("2015", 194_747, Answer::No),
        ("2020", 194_747, Answer::Yes),
        ("2020", 250_000, Answer::Unknown),
        ("2022", 334_002, Answer::No),
    ];
    for (call, inhabitants, answer) in cases {
        assert_eq!(band(call).holds(inhabitants), answer, "{inhabitants} in {call}");
    }
}

#[test]
fn a_value_is_unknown_beyond_the_day_up_to_which_it_was_verified() {
    let programme = embedded();
    let partners = programme.parameter("minimum-partners").expect("a parameter");
    let of_2022 = partners.latest(day("2022-03-25")).expect("a value");
    assert_eq!((of_2022.comparator, of_2022.value.number(), of_2022.uncertain), (Comparator::AtLeast, Some(3), false));
    assert_eq!(of_2022.validity.covers(day("2022-03-25")), Answer::Yes);
    assert_eq!(of_2022.validity.covers(day("2022-04-01")), Answer::Unknown, "nobody verified it that far");
    assert_eq!(of_2022.validity.reaches(day("2022-04-01")), Answer::Yes, "unless the caller takes it for granted");
    assert!(partners.latest(day("2023-10-01")).is_some_and(|value| value.uncertain), "one secondary source");
    let of_2015 = partners.latest(day("2015-02-01")).expect("a value");
    assert_eq!(of_2015.value, Amount::Unknown, "the first call named no number");
}

#[test]
fn three_sectors_take_politics_and_administration_together() {
    let programme = embedded();
    let three = &programme.sector_models()[0];
    assert_eq!(three.group_of("politics"), three.group_of("administration"));
    assert_eq!(three.group_of("science"), None);
}

#[test]
fn calls_and_phases_are_tables() {
    let programme = embedded();
    let calls = programme.table("calls").expect("a table");
    assert_eq!(calls.len(), 5);
    assert_eq!(calls.cell("deadline", 3), Cell::Text("2022-03-31"));
    assert_eq!(calls.cell("applications", 3), Cell::Missing);
    assert_eq!(calls.cell("inhabitants_to", 0), Cell::Integer(100_000));
    assert_eq!(calls.cell("required_sectors", 1), Cell::Text("administration|politics|support-letter"));
    let phases = programme.table("phases").expect("a table");
    assert_eq!(phases.cell("planned_last_day", 3), Cell::Text("2023-06-30"));
    assert_eq!(phases.cell("last_day", 4), Cell::Missing);
    assert!(programme.table("members").is_none());
    for column in calls.columns().iter().chain(phases.columns()) {
        assert!(!column.description().is_empty(), "{}", column.name());
    }
}

#[test]
fn every_named_source_is_listed_with_its_place() {
    let programme = embedded();
    let cited = programme.source_references();
    assert!(cited.contains(&("calls.2022.amendments.1.source", "afb-22")), "{cited:?}");
    assert!(cited.contains(&("calls.2023.source_of.closes", "seed-002")));
    assert!(cited.contains(&("vocabulary.source_of.themes", "es-them")));
    let named = EMBEDDED.matches("afb-22").count();
    assert_eq!(cited.iter().filter(|(_, id)| *id == "afb-22").count(), named);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever is done to a definition, it is read or refused, and every finding points into the file.
    #[test]
    fn no_text_breaks_the_reader(at in 0.0..1.0_f64, drop in 0_usize..60, put in "[ -~äß\n\\[\\]{}=\"]{0,12}") {
        let characters: Vec<char> = EMBEDDED.chars().collect();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a place in a text")]
        let from = (at * characters.len() as f64) as usize;
        let until = (from + drop).min(characters.len());
        let text: String = characters[..from].iter().copied().chain(put.chars()).chain(characters[until..].iter().copied()).collect();
        let lines = u64::try_from(text.matches('\n').count()).unwrap_or(0) + 1;
        match Programme::from_toml("p.toml", &text) {
            Ok((programme, _)) => prop_assert_eq!(programme.text(), text),
            Err(findings) => {
                prop_assert!(!findings.is_empty());
                for finding in &findings {
                    let line = finding.origin().and_then(|origin| origin.line);
                    prop_assert!(line.is_some_and(|line| (1..=lines).contains(&line)));
                    prop_assert!(!finding.message(Language::De).is_empty());
                }
            }
        }
    }
}
