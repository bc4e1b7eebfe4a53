//! What separates and encloses the cells of text files: `detect [--rows] FILE...` prints one line of JSON for each file, with
//! `--rows` the header and the rows of data as well. Without files it looks at the sample list beside this file.

use serde_json::{Value, json};
use stadtnetz::convert::{InspectOptions, InspectedSheet, Inspection};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut files: Vec<String> = std::env::args().skip(1).collect();
    let with_rows = files.first().is_some_and(|first| first == "--rows");
    files.drain(..usize::from(with_rows));
    if files.is_empty() {
        files.push(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/mitgliederliste-beispiel.csv").to_owned());
    }
    for file in files {
        let inspection = Inspection::read(&std::fs::read(&file)?, &InspectOptions::new(file.as_str()));
        let mut line = match inspection.as_ref().map(|inspection| inspection.sheets().first()) {
            Ok(Some(sheet)) => found(sheet),
            Ok(None) => json!({}),
            Err(error) => json!({ "error": error.to_string() }),
        };
        line["file"] = Value::from(file);
        if let (true, Ok(Some(sheet))) = (with_rows, inspection.as_ref().map(|inspection| inspection.sheets().first()))
        {
            line["rows"] = rows(sheet);
        }
        println!("{line}");
    }
    Ok(())
}

fn found(sheet: &InspectedSheet) -> Value {
    json!({
        "container": sheet.container().as_str(),
        "encoding": sheet.encoding().as_str(),
        "delimiter": sheet.delimiter(),
        "quote": sheet.quote(),
        "escape": sheet.escape(),
        "line_ends": sheet.line_ends().as_str(),
        "header_rows": sheet.header_rows(),
    })
}

/// The header in one row, and the rows of data below it, as they stand in the file.
fn rows(sheet: &InspectedSheet) -> Value {
    let width = sheet.columns().len();
    let header: Vec<String> = sheet.columns().iter().map(|column| column.path.join(" ")).collect();
    let of_row = |row: usize| (1..=width).map(|column| sheet.raw(row, column)).collect::<Vec<_>>();
    let data = (1..=sheet.len()).filter(|&row| sheet.skip(row).is_none()).map(of_row);
    let header = (!sheet.header_rows().is_empty()).then_some(header);
    Value::from(header.into_iter().chain(data).collect::<Vec<_>>())
}
