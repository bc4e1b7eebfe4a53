//! Encodings of one byte per character: what stands for the bytes from 0x80 on.

use encoding_rs::{Encoding, ISO_8859_15, MACINTOSH, WINDOWS_1252};

/// The characters of the bytes 0x80 to 0xFF.
pub(in crate::convert) type Upper = [char; 128];

/// DOS code page 850, which no browser knows and which programs of the early nineties wrote.
pub(super) const CP850: Upper = [
    'Ç', 'ü', 'é', 'â', 'ä', 'à', 'å', 'ç', 'ê', 'ë', 'è', 'ï', 'î', 'ì', 'Ä', 'Å', 'É', 'æ', 'Æ', 'ô', 'ö', 'ò', 'û',
    'ù', 'ÿ', 'Ö', 'Ü', 'ø', '£', 'Ø', '×', 'ƒ', 'á', 'í', 'ó', 'ú', 'ñ', 'Ñ', 'ª', 'º', '¿', '®', '¬', '½', '¼', '¡',
    '«', '»', '░', '▒', '▓', '│', '┤', 'Á', 'Â', 'À', '©', '╣', '║', '╗', '╝', '¢', '¥', '┐', '└', '┴', '┬', '├', '─',
    '┼', 'ã', 'Ã', '╚', '╔', '╩', '╦', '╠', '═', '╬', '¤', 'ð', 'Ð', 'Ê', 'Ë', 'È', 'ı', 'Í', 'Î', 'Ï', '┘', '┌', '█',
    '▄', '¦', 'Ì', '▀', 'Ó', 'ß', 'Ô', 'Ò', 'õ', 'Õ', 'µ', 'þ', 'Þ', 'Ú', 'Û', 'Ù', 'ý', 'Ý', '¯', '´', '\u{ad}', '±',
    '‗', '¾', '¶', '§', '÷', '¸', '°', '¨', '·', '¹', '³', '²', '■', '\u{a0}',
];

pub(super) fn windows_1252() -> Upper {
    upper(WINDOWS_1252)
}

pub(super) fn iso_8859_15() -> Upper {
    upper(ISO_8859_15)
}

pub(super) fn mac_roman() -> Upper {
    upper(MACINTOSH)
}

fn upper(encoding: &'static Encoding) -> Upper {
    let bytes: Vec<u8> = (0x80..=0xff).collect();
    let mut table = ['\u{fffd}'; 128];
    for (slot, character) in table.iter_mut().zip(encoding.decode_without_bom_handling(&bytes).0.chars()) {
        *slot = character;
    }
    table
}
