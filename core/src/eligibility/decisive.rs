//! Why, why not, and what would turn the verdict.

use super::explain::alternatives;
use super::explanation::{Change, Decisive, How};
use super::facts::Facts;
use super::figures::Selection;
use super::judgement::{Judgement, Reason};
use super::leaf::{Leaf, covered};
use super::minimal::{Minimal, Shape};
use super::question::{Body, Node, Question};
use crate::place::{Edges, PopulationBand};
use crate::time::Answer;

impl Question<'_> {
    /// The minimal sets of conditions that hold and alone make the rule hold; none where it does not hold.
    pub fn why(&self, facts: &Facts) -> Decisive {
        let literals = Literals::of(&self.root, facts);
        literals.named(&literals.sufficient(true))
    }

    /// The minimal sets of conditions that do not hold, or are not known to, and alone keep the rule from holding for certain;
    /// none where it holds.
    pub fn why_not(&self, facts: &Facts) -> Decisive {
        let literals = Literals::of(&self.root, facts);
        literals.named(&literals.sufficient(false))
    }
}

/// A leaf, what the rule wants of it, and what it comes to.
pub(super) struct Literal<'n> {
    id: &'n str,
    leaf: &'n Leaf<'n>,
    wanted: Answer,
    judgement: Judgement,
}

/// A rule with its negations pushed down to the leaves.
pub(super) struct Literals<'n> {
    leaves: Vec<Literal<'n>>,
    tree: Tree,
}

enum Tree {
    Leaf(usize),
    AtLeast(usize, Vec<Tree>),
}

impl<'n> Literals<'n> {
    pub(super) fn of(root: &'n Node<'n>, facts: &Facts) -> Self {
        let mut leaves = Vec::new();
        let tree = plant(root, Answer::Yes, facts, &mut leaves);
        Self { leaves, tree }
    }

    /// The minimal sets of leaves that are as wanted and make the rule hold, or that are not and keep it from holding.
    pub(super) fn sufficient(&self, holds: bool) -> Minimal {
        self.shape(&self.tree, holds).sufficient()
    }

    fn shape(&self, tree: &Tree, holds: bool) -> Shape {
        match tree {
            Tree::Leaf(leaf) => {
                let as_wanted =
                    self.leaves.get(*leaf).is_some_and(|literal| literal.judgement.answer == literal.wanted);
                Shape::Leaf(*leaf, as_wanted == holds)
            }
            Tree::AtLeast(number, parts) => {
                let needed = if holds { *number } else { (parts.len() + 1).saturating_sub(*number) };
                Shape::AtLeast(needed, parts.iter().map(|part| self.shape(part, holds)).collect())
            }
        }
    }

    pub(super) fn named(&self, minimal: &Minimal) -> Decisive {
        let names = |minimal: &Minimal| {
            let sets = minimal.sets.iter();
            sets.map(|set| set.iter().filter_map(|&leaf| Some(self.leaves.get(leaf)?.id.to_owned())).collect())
                .collect()
        };
        let hitting = minimal.hitting();
        let repairs = if minimal.sets.is_empty() { Vec::new() } else { names(&hitting) };
        Decisive { sets: names(minimal), repairs, complete: minimal.complete && hitting.complete }
    }

    /// The smallest changes that would turn a verdict: to yes, or from yes to no.
    pub(super) fn flips(&self, decisive: &Minimal, verdict: Answer, facts: &Facts, shown: usize) -> Vec<Vec<Change>> {
        let holds = verdict == Answer::Yes;
        if decisive.sets.is_empty() || decisive.sets.iter().any(std::collections::BTreeSet::is_empty) {
            return Vec::new();
        }
        let change = |&leaf: &usize| {
            let literal = self.leaves.get(leaf)?;
            let to = if holds { literal.wanted.negate() } else { literal.wanted };
            Some(literal.leaf.change(literal.id, to, literal.judgement, facts))
        };
        let turns = decisive.hitting().sets;
        turns.iter().take(shown).map(|set| set.iter().filter_map(change).collect()).collect()
    }
}

