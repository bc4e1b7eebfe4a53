//! Rules that need more than one cell: repeated values, order, keys and their state. What fails is unknown, and one flaw.

use std::cmp::Ordering;
use std::collections::HashMap;

use super::block::{CellFlaw, Expected, TypedColumn, TypedValues};
use crate::convert::days::{YEAR_EXPECTED, first_day, is_plausible, is_plausible_day, last_day};
use crate::convert::profile::{ColumnSpec, RowRule};
use crate::convert::rules;
use crate::finding::Rule;
use crate::place::State;
use crate::register::rules::{DATE_UNREADABLE, LAND_MISMATCH, SPAN_REVERSED};
use crate::time::{Day, GermanDate};

/// The values seen so far in a column where each may stand once, with the row of each.
#[derive(Default)]
pub(super) struct Seen {
    keys: KeyRows,
    texts: HashMap<Box<str>, u32>,
}

impl Seen {
    /// The row in which a value stood before.
    fn before(&mut self, text: &str, row: u64) -> Option<u64> {
        let row = u32::try_from(row).unwrap_or(u32::MAX);
        let known = match digits(text) {
            Some(key) => self.keys.before(key, row),
            None => self.texts.get(text).copied().or_else(|| self.texts.insert(text.into(), row)),
        };
        known.map(u64::from)
    }
}

/// A key of digits, which needs no copy; the leading one keeps `01` and `1` apart.
fn digits(text: &str) -> Option<u32> {
    (text.len() <= 9 && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.bytes().fold(1, |value, byte| value * 10 + u32::from(byte - b'0')))
}

/// Keys with the row of each in one table, so that a look touches one line of the cache.
#[derive(Default)]
struct KeyRows {
    /// A power of two of slots, at most half of them taken; no key is 0.
    slots: Vec<(u32, u32)>,
    taken: usize,
}

impl KeyRows {
    /// The row of a key that is known; a new one is kept.
    fn before(&mut self, key: u32, row: u32) -> Option<u32> {
        if self.taken * 2 >= self.slots.len() {
            let slots = vec![(0, 0); (self.slots.len() * 2).max(1 << 10)];
            for (key, row) in std::mem::replace(&mut self.slots, slots).into_iter().filter(|&(key, _)| key != 0) {
                let at = self.find(key);
                self.slots[at] = (key, row);
            }
        }
        let at = self.find(key);
        let (known, first) = self.slots[at];
        if known == key {
            return Some(first);
        }
        self.slots[at] = (key, row);
        self.taken += 1;
        None
    }

    /// Brings the slots of some keys into the cache together, instead of waiting for one after the other.
    fn fetch(&self, keys: impl Iterator<Item = u32>) {
        let first = |key| self.slots.get(self.first(key)).map_or(0, |slot| slot.0);
        std::hint::black_box(keys.fold(0, |seen, key| seen ^ first(key)));
    }

    /// The slot at which a look for a key begins.
    fn first(&self, key: u32) -> usize {
        // Half of the keys differ in their last digits only.
        let spread = u64::from(key).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32;
        usize::try_from(spread).unwrap_or_default() & self.slots.len().saturating_sub(1)
    }

    /// The slot of a key, or the free one where it belongs.
    fn find(&self, key: u32) -> usize {
        let last = self.slots.len() - 1;
        let mut at = self.first(key);
        while self.slots[at].0 != 0 && self.slots[at].0 != key {
            at = (at + 1) & last;
        }
        at
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
    seen.keys.fetch((0..texts.len()).filter_map(|slot| digits(texts.get(slot)?)));
    for slot in 0..texts.len() {
        let Some(text) = texts.get(slot) else { continue };
        if let Some(known) = seen.before(text, row(slot)) {
            flaws.push(flaw(&rules::VALUE_REPEATED, slot, column, Expected::Row(known)));
        }
    }
}

/// The dates of memberships and meetings whose year is a typing error.
pub(super) fn implausible(column: &mut TypedColumn<'_>, flaws: &mut Vec<CellFlaw>) {
    let of_network = |field: &String| field.starts_with("memberships.") || field.starts_with("meetings.");
    if !column.spec.field.as_ref().is_some_and(of_network) {
        return;
    }
    let wrong: Vec<usize> = match &column.values {
        TypedValues::Day(days) => {
            let wrong = |day: &Option<Day>| day.is_some_and(|day| !is_plausible_day(day));
            (0..days.len()).filter(|&slot| wrong(&days[slot])).collect()
        }
        TypedValues::Date(dates) => {
            let wrong = |date: &Option<GermanDate>| date.as_ref().is_some_and(|date| !is_plausible(date));
            (0..dates.len()).filter(|&slot| wrong(&dates[slot])).collect()
        }
        _ => return,
    };
    for slot in wrong {
        flaws.push(flaw(&DATE_UNREADABLE, slot, column, Expected::Phrase(YEAR_EXPECTED)));
        column.values.forget(slot);
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
