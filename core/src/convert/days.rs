//! The days in the cells of a column of first days or of last days.

use chrono::Datelike as _;

use crate::language::Template;
use crate::time::{Day, GermanDate, When};

/// The first day that a cell of first days gives.
pub(super) fn first_day(date: GermanDate) -> Option<When> {
    match date {
        GermanDate::When(when) | GermanDate::From(when) => Some(when),
        GermanDate::Span(span) => span.from,
        GermanDate::LastDay(_) => None,
    }
}

/// The last day that a cell of last days gives.
pub(super) fn last_day(date: GermanDate) -> Option<When> {
    match date {
        GermanDate::When(when) | GermanDate::LastDay(when) => Some(when),
        GermanDate::Span(span) => span.last_day,
        GermanDate::From(_) => None,
    }
}

/// Years in which nothing of a network can lie outside; a date of another year is a typing error.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;

/// What is expected of a date of a network that is not in them.
pub(super) const YEAR_EXPECTED: Template =
    Template::new("das Jahr liegt nicht zwischen 1900 und 2100", "the year is not between 1900 and 2100");

/// Whether a date can be one of a network.
pub(super) fn is_plausible(date: &GermanDate) -> bool {
    let first = first_day(date.clone()).map(|when| when.earliest());
    let last = last_day(date.clone()).map(|when| when.latest());
    first.into_iter().chain(last).all(is_plausible_day)
}

pub(super) fn is_plausible_day(day: Day) -> bool {
    YEARS.contains(&day.year())
}
