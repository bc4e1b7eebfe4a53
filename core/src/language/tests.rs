use chrono::NaiveDate;
use proptest::prelude::*;

use super::numbers::{self, NumberError};
use super::{Comparator, Figure, Language, Template, dates, list, plural};

#[test]
fn german_numbers_are_read_or_refused_with_the_reason() {
    let rows = [
        ("12.345", Ok(12_345), "thousands point"),
        ("12 345", Ok(12_345), "thousands blank, as the statistical office writes"),
        ("12\u{202f}345", Ok(12_345), "narrow blank"),
        ("1'234'567", Ok(1_234_567), "Swiss apostrophe"),
        ("12345", Ok(12_345), "no separator"),
        ("-7", Ok(-7), "negative"),
        ("12,0", Ok(12), "a spreadsheet's whole number"),
        ("12,5", Err(NumberError::Fraction), "persons have no halves"),
        ("1.5", Err(NumberError::Groups), "point or comma? not guessed"),
        ("1.23.456", Err(NumberError::Groups), "crooked groups"),
        ("1234.567", Err(NumberError::Groups), "first group too long"),
        ("12a", Err(NumberError::Form), "letters"),
        ("12,", Err(NumberError::Form), "comma without digits"),
        ("", Err(NumberError::Form), "empty"),
        ("99999999999999999999", Err(NumberError::Large), "does not fit"),
    ];
    for (text, expected, why) in rows {
        assert_eq!(numbers::read_integer(text), expected, "{text}: {why}");
    }
    assert_eq!(numbers::read_decimal("1.234,56"), Ok(1234.56));
}

#[test]
fn qualified_figures_keep_their_qualifier() {
    let rows = [
        ("rund 150", Comparator::About, 150),
        ("über 100", Comparator::MoreThan, 100),
        ("ca. 1.200", Comparator::About, 1_200),
        ("bis zu 50", Comparator::UpTo, 50),
        ("knapp 20 000", Comparator::About, 20_000),
        ("mindestens drei", Comparator::AtLeast, 0),
        ("113", Comparator::Exactly, 113),
        ("> 140", Comparator::MoreThan, 140),
    ];
    for (text, comparator, value) in rows {
        match text.parse::<Figure>() {
            Ok(figure) => assert_eq!(figure, Figure { comparator, value }, "{text}"),
            Err(error) => assert_eq!((text, error.problem()), ("mindestens drei", NumberError::Form)),
        }
    }
}

#[test]
fn people_read_numbers_days_lists_and_plurals_in_their_language() {
    assert_eq!(numbers::decimal(-1234.5, Language::De), "-1.234,5");
    assert_eq!(numbers::decimal(1_000_000.0, Language::En), "1,000,000");
    let day = NaiveDate::from_ymd_opt(2020, 7, 1).unwrap();
    assert_eq!(dates::day(day, Language::De), "1. Juli 2020");
    assert_eq!(dates::day(day, Language::En), "1 July 2020");
    let parts = ["a", "b", "c"].map(String::from);
    assert_eq!(list::and(&parts, Language::De), "a, b und c");
    assert_eq!(list::or(&parts[..2], Language::En), "a or b");
    let city = plural::Noun { de: ("Stadt", "Städte"), en: ("city", "cities") };
    assert_eq!(city.counted(1, Language::De), "1 Stadt");
    assert_eq!(city.counted(1_200, Language::En), "1,200 cities");
}

#[test]
fn an_unfilled_hole_stays_visible() {
    let template = Template::new("{a} und {b", "{a} and {b");
    assert_eq!(template.render(Language::De, |_| None), "{a} und {b");
    assert_eq!(template.holes(Language::En), ["a"]);
}

#[test]
fn a_sentence_counts_one_and_many() {
    let template = Template::new("{n} {n|Stadt ist|Städte sind} dabei", "{n} {n|city is|cities are} in");
    let said = |number: &str, language| template.render(language, |_| Some(number.to_owned()));
    assert_eq!(
        [said("1", Language::De), said("1.200", Language::De)],
        ["1 Stadt ist dabei", "1.200 Städte sind dabei"]
    );
    assert_eq!([said("1", Language::En), said("0", Language::En)], ["1 city is in", "0 cities are in"]);
    assert_eq!(template.render(Language::En, |_| None), "{n} cities are in");
    assert_eq!(template.holes(Language::De), ["n", "n"]);
}

proptest! {
    #[test]
    fn what_is_written_in_german_reads_back(number in any::<i64>()) {
        prop_assume!(number != i64::MIN);
        prop_assert_eq!(numbers::read_integer(&numbers::integer(number, Language::De)), Ok(number));
    }

    #[test]
    fn any_text_is_read_or_refused(text in ".*") {
        let _ = numbers::read_decimal(&text);
        let _ = text.parse::<Figure>();
        let _ = Template::new("{", "}").render(Language::De, |_| Some(text.clone()));
    }
}
