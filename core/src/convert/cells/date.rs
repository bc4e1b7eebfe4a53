//! Dates in cells, with what stands around them.

use crate::convert::typed::fast;
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
    let text = timed(text).map_or(text, |(day, _)| day);
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
    let text = timed(text).map_or(text, |(day, _)| day);
    if let Some(day) = fast::german_day(text.as_bytes()) {
        return When::day(day).ok().map(GermanDate::When);
    }
    read_german(text).ok().or_else(|| short_year(text))
}

/// A date in numbers and the time of day behind it: `01.07.2020 13:45`, `2020-07-01T13:45:00Z`.
pub(in crate::convert) fn timed(text: &str) -> Option<(&str, &str)> {
    let (day, time) = text.split_once([' ', 'T', '\u{a0}'])?;
    let is_day = day.starts_with(|c: char| c.is_ascii_digit()) && day.len() >= 6;
    let time = time.trim_start();
    (is_day && is_time(time)).then_some((day.trim_end_matches(','), time))
}

/// Whether a text is a time of day: `13:45`, `13:45:00.000+02:00`, `13:45 Uhr`.
fn is_time(text: &str) -> bool {
    let clock = text.trim_end_matches("Uhr").trim_end_matches([' ', '\u{a0}']).trim_end_matches('Z');
    let zone = clock.rfind(['+', '-']).map_or("", |at| clock.get(at + 1..).unwrap_or_default());
    let clock = clock.strip_suffix(zone).map_or(clock, |clock| clock.trim_end_matches(['+', '-']));
    let two = |part: &str, most: u8| {
        (1..=2).contains(&part.len()) && part.parse::<u8>().is_ok_and(|value| value < most) && !part.starts_with('+')
    };
    let mut parts = clock.split(':');
    let second = |part: &str| {
        let (whole, fraction) = part.split_once(['.', ',']).unwrap_or((part, "0"));
        two(whole, 61) && fraction.bytes().all(|byte| byte.is_ascii_digit())
    };
    let whole = parts.next().is_some_and(|hour| two(hour, 25)) && parts.next().is_some_and(|minute| two(minute, 60));
    whole
        && parts.next().is_none_or(second)
        && parts.next().is_none()
        && zone.bytes().all(|byte| byte.is_ascii_digit() || byte == b':')
}

/// Whether a cell says a time of day other than midnight, which programs write where nobody knows one.
pub(in crate::convert) fn says_a_time(text: &str) -> bool {
    timed(text).is_some_and(|(_, time)| time.bytes().any(|byte| (b'1'..=b'9').contains(&byte)))
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

/// The date in a text with words around it: `kurzfristig 2020`, `mittelfristig 2021/22`, `langfristig 2022 ff`,
/// `13.03.2014 Neufassung`.
pub(in crate::convert) fn read_among_words(text: &str) -> Option<Dated> {
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_behind_a_day_is_told_from_words() {
        let rows = [
            ("01.07.2020 13:45", Some("01.07.2020"), true, "a timestamp"),
            ("01.07.2020 00:00:00", Some("01.07.2020"), false, "midnight of a program"),
            ("2020-07-01T13:45:00Z", Some("2020-07-01"), true, "ISO 8601"),
            ("2020-07-01T00:00:00.000", Some("2020-07-01"), false, "with a fraction"),
            ("2020-07-01T13:45+02:00", Some("2020-07-01"), true, "with a zone"),
            ("01.07.2020, 9:05 Uhr", Some("01.07.2020"), true, "as people write it"),
            ("01.07.2020 25:61", None, false, "no time"),
            ("01.07.2020 Neufassung", None, false, "a word"),
            ("01.07.2020", None, false, "a day"),
            ("Kassel 13:45", None, false, "no day"),
        ];
        for (text, day, says, why) in rows {
            assert_eq!(timed(text).map(|(day, _)| day), day, "{text}: {why}");
            assert_eq!(says_a_time(text), says, "{text}: {why}");
        }
    }
}
