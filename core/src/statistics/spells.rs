//! Memberships as spells: which first and last days they can have.

use super::between::Between;
use crate::register::bounds::Bounds;
use crate::register::{MemberStatus, Membership, Place, Register, StatementKind};
use crate::time::{Day, FIRST_DAY, LAST_DAY};

/// A place with its memberships.
#[derive(Clone, Debug)]
pub(super) struct Member<'a> {
    pub(super) place: &'a Place,
    pub(super) spells: Vec<Spell<'a>>,
}

/// A membership with what is known of its days.
#[derive(Clone, Debug)]
pub(super) struct Spell<'a> {
    pub(super) membership: &'a Membership,
    pub(super) bounds: Bounds,
    term_end: Option<Day>,
    /// The days on which it was seen for certain.
    pub(super) seen: Vec<Day>,
    boxes: Vec<DayBox>,
}

/// First days and last days (inclusive) of which every ordered pair is possible.
#[derive(Clone, Copy, Debug)]
pub(crate) struct DayBox {
    pub(crate) first: (Day, Day),
    pub(crate) last: (Day, Day),
}

/// The sets of members a figure can be computed from, from the surest to the widest.
pub(super) const SETS: [MemberStatus; 3] = [MemberStatus::Certain, MemberStatus::Presumed, MemberStatus::Possible];

pub(super) fn members(register: &Register) -> Vec<Member<'_>> {
    let view = register.on(register.programme().first_day());
    let standings = view.standings().iter();
    standings
        .map(|standing| Member {
            place: standing.place,
            spells: standing
                .stays
                .iter()
                .map(|stay| {
                    let shows = |kind| matches!(kind, StatementKind::Seen | StatementKind::OpenAsOf);
                    let proofs = stay.statements.iter().filter(|said| said.proves && shows(said.kind));
                    let seen = proofs.map(|said| said.when.earliest()).collect();
                    Spell::new(stay.membership, stay.bounds.clone(), stay.term_end, seen)
                })
                .collect(),
        })
        .collect()
}

impl Member<'_> {
    /// How sure it is that the place was a member on a day.
    pub(super) fn status(&self, day: Day) -> MemberStatus {
        self.spells.iter().map(|spell| spell.status(day)).min().unwrap_or(MemberStatus::No)
    }

    /// Whether the place belongs to a set of members on a day.
    pub(super) fn is_in(&self, set: MemberStatus, day: Day) -> bool {
        let status = self.status(day);
        status <= set && status != MemberStatus::No
    }

    /// Whether some completion, and whether every completion, has it as a member.
    pub(super) fn on(&self, day: Day) -> Chance {
        let status = self.status(day);
        Chance { can: status != MemberStatus::No, must: status == MemberStatus::Certain }
    }

    /// Whether it can have been a member, and was for certain, on some day from one day to another (inclusive).
    pub(super) fn within(&self, from: Day, to: Day) -> Chance {
        Chance {
            can: self.spells.iter().any(|spell| spell.can((FIRST_DAY, to), (from, LAST_DAY))),
            must: self.spells.iter().any(|spell| {
                let outside = spell.can((FIRST_DAY, LAST_DAY), (FIRST_DAY, before(from)))
                    || spell.can((after(to), LAST_DAY), (FIRST_DAY, LAST_DAY));
                !spell.bounds.contradictory && !outside
            }),
        }
    }

    /// Whether it was a member for certain on every day from one to another (inclusive).
    pub(super) fn throughout(&self, from: Day, to: Day) -> bool {
        self.spells.iter().any(|spell| spell.bounds.certain(from) && spell.bounds.certain(to))
    }

    /// Which of member and not a member the place can have been on two days, the first no later than the second: all
    /// pairs.
    pub(super) fn patterns(&self, one: Day, other: Day) -> Vec<(bool, bool)> {
        let together = |known: Vec<(bool, bool)>, spell: &Spell<'_>| {
            let mut all: Vec<(bool, bool)> = Vec::new();
            for (a, b) in spell.patterns(one, other) {
                all.extend(known.iter().map(|&(was, is)| (was || a, is || b)));
            }
            all.sort_unstable();
            all.dedup();
            all
        };
        self.spells.iter().fold(vec![(false, false)], together)
    }
}

/// Whether something can be and whether it must be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Chance {
    pub(super) can: bool,
    pub(super) must: bool,
}

impl<'a> Spell<'a> {
    pub(super) fn new(membership: &'a Membership, bounds: Bounds, term_end: Option<Day>, seen: Vec<Day>) -> Self {
        Self { membership, boxes: boxes(&bounds), bounds, term_end, seen }
    }

    pub(super) fn status(&self, day: Day) -> MemberStatus {
        if self.bounds.certain(day) {
            MemberStatus::Certain
        } else if self.bounds.presumed(day, self.term_end) {
            MemberStatus::Presumed
        } else if self.bounds.possible(day) {
            MemberStatus::Possible
        } else {
            MemberStatus::No
        }
    }

    /// Whether some completion has its first and its last day in these spans (inclusive).
    fn can(&self, first: (Day, Day), last: (Day, Day)) -> bool {
        self.boxes.iter().any(|known| {
            let (first_from, first_to) = (known.first.0.max(first.0), known.first.1.min(first.1));
            let (last_from, last_to) = (known.last.0.max(last.0), known.last.1.min(last.1));
            first_from <= first_to && last_from <= last_to && first_from <= last_to
        })
    }

