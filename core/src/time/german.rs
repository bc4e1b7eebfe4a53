//! Dates as German lists write them.

use super::edtf::{self, DateError, Problem};
use super::{Day, Span, When, days_in_month};

/// What a German text says of time: a date, a first day, a last day, or both.
///
/// "bis 30.06.2023" is a last day: the thing still holds on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GermanDate {
    /// `01.07.2020`, `Juli 2020`, `2. HJ 2013`, `Anfang 2024`.
    When(When),
    /// `ab 01.07.2020`, `seit 2018`.
    From(When),
    /// `bis 30.06.2023`.
    LastDay(When),
    /// `01.07.2020 – 31.12.2023`, `16./17. September 2024`.
    Span(Span),
}

/// Reads a date as German lists write it; EDTF is read as well.
///
/// Precision is never invented: `Anfang 2024` is some day of 2024, with these words kept. A year of two digits is refused.
///
/// ```
/// use stadtnetz::time::{GermanDate, read_german};
///
/// let end = read_german("bis 30.06.2023")?;
/// assert_eq!(end, GermanDate::LastDay("2023-06-30".parse()?));
/// # Ok::<(), stadtnetz::time::DateError>(())
/// ```
///
/// # Errors
/// Text that is no date of these forms, with the reason.
pub fn read_german(text: &str) -> Result<GermanDate, DateError> {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    read(&words).map_err(|problem| DateError::new(text.trim(), problem))
}

fn read(text: &str) -> Result<GermanDate, Problem> {
    let lower = text.to_lowercase();
    if let Some(rest) = after_word(&lower, text, &["bis einschließlich", "bis einschl.", "bis zum", "bis"]) {
        return point(rest).map(GermanDate::LastDay);
    }
    if let Some(rest) = after_word(&lower, text, &["von", "vom"]) {
        let (from, last_day) = split_span(rest).ok_or(Problem::Form)?;
        return span(from, last_day);
    }
    if let Some(rest) = after_word(&lower, text, &["ab dem", "ab", "seit dem", "seit"]) {
        return point(rest).map(GermanDate::From);
    }
    if let Some((from, last_day)) = split_span(text) {
        return span(from, last_day);
    }
    if let Some((from, last_day)) = two_days(text) {
        return span(&from, &last_day);
    }
    point(text).map(GermanDate::When)
}

fn span(from: &str, last_day: &str) -> Result<GermanDate, Problem> {
    let last = point(last_day)?;
    let from = with_the_rest_of(from, last_day).map_or_else(|| point(from), |whole| point(&whole))?;
    if from.earliest() > last.latest() {
        return Err(Problem::Empty);
    }
    Ok(GermanDate::Span(Span { from: Some(from), last_day: Some(last) }))
}

/// The text after one of some words, in the case of the original.
fn after_word<'a>(lower: &str, text: &'a str, words: &[&str]) -> Option<&'a str> {
    words.iter().find_map(|word| {
        let rest = lower.strip_prefix(word)?.strip_prefix(' ')?;
        // Lower-casing may change the length of a text in bytes; the rest is counted from the end in characters.
        let from = text.char_indices().rev().nth(rest.chars().count().checked_sub(1)?)?.0;
        text.get(from..)
    })
}

/// Both ends of `a – b`, `a - b`, `a bis b` and `2018-2019`.
fn split_span(text: &str) -> Option<(&str, &str)> {
    let years = |(a, b): &(&str, &str)| [a, b].iter().all(|year| year.len() == 4 && all_digits(year));
    [" - ", " – ", "–", " bis "]
        .iter()
        .find_map(|separator| text.split_once(separator))
        .or_else(|| text.split_once('-').filter(years))
        .or_else(|| text.split_once(".-").filter(|(a, _)| !a.is_empty()))
        .map(|(from, last)| (from.trim(), last.trim()))
}

/// Both days of `16./17. September 2024`.
fn two_days(text: &str) -> Option<(String, String)> {
    let (first, last) = text.split_once("./")?;
    all_digits(first).then(|| (format!("{first}."), last.trim().to_owned()))
}

/// A first day written without its month or year, completed from the last day: `16.` before `17. September 2024`.
fn with_the_rest_of(from: &str, last: &str) -> Option<String> {
    let short = from.trim_end_matches('.');
    if all_digits(short) && short.len() <= 2 {
        return Some(format!("{short}.{}", last.split_once('.')?.1));
    }
    let (day, month) = short.split_once('.')?;
    let year = last.get(last.len().checked_sub(4)?..)?;
    (all_digits(day) && all_digits(month) && all_digits(year)).then(|| format!("{day}.{month}.{year}"))
}

