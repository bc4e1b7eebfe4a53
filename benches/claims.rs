//! How long does it take to reconcile the published figures of the embedded register?

use divan::Bencher;
use stadtnetz::claims::{Options, Scope};
use stadtnetz::engagierte_stadt;
use stadtnetz::language::Language;

fn main() {
    divan::main();
}

#[divan::bench]
fn reconcile(bencher: Bencher) {
    let register = engagierte_stadt();
    bencher.bench(|| register.reconcile());
}

#[divan::bench]
fn reconcile_claims_alone(bencher: Bencher) {
    let (register, options) = (engagierte_stadt(), Options::claims_alone());
    bencher.bench(|| register.reconcile_with(&options));
}

#[divan::bench]
fn render(bencher: Bencher) {
    let reconciliation = engagierte_stadt().reconcile();
    bencher.bench(|| reconciliation.to_text(&Scope::All, Language::De));
}
