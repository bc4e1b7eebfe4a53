//! Everything that was concluded from the published figures.

use std::collections::{BTreeMap, BTreeSet};

use super::course::{Course, is_observation};
use super::dependence;
use super::flow::Flow;
use super::ground::Ground;
use super::intake::intakes;
use super::listed::Listed;
use super::listing::Listing;
use super::missing::MissingFact;
use super::options::Options;
use super::part::{Moment, Part};
use super::scope::Scope;
use super::settle::{Settled, settle};
use super::step::{Step, StepKind};
use super::verdict::{self, Judgement};
use crate::register::{Claim, Quantity, Register, View};
use crate::time::Day;

/// Figures and other grounds that exclude one another; without any one of them the others hold together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The part of the network.
    pub scope: Scope,
    /// What excludes one another.
    pub grounds: Vec<Ground>,
    /// The figure that was given up: more independent figures exclude it than any of the others, or what holds without it
    /// leaves it no reading. None: undecided.
    pub given_up: Option<Ground>,
}

/// What the published figures say together.
#[derive(Clone, Debug, PartialEq)]
pub struct Reconciliation {
    pub(super) options: Options,
    pub(super) timeline: Vec<Moment>,
    pub(super) flows: Vec<Flow>,
    pub(super) changes: Vec<Flow>,
    pub(super) verdicts: Vec<Judgement>,
    pub(super) conflicts: Vec<Conflict>,
    pub(super) missing_facts: Vec<MissingFact>,
    pub(super) listings: Vec<Listing>,
    pub(super) steps: Vec<Step>,
    /// The figures as published, in the order of the verdicts.
    pub(super) claims: Vec<Claim>,
}

impl Register {
    /// What the published figures say together with the calls and the listed memberships.
    ///
    /// ```
    /// use stadtnetz::claims::Verdict;
    /// use stadtnetz::engagierte_stadt;
    /// use stadtnetz::register::Quantity;
    ///
    /// let reconciliation = engagierte_stadt().reconcile();
    /// let over_140 = reconciliation.verdict("now-2024-09-bit-24").ok_or("no such claim")?;
    /// assert_eq!(over_140.verdict, Verdict::AgreesOnlyOtherwise);
    /// assert_eq!(over_140.fits_as, Some(Quantity::MembersEver));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn reconcile(&self) -> Reconciliation {
        self.reconcile_with(&Options::default())
    }

    /// The same with figures read in another way, or without the listed memberships.
    pub fn reconcile_with(&self, options: &Options) -> Reconciliation {
        let view = options.memberships.then(|| self.on(self.programme().first_day()));
        Work::of(self, options, view.as_ref()).finish()
    }
}

/// A reconciliation in the making.
struct Work<'a> {
    register: &'a Register,
    options: &'a Options,
    view: Option<&'a View<'a>>,
    /// Every figure, and by figure the one it is a copy of.
    claims: Vec<&'a Claim>,
    statements: Vec<usize>,
    done: Reconciliation,
}

impl<'a> Work<'a> {
    fn of(register: &'a Register, options: &'a Options, view: Option<&'a View<'a>>) -> Self {
        let claims: Vec<&Claim> = register.claims().iter().collect();
        let statements = dependence::statements(register, &claims);
        let done = Reconciliation {
            options: options.clone(),
            timeline: Vec::new(),
            flows: Vec::new(),
            changes: Vec::new(),
            verdicts: Vec::new(),
            conflicts: Vec::new(),
            missing_facts: Vec::new(),
            listings: Vec::new(),
            steps: Vec::new(),
            claims: Vec::new(),
        };
        Self { register, options, view, claims, statements, done }
    }

    fn finish(mut self) -> Reconciliation {
        self.note_copies();
        let mut members: BTreeMap<Scope, Vec<usize>> = BTreeMap::from([(Scope::All, Vec::new())]);
        let mut figures: BTreeMap<Scope, Vec<usize>> = BTreeMap::new();
        for (at, claim) in self.claims.iter().enumerate() {
            let wanted = self.options.quantities.contains(&claim.quantity) && is_observation(claim);
            let group = match claim.quantity {
                _ if !wanted => None,
                Quantity::MembersNow | Quantity::MembersEver if counts_places(claim) => Some(&mut members),
                Quantity::MembersNow | Quantity::MembersEver => None,
                _ => Some(&mut figures),
            };
            match group {
                Some(group) => group.entry(Scope::of(&claim.scope)).or_default().push(at),
                None => self.done.verdicts.push(Judgement::apart(claim, self.options)),
            }
        }
        self.members(&members);
        for (scope, of_scope) in figures {
            let claims = self.pick(&of_scope);
            let course = Course::of_figures(scope, self.register.programme(), &claims, self.options);
            let settled = settle(course, &self.pick_statements(&of_scope));
            self.done.verdicts.extend(verdict::of_figures(&settled));
            self.take(&settled);
        }
        self.sort()
    }

    fn note_copies(&mut self) {
        for (at, claim) in self.claims.iter().enumerate() {
            let original = self.claims[self.statements[at]];
            let copied = original.id != claim.id;
            if copied || !is_observation(claim) {
                self.done.steps.push(Step {
                    scope: Scope::of(&claim.scope),
                    kind: if copied { StepKind::Copied } else { StepKind::NotAnObservation },
                    claim: Some(claim.id.clone()),
                    grounds: if copied { vec![Ground::Claim(original.id.clone())] } else { Vec::new() },
                });
            }
        }
    }

