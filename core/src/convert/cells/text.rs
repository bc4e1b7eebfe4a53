//! Texts in cells: what does not belong to them, and what was done to them.

use std::borrow::Cow;

use super::TextRepair;
use crate::convert::bytes::mojibake;

/// A text without the mark of a footnote at its end, and the mark: `Kassel*`, `Einheit   1)`, `Kassel²`.
pub(in crate::convert) fn without_footnote(text: &str) -> (&str, Option<String>) {
    let bare = text.trim_end_matches(['*', '¹', '²', '³']);
    // `km²` and `m³` are units.
    if bare.len() < text.len() && !bare.is_empty() && !bare.ends_with('m') {
        let mark = text.get(bare.len()..).unwrap_or_default();
        let plain = mark.replace('¹', "1").replace('²', "2").replace('³', "3");
        return (bare.trim_end(), Some(plain));
    }
    match text.rsplit_once([' ', '\u{a0}']) {
        Some((before, mark)) => match mark.strip_suffix(')').map(str::as_bytes) {
            Some(&[digit @ b'0'..=b'9']) => (before.trim_end(), Some(char::from(digit).to_string())),
            _ => (text, None),
        },
        None => (text, None),
    }
}

/// A text without what guards it from Excel: `="06611000"`, and an apostrophe before what would be a formula.
pub(in crate::convert) fn unguarded(text: &str) -> Cow<'_, str> {
    if let Some(inner) = text.strip_prefix("=\"").and_then(|text| text.strip_suffix('"')) {
        return if inner.contains("\"\"") { inner.replace("\"\"", "\"").into() } else { inner.into() };
    }
    let guarded = text.strip_prefix('\'').filter(|text| text.starts_with(['=', '+', '-', '@', '\t', '\r', '\'']));
    guarded.unwrap_or(text).into()
}

/// A text as it was meant: leaders of dots dropped, letters composed, what was read in the wrong encoding read again.
pub(in crate::convert) fn meant(text: &str) -> (String, Option<TextRepair>) {
    let text = text.trim_matches([' ', '\u{a0}', '\t', '\r', '\n']);
    let text = if text.ends_with("...") && text.len() > 6 { text.trim_end_matches('.').trim_end() } else { text };
    match repaired(text) {
        Some((meant, repair)) => (meant, Some(repair)),
        None => (text.to_owned(), None),
    }
}

/// A text that was read in the wrong encoding, read again, and lost letters restored where a word leaves one choice.
pub(in crate::convert) fn repaired(text: &str) -> Option<(String, TextRepair)> {
    let mut found = mojibake::repair(text).map(|repaired| {
        let repair = if repaired.lossy { TextRepair::Lossy } else { TextRepair::Lossless };
        (repaired.text, repair)
    });
    let so_far = found.as_ref().map_or(text, |(text, _)| text);
    if so_far.contains('\u{fffd}') {
        let restored = mojibake::restore(so_far, '\u{fffd}', &['ä', 'ö', 'ü', 'ß', 'Ä', 'Ö', 'Ü']);
        found = Some((restored, TextRepair::Lossy));
    }
    found
}

/// Whether letters of a repaired text are still lost.
pub(in crate::convert) fn lacks_letters(text: &str) -> bool {
    text.contains('\u{fffd}') || text.contains("Ã_") || text.contains("Ã?")
}

/// A name of a place without what German lists put behind it, and that: `Düsseldorf, krfr. Stadt`.
pub(in crate::convert) fn without_kind(name: &str) -> (&str, Option<&str>) {
    const KINDS: [&str; 9] = [
        "krfr. stadt",
        "kreisfreie stadt",
        "stadt",
        "landeshauptstadt",
        "kreis",
        "landkreis",
        "st.",
        "gkst",
        "flecken",
    ];
    match name.split_once(", ") {
        Some((place, kind)) if KINDS.contains(&kind.to_lowercase().as_str()) => (place, Some(kind)),
        _ => (name, None),
    }
}

