//! When: days, partial dates, spans, and answers with a third value.
//!
//! A [`When`] is the set of days a source allows. "2024" is every day of that year and never 1 January. Nothing here reads
//! a clock: the library knows no today.
//!
//! ```
//! use stadtnetz::time::When;
//!
//! let joined: When = "2024".parse()?;
//! let call: When = "[2024-01-01..2024-02-29]".parse()?;
//! assert_eq!(joined.intersect(&call), Some(call.clone()));
//! assert!("2024-13".parse::<When>().is_err());
//! # Ok::<(), stadtnetz::time::DateError>(())
//! ```

mod answer;
mod calendar;
mod edtf;
mod end;
mod german;
mod span;
#[cfg(test)]
mod tests;
mod when;

pub use answer::Answer;
pub use calendar::{add_months, days_in_month, months_between, parse_day};
pub use edtf::DateError;
pub use end::{End, WordError};
pub use german::{GermanDate, read_german};
pub use span::Span;
pub use when::When;

/// A calendar day.
pub type Day = chrono::NaiveDate;

/// The first day a date may name: 0001-01-01.
pub const FIRST_DAY: Day = match Day::from_ymd_opt(1, 1, 1) {
    Some(day) => day,
    None => Day::MIN,
};

/// The last day a date may name: 9999-12-31.
pub const LAST_DAY: Day = match Day::from_ymd_opt(9999, 12, 31) {
    Some(day) => day,
    None => Day::MAX,
};
