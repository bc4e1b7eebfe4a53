//! Which fact, if it were known, would narrow most.

use super::course::{Course, Epoch};
use super::ground::Ground;
use super::part::Part;
use super::quantity::Range;
use super::scope::Scope;
use super::system::{PremiseId, Solution, Var};
use crate::language::Template;
use crate::time::Day;

/// A fact that nobody published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unknown {
    /// Members just before an intake.
    MembersBefore,
    /// Members just after an intake.
    MembersAfter,
    /// Members that came in with an intake.
    Entries,
}

impl Unknown {
    /// The kebab-case text.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::MembersBefore => "members-before",
            Self::MembersAfter => "members-after",
            Self::Entries => "entries",
        }
    }

    /// The fact in words; `{intake}` is what began.
    pub const fn phrase(self) -> Template {
        match self {
            Self::MembersBefore => Template::new("Mitglieder unmittelbar vor {intake}", "members just before {intake}"),
            Self::MembersAfter => Template::new("Mitglieder unmittelbar nach {intake}", "members just after {intake}"),
            Self::Entries => Template::new("Eintritte mit {intake}", "entries with {intake}"),
        }
    }
}

/// An unknown number and what knowing it would settle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingFact {
    /// The part of the network.
    pub scope: Scope,
    /// What is unknown.
    pub unknown: Unknown,
    /// The intake it is about.
    pub intake: Vec<Ground>,
    /// The days of that intake.
    pub days: (Day, Day),
    /// What is known of the number.
    pub known: Range,
    /// How much narrower the numbers of members around all intakes become at least, in places, whichever number it turns out
    /// to be.
    pub narrows_at_least: i64,
    /// The same at best.
    pub narrows_at_most: i64,
}

impl Part<'_> {
    /// The unknown numbers of members and entries around the intakes, the most telling first. Tried are the smallest, the
    /// largest and the middle number each can be.
    pub(super) fn missing_facts(&self) -> Vec<MissingFact> {
        let course = &self.settled.course;
        let mut facts = Vec::new();
        for at in 1..course.epochs.len() {
            let (earlier, epoch) = (course.epochs[at - 1], course.epochs[at]);
            let unknown = [
                (Unknown::MembersBefore, earlier.before_next),
                (Unknown::MembersAfter, epoch.after),
                (Unknown::Entries, epoch.entries),
            ];
            for (unknown, var) in unknown {
                facts.extend(self.value_of(at, unknown, var));
            }
        }
        facts.sort_by_key(|fact| (-fact.narrows_at_least, -fact.narrows_at_most, fact.days, fact.unknown));
        facts
    }

    fn value_of(&self, at: usize, unknown: Unknown, var: Var) -> Option<MissingFact> {
        let (course, solution) = (&self.settled.course, &self.settled.solution);
        let known = solution.range(var);
        let high = known.high.filter(|high| *high > known.low)?;
        let all = width(course, solution);
        let on = |premise: PremiseId| self.settled.on[premise];
        let tried = [known.low, known.low.midpoint(high), high];
        let told = tried.into_iter().filter_map(|number| course.system.suppose(solution, var, number, on));
        let narrowed: Vec<i64> = told.map(|told| all - width(course, &told)).collect();
        Some(MissingFact {
            scope: course.scope.clone(),
            unknown,
            intake: course.began_with[at].clone(),
            days: self.settled.begins[at],
            known,
            narrows_at_least: narrowed.iter().copied().min()?,
            narrows_at_most: narrowed.iter().copied().max()?,
        })
    }
}

/// The widths of the numbers of members around all intakes together; what is not bounded counts nothing.
fn width(course: &Course<'_>, solution: &Solution) -> i64 {
    let around = course.epochs.windows(2).flat_map(|pair| {
        let [Epoch { before_next, .. }, Epoch { after, .. }] = [pair[0], pair[1]];
        [before_next, after]
    });
    around.filter_map(|var| solution.range(var).width()).sum()
}
