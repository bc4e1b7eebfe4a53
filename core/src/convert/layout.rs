//! What rows are: titles, headers, units, data, sums, footers.

use super::bytes::Sheet;
use super::grid::Cell;
use crate::place::slug;

/// Whether a text begins a row of sums.
pub(super) fn is_sum(text: &str) -> bool {
    const WORDS: [&str; 11] = [
        "summe",
        "gesamtsumme",
        "zwischensumme",
        "insgesamt",
        "gesamt",
        "gesamtzahl",
        "gesamtwert",
        "gesamtbetrag",
        "zusammen",
        "total",
        "anzahl",
    ];
    let word = text.trim_start_matches('\u{3a3}').split([' ', ':', '(']).next().unwrap_or_default();
    text.starts_with('\u{3a3}') || WORDS.iter().any(|sum| word.eq_ignore_ascii_case(sum))
}

/// Whether a text in front of a row is nothing but the word that spreadsheet programs and people write before a result: `Ergebnis`.
pub(super) fn is_result(text: &str) -> bool {
    const WORDS: [&str; 8] =
        ["ergebnis", "gesamtergebnis", "teilergebnis", "durchschnitt", "mittelwert", "median", "minimum", "maximum"];
    let word = text.trim().trim_end_matches(':').trim_end();
    WORDS.iter().any(|result| word.eq_ignore_ascii_case(result))
}

/// Whether a text at the beginning of a row names what the row sums up: `Hessen gesamt`, `alle Städte insgesamt:`.
pub(super) fn ends_as_sum(text: &str) -> bool {
    const WORDS: [&str; 4] = ["gesamt", "insgesamt", "zusammen", "summe"];
    let words = text.trim_end().trim_end_matches(':').trim_end().rsplit_once([' ', '\u{a0}']);
    words.is_some_and(|(_, last)| WORDS.iter().any(|sum| last.eq_ignore_ascii_case(sum)))
}

/// Whether a text begins a source, a remark or a footnote.
pub(super) fn is_footer(text: &str) -> bool {
    const WORDS: [&str; 10] = [
        "quelle",
        "quellen",
        "anmerkung",
        "anmerkungen",
        "hinweis",
        "hinweise",
        "stand",
        "erläuterung",
        "fußnote",
        "legende",
    ];
    let word = text.split([' ', ':']).next().unwrap_or_default();
    let note = text.starts_with(['*', '¹', '²', '³'])
        || word.trim_end_matches(')').parse::<u8>().is_ok() && word.ends_with(')');
    note || WORDS.contains(&word.to_lowercase().as_str())
}

/// Whether all cells are units: in brackets, or words such as `Anzahl`.
pub(super) fn is_units(sheet: &Sheet, cells: &[Cell]) -> bool {
    const WORDS: [&str; 16] = [
        "anzahl",
        "anz",
        "text",
        "datum",
        "zahl",
        "personen",
        "jahr",
        "name",
        "tt-mm-jjjj",
        "8-stellig",
        "eur",
        "euro",
        "tsd-eur",
        "prozent",
        "km2",
        "ha",
    ];
    cells.iter().filter(|cell| !cell.is_blank(sheet.bytes())).all(|cell| {
        let text = cell.text(sheet);
        let text = text.trim();
        (text.starts_with(['(', '[']) && text.ends_with([')', ']']))
            || text == "%"
            || WORDS.contains(&slug(text).as_str())
    })
}
