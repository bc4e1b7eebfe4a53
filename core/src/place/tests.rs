use proptest::prelude::*;

use super::{Ags, Edges, KeyProblem, Latitude, PopulationBand, RegionalKey, State, slug};
use crate::time::Answer;

#[test]
fn keys_are_read_or_refused_with_the_reason() {
    let rows = [
        ("06611000", None, "Kassel"),
        ("01001000", None, "Flensburg keeps its zero"),
        ("1001000", Some(KeyProblem::Length(7)), "leading zero lost"),
        ("17001000", Some(KeyProblem::NoState), "there are sixteen states"),
        ("00001000", Some(KeyProblem::NoState), "no state 00"),
        ("06 6 11 000", Some(KeyProblem::NotDigits), "blanks of the directory"),
        ("13001000.0", Some(KeyProblem::NotDigits), "a float"),
        ("", Some(KeyProblem::NotDigits), "nothing"),
        ("０６６１１０００", Some(KeyProblem::NotDigits), "full-width digits"),
    ];
    for (text, problem, why) in rows {
        assert_eq!(text.parse::<Ags>().err().map(|error| error.problem()), problem, "{text}: {why}");
    }
    let rows = [
        ("083365008", None, "Vorderes Kandertal"),
        ("066110000000", None, "Kassel"),
        ("06", None, "Hesse"),
        ("03353406", Some(KeyProblem::Length(8)), "a shortened association key that looks like an AGS"),
        ("066111000000", Some(KeyProblem::NoAssociation), "associations begin with 0, 5 or 9"),
    ];
    for (text, problem, why) in rows {
        assert_eq!(text.parse::<RegionalKey>().err().map(|error| error.problem()), problem, "{text}: {why}");
    }
}

#[test]
fn a_regional_key_reduces_to_the_key_of_its_municipality() {
    let key: RegionalKey = "071315003070".parse().unwrap();
    assert_eq!(key.ags().map(|ags| ags.to_string()).as_deref(), Some("07131070"));
    assert_eq!(key.association(), Some("071315003"));
    assert_eq!("066110000000".parse::<RegionalKey>().unwrap().association(), None);
}

#[test]
fn states_are_known_by_number_letters_and_names() {
    assert_eq!(State::ALL.len(), 16);
    for (position, state) in State::ALL.into_iter().enumerate() {
        assert_eq!(usize::from(state.number()), position + 1);
        assert_eq!(State::from_number(state.number()), Some(state));
        assert_eq!(state.iso().parse(), Ok(state));
        for text in [state.letters(), state.iso(), state.name(crate::language::Language::De)] {
            assert_eq!(State::from_list(text), Some(state), "{text}");
        }
    }
    assert_eq!(State::from_list("06"), Some(State::Hesse));
    assert_eq!(State::from_list("nrw"), Some(State::NorthRhineWestphalia), "no state is written so officially");
    assert_eq!(State::from_number(0), None);
    assert!("HE".parse::<State>().is_err(), "in tables only the ISO code is written");
}

#[test]
fn nobody_says_whether_the_limits_of_the_programme_belong_to_its_band() {
    let band = PopulationBand::new(10_000, Some(250_000), Edges::Unspecified).unwrap();
    let rows = [
        (9_999, Answer::No),
        (10_000, Answer::Unknown),
        (10_001, Answer::Yes),
        (250_000, Answer::Unknown),
        (334_002, Answer::No),
    ];
    for (inhabitants, answer) in rows {
        assert_eq!(band.holds(inhabitants), answer, "{inhabitants}");
    }
    let half_open = PopulationBand::new(10_000, Some(20_000), Edges::HalfOpen).unwrap();
    assert_eq!((half_open.holds(10_000), half_open.holds(20_000)), (Answer::Yes, Answer::No));
    assert!(PopulationBand::new(5, Some(5), Edges::Inclusive).is_err());
}

#[test]
fn slugs_are_ascii() {
    let rows = [
        ("Neustadt an der Weinstraße", "neustadt-an-der-weinstrasse"),
        ("Cottbus/Chóśebuz", "cottbus-chosebuz"),
        ("  Groß-Umstadt ", "gross-umstadt"),
        ("Gie\u{df}en", "giessen"),
        ("u\u{308}", "u"),
        ("--", ""),
    ];
    for (name, expected) in rows {
        assert_eq!(slug(name), expected);
    }
}

#[test]
fn coordinates_have_limits() {
    assert!(Latitude::new(f64::NAN).is_err() && Latitude::new(90.5).is_err());
    assert!("51,3".parse::<Latitude>().is_err(), "a decimal comma is not read as a point");
    assert_eq!("51.31".parse::<Latitude>().map(|latitude| latitude.to_string()), Ok("51.31".to_owned()));
}

proptest! {
    #[test]
    fn keys_print_as_they_were_read(state in 1_u8..=16, rest in "[0-9]{6}") {
        let text = format!("{state:02}{rest}");
        let key: Ags = text.parse().unwrap();
        prop_assert_eq!(key.to_string(), text);
        prop_assert_eq!(key.state().number(), state);
    }

    #[test]
    fn any_text_is_read_or_refused(text in ".*") {
        let _ = (text.parse::<Ags>(), text.parse::<RegionalKey>(), State::from_list(&text));
        let made = slug(&text);
        prop_assert_eq!(slug(&made), made.clone());
    }
}