    /// The whole network first; its parts cannot be larger.
    fn members(&mut self, members: &BTreeMap<Scope, Vec<usize>>) {
        let all = self.part(Scope::All, members.get(&Scope::All).map_or(&[], Vec::as_slice), None);
        for (scope, of_scope) in members.iter().filter(|(scope, _)| **scope != Scope::All) {
            let part = self.part(scope.clone(), of_scope, Some(&all));
            self.take_part(&part);
        }
        self.take_part(&all);
    }

    fn part(&self, scope: Scope, of_scope: &[usize], whole: Option<&Part<'a>>) -> Part<'a> {
        let view = self.view.filter(|_| scope.is_listed());
        let listed = view.map(|view| Listed::of(self.register, view, &scope));
        let intakes = intakes(self.register.programme(), &scope, listed.as_ref());
        let most = |days: (Day, Day)| whole.and_then(|whole| whole.most(days));
        let claims = self.pick(of_scope);
        let course = Course::of_members(
            scope,
            &intakes,
            listed.as_ref(),
            whole.is_some().then_some(&most),
            &claims,
            self.options,
        );
        Part::new(settle(course, &self.pick_statements(of_scope)), listed)
    }

    fn pick(&self, at: &[usize]) -> Vec<&'a Claim> {
        at.iter().map(|&at| self.claims[at]).collect()
    }

    fn pick_statements(&self, at: &[usize]) -> Vec<usize> {
        at.iter().map(|&at| self.statements[at]).collect()
    }

    fn take_part(&mut self, part: &Part<'_>) {
        self.done.timeline.extend(part.moments());
        self.done.flows.extend(part.flows());
        self.done.changes.extend(part.changes());
        self.done.missing_facts.extend(part.missing_facts());
        self.done.listings.extend(part.listings());
        self.done.verdicts.extend(part.judgements());
        self.take(&part.settled);
    }

    fn take(&mut self, settled: &Settled<'_>) {
        self.done.conflicts.extend(settled.clashes.iter().map(|clash| Conflict {
            scope: settled.course.scope.clone(),
            grounds: clash.grounds.iter().cloned().collect(),
            given_up: clash.given_up.clone(),
        }));
        self.done.steps.extend(settled.steps.iter().cloned());
    }

    /// Scopes in their order, the figures in that of the register.
    fn sort(mut self) -> Reconciliation {
        let done = &mut self.done;
        done.timeline.sort_by(|a, b| (&a.scope, a.day).cmp(&(&b.scope, b.day)));
        done.flows.sort_by(|a, b| a.scope.cmp(&b.scope));
        done.changes.sort_by(|a, b| a.scope.cmp(&b.scope));
        done.conflicts.sort_by(|a, b| a.scope.cmp(&b.scope));
        done.listings.sort_by(|a, b| a.scope.cmp(&b.scope));
        done.missing_facts.sort_by(|a, b| a.scope.cmp(&b.scope));
        done.verdicts.sort_by(|a, b| a.claim.cmp(&b.claim));
        for (at, judgement) in done.verdicts.iter_mut().enumerate() {
            judgement.statement = self.claims[self.statements[at]].id.clone();
        }
        done.claims = self.claims.into_iter().cloned().collect();
        self.done
    }
}

/// Whether a number of members counts places, or may do so.
fn counts_places(claim: &Claim) -> bool {
    use crate::register::Unit;
    matches!(claim.unit, Unit::Cities | Unit::Participants)
}

impl Reconciliation {
    /// How the figures were read.
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// What is known of the members on every day on which something can change, scope by scope.
    pub fn timeline(&self) -> &[Moment] {
        &self.timeline
    }

    /// Entries and exits from each intake to the next.
    pub fn flows(&self) -> &[Flow] {
        &self.flows
    }

    /// Entries and exits from each exact figure to the next that differs.
    pub fn changes(&self) -> &[Flow] {
        &self.changes
    }

    /// What is to be held of every figure, in the order of their ids.
    pub fn verdicts(&self) -> &[Judgement] {
        &self.verdicts
    }

    /// What is to be held of a figure.
    pub fn verdict(&self, claim: &str) -> Option<&Judgement> {
        self.verdicts.iter().find(|judgement| judgement.claim.as_str() == claim)
    }

    /// Minimal sets of figures and other grounds that exclude one another.
    pub fn conflicts(&self) -> &[Conflict] {
        &self.conflicts
    }

    /// Unknown numbers, scope by scope, the most telling first.
    pub fn missing_facts(&self) -> &[MissingFact] {
        &self.missing_facts
    }

    /// Published numbers of members beside the listed ones, scope by scope, by day.
    pub fn listings(&self) -> &[Listing] {
        &self.listings
    }

    /// What was done, in order.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// The scopes whose members were reconciled.
    pub fn scopes(&self) -> Vec<&Scope> {
        self.timeline.iter().map(|moment| &moment.scope).collect::<BTreeSet<_>>().into_iter().collect()
    }
}
