//! What rows are: titles, headers, units, data, sums, footers.

use super::bytes::Sheet;
use super::grid::Cell;
use crate::place::{State, slug};

/// Whether a text begins a row of sums.
pub(super) fn is_sum(text: &str) -> bool {
    const WORDS: [&str; 17] = [
        "endsumme",
        "insg",
        "insg.",
        "differenz",
        "summe",
        "übertrag",
        "Übertrag",
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
    const WORDS: [&str; 16] = [
        "ergebnis",
        "gesamtergebnis",
        "teilergebnis",
        "durchschnitt",
        "mittelwert",
        "mittel",
        "median",
        "minimum",
        "maximum",
        "min",
        "max",
        "größte",
        "kleinste",
        "alle städte",
        "ø",
        "Ø",
    ];
    let word = text.trim().trim_end_matches([':', '.']).trim_end();
    WORDS.iter().any(|result| word.eq_ignore_ascii_case(result)) || counts(word)
}

/// Whether a text counts: `n = 3`.
fn counts(text: &str) -> bool {
    let number =
        text.split_once('=').filter(|(n, _)| n.trim().eq_ignore_ascii_case("n")).map(|(_, number)| number.trim());
    number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether a text in front of a row is the whole country.
pub(super) fn is_country(text: &str) -> bool {
    const WHOLE: [&str; 4] = ["bundesgebiet", "deutschland", "bundesrepublik deutschland", "bund"];
    WHOLE.iter().any(|whole| text.eq_ignore_ascii_case(whole))
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
    let is_marked = text.trim_start().starts_with(['-', '–', '(']);
    heads_group(text) || is_marked || PARTS.iter().any(|part| first.eq_ignore_ascii_case(part)) || is_page_mark(text)
}

/// Whether a text that stands alone in its row says something of the rows below it: `Warteliste:`, `Ehemalige Mitglieder`.
pub(super) fn heads_group(text: &str) -> bool {
    const GROUPS: [&str; 23] = [
        "landkreise",
        "ausgewählt",
        "ausgewählte",
        "abgelehnt",
        "abgelehnte",
        "gäste",
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
    const ENDINGS: [&str; 4] = ["mitglieder", "städte", "gemeinden", "kommunen"];
    const NUMBERED: [&str; 9] =
        ["jahrgang", "phase", "kohorte", "runde", "aufruf", "gruppe", "stufe", "tranche", "aufnahmejahr"];
    let text = text.trim().to_lowercase();
    let mut words = text.split(|c: char| !c.is_alphabetic());
    let numbered = text.split_once(' ').is_some_and(|(word, number)| {
        NUMBERED.contains(&word) && number.chars().all(|c| c.is_ascii_digit() || "ivx.".contains(c))
    });
    let says = |word: &str| GROUPS.contains(&word) || ENDINGS.iter().any(|ending| word.ends_with(ending));
    let outline = text.split_once(". ").is_some_and(|(number, _)| number.chars().all(|c| "ivx".contains(c)));
    text.ends_with(':') && text.len() > 1 || numbered || outline || words.any(says)
}

/// The state that a text alone in its row heads: `Hessen:`, `Sachsen (4)`.
pub(super) fn headed_state(text: &str) -> Option<State> {
    let text = text.trim().trim_end_matches(':').trim_end();
    let counted = text.strip_suffix(')').and_then(|text| text.rsplit_once('('));
    let name = counted.filter(|(_, count)| count.starts_with(|c: char| c.is_ascii_digit())).map(|(name, _)| name);
    State::from_list(name.unwrap_or(text).trim())
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

/// Whether a text begins a source, a remark or a footnote, explains a sign (`A = aktiv`) or marks a page.
pub(super) fn is_footer(text: &str) -> bool {
    const WORDS: [&str; 12] = [
        "gez.",
        "i.a.",
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
    note || WORDS.contains(&word.to_lowercase().as_str()) || text.contains(" = ") || is_page_mark(text)
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
