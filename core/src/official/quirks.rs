//! What is odd in an edition and yet readable.

use super::{Designation, Level, Unit, rules};
use crate::finding::{Finding, Origin};

/// Where a row of the edition stands in its file.
pub(super) type Place<'a> = &'a dyn Fn(u64) -> Origin;

/// The designation with a number; one that the description does not know is a finding.
pub(super) fn designation(
    number: Option<u8>,
    unit: &Unit,
    place: Place,
    findings: &mut Vec<Finding>,
) -> Option<Designation> {
    let designation = Designation::new(number?);
    if designation.is_none() {
        let finding = Finding::new(&rules::DESIGNATION_UNKNOWN).with("name", unit.name.as_str());
        findings.push(finding.with("found", i64::from(number?)).at(place(unit.row)));
    }
    designation
}

/// What is odd in the keys of an edition.
pub(super) fn of_keys(units: &[Unit], place: Place) -> Vec<Finding> {
    let mut districts: Vec<&str> =
        units.iter().filter(|unit| unit.level == Level::District).filter_map(district).collect();
    districts.sort_unstable();
    let municipalities = units.iter().filter(|unit| unit.level == Level::Municipality);
    municipalities
        .flat_map(|unit| {
            [district_missing(unit, &districts), association_digits(unit)]
                .into_iter()
                .flatten()
                .map(|finding| finding.at(place(unit.row)))
        })
        .collect()
}

fn district(unit: &Unit) -> Option<&str> {
    match (&unit.ars, &unit.ags) {
        (Some(ars), _) => ars.as_str().get(..5),
        (None, Some(ags)) => Some(ags.district()),
        (None, None) => None,
    }
}

fn district_missing(unit: &Unit, districts: &[&str]) -> Option<Finding> {
    let district = district(unit).filter(|district| districts.binary_search(district).is_err())?;
    Some(Finding::new(&rules::DISTRICT_MISSING).with("name", unit.name.as_str()).with("district", district))
}

/// Without an association, its part of the key is 0 or 9 and the municipality's own digits.
fn association_digits(unit: &Unit) -> Option<Finding> {
    let key = unit.ars.as_ref()?.as_str();
    let (association, municipality) = (key.get(5..9)?, key.get(9..12)?);
    if association.starts_with('5') || association.ends_with(municipality) {
        return None;
    }
    let finding = Finding::new(&rules::ASSOCIATION_DIGITS).with("name", unit.name.as_str());
    Some(finding.with("found", association).with("expected", municipality))
}

/// Leaves of each unit the row that comes first, and says which others there were.
pub(super) fn drop_repeated(units: &mut Vec<Unit>, place: Place) -> Vec<Finding> {
    let identity = |at: &usize| (units[*at].ars, units[*at].ags, units[*at].level, units[*at].planning_region);
    let mut order: Vec<usize> = (0..units.len()).collect();
    order.sort_by_key(identity); // stable: of equal ones the first stays first
    let mut repeated: Vec<(usize, usize)> = order
        .chunk_by(|one, next| identity(one) == identity(next))
        .flat_map(|same| same.iter().skip(1).map(|&at| (same[0], at)))
        .collect();
    repeated.sort_by_key(|&(_, at)| at);
    let findings =
        repeated.iter().map(|&(first, at)| unit_repeated(&units[first], &units[at]).at(place(units[at].row))).collect();
    let mut again = repeated.iter().map(|&(_, at)| at).peekable();
    let mut at = 0;
    units.retain(|_| {
        let keep = again.next_if_eq(&at).is_none();
        at += 1;
        keep
    });
    findings
}

fn unit_repeated(first: &Unit, unit: &Unit) -> Finding {
    let same = Unit { row: first.row, ..unit.clone() } == *first;
    let key = unit.ars.map(String::from).or(unit.ags.map(String::from)).unwrap_or_default();
    let rule = if same { &rules::UNIT_REPEATED } else { &rules::KEY_REPEATED };
    Finding::new(rule).with("name", unit.name.as_str()).with("key", key).with("row", first.row.to_string())
}
