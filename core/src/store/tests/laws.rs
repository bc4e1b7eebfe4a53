//! What is saved comes back, for any register the types can hold; and no bytes make the reader panic.

use proptest::prelude::*;

use super::{draft, load, small};
use crate::language::Comparator;
use crate::place::{Basis, PlaceKind, State};
use crate::register::{
    Claim, Id, Indicator, Meeting, OriginRow, Place, Population, Quantity, Record, RecordRef, Register, Repair,
    SightingKind, Source, Unit,
};
use crate::time::{Day, When};

/// Any text a person or a machine may put into a cell; never empty, for an empty cell is no text.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "(?s).{1,12}",
        "[\"',;\r\n\t =+@-]{1,6}",
        Just("\u{feff}a".to_owned()),
        Just("\r\n".to_owned()),
        Just(" ".to_owned()),
        Just("NULL".to_owned()),
    ]
}

fn when() -> impl Strategy<Value = When> {
    let day = (1i32..=9999, 1u32..=366).prop_filter_map("leap day", |(year, ordinal)| Day::from_yo_opt(year, ordinal));
    (day, 0u64..800, any::<(bool, bool)>(), prop::option::of("(?s).{0,12}")).prop_filter_map(
        "year 10000",
        |(from, days, (approximate, uncertain), wording)| {
            let last = from.checked_add_days(chrono::Days::new(days))?;
            let when = When::between(from, last).ok()?.with_approximate(approximate).with_uncertain(uncertain);
            Some(wording.iter().fold(when, |when, words| when.with_wording(words)))
        },
    )
}

fn finite() -> impl Strategy<Value = f64> {
    prop_oneof![any::<f64>().prop_filter("finite", |number| number.is_finite()), Just(-0.0), Just(f64::MIN_POSITIVE)]
}

prop_compose! {
    fn registers()(
        places in prop::collection::vec((text(), prop::option::of(text()), prop::option::of(-90.0..90.0f64)), 1..5),
        sightings in prop::collection::vec(when(), 0..4),
        figures in prop::collection::vec((finite(), any::<i64>(), when(), text()), 0..4),
        origins in prop::collection::vec((text(), any::<i64>(), prop::option::of(text())), 0..3),
        address in prop::option::of(text()),
    ) -> Register {
        let mut draft = draft();
        let source = draft.add_source("Green Office", "list");
        draft.change(&source, |source: &mut Source| source.url.clone_from(&address));
        let sources = vec![source.clone(), source.clone()];
        for (name, note, latitude) in places {
            let id = draft.add_place(&name, PlaceKind::City, Some(State::Hesse), &source);
            draft.change(&id, |place: &mut Place| {
                place.note = note;
                place.latitude = latitude.and_then(|degrees| degrees.try_into().ok());
            });
            let membership = draft.add_membership(&id, &source);
            for when in &sightings {
                draft.add_sighting(&membership, when, SightingKind::Press, &source);
            }
            for (value, number, day, words) in &figures {
                draft.put(Indicator {
                    id: draft.new_id("figure"), place: id.clone(), indicator: words.clone(), value: *value,
                    comparator: Some(Comparator::About), unit: words.clone(), day: Some(day.clone()), claimant: None,
                    source: sources.clone(), note: None,
                });
                draft.put(Claim {
                    id: draft.new_id("claim"), quantity: Quantity::MembersNow, scope: words.clone(), unit: Unit::Cities,
                    comparator: Comparator::MoreThan, value: *number, as_of: None, stated_on: Some(day.clone()),
                    claimant: None, wording: Some(words.clone()), source: sources.clone(), note: None,
                });
                draft.put(Population {
                    id: draft.new_id("people"), place: id.clone(), day: day.clone(), inhabitants: number.saturating_abs(),
                    rounded_to: None, basis: Basis::Estimate, source: sources.clone(), note: None,
                });
            }
            for (raw, row, sheet) in &origins {
                let record = RecordRef::new(draft.places().get(id.as_str()).unwrap());
                draft.put(OriginRow {
                    id: draft.new_id("origin"), records: vec![record.clone()], sheet: sheet.clone(), row: *row, line: None,
                    column: sheet.clone(),
                    source: sources.clone(),
                });
                draft.put(Repair {
                    id: draft.new_id("repair"), record, field: "name".into(), rule: "V001".into(), raw: raw.clone(),
                    value: raw.clone(), row: *row, source: sources.clone(),
                });
            }
        }
        draft.finish().unwrap()
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn files_come_back_as_the_register_and_as_the_same_files(register in registers()) {
        let files = register.files();
        let opened = load(&files).unwrap();
        prop_assert_eq!(&opened.register, &register);
        prop_assert!(opened.findings.is_empty());
        prop_assert_eq!(opened.register.digest(), register.digest());
        prop_assert_eq!(opened.register.files(), files);
    }

    #[test]
    fn a_changed_byte_never_panics(file in 0usize..20, at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<bool>()) {
        let mut files = small().files();
        let count = files.len();
        let (_, bytes) = &mut files[file % count];
        let at = at.index(bytes.len());
        if cut { bytes.truncate(at) } else { bytes[at] = byte }
        let _ = load(&files);
    }

    #[test]
    fn random_bytes_never_panic(
        bytes in prop::collection::vec(prop_oneof![any::<u8>(), Just(b','), Just(b'"'), Just(b'\n'), Just(b'i'), Just(b'd')], 0..200),
        headed in any::<bool>(),
    ) {
        let mut files = small().files();
        for (_, content) in &mut files {
            let header = content.split_inclusive(|byte| *byte == b'\n').next().filter(|_| headed).unwrap_or_default();
            *content = [header, &bytes].concat();
        }
        prop_assert!(load(&files).is_err());
    }
}

#[test]
fn what_could_not_come_back_is_refused_before_it_is_a_register() {
    let place = |change: &dyn Fn(&mut Place)| {
        let mut draft = small().edit();
        draft.change(&Id::new("kassel").unwrap(), |place: &mut Place| change(place));
        draft.finish().map(|_| ()).map_err(|refused| {
            let finding = &refused.findings[0];
            (finding.code(), finding.subject().field.clone().unwrap_or_default())
        })
    };
    assert_eq!(place(&|_| ()), Ok(()));
    assert_eq!(place(&|place| place.name.clear()), Err(("V002", "name".into())));
    assert_eq!(place(&|place| place.note = Some(String::new())), Err(("V002", "note".into())));
    let mut draft = small().edit();
    draft.put(Indicator {
        id: draft.new_id("figure"),
        place: Id::new("kassel").unwrap(),
        indicator: "share".into(),
        value: f64::NAN,
        comparator: None,
        unit: "percent".into(),
        day: None,
        claimant: None,
        source: vec![Id::new("announcement").unwrap()],
        note: None,
    });
    assert_eq!(draft.finish().unwrap_err().findings[0].code(), "V001");
}

#[test]
fn a_meeting_with_a_comma_in_its_topics_is_one_quoted_cell() {
    let mut draft = small().edit();
    let meeting = Meeting::TABLE;
    draft.add_source("A, B", "\"C\"");
    let files = draft.finish().unwrap().files();
    let (_, sources) = files.iter().find(|(name, _)| name == "sources.csv").unwrap();
    assert!(String::from_utf8_lossy(sources).contains("a-b-c,\"A, B\",\"\"\"C\"\"\",page,"));
    assert!(files.iter().any(|(name, _)| *name == format!("{meeting}.csv")), "an empty table has its file");
    assert!(!files.iter().any(|(name, _)| name == "origins.csv"), "an empty optional table has none");
}
