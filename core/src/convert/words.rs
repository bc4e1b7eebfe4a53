//! The words of German lists: what stands for nothing, kinds of places, states of a membership.

use super::rules;
use crate::finding::Rule;
use crate::place::{PlaceKind, State, slug};

/// Whether a cell says that nothing is known: empty, or one of the signs and words that lists and programs write instead.
pub(super) fn is_missing(text: &str) -> bool {
    const WORDS: [&str; 11] =
        ["k. a.", "k.a.", "k.a", "n. n.", "n.n.", "n. a.", "n.a.", "n/a", "keine angabe", "unbekannt", "nicht bekannt"];
    match text.len() {
        0 => true,
        1 => matches!(text, "-" | "." | "x" | "X" | "?" | "/" | "*" | "_"),
        // No word here is longer; a cell that begins with a digit is none of them.
        2..=16 => match text.as_bytes().first() {
            Some(b'k' | b'K' | b'n' | b'N' | b'u' | b'U') => {
                // `KA` is Karlsruhe.
                is_null(text)
                    || matches!(text, "ka" | "kA")
                    || WORDS.contains(&text.to_lowercase().replace('\u{a0}', " ").as_str())
            }
            Some(b'#' | b'E' | b'F') => lost(text).is_some(),
            Some(b'\\' | b'(' | b'<') => is_null(text),
            Some(first) if first.is_ascii_alphanumeric() => false,
            _ => text.chars().all(|c| matches!(c, '-' | '–' | '—' | '.' | '…' | '?' | '_')),
        },
        _ => false,
    }
}

/// Whether a cell says nothing where texts stand: among figures a cross means that there can be none, among texts it is one.
pub(super) fn is_missing_text(text: &str) -> bool {
    is_missing(text) && !matches!(text, "x" | "X")
}

/// Whether a cell is what a database or a program writes for a value that is not there.
pub(super) fn is_null(text: &str) -> bool {
    const SIGNS: [&str; 11] = ["NULL", "Null", "null", "NaN", "nan", "NA", "None", "\\N", "(null)", "<NULL>", "<NA>"];
    SIGNS.contains(&text)
}

/// What a rule says of a cell that holds what a spreadsheet program shows in place of a value.
pub(super) fn lost(text: &str) -> Option<&'static Rule> {
    let is_narrow = text.len() >= 3 && text.bytes().all(|byte| byte == b'#');
    let failed = || is_failed(text).then_some(&rules::FORMULA_FAILED);
    if is_narrow { Some(&rules::CELL_TOO_NARROW) } else { failed() }
}

/// Whether a cell is what a spreadsheet program shows for a formula that failed, in German or in English.
fn is_failed(text: &str) -> bool {
    const ERRORS: [&str; 24] = [
        "#NV",
        "#N/A",
        "#N/V",
        "#DIV/0!",
        "#WERT!",
        "#VALUE!",
        "#BEZUG!",
        "#REF!",
        "#NAME?",
        "#ZAHL!",
        "#NUM!",
        "#NULL!",
        "#ÜBERLAUF!",
        "#SPILL!",
        "#KALK!",
        "#CALC!",
        "#FELD!",
        "#FIELD!",
        "#VERBINDEN!",
        "#CONNECT!",
        "#BLOCKIERT!",
        "#BLOCKED!",
        "#UNBEKANNT!",
        "#UNKNOWN!",
    ];
    let numbered = ["Err:", "Fehler:"].iter().find_map(|word| text.strip_prefix(word));
    let is_number = |number: &str| number.len() == 3 && number.bytes().all(|byte| byte.is_ascii_digit());
    ERRORS.contains(&text) || numbered.is_some_and(is_number)
}

/// Whether a city is called as a state is.
pub(super) fn is_city(state: State) -> bool {
    matches!(state, State::Berlin | State::Hamburg | State::Bremen | State::Brandenburg)
}

/// What a list means by its sign or word for yes or no.
pub(super) fn truth(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "ja" | "j" | "wahr" | "true" | "yes" | "x" | "1" | "•" | "●" | "✓" | "✔" | "☒" | "☑" => Some(true),
        "nein" | "n" | "falsch" | "false" | "no" | "0" | "☐" => Some(false),
        _ => None,
    }
}

/// Whether a text is a rule drawn from signs.
pub(super) fn is_rule(text: &str) -> bool {
    text.chars().count() >= 2 && text.chars().all(|c| "-–—_=*~.+:".contains(c))
}

/// What a list means by its word for the kind of a place.
pub(super) fn kind(text: &str) -> Option<PlaceKind> {
    let word = slug(text);
    let ends = |endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
    Some(match word.as_str() {
        "kreis" | "landkreis" => PlaceKind::County,
        "amt" | "vg" | "sg" | "gvv" | "verwaltungsverband" => PlaceKind::Association,
        "markt" | "flecken" | "marktgemeinde" | "einheitsgemeinde" | "ortsgemeinde" => PlaceKind::Municipality,
        _ if ends(&["verbandsgemeinde", "samtgemeinde", "verwaltungsgemeinschaft", "verband"]) => {
            PlaceKind::Association
        }
        _ if ends(&["stadtteil", "ortsteil", "bezirk", "ortsbezirk", "quartier"]) => PlaceKind::District,
        _ if ends(&["stadt"]) => PlaceKind::City,
        _ if ends(&["gemeinde"]) => PlaceKind::Municipality,
        _ => return None,
    })
}

/// The kind that the name of a place says: `Verbandsgemeinde Daun`, `Amt Büsum-Wesselburen`.
pub(super) fn kind_in_name(name: &str) -> Option<PlaceKind> {
    const ASSOCIATIONS: [&str; 7] = [
        "Verbandsgemeinde ",
        "Samtgemeinde ",
        "Amt ",
        "VG ",
        "Gemeindeverwaltungsverband ",
        "Verwaltungsgemeinschaft ",
        "GVV ",
    ];
    ASSOCIATIONS.iter().any(|word| name.starts_with(word)).then_some(PlaceKind::Association)
}

/// What a list says of a membership on its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Status {
    /// A member.
    Active,
    /// No longer a member.
    Left,
    /// Never one, or not yet: it applied, was refused or waits.
    Outside,
    /// No member; whether it was one its days say.
    No,
}

impl Status {
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Left => "left",
            Self::Outside => "outside",
            Self::No => "no",
        }
    }

    pub(super) fn read(text: &str) -> Option<Self> {
        Some(match slug(text).as_str() {
            "ja" | "j" | "yes" | "aktiv" | "mitglied" | "aktives-mitglied" | "laufend" | "dabei" => Self::Active,
            "ausgeschieden"
            | "ausgetreten"
            | "ehemalig"
            | "ehemaliges-mitglied"
            | "ehemals"
            | "beendet"
            | "inaktiv" => Self::Left,
            "nein" | "n" | "no" => Self::No,
            "abgelehnt" | "abgesagt" | "absage" | "bewerber" | "bewerberin" | "beworben" | "bewerbung"
            | "interessent" | "interessiert" | "kandidat" | "kandidatin" | "kein-mitglied" | "nicht-aufgenommen"
            | "warteliste" | "zurueckgezogen" => Self::Outside,
            _ => return None,
        })
    }
}