/// A name in capitals with `UE` for `Ü`, as people write it; a stem of the word list has to show that no other letter is meant.
pub(in crate::convert) fn from_capitals(name: &str) -> Option<String> {
    let capitals = name.len() > 3 && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b' ' || byte == b'-');
    if !capitals || !["UE", "OE", "AE"].iter().any(|pair| name.contains(pair)) {
        return None;
    }
    let lower = name.to_lowercase().replace("ue", "ü").replace("oe", "ö").replace("ae", "ä");
    if !mojibake::is_known(&lower) {
        return None;
    }
    let mut word_begins = true;
    let title = lower.chars().map(|c| {
        let shown = if word_begins { c.to_uppercase().next().unwrap_or(c) } else { c };
        word_begins = !c.is_alphabetic();
        shown
    });
    Some(title.collect())
}

/// A header in one line: lines joined, words that were divided at the end of a line put together, letters that text recognition
/// confuses corrected where a known word results.
pub(in crate::convert) fn header(text: &str) -> (String, Option<String>) {
    let (text, footnote) = without_footnote(text.trim());
    let mut out = String::with_capacity(text.len());
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if !out.is_empty() && !out.ends_with(['/', '-']) {
            out.push(' ');
        }
        out.push_str(line);
    }
    let out = joined(&out.replace('\u{ad}', "")).split_whitespace().collect::<Vec<_>>().join(" ");
    let (meant, _) = meant(&out);
    (recognised(&meant).unwrap_or(meant), footnote)
}

/// `Zuwendungs-gebers`: a hyphen between small letters divides a line, unless `und` or `oder` follows.
fn joined(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    for (at, &c) in characters.iter().enumerate() {
        let before = at.checked_sub(2).and_then(|from| characters.get(from..at));
        let rest: String = characters.iter().skip(at + 1).take(5).collect();
        let divides = c == '-'
            && before.is_some_and(|before| before.iter().all(|c| c.is_lowercase()))
            && rest.starts_with(char::is_lowercase)
            && !rest.starts_with("und ")
            && !rest.starts_with("oder ");
        if !divides {
            out.push(c);
        }
    }
    out
}

/// A word that differs from a frequent header by letters that look alike.
fn recognised(text: &str) -> Option<String> {
    const HEADERS: [&str; 14] = [
        "Wahlberechtigte",
        "Wähler",
        "Wahlbeteiligung",
        "Gültige Stimmen",
        "Ungültige Stimmen",
        "Einwohner",
        "Bevölkerung",
        "Gemeinde",
        "Gemeindeschlüssel",
        "Bundesland",
        "Landkreis",
        "Insgesamt",
        "Fläche",
        "Postleitzahl",
    ];
    let alike = |text: &str| text.to_lowercase().replace(['i', '1', '|'], "l").replace("rn", "m").replace('0', "o");
    let found = HEADERS.into_iter().find(|header| alike(header) == alike(text))?;
    (found.to_lowercase() != text.to_lowercase()).then(|| found.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_become_one_line() {
        let rows = [
            ("Name und Wohnort/\nSitz des Zuwendungs-gebers", "Name und Wohnort/Sitz des Zuwendungsgebers", None),
            ("DB3*", "DB3", Some("*")),
            ("Einheit   1)", "Einheit", Some("1")),
            ("Wahiberechtigte", "Wahlberechtigte", None),
            ("Stadt-\nund Landkreise", "Stadt-und Landkreise", None),
            ("Fläche in km²", "Fläche in km²", None),
            ("Baden-Württemberg", "Baden-Württemberg", None),
        ];
        for (text, expected, footnote) in rows {
            assert_eq!(header(text), (expected.to_owned(), footnote.map(str::to_owned)), "{text}");
        }
    }

    #[test]
    fn names_lose_what_is_no_part_of_them() {
        assert_eq!(meant("Altstadt.........").0, "Altstadt");
        assert_eq!(meant("D\u{fffd}sseldorf"), ("Düsseldorf".to_owned(), Some(TextRepair::Lossy)));
        assert_eq!(without_kind("Düsseldorf, krfr. Stadt"), ("Düsseldorf", Some("krfr. Stadt")));
        assert_eq!(from_capitals("LUEBECK").as_deref(), Some("Lübeck"));
        assert_eq!(from_capitals("MICHAEL"), None, "no stem shows that ae is ä");
    }
}
