//! How the characters of a file are written, and how it is found out.

use super::single::{self, Upper};

/// How the characters of a file are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, known by its byte order mark or by the zeros between its letters.
    Utf16,
    /// UTF-32, known in the same way.
    Utf32,
    /// Windows-1252, the usual one of German office files that are not UTF-8; ISO-8859-1 is the same for printable characters.
    Windows1252,
    /// ISO-8859-15: as ISO-8859-1, with the euro sign.
    Iso8859_15,
    /// Mac OS Roman, as Excel for Mac wrote its CSV files.
    MacRoman,
    /// DOS code page 850.
    Cp850,
}

impl Encoding {
    /// All encodings.
    pub const ALL: [Self; 7] =
        [Self::Utf8, Self::Utf16, Self::Utf32, Self::Windows1252, Self::Iso8859_15, Self::MacRoman, Self::Cp850];

    /// `utf-8`, `utf-16`, `utf-32`, `windows-1252`, `iso-8859-15`, `macintosh` or `cp850`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16 => "utf-16",
            Self::Utf32 => "utf-32",
            Self::Windows1252 => "windows-1252",
            Self::Iso8859_15 => "iso-8859-15",
            Self::MacRoman => "macintosh",
            Self::Cp850 => "cp850",
        }
    }

    /// The characters of its upper half; `None` for UTF-8, UTF-16 and UTF-32.
    pub(in crate::convert) fn upper(self) -> Option<Upper> {
        match self {
            Self::Utf8 | Self::Utf16 | Self::Utf32 => None,
            Self::Windows1252 => Some(single::windows_1252()),
            Self::Iso8859_15 => Some(single::iso_8859_15()),
            Self::MacRoman => Some(single::mac_roman()),
            Self::Cp850 => Some(single::CP850),
        }
    }
}

impl std::str::FromStr for Encoding {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let lower = text.to_lowercase();
        let name = match lower.as_str() {
            "iso-8859-1" | "latin-1" | "cp1252" => "windows-1252",
            "macroman" | "mac-roman" | "mac_roman" => "macintosh",
            "ibm850" => "cp850",
            other => other,
        };
        Self::ALL.into_iter().find(|encoding| encoding.as_str() == name).ok_or_else(|| {
            let known: Vec<&str> = Self::ALL.iter().map(|encoding| encoding.as_str()).collect();
            format!("\"{text}\" is not an encoding (expected one of {})", known.join(", "))
        })
    }
}

/// The encoding of one byte per character in which the text reads as German.
///
/// Every byte from 0x80 on is weighed where it stands: within a word it should be a letter, best a German one in its usual case;
/// between words a sign such as a dash, a quote or a euro. Even evidence goes to Windows-1252.
pub(super) fn of_single_bytes(bytes: &[u8]) -> Encoding {
    const SAMPLE: usize = 1 << 22;
    const CANDIDATES: [Encoding; 4] =
        [Encoding::Windows1252, Encoding::Iso8859_15, Encoding::MacRoman, Encoding::Cp850];
    let bytes = bytes.get(..SAMPLE).unwrap_or(bytes);
    let scores = CANDIDATES.map(|encoding| encoding.upper().map_or(i64::MIN, |upper| score(bytes, &upper)));
    let best = scores.iter().max().copied().unwrap_or_default();
    let first = scores.iter().position(|&score| score == best).unwrap_or_default();
    CANDIDATES.get(first).copied().unwrap_or(Encoding::Windows1252)
}

fn score(bytes: &[u8], upper: &Upper) -> i64 {
    let character = |byte: u8| match byte {
        0..0x80 => char::from(byte),
        _ => upper.get(usize::from(byte - 0x80)).copied().unwrap_or('\u{fffd}'),
    };
    let mut score = 0;
    for (at, &byte) in bytes.iter().enumerate() {
        if byte < 0x80 {
            continue;
        }
        let before = at.checked_sub(1).and_then(|at| bytes.get(at)).map_or(' ', |&byte| character(byte));
        let after = bytes.get(at + 1).map_or(' ', |&byte| character(byte));
        score += weight(before, character(byte), after);
    }
    score
}

fn weight(before: char, character: char, after: char) -> i64 {
    let in_word = before.is_ascii_alphabetic() || after.is_ascii_alphabetic();
    match character {
        // UTF-8 read as Windows-1252 and saved again: the two characters of one letter stand side by side.
        'Ã' if super::mojibake::continues(after) => 6,
        _ if before == 'Ã' && super::mojibake::continues(character) => 0,
        'ä' | 'ö' | 'ü' | 'ß' if in_word && !before.is_uppercase() => 4,
        'ä' | 'ö' | 'ü' if in_word => 3,
        'Ä' | 'Ö' | 'Ü' if after.is_ascii_alphabetic() && !before.is_ascii_lowercase() => 4,
        'Ä' | 'Ö' | 'Ü' if in_word => -1,
        '–' | '„' | '“' | '”' | '‚' | '‘' | '’' | '€' | '§' | '°' | '²' | '³' | '½' | '…' | '•' | '\u{a0}' | '·' => {
            if in_word && character != '’' {
                0
            } else {
                2
            }
        }
        'é' | 'è' | 'á' | 'à' | 'ó' | 'ç' | 'ê' | 'ô' | 'ñ' | 'š' | 'ž' | 'ć' if in_word => 2,
        _ if character.is_alphabetic() && in_word => 0,
        '\u{fffd}' | '\u{80}'..='\u{9f}' => -4,
        _ if in_word => -3,
        _ => -1,
    }
}
