mod archives;
mod workbooks;

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;

/// An archive of files.
fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(content).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// A workbook of one sheet: cells are parted by `|`, and one that begins with `#` is a number.
fn workbook(rows: &[&str]) -> Vec<u8> {
    let mut sheet = String::new();
    for (row, number) in rows.iter().zip(1..) {
        let _ = write!(sheet, "<row r=\"{number}\">");
        for (cell, column) in row.split('|').zip(b'A'..) {
            let reference = format!("{}{number}", char::from(column));
            let _ = match cell.strip_prefix('#') {
                _ if cell.is_empty() => Ok(()),
                Some(figure) => write!(sheet, "<c r=\"{reference}\"><v>{figure}</v></c>"),
                None => write!(
                    sheet,
                    "<c r=\"{reference}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{cell}</t></is></c>"
                ),
            };
        }
        sheet.push_str("</row>");
    }
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let related = |kind: &str, target: &str| {
        format!(
            "<Relationships xmlns=\"{relations}\"><Relationship Id=\"rId1\" Type=\"{office}/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let book = format!(
        "<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets><sheet name=\"Daten\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
    );
    let sheet = format!("<worksheet xmlns=\"{main}\"><sheetData>{sheet}</sheetData></worksheet>");
    zipped(&[
        ("_rels/.rels", related("officeDocument", "xl/workbook.xml").as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", related("worksheet", "worksheets/sheet1.xml").as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}
