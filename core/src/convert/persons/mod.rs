//! Cells that name a person or look like a way to reach one.

use super::cells::date;
use crate::place::slug;

/// Given names that are frequent in Germany, and no surnames: a line for each first letter.
const GIVEN_NAMES: &str = include_str!("given_names.txt");

/// What is expected of a text that [`is_contact`].
pub(super) const EXPECTED: (&str, &str) =
    ("keine Person, keine Mailadresse und keine Telefonnummer", "no person, mail address or telephone number");

/// Whether the bytes of a text leave it open that it [`is_contact`]: digits, a mail's sign, or a word before a name.
pub(super) fn may_be_contact(bytes: &[u8]) -> bool {
    const TITLES: [&[u8]; 5] = [b"Frau", b"Herr", b"Herrn", b"Fr.", b"Hr."];
    let (mut digits, mut has_colon) = (0, false);
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'0'..=b'9' => digits += 1,
            b'@' => return true,
            b':' => has_colon = true,
            b' ' if TITLES.iter().any(|title| bytes[..at].ends_with(title)) => return true,
            _ => {}
        }
    }
    digits > 4 || has_colon && memchr::memmem::find(bytes, b"nsprechp").is_some()
}

/// Whether a text holds a mail address, a telephone number behind a word for it, or `Frau` or `Herr` before a name, or is a
/// telephone number.
///
/// A telephone number begins with `+`, or with `0` and has at least seven digits with a separator that no official key has.
pub(super) fn is_contact(text: &str) -> bool {
    let bytes = text.as_bytes();
    may_be_contact(bytes)
        && (bytes.contains(&b'@') && text.split_whitespace().any(is_mail) || is_telephone(text) || addresses(text))
}

/// Whether a text is the name of a person: a title before a capital letter, or a frequent given name before or behind a surname.
pub(super) fn is_name(text: &str) -> bool {
    const TITLES: [&str; 11] = ["Dr.", "Prof.", "Frau", "Herr", "Herrn", "Fr.", "Hr.", "gez.", "i.A.", "i.", "A."];
    const SAINTS: [&str; 3] = ["Sankt", "St.", "Bad"];
    let text = text.split_once(" (").map_or(text, |(name, _)| name);
    let words: Vec<&str> = text.split_whitespace().skip_while(|word| TITLES.contains(word)).collect();
    let is_titled = words.len() < text.split_whitespace().count();
    let is_particle = |word: &&str| ["von", "van", "de", "der", "zu", "zur", "den"].contains(word);
    let is_capital =
        |word: &&str| word.starts_with(char::is_uppercase) && word.chars().all(|c| c.is_alphabetic() || c == '-');
    match words.as_slice() {
        [surname] => is_titled && is_capital(surname),
        [surname, given] if surname.ends_with(',') => {
            is_given_name(given) && is_capital(&surname.trim_end_matches(','))
        }
        [surname, given] if is_given_name(given) && is_capital(surname) && !SAINTS.contains(surname) => true,
        [initial, surname] if initial.ends_with('.') && initial.len() == 2 => is_capital(surname),
        [given, between @ .., surname] => {
            let is_between =
                |word: &&str| is_particle(word) || is_given_name(word) || word.ends_with('.') && word.len() == 2;
            (is_given_name(given) || is_titled && is_capital(given))
                && between.iter().all(is_between)
                && is_capital(surname)
        }
        [] => false,
    }
}

fn is_given_name(word: &str) -> bool {
    let name = word.split('-').next().unwrap_or_default();
    let in_capitals = name.len() > 1 && name.chars().all(char::is_uppercase);
    GIVEN_NAMES.split_whitespace().any(|given| given == name || in_capitals && given.to_uppercase() == name)
}

/// Whether a text outside the data names a person: `Bearbeiterin: Ute Probe`.
pub(super) fn mentions(text: &str) -> bool {
    is_contact(text)
        || is_person_header(text)
        || text
            .split([':', ',', ';', '(', ')', '/', '–'])
            .flat_map(|part| part.split(" - "))
            .any(|part| is_name(part.trim()))
}

/// Whether the texts of a column are names of persons for the better part: two of them, or the only one.
pub(super) fn are_names<T: AsRef<str>>(texts: impl Iterator<Item = T>) -> bool {
    let (names, all) = texts.fold((0, 0), |(names, all), text| (names + usize::from(is_name(text.as_ref())), all + 1));
    names > 0 && names * 2 > all && (names > 1 || all == 1)
}

