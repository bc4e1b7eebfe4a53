//! Broken keys and size classes against the directory of 2025.

use proptest::prelude::*;
use stadtnetz::language::Language;
use stadtnetz::official::broken_key::{KeyIndex, KeyReading, Repair, UnknownKey};
use stadtnetz::official::{Level, Unit, gv100ad, size_class};
use stadtnetz::place::State;

fn index(file: &str) -> Option<KeyIndex> {
    let bytes = support::shared(&format!("data/official/{file}"))?;
    Some(KeyIndex::new(gv100ad::read(file, &bytes).unwrap().units))
}

#[test]
fn broken_keys_are_repaired_only_where_one_unit_explains_them() {
    let Some(index) = index("GV100AD_30112025.txt") else { return };
    for row in support::rows("broken_keys.csv") {
        let (found, repairs) = match index.read(&row["text"], State::from_list(&row["state"])) {
            KeyReading::Valid(unit) => (index.get(&row["expected"]).filter(|expected| *expected == unit), Vec::new()),
            KeyReading::Repaired { unit, repairs } => {
                (index.get(&row["expected"]).filter(|expected| *expected == unit), repairs)
            }
            KeyReading::Unknown(why) => {
                assert_eq!(why.as_str(), row["expected"], "{row:?}");
                continue;
            }
            other => panic!("{row:?}: {other:?}"),
        };
        assert!(found.is_some(), "{row:?}");
        let repairs: Vec<&str> = repairs.into_iter().map(Repair::as_str).collect();
        assert_eq!(repairs.join(" "), row["repairs"], "{row:?}");
    }
}

#[test]
fn whole_keys_are_valid_lost_zeros_come_back_and_dissolved_keys_are_none() {
    let (Some(index), Some(before)) = (index("GV100AD_30112025.txt"), index("GV100AD_311217.ASC")) else { return };
    let ags = |unit: &Unit| unit.ags.map(|ags| ags.to_string());
    let (mut repaired, mut dissolved) = (0, 0);
    for (unit, ags) in index.units().iter().filter_map(|unit| Some((unit, ags(unit)?))) {
        assert!(matches!(index.read(&ags, unit.state()), KeyReading::Valid(found) if found == unit), "{ags}");
        if let Some(lost) = ags.strip_prefix('0') {
            match index.read(lost, unit.state()) {
                KeyReading::Repaired { unit: found, .. } => assert_eq!(found, unit, "{lost}"),
                other => panic!("{lost}: {other:?}"),
            }
            repaired += 1;
        }
    }
    for (unit, ags) in before.units().iter().filter_map(|unit| Some((unit, ags(unit)?))) {
        if index.get(&ags).is_none() {
            dissolved += 1;
            for text in [ags.as_str(), ags.trim_start_matches('0')] {
                let reading = index.read(text, unit.state());
                assert_eq!(reading, KeyReading::Unknown(UnknownKey::NotInDirectory), "{text}");
            }
        }
    }
    assert_eq!((repaired, dissolved), (8_519, 388));
}

#[test]
fn two_explanations_are_none() {
    let unit = |level, key: &str, name| Unit::new(level, Some(key.parse().unwrap()), None, name, 1);
    let index = KeyIndex::new(vec![
        unit(Level::Municipality, "051200000000", "Remscheid, Stadt"),
        unit(Level::Association, "055120000", "an association"),
    ]);
    assert!(
        matches!(index.read("5120000", Some(State::NorthRhineWestphalia)), KeyReading::Ambiguous(units) if units.len() == 2)
    );
    assert!(
        matches!(index.read("5120000", None), KeyReading::Repaired { .. }),
        "without the state only the zero can be missing"
    );
}

#[test]
fn size_classes_leave_no_gap_and_say_where_they_begin() {
    for row in support::rows("size_classes.csv") {
        let scheme = size_class::SCHEMES.iter().find(|scheme| scheme.id == row["scheme"]).unwrap();
        let class = scheme.class_of(row["inhabitants"].parse().unwrap());
        let label = class.map_or("", |class| class.label(Language::De));
        assert_eq!(label, row["class"], "{row:?}");
    }
    for scheme in size_class::SCHEMES {
        assert_eq!(scheme.classes.first().map(|class| class.lower), Some(0), "{}", scheme.id);
        assert_eq!(scheme.classes.last().map(|class| class.upper), Some(None), "{}", scheme.id);
        assert!(scheme.classes.windows(2).all(|pair| pair[0].upper == Some(pair[1].lower)), "{}", scheme.id);
        assert!(scheme.classes.iter().all(|class| scheme.band(class).is_ok()), "{}", scheme.id);
    }
}

proptest! {
    #[test]
    fn a_repaired_key_is_that_of_the_unit(text in "[0-9DOlSB .,|']{0,14}", state in 0..17_u8) {
        let index = KeyIndex::new(vec![
            Unit::new(Level::Municipality, Some("066110000000".parse().unwrap()), None, "Kassel", 1),
            Unit::new(Level::District, Some("03151".parse().unwrap()), None, "Gifhorn", 2),
        ]);
        let state = State::from_number(state);
        if let KeyReading::Repaired { unit, repairs } = index.read(&text, state) {
            prop_assert!(!repairs.is_empty() && (state.is_none() || unit.state() == state));
        }
    }
}
