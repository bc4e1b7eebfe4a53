//! L: local partnerships measured by what their call requires.

use std::collections::BTreeSet;

use super::context::{Context, cell, found};
use super::rules::local_partners as rules;
use crate::finding::{Finding, Value};
use crate::programme::{Call, NumberRef, RuleKind, SectorRequirement, Test};
use crate::register::{LocalPartner, LocalRole, Record, Stay};
use crate::time::When;

/// A membership by a call, and its partners; of one without partners on record nothing can be said.
struct Partnership<'a> {
    stay: &'a Stay<'a>,
    call: Option<&'a Call>,
    partners: Vec<&'a LocalPartner>,
}

fn partnerships<'a>(context: &Context<'a>) -> impl Iterator<Item = Partnership<'a>> {
    context.all_stays().filter_map(|stay| {
        let takes_part = |partner: &&&LocalPartner| !matches!(partner.role, LocalRole::Host | LocalRole::Quoted);
        let partners: Vec<_> = context.partners.get(stay.membership.id()).iter().filter(takes_part).copied().collect();
        let call = stay.membership.call.as_ref().and_then(|call| context.programme().call(call.as_str()));
        (!partners.is_empty()).then_some(Partnership { stay, call, partners })
    })
}

fn meets(context: &Context<'_>, required: &SectorRequirement, partner: &LocalPartner) -> bool {
    context.sector_of(partner).is_some_and(|sector| required.any_of.iter().any(|named| named == sector))
}

/// L001: no partner of a sector that the call requires.
pub(super) fn sector_missing(context: &Context<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for Partnership { stay, call, partners } in partnerships(context) {
        let Some(call) = call else { continue };
        // A partner whose sector nobody knows may be of any.
        if partners.iter().any(|partner| context.sector_of(partner).is_none()) {
            continue;
        }
        let open = |required: &&SectorRequirement| {
            let committed = required.or_commitment.as_ref().is_some_and(|named| {
                let applications = context.applications_of(stay.membership.place.as_str(), &call.id);
                applications.iter().any(|it| it.commitments.iter().any(|made| made.as_str() == named))
            });
            !committed && !partners.iter().any(|partner| meets(context, required, partner))
        };
        findings.extend(call.required_sectors.iter().filter(open).map(|required| {
            let finding =
                found(&rules::SECTOR_MISSING, stay.membership, "id").with("missing", required.any_of.join("/"));
            let finding = finding.with("call", call.id.as_str());
            partners.iter().fold(finding, |finding, partner| finding.resting_on(cell(*partner, "sector")))
        }));
    }
    findings
}

/// L002: fewer partners than the call requires.
pub(super) fn too_few(context: &Context<'_>) -> Vec<Finding> {
    let few = partnerships(context).filter_map(|Partnership { stay, call, partners }| {
        let expected = required_partners(context, call?)?;
        let known: BTreeSet<&str> = partners.iter().map(|partner| partner.organisation.as_str()).collect();
        (i64::try_from(known.len()).is_ok_and(|known| known < expected)).then(|| {
            found(&rules::TOO_FEW, stay.membership, "id").with("found", known.len()).with("expected", expected)
        })
    });
    few.collect()
}

/// The smallest number of partners that the rule of applications asks for in a call.
fn required_partners(context: &Context<'_>, call: &Call) -> Option<i64> {
    let programme = context.programme();
    let conditions = programme.rule(RuleKind::Application)?.condition.each();
    conditions.iter().find_map(|condition| match &condition.test {
        Test::CountAtLeast { fact, number } if fact == "partners" => match number {
            NumberRef::Parameter(id) => programme.parameter(id)?.latest(call.deadline().latest())?.value.number(),
            NumberRef::Number(number) => i64::try_from(*number).ok(),
        },
        _ => None,
    })
}

/// L003: partners on record, and none that coordinates them.
pub(super) fn no_coordination(context: &Context<'_>) -> Vec<Finding> {
    let without = partnerships(context).filter(|it| it.partners.iter().all(|it| it.role != LocalRole::Coordination));
    without
        .map(|it| found(&rules::NO_COORDINATION, it.stay.membership, "id").with("found", it.partners.len()))
        .collect()
}

/// L004: a partner before the membership can have begun, or after it must have ended.
pub(super) fn seat_outside(context: &Context<'_>) -> Vec<Finding> {
    let outside = context.register.local_partners().iter().filter_map(|partner| {
        let stay = context.stay(partner.subject.as_str())?;
        let bounds = &stay.bounds;
        let early = |day: &&When| day.latest() < bounds.first_earliest;
        let late = |day: &&When| bounds.last_latest.is_some_and(|last| last < day.earliest());
        let days = [("from", partner.from.as_ref()), ("last_day", partner.last_day.as_ref())];
        let (field, day) = days.into_iter().find_map(|(field, day)| {
            let day = day.filter(|day| !day.is_qualified() && (early(day) || late(day)))?;
            Some((field, day))
        })?;
        let last = bounds.last_latest.map_or_else(String::new, |last| last.to_string());
        let finding = found(&rules::SEAT_OUTSIDE, partner, field).resting_on(cell(stay.membership, "from"));
        Some(finding.with("found", day.without_wording()).with("expected", format!("{}/{last}", bounds.first_earliest)))
    });
    outside.collect()
}

/// L005: one organisation that alone stands for every sector the call requires.
pub(super) fn one_for_all(context: &Context<'_>) -> Vec<Finding> {
    let alone = partnerships(context).filter_map(|Partnership { stay, call, partners }| {
        let required = &call?.required_sectors;
        let covers = |organisation: &str| {
            let own = || partners.iter().filter(|partner| partner.organisation.as_str() == organisation);
            required.iter().all(|required| own().any(|partner| meets(context, required, partner)))
        };
        let others_help = |organisation: &str| {
            let others = partners.iter().filter(|partner| partner.organisation.as_str() != organisation);
            others.into_iter().any(|partner| required.iter().any(|required| meets(context, required, partner)))
        };
        let organisations = partners.iter().map(|partner| partner.organisation.as_str());
        let one = organisations.into_iter().find(|it| required.len() > 1 && covers(it) && !others_help(it))?;
        let seats = partners.iter().filter(|partner| partner.organisation.as_str() == one);
        let finding = found(&rules::ONE_FOR_ALL, stay.membership, "id").with("found", Value::from(one));
        Some(seats.fold(finding, |finding, seat| finding.resting_on(cell(*seat, "sector"))))
    });
    alone.collect()
}
