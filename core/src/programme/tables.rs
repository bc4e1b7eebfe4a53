//! Calls and phases as tables.

use super::call::Call;
use super::definition::Programme;
use super::phase::Phase;
use crate::table::{Column, Table};
use crate::time::When;

impl Programme {
    /// The table `calls` or `phases`, one row per call or phase in the order of the definition; none of another name.
    ///
    /// Dates are EDTF texts, followed by the words of the source if there are any.
    pub fn table(&self, name: &str) -> Option<Table> {
        match name {
            "calls" => Some(self.calls_table()),
            "phases" => Some(phases_table(self.phases())),
            _ => None,
        }
    }

    fn calls_table(&self) -> Table {
        let calls = self.calls();
        let mut columns = when(calls);
        columns.extend(how_many(calls));
        columns.extend(self.for_whom());
        columns.push(text(calls, "source", "sources, joined by \";\"", |call| joined(&call.provenance.source)));
        columns.push(text(calls, "note", "remarks", |call| call.provenance.note.clone()));
        Table::built("calls", columns)
    }

    fn for_whom(&self) -> Vec<Column> {
        let calls = self.calls();
        let limit = |name, description, pick: &dyn Fn(&Call) -> Option<i64>| {
            Column::integer(name, description, calls.iter().map(pick)).unit("persons")
        };
        vec![
            limit("inhabitants_from", "lower population limit", &|call| self.bands_of(call)?.lower()),
            limit("inhabitants_to", "upper population limit", &|call| self.bands_of(call)?.upper()),
            text(calls, "place_kinds", "kinds of places it names, joined by \";\"", |call| joined(&call.place_kinds)),
            text(
                calls,
                "applicant_sectors",
                "sectors whose bodies may apply, joined by \";\"; empty = no source restricts it",
                |call| joined(&call.applicant_sectors),
            ),
            flag(calls, "joint_application", "whether several partners apply together", |call| call.joint_application),
            flag(calls, "repeat_application", "whether a refused place may apply again", |call| {
                call.repeat_application
            }),
            text(
                calls,
                "required_sectors",
                "sectors or commitments that have to be there, joined by \";\"; \"|\" = or",
                required_sectors,
            ),
            text(calls, "optional_sectors", "further sectors it names, joined by \";\"", |call| {
                joined(&call.optional_sectors)
            }),
            text(calls, "commitments", "what applicants commit themselves to, joined by \";\"", |call| {
                joined(&call.commitments)
            }),
        ]
    }
}

fn when(calls: &[Call]) -> Vec<Column> {
    vec![
        text(calls, "call", "id of the call", |call| Some(call.id.clone())),
        text(calls, "phase", "phase in which its memberships begin", |call| Some(call.phase.clone())),
        text(calls, "opens", "first day for applications", |call| date(Some(&call.opens))),
        text(calls, "closes", "last day for applications as first announced (inclusive)", |call| {
            date(Some(&call.closes))
        }),
        count(calls, "amendments", "number of changes of the last day", |call| Some(call.amendments.len())),
        text(calls, "deadline", "last day for applications after all changes (inclusive)", |call| {
            date(Some(call.deadline()))
        }),
        text(calls, "decided", "when it was decided whom to admit", |call| date(call.decided.as_ref())),
        text(calls, "announced", "when the admissions were made public", |call| date(call.announced.as_ref())),
        text(calls, "effective_on", "first day of the memberships", |call| date(call.effective_on.as_ref())),
        text(calls, "term_last_day", "last day of the term as announced (inclusive)", |call| {
            date(call.term_last_day.as_ref())
        }),
    ]
}

fn how_many(calls: &[Call]) -> Vec<Column> {
    vec![
        count(calls, "applications", "applications handed in", |call| call.applications).unit("applications"),
        count(calls, "nominated", "applicants nominated for the final decision", |call| call.nominated).unit("places"),
        count(calls, "admitted_least", "places admitted, smallest number", |call| Some(call.admitted?.least()))
            .unit("places"),
        count(calls, "admitted_most", "places admitted, largest number", |call| Some(call.admitted?.most()))
            .unit("places"),
        count(calls, "places_offered", "places offered", |call| Some(call.places_offered?.places)).unit("places"),
        text(calls, "places_offered_comparator", "how the number of places offered is meant", |call| {
            Some(call.places_offered?.comparator.to_string())
        }),
        text(calls, "places_offered_of", "what the places offered count: new members or the total", |call| {
            Some(call.places_offered?.of.to_string())
        }),
    ]
}

fn phases_table(phases: &[Phase]) -> Table {
    let columns = vec![
        text(phases, "phase", "id of the phase", |phase| Some(phase.id.clone())),
        text(phases, "name", "German name", |phase| Some(phase.name.clone())),
        text(phases, "name_en", "English name", |phase| Some(phase.name_en.clone())),
        text(phases, "starts", "first day", |phase| date(phase.starts.as_ref())),
        text(phases, "last_day", "last day, where it is known to have ended (inclusive)", |phase| {
            date(phase.last_day.as_ref())
        }),
        text(phases, "planned_last_day", "last day of the term as announced (inclusive)", |phase| {
            date(phase.planned_last_day.as_ref())
        }),
        text(phases, "gap_before", "why days before it belong to no phase", |phase| phase.gap_before.clone()),
        text(phases, "source", "sources, joined by \";\"", |phase| joined(&phase.provenance.source)),
        text(phases, "note", "remarks", |phase| phase.provenance.note.clone()),
    ];
    Table::built("phases", columns)
}

fn text<T>(rows: &[T], name: &str, description: &str, pick: impl Fn(&T) -> Option<String>) -> Column {
    Column::text(name, description, rows.iter().map(pick))
}

fn count<T>(rows: &[T], name: &str, description: &str, pick: impl Fn(&T) -> Option<usize>) -> Column {
    let numbers = rows.iter().map(|row| pick(row).and_then(|count| i64::try_from(count).ok()));
    Column::integer(name, description, numbers)
}

fn flag<T>(rows: &[T], name: &str, description: &str, pick: impl Fn(&T) -> Option<bool>) -> Column {
    Column::flag(name, description, rows.iter().map(pick))
}

fn date(when: Option<&When>) -> Option<String> {
    when.map(When::to_field)
}

fn required_sectors(call: &Call) -> Option<String> {
    let choices = call.required_sectors.iter().map(|required| {
        let words = required.any_of.iter().chain(&required.or_commitment);
        words.map(String::as_str).collect::<Vec<_>>().join("|")
    });
    joined(&choices.collect::<Vec<_>>())
}

fn joined<T: ToString>(words: &[T]) -> Option<String> {
    let words = words.iter().map(ToString::to_string).collect::<Vec<_>>().join(";");
    (!words.is_empty()).then_some(words)
}
