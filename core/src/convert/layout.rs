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

/// Whether a text that stands alone in its row names no place: the heading of a group, a part of a sum (`davon aktiv: 3`), the mark
/// of a page.
pub(super) fn is_heading(text: &str) -> bool {
    const PARTS: [&str; 2] = ["davon", "darunter"];
    let first = text.split_whitespace().next().unwrap_or_default();
    heads_group(text) || PARTS.iter().any(|part| first.eq_ignore_ascii_case(part)) || is_page_mark(text)
}

/// Whether a text that stands alone in its row says something of the rows below it: `Warteliste:`, `Ehemalige Mitglieder`.
pub(super) fn heads_group(text: &str) -> bool {
    const GROUPS: [&str; 24] = [
        "mitglieder",
        "mitgliedsstädte",
        "mitgliedskommunen",
        "städte",
        "gemeinden",
        "kommunen",
        "landkreise",
        "ehemalige",
        "ausgeschiedene",
        "ausgeschieden",
        "ausgetretene",
        "ausgetreten",
        "austritte",
        "beigetreten",
        "neuaufnahmen",
        "aktive",
        "inaktive",
        "warteliste",
        "nachrücker",
        "bewerber",
        "bewerbungen",
        "interessenten",
        "kontakt",
        "kontakte",
    ];
    let text = text.trim().to_lowercase();
    let mut words = text.split(|c: char| !c.is_alphabetic());
    text.ends_with(':') && text.len() > 1 || words.any(|word| GROUPS.contains(&word))
}

/// Whether a text marks a page of a print: `Seite 1 von 2`, `Blatt 3`.
fn is_page_mark(text: &str) -> bool {
    const WORDS: [&str; 4] = ["seite", "blatt", "page", "s"];
    let text = text.trim_matches(|c: char| "-–— ".contains(c)).to_lowercase();
    let mut parts = text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    parts.next().is_some_and(|word| WORDS.contains(&word))
        && parts.clone().any(is_number)
        && parts.all(|part| is_number(part) || ["von", "of"].contains(&part))
}

/// Whether a text begins a source, a remark or a footnote, or marks a page.
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
    note || WORDS.contains(&word.to_lowercase().as_str()) || is_page_mark(text)
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
