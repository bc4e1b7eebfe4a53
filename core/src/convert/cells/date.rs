//! Dates in cells, with what stands around them.

use crate::time::{Day, GermanDate, Span, When, read_german};

/// Years of two digits are those from 1950 to 2049.
const FIRST_SHORT_YEAR: i32 = 50;

/// A date, and the words before and behind it.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::convert) struct Dated {
    pub(in crate::convert) date: GermanDate,
    pub(in crate::convert) qualifier: Option<String>,
    pub(in crate::convert) addition: Option<String>,
}

/// The longest day in words, `30. September 2021`.
const LONGEST_DAY: usize = 18;

/// Whether a text is a calendar day, or a month with its year.
pub(in crate::convert) fn is_like(text: &str) -> bool {
    let begins = text.starts_with(|c: char| c.is_ascii_digit());
    (begins && text.len() <= LONGEST_DAY && text.contains(['.', '-', '/']) && read(text).is_some()) || is_month(text)
}

fn is_month(text: &str) -> bool {
    matches!(text.rsplit_once(' '), Some((month, year)) if month.trim_end_matches('.').chars().all(char::is_alphabetic)
        && year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()) && read_german(text).is_ok())
}

/// The date in a text that is nothing else: `22.12.11`, `September 2009`.
pub(in crate::convert) fn read(text: &str) -> Option<GermanDate> {
    let text = text.trim_matches([' ', '\u{a0}']);
    read_german(text).ok().or_else(|| short_year(text)).or_else(|| of_a_moment(text))
}

fn short_year(text: &str) -> Option<GermanDate> {
    read_german(&with_century(text)?).ok()
}

/// A date whose year has two digits, with four.
pub(in crate::convert) fn with_century(text: &str) -> Option<String> {
    let (rest, year) = text.rsplit_once('.')?;
    let two: i32 = (year.len() == 2).then(|| year.parse().ok())??;
    let year = if two < FIRST_SHORT_YEAR { 2000 + two } else { 1900 + two };
    Some(format!("{rest}.{year}"))
}

fn of_a_moment(text: &str) -> Option<GermanDate> {
    let (day, time) = text.split_once('T')?;
    time.contains(':').then(|| read_german(day).ok())?
}

/// The date in a text with words around it: `kurzfristig 2020`, `mittelfristig 2021/22`, `langfristig 2022 ff`,
/// `13.03.2014 Neufassung`.
pub(in crate::convert) fn read_among_words(text: &str) -> Option<Dated> {
    let plain = |date| Dated { date, qualifier: None, addition: None };
    if let Some(date) = read(text) {
        return Some(plain(date));
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    if let [first, rest @ ..] = words.as_slice()
        && first.len() >= 8
        && let Some(date) = read(first)
    {
        return Some(Dated { addition: Some(rest.join(" ")), ..plain(date) });
    }
    let at = words.iter().position(|word| word.len() >= 4 && word.starts_with(|c: char| c.is_ascii_digit()))?;
    let before = words.get(..at)?;
    if before.is_empty() || before.iter().any(|word| word.contains(|c: char| c.is_ascii_digit())) {
        return None;
    }
    let qualifier = Some(before.join(" "));
    let date = match words.get(at..)? {
        [year] => years(year)?,
        [year, "ff" | "ff."] => GermanDate::From(year.parse::<When>().ok().filter(When::is_year)?),
        _ => return None,
    };
    Some(Dated { date, qualifier, addition: None })
}

/// `2020`, `2021/22`, `2021-2022`
fn years(text: &str) -> Option<GermanDate> {
    let whole = |year: &str| year.parse::<When>().ok().filter(When::is_year);
    let Some((first, last)) = text.split_once(['/', '-']) else { return whole(text).map(GermanDate::When) };
    let last = if last.len() == 2 { format!("{}{last}", first.get(..2)?) } else { last.to_owned() };
    Some(GermanDate::Span(Span { from: Some(whole(first)?), last_day: Some(whole(&last)?) }))
}

/// Month, day and year of `12/31/2010`, or day, month and year of `31/12/2010`: which, the column says.
pub(in crate::convert) fn slashed(text: &str) -> Option<(u32, u32, i32)> {
    let mut parts = text.split('/').map(|part| part.parse::<u32>().ok().filter(|_| part.len() <= 4));
    let found = (parts.next()??, parts.next()??, i32::try_from(parts.next()??).ok()?);
    let whole = parts.next().is_none() && (1..=31).contains(&found.0) && (1..=31).contains(&found.1) && found.2 > 999;
    whole.then_some(found)
}

/// The day of `12/31/2010`, month first.
pub(in crate::convert) fn american(text: &str) -> Option<Day> {
    let (month, day, year) = slashed(text)?;
    Day::from_ymd_opt(year, month, day)
}

/// Days that a spreadsheet program counts from its epoch and forgot to show as dates: those of 1954 to 2064.
pub(in crate::convert) fn is_serial(text: &str) -> bool {
    text.len() == 5 && text.parse().is_ok_and(|days: u32| (20_000..60_000).contains(&days))
}

/// The day with a number in the epoch of 1900, whose day 60 never was.
pub(in crate::convert) fn serial(text: &str) -> Option<Day> {
    let days: i64 = text.parse().ok().filter(|_| is_serial(text))?;
    Day::from_ymd_opt(1899, 12, 30)?.checked_add_signed(chrono::TimeDelta::try_days(days)?)
}

/// The day with a number in the epoch of 1904, whose day 0 is its first.
pub(in crate::convert) fn serial_1904(text: &str) -> Option<Day> {
    let days: i64 = text.parse().ok().filter(|days| (18_538..58_538).contains(days))?;
    Day::from_ymd_opt(1904, 1, 1)?.checked_add_signed(chrono::TimeDelta::try_days(days)?)
}

/// A moment counted in seconds since 1970.
pub(in crate::convert) fn moment(seconds: i64) -> Option<String> {
    let (days, rest) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    let day = Day::from_ymd_opt(1970, 1, 1)?.checked_add_signed(chrono::TimeDelta::try_days(days)?)?;
    Some(format!("{day}T{:02}:{:02}:{:02}Z", rest / 3600, rest / 60 % 60, rest % 60))
}
