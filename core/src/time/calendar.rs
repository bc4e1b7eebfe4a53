use chrono::Datelike;

use super::edtf::{DateError, Problem};
use super::{Day, FIRST_DAY, LAST_DAY};

/// The number of days of a month, 28 to 31; `None` for a month outside 1 to 12 or a year outside 1 to 9999.
pub fn days_in_month(year: i32, month: u32) -> Option<u32> {
    let first = Day::from_ymd_opt(year, month, 1).filter(|day| (FIRST_DAY..=LAST_DAY).contains(day))?;
    let next = if month == 12 { Day::from_ymd_opt(year + 1, 1, 1) } else { Day::from_ymd_opt(year, month + 1, 1) }?;
    u32::try_from((next - first).num_days()).ok()
}

/// The day some months later (or earlier), held at the end of a shorter month: one month after 31 January is 28 February.
/// `None` outside the years 1 to 9999.
pub fn add_months(day: Day, months: i32) -> Option<Day> {
    let counted = day.year().checked_mul(12)?.checked_add(i32::try_from(day.month0()).ok()?)?.checked_add(months)?;
    let (year, month) = (counted.div_euclid(12), u32::try_from(counted.rem_euclid(12)).ok()? + 1);
    let last = days_in_month(year, month)?;
    Day::from_ymd_opt(year, month, day.day().min(last))
}

/// The whole months from one day to a later one; negative for an earlier one.
///
/// It is the largest number `n` with `add_months(from, n) <= to`.
pub fn months_between(from: Day, to: Day) -> i32 {
    let month = |day: Day| day.year() * 12 + i32::try_from(day.month0()).unwrap_or(0);
    let months = month(to) - month(from);
    match add_months(from, months) {
        Some(day) if day <= to => months,
        _ => months - 1,
    }
}

/// The day in a text of the form `2020-07-01`.
///
/// # Errors
/// Any other form, and days that are not in the calendar.
pub fn parse_day(text: &str) -> Result<Day, DateError> {
    let not_a_day = || DateError::new(text, Problem::NotADay);
    let other_form = |error: DateError| if error.problem() == Problem::Form { not_a_day() } else { error };
    let when: super::When = text.parse().map_err(other_form)?;
    if when.is_exact() && !when.is_qualified() { Ok(when.earliest()) } else { Err(not_a_day()) }
}
