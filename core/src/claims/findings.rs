//! What is wrong with published figures, as findings.

use super::course::is_observation;
use super::ground::Ground;
use super::reconciliation::Reconciliation;
use super::rules;
use super::verdict::{Judgement, Verdict};
use crate::finding::{Finding, Rule, Value};
use crate::language::{Comparator, Figure, Language};
use crate::register::{Claim, Quantity};

impl Reconciliation {
    /// What is wrong with the figures, by rule and figure: copies that look like several sources (S003), what cannot be decided
    /// (S004), what does not add up (S005), targets taken for counts (S006), dropped comparators (S007), lists that differ
    /// (S010), figures of calls and meetings that are contradicted (S011).
    pub fn findings(&self) -> Vec<Finding> {
        let mut findings = self.one_original();
        findings.extend(self.unresolved());
        let pairs = || self.claims.iter().zip(&self.verdicts);
        findings.extend(pairs().filter_map(|(claim, judgement)| self.does_not_add_up(claim, judgement)));
        findings.extend(self.claims.iter().filter_map(|claim| self.target_as_observation(claim)));
        findings.extend(self.claims.iter().filter_map(comparator_dropped));
        findings.extend(self.listed_differs());
        findings.sort_by_key(Finding::code);
        findings
    }

    /// The figure with an id.
    pub(super) fn claim(&self, id: &str) -> Option<&Claim> {
        self.claims.binary_search_by(|claim| claim.id.as_str().cmp(id)).ok().map(|at| &self.claims[at])
    }

    /// Figures of several claims that are one statement, which no other statement repeats.
    fn one_original(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        for (claim, judgement) in self.claims.iter().zip(&self.verdicts) {
            let copies = self.claims.iter().zip(&self.verdicts).filter(|(_, other)| other.statement == claim.id);
            let copies: Vec<&Claim> = copies.map(|(copy, _)| copy).collect();
            let first = judgement.statement == claim.id && is_observation(claim);
            if first && copies.len() > 1 && !self.confirmed(claim) {
                let claims: Vec<Value> = copies.iter().map(|copy| copy.id.as_str().into()).collect();
                findings.push(about(&rules::ONE_ORIGINAL, claim).with("claims", Value::List(claims)));
            }
        }
        findings
    }

    /// Whether another statement gives the same figure.
    fn confirmed(&self, claim: &Claim) -> bool {
        let own = self.verdict(claim.id.as_str()).map(|judgement| &judgement.statement);
        self.claims.iter().zip(&self.verdicts).any(|(other, judgement)| {
            Some(&judgement.statement) != own
                && (other.quantity, &other.scope, other.unit, other.value)
                    == (claim.quantity, &claim.scope, claim.unit, claim.value)
        })
    }

    fn unresolved(&self) -> Vec<Finding> {
        let open = self.conflicts.iter().filter(|conflict| conflict.given_up.is_none());
        open.map(|conflict| {
            let first = conflict.grounds.iter().find_map(|ground| match ground {
                Ground::Claim(id) => Some(id.as_str()),
                _ => None,
            });
            let finding = Finding::new(&rules::UNRESOLVED).with("grounds", grounds(&conflict.grounds));
            match first {
                Some(claim) => finding.about("claims", claim),
                None => finding.table("claims"),
            }
        })
        .collect()
    }

    fn does_not_add_up(&self, claim: &Claim, judgement: &Judgement) -> Option<Finding> {
        if !matches!(judgement.verdict, Verdict::Contradicted | Verdict::AgreesOnlyOtherwise) {
            return None;
        }
        let members = matches!(claim.quantity, Quantity::MembersNow | Quantity::MembersEver);
        let rule = if members { &rules::STOCK_FLOW } else { &rules::FIGURE_CONTRADICTED };
        let own = Ground::Claim(claim.id.clone());
        let conflict = self.conflicts.iter().find(|conflict| conflict.given_up.as_ref() == Some(&own));
        let against = conflict.map_or(&judgement.against, |conflict| &conflict.grounds);
        let others: Vec<Ground> = against.iter().filter(|ground| **ground != own).cloned().collect();
        Some(about(rule, claim).with("grounds", grounds(&others)))
    }

    /// A limit entered as a count, or a count that nobody confirms and that was published as a target.
    fn target_as_observation(&self, claim: &Claim) -> Option<Finding> {
        if claim.quantity == Quantity::Target {
            return None;
        }
        let finding = |target: &Claim| about(&rules::TARGET_AS_OBSERVATION, claim).with("target", target.id.as_str());
        if !is_observation(claim) {
            return Some(finding(claim));
        }
        let members = matches!(claim.quantity, Quantity::MembersNow | Quantity::MembersEver);
        let mut targets = self.claims.iter().filter(|other| other.quantity == Quantity::Target);
        let target = targets.find(|other| other.scope == claim.scope && other.value == claim.value)?;
        let alone = members && claim.comparator == Comparator::Exactly && !self.confirmed(claim);
        alone.then(|| finding(target))
    }

    fn listed_differs(&self) -> impl Iterator<Item = Finding> {
        let differing =
            self.listings.iter().filter(|listing| listing.believed && listing.not_listed() + listing.not_claimed() > 0);
        differing.filter_map(|listing| {
            let claim = self.claim(listing.claim.as_str())?;
            let finding = about(&rules::LISTED_DIFFERS, claim);
            Some(finding.with("certain", listing.certain).with("possible", listing.possible))
        })
    }
}

fn about(rule: &'static Rule, claim: &Claim) -> Finding {
    Finding::new(rule)
        .about("claims", claim.id.as_str())
        .with("figure", Value::Figure(claim.comparator, claim.value))
        .with("quantity", claim.quantity.as_str())
}

fn grounds(grounds: &[Ground]) -> Value {
    Value::List(grounds.iter().map(|ground| ground.to_string().into()).collect())
}

/// A figure recorded as exact whose words qualify it.
fn comparator_dropped(claim: &Claim) -> Option<Finding> {
    let wording = claim.wording.as_deref().filter(|_| claim.comparator == Comparator::Exactly)?;
    let words: Vec<&str> = wording.split_whitespace().collect();
    let qualified = (0..words.len()).any(|at| {
        let one = words[at].to_lowercase();
        let two = words.get(at + 1).map(|next| format!("{one} {}", next.to_lowercase()));
        [Some(one), two].into_iter().flatten().any(|words| qualifies(&words, claim.value))
    });
    qualified.then(|| about(&rules::COMPARATOR_DROPPED, claim).field("comparator").with("found", wording))
}

/// Whether words before a figure make it other than exact, in German or English.
fn qualifies(words: &str, value: i64) -> bool {
    let figure = format!("{words} {value}");
    let german = figure.parse::<Figure>().is_ok_and(|figure| figure.comparator != Comparator::Exactly);
    let english = Comparator::ALL.into_iter().filter(|comparator| *comparator != Comparator::Exactly);
    german
        || ["over", "around", "almost"].contains(&words)
        || english.into_iter().any(|comparator| comparator.phrase(0, Language::En).strip_suffix(" 0") == Some(words))
}
