use proptest::prelude::*;

use super::{Block, Splitter, quoting};
use crate::convert::bytes::Sheet;

fn split(bytes: &[u8]) -> Vec<Vec<String>> {
    let sheet = Sheet::read(bytes.to_vec()).unwrap();
    let mut splitter = Splitter::new(&sheet, quoting::find(&sheet, b';'));
    let (mut block, mut rows) = (Block::default(), Vec::new());
    while splitter.next_block(&mut block) {
        for row in 0..block.rows.len() {
            rows.push(block.cells(row).iter().map(|cell| cell.text(&sheet).into_owned()).collect());
        }
    }
    rows
}

#[test]
fn quotes_and_lines_are_read_as_people_mean_them() {
    let rows = [
        ("a;b\r\nc;d", vec![vec!["a", "b"], vec!["c", "d"]], "CRLF, no line end at the end"),
        ("\"a;b\";c\n", vec![vec!["a;b", "c"]], "a delimiter between quotes"),
        ("\"a\nb\";c\nd\n", vec![vec!["a\nb", "c"], vec!["d"]], "a line break between quotes"),
        ("\"a \"\"b\"\" c\"\n", vec![vec!["a \"b\" c"]], "doubled quotes"),
        ("\"a;b\nc;d\n", vec![vec!["\"a", "b"], vec!["c", "d"]], "an unclosed quote swallows nothing"),
        ("a;\";2\nb;\";3\n", vec![vec!["a", "\"", "2"], vec!["b", "\"", "3"]], "quotes that mean the cell above"),
        ("a;\"\nb;c\nd;\"\n", vec![vec!["a", "\""], vec!["b", "c"], vec!["d", "\""]], "the same at the ends of lines"),
        ("a;\";\n\";c\n", vec![vec!["a", ";\n", "c"]], "a quoted cell of a sign and a line break"),
        ("a;;\n", vec![vec!["a", "", ""]], "empty cells"),
        ("a; \"b;c\";d\n", vec![vec!["a", "b;c", "d"]], "blanks before an opening quote"),
        ("'a;b';'it''s'\n", vec![vec!["a;b", "it's"]], "single quotes, doubled inside"),
        ("'a;b won't';'c'\n", vec![vec!["a;b won't", "c"]], "an apostrophe within a word"),
        ("'a';\"b\";\"c\"\n", vec![vec!["'a'", "b", "c"]], "single quotes among more double ones"),
        ("\"a \\\"b\\\" c\";d\n", vec![vec!["a \"b\" c", "d"]], "quotes behind backslashes"),
        ("\"c:\\dir\\\";d\n", vec![vec!["c:\\dir\\", "d"]], "a backslash that escapes nothing"),
        (
            "\"Post\" Kassel;1\n\"Krone\" Fulda;2\n",
            vec![vec!["\"Post\" Kassel", "1"], vec!["\"Krone\" Fulda", "2"]],
            "quotes that no cell ends with",
        ),
        ("a;b\rc;d\r", vec![vec!["a", "b"], vec!["c", "d"]], "CR"),
        ("a;b\r\nc;d\ne;f\r", vec![vec!["a", "b"], vec!["c", "d"], vec!["e", "f"]], "three kinds of line ends"),
    ];
    for (text, expected, why) in rows {
        assert_eq!(split(text.as_bytes()), expected, "{text:?}: {why}");
    }
}

proptest! {
    /// What the csv crate writes is read back cell by cell, but for a cell that begins and ends as if two quotes stood alone.
    #[test]
    fn well_formed_rows_are_read_as_they_were_written(
        rows in proptest::collection::vec(proptest::collection::vec("[a-zäß0-9;,\" \n]{0,8}", 2..5), 1..8)
    ) {
        let as_if_alone = |cell: &String| cell.starts_with([';', '\n']) && cell.ends_with(';') && cell.contains('\n');
        prop_assume!(!rows.iter().flatten().any(as_if_alone));
        let mut writer = csv::WriterBuilder::new().delimiter(b';').flexible(true).from_writer(Vec::new());
        for row in &rows {
            writer.write_record(row).unwrap();
        }
        prop_assert_eq!(split(&writer.into_inner().unwrap()), rows);
    }
}

#[test]
fn a_small_table_is_found_among_many_lines() {
    let lines = "Engagierte Stadt\nListe der Mitglieder im Programm\nStand: 2020\nHinweis: nicht weitergeben\nRückfragen an uns\n\n";
    let behind = "\nQuelle: Programmbüro\nAlle Angaben ohne Gewähr\n";
    let rows = [
        (format!("{lines}Stadt;Land;AGS\nKassel;HE;06611000\nFulda;HE;06631009\n{behind}"), b';', "titles and remarks"),
        (format!("{lines}Stadt\tAufnahme\nKassel\t2020\nFulda\t2021\n"), b'\t', "titles alone"),
        (format!("{lines}Stadt,Aufnahme\nKassel,2020\nFulda,2021\n{behind}"), b',', "commas above figures"),
        (
            format!("{lines}Es kamen, wie immer\nalle, die wollten\nund, wer konnte\n{behind}"),
            b',',
            "prose stays whole",
        ),
        (format!("{lines}Stadt;Aufnahme\nKassel;2020\n{behind}"), b',', "two rows are no table"),
    ];
    for (list, delimiter, why) in rows {
        let dialect = super::Dialect::detect(&Sheet::read(list.into_bytes()).unwrap());
        assert_eq!(dialect.signs.delimiter, delimiter, "{why}");
    }
    let list = b"Stadt$Land$Beitrag\nKassel$HE$1,50\nFulda$HE$2,75\nBautzen$SN$3,00\n";
    assert_eq!(super::Dialect::detect(&Sheet::read(list.to_vec()).unwrap()).signs.delimiter, b'$', "an unusual sign");
}
