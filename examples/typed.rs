//! Types a list of any length by a profile: `typed PROFILE LIST ROWS FINDINGS` writes the clean rows and what was found as CSV, and
//! prints what became of every row and cell.

use std::fs::{self, File};
use std::io::BufWriter;

use stadtnetz::convert::{Profile, Typed};
use stadtnetz::language::Language;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [profile, list, rows, findings] = arguments.as_slice() else {
        return Err("usage: typed PROFILE LIST ROWS FINDINGS".into());
    };
    let profile = Profile::from_toml(profile, &fs::read_to_string(profile)?)?;
    let bytes = fs::read(list)?;
    let typed = Typed::open(list, &bytes, &profile)?;
    for finding in typed.about_columns() {
        println!("{}", finding.to_text(Language::En));
    }
    let account = typed.write(BufWriter::new(File::create(rows)?), BufWriter::new(File::create(findings)?))?;
    println!("{}{}", account.table().to_csv(), account.findings().to_csv());
    Ok(())
}
