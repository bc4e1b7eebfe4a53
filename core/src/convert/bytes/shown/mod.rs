//! How much of a date a cell of a workbook shows: a program keeps a day where somebody wrote `Juli 2020`.

#[cfg(feature = "spreadsheets")]
pub(super) mod binary;
#[cfg(feature = "spreadsheets")]
pub(super) mod open_document;

#[cfg(feature = "spreadsheets")]
use std::collections::HashMap;

/// The cells of a sheet, by row and column from 0, that show less than a day.
#[cfg(feature = "spreadsheets")]
pub(super) type ShownCells = HashMap<(u32, u32), Shown>;

/// What is shown of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    Month,
    Year,
}

impl Shown {
    /// What a number format shows: `mmmm yyyy` a month, `yyyy` a year; none: the day, or no date.
    pub(super) fn by(format: &str) -> Option<Self> {
        let letters = letters(format);
        let has = |signs: &[char]| letters.contains(signs);
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
        };
        day.get(..length).unwrap_or(day)
    }
}

/// The letters of the first section of a format that stand for parts of a date, in small ones: not those in quotes, behind a
/// backslash or in brackets.
fn letters(format: &str) -> String {
    let mut letters = String::new();
    let mut signs = format.chars();
    while let Some(sign) = signs.next() {
        match sign {
            ';' => break,
            '"' => drop(signs.by_ref().find(|&sign| sign == '"')),
            '[' => drop(signs.by_ref().find(|&sign| sign == ']')),
            '\\' | '_' | '*' => drop(signs.next()),
            letter if letter.is_alphabetic() => letters.extend(letter.to_lowercase()),
            _ => {}
        }
    }
    letters
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
            ("0.00", None, "a number"),
            ("General", None, "nothing said"),
        ];
        for (format, shown, why) in rows {
            assert_eq!(Shown::by(format), shown, "{format}: {why}");
        }
    }
}
