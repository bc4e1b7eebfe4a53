use super::{Encoding, Sheet, sheets};
use crate::convert::grid::{Block, Splitter};

fn text(bytes: &[u8]) -> (Encoding, String) {
    let sheet = Sheet::read(bytes.to_vec()).unwrap();
    let mut block = Block::default();
    Splitter::new(&sheet, b';').next_block(&mut block);
    let cells = (0..block.rows.len()).flat_map(|row| block.cells(row).to_vec());
    (sheet.encoding(), cells.map(|cell| cell.text(&sheet).into_owned()).collect::<Vec<_>>().join("|"))
}

#[test]
fn encodings_are_found_from_german_letters() {
    let rows: [(&[u8], Encoding, &str, &str); 8] = [
        ("Lübeck;Fürth\n".as_bytes(), Encoding::Utf8, "Lübeck|Fürth", "UTF-8"),
        (b"\xef\xbb\xbfKassel\n", Encoding::Utf8, "Kassel", "a byte order mark is no text"),
        (b"\xff\xfeK\0\xf6\0\n\0", Encoding::Utf16, "Kö", "UTF-16"),
        (b"L\xfcbeck;Gie\xdfen \x96 Mitte\n", Encoding::Windows1252, "Lübeck|Gießen – Mitte", "Windows-1252"),
        (b"L\x9fbeck;Gie\xa7en \xd0 S\x9fd\n", Encoding::MacRoman, "Lübeck|Gießen – Süd", "Mac OS Roman"),
        (b"L\x81beck;Gie\xe1en;K\x94ln\n", Encoding::Cp850, "Lübeck|Gießen|Köln", "code page 850"),
        (b"M\xfcnchen;100 \xa4\n", Encoding::Iso8859_15, "München|100 €", "the euro sign of ISO-8859-15"),
        (b"L\xc3\xbcbeck\nGie\xdfen\n", Encoding::Windows1252, "Lübeck|Gießen", "two encodings, line by line"),
    ];
    for (bytes, encoding, expected, why) in rows {
        assert_eq!(text(bytes), (encoding, expected.to_owned()), "{why}");
    }
}

#[test]
fn what_cannot_be_unpacked_is_refused() {
    for bytes in [&b"PK\x03\x04nothing"[..], b"\x1f\x8bnothing", b"\xd0\xcf\x11\xe0nothing", b"\x09\x04\x06\0\0\0"] {
        assert!(sheets(bytes.to_vec()).is_err(), "{bytes:?}");
    }
}

#[test]
fn tables_of_a_page_are_sheets_with_their_spans() {
    let page = "<html><body><table><tr><td>Menü</td></tr><tr><td><table><tr><th colspan=2>Stadt</th><th>A&amp;B</th></tr>\
                <tr><td rowspan=2>Kassel</td><td>1</td><td>x<br>y</td></tr><tr><td>2</td><td>&#252;</td></tr></table></td></tr></table>";
    let found = sheets(page.as_bytes().to_vec()).unwrap();
    assert_eq!(found.len(), 1, "the table around the table is layout");
    let cells = found[0].cells().unwrap();
    let row = |row: usize| cells.row(row).iter().map(|cell| cell.text(&found[0]).into_owned()).collect::<Vec<_>>();
    assert_eq!(row(0), ["Stadt", "", "A&B"]);
    assert_eq!(row(1), ["Kassel", "1", "x\ny"]);
    assert_eq!(row(2), ["", "2", "ü"]);
}
