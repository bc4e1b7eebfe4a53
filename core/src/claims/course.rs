//! The numbers of one part of a network as a system of rules: its members over time.

use super::ground::{Ground, Principle};
use super::intake::Intakes;
use super::listed::Listed;
use super::options::Options;
use super::quantity::{Range, range};
use super::scope::Scope;
use super::system::{PremiseId, Solution, System, Var};
use crate::language::Comparator;
use crate::register::{Claim, Quantity, Unit};
use crate::time::{Day, FIRST_DAY, LAST_DAY, When};

/// A published figure and where in the course it may belong.
pub(super) struct Candidate<'a> {
    pub(super) claim: &'a Claim,
    pub(super) range: Range,
    /// The first and the last day it may speak of.
    pub(super) days: (Day, Day),
    /// The numbers it may be about, one per reading of its day.
    pub(super) spots: Vec<Spot>,
    /// Whether it is judged by the others and bounds none of them: its day is hardly known, or it may count no places.
    pub(super) weak: bool,
}

/// One reading of a figure.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot {
    /// How many intakes it lies behind.
    pub(super) epoch: usize,
    /// The number it gives.
    pub(super) var: Var,
    /// That it gives it.
    pub(super) premise: PremiseId,
    /// The days on which it may do so.
    pub(super) days: (Day, Day),
}

/// The numbers between two intakes, and those of the intake before.
#[derive(Clone, Copy, Debug)]
pub(super) struct Epoch {
    /// First day of the epoch: the earliest and the latest.
    pub(super) begins: (Day, Day),
    /// Members that came in with it.
    pub(super) entries: Var,
    /// Members just after.
    pub(super) after: Var,
    /// Members just before the next intake.
    pub(super) before_next: Var,
    /// Places that ever joined.
    pub(super) ever: Var,
    /// Memberships that ever began.
    pub(super) admissions: Var,
    /// Places among the entries that had been members before.
    pub(super) returned: Var,
}

/// The numbers of one scope, the figures published about them, and the rules between them.
pub(super) struct Course<'a> {
    pub(super) scope: Scope,
    pub(super) system: System,
    /// By premise, what it stands for. The first ones always hold.
    pub(super) grounds: Vec<Ground>,
    pub(super) always: usize,
    pub(super) candidates: Vec<Candidate<'a>>,
    /// Empty where no stock is counted.
    pub(super) epochs: Vec<Epoch>,
    /// By epoch, what it began with; nothing before the first.
    pub(super) began_with: Vec<Vec<Ground>>,
}

/// The most members that the whole network can have had on a day of a span.
pub(super) type Whole<'w> = &'w dyn Fn((Day, Day)) -> Option<i64>;

impl<'a> Course<'a> {
    pub(super) fn new(scope: Scope) -> Self {
        Self {
            scope,
            system: System::default(),
            grounds: Vec::new(),
            always: 0,
            candidates: Vec::new(),
            epochs: Vec::new(),
            began_with: Vec::new(),
        }
    }

