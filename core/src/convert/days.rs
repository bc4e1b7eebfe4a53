//! The days in the cells of a column of first days or of last days.

use crate::time::{GermanDate, When};

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
