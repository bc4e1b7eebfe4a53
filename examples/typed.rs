//! Types a list of any length by a profile: `typed PROFILE LIST ROWS FINDINGS` writes the clean rows and what was found as CSV, and
//! prints what became of every row and cell. Without arguments it types a list of two rows and shows them.

use std::fs::{self, File};
use std::io::BufWriter;

use stadtnetz::convert::{Profile, Typed};
use stadtnetz::language::Language;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.is_empty() {
        return show();
    }
    let [profile, list, rows, findings] = arguments.as_slice() else {
        return Err("usage: typed PROFILE LIST ROWS FINDINGS".into());
    };
    let profile = Profile::from_toml(profile, &fs::read_to_string(profile)?)?;
    let bytes = fs::read(list)?;
    let typed = Typed::open(list, &bytes, &profile)?;
    for finding in typed.about() {
        println!("{}", finding.to_text(Language::En));
    }
    let account = typed.write(BufWriter::new(File::create(rows)?), BufWriter::new(File::create(findings)?))?;
    println!("{}{}", account.table().to_csv(), account.findings().to_csv());
    Ok(())
}

const LIST: &str = "AGS;Stadt;Bundesland;Einwohner;Beitritt;Austritt;Phase;Partner;Ehrenamtliche
06611000;Kassel;Hessen;201.050;01.07.2020;;Aufbau;3;1.200
14625020;Bautzen;Sachsen;38,5;01.07.2020;31.02.2023;Aufbau;2;
";

fn show() -> Result<(), Box<dyn std::error::Error>> {
    let profile = Profile::from_toml("municipalities.toml", include_str!("municipalities.toml"))?;
    let typed = Typed::open("list.csv", LIST.as_bytes(), &profile)?; // ASCII, as the encoding of the profile has it
    let (rows, findings) = typed.tables();
    println!("{}", rows.to_csv());
    for finding in &findings {
        println!("{}", finding.to_text(Language::En));
    }
    Ok(())
}
