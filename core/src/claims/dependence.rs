//! Copies of one statement count once.

use std::collections::BTreeSet;

use crate::register::{Claim, Id, Register};

/// By claim, the first claim it is a copy of (itself, where it is none).
///
/// Two claims are one statement where they give the same figure for the same thing and rest on the same original source, or
/// use the same words for days that can be the same.
pub(super) fn statements(register: &Register, claims: &[&Claim]) -> Vec<usize> {
    let originals: Vec<BTreeSet<&str>> = claims.iter().map(|claim| originals(register, claim)).collect();
    let mut statements: Vec<usize> = (0..claims.len()).collect();
    for (at, claim) in claims.iter().enumerate() {
        for earlier in 0..at {
            let copied = !originals[at].is_disjoint(&originals[earlier]) || same_words(claim, claims[earlier]);
            if same_figure(claim, claims[earlier]) && copied {
                let (old, new) = (statements[at].max(statements[earlier]), statements[at].min(statements[earlier]));
                statements[..=at].iter_mut().filter(|statement| **statement == old).for_each(|same| *same = new);
            }
        }
    }
    statements
}

fn same_figure(a: &Claim, b: &Claim) -> bool {
    (a.quantity, &a.scope, a.unit, a.comparator, a.value) == (b.quantity, &b.scope, b.unit, b.comparator, b.value)
}

fn same_words(a: &Claim, b: &Claim) -> bool {
    let days_meet = match (&a.as_of, &b.as_of) {
        (Some(a), Some(b)) => a.intersect(b).is_some(),
        (None, None) => true,
        _ => false,
    };
    let words = |claim: &Claim| claim.wording.as_ref().map(|wording| wording.trim().to_lowercase());
    days_meet && words(a).is_some() && words(a) == words(b)
}

/// The sources that a claim's sources copy, or these themselves where they copy none.
fn originals<'a>(register: &'a Register, claim: &'a Claim) -> BTreeSet<&'a str> {
    let mut open: Vec<&str> = claim.source.iter().map(Id::as_str).collect();
    let (mut seen, mut found) = (BTreeSet::new(), BTreeSet::new());
    while let Some(id) = open.pop() {
        if !seen.insert(id) {
            continue;
        }
        let copied = register.sources().get(id).map_or(&[][..], |source| source.derived_from.as_slice());
        if copied.is_empty() {
            found.insert(id);
        }
        open.extend(copied.iter().map(Id::as_str));
    }
    found
}
