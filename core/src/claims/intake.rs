//! The days on which members came in, and how many.

use super::ground::Ground;
use super::listed::Listed;
use super::quantity::{LARGEST, Range};
use super::scope::Scope;
use crate::language::Comparator;
use crate::programme::{Call, PlacesOf, Programme};
use crate::time::{Day, LAST_DAY};

/// Members that came in on one day: those of a call, or one that came by none.
#[derive(Clone, Debug)]
pub(super) struct Intake {
    pub(super) ground: Ground,
    /// The first and the last day on which it can have happened.
    pub(super) days: (Day, Day),
    pub(super) entries: Range,
    /// Of these, places that had been members before, as listed.
    pub(super) returned: i64,
}

/// Intakes whose order is not known. One of them is the common case.
#[derive(Clone, Debug)]
pub(super) struct Intakes {
    pub(super) intakes: Vec<Intake>,
    pub(super) days: (Day, Day),
}

/// The intakes of a scope in their order.
pub(super) fn intakes(programme: &Programme, scope: &Scope, listed: Option<&Listed<'_>>) -> Vec<Intakes> {
    let calls = programme.calls().iter().map(|call| of_call(call, scope, listed));
    let mut intakes: Vec<Intake> = calls.chain(listed.into_iter().flat_map(Listed::outside_calls)).collect();
    intakes.sort_by(|a, b| a.days.cmp(&b.days).then_with(|| a.ground.cmp(&b.ground)));
    let mut ordered: Vec<Intakes> = Vec::new();
    for intake in intakes {
        match ordered.last_mut() {
            Some(last) if intake.days.0 <= last.days.1 => {
                last.days.1 = last.days.1.max(intake.days.1);
                last.intakes.push(intake);
            }
            _ => ordered.push(Intakes { days: intake.days, intakes: vec![intake] }),
        }
    }
    ordered
}

fn of_call(call: &Call, scope: &Scope, listed: Option<&Listed<'_>>) -> Intake {
    let admitted = admitted(call);
    let entries = match (scope, listed) {
        (Scope::All, _) => admitted,
        (_, Some(listed)) => listed.share(call, admitted),
        (_, None) => Range { low: 0, ..admitted },
    };
    let returned = listed.map_or(0, |listed| listed.returned(call));
    Intake { ground: Ground::Call(call.id.clone()), days: effective_days(call), entries, returned }
}

/// The days on which a call's members can have come in. A date that proves nothing leaves every day from the opening on.
pub(super) fn effective_days(call: &Call) -> (Day, Day) {
    let published = [&call.effective_on, &call.announced, &call.decided].into_iter().find_map(Option::as_ref);
    match published {
        Some(when) if !when.is_qualified() && call.effective_on.is_some() => (when.earliest(), when.latest()),
        // Admitted before it took effect: no later than some day that nobody names.
        _ => (call.opens.earliest(), LAST_DAY),
    }
}

/// The number of places a call admitted; where none was published, at most the new places it offered and the applications.
pub(super) fn admitted(call: &Call) -> Range {
    if let Some((least, most)) = call.admitted_range() {
        return Range::between(whole(least), whole(most));
    }
    Range { low: 0, high: limits(call).min() }
}

/// What a call cannot have exceeded: the new places it offered, its applications and its nominees.
fn limits(call: &Call) -> impl Iterator<Item = i64> {
    let offered = call.places_offered.filter(|offered| {
        offered.of == PlacesOf::New && matches!(offered.comparator, Comparator::Exactly | Comparator::UpTo)
    });
    [offered.map(|offered| offered.places), call.applications, call.nominated].into_iter().flatten().map(whole)
}

/// A number of things as the figures count.
pub(super) fn whole(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(LARGEST).min(LARGEST)
}
