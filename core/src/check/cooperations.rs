//! R: cooperations and their members.

use std::collections::BTreeSet;

use super::context::{Context, cell, found};
use super::rules::cooperations as rules;
use crate::finding::Finding;
use crate::place::State;
use crate::register::{CooperationKind, Record};
use crate::time::{Day, When};

/// R001: a cooperation of one, where the source counts no more either. That nobody is named does not say that there is nobody.
pub(super) fn too_small(context: &Context<'_>) -> Vec<Finding> {
    let of_members = context.register.cooperations().iter().filter(|it| it.kind != CooperationKind::StatePartnership);
    let small = of_members.filter_map(|cooperation| {
        let members = context.cooperation_members.get(cooperation.id());
        let places: BTreeSet<&str> = members.iter().map(|member| member.place.as_str()).collect();
        let stated = cooperation.members_stated.is_some_and(|stated| stated >= 2);
        (places.len() == 1 && !stated).then(|| {
            found(&rules::TOO_SMALL, cooperation, "id").with("place", places.first().copied().unwrap_or_default())
        })
    });
    small.collect()
}

/// R002: a member outside the states of its cooperation.
pub(super) fn out_of_scope(context: &Context<'_>) -> Vec<Finding> {
    let outside = context.register.cooperation_members().iter().filter_map(|member| {
        let cooperation = context.register.cooperations().get(member.cooperation.as_str())?;
        let scope = cooperation.scope.as_ref()?;
        let states: Option<Vec<State>> = scope.split(';').map(|state| state.trim().parse().ok()).collect();
        let place = context.register.places().get(member.place.as_str())?;
        let state = place.state.filter(|state| states.is_some_and(|states| !states.contains(state)))?;
        let finding = found(&rules::OUT_OF_SCOPE, member, "place").resting_on(cell(cooperation, "scope"));
        Some(finding.with("place", place.id()).with("state", state.to_string()).with("scope", scope.as_str()))
    });
    outside.collect()
}

/// R003: a cooperation that lasts longer than every membership of its members.
pub(super) fn outlives(context: &Context<'_>) -> Vec<Finding> {
    let longer = context.register.cooperations().iter().filter_map(|cooperation| {
        let until = cooperation.last_day.as_ref().or(cooperation.from.as_ref()).filter(|when| !when.is_qualified())?;
        let members = context.cooperation_members.get(cooperation.id()).iter();
        let standings = members.filter_map(|member| context.view.place(member.place.as_str()));
        let ends: Option<Vec<Day>> =
            standings.flat_map(|standing| &standing.stays).map(|stay| stay.bounds.last_latest).collect();
        let last = ends?.into_iter().max().filter(|last| *last < until.earliest())?;
        let field = if cooperation.last_day.is_some() { "last_day" } else { "from" };
        Some(found(&rules::OUTLIVES, cooperation, field).with("found", When::without_wording(until)).with("last", last))
    });
    longer.collect()
}
