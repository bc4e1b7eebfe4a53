//! Text that somebody read in the wrong encoding and saved again.
//!
//! UTF-8 read as Windows-1252 turns `ü` into `Ã¼` and `–` into `â€“`. The way back is exact: the characters are the bytes of
//! the letter. It is gone as often as it was done.

use std::borrow::Cow;

use encoding_rs::WINDOWS_1252;

/// Whether a character is, in Windows-1252, a byte that continues a letter of UTF-8.
pub(super) fn continues(character: char) -> bool {
    byte_of(character).is_some_and(|byte| (0x80..0xc0).contains(&byte))
}

/// The byte of a character in Windows-1252, the five without a character included.
fn byte_of(character: char) -> Option<u8> {
    match u32::from(character) {
        code @ 0x80..=0xff => {
            let byte = u8::try_from(code).ok()?;
            let free = !(0x80..0xa0).contains(&byte) || matches!(byte, 0x81 | 0x8d | 0x8f | 0x90 | 0x9d);
            free.then_some(byte)
        }
        0..0x80 => None,
        _ => {
            let mut buffer = [0; 4];
            let (bytes, _, unmappable) = WINDOWS_1252.encode(character.encode_utf8(&mut buffer));
            match bytes.as_ref() {
                [byte] if !unmappable => Some(*byte),
                _ => None,
            }
        }
    }
}

/// What is left of a text after its mojibake is undone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::convert) struct Repaired {
    pub(in crate::convert) text: String,
    /// A letter was lost on the way and comes from the list of word stems, or could not be found and stays.
    pub(in crate::convert) lossy: bool,
}

/// The text as it was before it was read in the wrong encoding, once or twice; `None` where nothing was.
pub(in crate::convert) fn repair(text: &str) -> Option<Repaired> {
    if !text.contains(['Ã', 'Â', 'â', 'Å']) {
        return None;
    }
    let mut repaired = Cow::Borrowed(text);
    while let Some(next) = once(&repaired) {
        repaired = Cow::Owned(next);
    }
    let (text, lossy) = restore_lost(&repaired);
    let changed = text.is_some() || matches!(repaired, Cow::Owned(_));
    changed.then(|| Repaired { text: text.unwrap_or_else(|| repaired.into_owned()), lossy })
}

/// Every run of characters that is one letter of UTF-8, as that letter.
fn once(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut changed = false;
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if let Some((letter, length)) = letter(rest) {
            out.push(letter);
            changed = true;
            rest = rest.get(length..).unwrap_or_default();
        } else {
            out.push(first);
            rest = rest.get(first.len_utf8()..).unwrap_or_default();
        }
    }
    changed.then_some(out)
}

/// The letter that the first characters are the bytes of, and their length.
fn letter(text: &str) -> Option<(char, usize)> {
    let mut bytes = [0; 4];
    let mut characters = text.chars();
    let first = byte_of(characters.next()?)?;
    let length = match first {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        _ => return None,
    };
    bytes[0] = first;
    let mut taken = text.chars().next()?.len_utf8();
    for slot in bytes.iter_mut().take(length).skip(1) {
        let character = characters.next()?;
        *slot = byte_of(character).filter(|byte| (0x80..0xc0).contains(byte))?;
        taken += character.len_utf8();
    }
    let letter = std::str::from_utf8(bytes.get(..length)?).ok()?.chars().next()?;
    Some((letter, taken))
}

/// `Ã_`: the second half of the letter had no place in the encoding it was saved in.
///
/// Mac OS Roman has neither `¤` nor `¼`, so only `ä` and `ü` are lost that way; which one, word stems say.
fn restore_lost(text: &str) -> (Option<String>, bool) {
    if !text.contains("Ã_") && !text.contains("Ã?") {
        return (None, false);
    }
    let marked = text.replace("Ã_", LOST).replace("Ã?", LOST);
    (Some(restore(&marked, '\u{fffd}', &['ä', 'ü']).replace(LOST, "Ã_")), true)
}

const LOST: &str = "\u{fffd}";

