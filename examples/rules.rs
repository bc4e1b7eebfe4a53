//! What can data break? Every rule of the library, as Markdown: `cargo run --example rules > docs/rules.md`

use stadtnetz::language::Language;

fn main() {
    println!("# Rules\n");
    println!("What the library says about data, by code. Made by `cargo run --example rules`.\n");
    println!("| code | name | severity | what it means | was es bedeutet | what to do |");
    println!("| --- | --- | --- | --- | --- | --- |");
    for rule in stadtnetz::rules() {
        println!(
            "| {} | {} | {} | {} | {} | {} |",
            rule.code,
            rule.name,
            rule.severity,
            rule.meaning.text(Language::En),
            rule.meaning.text(Language::De),
            rule.remedy.text(Language::En),
        );
    }
}