    /// Whether it can have begun, and began for certain, on a day from one day to before another.
    pub(super) fn begins(&self, from: Day, until: Day) -> Chance {
        let any = (FIRST_DAY, LAST_DAY);
        let elsewhere = self.can((FIRST_DAY, before(from)), any) || self.can((until, LAST_DAY), any);
        Chance { can: self.can((from, before(until)), any), must: !self.bounds.contradictory && !elsewhere }
    }

    /// The same of its end: the first day on which it no longer was.
    pub(super) fn ends(&self, from: Day, until: Day) -> Chance {
        let any = (FIRST_DAY, LAST_DAY);
        let (first, last) = (before(from), before(before(until)));
        let elsewhere = self.can(any, (FIRST_DAY, before(first))) || self.can(any, (after(last), LAST_DAY));
        Chance { can: self.can(any, (first, last)), must: !self.bounds.contradictory && !elsewhere }
    }

    /// Member or not on two days, the first no later than the second: all pairs that are possible.
    fn patterns(&self, one: Day, other: Day) -> Vec<(bool, bool)> {
        let any = (FIRST_DAY, LAST_DAY);
        let between = (after(one), before(other));
        let neither = self.bounds.contradictory
            || self.can(any, (FIRST_DAY, before(one)))
            || self.can((after(other), LAST_DAY), any)
            || self.can(between, between);
        [
            ((true, true), self.can((FIRST_DAY, one), (other, LAST_DAY))),
            ((true, false), self.can((FIRST_DAY, one), (one, before(other)))),
            ((false, true), self.can((after(one), other), (other, LAST_DAY))),
            ((false, false), neither),
        ]
        .into_iter()
        .filter_map(|(pattern, possible)| possible.then_some(pattern))
        .collect()
    }

    /// How many days it lasts if it began by a day: at least, and at most (`None` where its end is not bounded).
    /// `None` where it cannot have begun by then.
    pub(super) fn days(&self, begun_by: Day) -> Option<(i64, Option<i64>)> {
        let begun = || self.boxes.iter().filter(|known| known.first.0 <= begun_by);
        let least = |known: &DayBox| days_from(known.first.1.min(begun_by), known.last.0).max(0) + 1;
        let most = |known: &DayBox| (known.last.1 < LAST_DAY).then(|| days_from(known.first.0, known.last.1) + 1);
        let shortest = begun().map(least).min()?;
        Some((shortest, begun().map(most).try_fold(shortest, |longest, days| Some(longest.max(days?)))))
    }

    /// The completion that ends soonest, and the one that lasts longest: first and last day.
    pub(super) fn extremes(&self) -> Option<[(Day, Day); 2]> {
        let soonest = self.boxes.iter().min_by_key(|known| known.last.0.max(known.first.0))?;
        let longest = self.boxes.iter().max_by_key(|known| days_from(known.first.0, known.last.1))?;
        let last = soonest.last.0.max(soonest.first.0);
        Some([(soonest.first.1.min(last), last), (longest.first.0, longest.last.1)])
    }

    /// The days from each of which on it may stand differently than on the day before.
    pub(super) fn changes(&self) -> impl Iterator<Item = Day> {
        let bounds = &self.bounds;
        let starts = [Some(bounds.first_earliest), bounds.first_latest];
        let ends = [Some(bounds.last_earliest), bounds.last_latest];
        let absences = bounds.absent_on.iter().flat_map(|&day| [day, after(day)]);
        starts.into_iter().flatten().chain(ends.into_iter().flatten().map(after)).chain(absences)
    }

    /// The days from its first day to a day: how long a member of that day has been one.
    pub(super) fn tenure(&self, day: Day) -> Between<i64> {
        let latest = self.bounds.first_latest.map_or(day, |latest| latest.min(day));
        Between::new(days_from(latest, day), days_from(self.bounds.first_earliest.min(day), day))
    }
}

/// Everything a stay can have been, as boxes; single days of absence divide it.
pub(crate) fn boxes(bounds: &Bounds) -> Vec<DayBox> {
    let last_latest = bounds.last_latest.unwrap_or(LAST_DAY);
    let whole = if bounds.contradictory {
        DayBox { first: (bounds.first_earliest, last_latest), last: (bounds.first_earliest, last_latest) }
    } else {
        let first_latest = bounds.first_latest.unwrap_or(LAST_DAY);
        DayBox { first: (bounds.first_earliest, first_latest), last: (bounds.last_earliest, last_latest) }
    };
    let mut absent = bounds.absent_on.clone();
    absent.sort_unstable();
    let from = std::iter::once(FIRST_DAY).chain(absent.iter().map(|&day| after(day)));
    let to = absent.iter().map(|&day| before(day)).chain(std::iter::once(LAST_DAY));
    from.zip(to)
        .map(|(from, to)| DayBox {
            first: (whole.first.0.max(from), whole.first.1.min(to)),
            last: (whole.last.0.max(from), whole.last.1.min(to)),
        })
        .filter(|part| part.first.0 <= part.first.1 && part.last.0 <= part.last.1 && part.first.0 <= part.last.1)
        .collect()
}

/// The days from one day to another; negative where the other is earlier.
pub(super) fn days_from(one: Day, other: Day) -> i64 {
    (other - one).num_days()
}

pub(super) fn before(day: Day) -> Day {
    day.pred_opt().unwrap_or(day)
}

pub(super) fn after(day: Day) -> Day {
    day.succ_opt().unwrap_or(day)
}
