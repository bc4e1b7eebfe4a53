//! What one record shows alone: called by everything that makes or reads records.

use crate::finding::Finding;
use crate::place::RegionalKey;
use crate::time::When;

use super::applications::{Application, Decision};
use super::claims::{Claim, Indicator, Mention};
use super::field::Field;
use super::meetings::{Attendance, Cooperation, CooperationMember, Meeting};
use super::memberships::{Membership, Sighting};
use super::origins::{OriginRow, Repair};
use super::partners::{LocalPartner, Organisation, Role};
use super::places::{Place, PlaceKey, Population};
use super::record::Record;
use super::rules;
use super::sources::Source;

pub(crate) trait Faulty {
    fn own_faults(&self) -> Vec<Finding>;
}

fn about<T: Record>(record: &T, rule: &'static crate::finding::Rule, field: &'static str) -> Finding {
    Finding::new(rule).about(T::TABLE, record.id()).field(field)
}

/// A value that would be another once it was written and read again: an empty text, a number that is not finite.
pub(crate) fn unwritable<T: Record>(record: &T, field: &'static str, value: &impl Field) -> Option<Finding> {
    let fault = value.unwritable()?;
    Some(
        about(record, fault.rule, field)
            .with("found", value.write())
            .with("expected", fault.expected)
            .with("field", field),
    )
}

fn unsourced<T: Record>(record: &T, sources: usize) -> Option<Finding> {
    (sources == 0).then(|| about(record, &rules::WITHOUT_SOURCE, "source"))
}

fn reversed<T: Record>(record: &T, from: Option<&When>, last_day: Option<&When>) -> Option<Finding> {
    let (from, last_day) = (from?, last_day?);
    (last_day.latest() < from.earliest()).then(|| {
        about(record, &rules::SPAN_REVERSED, "last_day").with("from", from.clone()).with("last_day", last_day.clone())
    })
}

fn no_count<T: Record>(record: &T, field: &'static str, said: Option<String>, count: Option<i64>) -> Option<Finding> {
    let said = said.filter(|_| count.is_none())?;
    Some(about(record, &rules::UNIT_MISSING, field).with("field", field).with("found", said))
}

/// Records whose own faults are a missing source and a reversed span, if they have one.
macro_rules! spans {
    ($($type:ty: $(($from:ident, $last:ident))?),+ $(,)?) => {$(
        impl Faulty for $type {
            fn own_faults(&self) -> Vec<Finding> {
                let unsourced = unsourced(self, self.source.len()).into_iter();
                $( let unsourced = unsourced.chain(reversed(self, opt(&self.$from), opt(&self.$last))); )?
                unsourced.collect()
            }
        }
    )+};
}

trait Optional {
    fn optional(&self) -> Option<&When>;
}
impl Optional for When {
    fn optional(&self) -> Option<&When> {
        Some(self)
    }
}
impl Optional for Option<When> {
    fn optional(&self) -> Option<&When> {
        self.as_ref()
    }
}
fn opt(when: &impl Optional) -> Option<&When> {
    when.optional()
}

spans! {
    PlaceKey: (from, last_day),
    Organisation: ,
    Role: (from, last_day),
    LocalPartner: (from, last_day),
    Membership: (from, last_day),
    Sighting: (from, last_day),
    Application: ,
    Decision: ,
    Attendance: ,
    Cooperation: (from, last_day),
    CooperationMember: (from, last_day),
    Claim: ,
    Indicator: ,
    Mention: ,
    OriginRow: ,
    Repair: ,
}

impl Faulty for Source {
    fn own_faults(&self) -> Vec<Finding> {
        Vec::new()
    }
}

impl Faulty for Place {
    fn own_faults(&self) -> Vec<Finding> {
        let mut found: Vec<Finding> = unsourced(self, self.source.len()).into_iter().collect();
        if let (Some(ags), Some(state)) = (self.ags, self.state)
            && ags.state() != state
        {
            found.push(
                about(self, &rules::LAND_MISMATCH, "ags")
                    .with("found", ags.to_string())
                    .with("expected", ags.state().to_string())
                    .with("state", state.to_string()),
            );
        }
        if let (Some(ags), Some(reduced)) = (self.ags, self.ars.and_then(RegionalKey::ags))
            && ags != reduced
        {
            let ars = self.ars.as_ref().map(ToString::to_string).unwrap_or_default();
            found.push(
                about(self, &rules::KEYS_DISAGREE, "ars")
                    .with("found", ars)
                    .with("expected", reduced.to_string())
                    .with("ags", ags.to_string()),
            );
        }
        found
    }
}

impl Faulty for Population {
    fn own_faults(&self) -> Vec<Finding> {
        let mut found: Vec<Finding> = unsourced(self, self.source.len()).into_iter().collect();
        if self.inhabitants < 0 {
            found.push(about(self, &rules::POPULATION_NEGATIVE, "inhabitants").with("found", self.inhabitants));
        }
        found
    }
}

impl Faulty for Meeting {
    fn own_faults(&self) -> Vec<Finding> {
        let said = |comparator: Option<crate::language::Comparator>| comparator.map(|word| word.to_string());
        unsourced(self, self.source.len())
            .into_iter()
            .chain(reversed(self, self.from.as_ref(), self.last_day.as_ref()))
            .chain(no_count(self, "persons", said(self.persons_comparator), self.persons))
            .chain(no_count(self, "cities", said(self.cities_comparator), self.cities))
            .collect()
    }
}
