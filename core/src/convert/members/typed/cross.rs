//! Checks that need more than one cell of a row. What fails is unknown, and one finding.

use super::{Key, TypedColumn, Values};
use crate::convert::days;
use crate::convert::members::fields::Field;
use crate::convert::members::typed::{Notes, View};
use crate::convert::rules;
use crate::convert::words::Status;
use crate::finding::Finding;
use crate::place::State;
use crate::register::rules::{LAND_MISMATCH, SPAN_REVERSED};
use crate::time::{Day, GermanDate};

pub(super) fn check(list_day: Option<Day>, view: &View<'_>, typed: &mut [TypedColumn], notes: &mut Notes) {
    for slot in 0..view.rows.len() {
        keys_and_state(view, slot, typed, notes);
        first_and_last_day(view, slot, typed, notes);
        status_and_last_day(list_day, view, slot, typed, notes);
    }
}

fn keys_and_state(view: &View<'_>, slot: usize, typed: &mut [TypedColumn], notes: &mut Notes) {
    let state = typed.iter().find_map(|column| match &column.values {
        Values::State(states) => states.get(slot).copied().flatten(),
        _ => None,
    });
    let Some(state) = state else { return };
    for column in typed.iter_mut() {
        let Values::Key(keys) = &mut column.values else { continue };
        let Some(key) = keys.get_mut(slot) else { continue };
        if let Some((found, of)) = key.as_ref().and_then(|key| contradicting(key, state)) {
            let finding = Finding::new(&LAND_MISMATCH)
                .with("found", found)
                .with("expected", of.to_string())
                .with("state", state.to_string());
            refuse(view, slot, column.position, finding, column.spec.field, notes);
            *key = None;
        }
    }
}

fn contradicting(key: &Key, state: State) -> Option<(String, State)> {
    key.state().filter(|&of| of != state).map(|of| (key.to_string(), of))
}

fn first_and_last_day(view: &View<'_>, slot: usize, typed: &mut [TypedColumn], notes: &mut Notes) {
    let Some(first) = date(typed, Field::Joined, slot).and_then(days::first_day) else { return };
    let Some(last) = date(typed, Field::Left, slot).and_then(days::last_day) else { return };
    if last.latest() < first.earliest() {
        let finding = Finding::new(&SPAN_REVERSED).with("from", first).with("last_day", last);
        refuse_date(view, slot, typed, finding, notes);
    }
}

fn status_and_last_day(
    list_day: Option<Day>,
    view: &View<'_>,
    slot: usize,
    typed: &mut [TypedColumn],
    notes: &mut Notes,
) {
    let status = typed.iter().find_map(|column| match &column.values {
        Values::Status(values) => values.get(slot).copied().flatten(),
        _ => None,
    });
    let last = date(typed, Field::Left, slot).and_then(days::last_day);
    let (Some(status), Some(last), Some(day)) = (status, last, list_day) else { return };
    let contradicts = match status {
        Status::Active => last.latest() < day,
        Status::Left | Status::No => last.earliest() > day,
        Status::Outside => false,
    };
    if contradicts {
        let finding =
            Finding::new(&rules::STATUS_CONTRADICTS_DATE).with("status", status.as_str()).with("last_day", last);
        refuse_date(view, slot, typed, finding, notes);
    }
}

fn date(typed: &[TypedColumn], field: Field, slot: usize) -> Option<GermanDate> {
    typed.iter().find(|column| column.spec.field == field).and_then(|column| match &column.values {
        Values::Date(dates) => dates.get(slot).cloned().flatten(),
        _ => None,
    })
}

/// Makes the last day of a row unknown.
fn refuse_date(view: &View<'_>, slot: usize, typed: &mut [TypedColumn], finding: Finding, notes: &mut Notes) {
    let Some(column) = typed.iter_mut().find(|column| column.spec.field == Field::Left) else { return };
    refuse(view, slot, column.position, finding, Field::Left, notes);
    if let Values::Date(dates) = &mut column.values
        && let Some(date) = dates.get_mut(slot)
    {
        *date = None;
    }
}

fn refuse(view: &View<'_>, slot: usize, position: usize, finding: Finding, field: Field, notes: &mut Notes) {
    notes.tally(slot, |tally| {
        tally.converted = tally.converted.saturating_sub(1);
        tally.rejected += 1;
    });
    let spec = view.mapping.columns.get(position).and_then(|column| column.spec);
    let finding = match spec {
        Some(spec) if spec.field == field => finding.table(spec.table).field(spec.name),
        _ => finding,
    };
    notes.say(slot, finding.at(view.origin(slot, position)));
}
