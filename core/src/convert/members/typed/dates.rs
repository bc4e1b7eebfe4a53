use super::Flaw;
use crate::convert::cells::date;
use crate::convert::days::{YEAR_EXPECTED, is_plausible};
use crate::convert::profile::DateForm;
use crate::language::Template;
use crate::register::rules::{DATE_UNREADABLE, date_phrase};
use crate::time::{Day, GermanDate, When, days_in_month, read_german};

/// How the dates of a column are written, and by what its workbook counts days.
#[derive(Clone, Copy)]
pub(super) struct Written {
    pub(super) form: DateForm,
    pub(super) from_1904: bool,
}

/// The date in a cell of a column of first days.
pub(super) fn read_first(text: &str, written: Written) -> Result<GermanDate, Flaw> {
    match read(text, written)? {
        GermanDate::LastDay(_) => Err(flaw(Template::new("es ist ein letzter Tag", "it is a last day"))),
        date => Ok(date),
    }
}

/// The date in a cell of a column of last days.
pub(super) fn read_last(text: &str, written: Written) -> Result<GermanDate, Flaw> {
    match read(text, written)? {
        GermanDate::From(_) => Err(flaw(Template::new("es ist ein erster Tag", "it is a first day"))),
        GermanDate::Span(_) => Err(flaw(Template::new("es ist ein Zeitraum", "it is a period"))),
        date => Ok(date),
    }
}

fn read(text: &str, written: Written) -> Result<GermanDate, Flaw> {
    let date = as_written(text, written)?;
    if is_plausible(&date) { Ok(date) } else { Err(flaw(YEAR_EXPECTED)) }
}

fn as_written(text: &str, Written { form, from_1904 }: Written) -> Result<GermanDate, Flaw> {
    let text = date::timed(text).map_or(text, |(day, _)| day);
    let day = match form {
        DateForm::American => date::american(text),
        DateForm::Serial if !from_1904 => date::serial(text),
        DateForm::Serial | DateForm::Serial1904 => date::serial_1904(text),
        _ => None,
    };
    match day.and_then(|day| When::day(day).ok()).or_else(|| usual(text)) {
        Some(when) => Ok(GermanDate::When(when)),
        None if form == DateForm::American && text.contains('/') => Err(flaw(Template::new(
            "die Spalte schreibt 7/1/2020, Monat zuerst",
            "the column writes 7/1/2020, month first",
        ))),
        None => read_german(text).map_err(|error| flaw(date_phrase(error.reason()))),
    }
}

fn flaw(expected: Template) -> Flaw {
    Flaw { rule: &DATE_UNREADABLE, expected: expected.into() }
}

/// The two usual forms, `01.07.2020` and `2020`, without the search for any other.
#[expect(clippy::many_single_char_names, reason = "the characters of a date")]
fn usual(text: &str) -> Option<When> {
    let digit = |byte: u8| byte.is_ascii_digit().then(|| u32::from(byte - b'0'));
    let two = |a: u8, b: u8| Some(digit(a)? * 10 + digit(b)?);
    match *text.as_bytes() {
        [a, b, b'.', c, d, b'.', e, f, g, h] => {
            let year = i32::try_from(two(e, f)? * 100 + two(g, h)?).ok()?;
            let (month, day) = (two(c, d)?, two(a, b)?);
            days_in_month(year, month).filter(|&length| (1..=length).contains(&day))?;
            When::day(Day::from_ymd_opt(year, month, day)?).ok()
        }
        [a, b, c, d] => {
            let year = i32::try_from(two(a, b)? * 100 + two(c, d)?).ok()?;
            When::between(Day::from_ymd_opt(year, 1, 1)?, Day::from_ymd_opt(year, 12, 31)?).ok()
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_way_reads_as_the_long_one() {
        let texts = [
            "01.07.2020",
            "31.12.1999",
            "29.02.2024",
            "2020",
            "30.02.2020",
            "31.04.2021",
            "00.01.2020",
            "0000",
            "1.7.20",
        ];
        for text in texts {
            if let Some(when) = usual(text) {
                assert_eq!(read_german(text), Ok(GermanDate::When(when)), "{text}");
            }
        }
        assert!(usual("01.07.2020").is_some() && usual("2020").is_some() && usual("30.02.2020").is_none());
    }
}