/// A text in which every mark of a lost letter is the only one of some letters that a known stem explains; others stay.
pub(in crate::convert) fn restore(text: &str, mark: char, letters: &[char]) -> String {
    let mut text = text.to_owned();
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|rest| rest.find(mark)).map(|at| from + at) {
        let explained = letters.iter().filter(|&&letter| {
            let mut tried = text.clone();
            tried.replace_range(at..at + mark.len_utf8(), letter.encode_utf8(&mut [0; 4]));
            let lower = tried.to_lowercase();
            let small: String = letter.to_lowercase().collect();
            let around = |stem: &&str| {
                lower.match_indices(*stem).any(|(start, found)| (start..start + found.len()).contains(&at))
            };
            STEMS.iter().filter(|stem| stem.contains(&small)).any(around)
        });
        let explained: Vec<char> = explained.copied().collect();
        // A small and a capital letter explain the same; within a word it is the small one.
        let first = explained
            .first()
            .copied()
            .filter(|first| explained.iter().all(|letter| letter.to_lowercase().eq(first.to_lowercase())));
        match first {
            Some(letter) => {
                let begins = text.get(..at).is_none_or(|before| !before.ends_with(char::is_alphabetic));
                let letter = if begins { explained.last().copied().unwrap_or(letter) } else { letter };
                text.replace_range(at..at + mark.len_utf8(), letter.encode_utf8(&mut [0; 4]));
                from = at + letter.len_utf8();
            }
            None => from = at + mark.len_utf8(),
        }
    }
    text
}

/// Whether a lower-case word holds a stem of the list.
pub(in crate::convert) fn is_known(word: &str) -> bool {
    STEMS.iter().any(|stem| word.contains(stem))
}

/// Stems of words that are frequent in German lists and names of places.
const STEMS: [&str; 66] = [
    "wähl",
    "länd",
    "städt",
    "jähr",
    "präs",
    "männ",
    "ämter",
    "plätz",
    "märk",
    "ände",
    "bäd",
    "gäst",
    "träg",
    "kräft",
    "schäf",
    "zähl",
    "wäld",
    "häuser",
    "täler",
    "gärt",
    "tägl",
    "nächst",
    "verhält",
    "tätig",
    "fläch",
    "qualität",
    "universität",
    "währ",
    "später",
    "münd",
    "münster",
    "münchen",
    "gült",
    "grün",
    "für",
    "über",
    "fünf",
    "süd",
    "büro",
    "bürg",
    "brück",
    "düssel",
    "nürn",
    "würt",
    "würz",
    "lüb",
    "lüne",
    "mühl",
    "rügen",
    "tübing",
    "thüring",
    "schlüssel",
    "stück",
    "völker",
    "schädig",
    "vorsätz",
    "gemäß",
    "müll",
    "küst",
    "früh",
    "führ",
    "unterstütz",
    "güters",
    "jülich",
    "prüf",
    "zürich",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_read_wrongly_is_read_again() {
        let rows = [
            ("WÃ¼lfrath", Some("Wülfrath"), false, "once"),
            ("BÃœNDNIS 90/DIE GRÃœNEN", Some("BÜNDNIS 90/DIE GRÜNEN"), false, "capitals"),
            ("PlÃ¶n â€“ Land", Some("Plön – Land"), false, "a dash of three bytes"),
            ("WÃƒÂ¼lfrath", Some("Wülfrath"), false, "twice"),
            ("WÃ_hler", Some("Wähler"), true, "a lost half, restored from the word"),
            ("NeumÃ_nster", Some("Neumünster"), true, "a lost half, restored from the word"),
            ("XÃ_x", Some("XÃ_x"), true, "a lost half that no word explains stays"),
            ("São Paulo", None, false, "not every such letter is a fault"),
            ("Pâques", None, false, "a letter alone"),
            ("Kassel", None, false, "nothing to do"),
        ];
        for (text, expected, lossy, why) in rows {
            let found = repair(text);
            assert_eq!(found.as_ref().map(|repaired| repaired.text.as_str()), expected, "{text}: {why}");
            assert_eq!(found.is_some_and(|repaired| repaired.lossy), lossy, "{text}: {why}");
        }
    }
}
