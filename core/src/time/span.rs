use std::fmt;
use std::str::FromStr;

use super::edtf::{DateError, Problem};
use super::{Answer, Day, When};

/// From a first day to a last day, both as precise as their sources and both inclusive; either may be unknown.
///
/// "bis 30.06.2023" is the last day 2023-06-30: the span still holds on it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Span {
    /// First day.
    pub from: Option<When>,
    /// Last day (inclusive).
    pub last_day: Option<When>,
}

impl Span {
    /// Whether a span with these ends holds on a day; an end that is not given or only doubtful does not bound it.
    pub fn covers(from: Option<&When>, last_day: Option<&When>, day: Day) -> Answer {
        let proof = |when: &&When| !when.is_qualified();
        let begun = from.map_or(Answer::Unknown, |from| {
            if from.latest() <= day && proof(&from) {
                Answer::Yes
            } else if from.earliest() > day && proof(&from) {
                Answer::No
            } else {
                Answer::Unknown
            }
        });
        let lasting = last_day.map_or(Answer::Yes, |last| {
            if day <= last.earliest() && proof(&last) {
                Answer::Yes
            } else if day > last.latest() && proof(&last) {
                Answer::No
            } else {
                Answer::Unknown
            }
        });
        begun.and(lasting)
    }
}

impl fmt::Display for Span {
    /// An EDTF interval; an unknown end is empty.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let part = |when: &Option<When>| when.as_ref().map(ToString::to_string).unwrap_or_default();
        write!(f, "{}/{}", part(&self.from), part(&self.last_day))
    }
}

impl FromStr for Span {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (from, last_day) = text.split_once('/').ok_or_else(|| DateError::new(text, Problem::NotASpan))?;
        let part = |text: &str| match text {
            "" | ".." => Ok(None),
            date => date.parse().map(Some),
        };
        Ok(Self { from: part(from)?, last_day: part(last_day)? })
    }
}
