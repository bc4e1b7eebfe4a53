//! The usual forms of numbers and days, read from bytes without any search.

use crate::time::Day;

/// A whole number without sign: digits, or groups of three behind a point (or any other separator of one byte).
pub(in crate::convert) fn integer(bytes: &[u8], separator: Option<u8>) -> Option<i64> {
    const LONGEST: usize = 18;
    let length = bytes.len();
    if length == 0 || length > LONGEST {
        return None;
    }
    let mut value = 0;
    let mut plain = true;
    for &byte in bytes {
        if byte.is_ascii_digit() {
            value = value * 10 + i64::from(byte - b'0');
        } else if Some(byte) == separator {
            plain = false;
        } else {
            return None;
        }
    }
    // Counted from the end, every fourth character is the separator.
    let is_grouped = || {
        !length.is_multiple_of(4)
            && bytes.iter().rev().enumerate().all(|(at, &byte)| byte.is_ascii_digit() != (at % 4 == 3))
    };
    (plain || is_grouped()).then_some(value)
}

/// `01.07.2020`
#[expect(clippy::many_single_char_names, reason = "the characters of a date")]
pub(in crate::convert) fn german_day(bytes: &[u8]) -> Option<Day> {
    match *bytes {
        [a, b, b'.', c, d, b'.', e, f, g, h] => day([e, f, g, h], [c, d], [a, b]),
        _ => None,
    }
}

/// `2020-07-01`
#[expect(clippy::many_single_char_names, reason = "the characters of a date")]
pub(in crate::convert) fn iso_day(bytes: &[u8]) -> Option<Day> {
    match *bytes {
        [e, f, g, h, b'-', c, d, b'-', a, b] => day([e, f, g, h], [c, d], [a, b]),
        _ => None,
    }
}

fn day(year: [u8; 4], month: [u8; 2], day: [u8; 2]) -> Option<Day> {
    let year = digits(&year).filter(|&year| year > 0)?;
    Day::from_ymd_opt(i32::try_from(year).ok()?, digits(&month)?, digits(&day)?)
}

fn digits(bytes: &[u8]) -> Option<u32> {
    let mut value = 0;
    for &byte in bytes {
        if !byte.is_ascii_digit() {
            return None;
        }
        value = value * 10 + u32::from(byte - b'0');
    }
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::numbers::read_integer;
    use crate::time::{GermanDate, When, read_german};

    #[test]
    fn the_short_way_reads_as_the_long_one() {
        let numbers = [
            ("201050", true),
            ("201.050", true),
            ("1.234.567", true),
            ("7", true),
            ("007", true),
            ("35.00", false),
            ("3.50.000", false),
            ("12.0000", false),
            ("1.2.3", false),
            (".123", false),
            ("1.", false),
            ("", false),
            ("1234.567", false),
            ("12345678901234567890", false),
        ];
        for (text, reads) in numbers {
            let value = integer(text.as_bytes(), Some(b'.'));
            assert_eq!(value.is_some(), reads, "{text}");
            if let Some(value) = value {
                assert_eq!(read_integer(text), Ok(value), "{text}");
            }
        }
        let days = [
            ("01.07.2020", true),
            ("31.12.1999", true),
            ("29.02.2024", true),
            ("30.02.2020", false),
            ("31.04.2021", false),
            ("00.01.2020", false),
            ("01.13.2020", false),
            ("01.01.0000", false),
            ("1.7.20", false),
        ];
        for (text, reads) in days {
            let day = german_day(text.as_bytes());
            assert_eq!(day.is_some(), reads, "{text}");
            if let Some(day) = day {
                assert_eq!(read_german(text), Ok(GermanDate::When(When::day(day).unwrap())), "{text}");
                assert_eq!(iso_day(day.to_string().as_bytes()), Some(day), "{text}");
            }
        }
    }
}
