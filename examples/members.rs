//! Who was a member of *Engagierte Stadt* on a day, how sure is that, and why?
//!
//! `cargo run --example members -- 2024-03-01 kassel` (both optional)

use stadtnetz::engagierte_stadt;
use stadtnetz::language::Language;
use stadtnetz::register::MemberStatus;
use stadtnetz::time::parse_day;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let day = parse_day(&arguments.next().unwrap_or_else(|| "2024-03-01".to_owned()))?;
    let asked = arguments.next().unwrap_or_else(|| "kassel".to_owned());

    let register = engagierte_stadt();
    let view = register.on(day);
    println!("{day}: {}", view.count());
    for claim in view.published() {
        let figure = claim.comparator.phrase(claim.value, Language::En);
        let as_of = claim.as_of.as_ref().map(ToString::to_string).unwrap_or_default();
        let claimant = claim.claimant.as_deref().unwrap_or("somebody");
        println!("  published for {as_of}: {figure} (by {claimant})");
    }

    for status in [MemberStatus::Certain, MemberStatus::Presumed, MemberStatus::Possible] {
        let names: Vec<&str> =
            view.standings().iter().filter(|s| s.status == status).map(|s| s.place.name.as_str()).collect();
        println!("\n{status} ({}): {}", names.len(), names.join(", "));
    }

    let standing = view.place(&asked).ok_or_else(|| format!("{asked} never was a member"))?;
    println!("\n{} on {day}: {}", standing.place.name, standing.status);
    for stay in &standing.stays {
        for said in &stay.statements {
            let weight = if said.proves { "" } else { " (proves nothing)" };
            println!("  {} {}{weight}: {} {}", said.kind.as_str(), said.when, said.table, said.record);
        }
    }
    Ok(())
}
