//! What a file holds: `inspect FILE` (default: the sample list beside this file) prints its sheets, what every column holds with the evidence, what the rows
//! are, and a profile to start from.

use stadtnetz::convert::{InspectOptions, Inspection};
use stadtnetz::language::Language;
use stadtnetz::table::Format;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/mitgliederliste-beispiel.csv");
    let file = std::env::args().nth(1).unwrap_or_else(|| sample.to_owned());
    let inspection = Inspection::read(&std::fs::read(&file)?, &InspectOptions::new(file.as_str()))?;
    for finding in inspection.findings() {
        println!("{}", finding.to_text(Language::En));
    }
    for sheet in inspection.sheets() {
        let (container, encoding) = (sheet.container().as_str(), sheet.encoding().as_str());
        println!(
            "\n{} ({container}, {encoding}), header in rows {:?}",
            sheet.name().unwrap_or("sheet"),
            sheet.header_rows()
        );
        println!("{}", sheet.mapping().render(Format::Text, Language::En));
        println!("{}", sheet.account().render(Format::Text, Language::En));
        println!("{}", sheet.proposed_profile());
    }
    Ok(())
}