/// A date that may be vague: `Anfang 2024`, `ca. 2018`, `Frühjahr 2021`; the words are kept.
fn point(text: &str) -> Result<When, Problem> {
    let lower = text.to_lowercase();
    if let Some(rest) = after_word(&lower, text, &["ca.", "ca", "circa", "etwa", "um"]) {
        return Ok(exact(rest)?.with_approximate(true).with_wording(text));
    }
    let vague = [
        "zu beginn",
        "beginn",
        "jahresbeginn",
        "anfang",
        "mitte",
        "ende",
        "jahresende",
        "frühjahr",
        "frühling",
        "sommer",
        "herbst",
    ];
    if let Some(rest) = after_word(&lower, text, &vague) {
        return Ok(exact(rest)?.with_wording(text));
    }
    if lower.starts_with("winter") {
        return Err(Problem::Season); // it runs into the next year, and a list does not say from which
    }
    exact(text)
}

fn exact(text: &str) -> Result<When, Problem> {
    if let Ok(when) = edtf::read(text) {
        return Ok(when);
    }
    if let Some(when) = part_of_year(text) {
        return when;
    }
    if let Some((month, year)) = text.split_once('/') {
        return whole_month(number(month)?, self::year(year)?);
    }
    let parts: Vec<&str> = text.split(['.', ' ']).filter(|part| !part.is_empty()).collect();
    match parts[..] {
        [day, month, year] => {
            let (year, month, day) = (self::year(year)?, self::month(month)?, number(day)?);
            let length = days_in_month(year, month).ok_or(Problem::Month)?;
            let date = Day::from_ymd_opt(year, month, day).filter(|_| day <= length).ok_or(Problem::NoSuchDay)?;
            When::day(date).map_err(|_| Problem::OutOfRange)
        }
        [month, year] => whole_month(self::month(month)?, self::year(year)?),
        _ => Err(edtf_problem(text)),
    }
}

/// `2. HJ 2013`, `1. Halbjahr 2020`, `II/2024`, `3. Quartal 2021`, `Q3 2021`.
fn part_of_year(text: &str) -> Option<Result<When, Problem>> {
    let lower = text.to_lowercase();
    let roman = ["i/", "ii/", "iii/", "iv/"];
    if let Some(quarter) = roman.iter().position(|prefix| lower.starts_with(prefix)) {
        return Some(part(&lower[roman[quarter].len()..], 33 + quarter));
    }
    let (which, year) = lower.rsplit_once(' ')?;
    let number: usize = which.trim_start_matches('q').chars().next()?.to_digit(10)?.try_into().ok()?;
    let half = which.ends_with("hj") || which.ends_with("hj.") || which.ends_with("halbjahr");
    let quarter = which.ends_with("quartal") || which.starts_with('q');
    match (half, quarter, number) {
        (true, _, 1..=2) => Some(part(year, 39 + number)),
        (_, true, 1..=4) => Some(part(year, 32 + number)),
        (true, ..) | (_, true, _) => Some(Err(Problem::Grouping)),
        _ => None,
    }
}

fn part(year: &str, code: usize) -> Result<When, Problem> {
    let year = self::year(year)?;
    edtf::read(&format!("{year:04}-{code}")).map_err(|_| Problem::Grouping)
}

fn whole_month(month: u32, year: i32) -> Result<When, Problem> {
    days_in_month(year, month).ok_or(Problem::Month)?;
    edtf::read(&format!("{year:04}-{month:02}")).map_err(|_| Problem::Month)
}

fn month(text: &str) -> Result<u32, Problem> {
    const NAMES: [&[&str]; 12] = [
        &["januar", "jan", "jän", "jänner", "january"],
        &["februar", "feb", "febr", "february"],
        &["märz", "mär", "mrz", "maerz", "march", "mar"],
        &["april", "apr"],
        &["mai", "may"],
        &["juni", "jun", "june"],
        &["juli", "jul", "july"],
        &["august", "aug"],
        &["september", "sep", "sept"],
        &["oktober", "okt", "october", "oct"],
        &["november", "nov"],
        &["dezember", "dez", "december", "dec"],
    ];
    let lower = text.to_lowercase();
    match NAMES.iter().zip(1..).find(|(names, _)| names.contains(&lower.as_str())) {
        Some((_, month)) => Ok(month),
        None => number(text),
    }
}

fn year(text: &str) -> Result<i32, Problem> {
    match text.len() {
        4 => i32::try_from(number(text)?).map_err(|_| Problem::Form),
        2 if all_digits(text) => Err(Problem::ShortYear),
        _ => Err(Problem::Form),
    }
}

fn number(text: &str) -> Result<u32, Problem> {
    if !all_digits(text) {
        return Err(Problem::Form);
    }
    text.parse().map_err(|_| Problem::Form)
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Why EDTF refuses the text, which says more than "no date".
fn edtf_problem(text: &str) -> Problem {
    edtf::read(text).err().map_or(Problem::Form, |error| error.problem())
}
