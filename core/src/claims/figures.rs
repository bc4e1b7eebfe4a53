//! What else is counted: the applications, nominees and admissions of a call, those who took part in a meeting.

use super::course::{Course, days_of};
use super::ground::{Ground, Principle};
use super::intake::{admitted, whole};
use super::options::Options;
use super::quantity::Range;
use super::scope::Scope;
use super::system::Var;
use crate::programme::{Call, Programme};
use crate::register::{Claim, Id, Quantity, Unit};
use crate::time::FIRST_DAY;

impl<'a> Course<'a> {
    /// What else is counted of a call or a meeting: applications, nominees, admissions, participants.
    pub(super) fn of_figures(scope: Scope, programme: &Programme, claims: &[&'a Claim], options: &Options) -> Self {
        let mut course = Self::new(scope);
        // A figure of no call and no meeting stands alone.
        let shared = matches!(course.scope, Scope::Call(_) | Scope::Meeting(_));
        let mut counted: Vec<(Quantity, Unit, Option<&Id<Claim>>, Var)> = Vec::new();
        for &claim in claims {
            let alone = (!shared).then_some(&claim.id);
            let same = counted
                .iter()
                .find(|(quantity, unit, of, _)| (*quantity, *unit) == (claim.quantity, claim.unit) && *of == alone);
            let var = same.map_or_else(|| course.system.variable(), |&(.., var)| var);
            counted.push((claim.quantity, claim.unit, alone, var));
            let days = days_of(claim, FIRST_DAY);
            course.add_candidate(claim, days, vec![(0, var, days)], options, false);
        }
        if let Scope::Call(id) = &course.scope
            && let Some(call) = programme.call(id)
        {
            let numbers: Vec<(Quantity, Unit, Var)> =
                counted.iter().map(|&(quantity, unit, _, var)| (quantity, unit, var)).collect();
            course.limit_call(call, &numbers);
        }
        course.always = course.grounds.len();
        course.assert_all();
        course
    }

    /// Numbers of the definition, and what they limit.
    fn limit_call(&mut self, call: &Call, numbers: &[(Quantity, Unit, Var)]) {
        let of = |wanted: Quantity| numbers.iter().filter(move |(quantity, ..)| *quantity == wanted);
        let premise = self.premise(Ground::Call(call.id.clone()));
        let applied = self.premise(Ground::Principle(Principle::AdmittedApplied));
        let exactly = |number: usize| Range::between(whole(number), whole(number));
        for &(_, unit, var) in of(Quantity::Admitted) {
            self.system.within(var, admitted(call), premise);
            for &(_, other, more) in of(Quantity::Applied).chain(of(Quantity::Nominated)) {
                if unit == Unit::Cities && matches!(other, Unit::Cities | Unit::Applications) {
                    self.system.exceeds(more, var, 0, applied);
                }
            }
        }
        for &(_, unit, var) in of(Quantity::Applied) {
            if let (Unit::Applications, Some(number)) = (unit, call.applications) {
                self.system.within(var, exactly(number), premise);
            }
        }
        for &(.., var) in of(Quantity::Nominated) {
            if let Some(number) = call.nominated {
                self.system.within(var, exactly(number), premise);
            }
        }
    }
}
