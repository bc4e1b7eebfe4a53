use super::position::{Report, Spot};
use super::reader::Reader;
use super::rules;
use crate::finding::Finding;
use crate::time::{Answer, Day, Span, When};

/// When a value holds, and up to which day somebody verified that it does. Both days of the span are inclusive.
#[derive(Clone, Debug, PartialEq)]
pub struct Validity {
    /// First day.
    pub from: When,
    /// Last day (inclusive); without one, until the next value begins.
    pub last_day: Option<When>,
    /// Beyond this day nobody verified the value.
    pub verified_until: Day,
}

impl Validity {
    /// Whether the value holds on a day; unknown beyond the verified days.
    pub fn covers(&self, day: Day) -> Answer {
        match self.reaches(day) {
            Answer::Yes if day > self.verified_until => Answer::Unknown,
            answer => answer,
        }
    }

    /// Whether the value holds on a day, taking for granted that it still holds beyond the verified days.
    pub fn reaches(&self, day: Day) -> Answer {
        Span::covers(Some(&self.from), self.last_day.as_ref(), day)
    }

    pub(super) fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let from = reader.required::<When>("from");
        let last_day = reader.optional::<When>("last_day");
        let verified_until = reader.required::<Day>("verified_until");
        check_span(reader, "last_day", from.as_ref(), last_day.as_ref());
        let (from, verified_until) = (from?, verified_until?);
        if verified_until < from.earliest() {
            reversed(reader, "verified_until", &verified_until.to_string(), &from);
        }
        Some(Self { from, last_day, verified_until })
    }

    fn span(&self) -> Span {
        Span { from: Some(self.from.clone()), last_day: self.last_day.clone() }
    }
}

/// Reports an end on which nothing can have begun yet.
pub(super) fn check_span(reader: &Reader<'_>, key: &'static str, from: Option<&When>, last_day: Option<&When>) {
    if let (Some(from), Some(last)) = (from, last_day)
        && last.latest() < from.earliest()
    {
        reversed(reader, key, &last.to_string(), from);
    }
}

fn reversed(reader: &Reader<'_>, key: &'static str, found: &str, from: &When) {
    let finding = Finding::new(&rules::SPAN_REVERSED)
        .with("field", key)
        .with("found", found)
        .with("expected", from.without_wording());
    reader.report().add(&reader.spot_of(key), finding);
}

/// Reports values that do not follow one another. Dates that only may overlap are no fault: sources are as they are.
pub(super) fn check_order<'v>(report: &Report<'_>, values: impl IntoIterator<Item = (&'v Spot, &'v Validity)>) {
    let mut before: Option<&Validity> = None;
    for (spot, value) in values {
        if let Some(earlier) = before
            && !follows(value, earlier)
        {
            let finding = Finding::new(&rules::DATED_VALUES_UNORDERED)
                .with("found", value.span().to_string())
                .with("expected", earlier.span().to_string());
            report.add(spot, finding);
        }
        before = Some(value);
    }
}

fn follows(value: &Validity, earlier: &Validity) -> bool {
    let after_its_end = earlier.last_day.as_ref().is_none_or(|last| last.earliest() < value.from.latest());
    earlier.from.earliest() < value.from.earliest() && after_its_end
}
