//! Files of every kind that somebody may hand in: each is read, or refused with what it is and what to do.

use std::io::{Cursor, Read, Write};

use stadtnetz::convert::{Conversion, InspectOptions, InspectedSheet, Inspection, Options, Profile, Typed};
use stadtnetz::engagierte_stadt;
use stadtnetz::finding::Finding;
use stadtnetz::language::Language;

const LIST: &[u8] = b"Stadt;Einwohner\nKassel;201.050\nFulda;70.000\n";

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    writer.write_all(bytes).unwrap();
    writer.finish().unwrap()
}

fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A workbook whose last cell stands where a sheet ends.
fn stray_cell() -> Vec<u8> {
    let rows = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>";
    workbook("", "", rows)
}

/// Formats of cells: 1 shows a day, 2 a month, 3 a year.
const STYLES: &str = r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="3">
<numFmt numFmtId="164" formatCode="dd.mm.yyyy"/><numFmt numFmtId="165" formatCode="[$-407]mmmm\ yyyy;@"/><numFmt numFmtId="166" formatCode="yyyy"/></numFmts>
<cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs></styleSheet>"#;

/// A workbook with these properties, of one sheet with this attribute and these rows.
fn workbook(properties: &str, attribute: &str, rows: &str) -> Vec<u8> {
    let sheet = format!(
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rows}</sheetData></worksheet>"
    );
    let book = format!(
        "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">\
        {properties}<sheets><sheet name=\"Orte\" sheetId=\"1\" {attribute} r:id=\"r1\"/></sheets></workbook>"
    );
    let relations = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" \
        Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" \
        Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/></Relationships>";
    let package = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" \
        Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";
    zip(&[
        ("_rels/.rels", package.as_bytes()),
        ("[Content_Types].xml", b"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
        ("xl/styles.xml", STYLES.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

/// A workbook of Excel 2003 in XML: a merged title, a blank row, and a cell that is left out.
const IN_XML: &str = r#"<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Worksheet ss:Name="Orte &amp; Beitr&#228;ge"><Table ss:ExpandedColumnCount="3"><Column ss:Width="80"/>
<Row><Cell ss:MergeAcross="2"><Data ss:Type="String">Mitglieder</Data></Cell></Row>
<Row ss:Index="3"><Cell><Data ss:Type="String">Stadt</Data></Cell><Cell><Data ss:Type="String">Beitritt</Data></Cell><Cell><Data ss:Type="String">Beitrag</Data></Cell></Row>
<Row><Cell><Data ss:Type="String">Köln</Data></Cell><Cell><Data ss:Type="DateTime">2020-07-01T00:00:00.000</Data></Cell><Cell ss:Formula="=1+1"><Data ss:Type="Number">2.5</Data></Cell></Row>
<Row><Cell><Data ss:Type="String">Fulda</Data></Cell><Cell ss:Index="3"><Data ss:Type="Number">3</Data></Cell></Row>
</Table></Worksheet><Worksheet ss:Name="Leer"><Table><Row/><Row><Cell/></Row></Table></Worksheet></Workbook>"#;

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// A spreadsheet of `OpenDocument` in one file; its table has a name that a web page's has not.
const FLAT: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet>
<table:table table:name="Orte"><table:table-row>
   <table:table-cell office:value-type="string">
    <text:p>Stadt</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>Einwohner</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell office:value-type="string"><text:p>Köln</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="5"><text:p>5</text:p></table:table-cell></table:table-row>
</table:table></office:spreadsheet></office:body></office:document>"#;

const MAIL: &[u8] = b"Return-Path: <a@example.org>\nReceived: from mx\n\tby mx2\nSubject: Zahlen\nFrom: a@example.org\n\nStadt;Einwohner\nKassel;1\n";

fn utf32(text: &str) -> Vec<u8> {
    text.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect()
}

fn dbase() -> Vec<u8> {
    let mut bytes = vec![3, 120, 7, 1, 1, 0, 0, 0, 65, 0, 11, 0];
    bytes.resize(64, 0);
    bytes.extend(b"\r Kassel    \x1a");
    bytes
}

fn tar() -> Vec<u8> {
    let mut bytes = b"a.csv".to_vec();
    bytes.resize(257, 0);
    bytes.extend(b"ustar\x0000");
    bytes.resize(512, 0);
    [bytes, LIST.to_vec()].concat()
}

fn read(bytes: &[u8]) -> Result<Inspection, String> {
    Inspection::read(bytes, &InspectOptions::new("file")).map_err(|error| error.to_string())
}

/// Bytes; sheets and rows, or what the error says; what the bytes are.
type Case = (Vec<u8>, Result<(usize, usize), &'static str>, &'static str);

#[test]
fn every_kind_of_file_is_read_or_refused_with_what_to_do() {
    let garbage: Vec<u8> = (0..4000_u32).map(|n| u8::try_from(n.wrapping_mul(2_654_435_761) >> 24).unwrap()).collect();
    let text = std::str::from_utf8(LIST).unwrap();
    let book = workbook("", "", "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>");
    let cut = gzip(LIST);
    let rows: [Case; 52] = [
        (LIST.to_vec(), Ok((1, 3)), "text"),
        (gzip(LIST), Ok((1, 3)), "gzip"),
        (zip(&[("a.csv", LIST), ("b/c.csv", LIST)]), Ok((2, 3)), "an archive of two lists"),
        (
            zip(&[("__MACOSX/._a.csv", b"\0\x05\x16\x07"), ("a.csv", LIST), (".DS_Store", b"\0\0\0\x01")]),
            Ok((1, 3)),
            "files of the system",
        ),
        (utf16(text), Ok((1, 3)), "UTF-16 without a byte order mark"),
        (Vec::new(), Err("no rows"), "an empty file"),
        (b"\xef\xbb\xbf".to_vec(), Err("no rows"), "a byte order mark"),
        (b"\xff\xfe".to_vec(), Err("no rows"), "a byte order mark of UTF-16"),
        (b" \r\n\r\n".to_vec(), Err("no rows"), "blank lines"),
        (garbage, Err("no text"), "random bytes"),
        (b"%PDF-1.7\n1 0 obj\n".to_vec(), Err("PDF"), "a PDF document"),
        (b"\x89PNG\r\n\x1a\n".to_vec(), Err("picture"), "a picture"),
        (b"{\"places\": [{\"name\": \"Kassel\"}]}\n".to_vec(), Err("JSON"), "JSON"),
        (b"[1, 2,\n3]".to_vec(), Err("JSON"), "a list in JSON"),
        (b"{Name};{Ort}\na;b\n{c};{d}".to_vec(), Ok((1, 3)), "brackets that are no JSON"),
        (zip(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w/>")]), Err("DOCX"), "a text document"),
        (zip(&[("Index/Document.iwa", b"x"), ("Data/a", b"x")]), Err("Numbers"), "a document of Numbers"),
        (gzip(&gzip(LIST)), Err("unpack it first"), "gzip within gzip"),
        (zip(&[("a.zip", &zip(&[("a.csv", LIST)]))]), Err("a.zip"), "an archive within an archive"),
        (gzip(&vec![b'a'; 64 << 20]), Err("unfolds"), "gzip that unfolds a thousandfold"),
        (zip(&[]), Err("no rows"), "an empty archive"),
        (b"\xef\xbb\xbfStadt;Land\nK\xf6ln;NW\nFulda;HE\n".to_vec(), Ok((1, 3)), "a byte order mark that is not true"),
        (book[..book.len() / 2].to_vec(), Err("get it again"), "half a workbook"),
        (b"BEGIN:VCARD\nVERSION:3.0\nEND:VCARD\n".to_vec(), Err("vCard"), "addresses"),
        (
            b"MIME-Version: 1.0\nContent-Type: multipart/related\n".to_vec(),
            Err("web archive"),
            "a web page with its pictures",
        ),
        (b"ID;PWXL;N;E\nC;Y1;X1;K\"Stadt\"\nE\n".to_vec(), Err("SYLK"), "the link format of the eighties"),
        (utf32(text), Ok((1, 3)), "UTF-32 without a byte order mark"),
        (
            [b"\xff\xfe\0\0".to_vec(), utf32(text)].concat(),
            Ok((1, 3)),
            "UTF-32 is not UTF-16 with zeros between its letters",
        ),
        (utf32(text)[..30].to_vec(), Err("utf-32"), "UTF-32 that is cut off within a letter"),
        ([LIST, &[0; 5000]].concat(), Ok((1, 3)), "zeros where the end of the list was not written"),
        (vec![0; 500], Err("no rows"), "nothing but zeros"),
        (FLAT.as_bytes().to_vec(), Ok((1, 2)), "OpenDocument in one file"),
        (
            zip(&[("a.csv", LIST), ("b.pdf", b"%PDF-1.4"), ("leer.txt", b"")]),
            Ok((1, 3)),
            "a list beside files that are none",
        ),
        (zip(&[("b.pdf", b"%PDF-1.4")]), Err("b.pdf: the file is a PDF"), "an archive without a list"),
        (cut[..cut.len() - 9].to_vec(), Err("get it again"), "gzip that is cut off"),
        (MAIL.to_vec(), Err("mail"), "a mail"),
        (
            b"From: <Saved by Blink>\nSubject: x\nMIME-Version: 1.0\n\n--b\n".to_vec(),
            Err("web archive"),
            "a page saved with its pictures",
        ),
        (b"-- Dump\n\nCREATE TABLE `a` (\n `id` int\n);\n".to_vec(), Err("SQL"), "a dump of MySQL"),
        (b"COPY public.a (id, name) FROM stdin;\n1\tKassel\n\\.\n".to_vec(), Err("SQL"), "a dump of PostgreSQL"),
        (b"{\"Stadt\": \"Kassel\"}\n{\"Stadt\": \"Fulda\"}\n".to_vec(), Err("JSON"), "a record of JSON in each line"),
        (b"[{\"Stadt\": \"Kas".to_vec(), Err("JSON"), "JSON that is cut off"),
        (
            b"<!DOCTYPE html>\n<html><body><form></form></body></html>\n".to_vec(),
            Err("web page"),
            "a page to log in, saved as a list",
        ),
        (b"<?xml version=\"1.0\"?>\n<orte><ort>Kassel</ort></orte>\n".to_vec(), Err("XML"), "XML of another kind"),
        (b"<table><tr><th>Stadt<th>Zahl<tr><td>Kassel<td>1".to_vec(), Ok((1, 2)), "a table whose end is left out"),
        (b"BEGIN:VCALENDAR\nVERSION:2.0\n".to_vec(), Err("calendar"), "a calendar"),
        (b"{| class=\"wikitable\"\n! Stadt\n|}\n".to_vec(), Err("wiki"), "a table of a wiki"),
        (b"TABLE\n0,1\n\"EXCEL\"\n".to_vec(), Err("DIF"), "a format of the eighties"),
        (dbase(), Err("dBase"), "a table of dBase"),
        (tar(), Err("tar"), "an archive that packs nothing"),
        (b"Von: Kassel;Betreff\nFulda;Date: 1\n".to_vec(), Ok((1, 2)), "a list with colons is no mail"),
        (
            zip(&[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", b"<x/>")]),
            Err("ODT"),
            "a text document of OpenDocument",
        ),
        (stray_cell(), Err("row 1048576"), "a stray cell at the end of the sheet"),
    ];
    rows.into_iter().for_each(check);
}

fn check((bytes, expected, why): Case) {
    match (read(&bytes), expected) {
        (Ok(found), Ok((sheets, length))) => {
            assert_eq!(found.sheets().len(), sheets, "{why}");
            assert!(found.sheets().iter().all(|sheet| sheet.len() == length), "{why}");
        }
        (Err(error), Err(words)) => assert!(error.contains(words), "{why}: {error}"),
        (Ok(_), Err(words)) => panic!("{why}: read, expected \"{words}\""),
        (Err(error), Ok(_)) => panic!("{why}: {error}"),
    }
}

#[test]
fn utf_16_is_read_with_half_a_letter_behind_it_but_not_with_many() {
    let text = std::str::from_utf8(LIST).unwrap();
    let half = [b"\xff\xfe".to_vec(), utf16(text), [0x00, 0xdc].repeat(20)].concat();
    let rows: [Case; 3] = [
        ([utf16(text), b"\n".to_vec()].concat(), Ok((1, 3)), "a program for single bytes added a line end"),
        ([utf16(text), utf16(&"Fulda;1\n".repeat(99)), vec![0x00, 0xdc]].concat(), Ok((1, 103)), "one letter is lost"),
        (half, Err("utf-16"), "halves of letters, more than one in a hundred"),
    ];
    rows.into_iter().for_each(check);
}

#[test]
fn what_an_archive_or_a_broken_copy_leaves_out_is_told_once() {
    let cases: [(Vec<u8>, &[&str], &str); 3] = [
        (zip(&[("a.csv", LIST), ("b.pdf", b"%PDF-1.4"), ("c.csv", LIST)]), &["F007"], "a document beside two lists"),
        ([LIST, &[0; 40]].concat(), &["F008"], "zeros behind the list"),
        (b"Stadt;Zahl\nKas\0sel;1\n".to_vec(), &["F008"], "a zero within it"),
    ];
    for (bytes, codes, why) in cases {
        let found = read(&bytes).unwrap();
        assert_eq!(found.findings().iter().map(Finding::code).collect::<Vec<_>>(), codes, "{why}");
    }
}

#[test]
fn a_profile_finds_its_headers_behind_unusual_delimiters() {
    let text = "name = \"p\"\n[[columns]]\nname = \"a\"\nheaders = [\"Stadt\"]\ntype = \"text\"\n[[columns]]\nname = \"b\"\nheaders = [\"Zahl\"]\ntype = \"integer\"\n";
    let profile = Profile::from_toml("p.toml", text).unwrap();
    for list in [
        "Stadt|Zahl\nKassel|1\n",
        "Stadt~Zahl\nKassel~1\n",
        "Stadt^Zahl\nKassel^1\n",
        "Stadt$Zahl\nKassel$1\n",
        "\"Stadt\" \"Zahl\"\n\"Kassel\" 1\n\"Bad Vilbel\" 2\n",
        "|Stadt|Zahl|\n|--|--|\n|Kassel|1|\n",
    ] {
        let (rows, _) = Typed::open("list", list.as_bytes(), &profile).unwrap().tables();
        let figures = list.matches(|sign: char| sign.is_ascii_digit()).count();
        assert_eq!((rows.len(), rows.cell("b", 0).to_string()), (figures, "1".to_owned()), "{list}");
    }
}

#[test]
fn a_workbook_in_xml_is_one() {
    let found = read(IN_XML.as_bytes()).unwrap();
    let names: Vec<_> = found.sheets().iter().map(InspectedSheet::name).collect();
    assert_eq!(names, [Some("Orte & Beiträge"), Some("Leer")]);
    let sheet = &found.sheets()[0];
    let rows: Vec<Vec<String>> =
        (1..=sheet.len()).map(|row| (1..=3).map(|column| sheet.raw(row, column)).collect()).collect();
    let expected = [
        ["Mitglieder", "", ""],
        ["", "", ""],
        ["Stadt", "Beitritt", "Beitrag"],
        ["Köln", "2020-07-01", "2.5"],
        ["Fulda", "", "3"],
    ];
    assert_eq!(rows, expected);
    assert_eq!(sheet.header_rows(), [3]);
}

#[test]
fn of_several_sheets_the_one_with_the_most_columns_of_a_profile_is_typed() {
    let columns = ["Stadt", "Einwohner"].map(|name| {
        format!("[[columns]]\nname = \"{}\"\ntype = \"text\"\nheaders = [\"{name}\"]\n", name.to_lowercase())
    });
    let profile = Profile::from_toml("profile.toml", &format!("name = \"list\"\n{}", columns.concat())).unwrap();
    let archive = zip(&[("werte.csv", b"Stadt;Nr\nX;1\n"), ("liste.csv", LIST), ("alt.csv", LIST)]);
    let typed = Typed::open("file.zip", &archive, &profile).unwrap();
    let told: Vec<String> = typed.about_file().iter().map(|finding| finding.to_text(Language::En)).collect();
    assert!(matches!(told.as_slice(), [told] if told.contains("A007") && told.contains("alt.csv")), "{told:?}");
    let (rows, _) = typed.tables();
    assert_eq!((rows.len(), rows.cell("einwohner", 0).to_string()), (2, "201.050".to_owned()));
}

#[test]
fn what_a_workbook_hides_or_does_not_keep_is_told() {
    let rows = "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><f>A1+1</f></c></row>";
    for (book, codes, why) in [
        (workbook("", "", rows), vec!["D012"], "a formula without its result"),
        (
            workbook("", "state=\"hidden\"", "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"),
            vec!["D011"],
            "a hidden sheet",
        ),
        (
            workbook("", "", "<row r=\"1\"><c r=\"A1\"><f>1+1</f><v>2</v></c></row>"),
            vec![],
            "a formula with its result",
        ),
    ] {
        let found = read(&book).unwrap();
        assert_eq!(found.findings().iter().map(Finding::code).collect::<Vec<_>>(), codes, "{why}");
    }
}

#[test]
fn workbooks_of_every_program_are_read_or_refused() {
    let Some(bytes) = support::shared("data/corpora/calamine_tests.tar.xz") else { return };
    let mut unpacked = Vec::new();
    lzma_rs::xz_decompress(&mut Cursor::new(bytes), &mut unpacked).unwrap();
    let mut archive = tar::Archive::new(unpacked.as_slice());
    let (mut read_files, mut refused) = (0, Vec::new());
    for entry in archive.entries().unwrap() {
        let mut entry = entry.unwrap();
        let path = entry.path().unwrap().to_string_lossy().into_owned();
        let is_book = [".xls", ".xlsx", ".xlsb", ".xlsm", ".ods"].iter().any(|ending| path.ends_with(ending));
        if !is_book {
            continue;
        }
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        match read(&bytes) {
            Ok(_) => read_files += 1,
            Err(error) => refused.push((path, error)),
        }
    }
    let protected = refused.iter().filter(|(path, _)| path.contains("pass_protected"));
    for (path, error) in protected {
        assert!(error.contains("password"), "{path}: {error}");
    }
    assert!(read_files >= 110, "{read_files} read, refused: {refused:#?}");
}

#[test]
fn numbers_of_days_count_from_the_epoch_of_the_workbook_or_of_the_profile() {
    let cell = |at: &str, text: &str| format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let row = |n: u32, cells: String| format!("<row r=\"{n}\">{cells}</row>");
    let rows = row(1, cell("A1", "Stadt") + &cell("B1", "Land") + &cell("C1", "Beitritt"))
        + &row(2, cell("A2", "Kassel") + &cell("B2", "HE") + "<c r=\"C2\"><v>42551</v></c>")
        + &row(3, cell("A3", "Fulda") + &cell("B3", "HE") + "<c r=\"C3\"><v>42552</v></c>");
    let list = b"Stadt;Land;Beitritt\nKassel;HE;42551\nFulda;HE;42552\n".to_vec();
    let cases = [
        (
            workbook("<workbookPr date1904=\"1\"/>", "", &rows),
            "serial",
            "2020-07-01",
            "the workbook says that it counts from 1904",
        ),
        (workbook("", "", &rows), "serial", "2016-06-30", "a workbook that says nothing counts from 1900"),
        (list.clone(), "serial", "2016-06-30", "a text says nothing"),
        (list, "serial-1904", "2020-07-01", "what a text does not say, the profile does"),
    ];
    for (bytes, format, expected, why) in cases {
        let text = format!(
            "name = \"p\"\n[[columns]]\nname = \"name\"\nheaders = [\"Stadt\"]\ntype = \"text\"\nfield = \"places.name\"\n\
             [[columns]]\nname = \"from\"\nheaders = [\"Beitritt\"]\ntype = \"date\"\nformat = \"{format}\"\nfield = \"memberships.from\"\n"
        );
        let profile = Profile::from_toml("p.toml", &text).unwrap();
        let (table, _) = Typed::open("list", bytes.clone(), &profile).unwrap().tables();
        assert_eq!(table.cell("from", 0).to_string(), expected, "{why}");
        let options = Options::new("list", engagierte_stadt().emptied()).profile(&profile);
        let register = Conversion::read(&bytes, options).unwrap().register().clone();
        assert_eq!(register.memberships().get("kassel-1").unwrap().from, expected.parse().ok(), "{why}");
    }
    let inspection = read(&workbook("<workbookPr date1904=\"1\"/>", "", &rows)).unwrap();
    assert!(format!("{:?}", inspection.sheets()[0].reading(2, 3).value).contains("2020-07-01"));
}

#[test]
fn a_date_is_as_precise_as_its_cell_shows_it() {
    let text = |at: &str, text: &str| format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let date = |at: &str, style: u8| format!("<c r=\"{at}\" s=\"{style}\"><v>44013</v></c>"); // 1 July 2020
    let header = format!("<row r=\"1\">{}{}</row>", text("A1", "Stadt"), text("B1", "Beitritt"));
    let row = |(row, (town, style)): (u8, (&str, u8))| {
        format!("<row r=\"{row}\">{}{}</row>", text(&format!("A{row}"), town), date(&format!("B{row}"), style))
    };
    let towns = (2..).zip([("Kassel", 1), ("Bautzen", 2), ("Fulda", 3)]).map(row);
    let rows: String = std::iter::once(header).chain(towns).collect();
    let files: [(&str, Vec<u8>); 5] = [
        ("XLSX", workbook("", "", &rows)),
        ("FODS", DATES_SHOWN.as_bytes().to_vec()),
        (
            "ODS",
            zip(&[
                ("mimetype", ODS.as_bytes()),
                ("META-INF/manifest.xml", b"<manifest:manifest/>"),
                ("content.xml", DATES_SHOWN.as_bytes()),
            ]),
        ),
        ("XML", DATES_IN_XML.as_bytes().to_vec()),
        ("XLS, saved by LibreOffice", std::fs::read("tests/data/dates-shown.xls").unwrap()),
    ];
    for (kind, file) in files {
        let options = Options::new("list", stadtnetz::engagierte_stadt().emptied());
        let conversion = Conversion::read(&file, options).unwrap();
        let memberships = conversion.register().memberships();
        let from: Vec<(&str, String)> =
            memberships.iter().map(|one| (one.place.as_str(), one.from.as_ref().unwrap().to_string())).collect();
        let expected = [("bautzen", "2020-07"), ("fulda", "2020"), ("kassel", "2020-07-01")];
        assert_eq!(from, expected.map(|(place, day)| (place, day.to_owned())), "{kind}");
    }
}

const ODS: &str = "application/vnd.oasis.opendocument.spreadsheet";

/// The cells keep a day and show it, its month or its year; a remark at one says another year.
const DATES_SHOWN: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet>
<table:table table:name="Orte"><table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>
<table:table-row><table:table-cell table:number-columns-repeated="2"/><table:table-cell office:value-type="string"><text:p>Stadt</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>Beitritt</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell table:number-columns-repeated="2"/><table:table-cell office:value-type="string"><text:p>Kassel</text:p></table:table-cell><table:table-cell office:value-type="date" office:date-value="2020-07-01"><text:p>01.07.2020</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell table:number-columns-repeated="2"/><table:table-cell office:value-type="string"><text:p>Bautzen</text:p></table:table-cell><table:table-cell office:value-type="date" office:date-value="2020-07-01"><office:annotation><text:p>2019?</text:p></office:annotation><text:p>Juli 2020</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell table:number-columns-repeated="2"/><table:table-cell office:value-type="string"><text:p>Fulda</text:p></table:table-cell><table:table-cell office:value-type="date" office:date-value="2020-07-01"><text:p>2020</text:p></table:table-cell></table:table-row>
</table:table></office:spreadsheet></office:body></office:document>"#;

const DATES_IN_XML: &str = r#"<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Styles><Style ss:ID="s1"><NumberFormat ss:Format="Short Date"/></Style><Style ss:ID="s2"><NumberFormat ss:Format="mmmm\ yyyy"/></Style>
<Style ss:ID="s3"><NumberFormat ss:Format="yyyy"/></Style></Styles><Worksheet ss:Name="Orte"><Table>
<Row><Cell><Data ss:Type="String">Stadt</Data></Cell><Cell><Data ss:Type="String">Beitritt</Data></Cell></Row>
<Row><Cell><Data ss:Type="String">Kassel</Data></Cell><Cell ss:StyleID="s1"><Data ss:Type="DateTime">2020-07-01T00:00:00.000</Data></Cell></Row>
<Row><Cell><Data ss:Type="String">Bautzen</Data></Cell><Cell ss:StyleID="s2"><Data ss:Type="DateTime">2020-07-01T00:00:00.000</Data></Cell></Row>
<Row><Cell><Data ss:Type="String">Fulda</Data></Cell><Cell ss:StyleID="s3"><Data ss:Type="DateTime">2020-07-01T00:00:00.000</Data></Cell></Row>
</Table></Worksheet></Workbook>"#;