fn plant<'n>(node: &'n Node<'n>, wanted: Answer, facts: &Facts, leaves: &mut Vec<Literal<'n>>) -> Tree {
    let (number, parts) = match &node.body {
        Body::Not(part) => return plant(part, wanted.negate(), facts, leaves),
        Body::Leaf(leaf) => {
            leaves.push(Literal { id: node.id, leaf, wanted, judgement: leaf.judge(facts) });
            return Tree::Leaf(leaves.len() - 1);
        }
        Body::All(parts) => (parts.len(), parts),
        Body::Any(parts) => (1, parts),
        Body::AtLeast(number, parts) => (*number, parts),
    };
    let needed = if wanted == Answer::Yes { number } else { (parts.len() + 1).saturating_sub(number) };
    Tree::AtLeast(needed, parts.iter().map(|part| plant(part, wanted, facts, leaves)).collect())
}

impl Leaf<'_> {
    /// The smallest change that gives the leaf an answer.
    pub(super) fn change(&self, id: &str, to: Answer, judgement: Judgement, facts: &Facts) -> Change {
        let how = if judgement.answer == Answer::Unknown
            && !matches!(self, Self::Covers { .. } | Self::CountAtLeast { .. })
        {
            How::Shown
        } else {
            self.how(to == Answer::Yes, judgement, facts)
        };
        Change { id: id.to_owned(), fact: self.fact().to_owned(), how }
    }

    fn how(&self, to_yes: bool, judgement: Judgement, facts: &Facts) -> How {
        let otherwise = if to_yes { How::So } else { How::Otherwise };
        match self {
            Self::InBand { band: Ok((_, band)), selection, .. } => {
                shift(band, selection, facts, to_yes).map_or(How::Shown, |by| How::By(by, "persons".to_owned()))
            }
            Self::KindIn { kinds } if to_yes => How::OneOf(kinds.iter().map(ToString::to_string).collect()),
            Self::Covers { required } if to_yes => {
                let lacking = required.iter().filter(|requirement| covered(requirement, facts) != Answer::Yes);
                How::Added(lacking.map(alternatives).collect())
            }
            Self::CountAtLeast { fact, required: Ok(required), selection } => {
                let known = facts.counts.get(*fact).map_or(0, |counted| counted.known);
                match required.range(&facts.figures, selection) {
                    Ok((_, most)) if to_yes => How::By(most.saturating_sub(known), "count".to_owned()),
                    Ok((least, _)) => How::By(least.saturating_sub(1).saturating_sub(known), "count".to_owned()),
                    Err(_) => How::Shown,
                }
            }
            Self::Within { .. } if to_yes => match (judgement.reason, judgement.margin) {
                (Reason::Late, Some(days)) => How::By(days, "days".to_owned()),
                (Reason::Early, Some(days)) => How::By(-days, "days".to_owned()),
                _ => How::Shown,
            },
            _ => otherwise,
        }
    }
}

/// How many persons more (negative: fewer) would bring all figures that count into the band, or out of it.
fn shift(band: &PopulationBand, selection: &Selection, facts: &Facts, inside: bool) -> Option<i64> {
    let ranges: Vec<(i64, i64)> = selection.admissible(&facts.figures).map(|(figure, _)| figure.range()).collect();
    let (low, high) = (ranges.iter().map(|range| range.0).min()?, ranges.iter().map(|range| range.1).max()?);
    let unspecified = i64::from(band.edges() == Edges::Unspecified);
    let inclusive = i64::from(band.edges() == Edges::Inclusive);
    if inside {
        let up = band.lower().saturating_add(unspecified).saturating_sub(low).max(0);
        let down = band.upper().map_or(0, |upper| high.saturating_sub(upper - 1 + inclusive).max(0));
        return match (up, down) {
            (0, down) => Some(-down),
            (up, 0) => Some(up),
            _ => None,
        };
    }
    let above = band.upper().map(|upper| upper.saturating_add(inclusive.max(unspecified)).saturating_sub(low));
    let below = (band.lower() - 1).saturating_sub(high);
    above.filter(|above| *above <= below.saturating_neg()).or(Some(below))
}
