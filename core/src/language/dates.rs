//! Calendar days as people write them.

use chrono::{Datelike, NaiveDate};

use super::Language;

const MONTHS: [(&str, &str); 12] = [
    ("Januar", "January"),
    ("Februar", "February"),
    ("März", "March"),
    ("April", "April"),
    ("Mai", "May"),
    ("Juni", "June"),
    ("Juli", "July"),
    ("August", "August"),
    ("September", "September"),
    ("Oktober", "October"),
    ("November", "November"),
    ("Dezember", "December"),
];

/// The name of a month, 1 to 12; empty for any other number.
pub fn month(number: u32, language: Language) -> &'static str {
    let names = usize::try_from(number).ok().and_then(|number| MONTHS.get(number.checked_sub(1)?));
    names.map_or("", |&(de, en)| language.pick(de, en))
}

/// A day in words: `1. Juli 2020`, `1 July 2020`.
pub fn day(day: NaiveDate, language: Language) -> String {
    let month = month(day.month(), language);
    match language {
        Language::De => format!("{}. {month} {}", day.day(), day.year()),
        Language::En => format!("{} {month} {}", day.day(), day.year()),
    }
}
