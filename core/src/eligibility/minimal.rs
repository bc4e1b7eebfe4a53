//! Which conditions, taken together, decide: the minimal sets that keep a rule from holding, or that make it hold.

use std::collections::BTreeSet;

/// A set of leaves, by their numbers in the order of the rule.
pub(super) type LeafSet = BTreeSet<usize>;

/// Sets of which none contains another; at most [`LIMIT`] of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Minimal {
    pub(super) sets: Vec<LeafSet>,
    /// Whether there are no others.
    pub(super) complete: bool,
}

/// More sets than anybody reads.
pub(super) const LIMIT: usize = 256;

/// The shape of a rule, reduced to what combines leaves.
#[derive(Clone, Debug)]
pub(super) enum Shape {
    /// A leaf, and whether it counts for the sets asked for.
    Leaf(usize, bool),
    /// So many of these.
    AtLeast(usize, Vec<Shape>),
}

impl Minimal {
    fn none() -> Self {
        Self { sets: Vec::new(), complete: true }
    }

    fn certain() -> Self {
        Self { sets: vec![LeafSet::new()], complete: true }
    }

    fn one(leaf: usize) -> Self {
        Self { sets: vec![LeafSet::from([leaf])], complete: true }
    }

    /// Either suffices.
    fn or(mut self, other: Self) -> Self {
        self.sets.extend(other.sets);
        self.complete &= other.complete;
        self.reduced()
    }

    /// Both are needed.
    fn and(self, other: &Self) -> Self {
        let pairs = self.sets.iter().flat_map(|one| other.sets.iter().map(move |two| one | two));
        let sets = pairs.take(LIMIT * LIMIT).collect();
        Self { sets, complete: self.complete && other.complete }.reduced()
    }

    /// Without sets that contain another, smallest first, no more than the limit.
    fn reduced(mut self) -> Self {
        self.sets.sort_by(|a, b| a.len().cmp(&b.len()).then_with(|| a.cmp(b)));
        self.sets.dedup();
        let mut kept: Vec<LeafSet> = Vec::new();
        for set in self.sets {
            if kept.len() == LIMIT {
                self.complete = false;
                break;
            }
            if !kept.iter().any(|smaller| smaller.is_subset(&set)) {
                kept.push(set);
            }
        }
        Self { sets: kept, complete: self.complete }
    }

    /// The minimal sets that share a leaf with each of these.
    pub(super) fn hitting(&self) -> Self {
        let start = Self { complete: self.complete, ..Self::certain() };
        self.sets.iter().fold(start, |hitting, set| {
            let any = set.iter().fold(Self::none(), |any, &leaf| any.or(Self::one(leaf)));
            hitting.and(&any)
        })
    }
}

impl Shape {
    /// The minimal sets of counting leaves that suffice for this shape, whatever the others say.
    pub(super) fn sufficient(&self) -> Minimal {
        match self {
            Self::Leaf(leaf, true) => Minimal::one(*leaf),
            Self::Leaf(_, false) => Minimal::none(),
            Self::AtLeast(number, parts) => at_least(*number, &parts.iter().map(Self::sufficient).collect::<Vec<_>>()),
        }
    }
}

/// `sets[j]` suffices for j of the parts seen so far.
fn at_least(number: usize, parts: &[Minimal]) -> Minimal {
    let mut sets = vec![Minimal::none(); number + 1];
    sets[0] = Minimal::certain();
    for part in parts {
        for held in (1..=number).rev() {
            let with_this = sets[held - 1].clone().and(part);
            sets[held] = std::mem::take(&mut sets[held]).or(with_this);
        }
    }
    sets.pop().unwrap_or_default()
}
