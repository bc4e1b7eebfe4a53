//! What a cell of a workbook shows of its value: a program keeps a day where somebody wrote `Juli 2020`, a tenth for `10 %`, and a
//! number for a key with its zeros.

#[cfg(feature = "spreadsheets")]
pub(super) mod binary;
#[cfg(feature = "spreadsheets")]
pub(super) mod open_document;

#[cfg(feature = "spreadsheets")]
use std::collections::HashMap;

/// The cells of a sheet, by row and column from 0, that show something else than their value.
#[cfg(feature = "spreadsheets")]
pub(super) type ShownCells = HashMap<(u32, u32), Shown>;

/// What is shown of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// The month of a day.
    Month,
    /// The year of a day.
    Year,
    /// A number times a hundred, with its sign.
    Percent,
    /// A whole number with zeros in front, up to so many digits.
    Digits(usize),
    /// A number with a currency.
    Amount(&'static str),
}

/// The signs of currencies in number formats.
const CURRENCIES: [(&str, &str); 7] =
    [("€", "EUR"), ("EUR", "EUR"), ("DM", "DM"), ("CHF", "CHF"), ("$$", "USD"), ("\"$\"", "USD"), ("£", "GBP")];

impl Shown {
    /// What a number format shows: `mmmm yyyy` a month, `yyyy` a year, `0.0%` a share, `00000` a code; none: the value.
    pub(super) fn by(format: &str) -> Option<Self> {
        let signs = signs(format);
        let has = |letters: &[char]| signs.contains(letters);
        let first = format.split(';').next().unwrap_or_default();
        if let Some((_, unit)) = CURRENCIES.iter().find(|(sign, _)| first.contains(sign) && signs.contains('0')) {
            return Some(Self::Amount(unit));
        }
        if signs.ends_with('%') {
            return Some(Self::Percent);
        }
        if signs.len() > 1 && signs.bytes().all(|sign| sign == b'0') {
            return Some(Self::Digits(signs.len()));
        }
        match (has(&['y', 'j']), has(&['m']), has(&['d', 't', 'h', 's'])) {
            (true, true, false) => Some(Self::Month),
            (true, false, false) => Some(Self::Year),
            _ => None,
        }
    }

    /// A day in ISO 8601 as far as it is shown.
    pub(super) fn of(self, day: &str) -> &str {
        let length = match self {
            Self::Month => "2020-07".len(),
            Self::Year => "2020".len(),
            Self::Percent | Self::Digits(_) | Self::Amount(_) => day.len(),
        };
        day.get(..length).unwrap_or(day)
    }

    /// A number with a decimal point as it is shown.
    pub(super) fn of_number(self, number: String) -> String {
        match self {
            Self::Digits(digits) if number.bytes().all(|byte| byte.is_ascii_digit()) => format!("{number:0>digits$}"),
            Self::Amount(unit) => format!("{number} {unit}"),
            Self::Percent => format!("{} %", hundredfold(&number)),
            _ => number,
        }
    }
}

/// The signs of the first section of a format that stand for parts of a value, letters in small ones: not those in quotes, behind a
/// backslash or in brackets, and no blanks.
fn signs(format: &str) -> String {
    let mut found = String::new();
    let mut signs = format.chars();
    while let Some(sign) = signs.next() {
        match sign {
            ';' => break,
            '"' => drop(signs.by_ref().find(|&sign| sign == '"')),
            '[' => drop(signs.by_ref().find(|&sign| sign == ']')),
            '\\' | '_' | '*' => drop(signs.next()),
            blank if blank.is_whitespace() => {}
            sign => found.extend(sign.to_lowercase()),
        }
    }
    found
}

/// A number in digits with its point moved by two, so that no binary fraction changes it; one in powers of ten is multiplied.
fn hundredfold(number: &str) -> String {
    let (sign, plain) = number.strip_prefix('-').map_or(("", number), |plain| ("-", plain));
    let (whole, fraction) = plain.split_once('.').unwrap_or((plain, ""));
    if !whole.bytes().chain(fraction.bytes()).all(|byte| byte.is_ascii_digit()) {
        return number.parse::<f64>().map_or(number.to_owned(), |number| (number * 100.0).to_string());
    }
    let fraction = format!("{fraction:0<2}");
    let (moved, rest) = fraction.split_at(2);
    let whole = format!("{whole}{moved}");
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        digits => digits,
    };
    if rest.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest}") }
}

#[cfg(test)]
mod tests {
    use super::Shown;

    #[test]
    fn a_format_shows_a_day_a_month_or_a_year() {
        let rows = [
            ("mmmm yyyy", Some(Shown::Month), "a month in words"),
            ("mmm\\ yy", Some(Shown::Month), "abbreviated, the blank escaped"),
            ("[$-407]mmmm\\ yyyy;@", Some(Shown::Month), "with the language"),
            ("mm/yyyy", Some(Shown::Month), "in numbers"),
            ("MMMM JJJJ", Some(Shown::Month), "as German programs write it"),
            ("yyyy", Some(Shown::Year), "a year"),
            ("\"seit\" yyyy", Some(Shown::Year), "a word in quotes has no letters of a date"),
            ("dd.mm.yyyy", None, "a day"),
            ("TT.MM.JJJJ", None, "a day as German programs write it"),
            ("yyyy\\-mm\\-dd\\ hh:mm", None, "a moment"),
            ("mm:ss", None, "minutes"),
            ("0.0%", Some(Shown::Percent), "a share"),
            ("0\\ %", Some(Shown::Percent), "with a blank before the sign"),
            ("0\"%\"", None, "a sign that multiplies nothing"),
            ("00000000", Some(Shown::Digits(8)), "a key"),
            ("00\\ 0\\ 00\\ 000", Some(Shown::Digits(8)), "a key in parts"),
            ("#,##0.00 \"€\"", Some(Shown::Amount("EUR")), "an amount"),
            ("[$€-407] #,##0.00", Some(Shown::Amount("EUR")), "with the language"),
            ("[$CHF] #,##0.00;[Red]-0", Some(Shown::Amount("CHF")), "another currency"),
            ("0", None, "a whole number"),
            ("0.00", None, "a number"),
            ("General", None, "nothing said"),
        ];
        for (format, shown, why) in rows {
            assert_eq!(Shown::by(format), shown, "{format}: {why}");
        }
    }

    #[test]
    fn a_number_is_shown_without_being_computed() {
        let rows = [
            (Shown::Percent, "0.125", "12.5 %"),
            (Shown::Percent, "0.07", "7 %"),
            (Shown::Percent, "1", "100 %"),
            (Shown::Percent, "-0.0525", "-5.25 %"),
            (Shown::Percent, "0", "0 %"),
            (Shown::Digits(8), "6611000", "06611000"),
            (Shown::Digits(5), "34117", "34117"),
            (Shown::Digits(5), "1.5", "1.5"),
            (Shown::Digits(5), "-3", "-3"),
        ];
        for (shown, number, text) in rows {
            assert_eq!(shown.of_number(number.to_owned()), text, "{number}");
        }
    }
}
