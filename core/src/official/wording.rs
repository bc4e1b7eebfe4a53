//! What the office's own words say about days and censuses.

use chrono::NaiveDate;

use crate::place::Basis;

/// The days in a text, such as `31.12.2023`.
pub(super) fn days(text: &str) -> impl Iterator<Item = NaiveDate> {
    text.split(|character: char| !character.is_ascii_digit() && character != '.')
        .filter_map(|word| NaiveDate::parse_from_str(word.get(..10)?, "%d.%m.%Y").ok())
}

/// The census a text names: `auf Grundlage des Zensus 2011`.
pub(super) fn census(text: &str) -> Option<Basis> {
    let text = text.to_lowercase();
    let (_, year) = text.split_once("zensus")?;
    [("1987", Basis::Census1987), ("2011", Basis::Census2011), ("2022", Basis::Census2022)]
        .into_iter()
        .find_map(|(known, basis)| year.trim_start().starts_with(known).then_some(basis))
}

/// The period in a title such as `Gebietsänderungen vom 01.01. - 31.12.2024`, both days inclusive; the first may lack its year.
#[cfg(any(test, feature = "spreadsheets"))]
pub(super) fn period(text: &str) -> Option<(NaiveDate, NaiveDate)> {
    let (_, said) = text.split_once("vom ")?;
    let (first, last) = said.split_once(['-', '–'])?;
    let last = days(last).next()?;
    let first = first.trim();
    let first = days(first).next().or_else(|| days(&format!("{first}{}", last.format("%Y"))).next())?;
    (first <= last).then_some((first, last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_say_their_period() {
        let day = |text| crate::time::parse_day(text).unwrap();
        for (title, expected) in [
            ("Gebietsänderungen vom 01.01. - 31.12.2024", Some(("2024-01-01", "2024-12-31"))),
            ("Gebietsänderungen vom 01.01.2025 – 28.02.2025", Some(("2025-01-01", "2025-02-28"))),
            ("Gebietsänderungen vom 31.12. - 01.01.2025", None),
            ("Gebietsänderungen 2024", None),
        ] {
            assert_eq!(period(title), expected.map(|(first, last)| (day(first), day(last))), "{title}");
        }
    }
}
