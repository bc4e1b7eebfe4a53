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
