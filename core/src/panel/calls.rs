//! The calls of a programme as a study counts them.

use chrono::Datelike;

use super::unit::StudyCall;
use crate::programme::Programme;

pub(super) fn calls(programme: &Programme) -> Vec<StudyCall> {
    let years: Vec<i32> = programme.calls().iter().map(|call| call.opens.earliest().year()).collect();
    let ids: Option<Vec<i64>> = programme.calls().iter().map(|call| call.id.parse().ok()).collect();
    let distinct = years.iter().enumerate().all(|(at, year)| !years[..at].contains(year));
    let calls = programme.calls().iter().zip(&years).enumerate().map(|(at, (call, &year))| StudyCall {
        id: call.id.clone(),
        number: match &ids {
            Some(ids) => ids[at],
            None if distinct => i64::from(year),
            None => i64::try_from(at + 1).unwrap_or(i64::MAX),
        },
        year,
        limits: programme.bands_of(call).and_then(|scale| Some((scale.lower()?, scale.upper()))),
        applied: call.applications,
        nominated: call.nominated,
        admitted: call.admitted_range(),
        selected: 0,
    });
    calls.collect()
}
