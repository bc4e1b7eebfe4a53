//! G and C006: what a definition says against itself, or under a version that said something else.

use super::rules::{calls, definitions as rules};
use crate::finding::{Evidence, Finding};
use crate::language::Comparator;
use crate::programme::{Call, PlacesOf, Programme};

/// G011: another text under the version of the one before.
pub(super) fn same_version(programme: &Programme, before: Option<&Programme>) -> Vec<Finding> {
    let changed = before.filter(|before| before.version() == programme.version() && before.text() != programme.text());
    let finding =
        |_| Finding::new(&rules::SAME_VERSION).table("programme").field("version").with("version", programme.version());
    changed.map(finding).into_iter().collect()
}

/// C006: a call that admitted more places than it offered.
pub(super) fn over_cap(programme: &Programme, _: Option<&Programme>) -> Vec<Finding> {
    programme.calls().iter().filter_map(admitted_over_cap).collect()
}

fn admitted_over_cap(call: &Call) -> Option<Finding> {
    let offered = call.places_offered.filter(|offered| offered.of == PlacesOf::New)?;
    let limits = matches!(offered.comparator, Comparator::UpTo | Comparator::Exactly);
    let (least, _) = call.admitted_range().filter(|(least, _)| limits && *least > offered.places)?;
    let finding = Finding::new(&calls::OVER_CAP).about("calls", call.id.as_str()).field("admitted");
    let evidence = |field: &'static str, value: usize| Evidence {
        table: "calls".into(),
        record: call.id.clone(),
        field: field.into(),
        value: value.to_string(),
        source: call.provenance.sources_of(field).to_vec(),
    };
    let finding =
        finding.resting_on(evidence("admitted", least)).resting_on(evidence("places_offered", offered.places));
    Some(finding.with("found", least).with("cap", offered.places))
}