    /// The members of a scope over time.
    pub(super) fn of_members(
        scope: Scope,
        intakes: &[Intakes],
        listed: Option<&Listed<'_>>,
        whole: Option<Whole<'_>>,
        claims: &[&'a Claim],
        options: &Options,
    ) -> Self {
        let mut course = Self::new(scope);
        course.add_epochs(intakes, options);
        let bounds = Limits { listed, whole, premises: course.limit_premises() };
        course.limit_epochs(&bounds);
        for claim in claims {
            course.add_members_claim(claim, &bounds, options);
        }
        course.order_figures();
        course.always = course.grounds.len();
        course.assert_all();
        course
    }

    pub(super) fn premise(&mut self, ground: Ground) -> PremiseId {
        if let Some(known) = self.grounds.iter().position(|known| *known == ground) {
            return known;
        }
        self.grounds.push(ground);
        self.grounds.len() - 1
    }

    /// The epochs: before the first intake, and after each.
    fn add_epochs(&mut self, intakes: &[Intakes], options: &Options) {
        let flow = self.premise(Ground::Principle(Principle::StockFlow));
        let joined = self.premise(Ground::Principle(Principle::EverJoined));
        self.add_epoch((FIRST_DAY, FIRST_DAY), Vec::new());
        let first = self.epochs[0];
        for var in [first.entries, first.after, first.ever, first.admissions, first.returned] {
            self.system.within(var, Range::between(0, 0), flow);
        }
        self.system.exceeds(first.after, first.before_next, 0, flow);
        for together in intakes {
            let grounds: Vec<Ground> = together.intakes.iter().map(|intake| intake.ground.clone()).collect();
            let start = self.epochs.len();
            for _ in &together.intakes {
                self.add_epoch(together.days, grounds.clone());
            }
            for at in start..self.epochs.len() {
                self.link(self.epochs[at - 1], self.epochs[at], flow, joined);
            }
            self.fill(start, together, options);
        }
    }

    fn add_epoch(&mut self, begins: (Day, Day), grounds: Vec<Ground>) {
        let mut var = || self.system.variable();
        let epoch = Epoch {
            begins,
            entries: var(),
            after: var(),
            before_next: var(),
            ever: var(),
            admissions: var(),
            returned: var(),
        };
        self.epochs.push(epoch);
        self.began_with.push(grounds);
    }

    /// The identities between an epoch and the next.
    fn link(&mut self, earlier: Epoch, later: Epoch, flow: PremiseId, joined: PremiseId) {
        let none = Range::between(0, 0);
        let Epoch { entries, after, before_next, ever, admissions, returned, .. } = later;
        let system = &mut self.system;
        system.sum_within(&[(after, 1), (earlier.before_next, -1), (entries, -1)], none, flow);
        system.exceeds(after, before_next, 0, flow);
        system.sum_within(&[(admissions, 1), (earlier.admissions, -1), (entries, -1)], none, flow);
        system.sum_within(&[(ever, 1), (earlier.ever, -1), (entries, -1), (returned, 1)], none, joined);
        system.exceeds(ever, after, 0, joined);
    }

    /// How many came in with intakes, the first of which began the epoch `start`.
    fn fill(&mut self, start: usize, together: &Intakes, options: &Options) {
        let returns = |listed: i64| Range::between(listed, listed + i64::from(options.unlisted_returns));
        let joined = self.premise(Ground::Principle(Principle::EverJoined));
        if let [intake] = together.intakes.as_slice() {
            let premise = self.premise(intake.ground.clone());
            self.system.within(self.epochs[start].entries, intake.entries, premise);
            self.system.within(self.epochs[start].returned, returns(intake.returned), joined);
            return;
        }
        // Whichever comes first: each is one of them, and together they are all.
        let hull = together.intakes.iter().map(|intake| intake.entries).reduce(Range::hull);
        let sum = together.intakes.iter().fold(Range::between(0, 0), |sum, intake| Range {
            low: sum.low + intake.entries.low,
            high: sum.high.zip(intake.entries.high).map(|(a, b)| a + b),
        });
        let returned: i64 = together.intakes.iter().map(|intake| intake.returned).sum();
        let premises: Vec<PremiseId> =
            together.intakes.iter().map(|intake| self.premise(intake.ground.clone())).collect();
        let premise = premises.first().copied().unwrap_or(joined);
        let epochs = self.epochs[start..].to_vec();
        for epoch in &epochs {
            self.system.within(epoch.entries, hull.unwrap_or(sum), premise);
        }
        let entries: Vec<(Var, i64)> = epochs.iter().map(|epoch| (epoch.entries, 1)).collect();
        let returning: Vec<(Var, i64)> = epochs.iter().map(|epoch| (epoch.returned, 1)).collect();
        self.system.sum_within(&entries, sum, premise);
        self.system.sum_within(&returning, returns(returned), joined);
    }

    fn limit_premises(&mut self) -> (PremiseId, PremiseId) {
        (self.premise(Ground::Listed), self.premise(Ground::Principle(Principle::PartOfWhole)))
    }

    /// What the listed memberships and the whole say of the numbers around the intakes.
    fn limit_epochs(&mut self, limits: &Limits<'_, '_>) {
        let before = |day: Day| day.pred_opt().unwrap_or(day);
        for at in 1..self.epochs.len() {
            let (earlier, epoch) = (self.epochs[at - 1], self.epochs[at]);
            limits.apply(&mut self.system, epoch.after, epoch.admissions, epoch.begins);
            let eve = (before(epoch.begins.0), before(epoch.begins.1));
            limits.apply(&mut self.system, earlier.before_next, earlier.admissions, eve);
        }
    }

    /// A figure for the members of a day or of all days until then.
    fn add_members_claim(&mut self, claim: &'a Claim, limits: &Limits<'_, '_>, options: &Options) {
        let flow = self.premise(Ground::Principle(Principle::StockFlow));
        let opening = self.epochs.get(1).map_or(FIRST_DAY, |epoch| epoch.begins.0);
        let days = days_of(claim, opening);
        let spots = self
            .epochs_of(days)
            .map(|(at, days)| {
                let epoch = self.epochs[at];
                if claim.quantity == Quantity::MembersEver {
                    return (at, epoch.ever, days);
                }
                let var = self.system.variable();
                self.system.exceeds(epoch.after, var, 0, flow);
                self.system.exceeds(var, epoch.before_next, 0, flow);
                if days.1 <= epoch.begins.0 {
                    self.system.exceeds(var, epoch.after, 0, flow);
                }
                limits.apply(&mut self.system, var, epoch.admissions, days);
                (at, var, days)
            })
            .collect::<Vec<_>>();
        let wide = (days.1 - days.0).num_days() >= i64::from(options.widest_days);
        self.add_candidate(claim, days, spots, options, wide || claim.unit == Unit::Participants);
    }

    /// The epochs that days may belong to, each with the days that may.
    pub(super) fn epochs_of(&self, days: (Day, Day)) -> std::vec::IntoIter<(usize, (Day, Day))> {
        let mut found = Vec::new();
        for (at, epoch) in self.epochs.iter().enumerate() {
            let until = self.epochs.get(at + 1).map_or(LAST_DAY, |next| next.begins.1.pred_opt().unwrap_or(FIRST_DAY));
            let shared = (days.0.max(epoch.begins.0), days.1.min(until));
            if shared.0 <= shared.1 {
                found.push((at, shared));
            }
        }
        found.into_iter()
    }

    pub(super) fn add_candidate(
        &mut self,
        claim: &'a Claim,
        days: (Day, Day),
        spots: Vec<(usize, Var, (Day, Day))>,
        options: &Options,
        weak: bool,
    ) {
        let range = range(claim.comparator, claim.value, options.about);
        let spots =
            spots.into_iter().map(|(epoch, var, days)| Spot { epoch, var, premise: usize::MAX, days }).collect();
        self.candidates.push(Candidate { claim, range, days, spots, weak });
    }

    /// Between two intakes members only become fewer.
    fn order_figures(&mut self) {
        let flow = self.premise(Ground::Principle(Principle::StockFlow));
        for at in 0..self.epochs.len() {
            let now = self.candidates.iter().filter(|candidate| candidate.claim.quantity != Quantity::MembersEver);
            let spots: Vec<Spot> =
                now.flat_map(|candidate| &candidate.spots).filter(|spot| spot.epoch == at).copied().collect();
            let follows = |a: &Spot, b: &Spot| a.days.1 <= b.days.0;
            for earlier in &spots {
                for later in spots.iter().filter(|later| later.var != earlier.var && follows(earlier, later)) {
                    self.system.exceeds(earlier.var, later.var, 0, flow);
                }
            }
        }
    }

    /// Makes every reading of every figure a premise of its own.
    pub(super) fn assert_all(&mut self) {
        for candidate in &mut self.candidates {
            for spot in &mut candidate.spots {
                spot.premise = self.grounds.len();
                self.grounds.push(Ground::Claim(candidate.claim.id.clone()));
                self.system.within(spot.var, candidate.range, spot.premise);
            }
        }
    }
}

impl Candidate<'_> {
    /// Whether a solution leaves a reading of the figure possible.
    pub(super) fn fits(&self, solution: &Solution, spot: &Spot) -> bool {
        solution.range(spot.var).meets(self.range)
    }
}

