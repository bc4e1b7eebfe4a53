//! Cells that look like a way to reach a person.

use super::cells::date;
use crate::place::slug;

/// Whether a text holds a mail address or is a telephone number.
///
/// A telephone number begins with `+`, or with `0` and has at least seven digits with a separator that no official key has.
pub(super) fn is_contact(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.contains(&b'@') && text.split_whitespace().any(is_mail) || is_telephone(text)
}

/// Whether a header names persons or the ways to reach them.
pub(super) fn is_person_header(header: &str) -> bool {
    const BEGINNINGS: [&str; 31] = [
        "ansprechp",
        "kontaktperson",
        "koordinator",
        "zustaendig",
        "bearbeiter",
        "vorname",
        "nachname",
        "familienname",
        "buergermeister",
        "oberbuergermeister",
        "name-der-ansprechperson",
        "anrede",
        "e-mail",
        "email",
        "mail",
        "telefon",
        "tel-",
        "mobil",
        "handy",
        "fax",
        "durchwahl",
        "rufnummer",
        "sprecher",
        "geburts",
        "contact-p",
        "contact-name",
        "first-name",
        "last-name",
        "surname",
        "phone",
        "mayor",
    ];
    const WORDS: [&str; 3] = ["kontakt", "leitung", "tel"];
    let header = slug(header);
    let office = ["buergermeister", "landrat-", "landraet"].iter().any(|office| format!("{header}-").contains(office));
    office || WORDS.contains(&header.as_str()) || BEGINNINGS.iter().any(|beginning| header.starts_with(beginning))
}

fn is_mail(word: &str) -> bool {
    let Some((user, host)) = word.split_once('@') else { return false };
    !user.is_empty() && host.split_once('.').is_some_and(|(name, end)| !name.is_empty() && !end.is_empty())
}

fn is_telephone(text: &str) -> bool {
    let text = text.trim();
    if is_numbered_day(text) {
        return false;
    }
    if !text.starts_with(['+', '0', '(']) || text.len() < 6 {
        return false;
    }
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let only = text.chars().all(|c| c.is_ascii_digit() || " +-/().–\u{a0}".contains(c));
    if !only || !(6..=16).contains(&digits) {
        return false;
    }
    let separated = text.contains(['-', '/', '(', '–']);
    // Official keys may be written with blanks or lose their text form (`6611000.0`); dates have points.
    let blanks = text.contains([' ', '\u{a0}']) && !matches!(digits, 8 | 9 | 12);
    text.starts_with('+') || (digits >= 7 && !text.contains('.') && (separated || blanks))
}

/// Whether a text is a day in numbers, `01/07/2020` or `01-07-2020`.
fn is_numbered_day(text: &str) -> bool {
    let lengths = text.split(['/', '-']).map(str::len);
    lengths.eq([2, 2, 4]) && date::slashed(&text.replace('-', "/")).is_some()
}

#[cfg(test)]
mod tests {
    use super::is_contact;

    #[test]
    fn contacts_are_told_from_keys_dates_and_numbers() {
        let rows = [
            ("kontakt1@example.org", true, "mail"),
            ("Büro: kontakt@example.org, Zimmer 3", true, "mail among words"),
            ("0561 1234567", true, "number with a blank"),
            ("(0561) 12345-67", true, "brackets"),
            ("+49 561 1234567", true, "international"),
            ("0561/1234567", true, "slash"),
            ("06611000", false, "AGS"),
            ("06 6 11 000", false, "AGS with blanks"),
            ("06 6 11 0000 000", false, "regional key with blanks"),
            ("01.07.2020", false, "date"),
            ("03.05.2021 - 04.05.2021", false, "dates"),
            ("01/07/2020", false, "date with slashes"),
            ("01-07-2020", false, "date with strokes"),
            ("0561-12-3456", true, "no date"),
            ("35.000", false, "population"),
            ("@", false, "nothing around it"),
            ("Kassel", false, "name"),
        ];
        for (text, expected, why) in rows {
            assert_eq!(is_contact(text), expected, "{text}: {why}");
        }
    }
}
