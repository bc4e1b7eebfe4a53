//! Rules that need more than one cell: repeated values, order, keys and their state. What fails is unknown, and one flaw.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::{BuildHasherDefault, Hasher};

use super::block::{CellFlaw, Expected, TypedColumn, TypedValues};
use crate::convert::days::{first_day, last_day};
use crate::convert::profile::{ColumnSpec, RowRule};
use crate::convert::rules;
use crate::finding::Rule;
use crate::place::State;
use crate::register::rules::{LAND_MISMATCH, SPAN_REVERSED};
use crate::time::{Day, GermanDate};

/// The values seen so far in a column where each may stand once, with the row of each.
#[derive(Default)]
pub(super) struct Seen {
    keys: HashMap<u32, u32, BuildHasherDefault<KeyHasher>>,
    texts: HashMap<Box<str>, u32>,
}

impl Seen {
    /// The row in which a value stood before.
    fn before(&mut self, text: &str, row: u64) -> Option<u64> {
        let row = u32::try_from(row).unwrap_or(u32::MAX);
        // A key of digits needs no copy; the leading one keeps `01` and `1` apart.
        let digits = (text.len() <= 9 && text.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| text.bytes().fold(1, |value, byte| value * 10 + u32::from(byte - b'0')));
        let known = match digits {
            Some(key) => match self.keys.entry(key) {
                Entry::Occupied(known) => Some(*known.get()),
                Entry::Vacant(new) => {
                    new.insert(row);
                    None
                }
            },
            None => self.texts.get(text).copied().or_else(|| self.texts.insert(text.into(), row)),
        };
        known.map(u64::from)
    }
}

/// Spreads the numbers of keys over a table; half of them differ in their last digits only.
#[derive(Default)]
struct KeyHasher(u64);

impl Hasher for KeyHasher {
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u32(u32::from(byte));
        }
    }

    fn write_u32(&mut self, number: u32) {
        self.0 = (self.0 ^ u64::from(number)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

/// The flaws of values that stand in the list already.
pub(super) fn repeated(
    column: &TypedColumn<'_>,
    row: impl Fn(usize) -> u64,
    seen: &mut Seen,
    flaws: &mut Vec<CellFlaw>,
) {
    let TypedValues::Text(texts) = &column.values else { return };
    for slot in 0..texts.len() {
        let Some(text) = texts.get(slot) else { continue };
        if let Some(known) = seen.before(text, row(slot)) {
            flaws.push(flaw(&rules::VALUE_REPEATED, slot, column, Expected::Row(known)));
        }
    }
}

/// Checks a rule on every row of a block.
pub(super) fn check(
    rule: &RowRule,
    profile: &[ColumnSpec],
    columns: &mut [TypedColumn<'_>],
    flaws: &mut Vec<CellFlaw>,
) {
    let at = |columns: &[TypedColumn<'_>], column: usize| {
        let spec = profile.get(column);
        columns.iter().position(|typed| spec.is_some_and(|spec| std::ptr::eq(typed.spec, spec)))
    };
    let (RowRule::Order(first, second) | RowRule::KeyInState(first, second)) = *rule;
    let (Some(a), Some(b)) = (at(columns, first), at(columns, second)) else { return };
    let (wrong, at_fault, other, broken): (Vec<usize>, _, _, &'static Rule) = match rule {
        RowRule::Order(..) => {
            let dates = !matches!(
                columns.get(a).map(|column| &column.values),
                Some(TypedValues::Integer(_) | TypedValues::Number(_))
            );
            let broken = if dates { &SPAN_REVERSED } else { &rules::VALUES_OUT_OF_ORDER };
            (reversed(columns, a, b), b, first, broken)
        }
        RowRule::KeyInState(..) => (in_another_state(columns, a, b), a, second, &LAND_MISMATCH),
    };
    let Some(column) = columns.get_mut(at_fault) else { return };
    for slot in wrong {
        flaws.push(flaw(broken, slot, column, Expected::Column(other)));
        column.values.forget(slot);
    }
}

fn flaw(rule: &'static Rule, slot: usize, column: &TypedColumn<'_>, expected: Expected) -> CellFlaw {
    CellFlaw {
        rule,
        slot: u32::try_from(slot).unwrap_or(u32::MAX),
        position: u32::try_from(column.position).ok(),
        expected,
    }
}

/// The rows in which the first column is greater than the second.
fn reversed(columns: &[TypedColumn<'_>], first: usize, second: usize) -> Vec<usize> {
    fn pairs<T: Copy, U: Copy>(a: &[Option<T>], b: &[Option<U>], greater: impl Fn(T, U) -> bool) -> Vec<usize> {
        let both = a.iter().zip(b).enumerate();
        both.filter_map(|(slot, (a, b))| a.zip(*b).filter(|&(a, b)| greater(a, b)).map(|_| slot)).collect()
    }
    let (Some(a), Some(b)) = (columns.get(first), columns.get(second)) else { return Vec::new() };
    match (&a.values, &b.values) {
        (TypedValues::Integer(a), TypedValues::Integer(b)) => pairs(a, b, |a, b| a > b),
        (TypedValues::Number(a), TypedValues::Number(b)) => {
            pairs(a, b, |a, b| a.partial_cmp(&b) == Some(Ordering::Greater))
        }
        (TypedValues::Day(a), TypedValues::Day(b)) => pairs(a, b, |a, b| a > b),
        (a, b) => pairs(&days(a, true), &days(b, false), |a, b| a > b),
    }
}

/// The days of a column of dates: the first that each allows, or the last.
fn days(values: &TypedValues, first: bool) -> Vec<Option<Day>> {
    match values {
        TypedValues::Day(days) => days.clone(),
        TypedValues::Date(dates) => {
            let day = |date: &GermanDate| {
                if first {
                    first_day(date.clone()).map(|when| when.earliest())
                } else {
                    last_day(date.clone()).map(|when| when.latest())
                }
            };
            dates.iter().map(|date| date.as_ref().and_then(day)).collect()
        }
        _ => Vec::new(),
    }
}

fn in_another_state(columns: &[TypedColumn<'_>], key: usize, state: usize) -> Vec<usize> {
    let (Some(keys), Some(states)) = (columns.get(key), columns.get(state)) else { return Vec::new() };
    let (TypedValues::Text(keys), TypedValues::State(states)) = (&keys.values, &states.values) else {
        return Vec::new();
    };
    let number = |key: &str| match *key.as_bytes() {
        [tens @ b'0'..=b'9', ones @ b'0'..=b'9', ..] => (tens - b'0') * 10 + (ones - b'0'),
        _ => 0,
    };
    let other = |(slot, state): (usize, &Option<State>)| {
        let key = keys.get(slot)?;
        state.filter(|state| state.number() != number(key)).map(|_| slot)
    };
    states.iter().enumerate().filter_map(other).collect()
}
