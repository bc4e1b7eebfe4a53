//! Words of headers: years, units, names of columns.

use crate::place::slug;

/// The year that a cell says and nothing else: `2015`, `31.12.2015`, `2015-12-31`.
pub(super) fn year(text: &str) -> Option<i32> {
    let digits = |text: &str, length: usize| text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    let text = text.strip_suffix(".0").unwrap_or(text);
    let text = text.split_once(['T', ' ']).filter(|(_, time)| time.starts_with("00:00")).map_or(text, |(day, _)| day);
    let year = match text.split(['.', '-']).collect::<Vec<_>>()[..] {
        [year] if digits(year, 4) => year,
        [day, month, year] if text.contains('.') && digits(year, 4) && day.len() <= 2 && month.len() <= 2 => year,
        [year, month, day] if text.contains('-') && digits(year, 4) && digits(month, 2) && digits(day, 2) => year,
        _ => return None,
    };
    year.parse().ok().filter(|year| (1900..2100).contains(year))
}

/// The one year within a header, and the header without it: `Einwohner (31.12.2015)` is `Einwohner` in 2015.
pub(super) fn year_within(header: &str) -> Option<(i32, String)> {
    const ABOUT: [&str; 6] = ["am", "stand", "jahr", "im", "in", "stichtag"];
    let is_part = |c: char| c.is_alphanumeric() || c == '.' || c == '-';
    let mut years = Vec::new();
    let mut rest = String::new();
    for word in header.split_inclusive(|c: char| !is_part(c)) {
        let (bare, tail) = word.split_at(word.trim_end_matches(|c: char| !is_part(c)).len());
        match year(bare) {
            Some(year) => years.push(year),
            None => rest.push_str(bare),
        }
        rest.push_str(tail);
    }
    let [year] = years[..] else { return None };
    let left = rest
        .split(|c: char| c.is_whitespace() || "_()[]/,:".contains(c))
        .filter(|word| !word.is_empty() && *word != "-" && !ABOUT.contains(&word.to_lowercase().as_str()));
    Some((year, left.collect::<Vec<_>>().join(" ")))
}

/// The unit at the end of a header, in brackets: `Bevölkerung (Anzahl)`.
pub(super) fn unit_within(header: &str) -> Option<(&str, &str)> {
    let open = header.rfind(['(', '['])?;
    let unit = header.get(open + 1..)?.strip_suffix([')', ']'])?;
    is_unit(unit).then(|| (header.get(..open).unwrap_or_default().trim_end(), unit))
}

/// Whether a text is a unit.
pub(super) fn is_unit(text: &str) -> bool {
    const WORDS: [&str; 30] = [
        "anzahl",
        "prozent",
        "personen",
        "eur",
        "euro",
        "tsd-eur",
        "1000-eur",
        "mill-eur",
        "mio-eur",
        "mrd-eur",
        "dm",
        "ha",
        "hektar",
        "qkm",
        "km2",
        "qm",
        "m2",
        "km",
        "cbm",
        "1000",
        "tsd",
        "tausend",
        "je-1000",
        "punkte",
        "jahre",
        "tage",
        "index",
        "je-einwohner",
        "stueck",
        "kwh",
    ];
    let word = slug(text);
    text == "%"
        || WORDS.contains(&word.as_str())
        || word.starts_with("eur-je-")
        || word.starts_with("je-1000-")
        || word.starts_with("je-1-000-")
        || word.starts_with("je-100-000-")
        || word.starts_with("je-10-000-")
}

/// A label as the name of a column: `Bevölkerung männlich` is `bevoelkerung_maennlich`.
pub(super) fn column_name(label: &str) -> String {
    let name = slug(label).replace('-', "_");
    match name.bytes().next() {
        None => "value".to_owned(),
        Some(first) if first.is_ascii_digit() => format!("n_{name}"),
        Some(_) => name,
    }
}

/// What a header of a list names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Key,
    Name,
    Aggregate,
    Time,
    /// The words that tell the series of a row.
    Series,
    Unit,
    Value,
    /// Identifies something else than a place and is no figure.
    Other,
}

/// What a header names; `None` for a figure's own.
pub(super) fn role(header: &str) -> Option<Role> {
    Some(match slug(header).as_str() {
        "ags"
        | "ags8"
        | "ags5"
        | "agsneu"
        | "gemeindeschluessel"
        | "amtlicher-gemeindeschluessel"
        | "gkz"
        | "kennziffer"
        | "schluessel"
        | "regionalschluessel"
        | "ars"
        | "key"
        | "gemeindekennziffer"
        | "kreisschluessel"
        | "region-id"
        | "schluesselnummer"
        | "kreiskennziffer"
        | "gem"
        | "krs"
        | "county"
        | "unit" => Role::Key,
        "name" | "raumeinheit" | "gemeinde" | "gemeindename" | "stadt" | "ort" | "kreis" | "kreisname" | "gebiet"
        | "region" | "region-name" | "stadt-gemeinde" => Role::Name,
        "aggregat" | "raumbezug" | "level" | "level-name" | "ebene" => Role::Aggregate,
        "jahr" | "year" | "zeit" | "zeitbezug" | "stichtag" | "berichtsjahr" | "time" => Role::Time,
        "indikator" | "indicator" | "merkmal" | "indicator-name" | "kurzname" => Role::Series,
        "einheit" | "unit-of-value" | "masseinheit" => Role::Unit,
        "wert" | "value" => Role::Value,
        "m-id" | "id" | "bereich" | "rubrik" | "kuerzel" | "beschreibung" | "description" | "land" | "bundesland" => {
            Role::Other
        }
        _ => return None,
    })
}