/// What bounds the members of a day from outside.
struct Limits<'l, 'w> {
    listed: Option<&'l Listed<'l>>,
    whole: Option<Whole<'w>>,
    /// Those of the listed memberships and of the whole.
    premises: (PremiseId, PremiseId),
}

impl Limits<'_, '_> {
    /// Bounds the members of some day of a span.
    fn apply(&self, system: &mut System, members: Var, admissions: Var, days: (Day, Day)) {
        if let Some(listed) = self.listed {
            system.within(members, Range { low: listed.certain(days), high: None }, self.premises.0);
            let over = listed.over(days);
            if over > 0 {
                system.exceeds(admissions, members, over, self.premises.0);
            }
        }
        if let Some(most) = self.whole.and_then(|whole| whole(days)) {
            system.within(members, Range::between(0, most), self.premises.1);
        }
    }
}

/// The days a figure may speak of: those of its date; where that proves nothing or is missing, any until it was published.
pub(super) fn days_of(claim: &Claim, opening: Day) -> (Day, Day) {
    if let Some(when) = claim.as_of.as_ref().filter(|when| !when.is_qualified()) {
        return (when.earliest(), when.latest());
    }
    let stated = claim.stated_on.as_ref().filter(|when| !when.is_qualified()).map_or(LAST_DAY, When::latest);
    (opening.min(stated), stated)
}

/// Whether a figure counts what is, not what is wanted or allowed.
pub(super) fn is_observation(claim: &Claim) -> bool {
    claim.quantity != Quantity::Target && claim.comparator != Comparator::UpTo
}
