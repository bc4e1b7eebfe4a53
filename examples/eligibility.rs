//! Could a place have joined, and why?
//!
//! `cargo run --example eligibility -- kassel 2015` says whether Kassel could have joined in the call of 2015, whether its application
//! was complete, and what was decided. With `de` behind it, in German.

use stadtnetz::engagierte_stadt;
use stadtnetz::language::Language;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let place = arguments.next().unwrap_or_else(|| "bielefeld".to_owned());
    let call = arguments.next().unwrap_or_else(|| "2022".to_owned());
    let language: Language = arguments.next().map_or(Ok(Language::En), |word| word.parse())?;
    let eligibility = engagierte_stadt().eligibility(&place, &call).ok_or("no such place or call")?;
    println!("{}", eligibility.to_text(language));
    Ok(())
}