/// Whether a header names persons or the ways to reach them.
pub(super) fn is_person_header(header: &str) -> bool {
    const BEGINNINGS: [&str; 50] = [
        "leitung-",
        "projektleit",
        "rueckfragen",
        "erfasst-",
        "eingegeben",
        "geaendert-",
        "angelegt-",
        "managed-by",
        "focal-point",
        "stellvertret",
        "name-funktion",
        "name-und-funktion",
        "name-vorname",
        "name-und-vorname",
        "ansprechp",
        "betreuung-d",
        "betreut-",
        "betreuer",
        "sachbearb",
        "geschaeftsfuehr",
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
    const WORDS: [&str; 16] = [
        "kontakt",
        "kontaktdaten",
        "leitung",
        "tel",
        "ap",
        "bearb",
        "asp",
        "unterschrift",
        "ob",
        "bm",
        "ob-bm",
        "sb",
        "pate",
        "patin",
        "vertretung",
        "wer",
    ];
    let says = |part: &str| {
        let part = slug(part);
        let office =
            ["buergermeister", "landrat-", "landraet"].iter().any(|office| format!("{part}-").contains(office));
        office || WORDS.contains(&part.as_str()) || BEGINNINGS.iter().any(|beginning| part.starts_with(beginning))
    };
    says(header) || header.contains(['/', ',', '+', '&']) && header.split(['/', ',', '+', '&']).any(says)
}

/// Whether a text names somebody behind `Frau` or `Herr`, or a number behind `Tel.`
fn addresses(text: &str) -> bool {
    const PERSONS: [&str; 5] = ["Frau", "Herr", "Herrn", "Fr.", "Hr."];
    const NUMBERS: [&str; 8] = ["tel", "telefon", "fon", "fax", "mobil", "handy", "phone", "durchwahl"];
    if text.contains(':') && text.contains("nsprechp") {
        return true;
    }
    if text.split([' ', '\u{a0}', '\n']).any(is_dialled) {
        return true;
    }
    let mut words = text.split([' ', '\u{a0}', '\n']).peekable();
    while let Some(word) = words.next() {
        let Some(next) = words.peek() else { break };
        let word = word.trim_start_matches(['(', '/', ',', ';']);
        if PERSONS.contains(&word) && next.starts_with(char::is_uppercase) {
            return true;
        }
        let is_number = next.starts_with(['0', '+', '(']) && next.bytes().filter(u8::is_ascii_digit).count() >= 3;
        let word = word.trim_end_matches(['.', ':', '-']);
        if is_number && NUMBERS.iter().any(|number| word.eq_ignore_ascii_case(number)) {
            return true;
        }
    }
    false
}

/// Whether a word among others is a number with its area code: `0731-1610`.
fn is_dialled(word: &str) -> bool {
    let word = word.trim_end_matches(['.', ',', ')']).trim_start_matches('(');
    let Some((area, number)) = word.split_once(['-', '/']) else { return false };
    let digits = |text: &str, fewest: usize| text.len() >= fewest && text.bytes().all(|byte| byte.is_ascii_digit());
    area.starts_with('0') && area.len() <= 5 && digits(area, 3) && digits(number, 4)
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
    use super::{are_names, is_contact, is_name};

    #[test]
    fn names_of_persons_are_told_from_those_of_places_and_organisations() {
        let rows = [
            ("Jens Krause", true, "given name and surname"),
            ("Krause, Jens", true, "the other way round"),
            ("Dr. Krause", true, "title"),
            ("Anna-Lena von der Heide", true, "two names, particles"),
            ("Karl H. Muster", true, "initial"),
            ("Frau Muster", true, "Frau"),
            ("Kassel", false, "place"),
            ("Bad Homburg", false, "place of two words"),
            ("Diakonie Kassel", false, "organisation"),
            ("Stadt", false, "word"),
            ("Maria", false, "given name alone"),
            ("Rudolf Steiner Schule", false, "named after a person"),
            ("", false, "nothing"),
        ];
        for (text, expected, why) in rows {
            assert_eq!(is_name(text), expected, "{text}: {why}");
        }
        assert!(are_names(["Jens Krause", "Ute Probe", "N. N."].iter()), "most");
        assert!(!are_names(["Jens Krause", "AWO"].iter()), "one of two");
    }

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
            ("Bürgerstiftung, Frau Muster, Tel. 0365 9988", true, "behind an organisation"),
            ("AWO (Hr. B), Tel. 0561 12345", true, "in brackets"),
            ("Frau und Beruf e. V.", false, "organisation"),
            ("Frauenhaus Kassel", false, "organisation"),
            ("Hotel 0815", false, "no word for a telephone"),
            ("@", false, "nothing around it"),
            ("Kassel", false, "name"),
        ];
        for (text, expected, why) in rows {
            assert_eq!(is_contact(text), expected, "{text}: {why}");
        }
    }
}
