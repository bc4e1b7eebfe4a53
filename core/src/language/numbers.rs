//! Numbers as people write and read them.

use super::Language;

/// A whole number with thousands separators: `12.345` in German, `12,345` in English.
pub fn integer(number: i64, language: Language) -> String {
    let digits = number.unsigned_abs().to_string();
    let grouped = grouped(&digits, language.pick('.', ','));
    if number < 0 { format!("-{grouped}") } else { grouped }
}

/// A number with its fraction as it is: `1.234,5` in German, `1,234.5` in English.
pub fn decimal(number: f64, language: Language) -> String {
    let plain = number.abs().to_string();
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut out = String::new();
    if number < 0.0 {
        out.push('-');
    }
    if whole.bytes().all(|byte| byte.is_ascii_digit()) {
        out.push_str(&grouped(whole, language.pick('.', ',')));
    } else {
        out.push_str(whole);
    }
    if !fraction.is_empty() {
        out.push(language.pick(',', '.'));
        out.push_str(fraction);
    }
    out
}

/// A number rounded to a fixed number of digits behind the decimal sign: `1.234,50` in German, `1,234.50` in English.
///
/// ```
/// use stadtnetz::language::{Language, numbers};
///
/// assert_eq!(numbers::rounded(35_000.25, 1, Language::De), "35.000,2"); // a tie goes to the even digit
/// assert_eq!(numbers::rounded(-0.04, 1, Language::En), "0.0");
/// ```
pub fn rounded(number: f64, digits: usize, language: Language) -> String {
    let plain = format!("{:.digits$}", number.abs());
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let negative = number < 0.0 && plain.bytes().any(|byte| (b'1'..=b'9').contains(&byte));
    let whole = if number.is_finite() { grouped(whole, language.pick('.', ',')) } else { whole.to_owned() };
    let sign = if negative { "-" } else { "" };
    let point = if fraction.is_empty() { "" } else { language.pick(",", ".") };
    format!("{sign}{whole}{point}{fraction}")
}

/// A number as people read it: at most six digits behind the decimal sign, without zeros at the end. A smaller one stands as it is.
///
/// ```
/// use stadtnetz::language::{Language, numbers};
///
/// let shown = [2.0 / 3.0, 50.773_516, 0.375, 1e-9].map(|number| numbers::readable(number, Language::De));
/// assert_eq!(shown, ["0,666667", "50,773516", "0,375", "0,000000001"]);
/// ```
pub fn readable(number: f64, language: Language) -> String {
    let as_it_is = decimal(number, language);
    let point = language.pick(',', '.');
    let digits = as_it_is.split_once(point).map_or(0, |(_, fraction)| fraction.len());
    if digits <= 6 || number.abs() < 1e-6 {
        return as_it_is;
    }
    rounded(number, 6, language).trim_end_matches('0').trim_end_matches(point).to_owned()
}

/// A share as a percentage: `12,5 %` in German, `12.5%` in English.
///
/// ```
/// use stadtnetz::language::{Language, numbers};
///
/// assert_eq!(Language::ALL.map(|language| numbers::percent(0.125, 1, language)), ["12,5 %", "12.5%"]);
/// ```
pub fn percent(share: f64, digits: usize, language: Language) -> String {
    format!("{}{}", rounded(share * 100.0, digits, language), language.pick(" %", "%"))
}

fn grouped(digits: &str, separator: char) -> String {
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

/// Why a text is no German number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NumberError {
    /// Something other than digits and separators.
    #[error("is not a number")]
    Form,
    /// Separators that do not group by three: `1.23`.
    #[error("groups its digits by other than three")]
    Groups,
    /// A fraction where whole things are counted.
    #[error("has a fraction")]
    Fraction,
    /// More digits than fit.
    #[error("is too large")]
    Large,
}

/// The whole number in a German text: digits, grouped by three with points, blanks (also narrow ones) or apostrophes, or not at
/// all; `,0` and `,00` are taken for whole.
///
/// A point that does not group by three is refused, not read as a decimal point: `1.5` may be either.
///
/// # Errors
/// Anything else.
pub fn read_integer(text: &str) -> Result<i64, NumberError> {
    let (whole, fraction) = parts(text)?;
    if fraction.bytes().any(|byte| byte != b'0') {
        return Err(NumberError::Fraction);
    }
    whole.parse().map_err(|_| NumberError::Large)
}

/// The number in a German text, with a decimal comma; grouping as in [`read_integer`].
///
/// # Errors
/// Anything else.
pub fn read_decimal(text: &str) -> Result<f64, NumberError> {
    let (whole, fraction) = parts(text)?;
    let plain = if fraction.is_empty() { whole } else { format!("{whole}.{fraction}") };
    plain.parse().map_err(|_| NumberError::Form)
}

/// Sign and whole digits, and the digits of the fraction.
fn parts(text: &str) -> Result<(String, &str), NumberError> {
    let text = text.trim();
    let (sign, unsigned) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(unsigned) => ("-", unsigned),
        None => ("", text),
    };
    let (whole, fraction) = match unsigned.split_once(',') {
        Some((_, "")) => return Err(NumberError::Form),
        Some((whole, fraction)) => (whole, fraction),
        None => (unsigned, ""),
    };
    if !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(NumberError::Form);
    }
    Ok((format!("{sign}{}", ungrouped(whole)?), fraction))
}

fn ungrouped(whole: &str) -> Result<String, NumberError> {
    const SEPARATORS: [char; 6] = ['.', ' ', '\u{a0}', '\u{202f}', '\u{2009}', '\''];
    let all_digits = |group: &str| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit());
    let Some(separator) = whole.chars().find(|c| SEPARATORS.contains(c)) else {
        return if all_digits(whole) { Ok(whole.to_owned()) } else { Err(NumberError::Form) };
    };
    let groups: Vec<&str> = whole.split(separator).collect();
    if !groups.iter().all(|group| all_digits(group)) {
        return Err(NumberError::Form);
    }
    let (first, others) = groups.split_first().ok_or(NumberError::Form)?;
    if first.len() > 3 || others.iter().any(|group| group.len() != 3) {
        return Err(NumberError::Groups);
    }
    Ok(groups.concat())
}
