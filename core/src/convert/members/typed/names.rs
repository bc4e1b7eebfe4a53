use super::Flaw;
use crate::convert::persons;
use crate::language::Template;
use crate::programme::Programme;
use crate::register::CallRef;
use crate::register::rules::VALUE_UNREADABLE;

/// The name of a place: blanks and line breaks made one, footnote marks dropped, letters composed.
pub(super) fn read(text: &str) -> Result<String, Flaw> {
    let plain = without_number(without_footnote(text));
    let name = composed(&plain.split_whitespace().collect::<Vec<_>>().join(" "));
    let broken = name.chars().any(|c| c == '\u{fffd}' || c.is_control());
    if broken || !name.chars().any(char::is_alphabetic) || persons::is_contact(&name) {
        return Err(Flaw::value("der Name eines Ortes", "the name of a place"));
    }
    Ok(name)
}

/// A name without a running number or a postal code before it: `1. Kassel`, `34117 Kassel`.
fn without_number(text: &str) -> &str {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = text.len() - rest.len();
    let name = match digits {
        5 => rest.strip_prefix([' ', '\u{a0}']),
        1..=4 => rest.strip_prefix('.').filter(|rest| rest.starts_with([' ', '\u{a0}'])),
        _ => None,
    };
    name.map(str::trim_start).filter(|name| name.starts_with(char::is_alphabetic)).unwrap_or(text)
}

/// A text without the mark of a footnote at its end: `Kassel*`, `35.000 1)`, `Kassel²`.
pub(super) fn without_footnote(text: &str) -> &str {
    let text = text.trim_end_matches(['*', '¹', '²', '³']).trim_end();
    match text.rsplit_once([' ', '\u{a0}']) {
        Some((before, mark))
            if mark.strip_suffix(')').is_some_and(|number| matches!(number.as_bytes(), [b'0'..=b'9'])) =>
        {
            before.trim_end()
        }
        _ => text,
    }
}

/// German letters written as a letter and a mark (NFD), as some systems save them, in their usual form.
fn composed(name: &str) -> String {
    const PAIRS: [(&str, &str); 6] = [
        ("a\u{308}", "ä"),
        ("o\u{308}", "ö"),
        ("u\u{308}", "ü"),
        ("A\u{308}", "Ä"),
        ("O\u{308}", "Ö"),
        ("U\u{308}", "Ü"),
    ];
    let name = name.replace('\u{feff}', ""); // between lists that somebody joined
    if !name.contains('\u{308}') {
        return name;
    }
    PAIRS.iter().fold(name, |name, (pair, letter)| name.replace(pair, letter))
}

/// What lists call the calls of a programme.
pub(super) struct CallNames<'a> {
    programme: &'a Programme,
}

impl<'a> CallNames<'a> {
    pub(super) fn of(programme: &'a Programme) -> Self {
        Self { programme }
    }

    pub(super) fn programme(&self) -> &'a Programme {
        self.programme
    }

    /// The call that a text names by its id or by a year in which one call opened or took effect, and no other did.
    pub(super) fn read(&self, text: &str) -> Result<CallRef, Flaw> {
        let known = self.programme.calls().iter();
        if let Some(call) = known.clone().find(|call| call.id == text) {
            return reference(&call.id);
        }
        let year = text.split(|c: char| !c.is_ascii_digit()).find(|part| part.len() == 4);
        let Some(year) = year.and_then(|year| year.parse::<crate::time::When>().ok()) else { return Err(flaw()) };
        let mut found = known.filter(|call| {
            [Some(&call.opens), call.effective_on.as_ref()]
                .into_iter()
                .flatten()
                .any(|when| when.intersect(&year).is_some())
        });
        match (found.next(), found.next()) {
            (Some(call), None) => reference(&call.id),
            _ => Err(flaw()),
        }
    }
}

fn reference(id: &str) -> Result<CallRef, Flaw> {
    CallRef::new(id).map_err(|_| flaw())
}

fn flaw() -> Flaw {
    let expected = Template::new("Jahr eines Aufrufs oder seine id", "the year of a call or its id");
    Flaw { rule: &VALUE_UNREADABLE, expected: expected.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_cleaned_and_never_guessed() {
        let rows = [
            ("Kassel*", Some("Kassel"), "footnote"),
            ("Kassel 1)", Some("Kassel"), "numbered footnote"),
            ("Neustadt\r\nan der Aisch", Some("Neustadt an der Aisch"), "line break in the cell"),
            ("Lu\u{308}beck", Some("Lübeck"), "letters and marks apart"),
            ("Frankenberg (Eder)", Some("Frankenberg (Eder)"), "an addition is part of the name"),
            ("Gie\u{fffd}en", None, "a letter was lost before"),
            ("12345", None, "no name"),
            ("kontakt1@example.org", None, "a way to reach a person"),
        ];
        for (text, expected, why) in rows {
            assert_eq!(read(text).ok().as_deref(), expected, "{text}: {why}");
        }
    }
}
