//! I edited a register's tables by hand: does it still hang together, and what does the library make of it?
//!
//! `cargo run --example tidy -- FOLDER` opens a register, says everything that is wrong with it or, where nothing is, saves it in
//! its canonical form: rows sorted by id, columns in order, `datapackage.json` up to date. Without a folder it does so with a
//! copy of the embedded register.

use std::path::PathBuf;

use stadtnetz::engagierte_stadt;
use stadtnetz::language::Language;
use stadtnetz::register::Register;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let scratch = tempfile::tempdir()?;
    let folder = if let Some(folder) = std::env::args().nth(1) {
        PathBuf::from(folder)
    } else {
        engagierte_stadt().save(scratch.path())?;
        scratch.path().to_owned()
    };
    let opened = Register::open(&folder)?;
    for finding in &opened.findings {
        println!("{}", finding.to_text(Language::En));
    }
    let saved = opened.register.save(&folder)?;
    println!("{}", saved.cite());
    Ok(())
}
