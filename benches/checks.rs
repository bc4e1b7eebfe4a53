//! How long do all checks take, and does the time grow with the register and no faster?

use divan::Bencher;
use stadtnetz::check::{Profile, Selection};
use stadtnetz::engagierte_stadt;
use stadtnetz::place::{PlaceKind, State};
use stadtnetz::register::{Draft, Membership, Register, SightingKind};

fn main() {
    divan::main();
}

#[divan::bench]
fn embedded(bencher: Bencher) {
    let register = engagierte_stadt();
    bencher.bench(|| register.check(&Selection::of(Profile::Publish)));
}

#[divan::bench(args = [25_000, 50_000, 100_000, 200_000], sample_count = 5)]
fn memberships(bencher: Bencher, number: usize) {
    let register = network(number);
    bencher.bench(|| register.check(&Selection::default()));
}

/// So many places with a membership and a sighting each, in the programme of Engagierte Stadt.
fn network(number: usize) -> Register {
    let mut draft: Draft = engagierte_stadt().emptied();
    let source = draft.add_source("made up", "list");
    for ordinal in 0..number {
        let state = State::ALL[ordinal % 16];
        let place = draft.add_place(&format!("Ort {ordinal}"), PlaceKind::City, Some(state), &source);
        let membership = draft.add_membership(&place, &source);
        draft.change::<Membership>(&membership, |membership| membership.from = "2020-07-01".parse().ok());
        if let Ok(seen) = "2022-06-14".parse() {
            draft.add_sighting(&membership, &seen, SightingKind::List, &source);
        }
    }
    draft.finish().unwrap_or_else(|refused| panic!("{refused}"))
}
