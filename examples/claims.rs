//! Which published figures about *Engagierte Stadt* hold together, and what do they imply?
//!
//! `cargo run --example claims -- all de` (scope such as `state:DE-NW`, and language; both optional)

use stadtnetz::claims::Scope;
use stadtnetz::engagierte_stadt;
use stadtnetz::language::Language;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let scope = Scope::of(&arguments.next().unwrap_or_else(|| "all".to_owned()));
    let language: Language = arguments.next().map_or(Ok(Language::En), |code| code.parse())?;
    println!("{}", engagierte_stadt().reconcile().to_text(&scope, language));
    Ok(())
}
